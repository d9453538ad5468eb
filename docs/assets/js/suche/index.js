/**
 * Der Suchindex, wie ihn `praxis.finish.search_index` schreibt: holt Stücke nach Bedarf und schlägt darin nach.
 */

import { distance } from "./abstand.js";
import { findParts, fold, nameKey, stem } from "./wortformen.js";

/** @typedef {import("./wortformen.js").Listen} Listen */

/**
 * Ein Wort im Index: seine Teile, wenn es zusammengesetzt ist, und je Dokument, wie viel es dort sagt (0 bis 1).
 * @typedef {{wort: string, teile: string[], fundstellen: Map<number, number>}} Zeile
 */

/** `grund` ist die Nummer dessen, was zum Namen zu sagen ist (`reason`), -1 ohne. @typedef {{schluessel: string, wort: string, begriff: number, art: "label" | "synonym" | "suchwort", grund: number}} Name */

/** `rechtskreis` haben Institutionen: der, nach dem sie zuerst handeln. @typedef {{kennung: string, label: string, dokument: number, rechtskreis: string}} Begriff */

/** @typedef {{name: string, anfang: number, ende: number, gewicht: number}} Art */

/** @typedef {(pfad: string) => Promise<any>} Holen */

const ARTEN_DER_NAMEN = /** @type {const} */ (["label", "synonym", "suchwort"]);

/** So viele Wörter mit gleichem Anfang werden höchstens mitgesucht. */
const MEISTE_FORTSETZUNGEN = 12;

/** Kürzere Anfänge haben zu viele Fortsetzungen, um etwas zu sagen. */
const KUERZESTE_FORTSETZUNG = 4;

/** Ab dieser Länge dürfen in einem Wort zwei Buchstaben anders sein. */
const ZWEI_FEHLER_AB = 10;

export class Index {
  /**
   * @param {any} kern Inhalt von kern.json
   * @param {Holen} holen
   */
  constructor(kern, holen) {
    this.holen = holen;
    this.stand = /** @type {string} */ (kern.stand);
    this.stufen = /** @type {number} */ (kern.stufen);
    this.jeDatei = /** @type {number} */ (kern.je_datei);
    this.anfaenge = /** @type {{woerter: string[], rueckwaerts: string[]}} */ ({ woerter: kern.woerter, rueckwaerts: kern.rueckwaerts });
    /** @type {Listen} */
    this.listen = { leer: new Set(kern.listen.leer), fueller: new Set(kern.listen.fueller), roemisch: new Map(Object.entries(kern.listen.roemisch)) };
    /** @type {Art[]} */
    this.arten = [];
    let anfang = 0;
    for (const [name, anzahl, gewicht] of kern.arten) {
      this.arten.push({ name, anfang, ende: anfang + anzahl, gewicht });
      anfang += anzahl;
    }
    this.anzahl = anfang;
    /** @type {Begriff[]} */
    this.begriffe = kern.begriffe.map((/** @type {[string, string, number, string?]} */ [kennung, label, dokument, rechtskreis = ""]) => ({ kennung, label, dokument, rechtskreis }));
    /** @type {Map<string, Name[]>} */
    this.namen = new Map();
    /** „Jugendhilfe-Ausschuss“ soll „Jugendhilfeausschuss“ finden. @type {Map<string, string>} */
    this.namenInEinem = new Map();
    for (const [schluessel, wort, begriff, art, grund = -1] of kern.namen) {
      const name = { schluessel, wort, begriff, art: ARTEN_DER_NAMEN[art], grund };
      this.namen.set(schluessel, [...(this.namen.get(schluessel) ?? []), name]);
      this.namenInEinem.set(joinedKey(wort), schluessel);
    }
    /** Schreibweise → Gesetz. @type {Map<string, string>} */
    this.gesetze = new Map(Object.entries(kern.gesetze));
    /** @type {string[]} */
    this.normen = kern.normen;
    /** @type {Map<string, Promise<any>>} */
    this.stuecke = new Map();
    /** @type {Map<string, Promise<Zeile | undefined>>} */
    this.gefunden = new Map();
  }

  /**
   * Begriffe dieses Namens, der aus mehreren Wörtern bestehen kann.
   * @param {string[]} gefaltet
   * @returns {Name[] | undefined}
   */
  namesOf(gefaltet) {
    return this.namen.get(nameKey(gefaltet, this.listen)) ?? this.namen.get(this.namenInEinem.get(stem(gefaltet.join(""))) ?? "");
  }

  /**
   * Warum ein Name zu seinem Begriff führt, und seit wann.
   * @param {Name} name
   * @returns {Promise<{grund: string, seit: string}>}
   */
  async reason(name) {
    const [grund = "", seit = ""] = name.grund < 0 ? [] : (await this.load("gruende.json"))[name.grund];
    return { grund, seit };
  }

