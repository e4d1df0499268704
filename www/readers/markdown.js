/** Markdown to the text that its reader would see: marks of form go, the words and the paragraphs stay. */
import { dated } from './error.js';

/**
 * @param {string} source
 * @returns {import('./error.js').Reading}
 */
export function readMarkdown(source) {
  const front = /^\uFEFF?---\n([\s\S]*?)\n(?:---|\.\.\.)(?:\n|$)/.exec(source);
  const field = (/** @type {string} */ names) => {
    const found = new RegExp(`^(?:${names}):[ \\t]*(.+)$`, 'im').exec(front?.[1] ?? '');
    return found?.[1]?.trim().replace(/^(["'])(.*)\1$/, '$2');
  };
  const body = front ? source.slice(front[0].length) : source;
  let fenced = false;
  /** @type {string[]} */
  const lines = [];
  /** @type {string | undefined} */
  let heading;
  for (const line of body.split('\n')) {
    if (/^ {0,3}(```|~~~)/.test(line)) {
      fenced = !fenced;
    } else if (fenced) {
      lines.push(line);
    } else if (/^ {0,3}([-*_])[ \t]*(\1[ \t]*){2,}$/.test(line) || /^ {0,3}=+\s*$/.test(line)) {
      lines.push('');
    } else if (
      /^ {0,3}\[[^\]]+\]:\s+\S+/.test(line) ||
      /^\s*\|?(\s*:?-{3,}:?\s*\|)+\s*:?-*:?\s*$/.test(line)
    ) {
      // Where links lead, and the rule under a table's head, are not text.
    } else {
      const marked = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(line);
      const plain = inline(
        marked ? (marked[1] ?? '') : line.replace(/^ {0,3}(>\s?)+/, '').replace(/^\s*([-*+]|\d+[.)])\s+/, ''),
      );
      if (marked) heading ??= plain;
      lines.push(...(marked ? ['', plain, ''] : [plain]));
    }
  }
  const text = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const title = field('title|عنوان') ?? heading;
  return { text, title, byline: field('author|byline|كاتب'), ...dated(field('date|تاريخ')) };
}

/** @param {string} line */
function inline(line) {
  return line
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<(https?:\/\/[^>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/(`+)(.+?)\1/g, '$2')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replace(/~~(.+?)~~/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!>~|])/g, '$1')
    .replace(/ {2,}$/, '');
}
