/** Plain text that is more than an article's lines: subtitles, chats, channels, replies to mail. What was said stays, who said it too. */
import { day } from '../day.js';
import { readMarkdown, isMarkdown } from './markdown.js';
import { parse, textOf } from './markup.js';

/** @typedef {import('./error.js').Reading} Reading */

/** A text is told by this much of its beginning, in code units. */
const PROBE = 20_000;

/**
 * The text of a file or a paste that says nothing of its form.
 *
 * @param {string} text
 * @returns {Reading}
 */
export function readPlain(text) {
  const start = text.slice(0, PROBE);
  if (isMarkup(start)) return { text: textOf(parse(text).body), notes: [] };
  if (isSubtitles(start)) return { text: subtitles(text), notes: [] };
  const chat = isChat(start) ? readChat(text) : undefined;
  if (chat) return chat;
  if (isChannel(start)) return readChannel(text);
  if (isMarkdown(start)) return readMarkdown(text);
  return { text: withoutReplies(text), notes: [] };
}

/** @param {string} start @returns {boolean} whether it is the source of HTML */
function isMarkup(start) {
  return (
    /^\s*(?:<!--.*?-->\s*)?<(?:!doctype|html|div|p|article|section|main|figure|table|ul|ol|blockquote|h[1-6]|span|br)\b[^<>]*>/is.test(
      start,
    ) && /<\/(?:div|p|article|section|main|table|ul|ol|blockquote|h[1-6]|span|html)>/i.test(start)
  );
}

// Subtitles.

const CODE = /^\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}/;

/** @param {string} start */
function isSubtitles(start) {
  return (
    /^\uFEFF?WEBVTT\b/.test(start) ||
    /^\uFEFF?\s*\d+\s*\n[ \t]*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]*-->/.test(start)
  );
}

/**
 * The words alone: pieces of a sentence are joined, a name in front of what is said stays there.
 *
 * @param {string} text
 * @returns {string}
 */
function subtitles(text) {
  /** @type {string[]} */
  const said = [];
  let speaker = '';
  const blocks = text.replace(/^\uFEFF/, '').split(/\n[ \t]*\n+/);
  for (const block of blocks) {
    const lines = block.split('\n');
    const code = lines.findIndex((line) => CODE.test(line));
    // Heads, styles and remarks have no time.
    if (code < 0) continue;
    for (const line of lines.slice(code + 1)) {
      const named = /<v(?:\.[\w.]+)?\s+([^>]{1,100})>/.exec(line)?.[1]?.trim() ?? '';
      const words = line.replace(/<[^<>]{0,200}>|\{\\[^{}]{0,200}\}/g, '').trim();
      if (words === '') continue;
      const turns = named !== '' && named !== speaker;
      if (named !== '') speaker = named;
      const before = said.at(-1) ?? '';
      const ends = before === '' || /[.!?؟…]["'»”)\]]*$/.test(before) || /^\s*[-–—]\s/.test(words);
      if (turns) said.push(`${named}: ${words}`);
      else if (ends) said.push(words);
      // A caption that rolls up says its last line again.
      else if (before !== words) said[said.length - 1] = `${before} ${words}`;
    }
  }
  return said.join('\n');
}

// Chats.

/** A day and a time in front of a name, as WhatsApp writes them in many languages. */
const HEAD =
  /^[\u200E\u200F\u202A-\u202E]*\[?(\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|[\u0660-\u0669]{1,4}[/\u200F.-]+[\u0660-\u0669]{1,2}[/\u200F.-]+[\u0660-\u0669]{1,4})[,،]?\s+[\d\u0660-\u0669]{1,2}:[\d\u0660-\u0669]{2}(?::[\d\u0660-\u0669]{2})?\s*(?:[صم]|[ap]\.?\s?m\.?)?\]?\s*(?:[-–]\s*)?(.*)$/iu;

/** What stands for something that was not exported. */
const OMITTED =
  /^[\u200E\u200F]*(?:<[^<>]{3,60}>|(?:image|video|audio|sticker|document|GIF|media) omitted|(?:تم استبعاد|لم يتم إرفاق|تم حذف) .{0,40})$/iu;

/** @param {string} start */
function isChat(start) {
  const lines = start.split('\n').filter((line) => line.trim() !== '');
  const heads = lines.filter((line) => HEAD.test(line));
  return heads.length >= 2 && heads.length * 8 >= lines.length && HEAD.test(lines[0] ?? '');
}

/**
 * @param {string} text
 * @returns {Reading | undefined} undefined where nobody says anything
 */
function readChat(text) {
  /** @type {{ who: string, lines: string[] }[]} */
  const said = [];
  /** @type {string[]} */
  const days = [];
  for (const line of text.split('\n')) {
    const head = HEAD.exec(line);
    if (!head) {
      said.at(-1)?.lines.push(line);
      continue;
    }
    const [, written = '', rest = ''] = head;
    const [, who = '', words = ''] = /^([^:]{1,60}):\s?(.*)$/u.exec(rest) ?? [];
    // What the program itself says has no sender.
    if (who === '') continue;
    days.push(written);
    said.push({ who: who.replace(/[\u200E\u200F\u202A-\u202E\u2068\u2069~]/g, '').trim(), lines: [words] });
  }
  const kept = said
    .map(({ who, lines }) => ({
      who,
      words: lines
        .filter((line) => !OMITTED.test(line.trim()))
        .join('\n')
        .trim(),
    }))
    .filter(({ words }) => words !== '');
  if (kept.length === 0) return undefined;
  const paragraphs = kept.map(({ who, words }, n) => (kept[n - 1]?.who === who ? words : `${who}: ${words}`));
  return { text: paragraphs.join('\n\n'), date: dayOfAll(days), notes: [] };
}

/**
 * The day on which all was said, if it was one: the day comes before the month unless a number says otherwise.
 *
 * @param {string[]} written
 */
function dayOfAll(written) {
  const parts = written.map((one) =>
    one
      .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) & 15))
      .replace(/\u200F/g, '')
      .split(/[/.-]/)
      .map(Number),
  );
  const monthFirst = parts.some(([, second = 0]) => second > 12);
  const days = parts.map(([first = 0, second = 0, third = 0]) => {
    if (first > 31) return day(`${first}-${second}-${third}`);
    const year = third < 100 ? 2000 + third : third;
    return day(monthFirst ? `${year}-${first}-${second}` : `${year}-${second}-${first}`);
  });
  return new Set(days).size === 1 ? days[0] : undefined;
}

