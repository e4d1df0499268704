/** Accessibility: axe finds nothing in any state; the page holds together at 320 pixels and at double size. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessProblems, launch, paste, settled } from './browser.mjs';

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

/**
 * What axe has against the page as it is now.
 *
 * @param {import('./browser.mjs').Page} page
 * @param {string} state
 */
async function clean(page, state) {
  assert.deepEqual(await accessProblems(page), [], state);
}

const LOOKS = /** @type {const} */ ([
  {
    name: 'English, light, desktop',
    locale: 'en-GB',
    colorScheme: 'light',
    viewport: { width: 1280, height: 800 },
  },
  {
    name: 'Arabic, dark, desktop',
    locale: 'ar-EG',
    colorScheme: 'dark',
    viewport: { width: 1280, height: 800 },
  },
  {
    name: 'Arabic, light, phone',
    locale: 'ar-EG',
    colorScheme: 'light',
    viewport: { width: 320, height: 640 },
  },
  {
    name: 'English, dark, phone',
    locale: 'en-GB',
    colorScheme: 'dark',
    viewport: { width: 390, height: 780 },
  },
]);

for (const { name, ...look } of LOOKS) {
  // Not while the start page is being drawn.
  const options = { ...look, reducedMotion: /** @type {const} */ ('reduce') };
  test(`axe: ${name}`, { timeout: 120_000 }, async () => {
    await site.visit(async (page) => {
      await clean(page, 'start');
      await page.locator('#read').click();
      await clean(page, 'an error told');
      await page
        .locator(options.locale === 'en-GB' ? '[data-sample=english]' : '[data-sample=politics]')
        .click();
      await page.locator('#article p').first().waitFor();
      await page.locator('#corrections summary').click();
      await clean(page, 'reading');
      for (const view of ['people', 'said', 'timeline', 'numbers', 'overview']) {
        await page.locator(`#tab-${view}`).click();
        await page.locator('#view:not([aria-busy])').waitFor();
        await clean(page, view);
      }
      await page.locator('#tab-said').click();
      await page.locator('#view .row').first().click();
      await page.locator('mark.current').first().waitFor();
      await clean(page, 'something selected');
      await page.locator('mark.current').first().click();
      await page.locator('#card').waitFor();
      await clean(page, 'a card open');
      await page.keyboard.press('Escape');
      await page.locator('#adjust').click();
      await clean(page, 'settings');
      await page.keyboard.press('Escape');
      await page.locator('#take').click();
      await page.locator('#takeaway[open]').waitFor();
      await clean(page, 'export');
      await page.keyboard.press('Escape');
      await page.locator('[data-mode=check]').click();
      await page.locator('#check:not([aria-busy]) [data-deed=tick]').first().click();
      await clean(page, 'checking');
      await page.locator('[data-filter=sense]').click();
      await page.locator('#check [type=search]').fill('zzz');
      await clean(page, 'nothing to check');
    }, options);
  });
}

test('with forced colours marks are still told apart, and what is selected is seen', async () => {
  await site.visit(
    async (page) => {
      await page.locator('[data-sample=politics]').click();
      await page.locator('#article p').first().waitFor();
      await clean(page, 'forced colours');
      const look = (/** @type {string} */ selector) =>
        page
          .locator(selector)
          .first()
          .evaluate((mark) => {
            const { textDecorationStyle, textDecorationLine, textDecorationThickness, backgroundColor } =
              getComputedStyle(mark);
            return {
              line: `${textDecorationLine} ${textDecorationStyle} ${textDecorationThickness}`,
              backgroundColor,
            };
          });
      const kinds = ['PER', 'ORG', 'LOC', 'TIME'];
      const lines = [];
      for (const kind of kinds) lines.push((await look(`#article mark.${kind}:not(.doubtful)`)).line);
      assert.equal(new Set(lines).size, kinds.length, lines.join('; '));
      const plain = (await look('#article mark.LOC')).backgroundColor;
      await page.locator('#tab-people').click();
      await page.locator('#view .row', { hasText: 'تونس' }).first().click();
      await page.locator('mark.lit').first().waitFor();
      assert.notEqual((await look('mark.LOC.lit')).backgroundColor, plain);
    },
    { forcedColors: 'active', viewport: { width: 1280, height: 800 } },
  );
});

