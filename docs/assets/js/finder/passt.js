/**
 * „Passt das zu uns?“: wie sich die eigene Kommune von den Orten eines Beispiels unterscheidet, Punkt für Punkt.
 * Reine Funktionen; dieselben Regeln stehen in `praxis.fit`. Was nicht erhoben ist, zählt nie als gleich.
 */

import { NICHT_ERHOBEN } from "./tabelle.js";

/** @typedef {"gleich" | "anders" | "nicht-erhoben"} Urteil */
/** @typedef {Record<string, string>} Angaben Punkt → Antwort oder Tatsache */

/** Punkt → mögliche Antworten; keine steht bei zwei Punkten, deshalb braucht die Adresse keine Namen. */
export const PUNKTE = {
  gemeindetyp: ["kreisfreie-stadt", "kreisangehoerige-stadt", "landkreis", "stadtstaat", "regionalverbund"],
  jobcenter: ["ge", "zkt"],
  jugendamt: ["ja", "nein"],
};
const PUNKT_NAMEN = /** @type {Record<string, string>} */ ({ gemeindetyp: "Art der Kommune", jobcenter: "Form des Jobcenters", jugendamt: "eigenes Jugendamt" });
export const ERGEBNISSE = /** @type {Record<string, string>} */ ({ vergleichbar: "vergleichbar", aehnlich: "ähnlich", anders: "anders", [NICHT_ERHOBEN]: "nicht erhoben" });

/** @param {string} wort */
export const isAnswer = (wort) => Object.values(PUNKTE).some((antworten) => antworten.includes(wort));

/**
 * @param {string} text etwa „landkreis,zkt,ja“; was keine Antwort ist, fällt weg, auch eine zweite zum selben Punkt
 * @returns {Angaben}
 */
export function parseAnswers(text) {
  const woerter = text.split(",");
  /** @type {Angaben} */
  const antworten = {};
  for (const [punkt, moeglich] of Object.entries(PUNKTE)) {
    const antwort = woerter.find((wort) => moeglich.includes(wort));
    if (antwort) antworten[punkt] = antwort;
  }
  return antworten;
}

/**
 * @param {Angaben} antworten
 * @returns {string}
 */
export function formatAnswers(antworten) {
  return Object.keys(PUNKTE).map((punkt) => antworten[punkt]).filter(Boolean).join(",");
}

/**
 * @param {Angaben} antworten
 * @param {Angaben} tatsachen
 * @returns {Record<string, Urteil>}
 */
export function compare(antworten, tatsachen) {
  return Object.fromEntries(Object.entries(antworten).map(([punkt, antwort]) => [punkt, verdict(antwort, tatsachen[punkt] ?? NICHT_ERHOBEN)]));
}

/**
 * @param {string} antwort
 * @param {string} tatsache
 * @returns {Urteil}
 */
function verdict(antwort, tatsache) {
  if (tatsache === NICHT_ERHOBEN) return NICHT_ERHOBEN;
  return antwort === tatsache ? "gleich" : "anders";
}

/**
 * Das Ganze aus mindestens einem Vergleich: alles gleich: vergleichbar. Mindestens die Hälfte dessen, was bekannt ist, anders:
 * anders. Mehr unbekannt als gleich: nicht erhoben.
 * @param {Record<string, Urteil>} urteile
 * @returns {string} ein Schlüssel von ERGEBNISSE
 */
export function judge(urteile) {
  const { gleich, anders, unbekannt, alle } = tally(urteile);
  if (gleich === alle) return "vergleichbar";
  if (anders && anders >= gleich) return "anders";
  return unbekannt > gleich ? NICHT_ERHOBEN : "aehnlich";
}

/** @param {Record<string, Urteil>} urteile */
function tally(urteile) {
  const werte = Object.values(urteile);
  /** @param {Urteil} urteil */
  const zahl = (urteil) => werte.filter((wert) => wert === urteil).length;
  return { gleich: zahl("gleich"), anders: zahl("anders"), unbekannt: zahl(NICHT_ERHOBEN), alle: werte.length };
}

/**
 * @param {Angaben} antworten
 * @param {Angaben[]} orte Tatsachen der Orte eines Beispiels
 * @returns {Record<string, Urteil>} der Vergleich mit dem Ort, der am ehesten gleicht; ohne Ort ist nichts bekannt
 */
export function bestFit(antworten, orte) {
  const vergleiche = (orte.length ? orte : [{}]).map((tatsachen) => compare(antworten, tatsachen));
  return vergleiche.reduce((bester, naechster) => {
    const [a, b] = [tally(bester), tally(naechster)];
    return b.gleich > a.gleich || (b.gleich === a.gleich && b.anders < a.anders) ? naechster : bester;
  });
}

/**
 * @param {Record<string, Urteil>} urteile
 * @returns {string} auf welchen Punkt es ankommt: „gleich: Art der Kommune; anders: eigenes Jugendamt“
 */
export function explain(urteile) {
  const gruppen = /** @type {[Urteil, string][]} */ ([["gleich", "gleich"], ["anders", "anders"], [NICHT_ERHOBEN, "nicht erhoben"]]);
  return gruppen
    .map(([urteil, wort]) => [wort, Object.keys(urteile).filter((punkt) => urteile[punkt] === urteil).map((punkt) => PUNKT_NAMEN[punkt])])
    .filter(([, punkte]) => punkte.length)
    .map(([wort, punkte]) => `${wort}: ${/** @type {string[]} */ (punkte).join(", ")}`)
    .join("; ");
}

/**
 * @param {{typ: string, jobcenter: string, jugendamt: string}} ort Ort aus den offenen Daten
 * @returns {Angaben} Gemeinden und Städte eines Kreises teilen dessen Ämter: Sie zählen hier als eine Art
 */
export function factsOf({ typ, jobcenter, jugendamt }) {
  return { gemeindetyp: typ === "gemeinde" ? "kreisangehoerige-stadt" : typ, jobcenter, jugendamt };
}
