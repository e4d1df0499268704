/** A statement as a picture, to be looked at and taken along. */

import { el } from '../dom.js';
import { t } from '../i18n/index.js';
import { button } from '../library/rows.js';
import { saved } from '../saving.js';
import { drawPicture } from './draw.js';

/**
 * @param {import('../reading.js').Reading} reading
 * @param {import('../types.d.ts').Quote} quote
 */
export async function openPicture(reading, quote) {
  // Drawn before it has come, the words would be set in another face.
  await document.fonts?.load("40px 'Isnad Markazi'").catch(() => []);
  const canvas = el('canvas', { role: 'img', class: 'picture' });
  drawPicture(canvas, reading, quote);
  const note = el('p', { class: 'outcome', role: 'status' });
  const say = (/** @type {string} */ words) => note.replaceChildren(el('span', { dir: 'auto' }, words));
  /** @returns {Promise<Blob>} */
  const png = () =>
    new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
    );
  const save = async () => {
    try {
      say(
        t('take.saved', { name: saved(await png(), reading.sourceOf(quote)?.name || reading.title, 'png') }),
      );
    } catch {
      say(t('picture.failed'));
    }
  };
  const copy = async () => {
    try {
      // eslint-disable-next-line no-restricted-properties -- a picture, not markup
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png() })]);
      say(t('take.copied'));
    } catch {
      say(t('take.notCopied'));
    }
  };
  const dialog = el('dialog', { id: 'picture', 'aria-labelledby': 'picture-title' });
  const close = button('✕', () => dialog.close(), { class: 'plain icon close', 'aria-label': t('close') });
  dialog.append(
    el('header', {}, el('h2', { id: 'picture-title' }, t('picture.title')), close),
    canvas,
    el(
      'div',
      { class: 'row-of-buttons' },
      button(t('picture.save'), () => void save(), { class: 'plain strong' }),
      button(t('picture.copy'), () => void copy()),
    ),
    note,
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
