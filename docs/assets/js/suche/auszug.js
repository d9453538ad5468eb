/**
 * Die Stelle einer Seite, die zur Frage passt: ein Absatz ihres Textes, sonst ihre Zusammenfassung; mit den gesuchten Wörtern.
 */

import { findWords, forms, locateWords } from "./wortformen.js";

/** @typedef {import("./wortformen.js").Listen} Listen */

/** Ein Stück Text; `gesucht` sind die Wörter, derentwegen die Stelle gezeigt wird. @typedef {{text: string, gesucht: boolean}} Stueck */

/** `anker` und `ueberschrift` sind leer bei der Zusammenfassung. @typedef {{stuecke: Stueck[], anker: string, ueberschrift: string}} Auszug */

/** Länger als jede Zusammenfassung: Nur Absätze werden gekürzt. */
const LAENGE = 280;

/** Ab dieser Länge gilt ein Wort auch dort als gefunden, wo es in einem längeren steckt. */
const KUERZESTER_TEIL = 5;
const ALS_TEIL = 0.5;

/**
 * @param {string} kurz Zusammenfassung der Seite
 * @param {[anker: string, ueberschrift: string, text: string][]} passagen
 * @param {Map<string, number>} gesucht Stamm → wie viel er zählt
 * @param {Listen} listen
 * @returns {Auszug}
 */
export function excerpt(kurz, passagen, gesucht, listen) {
  let beste = { text: kurz, anker: "", ueberschrift: "" };
  let meiste = kurz ? value(kurz, gesucht, listen) : -1;
  for (const [anker, ueberschrift, text] of passagen) {
    const wert = value(text, gesucht, listen);
    if (wert > meiste) {
      meiste = wert;
      beste = { text, anker, ueberschrift };
    }
  }
  const { text, anker, ueberschrift } = beste;
  return { stuecke: mark(shorten(text, gesucht, listen), gesucht, listen), anker, ueberschrift };
}

/**
 * @param {string} text
 * @param {Map<string, number>} gesucht
 * @param {Listen} listen
 */
function value(text, gesucht, listen) {
  const vorhanden = new Set(findWords(text).flatMap((wort) => forms(wort, listen)));
  let wert = 0;
  for (const [stamm, gewicht] of gesucht) {
    if (vorhanden.has(stamm)) wert += gewicht;
    else if ([...vorhanden].some((form) => contains(form, stamm))) wert += gewicht * ALS_TEIL;
  }
  return wert;
}

/**
 * @param {string} form
 * @param {string} stamm
 */
const contains = (form, stamm) => stamm.length >= KUERZESTER_TEIL && form.includes(stamm);

/**
 * @param {string} wort wie geschrieben
 * @param {Map<string, number>} gesucht
 * @param {Listen} listen
 * @returns {boolean}
 */
function isWanted(wort, gesucht, listen) {
  return forms(wort, listen).some((form) => gesucht.has(form) || [...gesucht.keys()].some((stamm) => contains(form, stamm)));
}

/**
 * Kürzt an Wortgrenzen, so dass das erste gesuchte Wort zu sehen bleibt.
 * @param {string} text
 * @param {Map<string, number>} gesucht
 * @param {Listen} listen
 */
function shorten(text, gesucht, listen) {
  if (text.length <= LAENGE) return text;
  const stelle = locateWords(text).find((wort) => isWanted(wort.text, gesucht, listen))?.anfang ?? 0;
  const von = stelle > LAENGE * 0.7 ? text.indexOf(" ", stelle - LAENGE / 2) + 1 : 0;
  const ausschnitt = text.slice(von, von + LAENGE);
  const bis = von + LAENGE >= text.length ? ausschnitt.length : ausschnitt.lastIndexOf(" ");
  return `${von > 0 ? "… " : ""}${ausschnitt.slice(0, bis).trim()}${von + bis < text.length ? " …" : ""}`;
}

/**
 * @param {string} text
 * @param {Map<string, number>} gesucht
 * @param {Listen} listen
 * @returns {Stueck[]}
 */
function mark(text, gesucht, listen) {
  const stuecke = [];
  let bisher = 0;
  for (const { text: wort, anfang, ende } of locateWords(text)) {
    if (!isWanted(wort, gesucht, listen)) continue;
    stuecke.push({ text: text.slice(bisher, anfang), gesucht: false }, { text: wort, gesucht: true });
    bisher = ende;
  }
  return [...stuecke, { text: text.slice(bisher), gesucht: false }].filter((stueck) => stueck.text);
}
