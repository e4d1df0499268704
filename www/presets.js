/** What is shown of the marks: everything, or only what one looks for. One press, or one key. */

import { el } from './dom.js';
import { t } from './i18n/index.js';
import { change, PRESETS, settings } from './settings.js';

/** The kinds of mark that are drawn, by preset. @type {Record<string, readonly string[]>} */
const DRAWN = {
  all: ['PER', 'ORG', 'LOC', 'TIME', 'QUOTE'],
  speech: ['QUOTE'],
  names: ['PER', 'ORG', 'LOC', 'NORP', 'MISC'],
  times: ['TIME', 'NUM'],
};

/** @param {HTMLElement} host */
export function drawPresets(host) {
  const held = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.preset : '';
  const buttons = PRESETS.map((preset, n) =>
    el(
      'button',
      {
        type: 'button',
        'data-preset': preset,
        'aria-pressed': String(settings.preset === preset),
        'aria-keyshortcuts': n + 1,
        onclick: () => change({ preset }),
      },
      t(`presets.${preset}`),
      settings.shortcuts && el('kbd', { 'aria-hidden': 'true' }, String(n + 1)),
    ),
  );
  host.replaceChildren(...buttons);
  buttons.find((button) => button.dataset.preset === held)?.focus();
}

/**
 * Whether a mark is of a kind that is not drawn now, and not lit up all the same.
 *
 * @param {HTMLElement} mark
 */
export function isHidden(mark) {
  if (mark.classList.contains('lit')) return false;
  return !DRAWN[settings.preset]?.some((kind) => mark.classList.contains(kind));
}
