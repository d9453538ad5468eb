/**
 * Was eine kurze Frage durch das Nebeneinander sagt: Wörter, die so in Titeln stehen, Rechtskreise, die zusammenarbeiten.
 */

import { scoreRow, sum } from "./rangfolge.js";
import { stem } from "./wortformen.js";

/** @typedef {import("./frage.js").Fund} Fund */
/** @typedef {import("./frage.js").Wort} Wort */
/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./rangfolge.js").Punkte} Punkte */

const PAAR = 0.7;
const SCHNITTSTELLE = 8;

/** Längere Fragen sind Sätze: Was in ihnen nebeneinandersteht, gehört nicht zusammen. */
const MEISTE_WOERTER = 5;

/** @param {Wort[]} woerter */
export const isShort = (woerter) => woerter.length <= MEISTE_WOERTER;

/**
 * Nachbarn, die so in Titeln stehen: „Haus der Jugend“ gilt mehr als beide Wörter irgendwo.
 * @param {Wort[]} woerter
 * @param {Index} index
 * @returns {Promise<Punkte>}
 */
export async function titlePairs(woerter, index) {
  const stuecke = woerter.filter(({ gefaltet }) => !index.listen.fueller.has(gefaltet)).map(({ gefaltet }) => index.listen.roemisch.get(gefaltet) ?? stem(gefaltet));
  if (stuecke.length > MEISTE_WOERTER) return new Map();
  const zeilen = await Promise.all(stuecke.slice(1).map((stueck, stelle) => index.find(stuecke[stelle] + stueck)));
  return sum(...zeilen.map((zeile) => (zeile ? scoreRow(zeile, index, PAAR) : new Map())));
}

/**
 * Wer zwei oder drei Rechtskreise nennt, oder Institutionen, die nach ihnen handeln, fragt nach der Seite, die von ihrer
 * Zusammenarbeit handelt.
 * @param {Wort[]} woerter
 * @param {Fund[]} funde
 * @param {Index} index
 * @returns {Promise<Punkte>}
 */
export async function pairPage(woerter, funde, index) {
  if (!isShort(woerter)) return new Map();
  const genannt = funde.map(({ namen }) => namen.map(({ begriff }) => rechtskreisOf(index.begriffe[begriff])).find(Boolean));
  const rechtskreise = [...new Set(genannt.filter(Boolean))].sort();
  const seite = rechtskreise.length > 1 ? await index.find(`@am-tisch/${rechtskreise.join("+")}`) : undefined;
  return new Map(Array.from(seite?.fundstellen.keys() ?? [], (dokument) => [dokument, SCHNITTSTELLE]));
}

/** @param {import("./index.js").Begriff} begriff */
const rechtskreisOf = ({ kennung, rechtskreis }) => (kennung.startsWith("rechtskreise/") ? kennung.slice("rechtskreise/".length) : rechtskreis);
