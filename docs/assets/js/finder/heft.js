/**
 * Das Heft: die Merkliste auf Papier, mit Deckblatt, Inhalt und jedem Eintrag auf eigenen Seiten. Das Deckblatt bringt die Seite
 * mit, den Text holt es von der Seite des Eintrags, erst wenn jemand druckt. Was sich nicht holen lässt, druckt es als Karte.
 */

import { BASIS } from "./adressen.js";
import { confirmations, effort, labels, LUECKE, period, privacy, programme } from "./angaben.js";
import { tableWords } from "./karte.js";
import { drawCard } from "./kartenbild.js";
import { element, link } from "./teile.js";
import { counted } from "./worte.js";

/** @typedef {import("./karte.js").Karte} Karte */
/** @typedef {{karte: Karte, satz: any}} Eintrag */

/** Länger wartet niemand auf eine Seite; dann steht die Karte da. */
const WARTEZEIT = 15_000;

/** Was auf der Seite des Eintrags nützt, auf Papier aber nicht, und alles, was ein Skript sein oder eines brauchen könnte. */
const ENTFAELLT = [
  "script", "style", "link", "template", "iframe", "object", "embed", "form", "button", "nav", ".pb-aktionen", ".pb-merken", ".headerlink",
  ".pb-begriff__text", ".pb-quellen__zurueck", ".pb-stand__bearbeiten", "#material", "#material + .pb-linkliste",
].join(",");

/** id → Text der Seite, aufbereitet. @type {Map<string, HTMLElement>} */
const texte = new Map();

/**
 * Holt die Seiten der Einträge, jede einmal. Scheitert eine, fehlt nur sie.
 * @param {Karte[]} karten
 */
export async function loadPages(karten) {
  await Promise.allSettled(karten.filter(({ id }) => !texte.has(id)).map(loadPage));
}

/** @param {Karte} karte */
async function loadPage({ id, adresse }) {
  const antwort = await fetch(BASIS + adresse, { signal: AbortSignal.timeout(WARTEZEIT) });
  if (!antwort.ok) return;
  const seite = new DOMParser().parseFromString(await antwort.text(), "text/html");
  const artikel = seite.querySelector("article.pb-text");
  if (artikel?.querySelector(".pb-hero")) texte.set(id, prepare(artikel, anchor(id), antwort.url));
}

/** @param {string} id */
const anchor = (id) => `heft-${id}`;

/**
 * Der Text einer Seite als Teil eines Hefts: Überschriften eine Stufe tiefer, Adressen ganz, Anker eindeutig.
 * @param {Element} artikel
 * @param {string} anker
 * @param {string} adresse
 * @returns {HTMLElement}
 */
function prepare(artikel, anker, adresse) {
  for (const teil of artikel.querySelectorAll(ENTFAELLT)) teil.remove();
  for (const teil of artikel.querySelectorAll(":scope > .pb-quellen ~ :not(.pb-stand)")) teil.remove();
  for (const titel of artikel.querySelectorAll("h1, h2, h3, h4, h5")) {
    const tiefer = document.createElement(`h${Number(titel.localName[1]) + 1}`);
    for (const { name, value } of titel.attributes) tiefer.setAttribute(name, value);
    tiefer.append(...titel.childNodes);
    titel.replaceWith(tiefer);
  }
  for (const teil of artikel.querySelectorAll("[id]")) teil.id = `${anker}-${teil.id}`;
  for (const teil of artikel.querySelectorAll("[aria-describedby], [aria-labelledby]")) {
    teil.removeAttribute("aria-describedby");
    teil.removeAttribute("aria-labelledby");
  }
  for (const name of ["href", "src"]) {
    for (const teil of artikel.querySelectorAll(`[${name}]`)) {
      const ziel = teil.getAttribute(name) ?? "";
      teil.setAttribute(name, ziel.startsWith("#") ? `#${anker}-${ziel.slice(1)}` : new URL(ziel, adresse).href);
    }
  }
  const text = element("article", "pb-heft__eintrag", ...inParts(artikel));
  text.id = anker;
  return text;
}

/**
 * Kopf, Steckbrief, Text, Schluss. Auf Papier läuft der Text in Spalten; der Schluss bleibt beisammen, damit nie nur eine Zeile
 * auf das nächste Blatt gerät: der letzte Abschnitt (bei Beispielen „Was wir nicht wissen“), die Quellen, der Kurzlink.
 * @param {Element} artikel
 * @returns {Element[]}
 */
