/**
 * The same journey in browsers of other makers: load, paste, read, a card, every view, every export, a dropped HTML and PDF file, and the
 * page as one file. `tests/page/` looks at everything in Chromium; what is asked here is whether anything fails elsewhere.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { fileServer, listen } from '../../tools/site/serve.mjs';
import { DIST, sampleText } from '../page/browser.mjs';
import { PARAGRAPHS, articlePage } from '../readers/make.mjs';
import { ENGINES } from './engines.mjs';

/** Every export, by its name in the page. */
const EXPORTS = 10;

/**
 * In the page, before anything else: what goes wrong there, and what it gives to be saved, which here is kept instead.
 *
 * @returns {void}
 */
function watch() {
  const page = /** @type {any} */ (window);
  page.problems = [];
  page.saved = {};
  addEventListener('error', (event) => page.problems.push(event.message));
  addEventListener('unhandledrejection', (event) => page.problems.push(String(event.reason)));
  document.addEventListener('securitypolicyviolation', (event) =>
    page.problems.push(`${event.violatedDirective} ${event.blockedURI}`),
  );
  const contents = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const address = make(blob);
    contents.set(address, blob);
    return address;
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.download) page.saved[this.download] = contents.get(this.href);
    else click.call(this);
  };
  page.until = async (/** @type {() => unknown} */ holds, /** @type {string} */ what) => {
    for (let left = 600; left > 0; left--) {
      const value = holds();
      if (value) return value;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`never: ${what}; the page says: ${document.querySelector('#message')?.textContent}`);
  };
}

/** @param {string} text pastes it, as a person does */
async function paste(text) {
  const { until } = /** @type {any} */ (window);
  const data = new DataTransfer();
  data.setData('text/plain', text);
  let event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  // Some engines make no such event out of data of one's own.
  if (!event.clipboardData?.getData('text/plain')) {
    event = /** @type {ClipboardEvent} */ (new Event('paste', { bubbles: true, cancelable: true }));
    Object.defineProperty(event, 'clipboardData', { value: data });
  }
  document.body.dispatchEvent(event);
  await until(() => document.querySelector('#article:not([aria-busy]) mark.QUOTE'), 'the article');
  const counted = (/** @type {string} */ kind) => document.querySelectorAll(`#article mark.${kind}`).length;
  return {
    PER: counted('PER'),
    LOC: counted('LOC'),
    ORG: counted('ORG'),
    TIME: counted('TIME'),
    QUOTE: counted('QUOTE'),
  };
}

/** @param {{name: string, base64: string, holds: string}} file drops it onto the page, until a part of its text is shown */
async function dropped({ name, base64, holds }) {
  const { until } = /** @type {any} */ (window);
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
  for (const kind of ['dragenter', 'dragover', 'drop']) {
    let event = new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
    if (!event.dataTransfer) {
      event = /** @type {DragEvent} */ (new Event(kind, { bubbles: true, cancelable: true }));
      Object.defineProperty(event, 'dataTransfer', { value: data });
    }
    document.body.dispatchEvent(event);
  }
  await until(() => document.querySelector('#article')?.textContent?.includes(holds), name);
}

/** Goes through the views; gives how much stands in each. */
async function views() {
  const { until } = /** @type {any} */ (window);
  /** @type {Record<string, number>} */
  const found = {};
  for (const tab of document.querySelectorAll('#tabs [role=tab]')) {
    if (!(tab instanceof HTMLElement) || tab.offsetParent === null) continue;
    tab.click();
    // In a narrow window the article is one of the views.
    const view = tab.id === 'tab-article' ? '#article' : '#view';
    const length = () => document.querySelector(view)?.textContent?.length ?? 0;
    await until(() => length() > 10, tab.id);
    found[tab.id] = length();
  }
  return found;
}

/** Opens the card of the first person. */
async function card() {
  const { until } = /** @type {any} */ (window);
  /** @type {HTMLElement|null} */ (document.querySelector('#article mark.PER'))?.click();
  await until(() => document.querySelector('#card:not([hidden])')?.textContent, 'the card');
  return document.querySelector('#card')?.textContent ?? '';
}

/** Saves every format; gives how long each is. */
async function exported() {
  const { until, saved } = /** @type {any} */ (window);
  /** @type {HTMLElement|null} */ (document.querySelector('#take'))?.click();
  await until(() => document.querySelector('#takeaway[open] [data-download]'), 'the exports');
  const buttons = [...document.querySelectorAll('#takeaway [data-download]')];
  for (const [n, button] of buttons.entries()) {
    /** @type {HTMLElement} */ (button).click();
    await until(() => Object.keys(saved).length > n, button.getAttribute('data-download'));
  }
  /** @type {HTMLDialogElement|null} */ (document.querySelector('#takeaway'))?.close();
  return Object.fromEntries(
    Object.entries(saved).map(([name, blob]) => [name.replace(/^.*?\./, ''), blob.size]),
  );
}

const problems = () => /** @type {any} */ (window).problems;
const modelCame = () =>
  /** @type {any} */ (window).until(() => document.documentElement.dataset.model === 'loaded', 'the model');

for (const [name, { program, packages, open }] of Object.entries(ENGINES)) {
  const missing = program ? false : `${name} is not here (the packages ${packages})`;
  // Where everything is tested, everything must be there.
  if (missing && process.env.CI) test(name, () => assert.fail(missing));
  else test(name, { skip: missing }, (context) => journey(context, open, program ?? ''));
}

/**
 * @param {import('node:test').TestContext} context
 * @param {(program: string) => Promise<import('./engines.mjs').Engine>} open
 * @param {string} program
 */
async function journey(context, open, program) {
  const server = fileServer(DIST);
  const address = `http://localhost:${await listen(server, 0)}/`;
  const engine = await open(program);
  context.diagnostic(`version ${engine.version}`);
  const base64 = async (/** @type {string} */ file) =>
    (await readFile(path.resolve(import.meta.dirname, '..', file))).toString('base64');
  try {
    await engine.goto(address);
    await engine.run(watch, null);
    await engine.run(modelCame, null);
    const marks = await engine.run(paste, await sampleText('politics.js'));
    for (const [kind, count] of Object.entries(marks)) assert.ok(count > 0, kind);
    assert.ok((await engine.run(card, null)).length > 10);
    const seen = await engine.run(views, null);
    assert.ok(Object.keys(seen).length >= 5, JSON.stringify(seen));
    const files = await engine.run(exported, null);
    assert.ok(Object.keys(files).length >= EXPORTS, JSON.stringify(files));
    // Without lists of the reader's own their table is its head alone.
    for (const [file, size] of Object.entries(files))
      assert.ok(size > (file === 'lists.csv' ? 20 : 100), file);
    const page = Buffer.from(articlePage()).toString('base64');
    const [first = ''] = PARAGRAPHS;
    await engine.run(dropped, { name: 'news.html', base64: page, holds: first.slice(0, 40) });
    await engine.run(dropped, {
      name: 'news.pdf',
      base64: await base64('readers/pdf/letters.pdf'),
      holds: 'المكتبة',
    });
    assert.deepEqual(await engine.run(problems, null), []);

    await engine.goto(pathToFileURL(path.join(DIST, 'isnad.html')).href);
    await engine.run(watch, null);
    await engine.run(modelCame, null);
    assert.deepEqual(await engine.run(paste, await sampleText('politics.js')), marks);
    assert.deepEqual(await engine.run(problems, null), []);
  } finally {
    await engine.close();
    server.close();
    server.closeAllConnections();
  }
}
