/**
 * Lädt auf jeder Seite nur das, was sie braucht: ihr Modul (data-pb-modul) und, wo es Einträge gibt, das Merken. Nimmt außerdem
 * von Seite zu Seite mit, was nur in der Adresse steht.
 * Klassisches Skript, denn Module lädt kein Browser von file:; dann bleibt die Seite, was sie ohne Skript ist.
 */
"use strict";

{
  const skript = /** @type {HTMLScriptElement} */ (document.currentScript);
  const BASIS = new URL("../../../", skript.src).href;
  const MERKLISTE = `${BASIS}merkliste/`;
  const teil = document.querySelector("[data-pb-modul]");

  /**
   * Zeigt, was ohne Skript da ist, und sagt, warum. Die Sätze bringt die Seite mit.
   * @param {"platte" | "fehler"} grund
   */
  const showStatic = (grund) => {
    document.documentElement.dataset.pbOhne = "";
    const satz = document.querySelector("[data-pb-grund]");
    if (satz instanceof HTMLElement) satz.textContent = satz.dataset[grund] ?? "";
  };

  /**
   * Was die nächste Seite wissen muss: die Merkliste und die Antworten auf „Passt das zu uns?“. Auf ihrer eigenen Seite heißt die
   * Merkliste „ids“; von dort dorthin führt nur der Link zu einer anderen, der behaltenen.
   * @param {string} [ziel]
   * @returns {[name: string, wert: string][]}
   */
  const carried = (ziel = BASIS) => {
    const parameter = new URLSearchParams(location.search);
    const [hier, dort] = [location.href, ziel].map((adresse) => (adresse.startsWith(MERKLISTE) ? "ids" : "merkliste"));
    const liste = hier === "ids" && dort === "ids" ? null : parameter.get(hier);
    return /** @type {[string, string][]} */ ([[dort, liste ?? ""], ["passt", parameter.get("passt") ?? ""]].filter(([, wert]) => wert));
  };

  /**
   * Gibt einem Link mit, was er noch nicht hat. Vor dem Sprung, damit auch die mittlere Taste und das Kontextmenü es sehen.
   * @param {Event} ereignis
   */
  const carryInLink = ({ target }) => {
    const link = target instanceof Element ? target.closest("a[href]") : null;
    if (!(link instanceof HTMLAnchorElement) || !leadsToPage(link)) return;
    const ziel = new URL(link.href);
    const mitgegeben = (link.dataset.pbMit ?? "").split(" ");
    const eigene = ziel.search.slice(1).split("&").filter((stueck) => stueck && !mitgegeben.includes(stueck.split("=")[0]));
    const dabei = carried(ziel.href).filter(([name]) => !eigene.some((stueck) => stueck.startsWith(`${name}=`)));
    ziel.search = [...eigene, ...dabei.map(([name, wert]) => `${name}=${wert.split(",").map(encodeURIComponent).join(",")}`)].join("&");
    link.dataset.pbMit = dabei.map(([name]) => name).join(" ");
    link.href = ziel.href;
  };

  /** @param {HTMLAnchorElement} link */
  const leadsToPage = (link) => {
    const hierhin = link.pathname === location.pathname && link.hash;
    return link.href.startsWith(BASIS) && !hierhin && !link.download && /(\/|\.html)$/.test(link.pathname);
  };

  /**
   * Was ein früheres Abschicken mitgab, etwa vor „Zurück“, steht noch im Formular und gilt nicht mehr.
   * @param {SubmitEvent} ereignis
   */
  const carryInForm = ({ target, defaultPrevented }) => {
    if (!(target instanceof HTMLFormElement) || target.method !== "get" || defaultPrevented) return;
    for (const frueher of target.querySelectorAll("input[data-pb-mit]")) frueher.remove();
    for (const [name, wert] of carried()) {
      const feld = Object.assign(document.createElement("input"), { type: "hidden", name, value: wert });
      feld.dataset.pbMit = "";
      target.append(feld);
    }
  };

  if (location.protocol === "file:") {
    showStatic("platte");
  } else {
    for (const anlass of ["pointerdown", "click", "keydown"]) document.addEventListener(anlass, carryInLink, true);
    document.addEventListener("submit", carryInForm);
    if (teil instanceof HTMLElement) {
      import(`./${teil.dataset.pbModul}.js`)
        .then((modul) => modul.start(teil))
        .catch((fehler) => {
          console.error(fehler);
          showStatic("fehler");
        });
    }
    const gibtEintraege = teil || document.querySelector(".pb-karte, .pb-steckbrief") || carried().length;
    if (gibtEintraege) import("./merken.js").then((modul) => modul.start());
  }
}
