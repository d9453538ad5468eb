/**
 * Filter auf der Karte: liest dieselbe Adresse wie die Seite „Finden“ und lässt nur stehen, was passt. Ohne Filter in der
 * Adresse lädt es nichts; ohne Skript zeigt die Seite alles.
 */

const TABELLE = new URL("../../daten/facetten.json", import.meta.url);

/**
 * @param {ParentNode} wo
 * @param {string} was
 * @returns {HTMLElement[]} auch Elemente der Zeichnung: `dataset` und `hidden`-Attribut haben beide
 */
const all = (wo, was) => [...wo.querySelectorAll(/** @type {"a"} */ (was))];

/**
 * @param {Element} karte
 * @param {string} name
 */
const part = (karte, name) => karte.querySelector(`[data-karte="${name}"]`);

/**
 * @param {Element} teil
 * @param {boolean} zeigen
 */
const show = (teil, zeigen) => teil.toggleAttribute("hidden", !zeigen);

/**
 * @param {Element | null} teil
 * @param {string} text
 */
const write = (teil, text) => { if (teil) teil.textContent = text; };

/**
 * @param {HTMLElement} karte
 * @param {string} adresse
 */
async function apply(karte, adresse) {
  const [finder, { parseTable }, kern, antwort] = await Promise.all([
    import("../finder/kern.js"), import("../finder/tabelle.js"), import("./kern.js"), fetch(TABELLE),
  ]);
  if (!antwort.ok) throw new Error(`${antwort.status} ${TABELLE}`);
  const tabelle = parseTable(await antwort.json());
  const { zustand, unbekannt } = finder.parseState(adresse, tabelle.facetten);
  tellUnused(karte, zustand.q, unbekannt);
  linkBack(karte, finder.formatState(zustand, tabelle.facetten.map(({ name }) => name)));
  const gewaehlt = tabelle.facetten.flatMap(({ name, ids, namen }) => (zustand.filter[name] ?? []).map((id) => namen[ids.indexOf(id)]));
  if (!gewaehlt.length) return;
  const { treffer } = finder.countFacets(tabelle, zustand.filter);
  const verteilung = kern.spread(tabelle, treffer);
  showLaender(karte, verteilung, tabelle, kern);
  showMarks(karte, verteilung, tabelle, kern);
  showList(karte, verteilung, kern);
  write(part(karte, "stand"), kern.summary(treffer.length, verteilung));
  write(part(karte, "auswahl"), `Gefiltert nach: ${gewaehlt.join(", ")}`);
}

/**
 * Was in der Adresse steht und hier nichts bewirkt.
 * @param {Element} karte
 * @param {string} q
 * @param {import("../finder/kern.js").Unbekannt[]} unbekannt
 */
function tellUnused(karte, q, unbekannt) {
  const saetze = [
    q && `Das Suchwort „${q}“ wirkt nur auf der Seite „Finden“.`,
    unbekannt.length && `Unbekannt und deshalb ohne Wirkung: ${unbekannt.map(({ name, wert }) => `${name}=${wert}`).join(", ")}.`,
  ].filter(Boolean);
  write(part(karte, "hinweis"), saetze.join(" "));
}

/**
 * @param {Element} karte
 * @param {string} adresse dieselben Filter, geschrieben wie auf der Seite „Finden“
 */
function linkBack(karte, adresse) {
  const finden = part(karte, "finden");
  const alle = part(karte, "alle");
  if (!adresse || !finden || !alle) return;
  finden.setAttribute("href", `${finden.getAttribute("href")}${adresse}`);
  write(finden, "Filter ändern");
  show(alle, true);
}

/** @typedef {typeof import("./kern.js")} Kern */
/** @typedef {import("./kern.js").Verteilung} Verteilung */
/** @typedef {import("../finder/tabelle.js").Tabelle} Tabelle */

/**
 * @param {Element} karte
 * @param {Verteilung} verteilung
 * @param {Tabelle} tabelle
 * @param {Kern} kern
 */
