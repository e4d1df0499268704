/** What the reader corrects of an article stands in its text: there it is read, shared and exported like the rest. */

/** @typedef {import('./types.d.ts').Article} Article */

/** The roles of the lines that a correction takes the place of. */
const ROLES = /** @type {const} */ ({ title: 'headline', byline: 'byline' });

/**
 * The article with another title or byline: in place of the line that has it, else above the text, a byline under the title. An empty one
 * takes the line away.
 *
 * @param {import('./reading.js').Reading} reading
 * @param {'title'|'byline'} what
 * @param {string} line without a line break
 * @returns {Article}
 */
export function corrected(reading, what, line) {
  const { article } = reading;
  const { text } = article;
  const block = reading.lineOf(ROLES[what]);
  const headline = reading.lineOf('headline');
  let [start, end, written] = [0, 0, line && `${line}\n`];
  if (block) {
    [start, end, written] = [block.start, block.end, line];
    // With its line break.
    if (!line && text[end] === '\n') end++;
  } else if (what === 'byline' && headline) {
    [start, end, written] = [headline.end, headline.end, line && `\n${line}`];
  }
  return {
    ...article,
    sample: undefined,
    packed: undefined,
    [what]: line,
    text: text.slice(0, start) + written + text.slice(end),
  };
}
