/**
 * The shapes that travel between the modules. Positions are UTF-16 code units into the text, half open.
 *
 * @typedef {{start: number, end: number, role: 'headline'|'byline'|'body'|'caption'|'related'|'tags'|'boilerplate'}} Block
 * @typedef {{start: number, end: number, text: string, type: 'PER'|'ORG'|'LOC'|'NORP'|'MISC', entity: string, confidence: number}} Mention
 * @typedef {{id: string, type: Mention['type'], name: string, aliases: string[], title?: string, mentions: number, wikidata?: string, gloss?: string}} Entity
 * @typedef {{start: number, end: number, text: string, type: 'DATE'|'TIME'|'DURATION'|'SET', value: string, mod?: string,
 *   calendar: 'gregorian'|'hijri', from?: string, to?: string}} Time
 * @typedef {{start: number, end: number, text: string, type: 'MONEY'|'PERCENT'|'QUANTITY', value?: number, unit?: string}} Quantity
 * @typedef {{text: string, start: number, end: number}} Span
 * @typedef {Span & {entity?: string, inferred?: boolean, sourceSort: 'named'|'anonymous'|'institution'|'document', title?: string}} Speaker
 * @typedef {Span & {stance: 'neutral'|'assertive'|'loaded', gloss?: string}} Cue
 * @typedef {{id: string, start: number, end: number, text: string, kind: 'direct'|'partial'|'term'|'indirect', marks: string,
 *   repaired?: boolean, speaker?: Speaker, cue?: Cue, channel?: Span, why: string, confidence: number}} Quote
 * @typedef {{language: string, direction: 'rtl'|'ltr', length: number, words: number, sentences: number, date?: string,
 *   dateSource: 'given'|'text'|'none'}} Summary
 * @typedef {{schema: string, document: Summary, blocks: Block[], mentions: Mention[], entities: Entity[], times: Time[],
 *   numbers: Quantity[], quotes: Quote[]}} Analysis
 *
 * An article as the reader brought it.
 * @typedef {object} Article
 * @property {string} text
 * @property {string} [date] day of publication, YYYY-MM-DD, where the reader or the file gives it
 * @property {string} [title] where the reader or the file gives one, else it is read from the text
 * @property {string} [byline] likewise
 * @property {string} [name] the file's name
 * @property {string} [sample] the sample's id
 * @property {string} [note] what the reader of the file must know, a key of the string table
 *
 * One kind of mark. The four layers and, within them, the kinds that the legend toggles.
 * @typedef {'PER'|'ORG'|'LOC'|'NORP'|'MISC'|'TIME'|'NUM'|'QUOTE'} MarkKind
 *
 * What can be selected: every mark of it lights up.
 * @typedef {{key: string, label: string, keys: string[]}} Selection
 */
export {};
