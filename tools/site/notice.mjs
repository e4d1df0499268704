/**
 * `NOTICE.txt` of the page: the project's own notice, then the licence of everything that is compiled or bundled into it. What that is, is
 * asked of cargo and of the bundler, so that a dependency that is added brings its licence along; one without a text fails the build.
 */
import { execFileSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Where the bundler of the libraries leaves which packages went into them. */
export const BUNDLED = 'target/page/bundled.json';

/** Files that hold a licence, the one that asks for least first. */
const TEXTS = [
  /^licen[cs]e-mit/i,
  /^licen[cs]e(\.\w+)?$/i,
  /^copying/i,
  /^licen[cs]e-apache/i,
  /^licen[cs]e/i,
];

/** The standard library that is compiled into every program of its compiler. */
const STANDARD = {
  name: 'The Rust standard library',
  licence: 'MIT OR Apache-2.0',
  text: `Copyright (c) The Rust Project Contributors

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
};

/** @typedef {{name: string, licence: string, text: string}} Part */

/** @returns {Promise<string>} the whole notice */
export async function noticeText() {
  const own = (await readFile('NOTICE', 'utf8')).trim();
  const face = {
    name: 'Markazi Text, the face of the page, with fewer letters',
    licence: 'OFL-1.1',
    text: (await readFile('www/fonts/OFL.txt', 'utf8')).trim(),
  };
  const parts = [STANDARD, face, ...(await crates()), ...(await packages())];
  /** Packages with the same words stand above them together. @type {Map<string, Part[]>} */
  const texts = new Map();
  for (const part of parts) {
    const same = texts.get(part.text);
    if (same) same.push(part);
    else texts.set(part.text, [part]);
  }
  const sections = [...texts].map(([text, of]) => {
    const names = of.map(({ name, licence }) => `${name} (${licence})`);
    return `${names.join('\n')}\n\n${text}`;
  });
  const rule = `\n\n${'-'.repeat(100)}\n\n`;
  return `${[own, 'What is compiled and bundled into the page:', ...sections].join(rule)}\n`;
}

/** The crates in the WebAssembly: what the library depends on there, without what only runs while it is built. @returns {Promise<Part[]>} */
async function crates() {
  const json = execFileSync(
    'cargo',
    'metadata --format-version 1 --locked --no-default-features --filter-platform wasm32-unknown-unknown'.split(
      ' ',
    ),
    { maxBuffer: 1 << 28, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const metadata = JSON.parse(json);
  const packagesById = new Map(metadata.packages.map((/** @type {{id: string}} */ one) => [one.id, one]));
  const nodes = new Map(metadata.resolve.nodes.map((/** @type {{id: string}} */ one) => [one.id, one]));
  const root = metadata.resolve.root;
  const found = new Set([root]);
  for (const id of found) {
    for (const { pkg, dep_kinds: kinds } of nodes.get(id)?.deps ?? []) {
      const compiled = kinds.some((/** @type {{kind: string|null}} */ { kind }) => kind === null);
      const macro = packagesById
        .get(pkg)
        ?.targets.some((/** @type {{kind: string[]}} */ { kind }) => kind.includes('proc-macro'));
      if (compiled && !macro) found.add(pkg);
    }
  }
  found.delete(root);
  const parts = [...found].map((id) => packagesById.get(id)).sort((a, b) => (a.name < b.name ? -1 : 1));
  return Promise.all(
    parts.map(async ({ name, version, license, manifest_path: manifest }) => ({
      name: `${name} ${version}`,
      licence: license,
      text: await licenceIn(path.dirname(manifest), `the crate ${name}`),
    })),
  );
}

/** The packages in the libraries of the file readers. @returns {Promise<Part[]>} */
async function packages() {
  /** @type {string[]} */
  const folders = JSON.parse(await readFile(BUNDLED, 'utf8'));
  return Promise.all(
    folders.map(async (folder) => {
      const about = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
      return {
        name: `${about.name} ${about.version}`,
        licence: String(about.license ?? about.licenses?.[0]?.type ?? 'see below'),
        text: await licenceIn(folder, `the package ${about.name}`),
      };
    }),
  );
}

/**
 * @param {string} folder of a package
 * @param {string} whose for the message
 * @returns {Promise<string>}
 */
async function licenceIn(folder, whose) {
  const files = await readdir(folder);
  for (const kind of TEXTS) {
    const file = files.find((name) => kind.test(name));
    if (file) return (await readFile(path.join(folder, file), 'utf8')).replace(/\r\n/g, '\n').trim();
  }
  throw new Error(`${whose} has no licence text in ${folder}: it cannot be shipped without one`);
}
