/** What each kind of file and each way of bringing a text in gives, on files made here, in Chromium under the page's own policy. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, SOURCE } from '../page/browser.mjs';
import {
  ARTICLE,
  BYLINE,
  PARAGRAPHS,
  TITLE,
  articlePage,
  eml,
  encode,
  epub,
  mht,
  odt,
  rtf,
  webarchive,
  zip,
} from './make.mjs';

/** @type {import('../page/browser.mjs').Site} */
let site;
/** @type {import('../page/browser.mjs').Page} */
let page;
/** @type {string[]} */
const said = [];
before(async () => {
  site = await launch(SOURCE);
  page = await site.browser.newPage();
  await page.goto(site.address, { waitUntil: 'load' });
  page.on('console', (message) => said.push(message.text()));
});
after(() => site.close());

/**
 * All articles of a file.
 *
 * @param {string} name
 * @param {Uint8Array | string} content
 * @returns {Promise<any[]>} readings, and the keys of errors as `error`
 */
const readAll = (name, content) =>
  page.evaluate(
    async ([file = '', base64 = '']) => {
      const { articlesIn } = await import(new URL('readers/index.js', document.baseURI).href);
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const all = [];
      for await (const { name: own, reading, problem } of articlesIn(new File([bytes], file))) {
        if (reading) all.push({ ...reading, name: own });
        else all.push({ error: problem.key ?? String(problem), values: problem.values, name: own });
      }
      return all;
    },
    [name, Buffer.from(content).toString('base64')],
  );

/** @param {string} name @param {Uint8Array | string} content */
const read = async (name, content) => (await readAll(name, content))[0];

/** @param {string} html @param {string} [plain] */
const paste = (html, plain = 'x') =>
  page.evaluate(
    async ([markup = '', text = '']) => {
      const { readPaste } = await import(new URL('readers/index.js', document.baseURI).href);
      return readPaste(markup, text);
    },
    [html, plain],
  );

const paragraphs = PARAGRAPHS.map((text) => `<p>${text}</p>`);

/**
 * A page whose article has something in its midst.
 *
 * @param {string} inside stands after the second paragraph
 * @param {string} [head]
 */
const pageWith = (inside, head = '') =>
  `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${TITLE}</title>${head}</head><body><article>${paragraphs[0]}${paragraphs[1]}${inside}${paragraphs[2]}</article></body></html>`;

for (const [what, inside] of Object.entries({
  'a caption':
    '<figure><img src="a.jpg" alt=""><figcaption>الصورة: وكالة الواحة. باب المكتبة</figcaption></figure>',
  'a caption of a class':
    '<div class="wp-caption"><img src="a.jpg" alt=""><p class="wp-caption-text">باب المكتبة</p></div>',
  'labels for screen readers':
    '<p class="sr-only">تجاوز القائمة</p><section><strong>قصص مقترحة</strong></section>',
  'text clipped off the screen': '<div style="position:absolute; clip: rect(0 0 0 0)">تجاوز القائمة</div>',
  'other articles under a label':
    '<div class="box"><h3>اقرأ أيضًا</h3><div><a href="/1">فريق السهل يفوز في آخر دقيقة</a></div><div><a href="/2">مايو 12, 2025</a></div></div>',
  'a line that leads away':
    '<p><strong>اقرأ أيضا: <a href="/1">السوق القديمة تفتح أبوابها ليلا</a></strong></p>',
  'a paragraph that is a link': '<p><a href="/1">السوق القديمة تفتح أبوابها ليلا</a></p>',
  tags: '<div>وسوم: <a href="/t1">مكتبات</a><a href="/t2">النخيل</a></div>',
  'a list of links':
    '<ul><li><a href="/1">السوق القديمة تفتح</a></li><li><a href="/2">جسر جديد في السهل</a></li></ul>',
  'a request': '<p>تابعونا على <a href="/t">تلغرام</a> لتصلكم الأخبار</p>',
})) {
  test(`a page: ${what} is not of the article`, async () => {
    const { text, title } = await read('a.html', pageWith(inside));
    assert.equal(text, ARTICLE);
    assert.equal(title, TITLE);
  });
}

