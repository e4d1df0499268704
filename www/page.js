/** The page at work: an article comes in, is analysed, and is shown in the reading view and the panel. */

import { Card } from './article/card.js';
import { offer, walkMarks } from './article/keys.js';
import { Renderer } from './article/render.js';
import { linkTo, place, setPlace, unpack } from './address.js';
import { Composer } from './composer.js';
import { byId, el, painted } from './dom.js';
import { corrected } from './corrections.js';
import { Crashed, Superseded } from './engine.js';
import { FactsBar } from './facts.js';
import { t, translate } from './i18n/index.js';
import { bringIn } from './incoming.js';
import { applyHidden, drawLegend } from './legend.js';
import { Navigator } from './navigator.js';
import { announce, finished, quiet, tell, working } from './notices.js';
import { startOffline } from './offline.js';
import { Panel } from './panel.js';
import { Reading } from './reading.js';
import { change, onChange, settings, THRESHOLDS } from './settings.js';
import { samples } from './samples/index.js';
import { openSettings } from './settings-dialog.js';
import { copy, openTakeaway } from './takeaway.js';

/** @typedef {import('./types.d.ts').Article} Article */

/** Longer texts than this (in UTF-16 code units) get a line that says that they are being read, and a way to stop. */
const LONG = 100_000;

/** So often the samples are read; more makes no article faster. */
const PRACTICE = 4;

const article = byId('article', HTMLElement);
const composerView = byId('composer', HTMLElement);
const readerView = byId('reader', HTMLElement);
const documentsBar = byId('documents', HTMLElement);

/** @type {import('./engine.js').Engine} */
let engine;
/** What the reader has opened. @type {Article[]} */
let articles = [];
/** The article that was asked for last. @type {Article|undefined} */
let latest;
/** The article that is shown. @type {Article|undefined} */
let shown;
/** Its analysis. @type {Reading|undefined} */
let reading;
/** The setting with which it was made. */
let { threshold } = settings;

const renderer = new Renderer(article, { onSource: select });
const card = new Card(byId('card', HTMLElement), article, { select: (key) => select(key) });
const panel = new Panel(select);
const selected = new Navigator(renderer, {
  changed: (key) => {
    panel.mark(key);
    if (shown) setPlace(placeOf(shown, key));
  },
  reveal: () => panel.showArticle(),
  link: () => void copyLink(),
});
const facts = new FactsBar({
  dated: (date) => {
    if (shown) void show({ ...shown, date }, true);
  },
  corrected: (role, line) => {
    if (!shown || !reading) return;
    selected.clear();
    void show(corrected(reading, role, line), true);
  },
});
const composer = new Composer({ read: (one) => void open([one]), files: (files) => void openFiles(files) });

/**
 * Lights up what a key names and goes there; a mark's own key stands for what it belongs to.
 *
 * @param {string} key
 */
function select(key) {
  choose(key, true);
}

/**
 * @param {string} key
 * @param {boolean} scroll
 */
function choose(key, scroll) {
  const selection = reading?.selection(key);
  if (!selection) return;
  void selected.select(selection, { mark: selection.keys.includes(key) ? key : undefined, scroll });
}

/** @param {File[]} files */
async function openFiles(files) {
  quiet();
  const { articles: found, problems } = await bringIn(files, (name) =>
    working('file', t('files.reading', { name })),
  );
  finished('file');
  await open(found);
  if (problems.length > 0) tell(problems.join(' '));
}

/** @param {Article[]} fresh articles that the reader brings; the first is shown */
async function open(fresh) {
  const [first] = fresh;
  if (!first) return;
  if (first.text.trim() === '') {
    tell(t('empty'));
    composer.focus();
    return;
  }
  quiet();
  articles =
    fresh.length > 1 ? fresh : [...articles.filter((one) => one.text !== first.text), first].slice(-12);
  await show(first, false);
}

/**
 * Analyses an article and shows it.
 *
 * @param {Article} next
 * @param {boolean} again whether it is the article that is shown, with another date or model
 */
