/**
 * Wie weit zwei Schreibweisen auseinanderliegen: fehlende, überzählige, falsche und vertauschte Buchstaben.
 */

/**
 * @param {string} a
 * @param {string} b
 * @param {number} hoechstens darüber wird nicht weitergezählt
 * @returns {number} Zahl der Fehler, mehr als `hoechstens` genügt als Antwort
 */
export function distance(a, b, hoechstens) {
  if (Math.abs(a.length - b.length) > hoechstens) return hoechstens + 1;
  let vorvorige = /** @type {number[]} */ ([]);
  let vorige = Array.from({ length: b.length + 1 }, (_, spalte) => spalte);
  for (let zeile = 1; zeile <= a.length; zeile += 1) {
    const jetzt = [zeile];
    for (let spalte = 1; spalte <= b.length; spalte += 1) {
      const gleich = a[zeile - 1] === b[spalte - 1];
      jetzt[spalte] = Math.min(vorige[spalte] + 1, jetzt[spalte - 1] + 1, vorige[spalte - 1] + (gleich ? 0 : 1));
      const vertauscht = zeile > 1 && spalte > 1 && a[zeile - 1] === b[spalte - 2] && a[zeile - 2] === b[spalte - 1];
      if (vertauscht) jetzt[spalte] = Math.min(jetzt[spalte], vorvorige[spalte - 2] + 1);
    }
    if (Math.min(...jetzt) > hoechstens) return hoechstens + 1;
    [vorvorige, vorige] = [vorige, jetzt];
  }
  return vorige[b.length];
}
