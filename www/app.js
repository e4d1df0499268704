/** Where the page begins: the analysis starts to load before the rest of the page is set up. */

import './once.js';
import { engine } from './start.js';
import { start } from './page.js';

void start(engine);
