/** The views of the whole: names, who says what, the timeline, numbers, the overview. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, read } from './browser.mjs';

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

/**
 * Opens a sample at a view.
 *
 * @param {import('./browser.mjs').Page} page
 * @param {string} sample
 * @param {string} view
 */
async function look(page, sample, view) {
  await page.locator(`[data-sample=${sample}]`).click();
  await page.locator(`#tab-${view}`).click();
  await page.locator('#view:not([aria-busy]) h2').waitFor();
}

test('names stand by kind, the most named first, each with where it stands', async () => {
  await site.visit(async (page) => {
    await look(page, 'politics', 'people');
    const counts = await page
      .locator('#view section')
      .evaluateAll((sections) =>
        sections.map((section) =>
          [...section.querySelectorAll('.row .count [aria-hidden]')].map((count) =>
            Number(count.textContent),
          ),
        ),
      );
    assert.ok(counts.length >= 3, 'people, organisations, places');
    for (const column of counts) {
      assert.deepEqual(
        column,
        column.toSorted((a, b) => b - a),
      );
    }
    const row = page.locator('#view .row', { hasText: 'تونس' }).first();
    assert.ok(
      (await row.locator('.strip rect').count()) >= 2,
      'a name of several mentions has several places',
    );
  });
});

test('who says what: shares of the quoted words make a whole', async () => {
  await site.visit(async (page) => {
    await look(page, 'politics', 'said');
    const figures = await page.locator('#voices .count').allTextContents();
    const sum = figures.reduce((total, figure) => total + Number.parseFloat(figure), 0);
    assert.ok(sum >= 97 && sum <= 103, `${figures}`);
    const first = page.locator('#view .source').first();
    const name = (await first.locator('.speaker .name').textContent()) ?? '';
    assert.ok(name.length > 3, name);
    // A speaker lights up all of their words.
    await first.locator('.speaker').click();
    await page.locator('mark.QUOTE.lit').first().waitFor();
    assert.equal(await page.locator('#navigator-label').textContent(), name);
  });
});

test('the timeline is walked with the arrow keys and drawn out with plus', async () => {
  await site.visit(async (page) => {
    await look(page, 'english', 'timeline');
    const ticks = () => page.locator('#view .axis text').allTextContents();
    const wide = await ticks();
    await page.locator('#view .event[tabindex="0"]').focus();
    const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    const first = await label();
    await page.keyboard.press('ArrowRight');
    const second = await label();
    assert.ok(first && second && first !== second);
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    assert.notDeepEqual(await ticks(), wide);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.locator('mark.TIME.current').waitFor();
    assert.equal(await page.locator('#view .event[aria-pressed=true]').count(), 1);
  });
});

test('the axis says of which year it is, and how many times lie beyond it', async () => {
  await site.visit(async (page) => {
    await read(
      page,
      'اجتماع في الميناء\n\nقالت ليلى القاسمي في 3 مارس 2025: «نبدأ في 10 مارس 2025». وبدأ المشروع عام 2020، ووصل التقرير في 5 مارس 2025.',
    );
    await page.locator('#tab-timeline').click();
    assert.equal(await page.locator('#view .axis .year').textContent(), '2025');
    const earlier = page.getByRole('button', { name: 'Earlier (1 time)' });
    assert.equal(await earlier.getAttribute('data-count'), '1');
    await earlier.click();
    await page.getByRole('button', { name: 'Later (3 times)' }).waitFor();
    assert.match((await page.locator('#view .axis').textContent()) ?? '', /2020/);
  });
});

test('in Arabic time runs from the right', async () => {
  const places = (/** @type {import('./browser.mjs').Page} */ page) =>
    page.locator('#view .axis text').evaluateAll((all) => all.map((one) => Number(one.getAttribute('x'))));
  await site.visit(async (page) => {
    await look(page, 'economy', 'timeline');
    const drawn = await places(page);
    assert.deepEqual(
      drawn,
      drawn.toSorted((a, b) => a - b),
    );
    await page.locator('#language').click();
    await page.locator('#view:not([aria-busy]) h2').waitFor();
    const mirrored = await places(page);
    assert.deepEqual(
      mirrored,
      mirrored.toSorted((a, b) => b - a),
    );
  });
});

test('numbers are told in words, with their sentences', async () => {
  await site.visit(async (page) => {
    await look(page, 'economy', 'numbers');
    const text = (await page.locator('#view').textContent()) ?? '';
    assert.match(text, /2,500,000,000 US dollars/);
    assert.match(text, /60%/);
    await page.locator('#view .row').first().click();
    await page.locator('mark.NUM.current').first().waitFor();
  });
});

test('the overview measures the text and audits its sources', async () => {
  await site.visit(async (page) => {
    await look(page, 'politics', 'overview');
    const text = (await page.locator('#view').textContent()) ?? '';
    assert.match(text, /\d+ words/);
    assert.match(text, /16 Oct 2025/);
    assert.match(text, /\d+ sources quoted/);
    assert.match(text, /unnamed source/);
  });
});
