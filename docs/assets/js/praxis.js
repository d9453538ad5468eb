/**
 * Kleine Hilfen, ohne die jede Seite auskommt: Knöpfe zum Kopieren und Drucken, Esc für Erklärungen, / für die Suche,
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

  /** Unter diesem Namen merkt sich der Browser, dass jemand das Kürzel / abgeschaltet hat; sonst nichts. */
  const OHNE_KUERZEL = "praxis-ohne-kuerzel";

  /** Manche Browser verbieten den Speicher; dann gilt das Kürzel. */
  const kuerzelGilt = () => {
    try {
      return localStorage.getItem(OHNE_KUERZEL) === null;
    } catch {
      return true;
    }
  };

  /** @param {HTMLButtonElement} knopf */
  const kuerzelZeigen = (knopf) => {
    knopf.textContent = kuerzelGilt() ? "Taste / abschalten" : "Taste / wieder einschalten";
  };

  /** @type {Record<string, (knopf: HTMLButtonElement) => void | Promise<void>>} */
  const AUFGABEN = {
    kuerzel: (knopf) => {
      try {
        if (kuerzelGilt()) localStorage.setItem(OHNE_KUERZEL, "ja");
        else localStorage.removeItem(OHNE_KUERZEL);
      } catch {
        return;
      }
      kuerzelZeigen(knopf);
    },
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
    if (knopf.dataset.pbTut === "kuerzel") kuerzelZeigen(knopf);
    knopf.addEventListener("click", () => aufgabe(knopf));
  }

  /**
   * Das Suchfeld der Seite, sonst das der Kopfleiste; wo beide fehlen, der Knopf, der zur Suche führt.
   * @returns {HTMLElement | undefined}
   */
  const suchfeld = () => {
    const felder = document.querySelectorAll("main input[type=search], .pb-kopf input[type=search], .pb-kopf [type=submit]");
    return /** @type {HTMLElement[]} */ ([...felder]).find((feld) => feld.getClientRects().length > 0);
  };

  /* Ein einzelnes Zeichen als Kürzel muss sich abschalten lassen (WCAG 2.1.4): auf der Seite zur Barrierefreiheit. */
  document.addEventListener("keydown", (ereignis) => {
    if (ereignis.key !== "/" || ereignis.ctrlKey || ereignis.metaKey || ereignis.altKey || ereignis.isComposing) return;
    const ziel = ereignis.target;
    const schreibt = ziel instanceof HTMLElement && (ziel.isContentEditable || ziel.matches("input:not([type=checkbox], [type=radio]), textarea, select"));
    const feld = schreibt || !kuerzelGilt() ? undefined : suchfeld();
    if (!feld) return;
    ereignis.preventDefault();
    feld.focus();
    if (feld instanceof HTMLInputElement) feld.select();
  });

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
