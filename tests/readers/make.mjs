/** Files of every kind, made from an article of our own. */
import { crc32 } from 'node:zlib';

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
 * A zip archive of stored files.
 *
 * @param {Record<string, string>} files
 */
export function zip(files) {
  const bodies = [];
  const entries = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), fields, rest, Buffer.from(name)]));
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

export function docx() {
  const paragraphs = PARAGRAPHS.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
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
