/**
 * Holt die Daten des Finders und der offenen Schnittstelle; jede Datei einmal. Kennt als einziges Modul deren Adressen.
 */

import { BASIS } from "./adressen.js";
import { parseTable } from "./tabelle.js";

/** @typedef {import("./tabelle.js").Tabelle} Tabelle */
/** @typedef {[id: string, titel: string, kurz: string, ort: string, rollen: Record<string, string>, nachweis: string, quellen: number, code: string]} Kartenzeile */

/** @type {Map<string, Promise<any>>} */
const geholt = new Map();

/**
 * @param {string} pfad
 * @param {RequestInit} [optionen]
 * @returns {Promise<any>}
 */
function fetchJson(pfad, optionen) {
  const bekannt = geholt.get(pfad);
  if (bekannt) return bekannt;
  const neu = fetch(BASIS + pfad, optionen).then((antwort) => {
    if (!antwort.ok) throw Object.assign(new Error(`${pfad}: ${antwort.status}`), { status: antwort.status });
    return antwort.json();
  });
  geholt.set(pfad, neu);
  neu.catch(() => geholt.delete(pfad)); // nach einem Ausfall des Netzes darf es noch einmal versucht werden
  return neu;
}

/**
 * Die Tabelle wird immer nachgefragt; Spalten und Karten tragen ihren Stand in der Adresse und passen deshalb immer zu ihr.
 * @param {Iterable<string>} [namen] Spalten, die gebraucht werden; ohne Angabe alle
 * @returns {Promise<Tabelle>}
 */
export async function loadTable(namen) {
  const kopf = await fetchJson("assets/daten/facetten.json", { cache: "no-cache" });
  const gebraucht = [...new Set(namen ?? kopf.facetten.map((/** @type {any} */ frage) => frage.spalte ?? frage.name))];
  const spalten = await Promise.all(gebraucht.map((name) => fetchJson(`assets/daten/spalten/${name}.json?stand=${kopf.stand}`)));
  return parseTable(kopf, Object.fromEntries(gebraucht.map((name, nummer) => [name, spalten[nummer]])));
}

/**
 * @param {Tabelle} tabelle
 * @param {number} zeile
 * @returns {Promise<Kartenzeile>}
 */
export async function loadCard(tabelle, zeile) {
  const datei = Math.floor(zeile / tabelle.jeDatei);
  const karten = await fetchJson(`assets/daten/karten/${datei}.json?stand=${tabelle.stand}`);
  return karten[zeile % tabelle.jeDatei];
}

/**
 * @param {string} id
 * @returns {Promise<any>} der Datensatz eines Eintrags aus den offenen Daten
 */
export function loadRecord(id) {
  return fetchJson(`daten/v1/eintraege/${encodeURIComponent(id)}.json`);
}
