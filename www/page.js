/** The page at work: an article comes in, is analysed, and is shown in the reading view and the panel. */

import { keptIn, linkTo, packEdits, place, placeOf, setPlace } from './address.js';
import { askedFor } from './asked.js';
import { Composer } from './composer.js';
import { offerDoors, takeWaiting } from './doors.js';
import { byId } from './dom.js';
import { corrected, optionsOf } from './corrections.js';
import { Crashed, Missing, Silent, Superseded, Unsupported } from './engine.js';
import { loadFace } from './face.js';
import { applySettings, listenToHead } from './head.js';
import { isolated, t, translate } from './i18n/index.js';
import { bringIn, LONGEST, prepare } from './incoming.js';
import { Living } from './living.js';
import { practise, tellOfCore, tellOfModel, tellOfPart } from './loading.js';
import { Memory } from './memory.js';
import { announce, finished, quiet, say, tell, working } from './notices.js';
import { startOffline } from './offline.js';
import { isLink } from './readers/compare.js';
import { Absent, comparison, later } from './parts.js';
import { Reading } from './reading.js';
import { change, onChange, PRESETS, settings, THRESHOLDS } from './settings.js';
import { Shelf } from './shelf.js';
import { addShortcuts, listenToKeys } from './shortcuts.js';
import { UndoBar } from './undo.js';

/** @typedef {import('./types.d.ts').Article} Article */
/** @typedef {import('./types.d.ts').OpenArticle} OpenArticle */

/** Longer texts than this (in UTF-16 code units) get a line that says that they are being read, and a way to stop. */
const LONG = 100_000;

/** Others get that line after so many milliseconds. */
const SLOW = 1000;

/** For so many milliseconds what was closed is offered again; later an undo or a step back brings it. */
const OFFERED = 8000;

/** @type {import('./engine.js').Engine} */
let engine;
/** The article that was asked for last. @type {OpenArticle|undefined} */
let latest;
/** How it is to be shown. @type {Showing} */
let latestShowing = {};
/** The article that is shown. @type {OpenArticle|undefined} */
let shown;
/** Its analysis. @type {Reading|undefined} */
let reading;
/** The setting with which it was made. */
let { threshold } = settings;

/** What shows it, once it has come. @type {import('./reading-view.js').ReadingView|undefined} */
let view;
/** What compares what is open, once it was asked for. @type {import('./compare/index.js').Comparer|undefined} */
let comparer;
const living = new Living();
const undoBar = new UndoBar({ undo, redo });
const composer = new Composer({
  read: (one, edited) => void open([one], { edited }),
  sample: (id) => void openSample(id),
  files: (files) => void openFiles(files),
  drafted: () => memory.keep(),
});
const shelf = new Shelf({
  show: (one) => {
    quiet();
    void show(one, { aside: isOpen() });
  },
  closed,
});
const memory = new Memory(shelf, composer);

/** Writes down where the reader is. @param {{step?: boolean, select?: string}} options */
function note(options) {
  const mode = view?.modes.now;
  memory.note(shown, { ...options, checking: mode === 'check', comparing: mode === 'compare' });
}

/** Whether an article is shown, and not the start page. */
const isOpen = () => view?.isOpen ?? false;

/** @returns {Promise<import('./reading-view.js').ReadingView>} the view of an article, which comes after the first screen */
async function viewed() {
  const { ReadingView } = await later();
  if (view) return view;
  view = new ReadingView({
    amend,
    changes: () => shelf.changesOf(shown?.id ?? ''),
    undo,
    redo,
    selected: (key) => {
      if (shown) setPlace(placeOf(shown, key));
    },
    moded: () => note({ step: true, select: view?.selected.key }),
    ticked: () => memory.keep(),
    copy: (quote) => void copyStatement(quote),
    compare: () => void compare(),
    link: () => void copyLink(),
  });
  view.apply();
  view.translate();
  return view;
}

/**
 * Does what was pressed, as soon as what it takes is there; where that does not come, the reader is told and can ask again.
 *
 * @param {(all: import('./parts.js').Later) => void} act
 */
function press(act) {
  later().then(act, () => tellOfPart(() => press(act)));
}

