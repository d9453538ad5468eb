/**
 * Der Finder: zeigt die Auswahl als Liste und macht daraus, was jemand mitnehmen will. Wählen und Zählen: auswahl.js.
 */

import { BASIS } from "./adressen.js";
import { Auswahl } from "./auswahl.js";
import { loadTable } from "./daten.js";
import { sortRows } from "./kern.js";
import { STAND } from "./kartenbild.js";
import { Liste } from "./liste.js";
import { storeAnswers, storedAnswers } from "./merkzettel.js";
import { bestFit, ERGEBNISSE, explain, factsOf, formatAnswers, judge, parseAnswers } from "./passt.js";
import { ORTE, placesOf } from "./tabelle.js";
import { describe, drawFeeds, drawOthers, drawWayToOthers } from "./teile.js";
import { counted, formatDay } from "./worte.js";

/** @typedef {import("./auswahl.js").Ergebnis} Ergebnis */
/** @typedef {import("./tabelle.js").Tabelle} Tabelle */
/** @typedef {import("./kern.js").Zustand} Zustand */

const BREIT = matchMedia("(min-width: 64rem)");

/** @param {HTMLElement} wurzel */
export async function start(wurzel) {
  new Finder(wurzel, await loadTable([])).bind();
}

class Finder {
  /**
   * @param {HTMLElement} wurzel
   * @param {Tabelle} kopf
   */
  constructor(wurzel, kopf) {
    this.wurzel = wurzel;
    this.tabelle = kopf; // mit den Spalten der letzten Antwort
    this.auswahl = new Auswahl(wurzel, kopf, {
      zeigen: (ergebnis) => this.show(ergebnis),
      spalten: ({ sort, passt }) => (sort === "ort" || passt ? [ORTE] : []),
      vorher: (zustand) => this.showControls(zustand),
    });
    this.liste = new Liste(wurzel, kopf, (zeile) => this.fit(zeile));
    this.sortierung = /** @type {HTMLSelectElement} */ (this.find("#pb-sort"));
    this.block = /** @type {HTMLDetailsElement} */ (this.find("#auswahl"));
  }

  /**
   * @param {string} wahl
   * @returns {HTMLElement}
   */
  find(wahl) {
    return /** @type {HTMLElement} */ (this.wurzel.querySelector(wahl));
  }

  bind() {
    this.auswahl.bind();
    this.auswahl.formular.addEventListener("change", (ereignis) => this.answered(ereignis));
    this.sortierung.addEventListener("change", () => this.auswahl.change({ sort: this.sortierung.value }));
    this.find("[data-csv]").addEventListener("click", () => this.takeAlong(() => this.saveTable()));
    this.find("[data-feed]").addEventListener("click", () => this.takeAlong(() => this.saveFeed()));
    this.find("[data-druckliste]").addEventListener("click", () => this.takeAlong(async () => { if (await this.liste.showAll()) print(); }));
    this.block.addEventListener("toggle", () => this.fillBlock());
    this.bindFilterPanel();
    this.useStoredAnswers();
    void this.auswahl.read().then(() => { this.wurzel.dataset.pbBereit = ""; });
  }

  /** Schmal lassen sich die Filter zuklappen, breit stehen sie immer daneben. */
  bindFilterPanel() {
    const { klappe, status } = this.auswahl;
    const open = () => { klappe.open = BREIT.matches; };
    BREIT.addEventListener("change", open);
    open();
    this.find(".pb-finder__zeigen").addEventListener("click", () => {
      klappe.open = false;
      status.focus();
    });
  }

  /** Antworten, die in diesem Browser liegen, gelten, solange die Adresse keine anderen nennt. */
  useStoredAnswers() {
    const gemerkt = storedAnswers();
    /** @type {HTMLInputElement} */ (this.find("[data-passt-merken]")).checked = gemerkt !== null;
    if (!gemerkt || new URLSearchParams(location.search).has("passt")) return;
    history.replaceState(null, "", `${location.pathname}${location.search}${location.search ? "&" : "?"}passt=${gemerkt}${location.hash}`);
  }

  /** @param {Event} ereignis */
  answered({ target }) {
    if (target instanceof HTMLSelectElement && target.dataset.passt) this.auswahl.change({ passt: this.answers() });
    if (target instanceof HTMLInputElement && target.dataset.passtMerken !== undefined) storeAnswers(target.checked ? this.auswahl.zustand.passt : null);
  }

  /** @returns {NodeListOf<HTMLSelectElement>} */
  get fragen() {
    return this.wurzel.querySelectorAll("[data-passt]");
  }

  /** @returns {string} */
  answers() {
    const antworten = formatAnswers(Object.fromEntries([...this.fragen].map((frage) => [frage.dataset.passt ?? "", frage.value])));
    if (storedAnswers() !== null) storeAnswers(antworten);
    return antworten;
  }