test('with less motion the page jumps where it would glide', async () => {
  for (const reducedMotion of /** @type {const} */ (['reduce', 'no-preference'])) {
    await site.visit(
      async (page) => {
        await page.locator('[data-sample=politics]').click();
        await page.locator('#tab-people').click();
        await page.locator('#view:not([aria-busy]) .row').first().waitFor();
        await settled(page);
        await page.evaluate(() => {
          const scroll = Element.prototype.scrollIntoView;
          Element.prototype.scrollIntoView = function (options) {
            const how = typeof options === 'object' ? options.behavior : '';
            document.documentElement.setAttribute('data-scrolled', how ?? '');
            scroll.call(this, options);
          };
          scrollTo({ top: 600, behavior: 'instant' });
        });
        await page.locator('#view .row', { hasText: 'سلمى بن عمار' }).first().click();
        const how = reducedMotion === 'reduce' ? 'instant' : 'smooth';
        await page.locator(`html[data-scrolled=${how}]`).waitFor();
        // And it gets there.
        await page.waitForFunction(() => {
          const box = document.querySelector('mark.current')?.getBoundingClientRect();
          return box && box.top > 50 && box.bottom < innerHeight;
        });
      },
      { reducedMotion, viewport: { width: 1280, height: 500 } },
    );
  }
});

test('nothing is wider than 320 pixels', async () => {
  await site.visit(
    async (page) => {
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok((await overflow()) <= 0, 'start');
      await page.locator('[data-sample=politics]').click();
      await page.locator('#article p').first().waitFor();
      assert.ok((await overflow()) <= 0, 'reading');
      // Nor does one thing lie on another.
      const name = await page.locator('.brand').evaluate((brand) => {
        const svg = [...brand.querySelectorAll('svg')].find((one) => one.getBoundingClientRect().width > 0);
        return svg?.getBoundingClientRect().left ?? 0;
      });
      const button = await page.locator('#new').evaluate((one) => one.getBoundingClientRect().right);
      assert.ok(button <= name, `${button} ${name}`);
      await page.locator('#corrections summary').click();
      assert.ok((await overflow()) <= 0, 'corrections');
      for (const view of ['people', 'said', 'timeline', 'numbers', 'overview']) {
        await page.locator(`#tab-${view}`).click();
        await page.locator('#view:not([aria-busy])').waitFor();
        assert.ok((await overflow()) <= 0, view);
      }
    },
    { viewport: { width: 320, height: 640 }, locale: 'ar-EG' },
  );
});

test('targets are large enough', async () => {
  await site.visit(
    async (page) => {
      await page.locator('[data-sample=politics]').click();
      await page.locator('#article p').first().waitFor();
      const small = await page.locator('button:visible, summary:visible, input:visible').evaluateAll((all) =>
        all
          .filter((one) => !one.closest('.skip'))
          .map((one) => ({ box: one.getBoundingClientRect(), what: one.id || one.className || one.tagName }))
          .filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 24))
          .map(({ box, what }) => `${what} ${Math.round(box.width)}×${Math.round(box.height)}`),
      );
      assert.deepEqual(small, []);
    },
    { viewport: { width: 360, height: 740 } },
  );
});

/** What stands around an article on many sites; folded it hides its marks. */
const AROUND =
  'شارك\nاقرأ أيضا: وصول الوزير سامي الخطيب إلى القاهرة\nمواضيع ذات صلة\nباريس ولندن\nقال الوزير سامي الخطيب أمس في القاهرة: «نعود غدا إلى عمّان»، مضيفا أن الزيارة تستمر يومين.';

