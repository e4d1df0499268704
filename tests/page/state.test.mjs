/** What the page knows apart from what it shows: addresses, corrections, changes, and what is kept of them. No browser is needed. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { keptIn, linkTo, pack, place, setPlace, unpack } from '../../www/address.js';
import { Changes } from '../../www/changes.js';
import { corrected, optionsOf } from '../../www/corrections.js';
import { Keeping } from '../../www/keeping.js';

const TEXT = 'قال الوزير: «نعود غدا» 😀\nثم سافر.';

/** The entries of a history, as `history` gets them. @type {{how: string, state: unknown, address: string}[]} */
let entries = [];

/** What a tab stores; `room` is how many code units it takes. */
class Storage {
  /** @type {Map<string, string>} */ held = new Map();
  room = Infinity;

  get length() {
    return this.held.size;
  }

  /** @param {number} n */
  key(n) {
    return [...this.held.keys()][n] ?? null;
  }

  /** @param {string} name */
  getItem(name) {
    return this.held.get(name) ?? null;
  }

  /** @param {string} name @param {string} value */
  setItem(name, value) {
    const others = [...this.held].filter(([one]) => one !== name);
    const size = others.reduce((sum, [, one]) => sum + one.length, value.length);
    if (size > this.room) throw new DOMException('no room', 'QuotaExceededError');
    this.held.set(name, value);
  }

  /** @param {string} name */
  removeItem(name) {
    this.held.delete(name);
  }
}

/** @type {Storage} */
let storage;

beforeEach(() => {
  entries = [];
  storage = new Storage();
  const write =
    (/** @type {string} */ how) =>
    (/** @type {unknown} */ state, /** @type {''} */ _, address = '') =>
      entries.push({ how, state, address });
  Object.assign(globalThis, {
    location: {
      href: 'https://example.org/isnad/?x#select=e1',
      hash: '#select=e1',
      pathname: '/isnad/',
      search: '?x',
    },
    history: { state: 'before', pushState: write('push'), replaceState: write('replace') },
    sessionStorage: storage,
  });
});

test('an address says a sample, a text, a day, a title, a byline and what is selected, and nothing else', () => {
  assert.deepEqual(
    place('#sample=politics&select=e3&date=2025-03-04&title=A+%26+B&byline=C&other=x&__proto__=y'),
    {
      sample: 'politics',
      select: 'e3',
      date: '2025-03-04',
      title: 'A & B',
      byline: 'C',
    },
  );
  assert.deepEqual(place('#text=abc'), { text: 'abc' });
  assert.deepEqual(place(), { select: 'e1' });
  assert.deepEqual(place(''), {});
  assert.deepEqual(place('#sample=&text=&select=&date='), {}, 'what is empty is not said');
});

test('a title in an address is one line of bounded length, and may be empty', () => {
  assert.deepEqual(place('#title=&byline='), { title: '', byline: '' });
  assert.deepEqual(place(`#title=${encodeURIComponent(' a\n\t b ')}`), { title: 'a b' });
  assert.equal(place(`#title=${'x'.repeat(5000)}`).title?.length, 1000);
  assert.equal(place(`#byline=${'x'.repeat(1000)}`).byline?.length, 1000);
});

test('a day in an address that no calendar has is refused, and told in short', () => {
  for (const date of ['2025-02-30', '2025-13-01', 'junk', '0000-01-01']) {
    assert.deepEqual(place(`#date=${date}`), { refused: date });
  }
  assert.equal(place(`#date=${'x'.repeat(100)}`).refused?.length, 40);
  assert.deepEqual(place('#date=2024-02-29'), { date: '2024-02-29' });
});

test('a place is written into the address, as a step or in the place of the entry that is there', () => {
  setPlace({ sample: 'politics', date: undefined, title: '', select: 'e1' });
  setPlace({}, { step: true });
  const kept = { key: 'k', open: ['a'], shown: 'a' };
  setPlace({ select: 'q2' }, { kept, step: true });
  assert.deepEqual(entries, [
    { how: 'replace', state: 'before', address: '#sample=politics&title=&select=e1' },
    { how: 'push', state: 'before', address: '/isnad/?x' },
    { how: 'push', state: kept, address: '#select=q2' },
  ]);
});

