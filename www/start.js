/** The analysis, started. Imported first, so that the worker and the program load while the rest of the page is set up. */

import { Engine } from './engine.js';
import * as parts from './pkg/assets.js';

export const engine = new Engine(parts);
