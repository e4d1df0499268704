/**
 * Small faults put into what the page knows apart from what it shows, one at a time, each of which `tests/page/state.test.mjs` must see:
 * `node tests/mutants/page.mjs`. Prints those that it does not, and fails where there are any.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Of each file what is changed into what, where it stands first. @type {Record<string, [from: string, to: string][]>} */
const MUTANTS = {
  'address.js': [
    ['location.hash) {', "''){"],
    ["['sample', 'text', 'select']", "['sample', 'text']"],
    ["['title', 'byline'])) {", "['title'])) {"],
    ['if (value) found[name] = value;', 'if (value !== null) found[name] = value;'],
    ['if (line !== null)', 'if (line)'],
    [".replace(/\\s+/g, ' ')", ''],
    ['.slice(0, LONGEST_LINE)', ''],
    ['const date = day(given);', 'const date = given;'],
    ['else if (given) found.refused', 'else found.refused'],
    ['given.slice(0, 40)', 'given'],
    ['value !== undefined)).toString', 'value)).toString'],
    ['location.pathname + location.search', 'location.pathname'],
    ['kept ?? history.state', 'kept'],
    ['if (step) history.pushState', 'if (!step) history.pushState'],
    ["typeof key === 'string' &&", ''],
    ['Array.isArray(open) &&', ''],
    [" && open.every((id) => typeof id === 'string')", ''],
    ["typeof shown === 'string' ? shown : undefined", 'shown'],
    ['sample ? undefined : (article.packed', 'false ? undefined : (article.packed'],
    ['article.packed ?? ', ''],
    ["location.href.split('#')[0]", 'location.href'],
    ['start += 8192', 'start += 8191'],
    [".replaceAll('+', '-')", ''],
    [".replaceAll('/', '_')", ''],
    [".replaceAll('=', '')", ''],
    [".replaceAll('-', '+')", ''],
    [".replaceAll('_', '/')", ''],
    ["'utf-8', { fatal: true }", "'utf-8'"],
    ['size > LARGEST', 'size >= LARGEST'],
    ['size > LARGEST', 'false'],
  ],
  'corrections.js': [
    ['note: undefined }', '}'],
    ["'date' in correction", 'false'],
    ['if (correction.date === article.date) return article;', ''],
    ['dated: undefined }', '}'],
    ['next[what] === article[what] ? article : next', 'article ? next : next'],
    ["date = ''", 'date = undefined'],
    ['threshold, title, byline };', 'threshold, title };'],
  ],
  'changes.js': [
    ['.slice(-MOST)', ''],
    ['MOST = 100', 'MOST = 99'],
    ['this.#undone.filter((one) => one.id !== change.id)', 'this.#undone'],
    ['this.#undone.filter((one) => one.id !== change.id)', '[]'],
    ['one.id === shown || !one.after', 'one.id === shown'],
    ['one.id === shown || !one.after', 'true'],
    ['this.#undone.filter((one) => one.id === shown)', 'this.#undone.slice()'],
    ['this.#undone.push(change);', ''],
    ['this.#done.push(change);', ''],
    ['one.id === id && !one.after', 'one.id === id'],
    ['one.id === id && !one.after', '!one.after'],
  ],
  'keeping.js': [
    ['written ?? ', ''],
    ['if (values.has(id)) continue;', 'continue;'],
    ['if (this.#kept.get(id) === value) continue;', ''],
    ['if (this.#over) return;\n      this', 'this'],
    ['[...values.keys()].reverse()', '[...values.keys()]'],
    ['other === undefined || other === id', 'other === undefined'],
    ['one.startsWith(PREFIX)', 'true'],
    ["sessionStorage.setItem(FORGOTTEN, '');", ''],
    ['sessionStorage.removeItem(FORGOTTEN);', ''],
    ['text(iv) + text(', 'text('],
    ['JSON.stringify(value)', 'JSON.stringify({ ...value, text: undefined })'],
  ],
};

async function main() {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-mutants-'));
  /** @type {string[]} */
  const survivors = [];
  let count = 0;
  try {
    await cp(path.join(ROOT, 'www'), path.join(folder, 'www'), { recursive: true });
    await cp(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'));
    await cp(path.join(ROOT, 'tests/page/state.test.mjs'), path.join(folder, 'tests/page/state.test.mjs'));
    await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
    const passes = () =>
      spawnSync(process.execPath, ['--test', 'tests/page/state.test.mjs'], { cwd: folder }).status === 0;
    if (!passes()) throw new Error('the tests fail without any fault');
    for (const [name, mutants] of Object.entries(MUTANTS)) {
      const file = path.join(folder, 'www', name);
      const sound = await readFile(file, 'utf8');
      for (const [from, to] of mutants) {
        if (!sound.includes(from)) throw new Error(`${name} does not hold: ${from}`);
        await writeFile(
          file,
          sound.replace(from, () => to),
        );
        count++;
        if (passes()) survivors.push(`${name}: ${from} → ${to || 'nothing'}`);
      }
      await writeFile(file, sound);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log([`${count - survivors.length} of ${count} faults are seen`, ...survivors].join('\n'));
  process.exitCode = survivors.length > 0 ? 1 : 0;
}

await main();
