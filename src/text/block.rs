//! Blocks: the lines of a pasted page with the part each plays (headline, byline, body, caption, related links, tags, boilerplate).

use std::ops::Range;

use super::{Document, Language, TokenKind};
use crate::lexicon::{self, Row, Table};

static CUES: Table = Table::new(lexicon::tables::TEXT_BLOCK_CUES);
static BYLINE_CUES: Table = Table::new(lexicon::tables::TEXT_BYLINE_CUES);

/// The part that a block plays in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockRole {
    /// The title, or a crosshead between paragraphs.
    Headline,
    /// Who wrote it, where and when.
    Byline,
    /// The article's own text.
    Body,
    /// The caption of a picture.
    Caption,
    /// Links to other articles.
    Related,
    /// Keywords.
    Tags,
    /// Everything else around an article: share buttons, comment forms, notices.
    Boilerplate,
}

impl BlockRole {
    /// The name in the analysis.
    pub fn name(self) -> &'static str {
        match self {
            BlockRole::Headline => "headline",
            BlockRole::Byline => "byline",
            BlockRole::Body => "body",
            BlockRole::Caption => "caption",
            BlockRole::Related => "related",
            BlockRole::Tags => "tags",
            BlockRole::Boilerplate => "boilerplate",
        }
    }

    fn parse(name: &str) -> BlockRole {
        match name {
            "caption" => BlockRole::Caption,
            "related" => BlockRole::Related,
            "tags" => BlockRole::Tags,
            _ => BlockRole::Boilerplate,
        }
    }
}

/// A line of the text with its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its part in the page.
    pub role: BlockRole,
    /// The language of its words.
    pub language: Language,
}

/// The longest line, in words, that can be a headline, a byline or a link.
const SHORT: usize = 25;
/// The longest crosshead, in words.
const CROSSHEAD: usize = 12;
/// The longest cue, in tokens.
const LONGEST_CUE: usize = 4;
/// The longest byline, in words.
const BYLINE: usize = 14;
/// How many lines from the top a byline can stand, those around the article not counted.
const TOP: usize = 8;

struct Line {
    tokens: Range<usize>,
    /// Words and numbers.
    words: usize,
    /// It ends as a sentence does: with a stop, or with the closing mark of a long line.
    sentence: bool,
    /// It ends with a full stop, before a closing mark or not, or with a comma or colon: it goes on.
    stopped: bool,
}

impl Line {
    /// Reads as running text, not as a title, a link or a label.
    fn is_prose(&self) -> bool {
        (self.sentence && self.words > 8) || self.words > SHORT
    }

    /// May be what stands under a picture or at the foot of a page: short, or no sentence.
    fn is_label(&self) -> bool {
        self.words <= CROSSHEAD || self.is_titular(SHORT)
    }

    /// May be a title: short, and not ended by a full stop; a question or a quotation may be one.
    fn is_titular(&self, longest: usize) -> bool {
        self.words <= longest && !self.stopped
    }
}

/// A cue with what it says.
struct Cue {
    role: BlockRole,
    /// The lines after it share the role.
    runs: bool,
    /// The line holds what the cue announces, not the cue alone.
    filled: bool,
}

/// Lines that share the role of a cue before them.
struct Run {
    role: BlockRole,
    filled: bool,
}

/// The blocks of a tokenised document, their languages not yet told.
pub(super) fn find(document: &Document<'_>) -> Vec<Block> {
    let lines = lines(document);
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    let mut run: Option<Run> = None;
    let mut body_seen = false;
    let mut own = 0;
    for (n, line) in lines.iter().enumerate() {
        // After a cue that held its link, a crosshead ends the run.
        let crosshead = line.is_titular(CROSSHEAD) && lines.get(n + 1).is_some_and(Line::is_prose);
        let role = if is_image(document, line) {
            BlockRole::Caption
        } else if let Some(cue) = cue(document, line, body_seen) {
            run = cue.runs.then_some(Run { role: cue.role, filled: cue.filled });
            cue.role
        } else if let Some(run) = &run
            && (!line.is_prose() || is_listed(document, line))
            && !(run.filled && crosshead)
        {
            run.role
        } else {
            run = None;
            role_by_shape(document, &lines, n, own, body_seen)
        };
        body_seen |= role == BlockRole::Body;
        own += usize::from(!matches!(role, BlockRole::Related | BlockRole::Tags | BlockRole::Boilerplate));
        blocks.push(Block { tokens: line.tokens.clone(), role, language: Language::Other });
    }
    blocks
}

