/** People and places: every entity by type, the most named first or in the order of the text. */

import { el } from '../dom.js';
import { number, t } from '../i18n/index.js';
import { FIRST, heading, list, nothing, row, strip } from './parts.js';

const TYPES = /** @type {const} */ (['PER', 'ORG', 'LOC', 'NORP', 'MISC']);

/** @param {import('../types.d.ts').Entity} entity @returns {string} its English name, where it has another here */
const gloss = ({ gloss = '', name }) => (gloss === name ? '' : gloss);

/** @type {import('./parts.js').View} */
export function* people(host, reading, select, sieve) {
  const { entities } = reading.analysis;
  const { lang } = reading;
  if (entities.length === 0) {
    host.append(nothing(t(reading.named ? 'people.none' : 'people.waiting')));
    return;
  }
  const found = entities.filter(({ name, aliases, title, gloss }) =>
    sieve.finds(name, ...aliases, title, gloss),
  );
  if (found.length === 0) host.append(nothing(t('lists.none')));
  for (const type of TYPES) {
    const ones = found.filter((entity) => entity.type === type);
    if (!sieve.inOrder) ones.sort((a, b) => b.mentions - a.mentions);
    if (ones.length === 0) continue;
    const first = sieve.reach(ones, ({ id }) => id === sieve.wanted, FIRST);
    const make = (/** @type {import('../types.d.ts').Entity} */ entity) =>
      row(
        entity.id,
        select,
        el('span', { class: 'name', dir: 'auto', lang }, entity.name),
        strip(reading, reading.mentionsOf(entity.id)),
        el(
          'span',
          { class: 'count' },
          el('span', { 'aria-hidden': 'true' }, number(entity.mentions)),
          el('span', { class: 'unseen' }, t('mentions', { count: entity.mentions })),
        ),
        entity.title || gloss(entity)
          ? el(
              'span',
              { class: 'note' },
              entity.title ? el('bdi', { lang }, entity.title) : null,
              entity.title && gloss(entity) ? ' · ' : null,
              gloss(entity) ? el('bdi', { lang: 'en' }, gloss(entity)) : null,
            )
          : null,
      );
    const rows = yield* list(ones, make, first);
    host.append(el('section', {}, heading(type, t(`kinds.${type}`), number(ones.length)), rows));
  }
}
