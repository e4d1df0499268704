/**
 * What stands for `www/settings.js` in the element: it keeps nothing on the device, and its settings come from its attributes. The words of all
 * elements of a page are in one language, that of the last attribute `lang` that was set.
 */

/** @type {import('../../www/settings.js').Settings} */
export const settings = {
  language: 'en',
  theme: 'auto',
  digits: 'latn',
  calendar: 'both',
  threshold: 'all',
  size: 0,
  shortcuts: false,
  preset: 'all',
};

export const THRESHOLDS = { all: 0, likely: 0.6, certain: 0.8 };
export const PRESETS = /** @type {const} */ (['all', 'speech', 'names', 'times']);

/** @param {Partial<import('../../www/settings.js').Settings>} changes */
export function change(changes) {
  Object.assign(settings, changes);
}

/** Nobody changes them but the element. */
export function onChange() {}
