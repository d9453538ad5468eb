/**
 * Eine Auswahl als Feed (Atom, RFC 4287): zum Einlesen in Newsletter-Werkzeuge und Leseprogramme. Einträge heißen nach ihrem
 * Kurzlink und datieren nach ihrer Prüfung wie in den Feeds zum Abonnieren (`praxis.exports.feeds`). Reine Funktionen.
 */

/** @typedef {import("./karte.js").Karte} Karte */

/**
 * @typedef {object} Angaben
 * @property {string} titel     was gewählt ist, in Worten
 * @property {string} adresse   Adresse der Auswahl, zugleich ihre Kennung
 * @property {string} basis     Adresse der Veröffentlichung
 */

/**
 * @param {Karte[]} karten
 * @param {Angaben} angaben
 * @returns {string}
 */
export function formatFeed(karten, { titel, adresse, basis }) {
  const neuester = karten.map(({ geprueft }) => geprueft).sort().at(-1) ?? "1970-01-01";
  const zeilen = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">',
    `<id>${escapeXml(adresse)}</id>`,
    `<title>${escapeXml(titel)}</title>`,
    `<updated>${neuester}T00:00:00Z</updated>`,
    `<author><name>Praxisbrücken</name><uri>${escapeXml(basis)}</uri></author>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(adresse)}"/>`,
    "<rights>CC BY 4.0, https://creativecommons.org/licenses/by/4.0/</rights>",
    ...karten.flatMap((karte) => [
      "<entry>",
      `<id>${escapeXml(karte.kurzlink)}</id>`,
      `<title>${escapeXml(karte.titel)}</title>`,
      `<updated>${karte.geprueft}T00:00:00Z</updated>`,
      `<link rel="alternate" type="text/html" href="${escapeXml(basis + karte.adresse)}"/>`,
      ...karte.tisch.map(({ id, label }) => `<category term="${escapeXml(id)}" label="${escapeXml(label)}"/>`),
      `<summary>${escapeXml([karte.ort, karte.kurz].filter(Boolean).join(". "))}</summary>`,
      "</entry>",
    ]),
    "</feed>",
  ];
  return `${zeilen.join("\n")}\n`;
}

const MASKEN = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });

/** Auch ohne die Steuerzeichen, die XML nicht kennt. @param {string} text */
const escapeXml = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replace(/[&<>"]/g, (zeichen) => MASKEN[zeichen]);