/// The role of line `n` from its length, its end and its place alone; `own` lines of the article stand before it.
fn role_by_shape(
    document: &Document<'_>,
    lines: &[Line],
    n: usize,
    own: usize,
    body_seen: bool,
) -> BlockRole {
    let line = &lines[n];
    if !body_seen && own > 0 && own < TOP && is_byline(document, line) {
        BlockRole::Byline
    } else if !body_seen && lines.len() > 1 && line.is_titular(SHORT) {
        BlockRole::Headline
    } else if is_listed(document, line) && line.is_titular(SHORT) {
        // A bulleted line without a stop in the middle of an article is a link to another one.
        BlockRole::Related
    } else if line.is_titular(CROSSHEAD) && lines.get(n + 1).is_some_and(Line::is_prose) {
        BlockRole::Headline
    } else {
        BlockRole::Body
    }
}

fn is_image(document: &Document<'_>, line: &Line) -> bool {
    document.surface(line.tokens.start) == "!" && document.folded_at(line.tokens.start + 1) == "["
}

fn lines(document: &Document<'_>) -> Vec<Line> {
    let count = document.tokens().len();
    let mut lines = Vec::new();
    let mut start = 0;
    while start < count {
        let mut end = start + 1;
        while end < count && !document.token(end).line_before {
            end += 1;
        }
        let words = (start..end).filter(|&i| document.token(i).kind != TokenKind::Mark).count();
        let last = document.surface(end - 1);
        let before = if end - start > 1 { document.surface(end - 2) } else { "" };
        let closes = matches!(last, "»" | "\"" | "”" | ")" | "“");
        let exclaims = matches!(last, "؟" | "!" | "?");
        let ends = matches!(last, "." | "…") || (closes && matches!(before, "." | "…"));
        let stopped = ends || matches!(last, "،" | "," | ":" | "؛" | ";");
        let sentence = exclaims || ends || (closes && (matches!(before, "؟" | "!") || words > 12));
        lines.push(Line { tokens: start..end, words, sentence, stopped });
        start = end;
    }
    lines
}

fn is_listed(document: &Document<'_>, line: &Line) -> bool {
    matches!(document.surface(line.tokens.start), "-" | "•" | "*" | "–" | "·" | "▪" | "#")
}

/// The role that a line's words give it. Before the article has begun, a word with a mark (`شاهد.. …`) opens a title.
fn cue(document: &Document<'_>, line: &Line, body_seen: bool) -> Option<Cue> {
    let start =
        line.tokens.clone().find(|&i| document.token(i).kind != TokenKind::Mark).unwrap_or(line.tokens.end);
    let found = |row: Row, length: usize| {
        let filled = line.words > length + 1;
        Some(Cue { role: BlockRole::parse(row.column(0)), runs: row.column(2) == "yes", filled })
    };
    if let Some((row, length)) = cue_at(document, line, start) {
        let mark = document.folded_at(start + length);
        let named = mark == ":";
        let fits = match row.column(1) {
            "start" => named || (line.words <= SHORT && !line.sentence),
            "label" => {
                let dots = mark == "…" || mark == "." && document.folded_at(start + length + 1) == ".";
                let dash = matches!(mark, "-" | "–" | "|" | "/");
                body_seen && line.words <= SHORT && (named || dots || dash || line.words <= length)
            }
            "sentence" => true,
            "whole" => line.words <= length + 1,
            "only" => line.words == length,
            _ => line.is_label(),
        };
        if fits {
            return found(row, length);
        }
    }
    let anywhere = |i| cue_at(document, line, i).filter(|(row, _)| row.column(1) == "any");
    let (row, length) = (start..line.tokens.end).filter(|_| line.is_label()).find_map(anywhere)?;
    found(row, length)
}

