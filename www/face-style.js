/** The face as a part of a file that leaves the page. */

import { face, NAME, WEIGHT } from './face.js';

/** So many bytes are turned into letters at once: arguments of a call are few. */
const AT_ONCE = 8192;

/** @returns {string} a rule that holds the face itself; empty where it has not come */
export function faceStyle() {
  if (!face) return '';
  let letters = '';
  for (let at = 0; at < face.byteLength; at += AT_ONCE) {
    const part = new Uint8Array(face, at, Math.min(AT_ONCE, face.byteLength - at));
    letters += String.fromCharCode(...part);
  }
  const source = `url(data:font/woff2;base64,${btoa(letters)})`;
  return `@font-face { font-family: "${NAME}"; src: ${source}; font-weight: ${WEIGHT}; }\n`;
}
