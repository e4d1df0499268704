/** What comes after the first screen: see `parts.js`. */

import { ar } from './i18n/ar.js';
import { en } from './i18n/en.js';

export { quotedWithSource } from './check/copying.js';
export { library } from './library/door.js';
export { tellKeys } from './keys-dialog.js';
export { ReadingView } from './reading-view.js';
export { samples } from './samples/index.js';
export { openSettings } from './settings-dialog.js';
export { copy, openTakeaway } from './takeaway.js';

/** The words of what is here. */
export const words = { ar, en };
