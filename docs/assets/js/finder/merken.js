/**
 * Merken auf Karten und Einträgen, die Leiste mit dem Weg zur Merkliste, und bei Einträgen das Ergebnis von „Passt das zu uns?“.
 * Nimmt die Merkliste von Seite zu Seite mit, ohne etwas zu speichern: beim Klick auf einen Link kommt sie in dessen Adresse.
 */

import { BASIS, formatQuery, idOfAddress } from "./adressen.js";
import { carried, isKept, keep, listAddress, MERKLISTE, onChange, remembered, storedAnswers, toggle } from "./merkzettel.js";
import { counted } from "./worte.js";

/**
 * Gibt einer Karte ihren Knopf.
 * @param {Element} karte
 */
export function addButton(karte) {
  const link = karte.querySelector(".pb-karte__titel a");
  const id = link instanceof HTMLAnchorElement ? idOfAddress(link.href) : undefined;
  if (link && id) karte.append(button("Merken", id, link.textContent ?? ""));
}

/**
 * Gibt einer Karte der Merkliste den Knopf, der sie herausnimmt.
 * @param {Element} karte
 * @param {string} id
 * @param {string} titel
 */
export function addRemoval(karte, id, titel) {
  const knopf = button("Entfernen", id, titel);
  knopf.removeAttribute("aria-pressed");
  karte.append(knopf);
}

/**
 * @param {string} wort
 * @param {string} id
 * @param {string} titel
 * @returns {HTMLButtonElement}
 */
function button(wort, id, titel) {
  const knopf = document.createElement("button");
  knopf.type = "button";
  knopf.className = "pb-merken";
  knopf.dataset.id = id;
  knopf.textContent = wort;
  knopf.setAttribute("aria-label", `${wort}: ${titel}`);
  knopf.setAttribute("aria-pressed", String(remembered().includes(id)));
  return knopf;
}

function showButtons() {
  for (const knopf of document.querySelectorAll(".pb-merken[aria-pressed]")) {
    knopf.setAttribute("aria-pressed", String(remembered().includes(/** @type {HTMLElement} */ (knopf).dataset.id ?? "")));
  }
}

/** Die Leiste erscheint erst, wenn etwas gemerkt ist. Auf der Merkliste selbst braucht es sie nicht. */
function showBar() {
  if (location.href.startsWith(MERKLISTE)) return;
  const anzahl = remembered().length;
  const leiste = document.querySelector(".pb-merkleiste") ?? (anzahl ? createBar() : null);
  if (!(leiste instanceof HTMLElement)) return;
  leiste.hidden = anzahl === 0;
  document.documentElement.classList.toggle("pb-hat-merkleiste", anzahl > 0);
  const [zahl, link, behalten] = leiste.children;
  zahl.textContent = `${counted(anzahl, "Eintrag", "Einträge")} gemerkt`;
  /** @type {HTMLAnchorElement} */ (link).href = listAddress(remembered());
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
  const eigene = /** @type {[string, string][]} */ ([...ziel.searchParams].filter(([name]) => !(link.dataset.pbMit ?? "").split(" ").includes(name)));
  const dabei = carried().filter(([name]) => !eigene.some(([eigener]) => eigener === name) && !(name === "merkliste" && ziel.href.startsWith(MERKLISTE)));
  link.dataset.pbMit = dabei.map(([name]) => name).join(" ");
  ziel.search = formatQuery([...eigene, ...dabei]);
  link.href = ziel.href;
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
  const text = new URLSearchParams(location.search).get("passt") ?? storedAnswers();
  if (!text) return;
  const [{ loadRecord }, { bestFit, ERGEBNISSE, explain, factsOf, judge, parseAnswers }] = await Promise.all([import("./daten.js"), import("./passt.js")]);
  const antworten = parseAnswers(text);
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
    const knopf = button("Merken", id, document.querySelector("h1")?.textContent ?? "");
    knopf.classList.add("pb-knopf");
    document.querySelector(".pb-steckbrief .pb-aktionen")?.append(knopf);
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