/**
 * Corrects what is shown.
 *
 * @param {(now: OpenArticle) => import('./corrections.js').Correction} correction
 * @returns {Promise<Reading|undefined>} its reading then; undefined where nothing changes or something else is shown
 */
async function amend(correction) {
  // What was corrected just before, and is not analysed yet, holds as well.
  const now = latest?.id === shown?.id ? latest : shown;
  const next = now && corrected(now, correction(now));
  if (!next || next === now) return undefined;
  shelf.amend(next);
  await show(next, { again: true });
  return shown === next ? reading : undefined;
}

/** @param {string} id of an article of ours */
async function openSample(id) {
  const before = latest;
  press(({ samples }) => {
    const found = samples.find((one) => one.id === id);
    // What the reader has brought meanwhile goes first.
    if (found && latest === before) void open([{ text: found.text, sample: id }]);
  });
}

/** @param {File[]} files */
async function openFiles(files) {
  quiet();
  const stop = new AbortController();
  const begun = (/** @type {string} */ name, /** @type {number|undefined} */ share) =>
    working('file', t('files.reading', { name }), { share, cancel: () => stop.abort() });
  const { articles, problems, stopped } = await bringIn(files, { begun, signal: stop.signal });
  finished('file');
  const notes = articles.slice(0, 1).flatMap(({ note }) => note || []);
  await open(articles);
  if (stopped) problems.push(t('cancelled'));
  if (problems.length > 0) tell([...problems, ...notes]);
}

/**
 * @param {Article[]} fresh articles that the reader brings; the first is shown
 * @param {{edited?: OpenArticle, step?: boolean}} [options] the open article that the first is an edition of; `step` as in {@link show}
 */
async function open(fresh, { edited, step } = {}) {
  const [first] = fresh;
  if (!first) return;
  if (isLink(first.text)) {
    tell(t('readers.link'));
    return;
  }
  if (first.text.length > LONGEST) {
    tell(t('readers.tooLong', { count: first.text.length, limit: LONGEST }));
    return;
  }
  if (first.text.trim() === '') {
    tell(t('empty'));
    if (!isOpen()) composer.focus();
    return;
  }
  quiet();
  const { first: one, gone } = shelf.add(fresh, edited);
  if (gone.length > 0) tellOfClosing(gone);
  await show(one, { step });
}

/**
 * @param {OpenArticle} gone that the reader has closed
 * @param {OpenArticle|undefined} beside the one that stood beside it
 */
function closed(gone, beside) {
  if (gone.id === shown?.id) {
    if (beside) void show(beside, { aside: true, step: true });
    else showComposer();
  } else {
    if (gone.id === latest?.id) {
      engine.cancel();
      latest = shown;
      settled();
    }
    shelf.draw(shown);
    note({ step: true });
    if (shelf.articles.length === 0) composer.focus();
  }
  tellOfClosing([gone]);
}

/** @param {readonly OpenArticle[]} gone */
function tellOfClosing(gone) {
  const names = gone.map((one) => isolated(shelf.label(one))).join(t('comma'));
  const act = () => {
    quiet();
    const [first] = gone.flatMap(({ id }) => shelf.reopen(id) ?? []);
    if (first) void show(first, asShown(first));
  };
  tell(t('closed', { names }), { label: t('undo'), act }, OFFERED);
}

/** Takes the last change of what is shown back, or the last closing. */
function undo() {
  const one = shelf.undo(shown?.id);
  if (!one) return;
  quiet();
  void show(one, asShown(one)).then(() => say(t('undone')));
}

/** Makes the last change again that was taken back. */
function redo() {
  const change = shelf.redo(shown?.id);
  if (!change) return;
  const { before, after, beside } = change;
  if (!after) {
    closed(before, beside);
    return;
  }
  quiet();
  void show(after, asShown(after)).then(() => say(t('redone')));
}

/**
 * How an article is shown in the place of an earlier or later state of it: what is selected stays so where the text is the same.
 *
 * @param {OpenArticle} one
 * @returns {Showing}
 */
function asShown(one) {
  if (shown && one.id === shown.id && one.text === shown.text) return { again: true };
  return { aside: isOpen() };
}

