/**
 * Which hue each source has: seven for those that say most, one for all without a name, ink for the rest and for nobody. The names are classes
 * of `style/tokens.css`.
 */

/** @typedef {'s1'|'s2'|'s3'|'s4'|'s5'|'s6'|'s7'|'su'|'sx'} Hue */

/** @type {readonly Hue[]} */
const HUES = ['s1', 's2', 's3', 's4', 's5', 's6', 's7'];

/**
 * Gives each source its hue.
 *
 * @param {readonly {sort: string, hue: Hue}[]} sources the one that says most first
 */
export function giveHues(sources) {
  let given = 0;
  for (const source of sources) {
    if (source.sort === 'anonymous') source.hue = 'su';
    else if (source.sort !== 'unknown') source.hue = HUES[given++] ?? 'sx';
  }
}
