/** Corrections as a fact-checker makes them: by selecting, in a card, by keyboard; they stay, are told, and can all be taken back. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import {
  CLIPBOARD,
  RELOAD,
  addressOf,
  copied,
  drop,
  launch,
  packageFile,
  read,
  selectWords,
  settled,
} from './browser.mjs';
import { SHIP } from './texts.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

/** @param {Page} page @param {string} [text] */
const open = (page, text = SHIP) => read(page, text);

/**
 * What is marked in one of the layers, in order.
 *
 * @param {Page} page
 * @param {string} layer
 */
const marked = (page, layer) =>
  page.locator(`#article mark.${layer}`).evaluateAll((all) => all.map((one) => one.textContent ?? ''));

/** @param {Page} page @param {string} name of a button of the bar */
async function say(page, name) {
  await page.locator('#edit-bar').getByRole('button', { name, exact: true }).click();
  await page.locator('#message .notice').waitFor();
  await settled(page);
}

/** @param {Page} page @param {string} key of a mark @param {string} name of a button of its dialog */
async function wrong(page, key, name) {
  await page.locator(`#article mark[data-key=${key}]`).first().focus();
  await page.keyboard.press('Shift+F10');
  await page.locator('#edit[open]').getByRole('button', { name, exact: true }).click();
  await settled(page);
}

/** @param {Page} page */
const told = async (page) =>
  ((await page.locator('#message').textContent()) ?? '').replace(/[\u2068\u2069]/g, '');

/** @param {Page} page @param {string} layer @param {string} text @returns {Promise<string>} the key of a mark */
const keyOf = async (page, layer, text) =>
  (await page.locator(`#article mark.${layer}`, { hasText: text }).last().getAttribute('data-key')) ?? '';

test('a name that was missed is marked everywhere, with its proclitics; the notice says at how many places and takes it back', async () => {
  await site.visit(async (page) => {
    await open(page);
    await selectWords(page, 'سفينة شرارة');
    await page.keyboard.press('Escape');
    await page.locator('#edit-bar').waitFor({ state: 'hidden' });
    await selectWords(page, 'بشرارة');
    await say(page, 'Organisation');
    assert.deepEqual(await marked(page, 'ORG.corrected'), ['شرارة', 'شرارة', 'شرارة']);
    assert.match(await told(page), /“شرارة” → Organisation · 3 places/);
    await page.locator('#message').getByRole('button', { name: 'Undo' }).click();
    await settled(page);
    assert.deepEqual(await marked(page, 'corrected'), []);
    await page.keyboard.press('Control+Shift+z');
    await settled(page);
    assert.equal((await marked(page, 'ORG.corrected')).length, 3);
  });
});

test('here alone, where “everywhere” is switched off', async () => {
  await site.visit(async (page) => {
    await open(page);
    await selectWords(page, 'شرارة');
    await page.locator('#edit-bar input').uncheck();
    await say(page, 'Organisation');
    assert.equal((await marked(page, 'ORG.corrected')).length, 1);
    assert.match(await told(page), /1 place/);
  });
});

test('letters stay joined and nothing moves where a pen stands', async () => {
  await site.visit(async (page) => {
    await open(page);
    const width = () =>
      page.evaluate(() => {
        const range = document.createRange();
        const line = [...document.querySelectorAll('#article [data-start]')].pop();
        range.selectNodeContents(/** @type {Node} */ (line));
        return [...range.getClientRects()].reduce((sum, { width: one }) => sum + one, 0) > 0
          ? /** @type {HTMLElement} */ (line).offsetHeight
          : 0;
      });
    const earlier = await width();
    await selectWords(page, 'بشرارة');
    await say(page, 'Organisation');
    assert.equal(await width(), earlier);
  });
});

test('two names are one thing, and one is another thing again', async () => {
  await site.visit(async (page) => {
    await open(page);
    await page.locator('#article mark[data-key]', { hasText: 'عادل منصور' }).first().focus();
    await page.keyboard.press('Shift+F10');
    const dialog = page.locator('#edit[open]');
    await dialog.locator('select').selectOption('سامي الخطيب');
    await dialog.getByRole('button', { name: 'Join', exact: true }).click();
    await settled(page);
    assert.match(await told(page), /“عادل منصور” is “سامي الخطيب” · 1 place/);
    const key = await keyOf(page, 'PER', 'عادل منصور');
    await wrong(page, key, 'Somebody or something else of this name');
    assert.match(await told(page), /“عادل منصور”: somebody or something else · 1 place/);
    // A name that is not joined to another cannot be split off.
    await page.locator(`#article mark[data-key=${key}]`).first().focus();
    await page.keyboard.press('Shift+F10');
    assert.equal(await dialog.getByRole('button', { name: 'Somebody or something else' }).count(), 0);
  });
});

