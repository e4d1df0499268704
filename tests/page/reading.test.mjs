/** The reading view: an article comes in, its marks are there and tell what they are, and everything can be reached. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { articlePage, docx, PARAGRAPHS, TITLE } from '../readers/make.mjs';
import { addressOf, copied, drop, launch, paste, sampleText, settled, shownText } from './browser.mjs';

/** @type {import('./browser.mjs').Site} */
let site;
before(async () => {
  site = await launch();
});
after(() => site.close());

/** @param {string} text */
const bare = (text) => text.replace(/\s+/g, '');

test('a pasted article is shown whole, with its marks', async () => {
  const text = await sampleText('politics.js');
  await site.visit(async (page) => {
    await paste(page, text);
    const shown = await shownText(page);
    assert.ok(bare(shown).includes(bare(text.slice(0, 1500))), 'the article’s text is there unchanged');
    for (const kind of ['PER', 'LOC', 'TIME', 'QUOTE']) {
      assert.ok((await page.locator(`#article mark.${kind}`).count()) > 0, `marks of kind ${kind}`);
    }
    assert.equal(await page.locator('#article').getAttribute('data-direction'), 'rtl');
    assert.ok(
      (await page.locator('#article mark.QUOTE mark').count()) > 0,
      'names inside a quotation are marked inside it',
    );
  });
});

test('the model for English comes with the first English text', async () => {
  await site.visit(
    async (page) => {
      /** @type {string[]} */
      const asked = [];
      page.on('request', (request) => {
        if (request.url().includes('ner-en.model')) asked.push(request.url());
      });
      await paste(page, 'قال الرئيس الفرنسي إيمانويل ماكرون في باريس إن العمل سيستمر.');
      await page.locator('#article mark.PER').waitFor();
      assert.deepEqual(asked, [], 'Arabic does not need it');
      await paste(page, 'French President Emmanuel Macron said in Paris that the work would go on.');
      await page.locator('#article mark.PER', { hasText: 'Emmanuel Macron' }).waitFor();
      assert.equal(asked.length, 1);
    },
    { locale: 'ar-EG', lazy: /\/pkg\/ner-en\.model/ },
  );
});

test('an article can be typed, and read with the keyboard alone', async () => {
  await site.visit(async (page) => {
    await page.locator('#text').focus();
    await page.keyboard.type('قال الرئيس الفرنسي إيمانويل ماكرون في باريس: «سنعود غدا إلى العمل معكم».');
    await page.keyboard.press('Control+Enter');
    await page.locator('#article mark').first().waitFor();
    // The one mark in the tab order is where the arrow keys begin.
    await page.locator('#article mark[tabindex="0"]').focus();
    const first = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('ArrowLeft');
    const second = await page.evaluate(() => document.activeElement?.textContent);
    assert.notEqual(first, second);
    await page.locator('#card').waitFor();
    await page.keyboard.press('Enter');
    assert.ok(
      await page.evaluate(() => document.activeElement?.closest('#card')),
      'Enter goes into the card',
    );
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#card').isVisible(), false);
    assert.ok(
      await page.evaluate(() => document.activeElement?.closest('mark')),
      'Escape comes back to the mark',
    );
  });
});

test('one press or one key shows only what is looked for', async () => {
  await site.visit(async (page) => {
    await page.locator('[data-sample=politics]').click();
    await page.locator('#article p').first().waitFor();
    const drawn = (/** @type {string} */ kind) =>
      page
        .locator(`#article mark.${kind}`)
        .first()
        .evaluate((mark) => getComputedStyle(mark).backgroundImage !== 'none');
    const looks = {
      all: { LOC: true, TIME: true, 'QUOTE.sense': true, NUM: false, NORP: false },
      speech: { LOC: false, TIME: false, 'QUOTE.sense': true, NUM: false, NORP: false },
      names: { LOC: true, TIME: false, 'QUOTE.sense': false, NUM: false, NORP: true },
      times: { LOC: false, TIME: true, 'QUOTE.sense': false, NUM: true, NORP: false },
    };
    for (const [n, [preset, kinds]] of Object.entries(looks).entries()) {
      const button = page.locator(`#presets [data-preset=${preset}]`);
      await button.click();
      assert.equal(await button.getAttribute('aria-pressed'), 'true');
      for (const [kind, is] of Object.entries(kinds))
        assert.equal(await drawn(kind), is, `${preset}: ${kind}`);
      await page.keyboard.press('1');
      await page.keyboard.press(String(n + 1));
      assert.equal(await page.locator('#reader').getAttribute('data-preset'), preset);
    }
  });
});

