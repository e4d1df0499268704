/** Sources in proportion, as a strip. */

import { el } from './dom.js';

/**
 * @param {readonly (readonly [string, number])[]} parts hue and knot of each, and its share
 */
export function stripOf(parts) {
  const bar = el('span', { class: 'strip-bar', 'aria-hidden': 'true' });
  for (const [look, share] of parts) {
    const piece = el('i', { class: look });
    piece.style.setProperty('flex-grow', String(share));
    bar.append(piece);
  }
  return bar;
}
