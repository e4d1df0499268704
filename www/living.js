/** The start page's own lines, with their margin: what the page does is seen before anything is pasted. */

import { drawKnot } from './article/knots.js';
import { Margin } from './article/margin.js';
import { Renderer } from './article/render.js';
import { byId, el } from './dom.js';
import { Reading } from './reading.js';
import { living } from './samples/living.js';
import { settings } from './settings.js';

/** Nobody is left alone in it. */
const NOBODY = { isLit: () => false };

export class Living {
  #host = byId('living', HTMLElement);
  #renderer = new Renderer(this.#host, el('div', { hidden: true }), new Margin(this.#host, NOBODY));
  #language = '';

  constructor() {
    this.#host.append(this.#renderer.preface);
    const knots = /** @type {const} */ (['person s3', 'body s1', 'unnamed su', 'group s2']);
    for (const one of knots) {
      const [knot, hue] = /** @type {[import('./article/knots.js').Knot, string]} */ (one.split(' '));
      byId('living-knots', HTMLElement).append(drawKnot(knot, hue), ' ');
    }
    byId('waiting', HTMLElement).append(drawKnot('hollow'));
  }

  /** Draws it in the page's language. */
  draw() {
    const { language } = settings;
    if (language === this.#language) return;
    this.#language = language;
    const { text, analysis } = living[language];
    void Reading.of({ text }, analysis, true).then((reading) => {
      if (this.#language === language) this.#renderer.show(reading, false, 'all');
    });
  }
}