/**
 * How an article is shown: `again` where it is the one that is shown, with another date or model; `aside` where the reader goes from one to
 * another and stays at the same view; `step` whether that is a step in the history, which it else is from the start page alone; `anew` where the analysis gave no
 * sign and was started once more for it.
 *
 * @typedef {{again?: boolean, aside?: boolean, step?: boolean, anew?: boolean}} Showing
 */

/** @param {boolean} busy whether an article is under way */
function setBusy(busy) {
  const article = byId('article', HTMLElement);
  if (busy) article.setAttribute('aria-busy', 'true');
  else article.removeAttribute('aria-busy');
}

/** No article is under way any more. */
function settled() {
  finished('analysis');
  setBusy(false);
}

/**
 * Analyses an article and shows it.
 *
 * @param {OpenArticle} next
 * @param {Showing} [showing]
 */
async function show(next, showing = {}) {
  const { again = false } = showing;
  latest = next;
  latestShowing = showing;
  setBusy(true);
  const stop = () => {
    engine.cancel();
    latest = undefined;
    if (again) settled();
    else giveBack(next, showing, t('cancelled'));
  };
  const line = () => working('analysis', t('analysing', { count: next.text.length }), { cancel: stop });
  if (next.text.length > LONG) line();
  const slow = setTimeout(line, SLOW);
  try {
    const named = engine.hasModel;
    const [analysis, host] = await Promise.all([
      engine.analyze(next.text, optionsOf(next, THRESHOLDS[settings.threshold])),
      viewed(),
    ]);
    const taken = await Reading.of(next, analysis, named);
    // The address of what it brings back holds them as well; a browser that cannot pack them has them in memory alone.
    if (next.sample || next.packed) await packEdits(next.edits).catch(() => {});
    if (latest !== next) return;
    shelf.name(next, taken.title);
    shown = next;
    const before = again ? reading : undefined;
    reading = taken;
    draw(host, before, showing);
    await host.renderer.done;
    // Only what is read to its end is over: a newer article has its own line.
    if (latest === next) settled();
  } catch (error) {
    if (!(error instanceof Superseded) && latest === next) failed(next, showing, error);
  } finally {
    clearTimeout(slow);
  }
}

/**
 * What becomes of an article that was not analysed: it is read once more where that may help, else given back with the reason. Nothing
 * stays that would make the next try fail as well.
 *
 * @param {OpenArticle} next
 * @param {Showing} showing
 * @param {unknown} error
 */
function failed(next, showing, error) {
  const { date } = next;
  if (error instanceof Silent && !showing.anew) {
    tell(t('silent'));
    void show(next, { ...showing, anew: true });
  } else if (error instanceof Crashed) {
    giveBack(next, showing, t('crashed'));
  } else if (error instanceof Missing || error instanceof Unsupported) {
    giveBack(next, showing);
    tellOfCore(error, () => retry(next));
  } else if (error instanceof Absent) {
    giveBack(next, showing);
    tellOfPart(() => void show(next, showing));
  } else if (date) {
    // What the core refuses is an option, and no other comes from outside.
    const undated = { ...next, date: undefined, dated: undefined, note: t('readers.note.date', { date }) };
    shelf.put(undated);
    void show(undated, showing);
  } else {
    giveBack(next, showing, t('refused', { why: error instanceof Error ? error.message : String(error) }));
  }
}

/**
 * Gives the text of an article that is not shown back to its field, or leaves what is shown as it is.
 *
 * @param {OpenArticle} next
 * @param {Showing} showing
 * @param {string} [why]
 */
function giveBack(next, { again }, why) {
  settled();
  if (again) {
    latest = shown;
    if (shown) shelf.put(shown);
    if (reading) view?.facts.show(reading);
  } else {
    composer.edit(next, next);
    showComposer();
    composer.focus();
  }
  if (why) tell(why);
}

/**
 * Shows the reading.
 *
 * @param {import('./reading-view.js').ReadingView} host
 * @param {Reading|undefined} before the same article's, where it was shown before: what is selected stays so
 * @param {Showing} showing
 */
