/** The built engine, with the types of its source. */
const address = new URL('../../dist/pkg/isnad.js', import.meta.url).href;

/** @type {typeof import('../../www/pkg/isnad.js')} */
export const engine = await import(address);
