/** Journeys of those who check: an editor goes through the statements of an article, a fact-checker follows a person through their words. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CLIPBOARD, RELOAD, copied, downloaded, drop, launch, read, settled } from './browser.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

/** Invented: the place, the people and what they say. */
const TEXT = `مصنع الورق في وادي الصفصاف يوقف آلاته
وادي الصفصاف - رنا الحلواني - الاثنين 3 مارس 2025

قالت مديرة المصنع سلوى البيطار: «لن نعيد تشغيل الآلات قبل الصيف». وأضافت أن 40 عاملا سيبقون في أعمالهم.
وزعم مصدر في البلدية، طلب عدم ذكر اسمه، أن المصنع "مدين بأجور شهرين". وقال مصدر مطلع إن المفاوضات توقفت.
وقال النقابي كمال الدرويش إن العمال «لم يُسألوا عن شيء». وقال الدرويش إن الاعتصام مستمر.
وأكدت سلوى البيطار أن الباب مفتوح.`;

/** @param {Page} page @param {string} [text] */
const open = (page, text = TEXT) => read(page, text);

/** @param {Page} page */
async function check(page) {
  await page.locator('[data-mode=check]').click();
  await page.locator('#check:not([aria-busy]) .item').first().waitFor();
}

/** @param {Page} page @param {string} words */
const row = (page, words) => page.locator('#check .item', { hasText: words });

/** @param {Page} page @returns {Promise<string[]>} the words of the statements that are checked */
const ticked = (page) =>
  page
    .locator('#check .item.checked mark:first-of-type')
    .evaluateAll((all) =>
      all.filter((one) => !one.parentElement?.closest('mark')).map((one) => one.textContent ?? ''),
    );

test('from the paste to the unnamed sources alone it is two presses', async () => {
  await site.visit(async (page) => {
    await open(page);
    let presses = 0;
    await page.exposeFunction('pressed', () => presses++);
    await page.evaluate(() => addEventListener('pointerdown', () => Reflect.get(window, 'pressed')(), true));
    await check(page);
    const chip = page.locator('[data-filter=unnamed]');
    const count = Number(await chip.locator('.count').textContent());
    await chip.click();
    await page.locator('[data-filter=unnamed][aria-pressed=true]').waitFor();
    assert.equal(presses, 2);
    const rows = page.locator('#check:not([aria-busy]) .item');
    await rows.first().waitFor();
    assert.equal(await rows.count(), count);
    assert.equal(count, 2);
    assert.equal(await row(page, 'مدين بأجور شهرين').count(), 1);
    assert.equal(await row(page, 'المفاوضات توقفت').count(), 1);
  });
});

test('an editor ticks statement by statement, puts a speaker right, and takes the report away', async () => {
  await site.visit(async (page) => {
    await open(page);
    await check(page);
    const all = await page.locator('#check .item').count();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('.progress', { hasText: `2 of ${all} checked` }).waitFor();
    // The next that is open is in hand; a press with the pointer does the same.
    assert.equal(
      await page
        .locator('.item.now')
        .getAttribute('class')
        .then((name) => /checked/.test(name ?? '')),
      false,
    );
    await row(page, 'الاعتصام مستمر').locator('[data-deed=tick]').click();
    await page.locator('.progress', { hasText: `3 of ${all} checked` }).waitFor();
    // Somebody else has said it: what was checked is to be checked again.
    await row(page, 'الاعتصام مستمر').focus();
    await page.keyboard.press('e');
    const dialog = page.locator('#edit[open]');
    await dialog.locator('select').selectOption('سلوى البيطار');
    await dialog.getByRole('button', { name: 'Said it', exact: true }).first().click();
    await row(page, 'الاعتصام مستمر').locator('.whose', { hasText: 'سلوى البيطار' }).waitFor();
    await row(page, 'الاعتصام مستمر').locator('.state', { hasText: 'when you checked it' }).waitFor();
    await page.locator('.progress', { hasText: `2 of ${all} checked` }).waitFor();
    // What is no statement goes.
    await row(page, 'المفاوضات توقفت').focus();
    await page.keyboard.press('x');
    await row(page, 'المفاوضات توقفت').waitFor({ state: 'detached' });
    await page.locator('.progress', { hasText: `2 of ${all - 1} checked` }).waitFor();
    await page.locator('#take').click();
    const table = await downloaded(page, 'csv-quotes');
    const [head = '', ...lines] = table.trim().split(/\r?\n/);
    assert.match(head, /checked/);
    assert.equal(lines.filter((line) => /,(yes|true)$/.test(line)).length >= 2, true, table);
    const report = await downloaded(page, 'html');
    assert.equal(report.split('class="tick"').length - 1, 2);
    assert.match(report, /<dt>رُوجع<\/dt><dd>2\/\d+<\/dd>/);
  });
});

