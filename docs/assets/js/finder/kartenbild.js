/**
 * Zeichnet Karten nach dem Muster, das die Seite als <template> mitbringt: dasselbe HTML, das auch das Programm schreibt.
 * Angaben kommen nur als Text und als Attribut hinein, nie als HTML.
 */

import { BASIS } from "./adressen.js";
import { tableWords } from "./karte.js";
import { counted, formatDay } from "./worte.js";

/** @typedef {import("./karte.js").Karte} Karte */
/** @typedef {import("./karte.js").Platz} Platz */

const ABSTAND_WENIGE = 34;
const ABSTAND_VIELE = 35;
const GROESSTER_PLATZ = 14;
const RAND = 2;
const RINGABSTAND = 3.5;
const ZEICHEN_ZU_PLATZ = 0.79;

const VORLAGE = /** @type {HTMLTemplateElement | null} */ (document.querySelector("#pb-kartenvorlage"));

/** Tag, an dem die Seiten gebaut sind; ISO. */
export const STAND = VORLAGE?.dataset.heute ?? "";

/** Begriffe, die die Vorlage mitbringt. */
export const WORTE = /** @type {import("./karte.js").Worte} */ (
  Object.fromEntries(["rechtskreise", "rollen", "nachweise"].map((name) => [name, JSON.parse(VORLAGE?.dataset[name] ?? "{}")]))
);

/**
 * @param {Karte} karte
 * @returns {HTMLElement}
 */
export function drawCard(karte) {
  if (!VORLAGE) throw new Error("keine Kartenvorlage");
  const bild = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (VORLAGE.content.cloneNode(true)).querySelector(".pb-karte"));
  bild.className = `pb-karte pb-karte--${karte.art}`;
  const link = /** @type {HTMLAnchorElement} */ (bild.querySelector(".pb-karte__titel a"));
  link.href = BASIS + karte.adresse;
  link.textContent = karte.titel;
  fill(bild, ".pb-karte__ort", karte.ort);
  fill(bild, ".pb-karte__kurz", karte.kurz);
  fill(bild, ".pb-karte__grund", karte.grund ?? "");
  drawTable(/** @type {HTMLElement} */ (bild.querySelector(".pb-tischbild")), karte.tisch);
  drawEvidence(/** @type {HTMLElement} */ (bild.querySelector(".pb-nachweis")), karte);
  return bild;
}

/**
 * @param {Element} bild
 * @param {string} wahl
 * @param {string} text ohne Text fällt der Teil weg
 */
function fill(bild, wahl, text) {
  const teil = bild.querySelector(wahl);
  if (text && teil) teil.textContent = text;
  else teil?.remove();
}

/**
 * @param {HTMLElement} zeile
 * @param {Karte} karte
 */
function drawEvidence(zeile, karte) {
  zeile.className = karte.stufe ? `pb-nachweis pb-nachweis--${karte.stufe}` : "pb-nachweis";
  fill(zeile, ".pb-nachweis__stufe", karte.stufeLabel);
  fill(zeile, "span", karte.quellen ? counted(karte.quellen, "Quelle", "Quellen") : "ohne Quelle");
  const tag = /** @type {HTMLTimeElement} */ (zeile.querySelector("time"));
  tag.dateTime = karte.geprueft;
  tag.textContent = formatDay(karte.geprueft);
  if (!karte.veraltet) zeile.querySelector(".pb-nachweis__veraltet")?.remove();
}

/**
 * Der Tisch von oben, ein Platz je Rechtskreis; Maße wie in `praxis.table_drawing`.
 * @param {HTMLElement} bild
 * @param {Platz[]} tisch
 */
function drawTable(bild, tisch) {
  if (!tisch.length) {
    bild.remove();
    return;
  }
  const muster = /** @type {SVGGElement} */ (bild.querySelector(".pb-platz"));
  const svg = /** @type {SVGSVGElement} */ (muster.ownerSVGElement);
  const [abstand, radius] = circleAndSeat(tisch.length);
  svg.setAttribute("font-size", coordinate(radius * ZEICHEN_ZU_PLATZ));
  const plaetze = tisch.map((platz, nummer) => {
    const winkel = (2 * Math.PI * nummer) / tisch.length;
    const neu = /** @type {SVGGElement} */ (muster.cloneNode(true));
    neu.setAttribute("class", `pb-platz${platz.rolle === "programmseitig" ? " pb-platz--programmseitig" : ""} pb-rk--${platz.id}`);
    neu.setAttribute("transform", `translate(${coordinate(abstand * Math.sin(winkel))} ${coordinate(-abstand * Math.cos(winkel))})`);
    const ring = neu.querySelector(".pb-platz__ring");
    if (platz.rolle === "federfuehrend") ring?.setAttribute("r", coordinate(radius + RINGABSTAND));
    else ring?.remove();
    neu.querySelector("circle:not(.pb-platz__ring)")?.setAttribute("r", coordinate(radius));
    /** @type {SVGTextElement} */ (neu.querySelector("text")).textContent = platz.zeichen;
    return neu;
  });
  muster.replaceWith(...plaetze);
  fill(bild, "p", `Am Tisch: ${tableWords(tisch)}`);
}

/** @param {number} anzahl */
function circleAndSeat(anzahl) {
  if (anzahl <= 6) return [ABSTAND_WENIGE, GROESSTER_PLATZ];
  return [ABSTAND_VIELE, ABSTAND_VIELE * Math.sin(Math.PI / anzahl) - RAND];
}

/** @param {number} wert */
function coordinate(wert) {
  const text = wert.toFixed(1).replace(/\.0$/, "");
  return text === "-0" ? "0" : text;
}
