/** The timeline: every dated expression on an axis that can be drawn out, walked with the arrow keys, and read as a list. */

import { el, svg } from '../dom.js';
import { day, formatter, shortDay, timeWords } from '../format.js';
import { number, t } from '../i18n/index.js';
import { context, FIRST, heading, link, list, nothing, row } from './parts.js';

const DAY = 86_400_000;
const WIDTH = 320;
const HEIGHT = 96;
const MARGIN = 14;
const AXIS = HEIGHT - 26;

/** So many events are drawn one over the other. */
const STACK = 7;

/** Steps between two ticks, in days, with how a tick of that step is labelled. */
const STEPS = /** @type {const} */ ([
  [1, { day: 'numeric', month: 'short' }],
  [7, { day: 'numeric', month: 'short' }],
  [30.44, { month: 'short', year: 'numeric' }],
  [91.3, { month: 'short', year: 'numeric' }],
  [365.25, { year: 'numeric' }],
  [1826.2, { year: 'numeric' }],
  [3652.5, { year: 'numeric' }],
  [18262, { year: 'numeric' }],
  [36525, { year: 'numeric' }],
  [182625, { year: 'numeric' }],
]);

/** @typedef {{key: string, time: import('../types.d.ts').Time, from: number, to: number}} Event */

/** @type {import('./parts.js').View} */
export function* timeline(host, reading, select, sieve) {
  /** @type {Event[]} */
  const events = [];
  /** @type {{key: string, time: import('../types.d.ts').Time}[]} */
  const others = [];
  for (const [n, time] of reading.analysis.times.entries()) {
    const key = `t${n + 1}`;
    const from = time.from && day(time.from)?.getTime();
    const to = time.to && day(time.to)?.getTime();
    if (typeof from === 'number' && typeof to === 'number') events.push({ key, time, from, to: to + DAY });
    else others.push({ key, time });
    yield;
  }
  if (events.length + others.length === 0) {
    host.append(nothing(t('timeline.none')));
    return;
  }
  const found = (/** @type {{time: import('../types.d.ts').Time}} */ { time }) => {
    const { before, hit, after } = reading.around(time);
    return sieve.isOpen || sieve.finds(...timeWords(time), before, hit, after);
  };
  /** @param {{key: string, time: import('../types.d.ts').Time}} one */
  const make = ({ key, time }) => {
    const words = timeWords(time)[0];
    const open = words === t('unresolved');
    const one = row(key, select, el('span', { class: 'name' }, open ? '' : words), context(reading, time));
    return open ? el('div', { class: 'asking' }, one, link('date', t('date.ask'), select)) : one;
  };
  const isWanted = (/** @type {{key: string}} */ { key }) => key === sieve.wanted;
  events.sort((a, b) => a.from - b.from || b.to - a.to);
  if (events.length > 0) {
    const published = reading.analysis.document.date;
    host.append(new Axis(events, published ? day(published)?.getTime() : undefined, select).node);
    yield;
    const ones = events.filter(found);
    const rows = yield* list(ones, make, sieve.reach(ones, isWanted, FIRST));
    host.append(el('section', {}, heading('TIME', t('timeline.dated'), number(ones.length)), rows));
  }
  const rest = others.filter(found);
  if (rest.length > 0) {
    const rows = yield* list(rest, make, sieve.reach(rest, isWanted, FIRST));
    host.append(el('section', {}, heading('TIME', t('timeline.others'), number(rest.length)), rows));
  }
}

