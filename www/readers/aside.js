/** Work beside the page's thread: a library in a worker of its own, for one file. */

import { ownScript } from '../trusted.js';

/**
 * What the script says first, before it is ended.
 *
 * @param {string} script of a module worker; it is bound by the page's policy, being of a `blob:` address
 * @param {unknown} message for it
 * @param {AbortSignal} [signal] ends it before
 * @returns {Promise<any>} rejects with what the script throws, and where it is ended
 */
export function aside(script, message, signal) {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(ownScript(address), { type: 'module' });
  const said = new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new Error(event.message || 'the worker could not be started'));
    });
    worker.addEventListener('message', ({ data }) => {
      if (data?.failed === undefined) resolve(data);
      else reject(new Error(data.failed));
    });
    worker.postMessage(message);
  });
  return said.finally(() => {
    worker.terminate();
    URL.revokeObjectURL(address);
  });
}

/**
 * The script of a worker that hands each message to a function of a library.
 *
 * @param {URL} library its module
 * @param {string} work the source of a function of the module's exports and of the message
 */
export function scriptOf(library, work) {
  return `const library = import(${JSON.stringify(library.href)});
onmessage = async ({ data }) => {
  let module;
  try { module = await library; } catch (error) { postMessage({ failed: 'absent: ' + error }); return; }
  try { postMessage(await (${work})(module, data)); } catch (error) { postMessage({ failed: String(error) }); }
};`;
}

/** @param {unknown} error @returns {boolean} whether the library itself was not to be had */
export function isAbsent(error) {
  return error instanceof Error && /^absent: |could not be started|not part of/.test(error.message);
}
