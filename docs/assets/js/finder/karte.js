/**
 * Was eine Karte sagt, gleich woher es kommt: aus der Tabelle des Finders oder aus dem Datensatz eines Eintrags.
 * Dieselben Worte wie auf den Seiten, die das Programm schreibt (`praxis.views.seite`, bausteine.html.j2). Reine Funktionen.
 */

/** @typedef {import("./tabelle.js").Tabelle} Tabelle */
/** @typedef {{id: string, label: string, zeichen: string, rolle: string, rolleLabel: string}} Platz */

/**
 * @typedef {object} Worte was die Kartenvorlage an Begriffen mitbringt
 * @property {[id: string, label: string, zeichen: string][]} rechtskreise
 * @property {Record<string, string>} rollen
 * @property {Record<string, string>} nachweise
 */

/**
 * @typedef {object} Karte
 * @property {string} id
 * @property {string} art       Ordner des Eintrags
 * @property {string} adresse   Adresse der Seite ab der Wurzel
 * @property {string} kurzlink  ganze Adresse zum Weitergeben
 * @property {string} ort
 * @property {string} titel
 * @property {string} kurz
 * @property {Platz[]} tisch
 * @property {string} stufe
 * @property {string} stufeLabel
 * @property {number} quellen
 * @property {string} geprueft  ISO
 * @property {boolean} veraltet
 * @property {string} [grund]
 */

const ROLLEN = /** @type {Record<string, string>} */ ({ f: "federfuehrend", b: "beteiligt", p: "programmseitig" });
const EINZAHL = /** @type {Record<string, string>} */ ({ beispiele: "Beispiel", methoden: "Methode", veranstaltungen: "Veranstaltung", impulse: "Impuls", programme: "Programm" });

/**
 * @param {Tabelle} tabelle
 * @param {number} zeile
 * @param {import("./daten.js").Kartenzeile} kartenzeile
 * @param {Worte} worte
 * @returns {Karte}
 */
export function cardOfRow(tabelle, zeile, [id, titel, kurz, ort, rollen, stufe, quellen, code], worte) {
  return {
    id,
    art: "beispiele",
    adresse: `beispiele/${id}/`,
    kurzlink: `${tabelle.adresse}k/${code}/`,
    ort,
    titel,
    kurz,
    tisch: Object.entries(rollen).map(([rechtskreis, rolle]) => seat(rechtskreis, ROLLEN[rolle], worte)),
    stufe,
    stufeLabel: worte.nachweise[stufe] ?? stufe,
    quellen,
    geprueft: tabelle.geprueft[zeile],
    veraltet: Boolean(tabelle.veraltet[zeile]),
  };
}

/**
 * @param {any} satz Datensatz aus den offenen Daten
 * @param {Worte} worte
 * @param {string} heute ISO
 * @returns {Karte}
 */
export function cardOfRecord(satz, worte, heute) {
  const { abgeleitet } = satz;
  const rollen = Array.isArray(satz.rechtskreise) ? Object.fromEntries(satz.rechtskreise.map((/** @type {string} */ id) => [id, "ohne"])) : satz.rechtskreise;
  const ort = placeLine(abgeleitet.orte.map((/** @type {any} */ einer) => einer.label), Object.values(abgeleitet.bezeichnungen.laender));
  const stufe = satz.nachweis ?? "";
  return {
    id: satz.id,
    art: satz.ordner,
    adresse: abgeleitet.adresse.replace(/^\//, ""),
    kurzlink: abgeleitet.kurzlink,
    ort: satz.ordner === "beispiele" ? ort : [EINZAHL[satz.ordner], ort].filter(Boolean).join(" · "),
    titel: satz.titel,
    kurz: satz.kurz.split(/\s+/).join(" ").trim(),
    tisch: worte.rechtskreise.filter(([id]) => id in rollen).map(([id]) => seat(id, rollen[id], worte)),
    stufe,
    stufeLabel: stufe ? worte.nachweise[stufe] ?? stufe : EINZAHL[satz.ordner],
    quellen: Object.keys(satz.quellen).length,
    geprueft: satz.geprueft,
    veraltet: heute > abgeleitet.faellig,
  };
}

/**
 * @param {string} id
 * @param {string} rolle
 * @param {Worte} worte
 * @returns {Platz}
 */
function seat(id, rolle, worte) {
  const [, label, zeichen] = worte.rechtskreise.find(([eine]) => eine === id) ?? [id, id, ""];
  return { id, label, zeichen, rolle, rolleLabel: worte.rollen[rolle] ?? "" };
}

/**
 * @param {string[]} orte
 * @param {string[]} laender
 * @returns {string} „Hamm · Nordrhein-Westfalen“; ein Stadtstaat steht nur einmal da
 */
function placeLine(orte, laender) {
  const zusammen = orte.join(", ");
  return [zusammen, ...new Set(laender.filter((land) => land !== zusammen))].filter(Boolean).join(" · ");
}

/**
 * @param {Platz[]} tisch
 * @returns {string} „Federführend: SGB II; Beteiligt: SGB VIII, BKGG“
 */
export function tableWords(tisch) {
  return ["federfuehrend", "beteiligt", "programmseitig", "ohne"]
    .map((rolle) => tisch.filter((platz) => platz.rolle === rolle))
    .filter((plaetze) => plaetze.length)
    .map((plaetze) => (plaetze[0].rolleLabel ? `${plaetze[0].rolleLabel}: ` : "") + plaetze.map((platz) => platz.label).join(", "))
    .join("; ");
}