  /**
   * @param {number} dokument
   * @returns {Art}
   */
  artOf(dokument) {
    return /** @type {Art} */ (this.arten.find((art) => dokument < art.ende));
  }

  /**
   * @param {string} kennung einer Norm, etwa „sgb-ii/16h“
   * @returns {number} Nummer ihres Dokuments
   */
  documentOfNorm(kennung) {
    const recht = this.arten.find((art) => art.name === "recht");
    return (recht?.anfang ?? 0) + this.normen.indexOf(kennung);
  }

  /**
   * Normen mit Seite, die eine Angabe meint; ohne Gesetz alle mit dieser Nummer.
   * @param {import("./frage.js").Normangabe} angabe
   * @returns {string[]} etwa „sgb-ii/16h“
   */
  normsOf({ gesetz, paragraf }) {
    return this.normen.filter((kennung) => (gesetz ? kennung === `${gesetz}/${paragraf}` : kennung.endsWith(`/${paragraf}`)));
  }

  /**
   * @param {string} kennung
   * @returns {string} „§ 16h SGB II“
   */
  nameNorm(kennung) {
    const [gesetz, paragraf] = kennung.split("/");
    return `§ ${paragraf} ${this.nameLaw(gesetz)}`;
  }

  /**
   * @param {string} gesetz
   * @returns {string} „SGB II“
   */
  nameLaw(gesetz) {
    return this.begriffe.find(({ kennung }) => kennung === `rechtskreise/${gesetz}`)?.label ?? gesetz.toUpperCase();
  }

  /**
   * @param {string} pfad
   * @returns {Promise<any>}
   */
  load(pfad) {
    let stueck = this.stuecke.get(pfad);
    if (!stueck) {
      stueck = this.holen(`${pfad}?stand=${this.stand}`);
      this.stuecke.set(pfad, stueck);
      stueck.catch(() => this.stuecke.delete(pfad));
    }
    return stueck;
  }

  /**
   * Die Zeile eines Wortes; auch eines Begriffs („@themen/leaving-care“).
   * @param {string} wort
   * @returns {Promise<Zeile | undefined>}
   */
  find(wort) {
    let zeile = this.gefunden.get(wort);
    if (!zeile) {
      zeile = this.lookUp(wort);
      this.gefunden.set(wort, zeile);
      zeile.catch(() => this.gefunden.delete(wort));
    }
    return zeile;
  }

  /**
   * @param {string} wort
   * @returns {Promise<Zeile | undefined>}
   */
  async lookUp(wort) {
    const zeilen = await this.load(`woerter/${pieceOf(this.anfaenge.woerter, wort)}.json`);
    const nummer = firstFrom(zeilen, wort, (zeile) => zeile[0]);
    return zeilen[nummer]?.[0] === wort ? this.toRow(zeilen[nummer]) : undefined;
  }

  /**
   * Andere Wörter mit diesem Anfang, die häufigsten zuerst.
   * @param {string} anfang
   * @returns {Promise<Zeile[]>}
   */
  async findContinuations(anfang) {
    if (anfang.length < KUERZESTE_FORTSETZUNG) return [];
    const roh = (await this.rowsFrom("woerter", anfang, (zeile) => zeile[0])).filter((zeile) => zeile[0] !== anfang);
    const zeilen = roh.map((zeile) => this.toRow(zeile));
    return zeilen.sort((a, b) => b.fundstellen.size - a.fundstellen.size || (a.wort < b.wort ? -1 : 1)).slice(0, MEISTE_FORTSETZUNGEN);
  }

  /**
   * Das längste Wort, mit dem dieses anfängt.
   * @param {string} wort
   * @param {number} mindestens so viele Buchstaben
   * @returns {Promise<Zeile | undefined>}
   */
  async findLongestStart(wort, mindestens) {
    const roh = await this.rowsFrom("woerter", wort.slice(0, mindestens), (zeile) => zeile[0]);
    const passende = roh.filter(([anfang]) => wort.startsWith(anfang));
    return passende.length ? this.toRow(passende.reduce((a, b) => (b[0].length > a[0].length ? b : a))) : undefined;
  }

  /**
   * Das längste Wort, mit dem dieses endet.
   * @param {string} wort
   * @param {number} mindestens so viele Buchstaben
   * @returns {Promise<Zeile | undefined>}
   */
  async findLongestEnd(wort, mindestens) {
    const hinten = backwards(wort);
    const roh = await this.rowsFrom("rueckwaerts", hinten.slice(0, mindestens), (zeile) => zeile);
    const laengstes = roh.filter((ende) => hinten.startsWith(ende)).reduce((a, b) => (b.length > a.length ? b : a), "");
    return laengstes ? this.find(backwards(laengstes)) : undefined;
  }

