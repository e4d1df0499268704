/** The head of the page: its buttons, and what the settings make of the page as a whole. */

import { byId } from './dom.js';
import { change, settings } from './settings.js';

/** The reader's other language. */
const other = () => (settings.language === 'ar' ? 'en' : 'ar');

/** Applies the settings to the page. */
export function applySettings() {
  const root = document.documentElement;
  root.lang = settings.language;
  root.dir = settings.language === 'ar' ? 'rtl' : 'ltr';
  root.dataset.theme = settings.theme;
  root.dataset.size = String(settings.size);
  byId('language', HTMLButtonElement).lang = other();
}

/**
 * Listens to the buttons of the head.
 *
 * @param {{home: () => void, fresh: () => void, edit: () => void, take: () => void, library: () => void, adjust: () => void}} actions by the
 *   button that asks for them; `fresh` asks for a new article
 */
export function listenToHead({ fresh, ...actions }) {
  const buttons = { ...actions, new: fresh, language: () => change({ language: other() }) };
  for (const [id, act] of Object.entries(buttons)) {
    byId(id, HTMLButtonElement).addEventListener('click', () => act());
  }
  byId('skip', HTMLAnchorElement).addEventListener('click', (event) => {
    // Not by the address: that says what is shown.
    event.preventDefault();
    byId('main', HTMLElement).focus();
  });
}
