/** The library on the reader's device: kept only if the reader says so, found again, brought in, taken out, deleted, erased. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import {
  accessProblems,
  CLIPBOARD,
  copied,
  downloaded,
  drop,
  launch,
  paste,
  RELOAD,
  settled,
} from './browser.mjs';

/** @typedef {import('./browser.mjs').Page} Page */

/** Many articles are read by a worker of their own, which asks for the program and the models again; browsers have them. */
const MANY = { lazy: /\.(wasm|model)/ };

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

const TEXT =
  'عودة إلى عمّان\nقال الوزير سامي الخطيب: «نعود غدا». وأضافت ليلى الحداد أن «الطريق مفتوح». ثم سافر إلى القاهرة يوم 3 مارس 2025.';
const OTHER = 'لقاء في باريس\nالتقى الوزيران أمس في باريس وبحثا العلاقات بين البلدين.';

/** @param {Page} page */
async function open(page) {
  // On the narrowest windows only the start page has it.
  if (!(await page.locator('#library').isVisible())) await page.locator('#home').click();
  await page.locator('#library').click();
  await page.locator('#library-keep').waitFor();
}

/** @param {Page} page */
const close = (page) => page.locator('#library-dialog .close').click();

/** Has the page keep what is read. @param {Page} page */
async function keeping(page) {
  await open(page);
  await page.locator('#library-keep').check();
  await page.locator('.dossier-name').waitFor();
  await close(page);
}

/** Reads an article, and waits until it is kept. @param {Page} page @param {string} text @param {string} title */
async function kept(page, text, title) {
  await page.locator('#home').click();
  await paste(page, text);
  await settled(page);
  await open(page);
  await page.locator('.dossier .article-title', { hasText: title }).waitFor();
  await close(page);
}

/** @param {Page} page */
const titles = (page) => page.locator('.dossier .article-title').allTextContents();

/** @param {Page} page @returns {Promise<string[]>} */
const databases = (page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));

/** @param {string} name @param {string} text */
const file = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

test('nothing is kept unless the reader wants it, and then it is there in another window', async () => {
  await site.visit(async (page, context) => {
    await paste(page, OTHER);
    await settled(page);
    await page.waitForTimeout(600);
    assert.deepEqual(await databases(page), [], 'no store at all');
    await keeping(page);
    await kept(page, TEXT, 'عودة إلى عمّان');
    await page.locator('#date').fill('2025-03-04');
    await settled(page);
    await page.locator('#modes button').nth(1).click();
    await page.locator('#check:not([aria-busy]) .item').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const other = await context.newPage();
    await other.goto(site.address);
    await other.locator('html[data-model="loaded"]').waitFor();
    await open(other);
    const row = other.locator('.dossier li', { hasText: 'عودة' });
    await row.locator('.hint', { hasText: '2 sources, checked 1/2' }).waitFor();
    await row.locator('.hint', { hasText: '4 Mar 2025' }).waitFor();
    await row.locator('.article-title').click();
    await settled(other);
    assert.equal(await other.locator('#date').inputValue(), '2025-03-04');
    // What is done there is kept too, though it is another window.
    await other.locator('#date').fill('2025-03-05');
    await settled(other);
    await open(page);
    await page.locator('.dossier .hint', { hasText: '5 Mar 2025' }).waitFor();
  }, RELOAD);
});

test('titles, names, speakers and texts are searched', async () => {
  await site.visit(async (page) => {
    await keeping(page);
    await kept(page, TEXT, 'عودة');
    await kept(page, OTHER, 'لقاء');
    await open(page);
    const search = page.locator('#library-dialog [type=search]');
    const found = page.locator('[role=region] li');
    for (const [query, words] of [
      ['سامي', 'speaks: \u2068سامي الخطيب'],
      ['القاهره', 'names \u2068القاهرة'],
      ['مفتوح', 'الطريق مفتوح'],
      ['باريس لقاء', 'لقاء في باريس'],
    ]) {
      await search.fill(query ?? '');
      await found.filter({ hasText: words }).waitFor();
      assert.equal(await found.count(), 1, query);
    }
    await search.fill('لا شيء كهذا');
    await page.locator('[role=region]', { hasText: '0 articles found' }).waitFor();
  });
});

