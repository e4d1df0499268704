/** Corrections apart from what shows them: where they belong, what is taken from outside, and that nothing loses or changes them. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { packEdits, place, placeOf, unpackEdits } from '../../www/address.js';
import { Changes } from '../../www/changes.js';
import { corrected, optionsOf } from '../../www/corrections.js';
import { anchorOf } from '../../www/edits/anchor.js';
import { packed, unpacked } from '../../www/edits/history.js';
import { soundEdits } from '../../www/edits/sound.js';
import { ar } from '../../www/i18n/ar.js';
import { en } from '../../www/i18n/en.js';
import { readJson } from '../../www/readers/json.js';

/** @typedef {import('../../www/types.d.ts').Edit} Edit */
/** @typedef {import('../../www/types.d.ts').OpenArticle} OpenArticle */

// The page's language is the browser's, unless it was chosen.
Object.defineProperty(globalThis, 'navigator', { value: { languages: ['ar'] }, configurable: true });
const { actWords, changeWords } = await import('../../www/edits/words.js');
const { addWords } = await import('../../www/i18n/index.js');
const { settings } = await import('../../www/settings.js');

addWords({ ar, en });

const TEXT = 'قال سامي الخطيب: «نعود غدا» 😀\nثم سافر سامي إلى القاهرة.';

/** Random numbers from 0 to 1 that are the same for the same seed. @param {number} seed */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** @type {readonly import('../../www/pkg/analysis.d.ts').Act[]} */
const ACTS = [
  { act: 'entity', type: 'ORG' },
  { act: 'notEntity' },
  { act: 'merge', with: 'سامي' },
  { act: 'split' },
  { act: 'time', value: '2025-02' },
  { act: 'time' },
  { act: 'notTime' },
  { act: 'number', amount: 2.5, unit: 'EUR' },
  { act: 'notNumber' },
  { act: 'quote', type: 'direct', speaker: 'named', name: 'سامي' },
  { act: 'notQuote' },
  { act: 'speaker', speaker: 'unnamed' },
  { act: 'block', role: 'furniture' },
];

/** @param {() => number} chance @param {string} text @returns {Edit} */
function someEdit(chance, text) {
  const start = Math.floor(chance() * (text.length - 1));
  const end = Math.min(text.length, start + 1 + Math.floor(chance() * 12));
  const act = /** @type {(typeof ACTS)[number]} */ (ACTS[Math.floor(chance() * ACTS.length)]);
  return { ...act, at: anchorOf(text, start, end), ...(chance() < 0.5 ? { everywhere: true } : {}) };
}

/** What counts of an article. @param {OpenArticle} article */
const state = ({ text, title, byline, date, edits = [] }) =>
  JSON.parse(JSON.stringify({ text, title, byline, date, edits }));

test('any sequence of corrections, undo, redo, export, import and reloads gives the state that it should', async () => {
  for (let seed = 1; seed <= 150; seed++) {
    const chance = random(seed);
    /** @type {OpenArticle} */
    let article = { id: 'a', text: TEXT };
    let changes = new Changes();
    // What it should be: all states so far, and where in them we are.
    let states = [state(article)];
    let at = 0;
    for (let n = 0; n < 40; n++) {
      const before = article;
      const amend = (/** @type {OpenArticle} */ after) => {
        changes.record({ id: 'a', before, after, at: 0 });
        article = after;
        states = [...states.slice(0, at + 1), state(after)];
        at++;
      };
      const edits = article.edits ?? [];
      switch (Math.floor(chance() * 9)) {
        case 0:
        case 1:
        case 2:
          amend(corrected(article, { edits: [...edits, someEdit(chance, article.text)] }));
          break;
        case 3:
          if (edits.length > 0) {
            const gone = Math.floor(chance() * edits.length);
            amend(corrected(article, { edits: edits.filter((_, k) => k !== gone) }));
          }
          break;
        case 4:
          amend({ ...article, title: `T${n}`, date: chance() < 0.5 ? undefined : '2025-02-14' });
          break;
        case 5:
          amend({ ...article, text: `${article.text}\n${n}` });
          break;
        case 6: {
          const change = changes.last('a');
          assert.equal(change !== undefined, at > 0);
          if (!change) break;
          changes.undone(change);
          article = change.before;
          at--;
          break;
        }
        case 7: {
          const change = changes.next('a');
          assert.equal(change !== undefined, at < states.length - 1);
          if (!change?.after) break;
          changes.redone(change);
          article = change.after;
          at++;
          break;
        }
        default: {
          // A reload: the article and its changes as the tab keeps them.
          const { done, undone } = changes.of('a');
          const kept = JSON.parse(JSON.stringify({ article, changes: packed(done, undone) }));
          article = { ...kept.article, edits: soundEdits(kept.article.edits) };
          changes = new Changes();
          changes.restore(unpacked(article, kept.changes));
        }
      }
      assert.deepEqual(state(article), states[at], `seed ${seed}, step ${n}`);
    }
    // Out in a link and in our own export, and in again.
    const link = await packEdits(article.edits);
    assert.deepEqual((await unpackEdits(link)) ?? [], states[at].edits, `seed ${seed}, a link`);
    const options = optionsOf(article, 0);
    const [read] = readJson(JSON.stringify({ mentions: [], entities: [], text: article.text, options }), 'x');
    assert.deepEqual(read?.edits ?? [], states[at].edits, `seed ${seed}, an export`);
  }
});

