/** Files of every kind, made from an article of our own. */
import { crc32, deflateRawSync } from 'node:zlib';

export const TITLE = 'افتتاح مكتبة الواحة في مدينة النخيل';
export const BYLINE = 'سلمى الحداد';
export const PARAGRAPHS = [
  'افتتح وزير الثقافة سامر البستاني، الأحد، مكتبة الواحة العامة في مدينة النخيل بعد أعمال ترميم استمرت 18 شهرا وبلغت كلفتها 4.5 مليون دولار.',
  'وقال الوزير خلال الحفل إن المكتبة «ستكون بيتا لكل قارئ»، مضيفا أن الوزارة تعتزم افتتاح ثلاث مكتبات أخرى قبل نهاية العام الجاري (2025).',
  'من جهتها قالت مديرة المكتبة هالة النجار إن الأرشيف الجديد يضم أكثر من ألفي مخطوطة، وإن فريق Oasis Books سيتولى رقمنتها كلها.',
];
export const ARTICLE = PARAGRAPHS.join('\n\n');

/**
 * Text in an encoding of one byte a letter.
 *
 * @param {string} text
 * @param {string} encoding
 */
export function encode(text, encoding) {
  const decoder = new TextDecoder(encoding);
  const codes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(255 - byte)), 255 - byte]),
  );
  return Uint8Array.from([...text], (letter) => codes.get(letter) ?? 63);
}

/**
 * @param {string} text
 * @param {{ big?: boolean, mark?: boolean }} [options]
 */
export function utf16(text, { big = false, mark = false } = {}) {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return new Uint8Array(big ? bytes.swap16() : bytes);
}

/**
 * A zip archive.
 *
 * @param {Record<string, string | Uint8Array>} files
 * @param {{ deflated?: boolean }} [options]
 */
export function zip(files, { deflated = false } = {}) {
  const bodies = [];
  const entries = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const packed = deflated ? deflateRawSync(data) : data;
    const named = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(deflated ? 8 : 0, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(named.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, named, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), fields, rest, named]));
    bodies.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...bodies, directory, Buffer.from('PK\x05\x06'), end]));
}

