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

test('as an element in a page', async () => {
  const map = {
    imports: { isnad: '/node_modules/isnad/pkg/isnad.js', 'isnad/element': '/node_modules/isnad/element.js' },
  };
  const words = 'قال الوزير سامي الحاج: «نعود غدا». وأضاف: «لن نتأخر».';
  const page = `<script type="importmap">${JSON.stringify(map)}</script>
    <script type="module">
      import 'isnad/element';
      const one = document.querySelector('isnad-article');
      await one.ready;
      const told = [];
      for (const name of ['select', 'correct']) one.addEventListener(name, ({ detail }) => told.push([name, detail.kind, detail.item.text]));
      const marks = [...one.shadowRoot.querySelectorAll('mark')];
      marks.find((mark) => mark.classList.contains('PER')).click();
      marks.find((mark) => mark.classList.contains('QUOTE')).click();
      const card = one.shadowRoot.querySelector('#card').innerText;
      one.shadowRoot.querySelector('#card .deed').click();
      const before = marks.filter((mark) => mark.classList.contains('QUOTE') && getComputedStyle(mark).backgroundImage !== 'none').length;
      const hops = [...one.shadowRoot.querySelectorAll('.hop')].map((hop) => hop.textContent);
      const plain = one.shadowRoot.querySelector('article').innerText.includes('نعود غدا');
      one.setAttribute('kinds', 'names');
      await one.ready;
      const preset = one.shadowRoot.querySelector('[data-preset]').dataset.preset;
      one.text = 'Salma Haddad left.';
      await one.ready;
      const next = [...one.shadowRoot.querySelectorAll('mark')].map((mark) => mark.textContent);
      one.setAttribute('date', '2024-02-31');
      await one.ready;
      const failed = one.shadowRoot.querySelector('article').innerText;
      document.body.dataset.said = JSON.stringify({ told, card, hops, plain, before, preset, next, failed });
    </script>
    <isnad-article lang="ar" theme="light" style="inline-size:900px">${words}</isnad-article>`;
  writeFileSync(path.join(folder, 'index.html'), `<!doctype html><meta charset="utf-8"><body>${page}`);
  const said = JSON.parse(await saidBy(folder));
  assert.deepEqual(said.told, [
    ['select', 'PER', 'سامي الحاج'],
    ['select', 'QUOTE', 'نعود غدا'],
    ['correct', 'QUOTE', 'نعود غدا'],
  ]);
  assert.match(said.card, /سامي الحاج/);
  assert.ok(said.before >= 2, 'what was said word for word is tinted');
  assert.ok(
    said.hops.some((/** @type {string} */ hop) => hop.includes('سامي الحاج')),
    `in the margin: ${said.hops}`,
  );
  assert.equal(said.plain, true);
  assert.equal(said.preset, 'names');
  assert.deepEqual(said.next, ['Salma Haddad']);
  assert.match(said.failed, /2024-02-31/);
});