/** The axis: what part of time it shows, and the events in it. */
class Axis {
  /**
   * @param {Event[]} events by their beginning
   * @param {number|undefined} published
   * @param {(key: string) => void} select
   */
  constructor(events, published, select) {
    this.events = events;
    this.published = published;
    this.select = select;
    this.rtl = document.documentElement.dir === 'rtl';
    this.focused = 0;
    const { from, to } = extent(events, published ?? events[0]?.from ?? 0);
    const pad = Math.max((to - from) * 0.03, 2 * DAY);
    this.whole = { from: from - pad, to: to + pad };
    this.shown = near(events, published) ?? this.whole;
    this.svg = svg('svg', {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: 'group',
      'aria-label': t('timeline.axis'),
      class: 'axis',
    });
    this.svg.addEventListener('keydown', (event) => this.#key(event));
    this.svg.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        this.#zoom(event.deltaY > 0 ? 1.3 : 0.77);
      },
      { passive: false },
    );
    const button = (/** @type {string} */ label, /** @type {string} */ sign, /** @type {() => void} */ act) =>
      el(
        'button',
        { type: 'button', class: 'tool', 'aria-label': t(label), title: t(label), onclick: act },
        sign,
      );
    this.earlier = button('timeline.earlier', this.rtl ? '→' : '←', () => this.#pan(-0.4));
    this.later = button('timeline.later', this.rtl ? '←' : '→', () => this.#pan(0.4));
    this.node = el(
      'div',
      { class: 'timeline' },
      el(
        'div',
        { class: 'tools' },
        button('timeline.in', '+', () => this.#zoom(0.5)),
        button('timeline.out', '−', () => this.#zoom(2)),
        this.earlier,
        this.later,
        button('timeline.all', '⤢', () => this.#show(this.whole)),
      ),
      this.svg,
    );
    this.#draw();
  }

  /** @param {number} time */
  #x(time) {
    const share = (time - this.shown.from) / (this.shown.to - this.shown.from);
    const x = MARGIN + share * (WIDTH - 2 * MARGIN);
    return this.rtl ? WIDTH - x : x;
  }

  /** @param {{from: number, to: number}} range */
  #show(range) {
    const span = Math.max(range.to - range.from, 5 * DAY);
    const from = Math.min(Math.max(range.from, this.whole.from - span / 2), this.whole.to);
    this.shown = { from, to: from + span };
    this.#draw();
  }

  /** @param {number} factor */
  #zoom(factor) {
    const focus = this.events[this.focused];
    const inside = focus && focus.from >= this.shown.from && focus.from <= this.shown.to;
    const middle = inside ? focus.from : (this.shown.from + this.shown.to) / 2;
    const half = Math.min(((this.shown.to - this.shown.from) / 2) * factor, this.whole.to - this.whole.from);
    this.#show({ from: middle - half, to: middle + half });
  }

  /** @param {number} share of what is shown; an event that is farther away is gone to at once */
  #pan(share) {
    const { from, to } = this.shown;
    const by = (to - from) * share;
    const beyond = share < 0 ? this.#before().at(-1)?.to : this.#after()[0]?.from;
    const gap = beyond === undefined ? 0 : share < 0 ? from - beyond : beyond - to;
    if (beyond !== undefined && gap > to - from) {
      this.#show({ from: beyond - (to - from) / 2, to: beyond + (to - from) / 2 });
    } else {
      this.#show({ from: from + by, to: to + by });
    }
  }

