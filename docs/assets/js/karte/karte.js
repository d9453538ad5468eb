/**
 * Filter auf der Karte, dieselben wie auf „Finden“. Solange niemand filtert, lädt nichts; ohne Skript zeigt die Seite alles.
 */

/** @param {HTMLElement} karte */
export async function start(karte) {
  const klappe = /** @type {HTMLDetailsElement} */ (karte.querySelector(".pb-finder__filter"));
  karte.dataset.pbBereit = "";
  const gefragt = [...new URLSearchParams(location.search).keys()].some((name) => name !== "merkliste");
  if (!gefragt) await new Promise((weiter) => { klappe.addEventListener("toggle", weiter, { once: true }); });
  const [{ Auswahl }, { draw }, { loadTable }, { ORTE }] = await Promise.all([
    import("../finder/auswahl.js"), import("./bild.js"), import("../finder/daten.js"), import("../finder/tabelle.js"),
  ]);
  /** @type {import("../finder/auswahl.js").Auswahl} */
  const auswahl = new Auswahl(karte, await loadTable([]), { spalten: () => [ORTE], zeigen: (ergebnis) => draw(karte, auswahl, ergebnis) });
  auswahl.bind();
  await auswahl.read();
}
