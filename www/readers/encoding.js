/**
 * Bytes to text: UTF-8, UTF-16, and for older Arabic files Windows-1256, ISO-8859-6 or MacArabic, told apart by the letters that come
 * out. A file's own word counts where the bytes do not speak against it.
 */

/** @typedef {import('./error.js').Note} Note */

/** How much is looked at to tell the encoding, in bytes. */
const PROBE = 65_536;

/** The share of each letter in Arabic news, per thousand letters, rounded; letters under 5 are left out. */
const FREQUENCY = new Map(
  Object.entries({
    ا: 160,
    ل: 120,
    ي: 75,
    م: 62,
    ن: 60,
    و: 60,
    ر: 50,
    ت: 48,
    ب: 38,
    ة: 38,
    ع: 36,
    د: 33,
    س: 29,
    ف: 29,
    ه: 27,
    ق: 25,
    أ: 24,
    ك: 22,
    ح: 20,
    ج: 14,
    ش: 12,
    إ: 11,
    ص: 11,
    ط: 11,
    خ: 10,
    ى: 9,
    ذ: 8,
    ض: 7,
    ث: 7,
    ز: 7,
    غ: 6,
    ء: 6,
    ئ: 5,
  }),
);

/** Encodings of one byte a letter that are tried. */
const OLD = ['windows-1256', 'iso-8859-6', 'x-mac-arabic', 'windows-1252'];

/** What is named where nothing was thought of: Arabic files that say so are often of another encoding. */
const CARELESS = /^(windows-1252|iso-8859-|macintosh)/;

/** What Windows-1252 has from 0x80 to 0x9F; beside that its bytes are the numbers of its letters. */
const WESTERN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/**
 * MacArabic from 0x80, which no browser knows (https://www.unicode.org/Public/MAPPINGS/VENDORS/APPLE/ARABIC.TXT): two of its halves are
 * ASCII's, for text from the right.
 */
const MAC =
  'Ä\u00A0ÇÉÑÖÜáàâäں«çéèêëí…îïñó»ôö÷úùûü' +
  ' !"#$٪&\'()*+،-./٠١٢٣٤٥٦٧٨٩:؛<=>؟' +
  '❊ءآأؤإئابةتثجحخدذرزسشصضطظعغ[\\]^_' +
  'ـفقكلمنهوىيًٌٍَُِّْپٹچەڤگڈڑ{|}ژے';

/**
 * @param {Uint8Array} bytes
 * @param {string} [declared] the encoding that the file names; used where the bytes do not speak against it
 * @returns {{ text: string, encoding: string, notes: Note[] } | undefined} undefined where the bytes are no text
 */
export function decode(bytes, declared) {
  const marked = byteOrderMark(bytes) ?? utf16(bytes.subarray(0, PROBE & ~1));
  if (marked) return decoded(bytes, marked, []);
  if (isBinary(bytes.subarray(0, PROBE))) return undefined;
  if (isUtf8(bytes)) return once(decoded(bytes, 'utf-8', []));
  const known = declared && labelled(declared);
  const { encoding, score } = guess(bytes);
  const arabic = score > 0 && encoding !== 'windows-1252';
  if (known && !known.startsWith('utf-') && !(arabic && CARELESS.test(known)))
    return decoded(bytes, known, []);
  // A text with a few broken bytes is still more UTF-8 than anything else.
  const lenient = new TextDecoder('utf-8').decode(bytes);
  const broken = count(lenient, '\uFFFD');
  const letters = lenient.replace(/[\0-\x7F]/g, '').length;
  if (broken * 4 < letters) return mixed(bytes) ?? decoded(bytes, 'utf-8', []);
  const several = mixed(bytes);
  if (several) return several;
  if (known?.startsWith('utf-') && !arabic) return decoded(bytes, known, []);
  const old = arabic ? encoding : 'windows-1252';
  return decoded(bytes, old, [{ key: 'readers.note.encoding', values: { encoding: old } }]);
}

/**
 * A text some of whose lines are UTF-8 and others of an old encoding: each line by its own.
 *
 * @param {Uint8Array} bytes
 * @returns {{ text: string, encoding: string, notes: Note[] } | undefined} undefined where it is not so
 */
function mixed(bytes) {
  /** @type {Uint8Array[]} */
  const lines = [];
  for (let start = 0, end = 0; end >= 0; start = end + 1) {
    end = bytes.indexOf(10, start);
    lines.push(end < 0 ? bytes.subarray(start) : bytes.subarray(start, end + 1));
  }
  const others = lines.filter((line) => !isUtf8(line));
  const wide = lines.some((line) => !others.includes(line) && line.some((byte) => byte > 0x7f));
  const joined = concatenated(others);
  const { encoding, score } = guess(joined);
  const lenient = new TextDecoder('utf-8').decode(joined);
  const brokenMost = count(lenient, '\uFFFD') * 2 > lenient.replace(/[\0-\x7F]/g, '').length;
  if (!wide || score <= 0 || encoding === 'windows-1252' || !brokenMost) return undefined;
  const old = new Set(others);
  const text = lines.map((line) => toText(line, old.has(line) ? encoding : 'utf-8')).join('');
  const notes = [{ key: 'readers.note.mixed', values: { encoding, count: others.length } }];
  return { text: cleaned(text), encoding: 'utf-8', notes };
}