test('a browser that refuses another entry is no fault', () => {
  const refuse = () => {
    throw new DOMException('too often', 'SecurityError');
  };
  Object.assign(globalThis, { history: { state: null, pushState: refuse, replaceState: refuse } });
  setPlace({ select: 'e1' });
  setPlace({ select: 'e1' }, { step: true });
  assert.deepEqual(entries, []);
});

test('only what is ours is taken from an entry', () => {
  const kept = { key: 'k', open: ['a', 'b'], shown: 'b' };
  assert.deepEqual(keptIn(kept), kept);
  assert.deepEqual(keptIn({ ...kept, shown: undefined, more: 1 }), { ...kept, shown: undefined });
  assert.deepEqual(keptIn({ ...kept, shown: 3 })?.shown, undefined);
  for (const other of [
    null,
    undefined,
    'x',
    1,
    {},
    { key: 'k' },
    { open: [] },
    { key: 1, open: [] },
    { key: 'k', open: 'ab' },
  ]) {
    assert.equal(keptIn(other), undefined, JSON.stringify(other));
  }
  assert.equal(keptIn({ key: 'k', open: ['a', 1] }), undefined);
});

test('a link carries all that is known of an article, a sample by its name', async () => {
  const link = await linkTo({ text: TEXT, date: '2025-03-04', title: 'عنوان', byline: '' }, 'q1');
  assert.ok(link.startsWith('https://example.org/isnad/?x#text='));
  const { text = '', ...rest } = place(link.slice(link.indexOf('#')));
  assert.equal(await unpack(text), TEXT);
  assert.deepEqual(rest, { date: '2025-03-04', title: 'عنوان', byline: '', select: 'q1' });
  assert.equal(
    await linkTo({ text: TEXT, sample: 'economy', packed: 'zz' }),
    'https://example.org/isnad/?x#sample=economy',
  );
  assert.equal(await linkTo({ text: TEXT, packed: 'zz' }), 'https://example.org/isnad/?x#text=zz');
});

test('any text comes back out of a link, and its letters are those of an address', async () => {
  for (const text of [
    '',
    'a',
    TEXT,
    '\u0000\uFFFD'.repeat(9000),
    Array.from({ length: 60_000 }, (_, n) => String.fromCodePoint(0x600 + ((n * 7919) % 250))).join(''),
  ]) {
    const packed = await pack(text);
    assert.match(packed, /^[\w-]*$/);
    assert.equal(await unpack(packed), text);
  }
});

test('what is damaged, no UTF-8 or larger than any article is no text', async () => {
  const packed = await pack(TEXT);
  await assert.rejects(unpack(packed.slice(0, -6)));
  await assert.rejects(unpack('*'));
  const deflate = promisify(deflateRaw);
  const foreign = await deflate(Buffer.from([0xd9, 0x20, 0xff]));
  await assert.rejects(unpack(foreign.toString('base64url')));
  const bomb = async (/** @type {number} */ size) =>
    (await deflate(Buffer.alloc(size, 'a'))).toString('base64url');
  await assert.rejects(unpack(await bomb(20_000_001)), RangeError);
  assert.equal((await unpack(await bomb(20_000_000))).length, 20_000_000);
});

test('a correction changes what it names and nothing else, and no character of the text', () => {
  const article = {
    id: 'a',
    text: TEXT,
    date: '2025-01-01',
    dated: /** @type {const} */ ('file'),
    title: 'T',
    packed: 'p',
    sample: 's',
    note: 'n',
  };
  assert.deepEqual(corrected(article, { title: 'U' }), { ...article, title: 'U', note: undefined });
  assert.deepEqual(corrected(article, { byline: '' }), { ...article, byline: '', note: undefined });
  assert.deepEqual(corrected(article, { title: undefined }), {
    ...article,
    title: undefined,
    note: undefined,
  });
  assert.deepEqual(corrected(article, { date: '2025-02-02' }), {
    ...article,
    date: '2025-02-02',
    dated: undefined,
    note: undefined,
  });
  assert.deepEqual(corrected(article, { date: undefined }), {
    ...article,
    date: undefined,
    dated: undefined,
    note: undefined,
  });
  for (const same of [{ title: 'T' }, { byline: undefined }, { date: '2025-01-01' }]) {
    assert.equal(corrected(article, same), article, JSON.stringify(same));
  }
});

