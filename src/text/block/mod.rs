//! Blocks: the lines of a pasted page with the part each plays.
//!
//! A line shows features (`shape`: how it ends, its words, its place), each of which speaks for a role with a weight
//! (`data/text/role_weights.tsv`); the role with the greatest sum is taken. Headings are then told apart by their place (`title`).

mod cue;
mod line;
mod shape;
mod title;
mod weight;

use std::ops::Range;

use super::{Document, Language};
pub(crate) use cue::is_byline_word;
use cue::{Cue, Reach};
use line::Line;
use shape::{Feature, Features, Place};

/// The part that a block plays in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockRole {
    /// The article's title: one at most.
    Title,
    /// A line above the title that belongs to it.
    Kicker,
    /// A line under the title that tells more.
    Deck,
    /// A heading between paragraphs.
    Crosshead,
    /// Who wrote it, where and when.
    Byline,
    /// The caption of a picture.
    Caption,
    /// The article's own text.
    Body,
    /// An item of a list.
    List,
    /// Everything around an article: navigation, sharing, links to other articles, keywords, comment forms, notices.
    Furniture,
}

impl BlockRole {
    /// The name in the analysis.
    pub fn name(self) -> &'static str {
        match self {
            BlockRole::Title => "title",
            BlockRole::Kicker => "kicker",
            BlockRole::Deck => "deck",
            BlockRole::Crosshead => "crosshead",
            BlockRole::Byline => "byline",
            BlockRole::Caption => "caption",
            BlockRole::Body => "body",
            BlockRole::List => "list",
            BlockRole::Furniture => "furniture",
        }
    }

    /// The role that `block_cues.tsv` names.
    fn parse(name: &str) -> BlockRole {
        match name {
            "caption" => BlockRole::Caption,
            _ => BlockRole::Furniture,
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

/// Cuts a tokenised document into its lines; their roles are told later, by [`assign`], which asks for their languages.
pub(super) fn cut(document: &Document<'_>) -> Vec<Block> {
    let block = |line: Line| Block { tokens: line.tokens, role: BlockRole::Body, language: Language::Other };
    line::lines(document).into_iter().map(block).collect()
}

/// Lines that share the role of a cue before them.
struct Run {
    reach: Reach,
    filled: bool,
    /// The words of its shortest line so far.
    shortest: Option<usize>,
}

/// Gives the blocks their roles.
pub(super) fn assign(document: &Document<'_>, blocks: &mut [Block]) {
    let lines = line::lines(document);
    let place = Place::new(document, &lines);
    let mut features: Vec<Features> = Vec::with_capacity(lines.len());
    let mut roles: Vec<BlockRole> = Vec::with_capacity(lines.len());
    let mut run: Option<Run> = None;
    let (mut listing, mut own) = (None, 0usize);
    for (n, line) in lines.iter().enumerate() {
        let mut found = shape::of(document, &lines, n, &place, own);
        let cue = cue::find(document, line, n > place.first);
        let listed = found.has(Feature::Listed);
        if let Some(Cue { role, reach, filled }) = cue {
            found.add(if role == BlockRole::Caption { Feature::Caption } else { Feature::Furniture });
            let follows = run.as_ref().is_some_and(|r| r.reach == Reach::Rest);
            let whole = reach == Reach::Rest && place.mostly_before(n);
            if reach != Reach::Line && !follows {
                run = Some(Run { reach: if whole { reach } else { Reach::Run }, filled, shortest: None });
            }
        }
        if let Some(open) = &mut run {
            let prose = line.is_prose() && !listed;
            match open.reach {
                Reach::Rest => found.add(Feature::Rest),
                _ if prose && cue.is_none() => run = None,
                _ => {
                    // After a cue that held its link a crosshead ends the run; after others a short one.
                    let heading = found.has(Feature::Crosshead) && cue.is_none();
                    if heading && open.filled {
                        run = None;
                    } else {
                        found.add(Feature::Run);
                        let shorter = open.shortest.is_some_and(|words| line.words + shape::SHORTER <= words);
                        found.add_if(heading && shorter, Feature::Linked);
                        if cue.is_none() {
                            open.shortest = Some(open.shortest.unwrap_or(line.words).min(line.words));
                        }
                    }
                }
            }
        }
        // A list goes on as long as its items do; a colon opens it.
        if listed {
            let opened =
                listing.unwrap_or_else(|| n > 0 && document.surface(lines[n - 1].tokens.end - 1) == ":");
            listing = Some(opened);
            found.add_if(opened, Feature::Introduced);
            let link = !opened && line.is_titular(line::SHORT) && n > place.first;
            found.add_if(link && !found.has(Feature::Numbered) && !asks(document, line), Feature::Link);
        } else {
            listing = None;
        }
        let role = weight::role(found);
        if matches!(role, BlockRole::Furniture) {
            found.add(Feature::Dropped);
        } else {
            own += 1;
        }
        features.push(found);
        roles.push(role);
    }
    place.foreign_tail(blocks, &features, &mut roles);
    title::tell(document, &lines, &features, &place, blocks, &mut roles);
    for (block, role) in blocks.iter_mut().zip(roles) {
        block.role = role;
    }
}

/// Whether a line asks: in an interview the questions have dashes.
fn asks(document: &Document<'_>, line: &Line) -> bool {
    matches!(document.surface(line.tokens.end - 1), "؟" | "?")
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
        use BlockRole::{Body, Byline, Caption, Crosshead, Furniture, Title};
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
                Title, Byline, Byline, Caption, Body, Furniture, Crosshead, Body, Caption, Furniture,
                Furniture, Furniture, Furniture
            ]
        );
    }

    #[test]
    fn what_a_page_has_around_its_article_is_none_of_it() {
        use BlockRole::{Body, Byline, Caption, Furniture, Title};
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
                Furniture, Furniture, Furniture, Furniture, Title, Byline, Byline, Furniture, Furniture,
                Caption, Byline, Body
            ]
        );
        assert_eq!(roles(&["رياضة المدن الساحلية", "…"])[0], Title);
    }

    #[test]
    fn a_headline_may_end_in_a_quotation() {
        use BlockRole::{Body, Byline, Title};
        let title = "وزراء النقل في البلدان الساحلية يتفقون على خطة للموانئ القديمة ويتركون «ملفات لم تُحسم»";
        assert_eq!(
            roles(&[title, "الرباط - سلمى الوزاني - الخميس 14 مارس 2024", "…"]),
            [Title, Byline, Body]
        );
    }

    #[test]
    fn a_run_of_links_ends_at_prose() {
        use BlockRole::{Body, Furniture};
        assert_eq!(
            roles(&["…", "مقالات ذات صلة", "رابط", "…", "…"]),
            [Body, Furniture, Furniture, Body, Body]
        );
    }

    #[test]
    fn a_link_in_the_middle_of_an_article_is_related() {
        use BlockRole::{Body, Crosshead, Furniture};
        for link in [
            "للمزيد: الميناء في صور",
            "اقرأ.. الميناء في صور",
            "أيضا.. سفينة تصل",
            "شاهد أيضا: السفن في الميناء",
        ] {
            assert_eq!(roles(&["…", link, "خطوات تالية", "…"]), [Body, Furniture, Crosshead, Body], "{link}");
        }
        assert_eq!(roles(&["…", "أيضا قال الوزير إنه بخير", "…"])[1], Crosshead);
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
