/** The start page: what it shows of itself is what the analysis says, and everything on it can be seen at once. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { titles } from '../../www/samples/titles.js';
import { living } from '../../www/samples/living.js';
import { launch, paste, settled } from './browser.mjs';

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

/**
 * The margin beside a text: what its notes say, in their order.
 *
 * @param {import('./browser.mjs').Page} page
 * @param {string} host
 */
async function marginOf(page, host) {
  await page.locator(`${host} .note`).first().waitFor();
  return page.locator(`${host} .note`).evaluateAll((notes) => notes.map((note) => note.textContent));
}

for (const [language, locale] of Object.entries({ ar: 'ar-EG', en: 'en-GB' })) {
  test(`the lines that the start page shows have the margin that an article has: ${language}`, async () => {
    await site.visit(
      async (page) => {
        const shown = await marginOf(page, '#living');
        assert.ok(shown.length >= 3, `${shown}`);
        const marks = (/** @type {string} */ host) =>
          page
            .locator(`${host} mark`)
            .evaluateAll((all) => all.map((mark) => `${mark.className}: ${mark.textContent}`));
        const drawn = await marks('#living');
        await paste(page, living[language === 'ar' ? 'ar' : 'en'].text);
        await page.locator('#article p').first().waitFor();
        await settled(page);
        assert.deepEqual(await marginOf(page, '#article'), shown);
        assert.deepEqual(await marks('#article'), drawn);
      },
      { locale, viewport: { width: 1440, height: 900 }, lazy: /ner-en\.model/ },
    );
  });
}

test('the strip of a sample on the start page is the one over its article', async () => {
  await site.visit(
    async (page) => {
      const strip = (/** @type {string} */ host) =>
        page
          .locator(`${host} .strip-bar i`)
          .evaluateAll((all) =>
            all.map((piece) => [piece.className, Number(getComputedStyle(piece).flexGrow)]),
          );
      for (const { id } of titles) {
        await page.locator('#home').click();
        const before = await strip(`[data-sample=${id}]`);
        assert.ok(before.length > 2, id);
        await page.locator(`[data-sample=${id}]`).click();
        await page.locator('#article p').first().waitFor();
        await settled(page);
        const after = await strip('#voices');
        const whole = (/** @type {(string|number)[][]} */ parts) =>
          parts.map(([look, share]) => [look, Math.round(Number(share) * 100)]);
        assert.deepEqual(
          before.map(([look]) => look),
          after.map(([look]) => look),
          `${id}: ${JSON.stringify(whole(after))}`,
        );
        for (const [n, [, share]] of before.entries()) {
          const now = Number(after[n]?.[1]) * 100;
          assert.ok(Math.abs(Number(share) - now) < 3, `${id}: ${JSON.stringify(whole(after))}`);
        }
      }
    },
    { lazy: /ner-en\.model/ },
  );
});

test('at 1440 pixels the field and its button are seen without scrolling, on a phone the field', async () => {
  for (const [viewport, what] of /** @type {const} */ ([
    [{ width: 1440, height: 900 }, '#read'],
    [{ width: 390, height: 844 }, '#text'],
  ])) {
    await site.visit(
      async (page) => {
        const box = await page.locator(what).boundingBox();
        assert.ok(box && box.y + 24 < viewport.height, JSON.stringify(box));
      },
      { viewport, locale: 'ar-EG' },
    );
  }
});
