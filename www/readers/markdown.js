/** Markdown to the text that its reader would see: marks of form go, the words and the paragraphs stay. */
import { dated } from './error.js';

/** What is a rule between paragraphs, a rule under a heading or a table's head, in lines shorter than this. */
const LONGEST_RULE = 1000;

/**
 * @param {string} source
 * @returns {import('./error.js').Reading}
 */
export function readMarkdown(source) {
  const front = /^\uFEFF?---\n([\s\S]*?)\n(?:---|\.\.\.)(?:\n|$)/.exec(source);
  const field = (/** @type {string} */ names) => {
    const found = new RegExp(`^(?:${names}):(.+)$`, 'im').exec(front?.[1] ?? '');
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
    } else if (isRule(line)) {
      lines.push('');
    } else if (!/^ {0,3}\[[^\]^][^\]]*\]:\s+\S/.test(line)) {
      // Where links lead is not text.
      const marks = /^ {0,3}#{1,6}(?=\s)/.exec(line)?.[0];
      const plain = inline(marks ? headingText(line.slice(marks.length)) : withoutMarks(line));
      if (marks) heading ??= plain;
      // A picture's words are a line of their own.
      if (marks || /^\s*(!\[|<fig)/.test(line)) lines.push('', plain, '');
      else lines.push(plain);
    }
  }
  const text = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const title = field('title|عنوان') ?? heading;
  return { text, title, byline: field('author|byline|كاتب'), ...dated(field('date|تاريخ')) };
}

/**
 * Whether a text is Markdown: it has marks of more than one kind.
 *
 * @param {string} text
 */
export function isMarkdown(text) {
  const kinds = [
    /^ {0,3}#{1,6} \S/m,
    /!\[[^\]\n]{0,300}\]\([^)\s]{1,2000}/,
    /(?<!!)\[[^\]\n]{1,300}\]\(https?:[^)\s]{1,2000}/,
    /^\*\*\S|\*\*\S[^*\n]{1,300}\S\*\*/m,
    /^ {0,3}> \S/m,
    /^ {0,3}[-*+] \S[^\n]*\n {0,3}[-*+] \S/m,
    /^---\n[a-z]+:/,
  ];
  const found = kinds.map((kind) => kind.test(text));
  // Replies and lists are written so in plain text too.
  return found.filter(Boolean).length > 1 && found.some((one, n) => one && n !== 4 && n !== 5 && n !== 6);
}

/** @param {string} line @returns {boolean} whether it is a rule between paragraphs or under a heading or a table's head */
function isRule(line) {
  if (line.length > LONGEST_RULE) return false;
  const rule = line.trim().replace(/[ \t]+/g, '');
  return (
    /^(?:-{3,}|\*{3,}|_{3,}|=+)$/.test(rule) ||
    (rule.includes('|') && /^\|?(?::?-{3,}:?\|)+(?::?-*:?)$/.test(rule))
  );
}

/** @param {string} text of a heading, after its marks: those at its end go too */
function headingText(text) {
  const trimmed = text.trim();
  let end = trimmed.length;
  while (trimmed[end - 1] === '#') end--;
  return trimmed.slice(0, end).trimEnd();
}

/** @param {string} line @returns {string} without the marks of quotation, lists and notes at its beginning */
function withoutMarks(line) {
  return line
    .replace(/^ {0,3}(>\s?)+/, '')
    .replace(/^\s*([-*+]|\d{1,9}[.)])\s+/, '')
    .replace(/^\s*\[\^[^\]\s]{1,40}\]:\s+/, '');
}

/** A run of marks that can begin or end an emphasis. @typedef {{ key: string, at: number }} Opener */

/**
 * The words of a line: one walk, in which everything that closes is found in the time of one look.
 *
 * @param {string} line
 * @returns {string}
 */
