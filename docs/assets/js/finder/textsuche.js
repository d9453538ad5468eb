/**
 * Freitext im Finder: fragt die Volltextsuche und sagt, welche Zeilen der Tabelle und welche anderen Seiten sie fand.
 */

import { addTexts, suche } from "../suche/suche.js";
import { BASIS } from "./adressen.js";

/** @typedef {import("../suche/suche.js").Treffer} Treffer */
/** @typedef {import("../suche/suche.js").Gefuehrt} Gefuehrt */

/**
 * @typedef {object} Gefunden
 * @property {number[]} zeilen    Beispiele in der Reihenfolge der Relevanz
 * @property {Treffer[][]} andere Treffer auf anderen Seiten, nach Art, die beste Art zuerst
 * @property {Treffer | null} bester der allererste Treffer, wenn er kein Beispiel ist
 * @property {Gefuehrt[]} fuehrte
 */

export const JE_ART = 3;

/**
 * @param {string} q
 * @returns {Promise<Gefunden>}
 */
export async function searchText(q) {
  const { treffer, fuehrte } = await suche(q, BASIS, { texte: 0, kennungen: false });
  /** @type {Map<string, Treffer[]>} */
  const arten = new Map();
  for (const einer of treffer) arten.set(einer.art, [...(arten.get(einer.art) ?? []), einer]);
  const zeilen = (arten.get("beispiele") ?? []).map(({ zeile }) => zeile);
  arten.delete("beispiele");
  const andere = [...arten.values()];
  await addTexts(andere.flatMap((gruppe) => gruppe.slice(0, JE_ART)));
  return { zeilen, andere, bester: treffer[0] && treffer[0].art !== "beispiele" ? treffer[0] : null, fuehrte };
}
