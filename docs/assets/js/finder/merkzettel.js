/**
 * Die gemerkten Einträge: nur ids, in der Adresse, und in diesem Browser erst, wenn jemand das eigens will.
 * Dasselbe gilt für die Antworten auf „Passt das zu uns?“. Kennt als einziges Modul den Speicher des Browsers.
 */

import { BASIS, formatQuery } from "./adressen.js";

const LISTE = "praxisbruecken.merkliste";
const ANTWORTEN = "praxisbruecken.passt";
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const MERKLISTE = `${BASIS}merkliste/`;

/** @type {Set<() => void>} */
const zuhoerer = new Set();

/** @type {string[]} */
let gemerkt = loadList();

/** @returns {string[]} */
function loadList() {
  const parameter = new URLSearchParams(location.search);
  const eigene = location.href.startsWith(MERKLISTE) ? parameter.get("ids") : null;
  const mitgegeben = eigene ?? (stored(LISTE) === null ? parameter.get("merkliste") : null);
  return parseIds(mitgegeben ?? stored(LISTE) ?? "");
}

/**
 * @param {string} text
 * @returns {string[]} ids ohne Wiederholung; was keine sein kann, fällt weg
 */
export function parseIds(text) {
  return [...new Set(text.split(",").map((id) => id.trim()).filter((id) => ID.test(id)))];
}

/** @returns {readonly string[]} */
export const remembered = () => gemerkt;

/** @returns {boolean} ob die Liste in diesem Browser bleibt */
export const isKept = () => stored(LISTE) !== null;

/** @param {string[]} ids */
export function remember(ids) {
  gemerkt = parseIds(ids.join(","));
  if (isKept()) store(LISTE, gemerkt.join(","));
  for (const melde of zuhoerer) melde();
}

/** @param {string} id */
export const toggle = (id) => remember(gemerkt.includes(id) ? gemerkt.filter((eine) => eine !== id) : [...gemerkt, id]);

/** @param {boolean} behalten */
export function keep(behalten) {
  store(LISTE, behalten ? gemerkt.join(",") : null);
  for (const melde of zuhoerer) melde();
}

/** @param {() => void} melde */
export const onChange = (melde) => zuhoerer.add(melde);

/**
 * @param {readonly string[]} ids
 * @returns {string} Adresse der Merkliste mit diesen Einträgen
 */
export const listAddress = (ids) => MERKLISTE + formatQuery([["ids", ids.join(",")]]);

/** @returns {string | null} */
export const storedAnswers = () => stored(ANTWORTEN);

/** @param {string | null} antworten `null` vergisst sie */
export const storeAnswers = (antworten) => store(ANTWORTEN, antworten);

/**
 * @param {string} schluessel
 * @returns {string | null}
 */
function stored(schluessel) {
  try {
    return localStorage.getItem(schluessel);
  } catch {
    return null; // gesperrt: dann gibt es nur die Adresse
  }
}

/**
 * @param {string} schluessel
 * @param {string | null} wert
 */
function store(schluessel, wert) {
  try {
    if (wert === null) localStorage.removeItem(schluessel);
    else localStorage.setItem(schluessel, wert);
  } catch {
    // gesperrt oder voll: Die Liste steht weiter in der Adresse.
  }
}
