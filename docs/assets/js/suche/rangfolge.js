/**
 * Welche Dokumente zu einer Frage passen und wie gut: bewertet jede Einheit der Frage und fasst zusammen.
 *
 * Eine Einheit ist ein Wort, ein Paragraf oder der Name eines Begriffs. Je seltener sie ist, desto mehr zählt sie; wer nur
 * einen Teil der Einheiten kennt, fällt zurück.
 */

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").Zeile} Zeile */

/** Punkte je Dokument. @typedef {Map<number, number>} Punkte */

/** Eine bewertete Einheit: `gewicht` ist, wie viel sie an der ganzen Frage ausmacht. @typedef {{punkte: Punkte, gewicht: number}} Einheit */

/** Wer weniger als diesen Teil dessen trifft, was das beste Dokument trifft, ist kein Treffer. */
const MINDEST_ABDECKUNG = 0.5;

/** Ab diesem Anteil der Dokumente wird ein Wort nicht noch wichtiger, wenn es noch seltener ist. */
const SELTEN_GENUG = 0.02;

/** Kennt die ganze Sammlung weniger als diesen Teil einer Frage, hat sie keine Antwort. */
const MINDEST_BEKANNT = 0.25;

/** So stark fällt zurück, wer nicht alle Einheiten kennt. */
const STRENGE = 2;

/**
 * Wie viel ein Wort sagt, das in so vielen von allen Dokumenten steht.
 * @param {number} treffer
 * @param {number} alle
 */
export function rarity(treffer, alle) {
  return Math.log(1 + (alle - treffer + 0.5) / (treffer + 0.5));
}

/**
 * Mehr zählt kein Wort an der Frage, so selten es ist: Auch „schreibt“ kann selten sein.
 * @param {Index} index
 */
export function mostRarity(index) {
  return rarity(index.anzahl * SELTEN_GENUG, index.anzahl);
}

/**
 * @param {Zeile} zeile
 * @param {Index} index
 * @param {number} [faktor]
 * @returns {Punkte}
 */
export function scoreRow(zeile, index, faktor = 1) {
  const wert = rarity(zeile.fundstellen.size, index.anzahl) * faktor;
  return new Map(Array.from(zeile.fundstellen, ([dokument, anteil]) => [dokument, anteil * wert]));
}

/**
 * Je Dokument der bessere Wert.
 * @param {Punkte[]} alle
 * @returns {Punkte}
 */
export function best(...alle) {
  const ergebnis = new Map();
  for (const punkte of alle) {
    for (const [dokument, wert] of punkte) if (wert > (ergebnis.get(dokument) ?? 0)) ergebnis.set(dokument, wert);
  }
  return ergebnis;
}

/**
 * Je Dokument die Summe.
 * @param {Punkte[]} alle
 * @returns {Punkte}
 */
export function sum(...alle) {
  const ergebnis = new Map();
  for (const punkte of alle) {
    for (const [dokument, wert] of punkte) ergebnis.set(dokument, (ergebnis.get(dokument) ?? 0) + wert);
  }
  return ergebnis;
}

/**
 * Nur Dokumente, die überall vorkommen; dort der Mittelwert.
 * @param {Punkte[]} alle
 * @param {number} faktor
 * @returns {Punkte}
 */
export function all(alle, faktor) {
  const ergebnis = new Map();
  for (const [dokument] of alle[0] ?? []) {
    const werte = alle.map((punkte) => punkte.get(dokument) ?? 0);
    if (werte.every((wert) => wert > 0)) ergebnis.set(dokument, (faktor * werte.reduce((a, b) => a + b)) / werte.length);
  }
  return ergebnis;
}

/**
 * Die Dokumente in der Reihenfolge ihrer Punkte; bei Gleichstand nach ihrer Nummer.
 * @param {Einheit[]} einheiten ohne Gewicht: ein Wort, das nirgends vorkommt
 * @param {Punkte} dazu zählt bei Dokumenten mit, die ohnehin passen
 * @param {Index} index
 * @returns {[dokument: number, punkte: number, anteil: number][]} `anteil`: wie viel von der Frage dort vorkommt, 0 bis 1
 */
export function rank(einheiten, dazu, index) {
  const gesamt = einheiten.reduce((summe, { gewicht }) => summe + gewicht, 0);
  const unbekannt = einheiten.filter(({ gewicht }) => gewicht === 0).length * mostRarity(index);
  if (gesamt < (gesamt + unbekannt) * MINDEST_BEKANNT) return [];
  const summe = new Float64Array(index.anzahl);
  const abdeckung = new Float64Array(index.anzahl);
  let hoechste = 0;
  for (const { punkte, gewicht } of einheiten) {
    for (const [dokument, wert] of punkte) {
      summe[dokument] += wert;
      abdeckung[dokument] += gewicht / gesamt;
      hoechste = Math.max(hoechste, abdeckung[dokument]);
    }
  }
  /** @type {[number, number, number][]} */
  const reihe = [];
  for (const { anfang, ende, gewicht } of index.arten) {
    for (let dokument = anfang; dokument < ende; dokument += 1) {
      const anteil = abdeckung[dokument];
      if (anteil > 0 && anteil >= hoechste * MINDEST_ABDECKUNG) reihe.push([dokument, (summe[dokument] + (dazu.get(dokument) ?? 0)) * anteil ** STRENGE * gewicht, anteil]);
    }
  }
  return reihe.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
