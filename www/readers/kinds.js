/** The kind of a file, from its first bytes before its name. */

/** @typedef {'text' | 'markdown' | 'html' | 'docx' | 'pdf' | 'json' | 'eml'} Kind */

/** Kinds that are not read, by the bytes that they begin with. @type {[string, string][]} */
const FOREIGN = [
  ['\x89PNG\r\n\x1a\n', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['BM', 'BMP'],
  ['II*\0', 'TIFF'],
  ['MM\0*', 'TIFF'],
  ['\x1f\x8b', 'gzip'],
  ['7z\xbc\xaf\x27\x1c', '7z'],
  ['Rar!\x1a\x07', 'RAR'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'Microsoft Office 97–2003'],
  ['{\\rtf', 'RTF'],
  ['ID3', 'MP3'],
  ['OggS', 'Ogg'],
  ['\x7fELF', 'ELF'],
  ['MZ', 'EXE'],
  ['\0asm', 'WebAssembly'],
  ['SQLite format 3\0', 'SQLite'],
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
  eml: 'eml',
};

/** @param {Uint8Array} bytes */
const latin1 = (bytes) => String.fromCharCode(...bytes);

/**
 * @param {Uint8Array} bytes the whole file, or at least its first and last 64 KiB
 * @param {string} name
 * @returns {{ kind: Kind } | { foreign: string }} `foreign`: the name of a kind that is not read
 */
export function kindOf(bytes, name) {
  const head = latin1(bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return { kind: 'pdf' };
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipKind(bytes);
  for (const [magic, foreign] of FOREIGN) {
    if (head.startsWith(magic) && (!SHORT.has(foreign) || head.includes('\0'))) return { foreign };
  }
  if (/^RIFF.{4}WEBP/s.test(head)) return { foreign: 'WebP' };
  if (/^.{4}ftyp/s.test(head)) return { foreign: 'MP4 / HEIF' };
  const named = BY_NAME[/\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? ''];
  if (named) return { kind: named };
  const plain = head.replace(/\0/g, '').replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype html|html|head|body)\b/is.test(plain))
    return { kind: 'html' };
  return { kind: 'text' };
}

/**
 * A zip is a Word document where its directory names the main part of one.
 *
 * @param {Uint8Array} bytes
 * @returns {{ kind: Kind } | { foreign: string }}
 */
function zipKind(bytes) {
  const ends = [bytes.subarray(0, 65_536), bytes.subarray(-65_536)].map((part) =>
    new TextDecoder('latin1').decode(part),
  );
  const holds = (/** @type {string} */ part) => ends.some((end) => end.includes(part));
  if (holds('word/document')) return { kind: 'docx' };
  if (holds('xl/workbook')) return { foreign: 'XLSX' };
  if (holds('ppt/presentation')) return { foreign: 'PPTX' };
  if (holds('application/vnd.oasis.opendocument')) return { foreign: 'OpenDocument' };
  if (holds('application/epub+zip')) return { foreign: 'EPUB' };
  return { foreign: 'ZIP' };
}