function showLaender(karte, { jeLand }, tabelle, kern) {
  const groesste = Math.max(0, ...Object.values(jeLand));
  for (const flaeche of all(karte, "[data-land]")) {
    const land = flaeche.dataset.land ?? "";
    const anzahl = jeLand[land] ?? 0;
    const name = `${kern.nameLand(land, tabelle)}: ${kern.counted(anzahl, "Beispiel", "Beispiele")}`;
    flaeche.setAttribute("class", `pb-land pb-land--${kern.heat(anzahl, groesste)}`);
    flaeche.setAttribute("aria-label", name);
    write(flaeche.querySelector("title"), name);
  }
}

/**
 * @param {Element} karte
 * @param {Verteilung} verteilung
 * @param {Tabelle} tabelle
 * @param {Kern} kern
 */
function showMarks(karte, verteilung, tabelle, kern) {
  for (const marke of all(karte, "[data-orte]")) {
    const { orte, anzahl } = kern.remaining((marke.dataset.orte ?? "").split(" ").map(Number), verteilung);
    show(marke, anzahl > 0);
    if (!anzahl) continue;
    const { name, zeile1, zeile2 } = kern.nameMark(orte, anzahl, tabelle);
    marke.setAttribute("aria-label", name);
    const [oben, unten] = all(marke, ".pb-ortsmarke__name > tspan");
    write(oben, zeile1);
    write(unten, zeile2);
    write(marke.querySelector(".pb-ortsmarke__zahl"), anzahl > 1 ? String(anzahl) : "");
    if (orte.length === 1) leadTo(marke, karte.querySelector(`[data-landesteil] [data-ort="${orte[0]}"] a`));
  }
}

/**
 * Bleibt von mehreren Orten einer übrig, führt die Marke gleich zu ihm.
 * @param {Element} marke
 * @param {Element | null} zeile
 */
function leadTo(marke, zeile) {
  if (!zeile) return;
  marke.setAttribute("href", zeile.getAttribute("href") ?? "");
  const ring = marke.querySelector(".pb-ortsmarke__ring");
  if (ring) show(ring, false);
}

/**
 * @param {Element} karte
 * @param {Verteilung} verteilung
 * @param {Kern} kern
 */
function showList(karte, { jeOrt, jeLand, ohneOrt }, kern) {
  for (const zeile of all(karte, "[data-ort]")) showCount(zeile, jeOrt[Number(zeile.dataset.ort || NaN)]?.length ?? 0);
  for (const teil of all(karte, "[data-landesteil]")) {
    const land = teil.dataset.landesteil;
    const anzahl = land ? jeLand[land] ?? 0 : ohneOrt;
    show(teil, anzahl > 0);
    const kopf = teil.querySelector("h2");
    if (kopf) showCount(kopf, anzahl);
  }
  for (const gruppe of all(karte, ".pb-landkarte__gruppe")) {
    const titel = gruppe.querySelector(".pb-landkarte__gruppentitel");
    const text = titel?.textContent?.replace(/^\d+ Orte?/, kern.counted(all(gruppe, "[data-ort]:not([hidden])").length, "Ort", "Orte")) ?? "";
    write(titel, text);
    gruppe.setAttribute("aria-label", text);
  }
  const leer = part(karte, "leer");
  if (leer) show(leer, false);
}

/**
 * @param {Element} zeile
 * @param {number} anzahl
 */
function showCount(zeile, anzahl) {
  show(zeile, anzahl > 0);
  write(zeile.querySelector("[data-zahl]"), String(anzahl));
  write(zeile.querySelector("[data-zahl] + .pb-vh"), anzahl === 1 ? " Beispiel" : " Beispiele");
}

const karte = document.getElementById("karte");
if (karte && location.search.length > 1) {
  apply(karte, location.search).catch(() => {
    write(part(karte, "hinweis"), "Die Filter ließen sich nicht laden. Zu sehen sind alle Beispiele.");
  });
}
