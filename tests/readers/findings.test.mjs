/**
 * The small files by which faults of the readers were reported, where they lie beside the checkout (`../shared`, or where `ISNAD_SHARED`
 * points): each comes in as a careful person would copy it out. The same kinds are tested on files of our own in the other tests here.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launch, SOURCE } from '../page/browser.mjs';

const ROOT = path.resolve(
  import.meta.dirname,
  '../..',
  process.env.ISNAD_SHARED ?? '../shared',
  'findings/files',
);

/** @type {import('../page/browser.mjs').Site} */
let site;
/** @type {import('../page/browser.mjs').Page} */
let page;
before(async () => {
  site = await launch(SOURCE);
  page = await site.browser.newPage();
  await page.goto(site.address, { waitUntil: 'load' });
});
after(() => site.close());

/**
 * What a file must give: so many articles and paragraphs of the first, whether it has a title, its day, a byline, the keys of its notes;
 * and what its text must hold and may not.
 *
 * @typedef {{ articles?: number, paragraphs: number, title?: boolean, date?: string, byline?: boolean, notes?: string[], holds?: RegExp, lacks?: RegExp }} Wanted
 */

const mail = { title: true, byline: true, date: '2025-11-25' };

/** @type {Record<string, Wanted>} */
const FILES = {
  'eml-1256-without-charset-letters-lost.eml': { ...mail, paragraphs: 3, lacks: /\uFFFD/ },
  'eml-hard-wrapped-lines-cut-sentences.eml': { ...mail, paragraphs: 3 },
  'eml-html-preheader-and-footer-kept.eml': { ...mail, paragraphs: 3, lacks: /المتصفح|الاشتراك|معاينة/ },
  'eml-stub-plain-part-hides-article.eml': { ...mail, paragraphs: 3, lacks: /HTML/ },
  'eml-quoted-reply-marks-kept.txt': { paragraphs: 1, lacks: /^>|wrote/m },
  'enc-macarabic-taken-for-8859-6.txt': {
    paragraphs: 4,
    notes: ['encoding'],
    holds: /«.*»،/,
    lacks: /\uFFFD/,
  },
  'enc-mixed-all-becomes-mojibake.txt': { paragraphs: 4, notes: ['mixed'], lacks: /[ØÙ\uFFFD]/ },
  'enc-utf8-read-as-1252-not-noticed.txt': { paragraphs: 4, notes: ['twice'], lacks: /[ØÙ\uFFFD]/ },
  'html-byline-is-the-site.html': { paragraphs: 3, title: true },
  'html-captions-and-credits-kept.html': { paragraphs: 3, title: true, lacks: /صورة/ },
  'html-date-in-arabic-words-in-meta.html': { paragraphs: 3, title: true, date: '2020-10-07' },
  'html-declares-8859-1-but-is-1256.html': {
    paragraphs: 3,
    title: true,
    notes: ['encoding'],
    lacks: /[È\uFFFD]/,
  },
  'html-declares-utf8-but-is-1256.html': { paragraphs: 3, title: true, notes: ['encoding'], lacks: /\uFFFD/ },
  'html-inline-style-fills-console.html': { paragraphs: 4 },
  'html-link-list-and-tags-at-the-end.html': { paragraphs: 3, title: true, lacks: /وسوم/ },
  'html-read-also-block-in-the-article.html': { paragraphs: 3, title: true, lacks: /اقرأ|ديسمبر/ },
  'html-screen-reader-labels-kept.html': { paragraphs: 3, title: true, lacks: /قصص/ },
  'html-source-as-txt-tags-shown.txt': { paragraphs: 2, lacks: /[<>]/ },
  'html-title-double-space-shown-twice.html': { paragraphs: 3, title: true },
  'html-title-entities-from-jsonld-shown-twice.html': { paragraphs: 3, title: true, date: '2025-11-25' },
  'html-title-with-site-name-shown-twice.html': { paragraphs: 3, title: true },
  'json-content-field-refused.json': { paragraphs: 1, title: true, date: '2025-11-25' },
  'mbox-read-as-raw-text.mbox': { ...mail, articles: 2, paragraphs: 3, notes: ['several'] },
  'md-image-title-with-bracket-leaves-rest.md': { paragraphs: 8, title: true, lacks: /https|[#*()<>[\]"]/ },
  'mht-read-as-raw-text.mht': { paragraphs: 3, title: true },
  'odt-refused.odt': { paragraphs: 3 },
  'pdf-justified-naskh.pdf': {
    paragraphs: 5,
    holds: /أنّ .* سنةً .*لا إلا الأولى/s,
    lacks: / \p{Mn}|ل ا |\( /u,
  },
  'pdf-print-header-footer-in-text.pdf': { paragraphs: 24, title: true, lacks: /about|AM/ },
  'pdf-quote-colon-swapped-sans.pdf': { paragraphs: 2, holds: /الجمعة: "/, lacks: /" :|\."/ },
  'pdf-tanwin-quote-order-dejavu.pdf': { paragraphs: 5, holds: /أنّ .* سنةً /s, lacks: / \p{Mn}|\."/u },
  // Two letters of this one are named NUL by the file itself.
  'pdf-tanwin-space-kufi.pdf': {
    paragraphs: 5,
    holds: /أنّ .* سنةً /s,
    notes: ['replaced'],
    lacks: / \p{Mn}|\( /u,
  },
  'pdf-tanwin-space-naskh.pdf': {
    paragraphs: 5,
    holds: /أنّ .* سنةً .*لا إلا الأولى/s,
    lacks: / \p{Mn}|ل ا |\( /u,
  },
  'pdf-two-columns-ar.pdf': { paragraphs: 7 },
  'pdf-two-columns-hyphens-en.pdf': { paragraphs: 7, holds: /disagreement/ },
  'rss-xml-shown-raw.xml': { paragraphs: 3, title: true, date: '2025-11-25', lacks: /[<>]/ },
  'rtf-refused.rtf': { paragraphs: 4 },
  'srt-timestamps-in-text.srt': { paragraphs: 1, lacks: /-->|\d:\d|[<>]/ },
  'telegram-copy-footer-kept.txt': { paragraphs: 2, date: '2025-11-12', lacks: /@|views|https|\[/ },
  'txt-hard-wrapped-72-cuts-sentences-ar.txt': { paragraphs: 4 },
  'txt-hard-wrapped-72-cuts-sentences-en.txt': { paragraphs: 3 },
  'txt-markdown-pasted-shows-image-syntax.txt': { paragraphs: 8, title: true, lacks: /https|[#*()<>[\]"]/ },
  'vtt-timestamps-in-text.vtt': { paragraphs: 1, holds: /^\S+: /, lacks: /-->|\d:\d|[<>]|WEBVTT/ },
  'webarchive-not-known.webarchive': { paragraphs: 3, title: true },
  'whatsapp-export.txt': { paragraphs: 2, date: '2025-11-12', holds: /^\S+ \S+: /, lacks: /\d:\d|<|2025/ },
};

for (const [file, wanted] of Object.entries(FILES)) {
  const where = path.join(ROOT, file);
  const skip = existsSync(where) ? false : `${path.relative('.', where)} is not here`;
  test(`reported: ${file}`, { skip }, async () => {
    const all = await page.evaluate(
      async ([name = '', base64 = '']) => {
        const { articlesIn } = await import(new URL('readers/index.js', document.baseURI).href);
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const found = [];
        for await (const { reading, problem } of articlesIn(new File([bytes], name)))
          found.push(reading ?? { error: problem.key });
        return found;
      },
      [file, (await readFile(where)).toString('base64')],
    );
    const [reading] = all;
    assert.equal(reading.error, undefined);
    const { text } = reading;
    assert.deepEqual(
      {
        articles: all.length,
        paragraphs: text.trim().split('\n\n').length,
        title: reading.title !== undefined,
        byline: reading.byline !== undefined,
        date: reading.date,
        notes: reading.notes.map((/** @type {{ key: string }} */ { key }) =>
          key.replace('readers.note.', ''),
        ),
      },
      {
        articles: wanted.articles ?? 1,
        paragraphs: wanted.paragraphs,
        title: wanted.title ?? false,
        byline: wanted.byline ?? false,
        date: wanted.date,
        notes: wanted.notes ?? [],
      },
      text,
    );
    if (wanted.holds) assert.match(text, wanted.holds);
    if (wanted.lacks) assert.doesNotMatch(text, wanted.lacks);
  });
}
