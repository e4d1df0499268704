/** The face in which the page is set. It comes once the page is painted: until then another stands in its place, as large (style/tokens.css). */

import { faceFile } from './pkg/assets.js';
import { painted } from './dom.js';

/** What it is called, and its weights. */
export const NAME = 'Isnad Markazi';
export const WEIGHT = '400 700';

/** The face as it came; undefined where it has not. @type {ArrayBuffer|undefined} */
export let face;

/** Without it, or where it does not come, the page stays in the other. */
export async function loadFace() {
  await painted();
  try {
    const file = faceFile();
    const came = typeof file === 'string' ? await (await fetch(file)).arrayBuffer() : file;
    document.fonts.add(await new FontFace(NAME, came, { weight: WEIGHT }).load());
    face = came;
  } catch {
    // Nothing that is read depends on it.
  }
}
