/** The analysis as JSON carries it: see `src/analysis/mod.rs`, whose types these are. Positions are UTF-16 code units, `end` exclusive. */

/** A stretch of the text. */
export interface Span {
  start: number;
  end: number;
  /** The text as written. */
  text: string;
}

export type EntityType = 'PER' | 'ORG' | 'LOC' | 'NORP' | 'MISC';

/** The whole analysis of one text. */
export interface Analysis {
  schema: 'isnad-analysis/1';
  /** With what it was made: the same text and options give the same analysis. */
  options: {
    date?: string;
    threshold: number;
    title?: string;
    byline?: string;
    edits?: Edit[];
    lists?: List[];
  };
  document: DocumentSummary;
  /** The lines of the page with their roles. */
  blocks: Block[];
  /** Namings of entities, in the order of the text; they never overlap. */
  mentions: Mention[];
  /** What the reader's own lists find, in the order of the text; they never overlap each other, and cover the other layers as they will. */
  user?: UserMention[];
  /** The entities named, in the order of their first mention. */
  entities: Entity[];
  times: Time[];
  numbers: Quantity[];
  quotes: Quote[];
  /** Whoever says something, in the order in which they first speak. */
  sources: Source[];
  /** For each of `options.edits` where it holds; absent where there are none. */
  edits?: Applied[];
}

/** What the reader says of a place; `at` is a TextQuoteSelector of the Web Annotation data model. */
export type Edit = {
  at: { exact: string; prefix?: string; suffix?: string };
  /** Not only there, but wherever the same is named, written or said. */
  everywhere?: boolean;
} & Act;

/** What a correction says: see `docs/corrections.md`. */
export type Act =
  | { act: 'entity'; type: EntityType }
  | { act: 'notEntity' | 'split' | 'notTime' | 'notNumber' | 'notQuote' }
  | { act: 'merge'; with: string }
  | { act: 'time'; value?: string }
  | { act: 'number'; type?: Quantity['type']; amount?: number; unit?: string }
  | ({ act: 'quote'; type: Quote['kind'] } & Partial<Said>)
  | ({ act: 'speaker' } & Said)
  | { act: 'block'; role: Block['role'] };

/** Who says something; `name` goes with `named` alone. */
export interface Said {
  speaker: 'named' | 'unnamed' | 'nobody';
  name?: string;
}

/** How far a correction fits the text. */
export interface Applied {
  /** Its number in `options.edits`, from 0. */
  index: number;
  /** At how many places it holds; 0 where it no longer fits. */
  applied: number;
  /** Where: first code unit and one past the last. */
  places: [number, number][];
}

export interface DocumentSummary {
  /** `und`: neither Arabic nor English. */
  language: 'ar' | 'en' | 'und';
  /** The languages of its words, in the order in which they come. */
  languages: ('ar' | 'en' | 'und')[];
  direction: 'rtl' | 'ltr';
  /** The article's title, where it has one. */
  title?: { start: number; end: number };
  /** UTF-16 code units. */
  length: number;
  words: number;
  sentences: number;
  /** Day of publication, `YYYY-MM-DD`. */
  date?: string;
  dateSource: 'given' | 'text' | 'none';
  /** Where the text says its day, if the day is taken from there. */
  dateEvidence?: { start: number; end: number };
  /** How sure that day is, from 0 to 1. */
  dateConfidence?: number;
  /** The place that the article is sent from. */
  place?: { start: number; end: number };
}

export interface Block {
  start: number;
  end: number;
  role: 'title' | 'kicker' | 'deck' | 'crosshead' | 'byline' | 'caption' | 'body' | 'list' | 'furniture';
  /** BCP 47 tag. */
  language: 'ar' | 'en' | 'und';
}

export interface Mention extends Span {
  type: EntityType;
  /** The entity's id. */
  entity: string;
  /** 0 to 1. */
  confidence: number;
}

/** A match of one of the reader's own lists. */
export interface UserMention extends Span {
  type: 'USER';
  /** The list's id. */
  list: string;
}

/** A list of the reader's: names, one a line, or a regular expression. */
export type List = { id: string; name: string } & ({ names: string } | { pattern: string });

export interface Entity {
  /** `e1`, `e2` … */
  id: string;
  type: EntityType;
  /** The fullest form in the text. */
  name: string;
  /** Other forms in the text. */
  aliases: string[];
  /** Title, role or nationality written beside the name. */
  title?: string;
  /** How many mentions. */
  mentions: number;
  /** Wikidata identifier, `Q…`. */
  wikidata?: string;
  /** English name. */
  gloss?: string;
}

export interface Time extends Span {
  type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  /** TIMEX3 value. */
  value: string;
  /** TIMEX3 modifier. */
  mod?: string;
  calendar: 'gregorian' | 'hijri';
  /** First day covered, `YYYY-MM-DD`. */
  from?: string;
  /** Last day covered. */
  to?: string;
}

/** A number with its unit, or with what it counts. */
export interface Quantity extends Span {
  type: 'MONEY' | 'PERCENT' | 'QUANTITY' | 'COUNT';
  value?: number;
  /** ISO 4217 code, `%` or a unit's symbol; none for a count. */
  unit?: string;
  /** What is counted, as written. */
  of?: string;
  /** The text says that the number is not exact. */
  approximate?: boolean;
  /** The least that the text says. */
  min?: number;
  /** The most that the text says. */
  max?: number;
}

export interface Quote extends Span {
  /** `q1`, `q2` … */
  id: string;
  kind: 'direct' | 'partial' | 'term' | 'indirect';
  /** The marks as written; empty where there are none. */
  marks: string;
  /** The marks were unbalanced or crossed. */
  repaired?: true;
  speaker?: Speaker;
  cue?: Cue;
  /** The agency or outlet through which it came. */
  channel?: Span;
  /** Why it is of its kind: a stable code. */
  why: string;
  /** 0 to 1. */
  confidence: number;
  /** How sure its speaker is, apart from its bounds and kind: 0 to 1. */
  speakerConfidence?: number;
  /** The id of the quotation that holds it. */
  within?: string;
  /** The id of its source. */
  source?: string;
  /** Through whom it came, the outermost source first, its own last; absent where it has no source. */
  chain?: Link[];
}

/** Whoever says something, named or not: one for the whole text. */
export interface Source {
  /** `s1`, `s2` … in the order in which they first speak. */
  id: string;
  /** The name of its entity, or its longest naming as written. */
  name: string;
  /** The entity's id, where the source is one. */
  entity?: string;
  sort: SourceSort;
  /** Where quotations name it: first code unit and one past the last. */
  mentions: [number, number][];
}

export type SourceSort = 'named' | 'anonymous' | 'collective' | 'institution' | 'document';

/** A step on the way of a quotation. */
export interface Link {
  /** The source's id. */
  source: string;
  /** The verb or phrase by which it hands on what is said. */
  cue?: Cue;
}

export interface Speaker extends Span {
  /** The entity's id, where the speaker is a named entity. */
  entity?: string;
  /** Carried over from an earlier sentence. */
  inferred?: true;
  sourceSort: SourceSort;
  /** Title or role. */
  title?: string;
  /** What the speaker is called where the reader says so and the text does not; empty where the reader says that nobody is named. */
  name?: string;
}

/** A reporting verb or phrase. */
export interface Cue extends Span {
  stance: 'neutral' | 'assertive' | 'loaded';
  /** English gloss. */
  gloss?: string;
}
