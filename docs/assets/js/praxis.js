/**
 * Kleine Hilfen, ohne die jede Seite auskommt: Knöpfe zum Kopieren und Drucken, Esc für Erklärungen,
 * und Links zwischen Ordnern, wenn die Website von der Festplatte gelesen wird.
 * Klassisches Skript statt Modul, denn Module laden Browser von file: nicht.
 */
"use strict";

{
  /** Wie lange die Rückmeldung „Kopiert“ stehen bleibt, in Millisekunden. */
  const MELDUNG_DAUER = 4000;

  /**
   * Kopiert den Text eines Feldes; ohne Zwischenablage (http, alte Browser) wird er wenigstens markiert.
   * @param {HTMLTextAreaElement} feld
   * @returns {Promise<string>} Satz für die Rückmeldung
   */
  const kopieren = async (feld) => {
    try {
      await navigator.clipboard.writeText(feld.value);
      return "Kopiert.";
    } catch {
      feld.focus();
      feld.select();
      return "Markiert: jetzt mit Strg+C (Mac: ⌘C) kopieren.";
    }
  };

  /** @type {Record<string, (knopf: HTMLButtonElement) => void | Promise<void>>} */
  const AUFGABEN = {
    drucken: () => window.print(),
    kopieren: async (knopf) => {
      const feld = document.getElementById(knopf.dataset.pbZiel ?? "");
      const meldung = knopf.parentElement?.querySelector("[role=status]");
      if (!(feld instanceof HTMLTextAreaElement) || !meldung) return;
      meldung.textContent = await kopieren(feld);
      setTimeout(() => { meldung.textContent = ""; }, MELDUNG_DAUER);
    },
  };

  /** Zeigt die Knöpfe, die ohne Skript nichts tun könnten. */
  for (const knopf of document.querySelectorAll("button[data-pb-tut]")) {
    if (!(knopf instanceof HTMLButtonElement)) continue;
    const aufgabe = AUFGABEN[knopf.dataset.pbTut ?? ""];
    if (!aufgabe) continue;
    knopf.hidden = false;
    knopf.addEventListener("click", () => aufgabe(knopf));
  }

  /* Esc blendet Erklärungen von Begriffen aus, bis der Zeiger oder der Fokus weiterzieht (WCAG 1.4.13). */
  document.addEventListener("keydown", (ereignis) => {
    if (ereignis.key === "Escape") document.documentElement.dataset.pbEsc = "";
  });
  for (const anlass of ["pointerover", "focusin"]) {
    document.addEventListener(anlass, () => { delete document.documentElement.dataset.pbEsc; });
  }
}

if (location.protocol === "file:") {
  /**
   * Von der Festplatte liefert kein Server zu einem Ordner dessen index.html; der Dateiname wird ergänzt.
   * @param {string} adresse
   * @returns {string}
   */
  const mitDateiname = (adresse) => {
    const ziel = new URL(adresse, location.href);
    if (ziel.protocol === "file:" && ziel.pathname.endsWith("/")) ziel.pathname += "index.html";
    return ziel.href;
  };

  /* Vor dem Sprung, damit auch die mittlere Taste und das Kontextmenü die echte Datei sehen. */
  for (const anlass of ["pointerdown", "click"]) {
    document.addEventListener(anlass, (ereignis) => {
      const link = ereignis.target instanceof Element ? ereignis.target.closest("a[href]") : null;
      if (link instanceof HTMLAnchorElement) link.href = mitDateiname(link.href);
    }, true);
  }
  document.addEventListener("submit", (ereignis) => {
    if (ereignis.target instanceof HTMLFormElement) ereignis.target.action = mitDateiname(ereignis.target.action);
  }, true);
}