  #before() {
    return this.events.filter((event) => event.to < this.shown.from).sort((a, b) => a.to - b.to);
  }

  #after() {
    return this.events.filter((event) => event.from > this.shown.to);
  }

  /** What is not in sight is told where one goes to it. */
  #tellOutside() {
    const sides = /** @type {const} */ ([
      [this.earlier, 'timeline.earlier', this.#before().length],
      [this.later, 'timeline.later', this.#after().length],
    ]);
    for (const [button, key, count] of sides) {
      const told = count > 0 ? `${t(key)} (${t('crowd.times', { count })})` : t(key);
      button.setAttribute('aria-label', told);
      button.title = told;
      if (count > 0) button.dataset.count = number(count);
      else delete button.dataset.count;
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const later = this.rtl ? 'ArrowLeft' : 'ArrowRight';
    const earlier = this.rtl ? 'ArrowRight' : 'ArrowLeft';
    if (event.key === later) this.#focus(this.focused + 1);
    else if (event.key === earlier) this.#focus(this.focused - 1);
    else if (event.key === 'Home') this.#focus(0);
    else if (event.key === 'End') this.#focus(this.events.length - 1);
    else if (event.key === '+' || event.key === '=') this.#zoom(0.5);
    else if (event.key === '-') this.#zoom(2);
    else if (event.key === 'Enter' || event.key === ' ') this.select(this.events[this.focused]?.key ?? '');
    else return;
    event.preventDefault();
  }

  /** @param {number} index */
  #focus(index) {
    this.focused = Math.min(Math.max(index, 0), this.events.length - 1);
    const event = /** @type {Event} */ (this.events[this.focused]);
    const span = this.shown.to - this.shown.from;
    if (event.from < this.shown.from || event.from > this.shown.to) {
      this.#show({ from: event.from - span / 2, to: event.from + span / 2 });
    } else {
      this.#draw();
    }
    this.#stop()?.focus();
  }

  /** @param {Event} event */
  #outside(event) {
    return event.to < this.shown.from || event.from > this.shown.to;
  }

  #draw() {
    // What the tab key reaches must be there to be seen.
    const focused = this.events[this.focused];
    if (focused && this.#outside(focused)) {
      const inside = this.events.findIndex((event) => !this.#outside(event));
      if (inside >= 0) this.focused = inside;
    }
    const held = this.svg.contains(document.activeElement);
    this.svg.replaceChildren();
    this.svg.append(svg('line', { class: 'line', x1: 0, x2: WIDTH, y1: AXIS, y2: AXIS }));
    this.#ticks();
    this.#tellOutside();
    if (
      this.published !== undefined &&
      this.published >= this.shown.from &&
      this.published <= this.shown.to
    ) {
      const x = this.#x(this.published + DAY / 2);
      this.svg.append(
        svg(
          'line',
          { class: 'published', x1: x, x2: x, y1: 4, y2: AXIS },
          svg('title', {}, t('date.published')),
        ),
      );
    }
    /** How many events stand over each place of the axis. @type {Map<number, number>} */
    const stacks = new Map();
    this.events.forEach((event, index) => {
      if (this.#outside(event)) return;
      const x1 = this.#x(Math.max(event.from, this.shown.from));
      const x2 = this.#x(Math.min(event.to, this.shown.to));
      const wide = Math.abs(x2 - x1) > 10;
      const middle = (x1 + x2) / 2;
      const place = Math.round(middle / 9);
      const height = stacks.get(place) ?? 0;
      // More would not be told apart; zooming in spreads them, and the list below has all.
      if (height >= STACK && index !== this.focused) return;
      stacks.set(place, height + 1);
      const y = Math.max(AXIS - 10 - height * 9, 8);
      const shape = wide
        ? svg('rect', { x: Math.min(x1, x2), y: y - 2.5, width: Math.abs(x2 - x1), height: 5, rx: 2.5 })
        : svg('circle', { cx: middle, cy: y, r: 3.6 });
      const label = `${shortDay(event.time.from ?? '')}: ${event.time.text}`;
      this.svg.append(
        svg(
          'g',
          {
            class: 'event',
            role: 'button',
            'aria-label': label,
            tabindex: index === this.focused ? 0 : -1,
            'data-select': event.key,
            'aria-pressed': 'false',
            onclick: () => {
              this.focused = index;
              this.select(event.key);
            },
          },
          svg('title', {}, label),
          svg('circle', { class: 'target', cx: middle, cy: y, r: 7 }),
          shape,
        ),
      );
    });
    if (held) this.#stop()?.focus();
  }

  /** The event that the tab key reaches. */
  #stop() {
    const node = this.svg.querySelector('[tabindex="0"]');
    return node instanceof SVGElement ? node : undefined;
  }

  #ticks() {
    const span = (this.shown.to - this.shown.from) / DAY;
    const [step, options] =
      STEPS.find(([days]) => span / days <= 5) ?? /** @type {const} */ ([365250, { year: 'numeric' }]);
    const format = formatter('gregory', options);
    if (!('year' in options)) {
      const years = formatter('gregory', { year: 'numeric' }).formatRange(this.shown.from, this.shown.to);
      const x = this.rtl ? WIDTH : 0;
      this.svg.append(
        svg('text', { class: 'year', x, y: 12, 'text-anchor': this.rtl ? 'end' : 'start' }, years),
      );
    }
    for (const time of ticks(this.shown.from, this.shown.to, step)) {
      const x = this.#x(time);
      if (x < 18 || x > WIDTH - 18) continue;
      this.svg.append(
        svg('line', { class: 'tick', x1: x, x2: x, y1: AXIS, y2: AXIS + 5 }),
        svg('text', { x, y: AXIS + 18, 'text-anchor': 'middle' }, format.format(time)),
      );
    }
  }
}

/**
 * From the first to the last of the events and a day.
 *
 * @param {readonly {from: number, to: number}[]} events
 * @param {number} time the day's beginning
 */
function extent(events, time) {
  let [from, to] = [time, time + DAY];
  for (const event of events) {
    from = Math.min(from, event.from);
    to = Math.max(to, event.to);
  }
  return { from, to };
}

/**
 * The stretch around most of the events: one date of long ago must not squeeze the week that the article is about into a point.
 *
 * @param {readonly Event[]} events
 * @param {number|undefined} published
 */
function near(events, published) {
  const centre = published ?? events[Math.floor(events.length / 2)]?.from;
  if (centre === undefined) return undefined;
  const distances = events.map((event) => Math.abs(event.from - centre)).sort((a, b) => a - b);
  const reach = Math.max((distances[Math.floor(distances.length * 0.7)] ?? 0) * 1.2, 10 * DAY);
  const inside = events.filter((event) => Math.abs(event.from - centre) <= reach);
  const { from, to } = extent(
    inside.map((event) => ({ from: event.from, to: Math.min(event.to, centre + reach) })),
    centre,
  );
  const pad = Math.max((to - from) * 0.08, 2 * DAY);
  return { from: from - pad, to: to + pad };
}

/**
 * Round moments: days, or the first of months and years.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} step in days
 * @returns {number[]}
 */
function ticks(from, to, step) {
  const found = [];
  if (step < 30) {
    for (let time = Math.ceil(from / (step * DAY)) * step * DAY; time < to; time += step * DAY)
      found.push(time);
    return found;
  }
  const months = Math.round(step / 30.44);
  const first = new Date(from);
  let index = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months;
  for (let n = 0; n < 20; n++, index += months) {
    const time = Date.UTC(Math.floor(index / 12), index % 12);
    if (time > to) break;
    if (time >= from) found.push(time);
  }
  return found;
}
