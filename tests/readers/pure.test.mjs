/** The readers' parts that need no browser: encodings, kinds, Markdown, JSON, the order of a PDF's lines. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../www/day.js';
import { declaredInHtml, decode } from '../../www/readers/encoding.js';
import { readJson } from '../../www/readers/json.js';
import { kindOf } from '../../www/readers/kinds.js';
import { direction, mirrored, turned } from '../../www/readers/direction.js';
import { strings } from '../../www/readers/strings.js';
import { isMarkdown, readMarkdown } from '../../www/readers/markdown.js';
import { pageText, pagesText } from '../../www/readers/pages.js';
import { readPlain } from '../../www/readers/plain.js';
import { readRtf } from '../../www/readers/rtf.js';
import { entriesOf, unpack } from '../../www/readers/zip.js';
import { ARTICLE, BYLINE, PARAGRAPHS, TITLE, encode, rtf, utf16, zip } from './make.mjs';

const utf8 = (/** @type {string} */ text) => new TextEncoder().encode(text);

test('each encoding is told from the bytes alone', () => {
  const plain = ARTICLE.replace(/[«»]/g, '"').replaceAll('،', ',');
  const cases = /** @type {[string, Uint8Array, string][]} */ ([
    ['utf-8', utf8(ARTICLE), ARTICLE],
    ['utf-8', utf8(`\uFEFF${ARTICLE}`), ARTICLE],
    ['utf-16le', utf16(ARTICLE), ARTICLE],
    ['utf-16be', utf16(ARTICLE, { big: true }), ARTICLE],
    ['utf-16le', utf16(ARTICLE, { mark: true }), ARTICLE],
    ['utf-16be', utf16(ARTICLE, { mark: true, big: true }), ARTICLE],
    ['utf-16le', utf16('An English text without a mark.'), 'An English text without a mark.'],
    ['windows-1256', encode(ARTICLE, 'windows-1256'), ARTICLE],
    ['iso-8859-6', encode(plain, 'iso-8859-6'), plain],
    [
      'windows-1252',
      encode('The café in Besançon reopened, the mayor said.', 'windows-1252'),
      'The café in Besançon reopened, the mayor said.',
    ],
  ]);
  for (const [encoding, bytes, text] of cases) {
    const found = decode(bytes);
    assert.equal(found?.encoding, encoding);
    assert.equal(found?.text, text, encoding);
  }
});

test('MacArabic, which no browser knows, is read', () => {
  const mac = { ' ': 0xa0, '،': 0xac, '«': 0x8c, '»': 0x98, '.': 0xae };
  const old = encode(PARAGRAPHS[1] ?? '', 'iso-8859-6');
  const bytes = Uint8Array.from(
    [...(PARAGRAPHS[1] ?? '')],
    (letter, n) => mac[/** @type {' '} */ (letter)] ?? old[n],
  );
  const found = decode(bytes);
  assert.equal(found?.text, PARAGRAPHS[1]);
  assert.deepEqual(found?.notes, [{ key: 'readers.note.encoding', values: { encoding: 'x-mac-arabic' } }]);
});

test('lines of an old encoding among those of UTF-8 are read, and said to have been guessed', () => {
  const [first = '', second = '', third = ''] = PARAGRAPHS;
  const bytes = Uint8Array.of(
    ...utf8(`${first}\n`),
    ...encode(`${second}\n`, 'windows-1256'),
    ...utf8(third),
  );
  const found = decode(bytes);
  assert.equal(found?.text, PARAGRAPHS.join('\n'));
  assert.deepEqual(found?.notes, [
    { key: 'readers.note.mixed', values: { encoding: 'windows-1256', count: 1 } },
  ]);
});

test('a text that was encoded twice is put right', () => {
  const twice = utf8(new TextDecoder('windows-1252').decode(utf8(ARTICLE)));
  const found = decode(twice);
  assert.equal(found?.text, ARTICLE);
  assert.equal(found?.notes[0]?.key, 'readers.note.twice');
  const french = 'Où est l’île ? À Évian, près du lac, où l’été est doux : là-bas, ça ira.';
  assert.equal(decode(utf8(french))?.text, french);
});

