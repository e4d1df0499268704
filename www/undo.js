/** Undo and redo: two buttons, there once something can be undone, and the keys that every program has for them. */

import { byId } from './dom.js';

export class UndoBar {
  #undo = byId('undo', HTMLButtonElement);
  #redo = byId('redo', HTMLButtonElement);

  /** @param {{undo: () => void, redo: () => void}} actions */
  constructor(actions) {
    this.#undo.addEventListener('click', () => actions.undo());
    this.#redo.addEventListener('click', () => actions.redo());
    document.addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isWriting(event.target)) return;
      // By place on the keyboard, so that an Arabic layout has them too.
      const again = event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey);
      if (!again && event.code !== 'KeyZ') return;
      event.preventDefault();
      if (again) actions.redo();
      else actions.undo();
    });
  }

  /**
   * @param {boolean} undo whether something can be undone
   * @param {boolean} redo
   */
  show(undo, redo) {
    const held = document.activeElement;
    for (const button of [this.#undo, this.#redo]) button.hidden = !undo && !redo;
    this.#undo.disabled = !undo;
    this.#redo.disabled = !redo;
    // A button that can no longer be pressed loses the focus, which the other may have.
    if (held === this.#undo && !undo && redo) this.#redo.focus();
    else if (held === this.#redo && !redo && undo) this.#undo.focus();
  }
}

/**
 * Whether the keys are at work in a field, which has an undo of its own, or in a dialog.
 *
 * @param {EventTarget|null} target
 */
function isWriting(target) {
  if (document.querySelector('dialog[open]')) return true;
  return (
    target instanceof HTMLElement && target.matches('textarea, input:not([type="checkbox"], [type="radio"])')
  );
}
