/**
 * Judges a run of cargo-mutants: `mutants.mjs FOLDER EQUIVALENT LEAST`. Prints which mutants no test noticed, without those that the list says to
 * change nothing, and fails where the rest of them is too many: LEAST of 100 must be noticed.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const [folder = '', list = '', least = ''] = process.argv.slice(2);

const lines = (/** @type {string} */ file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));

/** A mutant's name without its place in the file, which every edit above it moves. */
const named = (/** @type {string} */ mutant) => mutant.replace(/:\d+:\d+:/, ':');

const equivalent = new Set(lines(list).map((line) => line.split('\t')[0] ?? ''));
const of = (/** @type {string} */ outcome) => lines(path.join(folder, `${outcome}.txt`));
const missed = of('missed').filter((mutant) => !equivalent.has(named(mutant)));
// One that never ends is noticed too.
const noticed = of('caught').length + of('timeout').length;
const judged = noticed + missed.length;

for (const mutant of missed) console.log(`not noticed: ${mutant}`);
console.log(
  `mutants: ${judged} that compile and change something, ${noticed} noticed, ${of('unviable').length} that do not compile`,
);
if (judged === 0) {
  console.log('none was tried: the run is worth nothing');
  process.exitCode = 1;
} else if (noticed * 100 < judged * Number(least)) {
  console.log(`fewer than ${least} of 100 are noticed`);
  process.exitCode = 1;
}
