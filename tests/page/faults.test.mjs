/** What goes wrong around an article costs nobody the article: each fault gets its own sentence, and the next try is not spoilt by it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { DIST, drop, launch, paste, problemsOf, sampleText, shownText } from './browser.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

const TEXT = 'التقى الوزيران أمس في باريس وبحثا العلاقات بين البلدين، ثم غادرا المدينة إلى بلديهما.';

/** @param {Page} page @param {string|RegExp} text */
const told = (page, text) => page.locator('#message .notice', { hasText: text }).waitFor();

/**
 * Opens the page where `prepare` has been at work in it before its scripts, and waits for nothing.
 *
 * @param {{init?: () => void, prepare?: (page: Page) => Promise<unknown>}} before_
 * @param {(page: Page, problems: string[]) => Promise<void>} check
 */
async function opened({ init, prepare }, check) {
  const context = await site.browser.newContext({
    locale: 'en-GB',
    serviceWorkers: prepare ? 'block' : 'allow',
  });
  try {
    const page = await context.newPage();
    const problems = problemsOf(page);
    if (init) await page.addInitScript(init);
    await prepare?.(page);
    await page.goto(site.address);
    await check(page, problems);
  } finally {
    await context.close();
  }
}

const html = (/** @type {string} */ date) =>
  `<html><head><meta property="article:published_time" content="${date}"></head><body><article><p>${TEXT}</p><p>${TEXT}</p></article></body></html>`;
const own = { mentions: [], entities: [], schema: 'isnad-analysis/1' };

/** Every way in which a date comes from outside, with one that no calendar has. @type {Record<string, [name: string, content: string]>} */
const FILES = {
  Markdown: ['news.md', `---\ndate: 2025-13-45\n---\n${TEXT}`],
  JSON: ['news.json', JSON.stringify({ text: TEXT, date: '2025-02-30' })],
  'our own export': ['news.isnad.json', JSON.stringify({ ...own, text: TEXT, options: { date: 'x' } })],
  'e-mail': [
    'news.eml',
    `From: a@example.org\nSubject: news\nDate: Mon, 31 Feb 2025 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n${TEXT}`,
  ],
  HTML: ['news.html', html('2025-02-30')],
};

for (const [way, [name, content]] of Object.entries(FILES)) {
  test(`a date that no calendar has is left out and said so: ${way}`, async () => {
    await site.visit(
      async (page) => {
        await drop(page, [{ name, bytes: Buffer.from(content) }]);
        assert.match(await shownText(page), /الوزيران/);
        await told(page, /The date given .* cannot be used/);
        assert.equal(await page.locator('#date').inputValue(), '');
        await page.locator('#date-source', { hasText: 'Unknown' }).waitFor();
      },
      { lazy: /\/vendor\// },
    );
  });
}

for (const [way, end] of Object.entries({
  'no such day': '&date=2025-99-99',
  'no date': '&date=junk',
  'a year before the first': '&date=0000-01-01',
})) {
  test(`a date that no calendar has is left out and said so: a link, ${way}`, async () => {
    const packed = (await promisify(deflateRaw)(TEXT)).toString('base64url');
    for (const fragment of [`#text=${packed}${end}`, `#sample=politics${end}`]) {
      await site.visit(
        async (page) => {
          await shownText(page);
          await told(page, /The date given .* cannot be used/);
          assert.doesNotMatch(await page.locator('#date').inputValue(), /2025-99|0000/);
        },
        { fragment },
      );
    }
  });
}

/**
 * Waits until the field of the start page holds a text: it is read before it is given back.
 *
 * @param {import('./browser.mjs').Page} page
 * @param {string} text
 */
async function holds(page, text) {
  await page.waitForFunction(
    (wanted) => /** @type {HTMLTextAreaElement|null} */ (document.querySelector('#text'))?.value === wanted,
    text,
  );
}

test('what the core refuses is told as that, and the text can be read once nothing is wrong with it', async () => {
  await site.visit(async (page) => {
    await page.evaluate(() => {
      const post = Worker.prototype.postMessage;
      Object.assign(globalThis, { mend: () => (Worker.prototype.postMessage = post) });
      Worker.prototype.postMessage = function (message) {
        const broken = message.type === 'analyze' ? { ...message, threshold: 'none' } : message;
        return post.call(this, broken);
      };
    });
    await paste(page, TEXT);
    await told(page, /could not be analysed .*options/);
    await holds(page, TEXT);
    await page.evaluate(() => /** @type {any} */ (globalThis).mend());
    await page.locator('#read').click();
    assert.match(await shownText(page), /الوزيران/);
  });
});

test('a day that the core alone refuses is left out', async () => {
  await site.visit(async (page) => {
    await page.evaluate(() => {
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message) {
        return post.call(this, message.date ? { ...message, date: '2025-99-99' } : message);
      };
    });
    await drop(page, [
      { name: 'a.json', bytes: Buffer.from(JSON.stringify({ text: TEXT, date: '2025-02-03' })) },
    ]);
    assert.match(await shownText(page), /الوزيران/);
    await told(page, /The date given .*2025-02-03.* cannot be used/);
    assert.equal(await page.locator('#date').inputValue(), '');
    // Neither does it come back.
    await page.locator('#edit').click();
    await page.locator('#read').click();
    assert.match(await shownText(page), /الوزيران/);
    await page.locator('#article mark.LOC').first().waitFor();
  });
});

