/**
 * Die Tabelle der Facetten: aus den knappen Spalten, die `praxis.exports.facets` schreibt, werden Felder von Zahlen.
 * Spalten kommen erst, wenn jemand nach ihnen fragt; eine Facette ohne ihre Spalte hat in keiner Zeile einen Wert.
 * Liest nichts und zeigt nichts.
 */

/**
 * @typedef {object} Facette
 * @property {string} name   Name des Parameters in der Adresse
 * @property {string} label
 * @property {string} spalte Name der Spalte, in der ihre Werte stehen
 * @property {boolean} alle  alle gewählten Werte müssen zutreffen (nur Rechtskreis)
 * @property {string[]} ids  Werte in der Reihenfolge, in der sie gezeigt werden
 * @property {string[]} namen
 * @property {Uint32Array} anfang  wo in `werte` die Werte einer Zeile beginnen; ein Eintrag mehr als Zeilen
 * @property {Uint16Array} werte   Nummern der Werte, Zeile an Zeile
 */

/** @typedef {{label: string, land: string, gemeindetyp: string, jobcenter: string, jugendamt: string}} Ort */

/**
 * @typedef {object} Tabelle
 * @property {number} anzahl
 * @property {string} stand     Kennung des Inhalts; mit ihr werden Karten angefragt
 * @property {string} adresse   Adresse der Veröffentlichung, für Links nach außen
 * @property {number} jeDatei   wie viele Karten in einer Datei stehen
 * @property {Facette[]} facetten
 * @property {Ort[]} orte        diese drei sind leer, solange die Spalte der Orte fehlt
 * @property {Uint32Array} ortAnfang
 * @property {Uint16Array} ort
 * @property {string[]} geprueft  Tag je Zeile, ISO
 * @property {Uint8Array} veraltet
 */

const ERSTES = "#".charCodeAt(0);
const RUECKSTRICH = "\\".charCodeAt(0);
const ZWISCHEN = " ".charCodeAt(0);
export const NICHT_ERHOBEN = "nicht-erhoben";

/** Die Spalte der Orte; aus ihr folgen Land, Art der Kommune und Form des Jobcenters. */
export const ORTE = "ort";

/**
 * @param {any} kopf Inhalt von facetten.json
 * @param {Record<string, any>} spalten Name → Inhalt einer Datei in spalten/, nur die geladenen
 * @returns {Tabelle}
 */
export function parseTable(kopf, spalten) {
  const orte = /** @type {Ort[]} */ (spalten[ORTE]?.orte ?? []);
  const [ortAnfang, ort] = parseColumn(spalten[ORTE], kopf.anzahl);
  const [geprueft, veraltet] = parseDays(kopf.geprueft);
  const facetten = kopf.facetten.map((/** @type {any} */ frage) => {
    const ids = Object.keys(frage.werte);
    const spalte = frage.spalte ?? frage.name;
    const [anfang, werte] = spalte === ORTE && ORTE in spalten
      ? valuesOfPlaces(ids, orte.map((einer) => ids.indexOf(einer[/** @type {keyof Ort} */ (frage.name)])), ortAnfang, ort)
      : parseColumn(spalten[spalte], kopf.anzahl);
    return { name: frage.name, label: frage.label, spalte, alle: Boolean(frage.alle), ids, namen: Object.values(frage.werte), anfang, werte };
  });
  return {
    anzahl: kopf.anzahl,
    stand: kopf.stand,
    adresse: kopf.adresse,
    jeDatei: kopf.je_datei,
    facetten,
    orte,
    ortAnfang,
    ort,
    geprueft,
    veraltet,
  };
}

/**
 * @param {{einzeln?: string, mehrere?: string} | undefined} spalte
 * @param {number} anzahl
 * @returns {[anfang: Uint32Array, werte: Uint16Array]} ohne Spalte in keiner Zeile ein Wert
 */