test('a careless declaration does not count where the letters are Arabic', () => {
  for (const declared of ['utf-8', 'iso-8859-1', 'windows-1252']) {
    const found = decode(encode(ARTICLE, 'windows-1256'), declared);
    assert.equal(found?.text, ARTICLE, declared);
    assert.equal(found?.notes[0]?.key, 'readers.note.encoding');
  }
  const café = 'The café in Besançon reopened, the mayor said.';
  assert.equal(decode(encode(café, 'windows-1252'), 'iso-8859-1')?.text, café);
});

test('damage is shown and counted', () => {
  const bytes = utf8(ARTICLE);
  const broken = decode(Uint8Array.of(...bytes, 0xff, 10, 0, 10));
  assert.equal(broken?.encoding, 'utf-8');
  assert.equal(broken?.text, `${ARTICLE}\uFFFD\n\uFFFD\n`);
  assert.deepEqual(
    broken?.notes.map(({ key, values }) => [key, values['count']]),
    [
      ['readers.note.replaced', 1],
      ['readers.note.nul', 1],
    ],
  );
  assert.equal(decode(Uint8Array.from({ length: 400 }, (_, n) => n * 7)), undefined);
});

test('an HTML file’s own word on its encoding is heard', () => {
  const page = '<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Москва';
  const bytes = encode(page, 'windows-1251');
  assert.equal(declaredInHtml(bytes), 'windows-1251');
  assert.equal(decode(bytes, declaredInHtml(bytes))?.text, page);
  assert.equal(
    decode(utf8(ARTICLE), 'windows-1256')?.text,
    ARTICLE,
    'bytes that are UTF-8 throughout are UTF-8',
  );
});

test('the kind is told by the bytes before the name', () => {
  const cases = /** @type {[Uint8Array, string, string][]} */ ([
    [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'a.txt', 'PNG'],
    [utf8('%PDF-1.7'), 'a.txt', 'pdf'],
    [zip({ 'a.txt': 'a' }), 'a.docx', 'zip'],
    [zip({ 'xl/workbook.xml': '' }), 'a.zip', 'XLSX'],
    [zip({ 'content.xml': '', mimetype: '' }), 'a.zip', 'odt'],
    [zip({ 'META-INF/container.xml': '', 'a.opf': '' }), 'a.zip', 'epub'],
    [utf8('\0\0\0\x18ftypheic'), 'a.txt', 'HEIF'],
    [utf8('\0\0\0\x18ftypmp42'), 'a.txt', 'MP4'],
    [utf8('an ftyp in a text'), 'a.txt', 'text'],
    [utf8('{\\rtf1 a}'), 'a.doc', 'rtf'],
    [utf8('<?xml version="1.0"?>\n<rss version="2.0">'), 'a.xml', 'feed'],
    [utf8('From a@b.c Tue Nov 25\nFrom: a'), 'mail', 'mbox'],
    [
      utf8('From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; a=b\r\n\r\n'),
      'a.eml',
      'mht',
    ],
    [utf8('Subject: a\nFrom: b\nMIME-Version: 1.0\n\nc'), 'a', 'eml'],
    [utf8('Note: a\nThen: b\n\nc'), 'a.txt', 'text'],
    [utf8('[InternetShortcut]\nURL=https://a.example'), 'a.url', 'link'],
    [zip({ 'word/document.xml': '<a/>' }), 'a.bin', 'docx'],
    [utf8('BMW said on Sunday'), 'a.txt', 'text'],
    [utf8('\n<!doctype html><p>'), 'a.txt', 'html'],
    [utf8('text'), 'A.MD', 'markdown'],
    [utf8('{}'), 'a.json', 'json'],
    [utf8('From: a'), 'a.eml', 'eml'],
  ]);
  for (const [bytes, name, kind] of cases) {
    const found = kindOf(bytes, name);
    assert.equal('kind' in found ? found.kind : found.foreign, kind, name);
  }
});

test('Markdown gives the words without their marks', () => {
  const source =
    '---\ntitle: "A title"\nauthor: Salma\ndate: 2025-06-01\n---\n# Heading\n\nA **bold** and *slanted* [link](https://example.org), snake_case_name.\n\n> quoted\n\n- one\n- two\n\n***\n[1]: https://example.org\n';
  assert.deepEqual(readMarkdown(source), {
    text: 'Heading\n\nA bold and slanted link, snake_case_name.\n\nquoted\n\none\ntwo',
    title: 'A title',
    byline: 'Salma',
    date: '2025-06-01',
    notes: [],
  });
});