test('a program that does not come can be asked for again, and the text is read then', async () => {
  let there = false;
  await opened(
    {
      prepare: (page) => page.route(/\.wasm/, (route) => (there ? route.continue() : route.abort())),
    },
    async (page) => {
      await told(page, 'could not be loaded');
      await paste(page, TEXT);
      await told(page, 'could not be loaded');
      await holds(page, TEXT);
      there = true;
      await page.locator('#message button', { hasText: 'Try again' }).click();
      assert.match(await shownText(page), /الوزيران/);
      await page.locator('html[data-model="loaded"]').waitFor();
      await page.locator('#article mark.LOC').first().waitFor();
    },
  );
});

test('what writes files and does not come can be asked for again; the rest works meanwhile', async () => {
  let there = false;
  const prepare = (/** @type {Page} */ page) =>
    page.route(/isnad_workshop/, (route) => (there ? route.continue() : route.abort()));
  await opened({ prepare }, async (page) => {
    await paste(page, TEXT);
    await shownText(page);
    await page.locator('#take').click();
    await page.locator('#takeaway .warning', { hasText: 'did not come' }).waitFor();
    assert.ok(await page.locator('#takeaway button', { hasText: 'Copy link' }).isEnabled());
    there = true;
    await page.locator('#takeaway button', { hasText: 'Try again' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-download=tei]').click(),
    ]);
    assert.match(await readFile(await download.path(), 'utf8'), /<TEI /);
  });
});

test('a worker that has died in silence is noticed, told of and replaced, and the article is read', async () => {
  await site.visit(
    async (page) => {
      await page.evaluate(() => {
        // As a system does that is short of memory: no event, no answer.
        const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (message) {
          if (message.text?.includes('الوزيران')) {
            Worker.prototype.postMessage = post;
            this.terminate();
          }
          return post.call(this, message);
        };
      });
      await paste(page, TEXT);
      // After a second the reader sees that something is going on, and can stop it.
      await page.locator('#progress-cancel').waitFor();
      await told(page, 'stopped answering');
      assert.match(await shownText(page), /الوزيران/);
      await page.locator('#article mark.LOC').first().waitFor();
      assert.equal(await page.locator('#progress').isVisible(), false);
    },
    { lazy: /\/pkg\/ner(-en)?\.model/ },
  );
});