test('a wrong speaker is put right, and with them what goes on from it', async () => {
  await site.visit(async (page) => {
    await open(page);
    await page.locator('#article mark.QUOTE', { hasText: 'السوق هادئة' }).first().focus();
    await page.keyboard.press('e');
    const dialog = page.locator('#edit[open]');
    await dialog.locator('select').selectOption('هالة الزين');
    await dialog.getByRole('button', { name: 'Said it', exact: true }).first().click();
    await settled(page);
    assert.match(await told(page), /said by “هالة الزين” · 2 places/);
    // Who works by keyboard goes on from there.
    assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /^السوق هادئة/);
    await page.locator('#view', { hasText: 'هالة الزين' }).waitFor();
    assert.equal(await page.locator('#view', { hasText: 'سامي الخطيب' }).count(), 0);
    // A name that the text does not have.
    await page.locator('#article mark.QUOTE', { hasText: 'العمل بدأ' }).first().focus();
    await page.keyboard.press('Shift+F10');
    await dialog.getByLabel('Another name').fill('ليلى قاسم');
    await page.keyboard.press('Enter');
    await settled(page);
    await page.locator('#view', { hasText: 'ليلى قاسم' }).waitFor();
    await wrong(page, await keyOf(page, 'QUOTE', 'العمل بدأ'), 'Nobody');
    await page.locator('#view', { hasText: 'ليلى قاسم' }).waitFor({ state: 'detached' });
  });
});

test('times and numbers get another value, and lines another part', async () => {
  await site.visit(async (page) => {
    await open(page);
    const dialog = page.locator('#edit[open]');
    await page.locator('#article mark.TIME', { hasText: '3 مارس' }).focus();
    await page.keyboard.press('Shift+F10');
    await dialog.getByLabel('Day', { exact: true }).fill('2023-03-03');
    await dialog.getByRole('button', { name: 'Set' }).click();
    await settled(page);
    assert.match(await told(page), /→ 2023-03-03 · 1 place/);
    await page.locator('#article mark.NUM').first().focus();
    await page.keyboard.press('Shift+F10');
    await dialog.getByLabel('Amount').fill('31000000');
    await dialog.getByRole('button', { name: 'Set' }).click();
    await settled(page);
    await page.locator('#article mark.NUM.corrected').waitFor();
    await wrong(page, await keyOf(page, 'NUM', '29'), 'Not a number');
    assert.deepEqual(await marked(page, 'NUM'), []);
    await selectWords(page, 'قال سامي الخطيب');
    await say(page, 'Title');
    assert.match((await page.locator('#article h1').textContent()) ?? '', /^قال سامي/);
    await selectWords(page, 'وصلت سفينة');
    await say(page, 'Not the article');
    await page.locator('#article .aside', { hasText: 'وصلت سفينة' }).waitFor();
  });
});

test('after a reload all is there, and can be undone', async () => {
  await site.visit(async (page) => {
    await open(page);
    await selectWords(page, 'بشرارة');
    await say(page, 'Organisation');
    await selectWords(page, 'القاهرة');
    await say(page, 'Person');
    await page.keyboard.press('Control+z');
    await settled(page);
    await page.reload();
    await page.locator('html[data-model="loaded"]').waitFor();
    await settled(page);
    assert.equal((await marked(page, 'ORG.corrected')).length, 3);
    assert.match((await page.locator('#edits').textContent()) ?? '', /1 correction/);
    await page.locator('#redo').click();
    await settled(page);
    assert.deepEqual(await marked(page, 'PER.corrected'), ['القاهرة']);
    await page.locator('#undo').click();
    await settled(page);
    await page.locator('#undo').click();
    await settled(page);
    assert.deepEqual(await marked(page, 'corrected'), []);
    assert.equal(await page.locator('#undo').isDisabled(), true);
  }, RELOAD);
});

test('a link, a sample’s address and our own export bring them along', async () => {
  let link = '';
  let json = '';
  await site.visit(async (page) => {
    await open(page);
    await selectWords(page, 'بشرارة');
    await say(page, 'Organisation');
    await page.locator('#take').click();
    link = await copied(page, () => page.getByRole('button', { name: 'Copy link' }).click());
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-download=json]').click(),
    ]);
    json = await readFile(await download.path(), 'utf8');
    const { options, edits } = JSON.parse(json);
    assert.deepEqual([options.edits.length, edits[0].applied], [1, 3]);
  }, CLIPBOARD);
  await site.visit(
    async (page) => {
      await settled(page);
      assert.equal((await marked(page, 'ORG.corrected')).length, 3);
      await page.locator('#edits').click();
      await page.locator('#edit[open] li', { hasText: 'شرارة' }).first().waitFor();
    },
    { fragment: link.slice(link.indexOf('#')) },
  );
  await site.visit(async (page) => {
    await drop(page, [{ name: 'a.json', bytes: new TextEncoder().encode(json) }]);
    await page.locator('#article .chunk').first().waitFor();
    await settled(page);
    assert.equal((await marked(page, 'ORG.corrected')).length, 3);
  });
  await site.visit(async (page) => {
    await page.locator('[data-sample=politics]').click();
    await settled(page);
    await page.locator('#article mark.PER').first().focus();
    await page.keyboard.press('Shift+F10');
    await page.locator('#edit[open]').getByRole('button', { name: 'Organisation', exact: true }).click();
    await settled(page);
    assert.match(await addressOf(page), /[#&]edits=[\w-]+/);
  });
});

