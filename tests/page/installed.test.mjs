/** The page without a network, kept settings, and the page as one file. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { withIntegrity } from '../../tools/site/kept.mjs';
import { fileServer, listen } from '../../tools/site/serve.mjs';
import { articlePage, docx, eml } from '../readers/make.mjs';
import { DIST, drop, launch, paste, problemsOf, sampleText, shownText } from './browser.mjs';

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

test('after the first visit the page works without a network', async () => {
  const context = await site.browser.newContext({ locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.goto(site.address);
    await page.locator('html[data-model="loaded"]').waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    // Until the worker is in charge, nothing is kept for the next visit.
    await page.evaluate(async () => {
      while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await context.setOffline(true);
    await page.reload();
    await page.locator('html[data-model="loaded"]').waitFor();
    await page.locator('[data-sample=english]').click();
    assert.match(await shownText(page), /Harbour strike/);
    assert.ok((await page.locator('#article mark').count()) > 10);
    await page.locator('#take').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-download=conll]').click(),
    ]);
    assert.match(await readFile(await download.path(), 'utf8'), / B-PER$/m);
  } finally {
    await context.close();
  }
});

/** The list of files in a service worker that was built. */
const LIST = /\[\[".*?"\]\]/;

/**
 * A copy of dist/ that calls itself another version and shows it.
 *
 * @returns {Promise<{folder: string, version: string}>}
 */
async function nextVersion() {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-'));
  await cp(DIST, folder, { recursive: true });
  const version = '0123456789ab';
  const page = await readFile(path.join(folder, 'index.html'), 'utf8');
  const old = /app\.js\?v=(\w+)/.exec(page)?.[1] ?? '';
  const change = async (/** @type {string} */ name, /** @type {(text: string) => string} */ to) => {
    const file = path.join(folder, name);
    const text = await readFile(file, 'utf8');
    assert.notEqual(to(text), text, name);
    await writeFile(file, to(text));
  };
  for (const name of ['index.html', 'sw.js', 'app.js', 'later.js']) {
    await change(name, (text) => text.replaceAll(old, version));
  }
  const kept = await readFile(path.join(folder, 'sw.js'), 'utf8');
  const addresses = JSON.parse(LIST.exec(kept)?.[0] ?? '').map((/** @type {string[]} */ [file]) => file);
  const list = JSON.stringify(await withIntegrity(folder, addresses));
  await change('sw.js', (text) => text.replace(LIST, () => list));
  return { folder, version };
}

/**
 * Two versions of the page behind one address, with the headers of GitHub Pages.
 *
 * @param {(two: {address: string, version: string, folder: string, serve: (next: boolean) => void,
 *   context: import('playwright-core').BrowserContext}) => Promise<void>} check
 */
async function withTwoVersions(check) {
  const { folder, version } = await nextVersion();
  const versions = [fileServer(DIST, { pages: true }), fileServer(folder, { pages: true })];
  let serving = versions[0];
  const server = createServer((request, response) => serving?.emit('request', request, response));
  const address = `http://localhost:${await listen(server, 0)}/`;
  const context = await site.browser.newContext({ locale: 'en-GB' });
  try {
    const serve = (/** @type {boolean} */ next) => (serving = versions[Number(next)]);
    await check({ address, version, folder, serve, context });
  } finally {
    await context.close();
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  }
}

/** @param {import('./browser.mjs').Page} page @param {string} address */
async function firstVisit(page, address) {
  await page.goto(address);
  await page.locator('html[data-model="loaded"]').waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller);
}

const updateNotice = (/** @type {import('./browser.mjs').Page} */ page) =>
  page.locator('#message .notice', { hasText: 'A new version is ready.' });

/** @param {import('./browser.mjs').Page} page @returns {Promise<string[]>} for each cache, the version that its page names */
const keptPages = (page) =>
  page.evaluate(async () => {
    const caching = (await caches.keys()).map((name) => caches.open(name));
    const pages = await Promise.all((await Promise.all(caching)).map((cache) => cache.match('./')));
    const texts = await Promise.all(pages.map((one) => one?.text()));
    return texts.map((text) => /app\.js\?v=(\w+)/.exec(text ?? '')?.[1] ?? '');
  });