test('Markdown: what closes is found, addresses go whole, pictures’ words stand apart', () => {
  const read = (/** @type {string} */ source) => readMarkdown(source).text;
  assert.equal(read('See [the page](https://a.example/x_(y)) now.'), 'See the page now.');
  assert.equal(read('![](https://a.example/b.png "a (b) c")\n\nText.'), 'Text.');
  assert.equal(read('One.\n![The hall](a.png)\nTwo.'), 'One.\n\nThe hall\n\nTwo.');
  assert.equal(
    read('**Bold *and slanted* here** and 2 * 3 * 4, a_b_c, ~~gone~~, `x*y*`'),
    'Bold and slanted here and 2 * 3 * 4, a_b_c, gone, x*y*',
  );
  assert.equal(read('A claim.[^1]\n\n[^1]: Its source.'), 'A claim.\n\nIts source.');
  assert.equal(read('| a | b |\n|---|---|\n\nHead\n===='), '| a | b |\n\nHead');
  assert.equal(read('not **closed and [open'), 'not **closed and [open');
  assert.equal(read('**Bold *and** on'), 'Bold *and on', 'what ends takes its own beginning');
  assert.equal(
    readMarkdown('# First\n\ntext\n\n## Second\n').title,
    'First',
    'the title is the first heading',
  );
});

test('plain text is Markdown where it has marks of more than one kind', () => {
  assert.ok(isMarkdown('# Head\n\n![a](https://a.example/b.jpg)\n\ntext'));
  assert.ok(!isMarkdown('A text with * one star, a # and 5 > 3.\n- a\n- b\n> c'));
});

for (const [kind, source, expected] of /** @type {[string, string, object][]} */ ([
  [
    'subtitles (SRT)',
    '\uFEFF1\n00:00:01,000 --> 00:00:04,200\nافتتحت الوزيرة المعرض\n\n2\n00:00:04,300 --> 00:00:07,900\nفي 12 مايو.\n\n3\n00:00:08,000 --> 00:00:10,000\n<i>وشكرت الحضور.</i>\n',
    { text: 'افتتحت الوزيرة المعرض في 12 مايو.\nوشكرت الحضور.' },
  ],
  [
    'subtitles (WebVTT)',
    'WEBVTT\n\nNOTE made by hand\n\n00:01.000 --> 00:04.200 align:start\n<v Salma>The doors open\n\n00:04.300 --> 00:05.000\n<v Salma>on Sunday.\n\n00:06.000 --> 00:07.000\n<v Hani>Good.</v>\n',
    { text: 'Salma: The doors open on Sunday.\nHani: Good.' },
  ],
  [
    'a chat (WhatsApp)',
    '12/05/2025، 9:41 ص - تم تشفير الرسائل\n12/05/2025، 9:41 ص - سلمى الحداد: وصل الوفد إلى النخيل.\nثم دخل القاعة.\n12/05/2025، 9:42 ص - هالة النجار: <تم استبعاد الوسائط>\n12/05/2025، 9:45 ص - هالة النجار: بدأ الحفل.\n',
    {
      text: 'سلمى الحداد: وصل الوفد إلى النخيل.\nثم دخل القاعة.\n\nهالة النجار: بدأ الحفل.',
      date: '2025-05-12',
    },
  ],
  [
    'a chat in English, with the month first',
    '[5/31/25, 9:41:07 AM] Salma: We are there.\n[5/31/25, 9:42:00 AM] Salma: It begins.\n[5/31/25, 9:43:00 AM] Hani: image omitted\n',
    { text: 'Salma: We are there.\n\nIt begins.', date: '2025-05-31' },
  ],
  [
    'a channel (Telegram)',
    'Oasis News, [12.05.2025 09:41]\n[ Photo ]\nThe library opened.\n\n@oasis_news\n👁 12.3K views 09:41\nhttps://t.me/oasis_news/12\n',
    { text: 'The library opened.', date: '2025-05-12' },
  ],
  [
    'a reply that quotes an article',
    'On Tue, 3 June 2025, someone wrote:\n> The library opened.\n> > It was full.\n',
    { text: 'The library opened.\nIt was full.' },
  ],
  [
    'a reply above what it answers',
    'We shall come.\nThe doors open at nine.\nBring a friend along.\nAnd a book or two.\n\nOn Tue, someone wrote:\n> When is it?\n> Where?\n',
    { text: 'We shall come.\nThe doors open at nine.\nBring a friend along.\nAnd a book or two.' },
  ],
  [
    'marks of the writer’s own',
    'One.\nTwo.\n> a\n> b\nThree.\nFour.\nFive.',
    { text: 'One.\nTwo.\n> a\n> b\nThree.\nFour.\nFive.' },
  ],
  [
    'an article that tells times',
    '12/5/2025\nThe train left at 9:41 - late: the driver said so.\nIt came at 10:00.\n',
    { text: '12/5/2025\nThe train left at 9:41 - late: the driver said so.\nIt came at 10:00.\n' },
  ],
])) {
  test(`plain text: ${kind}`, () => {
    const { text, date, notes } = readPlain(source);
    assert.deepEqual({ text, date, notes }, { date: undefined, notes: [], ...expected });
  });
}

