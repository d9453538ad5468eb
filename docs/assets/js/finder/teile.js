/**
 * Die beweglichen Teile des Finders außer der Liste: Zahlen, Marken für das Gewählte, Hinweise, Wege daraus.
 */

import { BASIS } from "./adressen.js";
import { countFacets } from "./kern.js";
import { formatNumber } from "./worte.js";

/** @typedef {import("./tabelle.js").Tabelle} Tabelle */
/** @typedef {import("./kern.js").Zustand} Zustand */
/** @typedef {import("./kern.js").Filter} Filter */
/** @typedef {(neu: Partial<Zustand>) => void} Aendern */
/** @typedef {{label: string, ohne: Partial<Zustand>}} Wahl etwas Gewähltes und der Zustand ohne es */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} klasse
 * @param {...(Node | string)} inhalt
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, klasse, ...inhalt) {
  const neu = document.createElement(name);
  if (klasse) neu.className = klasse;
  neu.append(...inhalt);
  return neu;
}

/**
 * @param {string} text
 * @param {string} adresse
 */
export function link(text, adresse) {
  const neu = element("a", "", text);
  neu.href = adresse;
  return neu;
}

/**
 * @param {string} klasse
 * @param {() => void} tut
 * @param {...(Node | string)} inhalt
 */
function button(klasse, tut, ...inhalt) {
  const neu = element("button", klasse, ...inhalt);
  neu.type = "button";
  neu.addEventListener("click", tut);
  return neu;
}

/**
 * Schreibt die Zahlen an die Kästchen; die Kästchen selbst bleiben, damit der Fokus bleibt.
 * @param {HTMLElement} wurzel
 * @param {Record<string, Uint32Array>} zahlen
 * @param {Tabelle} tabelle
 */
export function drawCounts(wurzel, zahlen, tabelle) {
  for (const { name, ids } of tabelle.facetten) {
    for (const kaestchen of /** @type {NodeListOf<HTMLInputElement>} */ (wurzel.querySelectorAll(`[data-facette="${name}"] input`))) {
      const zahl = zahlen[name][ids.indexOf(kaestchen.value)] ?? 0;
      const feld = /** @type {HTMLElement} */ (kaestchen.parentElement?.querySelector(".pb-wahl__zahl"));
      const text = formatNumber(zahl);
      if (feld.textContent !== text) feld.textContent = text;
      kaestchen.parentElement?.classList.toggle("pb-wahl--leer", zahl === 0);
    }
  }
}

/**
 * @param {Zustand} zustand
 * @param {Tabelle} tabelle
 * @returns {Wahl[]} alles Gewählte in der Reihenfolge der Fragen
 */
function choices({ q, filter }, tabelle) {
  const werte = tabelle.facetten.flatMap(({ name, ids, namen }) =>
    (filter[name] ?? []).map((id) => ({ label: namen[ids.indexOf(id)], ohne: { filter: { ...filter, [name]: filter[name].filter((anderer) => anderer !== id) } } })),
  );
  return [...(q ? [{ label: `„${q}“`, ohne: { q: "", sort: "" } }] : []), ...werte];
}

/**
 * @param {HTMLElement} wurzel
 * @param {Zustand} zustand
 * @param {Tabelle} tabelle
 * @param {Aendern} aendern
 * @returns {number} wie viel gewählt ist
 */
export function drawChips(wurzel, zustand, tabelle, aendern) {
  const liste = /** @type {HTMLElement} */ (wurzel.querySelector(".pb-finder__wahl .pb-chips"));
  const gewaehlt = choices(zustand, tabelle);
  const punkte = gewaehlt.map(({ label, ohne }, nummer) => {
    const kreuz = element("span", "pb-chip__kreuz");
    kreuz.setAttribute("aria-hidden", "true");
    const tut = () => {
      aendern(ohne);
      focusChip(wurzel, liste, nummer);
    };
    return element("li", "", button("pb-chip pb-chip--weg", tut, element("span", "pb-vh", "Filter entfernen: "), label, " ", kreuz));
  });
  liste.replaceChildren(...punkte);
  liste.hidden = gewaehlt.length === 0;
  return gewaehlt.length;
}

/**
 * Der Fokus geht von einer entfernten Marke zur nächsten, nach der letzten zur Zahl der Beispiele.
 * @param {HTMLElement} wurzel
 * @param {HTMLElement} liste
 * @param {number} nummer
 */
function focusChip(wurzel, liste, nummer) {
  const marken = liste.querySelectorAll("button");
  const ziel = marken[Math.min(nummer, marken.length - 1)] ?? wurzel.querySelector(".pb-finder__zahl");
  ziel.focus();
}

/**
 * Sagt, was weggelassen mehr ergäbe.
 * @param {HTMLElement} hilfe
 * @param {Zustand} zustand
 * @param {Tabelle} tabelle
 * @param {number[] | undefined} zeilen Treffer der Textsuche
 * @param {Aendern} aendern
 */