async function show(next, again) {
  latest = next;
  const stop = () => {
    engine.cancel();
    latest = undefined;
    finished('analysis');
    if (again) return;
    composer.text = next.text;
    showComposer();
    tell(t('cancelled'));
  };
  if (next.text.length > LONG) {
    working('analysis', t('analysing', { count: next.text.length }), { cancel: stop });
  }
  try {
    const taken = await Reading.of(
      next,
      await engine.analyze(next.text, { date: next.date ?? '', threshold: THRESHOLDS[settings.threshold] }),
    );
    if (latest !== next) return;
    articles = articles.map((one) => (one === shown && again ? next : one));
    shown = next;
    const before = again ? reading : undefined;
    reading = taken;
    draw(before);
    await renderer.done;
    // Only what is read to its end is over: a newer article has its own line.
    if (latest === next) finished('analysis');
  } catch (error) {
    if (error instanceof Superseded) return;
    finished('analysis');
    if (!again) showComposer();
    tell(t(error instanceof Crashed ? 'crashed' : 'coreFailed'));
  }
}

/**
 * Shows the reading.
 *
 * @param {Reading|undefined} before the same article's, where it was shown before: what is selected stays so
 */
function draw(before) {
  if (!reading || !shown) return;
  const again = before !== undefined;
  const current = reading;
  card.close();
  card.reading = current;
  if (!again) {
    selected.clear();
    // Before what was shown is laid out once more.
    renderer.clear();
    panel.clear();
  }
  if (readerView.hidden) {
    composerView.hidden = true;
    readerView.hidden = false;
    document.body.classList.add('reading');
  }
  renderer.show(current, again);
  offer(article);
  facts.show(current);
  drawLegend(byId('legend', HTMLElement), current);
  drawDocuments();
  document.title = title();
  byId('reader-title', HTMLElement).textContent = current.title || t('untitled');
  void painted().then(() => {
    if (reading === current) panel.show(current);
  });
  if (before) {
    selected.renew(before, current);
    setPlace(placeOf(shown, selected.key));
  } else {
    setPlace(placeOf(shown));
    panel.showArticle();
    scrollTo({ top: 0, behavior: 'instant' });
    byId('main', HTMLElement).focus({ preventScroll: true });
    if (current.analysis.document.language === 'und') tell(t('otherLanguageNotice'));
    else if (shown.note) tell(shown.note);
  }
  announce(t('analysed', { count: current.marks.length }));
}

/**
 * What the address says of an article: only that of a sample brings it back.
 *
 * @param {Article} one
 * @param {string} [select]
 */
function placeOf({ sample, date }, select) {
  return { sample, date: sample && date, select };
}

function title() {
  const name = reading && !readerView.hidden ? reading.title.slice(0, 100) : '';
  return name ? `${name} · ${t('appTitle')}` : t('appTitle');
}

function showComposer() {
  selected.clear();
  card.close();
  readerView.hidden = true;
  composerView.hidden = false;
  document.body.classList.remove('reading');
  drawDocuments();
  document.title = title();
  setPlace({});
}

/** The open articles: to go from one to another, or back to one from the start page. */
function drawDocuments() {
  documentsBar.hidden = articles.length < (readerView.hidden ? 1 : 2);
  const buttons = articles.map((one) => {
    const line = one.text.trimStart();
    const label =
      one.title ??
      one.name ??
      (line.slice(0, Math.max(line.indexOf('\n'), 40)).slice(0, 60) || t('untitled'));
    return el(
      'button',
      {
        type: 'button',
        class: 'document',
        dir: 'auto',
        'aria-current': one === shown && !readerView.hidden ? 'true' : null,
        onclick: () => void show(one, false),
      },
      label,
    );
  });
  documentsBar.replaceChildren(...buttons);
}

async function copyLink() {
  if (shown) await copy(await linkTo(shown, selected.key));
}

