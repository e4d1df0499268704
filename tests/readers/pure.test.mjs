/** The readers' parts that need no browser: encodings, kinds, Markdown, JSON, the order of a PDF's lines. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../www/day.js';
import { declaredInHtml, decode } from '../../www/readers/encoding.js';
import { readJson } from '../../www/readers/json.js';
import { kindOf } from '../../www/readers/kinds.js';
import { direction, mirrored, pageText, turned } from '../../www/readers/lines.js';
import { readMarkdown } from '../../www/readers/markdown.js';
import { strings } from '../../www/readers/strings.js';
import { ARTICLE, PARAGRAPHS, encode, utf16, zip } from './make.mjs';

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
    [zip({ 'a.txt': 'a' }), 'a.docx', 'ZIP'],
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
    const read = readJson(JSON.stringify(object), 'a.json');
    assert.deepEqual([read.date, read.notes], [undefined, note('2025-02-30')]);
  }
  const right = readJson(JSON.stringify({ ...own, options: { date: '2025-02-28' } }), 'a.json');
  assert.deepEqual([right.date, right.notes], ['2025-02-28', []]);
});

test('JSON: our export, any object with a text, and nothing else', () => {
  const own = readJson('{"text":"a","mentions":[],"entities":[]}', 'a.json');
  assert.deepEqual([own.text, own.analysis], ['a', { mentions: [], entities: [] }]);
  assert.equal(readJson('{"text":"a","title":"b"}', 'a.json').analysis, undefined);
  assert.throws(() => readJson('{"body":"a"}', 'a.json'), { key: 'readers.json' });
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
  const shadda = [piece('روا', 10, 15), piece('\u0651', 24, 0), piece('ف', 25, 6)];
  assert.equal(pageText(shadda), 'فر\u0651وا');
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
