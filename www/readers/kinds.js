/** The kind of a file, from its first bytes before its name. */
import { entriesOf } from './zip.js';

/**
 * @typedef {'text' | 'markdown' | 'html' | 'docx' | 'pdf' | 'json' | 'eml' | 'mbox' | 'mht' | 'webarchive' | 'odt' | 'epub' | 'rtf' | 'feed' | 'link' | 'zip'} Kind
 */

/** What a file that is not read can be helped with: see `strings.js`. @typedef {'image' | 'sound' | 'office' | 'other'} Help */

/** Kinds that are not read, by the bytes that they begin with. @type {[string, string, Help][]} */
const FOREIGN = [
  ['\x89PNG\r\n\x1a\n', 'PNG', 'image'],
  ['\xff\xd8\xff', 'JPEG', 'image'],
  ['GIF8', 'GIF', 'image'],
  ['BM', 'BMP', 'image'],
  ['II*\0', 'TIFF', 'image'],
  ['MM\0*', 'TIFF', 'image'],
  ['\x1f\x8b', 'gzip', 'other'],
  ['7z\xbc\xaf\x27\x1c', '7z', 'other'],
  ['Rar!\x1a\x07', 'RAR', 'other'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'Microsoft Office 97–2003', 'office'],
  ['ID3', 'MP3', 'sound'],
  ['OggS', 'Ogg', 'sound'],
  ['\x7fELF', 'ELF', 'other'],
  ['MZ', 'EXE', 'other'],
  ['\0asm', 'WebAssembly', 'other'],
  ['SQLite format 3\0', 'SQLite', 'other'],
];

/** Letters begin these too, so they count only where NUL bytes follow, as they do in such files. */
const SHORT = new Set(['BMP', 'EXE', 'MP3']);

/** @type {Record<string, Kind>} */
const BY_NAME = {
  md: 'markdown',
  markdown: 'markdown',
  htm: 'html',
  html: 'html',
  xhtml: 'html',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
  eml: 'eml',
  mbox: 'mbox',
  mbx: 'mbox',
  mht: 'mht',
  mhtml: 'mht',
  url: 'link',
  webloc: 'link',
  rss: 'feed',
  atom: 'feed',
};

/** Files of other kinds that are recognised in a zip archive by a name in it. @type {[RegExp, string, Help][]} */
const IN_ZIP = [
  [/^xl\/workbook/, 'XLSX', 'office'],
  [/^ppt\/presentation/, 'PPTX', 'office'],
  [/^(Index\/Document\.iwa|Index\.zip|index\.xml(\.gz)?|.*\/Index\.zip)$/, 'Apple Pages', 'office'],
  [/^AndroidManifest\.xml$/, 'APK', 'other'],
  [/^META-INF\/MANIFEST\.MF$/, 'JAR', 'other'],
];

/** @param {Uint8Array} bytes */
const latin1 = (bytes) => String.fromCharCode(...bytes);

/**
 * @param {Uint8Array} bytes the whole file
 * @param {string} name
 * @returns {{ kind: Kind } | { foreign: string, help: Help }} `foreign`: the name of a kind that is not read
 */
export function kindOf(bytes, name) {
  const head = latin1(bytes.subarray(0, 4096));
  const start = head.slice(0, 1024);
  if (start.includes('%PDF-')) return { kind: 'pdf' };
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipKind(bytes);
  if (head.startsWith('bplist00') && (/\.webarchive$/i.test(name) || holds(bytes, 'WebMainResource')))
    return { kind: 'webarchive' };
  if (head.startsWith('{\\rtf')) return { kind: 'rtf' };
  for (const [magic, foreign, help] of FOREIGN) {
    if (head.startsWith(magic) && (!SHORT.has(foreign) || start.includes('\0'))) return { foreign, help };
  }
  if (/^RIFF.{4}WEBP/s.test(head)) return { foreign: 'WebP', help: 'image' };
  if (/^.{4}ftyp(hei|hev|mif|avif)/s.test(head)) return { foreign: 'HEIF', help: 'image' };
  if (/^.{4}ftyp/s.test(head)) return { foreign: 'MP4', help: 'sound' };
  const plain = head.replace(/\0/g, '').replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  const named = BY_NAME[/\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? ''];
  // Saved pages are sometimes renamed to mail, which they nearly are.
  if (named === 'eml' && isArchive(plain)) return { kind: 'mht' };
  if (named) return { kind: named };
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(rss|feed|rdf:RDF)\b/is.test(plain)) return { kind: 'feed' };
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype html|html|head|body)\b/is.test(plain))
    return { kind: 'html' };
  if (/^From \S+@\S+ .*\n[\w-]+: /.test(plain)) return { kind: 'mbox' };
  if (/^(?:[\w-]+: .*\r?\n(?:[ \t].*\r?\n)*){2}/.test(plain) && /^mime-version: 1/im.test(plain))
    return { kind: isArchive(plain) ? 'mht' : 'eml' };
  return { kind: 'text' };
}

/** @param {string} head of a message @returns {boolean} whether it is a saved page */
function isArchive(head) {
  const fields = head.split(/\r?\n\r?\n/, 1)[0] ?? '';
  return (
    /^content-type:\s*multipart\/related/im.test(fields) &&
    /^(from: <saved by |from: "?saved by|snapshot-content-location:|x-mimeole:)/im.test(fields)
  );
}

/** @param {Uint8Array} bytes @param {string} word */
function holds(bytes, word) {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 65_536)).includes(word);
}

/**
 * What an archive is, by the names of the files in it.
 *
 * @param {Uint8Array} bytes
 * @returns {{ kind: Kind } | { foreign: string, help: Help }}
 */
function zipKind(bytes) {
  const names = (entriesOf(bytes) ?? []).map(({ name }) => name);
  // A damaged archive is known by what is left of it.
  if (names.length === 0) return { kind: holds(bytes, 'word/document') ? 'docx' : 'zip' };
  const has = (/** @type {RegExp} */ pattern) => names.some((name) => pattern.test(name));
  if (has(/^word\/document\d*\.xml$/)) return { kind: 'docx' };
  if (has(/^META-INF\/container\.xml$/) && has(/\.opf$/i)) return { kind: 'epub' };
  if (has(/^content\.xml$/) && has(/^(META-INF\/manifest\.xml|mimetype|styles\.xml)$/))
    return { kind: 'odt' };
  for (const [pattern, foreign, help] of IN_ZIP) if (has(pattern)) return { foreign, help };
  return { kind: 'zip' };
}
