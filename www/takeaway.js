/** Taking the article away: a link that carries its text, paper, or a file in one of the export formats. */

import { faceStyle } from './face-style.js';
import { linkTo } from './address.js';
import { checkedIds, statementsOf } from './check/statements.js';
import { byId, el, svg } from './dom.js';
import { library } from './library/door.js';
import { openLists } from './lists/dialog.js';
import { keptLists } from './lists/store.js';
import { singleFile } from './pkg/assets.js';
import { t } from './i18n/index.js';
import { saved } from './saving.js';

/** @typedef {import('./engine.js').Format} Format */

/** Links longer than this are cut by some programs that carry them. */
const LONG_LINK = 8000;

/**
 * @param {import('./engine.js').Engine} engine
 * @param {import('./reading.js').Reading} reading
 * @param {string|undefined} selected the key of what is selected
 * @param {readonly import('./types.d.ts').OpenArticle[]} all that is open
 */
export async function openTakeaway(engine, reading, selected, all) {
  const dialog = byId('takeaway', HTMLDialogElement);
  // A browser that cannot pack a text can do everything else.
  const packed = linkTo(reading.article, selected).catch(() => undefined);
  const link = await packed;
  const note = el('p', { class: 'outcome', role: 'status' });
  const files = el('div');
  // A region that does not change is not read again.
  const say = (/** @type {string} */ text) => note.replaceChildren(el('span', { dir: 'auto' }, text));
  const close = el(
    'button',
    { type: 'button', class: 'plain icon close', 'aria-label': t('close'), onclick: () => dialog.close() },
    '✕',
  );
  const offer = (/** @type {Scope} */ scope) =>
    scope.one ? offerFiles(engine, reading, files, say) : offerOver(engine, scope, files, say);
  dialog.replaceChildren(
    el('header', {}, el('h2', { id: 'takeaway-title' }, t('take.title')), close),
    el('h3', {}, t('take.link')),
    ...aboutLink(link),
    el(
      'div',
      { class: 'row-of-buttons' },
      link !== undefined &&
        el(
          'button',
          {
            type: 'button',
            class: 'plain strong',
            onclick: async () => {
              const outcome = await copy(link);
              say(outcome.text);
              if (!outcome.done) offerByHand(dialog, link);
            },
          },
          t('take.copyLink'),
        ),
      el('button', { type: 'button', class: 'plain', onclick: () => printArticle(dialog) }, t('take.print')),
    ),
    el('h3', {}, t('take.file')),
    el(
      'button',
      {
        type: 'button',
        class: 'plain',
        id: 'open-lists',
        onclick: () => openLists(engine, reading.article.text),
      },
      t('lists.title'),
    ),
    ...scopes(reading.article, all, (scope) => void offer(scope)),
    files,
    note,
  );
  dialog.showModal();
  await offer({ one: true });
}

/**
 * Of what a file is made: the article that is shown, or several, those of a dossier where it has one.
 *
 * @typedef {{one: true} | {one?: undefined, dossier?: string, open: readonly import('./types.d.ts').Article[]}} Scope
 */

/**
 * Asks of what a file is to be made, where there is a choice.
 *
 * @param {import('./types.d.ts').Article} article that is shown
 * @param {readonly import('./types.d.ts').Article[]} open
 * @param {(scope: Scope) => void} choose
 * @returns {HTMLElement[]} nothing where there is none
 */
function scopes({ dossier }, open, choose) {
  /** @type {[string, Scope][]} */
  const all = [['one', { one: true }]];
  if (open.length > 1) all.push(['open', { open }]);
  if (dossier) all.push(['dossier', { open: [], dossier }]);
  if (all.length < 2) return [];
  const options = all.map(([name, scope]) => {
    const input = el('input', { type: 'radio', name: 'take-scope', value: name, checked: name === 'one' });
    input.addEventListener('change', () => choose(scope));
    return el('label', {}, input, el('span', {}, t(`take.of.${name}`, { count: open.length })));
  });
  return [el('fieldset', { class: 'choice' }, el('legend', {}, t('take.of')), ...options)];
}

