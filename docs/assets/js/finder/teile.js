/**
 * Die beweglichen Teile des Finders außer der Liste: Zahlen, Marken für das Gewählte, Hinweise, Wege daraus.
 */

import { BASIS } from "./adressen.js";
import { countFacets } from "./kern.js";
import { counted, formatDay, formatNumber, HOECHSTENS_GENANNT, listNames } from "./worte.js";

/** @typedef {import("./tabelle.js").Tabelle} Tabelle */
/** @typedef {import("./kern.js").Zustand} Zustand */
/** @typedef {import("./kern.js").Filter} Filter */
/** @typedef {(neu: Partial<Zustand>) => void} Aendern */
/** @typedef {{label: string, ohne: Partial<Zustand>}} Wahl etwas Gewähltes und der Zustand ohne es */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} klasse
 * @param {...(Node | string)} inhalt
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, klasse, ...inhalt) {
  const neu = document.createElement(name);
  if (klasse) neu.className = klasse;
  neu.append(...inhalt);
  return neu;
}

/**
 * @param {string} text
 * @param {string} adresse
 */
export function link(text, adresse) {
  const neu = element("a", "", text);
  neu.href = adresse;
  return neu;
}

/**
 * @param {string} klasse
 * @param {() => void} tut
 * @param {...(Node | string)} inhalt
 */
export function button(klasse, tut, ...inhalt) {
  const neu = element("button", klasse, ...inhalt);
  neu.type = "button";
  neu.addEventListener("click", tut);
  return neu;
}

/**
 * Schreibt die Zahlen an die Kästchen; die Kästchen selbst bleiben, damit der Fokus bleibt.
 * @param {HTMLElement} wurzel
 * @param {Record<string, Uint32Array>} zahlen
 * @param {Tabelle} tabelle
 */
export function drawCounts(wurzel, zahlen, tabelle) {
  for (const { name, ids } of tabelle.facetten) {
    for (const kaestchen of /** @type {NodeListOf<HTMLInputElement>} */ (wurzel.querySelectorAll(`[data-facette="${name}"] input`))) {
      const zahl = zahlen[name][ids.indexOf(kaestchen.value)] ?? 0;
      const feld = /** @type {HTMLElement} */ (kaestchen.parentElement?.querySelector(".pb-wahl__zahl"));
      const text = formatNumber(zahl);
      if (feld.textContent !== text) feld.textContent = text;
    }
  }
}

/**
 * @param {Zustand} zustand
 * @param {Tabelle} tabelle
 * @returns {Wahl[]} alles Gewählte in der Reihenfolge der Fragen
 */
function choices({ q, filter }, tabelle) {
  const werte = tabelle.facetten.flatMap(({ name, ids, namen }) =>
    (filter[name] ?? []).map((id) => ({ label: namen[ids.indexOf(id)], ohne: { filter: { ...filter, [name]: filter[name].filter((anderer) => anderer !== id) } } })),
  );
  return [...(q ? [{ label: `„${q}“`, ohne: { q: "", sort: "" } }] : []), ...werte];
}

/**
 * @param {HTMLElement} wurzel
 * @param {Zustand} zustand
 * @param {Tabelle} tabelle
 * @param {Aendern} aendern
 * @returns {number} wie viel gewählt ist
 */
export function drawChips(wurzel, zustand, tabelle, aendern) {
  const liste = /** @type {HTMLElement} */ (wurzel.querySelector(".pb-finder__wahl .pb-chips"));
  const gewaehlt = choices(zustand, tabelle);
  const punkte = gewaehlt.map(({ label, ohne }, nummer) => {
    const kreuz = element("span", "pb-chip__kreuz");
    kreuz.setAttribute("aria-hidden", "true");
    const tut = () => {
      aendern(ohne);
      focusChip(wurzel, liste, nummer);
    };
    return element("li", "", button("pb-chip pb-chip--weg", tut, element("span", "pb-vh", "Filter entfernen: "), label, " ", kreuz));
  });
  liste.replaceChildren(...punkte);
  liste.hidden = gewaehlt.length === 0;
  return gewaehlt.length;
}

/**
 * Der Fokus geht von einer entfernten Marke zur nächsten, nach der letzten zur Zahl der Beispiele.
 * @param {HTMLElement} wurzel
 * @param {HTMLElement} liste
 * @param {number} nummer
 */
function focusChip(wurzel, liste, nummer) {
  const marken = liste.querySelectorAll("button");
  const ziel = marken[Math.min(nummer, marken.length - 1)] ?? wurzel.querySelector("[data-status]");
  ziel.focus();
}

/**
 * Sagt, was weggelassen mehr ergäbe.
 * @param {HTMLElement} hilfe
 * @param {Zustand} zustand
 * @param {Tabelle} tabelle
 * @param {number[] | undefined} zeilen Treffer der Textsuche
 * @param {Aendern} aendern
 */
