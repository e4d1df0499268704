/** The WebAssembly gives the same bytes as the native program, on what `tests/bytes.rs` wrote. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine, workshop } from './engine.mjs';
import { nativeAnalyses } from './native.mjs';

const { default: init, analyze, initCore, version } = engine;
const { default: initWorkshop, exportAs, exportFormats, matchLists } = workshop;
const rows = nativeAnalyses();

test('before it is loaded, the analysis says so', () => {
  assert.throws(() => analyze('قال'), { name: 'IsnadError', message: /await init\(\) first/ });
});

test('so do the exports', () => {
  assert.throws(exportFormats, { name: 'IsnadError', message: /await init\(\) first/ });
});

test('each analysis is, byte for byte, what the native program prints', async () => {
  await init();
  for (const { text, date, edits, analysis } of rows) {
    assert.equal(
      JSON.stringify(analyze(text, { date, edits })),
      analysis,
      `of ${JSON.stringify(text.slice(0, 60))}`,
    );
  }
});

test('loading again changes nothing', async () => {
  await Promise.all([init(), initCore()]);
  assert.equal(JSON.stringify(analyze(rows[0].text, { date: rows[0].date })), rows[0].analysis);
  assert.match(version(), /^\d+\.\d+\.\d+$/);
});

test('a wrong date is an error for people', () => {
  assert.throws(() => analyze('قال', { date: '2025-02-30' }), { name: 'IsnadError', message: /2025-02-30/ });
});

test('an option of another type is an error that names it', () => {
  const wrong = /** @type {any[]} */ ([
    { date: 20250203 },
    { threshold: 'high' },
    { edits: [{ act: 'entity', at: { exact: 'قال' } }] },
  ]);
  for (const options of wrong) {
    assert.throws(() => analyze('قال', options), { name: 'IsnadError', message: /options cannot be read/ });
  }
});

test('a threshold leaves out what is less certain', () => {
  const text = rows.map((row) => row.text).join('\n');
  const { mentions, entities, options } = analyze(text, { threshold: 0.8 });
  assert.equal(options.threshold, 0.8);
  assert.ok(mentions.length > 0 && mentions.length < analyze(text).mentions.length);
  assert.ok(mentions.every((mention) => mention.confidence >= 0.8));
  assert.deepEqual(new Set(mentions.map((one) => one.entity)), new Set(entities.map((one) => one.id)));
});

test('lone halves of surrogate pairs keep positions and texts', () => {
  const text = 'قال \ud800سامي: «نعود \udc00غدا» يوم 3 مايو 2025';
  const { document, quotes, times } = analyze(text, { date: '2025-02-14' });
  assert.equal(document.length, text.length);
  assert.ok(times.length > 0);
  for (const span of [...quotes, ...times]) assert.equal(span.text, text.slice(span.start, span.end));
});

test('each export of a printed analysis is, byte for byte, what the native program writes', async () => {
  await initWorkshop();
  const formats = exportFormats();
  assert.ok(formats.length >= 9);
  for (const { text, analysis, exports } of rows) {
    for (const { name } of formats) {
      assert.equal(
        exportAs(name, text, analysis),
        exports[name],
        `${name} of ${JSON.stringify(text.slice(0, 60))}`,
      );
    }
  }
});

test('what is exported is the analysis that is given, not another', () => {
  const { text, analysis } = rows[rows.length - 1];
  const changed = JSON.parse(analysis);
  changed.entities[0].name = 'اسم صححه القارئ';
  changed.mentions.length = 1;
  assert.match(exportAs('csv-entities', text, changed), /اسم صححه القارئ/);
  assert.equal(exportAs('conll', text, changed).match(/ B-/g)?.length, 1);
  const checked = changed.quotes.map((/** @type {{id: string}} */ { id }) => id);
  assert.match(exportAs('csv-quotes', text, changed, { checked }), /,yes\r\n/);
});

test('what is no format and what is no analysis are errors for people', () => {
  const { text, analysis } = rows[0];
  assert.throws(() => exportAs('nonsense', text, analysis), { name: 'IsnadError', message: /nonsense/ });
  for (const wrong of ['', '{}', analysis.replace('isnad-analysis/1', 'isnad-analysis/9')]) {
    assert.throws(() => exportAs('tei', text, wrong), {
      name: 'IsnadError',
      message: /analysis cannot be read/,
    });
  }
});

test('a text with halves of surrogate pairs is exported as it is analysed', () => {
  const text = 'قال \ud800سامي الخطيب: «نعود \udc00غدا» يوم 3 مايو 2025';
  const analysis = analyze(text);
  for (const given of [analysis, JSON.stringify(analysis)]) {
    const { quotes } = JSON.parse(exportAs('json', text, given));
    assert.deepEqual(
      quotes.map((/** @type {{text: string}} */ quote) => quote.text),
      analysis.quotes.map((quote) => quote.text.replace(/\p{Cs}/gu, '\ufffd')),
    );
  }
});

test('the lists of the reader find places that slice to the text, and say what is wrong with a pattern', () => {
  const text = 'قالت لجنه المياه \ud800 إن القضية 123/2025 👍 والقضية 77/2024';
  const { user, errors } = matchLists(text, [
    { id: 'n', name: 'أسماء', names: 'لجنة المياه' },
    { id: 'p', name: 'قضايا', pattern: '\\d+/\\d{4}' },
    { id: 'w', name: 'خطأ', pattern: '👍(' },
  ]);
  assert.deepEqual(
    user.map(({ start, end, list }) => [list, text.slice(start, end)]),
    [
      ['n', 'لجنه المياه'],
      ['p', '123/2025'],
      ['p', '77/2024'],
    ],
  );
  assert.deepEqual(errors, [null, null, { code: 'group', start: 2, end: 3 }]);
  assert.throws(() => matchLists('x', /** @type {any} */ ([{}])), { name: 'IsnadError', message: /lists/ });
});
