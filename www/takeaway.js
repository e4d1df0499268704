/** Taking the article away: a link that carries its text, paper, or a file in one of the core's export formats. */

import { linkTo } from './address.js';
import { byId, el } from './dom.js';
import { t } from './i18n/index.js';
import { announce } from './notices.js';

/** @typedef {import('./engine.js').Format} Format */

/** Links longer than this are cut by some programs that carry them. */
const LONG_LINK = 8000;

/**
 * @param {import('./engine.js').Engine} engine
 * @param {import('./reading.js').Reading} reading
 * @param {string|undefined} selected the key of what is selected
 */
export async function openTakeaway(engine, reading, selected) {
  const dialog = byId('takeaway', HTMLDialogElement);
  const [formats, link] = await Promise.all([engine.ready, linkTo(reading.article, selected)]);
  const note = el('p', { class: 'hint', role: 'status' });
  const say = (/** @type {string} */ text) => (note.textContent = text);
  const close = el(
    'button',
    { type: 'button', class: 'plain icon close', 'aria-label': t('close'), onclick: () => dialog.close() },
    '✕',
  );
  const rows = formats.map((format) => formatRow(engine, reading, format, say));
  dialog.replaceChildren(
    el('header', {}, el('h2', { id: 'takeaway-title' }, t('take.title')), close),
    el('h3', {}, t('take.link')),
    el('p', { class: 'hint' }, t('take.linkHint')),
    ...(link.length > LONG_LINK
      ? [el('p', { class: 'warning' }, t('take.linkLong', { count: link.length }))]
      : []),
    el(
      'div',
      { class: 'row-of-buttons' },
      el(
        'button',
        { type: 'button', class: 'plain strong', onclick: async () => say(await copy(link)) },
        t('take.copyLink'),
      ),
      el('button', { type: 'button', class: 'plain', onclick: () => printArticle(dialog) }, t('take.print')),
    ),
    el('h3', {}, t('take.file')),
    el('ul', { class: 'formats', role: 'list' }, ...rows),
    note,
  );
  dialog.showModal();
}

/**
 * @param {import('./engine.js').Engine} engine
 * @param {import('./reading.js').Reading} reading
 * @param {Format} format
 * @param {(text: string) => void} say
 */
function formatRow(engine, reading, format, say) {
  const label = formatLabel(format.name);
  const content = () => engine.exportAs(reading.article.text, reading.options, format.name);
  const download = async () => {
    const name = `${stem(reading.title)}.${format.suffix}`;
    save(await content(), name, format.mediaType);
    say(t('take.saved', { name }));
  };
  return el(
    'li',
    {},
    el('span', {}, label),
    el(
      'button',
      {
        type: 'button',
        class: 'tool',
        'data-download': format.name,
        'aria-label': t('take.download', { name: label }),
        onclick: download,
      },
      '↓',
    ),
    el(
      'button',
      {
        type: 'button',
        class: 'tool',
        'data-copy': format.name,
        'aria-label': t('take.copy', { name: label }),
        onclick: async () => say(await copy(await content())),
      },
      '⧉',
    ),
  );
}

/** @param {string} name */
function formatLabel(name) {
  const label = t(`formats.${name}`);
  return label.startsWith('formats.') ? name : label;
}

/**
 * A file's name from a title: no sign that a file system forbids.
 *
 * @param {string} title
 */
function stem(title) {
  const words = title
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .slice(0, 8);
  return words.join('-').slice(0, 80) || 'isnad';
}

/**
 * @param {string} content
 * @param {string} name
 * @param {string} type
 */
function save(content, name, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  el('a', { href: url, download: name }).click();
  // The browser has to have begun before the address goes.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * @param {string} text
 * @returns {Promise<string>} what to tell the reader
 */
export async function copy(text) {
  let outcome;
  try {
    await navigator.clipboard.writeText(text);
    outcome = t('take.copied');
  } catch {
    outcome = t('take.notCopied');
  }
  announce(outcome);
  return outcome;
}

/** @param {HTMLDialogElement} dialog */
function printArticle(dialog) {
  dialog.close();
  print();
}