/** @param {Uint8Array[]} parts */
function concatenated(parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * A text that was UTF-8 already when it was taken for Windows-1252 and coded once more, as it was before.
 *
 * @param {{ text: string, encoding: string, notes: Note[] }} found
 * @returns {{ text: string, encoding: string, notes: Note[] }}
 */
function once(found) {
  // The Arabic letters begin with these two bytes.
  const probe = found.text.slice(0, PROBE);
  const twice = count(probe, 'Ø') + count(probe, 'Ù');
  if (twice * 6 < probe.replace(/[\0-\x7F]/g, '').length || twice < 4) return found;
  const bytes = Uint8Array.from(
    [...found.text].flatMap((letter) => {
      const code = letter.charCodeAt(0);
      const named = WESTERN.indexOf(letter);
      return named >= 0 ? 0x80 + named : code < 0x100 ? code : [];
    }),
  );
  const text = toText(bytes, 'utf-8');
  const replaced = count(text, '\uFFFD');
  if (replaced * 10 > text.length) return found;
  const notes = [...found.notes, { key: 'readers.note.twice', values: {} }];
  if (replaced > 0) notes.push(replacedNote(replaced));
  return { ...found, text: cleaned(text), notes };
}

/**
 * The encoding that an HTML file names in its head.
 *
 * @param {Uint8Array} bytes
 * @returns {string | undefined}
 */
export function declaredInHtml(bytes) {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return (
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
    /^<\?xml\b[^>]*?encoding=["']([\w-]+)/i.exec(head)?.[1]
  );
}

/**
 * @param {Uint8Array} bytes
 * @param {string} encoding
 * @param {Note[]} notes
 */
function decoded(bytes, encoding, notes) {
  const raw = toText(bytes, encoding);
  const replaced = count(raw, '\uFFFD');
  if (replaced > 0) notes.push(replacedNote(replaced));
  const nul = count(raw, '\0');
  if (nul > 0) notes.push({ key: 'readers.note.nul', values: { count: nul } });
  return { text: cleaned(raw), encoding, notes };
}

/** @param {number} replaced @returns {Note} */
const replacedNote = (replaced) => ({ key: 'readers.note.replaced', values: { count: replaced } });

/** @param {string} raw */
const cleaned = (raw) => raw.replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n');

/**
 * @param {Uint8Array} bytes
 * @param {string} encoding
 * @returns {string}
 */
function toText(bytes, encoding) {
  if (encoding !== 'x-mac-arabic') return new TextDecoder(encoding).decode(bytes);
  // Its bytes below 0x80 are ASCII's; the others come out of the decoder as the letters U+0080 to U+00FF.
  const binary = Array.from({ length: Math.ceil(bytes.length / 8192) }, (_, n) =>
    String.fromCharCode(...bytes.subarray(n * 8192, (n + 1) * 8192)),
  ).join('');
  return binary.replace(/[\x80-\xFF]/g, (letter) => MAC[letter.charCodeAt(0) - 0x80] ?? letter);
}

/** @param {string} text @param {string} part */
const count = (text, part) => text.split(part).length - 1;

/** @param {string} label @returns {string | undefined} the name of a known encoding */
function labelled(label) {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** @param {Uint8Array} bytes */
function isUtf8(bytes) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** @param {Uint8Array} bytes */
function byteOrderMark(bytes) {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * UTF-16 without a mark shows in its upper bytes: of Arabic and Latin text nearly all are 06 or 00, and the lower ones are not.
 *
 * @param {Uint8Array} bytes
 */
function utf16(bytes) {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const upper = [0, 0];
  let low = 0;
  bytes.forEach((byte, n) => {
    if (byte === 0 || byte === 6) upper[n % 2] = (upper[n % 2] ?? 0) + 1;
    if (byte < 9) low++;
  });
  const half = bytes.length / 2;
  const [even = 0, odd = 0] = upper;
  if (low < half * 0.9) return undefined;
  if (odd > half * 0.9 && even < half * 0.3) return 'utf-16le';
  if (even > half * 0.9 && odd < half * 0.3) return 'utf-16be';
  return undefined;
}

/**
 * Control bytes that no text holds; a few NUL bytes alone are damage, not another kind of file.
 *
 * @param {Uint8Array} bytes
 */
function isBinary(bytes) {
  let controls = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) controls++;
  return controls > bytes.length / 50 + 2;
}

/**
 * The encoding under which the bytes above ASCII read most like Arabic: the mean of what its letters are expected to be; anything that
 * Arabic has no use for counts against it.
 *
 * @param {Uint8Array} bytes
 */
function guess(bytes) {
  if (isWestern(bytes.subarray(0, PROBE))) return { encoding: 'windows-1252', score: 0 };
  const high = bytes.subarray(0, PROBE).filter((byte) => byte > 0x7f);
  const scores = OLD.map((encoding) => {
    let score = 0;
    for (const letter of toText(high, encoding)) {
      if (/[\p{P}\p{M}\p{Nd} \u00A0\u0640]/u.test(letter)) continue;
      score += FREQUENCY.get(letter) ?? (/[\u0621-\u064A\u067E\u0686\u0698\u06AF]/.test(letter) ? 1 : -60);
    }
    return { encoding, score: score / high.length };
  });
  return scores.reduce((a, b) => (b.score > a.score ? b : a));
}

/**
 * Accented letters stand among ASCII letters, Arabic ones among their own.
 *
 * @param {Uint8Array} bytes
 */
function isWestern(bytes) {
  const isLetter = (/** @type {number | undefined} */ byte = 0) => (byte | 32) >= 97 && (byte | 32) <= 122;
  let high = 0;
  let among = 0;
  bytes.forEach((byte, n) => {
    if (byte < 0x80) return;
    high++;
    if (isLetter(bytes[n - 1]) || isLetter(bytes[n + 1])) among++;
  });
  return among * 2 > high;
}
