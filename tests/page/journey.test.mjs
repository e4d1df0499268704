/** What is not lost on the way: steps back, reloads, edits, other articles, texts that are too long, a model that comes late or not at all. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { articlePage } from '../readers/make.mjs';
import {
  RELOAD,
  addressOf,
  copied,
  drop,
  launch,
  paste,
  problemsOf,
  sampleText,
  shownText,
} from './browser.mjs';

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

const TEXT = 'لقاء في باريس\nالتقى الوزيران أمس في باريس وبحثا العلاقات بين البلدين.';
const OTHER = 'عودة إلى عمّان\nقال الوزير سامي الخطيب: «نعود غدا». ثم سافر إلى القاهرة يوم 3 مارس 2025.';

/** @param {import('./browser.mjs').Page} page */
const ready = (page) => page.locator('html[data-model="loaded"]').waitFor();

/** @param {import('./browser.mjs').Page} page @param {string|RegExp} text */
const article = (page, text) => page.locator('#article', { hasText: text }).waitFor();

/** @param {import('./browser.mjs').Page} page */
const titles = (page) => page.locator('button.document').allTextContents();

test('a step back leads to the start page, a step forward to the article', async () => {
  await site.visit(async (page) => {
    await paste(page, TEXT);
    await article(page, 'الوزيران');
    await page.goBack();
    await page.locator('#composer').waitFor();
    assert.equal(await page.locator('#reader').isVisible(), false);
    await page.goForward();
    await article(page, 'الوزيران');
    // From the start page, reached by its button, a step back leads to the article.
    await page.locator('#home').click();
    await page.locator('#composer').waitFor();
    await page.goBack();
    await article(page, 'الوزيران');
    await page.goBack();
    await page.locator('#composer').waitFor();
  });
});

test('checking is a step: back to the article, forward to where it was checked, through a reload too', async () => {
  await site.visit(async (page) => {
    const checking = page.locator('body.checking');
    await paste(page, TEXT);
    await article(page, 'الوزيران');
    const shown = await page.locator('#article p').first().elementHandle();
    await page.locator('[data-mode=check]').click();
    await checking.waitFor();
    await page.goBack();
    await page.locator('body:not(.checking)').waitFor();
    // It is the same article, not one that was read anew.
    assert.equal(await shown?.evaluate((one) => one.isConnected), true);
    await page.goForward();
    await checking.waitFor();
    await page.reload();
    await page.locator('html[data-model="loaded"]').waitFor();
    await checking.waitFor();
    await page.goBack();
    await page.locator('body:not(.checking)').waitFor();
    await page.goBack();
    await page.locator('#composer').waitFor();
  }, RELOAD);
});

