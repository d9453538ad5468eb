/**
 * Uhr für den Leitfaden einer Methode: führt durch die Phasen der Liste und zählt deren Minuten herunter.
 * Ohne dieses Skript bleibt die Liste, was sie ist. Nichts klingelt; die letzte Minute wird angesagt.
 */

/**
 * @param {number} sekunden
 * @returns {string} Minuten und Sekunden; überzogene Zeit mit Minus, etwa „−1:05“
 */
export function formatRest(sekunden) {
  const betrag = Math.abs(sekunden);
  return `${sekunden < 0 ? "−" : ""}${Math.floor(betrag / 60)}:${String(betrag % 60).padStart(2, "0")}`;
}

/**
 * @param {string} name
 * @param {string} klasse
 * @param {string} [text]
 */
function element(name, klasse, text = "") {
  const neu = document.createElement(name);
  neu.className = klasse;
  neu.textContent = text;
  return neu;
}

/** @param {HTMLOListElement} liste */
function bindeUhr(liste) {
  const phasen = /** @type {HTMLLIElement[]} */ ([...liste.querySelectorAll("[data-minuten]")]);
  const titel = element("strong", "pb-uhr__phase");
  const zeit = element("span", "pb-uhr__zeit");
  zeit.setAttribute("role", "timer");
  const ansage = element("span", "pb-vh");
  ansage.setAttribute("role", "status");
  const start = element("button", "pb-knopf pb-knopf--haupt", "Starten");
  const zurueck = element("button", "pb-knopf", "Phase zurück");
  const weiter = element("button", "pb-knopf", "Nächste Phase");
  const uhr = element("div", "pb-uhr");
  uhr.setAttribute("role", "group");
  uhr.setAttribute("aria-label", "Uhr für den Ablauf");
  for (const knopf of [start, zurueck, weiter]) /** @type {HTMLButtonElement} */ (knopf).type = "button";
  uhr.append(titel, zeit, start, zurueck, weiter, ansage);
  liste.before(uhr);

  let nummer = 0;
  let rest = 0;
  let ende = 0; // Zeitpunkt in Millisekunden, zu dem die Phase endet; 0: die Uhr steht

  const name = () => phasen[nummer].querySelector(".pb-ablauf__titel")?.textContent ?? "";
  const zeige = () => {
    titel.textContent = `${nummer + 1}. ${name()}`;
    zeit.textContent = formatRest(rest);
    start.textContent = ende ? "Anhalten" : "Starten";
    /** @type {HTMLButtonElement} */ (zurueck).disabled = nummer === 0;
    /** @type {HTMLButtonElement} */ (weiter).disabled = nummer === phasen.length - 1;
    phasen.forEach((phase, index) => {
      if (index === nummer) phase.setAttribute("aria-current", "step");
      else phase.removeAttribute("aria-current");
    });
  };
  /** @param {number} neu */
  const wechsle = (neu) => {
    nummer = neu;
    rest = Number(phasen[nummer].dataset.minuten) * 60;
    if (ende) ende = Date.now() + rest * 1000;
    ansage.textContent = `Phase ${nummer + 1}: ${name()}, ${rest / 60} Minuten`;
    zeige();
  };
  start.addEventListener("click", () => {
    ende = ende ? 0 : Date.now() + rest * 1000;
    zeige();
  });
  zurueck.addEventListener("click", () => wechsle(nummer - 1));
  weiter.addEventListener("click", () => wechsle(nummer + 1));
  setInterval(() => {
    if (!ende) return;
    const neu = Math.round((ende - Date.now()) / 1000);
    if (neu === rest) return;
    if (rest > 60 && neu <= 60) ansage.textContent = "Noch eine Minute";
    if (rest > 0 && neu <= 0) ansage.textContent = "Zeit ist um";
    rest = neu;
    zeige();
  }, 250);
  wechsle(0);
  ansage.textContent = "";
}

for (const liste of document.querySelectorAll("ol[data-pb-uhr]")) bindeUhr(/** @type {HTMLOListElement} */ (liste));
