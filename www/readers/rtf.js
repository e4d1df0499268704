/**
 * RTF to text, by the rules of Microsoft's specification 1.9.1: groups, control words, letters of the file's code page and Unicode ones.
 * Pictures, tables of fonts and colours, fields' instructions and what a program keeps for itself are no text.
 */
import { dated } from './error.js';

/** Destinations whose content is no text of the document. */
const SKIPPED = new Set(
  'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf fldinst themedata colorschememapping latentstyles datastore xmlnstbl listtable listoverridetable rsidtbl generator filetbl revtbl nonshppict shpinst bkmkstart bkmkend atnid atnauthor annotation pntext mmathPr'.split(
    ' ',
  ),
);

/** Control words that stand for letters. @type {Record<string, string>} */
const LETTERS = {
  par: '\n\n',
  sect: '\n\n',
  page: '\n\n',
  row: '\n',
  line: '\n',
  cell: ' ',
  tab: ' ',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
  zwj: '\u200D',
  zwnj: '\u200C',
  ltrmark: '',
  rtlmark: '',
};

/** Sets of letters of a font, by their number. @type {Record<number, string>} */
const CHARSETS = {
  0: 'windows-1252',
  161: 'windows-1253',
  162: 'windows-1254',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  238: 'windows-1250',
};

/**
 * @param {Uint8Array} bytes
 * @returns {import('./error.js').Reading}
 */
export function readRtf(bytes) {
  const source = Array.from({ length: Math.ceil(bytes.length / 8192) }, (_, n) =>
    String.fromCharCode(...bytes.subarray(n * 8192, (n + 1) * 8192)),
  ).join('');
  const page = /\\ansicpg(\d{3,5})/.exec(source.slice(0, 4096))?.[1];
  const standing = `windows-${page ?? '1252'}`;
  const fonts = fontEncodings(source);
  /** @type {string[]} */
  const out = [];
  /** Letters of one byte that wait to be decoded together. @type {number[]} */
  let waiting = [];
  let state = { skipped: false, hidden: false, unicodeSkip: 1, encoding: standing };
  /** @type {(typeof state)[]} */
  const groups = [];
  let skip = 0;
  const flush = () => {
    if (waiting.length > 0) out.push(decoderOf(state.encoding).decode(Uint8Array.from(waiting)));
    waiting = [];
  };
  const write = (/** @type {string} */ text) => {
    flush();
    if (!state.skipped && !state.hidden) out.push(text);
  };
  const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;
  for (const [, word, number, hex, symbol, brace, plain] of source.matchAll(token)) {
    if (brace === '{') {
      flush();
      groups.push(state);
      state = { ...state };
      skip = 0;
    } else if (brace === '}') {
      flush();
      state = groups.pop() ?? state;
      skip = 0;
    } else if (hex !== undefined) {
      if (skip > 0) skip--;
      else if (!state.skipped && !state.hidden) waiting.push(parseInt(hex, 16));
    } else if (plain !== undefined) {
      const kept = plain.slice(skip);
      skip = Math.max(0, skip - plain.length);
      if (!state.skipped && !state.hidden) for (const letter of kept) waiting.push(letter.charCodeAt(0));
    } else if (symbol !== undefined) {
      if (symbol === '*') state.skipped = true;
      else if (symbol === '~') write('\u00A0');
      else if ('\\{}'.includes(symbol)) write(symbol);
      else if (symbol === '_') write('-');
      else if (symbol === '\r' || symbol === '\n') write('\n\n');
    } else if (word !== undefined) {
      const value = number === undefined ? undefined : Number(number);
      if (word === 'u' && value !== undefined) {
        write(String.fromCharCode(value & 0xffff));
        skip = state.unicodeSkip;
      } else if (word === 'uc') state.unicodeSkip = value ?? 1;
      else if (word === 'f') {
        flush();
        state.encoding = fonts.get(value ?? 0) ?? standing;
      } else if (word === 'v') state.hidden = value !== 0;
      else if (word === 'plain') state.hidden = false;
      else if (SKIPPED.has(word)) {
        flush();
        state.skipped = true;
      } else if (word in LETTERS) write(LETTERS[word] ?? '');
    }
  }
  flush();
  const text = out
    .join('')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { text, title: infoOf(source, 'title', standing), ...dated(undefined) };
}

/** @type {Map<string, TextDecoder>} */
const decoders = new Map();

/** @param {string} encoding */
function decoderOf(encoding) {
  let decoder = decoders.get(encoding);
  if (!decoder) {
    try {
      decoder = new TextDecoder(encoding);
    } catch {
      decoder = new TextDecoder('windows-1252');
    }
    decoders.set(encoding, decoder);
  }
  return decoder;
}

/**
 * @param {string} source
 * @returns {Map<number, string>} the encoding of each font that says one
 */
function fontEncodings(source) {
  /** @type {Map<number, string>} */
  const fonts = new Map();
  const start = source.indexOf('{\\fonttbl');
  if (start < 0) return fonts;
  for (const [, font, set] of source
    .slice(start, start + 20_000)
    .matchAll(/\\f(\d{1,5})(?:\\f\w+|\\fbidi)*[^{}]{0,40}?\\fcharset(\d{1,3})/g)) {
    const encoding = CHARSETS[Number(set)];
    // 0 stands for Latin letters, and for whatever the file's code page has.
    if (encoding && set !== '0') fonts.set(Number(font), encoding);
  }
  return fonts;
}

/**
 * @param {string} source
 * @param {string} field
 * @param {string} encoding
 * @returns {string | undefined}
 */
function infoOf(source, field, encoding) {
  const written = new RegExp(`\\{\\\\${field} ([^{}]{1,400})\\}`).exec(source.slice(0, 65_536))?.[1];
  if (!written) return undefined;
  const words = written
    .replace(/\\u(-?\d{1,6}) ?\?/g, (_, code) => String.fromCharCode(Number(code) & 0xffff))
    .replace(/(?:\\'[\da-f]{2})+/gi, (run) =>
      decoderOf(encoding).decode(
        Uint8Array.from(run.match(/[\da-f]{2}/gi) ?? [], (code) => parseInt(code, 16)),
      ),
    );
  return words.includes('\\') ? undefined : words.trim() || undefined;
}
