/**
 * Small faults put into the readers one at a time, each of which the tests must see: `node tests/mutants/readers.mjs [WORD]` (those whose
 * file or change holds the word). Works on a copy; needs what the readers' tests need. Prints the survivors and fails over a fifth of them.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

const PURE = 'tests/readers/pure.test.mjs';
const DOORS = 'tests/readers/doors.test.mjs';

/** File, what stands there (once), what is put there, and the tests that must fail. @type {[string, string, string, string][]} */
const MUTANTS = [
  ['day.js', 'return same && ', 'return ', PURE],
  ['day.js', 'Number(year) >= 1000', 'Number(year) >= 0', PURE],
  ['day.js', '(?!\\d)/.exec(plain)', '/.exec(plain)', PURE],
  ['readers/error.js', 'date || !shown ? []', 'true ? []', PURE],
  ['readers/markup.js', "if (name === 'base')", "if (name === 'bass')", DOORS],
  [
    'readers/markup.js',
    "if (name === 'style') insert(at, 'script",
    "if (name === 'stile') insert(at, 'script",
    DOORS,
  ],
  ['readers/markup.js', '/^(style$|on)/i', '/^(style$)/i', DOORS],
  ['readers/markup.js', '.length / 2;', '.length * 2;', DOORS],
  ['readers/markup.js', "this.#done.length > 0 && this.#done.at(-1) !== ''", 'true', DOORS],
  ['readers/html.js', 'const SHORTEST = 140', 'const SHORTEST = 40', DOORS],
  ['readers/html.js', 'if (content && head.date) dropStamps(content);', '', DOORS],
  ['readers/html.js', 'told.length > article.length', 'false', DOORS],
  ['readers/furniture.js', "'figcaption, ", "'", DOORS],
  ['readers/furniture.js', 'own * 0.7', 'own * 1.7', DOORS],
  ['readers/furniture.js', 'textLength(element) * 0.75', 'textLength(element) * 1.75', DOORS],
  ['readers/furniture.js', "text !== '' && !/[.!?؟…]", "text !== '' && !/[!?؟…]", DOORS],
  ['readers/furniture.js', 'text.length < LONGEST_REQUEST && asks(text)', 'false', DOORS],
  [
    'readers/furniture.js',
    'visibility:hidden|mso-hide:all|clip:rect',
    'visibility:hidden|mso-hide:all|clap:rect',
    DOORS,
  ],
  ['readers/head.js', "text.includes('&') ? once(once(text))", "text.includes('&') ? once(text)", DOORS],
  ['readers/head.js', 'dates.find(day) ?? dates.find(Boolean)', 'dates.find(Boolean)', DOORS],
  ['readers/paste.js', 'landmarks.size >= 2', 'landmarks.size >= 9', DOORS],
  ['readers/paste.js', '(prose(whole) - inside) * 2 > inside', 'false', DOORS],
  ['readers/json.js', "typeof words === 'string' && words.trim() !== ''", 'words', PURE],
  ['readers/markdown.js', 'heading ??= plain', 'heading = plain', PURE],
  ['readers/markdown.js', 'if (last.key !== run) continue;', '', PURE],
  ['readers/markdown.js', "line[bracket + 1] === '^'", "line[bracket + 1] === '~'", PURE],
  ['readers/kinds.js', '/^.{4}ftyp/s', '/^.{3}ftyp/s', PURE],
  ['readers/kinds.js', "named === 'eml' && isArchive(plain)", 'false', PURE],
  ['readers/encoding.js', 'arabic && CARELESS.test(known)', 'false', PURE],
  ['readers/encoding.js', 'if (several) return several;', '', PURE],
  ['readers/encoding.js', 'twice < 4) return found', 'twice < 4e9) return found', PURE],
  ['readers/zip.js', 'if (size > limit) {', 'if (false) {', PURE],
  ['readers/rtf.js', 'skip = state.unicodeSkip', 'skip = 0', PURE],
  ['readers/plain.js', 'ends = before', 'ends = true || before', PURE],
  ['readers/plain.js', 'second > 12', 'second > 62', PURE],
  ['readers/plain.js', 'quoted * 2 >= filled', 'true', PURE],
  ['readers/lines.js', 'after.x > before.x', 'after.x < before.x', PURE],
  ['readers/lines.js', "[...piece.text].reverse().join('')", 'piece.text', PURE],
  ['readers/lines.js', '!touches(left, right) || areWords(text, piece.text)', '!touches(left, right)', PURE],
  [
    'readers/pages.js',
    'Math.min(first.size, piece.size) * 0.5',
    'Math.min(first.size, piece.size) * 0.9',
    PURE,
  ],
  ['readers/pages.js', 'step < usual * 1.3', 'step < usual * 2.6', PURE],
  ['readers/pages.js', 'step <= row.size * LOOSE || !ends', 'true', PURE],
  ['readers/pages.js', 'room < width + row.size * 0.6 ||', 'true ||', PURE],
  ['readers/pages.js', 'const BESIDE = 1.2', 'const BESIDE = 120', PURE],
  ['readers/pages.js', '* 2 > pages.length', '* 2 > pages.length * 9', PURE],
  ['readers/pages.js', 'texts.some((text) => ADDRESS.test(text))', 'true', PURE],
  ['readers/pages.js', 'last.length > 120', 'true', PURE],
  ['readers/index.js', 'n > 0 || count < 2', 'true', DOORS],
  ['readers/eml.js', 'plain.length * 3 < html.length', 'false', DOORS],
  ['readers/webarchive.js', 'main.WebResourceTextEncodingName ?? ', '', DOORS],
];

const wanted = process.argv[2] ?? '';
const copy = await mkdtemp(path.join(os.tmpdir(), 'isnad-mutants-'));
for (const folder of ['www', 'tests', 'tools', 'package.json'])
  await cp(path.join(ROOT, folder), path.join(copy, folder), { recursive: true });
for (const folder of ['node_modules', 'target', 'dist'])
  await symlink(path.join(ROOT, folder), path.join(copy, folder));

/** @type {string[]} */
const survivors = [];
let count = 0;
for (const [name, from, to, tests] of MUTANTS) {
  if (!`${name} ${from}`.includes(wanted)) continue;
  count++;
  const file = path.join(copy, 'www', name);
  const source = await readFile(file, 'utf8');
  if (source.split(from).length !== 2)
    throw new Error(`${name} holds “${from}” ${source.split(from).length - 1} times: look at it again`);
  await writeFile(
    file,
    source.replace(from, () => to),
  );
  const { status } = spawnSync(process.execPath, ['--test', tests], { cwd: copy });
  if (status === 0) survivors.push(`${name}: ${from} → ${to}`);
  await writeFile(file, source);
}
await rm(copy, { recursive: true });
console.log(`${count - survivors.length} of ${count} were seen`);
for (const survivor of survivors) console.log(`not seen: ${survivor}`);
if (survivors.length * 5 > count) process.exitCode = 1;
