/** The TypeScript shape of the analysis is the shape of the analyses: a compiler reads real ones as literals of that type. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { nativeAnalyses } from './native.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * What the compiler says of literals.
 *
 * @param {string[]} literals
 */
function compile(literals) {
  const file = `${root}target/tmp/analyses.ts`;
  const type = "import type { Analysis } from '../../www/pkg/analysis.d.ts';\n";
  writeFileSync(file, `${type}export const all: Analysis[] = [\n${literals.join(',\n')}];\n`);
  const options = [
    '--noEmit',
    '--strict',
    '--ignoreConfig',
    '--types',
    '',
    '--allowImportingTsExtensions',
    file,
  ];
  try {
    execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, ...options], {
      encoding: 'utf8',
    });
    return '';
  } catch (error) {
    return String(/** @type {{ stdout?: string }} */ (error).stdout).slice(0, 4000);
  }
}

test('every analysis has the declared shape', () => {
  assert.equal(compile(nativeAnalyses().map((row) => row.analysis)), '');
});

test('a field that is not declared, or is missing, is seen', () => {
  const analysis = JSON.parse(nativeAnalyses()[0].analysis);
  assert.match(compile([JSON.stringify({ ...analysis, unheard: 1 })]), /unheard/);
  delete analysis.quotes;
  assert.match(compile([JSON.stringify(analysis)]), /quotes/);
});