test('a sample and a selection in the address are no steps of their own', async () => {
  await site.visit(async (page) => {
    await page.locator('[data-sample=economy]').click();
    await page.locator('#view .row').first().click();
    await page.locator('mark.current').first().waitFor();
    assert.match(await addressOf(page), /#sample=economy&select=/);
    await page.goBack();
    await page.locator('#composer').waitFor();
    assert.equal(await addressOf(page), site.address);
    await page.goForward();
    await page.locator('#article h1').waitFor();
    assert.match(await addressOf(page), /#sample=economy/);
  });
});

test('a reload brings back what was open, with the date that was set', async () => {
  await site.visit(async (page) => {
    await paste(page, OTHER);
    await article(page, 'نعود غدا');
    await paste(page, TEXT);
    await article(page, 'الوزيران');
    await page.locator('#date').fill('2025-03-10');
    await page.locator('#date-source', { hasText: 'as you set it' }).waitFor();
    await page.reload();
    await ready(page);
    await article(page, 'الوزيران');
    assert.equal(await page.locator('#date').inputValue(), '2025-03-10');
    assert.deepEqual(await titles(page), ['عودة إلى عمّان', 'لقاء في باريس']);
  }, RELOAD);
});

test('a link that carries a text is still in the address after it has been opened', async () => {
  let link = '';
  await site.visit(
    async (page) => {
      await paste(page, TEXT);
      await article(page, 'الوزيران');
      await page.locator('#take').click();
      link = await copied(page, () => page.locator('#takeaway .strong').click());
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  );
  await site.visit(
    async (page) => {
      await article(page, 'الوزيران');
      assert.equal(await addressOf(page), link);
      // Also where something of it is corrected; until the text is another one.
      await page.locator('#corrections summary').click();
      await page.locator('#edit-title').fill('لقاء آخر');
      await page.keyboard.press('Tab');
      await page.locator('#article h1', { hasText: 'لقاء آخر' }).waitFor();
      assert.equal(await addressOf(page), `${link}&${new URLSearchParams({ title: 'لقاء آخر' })}`);
      await page.locator('#edit').click();
      await page.locator('#text').fill(OTHER);
      await page.locator('#read').click();
      await article(page, 'نعود غدا');
      assert.equal(await addressOf(page), site.address);
    },
    { fragment: link.slice(site.address.length) },
  );
});

test('a link that unpacks to more than any article is refused', async () => {
  const packed = await promisify(deflateRaw)(Buffer.alloc(30_000_000, 'a'));
  await site.visit(
    async (page) => {
      await page.locator('#message .notice', { hasText: 'damaged' }).waitFor();
      assert.equal(await page.locator('#reader').isVisible(), false);
    },
    { fragment: `#text=${packed.toString('base64url')}` },
  );
});

test('who edits an article keeps its date, and has one article', async () => {
  await site.visit(
    async (page) => {
      await drop(page, [{ name: 'page.html', bytes: Buffer.from(articlePage()) }]);
      await page.locator('#date-source', { hasText: 'from the file' }).waitFor();
      const date = await page.locator('#date').inputValue();
      await page.locator('#edit').click();
      const text = await page.locator('#text').inputValue();
      await page.locator('#text').fill(`${text}\nوأضاف الكاتب هذه الجملة.`);
      await page.locator('#read').click();
      await article(page, 'هذه الجملة');
      assert.equal(await page.locator('#date').inputValue(), date);
      await page.locator('#home').click();
      assert.equal((await titles(page)).length, 1);
      // Read unchanged it is the same article.
      await page.locator('#read').click();
      await article(page, 'هذه الجملة');
      assert.equal(await page.locator('#date').inputValue(), date);
    },
    { lazy: /\/vendor\// },
  );
});

test('files are added to those that are open, and each can be closed', async () => {
  await site.visit(async (page) => {
    const file = (/** @type {string} */ name, /** @type {string} */ text) => ({
      name,
      bytes: Buffer.from(text),
    });
    await drop(page, [file('a.txt', TEXT), file('b.txt', OTHER)]);
    await article(page, 'الوزيران');
    const third =
      'Ministers meet\nThe ministers met in Paris on Monday, 3 March 2025, and talked about trade.';
    await drop(page, [file('c.txt', third), file('a.txt', TEXT)]);
    await article(page, 'talked about trade');
    const shut = page.locator('button.shut');
    assert.equal(await shut.count(), 3);
    // The one that is shown makes room for the one beside it.
    await shut.nth(1).click();
    await article(page, 'الوزيران');
    await shut.first().click();
    await page.locator('#documents').waitFor({ state: 'hidden' });
    await article(page, 'الوزيران');
    await page.locator('#home').click();
    await shut.first().click();
    assert.equal(await page.locator('#documents').isVisible(), false);
  });
});

test('from one article to another the view stays, also on a phone', async () => {
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 360, height: 740 },
  ]) {
    await site.visit(
      async (page) => {
        await paste(page, OTHER);
        await article(page, 'نعود غدا');
        await paste(page, await sampleText('politics.js'));
        await page.locator('#tab-said').click();
        await page.locator('#view .source').nth(1).waitFor();
        await page.locator('button.document').first().click();
        await page.locator('#view .source .name', { hasText: 'سامي الخطيب' }).waitFor();
        assert.equal(await page.locator('#tab-said').getAttribute('aria-selected'), 'true');
      },
      { viewport },
    );
  }
});

test('a text that is too long for the field is there, and says so', async () => {
  const sample = await sampleText('politics.js');
  const text = sample.repeat(Math.ceil(120_000 / sample.length));
  await site.visit(async (page) => {
    await paste(page, text);
    await page.locator('#article p').first().waitFor();
    await page.locator('#edit').click();
    await page.locator('#kept', { hasText: /[\d,]{7} characters/ }).waitFor();
    assert.equal(await page.locator('#text').isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'read');
    await page.locator('#read').click();
    await page.locator('#article p').first().waitFor();
    await page.locator('#edit').click();
    await page.locator('#discard').click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'text');
    await page.locator('#text').fill(TEXT);
    await page.locator('#read').click();
    await article(page, 'الوزيران');
  });
});

/**
 * Opens the page with a model that comes when it is let, or that fails until it is let.
 *
 * @param {(page: import('./browser.mjs').Page, let_: () => void) => Promise<void>} check
 * @param {'late'|'failing'} how
 */
