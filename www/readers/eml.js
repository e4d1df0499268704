/** E-mail messages (MIME), through postal-mime. */
import { dated, ReaderError } from './error.js';
import { parse, textOf } from './html.js';

/** @typedef {import('./error.js').Reading} Reading */

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name of the file
 * @returns {Promise<Reading>}
 */
export async function readEml(bytes, name) {
  const { default: PostalMime } = await import('../vendor/postal-mime.js').catch((error) => {
    throw new ReaderError('readers.noReader', { kind: 'EML' }, error);
  });
  const mail = await PostalMime.parse(bytes).catch((error) => {
    throw new ReaderError('readers.broken', { name }, error);
  });
  const plain = mail.text?.replace(/\r\n?/g, '\n').trim();
  const text = plain || (mail.html ? textOf(parse(mail.html).body) : '');
  const names = mail.attachments.map((one) => one.filename || one.mimeType);
  const notes =
    names.length > 0 ? [{ key: 'readers.note.attachments', values: { names: names.join(', ') } }] : [];
  const replaced = text.split('\uFFFD').length - 1;
  if (replaced > 0)
    notes.push(/** @type {any} */ ({ key: 'readers.note.replaced', values: { count: replaced } }));
  const sent = dated(mail.headers.find(({ key }) => key === 'date')?.value);
  return {
    text,
    title: mail.subject || undefined,
    byline: mail.from?.name || undefined,
    date: sent.date,
    notes: [...notes, ...sent.notes],
  };
}
