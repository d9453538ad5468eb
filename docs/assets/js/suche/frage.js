/**
 * Was in einer Frage steht: Wörter, Paragrafen in jeder Schreibweise, Namen von Begriffen. Sucht noch nichts.
 */

import { findParts, fold, form, nameKey } from "./wortformen.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").Name} Name */

/**
 * Ein Wort der Frage: `form` ist der Stamm, leer bei Wörtern, die nichts aussagen.
 * @typedef {{text: string, gefaltet: string, form: string, anfang: number, ende: number}} Wort
 */

/** Ein Paragraf; `gesetz` ist leer, wenn keines genannt ist. @typedef {{gesetz: string, paragraf: string, text: string}} Normangabe */

/** Wörter von `von` bis vor `bis` sind der Name von Begriffen, vielleicht mit Tippfehler. @typedef {{von: number, bis: number, namen: Name[], verschrieben?: boolean}} Fund */

/** @typedef {{woerter: Wort[], normen: Normangabe[]}} Frage */

const PARAGRAF = new Set(["paragraf", "paragrafen", "paragraph", "paragraphen", "par"]);
const EINZELHEIT = new Set(["abs", "absatz", "s", "satz", "nr", "nummer", "buchst", "buchstabe", "halbs", "alt", "f", "ff", "fortfolgende"]);
const DAZWISCHEN = new Set(["und", "oder", "bis", "sowie", "u", "i", "v", "m"]);
/** Was mit Zahlen zusammengeschrieben wird: „SGBII“, „16hSGB2“, „22Abs5“, „67ff“, „Paragraf16h“. */
const MIT_ZAHLEN = /(paragra(?:f|ph)|sgb|absatz|abs|satz|nr|ff)/;
const STUECK = /^(paragra(f|ph)|sgb|absatz|abs|satz|nr|ff|\d{1,3}[a-z]?|[ivx]+)$/;

/** Ein Absatz in römischen Zahlen, wie in „§ 22 V“; „16i“ ist ein Paragraf. */
const ABSATZ = /^[IVX]+$/;
const MEISTE_WOERTER_EINES_NAMENS = 6;
const MEISTE_WOERTER_EINES_GESETZES = 6;

/**
 * @param {string} text wie getippt
 * @param {Index} index
 * @returns {Frage}
 */
export function parseQuestion(text, index) {
  const alle = findParts(text.slice(0, 500)).flatMap((teil) => toWords(teil, index));
  const { normen, uebrig } = takeNorms(alle, text, index);
  return { woerter: uebrig, normen };
}

/**
 * „SGBII“ und „22Abs5“ sind mehrere Wörter; alles andere bleibt, wie es ist.
 * @param {{text: string, anfang: number, ende: number}} teil
 * @param {Index} index
 * @returns {Wort[]}
 */
function toWords(teil, index) {
  const gefaltet = fold(teil.text);
  const geteilt = gefaltet.split(MIT_ZAHLEN).filter(Boolean);
  const mehrere = geteilt.length > 1 && geteilt.every((stueck) => STUECK.test(stueck));
  const stuecke = mehrere ? geteilt : [gefaltet];
  return stuecke.filter(Boolean).map((stueck) => ({ text: mehrere ? stueck : teil.text, gefaltet: stueck, form: form(stueck, index.listen), anfang: teil.anfang, ende: teil.ende }));
}

/**
 * Nimmt Paragrafen aus den Wörtern: mit §-Zeichen, neben einem Gesetz, mit Buchstaben („16h“) oder wenn sonst nichts dasteht.
 * @param {Wort[]} woerter
 * @param {string} text
 * @param {Index} index
 * @returns {{normen: Normangabe[], uebrig: Wort[]}}
 */
function takeNorms(woerter, text, index) {
  /** @type {Normangabe[]} */
  const normen = [];
  const weg = new Set();
  for (let stelle = 0; stelle < woerter.length; stelle += 1) {
    const erste = numberAt(woerter, stelle);
    const davorSteht = woerter[stelle - 1]?.gefaltet;
    if (!erste || davorSteht === "sgb" || EINZELHEIT.has(davorSteht)) continue;
    const zeichen = hasSign(woerter, stelle, text);
    const davor = lawBefore(woerter, stelle, index);
    /** @type {string[]} */
    const liste = [];
    let bis = stelle;
    for (let zahl = /** @type {typeof erste | undefined} */ (erste); zahl; ) {
      liste.push(zahl.paragraf);
      bis = skipDetails(woerter, zahl.bis);
      const weiter = woerter[bis] && DAZWISCHEN.has(woerter[bis].gefaltet) ? bis + 1 : bis;
      zahl = numberAt(woerter, weiter);
    }
    const danach = lawAt(woerter, bis, index);
    const gesetz = danach?.gesetz ?? davor?.gesetz ?? "";
    const allein = woerter.every((wort, nummer) => (nummer >= stelle && nummer < bis) || PARAGRAF.has(wort.gefaltet));
    const mitBuchstabe = liste.length === 1 && /[a-z]$/.test(liste[0]) && index.normen.some((norm) => norm.endsWith(`/${liste[0]}`));
    if (!zeichen && !gesetz && !allein && !mitBuchstabe) continue;
    const ende = danach?.bis ?? bis;
    const anfang = danach || !davor ? stelle : davor.von;
    for (const paragraf of liste) normen.push({ gesetz, paragraf, text: text.slice(woerter[anfang].anfang, woerter[ende - 1].ende) });
    for (let nummer = anfang; nummer < ende; nummer += 1) weg.add(nummer);
    for (let nummer = anfang - 1; nummer >= 0 && /^\d+$|^(abs|absatz|satz|paragra.*)$/.test(woerter[nummer].gefaltet); nummer -= 1) weg.add(nummer);
    stelle = ende - 1;
  }
  return { normen, uebrig: woerter.filter((_, nummer) => !weg.has(nummer)) };
}

