/** The settings as a dialog; every change holds at once. */

import { byId, el } from './dom.js';
import { number, t } from './i18n/index.js';
import { erase } from './library/keep.js';
import { noticeAddress } from './pkg/assets.js';
import { change, settings, THRESHOLDS } from './settings.js';
import { VERSION } from './version.js';

/** @type {() => void} */
let forgetAll = () => {};

const SIZES = /** @type {const} */ ([-2, 4]);

/** @param {() => void} forget forgets every text */
export function openSettings(forget) {
  const dialog = byId('settings', HTMLDialogElement);
  forgetAll = forget;
  draw(dialog);
  if (!dialog.open) dialog.showModal();
}

/** @param {HTMLDialogElement} dialog */
function draw(dialog) {
  const close = el(
    'button',
    { type: 'button', class: 'plain icon close', 'aria-label': t('close'), onclick: () => dialog.close() },
    '✕',
  );
  dialog.replaceChildren(
    el('header', {}, el('h2', { id: 'settings-title' }, t('settings.title')), close),
    choice(dialog, 'theme', ['auto', 'light', 'dark']),
    choice(dialog, 'digits', ['latn', 'arab']),
    choice(dialog, 'calendar', ['both', 'gregorian', 'hijri']),
    choice(dialog, 'threshold', Object.keys(THRESHOLDS)),
    sizes(dialog),
    shortcuts(),
    el('h3', {}, t('settings.here')),
    el('p', { class: 'hint' }, t('settings.kept')),
    forgetting(),
    el(
      'p',
      { class: 'about' },
      t('settings.version', { version: VERSION }),
      ' · ',
      el('a', { href: noticeAddress(), target: '_blank', rel: 'noopener' }, t('settings.notice')),
    ),
  );
}

/** What cannot be undone takes a second press. */
function forgetting() {
  let sure = false;
  const button = el('button', { type: 'button', class: 'plain strong', id: 'forget' }, t('settings.forget'));
  button.addEventListener('click', () => {
    // Whatever becomes of the library, the tabs forget.
    if (sure) void erase().then(forgetAll, forgetAll);
    sure = true;
    button.textContent = t('settings.forgetSure');
  });
  button.addEventListener('blur', () => {
    sure = false;
    button.textContent = t('settings.forget');
  });
  return button;
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {'theme'|'digits'|'calendar'|'threshold'} name
 * @param {readonly string[]} values
 */
function choice(dialog, name, values) {
  const options = values.map((value) => {
    const input = el('input', {
      type: 'radio',
      name,
      value,
      checked: settings[name] === value,
      onchange: () => {
        change({ [name]: value });
        redraw(dialog, `input[name="${name}"]:checked`);
      },
    });
    return el('label', {}, input, el('span', {}, t(`settings.${name}.${value}`)));
  });
  return el('fieldset', { class: 'choice' }, el('legend', {}, t(`settings.${name}`)), ...options);
}

/** @param {HTMLDialogElement} dialog */
function sizes(dialog) {
  const step = (
    /** @type {number} */ by,
    /** @type {string} */ label,
    /** @type {string} */ sign,
    /** @type {number} */ limit,
  ) =>
    el(
      'button',
      {
        type: 'button',
        class: 'tool',
        'aria-label': t(label),
        'data-step': by,
        'aria-disabled': String(settings.size === limit),
        onclick: () => {
          if (settings.size === limit) return;
          change({ size: settings.size + by });
          redraw(dialog, `[data-step="${by}"]`);
        },
      },
      sign,
    );
  return el(
    'div',
    { class: 'choice', role: 'group', 'aria-labelledby': 'size-label' },
    el('span', { id: 'size-label', class: 'legend' }, t('settings.size')),
    step(-1, 'settings.smaller', '−', SIZES[0]),
    el('output', {}, number(settings.size + 3)),
    step(1, 'settings.larger', '+', SIZES[1]),
  );
}

function shortcuts() {
  const input = el('input', {
    type: 'checkbox',
    checked: settings.shortcuts,
    onchange: () => change({ shortcuts: input.checked }),
  });
  return el('label', { class: 'check keyboard' }, input, el('span', {}, t('settings.shortcuts')));
}

/**
 * Draws the dialog anew, in what may be another language or other digits, and keeps the focus.
 *
 * @param {HTMLDialogElement} dialog
 * @param {string} focused
 */
function redraw(dialog, focused) {
  draw(dialog);
  const element = dialog.querySelector(focused);
  if (element instanceof HTMLElement) element.focus();
}
