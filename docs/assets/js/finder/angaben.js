/**
 * Was der Datensatz eines Beispiels angibt, in Worten, je Frage eine Liste. Leer heißt: nicht erhoben. Reine Funktionen.
 * Der Steckbrief auf den Seiten sagt dasselbe (`praxis.views.eintrag`).
 */

import { formatDay } from "./worte.js";

export const LUECKE = "nicht erhoben";

/**
 * @param {any} satz
 * @param {string} feld
 * @returns {string[]}
 */
export const labels = (satz, feld) => Object.values(satz.abgeleitet.bezeichnungen[feld] ?? {});

/**
 * Nicht jedes Beispiel gehört zu einem Programm: Das ist keine Lücke.
 * @param {any} satz
 * @returns {string[]}
 */
export const programme = (satz) => (satz.programm ? labels(satz, "programm") : ["keines genannt"]);

/**
 * @param {any} satz
 * @returns {string[]}
 */
export const period = ({ beginn, ende }) => [beginn && `Beginn ${formatDay(beginn)}`, ende && `Ende ${formatDay(ende)}`].filter(Boolean);

/**
 * @param {any} satz
 * @returns {string[]}
 */
export function effort({ aufwand }) {
  if (typeof aufwand === "string") return [];
  const angaben = [["stellen", "Stellen"], ["euro_pro_jahr", "Euro im Jahr"], ["monate_bis_start", "Monate bis zum Start"], ["beschluesse", ""]];
  return angaben
    .filter(([feld]) => aufwand[feld] !== null && aufwand[feld] !== undefined)
    .map(([feld, einheit]) => {
      const wert = typeof aufwand[feld] === "number" ? aufwand[feld].toLocaleString("de-DE") : aufwand[feld];
      const stand = aufwand[`${feld}_stand`];
      return `${wert}${einheit && ` ${einheit}`}${stand ? ` (Stand ${formatDay(stand)})` : ""}`;
    });
}

/**
 * @param {any} satz
 * @returns {string[]}
 */
export function privacy({ datenschutz }) {
  if (datenschutz === "nicht-erhoben") return [];
  if (typeof datenschutz === "string") return ["keine personenbezogenen Daten"];
  return ["daten", "wege", "grundlage"].filter((feld) => datenschutz[feld]).map((feld) => `${feld[0].toUpperCase()}${feld.slice(1)}: ${datenschutz[feld]}`);
}

/**
 * @param {any} satz
 * @returns {string[]}
 */
export function confirmations({ bestaetigt }) {
  return bestaetigt.length ? bestaetigt.map((/** @type {any} */ wer) => `${wer.institution}, ${formatDay(wer.datum)}`) : ["noch von niemandem"];
}
