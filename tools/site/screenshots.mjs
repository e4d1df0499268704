/** Pictures of the page in every look, into docs/screenshots/: phone and desktop, Arabic and English, light and dark. */
import { mkdir } from 'node:fs/promises';
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
          },
          { locale, colorScheme, reducedMotion: 'reduce', ...size },
        );
      }
    }
  }
} finally {
  await site.close();
}
