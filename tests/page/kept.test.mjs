/** What is changed can be undone, what is closed comes back, and what is forgotten is nowhere on the device. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { RELOAD, drop, launch, paste, settled, shownText } from './browser.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

const TEXT = 'لقاء في باريس\nالتقى الوزيران أمس في باريس وبحثا العلاقات بين البلدين.';
const OTHER = 'عودة إلى عمّان\nقال الوزير سامي الخطيب: «نعود غدا». ثم سافر إلى القاهرة يوم 3 مارس 2025.';

/** @param {Page} page */
const ready = (page) => page.locator('html[data-model="loaded"]').waitFor();

/** @param {Page} page @param {string|RegExp} text */
const article = (page, text) => page.locator('#article', { hasText: text }).waitFor();

/** @param {Page} page */
const titles = (page) => page.locator('button.document').allTextContents();

/**
 * Opens both texts, the second is shown.
 *
 * @param {Page} page
 */
async function both(page) {
  await paste(page, OTHER);
  await article(page, 'نعود غدا');
  await paste(page, TEXT);
  await article(page, 'الوزيران');
}

test('a date, a title and a byline are undone and done again, one after the other', async () => {
  await site.visit(async (page) => {
    await paste(page, TEXT);
    await article(page, 'الوزيران');
    assert.equal(await page.locator('#undo').isVisible(), false);
    await page.locator('#date').fill('2025-03-10');
    await page.locator('#date-source', { hasText: 'as you set it' }).waitFor();
    await page.locator('#corrections summary').click();
    await page.locator('#edit-title').fill('لقاء آخر');
    await page.locator('#edit-byline').fill('سلمى الحداد');
    await page.keyboard.press('Tab');
    await page.locator('#article .byline', { hasText: 'سلمى' }).waitFor();
    assert.match(await shownText(page), /^لقاء آخر\nسلمى الحداد\nلقاء في باريس/);
    await page.locator('#article .para').last().click();
    await page.keyboard.press('Control+z');
    await page.locator('#article .byline').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.locator('#article h1', { hasText: /^لقاء في باريس$/ }).waitFor();
    assert.equal(await page.locator('#edit-title').inputValue(), 'لقاء في باريس');
    assert.equal(await page.locator('#date').inputValue(), '2025-03-10');
    await page.locator('#undo').click();
    await page.locator('#date-source', { hasText: 'Unknown' }).waitFor();
    assert.equal(await page.locator('#undo').isDisabled(), true);
    await page.locator('#redo').click();
    await page.locator('#date-source', { hasText: 'as you set it' }).waitFor();
    await page.locator('#article .para').last().click();
    await page.keyboard.press('Control+Shift+z');
    await page.locator('#article h1', { hasText: /^لقاء آخر$/ }).waitFor();
    await page.keyboard.press('Control+y');
    await page.locator('#article .byline', { hasText: 'سلمى' }).waitFor();
    assert.equal(await page.locator('#redo').isDisabled(), true);
  });
});

test('a correction made before the last one was analysed loses none', async () => {
  await site.visit(async (page) => {
    await paste(page, TEXT);
    await article(page, 'الوزيران');
    await page.locator('#corrections summary').click();
    await page.evaluate(() => {
      for (const [id, value] of Object.entries({
        'edit-title': 'عنوان',
        'edit-byline': 'كاتب',
        date: '2025-03-10',
      })) {
        const field = /** @type {HTMLInputElement} */ (document.getElementById(id));
        field.value = value;
        field.dispatchEvent(new Event('change'));
      }
    });
    await page.locator('#date-source', { hasText: 'as you set it' }).waitFor();
    await settled(page);
    assert.match(await shownText(page), /^عنوان\nكاتب\n/);
  });
});

test('an edition of the text is undone, and what is undone in a field is the field’s', async () => {
  await site.visit(async (page) => {
    await paste(page, TEXT);
    await article(page, 'الوزيران');
    await page.locator('#edit').click();
    await page.locator('#text').fill(OTHER);
    await page.locator('#read').click();
    await article(page, 'نعود غدا');
    await page.locator('#corrections summary').click();
    await page.locator('#edit-title').pressSequentially('x');
    await page.keyboard.press('Control+z');
    await article(page, 'نعود غدا');
    await page.locator('#article .para').last().click();
    await page.keyboard.press('Control+z');
    await article(page, 'الوزيران');
    assert.equal((await titles(page)).length, 1, 'it is still one article');
    await page.keyboard.press('Control+y');
    await article(page, 'نعود غدا');
  });
});