function inline(line) {
  const square = pairs(line, '[', ']');
  const round = pairs(line, '(', ')');
  /** Where a link's words end, and where what follows them does. @type {Map<number, number>} */
  const jumps = new Map();
  /** @type {string[]} */
  const out = [];
  /** @type {Opener[]} */
  const open = [];
  /** @type {Map<string, number>} */
  const waiting = new Map();
  /** Runs of backticks that nothing closes. @type {Set<string>} */
  const unclosed = new Set();
  for (let at = 0; at < line.length;) {
    const letter = line[at] ?? '';
    const jump = jumps.get(at);
    if (jump !== undefined) {
      at = jump;
      continue;
    }
    if (letter === '\\' && /[\\`*_{}[\]()#+\-.!>~|]/.test(line[at + 1] ?? '')) {
      out.push(line[at + 1] ?? '');
      at += 2;
      continue;
    }
    const bracket = letter === '!' && line[at + 1] === '[' ? at + 1 : at;
    if (line[bracket] === '[') {
      const close = square.get(bracket);
      if (close !== undefined && line[bracket + 1] === '^') {
        at = close + 1;
        continue;
      }
      const end =
        close === undefined
          ? undefined
          : line[close + 1] === '('
            ? round.get(close + 1)
            : line[close + 1] === '['
              ? square.get(close + 1)
              : undefined;
      if (close !== undefined && end !== undefined) {
        jumps.set(close, end + 1);
        at = bracket + 1;
        continue;
      }
    }
    if (letter === '<') {
      const tag = /<(https?:\/\/[^<>\s]+)>|<\/?[a-z][^<>]*>/iy;
      tag.lastIndex = at;
      const found = tag.exec(line);
      if (found) {
        if (found[1]) out.push(found[1]);
        at += found[0].length;
        continue;
      }
    }
    if (letter === '`') {
      const ticks = runAt(line, at);
      const end = unclosed.has(ticks) ? -1 : line.indexOf(ticks, at + ticks.length);
      if (end < 0) {
        unclosed.add(ticks);
        out.push(ticks);
        at += ticks.length;
      } else {
        out.push(line.slice(at + ticks.length, end));
        at = end + ticks.length;
      }
      continue;
    }
    if (letter === '*' || letter === '_' || letter === '~') {
      const run = runAt(line, at);
      emphasis(line, at, run, out, open, waiting);
      at += run.length;
      continue;
    }
    out.push(letter);
    at++;
  }
  return out.join('').trimEnd();
}

/**
 * Takes a run of marks in: it ends what an equal one began, or may begin something, or is text.
 *
 * @param {string} line
 * @param {number} at
 * @param {string} run
 * @param {string[]} out what has been read, to which the run is added
 * @param {Opener[]} open runs that may begin something, with their places in `out`
 * @param {Map<string, number>} waiting how many there are of each
 */
function emphasis(line, at, run, out, open, waiting) {
  const before = line[at - 1] ?? ' ';
  const after = line[at + run.length] ?? ' ';
  const word = /[\p{L}\p{N}]/u;
  // Within a word one asterisk is a star and a low line is part of a name.
  const inner = run !== '**' && run !== '~~';
  const begins = /\S/.test(after) && !(inner && word.test(before));
  const ends = /\S/.test(before) && !(inner && word.test(after));
  const sound = run.length <= 3 && run !== '~' && run !== '~~~';
  if (sound && ends && (waiting.get(run) ?? 0) > 0) {
    for (let last = open.pop(); last; last = open.pop()) {
      waiting.set(last.key, (waiting.get(last.key) ?? 1) - 1);
      if (last.key !== run) continue;
      out[last.at] = '';
      return;
    }
  }
  if (sound && begins) {
    open.push({ key: run, at: out.length });
    waiting.set(run, (waiting.get(run) ?? 0) + 1);
  }
  out.push(run);
}

/** @param {string} line @param {number} at @returns {string} the run of one character that begins there */
function runAt(line, at) {
  let end = at + 1;
  while (line[end] === line[at]) end++;
  return line.slice(at, end);
}

/**
 * @param {string} line
 * @param {string} opening
 * @param {string} closing
 * @returns {Map<number, number>} where each bracket that is closed is closed
 */
function pairs(line, opening, closing) {
  /** @type {Map<number, number>} */
  const found = new Map();
  if (!line.includes(opening)) return found;
  /** @type {number[]} */
  const open = [];
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === opening) open.push(at);
    else if (line[at] === closing) {
      const start = open.pop();
      if (start !== undefined) found.set(start, at);
    }
  }
  return found;
}