test('undo goes back to the beginning, however much was done', () => {
  const changes = new Changes();
  /** @type {OpenArticle} */
  let article = { id: 'a', text: TEXT };
  for (let n = 0; n < 1000; n++) {
    const after = corrected(article, { edits: [...(article.edits ?? []), someEdit(random(n), TEXT)] });
    changes.record({ id: 'a', before: article, after, at: 0 });
    article = after;
  }
  for (let change = changes.last('a'); change; change = changes.last('a')) {
    changes.undone(change);
    article = change.before;
  }
  assert.deepEqual(article, { id: 'a', text: TEXT });
});

test('an anchor has as much around it as tells it from the same words elsewhere', () => {
  const line = 'وصل الوفد إلى المدينة في المساء. ';
  const text = `${line.repeat(2)}ثم ${line}`;
  const start = text.lastIndexOf('المدينة');
  const { exact, prefix = '', suffix = '' } = anchorOf(text, start, start + 'المدينة'.length);
  assert.equal(exact, 'المدينة');
  assert.equal(text.indexOf(prefix + exact + suffix) + prefix.length, start, 'nowhere before');
  const smile = text + '😀'.repeat(40);
  for (let end = text.length; end < smile.length; end += 2) {
    const anchor = anchorOf(smile, end, end + 2);
    assert.ok(
      Object.values(anchor).every((part) => !/\p{Cs}/u.test(part)),
      'no half of a character',
    );
  }
});

test('what is no correction is left out, and of one what does not belong to it', () => {
  const at = { exact: 'سامي', prefix: 'قال ', suffix: '' };
  const good = { act: 'entity', type: 'ORG', at: { exact: 'سامي', prefix: 'قال ' }, everywhere: true };
  assert.deepEqual(soundEdits([{ ...good, at, more: 1, value: 'x', __proto__: { act: 'split' } }]), [good]);
  for (const wrong of [
    null,
    'x',
    {},
    { ...good, at: undefined },
    { ...good, at: { exact: '' } },
    { ...good, at: { exact: 'x'.repeat(30_000) } },
    { ...good, type: 'X' },
    { act: 'merge', at },
    { act: 'speaker', at, speaker: 'named' },
    { act: 'block', at, role: 'x' },
    { act: 'quote', at },
    { act: 'constructor', at },
  ]) {
    assert.equal(soundEdits([wrong]), undefined, JSON.stringify(wrong));
  }
  assert.equal(soundEdits({ length: 1, 0: good }), undefined);
  assert.equal(soundEdits(Array.from({ length: 5000 }, () => good))?.length, 2000);
});

test('a link holds the corrections of a sample too, and a damaged one is told', async () => {
  const edits = [someEdit(random(7), TEXT)];
  await packEdits(edits);
  const shown = placeOf({ text: TEXT, sample: 'politics', edits });
  assert.deepEqual(
    await unpackEdits(place(`#${new URLSearchParams({ edits: shown.edits ?? '' })}`).edits),
    edits,
  );
  await assert.rejects(unpackEdits('AAAA'));
  assert.equal(await unpackEdits(undefined), undefined);
});

test('twenty corrections take less of a link than a short article', async (t) => {
  const article = new URL('../articles/2025-02-14-talks.txt', import.meta.url);
  const text = await readFile(article, 'utf8');
  const words = [...text.matchAll(/\p{Script=Arabic}{4,}/gu)];
  const every = Math.floor(words.length / 20);
  /** @type {Edit[]} */
  const edits = words
    .filter((_, n) => n % every === 0)
    .slice(0, 20)
    .map(({ index, 0: word }) => ({
      act: 'entity',
      type: 'ORG',
      at: anchorOf(text, index, index + word.length),
      everywhere: true,
    }));
  const { length = 0 } = (await packEdits(edits)) ?? '';
  t.diagnostic(`${edits.length} corrections are ${length} characters`);
  assert.ok(edits.length === 20 && length < 1600, `${length}`);
});

test('a change is told in words, in both languages', () => {
  const at = { exact: 'نيكي' };
  /** @type {OpenArticle} */
  const before = { id: 'a', text: TEXT };
  /** @type {OpenArticle} */
  const after = { ...before, edits: [{ act: 'entity', type: 'ORG', at }] };
  const plain = (/** @type {string[]} */ words) => words.join('|').replace(/[\u2068\u2069]/g, '');
  for (const [language, done, back] of /** @type {const} */ ([
    ['ar', '«نيكي» ← جهة', 'سُحب: «نيكي» ← جهة'],
    ['en', '“نيكي” → Organisation', 'Withdrawn: “نيكي” → Organisation'],
  ])) {
    settings.language = language;
    assert.equal(plain(changeWords(before, after)), done);
    assert.equal(plain(changeWords(JSON.parse(JSON.stringify(after)), before)), back);
    assert.equal(changeWords(before, { ...after, title: 'A', text: 'x' }).length, 3);
    for (const act of ACTS) assert.doesNotMatch(actWords({ ...act, at }), /edits\.|\{|undefined/);
  }
});
