/**
 * Die Trefferliste: Karten in Scheiben, die ersten sofort, die übrigen, sobald sie da sind. Springt beim Neuzeichnen nicht.
 */

import { loadCard } from "./daten.js";
import { cardOfRow } from "./karte.js";
import { drawCard, WORTE } from "./kartenbild.js";
import { addButton } from "./merken.js";
import { formatNumber } from "./worte.js";

/** @typedef {import("./tabelle.js").Tabelle} Tabelle */

const SCHEIBE = 50;
const ZUERST = 6; // so viele passen etwa auf einen Bildschirm

export class Liste {
  /**
   * @param {HTMLElement} wurzel
   * @param {Tabelle} tabelle
   * @param {(zeile: number) => string} grund was auf der Karte einer Zeile eigens gesagt wird
   */
  constructor(wurzel, tabelle, grund) {
    this.tabelle = tabelle;
    this.grund = grund;
    this.liste = /** @type {HTMLElement} */ (wurzel.querySelector(".pb-finder__liste"));
    this.mehr = /** @type {HTMLElement} */ (wurzel.querySelector(".pb-finder__mehr"));
    /** @type {number[]} */
    this.zeilen = [];
    this.auftrag = 0; // nur der letzte darf zeichnen
    this.mehr.querySelector("button")?.addEventListener("click", () => this.showMore());
  }

  /** @param {number[]} zeilen */
  async show(zeilen) {
    const auftrag = (this.auftrag += 1);
    this.zeilen = zeilen;
    const erste = await this.draw(0, ZUERST);
    if (auftrag !== this.auftrag) return;
    this.liste.style.minBlockSize = `${this.liste.offsetHeight}px`;
    this.liste.replaceChildren(...erste);
    const uebrige = await this.draw(ZUERST, SCHEIBE);
    if (auftrag !== this.auftrag) return;
    this.liste.append(...uebrige);
    this.liste.style.minBlockSize = "";
    this.showRest();
  }

  /** Zeigt die nächste Scheibe; der Fokus geht zum ersten neuen Eintrag. */
  async showMore() {
    const auftrag = this.auftrag;
    const bisher = this.liste.childElementCount;
    const naechste = await this.draw(bisher, bisher + SCHEIBE);
    if (auftrag !== this.auftrag || bisher !== this.liste.childElementCount) return;
    this.liste.append(...naechste);
    this.showRest();
    naechste[0]?.querySelector("a")?.focus();
  }

  /** Zeigt alles, etwa zum Drucken. */
  async showAll() {
    const auftrag = this.auftrag;
    const bisher = this.liste.childElementCount;
    const rest = await this.draw(bisher, this.zeilen.length);
    if (auftrag !== this.auftrag || bisher !== this.liste.childElementCount) return;
    this.liste.append(...rest);
    this.showRest();
  }

  /** @returns {Promise<import("./karte.js").Karte[]>} die Karten der ganzen Auswahl */
  cards() {
    return Promise.all(this.zeilen.map((zeile) => this.card(zeile)));
  }

  /** @param {number} zeile */
  async card(zeile) {
    return cardOfRow(this.tabelle, zeile, await loadCard(this.tabelle, zeile), WORTE);
  }

  /**
   * @param {number} von
   * @param {number} bis
   * @returns {Promise<HTMLLIElement[]>}
   */
  draw(von, bis) {
    return Promise.all(
      this.zeilen.slice(von, bis).map(async (zeile) => {
        const punkt = document.createElement("li");
        const bild = drawCard({ ...(await this.card(zeile)), grund: this.grund(zeile) });
        addButton(bild);
        punkt.append(bild);
        return punkt;
      }),
    );
  }

  showRest() {
    const gezeigt = this.liste.childElementCount;
    this.mehr.hidden = gezeigt >= this.zeilen.length;
    /** @type {HTMLElement} */ (this.mehr.querySelector("span")).textContent = `${formatNumber(gezeigt)} von ${formatNumber(this.zeilen.length)} gezeigt.`;
  }
}
