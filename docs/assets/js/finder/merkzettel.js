/**
 * Die gemerkten Einträge: nur ids, in der Adresse, und in diesem Browser erst, wenn jemand das eigens will.
 * Dasselbe gilt für die Antworten auf „Passt das zu uns?“. Kennt als einziges Modul den Speicher des Browsers.
 */

import { BASIS, formatQuery } from "./adressen.js";

const LISTE = "praxisbruecken.merkliste";
const ANTWORTEN = "praxisbruecken.passt";
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const MERKLISTE = `${BASIS}merkliste/`;

/** So viele fasst eine Liste; jeder Eintrag ist eine Anfrage. */
export const HOECHSTENS_GEMERKT = 60;

/** So viele Beispiele passen nebeneinander. */
export const HOECHSTENS_VERGLICHEN = 3;

/** @type {Set<() => void>} */
const zuhoerer = new Set();

/** @type {string[]} */
let gemerkt = [];

/** Ob die Liste dieser Seite die behaltene ist und Änderungen auch in den Speicher gehen. */
let eigen = false;

readAddress();

// Eine zweite Registerkarte oder „Zurück“ kann eine Seite zeigen, die von der behaltenen Liste nichts Neues weiß.
addEventListener("storage", ({ key }) => { if (key === LISTE || key === null) tell(); });
addEventListener("pageshow", ({ persisted }) => { if (persisted) tell(); });

function tell() {
  for (const melde of zuhoerer) melde();
}

/** @returns {string | null} die Liste, die in der Adresse steht */
function listInAddress() {
  const parameter = new URLSearchParams(location.search);
  return location.href.startsWith(MERKLISTE) ? parameter.get("ids") : parameter.get("merkliste");
}

/**
 * Liest die Liste aus der Adresse. Nennt sie andere Einträge als die behaltene, so bleibt jene, wie sie ist. Auf anderen Seiten
 * als der Merkliste gilt immer die behaltene, und auch zurück auf der eigenen Liste: was jetzt behalten ist, nicht die ältere
 * Adresse.
 */
export function readAddress() {
  const behalten = kept();
  const genannt = readList(listInAddress() ?? "").ids;
  const meine = !location.href.startsWith(MERKLISTE) || history.state?.eigen || !genannt.length;
  eigen = behalten !== null && (meine || sameIds(genannt, behalten));
  gemerkt = eigen && behalten ? behalten : genannt;
}

/**
 * @param {string} text
 * @returns {{ids: string[], unklar: string[], weitere: number}} ids ohne Wiederholung, was keine sein kann, und wie viele zu viel sind
 */
export function readList(text) {
  const stuecke = [...new Set(text.split(",").map((stueck) => stueck.trim()).filter(Boolean))];
  const ids = stuecke.filter((stueck) => ID.test(stueck));
  return {
    ids: ids.slice(0, HOECHSTENS_GEMERKT),
    unklar: stuecke.filter((stueck) => !ID.test(stueck)),
    weitere: Math.max(0, ids.length - HOECHSTENS_GEMERKT),
  };
}

/** Was in der Adresse dieser Seite steht. */
export const addressedList = () => readList(listInAddress() ?? "");

/**
 * @param {readonly string[]} eine
 * @param {readonly string[]} andere
 * @returns {boolean} ob beide dasselbe nennen, gleich in welcher Reihenfolge
 */
export function sameIds(eine, andere) {
  return eine.length === andere.length && eine.every((id) => andere.includes(id));
}

/** @returns {string[] | null} die in diesem Browser behaltene Liste */
export function kept() {
  const text = stored(LISTE);
  return text === null ? null : readList(text).ids;
}

/** @returns {readonly string[]} */
export function remembered() {
  if (eigen) gemerkt = kept() ?? gemerkt;
  return gemerkt;
}

/** @returns {boolean} ob die Liste dieser Seite in diesem Browser bleibt */
export const isOwn = () => eigen && kept() !== null;

/** @returns {boolean} ob in diesem Browser eine andere Liste behalten ist als die dieser Seite */
export const isForeign = () => !eigen && kept() !== null;

/** @param {readonly string[]} ids */
export function remember(ids) {
  const own = isOwn();
  gemerkt = readList(ids.join(",")).ids;
  if (own) store(LISTE, gemerkt.join(","));
  tell();
}

/** @param {string} id */
export function toggle(id) {
  const bisher = remembered();
  remember(bisher.includes(id) ? bisher.filter((eine) => eine !== id) : [...bisher, id]);
}

/**
 * Behält Einträge in diesem Browser, zusätzlich zu denen, die es schon sind.
 * @param {readonly string[]} ids
 */
export function keep(ids) {
  gemerkt = readList([...(kept() ?? []), ...ids].join(",")).ids;
  eigen = true;
  store(LISTE, gemerkt.join(","));
  tell();
}

/** Vergisst die behaltene Liste; in der Adresse steht sie weiter. */
export function forget() {
  gemerkt = [...remembered()];
  eigen = false;
  store(LISTE, null);
  tell();
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
