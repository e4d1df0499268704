/** The legend: each kind of mark with its count; pressing one switches its marks off and on. */

import { el } from './dom.js';
import { number, t } from './i18n/index.js';
import { change, settings } from './settings.js';

/** @type {readonly import('./types.d.ts').MarkKind[]} */
const KINDS = ['PER', 'ORG', 'LOC', 'NORP', 'MISC', 'TIME', 'NUM', 'QUOTE'];

/**
 * @param {HTMLElement} host
 * @param {import('./reading.js').Reading} reading
 */
export function drawLegend(host, reading) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const mark of reading.marks) counts.set(mark.kind, (counts.get(mark.kind) ?? 0) + 1);
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset.kind : undefined;
  const chips = KINDS.filter((kind) => counts.has(kind)).map((kind) =>
    el(
      'button',
      {
        type: 'button',
        class: 'kind',
        'data-kind': kind,
        'aria-pressed': String(!settings.hidden.includes(kind)),
        onclick: () => toggle(kind),
      },
      el('span', { class: `sign ${kind}`, 'aria-hidden': 'true' }, t(`signs.${kind}`)),
      t(`kinds.${kind}`),
      el('span', { class: 'count' }, number(counts.get(kind) ?? 0)),
    ),
  );
  host.replaceChildren(...chips);
  chips.find((chip) => chip.dataset.kind === focused)?.focus();
}

/** @param {string} kind */
function toggle(kind) {
  const hidden = settings.hidden.filter((one) => one !== kind);
  change({ hidden: hidden.length < settings.hidden.length ? hidden : [...hidden, kind] });
}

/**
 * Whether a mark is of a kind that is switched off, and not lit up all the same.
 *
 * @param {HTMLElement} mark
 */
export function isHidden(mark) {
  return !mark.classList.contains('lit') && settings.hidden.some((kind) => mark.classList.contains(kind));
}

/**
 * Switches off in the article what the settings hide.
 *
 * @param {HTMLElement} article
 */
export function applyHidden(article) {
  for (const kind of KINDS) article.classList.toggle(`hide-${kind}`, settings.hidden.includes(kind));
}
