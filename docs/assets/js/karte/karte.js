/**
 * Filter auf der Karte: liest dieselbe Adresse wie die Seite „Finden“ und lässt nur stehen, was passt. Ohne Filter in der
 * Adresse lädt es nichts; ohne Skript zeigt die Seite alles.
 */

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
  const [finder, daten, kern, { counted }] = await Promise.all([
    import("../finder/kern.js"), import("../finder/daten.js"), import("./kern.js"), import("../finder/worte.js"),
  ]);
  const tabelle = await daten.loadTable();
  const { zustand, unbekannt } = finder.parseState(adresse, tabelle.facetten);
  tellUnknown(karte, unbekannt);
  linkBack(karte, finder.formatState(zustand, tabelle.facetten.map(({ name }) => name)));
  const gewaehlt = tabelle.facetten.flatMap(({ name, ids, namen }) => (zustand.filter[name] ?? []).map((id) => namen[ids.indexOf(id)]));
  if (zustand.q) gewaehlt.unshift(`„${zustand.q}“`);
  if (!gewaehlt.length) return;
  const gefunden = zustand.q ? (await (await import("../finder/textsuche.js")).searchText(zustand.q, tabelle)).zeilen : undefined;
  const { treffer } = finder.countFacets(tabelle, zustand.filter, gefunden);
  const verteilung = kern.spread(tabelle, treffer);
  const bild = { karte, verteilung, tabelle, kern, counted };
  showLaender(bild);
  showMarks(bild);
  showList(bild);
  write(part(karte, "stand"), kern.summary(treffer.length, verteilung));
  write(part(karte, "auswahl"), `Gefiltert nach: ${gewaehlt.join(", ")}`);
}

/**
 * @param {Element} karte
 * @param {import("../finder/kern.js").Unbekannt[]} unbekannt
 */
function tellUnknown(karte, unbekannt) {
  const werte = unbekannt.map(({ name, wert }) => `${name}=${wert}`).join(", ");
  if (werte) write(part(karte, "hinweis"), `Unbekannt und deshalb ohne Wirkung: ${werte}`);
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

/**
 * @typedef {object} Bild was zum Zeigen gehört: die Seite, was übrig bleibt, und die nachgeladenen Module
 * @property {Element} karte
 * @property {import("./kern.js").Verteilung} verteilung
 * @property {import("../finder/tabelle.js").Tabelle} tabelle
 * @property {typeof import("./kern.js")} kern
 * @property {typeof import("../finder/worte.js").counted} counted
 */

/** @param {Bild} bild */
function showLaender({ karte, verteilung: { jeLand }, tabelle, kern, counted }) {
  const groesste = Math.max(0, ...Object.values(jeLand));
  for (const flaeche of all(karte, "[data-land]")) {
    const land = flaeche.dataset.land ?? "";
    const anzahl = jeLand[land] ?? 0;
    const name = `${kern.nameLand(land, tabelle)}: ${counted(anzahl, "Beispiel", "Beispiele")}`;
    flaeche.setAttribute("class", `pb-land pb-land--${kern.heat(anzahl, groesste)}`);
    flaeche.setAttribute("aria-label", name);
    write(flaeche.querySelector("title"), name);
  }
}

/** @param {Bild} bild */
function showMarks({ karte, verteilung, tabelle, kern }) {
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
    marke.classList.toggle("pb-ortsmarke--viele", anzahl > 1);
    marke.classList.toggle("pb-ortsmarke--hundert", anzahl > 99);
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
  marke.classList.remove("pb-ortsmarke--mehrere");
}

/** @param {Bild} bild */
function showList({ karte, verteilung: { jeOrt, jeLand, ohneOrt }, counted }) {
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
    const text = titel?.textContent?.replace(/^\d+ Orte?/, counted(all(gruppe, "[data-ort]:not([hidden])").length, "Ort", "Orte")) ?? "";
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

/** @param {HTMLElement} karte */
export function start(karte) {
  if (location.search.length < 2) return;
  apply(karte, location.search).catch((fehler) => {
    console.error(fehler);
    write(part(karte, "hinweis"), "Die Filter ließen sich nicht laden. Zu sehen sind alle Beispiele.");
  });
}
