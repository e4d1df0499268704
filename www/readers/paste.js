/** Pastes: a copied passage comes in as it is, a whole page as its article. */
import { readHtml } from './html.js';
import { parse, textOf } from './markup.js';
import { readPlain } from './plain.js';

/** @typedef {import('./error.js').Reading} Reading */

/** A text shorter than this, in code units, is a passage. */
const SHORTEST_PAGE = 400;

/** HTML longer than this is too much for the finder to be waited for, and no page. */
const LONGEST_PAGE = 2_000_000;

/** What pages have and passages lack. */
const LANDMARKS =
  'nav, header, footer, aside, main, form, [role="navigation"], [role="banner"], [role="contentinfo"], [role="search"]';

/**
 * @param {string} html empty where there is none
 * @param {string} plain
 * @returns {Promise<Reading | null>} null where neither holds text
 */
export async function readPaste(html, plain) {
  const { body } = parse(html);
  const page = html.length < LONGEST_PAGE && isPage(body);
  const rich = html === '' ? '' : textOf(body);
  // A page that draws its text by script can leave the HTML all but empty.
  if (rich.length * 2 < plain.trim().length || rich === '') {
    if (plain.trim() === '') return null;
    return /^\s*<(!doctype|html)\b/i.test(plain) ? readHtml(plain) : readPlain(plain);
  }
  return (page && (await articleOf(html, rich))) || { text: rich, notes: [] };
}

/**
 * Whether a paste is a whole page: by what stands around articles, or because most of its lines are links.
 *
 * @param {Element} body
 */
function isPage(body) {
  const length = (body.textContent ?? '').length;
  if (length < SHORTEST_PAGE) return false;
  const landmarks = new Set(
    [...body.querySelectorAll(LANDMARKS)].map(({ tagName, role }) => role ?? tagName),
  );
  if (landmarks.size >= 2) return true;
  const links = [...body.querySelectorAll('a[href]')].filter((link) => !link.closest('p'));
  const linked = links.reduce((sum, { textContent }) => sum + (textContent ?? '').trim().length, 0);
  return links.length >= 12 && linked * 10 > length;
}

/**
 * The article of a pasted page. Where much of what else is on it reads like an article too, the finder may have taken the wrong one.
 *
 * @param {string} html
 * @param {string} whole its text
 * @returns {Promise<Reading | undefined>}
 */
async function articleOf(html, whole) {
  const found = await readHtml(html).catch(() => undefined);
  if (!found) return undefined;
  const inside = prose(found.text);
  if (inside < SHORTEST_PAGE / 2 || (prose(whole) - inside) * 2 > inside) return undefined;
  if (found.text.length * 1.1 > whole.length) return { ...found, notes: [] };
  return { ...found, whole, notes: [{ key: 'readers.note.pastedPage', values: {} }] };
}

/** @param {string} text @returns {number} how much of it stands in lines that are sentences, in code units */
function prose(text) {
  return text
    .split('\n')
    .filter((line) => line.length > 80 && /[.!?؟…:]["'»”)\]]*$/.test(line.trim()))
    .reduce((sum, { length }) => sum + length, 0);
}