for (const [what, inside, kept] of /** @type {[string, string, string][]} */ ([
  [
    'a sentence with a link',
    '<p>وذكر <a href="/1">تقرير الوزارة</a> أن العمل انتهى.</p>',
    'وذكر تقرير الوزارة أن العمل انتهى.',
  ],
  [
    'a sentence that begins like a label',
    '<p>شاهد الزوار أيضا قاعة الصور.</p>',
    'شاهد الزوار أيضا قاعة الصور.',
  ],
  ['a list', '<ul><li>قاعة أولى</li><li>قاعة ثانية</li></ul>', 'قاعة أولى'],
  ['a crosshead', '<h2>ماذا بعد؟</h2>', 'ماذا بعد؟'],
  [
    'a sentence that is a link',
    '<p><a href="/1">وتنشر الوزارة كل أرقامها على صفحتها.</a></p>',
    'وتنشر الوزارة كل أرقامها على صفحتها.',
  ],
])) {
  test(`a page: ${what} stays`, async () => {
    const { text } = await read('a.html', pageWith(inside));
    for (const part of [...PARAGRAPHS, kept]) assert.ok(text.includes(part), `${part}\n\n${text}`);
  });
}

test('a title is decoded, without the site, and not said twice', async () => {
  const ld = (/** @type {object} */ data) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...data })}</script>`;
  const cases = /** @type {[string, string, string][]} */ ([
    ['entities in linked data', ld({ headline: '&quot;الواحة&quot; تفتح' }), '"الواحة" تفتح'],
    ['entities twice', ld({ headline: 'A &amp;amp; B open' }), 'A & B open'],
    [
      'the site after a dash',
      '<meta property="og:title" content="الواحة تفتح - أخبار النخيل"><meta property="og:site_name" content="أخبار النخيل">',
      'الواحة تفتح',
    ],
    [
      'the site before a bar',
      '<meta property="og:title" content="أخبار النخيل | الواحة تفتح"><meta property="og:site_name" content="أخبار النخيل">',
      'الواحة تفتح',
    ],
    [
      'a dash of the title’s own',
      '<meta property="og:title" content="الواحة - بيت القراء - تفتح"><meta property="og:site_name" content="أخبار النخيل">',
      'الواحة - بيت القراء - تفتح',
    ],
  ]);
  for (const [what, head, title] of cases)
    assert.equal((await read('a.html', pageWith('', head))).title, title, what);
  const twice = pageWith('', '<meta property="og:title" content="الواحة:  تفتح">').replace(
    '<article>',
    '<article><h2>الواحة: تفتح</h2>',
  );
  const { text, title } = await read('a.html', twice);
  assert.equal(title, 'الواحة: تفتح');
  assert.equal(text, ARTICLE);
});

test('a byline is of a person, not of the site', async () => {
  const byline = async (/** @type {unknown} */ author, publisher = 'أخبار النخيل') => {
    const data = {
      '@type': 'NewsArticle',
      headline: TITLE,
      author,
      publisher: { '@type': 'Organization', name: publisher },
    };
    return (
      await read(
        'a.html',
        pageWith('', `<script type="application/ld+json">${JSON.stringify(data)}</script>`),
      )
    ).byline;
  };
  assert.equal(await byline({ '@type': 'Organization', name: 'أخبار النخيل' }), undefined);
  assert.equal(await byline({ '@type': 'Organization', name: 'Reuters' }), 'Reuters');
  assert.equal(await byline([{ name: BYLINE }, { name: 'هالة النجار' }]), `${BYLINE}، هالة النجار`);
  assert.equal(await byline('admin'), undefined);
  assert.equal(await byline(`بقلم: ${BYLINE}`), BYLINE);
});

test('the day of a page, in words too', async () => {
  const day = async (/** @type {string} */ head) => (await read('a.html', pageWith('', head))).date;
  assert.equal(
    await day('<meta property="article:published_time" content="الخميس، 05 يونيو 2025 - 12:09 م">'),
    '2025-06-05',
  );
  assert.equal(await day('<meta itemprop="datePublished" content="June 5, 2025">'), '2025-06-05');
  const junk = '<meta property="article:published_time" content="2025-02-30">';
  assert.equal(await day(junk), undefined);
  assert.equal(
    await day(`${junk}<meta name="dc.date" content="2025-06-05">`),
    undefined,
    'one word of the head counts',
  );
  const shown = await read(
    'a.html',
    pageWith('', junk).replace('<article>', '<article><time datetime="2025-06-05"></time>'),
  );
  assert.deepEqual([shown.date, shown.notes], ['2025-06-05', []]);
});

test('a day in the page that is no part of a sentence is not of the text, one in a sentence is', async () => {
  const html = pageWith(
    '<p>وكان الحفل <time datetime="2025-05-30">يوم الجمعة</time> الماضي في القاعة.</p>',
  ).replace('<article>', '<article><p>نشر في <time datetime="2025-06-01">1 يونيو</time></p>');
  const { text, date } = await read('a.html', html);
  assert.equal(date, '2025-06-01');
  assert.ok(text.startsWith(PARAGRAPHS[0]) || text.startsWith('نشر في\n'), text);
  assert.ok(text.includes('وكان الحفل يوم الجمعة الماضي'));
});

test('a page whose text is in its linked data alone', async () => {
  const data = { '@type': 'NewsArticle', headline: TITLE, articleBody: `${PARAGRAPHS[0]}\n${PARAGRAPHS[1]}` };
  const html = `<html><head><title>x</title><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><div id="app">wait</div></body></html>`;
  assert.equal((await read('a.html', html)).text, `${PARAGRAPHS[0]}\n${PARAGRAPHS[1]}`);
});

test('a short page is read whole, one a little longer is searched for its article', async () => {
  const short = 'افتتحت المكتبة أبوابها اليوم أمام القراء.';
  assert.equal((await read('a.html', `<html><body><p>${short}</p></body></html>`)).text, short);
  const long =
    'افتتحت المكتبة أبوابها اليوم أمام القراء في حفل حضره الوزير وأهل المدينة كلهم، وقال إنها بيت لكل قارئ.';
  const around = `<html><body><nav><a href="/">الرئيسية</a></nav><div class="menu">${'<a href="/x">قسم</a> '.repeat(12)}</div><article><p>${long}</p></article></body></html>`;
  const { text } = await read('a.html', around);
  assert.ok(text.includes(long));
  assert.ok(text.includes('قسم'), 'a text under 140 letters may not be the article');
});

test('a page that is one form is read', async () => {
  const html = `<html><body><form action="/x"><input name="a"><div>${paragraphs.join('')}</div></form></body></html>`;
  assert.equal((await read('a.html', html)).text, ARTICLE);
  const { text } = await paste(`<form><p>${ARTICLE}</p></form>`);
  assert.equal(text, PARAGRAPHS.join(' '));
});

test('styles, scripts and addresses of a page are not of its own write nothing to the console', async () => {
  said.length = 0;
  const html = pageWith(
    `<p style="color:red" onclick='alert(1)'>واو.</p><img src=x onerror=alert(1)><a style = "x" href="javascript:alert(1)">ز</a><style>p{}</style><link rel="stylesheet" href="a.css"><svg onload="x"></svg>`,
    '<base href="https://else.example/">',
  );
  await read('a.html', html);
  await paste(html);
  assert.deepEqual(said, []);
});

for (const [name, content] of /** @type {[string, Uint8Array][]} */ ([
  ['a.mht', mht()],
  ['a.eml', mht()],
  ['a.webarchive', webarchive(Buffer.from(articlePage()), 'UTF-8')],
  [
    'a.webarchive',
    webarchive(encode(articlePage({ charset: 'windows-1256' }), 'windows-1256'), 'windows-1256'),
  ],
])) {
  test(`a saved page gives its article: ${name}`, async () => {
    const { text, title, byline, date } = await read(name, content);
    assert.deepEqual(
      { text, title, byline, date },
      { text: ARTICLE, title: TITLE, byline: BYLINE, date: '2025-06-01' },
    );
  });
}

test('an OpenDocument text', async () => {
  const { text, title } = await read('a.odt', odt());
  assert.equal(text, `${TITLE}\n\n${ARTICLE}`);
  assert.equal(title, TITLE);
});

test('a book', async () => {
  const { text, title, byline } = await read('a.epub', epub());
  assert.deepEqual([text, title, byline], [`${PARAGRAPHS[0]}\n\n${PARAGRAPHS[1]}`, TITLE, BYLINE]);
});

test('RTF', async () => {
  assert.ok((await read('a.rtf', rtf())).text.startsWith(PARAGRAPHS[0]));
});

/**
 * A message.
 *
 * @param {Record<string, string>} head
 * @param {Uint8Array | string} body
 */
const message = (head, body) =>
  Buffer.concat([
    Buffer.from(
      Object.entries({
        From: 'Salma <s@a.example>',
        Subject: 'News',
        Date: 'Sun, 1 Jun 2025 23:30:00 +0300',
        'MIME-Version': '1.0',
        ...head,
      })
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('') + '\r\n',
    ),
    Buffer.from(body),
  ]);

test('mail that does not say its encoding', async () => {
  const bytes = message(
    { 'Content-Type': 'text/plain', 'Content-Transfer-Encoding': '8bit' },
    encode(ARTICLE, 'windows-1256'),
  );
  assert.equal((await read('a.eml', bytes)).text, ARTICLE);
  const bare = message({}, encode(ARTICLE, 'windows-1256'));
  assert.equal((await read('a.eml', bare)).text, ARTICLE);
});

test('mail whose plain part says only that there is another', async () => {
  const html = `<html><body><div style="display:none">preview</div><table><tr><td><a href="#">عرض في المتصفح</a></td></tr><tr><td><h1>News</h1>${paragraphs.join('')}</td></tr><tr><td>إلغاء الاشتراك</td></tr></table></body></html>`;
  const body = `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThis mail needs HTML.\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n--b--\r\n`;
  const { text, title, byline, date } = await read(
    'a.eml',
    message({ 'Content-Type': 'multipart/alternative; boundary=b' }, body),
  );
  assert.deepEqual(
    { text, title, byline, date },
    { text: ARTICLE, title: 'News', byline: 'Salma', date: '2025-06-01' },
  );
});

test('a mailbox gives its messages, each an article', async () => {
  const one = message(
    { 'Content-Type': 'text/plain; charset=utf-8' },
    `${ARTICLE}\r\nFrom here on it is quiet.\r\n`,
  );
  const box = Buffer.concat([
    Buffer.from('From a@b.example Sun Jun  1 23:30:00 2025\r\n'),
    one,
    Buffer.from('\r\nFrom a@b.example Mon Jun  2 08:00:00 2025\r\n'),
    eml(),
  ]);
  const all = await readAll('a.mbox', box);
  assert.deepEqual(
    all.map(({ title }) => title),
    ['News', 'افتتاح مكتبة'],
  );
  assert.equal(all[0].text, `${ARTICLE}\nFrom here on it is quiet.`);
  assert.deepEqual(all[0].notes, [{ key: 'readers.note.several', values: { count: 2 } }]);
});

test('a feed gives its items', async () => {
  const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>أخبار النخيل</title><item><title>A &amp;amp; B</title><dc:creator>${BYLINE}</dc:creator><pubDate>Sun, 01 Jun 2025 10:00:00 +0300</pubDate><description>short</description><content:encoded><![CDATA[${paragraphs.join('')}<p><a href="/x">اقرأ المزيد</a></p>]]></content:encoded></item><item><title>Two</title><dc:creator>أخبار النخيل</dc:creator><description>${PARAGRAPHS[0]}</description></item></channel></rss>`;
  const [first, second] = await readAll('a.xml', rss);
  assert.deepEqual(
    [first.text, first.title, first.byline, first.date],
    [ARTICLE, 'A & B', BYLINE, '2025-06-01'],
  );
  assert.deepEqual([second.text, second.title, second.byline], [PARAGRAPHS[0], 'Two', undefined]);
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>One</title><updated>2025-06-01T10:00:00Z</updated><author><name>${BYLINE}</name></author><content type="html">${paragraphs.join('').replaceAll('<', '&lt;')}</content></entry></feed>`;
  const entry = await read('a.atom', atom);
  assert.deepEqual(
    [entry.text, entry.title, entry.byline, entry.date],
    [ARTICLE, 'One', BYLINE, '2025-06-01'],
  );
});

test('an archive gives its articles in the order of their names, and says what it could not read', async () => {
  const bytes = zip(
    {
      'b/10.txt': PARAGRAPHS[1] ?? '',
      'b/9.html': articlePage(),
      'b/picture.png': Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'),
      '__MACOSX/b/._9.html': 'x',
      '.DS_Store': 'x',
      'c.zip': zip({ 'a.txt': 'a' }),
    },
    { deflated: true },
  );
  const all = await readAll('a.zip', bytes);
  assert.deepEqual(
    all.map(({ name, text, error }) => [name, text ?? error]),
    [
      ['9.html', ARTICLE],
      ['10.txt', PARAGRAPHS[1]],
      ['picture.png', 'readers.image'],
      ['c.zip', 'readers.other'],
    ],
  );
});

test('what is not read is told with what to do', async () => {
  const cases = /** @type {[string, Uint8Array | string, string][]} */ ([
    ['a.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'readers.image'],
    ['a.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'readers.office'],
    ['a.pages', zip({ 'Index/Document.iwa': 'x' }), 'readers.office'],
    ['a.url', '[InternetShortcut]\nURL=https://news.example/a', 'readers.link'],
    ['a.txt', ' https://news.example/a?b=c \n', 'readers.link'],
    ['a.zip', zip({}), 'readers.empty'],
    ['a.zip', 'PK\x03\x04 and nothing', 'readers.broken'],
    ['a.webarchive', 'bplist00 and nothing', 'readers.broken'],
    ['a.odt', zip({ 'content.xml': '<a>', mimetype: '' }), 'readers.broken'],
    ['a.xml', '<?xml version="1.0"?><rss><channel><item>', 'readers.broken'],
  ]);
  for (const [name, content, key] of cases) assert.equal((await read(name, content)).error, key, name);
});

test('a whole page that is pasted gives its article, and a way back to all', async () => {
  const links = Array.from({ length: 14 }, (_, n) => `<li><a href="/${n}">قسم رقم ${n}</a></li>`).join('');
  const html = `<header><a href="/">صحيفة الواحة</a></header><nav><ul>${links}</ul></nav><main><h1>${TITLE}</h1>${paragraphs.join('')}</main><aside><h3>الأكثر قراءة</h3><a href="/1">فريق السهل يفوز</a></aside><footer>جميع الحقوق محفوظة</footer>`;
  const { text, title, whole, notes } = await paste(html);
  assert.equal(text, ARTICLE);
  assert.equal(title, TITLE);
  assert.ok(whole.includes('جميع الحقوق'));
  assert.deepEqual(notes, [{ key: 'readers.note.pastedPage', values: {} }]);
});

test('a page that is pasted is told by what stands around its article', async () => {
  const html = `<header>صحيفة الواحة</header><main>${paragraphs.join('')}</main><footer>جميع الحقوق محفوظة</footer>`;
  assert.equal((await paste(html)).text, ARTICLE);
});

test('a passage that is pasted comes whole', async () => {
  const passage = `<h2>عنوان فرعي</h2>${paragraphs.join('')}<p><a href="/1">رابط في آخر المقطع</a></p>`;
  const { text, title } = await paste(passage);
  assert.equal(text, `عنوان فرعي\n\n${ARTICLE}\n\nرابط في آخر المقطع`);
  assert.equal(title, undefined);
  // Two articles of one page: neither may be lost.
  const two = `<nav><a href="/">أ</a></nav><header>ب</header><article><h2>أول</h2>${paragraphs.join('').repeat(3)}</article><div><article><h2>ثان</h2>${paragraphs.join('').repeat(2)}</article></div>`;
  const all = await paste(two);
  assert.ok(all.text.includes('أول') && all.text.includes('ثان'), all.text);
});

test('the source of a page or a passage that is pasted as text is read as what it says', async () => {
  assert.equal((await paste('', paragraphs.join('\n'))).text, ARTICLE);
  const { text, title } = await paste('', articlePage());
  assert.deepEqual([text, title], [ARTICLE, TITLE]);
  assert.equal((await paste('', 'a < b and <p> is a tag')).text, 'a < b and <p> is a tag');
});