test('the date of publication resolves relative times anew', async () => {
  await site.visit(async (page) => {
    await paste(page, 'التقى الوزيران أمس في باريس وبحثا العلاقات بين البلدين.');
    const time = page.locator('#article mark.TIME');
    await time.first().waitFor();
    await page.locator('#tab-timeline').click();
    // It is asked for where it is wanted, and read as it is written: day, month, year.
    await page.locator('#view .asking').getByText('When was it published?').click();
    await page.locator('#date-text:focus').waitFor();
    await page.keyboard.type('31/2/2025\n');
    assert.match((await page.locator('#date-text:invalid').getAttribute('placeholder')) ?? '', /day/);
    await page.locator('#date-text').fill('١٠/٣/٢٠٢٥');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('#date-text').inputValue(), '10/3/2025');
    await page.locator('#view').getByText('9 March 2025').first().waitFor();
    assert.equal(await page.locator('#date-source').textContent(), 'as you set it');
  });
});

test('selecting lights up every mark, and n and p go from one to the next', async () => {
  await site.visit(async (page) => {
    await page.locator('[data-sample=politics]').click();
    await page.locator('#tab-people').click();
    await page.locator('#view .row').first().waitFor();
    const row = page.locator('#view .row', { hasText: 'تونس' }).first();
    await row.click();
    await page.locator('mark.current').waitFor();
    assert.equal(await row.getAttribute('aria-pressed'), 'true');
    assert.ok((await page.locator('mark.lit').count()) >= 2);
    const place = page.locator('#navigator-place');
    const before_ = await place.textContent();
    await page.keyboard.press('n');
    assert.notEqual(await place.textContent(), before_);
    await page.keyboard.press('p');
    assert.equal(await place.textContent(), before_);
    assert.match(await addressOf(page), /select=e\d+/);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('mark.lit').count(), 0);
  });
});

test('a selection can be linked to', async () => {
  let selected = '';
  await site.visit(async (page) => {
    await page.locator('[data-sample=economy]').click();
    await page.locator('#view:not([aria-busy]) .rows .row').first().click();
    await page.locator('mark.current').first().waitFor();
    selected = (await addressOf(page)).slice(site.address.length);
  });
  await site.visit(
    async (page) => {
      await page.locator('mark.current').first().waitFor();
      await page.locator('#view .row[aria-pressed=true]').first().waitFor();
    },
    { fragment: selected },
  );
});

test('a card tells what a mark is on hover, and goes with Escape', async () => {
  await site.visit(async (page) => {
    await page.locator('[data-sample=economy]').click();
    const time = page.locator('#article mark.TIME').first();
    await time.scrollIntoViewIfNeeded();
    await time.hover();
    await page.locator('#card').waitFor();
    assert.match((await page.locator('#card').textContent()) ?? '', /2025.*1446/s, 'both calendars');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#card').isVisible(), false);
  });
});

test('nothing in a text is run or loaded, and nothing is lost', async () => {
  const text =
    'قال «<img src=x onerror=alert(1)>» <script>document.title="!"</script>\u202Eabc\u202C نص\u0000 \uD800 نهاية';
  await site.visit(async (page) => {
    await page.evaluate((hostile) => {
      const field = document.getElementById('text');
      if (field instanceof HTMLTextAreaElement) field.value = hostile;
    }, text);
    await page.locator('#read').click();
    const shown = await shownText(page);
    for (const part of ['<img src=x onerror=alert(1)>', '<script>document.title="!"</script>', 'نهاية']) {
      assert.ok(shown.includes(part), part);
    }
    assert.equal(await page.locator('#article img, #article script').count(), 0);
    assert.match(await page.title(), /Isnad/);
  });
});

