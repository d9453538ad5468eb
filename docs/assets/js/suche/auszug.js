/**
 * Die Stelle einer Seite, die zur Frage passt: ein Absatz ihres Textes, sonst ihre Zusammenfassung.
 */

import { findWords, forms } from "./wortformen.js";

/** @typedef {import("./wortformen.js").Listen} Listen */

const LAENGE = 240;

/**
 * @param {string} kurz Zusammenfassung der Seite
 * @param {[anker: string, ueberschrift: string, text: string][]} passagen
 * @param {Map<string, number>} gesucht Stamm → wie viel er zählt
 * @param {Listen} listen
 * @returns {{text: string, anker: string, ueberschrift: string}}
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
  return { ...beste, text: shorten(beste.text, gesucht, listen) };
}

/**
 * @param {string} text
 * @param {Map<string, number>} gesucht
 * @param {Listen} listen
 */
function value(text, gesucht, listen) {
  const vorhanden = new Set(findWords(text).flatMap((wort) => forms(wort, listen)));
  let wert = 0;
  for (const [stamm, gewicht] of gesucht) if (vorhanden.has(stamm)) wert += gewicht;
  return wert;
}

/**
 * Kürzt an Wortgrenzen, so dass das erste gesuchte Wort zu sehen bleibt.
 * @param {string} text
 * @param {Map<string, number>} gesucht
 * @param {Listen} listen
 */
function shorten(text, gesucht, listen) {
  if (text.length <= LAENGE) return text;
  const treffer = findWords(text).find((wort) => forms(wort, listen).some((stamm) => gesucht.has(stamm)));
  const stelle = treffer ? text.indexOf(treffer) : 0;
  const von = stelle > LAENGE * 0.7 ? text.indexOf(" ", stelle - LAENGE / 2) + 1 : 0;
  const ausschnitt = text.slice(von, von + LAENGE);
  const bis = von + LAENGE >= text.length ? ausschnitt.length : ausschnitt.lastIndexOf(" ");
  return `${von > 0 ? "… " : ""}${ausschnitt.slice(0, bis).trim()}${von + bis < text.length ? " …" : ""}`;
}
