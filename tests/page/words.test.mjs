/** The page's words: one table a language, nothing missing, every plural form there, every key that the page asks for. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { ENTRIES, modulesOf } from '../../tools/site/bundle.mjs';
import { ar as arCompare } from '../../www/compare/ar.js';
import { en as enCompare } from '../../www/compare/en.js';
import { ar as arLater } from '../../www/i18n/ar.js';
import { en as enLater } from '../../www/i18n/en.js';
import { ar as arFirst } from '../../www/i18n/first-ar.js';
import { en as enFirst } from '../../www/i18n/first-en.js';
import { ar as arLibrary, en as enLibrary } from '../../www/library/words.js';
import { strings } from '../../www/readers/strings.js';
import { samples } from '../../www/samples/index.js';
import { titles } from '../../www/samples/titles.js';

const [ar, en] = [
  { ...arFirst, ...arLater, ...arLibrary, ...arCompare },
  { ...enFirst, ...enLater, ...enLibrary, ...enCompare },
];

const WWW = path.resolve(import.meta.dirname, '../../www');

/** @param {string|object} message */
const forms = (message) => (typeof message === 'string' ? [] : Object.keys(message));

/** @param {string|object} message */
const parameters = (message) => new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? []);

test('both tables have the same keys', () => {
  assert.deepEqual(Object.keys(strings.ar).sort(), Object.keys(strings.en).sort());
  assert.deepEqual(Object.keys(arFirst).sort(), Object.keys(enFirst).sort());
  assert.deepEqual(Object.keys(arLater).sort(), Object.keys(enLater).sort());
  assert.deepEqual(Object.keys(arLibrary).sort(), Object.keys(enLibrary).sort());
  assert.deepEqual(Object.keys(arCompare).sort(), Object.keys(enCompare).sort());
});

test('no key is in two tables', () => {
  const all = [enFirst, enLater, enLibrary, enCompare, strings.en].flatMap((table) => Object.keys(table));
  assert.deepEqual(all.toSorted(), [...new Set(all)].toSorted());
});

/** @param {string} source @returns {string[]} the keys that it names */
const keysIn = (source) =>
  [
    ...[...source.matchAll(/\bt\('([\w.-]+)'|data-t(?:-[\w-]+)?="([\w.-]+)"/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    ),
    ...[...source.matchAll(/\bt\([^()]*\? '([\w.-]+)' : '([\w.-]+)'/g)].flatMap(([, one, other]) => [
      one,
      other,
    ]),
  ].map(String);

/** @param {string} source @returns {string[]} what keys begin with that it makes out of parts */
const familiesIn = (source) =>
  [...source.matchAll(/\bt\(`(\w+(?:\.\w+)?)\.\$\{/g)].map((match) => `${match[1]}.`);

test('the first screen has its words, and the rest of the page waits with what it lacks', async () => {
  const modules = await modulesOf(ENTRIES.app);
  assert.ok(modules.includes('www/page.js') && !modules.includes('www/reading-view.js'));
  const root = path.resolve(WWW, '..');
  const sources = await Promise.all(modules.map((file) => readFile(path.resolve(root, file), 'utf8')));
  const page = await readFile(path.join(WWW, 'index.html'), 'utf8');
  const source = [...sources, page.replace(/<section id="reader"[\s\S]*<\/main>/, '')].join('\n');
  for (const key of keysIn(source)) assert.ok(key in enFirst, `the first screen names ${key}`);
  const families = familiesIn(source);
  for (const key of Object.keys(enLater)) {
    assert.ok(!families.some((family) => key.startsWith(family)), `the first screen may name ${key}`);
  }
});

test('the titles of the samples are theirs', () => {
  const lines = samples.map(({ id, text }) => ({ id, title: text.slice(0, text.indexOf('\n')) }));
  assert.deepEqual(
    titles.map(({ id, title }) => ({ id, title })),
    lines,
  );
});

/** What the report and the page both say: the report's key, and the page's. */
const SHARED = {
  per: 'kinds.PER',
  org: 'kinds.ORG',
  loc: 'kinds.LOC',
  norp: 'kinds.NORP',
  misc: 'kinds.MISC',
  direct: 'hows.direct',
  partial: 'hows.partial',
  indirect: 'hows.indirect',
  term: 'hows.term',
  inferred: 'hows.inferred',
  doubtful: 'hows.doubtful',
  named: 'sorts.named',
  anonymous: 'sorts.anonymous',
  collective: 'sorts.collective',
  institution: 'sorts.institution',
  document: 'sorts.document',
  unknown: 'voices.nobody',
  neutral: 'stances.neutral',
  assertive: 'stances.assertive',
  loaded: 'stances.loaded',
  verb: 'card.verb',
  quotes: 'viewTitles.said',
  times: 'viewTitles.timeline',
  numbers: 'viewTitles.numbers',
  date: 'date.published',
};

test('the report says what the page says in the same words', async () => {
  const table = await readFile(path.resolve(WWW, '../data/export/labels.tsv'), 'utf8');
  const rows = table.split('\n').map((line) => line.split('\t'));
  for (const [own, key] of Object.entries(SHARED)) {
    const [, inArabic, inEnglish] = rows.find(([name]) => name === own) ?? [];
    assert.equal(inArabic, Reflect.get(ar, key), own);
    assert.equal(inEnglish, Reflect.get(en, key), own);
  }
});

test('every message that counts has all the plural forms of its language', () => {
  for (const [language, table] of Object.entries({ ar, en })) {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, message] of Object.entries(table)) {
      if (typeof message === 'string') continue;
      assert.deepEqual(forms(message).sort(), [...needed].sort(), `${language}: ${key}`);
    }
  }
});

test('a message has the same parameters in both languages', () => {
  for (const [key, message] of Object.entries(en)) {
    assert.deepEqual(parameters(ar[key] ?? ''), parameters(message), key);
  }
});

test('no message is in the wrong script', () => {
  const names = new Set(['otherLanguage', 'otherLanguageLabel']);
  for (const [key, message] of Object.entries(en)) {
    if (!names.has(key)) assert.doesNotMatch(JSON.stringify(message), /\p{Script=Arabic}(?<![١٢٣])/u, key);
  }
});

test('every key that the page names is there, and every key is named', async () => {
  const files = (await readdir(WWW, { recursive: true })).filter(
    (file) => /\.(js|html)$/.test(file) && !file.startsWith('i18n/'),
  );
  const sources = await Promise.all(files.map((file) => readFile(path.join(WWW, file), 'utf8')));
  const source = sources.join('\n');
  for (const key of keysIn(source)) assert.ok(key in en || key in strings.en, `the page names ${key}`);
  const families = [...source.matchAll(/`(\w+(?:\.\w+)?)\.\$\{/g)].map((match) => `${match[1]}.`);
  for (const key of Object.keys(en)) {
    const used =
      source.includes(`'${key}'`) ||
      source.includes(`"${key}"`) ||
      families.some((family) => key.startsWith(family));
    assert.ok(used, `nothing names ${key}`);
  }
});