export function docx(texts = PARAGRAPHS) {
  const paragraphs = texts.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
  const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return zip({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${types}"/></Types>`,
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs}</w:body></w:document>`,
  });
}

/** A page of a news site, with what such pages have around an article. */
export function articlePage({ charset = 'utf-8' } = {}) {
  const body = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n');
  return `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="${charset}"><title>${TITLE} | صحيفة الواحة</title>
<meta property="og:title" content="${TITLE}"><meta name="author" content="${BYLINE}"><meta property="article:published_time" content="2025-06-01T09:30:00+03:00">
<script>document.title = 'run'</script></head><body><nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a></nav>
<main><article><h1>${TITLE}</h1><time datetime="2025-06-01">1 يونيو</time>${body}</article></main>
<aside class="ad">إعلان: اشترك الآن في العروض</aside><img src="https://example.org/pixel.png" onerror="document.title='run'">
<footer>جميع الحقوق محفوظة</footer></body></html>`;
}

export function eml() {
  const word = (/** @type {string} */ text) =>
    `=?windows-1256?B?${Buffer.from(encode(text, 'windows-1256')).toString('base64')}?=`;
  const base64 = Buffer.from(encode(ARTICLE, 'windows-1256')).toString('base64').replace(/.{76}/g, '$&\r\n');
  const html = Buffer.from(`<p>${PARAGRAPHS[0]}</p>`).toString('base64');
  return new TextEncoder().encode(
    [
      `From: ${word(BYLINE)} <salma@example.org>`,
      `Subject: ${word('افتتاح مكتبة')}`,
      'Date: Sun, 1 Jun 2025 23:30:00 +0300',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="b1"',
      '',
      '--b1',
      'Content-Type: text/plain; charset=windows-1256',
      'Content-Transfer-Encoding: base64',
      '',
      base64,
      '--b1',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      html,
      '--b1--',
      '',
    ].join('\r\n'),
  );
}

/** A page as browsers save it with all that belongs to it. */
export function mht(html = articlePage()) {
  const quoted = [...Buffer.from(html)]
    .map((byte) =>
      byte === 10 || (byte >= 32 && byte < 127 && byte !== 61)
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('')
    .replaceAll('\n', '\r\n')
    .replace(/([^\r\n]{60,72})(?=[^\r\n])(?<!=.?)/g, '$1=\r\n');
  return new TextEncoder().encode(
    [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://news.example/a',
      'Subject: saved',
      'Date: Tue, 5 Aug 2025 10:00:00 -0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----B"',
      '',
      '',
      '------B',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://news.example/a',
      '',
      quoted,
      '------B',
      'Content-Type: text/css',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://news.example/a.css',
      '',
      'p { color: red }',
      '------B--',
      '',
    ].join('\r\n'),
  );
}

/**
 * A web archive of Safari's: a binary property list.
 *
 * @param {Uint8Array} page
 * @param {string} encoding that it names
 */
export function webarchive(page, encoding) {
  /** @type {Buffer[]} */
  const objects = [];
  const head = (/** @type {number} */ kind, /** @type {number} */ length) =>
    length < 15
      ? Buffer.of((kind << 4) | length)
      : Buffer.of(
          (kind << 4) | 15,
          0x12,
          length >>> 24,
          (length >>> 16) & 255,
          (length >>> 8) & 255,
          length & 255,
        );
  const add = (/** @type {Buffer} */ object) => objects.push(object) - 1;
  const text = (/** @type {string} */ value) =>
    add(Buffer.concat([head(5, value.length), Buffer.from(value)]));
  const dictionary = (/** @type {[string, number][]} */ values) => {
    const keys = values.map(([key]) => text(key));
    return add(
      Buffer.concat([head(13, values.length), Buffer.from([...keys, ...values.map(([, value]) => value)])]),
    );
  };
  const data = add(Buffer.concat([head(4, page.length), Buffer.from(page)]));
  const main = dictionary([
    ['WebResourceURL', text('https://news.example/a')],
    ['WebResourceTextEncodingName', text(encoding)],
    ['WebResourceData', data],
  ]);
  const top = dictionary([['WebMainResource', main]]);
  let at = 8;
  const offsets = objects.map((object) => {
    const start = Buffer.alloc(4);
    start.writeUInt32BE(at);
    at += object.length;
    return start;
  });
  const tail = Buffer.alloc(32);
  tail[6] = 4;
  tail[7] = 1;
  tail.writeUInt32BE(objects.length, 12);
  tail.writeUInt32BE(top, 20);
  tail.writeUInt32BE(at, 28);
  return new Uint8Array(Buffer.concat([Buffer.from('bplist00'), ...objects, ...offsets, tail]));
}

export function odt() {
  const body = PARAGRAPHS.map(
    (text) =>
      `<text:p>${text.replace(' ', '<text:s/>')}<text:note><text:note-citation>1</text:note-citation></text:note></text:p>`,
  ).join('');
  const spaces =
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"';
  return zip(
    {
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<office:document-content ${spaces}><office:body><office:text><office:annotation><text:p>remark</text:p></office:annotation><text:h>${TITLE}</text:h>${body}</office:text></office:body></office:document-content>`,
      'META-INF/manifest.xml': '<manifest/>',
    },
    { deflated: true },
  );
}

export function epub() {
  const chapter = (/** @type {string} */ text) =>
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>${text}</p></body></html>`;
  return zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    'OPS/book.opf': `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${TITLE}</dc:title><dc:creator>${BYLINE}</dc:creator></metadata><manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="b" href="text/b%20b.xhtml"/><item id="a" href="text/a.xhtml"/></manifest><spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>`,
    'OPS/nav.xhtml': chapter('contents'),
    'OPS/text/b b.xhtml': chapter(PARAGRAPHS[1] ?? ''),
    'OPS/text/a.xhtml': chapter(PARAGRAPHS[0] ?? ''),
  });
}

/** RTF as old programs write it, letters of the code page, and as new ones do, Unicode letters with a substitute each. */
export function rtf() {
  const old = [...encode(PARAGRAPHS[0] ?? '', 'windows-1256')]
    .map((byte) => (byte < 128 ? String.fromCharCode(byte) : `\\'${byte.toString(16)}`))
    .join('');
  const unicode = [...(PARAGRAPHS[1] ?? '')]
    .map((letter) => (letter < '\x80' ? letter : `\\u${letter.charCodeAt(0)}?`))
    .join('');
  return new TextEncoder().encode(
    `{\\rtf1\\ansi\\ansicpg1256\\deff0{\\fonttbl{\\f0\\fnil\\fcharset178 Arial;}{\\f1\\fnil\\fcharset0 Times;}}{\\colortbl;\\red0\\green0\\blue0;}{\\info{\\title A title}{\\author someone}}{\\*\\generator Some;}\\rtlpar\\f0 ${old}\\par\r\n{\\v hidden}${unicode}\\par{\\pict 0102}{\\uc2\\u8212\\'97\\'97}end\\{\\}}`,
  );
}
