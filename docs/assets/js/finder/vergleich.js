/**
 * Der Vergleich: bis zu drei Beispiele nebeneinander. Unterschiede stehen in Worten da, Lücken heißen „nicht erhoben“.
 */

import { BASIS, formatQuery } from "./adressen.js";
import { loadEntries } from "./eintraege.js";
import { parseIds, storedAnswers } from "./merkzettel.js";
import { bestFit, ERGEBNISSE, explain, factsOf, judge, parseAnswers } from "./passt.js";
import { element, link } from "./teile.js";
import { counted, formatDay } from "./worte.js";

/** @typedef {{titel: string, werte: (satz: any) => string[]}} Zeile */

const HOECHSTENS = 3;
const LUECKE = "nicht erhoben";

/** @param {HTMLElement} wurzel */
export async function start(wurzel) {
  const genannt = parseIds(new URLSearchParams(location.search).get("ids") ?? "");
  const { saetze, fehlend } = await loadEntries(genannt.slice(0, HOECHSTENS));
  const beispiele = saetze.filter((satz) => satz.ordner === "beispiele");
  const platz = /** @type {HTMLElement} */ (wurzel.querySelector("[data-tabelle]"));
  const begriffe = JSON.parse(wurzel.dataset.begriffe ?? "{}");
  if (beispiele.length) platz.append(table(beispiele, rows(begriffe)));
  /** @type {HTMLElement} */ (wurzel.querySelector("[data-leer]")).hidden = beispiele.length > 1;
  const saetzeDazu = [
    ...(genannt.length > HOECHSTENS ? [`Nebeneinander passen drei Beispiele; nicht gezeigt: ${genannt.slice(HOECHSTENS).join(", ")}.`] : []),
    ...(fehlend.length ? [`Diese Einträge gibt es nicht oder nicht mehr: ${fehlend.join(", ")}.`] : []),
    ...(beispiele.length < saetze.length ? ["Vergleichen lassen sich nur Beispiele."] : []),
  ];
  platz.before(...saetzeDazu.map((satz) => element("p", "pb-finder__fuehrte", satz)));
  wurzel.dataset.pbBereit = "";
}

/**
 * @param {Record<string, Record<string, string>>} begriffe Namen der Antworten zu Art der Kommune, Jobcenter, Jugendamt
 * @returns {Zeile[]}
 */
function rows(begriffe) {
  return [
    { titel: "Ort", werte: (satz) => satz.abgeleitet.orte.map((/** @type {any} */ ort) => ort.label) },
    { titel: "Land", werte: (satz) => labels(satz, "laender") },
    ...["gemeindetyp", "jobcenter", "jugendamt"].map((punkt) => ({ titel: begriffe.punkte[punkt], werte: (/** @type {any} */ satz) => facts(satz, punkt, begriffe[punkt]) })),
    ...fitRow(),
    { titel: "Am Tisch", werte: (satz) => Object.entries(satz.rechtskreise).map(([id, rolle]) => `${satz.abgeleitet.bezeichnungen.rechtskreise[id]} (${satz.abgeleitet.bezeichnungen.rollen[rolle]})`) },
    ...[["Themen", "themen"], ["Für wen", "zielgruppen"], ["Wer mitmacht", "akteure"], ["Rechtsgrundlagen", "normen"], ["Programm", "programm"]].map(([titel, feld]) => ({ titel, werte: (/** @type {any} */ satz) => labels(satz, feld) })),
    { titel: "Stand", werte: (satz) => labels(satz, "status") },
    { titel: "Zeitraum", werte: (satz) => [satz.beginn && `Beginn ${formatDay(satz.beginn)}`, satz.ende && `Ende ${formatDay(satz.ende)}`].filter(Boolean) },
    { titel: "Aufwand", werte: effort },
    { titel: "Datenschutz", werte: privacy },
    { titel: "Nachweis", werte: (satz) => labels(satz, "nachweis") },
    { titel: "Worauf er sich bezieht", werte: (satz) => [satz.nachweis_bezug].filter(Boolean) },
    { titel: "Quellen", werte: (satz) => [counted(Object.keys(satz.quellen).length, "Quelle", "Quellen")] },
    { titel: "Vom Partner bestätigt", werte: confirmations },
    { titel: "Geprüft", werte: (satz) => [formatDay(satz.geprueft)] },
  ];
}

/**
 * @param {any} satz
 * @param {string} feld
 * @returns {string[]}
 */
const labels = (satz, feld) => Object.values(satz.abgeleitet.bezeichnungen[feld] ?? {});

/**
 * @param {any} satz
 * @param {string} punkt
 * @param {Record<string, string>} namen
 * @returns {string[]} je Ort, was bekannt ist
 */
function facts(satz, punkt, namen) {
  const bekannt = satz.abgeleitet.orte.map((/** @type {any} */ ort) => namen[factsOf(ort)[punkt]]).filter(Boolean);
  return [...new Set(bekannt)];
}

