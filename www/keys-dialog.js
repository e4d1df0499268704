/** The list of keys as a dialog. */

import { byId, el } from './dom.js';
import { t } from './i18n/index.js';

/**
 * Shows what each key does.
 *
 * @param {readonly import('./shortcuts.js').Shortcut[]} shortcuts
 */
export function tellKeys(shortcuts) {
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
