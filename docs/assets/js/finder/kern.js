/**
 * Der Kern der Suche nach Merkmalen: Adresse lesen und schreiben, Zeilen wählen, zählen, ordnen. Reine Funktionen ohne Browser.
 * Dieselben Regeln stehen in `praxis.facets`; ein Test hält beide auf denselben Ergebnissen.
 */

import { isAnswer } from "./passt.js";
import { valuesOf } from "./tabelle.js";

/** @typedef {import("./tabelle.js").Tabelle} Tabelle */
/** @typedef {import("./tabelle.js").Facette} Facette */

/** @typedef {Record<string, string[]>} Filter Name der Facette → gewählte ids */

/**
 * @typedef {object} Zustand
 * @property {string} q
 * @property {Filter} filter
 * @property {string} sort   eine von `SORTIERUNGEN`; leer: Relevanz, wo es ein Suchwort gibt, sonst zuletzt geprüft
 * @property {string} passt  Antworten auf „Passt das zu uns?“ (siehe passt.js)
 */

/** @typedef {{name: string, wert: string}} Unbekannt */

export const SORTIERUNGEN = ["relevanz", "geprueft", "ort"];

/**
 * Liest die Adresse. Werte, die es nicht gibt, bleiben außer Acht und stehen in `unbekannt`.
 * @param {string} adresse alles ab dem Fragezeichen
 * @param {Pick<Facette, "name" | "ids">[]} facetten
 * @returns {{zustand: Zustand, unbekannt: Unbekannt[]}}
 */
export function parseState(adresse, facetten) {
  const parameter = new URLSearchParams(adresse);
  /** @type {Unbekannt[]} */
  const unbekannt = [];
  /** @type {Filter} */
  const filter = {};
  for (const { name, ids } of facetten) {
    const genannt = parameter.getAll(name).flatMap((wert) => wert.split(",")).map((wert) => wert.trim()).filter(Boolean);
    for (const wert of new Set(genannt)) if (!ids.includes(wert)) unbekannt.push({ name, wert });
    const gewaehlt = ids.filter((id) => genannt.includes(id));
    if (gewaehlt.length) filter[name] = gewaehlt;
  }
  const passt = (parameter.get("passt") ?? "").split(",").filter(Boolean);
  for (const wert of passt) if (!isAnswer(wert)) unbekannt.push({ name: "passt", wert });
  const sort = parameter.get("sort") ?? "";
  if (sort && !SORTIERUNGEN.includes(sort)) unbekannt.push({ name: "sort", wert: sort });
  return {
    zustand: { q: (parameter.get("q") ?? "").trim(), filter, sort: SORTIERUNGEN.includes(sort) ? sort : "", passt: passt.filter(isAnswer).join(",") },
    unbekannt,
  };
}

/**
 * Schreibt einen Zustand als Adresse; `parseState` liest denselben wieder heraus. Ohne Angaben leer, sonst mit Fragezeichen.
 * @param {Zustand} zustand
 * @param {string[]} namen Namen der Facetten in der Reihenfolge der Adresse
 * @returns {string}
 */
export function formatState({ q, filter, sort, passt }, namen) {
  const teile = namen.filter((name) => filter[name]?.length).map((name) => [name, filter[name]]);
  const alle = [["q", [q]], ...teile, ["sort", [sort]], ["passt", passt.split(",")]];
  const geschrieben = alle.map(([name, werte]) => [name, /** @type {string[]} */ (werte).map(encodeURIComponent).join(",")]).filter(([, werte]) => werte);
  return geschrieben.length ? `?${geschrieben.map((teil) => teil.join("=")).join("&")}` : "";
}

/**
 * Sagt, ob eine Zeile jede Frage mit einem gewählten Wert beantwortet. Mehrere Werte einer Frage sind Möglichkeiten,
 * nur beim Rechtskreis müssen alle gewählten am Tisch sitzen.
 * @param {Tabelle} tabelle
 * @param {number} zeile
 * @param {Filter} filter
 * @returns {boolean}
 */
export function matches(tabelle, zeile, filter) {
  return tabelle.facetten.every((facette) => {
    const gewaehlt = (filter[facette.name] ?? []).filter((id) => facette.ids.includes(id));
    if (!gewaehlt.length) return true;
    const werte = valuesOf(facette, zeile);
    return facette.alle ? gewaehlt.every((id) => werte.includes(id)) : gewaehlt.some((id) => werte.includes(id));
  });
}

