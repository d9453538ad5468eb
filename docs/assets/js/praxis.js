/**
 * Kleine Hilfen, ohne die jede Seite auskommt: Knöpfe zum Kopieren und Drucken, Esc für Erklärungen, das Suchfeld der Kopfleiste
 * auf schmalen Bildschirmen und die Taste / dorthin, und Links zwischen Ordnern, wenn die Website von der Festplatte gelesen wird.
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
   * Auf schmalen Bildschirmen steht von der Suche der Kopfleiste nur der Knopf da. Er öffnet das Feld, statt gleich zur Suche zu
   * führen; ist es offen, schickt er ab. Esc und ein leer verlassenes Feld schließen es.
   * @param {Element} suche
   * @returns {() => HTMLInputElement} öffnet das Feld, wo es fehlt, und gibt es zurück
   */
  const kopfsuche = (suche) => {
    const feld = /** @type {HTMLInputElement} */ (suche.querySelector("input"));
    const knopf = /** @type {HTMLButtonElement} */ (suche.querySelector("button"));
    const schmal = window.matchMedia("(max-width: 63.99rem)"); // wie in kopf.css
    /** Wer den Fokus zurückbekommt. @type {Element | null} */
    let vorher = null;

    /** @param {boolean} offen */
    const stellen = (offen) => {
      suche.toggleAttribute("data-pb-offen", offen);
      // Breit ist der Knopf ein Knopf zum Abschicken und öffnet nichts.
      if (schmal.matches) knopf.setAttribute("aria-expanded", String(offen));
      else knopf.removeAttribute("aria-expanded");
    };
    const istOffen = () => suche.hasAttribute("data-pb-offen");
    const oeffnen = () => {
      if (!schmal.matches || istOffen()) return feld;
      document.getElementById("bereiche")?.hidePopover?.(); // das offene Menü läge darüber
      vorher = document.activeElement;
      stellen(true);
      return feld;
    };

    knopf.addEventListener("click", (ereignis) => {
      if (!schmal.matches || istOffen()) return;
      ereignis.preventDefault();
      oeffnen().focus();
      vorher = knopf;
    });
    /* Ein Druck auf den Knopf verlässt das Feld nicht; sonst wäre es zu, ehe er abschicken kann. */
    knopf.addEventListener("mousedown", (ereignis) => { if (istOffen()) ereignis.preventDefault(); });
    feld.addEventListener("keydown", (ereignis) => {
      if (ereignis.key !== "Escape" || ereignis.isComposing || !istOffen()) return;
      stellen(false);
      const zurueck = vorher instanceof HTMLElement && vorher !== document.body && vorher.isConnected;
      (zurueck ? /** @type {HTMLElement} */ (vorher) : knopf).focus();
    });
    suche.addEventListener("focusout", (ereignis) => {
      if (!istOffen() || !document.hasFocus()) return;
      const { target, relatedTarget } = /** @type {FocusEvent} */ (ereignis);
      // Mit Text bleibt das Feld offen, außer es könnte den Link verdecken, der jetzt den Fokus hat.
      const weg = relatedTarget instanceof HTMLElement && relatedTarget.tabIndex >= 0 && !suche.contains(relatedTarget);
      if (weg || (target === feld && feld.value === "")) stellen(false);
    });
    schmal.addEventListener("change", () => stellen(schmal.matches && document.activeElement === feld));
    stellen(false);
    return oeffnen;
  };

  const kopf = document.querySelector(".pb-kopf__suche");
  const kopffeldOeffnen = kopf ? kopfsuche(kopf) : undefined;

  /**
   * Zu sehen; nicht zugeklappt wie die Filter der Karte, die dennoch einen Platz haben.
   * @param {HTMLElement} teil
   */
  const sichtbar = (teil) => teil.checkVisibility?.() ?? teil.getClientRects().length > 0;

  /**
   * Das Suchfeld der Seite, sonst das der Kopfleiste.
   * @returns {HTMLInputElement | undefined}
   */
  const suchfeld = () => {
    const felder = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("main input[type=search]"));
    return [...felder].find(sichtbar) ?? kopffeldOeffnen?.();
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
    feld.select();
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
