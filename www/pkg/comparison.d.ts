/** What `compare` and `confront` of `workshop.js` return: see docs/comparison.md. Articles are numbers in the order given, from 0; positions are UTF-16 code units. */

export interface Comparison {
  schema: 'isnad-comparison/1';
  articles: Summary[];
  entities: Thing[];
  sources: Voice[];
  statements: Statement[];
  days: Day[];
  numbers: Disagreement[];
  dates: Disagreement[];
}

export interface Summary {
  name: string;
  language: 'ar' | 'en' | 'und';
  date?: string;
  statements: number;
  words: number;
  verbatim: number;
  unnamed: number;
  restsOn?: { source: string; words: number };
  only: string[];
}

export interface Thing {
  id: string;
  type: 'PER' | 'ORG' | 'LOC' | 'NORP' | 'MISC';
  name: string;
  aliases: string[];
  wikidata?: string;
  mentions: number;
  places: { article: number; id: string; mentions: number }[];
}

export interface Voice {
  id: string;
  name: string;
  sort: 'named' | 'anonymous' | 'collective' | 'institution' | 'document' | 'unknown';
  entity?: string;
  words: number;
  cells: VoiceCell[];
}

export interface VoiceCell {
  article: number;
  sources: string[];
  words: number;
  verbatim: number;
  quotes: string[];
}

export interface Statement {
  id: string;
  columns: number;
  wordings: Wording[];
  differences: Difference[];
}

export interface Wording {
  article: number;
  quote: string;
  source: string;
  verbatim: boolean;
  marks?: [number, number][];
  translated?: true;
  cue?: string;
  cells: Part[][];
}

export interface Part {
  start: number;
  end: number;
  same: boolean;
}

export interface Difference {
  kind: 'speaker' | 'form' | 'verb' | 'number' | 'day' | 'cut' | 'reworded' | 'added';
  row: number;
  there?: [number, number];
  here?: [number, number];
}

export interface Day {
  from: string;
  to: string;
  places: Told[];
}

export interface Told {
  article: number;
  index: number;
  sentence: [number, number];
  source?: string;
}

export interface Disagreement {
  of: string;
  values: { text: string; places: Told[] }[];
}

export interface Confrontation {
  schema: 'isnad-confrontation/1';
  pairs: [string, string][];
  disagreements: Contradiction[];
  anchors: [number, number][];
}

export interface Contradiction {
  kind: 'missing' | 'added' | 'speaker' | 'form' | 'number' | 'day' | 'name';
  original?: { start: number; end: number };
  translation?: { start: number; end: number };
}
