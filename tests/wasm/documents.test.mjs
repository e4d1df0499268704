/** The documents of dist/docs/: every link leads somewhere, no page has a script or asks for anything foreign. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const DOCS = path.resolve(import.meta.dirname, '../../dist/docs');
const pages = new Map(
  readdirSync(DOCS)
    .filter((file) => file.endsWith('.html'))
    .map((file) => [file, readFileSync(path.join(DOCS, file), 'utf8')]),
);

test('every document has its page, which the menu leads to', () => {
  const own = readdirSync(path.resolve(DOCS, '../../docs')).filter((file) => file.endsWith('.md'));
  for (const file of own.filter((name) => name !== 'README.md')) {
    assert.ok(pages.has(file.toLowerCase().replace('.md', '.html')), file);
  }
  const menu = /<nav.*<\/nav>/s.exec(pages.get('index.html') ?? '')?.[0] ?? '';
  for (const file of pages.keys()) assert.ok(menu.includes(`href="${file}"`), `${file} in the menu`);
});

test('links lead to what is there', () => {
  for (const [file, html] of pages) {
    for (const [, address = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (/^https?:/.test(address)) continue;
      const [to = '', anchor] = address.split('#');
      assert.ok(existsSync(path.join(DOCS, to)), `${file}: ${address}`);
      const target = to ? pages.get(to) : html;
      if (anchor && target) assert.ok(target.includes(`id="${anchor}"`), `${file}: ${address}`);
    }
  }
});

test('no script, nothing foreign, a title of its own', () => {
  const titles = new Set();
  for (const [file, html] of pages) {
    assert.doesNotMatch(html, /<script|<iframe|\son\w+=|src="https?:/i, file);
    titles.add(/<title>(.*)<\/title>/.exec(html)?.[1]);
  }
  assert.equal(titles.size, pages.size);
});
