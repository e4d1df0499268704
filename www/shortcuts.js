/** Keys that do something without Ctrl or Alt. They can be switched off in the settings, and `?` tells them all. */

import { byId, el } from './dom.js';
import { t } from './i18n/index.js';
import { settings } from './settings.js';

/**
 * `keys` are names of keys (`1`, `?`) or, for letters, their places on the keyboard (`KeyN`), so that an Arabic layout has them too; `told` is the
 * key of what the list says of it; `act` says by `false` that it was not meant.
 *
 * @typedef {{keys: readonly string[], told: string, act: (event: KeyboardEvent) => void|boolean}} Shortcut
 */

/** @type {Shortcut[]} */
const shortcuts = [];

/** @param {...Shortcut} more */
export function addShortcuts(...more) {
  shortcuts.push(...more);
}

/** Listens to the keyboard, from now on. */
export function listenToKeys() {
  addShortcuts({ keys: ['?'], told: 'keys.help', act: tellKeys });
  document.addEventListener('keydown', (event) => {
    if (!settings.shortcuts || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
      return;
    if (document.querySelector('dialog[open]') || isField(event.target)) return;
    const meant = shortcuts.filter(({ keys }) => keys.includes(event.key) || keys.includes(event.code));
    // In each view a key may mean something else.
    if (meant.some(({ act }) => act(event) !== false)) event.preventDefault();
  });
}

/** @param {EventTarget|null} target */
function isField(target) {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** Shows what each key does. */
function tellKeys() {
  const dialog = byId('keys', HTMLDialogElement);
  const rows = shortcuts.map(({ keys, told }) =>
    el(
      'div',
      {},
      el('dt', {}, ...keys.map((key) => el('kbd', { dir: 'ltr' }, key.replace(/^Key/, '')))),
      el('dd', {}, t(told)),
    ),
  );
  const close = el(
    'button',
    { type: 'button', class: 'tool', 'aria-label': t('close'), onclick: () => dialog.close() },
    '✕',
  );
  dialog.replaceChildren(
    el('header', {}, el('h2', { id: 'keys-title' }, t('keys.title')), close),
    el('dl', { class: 'keys' }, ...rows),
  );
  dialog.showModal();
}
