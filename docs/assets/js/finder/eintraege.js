/**
 * Einträge zu ids: die Datensätze in der gewünschten Reihenfolge, auch unter früheren Namen, und was es nicht gibt, in Worten.
 */

import { loadRecord } from "./daten.js";

const VORLAGE = /** @type {HTMLElement | null} */ (document.querySelector("#pb-kartenvorlage"));
const WEITERLEITUNGEN = /** @type {Record<string, string>} */ (JSON.parse(VORLAGE?.dataset.weiterleitungen ?? "{}"));
export const HEUTE = VORLAGE?.dataset.heute ?? "";

/**
 * @param {string} id
 * @returns {string} wie der Eintrag heute heißt
 */
export const currentId = (id) => (Object.hasOwn(WEITERLEITUNGEN, id) ? WEITERLEITUNGEN[id] : id);

/**
 * @param {readonly string[]} ids
 * @returns {Promise<{saetze: any[], fehlend: string[]}>} jeder Eintrag einmal, auch wenn zwei Namen zu ihm führen
 */
export async function loadEntries(ids) {
  const geholt = await Promise.allSettled(ids.map((id) => loadRecord(currentId(id))));
  const saetze = geholt.flatMap((ergebnis) => (ergebnis.status === "fulfilled" ? [ergebnis.value] : []));
  return {
    saetze: saetze.filter((satz, nummer) => saetze.findIndex(({ id }) => id === satz.id) === nummer),
    fehlend: ids.filter((_, nummer) => geholt[nummer].status === "rejected"),
  };
}

const HOECHSTENS_GENANNT = 10;
const LAENGSTER_NAME = 40;

/**
 * Namen aus einer Adresse zum Lesen: wenige, kurz, und was man nicht sähe oder was die Schrift umdrehte, in der Form der Adresse.
 * @param {readonly string[]} namen
 * @param {number} [ungenannt] wie viele es außer diesen noch sind
 * @returns {string} „a“, „b“ und 3 weitere
 */
export function listNames(namen, ungenannt = 0) {
  const lesbar = namen.slice(0, HOECHSTENS_GENANNT).map((name) => {
    const zeichen = [...name];
    const kurz = zeichen.length > LAENGSTER_NAME ? `${zeichen.slice(0, LAENGSTER_NAME).join("")}…` : name;
    return `„${kurz.replace(/[\p{Cc}\p{Cf}]/gu, encodeURIComponent)}“`;
  });
  const rest = namen.length - lesbar.length + ungenannt;
  return lesbar.join(", ") + (rest > 0 ? ` und ${rest} weitere` : "");
}
