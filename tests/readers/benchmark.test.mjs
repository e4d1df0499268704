/**
 * How much of an article comes in and how little beside it, over thirty pages (`sites.mjs`), by shingles of four words as
 * scrapinghub/article-extraction-benchmark counts them, beside what Readability alone gives of the same pages.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, SOURCE } from '../page/browser.mjs';
import { PAGES } from './sites.mjs';

/** @type {import('../page/browser.mjs').Site} */
let site;
before(async () => void (site = await launch(SOURCE)));
after(() => site.close());

/** @param {string} text @returns {Map<string, number>} how often each row of four words stands in it */
function shingles(text) {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (let n = 0; n < Math.max(1, words.length - 3); n++) {
    const row = words.slice(n, n + 4).join(' ');
    counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  return counts;
}

/** @param {string} found @param {string} truth @returns {{ precision: number, recall: number }} */
function compared(found, truth) {
  const [a, b] = [shingles(found), shingles(truth)];
  const sum = (/** @type {Map<string, number>} */ counts) => [...counts.values()].reduce((x, y) => x + y, 0);
  const shared = [...a].reduce((x, [row, count]) => x + Math.min(count, b.get(row) ?? 0), 0);
  return { precision: shared / sum(a), recall: shared / sum(b) };
}

/** @param {{ precision: number, recall: number }[]} all @returns {{ f1: number, precision: number, recall: number }} */
function mean(all) {
  const of = (/** @type {'precision' | 'recall'} */ what) =>
    all.reduce((x, one) => x + one[what], 0) / all.length;
  const [precision, recall] = [of('precision'), of('recall')];
  return { f1: (2 * precision * recall) / (precision + recall), precision, recall };
}

test('articles come whole and alone: F1 of at least 0.97 and above Readability’s own, no paragraph lost', async (context) => {
  const page = await site.browser.newPage();
  await page.goto(site.address, { waitUntil: 'load' });
  const read = await page.evaluate(
    async (pages) => {
      const { readFile } = await import(new URL('readers/index.js', document.baseURI).href);
      const { Readability } = await import(new URL('vendor/readability.js', document.baseURI).href);
      const { parse } = await import(new URL('readers/markup.js', document.baseURI).href);
      const all = [];
      for (const html of pages) {
        const reading = await readFile(new File([html], 'a.html'));
        all.push({ ...reading, alone: new Readability(parse(html)).parse()?.textContent ?? '' });
      }
      return all;
    },
    PAGES.map(({ html }) => html),
  );
  const ours = mean(read.map(({ text }, n) => compared(text, PAGES[n]?.truth ?? '')));
  const alone = mean(read.map((one, n) => compared(one.alone, PAGES[n]?.truth ?? '')));
  const said = (/** @type {typeof ours} */ { f1, precision, recall }) =>
    `F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`;
  context.diagnostic(`ours: ${said(ours)}`);
  context.diagnostic(`Readability alone: ${said(alone)}`);
  read.forEach(({ text, title, byline }, n) => {
    const { story, site: kind } = /** @type {(typeof PAGES)[number]} */ (PAGES[n]);
    const where = `site ${kind}, ${story.language}: ${story.title}\n\n${text}`;
    for (const paragraph of story.paragraphs) assert.ok(text.includes(paragraph), `${paragraph}\n\n${where}`);
    assert.equal(title, story.title, where);
    assert.ok(byline === undefined || byline === story.byline, `${byline} ${where}`);
  });
  assert.ok(ours.f1 >= 0.97, said(ours));
  assert.ok(ours.f1 > alone.f1, `${said(ours)}; Readability alone: ${said(alone)}`);
});
