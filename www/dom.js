/** Elements made from data. Text only ever becomes text nodes: nothing here parses HTML. */

const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {Node | string | number | null | undefined | false | readonly (Node | string)[]} Child */

/**
 * Sets attributes, properties named `on…` as listeners; `false`, `null` and `undefined` set nothing, `true` an empty attribute.
 *
 * @param {Element} element
 * @param {Record<string, unknown>} attributes
 * @param {readonly Child[]} children
 */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on') && typeof value === 'function') {
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  for (const child of children) {
    if (child === false || child === null || child === undefined) continue;
    if (Array.isArray(child)) element.append(...child);
    else element.append(typeof child === 'number' ? String(child) : /** @type {Node|string} */ (child));
  }
}

/**
 * An HTML element.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

/**
 * An SVG element.
 *
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  fill(element, attributes, children);
  return element;
}

/**
 * The element with that id, which the page's own HTML holds.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${type.name} #${id}`);
  return found;
}

/**
 * Whether an element is laid out where it can be seen, and not folded or hidden.
 *
 * @param {Element} element
 */
export function isLaidOut(element) {
  // Safari has the first since version 17.4; the second is true in what is folded with `content-visibility`, no more.
  const asks = typeof element.checkVisibility === 'function';
  return asks ? element.checkVisibility() : element.getClientRects().length > 0;
}

/**
 * Gives the main thread back, so that input and paint come first.
 *
 * @returns {Promise<void>}
 */
export function breathe() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}

/**
 * Lets the next frame be painted first. Where none is (the page is not looked at) that is not waited for.
 *
 * @returns {Promise<void>}
 */
export function painted() {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(late);
      void breathe().then(resolve);
    });
  });
}

/** Milliseconds of work between two breaths. */
const SLICE = 8;

/** Likewise where what is made is laid out at once, which takes several times longer than making it. */
const FRAME = 2.5;

/**
 * Runs work that yields after each of its small steps, with a breath whenever a slice of time is used up. What fits into one slice is
 * done when this returns.
 *
 * @param {Iterator<unknown>} steps
 * @param {() => boolean} [wanted] asked after each breath whether to go on
 * @returns {Promise<boolean>} whether it was done to the end
 */
export function inSlices(steps, wanted = () => true) {
  return sliced(steps, wanted, SLICE, breathe);
}

/**
 * As {@link inSlices}, for what is seen: each slice is small and painted before the next is made.
 *
 * @param {Iterator<unknown>} steps
 * @param {() => boolean} wanted
 * @returns {Promise<boolean>}
 */
export function inFrames(steps, wanted) {
  return sliced(steps, wanted, FRAME, painted);
}

/**
 * @param {Iterator<unknown>} steps
 * @param {() => boolean} wanted
 * @param {number} slice
 * @param {() => Promise<void>} rest
 */
async function sliced(steps, wanted, slice, rest) {
  for (;;) {
    const start = performance.now();
    while (performance.now() - start < slice) {
      if (steps.next().done) return true;
    }
    await rest();
    if (!wanted()) return false;
  }
}