test('RTF: letters of its code page and Unicode ones; what is hidden, pictures and fonts are not read', () => {
  const { text, title } = readRtf(rtf());
  assert.equal(text, `${PARAGRAPHS[0]}\n\n${PARAGRAPHS[1]}\n\n—end{}`);
  assert.equal(title, 'A title');
});

test('a zip archive gives its files; what is damaged or too large does not', async () => {
  for (const deflated of [false, true]) {
    const bytes = zip({ 'مقال.txt': ARTICLE, 'b/': '' }, { deflated });
    const [entry] = entriesOf(bytes) ?? [];
    assert.ok(entry);
    assert.equal(entry.name, 'مقال.txt');
    assert.equal(new TextDecoder().decode(await unpack(bytes, entry, 1e6)), ARTICLE);
    await assert.rejects(unpack(bytes, entry, 100), { key: 'readers.tooLarge' });

    // The directory may lie about the length.
    if (deflated)
      await assert.rejects(unpack(bytes, { ...entry, size: 1 }, 100), { key: 'readers.tooLarge' });
    await assert.rejects(unpack(bytes, { ...entry, offset: 1e6 }, 1e6), { key: 'readers.broken' });
    await assert.rejects(unpack(bytes, { ...entry, locked: true }, 1e6), { key: 'readers.locked' });
  }
  const damaged = zip({ a: ARTICLE }, { deflated: true }).fill(0xff, 40, 200);
  const [entry] = entriesOf(damaged) ?? [];
  assert.ok(entry);
  await assert.rejects(unpack(damaged, entry, 1e6), { key: 'readers.broken' });
  assert.equal(entriesOf(utf8('PK\x03\x04 nothing')), undefined);
});

test('a day is one that a calendar has, however it is written', () => {
  const cases = {
    '2024-02-29T10:00:00Z': '2024-02-29',
    '2025/6/1': '2025-06-01',
    '20250601T1000': '2025-06-01',
    'Sun, 1 Jun 2025 23:30:00 +0300': '2025-06-01',
    'الأربعاء، 07 أكتوبر 2020 - 12:09 م': '2020-10-07',
    '٧ تشرين الأول/أكتوبر ٢٠٢٠': '2020-10-07',
    '3 جانفي 2021': '2021-01-03',
    'ديسمبر 25, 2020': '2020-12-25',
    'October 7th, 2020': '2020-10-07',
  };
  for (const [written, found] of Object.entries(cases)) assert.equal(day(written), found, written);
  const none =
    '2025-02-30 2023-02-29 2025-13-45 2025-00-10 2025-04-00 0000-01-01 0999-12-31 2025-06-011 junk'.split(
      ' ',
    );
  for (const written of [...none, '', 'Mon, 31 Feb 2025', '31 أبريل 2020', undefined, 20250601, {}])
    assert.equal(day(written), undefined, String(written));
});

test('a date that cannot be is left out of every kind of file, and said so', () => {
  const note = (/** @type {string} */ date) => [{ key: 'readers.note.date', values: { date } }];
  const { date, notes } = readMarkdown('---\ndate: 2025-13-45\n---\nA text.');
  assert.deepEqual([date, notes], [undefined, note('2025-13-45')]);
  const own = { text: 'a', mentions: [], entities: [], options: { date: '2025-02-30' } };
  for (const object of [{ text: 'a', date: '2025-02-30' }, own]) {
    const [read] = readJson(JSON.stringify(object), 'a.json');
    assert.deepEqual([read?.date, read?.notes], [undefined, note('2025-02-30')]);
  }
  const [right] = readJson(JSON.stringify({ ...own, options: { date: '2025-02-28' } }), 'a.json');
  assert.deepEqual([right?.date, right?.notes], ['2025-02-28', []]);
});

