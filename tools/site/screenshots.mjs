/** Pictures of the page in every look, into docs/screenshots/: phone and desktop, Arabic and English, light and dark. */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from '../../tests/page/browser.mjs';

const OUT = 'docs/screenshots';

const SCREENS = {
  desktop: { viewport: { width: 1280, height: 860 } },
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true },
};
const LANGUAGES = {
  ar: { locale: 'ar-EG', sample: 'politics' },
  en: { locale: 'en-GB', sample: 'english' },
};

await mkdir(OUT, { recursive: true });
const site = await launch();
try {
  for (const [screen, size] of Object.entries(SCREENS)) {
    for (const [language, { locale, sample }] of Object.entries(LANGUAGES)) {
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        const take = async (
          /** @type {import('playwright-core').Page} */ page,
          /** @type {string} */ what,
        ) => {
          await page.screenshot({ path: `${OUT}/${screen}-${language}-${colorScheme}-${what}.png` });
        };
        await site.visit(
          async (page) => {
            await take(page, 'start');
            await page.locator(`[data-sample=${sample}]`).click();
            await page.locator('#article p').first().waitFor();
            // Nothing is pointed at.
            await page.mouse.move(1, 1);
            await take(page, 'article');
            await page.locator('#tab-said').click();
            await page.locator('#view .row').first().waitFor();
            if (screen === 'phone') await take(page, 'said');
            await page.locator('#view .source .rows .row').first().click();
            await page.locator('mark.current').first().waitFor();
            await page.locator('mark.current').first().click();
            await page.locator('#card').waitFor();
            await take(page, 'card');
            await page.locator('#tab-timeline').click();
            await page.locator('#view .axis').waitFor();
            await take(page, 'timeline');
            await page.locator('[data-mode=check]').click();
            await page.locator('#check:not([aria-busy]) .item').first().waitFor();
            await take(page, 'check');
            await page.locator('[data-mode=read]').click();
            if (screen === 'phone') await page.locator('#tab-article').click();
            await page.locator('#corrections summary').click();
            await take(page, 'corrections');
            await page.locator('#take').click();
            const report = page.locator('[data-download=html]');
            await report.waitFor();
            await take(page, 'take');
            const [file] = await Promise.all([page.waitForEvent('download'), report.click()]);
            await page.keyboard.press('Escape');
            await page.locator('#home').click();
            await page.locator('#text').fill('');
            await page.locator('#read').click();
            await page.locator('#message .notice').waitFor();
            await take(page, 'error');
            const apart = await site.browser.newPage({ colorScheme, ...size });
            // A browser knows what a file is by its name.
            const named = path.resolve(OUT, 'report.html');
            await copyFile(await file.path(), named);
            await apart.goto(pathToFileURL(named).href);
            await rm(named);
            await apart.waitForFunction('document.fonts.status === "loaded"');
            await apart.screenshot({ path: `${OUT}/${screen}-${language}-${colorScheme}-report.png` });
            await apart.close();
          },
          { locale, colorScheme, reducedMotion: 'reduce', ...size },
        );
      }
    }
  }
} finally {
  await site.close();
}
