/** The readers in Chromium, as they are written, under the page's own policy, on files of every kind. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launch, SOURCE } from '../page/browser.mjs';
import { ARTICLE, BYLINE, PARAGRAPHS, TITLE, articlePage, docx, eml, encode, utf16 } from './make.mjs';

/** @type {import('../page/browser.mjs').Site} */
let site;
/** @type {import('../page/browser.mjs').Page} */
let page;
/** @type {string[]} */
const asked = [];
/** @type {string[]} */
const said = [];
before(async () => {
  site = await launch(SOURCE);
  page = await site.browser.newPage();
  await page.goto(site.address, { waitUntil: 'networkidle' });
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
});
after(() => site.close());

/**
 * Reads a file in the page.
 *
 * @param {string} name
 * @param {Uint8Array} bytes
 * @returns {Promise<any>} the reading, or the key and values of the error as `error`
 */
const read = (name, bytes) =>
  page.evaluate(
    async ([file = '', base64 = '']) => {
      const { readFile } = await import(new URL('readers/index.js', document.baseURI).href);
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      try {
        return await readFile(new File([content], file));
      } catch (error) {
        const { key, values, cause, message } = /** @type {any} */ (error);
        return { error: key ?? message, values, cause: String(cause) };
      }
    },
    [name, Buffer.from(bytes).toString('base64')],
  );

const utf8 = (/** @type {string} */ text) => new TextEncoder().encode(text);

test('text in old and wide encodings', async () => {
  assert.equal((await read('a.txt', encode(ARTICLE, 'windows-1256'))).text, ARTICLE);
  assert.equal((await read('a.txt', utf16(ARTICLE))).text, ARTICLE);
});

test('a page of a news site gives its article alone', async () => {
  for (const bytes of [
    utf8(articlePage()),
    encode(articlePage({ charset: 'windows-1256' }), 'windows-1256'),
  ]) {
    const reading = await read('a.html', bytes);
    assert.equal(reading.title, TITLE);
    assert.equal(reading.byline, BYLINE);
    assert.equal(reading.date, '2025-06-01');
    assert.ok(reading.text.includes(ARTICLE), reading.text);
    for (const around of ['الرئيسية', 'إعلان', 'الحقوق']) assert.ok(!reading.text.includes(around), around);
  }
  assert.notEqual(await page.title(), 'run');
});

test('a date that no calendar has is left out of pages and mail, and said so', async () => {
  const bad = new TextDecoder().decode(eml()).replace('1 Jun 2025', '31 Feb 2025');
  const page = articlePage().replaceAll('2025-06-01', '2025-02-30');
  for (const reading of [await read('a.eml', utf8(bad)), await read('a.html', utf8(page))]) {
    assert.equal(reading.date, undefined);
    assert.equal(reading.notes.at(-1)?.key, 'readers.note.date');
    assert.ok(reading.text.includes(ARTICLE));
  }
});

test('a Word document', async () => {
  assert.equal((await read('a.docx', docx())).text, ARTICLE);
});

test('an e-mail message in Windows-1256', async () => {
  const { text, title, byline, date } = await read('a.eml', eml());
  assert.deepEqual(
    { text, title, byline, date },
    { text: ARTICLE, title: 'افتتاح مكتبة', byline: BYLINE, date: '2025-06-01' },
  );
});

test('an Arabic PDF comes out in reading order', async () => {
  const printer = await site.browser.newPage();
  await printer.setContent(
    `<html dir="rtl" lang="ar"><body>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</body></html>`,
  );
  const bytes = await printer.pdf({ format: 'A4' });
  await printer.close();
  const reading = await read('a.pdf', bytes);
  assert.equal(reading.error, undefined, JSON.stringify(reading));
  assert.equal(reading.text, ARTICLE);
  assert.deepEqual(reading.notes, []);
});

/**
 * A page as the browser prints it.
 *
 * @param {string} body
 * @param {string} style
 * @param {object} [options]
 */
async function printed(body, style, options = {}) {
  const printer = await site.browser.newPage();
  await printer.setContent(
    `<html dir="rtl" lang="ar"><title>مكتبة الواحة</title><style>${style}</style><body>${body}</body></html>`,
  );
  const bytes = await printer.pdf({ format: 'A4', ...options });
  await printer.close();
  return bytes;
}

const SIGNED = [
  'أعدّ الفريق تقريراً عن المكتبة، وكتبت مديرتها قائلةً: "لا شيء يضيع".',
  'كان حقاً يوماً طويلاً، وحضره (نحو 900 ضيف) من المدرّسين (GMT+3) والموظّفين.',
  'إلا الأطفال، فقد عادوا بلا إبطاء؛ فهل نسأل الأهالي؟ ردّ الوزير: "غداً".',
];