test('JSON: our export, and articles in the fields of the usual names', () => {
  const [own] = readJson('{"text":"a","mentions":[],"entities":[]}', 'a.json');
  assert.deepEqual([own?.text, own?.analysis], ['a', { mentions: [], entities: [] }]);
  assert.equal(readJson('{"text":"a","title":"b"}', 'a.json')[0]?.analysis, undefined);
  const linked = {
    '@type': 'NewsArticle',
    headline: TITLE,
    articleBody: ARTICLE,
    datePublished: '2025-06-01T09:00:00Z',
    author: [{ '@type': 'Person', name: BYLINE }],
    publisher: { name: 'صحيفة الواحة' },
  };
  const known = {
    text: ARTICLE,
    title: TITLE,
    byline: BYLINE,
    date: '2025-06-01',
    notes: [],
    analysis: undefined,
  };
  assert.deepEqual(readJson(JSON.stringify(linked), 'a.json'), [known]);
  const plain = { title: TITLE, content: ARTICLE, author: BYLINE, published_at: '2025-06-01' };
  assert.deepEqual(readJson(JSON.stringify({ articles: [plain, plain] }), 'a.json'), [known, known]);
  assert.deepEqual(readJson(`${JSON.stringify(plain)}\n\n${JSON.stringify(plain)}\n`, 'a.jsonl'), [
    known,
    known,
  ]);
});

test('JSON that holds no article says which fields it has', () => {
  assert.throws(() => readJson('{"lines":"a"}', 'a.json'), {
    key: 'readers.json',
    values: { name: 'a.json', fields: 'lines' },
  });
  assert.throws(() => readJson('{"text":5}', 'a.json'), { key: 'readers.json' }, 'a text is a string');
  assert.throws(() => readJson('{', 'a.json'), { key: 'readers.broken' });
});

test('a line of a PDF is read from the right, numbers and Latin in it from the left', () => {
  const piece = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ width) => ({
    text,
    x,
    y: 700,
    width,
    size: 12,
  });
  const line = [
    piece('سيتولى رقمنتها', 10, 20),
    piece('Oasis', 40, 30),
    piece('Books', 75, 30),
    piece('فريق', 110, 20),
  ];
  assert.equal(pageText(line), 'فريق Oasis Books سيتولى رقمنتها');
  assert.equal(pageText([piece('في الواحة', 60, 50), piece('.12/5/2025', 5, 50)]), 'في الواحة 12/5/2025.');
  assert.equal(pageText([piece('في الواحة .12/5/2025', 5, 90)]), 'في الواحة 12/5/2025.');
});

/** @type {(text: string, x: number, width: number, y?: number, size?: number) => import('../../www/readers/lines.js').Piece} */
const piece = (text, x, width, y = 700, size = 12) => ({ text, x, y, width, size });

test('a vowel sign of its own goes on its letter, as the file has its pieces', () => {
  // From the left, as they are seen: the sign, a space without width, the letter.
  const seen = [
    piece('د العقد', 0, 40),
    piece('\u0651', 39.4, 0, 698),
    piece(' ', 40, 0),
    piece('د', 40, 6),
    piece('م', 46, 6),
  ];
  assert.equal(pageText(seen), 'مد\u0651د العقد');
  // A space between words stands after the sign in the file.
  const tanwin = [
    piece('عن', 0, 15),
    piece(' \u064B', 18, 0, 703),
    piece(' ', 15, 5),
    piece('ا', 20, 3),
    piece('خبر', 23, 15),
  ];
  assert.equal(pageText(tanwin), 'خبرا\u064B عن');
  // As they are read: the letter, then the sign.
  const read = [piece('م', 46, 6), piece('د', 40, 6), piece('\u0651', 41, 0, 698), piece('د', 34, 6)];
  assert.equal(pageText(read), 'مد\u0651د');
});

test('marks of one piece in a line from the right stand as they are read', () => {
  const line = [piece('."', 0, 8), piece('نعم', 8, 20), piece('" :', 28, 10), piece('قالت', 38, 20)];
  assert.equal(pageText(line), 'قالت: "نعم".');
});

