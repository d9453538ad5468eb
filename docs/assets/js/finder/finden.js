/**
 * Bindet den Finder an die Seite. Der Zustand steht nur in der Adresse: Jede Wahl schreibt sie, und gezeigt wird, was dort steht.
 */

import { BASIS } from "./adressen.js";
import { loadTable } from "./daten.js";
import { countFacets, formatState, parseState, sortRows } from "./kern.js";
import { Liste } from "./liste.js";
import { storeAnswers, storedAnswers } from "./merkzettel.js";
import { bestFit, ERGEBNISSE, explain, factsOf, formatAnswers, judge, parseAnswers } from "./passt.js";
import { placesOf } from "./tabelle.js";
import { drawAlternatives, drawChips, drawCounts, drawFeeds, drawNotes, drawOthers, note } from "./teile.js";
import { counted } from "./worte.js";

/** @typedef {import("./tabelle.js").Tabelle} Tabelle */
/** @typedef {import("./kern.js").Zustand} Zustand */

const TIPPPAUSE = 300; // Millisekunden, nach denen ein halb getipptes Wort gesucht wird
const BREIT = matchMedia("(min-width: 64rem)");

/** @param {HTMLElement} wurzel */
export async function start(wurzel) {
  new Finder(wurzel, await loadTable()).bind();
}

class Finder {
  /**
   * @param {HTMLElement} wurzel
   * @param {Tabelle} tabelle
   */
  constructor(wurzel, tabelle) {
    this.wurzel = wurzel;
    this.tabelle = tabelle;
    this.namen = tabelle.facetten.map((facette) => facette.name);
    /** @type {Zustand} */
    this.zustand = { q: "", filter: {}, sort: "", passt: "" };
    this.liste = new Liste(wurzel, tabelle, (zeile) => this.fit(zeile));
    this.auftrag = 0; // nur die Antwort auf die letzte Frage wird gezeigt
    this.getippt = false; // die letzte Adresse entstand beim Tippen; die nächste ersetzt sie
    this.formular = /** @type {HTMLFormElement} */ (this.find("form"));
    this.suchwort = /** @type {HTMLInputElement} */ (this.find("#pb-suchwort"));
    this.sortierung = /** @type {HTMLSelectElement} */ (this.find("#pb-sort"));
    this.status = this.find(".pb-finder__zahl");
    this.block = /** @type {HTMLDetailsElement} */ (this.find("#auswahl"));
    this.zuruecksetzen = /** @type {HTMLButtonElement} */ (this.find("[data-zuruecksetzen]"));
  }

  /**
   * @param {string} wahl
   * @returns {HTMLElement}
   */
  find(wahl) {
    return /** @type {HTMLElement} */ (this.wurzel.querySelector(wahl));
  }

  bind() {
    this.formular.addEventListener("submit", (ereignis) => {
      ereignis.preventDefault();
      this.typed();
      this.getippt = false;
    });
    this.formular.addEventListener("change", (ereignis) => this.chosen(ereignis));
    let wartend = 0;
    this.suchwort.addEventListener("input", () => {
      clearTimeout(wartend);
      wartend = setTimeout(() => this.typed(), TIPPPAUSE);
    });
    this.sortierung.addEventListener("change", () => this.change({ sort: this.sortierung.value }));
    this.zuruecksetzen.addEventListener("click", () => {
      this.change({ q: "", filter: {}, sort: "" });
      this.status.focus();
    });
    this.find("[data-csv]").addEventListener("click", () => this.saveTable());
    this.find("[data-druckliste]").addEventListener("click", () => this.liste.showAll().then(() => print()));
    this.block.addEventListener("toggle", () => this.fillBlock());
    addEventListener("popstate", () => this.read());
    this.bindFilterPanel();
    this.useStoredAnswers();
    void this.read().then(() => { this.wurzel.dataset.pbBereit = ""; });
  }

