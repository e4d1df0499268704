/** The face in which the page is set. It comes once the page is painted: until then another stands in its place, as large (style/tokens.css). */

import { faceFile } from './pkg/assets.js';
import { painted } from './dom.js';

/** Without it, or where it does not come, the page stays in the other. */
export async function loadFace() {
  await painted();
  try {
    const file = faceFile();
    const source = typeof file === 'string' ? `url(${JSON.stringify(file)})` : file;
    const face = await new FontFace('Isnad Markazi', source, { weight: '400 700' }).load();
    document.fonts.add(face);
  } catch {
    // Nothing that is read depends on it.
  }
}