  /**
   * Wörter, die sich nur durch einen Tippfehler unterscheiden; die nächsten, von diesen die häufigsten.
   * Ein Fehler steht in der ersten oder der zweiten Hälfte: Die andere Hälfte stimmt, von vorn oder von hinten gelesen.
   * @param {string} wort
   * @returns {Promise<Zeile[]>}
   */
  async findSimilar(wort) {
    const haelfte = Math.max(2, Math.floor(wort.length / 2) - 1);
    const hinten = backwards(wort);
    const [vorwaerts, rueckwaerts] = await Promise.all([
      this.rowsFrom("woerter", wort.slice(0, haelfte), (zeile) => zeile[0]),
      this.rowsFrom("rueckwaerts", hinten.slice(0, haelfte), (zeile) => zeile),
    ]);
    const kandidaten = new Set([...vorwaerts.map((zeile) => zeile[0]), ...rueckwaerts.map(backwards)]);
    const erlaubt = allowedMistakes(wort);
    const nah = [...kandidaten].map((kandidat) => ({ kandidat, abstand: distance(wort, kandidat, erlaubt) })).filter(({ abstand }) => abstand <= erlaubt);
    const kleinster = Math.min(...nah.map(({ abstand }) => abstand));
    const naechste = nah.filter(({ abstand }) => abstand === kleinster).map(({ kandidat }) => this.find(kandidat));
    const zeilen = /** @type {Zeile[]} */ ((await Promise.all(naechste)).filter(Boolean));
    return zeilen.sort((a, b) => b.fundstellen.size - a.fundstellen.size || (a.wort < b.wort ? -1 : 1)).slice(0, 3);
  }

  /**
   * Alle Zeilen eines Verzeichnisses, deren Wort so anfängt.
   * @param {"woerter" | "rueckwaerts"} verzeichnis
   * @param {string} anfang
   * @param {(zeile: any) => string} wortVon
   * @returns {Promise<any[]>}
   */
  async rowsFrom(verzeichnis, anfang, wortVon) {
    const starts = this.anfaenge[verzeichnis];
    const gefunden = [];
    for (let stueck = pieceOf(starts, anfang); stueck < starts.length && (starts[stueck] <= anfang || starts[stueck].startsWith(anfang)); stueck += 1) {
      const zeilen = await this.load(`${verzeichnis}/${stueck}.json`);
      for (let nummer = firstFrom(zeilen, anfang, wortVon); nummer < zeilen.length && wortVon(zeilen[nummer]).startsWith(anfang); nummer += 1) gefunden.push(zeilen[nummer]);
    }
    return gefunden;
  }

  /**
   * @param {[string, string[], number[][]]} zeile
   * @returns {Zeile}
   */
  toRow([wort, teile, gruppen]) {
    const fundstellen = new Map();
    for (const [stufe, ...abstaende] of gruppen) {
      let dokument = 0;
      for (const abstand of abstaende) {
        dokument += abstand;
        fundstellen.set(dokument, stufe / this.stufen);
      }
    }
    return { wort, teile, fundstellen };
  }

  /**
   * Was von einem Treffer gezeigt wird.
   * @param {number} dokument
   * @returns {Promise<[id: string, titel: string, kurz: string, passagen: [anker: string, ueberschrift: string, text: string][]]>}
   */
  async shown(dokument) {
    const texte = await this.load(`texte/${Math.floor(dokument / this.jeDatei)}.json`);
    return texte[dokument % this.jeDatei];
  }
}

/**
 * Wie viele Buchstaben anders sein dürfen: in kurzen Wörtern keiner, denn dort ist jedes andere Wort nah.
 * @param {string} wort
 * @returns {number}
 */
export function allowedMistakes(wort) {
  if (wort.length < 4 || /\d/.test(wort)) return 0;
  return wort.length < ZWEI_FEHLER_AB ? 1 : 2;
}

/** @param {string} wort */
const backwards = (wort) => [...wort].reverse().join("");

/** @param {string} name */
function joinedKey(name) {
  return stem(findParts(name).map(({ text }) => fold(text)).join(""));
}

/**
 * In welchem Stück ein Wort stehen müsste.
 * @param {string[]} anfaenge erste Wörter der Stücke
 * @param {string} wort
 */
function pieceOf(anfaenge, wort) {
  const naechstes = anfaenge.findIndex((anfang) => anfang > wort);
  return Math.max(0, (naechstes < 0 ? anfaenge.length : naechstes) - 1);
}

/**
 * Nummer der ersten Zeile, deren Wort nicht vor diesem steht.
 * @param {any[]} zeilen
 * @param {string} wort
 * @param {(zeile: any) => string} wortVon
 */
function firstFrom(zeilen, wort, wortVon) {
  let unten = 0;
  let oben = zeilen.length;
  while (unten < oben) {
    const mitte = (unten + oben) >> 1;
    if (wortVon(zeilen[mitte]) < wort) unten = mitte + 1;
    else oben = mitte;
  }
  return unten;
}
