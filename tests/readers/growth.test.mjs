/**
 * What the readers ask of the page's thread grows as their input does: over three doublings at most 2.3 times each, where quadratic work
 * would take 4. What counts is the thread's own time, whatever else the machine does, and the least of several readings.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, SOURCE } from '../page/browser.mjs';
import { docx } from './make.mjs';

/** The most that a doubling may take. */
const RATIO = 2.3;

/** Milliseconds: what the clock tells apart. */
const NOTICED = 4;

/** @type {import('../page/browser.mjs').Site} */
let site;
/** @type {import('../page/browser.mjs').Page} */
let page;
before(async () => {
  site = await launch(SOURCE);
  page = await site.browser.newPage();
  await page.goto(site.address, { waitUntil: 'load' });
});
after(() => site.close());

/** @type {import('playwright-core').CDPSession | undefined} */
let session;

/** @returns {Promise<number>} milliseconds that the page's thread has worked */
async function worked() {
  if (!session) {
    session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  }
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

const SENTENCE = 'قال الوزير سامر البستاني أمس في النخيل: «نعود غدا إلى الواحة».';

/**
 * What grows: what is read, what of it is repeated, and how many code units it has at the smallest.
 *
 * @type {{ name: string, way: 'paste' | 'plain' | 'file', file?: string, before?: string, unit: string, after?: string, size: number }[]}
 */
const SHAPES = [
  { name: 'paragraphs pasted', way: 'paste', unit: `<p>${SENTENCE}</p>`, size: 60_000 },
  {
    name: 'spans on one line pasted',
    way: 'paste',
    before: '<p>',
    unit: '<span>a b</span> ',
    after: '</p>',
    size: 60_000,
  },
  {
    name: 'spaces in PRE pasted',
    way: 'paste',
    before: '<pre>a',
    unit: ' ',
    after: 'b</pre>',
    size: 200_000,
  },
  { name: 'line breaks pasted', way: 'paste', unit: 'a<br>', size: 60_000 },
  { name: 'tags that never end', way: 'paste', unit: '<a "', size: 100_000 },
  { name: 'attributes', way: 'paste', before: '<p ', unit: 'style="a" ', after: '>b</p>', size: 60_000 },
  { name: 'open comments', way: 'paste', unit: '<!-- ', size: 100_000 },
  { name: 'style sheets', way: 'paste', unit: '<style>p{}</style>', size: 60_000 },
  {
    name: 'a page of paragraphs',
    way: 'file',
    file: 'a.html',
    before: '<html><body><article>',
    unit: `<p>${SENTENCE}</p>`,
    after: '</article></body></html>',
    size: 60_000,
  },
  {
    name: 'a page of links',
    way: 'file',
    file: 'a.html',
    before: '<html><body><nav>',
    unit: '<li><a href="/1">قسم</a></li>',
    after: `</nav><p>${SENTENCE.repeat(4)}</p></body></html>`,
    size: 15_000,
  },
  { name: 'plain lines', way: 'plain', unit: `${SENTENCE}\n`, size: 200_000 },
  { name: 'one long line', way: 'plain', unit: `${SENTENCE} `, size: 200_000 },
  { name: 'a long reply', way: 'plain', unit: `> ${SENTENCE}\n`, size: 200_000 },
  { name: 'a long chat', way: 'plain', unit: `12/5/2025، 9:41 ص - سلمى: ${SENTENCE}\n`, size: 200_000 },
  {
    name: 'long subtitles',
    way: 'plain',
    before: '1\n00:00:01,000 --> 00:00:02,000\n',
    unit: 'كلمة\n',
    size: 100_000,
  },
  {
    name: 'subtitles without an end',
    way: 'plain',
    unit: '1\n00:00:01,000 --> 00:00:02,000\nكلمة\n\n',
    size: 100_000,
  },
  ...['[', '![', '<a', '**a ', ' _a', '*', '__a_ ', ' ', '[a](', '`', '# ', '\\[', ')[', '| ', '> '].map(
    (unit) => ({
      name: `Markdown ${JSON.stringify(unit)}`,
      way: /** @type {const} */ ('file'),
      file: 'a.md',
      before: 'x',
      unit,
      after: 'x',
      size: 50_000,
    }),
  ),
  {
    name: 'mail',
    way: 'file',
    file: 'a.eml',
    before: 'Subject: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n',
    unit: `${SENTENCE}\n`,
    size: 200_000,
  },
  {
    name: 'HTML mail',
    way: 'file',
    file: 'a.eml',
    before: 'Subject: a\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n',
    unit: `<p>${SENTENCE}</p>\n`,
    size: 60_000,
  },
  {
    name: 'a mailbox',
    way: 'file',
    file: 'a.mbox',
    unit: `From a@b.c Tue\nSubject: a\n\n${SENTENCE.repeat(20)}\n`,
    size: 4_000,
  },
  {
    name: 'RTF',
    way: 'file',
    file: 'a.rtf',
    before: '{\\rtf1\\ansi ',
    unit: "\\'c7\\u1575?{\\b a}\\par\n",
    after: '}',
    size: 60_000,
  },
  {
    name: 'JSON lines',
    way: 'file',
    file: 'a.jsonl',
    unit: `${JSON.stringify({ text: SENTENCE })}\n`,
    size: 60_000,
  },
];

/**
 * The least time of some readings of each of several sizes, in milliseconds.
 *
 * @param {Partial<(typeof SHAPES)[number]>} shape
 * @param {string[]} [contents] in base64, where they are given
 * @param {number} [sizes]
 * @returns {Promise<number[]>}
 */
async function times(
  { before: start = '', unit = '', after: end = '', size = 0, way, file },
  contents,
  sizes = 4,
) {
  const taken = [];
  for (let n = 0; n < sizes; n++) {
    const count = Math.ceil((size * 2 ** n) / unit.length);
    await page.evaluate(
      async ([given, parts, times]) => {
        const { articlesIn, readPaste } = await import(new URL('readers/index.js', document.baseURI).href);
        const [first = '', repeated = '', last = '', how, name] = /** @type {string[]} */ (parts);
        const content = given
          ? Uint8Array.from(atob(/** @type {string} */ (given)), (letter) => letter.charCodeAt(0))
          : first + repeated.repeat(Number(times)) + last;
        Object.assign(globalThis, {
          readOnce: async () => {
            if (how === 'paste') return readPaste(content, 'x');
            if (how === 'plain') return readPaste('', content);
            for await (const outcome of articlesIn(new File([content], name ?? ''))) if (!outcome) return;
          },
        });
      },
      /** @type {[string | undefined, (string | undefined)[], number]} */ ([
        contents?.[n],
        [start, unit, end, way, file],
        count,
      ]),
    );
    let least = Infinity;
    for (let time = 0; time < 4; time++) {
      const begun = await worked();
      await page.evaluate(async () => void (await /** @type {any} */ (globalThis).readOnce()));
      least = Math.min(least, (await worked()) - begun);
    }
    taken.push(least);
  }
  return taken;
}

/** @param {number[]} taken for four sizes */
function check(taken) {
  const [first = 0, last = 0] = [taken[0], taken.at(-1)];
  const doubling = ((last + NOTICED) / (first + NOTICED)) ** (1 / (taken.length - 1));
  const words = taken.map((time) => time.toFixed(1)).join(', ');
  assert.ok(doubling <= RATIO, `a doubling takes ${doubling.toFixed(2)} times as long: ${words} ms`);
}

for (const shape of SHAPES) {
  test(`${shape.name}: twice as much takes about twice as long`, async () => check(await times(shape)));
}

test('a Word document: twice as much takes about twice as long', async () => {
  const contents = [200, 400, 800, 1600].map((count) =>
    Buffer.from(docx(Array.from({ length: count }, () => SENTENCE))).toString('base64'),
  );
  check(await times({ way: 'file', file: 'a.docx' }, contents));
});

test('8,000 paragraphs are pasted in less than 300 ms', async () => {
  const unit = `<p>${SENTENCE}</p>`;
  const [taken = 0] = await times({ way: 'paste', unit, size: 8000 * unit.length }, undefined, 1);
  assert.ok(taken < 300, `${taken} ms`);
});

test('a Word document is read beside the page’s thread, and can be stopped', async () => {
  const content = Buffer.from(docx(Array.from({ length: 6000 }, () => SENTENCE))).toString('base64');
  const [longest = 0, stopped, took = 0] = await page.evaluate(async (base64) => {
    const { articlesIn } = await import(new URL('readers/index.js', document.baseURI).href);
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    let longest = 0;
    let last = performance.now();
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 150);
    const begun = performance.now();
    let stopped = '';
    try {
      for await (const outcome of articlesIn(new File([bytes], 'a.docx'), { signal: stop.signal }))
        if (!outcome) break;
    } catch (error) {
      stopped = /** @type {Error} */ (error).name;
    }
    clearInterval(ticking);
    return [longest, stopped, performance.now() - begun];
  }, content);
  assert.equal(stopped, 'AbortError');
  assert.ok(Number(took) < 1000, `stopped after ${took} ms`);
  assert.ok(Number(longest) < 200, `the page stood still for ${longest} ms`);
});