export function drawAlternatives(hilfe, zustand, tabelle, zeilen, aendern) {
  const wege = choices(zustand, tabelle)
    .map(({ label, ohne }) => ({ label, ohne, anzahl: countFacets(tabelle, ohne.filter ?? zustand.filter, ohne.q === "" ? undefined : zeilen).treffer.length }))
    .filter(({ anzahl }) => anzahl > 0);
  const punkte = wege.map(({ label, ohne, anzahl }) => element("li", "", button("pb-chip", () => aendern(ohne), `ohne ${label}: ${formatNumber(anzahl)}`)));
  const nurSuchwort = Boolean(zustand.q) && choices(zustand, tabelle).length === 1;
  const satz = nurSuchwort ? `Zu „${zustand.q}“ gibt es kein Beispiel.` : "Kein Beispiel erfüllt alles zugleich.";
  /** @type {HTMLElement} */ (hilfe.querySelector("p")).textContent = `${satz} ${wege.length ? "So gäbe es welche:" : "Auch ohne eine einzelne dieser Angaben gäbe es keines."}`;
  /** @type {HTMLElement} */ (hilfe.querySelector("ul")).replaceChildren(...punkte);
}

const STATTDESSEN = { aehnliche: "auch, was fast so geschrieben wird", teile: "auch, was Teile davon enthält" };

/**
 * Was über der Liste steht: wohin ein altes oder alltägliches Wort führte, die Seite, die am besten passt, und was in der
 * Adresse nicht zu verstehen war.
 * @param {HTMLElement} platz
 * @param {import("./kern.js").Unbekannt[]} unbekannt
 * @param {import("./textsuche.js").Gefunden | null} gefunden
 */
export function drawNotes(platz, unbekannt, gefunden) {
  const gefuehrt = (gefunden?.fuehrte ?? []).map(({ wort, begriff, adresse, seit, grund }) =>
    element("p", "", `„${wort}“ führt zu `, link(begriff, BASIS + adresse), seit ? ` (seit ${formatDay(seit)})` : "", grund ? `. ${grund}` : "."),
  );
  const bester = gefunden?.bester;
  const amBesten = bester && !gefunden?.fuehrte.some(({ adresse }) => adresse === bester.adresse) ? [element("p", "", "Am besten passt: ", link(bester.titel, BASIS + bester.adresse))] : [];
  const ersetzt = (gefunden?.ersetzt ?? []).map(({ wort, durch }) => element("p", "", `„${wort}“ steht nirgends. Gesucht ist deshalb ${STATTDESSEN[durch]}.`));
  const teilweise = gefunden?.teilweise ? [element("p", "", "Kein Beispiel passt zu allen Wörtern. Gezeigt wird, was zu einem Teil davon passt.")] : [];
  const hinweis = note("Nicht alles aus dieser Adresse ist bekannt", `Diese Werte gibt es nicht, sie bleiben außer Acht: ${unknownValues(unbekannt)}.`);
  platz.replaceChildren(...gefuehrt, ...ersetzt, ...teilweise, ...amBesten, ...(unbekannt.length ? [hinweis] : []));
}

/**
 * @param {import("./kern.js").Unbekannt[]} unbekannt
 * @returns {string} „thema: „a“, „b“; sort: „c“ und 3 weitere“
 */
function unknownValues(unbekannt) {
  /** @type {Map<string, string[]>} */
  const jeName = new Map();
  for (const { name, wert } of unbekannt.slice(0, HOECHSTENS_GENANNT)) jeName.set(name, [...(jeName.get(name) ?? []), wert]);
  const rest = Math.max(0, unbekannt.length - HOECHSTENS_GENANNT);
  return [...jeName].map(([name, werte], nummer) => `${name}: ${listNames(werte, nummer === jeName.size - 1 ? rest : 0)}`).join("; ");
}

/**
 * @param {string} titel
 * @param {string} satz
 */
export function note(titel, satz) {
  return element("div", "admonition hinweis", element("p", "admonition-title", titel), element("p", "", satz));
}

const ARTEN = /** @type {Record<string, string>} */ ({
  methoden: "Methoden", veranstaltungen: "Veranstaltungen", impulse: "Vorträge, Workshops und Befunde", programme: "Programme", recht: "Recht", rechtsaenderungen: "Rechtsänderungen",
  themen: "Themen", rechtskreise: "Rechtskreise", "rechtskreise-themen": "Rechtskreis und Thema", schnittstellen: "Schnittstellen", glossar: "Glossar", orte: "Orte",
  laender: "Länder", zielgruppen: "Zielgruppen", akteure: "Institutionen",
});

const JE_ART = 3;

/**
 * Sagt über der Liste, wie viele Treffer es auf anderen Seiten gibt, und führt zu ihnen.
 * @param {HTMLElement} platz
 * @param {import("./textsuche.js").Treffer[][]} andere
 */
