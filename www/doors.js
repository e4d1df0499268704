/**
 * Ways in from elsewhere: a bookmark that brings the article of the tab one stands on, and what other apps share. Nothing is asked of a
 * network: the bookmark posts the page's HTML to the window that it opens, and what is shared waits in the service worker's memory.
 */

import { byId } from './dom.js';
import { t } from './i18n/index.js';
import { LONGEST } from './incoming.js';
import { tell } from './notices.js';
import { singleFile } from './pkg/assets.js';
import { LIMITS } from './readers/limits.js';

/** What the bookmark's page hears when this one is ready to receive. */
const READY = 'isnad:ready';

/** The longest page that is taken, in UTF-16 code units. */
const LONGEST_PAGE = LIMITS.text * 1e6;

/** A shared text with an address and fewer words than this, in code units, is about the address. */
const LONGEST_MENTION = 240;

/**
 * The bookmark's program, which runs in pages of others: it opens this page and gives it what it stands on. Where a site keeps its windows
 * apart no answer comes: then, when the reader comes back to the site, it copies the page.
 *
 * @param {string} address of this page
 * @returns {string}
 */
export function bookmarklet(address) {
  const program = `(() => {
    const page = document.documentElement.outerHTML;
    const isnad = open(${JSON.stringify(`${address}#receive`)});
    let given = false;
    addEventListener('message', ({ source, origin, data }) => {
      if (source !== isnad || origin !== ${JSON.stringify(new URL(address).origin)} || data !== ${JSON.stringify(READY)}) return;
      given = true;
      isnad.postMessage({ isnad: page, from: location.href }, origin);
    });
    addEventListener('focus', () => {
      if (given) return;
      given = true;
      const part = (type, text) => ({ [type]: new Blob([text], { type }) });
      navigator.clipboard.write([new ClipboardItem({ ...part('text/html', page), ...part('text/plain', document.body.innerText) })]);
    });
  })()`;
  return `javascript:${encodeURIComponent(program.replace(/\n\s+/g, ' '))}`;
}

/** Puts the bookmark and the limits into the start page, in its language. */
export function offerDoors() {
  byId('doors-limits', HTMLElement).textContent = t('doors.limits', {
    count: LONGEST,
    text: LIMITS.text,
    binary: LIMITS.binary,
  });
  const served = !singleFile && /^https?:$/.test(location.protocol);
  byId('doors-bookmark', HTMLElement).hidden = !served;
  const link = byId('bookmarklet', HTMLAnchorElement);
  if (!served) return;
  link.href = bookmarklet(new URL('./', location.href).href);
  // Here it would have nothing to bring.
  link.onclick = (event) => {
    event.preventDefault();
    tell(t('doors.drag'));
  };
}

/**
 * Takes what the address says is waiting, if it says so.
 *
 * @param {{files: (files: File[]) => void, read: (article: {text: string}) => void}} actions
 * @returns {boolean} whether it did; the address is then to be cleared
 */
export function takeWaiting(actions) {
  if (location.hash === '#receive') receive(actions.files);
  else if (location.hash === '#shared') void takeShared(actions);
  else return false;
  return true;
}

/** @param {(files: File[]) => void} take called with the page that the bookmark gives */
function receive(take) {
  const giver = /** @type {Window|null} */ (window.opener);
  if (!giver) {
    tell(t('doors.cut'));
    return;
  }
  addEventListener('message', function given({ source, origin, data }) {
    if (source !== giver || typeof data?.isnad !== 'string') return;
    removeEventListener('message', given);
    if (data.isnad.length > LONGEST_PAGE) {
      tell(t('readers.tooLarge', { name: origin, limit: LIMITS.text }));
      return;
    }
    take([new File([data.isnad], `${new URL(origin).hostname}.html`, { type: 'text/html' })]);
  });
  // It says nothing but that there is a window, and to whom it says it is not known yet.
  giver.postMessage(READY, '*');
}

/** @param {Parameters<typeof takeWaiting>[0]} actions */
async function takeShared({ files, read }) {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return;
  const { port1, port2 } = new MessageChannel();
  /** @type {Promise<{title: string, text: string, url: string, files: File[]}|undefined>} */
  const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
  worker.postMessage('shared?', [port2]);
  const shared = await answer;
  if (!shared) return;
  if (shared.files.length > 0) {
    files(shared.files);
    return;
  }
  const address = /https?:\/\/\S+/.exec(`${shared.url} ${shared.text}`)?.[0];
  const words = shared.text.replace(/https?:\/\/\S+/g, '').trim();
  // Most apps share the address of what they show, and its title.
  read({ text: address && words.length < LONGEST_MENTION ? address : words });
}
