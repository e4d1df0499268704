/** The reader's own lists and patterns: made, tried on the article at hand, kept, taken along in files. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { copied, launch, paste, settled } from './browser.mjs';

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

const TEXT = 'قالت لجنة المياه إن القضية 123/2025 والقضية 77/2024 في يد ليلى الحداد. ثم عادت لجنه المياه.';

test('a pattern and a list of names say what they find, are kept, and go into the files', async () => {
  await site.visit(
    async (page) => {
      await paste(page, TEXT);
      await settled(page);
      await page.locator('#take').click();
      await page.locator('#open-lists').click();
      await page.locator('#lists button', { hasText: 'New list' }).click();
      const first = page.locator('#lists fieldset').first();
      await first.locator('textarea').fill('لجنة المياه');
      await first.locator('[role=status]', { hasText: '2 places' }).waitFor();
      await page.locator('#lists button', { hasText: 'New list' }).click();
      const second = page.locator('#lists fieldset').nth(1);
      await second.locator('select').selectOption('pattern');
      await second.locator('input').fill('Cases');
      await second.locator('textarea').fill('(\\d+/\\d{4}');
      await second.locator('.warning', { hasText: 'no partner' }).waitFor();
      await second.locator('textarea').fill('\\d+/\\d{4}');
      await second.locator('[role=status]', { hasText: '123/2025' }).waitFor();
      await page.locator('#lists .close').click();
      await page.locator('#open-lists').click();
      assert.equal(await page.locator('#lists fieldset').count(), 2, 'kept');
      await page.locator('#lists .close').click();
      const file = await copied(page, () => page.locator('[data-copy=csv-lists]').click());
      assert.match(file, /,77\/2024,l2,Cases/);
      const { user, options } = JSON.parse(
        await copied(page, () => page.locator('[data-copy=json]').click()),
      );
      assert.deepEqual(
        user.map((/** @type {{text: string}} */ one) => one.text),
        ['لجنة المياه', '123/2025', '77/2024', 'لجنه المياه'],
      );
      assert.equal(options.lists.length, 2);
      await page.locator('#open-lists').click();
      await second.locator('button', { hasText: 'Remove' }).click();
      assert.equal(await page.locator('#lists fieldset').count(), 1);
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  );
});