test('the analysis is told the day, the title, the byline and the corrections', () => {
  assert.deepEqual(optionsOf({ text: TEXT }, 0.6), {
    date: '',
    threshold: 0.6,
    title: undefined,
    byline: undefined,
    edits: undefined,
  });
  const edits = [/** @type {const} */ ({ act: 'notEntity', at: { exact: 'غدا' } })];
  assert.deepEqual(optionsOf({ text: TEXT, date: '2025-01-01', title: '', byline: 'B', edits }, 0), {
    date: '2025-01-01',
    threshold: 0,
    title: '',
    byline: 'B',
    edits,
  });
});

const amended = (/** @type {string} */ id, /** @type {number} */ n) => ({
  id,
  before: { id, text: `${n}` },
  after: { id, text: `${n + 1}` },
  at: 0,
});
const closing = (/** @type {string} */ id) => ({ id, before: { id, text: id }, after: undefined, at: 1 });

test('changes of the shown article are undone last first, of others closings alone', () => {
  const changes = new Changes();
  const [one, two, other, closed] = [amended('a', 0), amended('a', 1), amended('b', 0), closing('c')];
  for (const change of [one, closed, two, other]) changes.record(change);
  assert.equal(changes.last('a'), two);
  assert.equal(changes.last('b'), other);
  assert.equal(changes.last(undefined), closed);
  assert.equal(changes.last('d'), closed);
  changes.undone(two);
  assert.equal(changes.last('a'), closed);
  assert.equal(changes.next('a'), two);
  assert.equal(changes.next('b'), undefined);
  assert.equal(changes.next(undefined), undefined);
  changes.redone(two);
  assert.equal(changes.next('a'), undefined);
  assert.equal(changes.last('a'), two);
});

test('a new change ends what could be done again of its article, not of others', () => {
  const changes = new Changes();
  const [a, b] = [amended('a', 0), amended('b', 0)];
  for (const change of [a, b]) {
    changes.record(change);
    changes.undone(change);
  }
  changes.record(amended('a', 5));
  assert.equal(changes.next('a'), undefined);
  assert.equal(changes.next('b'), b);
});

test('the closing of an article is known until it is undone', () => {
  const changes = new Changes();
  const closed = closing('c');
  changes.record(amended('c', 0));
  assert.equal(changes.closing('c'), undefined);
  changes.record(closed);
  assert.equal(changes.closing('c'), closed);
  assert.equal(changes.closing('a'), undefined);
  changes.undone(closed);
  assert.equal(changes.closing('c'), undefined);
  assert.equal(changes.next('c'), closed);
});

test('every amendment is remembered, and a hundred closings', () => {
  const changes = new Changes();
  const closing = (/** @type {number} */ n) => ({ ...amended(`c${n}`, 0), after: undefined });
  for (let n = 0; n < 105; n++) {
    changes.record(amended('a', n));
    changes.record(closing(n));
  }
  for (let n = 4; n < 6; n++) assert.equal(changes.closing(`c${n}`) !== undefined, n === 5, `closing ${n}`);
  for (let n = 0; n < 205; n++) {
    const last = changes.last('a');
    assert.ok(last, `${n} were undone`);
    changes.undone(last);
  }
  assert.equal(changes.last('a'), undefined);
});

