/** The margin: it says of every statement whose it is, as the list and the export do; its notes are pressed and pointed at like what they tell of. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { copied, launch, paste, sampleText, settled } from './browser.mjs';

const ARTICLES = path.resolve(import.meta.dirname, '../articles');

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

/** @returns {Promise<Map<string, string>>} our own articles, by name */
async function texts() {
  const files = (await readdir(ARTICLES)).filter(
    (name) => name.endsWith('.txt') && !name.includes('.report.'),
  );
  const all = new Map();
  for (const name of files) all.set(name, await readFile(path.join(ARTICLES, name), 'utf8'));
  for (const name of ['politics.js', 'economy.js', 'english.js']) all.set(name, await sampleText(name));
  return all;
}

test('of every statement margin, list and export name the same speaker', { timeout: 120_000 }, async () => {
  await site.visit(
    async (page) => {
      for (const [name, text] of await texts()) {
        await page.locator('#home').click();
        await page.locator('#text').fill('');
        await paste(page, text);
        await page.locator('#article .para').first().waitFor({ state: 'attached' });
        await settled(page);
        await page.locator('#tab-said').click();
        await page.locator('#view:not([aria-busy])').waitFor();
        const shown = await page.evaluate(() => {
          const of = (
            /** @type {string} */ selector,
            /** @type {(one: Element) => [string, string]} */ pair,
          ) => Object.fromEntries([...document.querySelectorAll(selector)].map(pair));
          const get = (/** @type {Element|null|undefined} */ one, /** @type {string} */ what) =>
            one?.getAttribute(what) ?? '';
          return {
            marks: of('#article mark[data-source]', (one) => [get(one, 'data-key'), get(one, 'data-source')]),
            notes: of('#article .notes > .note[data-source]', (one) => [
              get(one, 'data-key'),
              get(one, 'data-source'),
            ]),
            list: of('#view .source[data-source] .rows .row', (one) => [
              get(one, 'data-select'),
              get(one.closest('.source'), 'data-source'),
            ]),
          };
        });
        await page.locator('#take').click();
        const { analysis, quotes } = JSON.parse(
          await copied(page, () => page.locator('[data-copy=json]').click()),
        );
        await page.keyboard.press('Escape');
        /** @type {{id: string, kind: string, source?: string}[]} */
        const exported = (analysis?.quotes ?? quotes).filter(
          (/** @type {{kind: string}} */ { kind }) => kind !== 'term',
        );
        for (const { id, source = 's0' } of exported) assert.equal(shown.marks[id], source, `${name}: ${id}`);
        assert.equal(Object.keys(shown.marks).length, exported.length, name);
        for (const layer of /** @type {const} */ (['notes', 'list'])) {
          const pairs = Object.entries(shown[layer]);
          assert.ok(pairs.length > 0 || exported.length === 0, `${name}: ${layer}`);
          for (const [id, source] of pairs) assert.equal(source, shown.marks[id], `${name}: ${layer}, ${id}`);
        }
      }
    },
    {
      lazy: /ner-en\.model|workshop/,
      viewport: { width: 1440, height: 4000 },
      permissions: ['clipboard-read', 'clipboard-write'],
    },
  );
});

for (const [locale, sample] of /** @type {const} */ ([
  ['en-GB', 'politics'],
  ['ar-EG', 'english'],
])) {
  for (const width of [1280, 360]) {
    test(`the margin stays at the page’s side where the words run the other way: ${locale}, ${width}`, async () => {
      await site.visit(
        async (page) => {
          await page.locator(`[data-sample=${sample}]`).click();
          await page.locator('#article p mark.QUOTE').first().waitFor();
          await settled(page);
          await page.locator('#article .rails').first().waitFor({ state: 'attached' });
          const placed = await page.evaluate(() => {
            const middle = (/** @type {Element} */ one) => {
              const { left, right } = one.getBoundingClientRect();
              return (left + right) / 2;
            };
            const line = document.querySelector('#presets')?.getBoundingClientRect();
            const knots = [...document.querySelectorAll('#article :is(.rails, .turn-head) .knot')]
              .filter((one) => one.getBoundingClientRect().width > 0)
              .map(middle);
            const words = [...document.querySelectorAll('#article p mark.QUOTE')].flatMap((one) => [
              ...one.getClientRects(),
            ]);
            return {
              side: document.documentElement.dir,
              edges: [line?.left ?? 0, line?.right ?? 0],
              knots,
              words: [
                Math.min(...words.map(({ left }) => left)),
                Math.max(...words.map(({ right }) => right)),
              ],
            };
          });
          const [left = 0, right = 0] = placed.edges;
          assert.ok(placed.knots.length > 2);
          for (const knot of placed.knots)
            assert.ok(placed.side === 'ltr' ? knot < left : knot > right, JSON.stringify(placed));
          const [first = 0, last = 0] = placed.words;
          assert.ok(first >= left - 2 && last <= right + 2, JSON.stringify(placed));
        },
        { locale, viewport: { width, height: 3000 }, lazy: /ner-en\.model/ },
      );
    });
  }
}

test('a note is pressed like its words, and pointed at leaves one voice alone', async () => {
  await site.visit(
    async (page) => {
      await page.locator('[data-sample=politics]').click();
      const note = page.locator('#article .note[data-key=q3]');
      await note.hover();
      await page.locator('#reader[data-focus] mark.voice[data-key=q3]').waitFor();
      assert.equal(await page.locator('mark.voice[data-key=q13]').count(), 0);
      await note.click();
      await page.locator('mark.current[data-key=q3]').waitFor();
    },
    { viewport: { width: 1440, height: 900 } },
  );
});

test('a time that wants the day of publication asks for it', async () => {
  await site.visit(
    async (page) => {
      await paste(page, 'التقى الوزيران أمس في باريس وبحثا العلاقات بين البلدين.');
      await page.locator('#date-label.unknown').waitFor();
      await page.keyboard.press('4');
      await page.locator('.note[data-asks]').click();
      await page.locator('#date-text:focus').waitFor();
      // So does its card, and the summary.
      await page.locator('#article mark.TIME').first().click();
      await page.locator('#card').getByRole('button', { name: 'When was it published?' }).click();
      await page.locator('#date-text:focus').waitFor();
      await page.locator('#tab-overview').click();
      await page.locator('#view').getByRole('button', { name: 'When was it published?' }).click();
      await page.locator('#date-text:focus').waitFor();
    },
    { viewport: { width: 1440, height: 900 } },
  );
});
