/** What is open, side by side: who speaks where, one statement in its wordings, days, what differs; an original beside its translation. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { accessProblems, launch } from './browser.mjs';

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

const STORY = path.resolve(import.meta.dirname, '../compare');
const FILES = ['05-08-marsad', '05-08-nida', '05-09-sahel', '05-09-ledger'].map((name) =>
  path.join(STORY, `2026-${name}.txt`),
);

/** One of them is in English, whose model comes with it. */
const ENGLISH = { lazy: /ner-en\.model/ };

/**
 * Opens articles of the story and compares them.
 *
 * @param {import('./browser.mjs').Page} page
 * @param {string[]} [files]
 */
async function compared(page, files = FILES) {
  await page.setInputFiles('#files', files);
  await page.locator('#article mark').first().waitFor();
  await page.locator('#modes [data-mode=compare]').click();
  await page.locator('#compare .parts').waitFor();
}

test('what several articles say stands side by side, and each place is one press away', async () => {
  await site.visit(async (page) => {
    await compared(page);
    const matrix = page.locator('#compare .matrix');
    assert.equal(await matrix.locator('thead th').count(), 5);
    const minister = matrix.locator('tr', { hasText: 'هالة المرعشي' });
    assert.equal(await minister.locator('.bars').count(), 4, 'in all four, in both scripts');
    const statement = page.locator('#compare .wordings', { hasText: 'لن نرخص' });
    assert.equal(await statement.locator('tr').count(), 3);
    await page.locator('#compare .told', { hasText: 'ولن نستثني أحدا من الشركات' }).first().waitFor();
    await page.locator('#compare .values', { hasText: '17' }).first().waitFor();
    // From a wording to its place: in the third article.
    await statement.locator('tr', { hasText: 'ترخيصا' }).locator('th button').click();
    const lit = page.locator(
      '#article mark.QUOTE[aria-current], #article mark.QUOTE.selected, #article .lit',
    );
    await page.locator('#article', { hasText: 'تسجيلات العبّارة تناقض' }).first().waitFor();
    assert.equal(await page.locator('#compare').isHidden(), true);
    assert.equal(await lit.first().isVisible(), true);
    // Back by the history, and by the keyboard from a cell.
    await page.locator('#modes [data-mode=compare]').click();
    await matrix.locator('.bars').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('#compare').waitFor({ state: 'hidden' });
  }, ENGLISH);
});

test('a brief and a table can be kept', async () => {
  await site.visit(async (page) => {
    await compared(page);
    const saved = async (/** @type {string} */ name) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('#compare button', { hasText: name }).click(),
      ]);
      return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
    };
    const brief = await saved('Brief');
    assert.equal(brief.name, 'comparison.md');
    assert.match(brief.text, /^# Who said what, and where they differ\n/);
    assert.match(brief.text, /لن نرخص/);
    const table = await saved('Table');
    assert.match(table.text, /^\ufeffof,id,name,article,/);
    assert.match(table.text, /\r\nstatement,q1,/);
  }, ENGLISH);
});

test('an original and its translation: what they disagree in leads to both places', async () => {
  await site.visit(async (page) => {
    await compared(page);
    const last = page.locator('#compare .parts > section').last();
    await last.locator('select').nth(1).selectOption('3');
    await last.locator('button', { hasText: 'Set side by side' }).click();
    const missing = last.locator('.disagreements li', { hasText: 'الرصيف القديم' });
    await missing.locator('button').click();
    assert.match((await last.locator('.text .lit').first().textContent()) ?? '', /الرصيف القديم/);
    assert.equal(await last.locator('.columns .text').count(), 2);
  }, ENGLISH);
});

for (const look of [
  { name: 'Arabic, dark, phone', locale: 'ar', colorScheme: 'dark', viewport: { width: 390, height: 780 } },
  {
    name: 'English, light, desktop',
    locale: 'en-GB',
    colorScheme: 'light',
    viewport: { width: 1380, height: 900 },
  },
]) {
  const { name, ...options } = /** @type {any} */ (look);
  test(`axe, and no wider than the window: ${name}`, async () => {
    await site.visit(
      async (page) => {
        await compared(page);
        assert.deepEqual(await accessProblems(page), []);
        const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(Number(wide) <= Number(window), `${wide} of ${window}`);
      },
      { ...options, ...ENGLISH },
    );
  });
}

test('twenty articles of 20,000 characters are compared in little time after their analyses', async () => {
  await site.visit(async (page) => {
    const texts = await Promise.all(FILES.map((file) => readFile(file, 'utf8')));
    const files = Array.from({ length: 20 }, (_, n) => {
      let text = '';
      for (let k = n; text.length < 20_000; k++) text += `${texts[k % texts.length]}\n\n${n} ${k}\n\n`;
      return { name: `${n}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text.slice(0, 20_000)) };
    });
    await page.setInputFiles('#files', files);
    await page.locator('#article mark').first().waitFor();
    await page.locator('#modes [data-mode=compare]').click();
    await page.locator('#compare .parts').waitFor({ timeout: 60_000 });
    const took = await page.evaluate(() => performance.getEntriesByName('isnad:compared')[0]?.duration ?? 0);
    console.log(`20 articles of 20,000 characters: ${took.toFixed(0)} ms`);
    assert.ok(took < 5000, `${took} ms`);
  }, ENGLISH);
});
