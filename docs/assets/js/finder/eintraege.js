/**
 * Einträge zu ids: die Datensätze in der gewünschten Reihenfolge, auch unter früheren Namen, und was es nicht gibt.
 */

import { loadRecord } from "./daten.js";

const VORLAGE = /** @type {HTMLElement | null} */ (document.querySelector("#pb-kartenvorlage"));
const WEITERLEITUNGEN = /** @type {Record<string, string>} */ (JSON.parse(VORLAGE?.dataset.weiterleitungen ?? "{}"));
export const HEUTE = VORLAGE?.dataset.heute ?? "";

/**
 * @param {readonly string[]} ids
 * @returns {Promise<{saetze: any[], fehlend: string[]}>}
 */
export async function loadEntries(ids) {
  const geholt = await Promise.allSettled(ids.map((id) => loadRecord(WEITERLEITUNGEN[id] ?? id)));
  const saetze = geholt.flatMap((ergebnis) => (ergebnis.status === "fulfilled" ? [ergebnis.value] : []));
  return { saetze, fehlend: ids.filter((_, nummer) => geholt[nummer].status === "rejected") };
}