/// The longest cue that starts at token `at`, with its length in tokens. The last word of a longer cue may be glued to the next
/// word, as it is where a page's link was pasted without its line break.
fn cue_at(document: &Document<'_>, line: &Line, at: usize) -> Option<(Row, usize)> {
    let mut key = String::new();
    let mut best = None;
    for i in at..line.tokens.end.min(at + LONGEST_CUE) {
        let word = document.folded(i);
        if i > at {
            key.push(' ');
            let known = key.len();
            for (end, _) in word.char_indices().skip(4) {
                key.push_str(&word[..end]);
                best = CUES.get(&key).map(|row| (row, i + 1 - at)).or(best);
                key.truncate(known);
            }
        }
        key.push_str(word);
        best = CUES.get(&key).map(|row| (row, i + 1 - at)).or(best);
    }
    best
}

/// Whether a folded word marks a byline: an agency, `كتب`, `نشر`.
pub(crate) fn is_byline_word(word: &str) -> bool {
    BYLINE_CUES.contains(word)
}

fn is_byline(document: &Document<'_>, line: &Line) -> bool {
    // A longer one that begins as a byline does tells more: days and hours of publication and of the last change.
    let begins = || {
        let [first, second] = [0, 1].map(|n| document.folded_at(line.tokens.start + n));
        is_byline_word(first) || BYLINE_CUES.contains(&format!("{first} {second}"))
    };
    if line.words > BYLINE && (line.is_prose() || !begins()) {
        return false;
    }
    let mut has_year = false;
    for i in line.tokens.clone() {
        let word = document.folded(i);
        has_year |= document.token(i).kind == TokenKind::Number
            && word.len() == 4
            && (word.starts_with("20") || word.starts_with("19"));
        let pair = i + 1 < line.tokens.end
            && document.token(i).kind == TokenKind::Arabic
            && BYLINE_CUES.contains(&format!("{word} {}", document.folded(i + 1)));
        if pair || is_byline_word(word) {
            return true;
        }
    }
    if line.sentence {
        return has_year && line.words <= 6;
    }
    // `القاهرة: فلان الفلاني`, `City - Agency`: a place, a mark and a name; or the name alone under the title.
    let separator = |&i: &usize| matches!(document.surface(i), ":" | "/" | "-" | "–" | "|");
    let parts = line.tokens.clone().filter(separator).count();
    let listed = is_listed(document, line);
    has_year || (!listed && line.words <= 7 && (1..=2).contains(&parts)) || (!listed && line.words <= 4)
}

#[cfg(test)]
mod tests {
    use crate::text::{BlockRole, Document};

    const PROSE: &str =
        "أعلن المجلس البلدي في المدينة الساحلية أن أعمال ترميم الميناء القديم ستبدأ قبل نهاية العام.";

    /// The roles of the lines around a line of prose, which is written `…`.
    fn roles(lines: &[&str]) -> Vec<BlockRole> {
        let text = lines.iter().map(|l| if *l == "…" { PROSE } else { l }).collect::<Vec<_>>().join("\n");
        Document::new(&text).blocks().iter().map(|b| b.role).collect()
    }

    #[test]
    fn a_page_is_read_from_title_to_footer() {
        use BlockRole::{Body, Boilerplate, Byline, Caption, Headline, Related, Tags};
        assert_eq!(
            roles(&[
                "ميناء المدينة القديم يستعد للترميم",
                "الرباط - سلمى الوزاني",
                "الخميس 14 مارس 2024",
                "![الميناء](https://example.org/a.jpg)",
                "…",
                "- مشروع آخر على الساحل",
                "هل يكفي المال؟",
                "…",
                "صورة أرشيفية للميناء",
                "اقرأ أيضًا:",
                "المجلس يؤجل الجلسة",
                "كلمات دلالية: ميناء ترميم",
                "Leave a Reply",
            ]),
            [
                Headline,
                Byline,
                Byline,
                Caption,
                Body,
                Related,
                Headline,
                Body,
                Caption,
                Related,
                Related,
                Tags,
                Boilerplate
            ]
        );
    }

