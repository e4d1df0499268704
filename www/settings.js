/** The reader's settings, kept on this device. */

/**
 * @typedef {object} Settings
 * @property {'ar'|'en'} language of the page, not of the article
 * @property {'auto'|'light'|'dark'} theme
 * @property {'latn'|'arab'} digits
 * @property {'both'|'gregorian'|'hijri'} calendar in which dates are told
 * @property {keyof typeof THRESHOLDS} threshold how certain a name must be to be marked
 * @property {number} size of the article's letters, a step from -2 to 4
 * @property {boolean} shortcuts whether keys without Ctrl or Alt do something
 * @property {typeof PRESETS[number]} preset which kinds of mark are drawn
 */

/** The origin may be shared by other pages of the same owner. */
const KEY = 'isnad:settings';

/** The least confidence of names that are marked, 0 to 1. */
export const THRESHOLDS = { all: 0, likely: 0.6, certain: 0.8 };

/** What can be looked for alone. */
export const PRESETS = /** @type {const} */ (['all', 'speech', 'names', 'times']);

/** @type {Readonly<Settings>} */
const DEFAULTS = {
  language: 'ar',
  theme: 'auto',
  digits: 'latn',
  calendar: 'both',
  threshold: 'all',
  size: 0,
  shortcuts: true,
  preset: 'all',
};

/** @type {Set<(settings: Settings) => void>} */
const listeners = new Set();

/** The settings as they are. Change them with {@link change}. */
export const settings = load();

/** @returns {Settings} */
function load() {
  const language = navigator.languages.some((tag) => tag.startsWith('ar')) ? 'ar' : 'en';
  const fresh = { ...DEFAULTS, language: /** @type {'ar'|'en'} */ (language) };
  try {
    /** @type {unknown} */
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...fresh, ...sound(kept) } : fresh;
  } catch {
    // Storage may be switched off, or hold what another version wrote.
    return fresh;
  }
}

/**
 * Those kept values that still have a meaning.
 *
 * @param {object} kept
 * @returns {Partial<Settings>}
 */
function sound(kept) {
  /** @type {Record<string, readonly unknown[]>} */
  const allowed = {
    language: ['ar', 'en'],
    theme: ['auto', 'light', 'dark'],
    digits: ['latn', 'arab'],
    calendar: ['both', 'gregorian', 'hijri'],
    threshold: Object.keys(THRESHOLDS),
    size: [-2, -1, 0, 1, 2, 3, 4],
    shortcuts: [true, false],
    preset: PRESETS,
  };
  const pairs = Object.entries(kept).filter(([name, value]) => allowed[name]?.includes(value));
  return Object.fromEntries(pairs);
}

/**
 * Changes settings, keeps them, and tells those who listen.
 *
 * @param {Partial<Settings>} changes
 */
export function change(changes) {
  Object.assign(settings, changes);
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Without storage they last as long as the page.
  }
  for (const listener of listeners) listener(settings);
}

/** @param {(settings: Settings) => void} listener called after each change */
export function onChange(listener) {
  listeners.add(listener);
}
