/** The shapes that travel between the page's modules. Positions are UTF-16 code units into the text, half open. */

import type { Edit } from './pkg/analysis.d.ts';

export type {
  Analysis,
  Block,
  Cue,
  DocumentSummary,
  Edit,
  Entity,
  Mention,
  Quantity,
  Quote,
  Span,
  Speaker,
  Time,
} from './pkg/analysis.d.ts';

/** What the reader has checked: the words of a statement as a TextQuoteSelector of the Web Annotation data model, and who said it then. */
export interface Tick {
  at: { exact: string; prefix?: string; suffix?: string };
  /** Empty for nobody. */
  who: string;
}

/** An article as the reader brought it. */
export interface Article {
  text: string;
  /** Day of publication, `YYYY-MM-DD`, where the reader or the file gives it. */
  date?: string;
  /** Where the day comes from, unless the reader has set it. */
  dated?: 'file' | 'link';
  /** Where the reader or the file gives one; else it is read from the text. */
  title?: string;
  /** Likewise. */
  byline?: string;
  /** What the reader has corrected of its marks, in order. */
  edits?: readonly Edit[];
  /**
   * What the reader has checked. One list through every state of an article, so that what is undone or analysed meanwhile takes no tick away:
   * it is changed in place.
   */
  checked?: Tick[];
  /** The file's name. */
  name?: string;
  /** The dossier of the library that it comes from. */
  dossier?: string;
  /** The sample's id. */
  sample?: string;
  /** The text as the link that brought it has it. */
  packed?: string;
  /** What the reader must know of how the file was read, as a sentence. */
  note?: string;
  /** The text of the whole page, where only its article was taken. */
  whole?: string;
}

/** An article that is open. */
export interface OpenArticle extends Article {
  /** Stays the same through every change, and says nothing of the text. */
  id: string;
}

/** The kinds of mark that the legend toggles. */
export type MarkKind = 'PER' | 'ORG' | 'LOC' | 'NORP' | 'MISC' | 'TIME' | 'NUM' | 'QUOTE';

/** What can be selected: every mark of it lights up. */
export interface Selection {
  /** An entity's id, `said-` and a source's id, or a mark's key. */
  key: string;
  label: string;
  /** The keys of its marks. */
  keys: string[];
  /** Whoever is named and speaks: the id of the source, and how much it says. */
  speaks?: { source: string; count: number };
}
