/** How fast the page is: ready, a paste painted, and a long text that never holds it up. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, paste, sampleText } from './browser.mjs';

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

/**
 * What is aimed at, and what fails, in milliseconds. A shared machine can be three times slower from one minute to the next: the failing
 * limits only catch a page that has become slow; the measured figures are printed, and `docs/figures.md` holds them against the aims.
 */
const LIMITS = {
  ready: { aim: 300, fail: 1200 },
  painted: { aim: 80, fail: 400 },
  task: { aim: 50, fail: 150 },
};

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

test('how soon the page is ready', async (t) => {
  /** @type {number[]} */
  const times = [];
  for (let n = 0; n < 5; n++) {
    await site.visit(async (page) => {
      times.push(
        await page.evaluate(() => performance.getEntriesByName('isnad:ready')[0]?.startTime ?? Infinity),
      );
    });
  }
  const { aim, fail } = LIMITS.ready;
  t.diagnostic(`ready after ${Math.round(median(times))} ms (median of ${times.length}; aim ${aim})`);
  assert.ok(median(times) <= fail, `${median(times)} ms`);
});

test('how soon 20,000 characters are painted', async (t) => {
  const sample = await sampleText('politics.js');
  const text = sample.repeat(Math.ceil(20_000 / sample.length)).slice(0, 20_000);
  await site.visit(async (page) => {
    const times = [];
    for (let n = 0; n < 6; n++) {
      await page.evaluate(() => {
        const article = /** @type {HTMLElement} */ (document.getElementById('article'));
        const start = performance.now();
        const seen = new MutationObserver(() => {
          seen.disconnect();
          // After the frame that shows it.
          requestAnimationFrame(() =>
            setTimeout(() => performance.measure('painted', { start, end: performance.now() })),
          );
        });
        performance.clearMeasures('painted');
        seen.observe(article, { childList: true, subtree: true });
      });
      await paste(page, `${n} ${text}`);
      await page.locator('#article p').first().waitFor();
      await page.waitForTimeout(300);
      times.push(await page.evaluate(() => performance.getEntriesByName('painted')[0]?.duration ?? Infinity));
      await page.locator('#new').click();
    }
    // The first warms the worker up.
    const warm = median(times.slice(1));
    const { aim, fail } = LIMITS.painted;
    const first = Math.round(times[0] ?? 0);
    t.diagnostic(`painted after ${Math.round(warm)} ms warm (aim ${aim}), ${first} ms the first time`);
    assert.ok(warm <= fail, `${warm} ms`);
  });
});

/**
 * The longest tasks of the page's own thread, by the processor time that they took: what else the machine does is not the page's fault.
 *
 * @param {import('./browser.mjs').Page} page
 * @param {() => Promise<void>} work
 * @returns {Promise<number[]>} milliseconds, the longest first
 */
async function tasksOf(page, work) {
  await site.browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  await work();
  /** @type {{traceEvents: {name: string, pid: number, tid: number, tdur?: number, args: {name?: string}}[]}} */
  const { traceEvents } = JSON.parse((await site.browser.stopTracing()).toString());
  const threads = traceEvents.filter(
    (one) => one.name === 'thread_name' && one.args.name === 'CrRendererMain',
  );
  const main = new Set(threads.map((one) => `${one.pid} ${one.tid}`));
  const tasks = traceEvents.filter((one) => /RunTask$/.test(one.name) && main.has(`${one.pid} ${one.tid}`));
  assert.ok(tasks.length > 10, 'the trace holds the tasks of the page');
  return tasks.map((one) => (one.tdur ?? 0) / 1000).sort((a, b) => b - a);
}

test('how long a text of 1 MB holds the page up at a time', { timeout: 120_000 }, async (t) => {
  const sample = await sampleText('politics.js');
  const long = (/** @type {string} */ text) => text.repeat(Math.ceil(1e6 / text.length)).slice(0, 1e6);
  for (const [name, text] of Object.entries({
    paragraphs: long(sample),
    'one line': long(sample.replaceAll('\n', ' ')),
  })) {
    await site.visit(async (page) => {
      await page.evaluate((pasted) => Object.assign(globalThis, { pasted }), text);
      const tasks = await tasksOf(page, async () => {
        // Outside the task in which the test speaks to the page.
        await page.evaluate(() =>
          setTimeout(() => {
            const { pasted } = /** @type {{pasted: string}} */ (/** @type {unknown} */ (globalThis));
            const data = new DataTransfer();
            data.setData('text/plain', pasted);
            const event = new ClipboardEvent('paste', {
              clipboardData: data,
              bubbles: true,
              cancelable: true,
            });
            document.body.dispatchEvent(event);
          }, 300),
        );
        await page.locator('#progress').waitFor();
        await page.locator('#article p').first().waitFor({ timeout: 60_000 });
        await page.locator('#progress').waitFor({ state: 'hidden', timeout: 60_000 });
        for (const view of ['said', 'timeline', 'numbers', 'overview', 'people']) {
          await page.locator(`#tab-${view}`).click();
          await page.locator('#view .row, #view .facts').first().waitFor();
        }
      });
      const { aim, fail } = LIMITS.task;
      const longest = tasks.slice(0, 3).map(Math.round).join(', ');
      t.diagnostic(`${name}: longest tasks ${longest} ms (aim ${aim})`);
      assert.ok((tasks[0] ?? 0) <= fail, `${name}: ${tasks.slice(0, 5).map(Math.round).join(', ')} ms`);
      const shown = await page.locator('#article').evaluate((article) => article.textContent?.length ?? 0);
      assert.ok(shown > 950_000, 'all of it is there');
    });
  }
});
