/** The rows of the library's lists. */

import { el } from '../dom.js';
import { shortDay } from '../format.js';
import { isolated, t } from '../i18n/index.js';

/** @typedef {import('./model.js').Card} Card */
/** @typedef {import('./model.js').Dossier} Dossier */

/**
 * @param {string|Node} label
 * @param {() => void} act
 * @param {Record<string, unknown>} [attributes]
 */
export function button(label, act, attributes = {}) {
  return el('button', { type: 'button', class: 'plain', onclick: act, ...attributes }, label);
}

/** @param {Card} card @returns {string} what is said of an article under its title */
function told({ outlet, date, sources, statements, checked }) {
  const parts = [
    outlet && isolated(outlet),
    date && shortDay(date),
    t('library.sources', { count: sources }),
    statements > 0 && t('library.checked', { checked, count: statements }),
  ];
  return parts.filter(Boolean).join(t('comma'));
}

/** @param {Card} card @param {() => void} open */
function title(card, open) {
  return button(el('bdi', {}, card.title || t('untitled')), open, {
    class: 'article-title',
    'data-held': `open-${card.dossier}-${card.key}`,
  });
}

/**
 * @param {Card} card
 * @param {readonly Dossier[]} others the dossiers that it can be moved to
 * @param {{open: () => void, remove: () => void, move: (to: string) => void}} acts
 */
export function articleRow(card, others, { open, remove, move }) {
  const name = isolated(card.title || t('untitled'));
  const select = el(
    'select',
    { 'aria-label': t('library.moveOne', { name }), 'data-held': `move-${card.key}` },
    el('option', { value: '' }, t('library.move')),
    ...others.map(({ id, name: dossier }) => el('option', { value: id }, dossier)),
  );
  select.addEventListener('change', () => select.value && move(select.value));
  return el(
    'li',
    {},
    title(card, open),
    el('p', { class: 'hint' }, told(card)),
    el(
      'div',
      { class: 'acts' },
      others.length > 0 && select,
      button('✕', remove, {
        class: 'tool',
        'aria-label': t('library.remove', { name }),
        title: t('library.delete'),
        'data-held': `remove-${card.key}`,
      }),
    ),
  );
}

/**
 * @param {import('./library.js').Found} found
 * @param {string} dossier its name
 * @param {() => void} open
 */
export function foundRow({ card, where, hit }, dossier, open) {
  const words = where === 'title' ? '' : t(`library.in.${where}`, { hit: isolated(hit) });
  return el(
    'li',
    {},
    title(card, open),
    el('p', { class: 'hint' }, [isolated(dossier), told(card)].join(t('comma'))),
    words ? el('p', { class: 'hit' }, words) : '',
  );
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} when
 * @param {() => void} back
 */
export function binRow(id, name, when, back) {
  const label = name || t('untitled');
  return el(
    'li',
    {},
    el('bdi', {}, label),
    ' ',
    el('span', { class: 'hint' }, when),
    button(t('library.restore'), back, {
      class: 'plain',
      'aria-label': t('library.restoreOne', { name: isolated(label) }),
      'data-held': `back-${id}`,
    }),
  );
}