function draw(host, before, { aside = false, step }) {
  if (!reading || !shown) return;
  const current = reading;
  const arrives = !host.isOpen;
  host.show(current, shown.id, { again: before !== undefined, aside });
  shelf.draw(shown);
  document.title = title();
  undoBar.show(shelf.canUndo(shown.id), shelf.canRedo(shown.id));
  if (before) {
    host.selected.renew(before, current);
    note({ select: host.selected.key });
  } else {
    note({ step: step ?? arrives });
    if (!aside) host.panel.showArticle();
    scrollTo({ top: 0, behavior: 'instant' });
    if (!aside) byId('main', HTMLElement).focus({ preventScroll: true });
    if (current.analysis.document.language === 'und') tell(t('otherLanguageNotice'));
    else if (shown.note) tellOf(shown);
    else if (document.documentElement.dataset.model === 'missing') tellOfModel(loadModel);
  }
  announce(t('analysed', { count: current.marks.length }));
}

/**
 * Tells what is to be known of how an article came in; where only a part of a page was taken, the rest is a step away.
 *
 * @param {Article} one
 */
function tellOf({ note = '', whole, ...rest }) {
  const act = () => {
    quiet();
    if (whole) void open([{ ...rest, text: whole }], { edited: shown });
  };
  tell(note, whole ? { label: t('takeAll'), act } : undefined);
}

/** Not the article's: browsers keep the titles of pages in their history. */
function title() {
  return !isOpen() ? t('appTitle') : `${t('article')} · ${t('appTitle')}`;
}

/** @param {boolean} [step] whether coming from an article is a step in the history */
function showComposer(step = true) {
  const leaves = isOpen();
  view?.leave();
  if (latest) engine.cancel();
  settled();
  latest = shown = reading = undefined;
  view?.clear();
  shelf.draw(undefined);
  document.title = title();
  memory.note(undefined, { step: leaves && step });
}

/**
 * Goes where an entry of the history was.
 *
 * @param {import('./address.js').Kept} kept
 */
async function goBackTo({ open, shown: id, checking, comparing }) {
  const closed = open.filter((one) => shelf.reopen(one));
  const one = shelf.byId(id);
  if (one) {
    // From checking to reading and back nothing is read anew.
    if (one.id !== shown?.id || closed.length > 0) await show(one, { step: false });
    if (shown === one) view?.modes.back(comparing ? 'compare' : checking ? 'check' : 'read');
    return;
  }
  showComposer(false);
  if (id) tell(t('gone'));
}

/** Shows what is open side by side. */
async function compare() {
  try {
    const { Comparer } = await comparison();
    comparer ??= new Comparer({
      read: (one) => engine.analyze(one.text, optionsOf(one, THRESHOLDS[settings.threshold])),
      compare: (form, articles) => engine.compare(form, articles, settings.language),
      label: (one) => shelf.label(one),
      open: (one, key) => void show(one, { aside: true }).then(() => key && view?.select(key)),
    });
    await comparer.show(shelf.articles, engine.hasModel);
  } catch (error) {
    if (!(error instanceof Absent)) throw error;
    tellOfPart(() => void compare());
  }
}

/** @param {import('./types.d.ts').Quote} quote */
async function copyStatement(quote) {
  if (!reading) return;
  const { copy, quotedWithSource } = await later();
  const { done, text } = await copy(quotedWithSource(reading, quote));
  say(done ? t('check.copied') : text);
}

async function copyLink() {
  if (!shown) return;
  const link = await linkTo(shown, view?.selected.key).catch(() => undefined);
  const { copy } = await later();
  say(link === undefined ? t('take.noLink') : (await copy(link)).text);
}

/** Shows what is kept on this device, and what is not unless the reader wants it. */
function openLibrary() {
  later()
    .then(({ library }) => library())
    .then(
      (all) => all.openLibrary({ open: (articles) => void open(articles) }),
      () => tellOfPart(openLibrary),
    );
}

onChange(() => {
  applySettings();
  view?.apply();
  translateAll();
});

/** Puts every word of the page into its language. */
function translateAll() {
  translate(document);
  composer.translate();
  living.draw();
  offerDoors();
  view?.translate();
  comparer?.translate();
  shelf.draw(shown);
  document.title = title();
  if (!reading || !shown) return;
  if (settings.threshold !== threshold) void show(shown, { again: true });
  threshold = settings.threshold;
  view?.translateReading();
}

