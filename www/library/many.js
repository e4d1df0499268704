/** Files over several articles: all that are open, or those of a dossier. */

import { el } from '../dom.js';
import { t } from '../i18n/index.js';
import { saved } from '../saving.js';
import { Bench } from './bench.js';
import { button } from './rows.js';

/** @typedef {import('../types.d.ts').Article} Article */
/** @typedef {import('../engine.js').Format} Format */
/** Several articles, and what they are called together. @typedef {{name: string, articles: () => Promise<readonly Article[]>}} Many */

/** The workbook, which is no format of the engine's. */
const WORKBOOK = {
  name: 'xlsx',
  suffix: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * What several articles can be saved as, the workbook first.
 *
 * @param {readonly Format[]} formats of the engine
 * @param {Many} many
 * @param {object} how
 * @param {(name: string) => string} how.label of a format
 * @param {(text: string) => void} how.say
 * @returns {HTMLElement}
 */
export function offerMany(formats, many, { label, say }) {
  const all = [WORKBOOK, ...formats.filter((one) => one.many)];
  const rows = all.map((format) => {
    const name = format.name === WORKBOOK.name ? t('many.workbook') : label(format.name);
    const row = el('li', {}, el('span', {}, name));
    const act = () => void written(row, many, format, say);
    row.append(
      button(t('many.save'), act, {
        'data-download': format.name,
        'aria-label': t('many.saveOne', { name }),
      }),
    );
    return row;
  });
  return el('ul', { class: 'formats many', role: 'list' }, ...rows);
}

/**
 * Writes a file and saves it, with a bar while that takes.
 *
 * @param {HTMLElement} row
 * @param {Many} many
 * @param {{name: string, suffix: string, mediaType: string}} format
 * @param {(text: string) => void} say
 */
async function written(row, many, format, say) {
  if (row.querySelector('progress')) return;
  const stop = new AbortController();
  const bar = el('progress', { max: 1, 'aria-label': t('progress') });
  const cancel = button(t('cancel'), () => stop.abort(new DOMException('stopped', 'AbortError')), {
    class: 'plain strong',
  });
  row.append(bar, cancel);
  const bench = new Bench();
  try {
    const articles = await many.articles();
    const progress = (/** @type {number} */ done, /** @type {number} */ total) => (bar.value = done / total);
    const content = await bench.file(articles, format.name, { progress, signal: stop.signal });
    const name = saved(new Blob([content], { type: format.mediaType }), many.name, format.suffix);
    say(t('take.saved', { name }));
  } catch {
    say(t(stop.signal.aborted ? 'cancelled' : 'take.failed'));
  } finally {
    bench.end();
    bar.remove();
    cancel.remove();
  }
}