test('what is deleted can be had back; dossiers are named, and articles moved between them', async () => {
  await site.visit(async (page) => {
    await keeping(page);
    await kept(page, TEXT, 'عودة');
    await kept(page, OTHER, 'لقاء');
    await open(page);
    await page.getByRole('button', { name: 'Delete \u2068لقاء في باريس' }).click();
    await page.locator('#library-undo').click();
    await page.locator('.dossier .article-title', { hasText: 'لقاء' }).waitFor();
    await page.getByRole('button', { name: 'Delete \u2068لقاء في باريس' }).click();
    await page.locator('.bin summary').click();
    await page.getByRole('button', { name: 'Restore \u2068لقاء في باريس' }).click();
    await page.locator('.dossier .article-title', { hasText: 'لقاء' }).waitFor();
    await page.getByRole('button', { name: 'New dossier' }).click();
    await page.locator('.dossiers .document').nth(1).waitFor();
    await page.locator('.dossier-name').fill('السد');
    await page.locator('.dossier-name').press('Enter');
    await page.locator('.dossiers .document', { hasText: 'السد' }).waitFor();
    await page.locator('.dossiers .document', { hasText: 'What I have read' }).click();
    await page.locator('select').first().selectOption('السد');
    await page.locator('.outcome', { hasText: 'was moved to' }).waitFor();
    assert.deepEqual(await titles(page), ['عودة إلى عمّان']);
    await page.locator('.dossiers .document', { hasText: 'السد' }).click();
    await page.locator('.dossier .article-title', { hasText: 'لقاء' }).waitFor();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.locator('#library-undo').click();
    await page.locator('.dossiers .document[aria-current]', { hasText: 'السد' }).waitFor();
    assert.deepEqual(await titles(page), ['لقاء في باريس']);
  });
});

test('a dossier goes out as one file and comes back as it was, damaged parts told', async () => {
  await site.visit(async (page) => {
    await keeping(page);
    await kept(page, TEXT, 'عودة');
    await page.locator('#date').fill('2025-03-04');
    await settled(page);
    await kept(page, OTHER, 'لقاء');
    await open(page);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as one file' }).click();
    const download = await saved;
    assert.match(download.suggestedFilename(), /\.isnad-dossier\.json$/);
    const content = await readFile(await download.path(), 'utf8');
    assert.equal(JSON.parse(content).articles.length, 2);
    const erase = page.getByRole('button', { name: 'Erase the whole library' });
    await erase.click();
    await page.getByRole('button', { name: /Press again/ }).click();
    await page.locator('.outcome', { hasText: 'erased' }).waitFor();
    assert.equal(await page.locator('#library-keep').isChecked(), false);
    assert.equal(await page.locator('.dossier').count(), 0);
    await page.getByRole('button', { name: 'New dossier' }).click();
    const broken = JSON.parse(content);
    broken.articles.push({ text: 3 });
    await page
      .locator('#library-files')
      .setInputFiles([file('x.isnad-dossier.json', JSON.stringify(broken))]);
    await page.locator('.outcome', { hasText: '2 articles were added' }).waitFor();
    await page.locator('.outcome', { hasText: '1 of its articles are damaged' }).waitFor();
    await page.locator('.dossiers .document[aria-current]', { hasText: 'What I have read' }).waitFor();
    await page.locator('.dossier .hint', { hasText: '4 Mar 2025' }).waitFor();
    const again = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as one file' }).click();
    assert.equal(await readFile(await (await again).path(), 'utf8'), content);
  }, MANY);
});

