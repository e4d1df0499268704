/** The journey of a fact-checker who puts an article right: a name that was missed, two that are one, a speaker; and takes away what is true then. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RELOAD, downloaded, launch, read, selectWords, settled } from './browser.mjs';
import { SHIP } from './texts.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

/** @param {Page} page @param {string} layer @param {string} words */
async function openWrong(page, layer, words) {
  await page.locator(`#article mark.${layer}`, { hasText: words }).first().focus();
  await page.keyboard.press('Shift+F10');
  return page.locator('#edit[open]');
}

/** @param {Page} page @returns {Promise<string[]>} who says something, as the list has it */
const speakers = (page) => page.locator('#view .speaker .name').allTextContents();

test('a missed name, two that are one and a wrong speaker are put right; list, margin, paper and report say so, and after a reload', async () => {
  await site.visit(
    async (page) => {
      await read(page, SHIP);
      // The name that was missed, everywhere.
      await selectWords(page, 'بشرارة');
      await page.locator('#edit-bar').getByRole('button', { name: 'Organisation', exact: true }).click();
      await settled(page);
      await page.locator('#article mark.ORG.corrected').nth(2).waitFor();
      // Two names of one man.
      let dialog = await openWrong(page, 'PER', 'عادل منصور');
      await dialog.locator('select').selectOption('سامي الخطيب');
      await dialog.getByRole('button', { name: 'Join', exact: true }).click();
      await settled(page);
      await page.locator('#tab-people').click();
      const man = page.locator('#view .row', { hasText: 'سامي الخطيب' });
      await man.waitFor();
      assert.equal(await page.locator('#view .row', { hasText: 'عادل منصور' }).count(), 0);
      assert.equal(
        await page.locator('#view .row', { hasText: 'شرارة' }).locator('.count > span').first().textContent(),
        '3',
      );
      // The speaker, and with them what goes on from it.
      dialog = await openWrong(page, 'QUOTE', 'السوق هادئة');
      await dialog.locator('select').selectOption('هالة الزين');
      await dialog.getByRole('button', { name: 'Said it', exact: true }).first().click();
      await settled(page);
      await page.locator('#tab-said').click();
      await page.locator('#view:not([aria-busy]) .speaker').first().waitFor();
      assert.deepEqual(await speakers(page), ['هالة الزين']);
      const told = await page.locator('#article .note .last').allTextContents();
      assert.ok(told.length > 0 && told.every((name) => name.startsWith('هالة الزين')), told.join());
      // All of it is in the list of corrections, and in what is taken away.
      await page.reload();
      await page.locator('html[data-model="loaded"]').waitFor();
      await page.locator('#article p').first().waitFor();
      await settled(page);
      assert.deepEqual(await speakers(page), ['هالة الزين']);
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      assert.deepEqual(await page.locator('#paper .said h3 bdi').allTextContents(), ['هالة الزين']);
      await page.locator('#take').click();
      const report = await downloaded(page, 'html');
      const list = report.slice(report.indexOf('<section class="said">'));
      assert.equal(list.split('<h3>').length - 1, 1);
      assert.match(list, /<h3>.*هالة الزين/);
      assert.match(report, /<td><bdi>شرارة<\/bdi><\/td>/);
      assert.match(report, /<td><bdi>سامي الخطيب<\/bdi><\/td><td><bdi>عادل منصور/);
    },
    { ...RELOAD, viewport: { width: 1440, height: 900 } },
  );
});
