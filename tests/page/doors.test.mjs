/** Ways in from elsewhere: the bookmark on pages of other sites, what apps share, links, folders, and texts that are too long. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileServer, listen } from '../../tools/site/serve.mjs';
import { ARTICLE, PARAGRAPHS, TITLE, articlePage } from '../readers/make.mjs';
import { DIST, drop, launch, paste, problemsOf, settled, shownText } from './browser.mjs';

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => void (site = await launch()));
after(() => site.close());

/** Readers' libraries come when they are wanted. */
const lazy = /\/(vendor\/|readers\.js)/;

/**
 * A site of others with an article.
 *
 * @param {Record<string, string>} [headers]
 */
async function elsewhere(headers = {}) {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(articlePage());
  });
  return { server, address: `http://127.0.0.1:${await listen(server, 0)}/` };
}

/** @param {import('playwright-core').Page} page @returns {Promise<string>} the program of the bookmark that the page offers */
async function programOf(page) {
  await page.locator('#doors summary').click();
  const address = (await page.locator('#bookmarklet').getAttribute('href')) ?? '';
  assert.match(address, /^javascript:/);
  return decodeURIComponent(address.slice('javascript:'.length));
}

test('the bookmark opens Isnad with the article of the page on which it is pressed', async () => {
  const other = await elsewhere();
  try {
    const context = await site.browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(site.address);
    const program = await programOf(page);
    const news = await context.newPage();
    await news.goto(other.address);
    const [opened] = await Promise.all([context.waitForEvent('page'), news.evaluate(program)]);
    const said = problemsOf(opened);
    await opened.locator('#article').getByText(TITLE).first().waitFor();
    await settled(opened);
    const text = await shownText(opened);
    for (const part of PARAGRAPHS) assert.ok(text.includes(part), text);
    assert.ok(!text.includes('رياضة'), 'the menu is not of the article');
    assert.ok(!opened.url().includes('receive'));
    assert.equal(await opened.locator('#date').inputValue(), '2025-06-01');
    assert.deepEqual(said, []);
    await context.close();
  } finally {
    other.server.close();
  }
});

test('where a site keeps its windows apart, the bookmark copies its page, and the page says to paste', async () => {
  const other = await elsewhere({ 'cross-origin-opener-policy': 'same-origin' });
  try {
    const context = await site.browser.newContext({
      locale: 'en-GB',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    await page.goto(site.address);
    const program = await programOf(page);
    const news = await context.newPage();
    await news.goto(other.address.replace('127.0.0.1', 'localhost'));
    const [opened] = await Promise.all([context.waitForEvent('page'), news.evaluate(program)]);
    await opened.locator('#message').getByText('keeps its windows apart').waitFor();
    await news.bringToFront();
    await news.evaluate(() => dispatchEvent(new Event('focus')));
    const copied = await news.evaluate(async () => {
      for (;;) {
        const [item] = await navigator.clipboard.read();
        if (item?.types.includes('text/html')) return (await item.getType('text/html')).text();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    });
    await paste(opened, 'x', copied);
    await settled(opened);
    assert.ok((await shownText(opened)).includes(PARAGRAPHS[2] ?? ''));
    await context.close();
  } finally {
    other.server.close();
  }
});

test('what another app shares comes in: a text, a file; an address is told what to do', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'isnad-'));
  const form =
    '<form method="post" enctype="multipart/form-data" action="share"><input name="title"><textarea name="text"></textarea><input name="url"><input type="file" name="files"></form>';
  await writeFile(path.join(folder, 'share.html'), form);
  const server = fileServer([DIST, folder]);
  const address = `http://localhost:${await listen(server, 0)}/`;
  const context = await site.browser.newContext({ locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    /** @param {(page: import('playwright-core').Page) => Promise<void>} fill */
    const share = async (fill) => {
      await page.goto(`${address}share.html`);
      await fill(page);
      await page.evaluate(() => document.querySelector('form')?.submit());
      await page.waitForURL((url) => url.pathname === '/');
    };
    await share(async () => page.locator('textarea').fill(ARTICLE));
    await settled(page);
    assert.ok((await shownText(page)).includes(PARAGRAPHS[0] ?? ''));
    await share(async () =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'a.html', mimeType: 'text/html', buffer: Buffer.from(articlePage()) }),
    );
    await page.locator('#article').getByText(TITLE).first().waitFor();
    await share(async () => page.locator('textarea').fill('A title https://news.example/a'));
    await page.locator('#message').getByText('This is a link, not a text').waitFor();
  } finally {
    await context.close();
    server.close();
    await rm(folder, { recursive: true });
  }
});