/** @returns {Zeile[]} nur, wenn die drei Fragen beantwortet sind */
function fitRow() {
  const antworten = parseAnswers(new URLSearchParams(location.search).get("passt") ?? storedAnswers() ?? "");
  if (!Object.keys(antworten).length) return [];
  return [{
    titel: "Passt das zu uns?",
    werte: (satz) => {
      const urteile = bestFit(antworten, satz.abgeleitet.orte.map(factsOf));
      return [`${ERGEBNISSE[judge(urteile)]} (${explain(urteile)})`];
    },
  }];
}

/**
 * @param {any} satz
 * @returns {string[]}
 */
function effort({ aufwand }) {
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
function privacy({ datenschutz }) {
  if (datenschutz === "nicht-erhoben") return [];
  if (typeof datenschutz === "string") return ["keine personenbezogenen Daten"];
  return ["daten", "wege", "grundlage"].filter((feld) => datenschutz[feld]).map((feld) => `${feld[0].toUpperCase()}${feld.slice(1)}: ${datenschutz[feld]}`);
}

/**
 * @param {any} satz
 * @returns {string[]}
 */
function confirmations({ bestaetigt }) {
  return bestaetigt.length ? bestaetigt.map((/** @type {any} */ wer) => `${wer.institution}, ${formatDay(wer.datum)}`) : ["noch von niemandem"];
}

/**
 * @param {any[]} saetze
 * @param {Zeile[]} zeilen
 */
function table(saetze, zeilen) {
  const kopf = saetze.map((satz) => {
    const zelle = element("th", "", link(satz.titel, BASIS + satz.abgeleitet.adresse.slice(1)), " ", removal(saetze, satz));
    zelle.scope = "col";
    return zelle;
  });
  const reihen = zeilen.map(({ titel, werte }) => row(titel, saetze.map(werte), shortNames(saetze)));
  const tabelle = element("table", "pb-tabelle pb-vergleich", element("caption", "", `${counted(saetze.length, "Beispiel", "Beispiele")} im Vergleich`));
  tabelle.append(element("thead", "", element("tr", "", element("td", ""), ...kopf)), element("tbody", "", ...reihen));
  return tabelle;
}

/**
 * Vor jedem Wert steht schmal, wessen er ist: der Ort, wo er das eindeutig sagt, sonst der Titel.
 * @param {any[]} saetze
 * @returns {string[]}
 */
function shortNames(saetze) {
  const orte = saetze.map((satz) => satz.abgeleitet.orte.map((/** @type {any} */ ort) => ort.label).join(", "));
  return new Set(orte.filter(Boolean)).size === saetze.length ? orte : saetze.map((satz) => satz.titel);
}

/**
 * @param {any[]} saetze
 * @param {any} satz
 */
function removal(saetze, satz) {
  const andere = saetze.filter((anderer) => anderer !== satz).map((anderer) => anderer.id).join(",");
  const passt = new URLSearchParams(location.search).get("passt") ?? "";
  const verweis = link("Entfernen", location.pathname + formatQuery([["ids", andere], ["passt", passt]]));
  verweis.className = "pb-vergleich__weg";
  verweis.setAttribute("aria-label", `Entfernen: ${satz.titel}`);
  return verweis;
}

/**
 * @param {string} titel
 * @param {string[][]} spalten
 * @param {string[]} koepfe
 */
function row(titel, spalten, koepfe) {
  const kopf = element("th", "", titel);
  kopf.scope = "row";
  const urteil = verdict(spalten);
  if (urteil) kopf.append(" ", element("span", `pb-vergleich__urteil pb-vergleich__urteil--${urteil.split(" ")[0]}`, urteil));
  const zellen = spalten.map((werte, nummer) => {
    const zelle = element("td", "", cell(werte, spalten));
    zelle.dataset.kopf = koepfe[nummer];
    return zelle;
  });
  return element("tr", "", kopf, ...zellen);
}

/**
 * @param {string[][]} spalten
 * @returns {"" | "gleich" | "verschieden" | "mit Lücken"} leer bei nur einem Beispiel
 */
function verdict(spalten) {
  const bekannt = spalten.filter((werte) => werte.length).map((werte) => [...werte].sort().join("|"));
  if (new Set(bekannt).size > 1) return "verschieden";
  if (bekannt.length < spalten.length) return "mit Lücken";
  return spalten.length > 1 ? "gleich" : "";
}

/**
 * @param {string[]} werte
 * @param {string[][]} spalten
 */
function cell(werte, spalten) {
  if (!werte.length) return element("span", "pb-leise", LUECKE);
  const teilbar = spalten.some((andere) => andere !== werte && andere.some((wert) => werte.includes(wert)));
  const punkte = werte.map((wert) => {
    const nurHier = teilbar && spalten.filter((andere) => andere.includes(wert)).length === 1;
    return element("li", "", wert, ...(nurHier ? [" ", element("span", "pb-vergleich__nur", "nur hier")] : []));
  });
  return werte.length > 1 || teilbar ? element("ul", "pb-vergleich__liste", ...punkte) : document.createTextNode(werte[0]);
}
