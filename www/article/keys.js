/** The article by keyboard: one mark is in the tab order, the arrow keys go from mark to mark, Enter selects and enters the card. */

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
  article.addEventListener('keydown', (event) => {
    const mark = markOf(event.target);
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = article.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = article.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
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
 * Puts one mark, or the article's first, in the tab order in place of the one that was.
 *
 * @param {HTMLElement} article
 * @param {HTMLElement|null} [mark]
 */
export function offer(article, mark = article.querySelector('mark')) {
  for (const old of article.querySelectorAll('mark[tabindex="0"]')) old.setAttribute('tabindex', '-1');
  mark?.setAttribute('tabindex', '0');
}

/**
 * @param {HTMLElement} article
 * @param {HTMLElement} mark
 * @param {number} by
 */
function step(article, mark, by) {
  const marks = [...article.querySelectorAll('mark')].filter((one) => one.checkVisibility());
  const next = marks[marks.indexOf(mark) + by];
  next?.focus();
}
