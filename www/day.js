/**
 * Days out of outside text: a file's field, the head of a message, a link. Whatever becomes an article's day of publication comes
 * through here, so that none reaches the analysis which no calendar has.
 */

/** Nothing longer than this, in code units, is a date. */
const LONGEST = 200;

/** Whose names of the months are read: English, French, and the Arabic of every family of names. */
const LOCALES = 'en en-GB fr ar-EG ar-SY ar-IQ ar-DZ ar-TN ar-MA ar-MR'.split(' ');

/**
 * The day that a date names, or begins with.
 *
 * @param {unknown} text an ISO 8601 date, one of e-mail, or one in words; what is no string names no day
 * @returns {string | undefined} YYYY-MM-DD as the text itself counts days, of the years 1000 to 9999; undefined where no calendar has it
 */
export function day(text) {
  if (typeof text !== 'string') return undefined;
  const plain = folded(text.slice(0, LONGEST));
  const iso = /^\s*(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))(?!\d)/.exec(plain);
  if (iso) return made(iso[1], Number(iso[3] ?? iso[5]), iso[4] ?? iso[6]);
  const { dayFirst, monthFirst, months } = words();
  const first = dayFirst.exec(plain);
  if (first) return made(first[3], months.get(first[2] ?? '') ?? 0, first[1]);
  const second = monthFirst.exec(plain);
  if (second) return made(second[3], months.get(second[1] ?? '') ?? 0, second[2]);
  return undefined;
}

/**
 * A day by a round trip through the calendar: the 30th of February comes back as another.
 *
 * @param {string | undefined} year
 * @param {number} month from 1
 * @param {string | undefined} date
 */
function made(year, month, date) {
  const time = new Date(Date.UTC(Number(year), month - 1, Number(date)));
  const same =
    time.getUTCFullYear() === Number(year) &&
    time.getUTCMonth() === month - 1 &&
    time.getUTCDate() === Number(date);
  return same && Number(year) >= 1000 ? time.toISOString().slice(0, 10) : undefined;
}

/** @param {string} text @returns {string} with ASCII digits, small letters, and without what Arabic may write or leave out */
function folded(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u064B-\u0652\u0640\u200E\u200F\u061C]/g, '')
    .replace(/[أإآ]/g, 'ا');
}

/** @type {{ months: Map<string, number>, dayFirst: RegExp, monthFirst: RegExp } | undefined} */
let known;

/** The names of the months as the browser knows them (CLDR's), and the dates that hold them. Made when first wanted. */
function words() {
  if (known) return known;
  /** @type {Map<string, number>} */
  const months = new Map();
  for (const locale of LOCALES) {
    for (const month of /** @type {const} */ (['long', 'short'])) {
      const format = new Intl.DateTimeFormat(locale, { month, calendar: 'gregory', timeZone: 'UTC' });
      for (let number = 1; number <= 12; number++) {
        const name = folded(format.format(Date.UTC(2000, number - 1, 1))).replace(/\.$/, '');
        if (/^\p{L}[\p{L}\s]+$/u.test(name)) months.set(name, number);
      }
    }
  }
  // The longest first, so that no name is read as the beginning of another.
  const names = [...months.keys()].sort((a, b) => b.length - a.length).join('|');
  known = {
    months,
    dayFirst: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er)?[\\s-]+(?:من |of )?(${names})(?!\\p{L})[\\s.,،/-]*(?:(?:${names})(?!\\p{L})[\\s.,،/-]*)?(\\d{4})(?!\\d)`,
      'u',
    ),
    monthFirst: new RegExp(
      `(?<!\\p{L})(${names})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?[\\s,،]+(\\d{4})(?!\\d)`,
      'u',
    ),
  };
  return known;
}