    #[test]
    fn what_a_page_has_around_its_article_is_none_of_it() {
        use BlockRole::{Body, Boilerplate, Byline, Caption, Headline};
        assert_eq!(
            roles(&[
                "الرئيسية",
                "أخبار",
                "رياضة",
                "الصفحة الرئيسية > أخبار",
                "ميناء المدينة القديم يستعد للترميم",
                "نشر في: الخميس 14 مارس 2024 - 10:42 م | آخر تحديث: الجمعة 15 مارس 2024 - 1:15 ص",
                "كتبت - سلمى الوزاني:",
                "واتساب",
                "فيسبوك",
                "رئيس المجلس البلدي سعيد الريفي خلال جولة في الميناء القديم - تصوير: ليلى قاسم (وكالة الساحل للأنباء)",
                "الرباط - صدى الساحل",
                "…",
            ]),
            [
                Boilerplate,
                Boilerplate,
                Boilerplate,
                Boilerplate,
                Headline,
                Byline,
                Byline,
                Boilerplate,
                Boilerplate,
                Caption,
                Byline,
                Body
            ]
        );
        assert_eq!(roles(&["رياضة المدن الساحلية", "…"])[0], Headline);
    }

    #[test]
    fn a_headline_may_end_in_a_quotation() {
        use BlockRole::{Body, Byline, Headline};
        let title = "وزراء النقل في البلدان الساحلية يتفقون على خطة للموانئ القديمة ويتركون «ملفات لم تُحسم»";
        assert_eq!(
            roles(&[title, "الرباط - سلمى الوزاني - الخميس 14 مارس 2024", "…"]),
            [Headline, Byline, Body]
        );
    }

    #[test]
    fn a_run_of_links_ends_at_prose() {
        use BlockRole::{Body, Related};
        assert_eq!(roles(&["…", "مقالات ذات صلة", "رابط", "…", "…"]), [Body, Related, Related, Body, Body]);
    }

    #[test]
    fn a_link_in_the_middle_of_an_article_is_related() {
        use BlockRole::{Body, Headline, Related};
        for link in [
            "للمزيد: الميناء في صور",
            "اقرأ.. الميناء في صور",
            "أيضا.. سفينة تصل",
            "شاهد أيضا: السفن في الميناء",
        ] {
            assert_eq!(roles(&["…", link, "خطوات تالية", "…"]), [Body, Related, Headline, Body], "{link}");
        }
        assert_eq!(roles(&["…", "أيضا قال الوزير إنه بخير", "…"])[1], Headline);
    }

    #[test]
    fn a_short_line_that_goes_on_is_no_crosshead() {
        use BlockRole::Body;
        assert_eq!(roles(&["…", "وتشمل الخطة ما يلي:", "…"]), [Body, Body, Body]);
    }

    #[test]
    fn a_sentence_that_begins_like_a_label_is_body() {
        let text = format!("عنوان\n{PROSE}\nالمزيد من السفن سيصل إلى الميناء هذا الأسبوع بحسب المجلس.");
        let document = Document::new(&text);
        assert_eq!(document.blocks().last().map(|b| b.role), Some(BlockRole::Body));
    }

    #[test]
    fn blocks_hold_every_token_once() {
        let text = format!("{PROSE}\r\n\r\n* \n{PROSE}\u{2028}x");
        let document = Document::new(&text);
        let held: Vec<usize> = document.blocks().iter().flat_map(|b| b.tokens.clone()).collect();
        assert_eq!(held, (0..document.tokens().len()).collect::<Vec<_>>());
    }
}
