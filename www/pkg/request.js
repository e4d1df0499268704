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

/**
 * A program as the generated glue takes it.
 *
 * @param {URL | string | ArrayBuffer | WebAssembly.Module} source
 */
export async function program(source) {
  const there = source instanceof ArrayBuffer || source instanceof WebAssembly.Module;
  return { module_or_path: there ? source : await request(source) };
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
