/**
 * The knot on the rail, the rhombic dot of the reed pen: its form says what sort of source speaks, without colour. Full a named person, square an
 * institution or a document, three a collective, hatched a source without a name, dashed one that is doubtful or not told,  a ring one that only
 * handed on; a hollow one waits.
 */

import { svg } from '../dom.js';

/** @typedef {'person'|'body'|'group'|'unnamed'|'doubt'|'via'|'hollow'} Knot */

/** Shapes in a square of 20 around the middle: each with its class, `full` or a line. @type {Record<Knot, readonly [string, string][]>} */
const SHAPES = {
  person: [['full', 'M0-9.5 9.5 0 0 9.5-9.5 0z']],
  body: [['full', 'M-7-7H7V7H-7z']],
  group: [['full', 'M0-9.6 4.6-5 0-.4-4.6-5zM-5.2.4-.6 5-5.2 9.6-9.8 5zM5.2.4 9.8 5 5.2 9.6.6 5z']],
  unnamed: [
    ['line', 'M-6.5-2.5 2.5 6.5M-4.2-4.8 4.8 4.2M-1.8-7.2 7.2 1.8'],
    ['line', 'M0-8.6 8.6 0 0 8.6-8.6 0z'],
  ],
  doubt: [['line dashes', 'M0-8.6 8.6 0 0 8.6-8.6 0z']],
  hollow: [['line', 'M0-8.6 8.6 0 0 8.6-8.6 0z']],
  via: [['line', 'M5 0A5 5 0 1 1-5 0 5 5 0 0 1 5 0z']],
};

/** @type {Record<string, Knot>} */
const OF_SORT = {
  named: 'person',
  institution: 'body',
  document: 'body',
  collective: 'group',
  anonymous: 'unnamed',
  unknown: 'doubt',
};

/**
 * @param {string} sort of a source
 * @param {boolean} [doubtful]
 * @returns {Knot}
 */
export function knotOf(sort, doubtful = false) {
  return doubtful ? 'doubt' : (OF_SORT[sort] ?? 'doubt');
}

/**
 * @param {Knot} knot
 * @param {string} [more] classes
 */
export function drawKnot(knot, more = '') {
  const paths = SHAPES[knot].map(([name, d]) => svg('path', { class: name, d }));
  const ground = svg('path', { class: 'ground', d: 'M0-14 14 0 0 14-14 0z' });
  return svg(
    'svg',
    { class: `knot ${more}`, viewBox: '-10 -10 20 20', 'aria-hidden': 'true' },
    ground,
    ...paths,
  );
}
