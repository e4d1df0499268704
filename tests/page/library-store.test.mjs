/**
 * The library without a page: what comes of changes and files in whatever order, what is damaged, full or refused. In Node, with an IndexedDB in
 * memory.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import {
  dossierFile,
  foundIn,
  foundOn,
  keyOf,
  KEPT,
  newerEntry,
  plainFacts,
  readDossierFile,
  soundArticle,
  soundDossier,
  storedOf,
} from '../../www/library/model.js';
import { NoRoom, Refused, Store } from '../../www/library/store.js';

/** @typedef {import('../../www/library/model.js').Entry} Entry */
/** @typedef {import('../../www/types.d.ts').Article} Article */

const DOSSIER = { id: 'd1', name: 'السد', changed: 1 };

/** @param {Article} article @param {number} changed @param {number} [removed] @returns {Entry} */
function entry(article, changed, removed) {
  const key = keyOf(article.text);
  const card = { dossier: 'd1', key, changed, ...(removed && { removed }), ...plainFacts(article) };
  return { card, article: storedOf(article) };
}

/** @param {Store} store @returns {Promise<Entry[]>} all of it, as records */
async function all(store) {
  const { cards } = await store.catalogue();
  /** @type {Entry[]} */
  const entries = [];
  for await (const { card, article } of store.articles(cards)) if (article) entries.push({ card, article });
  return entries;
}

const TEXTS = ['قال الوزير: «نعود غدا».', 'وصل الوفد أمس.', 'The bridge opens on Monday, she said.'];

/** A change of an article: it is added, corrected, ticked or deleted. */
const change = fc.record({
  text: fc.constantFrom(...TEXTS),
  act: fc.constantFrom('add', 'correct', 'tick', 'remove'),
  title: fc.string({ maxLength: 12 }),
  date: fc.constantFrom('2025-03-01', '2025-03-02', undefined),
});

/** @param {{text: string, act: string, title: string, date: string|undefined}} one @param {number} at @returns {Entry} */
function made({ text, act, title, date }, at) {
  /** @type {Article} */
  const article = { text, date };
  if (act === 'correct') {
    article.title = title;
    article.edits = [{ act: 'notEntity', at: { exact: title || 'x' } }];
  }
  if (act === 'tick') article.checked = [{ at: { exact: text }, who: title }];
  return entry(article, at, act === 'remove' ? at : undefined);
}

test('changes, exports and imports in any order give the same dossier', async () => {
  const times = fc.array(fc.tuple(change, fc.integer({ min: 1, max: 6 })), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(times, fc.infiniteStream(fc.nat()), fc.nat(), async (changes, order, cut) => {
      const entries = changes.map(([one, at]) => made(one, at));
      const shuffled = entries
        .map((one) => ({ one, n: order.next().value ?? 0 }))
        .sort((a, b) => a.n - b.n)
        .map(({ one }) => one);
      const straight = await Store.open(new IDBFactory(), 'a');
      await straight.put(entries, DOSSIER);
      const crooked = await Store.open(new IDBFactory(), 'b');
      const at = entries.length > 0 ? cut % entries.length : 0;
      // Some come, are taken out as a file, more come, and the file comes back, and all of it once more.
      await crooked.put(shuffled.slice(0, at), DOSSIER);
      const live = (await all(crooked)).filter(({ card }) => card.removed === undefined);
      const file = readDossierFile(dossierFile(DOSSIER, live).join(''));
      assert.ok(file);
      assert.equal(file.damaged, 0);
      for (const one of shuffled.slice(at)) await crooked.put([one]);
      await crooked.put(file.entries, file.dossier);
      await crooked.put(shuffled);
      assert.deepEqual(await all(crooked), await all(straight));
    }),
    { numRuns: 200 },
  );
});

test('of two states the later holds, whichever comes first, and among three it does not matter which two meet first', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(change, fc.nat(3)), { minLength: 3, maxLength: 3 }), (three) => {
      const [a, b, c] = three.map(([one, at]) => made({ ...one, text: TEXTS[0] ?? '' }, at));
      assert.ok(a && b && c);
      const told = (/** @type {Entry} */ one) => JSON.stringify(one);
      assert.equal(told(newerEntry(a, b)), told(newerEntry(b, a)));
      assert.equal(told(newerEntry(newerEntry(a, b), c)), told(newerEntry(a, newerEntry(b, c))));
      assert.equal(told(newerEntry(a, a)), told(a));
    }),
  );
});

test('a file of a dossier holds texts, options, corrections and ticks, and gives them back', () => {
  const article = {
    text: TEXTS[0] ?? '',
    date: '2025-03-01',
    dated: /** @type {const} */ ('file'),
    title: 'عودة',
    byline: '',
    name: 'a.txt',
    edits: [{ act: /** @type {const} */ ('notEntity'), at: { exact: 'الوزير' }, everywhere: true }],
    checked: [{ at: { exact: 'نعود غدا', prefix: '«' }, who: 'الوزير' }],
  };
  const file = readDossierFile(dossierFile(DOSSIER, [entry(article, 7)]).join(''));
  assert.deepEqual(file?.entries[0]?.article, article);
  assert.equal(file?.entries[0]?.card.changed, 7);
  assert.deepEqual(file?.dossier, DOSSIER);
});

