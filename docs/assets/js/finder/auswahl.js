/**
 * Die Auswahl, auf „Finden“ und auf der Karte dieselbe: Suchwort, Kästchen mit Zahlen, Marken für das Gewählte, Hinweise.
 * Der Zustand steht nur in der Adresse: Jede Wahl schreibt sie, und gezeigt wird, was dort steht. Was die Seite mit den
 * gewählten Zeilen tut, weiß nur sie.
 */

import { formatQuery } from "./adressen.js";
import { loadTable } from "./daten.js";
import { countFacets, formatState, neededColumns, parseState } from "./kern.js";
import { button, drawAlternatives, drawChips, drawCounts, drawNotes, note } from "./teile.js";

/** @typedef {import("./tabelle.js").Tabelle} Tabelle */
/** @typedef {import("./kern.js").Zustand} Zustand */
/** @typedef {import("./textsuche.js").Gefunden} Gefunden */

/**
 * @typedef {object} Ergebnis
 * @property {Zustand} zustand
 * @property {Tabelle} tabelle        mit den Spalten, nach denen gefragt ist
 * @property {number[]} treffer       Zeilen; bei einer Textsuche die beste zuerst
 * @property {Gefunden | null} gefunden was die Textsuche fand
 * @property {() => boolean} gilt     ob nicht inzwischen anderes gefragt ist
 */

const TIPPPAUSE = 300; // Millisekunden, nach denen ein halb getipptes Wort gesucht wird

export class Auswahl {
  /**
   * @param {HTMLElement} wurzel
   * @param {Tabelle} kopf auch ohne Spalten
   * @param {object} seite
   * @param {(ergebnis: Ergebnis) => Promise<void>} seite.zeigen ruft `count`, sobald etwas zu sehen ist
   * @param {(zustand: Zustand) => string[]} seite.spalten welche Spalten sie braucht, außer denen der Filter
   * @param {(zustand: Zustand) => void} [seite.vorher] zeigt vom Zustand, was nur sie hat, ehe etwas geladen ist
   */
  constructor(wurzel, kopf, { zeigen, spalten, vorher = () => {} }) {
    this.wurzel = wurzel;
    this.kopf = kopf;
    this.zeigen = zeigen;
    this.spalten = spalten;
    this.vorher = vorher;
    /** @type {Zustand} */
    this.zustand = { q: "", filter: {}, sort: "", passt: "" };
    /** Zeilen, auf die eine Textsuche die Auswahl beschränkt. @type {number[] | undefined} */
    this.gesucht = undefined;
    /** Die Tabelle mit allen Spalten, sobald sie da ist. @type {Tabelle | undefined} */
    this.ganz = undefined;
    this.gezeigt = false; // noch ist nichts zu sehen; bis dahin lädt nichts, was nur Zahlen sind
    this.auftrag = 0; // nur die Antwort auf die letzte Frage wird gezeigt
    this.gelesen = ""; // was zuletzt in der Adresse stand
    this.unfertig = false; // im Suchfeld steht, was noch nicht in der Adresse steht
    this.wartend = 0; // Uhr, die nach einer Pause beim Tippen sucht
    this.getippt = false; // die letzte Adresse entstand beim Tippen; die nächste ersetzt sie
    this.formular = /** @type {HTMLFormElement} */ (this.find("form"));
    this.suchwort = /** @type {HTMLInputElement} */ (this.find("#pb-suchwort"));
    this.klappe = /** @type {HTMLDetailsElement} */ (this.find(".pb-finder__filter"));
    this.status = this.find("[data-status]");
    this.hinweise = this.find(".pb-finder__hinweise");
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
    const wait = () => {
      this.unfertig = true;
      clearTimeout(this.wartend);
      this.wartend = setTimeout(() => this.typed(), TIPPPAUSE);
    };
    this.suchwort.addEventListener("input", wait);
    // Wer schon tippte oder wählte, während noch geladen wurde, verliert nichts.
    if (document.activeElement === this.suchwort && this.suchwort.value) wait();
    this.adoptChoices();
    this.suchwort.addEventListener("focus", prepareSearch, { once: true });
    this.zuruecksetzen.addEventListener("click", () => {
      this.change({ q: "", filter: {}, sort: "" });
      this.status.focus();
    });
    this.klappe.addEventListener("toggle", () => { if (this.gezeigt) void this.count(); });
    addEventListener("popstate", () => {
      if (location.search === this.gelesen) return; // nur ein Sprung auf der Seite
      this.getippt = false;
      void this.read();
    });
  }

