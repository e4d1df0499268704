/** Taking an article away: every export format, a link that carries the text, paper. */
import assert from 'node:assert/strict';
import { copyFile, readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import {
  accessProblems,
  CLIPBOARD,
  copied,
  launch,
  paste,
  problemsOf,
  sampleText,
  settled,
  shownText,
} from './browser.mjs';

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

/** What the file of each format must begin with or hold. */
const CONTENT = {
  json: /"schema":\s*"isnad-analysis\/1"/,
  'csv-entities': /^\uFEFF/,
  'csv-times': /^\uFEFF/,
  'csv-quotes': /^\uFEFF/,
  'csv-numbers': /^\uFEFF/,
  'csv-lists': /^\uFEFF/,
  html: /^<!doctype html>/i,
  markdown: /^# /m,
  'web-annotation': /http:\/\/www\.w3\.org\/ns\/anno\.jsonld/,
  tei: /<TEI /,
  timeml: /<TIMEX3 /,
  conll: /\bB-(PER|ORG|LOC)\b/,
  brat: /^T1\t/m,
  'brat-text': /وزراء خارجية/,
};

test('every format can be saved', async () => {
  const formats = Object.entries(CONTENT);
  // A browser asks back after ten files of one page: half of them at a time.
  for (const part of [formats.slice(0, 7), formats.slice(7)]) {
    await site.visit(async (page) => {
      await page.locator('[data-sample=politics]').click();
      await page.locator('#article p').first().waitFor();
      await page.locator('#take').click();
      await page.locator('#takeaway[open] [data-download]').first().waitFor();
      const names = await page
        .locator('[data-download]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-download')));
      assert.deepEqual(names.sort(), Object.keys(CONTENT).sort());
      for (const [name, expected] of part) {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator(`[data-download="${name}"]`).click(),
        ]);
        const content = await readFile(await download.path(), 'utf8');
        assert.match(content, expected, name);
        assert.match(download.suggestedFilename(), /^[\p{L}\p{M}\p{N}-]+\.[\w.]+$/u);
      }
    });
  }
});

