/**
 * Der Vergleich: bis zu drei Beispiele nebeneinander. Unterschiede stehen in Worten da, Lücken heißen „nicht erhoben“.
 */

import { BASIS, formatQuery } from "./adressen.js";
import { confirmations, effort, labels, LUECKE, period, privacy, programme } from "./angaben.js";
import { currentId, explainMissing, loadEntries } from "./eintraege.js";
import { HOECHSTENS_VERGLICHEN, readList, storedAnswers } from "./merkzettel.js";
import { bestFit, ERGEBNISSE, explain, factsOf, judge, parseAnswers } from "./passt.js";
import { element, link } from "./teile.js";
import { counted, formatDay, listNames } from "./worte.js";

/** @typedef {{titel: string, werte: (satz: any) => string[]}} Zeile */

/** @param {HTMLElement} wurzel */
export async function start(wurzel) {
  const seite = new Vergleich(wurzel);
  addEventListener("popstate", () => void seite.goBack());
  await seite.show();
  wurzel.dataset.pbBereit = "";
}

class Vergleich {
  /** @param {HTMLElement} wurzel */
  constructor(wurzel) {
    this.wurzel = wurzel;
    this.auftrag = 0;
    this.gezeigt = ""; // was die Adresse beim letzten Zeigen nannte
    this.zeilen = rows(JSON.parse(wurzel.dataset.begriffe ?? "{}"));
  }

  /**
   * @param {string} wahl
   * @returns {HTMLElement}
   */
  find(wahl) {
    return /** @type {HTMLElement} */ (this.wurzel.querySelector(wahl));
  }

  async show() {
    const auftrag = (this.auftrag += 1);
    this.gezeigt = addressed();
    const genannt = readList(this.gezeigt);
    const { saetze, fehlend, unerreichbar } = await loadEntries(genannt.ids.slice(0, HOECHSTENS_VERGLICHEN));
    if (auftrag !== this.auftrag) return;
    const beispiele = saetze.filter((satz) => satz.ordner === "beispiele");
    this.find("[data-tabelle]").replaceChildren(...(beispiele.length ? [table(beispiele, this.zeilen, (satz) => this.remove(satz))] : []));
    this.find("[data-leer]").hidden = beispiele.length > 1 || unerreichbar.length > 0;
    this.find("[data-voll]").hidden = beispiele.length === 0;
    const uebrige = genannt.ids.slice(HOECHSTENS_VERGLICHEN);
    const hinweise = [
      ...(uebrige.length ? [`Nebeneinander passen drei Beispiele; nicht gezeigt: ${listNames(uebrige, genannt.weitere)}.`] : []),
      ...explainMissing([...genannt.unklar, ...fehlend], unerreichbar),
      ...(beispiele.length < saetze.length ? ["Vergleichen lassen sich nur Beispiele."] : []),
    ];
    this.find("[data-hinweise]").replaceChildren(...hinweise.map((satz) => element("p", "", satz)));
  }

  /**
   * Nimmt ein Beispiel heraus, ohne die Seite neu zu laden. Der Fokus geht zum nächsten, nach dem letzten zu dem, was dann dasteht.
   * @param {any} satz
   */
  async remove(satz) {
    const wege = [...this.wurzel.querySelectorAll(".pb-vergleich__weg")];
    const nummer = wege.findIndex((weg) => weg === document.activeElement);
    history.pushState(null, "", addressWithout(satz));
    await this.show();
    const uebrig = /** @type {NodeListOf<HTMLElement>} */ (this.wurzel.querySelectorAll(".pb-vergleich__weg"));
    (uebrig[Math.min(Math.max(nummer, 0), uebrig.length - 1)] ?? this.rest()).focus();
  }

  /**
   * „Zurück“ zeichnet die Tabelle neu: Was darin den Fokus hatte, ist fort; er geht zu ihrer Überschrift. Ein Sprung innerhalb der
   * Seite meldet sich ebenso, ändert aber nichts.
   */
  async goBack() {
    if (addressed() === this.gezeigt) return;
    const hier = this.wurzel.contains(document.activeElement);
    await this.show();
    if (hier) (this.wurzel.querySelector("caption") ?? this.rest()).focus();
  }

