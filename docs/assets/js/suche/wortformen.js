/**
 * Wie die Suche deutsche Wörter vergleicht: dasselbe wie `praxis.word_forms`, das die Wörter der Seiten so ablegt.
 * Ein Test vergleicht beide an jedem Wort der Sammlung. Wer das eine ändert, ändert beide.
 */

/**
 * Listen aus dem Index, damit sie nur an einer Stelle stehen.
 * @typedef {{leer: Set<string>, fueller: Set<string>, roemisch: Map<string, string>}} Listen
 */

const WORT = /[\p{L}\p{N}]+(?:[-.!·’'][\p{L}\p{N}]+)*/gu;
const TEIL = /[\p{L}\p{N}]+/gu;
/** Wörter um eine Ziffer herum, wie in „Gesundheit4PunktZukunft“; nicht „U25“ oder „16h“. */
const UM_ZIFFERN = /[a-z]{4,}/g;
const BUCHSTABEN = /** @type {Record<string, string>} */ ({ ß: "ss", æ: "a", ø: "o", ł: "l", đ: "d" });

/**
 * Kleinbuchstaben und Ziffern in ASCII; ä und „ae“ werden beide a, ß wird ss.
 * @param {string} wort
 * @returns {string}
 */
export function fold(wort) {
  const klein = wort.toLowerCase().replace(/[ßæøłđ]/g, (zeichen) => BUCHSTABEN[zeichen]);
  // Wie in Python: was nach dem Zerlegen nicht ASCII ist, fällt weg.
  const ascii = klein.normalize("NFD").replace(/[^\x00-\x7f]/g, ""); // eslint-disable-line no-control-regex
  return ascii.replace(/ae|oe|(?<![aeiouyq])ue/g, (paar) => paar[0]);
}

/**
 * Ohne Endung, nach dem leichten Stemmer von Jacques Savoy (UniNE).
 * @param {string} wort gefaltet
 * @returns {string}
 */
export function stem(wort) {
  return ohneSteigerung(ohneFall(wort));
}

/** @param {string} wort */
function ohneFall(wort) {
  if (wort.length > 5 && wort.endsWith("ern")) return wort.slice(0, -3);
  if (wort.length > 4 && /e[mnrs]$/.test(wort)) return wort.slice(0, -2);
  if (wort.length > 3 && /(e|[bdfghklmnt]s)$/.test(wort)) return wort.slice(0, -1);
  return wort;
}

/** @param {string} wort */
function ohneSteigerung(wort) {
  if (wort.length > 5 && wort.endsWith("est")) return wort.slice(0, -3);
  if (wort.length > 4 && /(e[rn]|[bdfghklmnt]st)$/.test(wort)) return wort.slice(0, -2);
  return wort;
}

/**
 * Die Wörter eines Textes, wie sie dastehen; „U25-Haus“ ist eines.
 * @param {string} text
 * @returns {string[]}
 */
export function findWords(text) {
  return text.match(WORT) ?? [];
}

/**
 * Dieselben Wörter mit ihrer Stelle.
 * @param {string} text
 * @returns {{text: string, anfang: number, ende: number}[]}
 */
export function locateWords(text) {
  return Array.from(text.matchAll(WORT), toPlace);
}

/**
 * Die Teile eines Textes zwischen allen Zeichen, mit ihrer Stelle.
 * @param {string} text
 * @returns {{text: string, anfang: number, ende: number}[]}
 */
export function findParts(text) {
  return Array.from(text.matchAll(TEIL), toPlace);
}

/** @param {RegExpExecArray} fund */
const toPlace = (fund) => ({ text: fund[0], anfang: fund.index, ende: fund.index + fund[0].length });

/**
 * Unter welchen Stämmen ein geschriebenes Wort steht: seine Teile, wenn es Buchstaben sind, alle in einem, und was um Ziffern
 * herum steht.
 * @param {string} geschrieben
 * @param {Listen} listen
 * @returns {readonly string[]}
 */
export function forms(geschrieben, listen) {
  let bekannt = gebildet.get(listen);
  if (!bekannt) gebildet.set(listen, (bekannt = new Map()));
  let formen = bekannt.get(geschrieben);
  if (!formen) bekannt.set(geschrieben, (formen = formsOf(geschrieben, listen)));
  return formen;
}

/** Texte wiederholen sich: Jedes Wort wird einmal gebildet. @type {WeakMap<Listen, Map<string, readonly string[]>>} */
const gebildet = new WeakMap();

/**
 * @param {string} geschrieben
 * @param {Listen} listen
 * @returns {readonly string[]}
 */
function formsOf(geschrieben, listen) {
  const teile = geschrieben.match(TEIL) ?? [];
  const formen = teile.flatMap((teil) => {
    const gefaltet = fold(teil);
    const innen = /\d/.test(gefaltet) ? (gefaltet.match(UM_ZIFFERN) ?? []).map((wort) => form(wort, listen)) : [];
    return [form(gefaltet, listen), ...innen];
  }).filter(Boolean);
  if (teile.length > 1 && !teile.some((teil) => /^\p{Nd}+$/u.test(teil))) formen.push(stem(fold(teile.join(""))));
  return [...new Set(formen)];
}

/**
 * Der Stamm eines gefalteten Wortes; leer, wo es nichts aussagt.
 * @param {string} gefaltet
 * @param {Listen} listen
 * @returns {string}
 */
export function form(gefaltet, listen) {
  if (listen.leer.has(gefaltet) || (gefaltet.length === 1 && !/\d/.test(gefaltet))) return "";
  return listen.roemisch.get(gefaltet) ?? stem(gefaltet);
}

/**
 * Wie ein Name als Ganzes verglichen wird, ohne Leerzeichen: „Hartz IV“, „hartz4“ und „Hartz-4“ sind eins.
 * @param {string[]} gefaltet
 * @param {Listen} listen
 * @returns {string}
 */
export function nameKey(gefaltet, listen) {
  return gefaltet.map((wort) => (listen.fueller.has(wort) ? "" : listen.roemisch.get(wort) ?? stem(wort))).join("");
}
