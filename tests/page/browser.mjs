/**
 * What the tests of the page share: a server of dist/, a browser, and a page that fails its test where it asks for anything foreign,
 * asks for anything after it has loaded, or writes to the console.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { fileServer, listen } from '../../tools/site/serve.mjs';

export const DIST = path.resolve(import.meta.dirname, '../../dist');

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').BrowserContextOptions} ContextOptions */

/** The page as it is written, many modules; what is generated lies in the other folders. */
export const SOURCE = ['www', 'target/page', 'dist'].map((folder) =>
  path.resolve(import.meta.dirname, '../..', folder),
);

/** What of the page's own may come once it has loaded. */
const LATER = /\/(readers\.js|(later|compare)\.(js|css)|library\.js|pkg\/isnad_work(shop|book)_bg\.wasm)/;

/** Starts a server and a browser. */
export async function launch(/** @type {string|readonly string[]} */ folders = DIST) {
  const server = fileServer(folders);
  const port = await listen(server, 0);
  const browser = await chromium.launch({
    executablePath: process.env.ISNAD_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  return new Site(`http://localhost:${port}/`, browser, server);
}

/** A served page and a browser to look at it. */
export class Site {
  /**
   * @param {string} address
   * @param {import('playwright-core').Browser} browser
   * @param {import('node:http').Server} server
   */
  constructor(address, browser, server) {
    this.address = address;
    this.browser = browser;
    this.server = server;
  }

  async close() {
    await this.browser.close();
    this.server.close();
  }

  /**
   * Opens the page and hands it to `check`, once the model has come; then asserts that the console stayed empty and nothing was asked
   * for but the page's own files, after loading only those that `lazy` allows.
   *
   * @param {(page: Page, context: import('playwright-core').BrowserContext) => Promise<void>} check
   * @param {{fragment?: string, lazy?: RegExp} & ContextOptions} [options]
   */
  async visit(check, { fragment = '', lazy, ...options } = {}) {
    const context = await this.browser.newContext({ locale: 'en-GB', ...options });
    /** @type {string[]} */
    const foreign = [];
    /** @type {string[]} */
    const late = [];
    /** @type {readonly string[]} */
    let console_;
    let loaded = false;
    try {
      const page = await context.newPage();
      console_ = problemsOf(page);
      context.on('request', (request) => {
        const url = request.url();
        // The service worker keeps the page's files for later: that is no request of the page's.
        if (/^(blob|data):/.test(url) || request.serviceWorker() || url.includes('/sw.js')) return;
        if (!url.startsWith(this.address)) foreign.push(url);
        // The readers come by themselves once the analysis can be used, which may be told a moment later than the rest; what writes
        // files comes when that is first asked for.
        else if (loaded && !LATER.test(url) && !lazy?.test(url)) late.push(url);
      });
      await page.goto(this.address + fragment);
      await page.locator('html[data-model="loaded"]').waitFor();
      loaded = true;
      await check(page, context);
    } finally {
      await context.close();
    }
    assert.deepEqual(foreign, [], 'requests to others');
    assert.deepEqual(late, [], 'requests after loading');
    assert.deepEqual(console_, [], 'the console stays empty');
  }
}

/**
 * What a page writes to its console and what it throws, from now on: the list grows.
 *
 * @param {Page} page
 */
export function problemsOf(page) {
  /** @type {string[]} */
  const problems = [];
  page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(String(error)));
  return problems;
}

/** Whoever reloads asks for the page's files again. */
export const RELOAD = { lazy: /./ };

/** May read and write the clipboard. */
export const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

/**
 * Pastes into the page as a person does, through the clipboard's event.
 *
 * @param {Page} page
 * @param {string} plain
 * @param {string} [html]
 */
export async function paste(page, plain, html) {
  await page.evaluate(
    ([text, markup]) => {
      const data = new DataTransfer();
      data.setData('text/plain', text ?? '');
      if (markup) data.setData('text/html', markup);
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    [plain, html],
  );
}

/**
 * What an act copies: the clipboard is emptied first, and read until something is in it again. Wants leave to read and write it.
 *
 * @param {Page} page
 * @param {() => Promise<void>} act
 */
export async function copied(page, act) {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await act();
  return page.evaluate(async () => {
    for (;;) {
      const text = await navigator.clipboard.readText();
      if (text) return text;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
}

/**
 * What a file holds that is taken away: the dialog must be open.
 *
 * @param {Page} page
 * @param {string} format its name
 * @returns {Promise<string>}
 */
export async function downloaded(page, format) {
  const saved = page.waitForEvent('download');
  await page.locator(`[data-download="${format}"]`).click();
  return readFile(await (await saved).path(), 'utf8');
}

/**
 * Waits until the article that was asked for last is shown to its end. What asks for one must have happened.
 *
 * @param {Page} page
 */
export async function settled(page) {
  await page.locator('#article:not([aria-busy])').waitFor();
}

/**
 * The page's address as the page itself has it: Playwright's own hears of a change later.
 *
 * @param {Page} page
 * @returns {Promise<string>}
 */
export function addressOf(page) {
  return page.evaluate(() => location.href);
}

/**
 * Drops files onto the page.
 *
 * @param {Page} page
 * @param {{name: string, type?: string, bytes: Uint8Array}[]} files
 */
export async function drop(page, files) {
  const carried = files.map(({ name, type = '', bytes }) => ({
    name,
    type,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  await page.evaluate((list) => {
    const data = new DataTransfer();
    for (const { name, type, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], name, { type }));
    }
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(
        new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }),
      );
    }
  }, carried);
}

/**
 * Pastes an article and waits until all of it is shown.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function read(page, text) {
  await paste(page, text);
  await page.locator('#article .chunk').first().waitFor();
  await settled(page);
}

/** @param {Page} page @returns {Promise<string>} the text of the article as it is shown */
export async function shownText(page) {
  await page.locator('#article :is(h1, h2, p)').first().waitFor();
  return (await page.locator('#article :is(h1, h2, p)').allTextContents()).join('\n');
}

/** @param {string} module a module under www/samples @returns {Promise<string>} its text */
export async function sampleText(module) {
  const loaded = await import(path.resolve(import.meta.dirname, '../../www/samples', module));
  return loaded.default.text;
}

/** @param {string} name a package's file @returns {Promise<string>} */
export function packageFile(name) {
  return readFile(path.resolve(import.meta.dirname, '../../node_modules', name), 'utf8');
}

/**
 * What axe has against a page as it is now.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function accessProblems(page) {
  // The page's policy lets no foreign script in, so axe is evaluated, not inserted.
  await page.evaluate(await packageFile('axe-core/axe.min.js'));
  return page.evaluate(async () => {
    const { axe: checker } = /** @type {{axe: typeof import('axe-core')}} */ (
      /** @type {unknown} */ (globalThis)
    );
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations: found } = await checker.run(document, { runOnly: tags });
    return found.map(
      (one) =>
        `${one.id}: ${one.nodes
          .map((node) => `${node.target} ${node.failureSummary}`)
          .slice(0, 3)
          .join(' | ')}`,
    );
  });
}

/**
 * Selects words of the article, as a pointer that is drawn over them does.
 *
 * @param {Page} page
 * @param {string} words
 */
export async function selectWords(page, words) {
  await page.evaluate((wanted) => {
    for (const line of document.querySelectorAll('#article [data-start]')) {
      const at = (line.textContent ?? '').indexOf(wanted);
      if (at < 0) continue;
      const point = (/** @type {number} */ offset) => {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(), left = offset; node; node = walker.nextNode()) {
          const { length } = node.textContent ?? '';
          if (left <= length) return /** @type {const} */ ([node, left]);
          left -= length;
        }
        throw new Error('past the end of the line');
      };
      const [from, start] = point(at);
      const [to, end] = point(at + wanted.length);
      line.scrollIntoView({ block: 'center' });
      getSelection()?.setBaseAndExtent(from, start, to, end);
      return;
    }
    throw new Error(`no line has ${wanted}`);
  }, words);
  await page.locator('#edit-bar').waitFor();
}