test('a new version is offered, and taken over when the reader says so', async () => {
  await withTwoVersions(async ({ address, version, serve, context }) => {
    const page = await context.newPage();
    const script = () => page.locator('script[src]').getAttribute('src');
    await firstVisit(page, address);
    // The same version again has nothing to offer.
    await page.reload();
    await page.locator('html[data-model="loaded"]').waitFor();
    assert.equal(await page.locator('#message .notice').count(), 0);
    serve(true);
    await page.reload();
    await updateNotice(page).waitFor();
    assert.ok(!(await script())?.includes(version), 'until the reader agrees the page stays what it was');
    await updateNotice(page).locator('button', { hasText: 'Reload' }).click();
    await page.locator(`script[src*="${version}"]`).waitFor({ state: 'attached' });
    await page.locator('html[data-model="loaded"]').waitFor();
    assert.equal(await page.locator('#message .notice').count(), 0);
    const kept = await page.evaluate(() => caches.keys());
    assert.equal(kept.length, 1, 'the old version’s files are gone');
    assert.match(kept[0] ?? '', new RegExp(version));
    // The browser's own cache still holds the old page for ten minutes; ours must not.
    assert.deepEqual(await keptPages(page), [version]);
    // All of it is there without a network, also when the browser has emptied its own cache.
    await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
    await context.setOffline(true);
    await page.reload();
    await page.locator('html[data-model="loaded"]').waitFor();
    assert.ok((await script())?.includes(version));
  });
});

test('a part of another version that comes late is no second page', async () => {
  await withTwoVersions(async ({ address, serve, context }) => {
    const page = await context.newPage();
    let give = () => {};
    /** @type {Promise<void>} */
    const given = new Promise((resolve) => (give = resolve));
    await page.route(/\/later\.js/, async (route) => {
      await given;
      await route.continue();
    });
    await page.goto(address, { waitUntil: 'commit' });
    await page.locator('html[data-model="loaded"]').waitFor();
    serve(true);
    give();
    await paste(page, 'قالت نوال الحداد: «الطريق مفتوح».');
    await page.locator('#message .notice', { hasText: 'A part of the page could not be loaded' }).waitFor();
    assert.equal(page.workers().length, 1);
    assert.equal(await page.locator('#living .chunk p').count(), 1, 'it has drawn itself once');
  });
});

test('a server between two versions gives neither a mixture nor a dead page', async () => {
  await withTwoVersions(async ({ address, version, folder, serve, context }) => {
    const page = await context.newPage();
    await firstVisit(page, address);
    const old = await keptPages(page);
    // The new worker is there already, one of its files not yet.
    await cp(path.join(DIST, 'style.css'), path.join(folder, 'style.css'));
    await writeFile(path.join(folder, 'style.css'), 'body { color: red }');
    serve(true);
    const refused = page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await new Promise((resolve) => {
        registration.addEventListener('updatefound', () => {
          const { installing } = registration;
          installing?.addEventListener('statechange', () => resolve(installing.state));
        });
        void registration.update();
      });
      return [registration.installing, registration.waiting].map((worker) => worker?.state);
    });
    assert.deepEqual(await refused, [undefined, undefined], 'the new version is not taken in');
    assert.deepEqual(
      (await keptPages(page)).filter((kept) => kept !== ''),
      old,
    );
    await context.setOffline(true);
    await page.reload();
    await page.locator('html[data-model="loaded"]').waitFor();
    await context.setOffline(false);
    // When all of it is there, it is offered.
    await cp(path.join(DIST, 'style.css'), path.join(folder, 'style.css'));
    await page.reload();
    await updateNotice(page).waitFor();
    await updateNotice(page).locator('button', { hasText: 'Reload' }).click();
    await page.locator(`script[src*="${version}"]`).waitFor({ state: 'attached' });
    assert.deepEqual(await keptPages(page), [version]);
  });
});