  /** @param {Zustand} zustand */
  showControls({ q, passt, sort }) {
    const antworten = parseAnswers(passt);
    for (const frage of this.fragen) frage.value = antworten[frage.dataset.passt ?? ""] ?? "";
    this.sortierung.options[0].disabled = !q;
    this.sortierung.value = sort && (q || sort !== "relevanz") ? sort : q ? "relevanz" : "geprueft";
  }

  /** @param {Ergebnis} ergebnis */
  async show({ zustand, tabelle, treffer, gefunden, gilt }) {
    this.tabelle = tabelle;
    const anzahl = counted(treffer.length, "Beispiel", "Beispiele");
    this.auswahl.status.textContent = anzahl;
    this.find(".pb-finder__zeigen").textContent = `${anzahl} zeigen`;
    /** @type {HTMLAnchorElement} */ (this.find("[data-karte]")).href = `${BASIS}karte/${this.auswahl.address({ ...zustand, sort: "" })}`;
    this.showPrintHead(zustand);
    drawWayToOthers(this.auswahl.hinweise, gefunden?.andere ?? []);
    drawFeeds(this.find(".pb-finder__feeds span"), zustand, tabelle);
    await this.liste.show(sortRows(tabelle, treffer, this.sortierung.value), gefunden?.auszug);
    if (!gilt()) return;
    await Promise.all([this.auswahl.count(), this.liste.fill()]);
    if (!gilt()) return;
    await drawOthers(this.find(".pb-finder__andere"), gefunden?.andere ?? [], gilt);
    void this.fillBlock();
  }

  /**
   * Auf Papier: was gewählt ist, wo es steht und von wann es ist.
   * @param {Zustand} zustand
   */
  showPrintHead(zustand) {
    const { kopf } = this.auswahl;
    const adresse = `${kopf.adresse}finden/${this.auswahl.address({ ...zustand, passt: "" })}`;
    this.find("[data-druckkopf]").textContent = `Auswahl: ${describe(zustand, kopf) || "alle Beispiele"}. Stand ${formatDay(STAND)}. ${adresse}`;
  }

  /**
   * @param {number} zeile
   * @returns {string} worin der Ort der eigenen Kommune gleicht; leer ohne Antworten
   */
  fit(zeile) {
    const antworten = parseAnswers(this.auswahl.zustand.passt);
    if (!Object.keys(antworten).length) return "";
    const orte = placesOf(this.tabelle, zeile).map(({ gemeindetyp, jobcenter, jugendamt }) => factsOf({ typ: gemeindetyp, jobcenter, jugendamt }));
    const urteile = bestFit(antworten, orte);
    return `Im Vergleich zu Ihnen: ${ERGEBNISSE[judge(urteile)]} (${explain(urteile)})`;
  }

  async fillBlock() {
    if (!this.block.open) return;
    const { zeilen } = this.liste;
    await this.takeAlong(async () => {
      const [{ fillCopyBlock }, karten] = await Promise.all([import("./ausgabe.js"), this.liste.cards()]);
      if (zeilen === this.liste.zeilen) fillCopyBlock(this.block, karten);
    });
  }

  /**
   * Sagt, wenn etwas zum Mitnehmen nicht zu laden war.
   * @param {() => Promise<void>} tut
   */
  async takeAlong(tut) {
    const meldung = this.find("[data-mitnehmen]");
    meldung.textContent = "";
    try {
      await tut();
    } catch (fehler) {
      console.error(fehler);
      meldung.textContent = "Das ließ sich nicht laden. Versuchen Sie es noch einmal, sobald die Verbindung wieder steht.";
    }
  }

  async saveTable() {
    const { zeilen } = this.liste;
    const [{ formatCsv, saveFile }, tabelle, karten] = await Promise.all([import("./ausgabe.js"), loadTable(), this.liste.cards()]);
    saveFile("praxisbruecken-auswahl.csv", formatCsv(tabelle, zeilen, karten), "text/csv");
  }

  async saveFeed() {
    const { kopf, zustand } = this.auswahl;
    const [{ saveFile }, { formatFeed }, karten] = await Promise.all([import("./ausgabe.js"), import("./feed.js"), this.liste.cards()]);
    const titel = ["Praxisbrücken", describe(zustand, kopf)].filter(Boolean).join(": ");
    const adresse = `${kopf.adresse}finden/${this.auswahl.address({ ...zustand, sort: "", passt: "" })}`;
    saveFile("praxisbruecken-auswahl.xml", formatFeed(karten, { titel, adresse, basis: kopf.adresse }), "application/atom+xml");
  }
}
