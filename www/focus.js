/** One voice alone: while a source is pointed at or chosen, all other speech loses its hue. */

export class Focus {
  /** The sources that are chosen. @type {readonly string[]|undefined} */ #kept;
  /** Those that are pointed at. @type {readonly string[]|undefined} */ #over;

  /** @param {HTMLElement} root in which every element of a source has its id as `data-source` */
  constructor(root) {
    this.root = root;
  }

  /** The sources that are in focus now, by their ids; undefined where all are. */
  get #lit() {
    return this.#over ?? this.#kept;
  }

  /** @param {string} source its id @returns {boolean} */
  isLit(source) {
    return this.#lit?.includes(source) ?? false;
  }

  /** @param {readonly string[]|undefined} sources that are chosen, until others are */
  keep(sources) {
    this.#kept = sources;
    this.apply();
  }

  /** @param {readonly string[]|undefined} sources that are pointed at */
  over(sources) {
    this.#over = sources;
    this.apply();
  }

  /** Shows it on what has been made since. */
  apply() {
    this.root.toggleAttribute('data-focus', this.#lit !== undefined);
    for (const element of this.root.querySelectorAll('[data-source]')) {
      const source = element.getAttribute('data-source') ?? '';
      element.classList.toggle(
        'voice',
        source.split(' ').some((one) => this.isLit(one)),
      );
    }
  }
}
