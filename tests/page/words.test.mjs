/** The page's words: one table a language, nothing missing, every plural form there, every key that the page asks for. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { ar } from '../../www/i18n/ar.js';
import { en } from '../../www/i18n/en.js';
import { strings } from '../../www/readers/strings.js';

const WWW = path.resolve(import.meta.dirname, '../../www');

/** @param {string|object} message */
const forms = (message) => (typeof message === 'string' ? [] : Object.keys(message));

/** @param {string|object} message */
const parameters = (message) => new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? []);

test('both tables have the same keys', () => {
  assert.deepEqual(Object.keys(strings.ar).sort(), Object.keys(strings.en).sort());
  assert.deepEqual(Object.keys(ar).sort(), Object.keys(en).sort());
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
  const named = [...source.matchAll(/\bt\('([\w.-]+)'|data-t(?:-[\w-]+)?="([\w.-]+)"/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  for (const key of named) assert.ok(key in en || key in strings.en, `the page names ${key}`);
  const families = [...source.matchAll(/`(\w+(?:\.\w+)?)\.\$\{/g)].map((match) => `${match[1]}.`);
  for (const key of Object.keys(en)) {
    const used =
      source.includes(`'${key}'`) ||
      source.includes(`"${key}"`) ||
      families.some((family) => key.startsWith(family));
    assert.ok(used, `nothing names ${key}`);
  }
});
