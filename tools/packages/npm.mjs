/**
 * Puts the npm package together in target/npm/: what dist/pkg/ holds, as it is written, with its types, and packs it.
 * The page must be built (`./build.sh`). Says where the tarball is, and how large.
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';

const OUT = 'target/npm';
const GENERATED = 'target/page/pkg';
/** Where the page finds its parts is the page's alone. */
const OWN = (await readdir('www/pkg')).filter((file) => !file.endsWith('assets.js'));
const SCRIPTS = OWN.filter((file) => file.endsWith('.js'));

await rm(OUT, { recursive: true, force: true });
await mkdir(path.join(OUT, 'pkg'), { recursive: true });
for (const file of OWN) await cp(path.join('www/pkg', file), path.join(OUT, 'pkg', file));
for (const file of await readdir(GENERATED)) {
  if (!file.endsWith('.wasm.d.ts')) await cp(path.join(GENERATED, file), path.join(OUT, 'pkg', file));
}
for (const model of ['ner.model', 'ner-en.model']) {
  await cp(path.join('dist/pkg', model), path.join(OUT, 'pkg', model));
}
for (const file of ['LICENSE-MIT', 'LICENSE-APACHE', 'dist/NOTICE.txt', 'packages/npm/README.md']) {
  await cp(file, path.join(OUT, path.basename(file)));
}

await writeFile(path.join(OUT, 'element.js'), await element());
await cp('packages/npm/element.d.ts', path.join(OUT, 'element.d.ts'));

/** The styles of the page that are an article's, as they hold in a shadow tree: its host stands for the root. */
async function styles() {
  const sheets = ['tokens', 'article', 'marks', 'margin', 'card'].map((name) => `www/style/${name}.css`);
  const texts = await Promise.all(
    [...sheets, 'packages/npm/element.css'].map((file) => readFile(file, 'utf8')),
  );
  const hosted = texts
    .join('\n')
    .replace(/:root(\[[^\]]*\]|:not\([^)]*\))/g, (_, what) => `:host(${what})`)
    .replaceAll(':root', ':host')
    .replaceAll('data-theme', 'theme');
  const { code } = await esbuild.transform(hosted, { loader: 'css', minify: true, charset: 'utf8' });
  return code;
}

/** The element as one script, which takes the analysis from beside it. */
async function element() {
  const { outputFiles } = await esbuild.build({
    entryPoints: ['packages/npm/element.js'],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    write: false,
    plugins: [
      {
        name: 'element',
        setup(build) {
          build.onResolve({ filter: /\/pkg\/isnad\.js$/ }, () => ({
            path: './pkg/isnad.js',
            external: true,
          }));
          build.onResolve({ filter: /\/settings\.js$/ }, () => ({
            path: path.resolve('packages/npm/settings.js'),
          }));
          build.onResolve({ filter: /\/styles\.js$/ }, () => ({ path: 'styles', namespace: 'element' }));
          build.onLoad({ filter: /./, namespace: 'element' }, async () => ({
            contents: `export default ${JSON.stringify(await styles())};`,
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}

const { version } = JSON.parse(await readFile('package.json', 'utf8'));
const entry = (/** @type {string} */ name) => ({ types: `./pkg/${name}.d.ts`, default: `./pkg/${name}.js` });
const description = {
  name: 'isnad',
  version,
  description: 'Who said what, and when, in Arabic and English news articles',
  keywords: ['arabic', 'nlp', 'ner', 'quotations', 'timex3', 'wasm'],
  license: '(MIT OR Apache-2.0)',
  type: 'module',
  sideEffects: ['./element.js'],
  engines: { node: '>=20' },
  exports: {
    '.': entry('isnad'),
    './workshop': entry('workshop'),
    './workbook': entry('workbook'),
    './element': { types: './element.d.ts', default: './element.js' },
    './pkg/*': './pkg/*',
  },
  types: './pkg/isnad.d.ts',
};
await writeFile(path.join(OUT, 'package.json'), JSON.stringify(description, undefined, 2) + '\n');

const tsc = ['--no-install', 'tsc', '--ignoreConfig', '--allowJs', '--declaration', '--emitDeclarationOnly'];
const settings = [
  '--target',
  'es2023',
  '--module',
  'nodenext',
  '--lib',
  'es2023,dom',
  '--skipLibCheck',
  '--types',
  'node',
];
const sources = SCRIPTS.map((file) => path.join(OUT, 'pkg', file));
execFileSync(
  'npx',
  [...tsc, ...settings, '--allowImportingTsExtensions', '--outDir', path.join(OUT, 'pkg'), ...sources],
  {
    stdio: 'inherit',
  },
);

const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--json', '--pack-destination', path.resolve('target')], {
    cwd: OUT,
    encoding: 'utf8',
  }),
);
const file = path.join('target', packed.filename);
const { size } = await stat(file);
console.log(`${file}: ${(size / 1e6).toFixed(2)} MB, ${(packed.unpackedSize / 1e6).toFixed(2)} unpacked`);
