/**
 * Merken auf Karten und Einträgen, die Leiste mit dem Weg zur Merkliste, und bei Einträgen das Ergebnis von „Passt das zu uns?“.
 * Nimmt die Merkliste von Seite zu Seite mit, ohne etwas zu speichern: beim Klick auf einen Link kommt sie in dessen Adresse.
 */

import { BASIS, loadRecord } from "./daten.js";
import { counted } from "./karte.js";
import { carried, isKept, keep, listAddress, MERKLISTE, onChange, remembered, storedAnswers, toggle } from "./merkzettel.js";
import { bestFit, ERGEBNISSE, explain, factsOf, judge, parseAnswers } from "./passt.js";

const EINTRAG = /^(beispiele|methoden|veranstaltungen|impulse|programme)\/([a-z0-9-]+)\/$/;

/**
 * @param {string} adresse
 * @returns {string | undefined} id des Eintrags, zu dem die Adresse führt
 */
function idOfAddress(adresse) {
  const { origin, pathname } = new URL(adresse, location.href);
  const hier = new URL(BASIS);
  if (origin !== hier.origin || !pathname.startsWith(hier.pathname)) return undefined;
  return EINTRAG.exec(pathname.slice(hier.pathname.length).replace(/index\.html$/, ""))?.[2];
}

/**
 * Gibt einer Karte ihren Knopf.
 * @param {Element} karte
 */
export function addButton(karte) {
  const link = karte.querySelector(".pb-karte__titel a");
  const id = link instanceof HTMLAnchorElement ? idOfAddress(link.href) : undefined;
  if (link && id) karte.append(button(id, link.textContent ?? ""));
}

/**
 * @param {string} id
 * @param {string} titel
 * @returns {HTMLButtonElement}
 */
function button(id, titel) {
  const knopf = document.createElement("button");
  knopf.type = "button";
  knopf.className = "pb-merken";
  knopf.dataset.id = id;
  const name = document.createElement("span");
  name.className = "pb-vh";
  name.textContent = `: ${titel}`;
  knopf.append("Merken", name);
  knopf.setAttribute("aria-pressed", String(remembered().includes(id)));
  return knopf;
}

function showButtons() {
  for (const knopf of document.querySelectorAll(".pb-merken")) {
    knopf.setAttribute("aria-pressed", String(remembered().includes(/** @type {HTMLElement} */ (knopf).dataset.id ?? "")));
  }
}

/** Die Leiste erscheint erst, wenn etwas gemerkt ist. Auf der Merkliste selbst braucht es sie nicht. */
function showBar() {
  const anzahl = remembered().length;
  const leiste = document.querySelector(".pb-merkleiste") ?? (anzahl ? createBar() : null);
  if (!(leiste instanceof HTMLElement)) return;
  leiste.hidden = anzahl === 0;
  document.documentElement.classList.toggle("pb-hat-merkleiste", anzahl > 0);
  const [zahl, link, behalten] = leiste.children;
  zahl.textContent = `${counted(anzahl, "Eintrag", "Einträge")} gemerkt`;
  /** @type {HTMLAnchorElement} */ (link).href = listAddress([...remembered()]);
  behalten.textContent = isKept() ? "In diesem Browser vergessen" : "In diesem Browser merken";
}

/** @returns {HTMLElement} */
function createBar() {
  const leiste = document.createElement("section");
  leiste.className = "pb-merkleiste";
  leiste.setAttribute("aria-label", "Merkliste");
  const zahl = document.createElement("p");
  zahl.setAttribute("aria-live", "polite");
  const link = document.createElement("a");
  link.textContent = "Merkliste öffnen";
  const behalten = document.createElement("button");
  behalten.type = "button";
  behalten.className = "pb-knopf";
  behalten.addEventListener("click", () => keep(!isKept()));
  leiste.append(zahl, link, behalten);
  document.body.append(leiste);
  return leiste;
}