test('damaged articles of a file are left out and counted, what is no dossier is none', () => {
  const whole = dossierFile(
    DOSSIER,
    TEXTS.map((text) => entry({ text }, 2)),
  ).join('');
  const broken = JSON.parse(whole);
  broken.articles[1] = { text: 5 };
  const file = readDossierFile(JSON.stringify(broken));
  assert.equal(file?.damaged, 1);
  assert.equal(file?.entries.length, 2);
  for (const other of ['', '{', '[]', '{"articles":[]}', 'null', '{"format":"isnad-dossier/1"}']) {
    assert.equal(readDossierFile(other), undefined);
  }
});

test('any JSON in the place of an article or a dossier gives a sound one or none', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const article = soundArticle(value);
      if (article) assert.equal(typeof article.text, 'string');
      soundDossier(value);
    }),
  );
  assert.equal(soundArticle({ text: 'x', date: '2025-02-31' })?.date, undefined);
  assert.equal(soundDossier({ id: '../x', name: 'a', changed: 1 }), undefined);
});

test('a damaged record is counted, and the others are there', async () => {
  const factory = new IDBFactory();
  const store = await Store.open(factory);
  await store.put(
    TEXTS.map((text) => entry({ text }, 2)),
    DOSSIER,
  );
  await new Promise((resolve) => {
    const request = factory.open('isnad-library', 1);
    request.onsuccess = () => {
      const change = request.result.transaction(['cards', 'dossiers'], 'readwrite');
      change.objectStore('cards').put({ dossier: 'd1', key: keyOf(TEXTS[0] ?? ''), title: 3 });
      change.objectStore('dossiers').put({ id: 'd2' });
      change.oncomplete = resolve;
    };
  });
  const { cards, dossiers, damaged } = await store.catalogue();
  assert.equal(damaged, 2);
  assert.equal(cards.length, 2);
  assert.equal(dossiers.length, 1);
});

test('where there is no room nothing is half there, and what was there stays', async () => {
  const factory = new IDBFactory();
  const store = await Store.open(factory);
  await store.put([entry({ text: TEXTS[0] ?? '' }, 2)], DOSSIER);
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (value, ...more) {
    if (value.article?.text === TEXTS[2]) throw new DOMException('full', 'QuotaExceededError');
    return put.call(this, value, ...more);
  };
  try {
    await assert.rejects(store.put(TEXTS.slice(1).map((text) => entry({ text }, 3))), NoRoom);
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  const entries = await all(store);
  assert.deepEqual(
    entries.map(({ article }) => article.text),
    TEXTS.slice(0, 1),
  );
});

test('where the browser gives no storage that is told', async () => {
  const forbidden = /** @type {any} */ ({
    open() {
      throw new DOMException('no', 'SecurityError');
    },
  });
  await assert.rejects(Store.open(forbidden), Refused);
});

test('another tab that erases is not kept waiting', async () => {
  const factory = new IDBFactory();
  const store = await Store.open(factory);
  await new Promise((resolve, reject) => {
    const request = factory.deleteDatabase('isnad-library');
    request.onsuccess = resolve;
    request.onblocked = reject;
  });
  await assert.rejects(store.catalogue(), /InvalidState/);
});

test('what is deleted lies in the bin for thirty days, and a later change than the deletion brings it back', async () => {
  const store = await Store.open(new IDBFactory());
  await store.put(
    TEXTS.map((text) => entry({ text }, 2)),
    DOSSIER,
  );
  const { cards } = await store.catalogue();
  await store.amend(cards.slice(0, 2), (card) => ({ ...card, removed: Date.now() }));
  await store.tidy(Date.now() + KEPT - 1000);
  assert.equal((await store.catalogue()).cards.length, 3);
  const [first] = await all(store);
  assert.ok(first?.card.removed);
  await store.put([entry(first.article, first.card.changed + 1)]);
  await store.tidy(Date.now() + KEPT + 1000);
  assert.equal((await all(store)).length, 2);
});

test('it is found by title, by name in any spelling, by who speaks, and in the text', () => {
  const { card } = entry({ text: 'عودة إلى عمّان\nقال: نعود.' }, 1);
  const known = { ...card, names: ['عمّان', 'أحمد الخطيب'], speakers: ['سامي الخطيب'] };
  assert.equal(foundOn('عودة', known)?.where, 'title');
  assert.equal(foundOn('احمد', known)?.where, 'name');
  assert.equal(foundOn('سامي الخطيب', known)?.where, 'speaker');
  assert.equal(foundOn('القاهرة', known), undefined);
  assert.match(foundIn('نعود', 'عودة إلى عمّان\nقال: نعود.') ?? '', /قال: نعود/);
  assert.equal(foundIn('نعود القاهرة', 'عودة إلى عمّان\nقال: نعود.'), undefined);
});

test('texts that differ in a letter have other keys', () => {
  const keys = new Set(Array.from({ length: 20_000 }, (_, n) => keyOf(`نص ${n}`)));
  assert.equal(keys.size, 20_000);
  for (const key of keys) assert.match(key, /^[0-9a-f]{26}$/);
});
