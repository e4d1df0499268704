/** Journeys on other ways: with a finger on a phone, with the keyboard alone, with the ear. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, paste, settled } from './browser.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

/** Invented: the place, the people and what they say. */
const ARTICLE = `جسر بيت الكرمة يُفتح أمام المشاة
بيت الكرمة - الأحد 2 مارس 2025

قال رئيس البلدية نبيل الشامي: «سيبقى الجسر للمشاة وحدهم». وأضاف أن الكلفة بلغت 3 ملايين دينار.
وقالت المهندسة هدى الكيلاني إن الأساسات "سليمة تماما". وقال مصدر في البلدية إن الافتتاح تأخر شهرا.`;

/** As it comes out of a page that is copied whole on a phone. */
const MESSY = `القائمة
تسجيل الدخول
الرئيسية
رياضة

${ARTICLE}

اقرأ أيضًا
عشرة أماكن للتنزه
اشترك في نشرتنا البريدية
جميع الحقوق محفوظة © 2025`;

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'ar-EG' };

/** @param {Page} page @param {string} text */
async function open(page, text) {
  await paste(page, text);
  await page.locator('#article .chunk p').first().waitFor({ state: 'attached' });
  await settled(page);
}

/** Nothing reaches beyond the window's edge. @param {Page} page @param {string} state */
async function fits(page, state) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${state}: ${over} px beyond the edge`);
}

test('a reader on a phone pastes a whole page: the article, its speech alone, who says it, and back', async () => {
  await site.visit(async (page) => {
    await open(page, MESSY);
    assert.equal(
      (await page.locator('#article h1').textContent())?.trim(),
      'جسر بيت الكرمة يُفتح أمام المشاة',
    );
    await fits(page, 'the article');
    // What is not the article is folded away.
    assert.equal(
      await page
        .locator('#article', { hasText: 'جميع الحقوق' })
        .locator('p:visible', { hasText: 'جميع الحقوق' })
        .count(),
      0,
    );
    // One tap: speech alone.
    await page.locator('[data-preset=speech]').tap();
    await page.locator('#reader[data-preset=speech]').waitFor();
    // One tap: a card with whose it is, over none of its own lines.
    const mark = page.locator('#article mark.QUOTE', { hasText: 'سيبقى الجسر' }).first();
    await mark.tap();
    await page.locator('#card', { hasText: 'نبيل الشامي' }).waitFor();
    await page.waitForFunction(() => {
      const line = document.querySelector('#article mark.current')?.getBoundingClientRect();
      return (
        (line?.bottom ?? Infinity) <= (document.querySelector('#card')?.getBoundingClientRect().top ?? 0)
      );
    });
    const card = await page.locator('#card').boundingBox();
    const line = await mark.boundingBox();
    assert.ok(
      card && line && (line.y + line.height <= card.y || card.y + card.height <= line.y),
      'the card covers its line',
    );
    // One tap: all that he says; then everybody's.
    await page.locator('#card button', { hasText: 'قوليه' }).tap();
    await page.locator('#tab-said[aria-selected=true]').waitFor();
    await page.locator('#view:not([aria-busy]) .source').first().waitFor();
    assert.deepEqual(await page.locator('#view .speaker .name').allTextContents(), ['نبيل الشامي']);
    await page.locator('[data-order=everyone]').tap();
    // A tap on a statement leads to its place.
    await fits(page, 'the list');
    assert.equal(await page.locator('#navigator').isVisible(), false);
    await page.locator('#view .row', { hasText: 'سليمة تماما' }).first().tap();
    await page.locator('#article mark.current', { hasText: 'سليمة تماما' }).waitFor();
  }, PHONE);
});

test('on a phone statements are checked with taps, as large as a finger', async () => {
  await site.visit(async (page) => {
    await open(page, MESSY);
    await page.locator('[data-mode=check]').tap();
    const items = page.locator('#check:not([aria-busy]) .item');
    await items.first().waitFor();
    await fits(page, 'checking');
    const count = await items.count();
    for (let n = 0; n < count; n++) await items.nth(n).locator('[data-deed=tick]').tap();
    assert.equal(await page.locator('#check .item.checked').count(), count);
    for (const button of await page.locator('#check .item.now .deeds button').all()) {
      const box = await button.boundingBox();
      assert.ok(box && box.height >= 32 && box.width >= 32, 'a button is too small');
    }
    // Back with the thumb.
    await page.locator('[data-mode=read]').tap();
    await page.locator('#article h1').waitFor();
    assert.match(
      (await page.locator('[data-mode=check] .count').textContent()) ?? '',
      new RegExp(`${count}/${count}`),
    );
  }, PHONE);
});

test('with the keyboard alone: from the field to the last statement that is checked', async () => {
  await site.visit(async (page) => {
    await page.locator('#text').focus();
    await page.keyboard.insertText(ARTICLE);
    await page.keyboard.press('Control+Enter');
    await page.locator('#article .chunk').first().waitFor();
    await settled(page);
    // The way of working is reached with Tab, from the top.
    await page.locator('#skip').focus();
    for (let n = 0; n < 12 && !(await page.locator('[data-mode=check]:focus').count()); n++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#check:not([aria-busy]) .item').first().waitFor();
    const all = await page.locator('#check .item').count();
    for (let n = 0; n < all; n++) {
      if (n === 0) await page.keyboard.press('j');
      await page.keyboard.press('Enter');
    }
    await page.locator('.progress', { hasText: `${all} of ${all} checked` }).waitFor();
    // A tick is taken away where it stands, and the list walked back.
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.locator('.progress', { hasText: `${all - 1} of ${all} checked` }).waitFor();
    assert.equal(await page.locator('#check .item.now:not(.checked)').count(), 1);
    // Its buttons are next, in order.
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-deed')), 'tick');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-deed')), 'correct');
    // `?` tells the keys, Escape gives the place back.
    await page.keyboard.press('?');
    await page.locator('#keys[open]', { hasText: 'next statement' }).waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-deed')), 'correct');
    await page.keyboard.press('o');
    await page.locator('#article mark.current').first().waitFor();
    // In the article the arrows go from mark to mark.
    await page.keyboard.press('Escape');
    await page.locator('#article mark[tabindex="0"]').focus();
    const first = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('ArrowLeft');
    assert.notEqual(await page.evaluate(() => document.activeElement?.textContent), first);
  });
});

test('who hears the page is told where each statement begins and ends, and whose it is', async () => {
  await site.visit(async (page) => {
    await open(page, ARTICLE);
    const heard = await page.locator('#article').ariaSnapshot();
    const statements = [
      ['سيبقى الجسر للمشاة وحدهم', 'نبيل الشامي'],
      ['سليمة تماما', 'هدى الكيلاني'],
      ['الافتتاح تأخر شهرا', 'مصدر'],
    ];
    for (const [words = '', name = ''] of statements) {
      const at = heard.indexOf(words);
      const begins = heard.lastIndexOf('Said by', at);
      assert.ok(at > 0 && begins >= 0, `${words} is told:\n${heard}`);
      assert.ok(heard.slice(begins, at).includes(name), `by ${name}: ${heard.slice(begins, at)}`);
      assert.ok(heard.indexOf('end of the statement', at) > at, `${words} ends`);
    }
    assert.match(heard, /heading "جسر بيت الكرمة[^"]*" \[level=1\]/);
    // The checklist: a list whose items say who and what, and what can be done.
    await page.locator('[data-mode=check]').click();
    await page.locator('#check:not([aria-busy]) .item').first().waitFor();
    await page.keyboard.press('j');
    const list = await page.locator('#check').ariaSnapshot();
    assert.match(list, /listitem "نبيل الشامي verbatim «سيبقى الجسر/);
    assert.match(list, /button "Right/);
    assert.match(list, /button "All \d+" \[pressed\]/);
    // Each tick is told.
    await page.keyboard.press('Enter');
    await page.locator('#live', { hasText: /1 of \d+ checked/ }).waitFor({ state: 'attached' });
  });
});
