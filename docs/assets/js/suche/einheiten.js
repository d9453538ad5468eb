/**
 * Bewertet, was in einer Frage steht: jedes Wort, jeden Namen eines Begriffs, jeden Paragrafen für sich. `rangfolge.js` fasst
 * zusammen.
 */

import { isShort } from "./nachbarn.js";
import { all, best, mostRarity, rarity, scoreRow } from "./rangfolge.js";
import { findWords, forms, stem } from "./wortformen.js";

/** @typedef {import("./frage.js").Fund} Fund */
/** @typedef {import("./frage.js").Normangabe} Normangabe */
/** @typedef {import("./frage.js").Wort} Wort */
/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").Name} Name */
/** @typedef {import("./index.js").Zeile} Zeile */
/** @typedef {import("./rangfolge.js").Einheit} Einheit */
/** @typedef {import("./rangfolge.js").Punkte} Punkte */

/** Ein Wort, das nirgends steht, und was statt seiner gesucht ist. @typedef {{wort: string, durch: "aehnliche" | "teile"}} Ersetzt */

/** Was ein Wort gilt, das nur so anfängt wie das gesuchte; was die Teile eines zusammengesetzten; was ein ähnlich geschriebenes. */
const FORTSETZUNG = 0.5;
const TEILE = 0.6;
const ZUSAMMEN = 0.7;
const AEHNLICH = 0.8;
const HALB = 0.4;

/** Wer so oft vorkommt, oder in diesem Anteil der Seiten, braucht keine Fortsetzungen: Es gibt genug Treffer. */
const GENUG = 60;
const HAEUFIG = 0.015;
const KUERZESTER_TEIL = 4;
const KUERZESTE_HAELFTE = 7;
const FUGEN = ["", "s", "n", "e", "en", "es", "er", "ns", "ens"];

/** Was es gilt, dass eine Seite den Begriff als Merkmal trägt, und was, dass sie seine eigene ist. */
const MERKMAL = 0.4;
const EIGEN = { label: 0.8, suchwort: 0.8, synonym: 0.4 };
const GANZE_FRAGE = 1.5;
const NEBEN = 0.7;
const UMWEG = 0.6;
const WOERTLICH_GENUG = 5;
const NORM = 12;

/**
 * @param {Wort[]} woerter
 * @param {Fund[]} funde
 * @param {Index} index
 * @returns {Promise<{einheiten: Einheit[], gesucht: Map<string, number>, ersetzt: Ersetzt[]}>} dazu, was in Auszügen gesucht wird,
 *   und die Wörter, die nirgends stehen
 */
export async function unitsOf(woerter, funde, index) {
  const sagend = woerter.some((wort) => wort.form);
  const kurz = isShort(woerter);
  const punkte = await Promise.all(woerter.map((wort, stelle) => {
    const nachbarn = kurz ? [woerter[stelle - 1], woerter[stelle + 1]] : [];
    return wordUnit(sagend ? wort.form : stem(wort.gefaltet), wort, nachbarn, funde.some(({ von, bis }) => von <= stelle && stelle < bis), index);
  }));
  const gesucht = new Map(punkte.flatMap((einheit) => [...(einheit?.formen ?? [])].map(([form, anteil]) => [form, anteil * (einheit?.gewicht ?? 0)])));
  const einheiten = [];
  let stelle = 0;
  for (const fund of [...funde, undefined]) {
    for (; stelle < (fund?.von ?? woerter.length); stelle += 1) if (punkte[stelle]) einheiten.push(/** @type {Einheit} */ (punkte[stelle]));
    if (!fund) break;
    const eigene = /** @type {Einheit[]} */ ((fund.verschrieben ? await wordsOfName(fund.namen[0].wort, index) : punkte.slice(fund.von, fund.bis)).filter(Boolean));
    const rest = woerter.some((wort, nummer) => wort.form && (nummer < fund.von || nummer >= fund.bis));
    // Eine Zahl für sich steht überall: „SGB 10“ ist nicht, wo „SGB“ und „10“ stehen.
    const mitZahl = woerter.slice(fund.von, fund.bis).some(({ form }) => /^\d+$/.test(form));
    einheiten.push(await nameUnit(fund, mitZahl ? null : eigene, !rest, index));
    stelle = fund.bis;
  }
  for (const form of funde.flatMap((fund) => formsOfNames(fund, index))) gesucht.set(form, Math.max(1, gesucht.get(form) ?? 0));
  const frei = woerter.map((_, nummer) => !funde.some(({ von, bis }) => von <= nummer && nummer < bis));
  const ersetzt = woerter.flatMap(({ text }, nummer) => {
    const durch = frei[nummer] && punkte[nummer]?.durch;
    return durch ? [{ wort: text, durch }] : [];
  });
  return { einheiten, gesucht, ersetzt };
}

