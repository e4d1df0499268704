/** How the programs and the models are had: over the network, or from the disk in Node. */

/**
 * @param {URL | string} address absolute, or relative to this file
 * @returns {Promise<Response>} rejected with an `Error` that names the address where there is no such file
 */
export async function request(address) {
  const url = new URL(address, import.meta.url);
  if (url.protocol === 'file:') {
    // Node, where fetch reads no files.
    const { readFile } = await import('node:fs/promises');
    const headers = { 'content-type': url.pathname.endsWith('.wasm') ? 'application/wasm' : '' };
    return new Response(new Uint8Array(await readFile(url)), { headers });
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status} ${response.statusText}`);
  return response;
}

/** A program that is loaded once. What did not come can be asked for again. */
export class Program {
  /** Whether it can be used. */
  ready = false;
  /** @type {Promise<void> | undefined} */ #loading;

  /** @param {(what: {module_or_path: WebAssembly.Module | ArrayBuffer | Response}) => Promise<unknown>} glue starts it, generated */
  constructor(glue) {
    this.glue = glue;
  }

  /**
   * Loads it. Calling it again is free.
   *
   * @param {URL | string | ArrayBuffer | WebAssembly.Module} source
   * @returns {Promise<void>} rejected with an `Error` where the file cannot be had or read
   */
  load(source) {
    this.#loading ??= this.#start(source).catch((error) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /** @param {URL | string | ArrayBuffer | WebAssembly.Module} source */
  async #start(source) {
    const there = source instanceof ArrayBuffer || source instanceof WebAssembly.Module;
    await this.glue({ module_or_path: there ? source : await request(source) });
    this.ready = true;
  }
}

/**
 * @param {string} message
 * @returns {Error} one that says what whoever called has done wrong
 */
export function misuse(message) {
  const error = new Error(message);
  error.name = 'IsnadError';
  return error;
}

/**
 * Whether a string holds no half of a surrogate pair that stands alone.
 *
 * @param {string} text
 */
export function isWellFormed(text) {
  return !/\p{Cs}/u.test(text);
}

/**
 * The JSON of an analysis. A half of a surrogate pair that stands alone reaches the programs as U+FFFD, in the text and here alike.
 *
 * @param {string} text
 * @param {import('./analysis.d.ts').Analysis | string} analysis the analysis of that text, or its JSON
 * @returns {string}
 */
export function analysisJson(text, analysis) {
  if (isWellFormed(text)) return typeof analysis === 'string' ? analysis : JSON.stringify(analysis);
  const whole = typeof analysis === 'string' ? JSON.parse(analysis) : analysis;
  return JSON.stringify(whole, (_, value) =>
    typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\ufffd') : value,
  );
}

/**
 * One of several articles: what it is called among them, its text, the analysis of it, and what the reader has noted.
 *
 * @typedef {{ name: string, text: string, analysis: import('./analysis.d.ts').Analysis | string, extras?: import('./workshop.js').Extras }} Given
 */

/**
 * Several articles as the programs take them.
 *
 * @param {readonly Given[]} articles
 * @returns {string} JSON
 */
export function articlesJson(articles) {
  const all = articles.map(({ name, text, analysis, extras = {} }) => {
    const head = JSON.stringify({ name, text, extras }, (_, value) =>
      typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\ufffd') : value,
    );
    return `${head.slice(0, -1)},"analysis":${analysisJson(text, analysis)}}`;
  });
  return `[${all.join(',')}]`;
}
