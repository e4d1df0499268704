/** "My lists and patterns": what the reader looks for in every article, with what it finds in this one. */

import { byId, el } from '../dom.js';
import { t } from '../i18n/index.js';
import { keepLists, keptLists, sound } from './store.js';

/** @typedef {import('./store.js').List} List */
/** @typedef {import('../pkg/workshop.js').PatternError} PatternError */

/** So many milliseconds after a key was pressed the matches are looked for again. */
const PAUSE = 200;

/** So many matches are shown of a list. */
const SHOWN = 8;

/**
 * @param {import('../engine.js').Engine} engine
 * @param {string} text of the article that is shown
 */
export function openLists(engine, text) {
  const dialog = byId('lists', HTMLDialogElement);
  let lists = keptLists();
  const rows = el('div');
  const note = el('p', { class: 'outcome', role: 'status' });
  /** Where each list tells what it finds. @type {HTMLElement[]} */
  let results = [];
  let asked = 0;
  let timer = 0;

  const look = async () => {
    const mine = ++asked;
    try {
      const { user, errors } = await engine.match(text, lists);
      if (mine !== asked) return;
      for (const [n, list] of lists.entries()) {
        const found = user.filter((mention) => mention.list === list.id).map((mention) => mention.text);
        results[n]?.replaceChildren(...outcome(found, errors[n]));
      }
    } catch {
      if (mine === asked) note.textContent = t('lists.missing');
    }
  };
  const changed = () => {
    note.textContent = keepLists(lists) ? '' : t('lists.notKept');
    clearTimeout(timer);
    timer = window.setTimeout(look, PAUSE);
  };
  const draw = () => {
    results = lists.map(() => el('div', { role: 'status' }));
    rows.replaceChildren(
      ...lists.map((list, n) =>
        row(list, results[n], {
          change: (next) => {
            lists[n] = next;
            changed();
          },
          remove: () => {
            lists.splice(n, 1);
            changed();
            draw();
          },
        }),
      ),
    );
    void look();
  };
  const add = () => {
    const taken = new Set(lists.map(({ id }) => id));
    let number = lists.length + 1;
    while (taken.has(`l${number}`)) number += 1;
    lists.push({ id: `l${number}`, name: t('lists.new', { number }), names: '' });
    changed();
    draw();
    rows.querySelector('fieldset:last-child textarea')?.scrollIntoView({ block: 'nearest' });
  };
  const bring = async (/** @type {File|undefined} */ file) => {
    try {
      const brought = sound(JSON.parse((await file?.text()) ?? ''));
      if (brought.length === 0) throw new Error('no lists');
      lists = brought;
      changed();
      draw();
    } catch {
      note.textContent = t('lists.noFile');
    }
  };
  const input = el('input', { type: 'file', accept: '.json,application/json', hidden: true });
  input.addEventListener('change', () => void bring(input.files?.[0]));
  dialog.replaceChildren(
    el(
      'header',
      {},
      el('h2', { id: 'lists-title' }, t('lists.title')),
      button(t('close'), () => dialog.close(), 'plain icon close', '✕'),
    ),
    el('p', { class: 'hint' }, t('lists.hint')),
    rows,
    el(
      'div',
      { class: 'row-of-buttons' },
      button(t('lists.add'), add, 'plain strong'),
      button(t('lists.save'), () => save(lists)),
      button(t('lists.bring'), () => input.click()),
      input,
    ),
    note,
  );
  draw();
  dialog.showModal();
}

/**
 * @param {string} label
 * @param {() => void} onclick
 * @param {string} [kind]
 * @param {string} [sign] shown in place of the label
 */
function button(label, onclick, kind = 'plain', sign) {
  return el(
    'button',
    { type: 'button', class: kind, onclick, ...(sign && { 'aria-label': label }) },
    sign ?? label,
  );
}

/**
 * The fields of a list.
 *
 * @param {List} list
 * @param {HTMLElement|undefined} result
 * @param {{change: (next: List) => void, remove: () => void}} acts
 */
function row(list, result, { change, remove }) {
  const { id } = list;
  const name = el('input', { type: 'text', 'aria-label': t('lists.name'), dir: 'auto' });
  name.value = list.name;
  const kind = el(
    'select',
    { 'aria-label': t('lists.kind') },
    el('option', { value: 'names' }, t('lists.names')),
    el('option', { value: 'pattern' }, t('lists.pattern')),
  );
  kind.value = 'names' in list ? 'names' : 'pattern';
  const content = el('textarea', {
    rows: 4,
    dir: 'auto',
    'aria-label': t('lists.content'),
    spellcheck: 'false',
  });
  content.value = 'names' in list ? list.names : list.pattern;
  const now = () =>
    change(
      kind.value === 'names'
        ? { id, name: name.value, names: content.value }
        : { id, name: name.value, pattern: content.value.trim() },
    );
  for (const field of [name, kind, content]) field.addEventListener('input', now);
  return el(
    'fieldset',
    { class: 'list' },
    el('legend', {}, list.name),
    name,
    kind,
    content,
    result ?? '',
    button(t('lists.remove'), remove),
  );
}

/**
 * What a list finds, or why it cannot.
 *
 * @param {string[]} found
 * @param {PatternError|null|undefined} error
 * @returns {Node[]}
 */
function outcome(found, error) {
  if (error) {
    const at = { start: error.start + 1, end: error.end };
    return [el('p', { class: 'warning' }, `${t(`lists.error.${error.code}`)} ${t('lists.at', at)}`)];
  }
  const words = [...new Set(found)].slice(0, SHOWN).map((word) => el('bdi', {}, word));
  const parted = words.flatMap((word, n) => (n > 0 ? [' · ', word] : [word]));
  return [el('p', { class: 'hint' }, t('lists.count', { count: found.length }), ' ', ...parted)];
}

/** @param {List[]} lists */
function save(lists) {
  const url = URL.createObjectURL(new Blob([JSON.stringify(lists, null, 2)], { type: 'application/json' }));
  el('a', { href: url, download: 'isnad-lists.json' }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