/**
 * Lists what several articles can be saved as.
 *
 * @param {import('./engine.js').Engine} engine
 * @param {Exclude<Scope, {one: true}>} scope
 * @param {HTMLElement} host
 * @param {(text: string) => void} say
 * @returns {Promise<void>}
 */
async function offerOver(engine, scope, host, say) {
  host.replaceChildren(el('p', { class: 'hint' }, t('take.loading')));
  try {
    const [formats, { dossierOf, offerMany }] = await Promise.all([engine.formats(), library()]);
    const found = scope.dossier ? await dossierOf(scope.dossier) : undefined;
    const many = {
      name: found?.name ?? t('take.together'),
      articles: async () => found?.articles ?? scope.open,
    };
    host.replaceChildren(offerMany(formats, many, { label: formatLabel, say }));
  } catch {
    host.replaceChildren(...missing(() => offerOver(engine, scope, host, say)));
  }
}

/**
 * What stands in the place of files where what writes them has not come.
 *
 * @param {() => void} again
 * @returns {Node[]}
 */
function missing(again) {
  return [
    el('p', { class: 'warning', role: 'alert' }, t('take.missing')),
    el('button', { type: 'button', class: 'plain', onclick: again }, t('take.again')),
  ];
}

/** What one wants a file for, the most wanted first. */
const PURPOSES = /** @type {const} */ (['reading', 'tables', 'again', 'programs']);

/**
 * What a format is for.
 *
 * @param {string} name
 * @returns {typeof PURPOSES[number]}
 */
function purposeOf(name) {
  if (name === 'html' || name === 'markdown') return 'reading';
  if (name.startsWith('csv-')) return 'tables';
  return name === 'json' ? 'again' : 'programs';
}

/**
 * Lists what the article can be saved as, by what it is for. What writes it is loaded now; where that does not come, the reader is told and can ask again.
 *
 * @param {import('./engine.js').Engine} engine
 * @param {import('./reading.js').Reading} reading
 * @param {HTMLElement} host
 * @param {(text: string) => void} say
 * @returns {Promise<void>}
 */
async function offerFiles(engine, reading, host, say) {
  host.replaceChildren(el('p', { class: 'hint' }, t('take.loading')));
  try {
    const formats = await engine.formats();
    const groups = PURPOSES.map((purpose) => {
      const id = `take-${purpose}`;
      const rows = formats
        .filter(({ name }) => purposeOf(name) === purpose)
        .map((format) => formatRow(engine, reading, format, say));
      return [
        el('h4', { id }, t(`take.for.${purpose}`)),
        el('ul', { class: 'formats', role: 'list', 'aria-labelledby': id }, ...rows),
      ];
    });
    host.replaceChildren(...groups.flat());
  } catch {
    host.replaceChildren(...missing(() => offerFiles(engine, reading, host, say)));
  }
}

/**
 * What the reader should know of the link.
 *
 * @param {string|undefined} link
 * @returns {Node[]}
 */
function aboutLink(link) {
  if (link === undefined) return [el('p', { class: 'warning' }, t('take.noLink'))];
  const hint = el('p', { class: 'hint' }, t(singleFile ? 'take.linkHere' : 'take.linkHint'));
  if (link.length <= LONG_LINK) return [hint];
  return [hint, el('p', { class: 'warning' }, t('take.linkLong', { count: link.length }))];
}

/**
 * @param {import('./engine.js').Engine} engine
 * @param {import('./reading.js').Reading} reading
 * @param {Format} format
 * @param {(text: string) => void} say
 */
