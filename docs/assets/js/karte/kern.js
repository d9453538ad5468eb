/**
 * Der Kern der Karte: was nach dem Filtern an jedem Ort, in jedem Land und an jeder Marke übrig bleibt, und wie es heißt.
 * Reine Funktionen ohne Browser. Namen und Tönung folgen denselben Regeln wie `praxis.views.marken` und `praxis.heat`.
 */

import { counted } from "../finder/worte.js";

/** @typedef {import("../finder/tabelle.js").Tabelle} Tabelle */

/**
 * @typedef {object} Verteilung
 * @property {number[][]} jeOrt                Zeilen je Nummer eines Orts
 * @property {Record<string, number>} jeLand   Beispiele je Land
 * @property {number} orte                     Orte mit mindestens einem Beispiel
 * @property {number} ohneOrt                  Beispiele, die keinen Ort nennen
 */

const STUFEN = 3;

/**
 * @param {Tabelle} tabelle
 * @param {number[]} treffer Zeilen
 * @returns {Verteilung}
 */
export function spread(tabelle, treffer) {
  /** @type {number[][]} */
  const jeOrt = tabelle.orte.map(() => []);
  /** @type {Record<string, number>} */
  const jeLand = {};
  let ohneOrt = 0;
  for (const zeile of treffer) {
    const orte = tabelle.ort.subarray(tabelle.ortAnfang[zeile], tabelle.ortAnfang[zeile + 1]);
    for (const ort of new Set(orte)) jeOrt[ort].push(zeile);
    for (const land of new Set(Array.from(orte, (ort) => tabelle.orte[ort].land))) jeLand[land] = (jeLand[land] ?? 0) + 1;
    if (!orte.length) ohneOrt += 1;
  }
  return { jeOrt, jeLand, orte: jeOrt.filter((zeilen) => zeilen.length).length, ohneOrt };
}

/**
 * Was von einer Marke bleibt: ihre Orte mit Treffern und deren Beispiele, jedes einmal gezählt.
 * @param {number[]} orte Nummern, der namengebende zuerst
 * @param {Verteilung} verteilung
 * @returns {{orte: number[], anzahl: number}}
 */
export function remaining(orte, { jeOrt }) {
  const uebrig = orte.filter((ort) => jeOrt[ort]?.length);
  return { orte: uebrig, anzahl: new Set(uebrig.flatMap((ort) => jeOrt[ort])).size };
}

/**
 * @param {number[]} orte
 * @param {number} anzahl
 * @param {Tabelle} tabelle
 * @returns {{zeile1: string, zeile2: string, name: string}} die zwei Zeilen neben einer Marke und ihr ganzer Name
 */
export function nameMark(orte, anzahl, tabelle) {
  const namen = orte.map((ort) => tabelle.orte[ort].label);
  const zeile1 = namen.length < 3 ? namen.join(" und ") : `${namen[0]} und ${namen.length - 1} weitere Orte`;
  const laender = [...new Set(orte.map((ort) => nameLand(tabelle.orte[ort].land, tabelle)))];
  const beispiele = counted(anzahl, "Beispiel", "Beispiele");
  if (namen.length === 1 && laender.includes(namen[0])) return { zeile1, zeile2: beispiele, name: `${zeile1}: ${beispiele}` };
  const zeile2 = `${listed(laender)}: ${beispiele}`;
  return { zeile1, zeile2, name: `${zeile1}, ${zeile2}` };
}

/**
 * @param {string} land
 * @param {Tabelle} tabelle
 * @returns {string}
 */
export function nameLand(land, { facetten }) {
  const facette = facetten.find(({ name }) => name === "land");
  return facette?.namen[facette.ids.indexOf(land)] ?? land;
}

/**
 * @param {number} anzahl
 * @param {number} groesste
 * @returns {number} Tönung eines Landes, 0 bis 3
 */
export function heat(anzahl, groesste) {
  return anzahl ? Math.max(1, Math.round(STUFEN * Math.sqrt(anzahl / groesste))) : 0;
}

/**
 * Der Satz über der Karte.
 * @param {number} treffer
 * @param {Verteilung} verteilung
 * @returns {string}
 */
export function summary(treffer, { orte, ohneOrt }) {
  const wo = ` an ${counted(orte, "Ort", "Orten")}${ohneOrt ? `, ${ohneOrt} ohne Ort` : ""}`;
  return counted(treffer, "Beispiel", "Beispiele") + (treffer ? wo : "");
}

/** @param {string[]} teile */
const listed = (teile) => (teile.length < 2 ? teile.join("") : `${teile.slice(0, -1).join(", ")} und ${teile.at(-1)}`);
