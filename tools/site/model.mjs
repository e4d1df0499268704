/**
 * The file that brings the entities: the learnt model, then the tables of names, which are too many for the first load, then their length and
 * their CRC-32 in four bytes each, the lowest first, then `+names`. `src/wasm.rs` takes it apart.
 */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';

const NAMES = 'data/names';

/** @returns {Promise<Uint8Array>} */
export async function modelFile() {
  const tables = (await readdir(NAMES)).filter((file) => file.endsWith('.tsv')).sort();
  const parts = await Promise.all(
    tables.map(async (file) => {
      const table = await readFile(path.join(NAMES, file), 'utf8');
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
