/** E-mail messages and pages saved as such (MIME), through postal-mime, which runs beside the page's thread. */
import { mailLibrary } from '../pkg/assets.js';
import { aside, isAbsent, scriptOf } from './aside.js';
import { squeezed } from './compare.js';
import { declaredInHtml, decode } from './encoding.js';
import { dated, ReaderError } from './error.js';
import { asks, dropFurniture, dropUnseen } from './furniture.js';
import { readHtml } from './html.js';
import { parse, textOf } from './markup.js';
import { withoutReplies } from './plain.js';

/** @typedef {import('./error.js').Reading} Reading */
/** @typedef {import('./error.js').Note} Note */

/**
 * @typedef {object} Mail
 * @property {string} [subject]
 * @property {string} [from] its sender's name
 * @property {string} [sent]
 * @property {string} [plain]
 * @property {string} [html]
 * @property {string[]} attached names of what is attached
 * @property {{ type: string, content: Uint8Array }[]} texts attachments that are text
 */

/** What the worker does: the message without what it carries beside its text. */
const PARSE = `async ({ default: PostalMime }, bytes) => {
  const mail = await PostalMime.parse(bytes);
  const bytesOf = (content) => typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  return {
    subject: mail.subject,
    from: mail.from?.name,
    sent: mail.headers.find(({ key }) => key === 'date')?.value,
    plain: mail.text,
    html: mail.html,
    attached: mail.attachments.map((one) => one.filename || one.mimeType),
    texts: mail.attachments.filter((one) => /^text\\/(html|plain)$/.test(one.mimeType))
      .map((one) => ({ type: one.mimeType, content: bytesOf(one.content) })),
  };
}`;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name of the file
 * @param {AbortSignal} [signal]
 * @returns {Promise<Mail>}
 */
async function parsed(bytes, name, signal) {
  try {
    return await aside(scriptOf(mailLibrary(), PARSE), withCharset(bytes), signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (isAbsent(error)) throw new ReaderError('readers.noReader', { kind: 'EML' }, error);
    throw new ReaderError('readers.broken', { name }, error);
  }
}

/**
 * A message whose text says no encoding and is not UTF-8, with the one that its bytes show.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Uint8Array<ArrayBuffer>}
 */
function withCharset(bytes) {
  const start = bytes.findIndex((byte) => byte > 0x7f);
  if (start < 0) return bytes;
  const source = new TextDecoder('latin1').decode(bytes);
  if (/^content-type:[^\n]*(\n[ \t][^\n]*)*charset/im.test(source)) return bytes;
  const found = decode(bytes.subarray(start));
  if (!found || found.encoding.startsWith('utf-')) return bytes;
  const changed = /^content-type:\s*text\//im.test(source)
    ? source.replace(/^(content-type:\s*text\/[\w-]+)/gim, `$1; charset=${found.encoding}`)
    : `Content-Type: text/plain; charset=${found.encoding}\r\n${source}`;
  return Uint8Array.from(changed, (letter) => LATIN.get(letter) ?? letter.charCodeAt(0));
}

/** The bytes of what the decoder named latin1, which is Windows-1252, makes of 0x80 to 0x9F. @type {Map<string, number>} */
const LATIN = new Map(
  Array.from({ length: 32 }, (_, n) => [new TextDecoder('latin1').decode(Uint8Array.of(0x80 + n)), 0x80 + n]),
);

/**
 * One message.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name of the file
 * @param {AbortSignal} [signal]
 * @returns {Promise<Reading>}
 */
export async function readEml(bytes, name, signal) {
  const mail = await parsed(bytes, name, signal);
  const plain = mail.plain?.replace(/\r\n?/g, '\n').trim() ?? '';
  const html = mail.html ? fromHtml(mail.html, mail.subject) : '';
  // Mail made for programs that show HTML says in its plain part little more than that.
  const stub = plain === '' || plain.length * 3 < html.length;
  const written = stub ? html || plain : withoutReplies(plain);
  const attachedText =
    written ||
    mail.texts
      .map(({ content }) => decode(content)?.text ?? '')
      .join('\n\n')
      .trim();
  const { date, notes } = dated(mail.sent);
  if (mail.attached.length > 0) {
    notes.unshift({ key: 'readers.note.attachments', values: { names: mail.attached.join(', ') } });
  }
  const replaced = attachedText.split('\uFFFD').length - 1;
  if (replaced > 0) notes.push({ key: 'readers.note.replaced', values: { count: replaced } });
  return {
    text: attachedText,
    title: mail.subject || undefined,
    byline: mail.from || undefined,
    date,
    notes,
  };
}

/**
 * The text of a message in HTML: without what is hidden, what asks for something and its own subject above it.
 *
 * @param {string} html
 * @param {string} [subject]
 */
function fromHtml(html, subject = '') {
  const { body } = parse(html);
  dropUnseen(body);
  dropFurniture(body);
  const lines = textOf(body).split('\n');
  const first = lines.findIndex((line) => line.trim() !== '' && !asks(line));
  const start =
    subject !== '' && squeezed(lines[first] ?? '') === squeezed(subject) ? first + 1 : Math.max(first, 0);
  return lines.slice(start).join('\n').trim();
}

/**
 * A page saved with all that belongs to it.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name of the file
 * @param {AbortSignal} [signal]
 * @returns {Promise<Reading>}
 */
export async function readMht(bytes, name, signal) {
  const mail = await parsed(bytes, name, signal);
  const attached = mail.texts.find(({ type }) => type === 'text/html')?.content;
  const html = mail.html || (attached && decode(attached, declaredInHtml(attached))?.text);
  // The day of such a message is that on which the page was saved.
  if (html) return readHtml(html);
  return { text: mail.plain?.replace(/\r\n?/g, '\n') ?? '', title: mail.subject || undefined, notes: [] };
}

/**
 * The messages of a mailbox, as bytes.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Uint8Array<ArrayBuffer>[]}
 */
export function messagesOf(bytes) {
  const source = new TextDecoder('latin1').decode(bytes);
  // A line "From " begins a message where fields follow it.
  const starts = [...source.matchAll(/^From .*\r?\n(?=[\w-]+:)/gm)];
  return starts.map(({ index, 0: line }, n) => bytes.slice(index + line.length, starts[n + 1]?.index));
}
