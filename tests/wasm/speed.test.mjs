/** How long a long article takes once the program is warm: a figure to print, and a limit that only a slip of an order would pass. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { engine } from './engine.mjs';

test('10,000 characters', async (t) => {
  await engine.default();
  const article = readFileSync(new URL('../articles/2025-02-14-talks.txt', import.meta.url), 'utf8');
  const text = article.repeat(Math.ceil(10_000 / article.length)).slice(0, 10_000);
  let best = Infinity;
  for (let n = 0; n < 60; n += 1) {
    const start = performance.now();
    engine.analyze(text, { date: '2025-02-14' });
    best = Math.min(best, performance.now() - start);
  }
  t.diagnostic(`analysed in ${best.toFixed(1)} ms, the best of 60`);
  assert.ok(best < 150, `${best} ms`);
});