test('ticks survive a reload, an edit of the text elsewhere, a link and our own file', async () => {
  let link = '';
  let file = '';
  /** @type {string[]} */
  let before = [];
  await site.visit(
    async (page) => {
      await open(page);
      await check(page);
      await row(page, 'مدين بأجور شهرين').locator('[data-deed=tick]').click();
      await row(page, 'الباب مفتوح').locator('[data-deed=tick]').click();
      before = await ticked(page);
      assert.equal(before.length, 2);
      await page.reload();
      await page.locator('html[data-model="loaded"]').waitFor();
      // It comes back where it was checked.
      await page.locator('#check:not([aria-busy]) .item').first().waitFor();
      assert.deepEqual(await ticked(page), before);
      // Another day of publication is another analysis.
      await page.locator('[data-mode=read]').click();
      await page.locator('#date').fill('2024-01-01');
      await page.locator('#date-source', { hasText: 'as you set it' }).waitFor();
      await page.locator('#edit').click();
      await page.locator('#text').fill(TEXT.replace('لن نعيد تشغيل الآلات', 'قد لا نشغّل شيئا'));
      await page.locator('#read').click();
      await page.locator('#article', { hasText: 'قد لا نشغّل' }).waitFor();
      await settled(page);
      await check(page);
      assert.deepEqual(await ticked(page), before);
      await page.locator('#take').click();
      file = await downloaded(page, 'json');
      link = await copied(page, () => page.locator('#takeaway .strong').click());
    },
    { ...CLIPBOARD, ...RELOAD },
  );
  await site.visit(
    async (page) => {
      await page.locator('#article', { hasText: 'قد لا نشغّل' }).waitFor();
      await settled(page);
      await check(page);
      assert.deepEqual(await ticked(page), before);
    },
    { fragment: link.slice(site.address.length) },
  );
  await site.visit(async (page) => {
    await drop(page, [{ name: 'checked.json', bytes: new TextEncoder().encode(file) }]);
    await page.locator('#article', { hasText: 'قد لا نشغّل' }).waitFor();
    await settled(page);
    await check(page);
    assert.deepEqual(await ticked(page), before);
  });
});

test('a statement is copied with whose it is and where it stands', async () => {
  await site.visit(async (page) => {
    await open(page);
    await check(page);
    await row(page, 'لن نعيد').focus();
    const text = await copied(page, () => page.keyboard.press('c'));
    const plain = text.replace(/[\u2066-\u2069]/g, '');
    assert.match(plain, /“لن نعيد تشغيل الآلات قبل الصيف” — سلوى البيطار/);
    assert.match(plain, /مصنع الورق في وادي الصفصاف/);
    assert.match(plain, /2025/);
  }, CLIPBOARD);
});