  /** Was ohne Tabelle dasteht. */
  rest() {
    const leer = this.find("[data-leer]");
    return leer.hidden ? this.find("[data-hinweise]") : leer;
  }
}

/** @returns {string} die ids, die in der Adresse dieser Seite stehen; anderes darin ändert sich auch, ohne sie zu ändern */
const addressed = () => new URLSearchParams(location.search).get("ids") ?? "";

/**
 * @param {any} satz
 * @returns {string} Adresse dieser Seite ohne ein Beispiel; was sonst darin steht, bleibt
 */
function addressWithout(satz) {
  const parameter = /** @type {[string, string][]} */ ([...new URLSearchParams(location.search)]);
  const rest = readList(addressed()).ids.filter((id) => currentId(id) !== satz.id).join(",");
  return location.pathname + formatQuery([["ids", rest], ...parameter.filter(([name]) => name !== "ids")]);
}

/**
 * @param {Record<string, Record<string, string>>} begriffe Namen der Antworten zu Art der Kommune, Jobcenter, Jugendamt
 * @returns {Zeile[]}
 */
function rows(begriffe) {
  return [
    { titel: "Ort", werte: (satz) => satz.abgeleitet.orte.map((/** @type {any} */ ort) => ort.label) },
    { titel: "Land", werte: (satz) => labels(satz, "laender") },
    ...["gemeindetyp", "jobcenter", "jugendamt"].map((punkt) => ({ titel: begriffe.punkte[punkt], werte: (/** @type {any} */ satz) => facts(satz, punkt, begriffe[punkt]) })),
    ...fitRow(),
    { titel: "Am Tisch", werte: (satz) => Object.entries(satz.rechtskreise).map(([id, rolle]) => `${satz.abgeleitet.bezeichnungen.rechtskreise[id]} (${satz.abgeleitet.bezeichnungen.rollen[rolle]})`) },
    ...[["Themen", "themen"], ["Für wen", "zielgruppen"], ["Wer mitmacht", "akteure"], ["Rechtsgrundlagen", "normen"]].map(([titel, feld]) => ({ titel, werte: (/** @type {any} */ satz) => labels(satz, feld) })),
    { titel: "Programm", werte: programme },
    { titel: "Stand", werte: (satz) => labels(satz, "status") },
    { titel: "Zeitraum", werte: period },
    { titel: "Aufwand", werte: effort },
    { titel: "Datenschutz", werte: privacy },
    { titel: "Nachweis", werte: (satz) => labels(satz, "nachweis") },
    { titel: "Worauf er sich bezieht", werte: (satz) => [satz.nachweis_bezug].filter(Boolean) },
    { titel: "Quellen", werte: (satz) => [counted(Object.keys(satz.quellen).length, "Quelle", "Quellen")] },
    { titel: "Vom Partner bestätigt", werte: confirmations },
    { titel: "Geprüft", werte: (satz) => [formatDay(satz.geprueft)] },
  ];
}

/**
 * @param {any} satz
 * @param {string} punkt
 * @param {Record<string, string>} namen
 * @returns {string[]} je Ort, was bekannt ist
 */
function facts(satz, punkt, namen) {
  const bekannt = satz.abgeleitet.orte.map((/** @type {any} */ ort) => namen[factsOf(ort)[punkt]]).filter(Boolean);
  return [...new Set(bekannt)];
}

/** @returns {Zeile[]} nur, wenn die drei Fragen beantwortet sind */
function fitRow() {
  const antworten = parseAnswers(new URLSearchParams(location.search).get("passt") ?? storedAnswers() ?? "");
  if (!Object.keys(antworten).length) return [];
  return [{
    titel: "Passt das zu uns?",
    werte: (satz) => {
      const urteile = bestFit(antworten, satz.abgeleitet.orte.map(factsOf));
      return [`${ERGEBNISSE[judge(urteile)]} (${explain(urteile)})`];
    },
  }];
}