test('a word in Latin letters and one in Arabic letters are two, but for a proclitic', () => {
  assert.equal(
    pageText([piece('من أجل العلم', 0, 50), piece('Python', 50, 30), piece('لغة', 80, 15)]),
    'لغة Python من أجل العلم',
  );
  assert.equal(
    pageText([piece('أمس ظهرا', 0, 10), piece('BBC', 15, 20), piece('لـ', 35, 8)]),
    'لـBBC أمس ظهرا',
  );
  assert.equal(pageText([piece('BBC', 15, 20), piece('قالت و', 35, 28)]), 'قالت وBBC');
});

test('brackets touch what they hold', () => {
  const line = [
    piece('صدر', 0, 20),
    piece('(', 25, 4),
    piece('GMT+', 29, 20),
    piece('3', 49, 6),
    piece(')', 55, 4),
    piece('بيان', 64, 20),
  ];
  assert.equal(mirrored(pageText(line)), 'بيان (GMT+3) صدر');
});

test('lines with less than half a letter between them are one', () => {
  assert.equal(pageText([piece('raised', 0, 30, 704), piece('text', 33, 20)]), 'raised text');
  assert.equal(
    pageText([piece('One.', 0, 90, 700), piece('two', 0, 40, 691.5), piece('three', 44, 46, 691.5)]),
    'One. two three',
  );
});

test('a paragraph goes on at the usual distance, after a full line, in its column alone', () => {
  const lines = (/** @type {number[]} */ ys, x = 0, width = 400) =>
    ys.map((y, n) => piece(`line ${n} of the text`, x, width, y));
  assert.equal(pageText(lines([700, 685, 670])).split('\n\n').length, 1);
  assert.equal(
    pageText(lines([700, 685, 670, 648, 633])).split('\n\n').length,
    2,
    'half as far again is another',
  );
  // A headline over two columns, each with lines of its own width.
  const columns = [
    piece('A headline over both of the columns', 0, 400, 730, 12),
    ...lines([700, 685, 670], 60, 190),
    ...lines([700, 685, 670], 270, 190),
  ];
  assert.equal(
    pageText(columns).split('\n\n').length,
    2,
    'what the foot of a column breaks off goes on at the head of the next',
  );
  const ended = columns.map((one, n) => (n === 3 ? { ...one, text: `${one.text}.` } : one));
  assert.equal(pageText(ended).split('\n\n').length, 3);
  // A last line leaves room for a word.
  const last = [
    piece('one two three', 0, 400),
    piece('four.', 0, 100, 685),
    piece('five six seven', 0, 400, 670),
  ];
  assert.equal(pageText(last), 'one two three four.\n\nfive six seven');
  // Loose lines that end sentences are paragraphs, others are not.
  const loose = (/** @type {string} */ end) =>
    pageText([piece(`A line of one sentence${end}`, 0, 400), piece('Another line', 0, 400, 672)]);
  assert.equal(loose('.').split('\n\n').length, 2);
  assert.equal(loose(' and').split('\n\n').length, 1);
});

test('a word that a hyphen divides at the end of a line is one', () => {
  const lines = (/** @type {string} */ first, /** @type {string} */ second) =>
    pageText([piece(first, 0, 400), piece(second, 0, 400, 685)]);
  assert.equal(lines('a considerable dis\u2010', 'agreement of all'), 'a considerable disagreement of all');
  assert.equal(lines('in the years 2019-', '2021 it grew'), 'in the years 2019- 2021 it grew');
});

test('what repeats at the edges of pages is not of the text, nor is a browser’s stamp', () => {
  const row = (/** @type {string} */ text, /** @type {number} */ y) => ({
    text,
    left: 0,
    right: 400,
    y,
    size: 12,
  });
  const page = (/** @type {number} */ n) => [
    row(`The Oasis, issue ${n}`, 800),
    row(`Words of page ${'abc'[n]}, which are the article.`, 700),
    row(`${n}`, 20),
  ];
  assert.equal(
    pagesText([page(0), page(1), page(2)]),
    ['a', 'b', 'c'].map((n) => `Words of page ${n}, which are the article.`).join('\n\n'),
  );
  const printed = [
    row('The library 12/1/26, 1:44 AM', 800),
    row('The article.', 700),
    row('about:blank 1/1', 20),
  ];
  assert.equal(pagesText([printed]), 'The article.');
  const dated = [row('The library 12/1/26, 1:44 AM', 800), row('The article.', 700), row('Its end.', 600)];
  assert.equal(
    pagesText([dated]),
    'The library 12/1/26, 1:44 AM The article.\n\nIts end.',
    'a day alone is no stamp',
  );
});

