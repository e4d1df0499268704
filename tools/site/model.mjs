/**
 * The file that brings the entities: the learnt model, then the tables that are read only with it, which the first load does without, then their length and
 * their CRC-32 in four bytes each, the lowest first, then `+names`. `src/wasm/core.rs` takes it apart.
 */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';

/** As in `build.rs`. */
const FOLDERS = ['data/entity', 'data/names'];

/** @returns {Promise<Uint8Array>} */
export async function modelFile() {
  const listed = await Promise.all(
    FOLDERS.map(async (folder) => (await readdir(folder)).map((file) => path.join(folder, file))),
  );
  const tables = listed.flat().filter((file) => file.endsWith('.tsv'));
  const parts = await Promise.all(
    tables.sort().map(async (file) => {
      const table = await readFile(file, 'utf8');
      // Not trimEnd: the last cells of a row may be empty, and end in tabs.
      return `=${path.basename(file, '.tsv')}\n${table.replace(/^#.*\n/gm, '').replace(/\n+$/, '')}`;
    }),
  );
  const names = new TextEncoder().encode(parts.join('\n'));
  const end = Buffer.alloc(8);
  end.writeUInt32LE(names.length, 0);
  end.writeUInt32LE(crc32(names), 4);
  const model = await readFile('data/ner.model');
  return Buffer.concat([model, names, end, Buffer.from('+names')]);
}