/**
 * Wörter der Namen, die ein Begriff sonst hat: Wer „BuT“ schreibt, will sehen, wo von Bildung und Teilhabe die Rede ist.
 * @param {Fund} fund
 * @param {Index} index
 * @returns {string[]}
 */
function formsOfNames({ namen }, index) {
  const texte = namen.flatMap(({ wort, begriff }) => [wort, index.begriffe[begriff].label]);
  return texte.flatMap((text) => findWords(text).flatMap((wort) => forms(wort, index.listen)));
}

/**
 * Ein Wort: es selbst, längere Wörter mit diesem Anfang, seine Teile; wenn es das nicht gibt, ähnlich geschriebene; sonst, was
 * davon bekannt ist.
 * @param {string} form
 * @param {Wort} wort
 * @param {(Wort | undefined)[]} nachbarn davor und danach; leer, wenn Paare nicht gefragt sind
 * @param {boolean} benannt gehört zum Namen eines Begriffs; dann wird nicht weiter geraten
 * @param {Index} index
 * @returns {Promise<(Einheit & {formen: Map<string, number>, durch?: Ersetzt["durch"]}) | undefined>} mit dem, was in Auszügen
 *   gesucht wird und wie viel es gilt, und wodurch es ersetzt ist, wenn es nirgends steht
 */
async function wordUnit(form, wort, [davor, danach], benannt, index) {
  if (!form) return undefined;
  const zeile = await index.find(form);
  if (!zeile && benannt) return undefined;
  const genug = zeile && zeile.fundstellen.size > Math.max(GENUG, index.anzahl * HAEUFIG);
  const fortsetzungen = genug ? [] : await index.findContinuations(form);
  const zeilen = [...(zeile ? [zeile] : []), ...fortsetzungen];
  /** @type {Punkte[]} */
  const punkte = zeilen.map((eine) => scoreRow(eine, index, eine === zeile ? 1 : (FORTSETZUNG * form.length) / eine.wort.length));
  const teile = (zeile ? zeile.teile : fortsetzungen.length ? [] : await splitWord(form, index)).filter((_, __, alle) => alle.every((teil) => teil.length >= KUERZESTER_TEIL));
  if (teile.length) {
    const gefunden = await Promise.all(teile.map((teil) => index.find(teil)));
    if (!gefunden.includes(undefined)) punkte.push(all(gefunden.map((eine) => scoreRow(/** @type {Zeile} */ (eine), index)), TEILE));
  }
  for (const [a, b] of [[davor, wort], [wort, danach]]) {
    const zusammen = a && b ? await index.find(stem(a.gefaltet + b.gefaltet)) : undefined;
    if (zusammen) punkte.push(scoreRow(zusammen, index, ZUSAMMEN));
  }
  /** @type {[form: string, anteil: number][]} */
  const gesucht = [...pairsWith(teile, TEILE), ...pairsWith(fortsetzungen.map(({ wort: laengeres }) => laengeres), 1), [form, 1]];
  const formen = new Map(gesucht);
  const nahe = punkte.some((eine) => eine.size) ? [] : await index.findSimilar(form);
  for (const eine of nahe) {
    punkte.push(scoreRow(eine, index, AEHNLICH));
    formen.set(eine.wort, 1);
  }
  const haelften = punkte.some((eine) => eine.size) ? [] : await knownHalves(form, index);
  for (const eine of haelften) {
    punkte.push(scoreRow(eine, index, HALB));
    formen.set(eine.wort, HALB);
  }
  const gesamt = best(...punkte);
  /** @type {Ersetzt["durch"] | undefined} */
  const durch = nahe.length ? "aehnliche" : haelften.length || (!zeilen.length && teile.length) ? "teile" : undefined;
  const anzahl = zeile ? zeile.fundstellen.size : gesamt.size;
  return { punkte: gesamt, gewicht: anzahl ? Math.min(rarity(anzahl, index.anzahl), mostRarity(index)) : 0, formen, durch };
}

/**
 * @param {string[]} formen
 * @param {number} anteil
 * @returns {[form: string, anteil: number][]}
 */
const pairsWith = (formen, anteil) => formen.map((form) => [form, anteil]);

/**
 * Die Wörter eines Namens, der so nicht in der Frage stand: richtig geschrieben, oder der eigene Name des Begriffs.
 * @param {string} name
 * @param {Index} index
 * @returns {Promise<(Einheit | undefined)[]>}
 */
