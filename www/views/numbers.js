/** Numbers: money, percentages, quantities and counts with the sentence of each. */

import { el } from '../dom.js';
import { amount } from '../format.js';
import { number, t } from '../i18n/index.js';
import { context, heading, list, nothing, row } from './parts.js';

const TYPES = /** @type {const} */ (['MONEY', 'PERCENT', 'QUANTITY', 'COUNT']);

/** @type {import('./parts.js').View} */
export function* numbers(host, reading, select) {
  const all = reading.analysis.numbers.map((quantity, n) => ({ key: `n${n + 1}`, quantity }));
  if (all.length === 0) host.append(nothing(t('numbers.none')));
  for (const type of TYPES) {
    const ones = all.filter(({ quantity }) => quantity.type === type);
    if (ones.length === 0) continue;
    const rows = yield* list(ones, ({ key, quantity }) =>
      row(
        key,
        select,
        el('span', { class: 'name' }, amount(quantity) ?? quantity.text),
        context(reading, quantity),
      ),
    );
    host.append(el('section', {}, heading('NUM', t(`numberKinds.${type}`), number(ones.length)), rows));
  }
}
