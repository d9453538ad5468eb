/**
 * Die Merkliste: zeigt die Einträge aus der Adresse, zum Drucken als Heft, zum Weitergeben und für den Newsletter.
 */

import { BASIS } from "./adressen.js";
import { fillCopyBlock } from "./ausgabe.js";
import { HEUTE, loadEntries } from "./eintraege.js";
import { cardOfRecord } from "./karte.js";
import { drawCard, WORTE } from "./kartenbild.js";
import { addRemoval } from "./merken.js";
import { isKept, keep, listAddress, onChange, remember, remembered } from "./merkzettel.js";
import { element, link } from "./teile.js";
import { counted } from "./worte.js";

const MELDUNG_DAUER = 4000;
export const HOECHSTENS = 3; // Beispiele nebeneinander

/** @param {HTMLElement} wurzel */
export async function start(wurzel) {
  const seite = new Merkliste(wurzel);
  seite.bind();
  await seite.show();
  wurzel.dataset.pbBereit = "";
}

class Merkliste {
  /** @param {HTMLElement} wurzel */
  constructor(wurzel) {
    this.wurzel = wurzel;
    this.liste = this.find(".pb-heft");
    this.auftrag = 0;
  }

  /**
   * @param {string} wahl
   * @returns {HTMLElement}
   */
  find(wahl) {
    return /** @type {HTMLElement} */ (this.wurzel.querySelector(wahl));
  }

  bind() {
    history.replaceState(null, "", listAddress(remembered()));
    onChange(() => {
      if (location.href !== listAddress(remembered())) history.pushState(null, "", listAddress(remembered()));
      void this.show();
    });
    addEventListener("popstate", () => remember((new URLSearchParams(location.search).get("ids") ?? "").split(",")));
    this.find("[data-behalten]").addEventListener("click", () => keep(!isKept()));
    this.find("[data-leeren]").addEventListener("click", () => {
      remember([]);
      this.find("[role=status]").focus();
    });
    this.find("[data-link]").addEventListener("click", () => this.copyAddress());
    this.liste.addEventListener("change", () => this.showComparison());
  }

  async show() {
    const auftrag = (this.auftrag += 1);
    const { saetze, fehlend } = await loadEntries(remembered());
    if (auftrag !== this.auftrag) return;
    const karten = saetze.map((satz) => cardOfRecord(satz, WORTE, HEUTE));
    const fokus = [...this.liste.children].findIndex((punkt) => punkt.contains(document.activeElement));
    this.liste.replaceChildren(...karten.map((karte, nummer) => this.item(karte, nummer)));
    this.find("[role=status]").textContent = counted(karten.length, "Eintrag", "Einträge");
    this.find("[data-voll]").hidden = karten.length === 0;
    this.find("[data-leer]").hidden = karten.length > 0;
    this.find("[data-behalten]").textContent = isKept() ? "In diesem Browser vergessen" : "In diesem Browser merken";
    const hinweis = this.find("[data-fehlend]");
    hinweis.hidden = fehlend.length === 0;
    hinweis.textContent = `Diese Einträge gibt es nicht oder nicht mehr: ${fehlend.join(", ")}`;
    fillCopyBlock(this.find("#auswahl"), karten);
    this.showComparison();
    if (fokus >= 0) this.focusItem(fokus);
  }

  /**
   * Nach dem Entfernen geht der Fokus zum nächsten Eintrag, nach dem letzten zur Zahl der Einträge.
   * @param {number} nummer
   */
  focusItem(nummer) {
    const naechster = this.liste.children[Math.min(nummer, this.liste.childElementCount - 1)];
    /** @type {HTMLElement} */ (naechster?.querySelector(".pb-merken") ?? this.find("[role=status]")).focus();
  }

  /**
   * @param {import("./karte.js").Karte} karte
   * @param {number} nummer
   */
  item(karte, nummer) {
    const bild = drawCard(karte);
    addRemoval(bild, karte.id, karte.titel);
    const verweis = element("p", "pb-heft__link", "Zum Nachlesen: ", link(karte.kurzlink.replace(/^https?:\/\//, ""), BASIS + karte.adresse));
    const punkt = element("li", "", bild, verweis);
    if (karte.art === "beispiele") punkt.append(this.choice(karte, nummer));
    return punkt;
  }

  /**
   * @param {import("./karte.js").Karte} karte
   * @param {number} nummer
   */
  choice(karte, nummer) {
    const kaestchen = element("input", "");
    kaestchen.type = "checkbox";
    kaestchen.value = karte.id;
    kaestchen.checked = nummer < HOECHSTENS;
    kaestchen.setAttribute("aria-label", `Vergleichen: ${karte.titel}`);
    return element("label", "pb-wahl pb-heft__wahl", kaestchen, element("span", "", "Vergleichen"));
  }

  /** Nebeneinander passen drei; mehr lassen sich nicht ankreuzen. */
  showComparison() {
    const alle = /** @type {HTMLInputElement[]} */ ([...this.liste.querySelectorAll(".pb-heft__wahl input")]);
    const gewaehlt = alle.filter((kaestchen) => kaestchen.checked);
    for (const kaestchen of alle) kaestchen.disabled = !kaestchen.checked && gewaehlt.length >= HOECHSTENS;
    const verweis = /** @type {HTMLAnchorElement} */ (this.find("[data-vergleich]"));
    verweis.hidden = gewaehlt.length < 2;
    verweis.href = `${BASIS}vergleich/?ids=${gewaehlt.map((kaestchen) => kaestchen.value).join(",")}`;
    verweis.textContent = `${counted(gewaehlt.length, "Beispiel", "Beispiele")} vergleichen`;
  }

  async copyAddress() {
    const meldung = this.find("[data-meldung]");
    try {
      await navigator.clipboard.writeText(listAddress(remembered()));
      meldung.textContent = "Kopiert.";
    } catch {
      meldung.textContent = "Der Link steht oben in der Adresszeile.";
    }
    setTimeout(() => { meldung.textContent = ""; }, MELDUNG_DAUER);
  }
}