function wordsOfName(name, index) {
  const formen = findWords(name).flatMap((wort) => forms(wort, index.listen));
  return Promise.all(formen.map(async (form) => {
    const zeile = await index.find(form);
    return zeile && { punkte: scoreRow(zeile, index), gewicht: Math.min(rarity(zeile.fundstellen.size, index.anzahl), mostRarity(index)) };
  }));
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
 * Was von einem zusammengesetzten Wort bekannt ist, wenn nicht beide Teile es sind: „Azubiwohnheim“ findet „Wohnheim“.
 * @param {string} form
 * @param {Index} index
 * @returns {Promise<Zeile[]>} der längste bekannte Anfang und das längste bekannte Ende
 */
async function knownHalves(form, index) {
  if (form.length < KUERZESTE_HAELFTE + KUERZESTER_TEIL) return [];
  const haelften = await Promise.all([index.findLongestStart(form, KUERZESTE_HAELFTE), index.findLongestEnd(form, KUERZESTE_HAELFTE)]);
  return /** @type {Zeile[]} */ (haelften.filter(Boolean));
}

/**
 * Der Name eines Begriffs: seine Wörter, Einträge mit dem Begriff als Merkmal, und vor allem die eigene Seite. Wer ein anderes
 * Wort dafür schreibt, meint auch die Wörter des Begriffs: „HzE“ findet „Hilfe zur Erziehung“.
 * @param {Fund} fund
 * @param {Einheit[] | null} eigene Wörter des Namens; `null`, wenn sie einzeln nichts sagen
 * @param {boolean} ganz steht sonst nichts in der Frage
 * @param {Index} index
 * @returns {Promise<Einheit>}
 */
async function nameUnit(fund, eigene, ganz, index) {
  const woertlich = all((eigene ?? []).map(({ punkte }) => punkte), eigene?.length ?? 0);
  const zeilen = await Promise.all(fund.namen.map(({ begriff }) => index.find(`@${index.begriffe[begriff].kennung}`)));
  const merkmale = /** @type {Zeile[]} */ (zeilen.filter(Boolean));
  const gewicht = Math.max(Math.min((eigene ?? []).reduce((summe, einheit) => summe + einheit.gewicht, 0), mostRarity(index)), ...merkmale.map((zeile) => rarity(zeile.fundstellen.size, index.anzahl)), 1);
  const umwege = !eigene || woertlich.size >= WOERTLICH_GENUG ? [] : await Promise.all(fund.namen.filter(({ art }) => art !== "label").map(async ({ begriff }) => {
    const woerter = /** @type {Einheit[]} */ ((await wordsOfName(index.begriffe[begriff].label, index)).filter(Boolean));
    return all(woerter.map(({ punkte }) => punkte), UMWEG);
  }));
  const punkte = best(woertlich, ...umwege, ...merkmale.map((zeile) => new Map(Array.from(zeile.fundstellen.keys(), (dokument) => [dokument, gewicht * MERKMAL]))));
  for (const name of fund.namen) {
    const { dokument } = index.begriffe[name.begriff];
    const wert = gewicht * EIGEN[name.art] * (ganz ? GANZE_FRAGE : NEBEN);
    punkte.set(dokument, (woertlich.get(dokument) ?? 0) + wert);
  }
  return { punkte, gewicht };
}

/**
 * Die Paragrafen der Frage als eine Einheit: Wer einen davon meint, ist nicht schlechter als wer alle nennt.
 * @param {Normangabe[]} normen
 * @param {Index} index
 * @returns {Promise<Einheit[]>}
 */
export async function normUnits(normen, index) {
  const einzeln = await Promise.all(normen.map((norm) => normUnit(norm, index)));
  return normen.length ? [{ punkte: best(...einzeln.map(({ punkte }) => punkte)), gewicht: Math.max(...einzeln.map(({ gewicht }) => gewicht)) }] : [];
}

/**
 * Ein Paragraf: seine Seite, dann was sich auf ihn stützt. Ohne Gesetz alle mit dieser Nummer, der meistgenannte zuerst.
 * @param {Normangabe} norm
 * @param {Index} index
 * @returns {Promise<Einheit>}
 */
async function normUnit(norm, index) {
  const kennungen = index.normsOf(norm);
  const zeilen = await Promise.all(kennungen.map((kennung) => index.find(`@normen/${kennung}`)));
  const punkte = best(...zeilen.map((zeile) => (zeile ? scoreRow(zeile, index, MERKMAL) : new Map())));
  kennungen.forEach((kennung, nummer) => punkte.set(index.documentOfNorm(kennung), NORM + Math.log1p(zeilen[nummer]?.fundstellen.size ?? 0)));
  if (!kennungen.length) return await lawUnit(norm, index);
  return { punkte, gewicht: NORM };
}

/**
 * Ein Paragraf ohne eigene Seite führt zu seinem Gesetz.
 * @param {Normangabe} norm
 * @param {Index} index
 * @returns {Promise<Einheit>}
 */
async function lawUnit(norm, index) {
  const namen = [...index.namen.values()].flat().filter(({ art, begriff }) => art === "label" && index.begriffe[begriff].kennung === `rechtskreise/${norm.gesetz}`).slice(0, 1);
  return namen.length ? nameUnit({ von: 0, bis: 0, namen }, [], true, index) : { punkte: new Map(), gewicht: 0 };
}
