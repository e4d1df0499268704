/**
 * Renders the documents into dist/docs/: what is written in Markdown beside the code, as pages without script, in the page's look. A link to another
 * document leads to its page; a link to what is no document, such as a file of the source, becomes its words.
 */
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Marked } from 'marked';

const OUT = 'dist/docs';

/** Documents outside docs/, by the name of their page. */
const OTHERS = {
  index: 'README.md',
  design: 'DESIGN.md',
  contributing: 'CONTRIBUTING.md',
  changelog: 'CHANGELOG.md',
  security: 'SECURITY.md',
  command: 'packages/cli/README.md',
  npm: 'packages/npm/README.md',
  python: 'packages/python/README.md',
};

/** In the order of the menu: what a user asks, what a developer asks, what a reader of figures asks. */
const MENU = [
  ['index', 'What it is'],
  ['readers', 'What comes in'],
  ['documents', 'Lines and languages'],
  ['entities', 'Names'],
  ['times', 'Times'],
  ['quotations', 'Quotations'],
  ['corrections', 'Corrections'],
  ['comparison', 'Comparison'],
  ['library', 'Library'],
  ['exports', 'Formats'],
  ['command', 'The command'],
  ['npm', 'JavaScript'],
  ['python', 'Python'],
  ['batch', 'Batches'],
  ['design', 'Design'],
  ['contributing', 'Contributing'],
  ['security', 'Security'],
  ['figures', 'Figures'],
  ['model-card', 'Model card'],
  ['ner-ablation', 'What each part gives'],
  ['changelog', 'Changes'],
];

const escape = (/** @type {string} */ text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** As GitHub names a heading: the links in the documents are written for it. */
const slug = (/** @type {string} */ heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-');

/** The documents by the name of their page. @returns {Promise<Map<string, string>>} to the path of each */
async function documents() {
  const own = (await readdir('docs')).filter((file) => file.endsWith('.md') && file !== 'README.md');
  const all = own.map(
    (file) => /** @type {const} */ ([path.basename(file, '.md').toLowerCase(), path.join('docs', file)]),
  );
  return new Map([...all, ...Object.entries(OTHERS)]);
}

/** Writes the documents' pages; the rest of dist/ must be there. */
export async function renderDocuments() {
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const pages = await documents();
  const byPath = new Map([...pages].map(([name, file]) => [path.normalize(file), name]));
  byPath.set(path.normalize('docs/README.md'), 'index');
  for (const [name, file] of pages) {
    const text = await readFile(file, 'utf8');
    await writeFile(path.join(OUT, `${name}.html`), await page(name, file, text, byPath));
  }
  await copyFile('tools/site/docs.css', path.join(OUT, 'docs.css'));
  return pages.size;
}

/**
 * @param {string} name
 * @param {string} file
 * @param {string} text
 * @param {Map<string, string>} byPath
 */
async function page(name, file, text, byPath) {
  /** @type {[from: string, to: string][]} */
  const pictures = [];
  const target = (/** @type {string} */ href) => {
    if (/^(https?:|#)/.test(href)) return href;
    const [to = '', anchor] = href.split('#');
    const found = byPath.get(path.normalize(path.join(path.dirname(file), to)));
    return found && `${found}.html${anchor ? `#${anchor}` : ''}`;
  };
  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ tokens, depth, text: heading }) {
        return `<h${depth} id="${escape(slug(heading))}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const to = target(href);
        const words = this.parser.parseInline(tokens);
        return to === undefined ? words : `<a href="${escape(to)}">${words}</a>`;
      },
      image({ href, text: what }) {
        pictures.push([path.join(path.dirname(file), href), path.basename(href)]);
        return `<img src="${escape(path.basename(href))}" alt="${escape(what)}" loading="lazy">`;
      },
      // Markdown of ours has no HTML in it; what looks like some is words.
      html({ text: words }) {
        return escape(words);
      },
    },
  });
  const body = marked.parse(text, { async: false });
  for (const [from, to] of pictures) await copyFile(from, path.join(OUT, to));
  const title = /^#\s+(.*)$/m.exec(text)?.[1] ?? name;
  const menu = MENU.map(([to, words]) => {
    const here = to === name ? ' aria-current="page"' : '';
    return `<li><a href="${to}.html"${here}>${words}</a></li>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'">
<title>${escape(title.replaceAll('`', ''))} · Isnad</title>
<link rel="stylesheet" href="docs.css">
</head>
<body>
<a class="skip" href="#words">To the words</a>
<nav aria-label="Documents"><p><a href="../">Isnad · <span lang="ar" dir="rtl">إسناد</span></a></p><ul>${menu.join('')}</ul></nav>
<main id="words">
${body}</main>
</body>
</html>
`;
}
