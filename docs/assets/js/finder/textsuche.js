/**
 * Freitext im Finder: fragt die Volltextsuche und sagt, welche Zeilen der Tabelle und welche anderen Seiten sie fand.
 */

import { openIndex, suche } from "../suche/suche.js";
import { BASIS } from "./adressen.js";

/** @typedef {import("../suche/suche.js").Treffer} Treffer */
/** @typedef {import("../suche/suche.js").Gefuehrt} Gefuehrt */
/** @typedef {import("../suche/auszug.js").Auszug} Auszug */

/**
 * @typedef {object} Gefunden
 * @property {number[]} zeilen    Beispiele in der Reihenfolge der Relevanz
 * @property {(zeile: number) => Promise<Auszug | undefined>} auszug die Stelle eines Beispiels, die zur Frage passt
 * @property {Treffer[][]} andere Treffer auf anderen Seiten, nach Art, die beste Art zuerst; noch ohne Texte
 * @property {Treffer | null} bester der allererste Treffer, wenn er kein Beispiel ist
 * @property {Gefuehrt[]} fuehrte
 * @property {import("../suche/einheiten.js").Ersetzt[]} ersetzt Wörter, die nirgends stehen
 * @property {boolean} teilweise   kein Beispiel passt zu allem, was gefragt ist
 */

/** So viele Stellen kommen zugleich mit den Hinweisen: die der ersten Karten. */
const ZUERST = 6;

/** Rundet nicht ganz auf: Gewichte sind Brüche. */
const GANZ = 0.999;

/** Holt, was jede Frage braucht. */
export const prepare = () => openIndex(BASIS);

/**
 * @param {string} q
 * @returns {Promise<Gefunden>}
 */
export async function searchText(q) {
  const { treffer, fuehrte, ersetzt } = await suche(q, BASIS, { texte: 0, kennungen: false });
  /** @type {Map<number, Treffer>} */
  const beispiele = new Map();
  /** @type {Map<string, Treffer[]>} */
  const arten = new Map();
  for (const einer of treffer) {
    if (einer.art === "beispiele") beispiele.set(einer.zeile, einer);
    else if (arten.has(einer.art)) arten.get(einer.art)?.push(einer);
    else arten.set(einer.art, [einer]);
  }
  const andere = [...arten.values()];
  const bester = treffer[0] && treffer[0].art !== "beispiele" ? treffer[0] : null;
  const erste = [...beispiele.values()].slice(0, ZUERST);
  // Fehlt ein Text, fehlt nur seine Stelle: Gefunden ist gefunden.
  await Promise.allSettled([bester, ...erste].map((einer) => einer?.addText()));
  const teilweise = beispiele.size > 0 && ![...beispiele.values()].some(({ anteil }) => anteil > GANZ);
  return { zeilen: [...beispiele.keys()], auszug: (zeile) => passageOf(beispiele.get(zeile)), andere, bester: bester?.titel ? bester : null, fuehrte, ersetzt, teilweise };
}

/**
 * @param {Treffer | undefined} treffer
 * @returns {Promise<Auszug | undefined>}
 */
async function passageOf(treffer) {
  try {
    await treffer?.addText();
  } catch (fehler) {
    console.error(fehler);
    return undefined;
  }
  return treffer?.auszug;
}
