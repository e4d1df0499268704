/** The comparison of the articles that are open: a script of its own, which comes when it is first opened (`parts.js`). */

import { ar } from './ar.js';
import { en } from './en.js';

export { Comparer } from './comparer.js';

/** Its words. */
export const words = { ar, en };
