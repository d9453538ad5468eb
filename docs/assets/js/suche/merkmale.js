/**
 * Welche Merkmale einer Seite eine Frage nennt: Begriffe und Paragrafen, denen sie zugeordnet ist, auch wenn kein Wort davon im
 * Text steht.
 */

/** @typedef {import("./frage.js").Fund} Fund */
/** @typedef {import("./frage.js").Normangabe} Normangabe */
/** @typedef {import("./index.js").Index} Index */

/** `art` sagt, was für eines: „Thema“. @typedef {{art: string, label: string, dokumente: Map<number, number>}} Merkmal */

const ARTEN = /** @type {Record<string, string>} */ ({
  themen: "Thema", zielgruppen: "Zielgruppe", akteure: "Institution", rechtskreise: "Rechtskreis", laender: "Land", programme: "Programm",
});

/**
 * @param {Fund[]} funde
 * @param {Normangabe[]} normen
 * @param {Index} index
 * @returns {Promise<Merkmal[]>}
 */
export async function featuresOf(funde, normen, index) {
  const begriffe = funde.flatMap(({ namen }) => namen.map(({ begriff }) => index.begriffe[begriff]));
  const genannt = [
    ...begriffe.map(({ kennung, label }) => ({ art: ARTEN[kennung.split("/")[0]], label, kennung })),
    ...normen.flatMap((norm) => index.normsOf(norm).map((kennung) => ({ art: "Rechtsgrundlage", label: index.nameNorm(kennung), kennung: `normen/${kennung}` }))),
  ].filter(({ art }) => art);
  const zeilen = await Promise.all(genannt.map(({ kennung }) => index.find(`@${kennung}`)));
  return genannt.flatMap(({ art, label }, nummer) => (zeilen[nummer] ? [{ art, label, dokumente: /** @type {import("./index.js").Zeile} */ (zeilen[nummer]).fundstellen }] : []));
}
