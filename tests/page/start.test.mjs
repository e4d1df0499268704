/** The start page: what it shows of itself is what the analysis says, and everything on it can be seen at once. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
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