test('many files come in with progress, can be stopped, and twice the same are one', async () => {
  await site.visit(async (page) => {
    await open(page);
    await page.getByRole('button', { name: 'New dossier' }).click();
    const files = Array.from({ length: 200 }, (_, n) =>
      file(`a${n}.txt`, `خبر ${n}\nقال الوزير سامي الخطيب: «نعود بعد ${n} يوما».`),
    );
    const input = page.locator('#library-files');
    await input.setInputFiles(files);
    await page.locator('.library-progress', { hasText: 'of 200' }).waitFor();
    await page.locator('.library-progress button').evaluate((/** @type {HTMLElement} */ one) => one.click());
    await page.locator('.outcome', { hasText: 'Stopped' }).waitFor();
    assert.ok((await titles(page)).length < 200);
    await input.setInputFiles(files);
    await page.locator('.outcome', { hasText: 'added' }).filter({ hasNotText: 'Stopped' }).waitFor();
    assert.equal((await titles(page)).length, 200);
    await input.setInputFiles(files.slice(0, 3));
    await page.locator('.outcome', { hasText: '0 articles were added' }).waitFor();
    assert.equal((await titles(page)).length, 200);
    await page.getByRole('button', { name: 'Open all' }).click();
    await settled(page);
    assert.equal(await page.locator('#documents li').count(), 30);
  }, MANY);
});

test('"Forget every text" takes the library with it', async () => {
  await site.visit(async (page) => {
    await keeping(page);
    await kept(page, TEXT, 'عودة');
    assert.deepEqual(await databases(page), ['isnad-library']);
    await page.locator('#adjust').click();
    await page.locator('#forget').click();
    await page.locator('#forget').click();
    await page.locator('#message', { hasText: 'forgotten' }).waitFor();
    assert.deepEqual(await databases(page), []);
    await open(page);
    assert.equal(await page.locator('#library-keep').isChecked(), false);
  }, RELOAD);
});

test('where the browser gives no storage, or no room, that is told and everything else works', async () => {
  for (const [name, words] of [
    ['SecurityError', 'gives the page no storage'],
    ['QuotaExceededError', 'no room left'],
  ]) {
    await site.visit(async (page) => {
      await page.evaluate((error) => {
        if (error === 'SecurityError') {
          IDBFactory.prototype.open = () => {
            throw new DOMException('no', error);
          };
        } else {
          IDBObjectStore.prototype.put = () => {
            throw new DOMException('full', error);
          };
        }
        localStorage.setItem('isnad:library', '{"keep":true}');
      }, name ?? '');
      await paste(page, TEXT);
      await page.locator('#message', { hasText: words }).waitFor();
      await page.locator('#article mark.QUOTE').first().waitFor();
      await page.locator('#library').click();
      await page.locator('#library-dialog h2').waitFor();
    });
  }
});

for (const look of [
  { locale: 'en-GB', colorScheme: /** @type {const} */ ('light'), viewport: { width: 1280, height: 800 } },
  { locale: 'ar-EG', colorScheme: /** @type {const} */ ('dark'), viewport: { width: 320, height: 640 } },
]) {
  test(`axe and the keyboard: ${look.locale}, ${look.viewport.width}`, async () => {
    await site.visit(
      async (page) => {
        await keeping(page);
        await kept(page, TEXT, 'عودة');
        await kept(page, OTHER, 'لقاء');
        await open(page);
        await page.locator('.dossiers > button').click();
        await page.locator('.dossiers .document').nth(1).waitFor();
        await page.locator('.dossiers .document', { hasText: /have read|ما قرأت/ }).click();
        await page.locator('.dossier li').nth(1).waitFor();
        // The focus stays by what was pressed, though the list is drawn anew.
        await page.locator('.dossier li .tool').first().focus();
        await page.keyboard.press('Enter');
        await page.locator('#library-undo').waitFor();
        assert.ok(await page.evaluate(() => document.activeElement?.closest('#library-dialog')));
        await page.locator('.bin summary').click();
        await page.locator('#library-dialog [type=search]').fill('سامي');
        await page.locator('[role=region] li').first().waitFor();
        assert.deepEqual(await accessProblems(page), []);
        const wide = await page
          .locator('#library-dialog')
          .evaluate((one) => one.scrollWidth - one.clientWidth);
        assert.ok(wide <= 0, 'nothing runs over');
        // In a field of a search the first empties it.
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        assert.equal(await page.locator('#library-dialog').isVisible(), false);
      },
      { ...look, ...CLIPBOARD, reducedMotion: 'reduce' },
    );
  });
}