test('of two tabs the one that did not ask keeps its article, and reloads when it wants to', async () => {
  await withTwoVersions(async ({ address, version, serve, context }) => {
    const [one, other] = [await context.newPage(), await context.newPage()];
    await firstVisit(one, address);
    await firstVisit(other, address);
    await other.locator('[data-sample=english]').click();
    assert.match(await shownText(other), /Harbour strike/);
    serve(true);
    await one.reload();
    await updateNotice(one).locator('button', { hasText: 'Reload' }).click();
    await one.locator(`script[src*="${version}"]`).waitFor({ state: 'attached' });
    assert.match(await shownText(other), /Harbour strike/);
    await other.locator('#article mark').first().click();
    await other.locator('#card').waitFor();
    await updateNotice(other).locator('button', { hasText: 'Reload' }).click();
    await other.locator(`script[src*="${version}"]`).waitFor({ state: 'attached' });
    assert.match(await shownText(other), /Harbour strike/);
  });
});

test('settings are kept, under keys of our own', async () => {
  const context = await site.browser.newContext({ locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.goto(site.address);
    await page.locator('html[data-model="loaded"]').waitFor();
    await page.locator('#adjust').click();
    await page.locator('input[name=theme][value=dark]').check();
    await page.locator('input[name=digits][value=arab]').check();
    await page.locator('[data-step="1"]').click();
    await page.keyboard.press('Escape');
    await page.reload();
    await page.locator('html[data-theme=dark][data-size="1"]').waitFor();
    await page.locator('[data-sample=politics]').click();
    await page.locator('#tab-people').click();
    await page
      .locator('#view h3 .count', { hasText: /^[٠-٩]+$/ })
      .first()
      .waitFor();
    const keys = await page.evaluate(() => Object.keys(localStorage));
    assert.ok(keys.length > 0 && keys.every((key) => key.startsWith('isnad:')));
  } finally {
    await context.close();
  }
});

test('the manifest makes the page installable', async () => {
  const response = await fetch(`${site.address}manifest.webmanifest`);
  const manifest = await response.json();
  assert.equal(manifest.display, 'standalone');
  for (const icon of manifest.icons) {
    assert.equal((await fetch(new URL(icon.src, site.address))).status, 200, icon.src);
  }
  assert.ok(manifest.icons.some((/** @type {{sizes: string}} */ icon) => icon.sizes === '512x512'));
});

test('the page as one file works from a folder', async () => {
  const context = await site.browser.newContext({ locale: 'en-GB' });
  try {
    const page = await context.newPage();
    const problems = problemsOf(page);
    page.on('request', (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().endsWith('/isnad.html'))
        problems.push(request.url());
    });
    await page.goto(pathToFileURL(path.join(DIST, 'isnad.html')).href);
    await page.locator('html[data-model="loaded"]').waitFor();
    await paste(page, await sampleText('politics.js'));
    assert.match(await shownText(page), /وزراء خارجية/);
    for (const kind of ['PER', 'LOC', 'TIME', 'QUOTE']) {
      assert.ok((await page.locator(`#article mark.${kind}`).count()) > 0, kind);
    }
    await drop(page, [{ name: 'news.txt', bytes: Buffer.from('وصل الوزير إلى عمّان أمس.') }]);
    await page.locator('#article p', { hasText: 'عمّان' }).waitFor();
    // It says what it lacks.
    const pdf = await readFile(path.resolve(import.meta.dirname, '../readers/pdf/letters.pdf'));
    const lacking = {
      'news.pdf': pdf,
      'news.docx': docx(),
      'news.eml': eml(),
      'news.html': Buffer.from(articlePage()),
    };
    for (const [name, bytes] of Object.entries(lacking)) {
      await drop(page, [{ name, bytes }]);
      const kind = (/\w+$/.exec(name)?.[0] ?? '').toUpperCase();
      await page.locator('#message', { hasText: new RegExp(`reader of ${kind} files`, 'i') }).waitFor();
    }
    await page.locator('#take').click();
    await page.locator('#takeaway[open]').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-download=tei]').click(),
    ]);
    assert.match(await readFile(await download.path(), 'utf8'), /<TEI /);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
  }
});
