/** Numbers: money, percentages, quantities and counts with the sentence of each. */

import { el } from '../dom.js';
import { amount } from '../format.js';
import { number, t } from '../i18n/index.js';
import { context, FIRST, heading, list, nothing, row } from './parts.js';

const TYPES = /** @type {const} */ (['MONEY', 'PERCENT', 'QUANTITY', 'COUNT']);

/** @type {import('./parts.js').View} */
export function* numbers(host, reading, select, sieve) {
  const every = reading.analysis.numbers.map((quantity, n) => ({ key: `n${n + 1}`, quantity }));
  const all = every.filter(({ quantity }) => {
    const { before, hit, after } = reading.around(quantity);
    return sieve.isOpen || sieve.finds(amount(quantity), before, hit, after);
  });
  if (all.length === 0) host.append(nothing(t(every.length === 0 ? 'numbers.none' : 'lists.none')));
  for (const type of TYPES) {
    const ones = all.filter(({ quantity }) => quantity.type === type);
    if (ones.length === 0) continue;
    const first = sieve.reach(ones, ({ key }) => key === sieve.wanted, FIRST);
    const make = (/** @type {typeof ones[number]} */ { key, quantity }) =>
      row(
        key,
        select,
        el('span', { class: 'name' }, amount(quantity) ?? quantity.text),
        context(reading, quantity),
      );
    const rows = yield* list(ones, make, first);
    host.append(el('section', {}, heading('NUM', t(`numberKinds.${type}`), number(ones.length)), rows));
  }
}
