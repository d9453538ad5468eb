/**
 * Die Volltextsuche über alle Seiten. Lädt beim ersten Aufruf den Kern des Index und je Frage nur die Stücke mit ihren Wörtern.
 *
 * Wie der Index entsteht: `praxis.finish.search_index`. Wie gut sie sucht: `make suche` (tests/search/).
 */

import { distance } from "./abstand.js";
import { excerpt } from "./auszug.js";
import { findNames, parseQuestion } from "./frage.js";
import { Index, allowedMistakes } from "./index.js";
import { all, best, mostRarity, rank, rarity, scoreRow, sum } from "./rangfolge.js";
import { nameKey, stem } from "./wortformen.js";

/** @typedef {import("./frage.js").Fund} Fund */
/** @typedef {import("./frage.js").Wort} Wort */
/** @typedef {import("./index.js").Name} Name */
/** @typedef {import("./index.js").Zeile} Zeile */
/** @typedef {import("./rangfolge.js").Einheit} Einheit */
/** @typedef {import("./rangfolge.js").Punkte} Punkte */

/**
 * `adresse` gilt von der Wurzel der Website aus. `zeile` ist bei Beispielen ihre Zeile in der Tabelle des Finders.
 * `titel`, `auszug` und `abschnitt` (Überschrift der Stelle) haben nur die Treffer, deren Texte geladen sind; siehe `addTexts`.
 * @typedef {{id: string, art: string, adresse: string, titel: string, auszug: string, abschnitt: string, punkte: number, zeile: number, dokument: number}} Treffer
 */

/** Wohin ein altes oder alltägliches Wort führte; `seit` ist ein Tag oder leer. @typedef {{wort: string, begriff: string, adresse: string, seit: string, grund: string}} Gefuehrt */

/** @typedef {{treffer: Treffer[], fuehrte: Gefuehrt[]}} Ergebnis */

/** @typedef {{index: Index, gesucht: Map<string, number>}} Herkunft */

const ORDNER = "assets/suche/";

/** Was ein Wort gilt, das nur so anfängt wie das gesuchte; was die Teile eines zusammengesetzten; was ein ähnlich geschriebenes. */
const FORTSETZUNG = 0.5;
const TEILE = 0.6;
const ZUSAMMEN = 0.7;
const AEHNLICH = 0.8;
const PAAR = 0.7;
const KUERZESTE_FORTSETZUNG = 4;

/** Wer so oft vorkommt, oder in diesem Anteil der Seiten, braucht keine Fortsetzungen: Es gibt genug Treffer. */
const GENUG = 60;
const HAEUFIG = 0.015;
const KUERZESTER_TEIL = 4;
const FUGEN = ["", "s", "n", "e", "en", "es", "er", "ns", "ens"];

/** In längeren Fragen wird nicht nach Wortpaaren gesucht: Das sind Sätze. */
const MEISTE_WOERTER_FUER_PAARE = 5;

/** Was es gilt, dass eine Seite den Begriff als Merkmal trägt, und was, dass sie seine eigene ist. */
const MERKMAL = 0.4;
const EIGEN = { label: 0.8, suchwort: 0.8, synonym: 0.5 };
const GANZE_FRAGE = 1.5;
const NEBEN = 0.8;
const NORM = 12;

/** @type {Map<string, Promise<Index>>} */
const indexe = new Map();

/** @type {WeakMap<Treffer, Herkunft>} */
const herkunft = new WeakMap();

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
  const [einheiten, gesucht] = await unitsOf(frage.woerter, funde, index);
  for (const norm of frage.normen) einheiten.push(await normUnit(norm, index));
  const reihe = rank(einheiten.filter(({ gewicht }) => gewicht > 0), await titlePairs(frage.woerter, index), index);
  const ids = await namenListe;
  const treffer = reihe.map(([dokument, punkte]) => {
    const art = index.artOf(dokument);
    const stelle = dokument - art.anfang;
    const id = ids?.[art.name]?.[stelle] ?? "";
    /** @type {Treffer} */
    const neu = { id, art: art.name, adresse: id && addressOf(art.name, id), titel: "", auszug: "", abschnitt: "", punkte, zeile: art.name === "beispiele" ? stelle : -1, dokument };
    herkunft.set(neu, { index, gesucht });
    return neu;
  });
  await addTexts(treffer.slice(0, texte));
  return { treffer, fuehrte: ledTo(frage.woerter, funde, index) };
}

