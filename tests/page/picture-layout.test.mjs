/** The words of a picture: in lines, as large as there is room, cut where there is none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitted, wrapped } from '../../www/picture/layout.js';

/** Every letter is half as wide as it is high. */
const measure = (/** @type {string} */ words, /** @type {number} */ size) => ([...words].length * size) / 2;

const LETTERS = { largest: 76, smallest: 30, leading: 1.4, end: '»' };

test('no line is wider than the box, and no word is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 30 }), (words) => {
      const text = words.join(' ');
      const lines = wrapped(text, 100, (one) => measure(one, 10));
      for (const line of lines) assert.ok(measure(line, 10) <= 100, line);
      assert.equal(lines.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
    }),
  );
});

test('short words are large, long ones smaller, and what cannot stand is cut', () => {
  const box = { width: 1000, height: 300 };
  assert.deepEqual(fitted('قول', box, measure, LETTERS), { lines: ['قول'], size: 76, cut: false });
  const middle = fitted('كلمة '.repeat(40).trim(), box, measure, LETTERS);
  assert.ok(middle.size < 76 && middle.size >= 30 && !middle.cut);
  const long = fitted('كلمة '.repeat(400).trim(), box, measure, LETTERS);
  assert.equal(long.size, 30);
  assert.ok(long.cut && long.lines.length * 30 * 1.4 <= 300);
  assert.match(long.lines.at(-1) ?? '', /كلمة…»$/);
  for (const line of long.lines) assert.ok(measure(line, 30) <= 1000);
});