test('what belongs to one article is not undone while another is shown', async () => {
  await site.visit(async (page) => {
    await both(page);
    await page.locator('#date').fill('2025-03-10');
    await page.locator('#date-source', { hasText: 'as you set it' }).waitFor();
    await page.locator('button.document').first().click();
    await article(page, 'نعود غدا');
    assert.equal(await page.locator('#undo').isVisible(), false);
    await page.keyboard.press('Control+z');
    await page.locator('button.document').nth(1).click();
    await article(page, 'الوزيران');
    assert.equal(await page.locator('#date').inputValue(), '2025-03-10');
  });
});

test('a closed article is offered again for some seconds, with all that was set of it', async () => {
  await site.visit(async (page) => {
    await both(page);
    await page.locator('#date').fill('2025-03-10');
    await page.locator('#date-source', { hasText: 'as you set it' }).waitFor();
    await page.locator('button.shut').nth(1).click();
    await article(page, 'نعود غدا');
    const offer = page.locator('#message .notice', { hasText: 'Closed: ' });
    await offer.locator('button', { hasText: 'Undo' }).click();
    await article(page, 'الوزيران');
    assert.equal(await page.locator('#date').inputValue(), '2025-03-10');
    assert.deepEqual(await titles(page), ['عودة إلى عمّان', 'لقاء في باريس']);
    assert.equal(await offer.count(), 0);
    // It goes by itself; keys bring the article back all the same.
    await page.locator('button.shut').first().click();
    await offer.waitFor();
    await page.mouse.move(0, 0);
    await offer.waitFor({ state: 'detached', timeout: 12_000 });
    await page.keyboard.press('Control+z');
    await article(page, 'نعود غدا');
    assert.equal((await titles(page)).length, 2);
  });
});

test('a step back undoes closing, whether the article was shown or not, and from the start page', async () => {
  await site.visit(async (page) => {
    await both(page);
    await page.locator('button.shut').nth(1).click();
    await article(page, 'نعود غدا');
    await page.goBack();
    await article(page, 'الوزيران');
    assert.equal((await titles(page)).length, 2);
    await page.locator('button.shut').first().click();
    await page.locator('#documents').waitFor({ state: 'hidden' });
    await page.goBack();
    await page.locator('button.document').nth(1).waitFor();
    await article(page, 'الوزيران');
    // The only one: closing leads to the start page.
    await page.locator('#home').click();
    await page.locator('button.shut').first().click();
    await page.locator('button.shut').first().click();
    await page.locator('#documents').waitFor({ state: 'hidden' });
    await page.goBack();
    await page.goBack();
    await page.locator('button.document').nth(1).waitFor();
    assert.deepEqual(await titles(page), ['عودة إلى عمّان', 'لقاء في باريس']);
  });
});

test('what was closed before a reload is gone, and a step back to it says so', async () => {
  await site.visit(async (page) => {
    await both(page);
    await page.locator('button.shut').nth(1).click();
    await article(page, 'نعود غدا');
    await page.reload();
    await ready(page);
    await article(page, 'نعود غدا');
    await page.goBack();
    await page.locator('#message .notice', { hasText: 'no longer kept' }).waitFor();
    assert.equal(await page.locator('#composer').isVisible(), true);
    assert.deepEqual(await titles(page), ['عودة إلى عمّان']);
  }, RELOAD);
});

test('the oldest of more than thirty makes room, and is offered again', async () => {
  await site.visit(async (page) => {
    const files = Array.from({ length: 31 }, (_, n) => ({
      name: `${n}.txt`,
      bytes: Buffer.from(`${OTHER}\nالنسخة رقم ${n}.`),
    }));
    await drop(page, files.slice(0, 30));
    await article(page, 'النسخة رقم 0.');
    await drop(page, files.slice(30));
    await article(page, 'النسخة رقم 30.');
    assert.equal(await page.locator('button.document').count(), 30);
    await page.locator('#message .notice button', { hasText: 'Undo' }).click();
    await article(page, 'النسخة رقم 0.');
    assert.equal(await page.locator('button.document').count(), 31);
  });
});

test('a reload brings back what was being written, and of what it is an edition', async () => {
  await site.visit(async (page) => {
    await paste(page, TEXT);
    await article(page, 'الوزيران');
    await page.locator('#edit').click();
    await page.locator('#text').fill(`${TEXT}\nثم غادرا.`);
    await page.waitForFunction(() => Object.keys(sessionStorage).some((name) => name.endsWith('draft')));
    await page.reload();
    await ready(page);
    assert.match(await page.locator('#text').inputValue(), /ثم غادرا/);
    await page.locator('#read').click();
    await article(page, 'ثم غادرا');
    await page.locator('#home').click();
    assert.equal((await titles(page)).length, 1);
  }, RELOAD);
});

