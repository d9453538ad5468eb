/**
 * Lädt auf jeder Seite nur das, was sie braucht: ihr Modul (data-pb-modul) und, wo es Einträge gibt, das Merken.
 * Klassisches Skript, denn Module lädt kein Browser von file:; dann bleibt die Seite, was sie ohne Skript ist.
 */
"use strict";

{
  const VON_DER_PLATTE = "Die Filter brauchen einen Webserver; von der Festplatte gelesen, führen diese Listen zu denselben Beispielen.";
  const GESCHEITERT = "Die Filter ließen sich nicht laden. Diese Listen führen zu denselben Beispielen.";
  const teil = document.querySelector("[data-pb-modul]");

  /**
   * Zeigt, was ohne Skript da ist, und sagt, warum.
   * @param {string} grund
   */
  const showStatic = (grund) => {
    document.documentElement.dataset.pbOhne = "";
    for (const satz of document.querySelectorAll("[data-pb-grund]")) satz.textContent = grund;
  };

  if (location.protocol === "file:") {
    showStatic(VON_DER_PLATTE);
  } else {
    if (teil instanceof HTMLElement) {
      import(`./${teil.dataset.pbModul}.js`)
        .then((modul) => modul.start(teil))
        .catch((fehler) => {
          console.error(fehler);
          showStatic(GESCHEITERT);
        });
    }
    const mitgebracht = /[?&](merkliste|passt)=/.test(location.search);
    if (mitgebracht || document.querySelector(".pb-karte, .pb-steckbrief, [data-pb-modul]")) import("./merken.js").then((modul) => modul.start());
  }
}
