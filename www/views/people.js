/** People and places: every entity by type, the most named first. */

import { el } from '../dom.js';
import { number, t } from '../i18n/index.js';
import { heading, list, nothing, row, strip } from './parts.js';

const TYPES = /** @type {const} */ (['PER', 'ORG', 'LOC', 'NORP', 'MISC']);

/** @type {import('./parts.js').View} */
export function* people(host, reading, select) {
  const { entities } = reading.analysis;
  const { lang } = reading;
  if (entities.length === 0) {
    host.append(nothing(t(reading.named ? 'people.none' : 'people.waiting')));
    return;
  }
  for (const type of TYPES) {
    const ones = entities.filter((entity) => entity.type === type).sort((a, b) => b.mentions - a.mentions);
    if (ones.length === 0) continue;
    const rows = yield* list(ones, (entity) =>
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
        entity.title ? el('span', { class: 'note', dir: 'auto', lang }, entity.title) : null,
      ),
    );
    host.append(el('section', {}, heading(type, t(`kinds.${type}`), number(ones.length)), rows));
  }
}
