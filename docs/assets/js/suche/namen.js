/**
 * Welche Begriffe eine Frage nennt, auch mit Tippfehler.
 */

import { distance } from "./abstand.js";
import { findNames } from "./frage.js";
import { allowedMistakes } from "./index.js";
import { nameKey } from "./wortformen.js";

/** @typedef {import("./frage.js").Fund} Fund */
/** @typedef {import("./frage.js").Wort} Wort */
/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").Name} Name */

const KUERZESTER_NAME = 5;
const LIEBER_EIGENE = 0.5;

/**
 * Namen von Begriffen in der Frage; wo Wörter unbekannt sind, auch ähnlich geschriebene.
 * @param {Wort[]} woerter
 * @param {Index} index
 * @returns {Promise<Fund[]>}
 */
export async function namesIn(woerter, index) {
  const genau = findNames(woerter, (gefaltet) => index.namesOf(gefaltet), index);
  prefetch(genau, index);
  const unbekannt = await Promise.all(woerter.map(({ form }) => isUnknown(form, index)));
  if (!unbekannt.includes(true)) return genau;
  const alle = findNames(woerter, (gefaltet, von, bis) => (unbekannt.slice(von, bis).includes(true) ? similarName(nameKey(gefaltet, index.listen), index) : undefined), index, genau);
  return alle.map((fund) => (genau.includes(fund) ? fund : { ...fund, verschrieben: true }));
}

/**
 * Was zu erkannten Namen gebraucht wird, kommt zugleich mit den Wörtern.
 * @param {Fund[]} funde
 * @param {Index} index
 */
function prefetch(funde, index) {
  const namen = funde.flatMap((fund) => fund.namen);
  const gebraucht = namen.map(({ begriff }) => index.find(`@${index.begriffe[begriff].kennung}`));
  if (namen.some(({ grund }) => grund >= 0)) gebraucht.push(index.load("gruende.json"));
  Promise.all(gebraucht).catch(() => {
    // Wer es braucht, fragt noch einmal und sagt dann, dass es nicht da ist.
  });
}

/**
 * Weder das Wort noch ein längeres mit diesem Anfang kommt vor: „Kinderarzt“ ist kein Tippfehler, wo es Kinderarztpraxen gibt.
 * @param {string} form
 * @param {Index} index
 * @returns {Promise<boolean>}
 */
async function isUnknown(form, index) {
  if (!form || (await index.find(form))) return false;
  return (await index.findContinuations(form)).length === 0;
}

/**
 * Der Name, der bis auf Tippfehler so heißt; bei gleichem Abstand lieber der eigene eines Begriffs als ein anderes Wort dafür.
 * @param {string} schluessel
 * @param {Index} index
 * @returns {Name[] | undefined}
 */
function similarName(schluessel, index) {
  const erlaubt = schluessel.length < KUERZESTER_NAME ? 0 : allowedMistakes(schluessel);
  let naechster;
  let kleinster = erlaubt + 1;
  for (const [kandidat, namen] of erlaubt ? index.namen : []) {
    const abstand = distance(schluessel, kandidat, erlaubt) + (namen.some(({ art }) => art === "label") ? 0 : LIEBER_EIGENE);
    if (abstand < kleinster) [naechster, kleinster] = [namen, abstand];
  }
  return naechster;
}