export function drawWayToOthers(platz, andere) {
  const anzahl = andere.reduce((summe, gruppe) => summe + gruppe.length, 0);
  if (anzahl) platz.append(element("p", "", "Nicht nur Beispiele: ", link(`${counted(anzahl, "Treffer", "Treffer")} auf anderen Seiten`, "#andere")));
}

/**
 * Treffer auf anderen Seiten, nach Art, mit der Stelle, die passt; die Texte werden dafür erst geholt.
 * @param {HTMLElement} platz
 * @param {import("./textsuche.js").Treffer[][]} andere
 * @param {() => boolean} gilt ob nicht inzwischen anderes gefragt ist
 */
export async function drawOthers(platz, andere, gilt) {
  await Promise.all(andere.map((gruppe) => addTexts(gruppe.slice(0, JE_ART))));
  if (!gilt()) return;
  const teile = andere.flatMap((gruppe) => [element("h3", "", ARTEN[gruppe[0].art] ?? "Weitere Seiten"), ...hits(gruppe)]);
  platz.replaceChildren(...(teile.length ? [element("h2", "", "Auch auf diesen Seiten"), ...teile] : []));
}

/**
 * Was nicht zu laden war, fehlt in der Liste; die Suche selbst hat geantwortet.
 * @param {import("./textsuche.js").Treffer[]} treffer
 */
const addTexts = (treffer) => Promise.allSettled(treffer.map((einer) => einer.addText()));

const WEITERE = 20;

/**
 * Die Treffer einer Art, die ersten gleich, die übrigen auf Verlangen.
 * @param {import("./textsuche.js").Treffer[]} gruppe
 * @returns {HTMLElement[]}
 */
function hits(gruppe) {
  const liste = element("ul", "pb-fundstellen", ...gruppe.slice(0, JE_ART).filter(({ titel }) => titel).map(hit));
  let gezeigt = JE_ART;
  const weitere = button("pb-knopf", async () => {
    const naechste = gruppe.slice(gezeigt, gezeigt + WEITERE);
    await addTexts(naechste);
    gezeigt += WEITERE;
    const neue = naechste.filter(({ titel }) => titel).map(hit);
    liste.append(...neue);
    neue[0]?.querySelector("a")?.focus();
    label();
  });
  const label = () => {
    const rest = gruppe.length - gezeigt;
    weitere.textContent = counted(rest, "weiteren Treffer zeigen", "weitere Treffer zeigen");
    weitere.hidden = rest <= 0;
  };
  label();
  return [liste, weitere];
}

/** @param {import("./textsuche.js").Treffer} treffer */
function hit({ titel, adresse, auszug }) {
  return element("li", "", link(titel, BASIS + adresse), ...(auszug.stuecke.length ? [element("p", "pb-leise", ...passage(auszug))] : []));
}

/**
 * Die Stelle, die zur Frage passt: unter welcher Überschrift sie steht, und ihr Text mit den gesuchten Wörtern.
 * @param {import("../suche/auszug.js").Auszug} auszug
 * @returns {(Node | string)[]}
 */
export function passage({ stuecke, ueberschrift }) {
  const text = stuecke.map((stueck) => (stueck.gesucht ? element("mark", "", stueck.text) : stueck.text));
  return ueberschrift ? [element("span", "pb-fundstelle__wo", `${ueberschrift}: `), ...text] : text;
}

/**
 * Was gewählt ist, in Worten: für Überschriften.
 * @param {Zustand} zustand
 * @param {Tabelle} tabelle
 * @returns {string}
 */
export const describe = (zustand, tabelle) => choices(zustand, tabelle).map(({ label }) => label).join(", ");

/**
 * Abonnieren lassen sich Feeds je Rechtskreis und Thema und der über alles; sind sie weiter als die Auswahl, steht das dabei.
 * @param {HTMLElement} platz
 * @param {Zustand} zustand
 * @param {Tabelle} tabelle
 */
export function drawFeeds(platz, zustand, tabelle) {
  const { filter } = zustand;
  const gewaehlt = ["rechtskreis", "thema"].flatMap((name) => {
    const facette = tabelle.facetten.find((eine) => eine.name === name);
    return (filter[name] ?? []).map((id) => link(facette?.namen[facette.ids.indexOf(id)] ?? id, `${BASIS}feeds/${name}/${id}.xml`));
  });
  const links = gewaehlt.length ? gewaehlt : [link("alles", `${BASIS}feeds/neu.xml`)];
  const genau = choices(zustand, tabelle).length === gewaehlt.length && gewaehlt.length < 2;
  platz.replaceChildren(...links.flatMap((einer, nummer) => (nummer ? [", ", einer] : [einer])), genau ? "" : ` (${links.length > 1 ? "diese Feeds umfassen" : "dieser Feed umfasst"} mehr als die Auswahl)`);
}
