/**
 * The one place where a string becomes something that a browser would run or parse as HTML: its Trusted Types policy. Every other use of a string as a
 * script's address or as markup is refused by the browser itself, where it knows Trusted Types, since the page's policy asks for them.
 */

/** @type {{createHTML(html: string): string, createScriptURL(url: string): string}|undefined} */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('isnad', {
  // It is parsed into a document of its own, which runs nothing, and from which text alone is taken.
  createHTML: (/** @type {string} */ html) => html,
  createScriptURL(/** @type {string} */ address) {
    const url = new URL(address, location.href);
    if (url.protocol === 'blob:' || url.origin === location.origin) return url.href;
    throw new TypeError(`${url.origin} is not where scripts come from`);
  },
});

/**
 * Parses markup into a document of its own.
 *
 * @param {string} source
 * @param {DOMParserSupportedType} type
 * @returns {Document}
 */
export function parsed(source, type) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(source) : source, type);
}

/**
 * The address of a script of ours, as a worker is made of it.
 *
 * @param {string|URL} address of this origin, or a `blob:`
 * @returns {string}
 * @throws {TypeError} where it is another's
 */
export function ownScript(address) {
  return policy ? policy.createScriptURL(String(address)) : String(address);
}
