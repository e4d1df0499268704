/// <reference lib="webworker" />
/**
 * Keeps the page's files for use without a network: one cache a version, filled as a whole before the version takes over, so that
 * files of two versions never mix. The build puts the version and the list of files in.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** The origin may be shared by other pages: only caches of this prefix are ours. */
const PREFIX = `isnad:${worker.registration.scope}:`;
const CACHE = `${PREFIX}__ISNAD_VERSION__`;

/** @type {string[]} */
const FILES = JSON.parse('__ISNAD_FILES__');

/** The readers of other file kinds are kept once they have been used; the one-file page and `pkg/isnad.js` are for other places. */
const WANTED = FILES.filter(
  (file) => !/^(vendor\/|isnad\.html|sw\.js|index\.html|pkg\/isnad\w*\.js)/.test(file),
);

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(['./', ...WANTED])));
});

worker.addEventListener('activate', (event) => {
  const clean = async () => {
    const names = await caches.keys();
    await Promise.all(
      names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
    );
    await worker.clients.claim();
  };
  event.waitUntil(clean());
});

worker.addEventListener('message', (event) => {
  if (event.data === 'take over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(worker.registration.scope)) return;
  event.respondWith(answer(request, url));
});

/**
 * @param {Request} request
 * @param {URL} url
 */
async function answer(request, url) {
  const cache = await caches.open(CACHE);
  const page = request.mode === 'navigate' && /\/(index\.html)?$/.test(url.pathname);
  const kept = await cache.match(page ? './' : request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && url.pathname.includes('/vendor/')) await cache.put(request, response.clone());
  return response;
}