function inParts(artikel) {
  const teile = [...artikel.children];
  const kopf = teile.filter((teil) => teil.matches(".pb-hero, .pb-steckbrief"));
  const rest = teile.filter((teil) => !kopf.includes(teil));
  const abschnitte = rest.flatMap((teil, nummer) => (teil.localName === "h3" ? [nummer] : []));
  const schluss = rest.slice(abschnitte.at(-2) ?? abschnitte.at(-1) ?? rest.length);
  const text = rest.slice(0, rest.length - schluss.length);
  return [...kopf, element("div", "pb-text pb-heft__text", ...text), element("div", "pb-text pb-heft__schluss", ...schluss)];
}

/**
 * Setzt das Heft aus dem zusammen, was geholt ist.
 * @param {HTMLElement} heft
 * @param {Eintrag[]} eintraege
 * @param {string} adresse der Liste
 */
export function drawBooklet(heft, eintraege, adresse) {
  for (const alt of heft.querySelectorAll(":scope > article")) alt.remove();
  const zahl = /** @type {HTMLElement} */ (heft.querySelector("[data-zahl]"));
  zahl.textContent = counted(eintraege.length, "Eintrag", "Einträge");
  /** @type {HTMLElement} */ (heft.querySelector("[data-adresse]")).replaceChildren(link(adresse, adresse));
  const inhalt = /** @type {HTMLElement} */ (heft.querySelector("[data-inhalt]"));
  inhalt.hidden = !eintraege.some(({ karte }) => texte.has(karte.id));
  inhalt.querySelector("ol")?.replaceChildren(...eintraege.map(({ karte }) => line(karte)));
  heft.append(...eintraege.map((eintrag, nummer) => part(eintrag, `Eintrag ${nummer + 1} von ${eintraege.length}`)));
  heft.hidden = eintraege.length === 0;
}

/** @param {Karte} karte */
function line(karte) {
  const dazu = [karte.ort, karte.tisch.length ? `Am Tisch: ${tableWords(karte.tisch)}` : ""].filter(Boolean);
  return element("li", "", link(karte.titel, `#${anchor(karte.id)}`), ...dazu.map((satz) => element("span", "pb-heft__dazu", satz)));
}

/**
 * @param {Eintrag} eintrag
 * @param {string} nummer
 */
function part({ karte, satz }, nummer) {
  const text = texte.get(karte.id)?.cloneNode(true);
  if (!(text instanceof HTMLElement)) return cardPart(karte);
  text.querySelector(".pb-hero__text")?.prepend(element("p", "pb-heft__nummer", nummer));
  if (karte.art === "beispiele") drawFacts(text, satz);
  return text;
}

/** @param {Karte} karte */
function cardPart(karte) {
  const teil = element("article", "pb-heft__eintrag pb-heft__eintrag--karte", drawCard(karte), readOn(karte));
  teil.id = anchor(karte.id);
  return teil;
}

/**
 * @param {Karte} karte
 * @returns {HTMLElement} der Kurzlink, auch zum Abtippen
 */
export function readOn(karte) {
  return element("p", "pb-gemerkt__link", "Zum Nachlesen: ", link(karte.kurzlink.replace(/^https?:\/\//, ""), BASIS + karte.adresse));
}

/** Was zum Beispiel zu wissen ist, bevor man es vorschlägt: Der Steckbrief der Seite lässt Lücken weg, hier stehen sie da. */
const ANGABEN = /** @type {[string, (satz: any) => string[]][]} */ ([
  ["Stand", (satz) => [...labels(satz, "status"), satz.status_grund].filter(Boolean)],
  ["Zeitraum", period],
  ["Themen", (satz) => [labels(satz, "themen").join(" · ")].filter(Boolean)],
  ["Für wen", (satz) => [labels(satz, "zielgruppen").join(" · ")].filter(Boolean)],
  ["Wer mitmacht", (satz) => [labels(satz, "akteure").join(" · ")].filter(Boolean)],
  ["Rechtsgrundlagen", (satz) => [labels(satz, "normen").join(", ")].filter(Boolean)],
  ["Programm", programme],
  ["Nachweis", (satz) => [...labels(satz, "nachweis"), satz.nachweis_bezug].filter(Boolean)],
  ["Aufwand", effort],
  ["Datenschutz", privacy],
  ["Vom Partner bestätigt", confirmations],
]);

/**
 * @param {HTMLElement} text
 * @param {any} satz
 */
function drawFacts(text, satz) {
  const zeilen = ANGABEN.map(([titel, werte]) => {
    const bekannt = werte(satz);
    return element("div", "", element("dt", "", titel), ...(bekannt.length ? bekannt : [LUECKE]).map((wert) => element("dd", "", wert)));
  });
  text.querySelector(".pb-steckbrief__liste")?.replaceChildren(...zeilen);
  text.querySelector(".pb-nachweis__bezug")?.remove(); // steht beim Nachweis im Steckbrief
}
