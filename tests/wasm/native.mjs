/** What `tests/bytes.rs` left of the native analyses. */
import { readFileSync } from 'node:fs';

/** @returns {{ text: string, date: string, analysis: string }[]} `analysis`: JSON as printed */
export function nativeAnalyses() {
  const file = new URL('../../target/tmp/native.jsonl', import.meta.url);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}