/**
 * Nimmt mit, was nur in der Adresse steht. Vor dem Sprung, damit auch die mittlere Taste und das Kontextmenü es sehen.
 * @param {Event} ereignis
 */
function carry(ereignis) {
  const link = ereignis.target instanceof Element ? ereignis.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.hasAttribute("download") || !leadsToPage(link)) return;
  const ziel = new URL(link.href);
  for (const name of ["merkliste", "passt"]) if (link.dataset.pbMit?.includes(name)) ziel.searchParams.delete(name);
  const dabei = carried().filter(([name]) => !ziel.searchParams.has(name) && !(name === "merkliste" && ziel.href.startsWith(MERKLISTE)));
  link.dataset.pbMit = dabei.map(([name]) => name).join(",");
  link.href = withParameters(ziel, dabei);
}

/**
 * @param {URL} ziel
 * @param {[string, string][]} parameter
 * @returns {string} Kommas bleiben lesbar
 */
function withParameters(ziel, parameter) {
  const dazu = parameter.map(([name, wert]) => `${name}=${wert.split(",").map(encodeURIComponent).join(",")}`);
  const bisher = ziel.search.slice(1);
  ziel.search = [...(bisher ? [bisher] : []), ...dazu].join("&");
  return ziel.href;
}

/** @param {HTMLAnchorElement} link */
function leadsToPage(link) {
  const hierhin = link.pathname === location.pathname && link.hash;
  return link.href.startsWith(BASIS) && !hierhin && /(\/|\.html)$/.test(link.pathname);
}

/**
 * Auch ein abgeschicktes Formular nimmt die Liste mit.
 * @param {SubmitEvent} ereignis
 */
function carryInForm(ereignis) {
  const formular = /** @type {HTMLFormElement} */ (ereignis.target);
  if (formular.method !== "get" || ereignis.defaultPrevented) return;
  for (const [name, wert] of carried()) {
    const feld = document.createElement("input");
    feld.type = "hidden";
    feld.name = name;
    feld.value = wert;
    formular.append(feld);
  }
}

/**
 * Sagt bei einem Beispiel, worin sein Ort der eigenen Kommune gleicht, wenn jemand die drei Fragen beantwortet hat.
 * @param {string} id
 */
async function showFit(id) {
  const antworten = parseAnswers(new URLSearchParams(location.search).get("passt") ?? storedAnswers() ?? "");
  if (!Object.keys(antworten).length) return;
  const satz = await loadRecord(id);
  if (satz.ordner !== "beispiele") return;
  const urteile = bestFit(antworten, satz.abgeleitet.orte.map(factsOf));
  const zeile = document.createElement("p");
  zeile.className = "pb-passt";
  const ergebnis = document.createElement("strong");
  ergebnis.textContent = ERGEBNISSE[judge(urteile)];
  zeile.append("Passt das zu uns? ", ergebnis, ` (${explain(urteile)})`);
  document.querySelector(".pb-hero__text")?.append(zeile);
}

/** Bindet alles an die Seite. */
export function start() {
  for (const karte of document.querySelectorAll(".pb-karte")) if (!karte.querySelector(".pb-merken")) addButton(karte);
  const id = idOfAddress(location.href);
  if (id) {
    document.querySelector(".pb-steckbrief .pb-aktionen")?.append(button(id, document.querySelector("h1")?.textContent ?? ""));
    void showFit(id);
  }
  document.addEventListener("click", (ereignis) => {
    const knopf = ereignis.target instanceof Element ? ereignis.target.closest(".pb-merken") : null;
    if (knopf instanceof HTMLElement) toggle(knopf.dataset.id ?? "");
  });
  for (const anlass of ["pointerdown", "click", "keydown"]) document.addEventListener(anlass, carry, true);
  document.addEventListener("submit", carryInForm);
  onChange(showButtons);
  onChange(showBar);
  showBar();
}