export function drawAlternatives(hilfe, zustand, tabelle, zeilen, aendern) {
  const wege = choices(zustand, tabelle)
    .map(({ label, ohne }) => ({ label, ohne, anzahl: countFacets(tabelle, ohne.filter ?? zustand.filter, ohne.q === "" ? undefined : zeilen).treffer.length }))
    .filter(({ anzahl }) => anzahl > 0);
  const punkte = wege.map(({ label, ohne, anzahl }) => element("li", "", button("pb-chip", () => aendern(ohne), `ohne ${label}: ${formatNumber(anzahl)}`)));
  /** @type {HTMLElement} */ (hilfe.querySelector("p")).textContent = wege.length ? "Kein Beispiel erfüllt alles zugleich. So gäbe es welche:" : "Kein Beispiel erfüllt alles zugleich, auch nicht ohne eine einzelne dieser Angaben.";
  /** @type {HTMLElement} */ (hilfe.querySelector("ul")).replaceChildren(...punkte);
}

/**
 * Was in der Adresse nicht zu verstehen war, und wohin ein altes oder alltägliches Wort führte.
 * @param {HTMLElement} platz
 * @param {import("./kern.js").Unbekannt[]} unbekannt
 * @param {import("./textsuche.js").Fuehrung[]} fuehrte
 */
export function drawNotes(platz, unbekannt, fuehrte) {
  const gefuehrt = fuehrte.map(({ wort, begriff, adresse, seit, grund }) => {
    const rest = [seit ? ` (seit ${seit})` : "", grund ? `. ${grund}` : "."].join("");
    return element("p", "pb-finder__fuehrte", `„${wort}“ führt zu `, link(begriff, BASIS + adresse), rest);
  });
  const genannt = unbekannt.map(({ name, wert }) => `${name}: „${wert}“`).join("; ");
  const hinweis = element("div", "admonition hinweis", element("p", "admonition-title", "Nicht alles aus dieser Adresse ist bekannt"), element("p", "", `Diese Werte gibt es nicht, sie bleiben außer Acht: ${genannt}.`));
  platz.replaceChildren(...gefuehrt, ...(unbekannt.length ? [hinweis] : []));
}

const ARTEN = /** @type {Record<string, string>} */ ({
  methoden: "Methoden", veranstaltungen: "Veranstaltungen", impulse: "Vorträge, Workshops und Befunde", programme: "Programme", recht: "Recht", themen: "Themen",
  rechtskreise: "Rechtskreise", schnittstellen: "Schnittstellen", glossar: "Glossar", orte: "Orte", laender: "Länder", zielgruppen: "Zielgruppen", akteure: "Institutionen",
});

/**
 * Treffer auf anderen Seiten, nach Art, mit der Stelle, die passt.
 * @param {HTMLElement} platz
 * @param {import("./textsuche.js").Treffer[]} andere
 */
export function drawOthers(platz, andere) {
  const teile = [...groupByArt(andere)].map(([art, treffer]) => {
    const punkte = treffer.map(({ titel, adresse, auszug }) => element("li", "", link(titel, BASIS + adresse), ...(auszug ? [element("p", "pb-leise", auszug)] : [])));
    return [element("h3", "", ARTEN[art] ?? "Weitere Seiten"), element("ul", "pb-fundstellen", ...punkte)];
  });
  platz.replaceChildren(...(teile.length ? [element("h2", "", "Auch auf diesen Seiten"), ...teile.flat()] : []));
}

/** @param {import("./textsuche.js").Treffer[]} andere */
function groupByArt(andere) {
  /** @type {Map<string, import("./textsuche.js").Treffer[]>} */
  const gruppen = new Map();
  for (const treffer of andere) gruppen.set(treffer.art, [...(gruppen.get(treffer.art) ?? []), treffer]);
  return gruppen;
}

/**
 * Feeds gibt es je Rechtskreis und Thema; ohne solche Wahl den über alles.
 * @param {HTMLElement} platz
 * @param {Filter} filter
 * @param {Tabelle} tabelle
 */
export function drawFeeds(platz, filter, tabelle) {
  const gewaehlt = ["rechtskreis", "thema"].flatMap((name) => {
    const facette = tabelle.facetten.find((eine) => eine.name === name);
    return (filter[name] ?? []).map((id) => link(facette?.namen[facette.ids.indexOf(id)] ?? id, `${BASIS}feeds/${name}/${id}.xml`));
  });
  const links = gewaehlt.length ? gewaehlt : [link("alles", `${BASIS}feeds/neu.xml`)];
  platz.replaceChildren(...links.flatMap((einer, nummer) => (nummer ? [", ", einer] : [einer])));
}
