/** How long a long article takes once the program is warm: a figure to print, and a limit that only a slip of an order would pass. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

test('articles one by one, warm', async (t) => {
  await engine.default();
  const shared = process.env.ISNAD_SHARED ?? new URL('../../../shared', import.meta.url).pathname;
  const own = new URL('../articles', import.meta.url).pathname;
  const gold = ['dev3', 'dev4', 'dev3-en'].map((set) => join(shared, 'gold', set)).filter(existsSync);
  const texts = (gold.length ? gold : [own]).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt') && !name.endsWith('.report.txt'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text).length;
  for (const [language, letters] of [
    ['Arabic', /\p{Script=Arabic}/u],
    ['English', /^(?:(?!\p{Script=Arabic}).)*$/su],
  ]) {
    const those = texts.filter((text) => new RegExp(letters).test(text));
    const size = those.reduce((sum, text) => sum + bytes(text), 0);
    /** @param {(text: string) => void} work */
    const speed = (work) => {
      those.forEach(work);
      const best = those.map((text) =>
        Math.min(...[1, 2, 3, 4, 5].map(() => processorTime(() => work(text)))),
      );
      return size / best.reduce((sum, time) => sum + time, 0);
    };
    const analysed = speed((text) => engine.analyze(text, { date: '2025-02-14' }));
    const walked = speed((text) => [...text.matchAll(/\p{L}+/gu)].length);
    const ratio = (walked / analysed).toFixed(1);
    t.diagnostic(
      `${language}: ${those.length} articles, ${analysed.toFixed(2)} MB/s; /\\p{L}+/gu ${walked.toFixed(1)} MB/s, ${ratio} times as fast`,
    );
    assert.ok(analysed > 0.1, `${language}: ${analysed} MB/s`);
  }
});

/**
 * @param {() => void} work
 * @returns {number} microseconds of processor time
 */
function processorTime(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return Math.max(1, user + system);
}