async function withModel(how, check) {
  const context = await site.browser.newContext({ locale: 'en-GB', serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    let allowed = false;
    /** @type {() => void} */
    let let_ = () => {};
    const come = new Promise((resolve) => {
      let_ = () => {
        allowed = true;
        resolve(undefined);
      };
    });
    await context.route(/ner\.model/, async (route) => {
      if (how === 'late') await come;
      if (how === 'late' || allowed) await route.continue();
      else await route.abort();
    });
    await page.goto(site.address);
    await page.locator('html[data-ready]').waitFor();
    await check(page, let_);
  } finally {
    await context.close();
  }
}

test('a model that comes late does not lead away from the start page', async () => {
  await withModel('late', async (page, come) => {
    await page.locator('[data-sample=politics]').click();
    await page.locator('#article p').first().waitFor();
    await page.locator('#new').click();
    await page.locator('#text').fill('عنوان');
    come();
    await ready(page);
    assert.equal(await page.locator('#composer').isVisible(), true);
    assert.equal(await page.locator('#text').inputValue(), 'عنوان');
  });
});

test('a model that did not come can be asked for again', async () => {
  await withModel('failing', async (page, come) => {
    const notice = page.locator('#message .notice', { hasText: 'could not be loaded' });
    await notice.waitFor();
    await page.locator('[data-sample=politics]').click();
    await page.locator('#article p').first().waitFor();
    // There are no names, and the page does not say that the text has none.
    await notice.waitFor();
    await page.locator('#tab-people').click();
    await page.locator('#view .nothing', { hasText: 'Names come here once' }).waitFor();
    const again = notice.locator('button', { hasText: 'Try again' });
    const failed = page.waitForEvent('requestfailed');
    await again.click();
    await failed;
    await notice.waitFor();
    come();
    await again.click();
    await ready(page);
    await page.locator('#view .name', { hasText: 'أنطونيو غوتيريش' }).waitFor();
    assert.equal(await notice.count(), 0);
  });
});

test('where storage and the clipboard are forbidden the page works, and the link can be copied by hand', async () => {
  const context = await site.browser.newContext({ locale: 'en-GB' });
  try {
    const page = await context.newPage();
    const problems = problemsOf(page);
    await page.addInitScript(() => {
      const forbid = (/** @type {object} */ owner, /** @type {string} */ name) =>
        Object.defineProperty(owner, name, {
          get() {
            throw new DOMException('forbidden', 'SecurityError');
          },
        });
      forbid(globalThis, 'localStorage');
      forbid(globalThis, 'sessionStorage');
      forbid(globalThis, 'caches');
      forbid(navigator, 'serviceWorker');
      forbid(navigator, 'clipboard');
    });
    await page.goto(site.address);
    await ready(page);
    await paste(page, TEXT);
    await article(page, 'الوزيران');
    await page.locator('#adjust').click();
    await page.locator('input[name=digits][value=arab]').check();
    // Behind the dialog: what is in it alone can be pressed.
    await page.evaluate(() => document.getElementById('tab-people')?.click());
    await page
      .locator('#view h3 .count', { hasText: /^[٠-٩]+$/ })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#take').click();
    await page.locator('#takeaway .strong').click();
    await page.locator('#takeaway [role=status]', { hasText: 'did not allow' }).waitFor();
    assert.match(await page.locator('.by-hand').inputValue(), /#text=/);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
  }
});

test('of several files each that cannot be read has its sentence', async () => {
  await site.visit(
    async (page) => {
      await page.evaluate(() => {
        // As a browser answers for a folder.
        const read = File.prototype.arrayBuffer;
        File.prototype.arrayBuffer = function () {
          if (this.name !== 'folder') return read.call(this);
          return Promise.reject(new DOMException('a folder', 'NotFoundError'));
        };
      });
      await drop(page, [
        { name: 'a.txt', bytes: Buffer.from(TEXT) },
        { name: 'photo.png', bytes: Buffer.from('89504e470d0a1a0a0000000d', 'hex') },
        { name: 'empty.txt', bytes: Buffer.from(' \n') },
        { name: 'broken.pdf', bytes: Buffer.from('%PDF-1.7 nothing') },
        { name: 'folder', bytes: Buffer.from('x') },
      ]);
      await article(page, 'الوزيران');
      await page.locator('#message li').nth(3).waitFor();
      const lines = await page.locator('#message li').allTextContents();
      for (const [n, part] of ['PNG', 'no text', 'damaged', 'may be a folder'].entries()) {
        assert.ok(lines[n]?.includes(part), `${part}: ${lines[n]}`);
      }
      // It is of these files: with another article it goes.
      await page.locator('#home').click();
      await page.locator('button.document').first().click();
      await article(page, 'الوزيران');
      assert.equal(await page.locator('#message .notice').count(), 0);
    },
    { lazy: /\/vendor\// },
  );
});

test('a paste without text gets a sentence', async () => {
  await site.visit(async (page) => {
    await paste(page, ' \n ');
    await page.locator('#message .notice', { hasText: 'no text yet' }).waitFor();
  });
});

test('the text is what comes back, as it was shown', async () => {
  await site.visit(async (page) => {
    await paste(page, TEXT);
    const shown = await shownText(page);
    await page.goBack();
    await page.goForward();
    assert.equal(await shownText(page), shown);
  });
});