  /** Was angekreuzt ist, ehe etwas gelesen ist, hat gerade jemand angekreuzt: Die Formulare merken sich nichts. */
  adoptChoices() {
    const kaestchen = /** @type {NodeListOf<HTMLInputElement>} */ (this.formular.querySelectorAll("[data-facette] input:checked"));
    if (!kaestchen.length) return;
    const { zustand } = parseState(location.search, this.kopf.facetten);
    for (const { name, value } of kaestchen) zustand.filter[name] = [...(zustand.filter[name] ?? []), value];
    this.write(zustand, false);
  }

  /** @param {Event} ereignis */
  chosen({ target }) {
    if (!(target instanceof HTMLInputElement) || !target.closest("[data-facette]")) return;
    const gewaehlt = [...this.formular.querySelectorAll(`input[name="${target.name}"]:checked`)].map((kaestchen) => /** @type {HTMLInputElement} */ (kaestchen).value);
    this.change({ filter: { ...this.zustand.filter, [target.name]: gewaehlt } });
  }

  typed() {
    this.stopWaiting();
    const q = this.suchwort.value.trim();
    if (q === this.zustand.q && this.wurzel.dataset.pbGescheitert === undefined) return;
    this.write({ ...this.zustand, q, sort: "" }, this.getippt);
    this.getippt = true;
  }

  stopWaiting() {
    clearTimeout(this.wartend);
    this.unfertig = false;
  }

  /** @param {Partial<Zustand>} neu */
  change(neu) {
    if (neu.q !== undefined) this.stopWaiting();
    this.getippt = false;
    const zustand = { ...this.zustand, ...neu };
    if (zustand.sort === (zustand.q ? "relevanz" : "geprueft")) zustand.sort = "";
    this.write(zustand, false);
  }

  /**
   * Schreibt die Adresse und zeigt, was dort steht.
   * @param {Zustand} zustand
   * @param {boolean} ersetzen
   */
  write(zustand, ersetzen) {
    const mitgebracht = formatQuery([["merkliste", new URLSearchParams(location.search).get("merkliste") ?? ""]]);
    const adresse = this.address(zustand);
    const ganze = location.pathname + (adresse ? adresse + mitgebracht.replace("?", "&") : mitgebracht);
    history[ersetzen ? "replaceState" : "pushState"](null, "", ganze);
    void this.read();
  }

  /**
   * @param {Zustand} zustand
   * @returns {string} alles ab dem Fragezeichen
   */
  address(zustand) {
    return formatState(zustand, this.kopf.facetten.map(({ name }) => name));
  }

  /** Zeigt, was in der Adresse steht. */
  async read() {
    const auftrag = (this.auftrag += 1);
    const gilt = () => auftrag === this.auftrag;
    this.gelesen = location.search;
    const { zustand, unbekannt } = parseState(location.search, this.kopf.facetten);
    this.zustand = zustand;
    this.showControls();
    this.vorher(zustand);
    delete this.wurzel.dataset.pbGescheitert;
    try {
      await this.answer(unbekannt, gilt);
    } catch (fehler) {
      console.error(fehler);
      if (gilt()) this.tellFailure();
    }
  }