test('three presses from five open articles to one workbook', async () => {
  await site.visit(async (page) => {
    await drop(
      page,
      Array.from({ length: 5 }, (_, n) => ({
        name: `a${n}.txt`,
        bytes: Buffer.from(`خبر ${n}\nقال الوزير سامي الخطيب: «نعود بعد ${n} أيام».`),
      })),
    );
    await page.locator('#documents li').nth(4).waitFor();
    await settled(page);
    const saved = page.waitForEvent('download');
    await page.locator('#take').click();
    await page.locator('#takeaway label', { hasText: 'all 5 open articles' }).click();
    await page.locator('[data-download=xlsx]').click();
    const download = await saved;
    assert.match(download.suggestedFilename(), /\.xlsx$/);
    const bytes = await readFile(await download.path());
    assert.equal(bytes.subarray(0, 2).toString(), 'PK');
    await page.locator('#takeaway .outcome', { hasText: 'Saved as' }).waitFor();
    // The tables of all of them, as one.
    const table = await downloaded(page, 'csv-quotes');
    assert.equal(table.trim().split('\r\n').length, 6);
    assert.match(table, /^\uFEFFarticle,/);
    assert.match(table, /^a4\.txt,/m);
    const corpus = await downloaded(page, 'tei');
    assert.equal(corpus.match(/<TEI[ >]/g)?.length, 5);
    assert.equal(JSON.parse(await downloaded(page, 'json')).length, 5);
    assert.deepEqual(await accessProblems(page), []);
  }, MANY);
});

test('a dossier is taken away as one workbook', async () => {
  await site.visit(async (page) => {
    await keeping(page);
    await kept(page, TEXT, 'عودة');
    await kept(page, OTHER, 'لقاء');
    await open(page);
    await page.locator('.dossier .article-title', { hasText: 'عودة' }).click();
    await settled(page);
    await page.locator('#modes button').nth(1).click();
    await page.locator('#check:not([aria-busy]) .item').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('#take').click();
    await page.locator('#takeaway label', { hasText: 'this dossier' }).click();
    const documents = JSON.parse(await downloaded(page, 'json'));
    const ticks = documents.flatMap((/** @type {{checked?: unknown[]}} */ one) => one.checked ?? []);
    assert.equal(ticks.length, 1, 'what was checked goes along');
    const saved = page.waitForEvent('download');
    await page.locator('[data-download=xlsx]').click();
    assert.match((await saved).suggestedFilename(), /^What-I-have-read\.xlsx$/);
  }, MANY);
});

test('a statement is taken along with its source, and as a picture', async () => {
  await site.visit(
    async (page) => {
      await paste(page, TEXT);
      await settled(page);
      await page.locator('#article mark.QUOTE').first().click();
      const words = await copied(page, () =>
        page.getByRole('button', { name: 'Copy with its source' }).click(),
      );
      assert.match(words, /“نعود غدا” — .*سامي الخطيب/);
      await page.locator('#article mark.QUOTE').first().click();
      await page.locator('.to-picture').click();
      const picture = page.locator('#picture canvas');
      await picture.waitFor();
      assert.match((await picture.getAttribute('aria-label')) ?? '', /«نعود غدا» — .*سامي الخطيب/);
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save the picture' }).click();
      const bytes = await readFile(await (await saved).path());
      assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
      assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [1200, 630]);
      assert.deepEqual(await accessProblems(page), []);
    },
    { ...CLIPBOARD },
  );
});
