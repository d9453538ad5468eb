/**
 * Adressen dieser Website: wo sie beginnt und welche Seiten Einträge sind.
 */

/** Wurzel der Website; sie darf in einem Ordner liegen. */
export const BASIS = new URL("../../../", import.meta.url).href;

const EINTRAG = /^(beispiele|methoden|veranstaltungen|impulse|programme)\/([a-z0-9-]+)\/(index\.html)?$/;

/**
 * @param {string} adresse
 * @returns {string | undefined} id des Eintrags, zu dem die Adresse führt
 */
export function idOfAddress(adresse) {
  const { origin, pathname } = new URL(adresse, location.href);
  return (origin + pathname).startsWith(BASIS) ? EINTRAG.exec((origin + pathname).slice(BASIS.length))?.[2] : undefined;
}

/**
 * @param {[name: string, wert: string][]} parameter
 * @returns {string} etwa „?thema=a,b&sort=ort“; Kommas bleiben lesbar, Leeres fällt weg
 */
export function formatQuery(parameter) {
  const teile = parameter.filter(([, wert]) => wert).map(([name, wert]) => `${name}=${wert.split(",").map(encodeURIComponent).join(",")}`);
  return teile.length ? `?${teile.join("&")}` : "";
}
