/** Corrections that come from outside (a file, a link, the tab's storage): what is none, or more than a reader makes, is left out. */

/** @typedef {import('../pkg/analysis.d.ts').Edit} Edit */

/** More corrections than this, or longer words, no reader makes. */
const MOST = 2000;
const LONGEST = 20_000;

const TYPES = new Set(['PER', 'ORG', 'LOC', 'NORP', 'MISC']);
const NUMBERS = new Set(['MONEY', 'PERCENT', 'QUANTITY', 'COUNT']);
const QUOTES = new Set(['direct', 'partial', 'term', 'indirect']);
const SPEAKERS = new Set(['named', 'unnamed', 'nobody']);
const ROLES = new Set([
  'title',
  'kicker',
  'deck',
  'crosshead',
  'byline',
  'caption',
  'body',
  'list',
  'furniture',
]);

/**
 * The corrections in a value.
 *
 * @param {unknown} value
 * @returns {Edit[]|undefined} in the order in which they stand; undefined where there are none
 */
export function soundEdits(value) {
  if (!Array.isArray(value)) return undefined;
  const edits = value.slice(0, MOST).flatMap((one) => soundEdit(one) ?? []);
  return edits.length > 0 ? edits : undefined;
}

/** @param {unknown} value @returns {Record<string, unknown>} */
const fields = (value) =>
  typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === 'string' && value.length <= LONGEST;

/** @param {unknown} value @returns {Edit|undefined} with the fields that it needs, and no others */
function soundEdit(value) {
  const { act, at: place, everywhere, ...rest } = fields(value);
  const { exact, prefix, suffix } = fields(place);
  if (!isText(exact) || exact === '') return undefined;
  const at = {
    exact,
    ...(isText(prefix) && prefix ? { prefix } : {}),
    ...(isText(suffix) && suffix ? { suffix } : {}),
  };
  const told = typeof act === 'string' ? soundAct(act, rest) : undefined;
  return told && /** @type {Edit} */ ({ ...told, at, ...(everywhere === true ? { everywhere } : {}) });
}

/**
 * @param {string} act
 * @param {Record<string, unknown>} given
 * @returns {object|undefined}
 */
function soundAct(act, { type, with: other, value, amount, unit, role, speaker, name }) {
  const known = (/** @type {Set<string>} */ words, /** @type {unknown} */ word) =>
    typeof word === 'string' && words.has(word);
  const said = known(SPEAKERS, speaker) && (speaker !== 'named' || (isText(name) && name !== ''));
  const who = speaker === 'named' ? { speaker, name } : { speaker };
  switch (act) {
    case 'notEntity':
    case 'split':
    case 'notTime':
    case 'notNumber':
    case 'notQuote':
      return { act };
    case 'entity':
      return known(TYPES, type) ? { act, type } : undefined;
    case 'merge':
      return isText(other) && other !== '' ? { act, with: other } : undefined;
    case 'time':
      return { act, ...(isText(value) && value ? { value } : {}) };
    case 'number':
      return {
        act,
        ...(known(NUMBERS, type) ? { type } : {}),
        ...(typeof amount === 'number' && Number.isFinite(amount) ? { amount } : {}),
        ...(isText(unit) ? { unit } : {}),
      };
    case 'quote':
      return known(QUOTES, type) ? { act, type, ...(said ? who : {}) } : undefined;
    case 'speaker':
      return said ? { act, ...who } : undefined;
    case 'block':
      return known(ROLES, role) ? { act, role } : undefined;
    default:
      return undefined;
  }
}