  /** Was noch von der vorigen Auswahl dasteht, verschwindet: Es gehört nicht zu dem, was gewählt ist. */
  tellFailure() {
    this.wurzel.dataset.pbGescheitert = "";
    this.status.textContent = "Nicht geladen";
    const hinweis = note("Die Beispiele ließen sich nicht laden", "Vielleicht fehlt die Verbindung. Was Sie gewählt haben, bleibt gewählt.");
    hinweis.append(button("pb-knopf", () => void this.read(), "Noch einmal versuchen"));
    this.hinweise.replaceChildren(hinweis);
  }

  /**
   * @param {import("./kern.js").Unbekannt[]} unbekannt
   * @param {() => boolean} gilt
   */
  async answer(unbekannt, gilt) {
    const { zustand } = this;
    const spalten = [...neededColumns(this.kopf.facetten, zustand.filter), ...this.spalten(zustand)];
    const [tabelle, gefunden] = await Promise.all([this.ganz ?? loadTable(spalten), zustand.q ? search(zustand.q) : null]);
    if (!gilt()) return;
    this.gesucht = gefunden?.zeilen;
    const { treffer, zahlen } = countFacets(tabelle, zustand.filter, this.gesucht);
    if (this.ganz) drawCounts(this.wurzel, zahlen, this.ganz);
    drawNotes(this.hinweise, unbekannt, gefunden);
    if (zustand.q && !gefunden) this.hinweise.append(note("Die Textsuche ist gerade nicht zu erreichen", "Gezeigt wird, was die Filter finden."));
    this.showEmpty(treffer.length === 0, tabelle);
    await this.zeigen({ zustand, tabelle, treffer, gefunden, gilt });
  }

  showControls() {
    const { q, filter } = this.zustand;
    if (!this.unfertig && this.suchwort.value.trim() !== q) this.suchwort.value = q;
    for (const kaestchen of /** @type {NodeListOf<HTMLInputElement>} */ (this.formular.querySelectorAll("[data-facette] input"))) {
      kaestchen.checked = filter[kaestchen.name]?.includes(kaestchen.value) ?? false;
    }
    const anzahl = drawChips(this.wurzel, this.zustand, this.kopf, (neu) => this.change(neu));
    this.zuruecksetzen.hidden = anzahl === 0;
    this.find("[data-filterzahl]").textContent = anzahl ? ` (${anzahl} gewählt)` : "";
  }

  /**
   * @param {boolean} leer
   * @param {Tabelle} tabelle
   */
  showEmpty(leer, tabelle) {
    const hilfe = this.find(".pb-finder__leer");
    hilfe.hidden = !leer;
    if (leer) drawAlternatives(hilfe, this.zustand, tabelle, this.gesucht, (neu) => this.change(neu));
  }

  /** Die Zahlen brauchen alle Spalten; geholt werden sie, wenn jemand die Kästchen vor sich hat. Danach kommen sie von selbst. */
  async count() {
    this.gezeigt = true;
    if (this.ganz || !this.klappe.open) return;
    try {
      this.ganz = await loadTable();
    } catch (fehler) {
      console.error(fehler); // Die Beispiele stehen da; beim nächsten Mal wird es wieder versucht.
      return;
    }
    drawCounts(this.wurzel, countFacets(this.ganz, this.zustand.filter, this.gesucht).zahlen, this.ganz);
  }
}

/**
 * Die Textsuche wird erst geladen, wenn jemand sucht.
 * @param {string} q
 * @returns {Promise<Gefunden | null>} nichts, wenn sie nicht zu erreichen ist
 */
async function search(q) {
  try {
    const { searchText } = await import("./textsuche.js");
    return await searchText(q);
  } catch (fehler) {
    console.error(fehler);
    return null;
  }
}

/** Wer ins Suchfeld geht, sucht gleich. */
function prepareSearch() {
  import("./textsuche.js").then(({ prepare }) => prepare()).catch(() => {
    // Ohne Netz scheitert auch die Suche selbst und sagt es dann.
  });
}