/**
 * Lädt die Texte von Treffern nach und trägt Titel und passende Stelle ein.
 * @param {Treffer[]} treffer
 */
export async function addTexts(treffer) {
  await Promise.all(treffer.map(async (einer) => {
    const { index, gesucht } = /** @type {Herkunft} */ (herkunft.get(einer));
    const [id, titel, kurz, passagen] = await index.shown(einer.dokument);
    const stelle = excerpt(kurz, passagen, gesucht, index.listen);
    Object.assign(einer, { id, adresse: addressOf(einer.art, id), titel, auszug: stelle.text, abschnitt: stelle.ueberschrift });
  }));
}

/**
 * @param {string | URL} base
 * @returns {Promise<Index>}
 */
function openIndex(base) {
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
 * Namen von Begriffen in der Frage; wo Wörter unbekannt sind, auch ähnlich geschriebene.
 * @param {Wort[]} woerter
 * @param {Index} index
 * @returns {Promise<Fund[]>}
 */
async function namesIn(woerter, index) {
  const genau = findNames(woerter, (gefaltet) => index.namesOf(gefaltet), index);
  const unbekannt = await Promise.all(woerter.map(async (wort) => wort.form !== "" && !(await index.find(wort.form))));
  if (!unbekannt.includes(true)) return genau;
  return findNames(woerter, (gefaltet, von, bis) => (unbekannt.slice(von, bis).includes(true) ? similarName(nameKey(gefaltet, index.listen), index) : undefined), index, genau);
}

/**
 * Nachbarn, die so in Titeln stehen: „Haus der Jugend“ gilt mehr als beide Wörter irgendwo.
 * @param {Wort[]} woerter
 * @param {Index} index
 * @returns {Promise<Punkte>}
 */
async function titlePairs(woerter, index) {
  const stuecke = woerter.filter(({ gefaltet }) => !index.listen.fueller.has(gefaltet)).map(({ gefaltet }) => index.listen.roemisch[gefaltet] ?? stem(gefaltet));
  if (stuecke.length > MEISTE_WOERTER_FUER_PAARE) return new Map();
  const zeilen = await Promise.all(stuecke.slice(1).map((stueck, stelle) => index.find(stuecke[stelle] + stueck)));
  return sum(...zeilen.map((zeile) => (zeile ? scoreRow(zeile, index, PAAR) : new Map())));
}

/**
 * @param {string} schluessel
 * @param {Index} index
 * @returns {Name[] | undefined}
 */
function similarName(schluessel, index) {
  const erlaubt = schluessel.length < 5 ? 0 : allowedMistakes(schluessel);
  let naechster;
  let kleinster = erlaubt + 1;
  for (const kandidat of erlaubt ? index.namen.keys() : []) {
    const abstand = distance(schluessel, kandidat, erlaubt);
    if (abstand < kleinster) [naechster, kleinster] = [kandidat, abstand];
  }
  return naechster === undefined ? undefined : index.namen.get(naechster);
}

/**
 * @param {Wort[]} woerter
 * @param {Fund[]} funde
 * @param {Index} index
 * @returns {Promise<[Einheit[], Map<string, number>]>} Einheiten, und was in Auszügen gesucht wird
 */
async function unitsOf(woerter, funde, index) {
  const sagend = woerter.some((wort) => wort.form);
  const kurz = woerter.length <= MEISTE_WOERTER_FUER_PAARE;
  const punkte = await Promise.all(woerter.map((wort, stelle) => {
    const nachbarn = kurz ? [woerter[stelle - 1], woerter[stelle + 1]] : [];
    return wordUnit(sagend ? wort.form : stem(wort.gefaltet), wort, nachbarn, funde.some(({ von, bis }) => von <= stelle && stelle < bis), index);
  }));
  const gesucht = new Map(woerter.flatMap((wort, stelle) => [...(punkte[stelle]?.formen ?? [])].map((form) => [form, punkte[stelle]?.gewicht ?? 0])));
  const einheiten = [];
  let stelle = 0;
  for (const fund of [...funde, undefined]) {
    for (; stelle < (fund?.von ?? woerter.length); stelle += 1) if (punkte[stelle]) einheiten.push(/** @type {Einheit} */ (punkte[stelle]));
    if (!fund) break;
    const eigene = /** @type {Einheit[]} */ (punkte.slice(fund.von, fund.bis).filter(Boolean));
    const rest = woerter.some((wort, nummer) => wort.form && (nummer < fund.von || nummer >= fund.bis));
    einheiten.push(await nameUnit(fund, eigene, !rest, index));
    stelle = fund.bis;
  }
  return [einheiten, gesucht];
}

/**
 * Ein Wort: es selbst, längere Wörter mit diesem Anfang, seine Teile; wenn es das nicht gibt, ähnlich geschriebene.
 * @param {string} form
 * @param {Wort} wort
 * @param {(Wort | undefined)[]} nachbarn davor und danach; leer, wenn Paare nicht gefragt sind
 * @param {boolean} benannt gehört zum Namen eines Begriffs; dann wird nicht weiter geraten
 * @param {Index} index
 * @returns {Promise<(Einheit & {formen: Set<string>}) | undefined>}
 */
async function wordUnit(form, wort, [davor, danach], benannt, index) {
  if (!form) return undefined;
  const zeile = await index.find(form);
  if (!zeile && benannt) return undefined;
  const genug = zeile && zeile.fundstellen.size > Math.max(GENUG, index.anzahl * HAEUFIG);
  const fortsetzungen = form.length >= KUERZESTE_FORTSETZUNG && !genug ? await index.findContinuations(form) : [];
  const zeilen = [...(zeile ? [zeile] : []), ...fortsetzungen];
  /** @type {Punkte[]} */
  const punkte = zeilen.map((eine) => scoreRow(eine, index, eine === zeile ? 1 : (FORTSETZUNG * form.length) / eine.wort.length));
  const teile = zeile ? zeile.teile : fortsetzungen.length ? [] : await splitWord(form, index);
  if (teile.length) {
    const gefunden = await Promise.all(teile.map((teil) => index.find(teil)));
    if (!gefunden.includes(undefined)) punkte.push(all(gefunden.map((eine) => scoreRow(/** @type {Zeile} */ (eine), index)), TEILE));
  }
  for (const [a, b] of [[davor, wort], [wort, danach]]) {
    const zusammen = a && b ? await index.find(stem(a.gefaltet + b.gefaltet)) : undefined;
    if (zusammen) punkte.push(scoreRow(zusammen, index, ZUSAMMEN));
  }
  const formen = new Set([form, ...fortsetzungen.map((eine) => eine.wort), ...teile]);
  if (!punkte.some((eine) => eine.size)) {
    for (const eine of await index.findSimilar(form)) {
      punkte.push(scoreRow(eine, index, AEHNLICH));
      formen.add(eine.wort);
    }
  }
  const gesamt = best(...punkte);
  const anzahl = zeile ? zeile.fundstellen.size : gesamt.size;
  return { punkte: gesamt, gewicht: anzahl ? Math.min(rarity(anzahl, index.anzahl), mostRarity(index)) : 0, formen };
}

/**
 * Teile eines Wortes, das im Index nicht vorkommt: der längste bekannte Anfang, dessen Rest auch bekannt ist.
 * @param {string} form
 * @param {Index} index
 * @returns {Promise<string[]>}
 */
async function splitWord(form, index) {
  for (let schnitt = form.length - KUERZESTER_TEIL; schnitt >= KUERZESTER_TEIL; schnitt -= 1) {
    const anfang = form.slice(0, schnitt);
    for (const fuge of FUGEN.filter((fuge) => anfang.endsWith(fuge) && schnitt - fuge.length >= KUERZESTER_TEIL)) {
      // Der Anfang zuerst: Er steht in denselben Stücken wie das Wort selbst.
      const erster = await index.find(anfang.slice(0, schnitt - fuge.length));
      const rest = erster && (await index.find(form.slice(schnitt)));
      if (rest) return [erster.wort, rest.wort];
    }
  }
  return [];
}

/**
 * Der Name eines Begriffs: seine Wörter, Einträge mit dem Begriff als Merkmal, und vor allem die eigene Seite.
 * @param {Fund} fund
 * @param {Einheit[]} eigene Wörter des Namens
 * @param {boolean} ganz steht sonst nichts in der Frage
 * @param {Index} index
 * @returns {Promise<Einheit>}
 */
async function nameUnit(fund, eigene, ganz, index) {
  const woertlich = sum(...eigene.map(({ punkte }) => punkte));
  const zeilen = await Promise.all(fund.namen.map(({ begriff }) => index.find(`@${index.begriffe[begriff].kennung}`)));
  const merkmale = /** @type {Zeile[]} */ (zeilen.filter(Boolean));
  const gewicht = Math.max(Math.min(eigene.reduce((summe, einheit) => summe + einheit.gewicht, 0), mostRarity(index)), ...merkmale.map((zeile) => rarity(zeile.fundstellen.size, index.anzahl)), 1);
  const punkte = best(woertlich, ...merkmale.map((zeile) => new Map(Array.from(zeile.fundstellen.keys(), (dokument) => [dokument, gewicht * MERKMAL]))));
  for (const name of fund.namen) {
    const { dokument } = index.begriffe[name.begriff];
    const wert = gewicht * EIGEN[name.art] * (ganz ? GANZE_FRAGE : NEBEN);
    punkte.set(dokument, (woertlich.get(dokument) ?? 0) + wert);
  }
  return { punkte, gewicht };
}

/**
 * Ein Paragraf: seine Seite, dann was sich auf ihn stützt. Ohne Gesetz alle mit dieser Nummer, der meistgenannte zuerst.
 * @param {import("./frage.js").Normangabe} norm
 * @param {Index} index
 * @returns {Promise<Einheit>}
 */
async function normUnit(norm, index) {
  const kennungen = index.normen.filter((kennung) => (norm.gesetz ? kennung === `${norm.gesetz}/${norm.paragraf}` : kennung.endsWith(`/${norm.paragraf}`)));
  const zeilen = await Promise.all(kennungen.map((kennung) => index.find(`@normen/${kennung}`)));
  const punkte = best(...zeilen.map((zeile) => (zeile ? scoreRow(zeile, index, MERKMAL) : new Map())));
  kennungen.forEach((kennung, nummer) => punkte.set(index.documentOfNorm(kennung), NORM + Math.log1p(zeilen[nummer]?.fundstellen.size ?? 0)));
  if (!kennungen.length) return await lawUnit(norm, index);
  return { punkte, gewicht: NORM };
}

/**
 * Ein Paragraf ohne eigene Seite führt zu seinem Gesetz.
 * @param {import("./frage.js").Normangabe} norm
 * @param {Index} index
 * @returns {Promise<Einheit>}
 */
async function lawUnit(norm, index) {
  const namen = [...index.namen.values()].flat().filter(({ begriff }) => index.begriffe[begriff].kennung === `rechtskreise/${norm.gesetz}`).slice(0, 1);
  return namen.length ? nameUnit({ von: 0, bis: 0, namen }, [], false, index) : { punkte: new Map(), gewicht: 0 };
}

/**
 * Was dem Leser zu sagen ist: Dieses Wort hat hierher geführt, und warum.
 * @param {Wort[]} woerter
 * @param {Fund[]} funde
 * @param {Index} index
 * @returns {Gefuehrt[]}
 */
function ledTo(woerter, funde, index) {
  return funde.flatMap((fund) => {
    const wort = woerter.slice(fund.von, fund.bis).map(({ text }) => text).join(" ");
    const getippt = findKey(fund, woerter, index);
    const name = fund.namen.find(({ art }) => art === "suchwort") ?? fund.namen.find(({ art }) => art === "label") ?? fund.namen[0];
    const begriff = index.begriffe[name.begriff];
    if (name.art === "label" && getippt === name.schluessel) return [];
    const [vokabular, ...rest] = begriff.kennung.split("/");
    const verschrieben = getippt === name.schluessel ? "" : `Gemeint ist wohl „${name.wort}“.`;
    const grund = name.grund || (name.art === "synonym" ? `„${name.wort}“ steht hier unter „${begriff.label}“.` : "");
    return [{ wort, begriff: begriff.label, adresse: addressOf(SEITEN[vokabular] ?? vokabular, rest.join("/")), seit: name.seit, grund: [verschrieben, grund].filter(Boolean).join(" ") }];
  });
}

/** Vokabulare, deren Seiten anders heißen. */
const SEITEN = /** @type {Record<string, string>} */ ({ normen: "recht" });

/**
 * @param {Fund} fund
 * @param {Wort[]} woerter
 * @param {Index} index
 */
function findKey(fund, woerter, index) {
  return woerter.slice(fund.von, fund.bis).map(({ gefaltet }) => (index.listen.fueller.has(gefaltet) ? "" : index.listen.roemisch[gefaltet] ?? stem(gefaltet))).join("");
}