test('a file is read, a picture is refused with a sentence', async () => {
  await site.visit(async (page) => {
    await drop(page, [
      { name: 'news.txt', bytes: Buffer.from('وصل الوزير إلى عمّان يوم الاثنين 3 مارس 2025.') },
    ]);
    assert.match(await shownText(page), /وصل الوزير إلى عمّان/);
    await drop(page, [
      {
        name: 'photo.png',
        bytes: Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
      },
    ]);
    await page.locator('#message .notice').waitFor();
    assert.match((await page.locator('#message').textContent()) ?? '', /photo\.png/);
  });
});

test('what is dragged from the page itself is no new article', async () => {
  await site.visit(async (page) => {
    await paste(page, 'التقى الوزيران أمس في باريس وبحثا العلاقات بين البلدين.');
    await page.locator('#article p').first().waitFor();
    const taken = await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'التقى الوزيران');
      const paragraph = document.querySelector('#article p');
      const send = (/** @type {string} */ kind) =>
        paragraph?.dispatchEvent(
          new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }),
        );
      send('dragstart');
      const answers = ['dragenter', 'dragover', 'drop'].map(send);
      send('dragend');
      return answers.filter((untouched) => !untouched).length;
    });
    assert.equal(taken, 0, 'it is left to the browser');
    assert.equal(await page.locator('#drop').isVisible(), false);
    await drop(page, [{ name: 'news.txt', bytes: Buffer.from('وصل الوزير إلى عمّان أمس.') }]);
    await page.locator('#article p', { hasText: 'عمّان' }).waitFor();
  });
});

test('a year that is being typed is no date yet', async () => {
  await site.visit(async (page) => {
    await paste(page, 'التقى الوزيران أمس في باريس وبحثا العلاقات بين البلدين.');
    await page.locator('#date-source', { hasText: 'Unknown' }).waitFor();
    const date = page.locator('#date');
    const valid = () => date.evaluate((field) => field instanceof HTMLInputElement && field.validity.valid);
    // The browser tells of each digit of the year.
    await date.fill('0202-03-10');
    assert.equal(await valid(), false);
    await date.fill('2025-03-10');
    assert.equal(await valid(), true);
    await page.locator('#date-source', { hasText: 'as you set it' }).waitFor();
  });
});

test('an empty text gets a sentence', async () => {
  await site.visit(async (page) => {
    await page.locator('#read').click();
    await page.locator('#message .notice').waitFor();
  });
});

test('the page speaks Arabic and English, and remembers which', async () => {
  await site.visit(async (page) => {
    assert.equal(await page.locator('html').getAttribute('dir'), 'ltr');
    await page.locator('#language').click();
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    assert.equal(await page.locator('#slogan').textContent(), 'مَن قال ماذا، ومتى');
    assert.match(await page.evaluate(() => localStorage.getItem('isnad:settings') ?? ''), /"language":"ar"/);
  });
});

test('a worker that dies is replaced and the reader told', async () => {
  await site.visit(
    async (page) => {
      await page.evaluate(() => {
        // The article, and not what the page reads to warm up, meets a worker that breaks down.
        const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (message) {
          if (!message.text?.includes('كسر')) return post.call(this, message);
          Worker.prototype.postMessage = post;
          this.dispatchEvent(new ErrorEvent('error', { message: 'unreachable', cancelable: true }));
        };
      });
      await paste(page, 'قال الوزير إن الباب كسر.');
      await page.locator('#message .notice', { hasText: 'broke down' }).waitFor();
      await page.locator('[data-sample=english]').click();
      assert.match(await shownText(page), /Harbour strike/);
    },
    { lazy: /\/pkg\/ner(-en)?\.model/ },
  );
});

test('several files become several articles, each with a way back to it', async () => {
  await site.visit(async (page) => {
    await drop(page, [
      {
        name: 'one.txt',
        bytes: Buffer.from('عنوان أول\nوصل الوزير إلى عمّان يوم الاثنين 3 مارس 2025 في زيارة رسمية.'),
      },
      {
        name: 'two.md',
        bytes: Buffer.from('# Second\n\nThe minister arrived in **Paris** on Monday, 3 March 2025.'),
      },
    ]);
    assert.match(await shownText(page), /عنوان أول/);
    await page.locator('button.document').nth(1).click();
    await page.locator('#article p', { hasText: 'arrived in Paris' }).waitFor();
    assert.equal(await page.locator('button.document').nth(1).getAttribute('aria-current'), 'true');
    // And back to one from the start page.
    await page.locator('#home').click();
    assert.equal(await page.locator('#article').isVisible(), false);
    await page.locator('button.document').first().click();
    await page.locator('#article', { hasText: 'عنوان أول' }).waitFor();
  });
});

