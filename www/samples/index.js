/** The articles that a reader can try at once. */

import economy from './economy.js';
import english from './english.js';
import politics from './politics.js';

export const samples = [politics, economy, english];