test('what is kept is enciphered, and comes back with the key alone', async () => {
  const keeping = new Keeping();
  const value = { id: 'a', text: `${TEXT}\ud800` };
  await keeping.keep(new Map([['a', value]]));
  const [[name = '', cipher = ''] = []] = [...storage.held];
  assert.equal(name, 'isnad:kept:a');
  assert.ok(cipher.length > TEXT.length && !/[^\0-\xff]/.test(cipher), 'bytes');
  assert.ok(!Buffer.from(cipher, 'latin1').includes(Buffer.from('الوزير')));
  assert.deepEqual(await new Keeping(keeping.written).restored('a'), value);
  assert.equal(await new Keeping().restored('a'), undefined, 'another key');
  assert.equal(await keeping.restored('b'), undefined);
  storage.held.set('isnad:kept:a', `${cipher.slice(0, -1)}x`);
  assert.equal(await keeping.restored('a'), undefined, 'damaged');
});

test('each is written once, and taken away when it is open no more', async () => {
  const keeping = new Keeping();
  const [a, b] = [{ text: 'a' }, { text: 'b' }];
  await keeping.keep(
    new Map([
      ['a', a],
      ['b', b],
    ]),
  );
  const first = storage.getItem('isnad:kept:a');
  await keeping.keep(new Map([['a', a]]));
  assert.equal(storage.getItem('isnad:kept:a'), first);
  assert.equal(storage.getItem('isnad:kept:b'), null);
  await keeping.keep(new Map([['a', { text: 'a' }]]));
  assert.notEqual(storage.getItem('isnad:kept:a'), first, 'another value');
  // What an earlier document kept is not another's to take away.
  storage.held.set('isnad:kept:z', 'z');
  await keeping.keep(new Map());
  assert.deepEqual([...storage.held.keys()], ['isnad:kept:z']);
});

test('where there is no room the lighter make some, and nothing breaks', async () => {
  const keeping = new Keeping();
  const big = (/** @type {string} */ id) => ({ id, text: id.repeat(1000) });
  storage.room = 2500;
  await keeping.keep(
    new Map([
      ['b', big('b')],
      ['c', big('c')],
    ]),
  );
  assert.equal(storage.length, 2);
  await keeping.keep(
    new Map([
      ['a', big('a')],
      ['b', big('b')],
      ['c', big('c')],
    ]),
  );
  assert.ok(storage.getItem('isnad:kept:a') && storage.length === 2);
  // What has no room at all takes none of what weighs more.
  await keeping.keep(
    new Map([
      ['a', big('a')],
      ['e', big('e'.repeat(3))],
    ]),
  );
  assert.deepEqual([...storage.held.keys()], ['isnad:kept:a']);
  storage.room = 10;
  await keeping.keep(new Map([['d', big('d')]]));
  assert.equal(storage.length, 0);
});

test('who forgets keeps nothing any more, takes nothing of others, and says so once', async () => {
  const keeping = new Keeping();
  await keeping.keep(new Map([['a', { text: 'a' }]]));
  storage.setItem('other', 'x');
  const late = keeping.keep(new Map([['b', { text: 'b' }]]));
  keeping.forget();
  await late;
  await keeping.keep(new Map([['c', { text: 'c' }]]));
  assert.deepEqual([...storage.held.keys()].sort(), ['isnad:forgotten', 'other']);
  assert.equal(Keeping.wasForgotten(), true);
  assert.equal(Keeping.wasForgotten(), false);
});

test('without a cipher or without storage everything goes on, and nothing is kept', async () => {
  Object.defineProperty(globalThis, 'sessionStorage', {
    configurable: true,
    get() {
      throw new DOMException('forbidden', 'SecurityError');
    },
  });
  try {
    const keeping = new Keeping();
    await keeping.keep(new Map([['a', { text: 'a' }]]));
    assert.equal(await keeping.restored('a'), undefined);
    keeping.forget();
    assert.equal(Keeping.wasForgotten(), false);
  } finally {
    Object.defineProperty(globalThis, 'sessionStorage', {
      configurable: true,
      writable: true,
      value: storage,
    });
  }
  const { subtle } = crypto;
  Object.defineProperty(crypto, 'subtle', { configurable: true, value: undefined });
  try {
    const keeping = new Keeping();
    await keeping.keep(new Map([['a', { text: 'a' }]]));
    assert.equal(storage.length, 0);
    assert.equal(await keeping.restored('a'), undefined);
  } finally {
    Object.defineProperty(crypto, 'subtle', { configurable: true, value: subtle });
  }
});
