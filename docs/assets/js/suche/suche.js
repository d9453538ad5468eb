/**
 * Die Volltextsuche über alle Seiten. Lädt beim ersten Aufruf den Kern des Index und je Frage nur die Stücke mit ihren Wörtern.
 *
 * Wie der Index entsteht: `praxis.finish.search_index`. Wie gut sie sucht: `make suche` (tests/search/).
 */

import { excerpt } from "./auszug.js";
import { normUnits, unitsOf } from "./einheiten.js";
import { parseQuestion } from "./frage.js";
import { Index } from "./index.js";
import { featuresOf } from "./merkmale.js";
import { pairPage, titlePairs } from "./nachbarn.js";
import { namesIn } from "./namen.js";
import { rank, sum } from "./rangfolge.js";

/** @typedef {import("./frage.js").Fund} Fund */
/** @typedef {import("./frage.js").Wort} Wort */

/** Ein Treffer. Bei Beispielen ist `zeile` ihre Zeile in der Tabelle des Finders, sonst -1. */
export class Treffer {
  /** Woher er stammt und wonach gesucht wurde. @type {Herkunft} */
  #herkunft;

  /** Adresse von der Wurzel der Website aus. */
  adresse = "";
  /** Nur bei Treffern, deren Texte geladen sind, siehe `addTexts`: */
  titel = "";
  /** @type {import("./auszug.js").Auszug} */
  auszug = { stuecke: [], anker: "", ueberschrift: "" };

  /**
   * @param {number} dokument
   * @param {number} punkte
   * @param {number} anteil wie viel von der Frage dort vorkommt, 0 bis 1
   * @param {string} id leer, wenn sie noch nicht geladen ist
   * @param {Herkunft} herkunft
   */
  constructor(dokument, punkte, anteil, id, herkunft) {
    const art = herkunft.index.artOf(dokument);
    this.#herkunft = herkunft;
    this.art = art.name;
    this.dokument = dokument;
    this.punkte = punkte;
    this.anteil = anteil;
    this.zeile = art.name === "beispiele" ? dokument - art.anfang : -1;
    this.id = id;
    if (id) this.adresse = addressOf(art.name, id);
  }

  /** Lädt Titel und passende Stelle nach, wenn sie noch fehlen. */
  async addText() {
    if (this.titel) return;
    const { index, gesucht, merkmale } = this.#herkunft;
    const [id, titel, kurz, passagen] = await index.shown(this.dokument);
    const auszug = excerpt(kurz, passagen, gesucht, index.listen);
    const genannt = auszug.stuecke.some((stueck) => stueck.gesucht) ? undefined : merkmale.find(({ dokumente }) => dokumente.has(this.dokument));
    Object.assign(this, { id, adresse: addressOf(this.art, id), titel, auszug: genannt ? asPassage(genannt) : auszug });
  }
}

/** Wohin ein altes oder alltägliches Wort führte; `seit` ist ein Tag oder leer. @typedef {{wort: string, begriff: string, adresse: string, seit: string, grund: string}} Gefuehrt */

/** `ersetzt` sind Wörter der Frage, die nirgends stehen. @typedef {{treffer: Treffer[], fuehrte: Gefuehrt[], ersetzt: import("./einheiten.js").Ersetzt[]}} Ergebnis */

/** @typedef {{index: Index, gesucht: Map<string, number>, merkmale: import("./merkmale.js").Merkmal[]}} Herkunft */

const ORDNER = "assets/suche/";

/** @type {Map<string, Promise<Index>>} */
const indexe = new Map();

/**
 * @param {string} query wie getippt
 * @param {string | URL} base Wurzel der Website, auch relativ zur Seite
 * @param {{texte?: number, kennungen?: boolean}} [optionen] für wie viele Treffer die Texte geladen werden; ohne `kennungen`
 *   fehlt `id`, wo kein Text geladen ist (wer `zeile` nimmt, spart eine Datei)
 * @returns {Promise<Ergebnis>} alle Treffer aller Arten, der beste zuerst
 */
export async function suche(query, base, { texte = 10, kennungen = true } = {}) {
  const index = await openIndex(base);
  const frage = parseQuestion(query, index);
  const namenListe = kennungen ? index.load("kennungen.json") : undefined;
  const funde = await namesIn(frage.woerter, index);
  const [{ einheiten, gesucht, ersetzt }, normen, titel, paar, merkmale] = await Promise.all([
    unitsOf(frage.woerter, funde, index), normUnits(frage.normen, index), titlePairs(frage.woerter, index), pairPage(frage.woerter, funde, index),
    featuresOf(funde, frage.normen, index),
  ]);
  const reihe = rank([...einheiten, ...normen], sum(titel, paar), index);
  const ids = await namenListe;
  const herkunft = { index, gesucht, merkmale };
  const treffer = reihe.map(([dokument, punkte, anteil]) => {
    const art = index.artOf(dokument);
    return new Treffer(dokument, punkte, anteil, ids?.[art.name]?.[dokument - art.anfang] ?? "", herkunft);
  });
  const [fuehrte] = await Promise.all([ledTo(frage.woerter, funde, index), addTexts(treffer.slice(0, texte))]);
  return { treffer, fuehrte: [...fuehrte, ...frage.normen.flatMap((norm) => withoutPage(norm, index))], ersetzt };
}

