/**
 * Eine Auswahl zum Mitnehmen: Texte für Newsletter und E-Mail, Tabelle als CSV. Reine Funktionen bis auf `saveFile`.
 * Die Texte haben die Form derer, die bei jedem Eintrag stehen (`praxis.views.newsletter`).
 */

import { placesOf, valuesOf } from "./tabelle.js";
import { counted, formatDay } from "./worte.js";

/** @typedef {import("./karte.js").Karte} Karte */
/** @typedef {import("./tabelle.js").Tabelle} Tabelle */

/**
 * @param {Karte[]} karten
 * @returns {Record<string, string>} Form → Text: HTML, Nur Text, Markdown
 */
export function formatTeasers(karten) {
  const teile = karten.map((karte) => ({
    ...karte,
    satz: `${karte.ort ? `${karte.ort}. ` : ""}${karte.kurz}`,
    beleg: `Nachweis: ${karte.stufeLabel}, ${counted(karte.quellen, "Quelle", "Quellen")}, geprüft ${formatDay(karte.geprueft)}`,
  }));
  return {
    HTML: teile.map((teil) => `<p><strong><a href="${escapeHtml(teil.kurzlink)}">${escapeHtml(teil.titel)}</a></strong><br>\n${escapeHtml(teil.satz)}<br>\n${escapeHtml(teil.beleg)}</p>`).join("\n"),
    "Nur Text": teile.map((teil) => [teil.titel, teil.satz, teil.beleg, teil.kurzlink].join("\n")).join("\n\n"),
    Markdown: teile.map((teil) => [`**[${teil.titel}](${teil.kurzlink})**`, teil.satz, teil.beleg].join("\n\n")).join("\n\n"),
  };
}

const MASKEN = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" });

/** @param {string} text */
const escapeHtml = (text) => text.replace(/[&<>"']/g, (zeichen) => MASKEN[zeichen]);

/** Zwischen mehreren Werten einer Zelle, wie in den offenen Daten. */
const ZWISCHEN = " | ";

/** Spalten, deren Werte aus einer Facette kommen. */
const SPALTEN = /** @type {[string, string][]} */ ([
  ["Länder", "land"], ["Rechtskreise", "rechtskreis"], ["Themen", "thema"], ["Zielgruppen", "zielgruppe"], ["Institutionen", "akteur"], ["Programm", "programm"],
  ["Stand", "status"], ["Begonnen", "zeitraum"], ["Nachweis", "nachweis"],
]);

/**
 * Die Auswahl als Tabelle, wie ein deutsches Excel sie beim Doppelklick versteht: Semikolon, Kennung für UTF-8 vorneweg.
 * @param {Tabelle} tabelle mit allen Spalten
 * @param {number[]} zeilen
 * @param {Karte[]} karten zu denselben Zeilen
 * @returns {string}
 */
export function formatCsv(tabelle, zeilen, karten) {
  const kopf = ["Id", "Titel", "Kurz", "Orte", ...SPALTEN.map(([titel]) => titel), "Zahl der Quellen", "Geprüft", "Kurzlink", "Adresse"];
  const reihen = zeilen.map((zeile, index) => {
    const karte = karten[index];
    const facetten = SPALTEN.map(([, name]) => {
      const facette = tabelle.facetten.find((eine) => eine.name === name);
      return facette ? valuesOf(facette, zeile).map((id) => facette.namen[facette.ids.indexOf(id)]).join(ZWISCHEN) : "";
    });
    const orte = placesOf(tabelle, zeile).map((ort) => ort.label).join(ZWISCHEN);
    return [karte.id, karte.titel, karte.kurz, orte, ...facetten, String(karte.quellen), karte.geprueft, karte.kurzlink, tabelle.adresse + karte.adresse];
  });
  return `\ufeff${[kopf, ...reihen].map((reihe) => reihe.map(formatCell).join(";")).join("\r\n")}\r\n`;
}

/**
 * @param {string} text was eine Tabellenkalkulation als Formel ausführen würde, bekommt ein Hochkomma davor
 */
function formatCell(text) {
  const sicher = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(sicher) ? `"${sicher.replaceAll('"', '""')}"` : sicher;
}

/**
 * Bietet einen Text als Datei an.
 * @param {string} name
 * @param {string} text
 * @param {string} art
 */
export function saveFile(name, text, art) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${art};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * Füllt den Kopierblock einer Seite mit den Texten einer Auswahl.
 * @param {ParentNode} block
 * @param {Karte[]} karten
 */
export function fillCopyBlock(block, karten) {
  const texte = formatTeasers(karten);
  for (const beschriftung of block.querySelectorAll("label")) {
    const feld = beschriftung.control;
    if (feld instanceof HTMLTextAreaElement) feld.value = texte[beschriftung.textContent ?? ""] ?? "";
  }
}