function parseColumn(spalte, anzahl) {
  if (!spalte) return [new Uint32Array(anzahl + 1), new Uint16Array(0)];
  return spalte.einzeln === undefined ? parseRows(spalte.mehrere ?? "", anzahl) : parseSingles(spalte.einzeln);
}

/**
 * Werte, die am Ort hängen: je Zeile die ihrer Orte, jeder einmal; ohne Ort „nicht erhoben“, wo es diesen Wert gibt.
 * @param {string[]} ids
 * @param {number[]} jeOrt Nummer des Werts je Ort, -1 ohne
 * @param {Uint32Array} ortAnfang
 * @param {Uint16Array} ort
 * @returns {[Uint32Array, Uint16Array]}
 */
function valuesOfPlaces(ids, jeOrt, ortAnfang, ort) {
  const anzahl = ortAnfang.length - 1;
  const unbekannt = ids.indexOf(NICHT_ERHOBEN);
  const anfang = new Uint32Array(anzahl + 1);
  const werte = [];
  for (let zeile = 0; zeile < anzahl; zeile += 1) {
    anfang[zeile] = werte.length;
    const gefunden = new Set();
    for (let stelle = ortAnfang[zeile]; stelle < ortAnfang[zeile + 1]; stelle += 1) {
      const wert = jeOrt[ort[stelle]];
      if (wert >= 0 && wert !== unbekannt) gefunden.add(wert);
    }
    if (gefunden.size === 0 && unbekannt >= 0) gefunden.add(unbekannt);
    werte.push(...[...gefunden].sort((a, b) => a - b));
  }
  anfang[anzahl] = werte.length;
  return [anfang, Uint16Array.from(werte)];
}

/**
 * @param {string} text Zeilen mit Leerzeichen dazwischen, je Wert ein Zeichen
 * @param {number} anzahl
 * @returns {[Uint32Array, Uint16Array]}
 */
function parseRows(text, anzahl) {
  const anfang = new Uint32Array(anzahl + 1);
  const werte = new Uint16Array(Math.max(0, text.length - anzahl + 1));
  let zeile = 0;
  let stelle = 0;
  for (let index = 0; index < text.length; index += 1) {
    const zeichen = text.charCodeAt(index);
    if (zeichen === ZWISCHEN) anfang[(zeile += 1)] = stelle;
    else werte[stelle++] = number(zeichen);
  }
  anfang[anzahl] = stelle;
  return [anfang, werte];
}

/**
 * @param {string} text je Zeile genau ein Zeichen
 * @returns {[Uint32Array, Uint16Array]}
 */
function parseSingles(text) {
  return [Uint32Array.from({ length: text.length + 1 }, (_, zeile) => zeile), Uint16Array.from({ length: text.length }, (_, zeile) => number(text.charCodeAt(zeile)))];
}

/** @param {number} zeichen */
const number = (zeichen) => zeichen - ERSTES - (zeichen > RUECKSTRICH ? 1 : 0);

/**
 * @param {[string, number, number][]} tage Tag, wie viele Zeilen, ob möglicherweise veraltet
 * @returns {[string[], Uint8Array]}
 */
function parseDays(tage) {
  return [tage.flatMap(([tag, anzahl]) => Array(anzahl).fill(tag)), Uint8Array.from(tage.flatMap(([, anzahl, veraltet]) => Array(anzahl).fill(veraltet)))];
}

/**
 * @param {Facette} facette
 * @param {number} zeile
 * @returns {string[]} ids der Werte einer Zeile
 */
export function valuesOf(facette, zeile) {
  return Array.from(facette.werte.subarray(facette.anfang[zeile], facette.anfang[zeile + 1]), (wert) => facette.ids[wert]);
}

/**
 * @param {Tabelle} tabelle
 * @param {number} zeile
 * @returns {Ort[]}
 */
export function placesOf(tabelle, zeile) {
  return Array.from(tabelle.ort.subarray(tabelle.ortAnfang[zeile], tabelle.ortAnfang[zeile + 1]), (ort) => tabelle.orte[ort]);
}
