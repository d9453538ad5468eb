/**
 * Zahlen und Tage, wie sie auf den Seiten stehen (`praxis.text`).
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