test('a fact-checker follows a person: from the name to all their words, to the text and back', async () => {
  await site.visit(async (page) => {
    await open(page);
    await page.locator('#article mark.PER', { hasText: 'سلوى البيطار' }).first().click();
    // What is pressed in the text is shown in its list.
    await page.locator('#tab-people[aria-selected=true]').waitFor();
    await page.locator('#view .row[aria-pressed=true]', { hasText: 'سلوى البيطار' }).waitFor();
    await page.keyboard.press('Escape');
    const words = page.locator('#navigator-words');
    const count = Number(/\d+/.exec((await words.textContent()) ?? '')?.[0]);
    await words.click();
    await page.locator('#tab-said[aria-selected=true]').waitFor();
    assert.deepEqual(await page.locator('#view .source .speaker .name').allTextContents(), ['سلوى البيطار']);
    assert.equal(await page.locator('#view .source .rows > li').count(), count);
    // From one to the next: the list goes along.
    await page.keyboard.press('n');
    await page.locator('#navigator-place', { hasText: `2 of ${count}` }).waitFor();
    // On to checking them alone.
    await page.locator('[data-order=check]').click();
    await page.locator('#check:not([aria-busy]) .item').first().waitFor();
    assert.equal(await page.locator('#check .item').count(), count);
    await row(page, 'الباب مفتوح').focus();
    await page.keyboard.press('o');
    await page.locator('#article mark.current', { hasText: 'الباب مفتوح' }).waitFor();
    assert.equal(await page.locator('#check').isVisible(), false);
    // Another voice, pressed in the text, is listed though the list had one source alone.
    await page.locator('#article mark.QUOTE', { hasText: 'لم يُسألوا' }).first().click();
    await page.locator('#view .row[aria-pressed=true]', { hasText: 'لم يُسألوا' }).waitFor();
  });
});

test('each list can be searched, in any order of the words and spelling of their letters', async () => {
  await site.visit(async (page) => {
    await open(page);
    const field = page.locator('#sieve input');
    const rows = page.locator('#view:not([aria-busy]) .source .rows > li');
    await field.fill('باب مَفتوح');
    await page.locator('#view:not([aria-busy]) .source').first().waitFor();
    assert.equal(await rows.filter({ hasText: 'الباب مفتوح' }).count(), 1);
    assert.equal(await page.locator('#view .source').count(), 1);
    await page.locator('#tab-people').click();
    await field.fill('الدرويش كمال');
    await page.locator('#view:not([aria-busy]) .row').first().waitFor();
    assert.equal(await page.locator('#view .row').count(), 1);
    await field.fill('لا أحد');
    await page.locator('#view .nothing').waitFor();
    await page.locator('#tab-numbers').click();
    await field.fill('40');
    assert.equal(await page.locator('#view:not([aria-busy]) .row').count(), 1);
    // In the order of the text.
    await page.locator('#tab-said').click();
    await field.fill('');
    await page.locator('[data-order=text]').click();
    await page.locator('#view:not([aria-busy]) .source .speaker').first().waitFor();
    const order = await page.locator('#view .source .rows > li:first-child .quoted').allTextContents();
    const bare = (/** @type {string} */ words) => words.replace(/[«»"]/g, '');
    const at = order.map((words) => bare(TEXT).indexOf(bare(words).slice(0, 12)));
    assert.ok(!at.includes(-1));
    assert.deepEqual(
      at,
      at.toSorted((a, b) => a - b),
    );
  });
});

test('every sentence on the sourcing opens what it counts', async () => {
  await site.visit(async (page) => {
    await open(page);
    await page.locator('#tab-overview').click();
    const lines = page.locator('#view .audit li');
    await lines.first().waitFor();
    assert.equal(await page.locator('#view .audit li:not(:has(.row))').count(), 0);
    await page.locator('#view .audit .row', { hasText: 'unnamed' }).click();
    await page.locator('#check:not([aria-busy]) .item').first().waitFor();
    assert.equal(await page.locator('#check .item').count(), 2);
    assert.equal(await page.locator('[data-filter=unnamed]').getAttribute('aria-pressed'), 'true');
  });
});
