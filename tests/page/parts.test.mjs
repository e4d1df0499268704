/** What comes after the first screen: whoever presses something before it is there loses nothing; where it does not come, that is said. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, paste, problemsOf, shownText } from './browser.mjs';

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

const TEXT = 'قالت نوال الحداد لصحيفة محلية: «الطريق مفتوح». وصل الوفد إلى عمّان أمس الأربعاء.';

/** @typedef {import('./browser.mjs').Page} Page */

/**
 * Opens the page with the rest of it held back.
 *
 * @param {(page: Page, give: () => void, problems: readonly string[]) => Promise<void>} check `give` lets it come
 * @param {{fragment?: string, held?: RegExp}} [options]
 */
async function heldBack(check, { fragment = '', held = /\/later\.(js|css)/ } = {}) {
  const context = await site.browser.newContext({ locale: 'en-GB' });
  try {
    const page = await context.newPage();
    let give = () => {};
    /** @type {Promise<void>} */
    const given = new Promise((resolve) => (give = resolve));
    await page.route(held, async (route) => {
      await given;
      await route.continue();
    });
    const problems = problemsOf(page);
    // It has not loaded as a whole before everything is there that an address asks for.
    await page.goto(site.address + fragment, { waitUntil: 'commit' });
    await page.locator('html[data-ready]').waitFor();
    await check(page, give, problems);
  } finally {
    await context.close();
  }
}

/** @param {Page} page @param {string} id */
const isSeen = (page, id) => page.locator(id).isVisible();

/** What is done on the start page, and what is then to be seen. @type {Record<string, [(page: Page) => Promise<void>, string]>} */
const PRESSES = {
  'a paste': [(page) => paste(page, TEXT), '#article mark.QUOTE'],
  'a sample': [(page) => page.locator('[data-sample=politics]').click(), '#article mark.QUOTE'],
  settings: [(page) => page.locator('#adjust').click(), '#settings[open] #forget'],
  'the list of keys': [(page) => page.locator('body').press('?'), '#keys[open] dt'],
};

for (const [name, [press, seen]] of Object.entries(PRESSES)) {
  for (const held of [/\/later\.js/, /\/later\.css/]) {
    test(`${name}, before ${held.source} has come, is done when it has`, async () => {
      await heldBack(
        async (page, give, problems) => {
          await press(page);
          await page.waitForTimeout(100);
          assert.equal(await isSeen(page, seen), false, 'not yet');
          give();
          await page.locator(seen).first().waitFor();
          assert.deepEqual(problems, []);
        },
        { held },
      );
    });
  }
}

test('of what is done before, the last counts', async () => {
  await heldBack(async (page, give) => {
    await page.locator('[data-sample=politics]').click();
    await paste(page, TEXT);
    give();
    assert.match(await shownText(page), /نوال الحداد/);
    await page.locator('html[data-model=loaded]').waitFor();
    assert.match(await shownText(page), /نوال الحداد/);
  });
});

test('an address that asks for an article waits', async () => {
  await heldBack(
    async (page, give, problems) => {
      assert.equal(await isSeen(page, '#article'), false);
      give();
      assert.match(await shownText(page), /بيانتيدوزي/);
      assert.deepEqual(problems, []);
    },
    { fragment: '#sample=politics' },
  );
});

test('the language is changed before and after, and every word of the page is in it', async () => {
  await heldBack(async (page, give) => {
    await page.locator('#language').click();
    give();
    await paste(page, TEXT);
    await page.locator('#article mark.QUOTE').first().waitFor();
    const words = await page.locator('#tabs [role=tab]').allTextContents();
    for (const one of words) assert.match(one, /\p{Script=Arabic}/u);
    // No key stands in the place of its words.
    assert.doesNotMatch(await page.locator('body').innerText(), /\b[a-z]+\.[a-z]+[A-Z]?\w*\b(?<!\.html)/);
  });
});

test('where it does not come, that is said, the text stays, and another try shows it', async () => {
  const context = await site.browser.newContext({ locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.route(/\/later\.js/, (route) => route.abort());
    await page.goto(site.address);
    await page.locator('html[data-model=loaded]').waitFor();
    await paste(page, TEXT);
    const told = page.locator('#message .notice', { hasText: 'A part of the page could not be loaded' });
    await told.waitFor();
    assert.equal(await page.locator('#text').inputValue(), TEXT);
    await page.unroute(/\/later\.js/);
    await told.getByRole('button', { name: 'Try again' }).click();
    assert.match(await shownText(page), /نوال الحداد/);
    assert.equal(await page.locator('#message .notice').count(), 0);
  } finally {
    await context.close();
  }
});
