/**
 * Einträge zu ids: die Datensätze in der gewünschten Reihenfolge, auch unter früheren Namen, und in Worten, welche fehlen.
 */

import { loadRecord } from "./daten.js";
import { listNames } from "./worte.js";

const VORLAGE = /** @type {HTMLElement | null} */ (document.querySelector("#pb-kartenvorlage"));
const WEITERLEITUNGEN = /** @type {Record<string, string>} */ (JSON.parse(VORLAGE?.dataset.weiterleitungen ?? "{}"));
export const HEUTE = VORLAGE?.dataset.heute ?? "";

const GIBT_ES_NICHT = 404;

/**
 * @param {string} id
 * @returns {string} wie der Eintrag heute heißt
 */
export const currentId = (id) => (Object.hasOwn(WEITERLEITUNGEN, id) ? WEITERLEITUNGEN[id] : id);

/**
 * Was nicht kam, weil Netz oder Server gerade nicht antworten, kann es trotzdem geben.
 * @param {readonly string[]} ids
 * @returns {Promise<{saetze: any[], fehlend: string[], unerreichbar: string[]}>} jeder Eintrag einmal, auch wenn zwei Namen zu ihm führen
 */
export async function loadEntries(ids) {
  const geholt = await Promise.allSettled(ids.map((id) => loadRecord(currentId(id))));
  const saetze = geholt.flatMap((ergebnis) => (ergebnis.status === "fulfilled" ? [ergebnis.value] : []));
  const gescheitert = geholt.flatMap((ergebnis, nummer) => (ergebnis.status === "rejected" ? [{ id: ids[nummer], status: ergebnis.reason?.status }] : []));
  return {
    saetze: saetze.filter((satz, nummer) => saetze.findIndex(({ id }) => id === satz.id) === nummer),
    fehlend: gescheitert.filter(({ status }) => status === GIBT_ES_NICHT).map(({ id }) => id),
    unerreichbar: gescheitert.filter(({ status }) => status !== GIBT_ES_NICHT).map(({ id }) => id),
  };
}

/**
 * @param {readonly string[]} fehlend
 * @param {readonly string[]} unerreichbar
 * @returns {string[]} Sätze darüber, was nicht zu zeigen ist
 */
export function explainMissing(fehlend, unerreichbar) {
  return [
    ...(fehlend.length ? [`Das gibt es hier nicht oder nicht mehr: ${listNames(fehlend)}.`] : []),
    ...(unerreichbar.length ? [`Nicht zu laden: ${listNames(unerreichbar)}. Laden Sie die Seite noch einmal.`] : []),
  ];
}
