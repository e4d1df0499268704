/** Bytes to text: UTF-8, UTF-16, and for older Arabic files Windows-1256 or ISO-8859-6, told apart by the letters that come out. */

/** The commonest Arabic letters; in a text that was decoded rightly they make up most of what is Arabic. */
const COMMON = new Set('اليمنورتبةعدسفهكقحأجشىص');

/** What no Arabic text holds many of, and what a wrong decoding gives. */
const ODD = /[\u0080-\u009F\uFFFD¤¦§¨¯²³µ¶¸¹¼½¾ÂÃÆÇÐØÙÚÛÜÝÞßã]/g;

/** How much of a file is looked at to tell its encoding, in bytes. */
const PROBE = 65_536;

/**
 * @param {Uint8Array} bytes
 * @returns {{text: string, encoding: string}|undefined} undefined where the bytes are no text
 */
export function decode(bytes) {
  const marked = byteOrderMark(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  const probe = bytes.subarray(0, PROBE);
  const wide = zeros(probe);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  if (isBinary(probe)) return undefined;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    // Not UTF-8 throughout.
  }
  const candidates = ['windows-1256', 'iso-8859-6', 'windows-1252'].map((encoding) => {
    return { encoding, score: arabicScore(new TextDecoder(encoding).decode(probe)) };
  });
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  // A text with a few broken bytes is still more UTF-8 than anything else.
  const lenient = new TextDecoder('utf-8').decode(bytes);
  const broken = lenient.split('\uFFFD').length - 1;
  if (best.score <= 0.3 && broken * 50 < lenient.length) return { text: lenient, encoding: 'utf-8' };
  const encoding = best.score > 0.3 ? best.encoding : 'windows-1252';
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** @param {Uint8Array} bytes */
function byteOrderMark(bytes) {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * UTF-16 without a mark shows in its upper bytes: of Arabic and Latin text nearly all are 06 or 00.
 *
 * @param {Uint8Array} bytes
 */
function zeros(bytes) {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const typical = [0, 0];
  bytes.forEach((byte, n) => {
    if (byte === 0 || byte === 6 || byte === 0x20)
      typical[n % 2] = (typical[n % 2] ?? 0) + (byte === 0x20 ? 0 : 1);
  });
  const half = bytes.length / 2;
  const [even = 0, odd = 0] = typical;
  if (odd > half * 0.9 && even < half * 0.3) return 'utf-16le';
  if (even > half * 0.9 && odd < half * 0.3) return 'utf-16be';
  return undefined;
}

/**
 * Control bytes that no text of one byte a letter holds.
 *
 * @param {Uint8Array} bytes
 */
function isBinary(bytes) {
  const controls = bytes.reduce(
    (sum, byte) => sum + Number(byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)),
    0,
  );
  return controls > bytes.length / 200 + 1;
}

/**
 * The share of common Arabic letters among what is not ASCII, less what is odd.
 *
 * @param {string} text
 */
function arabicScore(text) {
  const other = text.replace(/[\u0000-\u007F]/g, '');
  if (other.length === 0) return 0;
  let common = 0;
  for (const letter of other) if (COMMON.has(letter)) common++;
  return (common - 2 * (other.match(ODD)?.length ?? 0)) / other.length;
}