  /** Schmal lassen sich die Filter zuklappen, breit stehen sie immer daneben. */
  bindFilterPanel() {
    const klappe = /** @type {HTMLDetailsElement} */ (this.find(".pb-finder__filter"));
    const open = () => { klappe.open = BREIT.matches; };
    BREIT.addEventListener("change", open);
    open();
    this.find(".pb-finder__zeigen").addEventListener("click", () => {
      klappe.open = false;
      this.status.focus();
    });
  }

  /** Antworten, die in diesem Browser liegen, gelten, solange die Adresse keine anderen nennt. */
  useStoredAnswers() {
    const gemerkt = storedAnswers();
    /** @type {HTMLInputElement} */ (this.find("[data-passt-merken]")).checked = gemerkt !== null;
    if (gemerkt && !new URLSearchParams(location.search).has("passt")) {
      const { zustand } = parseState(location.search, this.tabelle.facetten);
      this.write({ ...zustand, passt: gemerkt }, true);
    }
  }

  /** @param {Event} ereignis */
  chosen({ target }) {
    if (target instanceof HTMLSelectElement && target.dataset.passt) this.change({ passt: this.answers() });
    if (!(target instanceof HTMLInputElement) || target.type !== "checkbox") return;
    if (target.dataset.passtMerken !== undefined) {
      storeAnswers(target.checked ? this.zustand.passt : null);
    } else {
      const gewaehlt = [...this.formular.querySelectorAll(`input[name="${target.name}"]:checked`)].map((kaestchen) => /** @type {HTMLInputElement} */ (kaestchen).value);
      this.change({ filter: { ...this.zustand.filter, [target.name]: gewaehlt } });
    }
  }

  /** @returns {string} */
  answers() {
    const fragen = /** @type {NodeListOf<HTMLSelectElement>} */ (this.wurzel.querySelectorAll("[data-passt]"));
    const antworten = formatAnswers(Object.fromEntries([...fragen].map((frage) => [frage.dataset.passt ?? "", frage.value])));
    if (storedAnswers() !== null) storeAnswers(antworten);
    return antworten;
  }

  typed() {
    const q = this.suchwort.value.trim();
    if (q === this.zustand.q) return;
    this.write({ ...this.zustand, q, sort: "" }, this.getippt);
    this.getippt = true;
    this.read();
  }

  /** @param {Partial<Zustand>} neu */
  change(neu) {
    this.getippt = false;
    const zustand = { ...this.zustand, ...neu };
    if (zustand.sort === (zustand.q ? "relevanz" : "geprueft")) zustand.sort = "";
    this.write(zustand, false);
    this.read();
  }

  /**
   * @param {Zustand} zustand
   * @param {boolean} ersetzen
   */
  write(zustand, ersetzen) {
    const mitgebracht = new URLSearchParams(location.search).get("merkliste");
    const adresse = formatState(zustand, this.namen);
    const ganze = location.pathname + adresse + (mitgebracht ? `${adresse ? "&" : "?"}merkliste=${mitgebracht}` : "");
    history[ersetzen ? "replaceState" : "pushState"](null, "", ganze);
  }

  /** Zeigt, was in der Adresse steht. */
  async read() {
    const auftrag = (this.auftrag += 1);
    const { zustand, unbekannt } = parseState(location.search, this.tabelle.facetten);
    this.zustand = zustand;
    this.showControls();
    const gefunden = zustand.q ? await this.search(zustand.q) : null;
    if (auftrag !== this.auftrag) return;
    const { treffer, zahlen } = countFacets(this.tabelle, zustand.filter, gefunden?.zeilen);
    drawCounts(this.wurzel, zahlen, this.tabelle);
    const anzahl = counted(treffer.length, "Beispiel", "Beispiele");
    this.status.textContent = anzahl;
    this.find(".pb-finder__zeigen").textContent = `${anzahl} zeigen`;
    drawNotes(this.find(".pb-finder__hinweise"), unbekannt, gefunden);
    if (zustand.q && !gefunden) this.find(".pb-finder__hinweise").append(note("Die Textsuche ist gerade nicht zu erreichen", "Gezeigt wird, was die Filter finden."));
    /** @type {HTMLAnchorElement} */ (this.find("[data-karte]")).href = `${BASIS}karte/${formatState({ ...zustand, sort: "", passt: "" }, this.namen)}`;
    drawFeeds(this.find(".pb-finder__feeds span"), zustand.filter, this.tabelle);
    this.showEmpty(treffer.length === 0, gefunden?.zeilen);
    try {
      await this.liste.show(sortRows(this.tabelle, treffer, this.sortierung.value), gefunden?.auszug);
    } catch (fehler) {
      console.error(fehler);
      this.find(".pb-finder__hinweise").append(note("Die Beispiele ließen sich nicht laden", "Laden Sie die Seite neu, sobald die Verbindung wieder steht."));
    }
    if (auftrag !== this.auftrag) return;
    drawOthers(this.find(".pb-finder__andere"), gefunden?.andere ?? [], async (weitere) => (await import("../suche/suche.js")).addTexts(weitere));
    this.fillBlock();
  }

