/// <reference lib="webworker" />
/**
 * Keeps the page's files for use without a network: one cache a version, filled as a whole before the version takes over. The build puts the
 * version and the list of files in, each with the hash of its content: a file of another version, out of the browser's cache or off a server
 * that is being updated, is refused and the installation with it, so that files of two versions never mix.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** The origin may be shared by other pages: only caches of this prefix are ours. */
const PREFIX = `isnad:${worker.registration.scope}:`;
const CACHE = `${PREFIX}__ISNAD_VERSION__`;

/** By address, relative to the page: what the content must be, as `integrity` says it. @type {Map<string, string>} */
const FILES = new Map(JSON.parse('__ISNAD_FILES__'));

/** The readers of other file kinds and what writes workbooks are kept once they have been used; the one-file page and the scripts in `pkg/` are for other places. */
const WANTED = [...FILES].filter(
  ([file]) => !/^(vendor\/|isnad\.html|pkg\/\w+\.js|pkg\/isnad_workbook)/.test(file),
);

worker.addEventListener('install', (event) => {
  // Asked of the server: what the browser keeps may be of the version before.
  const requests = WANTED.map(([file, integrity]) => new Request(file, { cache: 'reload', integrity }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
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
  const integrity = FILES.get(url.href.slice(worker.registration.scope.length));
  if (!integrity || page) return fetch(request);
  try {
    const response = await fetch(new Request(request, { integrity }));
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch {
    // A file of another version serves a page that is open, and is not kept.
    return fetch(request);
  }
}

// What other apps share with the page (`share_target` of the manifest): it waits here, in memory alone, until the page asks for it.

/** @type {FormData|undefined} */
let shared;

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'POST' || request.url !== `${worker.registration.scope}share`) return;
  const take = async () => {
    shared = await request.formData();
    return Response.redirect(`${worker.registration.scope}#shared`, 303);
  };
  event.respondWith(take());
});

worker.addEventListener('message', ({ data, ports }) => {
  if (data !== 'shared?') return;
  const words = (/** @type {string} */ name) => String(shared?.get(name) ?? '');
  const files = shared?.getAll('files').filter((one) => one instanceof File && one.size > 0);
  ports[0]?.postMessage(shared && { title: words('title'), text: words('text'), url: words('url'), files });
  shared = undefined;
});
