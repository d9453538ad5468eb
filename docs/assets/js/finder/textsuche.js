/**
 * Freitext im Finder: fragt die Volltextsuche und sagt, welche Zeilen der Tabelle und welche anderen Seiten sie fand.
 */

import { BASIS } from "./adressen.js";
import { loadCard, loadMarks } from "./daten.js";

/** @typedef {{id?: string, art: string, adresse: string, titel: string, auszug: string, punkte: number}} Treffer */
/** @typedef {{wort: string, begriff: string, adresse: string, seit: string, grund: string}} Fuehrung */
/** @typedef {{zeilen: number[], andere: Treffer[], fuehrte: Fuehrung[]}} Gefunden */

/**
 * @param {string} q
 * @param {import("./tabelle.js").Tabelle} tabelle
 * @returns {Promise<Gefunden>} Zeilen in der Reihenfolge der Relevanz
 */
export async function searchText(q, tabelle) {
  try {
    const [{ suche }, rowOf] = await Promise.all([import("../suche/suche.js"), loadMarks(tabelle)]);
    const { treffer, fuehrte } = await suche(q, BASIS);
    const zeilen = treffer.filter((/** @type {Treffer} */ { art }) => art === "beispiele").map((/** @type {Treffer} */ { id }) => rowOf(id ?? ""));
    return { zeilen: [...new Set(zeilen)].filter((zeile) => zeile !== undefined), andere: treffer.filter((/** @type {Treffer} */ { art }) => art !== "beispiele"), fuehrte };
  } catch {
    return searchCards(q, tabelle);
  }
}

/**
 * Behelf ohne Volltextsuche: alle Wörter in Titel oder Kurztext.
 * @param {string} q
 * @param {import("./tabelle.js").Tabelle} tabelle
 * @returns {Promise<Gefunden>}
 */
async function searchCards(q, tabelle) {
  const woerter = q.toLowerCase().split(/\s+/);
  const karten = await Promise.all(Array.from({ length: tabelle.anzahl }, (_, zeile) => loadCard(tabelle, zeile)));
  const zeilen = karten.flatMap(([, titel, kurz], zeile) => (woerter.every((wort) => `${titel} ${kurz}`.toLowerCase().includes(wort)) ? [zeile] : []));
  return { zeilen, andere: [], fuehrte: [] };
}