/**
 * @param {Wort[]} woerter
 * @param {number} stelle
 * @param {string} text
 */
function hasSign(woerter, stelle, text) {
  const davor = woerter[stelle - 1];
  return PARAGRAF.has(davor?.gefaltet) || text.slice(davor?.ende ?? 0, woerter[stelle].anfang).includes("§");
}

/**
 * Eine Nummer: „16h“, „16 h“ oder „41“.
 * @param {Wort[]} woerter
 * @param {number} stelle
 * @returns {{paragraf: string, bis: number} | undefined}
 */
function numberAt(woerter, stelle) {
  const zahl = woerter[stelle]?.gefaltet ?? "";
  if (!/^\d{1,3}[a-z]?$/.test(zahl)) return undefined;
  const naechstes = woerter[stelle + 1]?.gefaltet ?? "";
  const buchstabe = /^\d+$/.test(zahl) && /^[a-z]$/.test(naechstes) && !EINZELHEIT.has(naechstes) && !ABSATZ.test(woerter[stelle + 1].text);
  return buchstabe ? { paragraf: zahl + naechstes, bis: stelle + 2 } : { paragraf: zahl, bis: stelle + 1 };
}

/**
 * Überspringt „Abs. 3 Satz 1 Nr. 2“, „V“ und „ff.“.
 * @param {Wort[]} woerter
 * @param {number} stelle
 */
function skipDetails(woerter, stelle) {
  if (ABSATZ.test(woerter[stelle]?.text ?? "")) stelle += 1;
  while (EINZELHEIT.has(woerter[stelle]?.gefaltet)) {
    stelle += 1;
    if (/^\d+[a-z]?$/.test(woerter[stelle]?.gefaltet ?? "") && !/^ff?$|^fort/.test(woerter[stelle - 1].gefaltet)) stelle += 1;
  }
  return stelle;
}

/**
 * Ein Gesetz, das an dieser Stelle beginnt.
 * @param {Wort[]} woerter
 * @param {number} stelle
 * @param {Index} index
 * @returns {{gesetz: string, bis: number} | undefined}
 */
function lawAt(woerter, stelle, index) {
  for (let bis = Math.min(woerter.length, stelle + MEISTE_WOERTER_EINES_GESETZES); bis > stelle; bis -= 1) {
    const gesetz = index.gesetze.get(nameKey(woerter.slice(stelle, bis).map((wort) => wort.gefaltet), index.listen));
    if (gesetz) return { gesetz, bis };
  }
  return undefined;
}

/**
 * Ein Gesetz, das vor dieser Stelle endet; ein „§“ oder „Paragraf“ darf dazwischen stehen.
 * @param {Wort[]} woerter
 * @param {number} stelle
 * @param {Index} index
 * @returns {{gesetz: string, von: number} | undefined}
 */
function lawBefore(woerter, stelle, index) {
  const ende = PARAGRAF.has(woerter[stelle - 1]?.gefaltet) ? stelle - 1 : stelle;
  for (let von = Math.max(0, ende - MEISTE_WOERTER_EINES_GESETZES); von < ende; von += 1) {
    const gefunden = lawAt(woerter, von, index);
    if (gefunden?.bis === ende) return { gesetz: gefunden.gesetz, von };
  }
  return undefined;
}

/**
 * Namen von Begriffen in der Frage, die längsten zuerst; sie überschneiden sich nicht.
 * @param {Wort[]} woerter
 * @param {(gefaltet: string[], von: number, bis: number) => Name[] | undefined} nachschlagen
 * @param {Index} index
 * @param {Fund[]} [vergeben] was schon gefunden ist
 * @returns {Fund[]} das Vergebene und das Gefundene
 */
export function findNames(woerter, nachschlagen, index, vergeben = []) {
  const funde = [...vergeben];
  const frei = woerter.map((_, nummer) => !vergeben.some(({ von, bis }) => von <= nummer && nummer < bis));
  for (let laenge = Math.min(MEISTE_WOERTER_EINES_NAMENS, woerter.length); laenge > 0; laenge -= 1) {
    for (let von = 0; von + laenge <= woerter.length; von += 1) {
      const bis = von + laenge;
      const amRand = [woerter[von], woerter[bis - 1]].some((wort) => index.listen.fueller.has(wort.gefaltet));
      if (amRand || frei.slice(von, bis).includes(false)) continue;
      const namen = nachschlagen(woerter.slice(von, bis).map((wort) => wort.gefaltet), von, bis);
      if (!namen) continue;
      funde.push({ von, bis, namen });
      frei.fill(false, von, bis);
    }
  }
  return funde.sort((a, b) => a.von - b.von);
}
