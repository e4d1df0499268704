/** The face in which the page is set. It comes once the page is painted: until then another stands in its place, as large (style/tokens.css). */

import { faceFile } from './pkg/assets.js';
import { painted } from './dom.js';

const NAME = 'Isnad Markazi';
const WEIGHT = '400 700';

/** So many bytes are turned into letters at once: arguments of a call are few. */
const AT_ONCE = 8192;

/** @type {ArrayBuffer|undefined} */
let bytes;

/** Without it, or where it does not come, the page stays in the other. */
export async function loadFace() {
  await painted();
  try {
    const file = faceFile();
    const came = typeof file === 'string' ? await (await fetch(file)).arrayBuffer() : file;
    document.fonts.add(await new FontFace(NAME, came, { weight: WEIGHT }).load());
    bytes = came;
  } catch {
    // Nothing that is read depends on it.
  }
}

/** @returns {string} a style sheet that holds the face itself, for a file that leaves the page; empty where it has not come */
export function faceStyle() {
  if (!bytes) return '';
  let letters = '';
  for (let at = 0; at < bytes.byteLength; at += AT_ONCE) {
    const part = new Uint8Array(bytes, at, Math.min(AT_ONCE, bytes.byteLength - at));
    letters += String.fromCharCode(...part);
  }
  const source = `url(data:font/woff2;base64,${btoa(letters)})`;
  return `@font-face { font-family: "${NAME}"; src: ${source}; font-weight: ${WEIGHT}; }\n`;
}