/** Applies the settings to the page. */
function applySettings() {
  const root = document.documentElement;
  root.lang = settings.language;
  root.dir = settings.language === 'ar' ? 'rtl' : 'ltr';
  root.dataset.theme = settings.theme;
  root.dataset.size = String(settings.size);
  applyHidden(article);
}

onChange(() => {
  applySettings();
  translateAll();
});

/** Puts every word of the page into its language. */
function translateAll() {
  translate(document);
  byId('language', HTMLButtonElement).lang = settings.language === 'ar' ? 'en' : 'ar';
  composer.translate();
  panel.translate();
  document.title = title();
  if (!reading || !shown) return;
  if (settings.threshold !== threshold) void show(shown, true);
  threshold = settings.threshold;
  facts.show(reading);
  drawLegend(byId('legend', HTMLElement), reading);
  drawDocuments();
}

/** Shows what the address asks for, if it asks for anything. */
async function followAddress() {
  const { sample, text, date } = place();
  const found = samples.find((one) => one.id === sample);
  if (found) {
    await open([{ text: found.text, sample: found.id, date }]);
  } else if (text) {
    try {
      await open([{ text: await unpack(text), date }]);
    } catch {
      tell(t('share.broken'));
    }
  }
}

/**
 * Selects what the address names. Its key belongs to the analysis with the model.
 *
 * @param {string} [key]
 */
function followSelection(key) {
  if (key) select(key);
}

/** Has the analysis read something, until the reader's article comes: what has run before runs several times faster. */
async function practise() {
  const text = samples.map((sample) => sample.text).join('\n');
  try {
    for (let n = 0; n < PRACTICE; n++) await engine.analyze(text, { date: '', threshold: 0 });
  } catch {
    // An article has come; or something is wrong, which will be told when one comes.
  }
}

async function loadModel() {
  working('model', t('loadingModel'));
  try {
    await engine.loadModel((received, total) =>
      working('model', t('loadingModel'), { share: total && received / total }),
    );
    finished('model');
    if (latest) await show(latest, latest === shown);
    else void practise();
  } catch {
    finished('model');
    tell(t('modelFailed'));
  }
}

/**
 * Starts the page.
 *
 * @param {import('./engine.js').Engine} started
 */
export async function start(started) {
  engine = started;
  applySettings();
  translateAll();
  byId('home', HTMLButtonElement).addEventListener('click', showComposer);
  byId('new', HTMLButtonElement).addEventListener('click', () => {
    composer.text = '';
    showComposer();
    composer.focus();
  });
  byId('edit', HTMLButtonElement).addEventListener('click', () => {
    composer.text = shown?.text ?? '';
    showComposer();
    composer.focus();
  });
  byId('take', HTMLButtonElement).addEventListener('click', () => {
    if (reading) void openTakeaway(engine, reading, selected.key);
  });
  byId('adjust', HTMLButtonElement).addEventListener('click', openSettings);
  byId('language', HTMLButtonElement).addEventListener('click', switchLanguage);
  walkMarks(article, { select: (key) => choose(key, false), enter: () => card.enter() });
  article.addEventListener('click', (event) => {
    const mark = event.target instanceof Element ? event.target.closest('mark') : null;
    if (mark instanceof HTMLElement && !getSelection()?.toString()) choose(mark.dataset.key ?? '', false);
  });
  addEventListener('hashchange', () => {
    const { select: key } = place();
    void followAddress().then(() => followSelection(key));
  });
  try {
    await engine.ready;
  } catch {
    tell(t('coreFailed'), { label: t('reload'), act: () => location.reload() });
    return;
  }
  performance.mark('isnad:ready');
  document.documentElement.dataset.ready = '';
  const { select: key } = place();
  await followAddress();
  await loadModel();
  followSelection(key);
  document.documentElement.dataset.model = engine.hasModel ? 'loaded' : 'missing';
  startOffline();
}

function switchLanguage() {
  change({ language: settings.language === 'ar' ? 'en' : 'ar' });
}
