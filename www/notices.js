/** What the page says of itself: progress, errors, and what a screen reader should hear. */

import { byId, el } from './dom.js';
import { t } from './i18n/index.js';

const progress = byId('progress', HTMLElement);
const progressText = byId('progress-text', HTMLElement);
const progressBar = byId('progress-bar', HTMLProgressElement);
const progressCancel = byId('progress-cancel', HTMLButtonElement);
const message = byId('message', HTMLElement);
const live = byId('live', HTMLElement);

/** What may be under way at once, the weightiest first. */
const ORDER = /** @type {const} */ (['file', 'analysis', 'model']);

/** @typedef {{text: string, share: number|undefined, cancel: (() => void)|undefined}} Work */

/** @type {Map<string, Work>} */
const works = new Map();

progressCancel.addEventListener('click', () => current()?.cancel?.());

function current() {
  const name = ORDER.find((one) => works.has(one));
  return name && works.get(name);
}

function draw() {
  const work = current();
  progress.hidden = work === undefined;
  if (!work) return;
  progressText.textContent = work.text;
  progressCancel.hidden = work.cancel === undefined;
  if (work.share === undefined) progressBar.removeAttribute('value');
  else progressBar.value = work.share;
}

/**
 * Shows that something is under way.
 *
 * @param {'file'|'analysis'|'model'} name
 * @param {string} text
 * @param {{share?: number, cancel?: () => void}} [options] `share` from 0 to 1 where it is known
 */
export function working(name, text, { share, cancel } = {}) {
  works.set(name, { text, share, cancel });
  draw();
}

/** @param {'file'|'analysis'|'model'} name what is over */
export function finished(name) {
  works.delete(name);
  draw();
}

/** Milliseconds after which a notice that waited for the reader looks again whether it may go. */
const PATIENCE = 2000;

let leaving = 0;

/**
 * Tells the reader something that matters, until they dismiss it.
 *
 * @param {string|readonly string[]} text several are a list
 * @param {{label: string, act: () => void}} [action]
 * @param {number} [lasting] milliseconds after which it goes by itself, unless the reader is at it
 */
export function tell(text, action, lasting) {
  clearTimeout(leaving);
  const go = () => {
    if (message.matches(':is(:hover, :focus-within)')) leaving = window.setTimeout(go, PATIENCE);
    else quiet();
  };
  if (lasting) leaving = window.setTimeout(go, lasting);
  const [only, ...more] = typeof text === 'string' ? [text] : text;
  const dismiss = el('button', { type: 'button', class: 'plain', onclick: quiet }, t('dismiss'));
  const act =
    action && el('button', { type: 'button', class: 'plain strong', onclick: action.act }, action.label);
  const words =
    more.length === 0
      ? el('p', {}, only)
      : el('ul', { role: 'list' }, ...[only, ...more].map((line) => el('li', {}, line)));
  message.replaceChildren(el('div', { class: 'notice' }, words, act, dismiss));
}

/** Takes back what was told. */
export function quiet() {
  clearTimeout(leaving);
  message.replaceChildren();
}

/** Milliseconds for which a short message is seen. */
const BRIEFLY = 3000;

let timer = 0;

/**
 * Says something to screen readers, also where it is what was said last: a region that does not change is not read again.
 *
 * @param {string} text
 */
export function announce(text) {
  // What is said to everybody has had its moment.
  live.classList.replace('brief', 'unseen');
  live.replaceChildren(el('span', {}, text));
}

/**
 * Says something to everybody, for a moment.
 *
 * @param {string} text
 */
export function say(text) {
  announce(text);
  live.classList.replace('unseen', 'brief');
  clearTimeout(timer);
  timer = window.setTimeout(() => live.classList.replace('brief', 'unseen'), BRIEFLY);
}
