/** All that was changed of an article, in order, with what holds where: a dialog to read, to take back, and to mark words by typing them. */

import { el } from '../dom.js';
import { t } from '../i18n/index.js';
import { choices } from './bar.js';
import { dialogOf } from './dialog.js';
import { actWords, changeWords, placesWords } from './words.js';

/** @typedef {import('../changes.js').Change} Change */
/** @typedef {import('../pkg/analysis.d.ts').Edit} Edit */
/** @typedef {import('../pkg/analysis.d.ts').Act} Act */
/** @typedef {import('../reading.js').Reading} Reading */

/**
 * @param {object} of
 * @param {Reading} of.reading
 * @param {{done: Change[], undone: Change[]}} of.changes
 * @param {object} actions
 * @param {() => void} actions.undo
 * @param {() => void} actions.redo
 * @param {(index: number) => void} actions.withdraw takes one correction back, whatever was done since
 * @param {(index: number) => void} actions.go to the first place where one holds
 * @param {(act: Act, words: string, everywhere: boolean) => void} actions.mark
 */
export function openList({ reading, changes }, actions) {
  const { edits = [] } = reading.article;
  const held = reading.analysis.edits ?? [];
  const close = () => dialog.close();
  const button = (/** @type {string} */ label, /** @type {() => void} */ act, disabled = false) =>
    el(
      'button',
      {
        type: 'button',
        class: 'plain strong',
        disabled,
        onclick: () => {
          close();
          act();
        },
      },
      label,
    );
  const row = (/** @type {Edit} */ edit, /** @type {number} */ n) => {
    const applied = held[n]?.applied ?? 0;
    const words = actWords(edit, reading.heldBy(n));
    const places =
      applied > 0
        ? el(
            'button',
            { type: 'button', class: 'plain', onclick: () => (close(), actions.go(n)) },
            placesWords(applied),
          )
        : el('span', { class: 'note' }, t('edits.fitsNot'));
    const withdraw = el(
      'button',
      {
        type: 'button',
        class: 'plain',
        'aria-label': t('edits.withdrawThis', { what: words }),
        onclick: () => {
          close();
          actions.withdraw(n);
        },
      },
      t('edits.withdraw'),
    );
    return el('li', { class: applied > 0 ? null : 'unfit' }, words, ' ', places, ' ', withdraw);
  };
  const rows = edits.map(row);
  const unfit = rows.filter((_, n) => isUnfit(reading, n));
  const fit = rows.filter((_, n) => !isUnfit(reading, n));
  const acts = (/** @type {Change[]} */ some) =>
    some.flatMap(({ before, after }) =>
      after ? [el('li', {}, changeWords(before, after).join(t('comma')))] : [],
    );
  const { done, undone } = changes;
  const list = (/** @type {HTMLElement[]} */ items, look = '') =>
    el('ol', { class: `edits ${look}`, role: 'list' }, ...items);
  const dialog = dialogOf(
    t('edits.title'),
    el('h3', {}, t('edits.now')),
    fit.length > 0 ? list(fit) : el('p', { class: 'note' }, t('edits.none')),
    unfit.length > 0 && el('h3', {}, t('edits.unfit', { count: unfit.length })),
    unfit.length > 0 && list(unfit),
    markWords(close, actions.mark),
    el('h3', {}, t('edits.history')),
    el(
      'div',
      { class: 'row-of-buttons' },
      button(t('undo'), actions.undo, done.length === 0),
      button(t('redo'), actions.redo, undone.length === 0),
    ),
    done.length + undone.length > 0
      ? list([...acts([...undone]).map(taken), ...acts([...done].reverse())], 'past')
      : el('p', { class: 'note' }, t('edits.noHistory')),
  );
  dialog.showModal();
}

/** @param {HTMLElement} item of a change that was taken back */
function taken(item) {
  item.classList.add('undone');
  item.append(' ', el('span', { class: 'note' }, t('undone')));
  return item;
}

/**
 * @param {Reading} reading
 * @param {number} n the number of a correction
 * @returns {boolean} whether it no longer fits the text: not so of names before they are looked for
 */
export function isUnfit(reading, n) {
  const act = reading.article.edits?.[n]?.act ?? '';
  if (!reading.named && ['entity', 'notEntity', 'merge', 'split'].includes(act)) return false;
  return (reading.analysis.edits?.[n]?.applied ?? 0) === 0;
}

/**
 * Marks words without selecting them: for who cannot, or does not want to.
 *
 * @param {() => void} close
 * @param {(act: Act, words: string, everywhere: boolean) => void} mark
 */
function markWords(close, mark) {
  const words = el('input', { type: 'text', dir: 'auto', autocomplete: 'off' });
  const check = el('input', { type: 'checkbox' });
  check.checked = true;
  return el(
    'fieldset',
    { class: 'choice' },
    el('legend', {}, t('edits.markWords')),
    el('label', { class: 'field' }, el('span', {}, t('edits.words')), words),
    el('label', { class: 'check' }, check, t('edits.everywhere')),
    ...choices((act, single) => {
      if (words.value.trim() === '') {
        words.focus();
        return;
      }
      close();
      mark(act, words.value.trim(), !single && check.checked);
    }),
  );
}
