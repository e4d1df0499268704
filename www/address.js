/** The address's fragment: which sample, what is selected, and, in a shared link, the text itself. Nothing of it is ever sent. */

/** @typedef {import('./types.d.ts').Article} Article */

/**
 * @typedef {object} Place
 * @property {string} [sample] a sample's id
 * @property {string} [text] a shared text, packed
 * @property {string} [date]
 * @property {string} [select] the key of what is selected
 */

/** @returns {Place} */
export function place() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  /** @type {Place} */
  const found = {};
  for (const name of /** @type {const} */ (['sample', 'text', 'date', 'select'])) {
    const value = parameters.get(name);
    if (value) found[name] = value;
  }
  return found;
}

/**
 * Writes the place into the address, without a new step in the history.
 *
 * @param {Place} to
 */
export function setPlace(to) {
  const fragment = new URLSearchParams(Object.entries(to).filter(([, value]) => value)).toString();
  if (fragment === location.hash.slice(1)) return;
  history.replaceState(null, '', fragment ? `#${fragment}` : location.pathname + location.search);
}

/**
 * A link to an article that carries its text.
 *
 * @param {Article} article
 * @param {string} [select]
 * @returns {Promise<string>}
 */
export async function linkTo(article, select) {
  /** @type {Record<string, string>} */
  const parameters = article.sample ? { sample: article.sample } : { text: await pack(article.text) };
  if (article.date) parameters.date = article.date;
  if (select) parameters.select = select;
  return `${location.href.split('#')[0]}#${new URLSearchParams(parameters)}`;
}

/**
 * Deflates a text into the letters that an address may hold.
 *
 * @param {string} text
 * @returns {Promise<string>}
 */
export async function pack(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * The text that {@link pack} packed. Rejects where it is damaged.
 *
 * @param {string} packed
 * @returns {Promise<string>}
 */
export async function unpack(packed) {
  const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new TextDecoder('utf-8', { fatal: true }).decode(await new Response(stream).arrayBuffer());
}
