/** Texts and files that nobody should paste: each gives an analysis or a sentence, nothing runs, and the page can be used afterwards. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DIST, drop, launch, paste, shownText } from './browser.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

/**
 * Waits until the page has shown an article or said why not, and tells which.
 *
 * @param {Page} page
 * @param {number} timeout milliseconds
 */
async function outcome(page, timeout = 60_000) {
  const shown = page.locator('#article .para').first();
  const message = page.locator('#message .notice').first();
  await shown.or(message).first().waitFor({ timeout });
  return (await shown.count()) > 0 ? 'article' : 'message';
}

/**
 * The page still reads an ordinary article.
 *
 * @param {Page} page
 */
async function stillWorks(page) {
  if (await page.locator('#new').isVisible()) await page.locator('#new').click();
  await paste(page, 'قال الوزير سامي الخطيب: «نعود غدا». ثم سافر إلى القاهرة يوم 3 مارس 2025.');
  assert.match(await shownText(page), /نعود غدا/);
  await page.locator('#article mark').first().waitFor();
}

const sentence = 'قال الوزير سامي الخطيب أمس: «نعود غدا إلى القاهرة» وأضاف أن الزيارة تستمر يومين. ';

test('5 MB of text', async () => {
  await site.visit(async (page) => {
    await paste(page, `${sentence}\n`.repeat(Math.ceil(5_000_000 / 150)));
    await outcome(page, 120_000);
    await stillWorks(page);
  });
});

test('a line of 1 MB', async () => {
  await site.visit(async (page) => {
    await paste(page, sentence.repeat(Math.ceil(1_000_000 / 150)));
    await outcome(page, 60_000);
    await stillWorks(page);
  });
});

test('a file that is no valid UTF-8', async () => {
  await site.visit(async (page) => {
    const bytes = Buffer.concat([
      Buffer.from('قال الوزير: «نعم» '),
      Buffer.from([0xff, 0xfe, 0xd9, 0x20, 0x80]),
    ]);
    await drop(page, [{ name: 'broken.txt', bytes }]);
    await outcome(page);
    await stillWorks(page);
  });
});

test('lone halves of surrogate pairs, bidi controls, NUL, a lone CR', async () => {
  await site.visit(async (page) => {
    await paste(page, 'قال \ud83d سامي: «\u202eنعود\u202c \udc00 غدا» \0\r يوم 3 مارس 2025 \u2066');
    const text = await shownText(page);
    assert.match(text, /قال/);
    assert.match(text, /3 مارس 2025/);
    await stillWorks(page);
  });
});

test('markup is text', async () => {
  await site.visit(async (page) => {
    const markup =
      '<script>document.title = "run"</script><img src=x onerror="document.title = 1"> &amp; </textarea>';
    await paste(page, `${sentence}${markup}`);
    const text = await shownText(page);
    assert.ok(text.includes(markup), text);
    assert.equal(await page.locator('#article img, #article script').count(), 0);
    assert.match(await page.title(), /Isnad/);
  });
});

for (const [what, address] of Object.entries({
  'the page': () => site.address,
  'the page as one file': () => pathToFileURL(path.join(DIST, 'isnad.html')).href,
})) {
  test(`${what}: the browser itself refuses strings as markup and as scripts`, async () => {
    const context = await site.browser.newContext({ locale: 'en-GB' });
    try {
      const page = await context.newPage();
      await page.goto(address());
      await page.locator('html[data-model="loaded"]').waitFor();
      const refused = await page.evaluate(() => {
        /** @type {Record<string, () => unknown>} */
        const attempts = {
          markup: () => Reflect.set(document.createElement('p'), 'innerHTML', '<b>x</b>'),
          document: () => new DOMParser().parseFromString('<p>x', 'text/html'),
          worker: () => new Worker(URL.createObjectURL(new Blob(['']))),
          script: () => (document.createElement('script').text = '1'),
          policy: () => /** @type {any} */ (window).trustedTypes.createPolicy('other', {}),
        };
        return Object.keys(attempts).filter((name) => {
          try {
            attempts[name]?.();
            return false;
          } catch (error) {
            return error instanceof TypeError;
          }
        });
      });
      assert.deepEqual(refused, ['markup', 'document', 'worker', 'script', 'policy']);
    } finally {
      await context.close();
    }
  });
}