test('the report opens by itself, asks for nothing and says nothing in the console', async () => {
  for (const [sample, direction] of Object.entries({ politics: 'rtl', english: 'ltr' })) {
    let file = '';
    await site.visit(async (page) => {
      await page.locator(`[data-sample=${sample}]`).click();
      await page.locator('#article p').first().waitFor();
      await settled(page);
      const heading = await page.locator('#article h1').textContent();
      const speakers = await page.locator('#view .speaker .name').allTextContents();
      await page.locator('#take').click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('[data-download=html]').click(),
      ]);
      file = `${await download.path()}.html`;
      await copyFile(await download.path(), file);
      const apart = await site.browser.newContext();
      const report = await apart.newPage();
      const said = problemsOf(report);
      report.on('request', (request) => {
        if (request.url() !== pathToFileURL(file).href) said.push(request.url());
      });
      await report.goto(pathToFileURL(file).href);
      assert.equal(await report.title(), heading);
      assert.equal(await report.locator('h1').first().textContent(), heading);
      assert.equal(await report.locator('html').getAttribute('dir'), direction);
      assert.ok((await report.locator('article span.PER').count()) > 0, 'marks');
      assert.ok((await report.locator('table tr').count()) > 10, 'tables');
      const text = await page.locator('#article :is(h1, h2, p)').allTextContents();
      const copied = await report.locator('article > :is(h1, h2, p)').allTextContents();
      assert.deepEqual(
        copied.join('\n').trim(),
        text.join('\n').trim(),
        'no word of the margin is in the text',
      );
      const named = (/** @type {string} */ name) => name.replace(/^(القائل غير مذكور)$/, 'Nobody named');
      assert.deepEqual((await report.locator('.source h3 bdi').allTextContents()).map(named), speakers);
      assert.ok(
        await report.evaluate(() =>
          document.fonts.load('20px "Isnad Markazi"').then((all) => all.length > 0),
        ),
      );
      // Each note stands beside the words, at the height of its own line or below.
      const places = await report.locator('article .note').evaluateAll((notes) =>
        notes.map((note) => {
          const mark = note.nextElementSibling?.getClientRects()[0];
          const { left, right, top } = note.getBoundingClientRect();
          const words = document.querySelector('article p:not(aside *)')?.getBoundingClientRect();
          return {
            beside: left >= (words?.right ?? 0) || right <= (words?.left ?? 0),
            below: top - (mark?.top ?? 0),
          };
        }),
      );
      assert.ok(places.length > 5 && places.every(({ beside }) => beside), JSON.stringify(places));
      assert.ok(
        places.every(({ below }) => below > -60 && below < 300),
        JSON.stringify(places),
      );
      for (const [width, scheme] of /** @type {const} */ ([
        [1280, 'light'],
        [320, 'dark'],
      ])) {
        await report.emulateMedia({ colorScheme: scheme });
        await report.setViewportSize({ width, height: 800 });
        assert.ok((await report.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width}`);
        assert.deepEqual(await accessProblems(report), [], `${direction}, ${width}`);
      }
      assert.equal(
        await report.evaluate(() => document.styleSheets.length),
        1,
        'its policy lets its own style in',
      );
      await report.waitForTimeout(200);
      await apart.close();
      assert.deepEqual(said, []);
    });
  }
});

test('a format can be copied', async () => {
  await site.visit(async (page) => {
    await page.locator('[data-sample=english]').click();
    await page.locator('#article p').first().waitFor();
    await page.locator('#take').click();
    const text = await copied(page, () => page.locator('[data-copy=markdown]').click());
    assert.match(text, /Harbour strike/);
    await page.locator('#takeaway [role=status]', { hasText: 'Copied' }).waitFor();
  }, CLIPBOARD);
});

test('on a phone what came of a press is seen, wherever the button stands', async () => {
  await site.visit(
    async (page) => {
      await page.locator('[data-sample=english]').click();
      await page.locator('#article mark').first().click();
      await page.keyboard.press('Escape');
      await page.locator('#link').click();
      await page.locator('#live.brief', { hasText: 'Copied' }).waitFor();
      await page.locator('#take').click();
      for (const name of ['json', 'brat-text']) {
        await page.locator(`[data-copy=${name}]`).click();
        const outcome = page.locator('#takeaway .outcome', { hasText: 'Copied' });
        await outcome.waitFor();
        const seen = await outcome.evaluate((note) => {
          const { left, top, width, height } = note.getBoundingClientRect();
          return note.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        });
        assert.ok(seen, name);
      }
    },
    { ...CLIPBOARD, viewport: { width: 360, height: 640 } },
  );
});

test('what writes files comes when it is first wanted, once', async () => {
  await site.visit(async (page, context) => {
    /** @type {string[]} */
    const asked = [];
    context.on('request', (request) => {
      if (!request.serviceWorker() && !request.url().startsWith('blob:'))
        asked.push(new URL(request.url()).pathname);
    });
    await page.locator('[data-sample=english]').click();
    await page.locator('#article mark').first().click();
    await page.keyboard.press('Escape');
    assert.deepEqual(
      asked.filter((file) => !file.endsWith('readers.js')),
      [],
    );
    for (let n = 0; n < 2; n += 1) {
      await page.locator('#take').click();
      await page.locator('#takeaway[open] [data-download]').first().waitFor();
      await page.keyboard.press('Escape');
    }
    assert.deepEqual(
      asked.filter((file) => /wasm|model/.test(file)),
      ['/pkg/isnad_workshop_bg.wasm'],
    );
  });
});

test('what is saved is what is shown', async () => {
  await site.visit(async (page) => {
    await paste(page, 'زارت ليلى الحداد مدينة طنجة أمس.');
    await page.locator('#article mark.PER').first().waitFor();
    await page.locator('#date').fill('2025-03-06');
    await page.locator('#date-source', { hasText: 'as you set it' }).waitFor();
    await settled(page);
    const file = await copied(page, async () => {
      await page.locator('#take').click();
      await page.locator('[data-copy=json]').click();
    });
    const { options, times, text } = JSON.parse(file);
    assert.equal(options.date, '2025-03-06');
    assert.deepEqual(
      times.map((/** @type {{value: string}} */ time) => time.value),
      ['2025-03-05'],
    );
    assert.equal(text, 'زارت ليلى الحداد مدينة طنجة أمس.');
  }, CLIPBOARD);
});

test('a link carries the whole text, its date and what is selected', async () => {
  const text = `${(await sampleText('economy.js')).replace('المغرب', 'الغرب')}`;
  let link = '';
  await site.visit(async (page) => {
    await paste(page, text);
    await page.locator('#date').fill('2025-03-06');
    await page.locator('#date-source', { hasText: 'as you set it' }).waitFor();
    await settled(page);
    await page.locator('#view:not([aria-busy]) .row').first().click();
    await page.locator('mark.current').first().waitFor();
    link = await copied(page, () => page.locator('#link').click());
  }, CLIPBOARD);
  assert.ok(link.startsWith(site.address) && link.length < 6000, 'packed');
  await site.visit(
    async (page) => {
      const shown = await shownText(page);
      assert.ok(shown.includes('الغرب'));
      assert.equal(await page.locator('#date').inputValue(), '2025-03-06');
      await page.locator('mark.current').first().waitFor();
    },
    { fragment: link.slice(site.address.length) },
  );
});

test('a damaged link gets a sentence', async () => {
  await site.visit(
    async (page) => {
      await page.locator('#message .notice').waitFor();
      assert.match((await page.locator('#message').textContent()) ?? '', /damaged/);
    },
    { fragment: '#text=AAAA' },
  );
});

test('on paper there is the article with its margin, then who says what, names, times and numbers', async () => {
  await site.visit(async (page) => {
    await page.locator('[data-sample=politics]').click();
    await page.locator('#article p').first().waitFor();
    await settled(page);
    await page.locator('[data-mode=check]').click();
    await page.locator('#check .deeds button').first().click();
    await page.locator('[data-mode=read]').click();
    assert.equal(await page.locator('#paper').isVisible(), false, 'on the screen');
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const headings = await page.locator('#paper h2').allTextContents();
    assert.deepEqual(headings, ['Who says what', 'People, places and names', 'Timeline', 'Numbers']);
    const said = await page.locator('#paper .said h3 bdi').allTextContents();
    const listed = await page.locator('#view .speaker .name').allTextContents();
    assert.deepEqual(said, listed);
    assert.equal(await page.locator('#paper .tick').count(), 1);
    assert.match(
      (await page.locator('#paper .known').textContent()) ?? '',
      /Published: .*2025 · 1 of \d+ checked/,
    );
    assert.ok((await page.locator('#article .note').count()) > 5);
    for (const hidden of ['.actions', '#panel', '#presets', '.facts-bar']) {
      assert.equal(await page.locator(hidden).isVisible(), false, hidden);
    }
    assert.equal(await page.locator('#article').isVisible(), true);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await page.locator('#paper > *').count(), 0);
  });
});

test('paper is white and letters are black, whatever the page looks like', async () => {
  await site.visit(
    async (page) => {
      await page.locator('#adjust').click();
      await page.locator('input[name=theme][value=dark]').check();
      await page.keyboard.press('Escape');
      await page.locator('[data-sample=politics]').click();
      await page.locator('#article p').first().waitFor();
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const colours = await page.locator('#article').evaluate((article) => {
        const { backgroundColor } = getComputedStyle(document.body);
        return { color: getComputedStyle(article).color, backgroundColor };
      });
      assert.deepEqual(colours, { color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' });
    },
    { colorScheme: 'dark' },
  );
});
