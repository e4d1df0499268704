/** What was built, with the types of its source. */
const address = (/** @type {string} */ name) => new URL(`../../dist/pkg/${name}`, import.meta.url).href;

/** @type {typeof import('../../www/pkg/isnad.js')} */
export const engine = await import(address('isnad.js'));

/** @type {typeof import('../../www/pkg/workshop.js')} */
export const workshop = await import(address('workshop.js'));