function formatRow(engine, reading, format, say) {
  const label = formatLabel(format.name);
  const withContent = async (/** @type {(content: string) => void|Promise<void>} */ act) => {
    try {
      await act(await written(engine, reading, format.name));
    } catch {
      say(t('take.failed'));
    }
  };
  const download = () =>
    withContent((content) => {
      const blob = new Blob([content], { type: format.mediaType });
      say(t('take.saved', { name: saved(blob, reading.title, format.suffix) }));
    });
  return el(
    'li',
    {},
    el('span', {}, label),
    el(
      'button',
      {
        type: 'button',
        class: 'tool',
        'data-download': format.name,
        'aria-label': t('take.download', { name: label }),
        title: t('take.download', { name: label }),
        onclick: download,
      },
      icon('M10 3v9m-4-4 4 4 4-4M4 16h12'),
    ),
    el(
      'button',
      {
        type: 'button',
        class: 'tool',
        'data-copy': format.name,
        'aria-label': t('take.copy', { name: label }),
        title: t('take.copy', { name: label }),
        onclick: () => withContent(async (content) => say((await copy(content)).text)),
      },
      icon('M7 7V4h9v9h-3M4 7h9v9H4z'),
    ),
  );
}

/**
 * What is shown as a file, with what the reader has checked of it. A report is set in the page's face.
 *
 * @param {import('./engine.js').Engine} engine
 * @param {import('./reading.js').Reading} reading
 * @param {string} format
 */
async function written(engine, reading, format) {
  const content = await exported(engine, reading, format);
  return format === 'html' ? content.replace('<style>\n', () => `<style>\n${faceStyle()}`) : content;
}

/**
 * What the core writes.
 *
 * @param {import('./engine.js').Engine} engine
 * @param {import('./reading.js').Reading} reading
 * @param {string} format
 */
async function exported(engine, reading, format) {
  const { article } = reading;
  const analysis = await withLists(engine, article.text, reading.analysis);
  const ticks = article.checked ?? [];
  if (ticks.length === 0) return engine.exportAs(format, article.text, analysis);
  const checked = checkedIds(statementsOf(reading));
  const content = await engine.exportAs(format, article.text, analysis, { checked });
  // As it is kept, so that it holds when the file is opened here again.
  return format === 'json' ? content.replace(/\}\s*$/, `,"checked":${JSON.stringify(ticks)}}\n`) : content;
}

/**
 * The analysis with what the reader's own lists find, where there are any.
 *
 * @param {import('./engine.js').Engine} engine
 * @param {string} text
 * @param {import('./types.d.ts').Analysis} analysis
 * @returns {Promise<import('./types.d.ts').Analysis>}
 */
async function withLists(engine, text, analysis) {
  const lists = keptLists();
  if (lists.length === 0) return analysis;
  const { user } = await engine.match(text, lists);
  return { ...analysis, options: { ...analysis.options, lists }, user };
}

/** @param {string} name */
function formatLabel(name) {
  const label = t(`formats.${name}`);
  return label.startsWith('formats.') ? name : label;
}

/**
 * @param {string} text
 * @returns {Promise<{done: boolean, text: string}>} with what to tell the reader
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return { done: true, text: t('take.copied') };
  } catch {
    return { done: false, text: t('take.notCopied') };
  }
}

/**
 * Where the browser does not let the page copy, the reader can.
 *
 * @param {HTMLDialogElement} dialog
 * @param {string} link
 */
function offerByHand(dialog, link) {
  dialog.querySelector('.by-hand')?.remove();
  const field = el('textarea', {
    class: 'by-hand',
    readonly: true,
    rows: 3,
    dir: 'ltr',
    'aria-label': t('take.link'),
  });
  field.value = link;
  dialog.querySelector('.row-of-buttons')?.after(field);
  field.focus();
  field.select();
}

/** @param {string} path */
function icon(path) {
  return svg('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true' }, svg('path', { d: path }));
}

/** @param {HTMLDialogElement} dialog */
function printArticle(dialog) {
  dialog.close();
  print();
}
