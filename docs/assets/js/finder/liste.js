/**
 * Die Trefferliste: Karten in Scheiben, die ersten sofort (`show`), die übrigen danach (`fill`). Springt beim Neuzeichnen nicht.
 */

import { loadCard } from "./daten.js";
import { cardOfRow } from "./karte.js";
import { drawCard, WORTE } from "./kartenbild.js";
import { addButton } from "./merken.js";
import { element, passage } from "./teile.js";
import { formatNumber } from "./worte.js";

/** @typedef {import("./tabelle.js").Tabelle} Tabelle */
/** @typedef {import("../suche/auszug.js").Auszug} Auszug */

/** Woher die Stelle einer Zeile kommt, die zur Textsuche passt. @typedef {(zeile: number) => Promise<Auszug | undefined>} Stellen */

const SCHEIBE = 50;
const ZUERST = 6; // so viele passen etwa auf einen Bildschirm
const AUF_EINMAL = 200;
const VORAUS = "1000px"; // so weit vor dem Bildschirmrand werden Textstellen geholt

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
    /** @type {Stellen | undefined} */
    this.stellen = undefined;
    /** @type {Map<Element, number>} Karten, deren Textstelle erst kommt, wenn jemand bei ihnen ist */
    this.ausstehend = new Map();
    this.beobachter = new IntersectionObserver((gesehen) => this.fillPassages(gesehen), { rootMargin: VORAUS });
    this.auftrag = 0; // nur der letzte darf zeichnen
    this.mehr.querySelector("button")?.addEventListener("click", () => this.showMore());
  }

  /**
   * @param {number[]} zeilen
   * @param {Stellen} [stellen] bei einer Textsuche
   */
  async show(zeilen, stellen) {
    const auftrag = (this.auftrag += 1);
    this.zeilen = zeilen;
    this.stellen = stellen;
    this.beobachter.disconnect();
    this.ausstehend.clear();
    const erste = await this.draw(0, ZUERST);
    if (auftrag !== this.auftrag) return;
    this.liste.style.minBlockSize = `${this.liste.offsetHeight}px`;
    this.liste.replaceChildren(...erste);
  }

  /** Zeigt nach den ersten Karten die übrigen der ersten Scheibe. */
  fill() {
    return this.extend(SCHEIBE);
  }

  /** Zeigt die nächste Scheibe; der Fokus geht zum ersten neuen Eintrag. */
  async showMore() {
    const neue = await this.extend(this.liste.childElementCount + SCHEIBE);
    neue[0]?.querySelector("a")?.focus();
  }

  /**
   * Zeigt alles, etwa zum Drucken, auch wenn gerade noch eine Scheibe kommt.
   * @returns {Promise<boolean>} ob es noch dieselbe Auswahl ist
   */
  async showAll() {
    const { auftrag } = this;
    while (auftrag === this.auftrag && this.liste.childElementCount < this.zeilen.length) await this.extend(this.zeilen.length);
    return auftrag === this.auftrag;
  }

  /**
   * Zeichnet weiter, wo die Liste aufhört; ist sie inzwischen eine andere oder länger, bleibt sie, wie sie ist.
   * @param {number} bis Zahl der Karten
   * @returns {Promise<HTMLLIElement[]>} was dazukam
   */
  async extend(bis) {
    const { auftrag } = this;
    const bisher = this.liste.childElementCount;
    const neue = await this.draw(bisher, bis);
    if (auftrag !== this.auftrag || bisher !== this.liste.childElementCount) return [];
    this.liste.append(...neue);
    this.liste.style.minBlockSize = "";
    this.showRest();
    return neue;
  }

  /**
   * In Gruppen: Viele Tausend Anfragen auf einmal verträgt kein Browser.
   * @returns {Promise<import("./karte.js").Karte[]>} die Karten der ganzen Auswahl
   */
  async cards() {
    const { zeilen } = this;
    const karten = [];
    for (let von = 0; von < zeilen.length; von += AUF_EINMAL) {
      karten.push(...(await Promise.all(zeilen.slice(von, von + AUF_EINMAL).map((zeile) => this.card(zeile)))));
    }
    return karten;
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
    return Promise.all(this.zeilen.slice(von, bis).map((zeile, nummer) => this.item(zeile, von + nummer < ZUERST)));
  }

  /**
   * @param {number} zeile
   * @param {boolean} sofort ob die Textstelle gleich dabei ist, damit nichts rückt
   * @returns {Promise<HTMLLIElement>}
   */
  async item(zeile, sofort) {
    const { stellen } = this;
    const [karte, auszug] = await Promise.all([this.card(zeile), sofort ? stellen?.(zeile) : undefined]);
    const bild = drawCard({ ...karte, grund: this.grund(zeile) });
    addButton(bild);
    const punkt = element("li", "", bild);
    punkt.dataset.kurzlink = karte.kurzlink.replace(/^https?:\/\//, ""); // zum Abtippen vom Papier
    if (auszug) showPassage(punkt, auszug);
    else if (stellen) {
      this.ausstehend.set(punkt, zeile);
      this.beobachter.observe(punkt);
    }
    return punkt;
  }

  /** @param {IntersectionObserverEntry[]} gesehen */
  async fillPassages(gesehen) {
    const { stellen } = this;
    await Promise.all(gesehen.map(async ({ target, isIntersecting }) => {
      const zeile = this.ausstehend.get(target);
      if (!isIntersecting || zeile === undefined) return;
      this.beobachter.unobserve(target);
      this.ausstehend.delete(target);
      const auszug = await stellen?.(zeile);
      if (auszug) showPassage(target, auszug);
    }));
  }

  showRest() {
    const gezeigt = this.liste.childElementCount;
    this.mehr.hidden = gezeigt >= this.zeilen.length;
    /** @type {HTMLElement} */ (this.mehr.querySelector("span")).textContent = `${formatNumber(gezeigt)} von ${formatNumber(this.zeilen.length)} gezeigt.`;
  }
}

/**
 * Die Stelle steht unter dem Satz der Karte; ist sie dieser Satz, stehen nur die gesuchten Wörter darin hervorgehoben.
 * @param {Element} punkt
 * @param {Auszug} auszug
 */
function showPassage(punkt, auszug) {
  const kurz = punkt.querySelector(".pb-karte__kurz");
  if (auszug.ueberschrift) kurz?.after(element("p", "pb-karte__stelle", ...passage(auszug)));
  else if (auszug.stuecke.length) kurz?.replaceChildren(...passage(auszug));
}
