/** Writes workbooks, off the page's thread: is given the program and the articles once, and answers with the bytes of a file or an error. */

import initWorkbook, { workbook } from '../pkg/workbook.js';

addEventListener('message', async ({ data: { source, articles } }) => {
  try {
    await initWorkbook(source);
    const bytes = workbook(articles);
    postMessage({ bytes }, { transfer: [bytes.buffer] });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
