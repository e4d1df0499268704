/** The list of a version's files for the service worker, each with the hash that its content must have. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * @param {string} folder the version
 * @param {readonly string[]} addresses of its files as the page asks for them: relative to the folder, `./` for the page itself
 * @returns {Promise<[string, string][]>} each with its `integrity`
 */
export function withIntegrity(folder, addresses) {
  return Promise.all(
    addresses.map(async (address) => {
      const file = address.replace(/\?.*/, '').replace(/(^|\/)\.?\/?$/, '$1index.html');
      const hash = createHash('sha256').update(await readFile(path.join(folder, file)));
      return /** @type {[string, string]} */ ([address, `sha256-${hash.digest('base64')}`]);
    }),
  );
}