test('what no longer fits an edited text is told and listed, and stays until it is withdrawn', async () => {
  await site.visit(async (page) => {
    await open(page);
    await selectWords(page, 'القاهرة');
    await page.locator('#edit-bar input').uncheck();
    await say(page, 'Person');
    await selectWords(page, 'بشرارة');
    await say(page, 'Organisation');
    await page.getByRole('button', { name: 'Edit text' }).click();
    await page.locator('#text').fill(SHIP.replace('إلى القاهرة، ولحقت', 'إلى المرفأ، ولحقت'));
    await page.locator('#read').click();
    await settled(page);
    await page.locator('#message', { hasText: '1 correction no longer fits' }).waitFor();
    await settled(page);
    assert.equal((await marked(page, 'ORG.corrected')).length, 3);
    await page.locator('#message').getByRole('button', { name: 'Which?' }).click();
    const row = page.locator('#edit[open] li.unfit');
    assert.match((await row.textContent()) ?? '', /القاهرة.*no longer fits the text/);
    await row.getByRole('button', { name: /^Withdraw/ }).click();
    await settled(page);
    assert.equal(await page.locator('#edits .unfit').count(), 0);
    // The words come back with the text: what fitted it fits again.
    await page.locator('#undo').click();
    await settled(page);
    await page.locator('#undo').click();
    await settled(page);
    assert.deepEqual(await marked(page, 'PER.corrected'), ['القاهرة']);
  });
});

test('the list tells all that was done and marks words that are typed', async () => {
  await site.visit(async (page) => {
    await open(page);
    await page.locator('#edits').focus();
    await page.keyboard.press('Enter');
    const dialog = page.locator('#edit[open]');
    await dialog.getByLabel('Words, as in the text').fill('شرارة');
    await dialog.getByRole('button', { name: 'Organisation', exact: true }).press('Enter');
    await settled(page);
    assert.equal((await marked(page, 'ORG.corrected')).length, 3);
    await page.locator('#date').fill('2025-03-10');
    await settled(page);
    await page.locator('#edits').click();
    const past = await dialog.locator('.past li').allTextContents();
    assert.deepEqual(
      past.map((one) => one.replace(/[\u2068\u2069]/g, '')),
      ['Published: 2025-03-10', '“شرارة” → Organisation'],
    );
    await dialog.getByRole('button', { name: 'Undo', exact: true }).click();
    await settled(page);
    await page.locator('#edits').click();
    assert.match((await dialog.locator('.past li.undone').textContent()) ?? '', /2025-03-10.*Undone/);
    await page.keyboard.press('Escape');
    await page.locator('#edits').click();
    await dialog.getByLabel('Words, as in the text').fill('لا وجود لها');
    await dialog.getByRole('button', { name: 'Person', exact: true }).click();
    assert.match(await told(page), /The text has no/);
  });
});

test('in every look the bar and the dialogs have nothing against them', async () => {
  const axe = await packageFile('axe-core/axe.min.js');
  for (const look of /** @type {const} */ ([
    { locale: 'en-GB', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
    { locale: 'ar-EG', colorScheme: 'dark', viewport: { width: 320, height: 640 } },
  ])) {
    await site.visit(async (page) => {
      const clean = async (/** @type {string} */ state) => {
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { axe: checker } = /** @type {{axe: typeof import('axe-core')}} */ (
            /** @type {unknown} */ (globalThis)
          );
          const { violations: found } = await checker.run(document);
          return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`);
        });
        assert.deepEqual(violations, [], `${look.locale}: ${state}`);
        const { overflow, seen } = await page.evaluate(() => ({
          overflow: document.documentElement.scrollWidth - innerWidth,
          seen: [...document.querySelectorAll('#edit-bar button, #edit[open] button')].every((one) => {
            const { left, right } = one.getBoundingClientRect();
            return left >= -1 && right <= innerWidth + 1;
          }),
        }));
        assert.ok(overflow <= 0 && seen, `${look.locale}: ${state} lies within the window`);
      };
      await open(page);
      await selectWords(page, 'بشرارة');
      await clean('the bar');
      await page.locator('#edit-bar button').nth(1).click();
      await page.locator('#message .notice').waitFor();
      await settled(page);
      await clean('what was corrected');
      for (const layer of ['PER', 'TIME', 'NUM', 'QUOTE']) {
        await page.locator(`#article mark.${layer}`).first().focus();
        await page.keyboard.press('Shift+F10');
        await page.locator('#edit[open]').waitFor();
        await clean(`the dialog of ${layer}`);
        await page.keyboard.press('Escape');
      }
      await page.locator('#edits').click();
      await clean('the list');
    }, look);
  }
});
