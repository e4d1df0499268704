//! Below the article: who says what, a source after the other, and the tables of names, times and numbers.

use super::margin::draw;
use crate::analysis::Quote;
use crate::export::Extras;
use crate::export::escape;
use crate::export::labels::Labels;
use crate::export::report::{Cell, Section};
use crate::export::voices::{Voice, Voices, is_doubtful, knot};

/// So many sources have their name below the strip; the list has them all.
const NAMED: usize = 8;

/// Appends the strip of sources in proportion to what is quoted of them, with their names. Each is drawn as a thick line: dashes say the
/// sort where there is no colour.
pub(super) fn strip(voices: &Voices<'_>, out: &mut String) {
    let total = voices.total();
    if voices.all.iter().all(|v| v.words == 0) {
        return;
    }
    out.push_str("<svg class=\"strip\" preserveAspectRatio=\"none\" aria-hidden=\"true\"");
    escape::attribute("viewBox", &format!("0 0 {total} 10"), out);
    out.push('>');
    let mut at = 0;
    for voice in voices.all.iter().filter(|v| v.words > 0) {
        out.push_str("<path");
        escape::attribute("class", &format!("{} {}", voice.hue, knot(voice.sort, false)), out);
        escape::attribute("d", &format!("M{at} 5H{}", at + voice.words), out);
        out.push_str("/>");
        at += voice.words;
    }
    out.push_str("</svg><p class=\"names\">");
    for voice in voices.all.iter().filter(|v| v.words > 0).take(NAMED) {
        out.push_str("<span");
        escape::attribute("class", voice.hue, out);
        out.push('>');
        draw(knot(voice.sort, false), out);
        out.push_str("<b>");
        escape::element("bdi", voice.name, out);
        out.push_str("</b> ");
        escape::element("bdi", &share(voice, total), out);
        out.push_str("</span> ");
    }
    out.push_str("</p>");
}

/// Appends what the marks look like, each on its own name.
pub(super) fn legend(labels: Labels, out: &mut String) {
    out.push_str("<p class=\"legend\">");
    escape::text(labels.get("legend"), out);
    out.push_str(": ");
    for (class, label) in [
        ("PER", "per"),
        ("ORG", "org"),
        ("LOC", "loc"),
        ("time", "time"),
        ("verbatim s1", "direct"),
        ("sense s1", "indirect"),
        ("sense su", "anonymous"),
        ("sense sx doubtful", "doubtful"),
    ] {
        out.push_str("<span");
        escape::attribute("class", class, out);
        out.push('>');
        escape::text(labels.get(label), out);
        out.push_str("</span> ");
    }
    out.push_str("</p>");
}

fn share(voice: &Voice<'_>, total: usize) -> String {
    format!("{}%", (voice.words * 200 + total) / (2 * total))
}

/// Appends who says what: the sources by how much is quoted of them, each with its statements in the order of the text.
pub(super) fn said(voices: &Voices<'_>, labels: Labels, extras: &Extras, out: &mut String) {
    if voices.all.is_empty() {
        return;
    }
    out.push_str("<section class=\"said\">");
    escape::element("h2", labels.get("quotes"), out);
    let total = voices.total();
    for voice in &voices.all {
        out.push_str("<div");
        escape::attribute("class", &format!("source {}", voice.hue), out);
        out.push_str("><h3>");
        draw(knot(voice.sort, false), out);
        escape::element("bdi", voice.name, out);
        if voice.words > 0 {
            out.push(' ');
            escape::element("small", &share(voice, total), out);
        }
        out.push_str("</h3>");
        let of: Vec<&str> = voice.title.into_iter().chain([labels.get(voice.sort)]).collect();
        if of != [voice.name] {
            out.push_str("<p class=\"of\">");
            for (n, words) in of.into_iter().enumerate() {
                out.push_str(if n > 0 { " · " } else { "" });
                escape::element("bdi", words, out);
            }
            out.push_str("</p>");
        }
        out.push_str("<ul>\n");
        for quote in voice.statements() {
            statement(voices, voice, quote, labels, extras, out);
        }
        out.push_str("</ul></div>\n");
    }
    out.push_str("</section>\n");
}

fn statement(
    voices: &Voices<'_>,
    voice: &Voice<'_>,
    quote: &Quote,
    labels: Labels,
    extras: &Extras,
    out: &mut String,
) {
    out.push_str("<li");
    let form = if quote.kind == "indirect" { "sense" } else { "verbatim" };
    let doubt = if is_doubtful(quote) { " doubtful" } else { "" };
    escape::attribute("class", &format!("{form} {}{doubt}", voice.hue), out);
    escape::attribute("data-quote", &quote.id, out);
    out.push('>');
    let mut marks = quote.marks.chars();
    let (open, close) = match (marks.next(), marks.next()) {
        (Some(open), Some(close)) => (open.to_string(), close.to_string()),
        _ => (String::new(), String::new()),
    };
    escape::element("bdi", &format!("{open}{}{close}", quote.text), out);
    let mut told = voices.how(quote);
    if let Some(channel) = &quote.channel {
        told.push_str(&format!(" · {} {}", labels.get("via"), isolated(&channel.text)));
    }
    if let Some(cue) = &quote.cue {
        told.push_str(&format!(" · {}", isolated(&cue.text)));
        if cue.stance != "neutral" {
            told.push_str(&format!(" ({})", labels.get(cue.stance)));
        }
    }
    out.push(' ');
    escape::element("small", &told, out);
    if let Some(checked) = extras.checked(&quote.id) {
        let (class, key) = if checked { ("tick", "checked") } else { ("tick open", "unchecked") };
        out.push_str(" <span");
        escape::attribute("class", class, out);
        out.push('>');
        escape::text(labels.get(key), out);
        out.push_str("</span>");
    }
    out.push_str("</li>\n");
}

/// Words of the article, in their own direction inside a line of the report.
fn isolated(words: &str) -> String {
    format!("\u{2068}{words}\u{2069}")
}

/// Appends a table under its heading.
pub(super) fn table(section: &Section<'_>, out: &mut String) {
    out.push_str("<section>");
    escape::element("h2", section.heading, out);
    out.push_str("<table><thead><tr>");
    for column in &section.columns {
        out.push_str("<th scope=\"col\">");
        escape::text(column, out);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead><tbody>\n");
    for row in &section.rows {
        out.push_str("<tr>");
        for cell in row {
            // The table runs in the report's direction, the words of each cell in their own.
            out.push_str("<td>");
            match cell {
                Cell::Words(words) => escape::element("bdi", words, out),
                Cell::Wikidata(item) => {
                    out.push_str("<a");
                    escape::attribute("href", &format!("https://www.wikidata.org/wiki/{item}"), out);
                    out.push('>');
                    escape::text(item, out);
                    out.push_str("</a>");
                }
            }
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></section>\n");
}