/**
 * Wählt und zählt in einem Durchgang. Bei jedem Wert steht, wie viele Beispiele es mit ihm gäbe: Die Wahl in derselben Frage
 * zählt dafür nicht, denn ihre Werte sind Möglichkeiten; Rechtskreise, die ja alle zutreffen müssen, zählen nur im Ergebnis.
 * @param {Tabelle} tabelle
 * @param {Filter} filter
 * @param {Iterable<number>} [zeilen] nur diese, etwa die Treffer einer Textsuche
 * @returns {{treffer: number[], zahlen: Record<string, Uint32Array>}}
 */
export function countFacets(tabelle, filter, zeilen = allRows(tabelle)) {
  const proben = tabelle.facetten.map((facette) => test(facette, filter[facette.name] ?? []));
  const zahlen = tabelle.facetten.map((facette) => new Uint32Array(facette.ids.length));
  const treffer = [];
  for (const zeile of zeilen) {
    let verfehlt = -1;
    let wieviele = 0;
    for (let nummer = 0; nummer < proben.length && wieviele < 2; nummer += 1) {
      const probe = proben[nummer];
      if (probe && !probe(zeile)) {
        verfehlt = nummer;
        wieviele += 1;
      }
    }
    if (wieviele === 0) {
      treffer.push(zeile);
      for (let nummer = 0; nummer < proben.length; nummer += 1) count(tabelle.facetten[nummer], zeile, zahlen[nummer]);
    } else if (wieviele === 1 && !tabelle.facetten[verfehlt].alle) {
      count(tabelle.facetten[verfehlt], zeile, zahlen[verfehlt]);
    }
  }
  return { treffer, zahlen: Object.fromEntries(tabelle.facetten.map((facette, nummer) => [facette.name, zahlen[nummer]])) };
}

/**
 * @param {Facette[]} facetten
 * @param {Filter} filter
 * @returns {string[]} Spalten, ohne die sich diese Wahl nicht treffen lässt
 */
export function neededColumns(facetten, filter) {
  return facetten.filter(({ name }) => filter[name]?.length).map(({ spalte }) => spalte);
}

/**
 * @param {Tabelle} tabelle
 * @returns {Iterable<number>}
 */
function allRows(tabelle) {
  return Array.from({ length: tabelle.anzahl }, (_, zeile) => zeile);
}

/**
 * @param {Facette} facette
 * @param {string[]} gewaehlt
 * @returns {((zeile: number) => boolean) | null} Probe für eine Zeile; ohne Wahl keine
 */
function test({ ids, anfang, werte, alle }, gewaehlt) {
  const gesucht = new Uint8Array(ids.length);
  let wieviele = 0;
  for (const id of new Set(gewaehlt)) {
    const nummer = ids.indexOf(id);
    if (nummer >= 0) {
      gesucht[nummer] = 1;
      wieviele += 1;
    }
  }
  if (!wieviele) return null;
  const noetig = alle ? wieviele : 1;
  return (zeile) => {
    let gefunden = 0;
    for (let stelle = anfang[zeile]; stelle < anfang[zeile + 1]; stelle += 1) gefunden += gesucht[werte[stelle]];
    return gefunden >= noetig;
  };
}

/**
 * @param {Facette} facette
 * @param {number} zeile
 * @param {Uint32Array} zahlen
 */
function count({ anfang, werte }, zeile, zahlen) {
  for (let stelle = anfang[zeile]; stelle < anfang[zeile + 1]; stelle += 1) zahlen[werte[stelle]] += 1;
}

/**
 * Ordnet Zeilen. Die Tabelle selbst steht schon nach „zuletzt geprüft“, dann nach Titel; Zeilen einer Textsuche kommen nach Relevanz.
 * @param {Tabelle} tabelle
 * @param {number[]} treffer
 * @param {string} sort
 * @returns {number[]}
 */
export function sortRows(tabelle, treffer, sort) {
  if (sort === "relevanz") return treffer;
  const nachTag = [...treffer].sort((a, b) => a - b);
  if (sort !== "ort") return nachTag;
  /** @param {number} zeile */
  const rang = (zeile) => (tabelle.ortAnfang[zeile] < tabelle.ortAnfang[zeile + 1] ? tabelle.ort[tabelle.ortAnfang[zeile]] : tabelle.orte.length);
  return nachTag.sort((a, b) => rang(a) - rang(b) || a - b);
}
