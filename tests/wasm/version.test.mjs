/** One version everywhere: whoever tells of a fault says which, and a release is tested for it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { VERSION } from '../../www/version.js';

test('page, program, package and citation are of one version', () => {
  const written = {
    'Cargo.toml': /^version = "(.*)"$/m,
    'package.json': /^ {2}"version": "(.*)",$/m,
    'CITATION.cff': /^version: (.*)$/m,
  };
  for (const [file, pattern] of Object.entries(written)) {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    assert.equal(pattern.exec(text)?.[1], VERSION, file);
  }
});