test('the tab key reaches a mark that can be seen, whatever is folded or switched off', async () => {
  await site.visit(async (page) => {
    await paste(page, AROUND);
    await page.locator('#article details.aside').waitFor();
    const stop = page.locator('#article mark[tabindex="0"]');
    assert.equal(await stop.count(), 1);
    assert.equal(await stop.isVisible(), true, 'not in the closed fold');
    await stop.focus();
    const walked = [];
    for (let last = ''; ;) {
      const key = await page.evaluate(() => document.activeElement?.getAttribute('data-key') ?? '');
      if (key === last) break;
      last = key;
      walked.push(await page.evaluate(() => document.activeElement?.className ?? ''));
      await page.keyboard.press('ArrowLeft');
    }
    const kinds = new Set(walked.map((name) => name.split(' ')[0]));
    assert.ok(kinds.has('QUOTE') && kinds.has('LOC'), `${walked}`);
    // In an open fold its marks are reached too.
    const folded = page.locator('#article details mark').first();
    await page.locator('#article .aside summary').click();
    await folded.waitFor();
    await page.locator('#article .aside summary').click();
    await folded.waitFor({ state: 'hidden' });
    for (const [preset, kind] of Object.entries({
      speech: /QUOTE/,
      names: /PER|ORG|LOC|NORP/,
      times: /TIME/,
    })) {
      await page.locator(`#presets [data-preset=${preset}]`).click();
      assert.match((await stop.getAttribute('class')) ?? '', kind);
      assert.equal(await stop.isVisible(), true);
    }
  });
});

test('what is not looked for asks for no card', async () => {
  await site.visit(async (page) => {
    await paste(page, AROUND);
    const person = page.locator('#article > .chunk > .para mark.PER', { hasText: 'سامي الخطيب' });
    await person.first().hover();
    await page.locator('#card', { hasText: 'سامي الخطيب' }).waitFor();
    await page.mouse.move(0, 0);
    await page.locator('#card').waitFor({ state: 'hidden' });
    await page.locator('#presets [data-preset=times]').click();
    await page.locator('#reader[data-preset=times]').waitFor();
    const under = await person.first().evaluate((mark) => {
      const { left, top, width, height } = mark.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2)?.closest('mark.PER') ?? null;
    });
    assert.equal(under, null);
  });
});

test('on a phone the focus goes with what is chosen, from the list into the article', async () => {
  await site.visit(
    async (page) => {
      await page.locator('[data-sample=politics]').click();
      await page.locator('#article p').first().waitFor();
      await page.locator('#tab-people').click();
      await page.locator('#view:not([aria-busy]) .row').nth(2).focus();
      await page.keyboard.press('Enter');
      await page.locator('mark.current:focus').waitFor();
      // The first Escape closes the card, the second lets go of what is selected.
      await page.locator('#card').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('#card').waitFor({ state: 'hidden' });
      assert.ok((await page.locator('mark.lit').count()) > 0);
      await page.keyboard.press('Escape');
      await page.locator('#navigator').waitFor({ state: 'hidden' });
      assert.equal(await page.locator('mark.lit').count(), 0);
    },
    { viewport: { width: 360, height: 740 } },
  );
});

test('words of the article are in its language, whatever the page’s', async () => {
  await site.visit(async (page) => {
    await page.locator('[data-sample=politics]').click();
    for (const view of ['people', 'said', 'timeline']) {
      await page.locator(`#tab-${view}`).click();
      await page.locator('#view:not([aria-busy]) .row').first().waitFor();
      const languages = await page.locator('#view :is(.name, .quoted, .context)').evaluateAll((all) =>
        // Days and the like are the page's own words.
        all
          .filter((one) => /\p{Script=Arabic}/u.test(one.textContent ?? ''))
          .map((one) => one.closest('[lang]')?.getAttribute('lang')),
      );
      assert.ok(languages.length > 3, view);
      assert.deepEqual([...new Set(languages)], ['ar'], view);
    }
  });
});
