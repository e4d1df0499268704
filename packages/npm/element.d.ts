import type { Analysis, Mention, Quantity, Quote, Time } from './pkg/analysis.d.ts';

/** What is pressed, and what it is in the analysis. */
export interface Pressed {
  key: string;
  kind: string;
  item: Mention | Time | Quantity | Quote | undefined;
}

/** `<isnad-article>`: see the package's README. */
export class IsnadArticle extends HTMLElement {
  /** The article; what stands in the element, where none is given. */
  text: string;
  /** The analysis that is shown. One that was made elsewhere can be given. */
  get analysis(): Analysis | undefined;
  set analysis(analysis: Analysis | undefined);
  /** Resolves when what is asked for now is shown. */
  readonly ready: Promise<void>;
}

declare global {
  interface HTMLElementTagNameMap {
    'isnad-article': IsnadArticle;
  }
}
