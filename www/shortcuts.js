/** Keys that do something without Ctrl or Alt. They can be switched off in the settings, and `?` tells them all. */

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

/**
 * Listens to the keyboard, from now on.
 *
 * @param {(all: readonly Shortcut[]) => void} help called where the reader asks what there is
 */
export function listenToKeys(help) {
  addShortcuts({ keys: ['?'], told: 'keys.help', act: () => help(shortcuts) });
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