test('nothing that the browser is given to keep can be read', async () => {
  await site.visit(async (page) => {
    await paste(page, OTHER);
    await article(page, 'نعود غدا');
    await page.locator('#tab-said').click();
    await page.locator('#view .row').first().click();
    await page.waitForFunction(() => Object.keys(sessionStorage).length > 0);
    const given = await page.evaluate(() => ({
      state: JSON.stringify(history.state),
      address: decodeURIComponent(location.href),
      title: document.title,
      session: JSON.stringify({ ...sessionStorage }),
      local: JSON.stringify({ ...localStorage }),
      name: window.name,
    }));
    for (const [where, value] of Object.entries(given)) {
      assert.doesNotMatch(value, /\p{Script=Arabic}/u, where);
    }
  });
});

/**
 * The names of the files under a folder in which a word stands, in any of the encodings in which a browser writes.
 *
 * @param {string} folder
 * @param {string} word
 */
async function filesWith(folder, word) {
  const forms = [
    Buffer.from(word),
    Buffer.from(word, 'utf16le'),
    Buffer.from(encodeURIComponent(word)),
    Buffer.from(JSON.stringify(word).slice(1, -1)),
  ];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  /** @type {string[]} */
  const found = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const content = await readFile(file).catch(() => Buffer.alloc(0));
    if (forms.some((form) => content.includes(form))) found.push(path.relative(folder, file));
  }
  return found;
}

for (const [how, forgets] of /** @type {const} */ ([
  ['closed', false],
  ['told to forget, and closed', true],
])) {
  test(`when the browser is ${how}, no word of a text is on the disk`, { timeout: 180_000 }, async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'isnad-profile-'));
    // Words that stand nowhere else; of Latin letters, which are the same in every encoding of one byte.
    const words = { title: 'Qwybbelton', body: 'Zarfondrik', draft: 'Vextumbral', speaker: 'Hobbernackle' };
    const control = { storage: 'Controlstorage', title: 'Controltitle', state: 'Controlstate' };
    try {
      const context = await chromium.launchPersistentContext(folder, {
        executablePath: process.env.ISNAD_CHROMIUM ?? '/usr/bin/chromium',
        args: ['--no-sandbox'],
        locale: 'en-GB',
      });
      const page = context.pages()[0] ?? (await context.newPage());
      // That the search would see a text: what a page gives the browser to keep is found.
      await page.goto(`${site.address}manifest.webmanifest`);
      await page.evaluate((word) => {
        localStorage.setItem('control', word.storage);
        document.title = word.title;
        history.replaceState({ word: word.state }, '', '#control');
      }, control);
      await page.goto(site.address);
      await ready(page);
      await paste(
        page,
        `${words.title} opens\nThe ${words.body} will stay open, a ${words.speaker} official said on Monday. “We are glad,” he added.`,
      );
      await article(page, words.body);
      await page.locator('#tab-said').click();
      await page.locator('#view .row').first().click();
      await paste(page, TEXT);
      await article(page, 'الوزيران');
      await page.reload();
      await ready(page);
      await article(page, 'الوزيران');
      await page.locator('button.document').first().click();
      await article(page, words.body);
      await page.locator('button.document').first().click();
      await page.locator('#new').click();
      await page.locator('#text').fill(words.draft);
      await page.waitForFunction(() => Object.keys(sessionStorage).some((name) => name.endsWith('draft')));
      if (forgets) {
        await page.locator('#adjust').click();
        const button = page.locator('#forget');
        await button.click();
        await button.click();
        await page.locator('#message .notice', { hasText: 'forgotten' }).waitFor();
        await ready(page);
        assert.equal(await page.locator('#text').inputValue(), '');
        assert.deepEqual(await titles(page), []);
        const left = await page.evaluate(async () => ({
          session: Object.keys(sessionStorage),
          local: Object.keys(localStorage).filter((name) => name !== 'control' && name !== 'isnad:settings'),
          databases: (await indexedDB.databases()).length,
          texts: document.body.textContent ?? '',
        }));
        assert.deepEqual({ ...left, texts: '' }, { session: [], local: [], databases: 0, texts: '' });
        assert.doesNotMatch(left.texts, new RegExp(Object.values(words).join('|')));
        // Nor does a step back bring anything.
        await page.goBack();
        await ready(page);
        assert.deepEqual(await titles(page), []);
        assert.equal(await page.locator('#reader').isVisible(), false);
      }
      await context.close();
      for (const [what, word] of Object.entries(control)) {
        assert.notDeepEqual(await filesWith(folder, word), [], `the search sees the ${what} of a page`);
      }
      for (const [what, word] of Object.entries({ ...words, article: 'الوزيران' })) {
        assert.deepEqual(await filesWith(folder, word), [], what);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}