test('a paragraph goes on over the edge of a page', () => {
  const row = (/** @type {string} */ text) => ({ text, left: 0, right: 400, y: 700, size: 12 });
  const long = `${'A sentence that is long and goes on and on, '.repeat(3)}until the page`;
  assert.equal(pagesText([[row(long)], [row('ends on the next.')]]), `${long} ends on the next.`);
  assert.equal(pagesText([[row('A headline')], [row('begins the next.')]]), 'A headline\n\nbegins the next.');
});

test('a date in pieces keeps its order in a line from the right', () => {
  /** @type {(text: string, x: number, width: number, y: number) => import('../../www/readers/lines.js').Piece} */
  const piece = (text, x, width, y) => ({ text, x, y, width, size: 12 });
  const at = (/** @type {string[]} */ texts, /** @type {number} */ from, /** @type {number} */ y) =>
    texts.map((text, n) => piece(text, from + n * 6, 6, y));
  const date = ['.', '12', '/', '5', '/', '2025'];
  // Alone on its line, and after an Arabic word that stands on its right.
  const wrapped = [piece('اجتمعت اللجنة يوم', 10, 200, 700), ...at(date, 300, 685)];
  assert.match(pageText(wrapped), /\s12\/5\/2025\.$/);
  assert.equal(pageText([...at(date, 10, 700), piece('في', 52, 12, 700)]), 'في 12/5/2025.');
  assert.equal(pageText([...at(['3', '.', '5'], 10, 700), piece('بلغ', 34, 12, 700)]), 'بلغ 3.5');
});

test('a date whose ends are held by the words beside it runs from the left', () => {
  /** @type {(text: string, x: number, width: number) => import('../../www/readers/lines.js').Piece} */
  const piece = (text, x, width) => ({ text, x, y: 700, width, size: 12 });
  const date = [
    piece('12، عن المشروع', 10, 84),
    piece('/', 94, 4),
    piece('5', 98, 6),
    piece('/', 104, 4),
    piece('أعلنت البلدية، في 2025', 108, 132),
  ];
  assert.equal(pageText(date), 'أعلنت البلدية، في 12/5/2025، عن المشروع');
  // A comma of its own piece, seen on the left of the number.
  const comma = [piece('،12', 10, 16), piece('/', 26, 4), piece('5', 30, 6), piece('في', 40, 12)];
  assert.equal(pageText(comma), 'في 12/5،');
  assert.equal(pageText([piece('وصلت إلى %87', 10, 80)]), 'وصلت إلى 87%');
});

test('Arabic stored backwards is seen and turned', () => {
  const text = PARAGRAPHS[1] ?? '';
  assert.equal(direction(text), 'forwards');
  const stored = turned(text);
  assert.equal(direction(stored), 'backwards');
  assert.equal(turned(stored), text);
  assert.equal(direction('قال وزير'), 'unknown');
});

test('brackets stored as they look in Arabic are turned', () => {
  assert.equal(mirrored('قالت »نعم« )2025(.'), 'قالت «نعم» (2025).');
  assert.equal(mirrored(ARTICLE), ARTICLE);
  assert.equal(mirrored('He said )no('), 'He said )no(', 'English is left as it is');
});

test('the lines of a PDF’s paragraph are joined, paragraphs are not', () => {
  const line = (/** @type {string} */ text, /** @type {number} */ y, width = 400) => ({
    text,
    x: 50,
    y,
    width,
    size: 12,
  });
  const page = [
    line('One two', 700),
    line('three.', 685, 90),
    line('Four five', 670),
    line('six.', 655, 60),
    line('Apart', 610),
  ];
  assert.equal(pageText(page), 'One two three.\n\nFour five six.\n\nApart');
});

test('every sentence is there in both languages', () => {
  assert.deepEqual(Object.keys(strings.ar), Object.keys(strings.en));
  for (const [key, sentence] of Object.entries(strings.en)) {
    const places = (/** @type {string} */ text) => (text.match(/\{\w+\}/g) ?? []).sort();
    assert.deepEqual(places(strings.ar[/** @type {keyof typeof strings.ar} */ (key)]), places(sentence), key);
  }
});