test('an address that is pasted or typed is told what to do', async () => {
  await site.visit(async (page) => {
    await paste(page, 'https://news.example/2025/06/a?b=c');
    await page.locator('#message').getByText('This is a link, not a text').waitFor();
    assert.ok(await page.locator('#composer').isVisible());
    await page.locator('#text').fill('www.news.example/a');
    await page.locator('#message button').last().click();
    await page.locator('#read').click();
    await page.locator('#message').getByText('This is a link, not a text').waitFor();
  });
});

test('a whole page that is pasted gives its article, and all of it in one step', async () => {
  const links = Array.from({ length: 14 }, (_, n) => `<li><a href="/${n}">قسم رقم ${n}</a></li>`).join('');
  const html = `<header>الواحة</header><nav><ul>${links}</ul></nav><main><h1>${TITLE}</h1>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</main><footer>جميع الحقوق محفوظة</footer>`;
  await site.visit(
    async (page) => {
      await paste(page, 'x', html);
      await settled(page);
      const text = await shownText(page);
      assert.ok(text.includes(TITLE) && !text.includes('قسم رقم'), text);
      await page.locator('#message').getByRole('button', { name: 'Take the whole page' }).click();
      await page.waitForFunction(() =>
        document.querySelector('#article')?.textContent?.includes('جميع الحقوق محفوظة'),
      );
      assert.equal(await page.locator('#documents li').count(), 1, 'it takes the place of the article');
    },
    { lazy },
  );
});

test('several files come in one after the other, what could not be read is told', async () => {
  await site.visit(
    async (page) => {
      const text = (/** @type {string} */ name, /** @type {string} */ content) => ({
        name,
        bytes: new TextEncoder().encode(content),
      });
      await drop(page, [
        text('1.txt', PARAGRAPHS[0] ?? ''),
        text('2.txt', PARAGRAPHS[1] ?? ''),
        { name: '3.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0) },
      ]);
      await settled(page);
      assert.ok((await shownText(page)).includes(PARAGRAPHS[0] ?? ''));
      await page.locator('#message').getByText('is a picture (PNG)').waitFor();
      assert.equal(await page.locator('#documents li').count(), 2);
    },
    { lazy },
  );
});

test('the limits are told beforehand; 20 MB that are pasted are told to be too long, and the page never stands still', async () => {
  await site.visit(
    async (page) => {
      await page.locator('#doors summary').click();
      await page.locator('#doors-limits').getByText('2,000,000').waitFor();
      const longest = await page.evaluate(async (sentence) => {
        const text = sentence.repeat(Math.ceil(20_000_000 / sentence.length));
        const data = new DataTransfer();
        data.setData('text/plain', text);
        let longest = 0;
        let last = performance.now();
        const ticking = setInterval(() => {
          longest = Math.max(longest, performance.now() - last);
          last = performance.now();
        }, 5);
        const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        last = performance.now();
        document.body.dispatchEvent(paste);
        await new Promise((resolve) => setTimeout(resolve, 1500));
        clearInterval(ticking);
        return longest;
      }, `${PARAGRAPHS[0]} `);
      await page.locator('#message').getByText('the limit here is 2,000,000').waitFor();
      assert.ok(longest < 200, `the page stood still for ${longest} ms`);
    },
    { lazy },
  );
});
