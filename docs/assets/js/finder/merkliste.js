/**
 * Die Merkliste: zeigt die Einträge aus der Adresse, zum Drucken als Heft, zum Weitergeben und für den Newsletter.
 * Eine Liste aus einem Link lässt die in diesem Browser behaltene, wie sie ist; wer will, übernimmt ihre Einträge.
 */

import { BASIS } from "./adressen.js";
import { fillCopyBlock } from "./ausgabe.js";
import { currentId, explainMissing, HEUTE, loadEntries } from "./eintraege.js";
import { cardOfRecord } from "./karte.js";
import { drawCard, WORTE } from "./kartenbild.js";
import { drawBooklet, loadPages, readOn } from "./heft.js";
import { addRemoval } from "./merken.js";
import { addressedList, forget, HOECHSTENS_GEMERKT, HOECHSTENS_VERGLICHEN, isForeign, isOwn, keep, kept, listAddress, onChange, readAddress, remember, remembered, sameIds } from "./merkzettel.js";
import { element } from "./teile.js";
import { counted } from "./worte.js";

const MELDUNG_DAUER = 4000;

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
    this.liste = this.find(".pb-gemerkt");
    this.auftrag = 0;
    this.druckt = false; // das Heft wird gerade zusammengestellt
    /** Was die Adresse beim letzten Zeigen nannte. @type {string | undefined} */
    this.gezeigt = undefined;
    /** @type {import("./heft.js").Eintrag[]} */
    this.eintraege = [];
    /** Einträge der Liste, die gerade nicht zu laden sind. @type {string[]} */
    this.unerreichbar = [];
    /** Beispiele, die zum Vergleichen angekreuzt sind. @type {Set<string> | undefined} */
    this.verglichen = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.uhr = undefined;
  }

  /**
   * @param {string} wahl
   * @returns {HTMLElement}
   */
  find(wahl) {
    return /** @type {HTMLElement} */ (this.wurzel.querySelector(wahl));
  }

  bind() {
    writeAddress("replaceState");
    onChange(() => {
      writeAddress("pushState");
      void this.show();
    });
    addEventListener("popstate", () => this.goBack());
    addEventListener("beforeprint", () => drawBooklet(this.find("[data-heft]"), this.eintraege, listAddress(remembered())));
    this.find("[data-heftdruck]").addEventListener("click", () => this.print());
    this.find("[data-behalten]").addEventListener("click", () => (isOwn() ? forget() : keep(remembered())));
    this.find("[data-uebernehmen]").addEventListener("click", () => this.takeOver());
    this.find("[data-leeren]").addEventListener("click", () => {
      remember([]);
      this.find("[role=status]").focus();
    });
    this.find("[data-link]").addEventListener("click", () => this.copyAddress());
    this.liste.addEventListener("change", () => {
      this.verglichen = new Set(this.choices().filter((kaestchen) => kaestchen.checked).map((kaestchen) => kaestchen.value));
      this.showComparison();
    });
  }

  /**
   * Ein Sprung innerhalb der Seite meldet sich wie „Zurück“, ändert aber nichts; nur weiß der Verlauf dort noch nicht, wem die
   * Liste gehört.
   */
  goBack() {
    const dieselbe = location.search === this.gezeigt;
    if (!dieselbe) readAddress();
    writeAddress("replaceState");
    if (!dieselbe) void this.show();
  }

  async show() {
    const auftrag = (this.auftrag += 1);
    this.gezeigt = location.search;
    const { saetze, fehlend, unerreichbar } = await loadEntries(remembered());
    if (auftrag !== this.auftrag) return;
    this.unerreichbar = unerreichbar;
    this.eintraege = saetze.map((satz) => ({ satz, karte: cardOfRecord(satz, WORTE, HEUTE) }));
    const karten = this.eintraege.map(({ karte }) => karte);
    const fokus = [...this.liste.children].findIndex((punkt) => punkt.contains(document.activeElement));
    this.keepChoice(karten.filter(({ art }) => art === "beispiele").map(({ id }) => id));
    this.liste.replaceChildren(...karten.map((karte) => this.item(karte)));
    this.find("[role=status]").textContent = unerreichbar.length
      ? `${karten.length} von ${counted(karten.length + unerreichbar.length, "Eintrag", "Einträgen")}`
      : counted(karten.length, "Eintrag", "Einträge");
    for (const teil of /** @type {NodeListOf<HTMLElement>} */ (this.wurzel.querySelectorAll("[data-voll]"))) teil.hidden = karten.length === 0;
    this.find("[data-leer]").hidden = karten.length > 0 || unerreichbar.length > 0 || isForeign();
    this.find("[data-heft]").hidden = true; // bis zum nächsten Drucken
    this.showOwner();
    this.showNotes(fehlend);
    fillCopyBlock(this.find("#auswahl"), karten);
    this.showComparison();
    if (fokus >= 0) this.focusItem(fokus);
  }

  /** Wem die Liste gehört: Eine fremde lässt sich übernehmen, die eigene behalten, vergessen und leeren. */
  showOwner() {
    const fremd = isForeign();
    this.find("[data-fremd]").hidden = !fremd;
    for (const wahl of ["[data-behalten]", "[data-leeren]"]) this.find(wahl).hidden = fremd;
    this.find("[data-behalten]").textContent = isOwn() ? "In diesem Browser vergessen" : "In diesem Browser merken";
    const eigene = kept() ?? [];
    const verweis = /** @type {HTMLAnchorElement} */ (this.find("[data-eigene]"));
    verweis.href = listAddress(eigene);
    verweis.textContent = `Ihre Liste mit ${counted(eigene.length, "Eintrag", "Einträgen")}`;
    const neue = this.newIds().length;
    const knopf = this.find("[data-uebernehmen]");
    knopf.hidden = neue === 0;
    knopf.textContent = `${counted(neue, "Eintrag", "Einträge")} in meine Liste übernehmen`;
    this.find("[data-schon-drin]").hidden = neue > 0 || this.eintraege.length === 0 || this.unerreichbar.length > 0;
  }

  /** Einträge dieser Liste, die in der eigenen noch fehlen. */
  newIds() {
    const eigene = (kept() ?? []).map(currentId);
    return this.eintraege.map(({ karte }) => karte.id).filter((id) => !eigene.includes(id));
  }

  takeOver() {
    const neue = this.newIds();
    const vorher = kept()?.length ?? 0;
    keep(neue);
    const zuviel = vorher + neue.length - (kept()?.length ?? 0);
    this.say(zuviel > 0 ? `Eine Liste fasst ${HOECHSTENS_GEMERKT} Einträge: ${zuviel} passten nicht mehr hinein.` : "Übernommen. Das ist jetzt Ihre Liste.");
    this.find("[role=status]").focus();
  }

  /**
   * Was in der Adresse nicht zu verstehen war, nicht zu laden ist oder nicht mehr hineinpasst.
   * @param {string[]} fehlend
   */
  showNotes(fehlend) {
    const { unklar, weitere } = addressedList();
    const saetze = [
      ...explainMissing([...unklar, ...fehlend], this.unerreichbar),
      ...(weitere ? [`Eine Liste fasst ${HOECHSTENS_GEMERKT} Einträge: ${counted(weitere, "weiterer bleibt", "weitere bleiben")} weg.`] : []),
    ];
    this.find("[data-hinweise]").replaceChildren(...saetze.map((satz) => element("p", "", satz)));
  }

  /**
   * Nach dem Entfernen geht der Fokus zum nächsten Eintrag, nach dem letzten zur Zahl der Einträge.
   * @param {number} nummer
   */
  focusItem(nummer) {
    const naechster = this.liste.children[Math.min(nummer, this.liste.childElementCount - 1)];
    /** @type {HTMLElement} */ (naechster?.querySelector(".pb-merken") ?? this.find("[role=status]")).focus();
  }

  /** @param {import("./karte.js").Karte} karte */
  item(karte) {
    const bild = drawCard(karte);
    addRemoval(bild, karte, () => remember(remembered().filter((id) => currentId(id) !== karte.id)));
    const punkt = element("li", "", bild, readOn(karte));
    if (karte.art === "beispiele") punkt.append(...this.choice(karte));
    return punkt;
  }

  /**
   * Angekreuzt sind zu Anfang die ersten Beispiele, danach, was jemand wählt, solange es auf der Liste steht.
   * @param {string[]} beispiele
   */
  keepChoice(beispiele) {
    const gewaehlt = this.verglichen;
    if (gewaehlt) this.verglichen = new Set(beispiele.filter((id) => gewaehlt.has(id)));
    else if (beispiele.length) this.verglichen = new Set(beispiele.slice(0, HOECHSTENS_VERGLICHEN));
  }

  /** @param {import("./karte.js").Karte} karte */
  choice(karte) {
    const kaestchen = element("input", "");
    kaestchen.type = "checkbox";
    kaestchen.value = karte.id;
    kaestchen.checked = this.verglichen?.has(karte.id) ?? false;
    kaestchen.setAttribute("aria-label", `Vergleichen: ${karte.titel}`);
    const grund = element("p", "pb-gemerkt__grenze", "Höchstens drei lassen sich vergleichen.");
    grund.id = `grenze-${karte.id}`;
    return [element("label", "pb-wahl pb-gemerkt__wahl", kaestchen, element("span", "", "Vergleichen")), grund];
  }

  /** @returns {HTMLInputElement[]} die Kästchen aller Beispiele */
  choices() {
    return [...this.liste.querySelectorAll("input")];
  }

  /** Nebeneinander passen drei; mehr lassen sich nicht ankreuzen, und dort steht, warum. */
  showComparison() {
    const alle = this.choices();
    const gewaehlt = alle.filter((kaestchen) => kaestchen.checked);
    for (const kaestchen of alle) {
      kaestchen.disabled = !kaestchen.checked && gewaehlt.length >= HOECHSTENS_VERGLICHEN;
      const grund = /** @type {HTMLElement} */ (this.find(`#grenze-${kaestchen.value}`));
      grund.hidden = !kaestchen.disabled;
      if (kaestchen.disabled) kaestchen.setAttribute("aria-describedby", grund.id);
      else kaestchen.removeAttribute("aria-describedby");
    }
    const verweis = /** @type {HTMLAnchorElement} */ (this.find("[data-vergleich]"));
    verweis.hidden = gewaehlt.length < 2;
    verweis.href = `${BASIS}vergleich/?ids=${gewaehlt.map((kaestchen) => kaestchen.value).join(",")}`;
    verweis.textContent = `${counted(gewaehlt.length, "Beispiel", "Beispiele")} vergleichen`;
  }

  /** Das Heft selbst entsteht erst, wenn der Browser druckt (`beforeprint`), auch auf Strg+P hin. */
  async print() {
    if (this.druckt) return; // ein zweiter Klick beim Warten druckt nicht zweimal
    this.druckt = true;
    this.say("Das Heft wird zusammengestellt …", false);
    try {
      await loadPages(this.eintraege.map(({ karte }) => karte));
    } finally {
      this.say("");
      this.druckt = false;
    }
    window.print();
  }

  async copyAddress() {
    try {
      await navigator.clipboard.writeText(listAddress(remembered()));
      this.say("Kopiert.");
    } catch {
      this.say("Der Link steht oben in der Adresszeile.");
    }
  }

  /**
   * @param {string} satz
   * @param {boolean} [vergeht] von selbst; sonst bleibt er bis zum nächsten
   */
  say(satz, vergeht = true) {
    const meldung = this.find("[data-meldung]");
    clearTimeout(this.uhr);
    meldung.textContent = satz;
    if (vergeht) this.uhr = setTimeout(() => { meldung.textContent = ""; }, MELDUNG_DAUER);
  }
}

/**
 * Die Adresse nennt die gezeigten Einträge. Nennt sie sie schon, bleibt sie stehen, mit allem, was darin nicht zu verstehen war.
 * Der Verlauf merkt sich, ob es die eigene Liste ist (siehe merkzettel.js).
 * @param {"pushState" | "replaceState"} art
 */
function writeAddress(art) {
  const gleich = sameIds(addressedList().ids, remembered());
  const zustand = { eigen: isOwn() };
  if (gleich) history.replaceState(zustand, "", location.href);
  else history[art](zustand, "", listAddress(remembered()));
}
