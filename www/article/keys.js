/** The article by keyboard: one mark is in the tab order, the arrow keys go from mark to mark, Enter selects and enters the card. */

import { isLaidOut } from '../dom.js';
import { isHidden } from '../presets.js';
import { markOf } from './card.js';

/**
 * @param {HTMLElement} article
 * @param {{select: (key: string) => void, enter: () => void}} actions
 */
export function walkMarks(article, actions) {
  article.addEventListener('focusin', (event) => {
    const mark = markOf(event.target);
    if (mark) offer(article, mark);
  });
  // A fold that closes can take the mark in the tab order with it.
  article.addEventListener('toggle', () => offer(article), { capture: true });
  article.addEventListener('keydown', (event) => {
    const mark = markOf(event.target);
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = article.dataset.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = article.dataset.direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    if (event.key === forward) step(article, mark, 1);
    else if (event.key === backward) step(article, mark, -1);
    else if (event.key === 'Enter') {
      actions.select(mark.dataset.key ?? '');
      actions.enter();
    } else return;
    event.preventDefault();
  });
}

/**
 * The marks that can be gone to: in no closed fold, and of a kind that is drawn now.
 *
 * @param {HTMLElement} article
 * @returns {Generator<HTMLElement, void>}
 */
function* reachable(article) {
  for (const mark of article.querySelectorAll('mark')) {
    if (!isHidden(mark) && isLaidOut(mark)) yield mark;
  }
}

/**
 * Puts one mark in the tab order in place of the one that was: by default that which was, or, where it cannot be gone to, the first that can.
 *
 * @param {HTMLElement} article
 * @param {HTMLElement|null} [mark]
 */
export function offer(article, mark = null) {
  const was = article.querySelector('mark[tabindex="0"]');
  const stays = was instanceof HTMLElement && !isHidden(was) && isLaidOut(was);
  mark ??= stays ? was : (reachable(article).next().value ?? null);
  for (const old of article.querySelectorAll('mark[tabindex="0"]')) old.setAttribute('tabindex', '-1');
  mark?.setAttribute('tabindex', '0');
}

/**
 * @param {HTMLElement} article
 * @param {HTMLElement} mark
 * @param {number} by
 */
function step(article, mark, by) {
  const marks = [...reachable(article)];
  marks[marks.indexOf(mark) + by]?.focus();
}