test('an export of our own opens again with its date', async () => {
  const text = await sampleText('economy.js');
  await site.visit(async (page) => {
    const exported = JSON.stringify({
      text,
      schema: 'isnad-analysis/1',
      options: { date: '2024-01-02' },
      mentions: [],
      entities: [],
    });
    await drop(page, [{ name: 'kept.isnad.json', bytes: Buffer.from(exported) }]);
    assert.match(await shownText(page), /ورزازات/);
    assert.equal(await page.locator('#date').inputValue(), '2024-01-02');
  });
});

test('a formatted paste keeps its lines and runs nothing', async () => {
  await site.visit(async (page) => {
    const html =
      '<nav>Menu</nav><h1>عنوان الخبر</h1><p onclick="x()">قال الوزير: «سنعود»<script>alert(1)</script></p><p>فقرة ثانية</p>';
    await paste(page, 'عنوان الخبر قال الوزير سنعود فقرة ثانية', html);
    assert.equal((await shownText(page)).trim(), 'عنوان الخبر\nقال الوزير: «سنعود»\nفقرة ثانية');
  });
});

test('a corrected title, byline or date stands above the article, in its link and in its exports, and changes no character of the text', async () => {
  const text = await sampleText('english.js');
  let link = '';
  await site.visit(
    async (page) => {
      await page.locator('[data-sample=english]').click();
      await page.locator('#corrections summary').click();
      assert.match(await page.locator('#edit-title').inputValue(), /^Harbour strike/);
      assert.match(await page.locator('#edit-byline').inputValue(), /Nadia Farouk/);
      const before_ = await shownText(page);
      await page.locator('#edit-title').fill('Docks stand still');
      await page.keyboard.press('Tab');
      await page.locator('#article h1', { hasText: /^Docks stand still$/ }).waitFor();
      await page.locator('#edit-byline').fill('By Samir Haddad');
      await page.keyboard.press('Tab');
      await page
        .locator('#article .para:has(h1) + .para > .byline', { hasText: /^By Samir Haddad$/ })
        .waitFor();
      await page.locator('#date').fill('2024-05-06');
      await page.locator('#date-source', { hasText: 'as you set it' }).waitFor();
      assert.equal(await page.locator('#edit-title').inputValue(), 'Docks stand still');
      assert.equal(await shownText(page), `Docks stand still\nBy Samir Haddad\n${before_}`);
      assert.match(await addressOf(page), /#sample=english&date=2024-05-06&title=Docks/);
      await page.locator('#take').click();
      link = await copied(page, () => page.locator('#takeaway .strong').click());
      const report = await copied(page, () => page.locator('[data-copy=markdown]').click());
      assert.match(report, /^# Docks stand still/m);
      assert.match(report, /By: By Samir Haddad/);
      assert.match(report, /2024-05-06/);
      const tei = await copied(page, () => page.locator('[data-copy=tei]').click());
      assert.match(tei, /<title>Docks stand still<\/title><author>By Samir Haddad<\/author>/);
      const json = await copied(page, () => page.locator('[data-copy=json]').click());
      const { options, text: exported } = JSON.parse(json);
      assert.deepEqual(options, {
        date: '2024-05-06',
        threshold: 0,
        title: 'Docks stand still',
        byline: 'By Samir Haddad',
      });
      assert.equal(exported, text);
      await page.keyboard.press('Escape');
      // Our own export brings it all back.
      await page.locator('#new').click();
      await drop(page, [{ name: 'kept.isnad.json', bytes: Buffer.from(json) }]);
      await page.locator('#article h1', { hasText: /^Docks stand still$/ }).waitFor();
      assert.equal(await page.locator('#date').inputValue(), '2024-05-06');
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  );
  await site.visit(
    async (page) => {
      await page.locator('#article h1', { hasText: /^Docks stand still$/ }).waitFor();
      await page.locator('#article .byline', { hasText: /^By Samir Haddad$/ }).waitFor();
      assert.equal(await page.locator('#date').inputValue(), '2024-05-06');
    },
    { fragment: link.slice(site.address.length) },
  );
});

test('a title can be given to a text that has none, and taken away', async () => {
  const text = 'التقى الوزيران أمس في باريس وبحثا العلاقات بين البلدين.';
  await site.visit(async (page) => {
    await paste(page, text);
    await page.locator('#corrections summary').click();
    assert.equal(await page.locator('#edit-title').inputValue(), '');
    await page.locator('#edit-title').fill('لقاء في باريس.');
    await page.keyboard.press('Tab');
    await page.locator('#article h1', { hasText: /^لقاء في باريس\.$/ }).waitFor();
    await page.locator('#edit-byline').fill('سلمى الحداد');
    await page.keyboard.press('Tab');
    await page.locator('#article .para:has(h1) + .para > .byline', { hasText: 'سلمى الحداد' }).waitFor();
    await page.locator('#edit-title').fill('');
    await page.keyboard.press('Tab');
    await page.locator('#article h1').waitFor({ state: 'detached' });
    assert.equal(await shownText(page), `سلمى الحداد\n${text}`);
    // Whoever edits the text has the text alone before them, and what was given stays.
    await page.locator('#edit').click();
    assert.equal(await page.locator('#text').inputValue(), text);
    await page.locator('#text').fill(`${text}\nثم غادرا.`);
    await page.locator('#read').click();
    await page.locator('#article', { hasText: 'ثم غادرا' }).waitFor();
    assert.equal(await page.locator('#article .byline').textContent(), 'سلمى الحداد');
  });
});

test('a title that the text has as a crosshead leaves every line where it is', async () => {
  const text = [
    'التقى وزيرا خارجية البلدين أمس في باريس وبحثا العلاقات بين البلدين، بحسب بيان صدر بعد اللقاء.',
    'ماذا جرى بعد اللقاء؟',
    'غادر الوزيران العاصمة الفرنسية مساء من دون أن يدليا بأي تصريح للصحفيين الذين انتظروهما ساعات.',
  ].join('\n');
  await site.visit(async (page) => {
    await paste(page, text);
    await shownText(page);
    await page.locator('#corrections summary').click();
    await page.locator('#edit-title').fill('لقاء في باريس');
    await page.keyboard.press('Tab');
    await page.locator('#article h1', { hasText: /^لقاء في باريس$/ }).waitFor();
    assert.equal(await shownText(page), `لقاء في باريس\n${text}`);
  });
});

test('doubtful names are told apart, and can be left out', async () => {
  const samples = await Promise.all(['english.js', 'politics.js', 'economy.js'].map(sampleText));
  await site.visit(async (page) => {
    await paste(page, samples.join('\n\n'));
    const doubtful = page.locator('#article mark:is(.PER, .ORG, .LOC).doubtful');
    await doubtful.first().waitFor();
    const tint = (/** @type {import('playwright-core').Locator} */ mark) =>
      mark.evaluate((one) => getComputedStyle(one).getPropertyValue('--l'));
    const sure = page.locator('#article mark.PER:not(.doubtful), #article mark.LOC:not(.doubtful)').first();
    assert.notEqual(await tint(sure), await tint(doubtful.first()));
    await doubtful.first().click();
    await page.locator('#card', { hasText: /Not certain \(\d+%\)/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#adjust').click();
    const counts = [];
    for (const level of ['all', 'likely', 'certain', 'all']) {
      await page.locator(`input[name=threshold][value=${level}]`).check();
      await settled(page);
      counts.push(await page.locator('#article mark:is(.PER, .ORG, .LOC, .NORP, .MISC)').count());
      if (level === 'certain') assert.equal(await doubtful.count(), 0);
    }
    const [all = 0, likely = 0, certain = 0, again = 0] = counts;
    assert.ok(all >= likely && likely >= certain && all > certain, `${counts}`);
    assert.equal(again, all);
  });
});

test('a picture of the whole page has all of an article that is not long, with its margin', async () => {
  const sample = await sampleText('politics.js');
  await site.visit(
    async (page) => {
      await paste(page, sample.repeat(5));
      await page.locator('#article .chunk').first().waitFor();
      await settled(page);
      await page.waitForFunction(
        () =>
          document.querySelectorAll('#article .chunk').length > 2 &&
          !document.querySelector('#article .chunk.late'),
      );
      const parts = page.locator('#article .chunk:not(.above)');
      assert.ok((await parts.last().locator('.note').count()) > 3);
    },
    { viewport: { width: 1280, height: 800 } },
  );
});

test('a long article is as high before it is laid out as after', async () => {
  const sample = await sampleText('politics.js');
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 360, height: 740 },
  ]) {
    await site.visit(
      async (page) => {
        await paste(page, sample.repeat(8));
        await page.locator('.chunk.late').nth(1).waitFor({ state: 'attached' });
        await settled(page);
        const [estimated = 0, exact = 0] = await page.evaluate(() => {
          const article = /** @type {HTMLElement} */ (document.getElementById('article'));
          const heights = [article.offsetHeight];
          for (const chunk of article.children) {
            if (chunk instanceof HTMLElement) chunk.style.setProperty('content-visibility', 'visible');
          }
          return [...heights, article.offsetHeight];
        });
        assert.notEqual(estimated, exact, 'some of it is not laid out');
        assert.ok(estimated / exact > 0.75 && estimated / exact < 1.33, `${estimated}, ${exact}`);
      },
      { viewport },
    );
  }
});

test('what is selected far down a long article comes into view, and so does what is selected after it', async () => {
  const sample = await sampleText('politics.js');
  await site.visit(async (page) => {
    await paste(page, `${sample.repeat(10)}\nوقال رئيس غانا: «نعود إلى أكرا غدا، وكلنا أمل في الغد».`);
    await page.locator('#tab-said').click();
    const more = page.locator('#view:not([aria-busy]) .more').last();
    for (const name of ['أكرا', 'ممرات آمنة']) {
      const row = page.locator('#view .row', { hasText: name });
      await row.or(more).last().waitFor();
      while ((await row.count()) === 0) {
        await more.click();
        await row.or(more).last().waitFor();
      }
      await row.last().click();
      await page.locator('mark.current', { hasText: name }).waitFor();
      // It may glide there.
      await page.waitForFunction(() => {
        const box = document.querySelector('mark.current')?.getBoundingClientRect();
        return box && box.top > 50 && box.bottom < innerHeight;
      });
    }
  });
});

test('a long text can be stopped', async () => {
  const sample = await sampleText('politics.js');
  await site.visit(
    async (page) => {
      await page.evaluate(
        (text) => Object.assign(globalThis, { pasted: text.repeat(1_900_000 / text.length) }),
        sample,
      );
      await page.evaluate(() => {
        const { pasted } = /** @type {{pasted: string}} */ (/** @type {unknown} */ (globalThis));
        const data = new DataTransfer();
        data.setData('text/plain', pasted);
        document.body.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      });
      await page.locator('#progress-cancel').click();
      await page.locator('#composer').waitFor();
      assert.equal(await page.locator('#reader').isVisible(), false);
      // The engine is there for the next text.
      await page.locator('[data-sample=english]').click();
      assert.match(await shownText(page), /Harbour strike/);
    },
    { lazy: /\/pkg\/ner(-en)?\.model/ },
  );
});

test('files of other kinds are read by readers that come only then', async () => {
  await site.visit(
    async (page) => {
      await drop(page, [{ name: 'page.html', bytes: Buffer.from(articlePage()) }]);
      await page.locator('#article', { hasText: PARAGRAPHS[0] }).waitFor();
      assert.match(await shownText(page), new RegExp(TITLE), 'the page’s title is above its text');
      await drop(page, [{ name: 'news.docx', bytes: docx() }]);
      await page.locator('button.document[aria-current]', { hasText: 'news.docx' }).waitFor();
      await page.locator('#article', { hasText: PARAGRAPHS[1] }).waitFor();
      const pdf = path.resolve(import.meta.dirname, '../readers/pdf/letters.pdf');
      await drop(page, [{ name: 'news.pdf', bytes: await readFile(pdf) }]);
      await page.locator('#article', { hasText: 'أعلنت بلدية رأس النخل، في 12/5/2025، أن' }).waitFor();
    },
    { lazy: /\/vendor\// },
  );
});
