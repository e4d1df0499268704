/**
 * Browsers of other makers, as their distributor packages them: Firefox over WebDriver BiDi, WebKitGTK over WebDriver
 * (https://www.w3.org/TR/webdriver2/). Both do the same three things: go to an address, run a function in the page, close.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';

/** How long a script in a page may take, in milliseconds. */
const PATIENCE = 120_000;

/**
 * A browser with one page.
 *
 * @typedef {object} Engine
 * @property {string} version
 * @property {(address: string) => Promise<void>} goto
 * @property {<A, T>(act: (given: A) => T|Promise<T>, given: A) => Promise<T>} run runs in the page; both ways travel as JSON
 * @property {() => Promise<void>} close
 */

/** @param {readonly string[]} places @returns {string|undefined} */
const firstOf = (places) => places.find((place) => existsSync(place));

/** @type {Record<string, {program: string|undefined, packages: string, open: (program: string) => Promise<Engine>}>} */
export const ENGINES = {
  Firefox: {
    program: process.env.ISNAD_FIREFOX ?? firstOf(['/usr/bin/firefox-esr', '/usr/bin/firefox']),
    packages: 'firefox-esr',
    open: openFirefox,
  },
  WebKitGTK: {
    program: process.env.ISNAD_WEBKIT ?? firstOf(['/usr/bin/WebKitWebDriver']),
    packages: 'webkit2gtk-driver and xvfb',
    open: openWebKit,
  },
};

/** @param {string} program @returns {Promise<Engine>} */
async function openFirefox(program) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: program,
    headless: true,
    defaultViewport: { width: 1280, height: 900 },
    protocolTimeout: PATIENCE,
  });
  const page = await browser.newPage();
  return {
    version: await browser.version(),
    goto: async (address) => void (await page.goto(address)),
    run: (act, given) =>
      /** @type {Promise<any>} */ (page.evaluate(/** @type {any} */ (act), /** @type {any} */ (given))),
    close: () => browser.close(),
  };
}

/** @param {string} program the driver @returns {Promise<Engine>} */
async function openWebKit(program) {
  const home = await mkdtemp(path.join(tmpdir(), 'isnad-webkit-'));
  const port = await freePort();
  const environment = {
    ...process.env,
    HOME: home,
    // No privileges to build a sandbox with, and no graphics card.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
  };
  const driver = spawn('xvfb-run', ['-a', program, `--port=${port}`], { env: environment, detached: true });
  const ended = new Promise((resolve) => driver.once('exit', resolve));
  driver.once('error', () => {});
  /** @type {(method: string, place: string, body?: unknown) => Promise<any>} */
  const ask = async (method, place, body) => {
    const response = await fetch(`http://127.0.0.1:${port}/session${place}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const { value } = /** @type {{value: any}} */ (await response.json());
    if (!response.ok) throw new Error(`WebDriver ${place}: ${value?.error}: ${value?.message}`);
    return value;
  };
  const capabilities = { alwaysMatch: { timeouts: { script: PATIENCE, pageLoad: PATIENCE } } };
  const session = await patiently(() => ask('POST', '', { capabilities }));
  const own = `/${session.sessionId}`;
  return {
    version: session.capabilities.browserVersion,
    goto: (address) => ask('POST', `${own}/url`, { url: address }),
    run: async (act, given) => {
      const script = `const done = arguments[1]; Promise.resolve((${act})(arguments[0]))
        .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value, error } = await ask('POST', `${own}/execute/async`, { script, args: [given ?? null] });
      if (error) throw new Error(error);
      return value;
    },
    close: async () => {
      await ask('DELETE', own).catch(() => {});
      // With the display that it runs in.
      if (driver.pid) process.kill(-driver.pid);
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * Until a program that was just started answers.
 *
 * @template T
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
async function patiently(act) {
  for (let left = 100; ; left--) {
    try {
      return await act();
    } catch (error) {
      if (left === 0 || !(error instanceof TypeError)) throw error;
      await sleep(300);
    }
  }
}
