/** What `tests/bytes.rs` left of the native analyses. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @returns {{ text: string, date: string, edits: import('../../www/pkg/analysis.d.ts').Edit[], analysis: string,
 *   exports: Record<string, string> }[]} `analysis`: JSON as printed; `exports` by format
 */
export function nativeAnalyses() {
  const target = process.env.CARGO_TARGET_DIR ?? path.resolve(import.meta.dirname, '../../target');
  const file = path.join(target, 'tmp/native.jsonl');
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}
