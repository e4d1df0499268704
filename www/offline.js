/** The page without a network: a service worker keeps its files, and a line tells when a new version is ready. */

import { t } from './i18n/index.js';
import { tell } from './notices.js';
import { singleFile } from './pkg/assets.js';
import { ownScript } from './trusted.js';

export function startOffline() {
  if (singleFile) return;
  const serviceWorker = workers();
  if (!serviceWorker) return;
  const controlled = serviceWorker.controller !== null;
  serviceWorker.register(ownScript(new URL('./sw.js', import.meta.url))).then(
    (registration) => {
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker?.addEventListener('statechange', () => {
          if (worker.state === 'installed' && controlled) offerUpdate(worker);
        });
      });
      if (registration.waiting && controlled) offerUpdate(registration.waiting);
    },
    // A page that may not keep files works online all the same.
    () => {},
  );
}

/** Undefined where the browser has none or keeps them from this page, as it does where storage is forbidden. */
function workers() {
  try {
    return /** @type {ServiceWorkerContainer|undefined} */ (navigator.serviceWorker);
  } catch {
    return undefined;
  }
}

/** @param {ServiceWorker} worker that waits */
function offerUpdate(worker) {
  const act = () => {
    // Where another tab has let it take over, there is no change to wait for.
    if (worker.state !== 'installed') {
      location.reload();
      return;
    }
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker.postMessage('take over');
  };
  tell(t('updated'), { label: t('reload'), act });
}