/** Shows what the address asks for, if it asks for anything. */
async function followAddress() {
  try {
    const { article, problem } = await askedFor();
    if (article) await open([article], { step: false });
    if (!problem) return;
    setPlace({});
    tell(problem);
  } catch (error) {
    if (!(error instanceof Absent)) throw error;
    tellOfPart(() => void followAddress());
  }
}

/**
 * Selects what the address names. Its key belongs to the analysis with the model.
 *
 * @param {string} [key]
 */
function followSelection(key) {
  if (key) view?.select(key);
}

/**
 * Tries once more to have the program.
 *
 * @param {OpenArticle} [next] that is to be shown then
 */
function retry(next) {
  engine.retry();
  void setOut(next);
}

async function loadModel() {
  working('model', t('loadingModel'));
  try {
    await engine.loadModel((received, total) =>
      working('model', t('loadingModel'), { share: total && received / total }),
    );
    finished('model');
    if (latest) await show(latest, latest === shown ? { again: true } : latestShowing);
    else void practise(engine, () => latest === undefined);
  } catch {
    finished('model');
    tellOfModel(loadModel);
  }
  document.documentElement.dataset.model = engine.hasModel ? 'loaded' : 'missing';
}

/**
 * Starts the page.
 *
 * @param {import('./engine.js').Engine} started
 */
export async function start(started) {
  engine = started;
  // What is drawn by this program is of no use without it, and hidden until now (base.css).
  document.documentElement.dataset.started = '';
  applySettings();
  translateAll();
  void loadFace();
  const presets = PRESETS.map((preset, n) => ({
    keys: [String(n + 1)],
    told: `keys.${preset}`,
    act: () => (isOpen() ? change({ preset }) : false),
  }));
  addShortcuts(...presets);
  listenToKeys((all) => press(({ tellKeys }) => tellKeys(all)));
  listenToHead({
    home: () => showComposer(),
    fresh: () => {
      // What is in the field and was never read stays there.
      if (shelf.articles.some(({ text }) => text === composer.text)) composer.text = '';
      showComposer();
      composer.focus();
    },
    edit: () => {
      if (shown) composer.edit(shown, shown);
      showComposer();
      composer.focus();
    },
    take: () => {
      const { key } = view?.selected ?? {};
      if (reading) press(({ openTakeaway }) => reading && openTakeaway(engine, reading, key, shelf.articles));
    },
    library: openLibrary,
    adjust: () => press(({ openSettings }) => openSettings(() => memory.forget())),
  });
  addEventListener('hashchange', () => {
    // An entry of the history that holds what was there is gone back to below.
    if (keptIn(history.state)) return;
    const { select: key } = place();
    void followAddress().then(() => followSelection(key));
  });
  addEventListener('popstate', () => {
    const kept = keptIn(history.state);
    if (kept) void goBackTo(kept);
    else if (location.hash.length < 2) showComposer(false);
  });
  // Whoever comes to an article waits for what shows it.
  if (location.hash.length > 1 || keptIn(history.state)?.shown) void viewed().catch(() => {});
  const forgotten = await memory.takeBack();
  if (forgotten) tell(t('forgotten'));
  if (!latest) shelf.draw(undefined);
  await setOut();
}

/**
 * Waits for the program; then shows an article or goes where the address says, and loads the model.
 *
 * @param {OpenArticle} [next]
 */
async function setOut(next) {
  try {
    await engine.ready;
  } catch (error) {
    tellOfCore(error, () => retry(next));
    return;
  }
  performance.mark('isnad:ready');
  document.documentElement.dataset.ready = '';
  prepare();
  // Where that fails it is told when it is wanted.
  void viewed().catch(() => {});
  const { select: key } = place();
  const kept = keptIn(history.state);
  const waiting = takeWaiting({ files: (files) => void openFiles(files), read: (one) => void open([one]) });
  if (waiting) setPlace({});
  else if (next) await show(next);
  // What the reader has brought meanwhile goes first.
  else if (!latest) await (kept ? goBackTo(kept) : followAddress());
  await loadModel();
  followSelection(key);
  startOffline();
}