test('a text over which every worker falls silent is given back', async () => {
  await site.visit(
    async (page) => {
      await page.evaluate(() => {
        const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (message) {
          if (message.text?.includes('الوزيران')) this.terminate();
          return post.call(this, message);
        };
      });
      await paste(page, TEXT);
      await told(page, 'broke down');
      await holds(page, TEXT);
      await page.locator('[data-sample=english]').click();
      assert.match(await shownText(page), /Harbour strike/);
    },
    { lazy: /\/pkg\/ner(-en)?\.model/ },
  );
});

test('without compression the link alone is lacking', async () => {
  await opened(
    {
      init: () => {
        Reflect.deleteProperty(globalThis, 'CompressionStream');
        Reflect.deleteProperty(globalThis, 'DecompressionStream');
      },
    },
    async (page, problems) => {
      await paste(page, await sampleText('english.js'));
      await shownText(page);
      await page.locator('#take').click();
      await page.locator('#takeaway[open]', { hasText: 'cannot pack a text into a link' }).waitFor();
      assert.equal(await page.locator('#takeaway .strong').count(), 0);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('[data-download=tei]').click(),
      ]);
      assert.match(download.suggestedFilename(), /tei\.xml$/);
      await page.keyboard.press('Escape');
      await page.locator('#article mark').first().click();
      await page.keyboard.press('Escape');
      await page.locator('#link').click();
      await page.locator('#live.brief', { hasText: 'cannot pack' }).waitFor();
      await page.evaluate(() => (location.hash = '#text=AAAA'));
      await told(page, 'cannot unpack');
      assert.deepEqual(problems, []);
    },
  );
});

test('without compiling on the way and without a way to ask what is seen, articles are read all the same', async () => {
  await opened(
    {
      init: () => {
        Reflect.deleteProperty(WebAssembly, 'compileStreaming');
        Reflect.deleteProperty(Element.prototype, 'checkVisibility');
      },
    },
    async (page, problems) => {
      await page.locator('html[data-model="loaded"]').waitFor();
      await page.locator('[data-sample=english]').click();
      assert.match(await shownText(page), /Harbour strike/);
      await page.locator('#article mark.PER').first().click();
      await page.keyboard.press('n');
      await page.locator('mark.current').first().waitFor();
      assert.deepEqual(problems, []);
    },
  );
});

for (const [what, init] of Object.entries({
  WebAssembly: () => Reflect.deleteProperty(globalThis, 'WebAssembly'),
  Worker: () => Reflect.deleteProperty(globalThis, 'Worker'),
})) {
  test(`without ${what} a sentence says so, and the text stays`, async () => {
    await opened({ init: /** @type {() => void} */ (init) }, async (page, problems) => {
      await told(page, `has no ${what}`);
      await paste(page, TEXT);
      await told(page, `has no ${what}`);
      await holds(page, TEXT);
      assert.deepEqual(problems, []);
    });
  });
}

/** @param {Page} page @returns {Promise<number>} how many controls can be seen that do nothing */
const controls = (page) => page.locator(':is(button:not(.brand), textarea, input, a.skip):visible').count();

test('without scripts a sentence says so, and nothing is there to be pressed in vain', async () => {
  const context = await site.browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(site.address);
    await page.locator('#unstarted', { hasText: 'needs JavaScript' }).waitFor({ timeout: 1000 });
    assert.equal(await controls(page), 0);
  } finally {
    await context.close();
  }
});

test('opened by a double click the page names the file that works so, which does', async () => {
  const context = await site.browser.newContext({ locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(path.join(DIST, 'index.html')).href);
    const link = page.locator('#unstarted a[href="isnad.html"]:visible').first();
    await link.waitFor();
    assert.equal(await controls(page), 0);
    await link.click();
    await page.locator('html[data-model="loaded"]').waitFor();
    assert.equal(await page.locator('#unstarted').isVisible(), false);
  } finally {
    await context.close();
  }
});
