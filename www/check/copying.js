/** A statement as it is carried into a message: its words, whose they are, and where they stand. */

import { shortDay } from '../format.js';
import { isolated, t } from '../i18n/index.js';

/** @typedef {import('../reading.js').Reading} Reading */
/** @typedef {import('../types.d.ts').Quote} Quote */

/**
 * @param {Reading} reading
 * @param {Quote} quote
 * @returns {string} two lines
 */
export function quotedWithSource(reading, quote) {
  const source = reading.sourceOf(quote);
  const links = (quote.chain ?? []).slice(0, -1).map((link) => reading.source(link.source)?.name ?? '');
  const through = [...links, quote.channel?.text ?? ''].filter((name) => name && name !== source?.name);
  const who = [
    source?.name || t('sorts.unknown'),
    source?.title,
    through.length > 0 && t('check.via', { name: [...new Set(through)].map(isolated).join(t('comma')) }),
    t(`hows.${quote.kind}`),
  ];
  const { date } = reading.analysis.document;
  const where = [
    reading.title && t('check.titled', { title: reading.title }),
    reading.byline,
    date && shortDay(date),
  ];
  const joined = (/** @type {(string|undefined|false)[]} */ parts) =>
    parts.flatMap((part) => (part ? [isolated(part)] : [])).join(t('comma'));
  const words = quote.kind === 'indirect' ? quote.text : t('check.quoted', { words: quote.text });
  return [`${words} — ${joined(who)}`, joined(where)].filter(Boolean).join('\n');
}