/**
 * Schmal steht der Kopf als Liste über den Reihen: Titel und „Entfernen“ bleiben sichtbar (vergleich.css).
 * @param {any[]} saetze
 * @param {Zeile[]} zeilen
 * @param {(satz: any) => void} entfernen
 */
function table(saetze, zeilen, entfernen) {
  const kopf = saetze.map((satz) => {
    const zelle = element("th", "", link(satz.titel, BASIS + satz.abgeleitet.adresse.slice(1)), " ", removal(satz, entfernen));
    zelle.scope = "col";
    return zelle;
  });
  const reihen = zeilen.map(({ titel, werte }) => row(titel, saetze.map(werte), shortNames(saetze)));
  const ueberschrift = element("caption", "", `${counted(saetze.length, "Beispiel", "Beispiele")} im Vergleich`);
  ueberschrift.tabIndex = -1;
  const tabelle = element("table", "pb-tabelle pb-vergleich", ueberschrift);
  tabelle.append(element("thead", "", element("tr", "", element("td", ""), ...kopf)), element("tbody", "", ...reihen));
  return tabelle;
}

/**
 * Vor jedem Wert steht schmal, wessen er ist: der Ort, wo er das eindeutig sagt, sonst der Titel.
 * @param {any[]} saetze
 * @returns {string[]}
 */
function shortNames(saetze) {
  const orte = saetze.map((satz) => satz.abgeleitet.orte.map((/** @type {any} */ ort) => ort.label).join(", "));
  return new Set(orte.filter(Boolean)).size === saetze.length ? orte : saetze.map((satz) => satz.titel);
}

/**
 * Ein Link, denn er führt zu einer Adresse; ein gewöhnlicher Klick kommt ohne neues Laden aus.
 * @param {any} satz
 * @param {(satz: any) => void} entfernen
 */
function removal(satz, entfernen) {
  const verweis = link("Entfernen", addressWithout(satz));
  verweis.className = "pb-vergleich__weg";
  verweis.setAttribute("aria-label", `Entfernen: ${satz.titel}`);
  verweis.addEventListener("click", (ereignis) => {
    if (ereignis.ctrlKey || ereignis.metaKey || ereignis.shiftKey || ereignis.altKey) return;
    ereignis.preventDefault();
    entfernen(satz);
  });
  return verweis;
}

/**
 * @param {string} titel
 * @param {string[][]} spalten
 * @param {string[]} koepfe
 */
function row(titel, spalten, koepfe) {
  const kopf = element("th", "", titel);
  kopf.scope = "row";
  const urteil = verdict(spalten);
  if (urteil) kopf.append(" ", element("span", `pb-vergleich__urteil pb-vergleich__urteil--${urteil.split(" ")[0]}`, urteil));
  const zellen = spalten.map((werte, nummer) => {
    const zelle = element("td", "", cell(werte, spalten));
    zelle.dataset.kopf = koepfe[nummer];
    return zelle;
  });
  return element("tr", "", kopf, ...zellen);
}

/**
 * @param {string[][]} spalten
 * @returns {"" | "gleich" | "verschieden" | "mit Lücken"} leer bei nur einem Beispiel
 */
function verdict(spalten) {
  const bekannt = spalten.filter((werte) => werte.length).map((werte) => [...werte].sort().join("|"));
  if (new Set(bekannt).size > 1) return "verschieden";
  if (bekannt.length < spalten.length) return "mit Lücken";
  return spalten.length > 1 ? "gleich" : "";
}

/**
 * @param {string[]} werte
 * @param {string[][]} spalten
 */
function cell(werte, spalten) {
  if (!werte.length) return element("span", "pb-leise", LUECKE);
  const teilbar = spalten.some((andere) => andere !== werte && andere.some((wert) => werte.includes(wert)));
  const punkte = werte.map((wert) => {
    const nurHier = teilbar && spalten.filter((andere) => andere.includes(wert)).length === 1;
    return element("li", "", wert, ...(nurHier ? [" ", element("span", "pb-vergleich__nur", "nur hier")] : []));
  });
  return werte.length > 1 || teilbar ? element("ul", "pb-vergleich__liste", ...punkte) : document.createTextNode(werte[0]);
}
