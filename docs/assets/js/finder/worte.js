/**
 * Zahlen und Tage, wie sie auf den Seiten stehen (`praxis.text`), und Namen aus einer Adresse.
 */

/**
 * @param {string} tag ISO
 * @returns {string} „22.11.2026“
 */
export const formatDay = (tag) => tag.split("-").reverse().join(".");

/**
 * @param {number} zahl
 * @returns {string} „1.200“
 */
export const formatNumber = (zahl) => String(zahl).replace(/\B(?=(\d{3})+$)/g, ".");

/**
 * @param {number} zahl
 * @param {string} eins
 * @param {string} viele
 * @returns {string} „1 Beispiel“, „1.200 Beispiele“
 */
export const counted = (zahl, eins, viele) => `${formatNumber(zahl)} ${zahl === 1 ? eins : viele}`;

/** So viele Namen aus einer Adresse liest jemand. */
export const HOECHSTENS_GENANNT = 10;

const LAENGSTER_NAME = 40;

/**
 * Namen aus einer Adresse zum Lesen: wenige, kurz, und was man nicht sähe oder was die Schrift umdrehte, in der Form der Adresse.
 * @param {readonly string[]} namen
 * @param {number} [ungenannt] wie viele es außer diesen noch sind
 * @returns {string} „a“, „b“ und 3 weitere
 */
export function listNames(namen, ungenannt = 0) {
  const lesbar = namen.slice(0, HOECHSTENS_GENANNT).map((name) => {
    const zeichen = [...name];
    const kurz = zeichen.length > LAENGSTER_NAME ? `${zeichen.slice(0, LAENGSTER_NAME).join("")}…` : name;
    return `„${kurz.replace(/[\p{Cc}\p{Cf}]/gu, encodeURIComponent)}“`;
  });
  const rest = namen.length - lesbar.length + ungenannt;
  return lesbar.join(", ") + (rest > 0 ? ` und ${formatNumber(rest)} weitere` : "");
}
