/** The npm package as it is installed: in Node, in TypeScript, in what Vite builds, and in a plain page. `./build.sh packages` packs it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { fileServer, listen } from '../../tools/site/serve.mjs';
import { nativeAnalyses } from '../wasm/native.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-npm-'));
const [row] = nativeAnalyses().filter(({ edits, text }) => edits.length === 0 && text.length > 200);
assert.ok(row, 'an article that was analysed natively');
const { text, date, analysis } = row;

before(() => {
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const tarball = path.join(root, `target/isnad-${version}.tgz`);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--offline', tarball], {
    cwd: folder,
    stdio: 'pipe',
  });
});

after(() => rmSync(folder, { recursive: true, force: true }));

/** A program of whoever uses it; what it says is the analysis of the article. */
const program = (/** @type {string} */ say) => `
import init, { analyze } from 'isnad';
import initWorkshop, { exportAs } from 'isnad/workshop';
await Promise.all([init(), initWorkshop()]);
const analysis = analyze(${JSON.stringify(text)}, { date: ${JSON.stringify(date)} });
const table = exportAs('csv-quotes', ${JSON.stringify(text)}, analysis);
${say}
`;

/** @param {string} said */
function check(said) {
  const [json, rows] = said.trim().split('\\u0000');
  assert.equal(json, analysis);
  assert.ok(Number(rows) > 1, `${rows} rows`);
}

const SAYS = "JSON.stringify(analysis) + '\\\\u0000' + table.split('\\r\\n').length";

test('in Node', () => {
  writeFileSync(path.join(folder, 'node.js'), program(`console.log(${SAYS});`));
  check(execFileSync('node', ['node.js'], { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 }));
});

test('in TypeScript', () => {
  const right =
    'const words: string | undefined = analysis.quotes[0]?.speaker?.text; console.log(words, table.length);';
  writeFileSync(path.join(folder, 'right.ts'), program(right));
  writeFileSync(
    path.join(folder, 'wrong.ts'),
    program('const kind: number = analysis.quotes[0].kind; console.log(kind, table);'),
  );
  const tsc = (/** @type {string} */ file) =>
    execFileSync(
      path.join(root, 'node_modules/.bin/tsc'),
      [
        '--ignoreConfig',
        '--noEmit',
        '--strict',
        '--target',
        'es2023',
        '--module',
        'nodenext',
        '--lib',
        'es2023,dom',
        '--types',
        '',
        file,
      ],
      { cwd: folder, encoding: 'utf8', stdio: 'pipe' },
    );
  tsc('right.ts');
  assert.throws(
    () => tsc('wrong.ts'),
    (/** @type {any} */ error) => /wrong\.ts.*TS2322/.test(error.stdout),
  );
});

/**
 * What a page of a folder says in Chromium.
 *
 * @param {string} site
 */
async function saidBy(site) {
  const server = fileServer(site);
  const port = await listen(server, 0);
  const browser = await chromium.launch({
    executablePath: process.env.ISNAD_CHROMIUM,
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`http://localhost:${port}/`);
    const said = await page.waitForFunction('document.body.dataset.said', undefined, { timeout: 60_000 });
    assert.deepEqual(errors, []);
    return String(await said.jsonValue());
  } finally {
    await browser.close();
    server.close();
  }
}

const HTML = (/** @type {string} */ head) => `<!doctype html><html><head>${head}</head><body></body></html>`;
const IN_PAGE = program(`document.body.dataset.said = ${SAYS};`);

test('in what Vite builds', async () => {
  writeFileSync(path.join(folder, 'main.js'), IN_PAGE);
  writeFileSync(path.join(folder, 'index.html'), HTML('<script type="module" src="./main.js"></script>'));
  await build({ root: folder, logLevel: 'error', build: { outDir: 'built', target: 'es2022' } });
  check(await saidBy(path.join(folder, 'built')));
});

test('in a plain page', async () => {
  const own = '/node_modules/isnad/pkg';
  const map = { imports: { isnad: `${own}/isnad.js`, 'isnad/workshop': `${own}/workshop.js` } };
  writeFileSync(
    path.join(folder, 'index.html'),
    HTML(
      `<script type="importmap">${JSON.stringify(map)}</script><script type="module">${IN_PAGE.replaceAll('</', '<\\/')}</script>`,
    ),
  );
  check(await saidBy(folder));
});
