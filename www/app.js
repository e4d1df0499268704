/** Where the page begins: the analysis starts to load at once, beside the rest of the page. */

import { Engine } from './engine.js';
import * as parts from './pkg/assets.js';

const engine = new Engine(parts);

void import('./page.js').then(({ start }) => start(engine));