  /**
   * Die Textsuche wird erst geladen, wenn jemand sucht.
   * @param {string} q
   * @returns {Promise<import("./textsuche.js").Gefunden | null>} nichts, wenn sie nicht zu erreichen ist
   */
  async search(q) {
    try {
      const { searchText } = await import("./textsuche.js");
      return await searchText(q);
    } catch (fehler) {
      console.error(fehler);
      return null;
    }
  }

  showControls() {
    const { q, filter, passt, sort } = this.zustand;
    if (document.activeElement !== this.suchwort || this.suchwort.value.trim() !== q) this.suchwort.value = q;
    for (const kaestchen of /** @type {NodeListOf<HTMLInputElement>} */ (this.formular.querySelectorAll("[data-facette] input"))) {
      kaestchen.checked = filter[kaestchen.name]?.includes(kaestchen.value) ?? false;
    }
    const antworten = parseAnswers(passt);
    for (const frage of /** @type {NodeListOf<HTMLSelectElement>} */ (this.wurzel.querySelectorAll("[data-passt]"))) frage.value = antworten[frage.dataset.passt ?? ""] ?? "";
    this.sortierung.options[0].disabled = !q;
    this.sortierung.value = sort && (q || sort !== "relevanz") ? sort : q ? "relevanz" : "geprueft";
    const anzahl = drawChips(this.wurzel, this.zustand, this.tabelle, (neu) => this.change(neu));
    this.zuruecksetzen.hidden = anzahl === 0;
    this.find("[data-filterzahl]").textContent = anzahl ? ` (${anzahl} gewählt)` : "";
  }

  /**
   * @param {boolean} leer
   * @param {number[] | undefined} zeilen
   */
  showEmpty(leer, zeilen) {
    const hilfe = this.find(".pb-finder__leer");
    hilfe.hidden = !leer;
    if (leer) drawAlternatives(hilfe, this.zustand, this.tabelle, zeilen, (neu) => this.change(neu));
  }

  /**
   * @param {number} zeile
   * @returns {string} worin der Ort der eigenen Kommune gleicht; leer ohne Antworten
   */
  fit(zeile) {
    const antworten = parseAnswers(this.zustand.passt);
    if (!Object.keys(antworten).length) return "";
    const orte = placesOf(this.tabelle, zeile).map(({ gemeindetyp, jobcenter, jugendamt }) => factsOf({ typ: gemeindetyp, jobcenter, jugendamt }));
    const urteile = bestFit(antworten, orte);
    return `Im Vergleich zu Ihnen: ${ERGEBNISSE[judge(urteile)]} (${explain(urteile)})`;
  }

  async fillBlock() {
    if (!this.block.open) return;
    const [{ fillCopyBlock }, karten] = await Promise.all([import("./ausgabe.js"), this.liste.cards()]);
    fillCopyBlock(this.block, karten);
  }

  async saveTable() {
    const zeilen = this.liste.zeilen;
    const [{ formatCsv, saveFile }, karten] = await Promise.all([import("./ausgabe.js"), this.liste.cards()]);
    saveFile("praxisbruecken-auswahl.csv", formatCsv(this.tabelle, zeilen, karten, BASIS), "text/csv");
  }
}
