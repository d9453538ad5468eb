/**
 * Merken auf Karten und Einträgen, die Leiste mit dem Weg zur Merkliste, und bei Einträgen das Ergebnis von „Passt das zu uns?“.
 * Was gemerkt ist, steht in der Adresse der Seite; von dort nimmt start.js es zur nächsten mit.
 */

import { formatQuery, idOfAddress } from "./adressen.js";
import { forget, HOECHSTENS_GEMERKT, isOwn, keep, listAddress, MERKLISTE, onChange, remembered, storedAnswers, toggle } from "./merkzettel.js";
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
 * @param {import("./karte.js").Karte} eintrag
 * @param {() => void} tut
 */
export function addRemoval(karte, { id, titel }, tut) {
  const knopf = button("Entfernen", id, titel);
  knopf.removeAttribute("aria-pressed");
  knopf.addEventListener("click", tut);
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
  zahl.textContent = `${counted(anzahl, "Eintrag", "Einträge")} gemerkt${anzahl >= HOECHSTENS_GEMERKT ? ", mehr fasst die Liste nicht" : ""}`;
  /** @type {HTMLAnchorElement} */ (link).href = listAddress(remembered());
  behalten.textContent = isOwn() ? "In diesem Browser vergessen" : "In diesem Browser merken";
}

/**
 * Auch wer die Seite neu lädt oder ihre Adresse weitergibt, behält die Liste, und wer zurückgeht, auch das danach Gemerkte. Ist sie
 * in diesem Browser behalten, braucht die Adresse sie nicht, und eine fremde wandert nicht weiter mit.
 */
function writeAddress() {
  if (location.href.startsWith(MERKLISTE)) return;
  const parameter = new URLSearchParams(location.search);
  const liste = isOwn() ? "" : remembered().join(",");
  if ((parameter.get("merkliste") ?? "") === liste) return;
  const eigene = /** @type {[string, string][]} */ ([...parameter].filter(([name]) => name !== "merkliste"));
  history.replaceState(history.state, "", location.pathname + formatQuery([...eigene, ["merkliste", liste]]) + location.hash);
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
  behalten.addEventListener("click", () => (isOwn() ? forget() : keep(remembered())));
  leiste.append(zahl, link, behalten);
  document.body.append(leiste);
  return leiste;
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
    showFit(id).catch((fehler) => console.error(fehler)); // der Eintrag selbst ist da
  }
  document.addEventListener("click", (ereignis) => {
    const knopf = ereignis.target instanceof Element ? ereignis.target.closest(".pb-merken[aria-pressed]") : null;
    if (knopf instanceof HTMLElement) toggle(knopf.dataset.id ?? "");
  });
  onChange(showButtons);
  onChange(showBar);
  onChange(writeAddress);
  addEventListener("popstate", writeAddress);
  if (isOwn()) writeAddress();
  showBar();
}
