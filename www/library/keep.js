/**
 * Whether what is read is kept, and where: only if the reader says so. What is here is loaded with every article, and brings the rest of the
 * library only where it is needed.
 */

/** What the reader has said, on this device. */
const KEY = 'isnad:library';

/**
 * The library's database, and where the tabs of this page hear that it has changed. The origin may be shared by other pages of the same owner.
 */
export const NAME = 'isnad-library';

/** @typedef {{keep: boolean, dossier?: string}} Choice whether what is read is kept, and the dossier that it goes into */

/** @returns {Choice} */
export function choice() {
  try {
    const { keep, dossier } = Object(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
    return { keep: keep === true, ...(typeof dossier === 'string' && { dossier }) };
  } catch {
    return { keep: false };
  }
}

/** @param {Choice} next @returns {boolean} whether it will be remembered */
export function choose(next) {
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
    return true;
  } catch {
    return false;
  }
}

/**
 * Erases the whole library at once, and keeps nothing any more.
 *
 * @param {string} name of its database
 * @returns {Promise<void>}
 */
export async function erase(name = NAME) {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where storage is forbidden there is nothing in it.
  }
  await new Promise((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(name);
      // Other tabs let go of it when they hear of it; it is gone then.
      request.onsuccess = request.onerror = request.onblocked = resolve;
    } catch {
      resolve(undefined);
    }
  });
}