for (const font of ['DejaVu Sans', 'Noto Naskh Arabic', 'sans-serif']) {
  for (const align of ['start', 'justify']) {
    test(`a printed PDF keeps its vowel signs and marks: ${font}, ${align}`, async () => {
      const style = `body { font-family: '${font}'; font-size: 16px; text-align: ${align} }`;
      const { text, notes } = await read(
        'a.pdf',
        await printed(SIGNED.map((line) => `<p>${line}</p>`).join(''), style),
      );
      assert.equal(text, SIGNED.join('\n\n'));
      assert.deepEqual(notes, []);
    });
  }
}

test('a printed PDF in columns under a headline over both', async () => {
  const style = `h1 { font-size: 20px } div { columns: 2; font-size: 15px; text-align: justify }`;
  const body = `<h1>${TITLE} بعد أعمال ترميم طويلة استمرت أكثر من عام</h1><div>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</div>`;
  const { text } = await read('a.pdf', await printed(body, style));
  assert.equal(text, `${TITLE} بعد أعمال ترميم طويلة استمرت أكثر من عام\n\n${ARTICLE}`);
});

test('what the browser prints at the edges of pages is not of the text', async () => {
  const body = PARAGRAPHS.flatMap((text) => [`<p>${text}</p>`, `<p>${text} ثم عاد.</p>`]).join('');
  const bytes = await printed(body, 'p { font-size: 40px }', {
    displayHeaderFooter: true,
    margin: { top: '60px', bottom: '60px' },
    headerTemplate:
      '<span style="font-size: 8px"><span class="date"></span> <span class="title"></span></span>',
    footerTemplate:
      '<span style="font-size: 8px"><span class="url"></span> <span class="pageNumber"></span>/<span class="totalPages"></span></span>',
  });
  const { text, date } = await read('a.pdf', bytes);
  assert.equal(text, PARAGRAPHS.flatMap((line) => [line, `${line} ثم عاد.`]).join('\n\n'));
  assert.equal(date, undefined);
});

for (const [file, kind] of Object.entries({
  'letters.pdf': 'letters that join, a date and a per cent sign in pieces',
  'ligatures.pdf': 'ligatures, justified lines, bold words',
  'columns.pdf': 'two columns',
  'shaped.pdf': 'shaped line by line',
  'forms.pdf': 'presentation forms in the order in which they are seen',
  'bare.pdf': 'unshaped letters in the order in which they are seen',
})) {
  test(`an Arabic PDF of another program comes out in reading order: ${kind}`, async () => {
    const folder = path.resolve(import.meta.dirname, 'pdf');
    const expected = (await readFile(path.join(folder, 'text.txt'), 'utf8')).trim();
    const reading = await read(file, await readFile(path.join(folder, file)));
    assert.equal(reading.text, expected);
    assert.deepEqual(reading.notes, []);
  });
}

test('what cannot be read is told so', async () => {
  const cases = /** @type {[string, Uint8Array, string][]} */ ([
    ['a.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), 'readers.image'],
    ['a.txt', utf8(' \n'), 'readers.empty'],
    ['a.txt', new Uint8Array(5_000_001).fill(97), 'readers.tooLarge'],
    ['a.pdf', utf8('%PDF-1.7\nnothing'), 'readers.broken'],
    ['a.docx', docx().fill(0, 300, 700), 'readers.broken'],
  ]);
  for (const [name, bytes, key] of cases) assert.equal((await read(name, bytes)).error, key, name);
});

test('a rich paste keeps its paragraphs', async () => {
  const text = await page.evaluate(async () => {
    const { readClipboard } = await import(new URL('readers/index.js', document.baseURI).href);
    const data = new DataTransfer();
    data.setData('text/html', '<p>One <b>two</b></p><script>x</script><p>three<br>four</p>');
    data.setData('text/plain', 'One two three four');
    const empty = await readClipboard(new DataTransfer());
    return [(await readClipboard(data))?.text, empty];
  });
  assert.deepEqual(text, ['One two\n\nthree\nfour', null]);
});

test('nothing was asked of another place, and the console is empty', () => {
  const foreign = asked.filter(
    (url) => !url.startsWith(site.address) && !url.startsWith('blob:') && !url.startsWith('data:'),
  );
  assert.deepEqual(foreign, []);
  assert.deepEqual(said, []);
});
