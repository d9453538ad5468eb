/**
 * Die Zeichnung und die Liste der Karte nach der Auswahl: lässt nur stehen, was übrig bleibt. Marken, Länder und Orte heißen wie
 * auf der Seite, die das Programm schreibt; ohne Auswahl ist sie wieder diese Seite.
 */

import { BASIS } from "../finder/adressen.js";
import { counted } from "../finder/worte.js";
import * as kern from "./kern.js";

/** @typedef {import("../finder/auswahl.js").Auswahl} Auswahl */
/** @typedef {import("../finder/auswahl.js").Ergebnis} Ergebnis */

/**
 * @param {ParentNode} wo
 * @param {string} was
 * @returns {HTMLElement[]} auch Elemente der Zeichnung: `dataset` und `hidden`-Attribut haben beide
 */
const all = (wo, was) => [...wo.querySelectorAll(/** @type {"a"} */ (was))];

/**
 * @param {Element} karte
 * @param {string} name
 */
const part = (karte, name) => karte.querySelector(`[data-karte="${name}"]`);

/**
 * @param {Element} teil
 * @param {boolean} zeigen
 */
const show = (teil, zeigen) => teil.toggleAttribute("hidden", !zeigen);

/**
 * @param {Element | null} teil
 * @param {string} text
 */
const write = (teil, text) => { if (teil) teil.textContent = text; };

/**
 * @param {HTMLElement} karte
 * @param {Auswahl} auswahl
 * @param {Ergebnis} ergebnis
 */
export async function draw(karte, auswahl, { zustand, tabelle, treffer }) {
  const verteilung = kern.spread(tabelle, treffer);
  const bild = { karte, verteilung, tabelle, gefiltert: Boolean(zustand.q) || Object.keys(zustand.filter).length > 0 };
  /** @param {import("../finder/kern.js").Filter} filter */
  const liste = (filter) => `${BASIS}finden/${auswahl.address({ ...zustand, filter: { ...zustand.filter, ...filter } })}`;
  showLaender(bild, (land) => liste({ land: [land] }));
  showMarks(bild);
  showList(bild);
  const { status } = auswahl;
  status.dataset.eigener ??= status.textContent ?? "";
  status.textContent = bild.gefiltert ? kern.summary(treffer.length, verteilung) : status.dataset.eigener;
  part(karte, "finden")?.setAttribute("href", liste({}));
  await auswahl.count();
}

/**
 * Die Seite und was auf ihr übrig bleibt.
 * @typedef {object} Bild
 * @property {Element} karte
 * @property {kern.Verteilung} verteilung
 * @property {import("../finder/tabelle.js").Tabelle} tabelle
 * @property {boolean} gefiltert
 */

/**
 * Wohin die Seite selbst ein Land oder eine Marke führt, solange nicht gefiltert ist.
 * @param {HTMLElement} link
 * @returns {string}
 */
const ownTarget = (link) => (link.dataset.ziel ??= link.getAttribute("href") ?? "");

/**
 * Gefiltert führt ein Land zu seinen Beispielen in dieser Auswahl; wo keines übrig ist, ist nichts anzusteuern.
 * @param {Bild} bild
 * @param {(land: string) => string} adresse
 */
function showLaender({ karte, verteilung: { jeLand }, tabelle, gefiltert }, adresse) {
  const groesste = Math.max(0, ...Object.values(jeLand));
  for (const flaeche of all(karte, "[data-land]")) {
    const land = flaeche.dataset.land ?? "";
    const anzahl = jeLand[land] ?? 0;
    const name = `${kern.nameLand(land, tabelle)}: ${counted(anzahl, "Beispiel", "Beispiele")}`;
    flaeche.setAttribute("class", `pb-land pb-land--${kern.heat(anzahl, groesste)}`);
    flaeche.setAttribute("aria-label", name);
    const eigenes = ownTarget(flaeche);
    flaeche.setAttribute("href", gefiltert ? adresse(land) : eigenes);
    flaeche.setAttribute("tabindex", gefiltert && !anzahl ? "-1" : "0");
    flaeche.setAttribute("aria-hidden", String(gefiltert && !anzahl));
    write(flaeche.querySelector("title"), name);
  }
}

/** @param {Bild} bild */
function showMarks({ karte, verteilung, tabelle }) {
  for (const marke of all(karte, "[data-orte]")) {
    const { orte, anzahl } = kern.remaining((marke.dataset.orte ?? "").split(" ").map(Number), verteilung);
    show(marke, anzahl > 0);
    if (!anzahl) continue;
    const { name, zeile1, zeile2 } = kern.nameMark(orte, anzahl, tabelle);
    marke.setAttribute("aria-label", name);
    const [oben, unten] = all(marke, ".pb-ortsmarke__name > tspan");
    write(oben, zeile1);
    write(unten, zeile2);
    const mitZahl = anzahl > 1 || orte.length > 1; // wie `praxis.views.marken`
    write(marke.querySelector(".pb-ortsmarke__zahl"), mitZahl ? String(anzahl) : "");
    marke.classList.toggle("pb-ortsmarke--zahl", mitZahl);
    marke.classList.toggle("pb-ortsmarke--hundert", anzahl > 99);
    // Bleibt von mehreren Orten einer übrig, führt die Marke gleich zu ihm.
    const zeile = orte.length === 1 ? karte.querySelector(`[data-landesteil] [data-ort="${orte[0]}"] a`) : null;
    const eigenes = ownTarget(marke);
    marke.setAttribute("href", zeile?.getAttribute("href") ?? eigenes);
    marke.classList.toggle("pb-ortsmarke--mehrere", orte.length > 1);
  }
}

/** @param {Bild} bild */
function showList({ karte, verteilung: { jeOrt, jeLand, ohneOrt }, gefiltert }) {
  for (const zeile of all(karte, "[data-ort]")) showCount(zeile, jeOrt[Number(zeile.dataset.ort)]?.length ?? 0);
  for (const teil of all(karte, "[data-landesteil]")) {
    const land = teil.dataset.landesteil;
    const anzahl = land ? jeLand[land] ?? 0 : ohneOrt;
    show(teil, anzahl > 0);
    const kopf = teil.querySelector("h2");
    if (kopf) showCount(kopf, anzahl);
    // Welche Beispiele ohne Ort übrig sind und welche weiteren Orte, weiß nur die Liste der Beispiele.
    for (const zeile of all(teil, land ? "[data-weitere]" : "li")) show(zeile, !gefiltert);
  }
  for (const gruppe of all(karte, ".pb-landkarte__gruppe")) {
    const titel = gruppe.querySelector(".pb-landkarte__gruppentitel");
    const text = titel?.textContent?.replace(/^\d+ Orte?/, counted(all(gruppe, "[data-ort]:not([hidden])").length, "Ort", "Orte")) ?? "";
    write(titel, text);
    gruppe.setAttribute("aria-label", text);
  }
  const leer = part(karte, "leer");
  if (leer) show(leer, !gefiltert);
}

/**
 * @param {Element} zeile
 * @param {number} anzahl
 */
function showCount(zeile, anzahl) {
  show(zeile, anzahl > 0);
  write(zeile.querySelector("[data-zahl]"), String(anzahl));
  write(zeile.querySelector("[data-zahl] + .pb-vh"), anzahl === 1 ? " Beispiel" : " Beispiele");
}
