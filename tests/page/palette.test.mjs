/**
 * The colours of the page: contrast of every ink, and how far the hues of sources stay apart (CIEDE2000), seen with normal sight and without
 * one kind of cones (Machado, Oliveira and Fernandes 2009, severity 1).
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const css = readFileSync(path.resolve(import.meta.dirname, '../../www/style/tokens.css'), 'utf8');

/** @typedef {[number, number, number]} Colour linear or not, 0 to 1 each */

/** @param {string} start of the rule @returns {Record<string, string>} its tokens that are colours or percentages */
function tokens(start) {
  const rule = css.slice(css.indexOf(start)).split('}')[0] ?? '';
  return Object.fromEntries(
    [...rule.matchAll(/--([\w-]+): (#[0-9a-f]{6}|\d+%)/g)].map((match) => [match[1], match[2]]),
  );
}

const THEMES = {
  light: tokens(':root {'),
  dark: tokens(":root[data-theme='dark'] {"),
  'dark by the system': tokens(":root[data-theme='auto'],"),
};
const HUES = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 'u'];
/** Of these the tint is deeper. */
const LIGHTER = ['s4', 's5', 's6'];

/** @param {string} [hex] @returns {Colour} */
const rgb = (hex = '') =>
  /** @type {Colour} */ ([1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255));
const linear = (/** @type {number} */ v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);

/** @param {Colour} colour */
function luminance(colour) {
  const [r, g, b] = /** @type {Colour} */ (colour.map(linear));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {Colour} one @param {Colour} other */
function contrast(one, other) {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** @param {Colour} over @param {Colour} under @param {number} share @returns {Colour} */
const mixed = (over, under, share) =>
  /** @type {Colour} */ (over.map((v, n) => v * share + (under[n] ?? 0) * (1 - share)));

/** @type {Record<string, number[][]>} */
const SIGHTS = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** @param {Colour} colour @param {string} sight @returns {Colour} CIELAB, as it is seen */
function lab(colour, sight) {
  const light = colour.map(linear);
  const [r = 0, g = 0, b = 0] = (SIGHTS[sight] ?? []).map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, k, n) => sum + k * (light[n] ?? 0), 0),
      ),
    ),
  );
  const f = (/** @type {number} */ t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** @param {Colour} one @param {Colour} other CIELAB @returns {number} CIEDE2000 */
function distance([L1, a1, b1], [L2, a2, b2]) {
  const R = Math.PI / 180;
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const G = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const [p1, p2] = [(1 + G) * a1, (1 + G) * a2];
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)];
  const hue = (/** @type {number} */ b, /** @type {number} */ a) =>
    a || b ? (Math.atan2(b, a) / R + 360) % 360 : 0;
  const [h1, h2] = [hue(b1, p1), hue(b2, p2)];
  let turn = c1 * c2 ? h2 - h1 : 0;
  if (turn > 180) turn -= 360;
  if (turn < -180) turn += 360;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * R);
  const [L, c] = [(L1 + L2) / 2, (c1 + c2) / 2];
  const h = c1 * c2 && Math.abs(h1 - h2) > 180 ? (h1 + h2 + 360) / 2 : c1 * c2 ? (h1 + h2) / 2 : h1 + h2;
  const T =
    1 -
    0.17 * Math.cos((h - 30) * R) +
    0.24 * Math.cos(2 * h * R) +
    0.32 * Math.cos((3 * h + 6) * R) -
    0.2 * Math.cos((4 * h - 63) * R);
  const Sl = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2);
  const [Sc, Sh] = [1 + 0.045 * c, 1 + 0.015 * c * T];
  const Rt =
    -Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * R) * 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  return Math.sqrt(
    ((L2 - L1) / Sl) ** 2 + ((c2 - c1) / Sc) ** 2 + (dH / Sh) ** 2 + Rt * ((c2 - c1) / Sc) * (dH / Sh),
  );
}

for (const [name, theme] of Object.entries(THEMES)) {
  const paper = rgb(theme.paper);

  test(`every ink can be read, and every line and knot be seen: ${name}`, () => {
    const bars = {
      ink: 7,
      soft: 4.5,
      rubric: 4.5,
      mark: 3,
      x: 4.5,
      ...Object.fromEntries(HUES.map((hue) => [hue, 4.5])),
    };
    for (const [token, bar] of Object.entries(bars)) {
      assert.ok(contrast(rgb(theme[token]), paper) >= bar, `${token}: ${contrast(rgb(theme[token]), paper)}`);
    }
    assert.ok(contrast(rgb(theme.soft), rgb(theme.wash)) >= 4.5, 'soft on wash');
    // Running text while one voice is alone.
    assert.ok(contrast(mixed(rgb(theme.ink), paper, 0.62), paper) >= 4.5, 'text that is dimmed');
    for (const hue of HUES) {
      const depth = parseFloat(theme[LIGHTER.includes(hue) ? 'tint-light' : 'tint'] ?? '') / 100;
      assert.ok(
        contrast(rgb(theme.ink), mixed(rgb(theme[hue]), paper, depth)) >= 7,
        `ink on the tint of ${hue}`,
      );
    }
  });

  test(`hues are told apart: ${name}`, () => {
    for (const sight of Object.keys(SIGHTS)) {
      for (const [n, one] of HUES.entries()) {
        for (const other of HUES.slice(0, n)) {
          const far = distance(lab(rgb(theme[one]), sight), lab(rgb(theme[other]), sight));
          assert.ok(far >= 10, `${one} and ${other}, ${sight}: ${far}`);
        }
      }
    }
  });
}

test('the report has the colours of the page', () => {
  const report = readFileSync(path.resolve(import.meta.dirname, '../../src/export/html/report.css'), 'utf8');
  const [light = '', dark = ''] = report.split('@media screen and (prefers-color-scheme: dark)');
  for (const [part, theme] of /** @type {const} */ ([
    [light, THEMES.light],
    [dark.split('}')[0] ?? '', THEMES.dark],
  ])) {
    const own = Object.fromEntries(
      [...part.matchAll(/--([\w-]+): (#[0-9a-f]{6}|\d+%)/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
    );
    assert.ok(Object.keys(own).length >= 19, JSON.stringify(own));
    for (const [name, value] of Object.entries(own)) assert.equal(value, theme[name], name);
  }
});

test('both dark palettes are the same', () => {
  assert.deepEqual(THEMES.dark, THEMES['dark by the system']);
});