// Channels.

/** The head that Telegram puts above each message that is copied: who, and when. */
const CHANNEL =
  /^(.{1,100}), \[(\d{1,2})[./](\d{1,2})[./](\d{2,4}) \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?\]:?$/;

/** What is no word of a message: what was attached, the channel's name, how many saw it, its address. */
const BESIDE =
  /^(?:\[ ?[\p{L} ]{3,30} ?\]|@\w{3,40}|👁.{0,40}|[\d.,]+[KM]? views?.{0,20}|https?:\/\/(?:t|telegram)\.me\/\S+|Forwarded from .{1,80}|In reply to this message)$/iu;

/** @param {string} start */
function isChannel(start) {
  return start.split('\n').some((line) => CHANNEL.test(line.trim()));
}

/**
 * @param {string} text
 * @returns {Reading}
 */
function readChannel(text) {
  const heads = [...new Set(text.split('\n').flatMap((line) => CHANNEL.exec(line.trim())?.[1] ?? []))];
  /** @type {Set<string>} */
  const days = new Set();
  const lines = text.split('\n').flatMap((line) => {
    const head = CHANNEL.exec(line.trim());
    if (!head) return BESIDE.test(line.trim()) ? [] : [line];
    const [, who = '', date = '', month = '', year = ''] = head;
    days.add(day(`${Number(year) < 100 ? 2000 + Number(year) : year}-${month}-${date}`) ?? '');
    // Where several speak it must be said who.
    return heads.length > 1 ? ['', `${who}:`] : [''];
  });
  const [only] = days;
  const whole = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { text: whole, date: (days.size === 1 && only) || undefined, notes: [] };
}

// Replies.

/** A line that says who wrote what is quoted below it. */
const WROTE =
  /^(?:On .{4,200} wrote:|Le .{4,200} a écrit\s?:|(?:في|بتاريخ|يوم) .{4,200}(?:كتب|كتبت|wrote).{0,100}:)\s*$/;

/**
 * A text whose lines begin with the marks of a reply, without them; a reply with what it answers below it loses that.
 *
 * @param {string} text
 * @returns {string}
 */
export function withoutReplies(text) {
  if (!/^>/m.test(text)) return text;
  const lines = text.split('\n');
  const quoted = lines.filter((line) => line.startsWith('>')).length;
  const filled = lines.filter((line) => line.trim() !== '' && !WROTE.test(line)).length;
  if (quoted < 2) return text;
  if (quoted * 2 >= filled) {
    return lines
      .filter((line) => !WROTE.test(line))
      .map((line) => line.replace(/^(?:> ?)+/, ''))
      .join('\n')
      .trim();
  }
  // Only where it is said that it is a reply: elsewhere such a mark may be the writer's own.
  if (!lines.some((line) => WROTE.test(line))) return text;
  return lines
    .filter((line) => !line.startsWith('>') && !WROTE.test(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