/**
 * Lädt die Texte von Treffern nach und trägt Titel und passende Stelle ein.
 * @param {Treffer[]} treffer
 */
export async function addTexts(treffer) {
  await Promise.all(treffer.map((einer) => einer.addText()));
}

/**
 * Wo kein Wort der Frage steht, sagt das Merkmal, warum die Seite ein Treffer ist.
 * @param {import("./merkmale.js").Merkmal} merkmal
 * @returns {import("./auszug.js").Auszug}
 */
const asPassage = ({ art, label }) => ({ stuecke: [{ text: label, gesucht: true }], anker: "", ueberschrift: art });

/**
 * Ein Paragraf ohne eigene Seite führt zu seinem Gesetz; das muss gesagt werden.
 * @param {import("./frage.js").Normangabe} norm
 * @param {Index} index
 * @returns {Gefuehrt[]}
 */
function withoutPage(norm, index) {
  if (!norm.gesetz || index.normsOf(norm).length) return [];
  return [{ wort: norm.text.trim(), begriff: index.nameLaw(norm.gesetz), adresse: addressOf("rechtskreise", norm.gesetz), seit: "", grund: "Zu dieser Vorschrift gibt es hier keine Seite." }];
}

/**
 * @param {string | URL} base
 * @returns {Promise<Index>}
 */
export function openIndex(base) {
  const ordner = new URL(ORDNER, new URL(base, globalThis.document?.baseURI)).href;
  let index = indexe.get(ordner);
  if (!index) {
    // Der Kern wird immer nachgefragt; alles andere trägt seinen Stand in der Adresse.
    index = fetchJson(`${ordner}kern.json`, { cache: "no-cache" }).then((kern) => new Index(kern, (pfad) => fetchJson(ordner + pfad)));
    indexe.set(ordner, index);
    index.catch(() => indexe.delete(ordner));
  }
  return index;
}

/**
 * @param {string} adresse
 * @param {RequestInit} [optionen]
 */
async function fetchJson(adresse, optionen) {
  const antwort = await fetch(adresse, optionen);
  if (!antwort.ok) throw new Error(`${adresse}: ${antwort.status}`);
  return antwort.json();
}

/**
 * @param {string} art
 * @param {string} id
 */
export function addressOf(art, id) {
  if (art === "glossar") return `glossar/#${id}`;
  if (art === "rechtsaenderungen") return `recht/aenderungen/#${id}`;
  if (art === "rechtskreise-themen") return `rechtskreise/${id}/`;
  return art === "seiten" ? `${id}/` : `${art}/${id}/`;
}

/**
 * Was dem Leser zu sagen ist: Dieses Wort hat hierher geführt, und warum. Andere Wörter für dasselbe nennt sie nur, wo sonst
 * nichts in der Frage steht; alte, alltägliche, abgekürzte und verschriebene immer.
 * @param {Wort[]} woerter
 * @param {Fund[]} funde
 * @param {Index} index
 * @returns {Promise<Gefuehrt[]>}
 */
async function ledTo(woerter, funde, index) {
  const gefuehrt = await Promise.all(funde.map(async (fund) => {
    const name = fund.namen.find(({ art }) => art === "suchwort") ?? fund.namen.find(({ art }) => art === "label") ?? fund.namen[0];
    const ganz = woerter.every((wort, nummer) => !wort.form || (nummer >= fund.von && nummer < fund.bis));
    const kurzwort = /[A-ZÄÖÜ].*[A-ZÄÖÜ]/.test(name.wort) && !/\s/.test(name.wort);
    const selbstverstaendlich = name.art === "label" || (name.art === "synonym" && name.grund < 0 && !kurzwort && !ganz);
    if (selbstverstaendlich && !fund.verschrieben) return [];
    const begriff = index.begriffe[name.begriff];
    const [vokabular, ...rest] = begriff.kennung.split("/");
    const gemeint = fund.verschrieben ? `Gemeint ist wohl „${name.wort}“.` : "";
    const gesagt = await index.reason(name);
    const grund = gesagt.grund || (name.art === "synonym" ? `„${name.wort}“ steht hier unter „${begriff.label}“.` : "");
    const wort = woerter.slice(fund.von, fund.bis).map(({ text }) => text).join(" ");
    return [{ wort, begriff: begriff.label, adresse: addressOf(SEITEN[vokabular] ?? vokabular, rest.join("/")), seit: gesagt.seit, grund: [gemeint, grund].filter(Boolean).join(" ") }];
  }));
  return gefuehrt.flat();
}

/** Vokabulare, deren Seiten anders heißen. */
const SEITEN = /** @type {Record<string, string>} */ ({ normen: "recht" });
