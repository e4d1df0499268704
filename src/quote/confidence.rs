//! How sure the speaker of a quotation is, apart from how sure its bounds and its kind are: a sum of shares from a table.

use super::{Quote, SourceSort};
use crate::decimal;
use crate::lexicon::{self, Table};

static SHARES: Table = Table::new(lexicon::tables::QUOTE_CONFIDENCE);

/// A naming further from its quotation than this, in bytes, is far.
const FAR: usize = 400;

/// The share of quotations in these circumstances whose speaker was right, 0 to 1; none where there is no speaker.
pub(super) fn of_speaker(quote: &Quote) -> Option<f32> {
    let speaker = quote.speaker.as_ref()?;
    if speaker.certain {
        return Some(1.0);
    }
    let apart = if speaker.span.start >= quote.span.end {
        speaker.span.start - quote.span.end
    } else {
        quote.span.start.saturating_sub(speaker.span.end)
    };
    let circumstances = [
        ("base", true),
        ("inferred", speaker.inferred),
        ("unnamed", speaker.entity.is_none()),
        ("document", speaker.sort == SourceSort::Document),
        ("weak", matches!(quote.why, "long" | "alone" | "joined" | "continues" | "in-act" | "echo")),
        ("report", quote.why == "in-report"),
        ("relayed", quote.place.chain.len() > 1),
        ("far", apart > FAR),
    ];
    let share =
        |name: &str| SHARES.get(name).and_then(|row| decimal::parse(row.column(0))).unwrap_or(0.0) as f32;
    let sum: f32 = circumstances.iter().filter(|(_, holds)| *holds).map(|(name, _)| share(name)).sum();
    Some(sum.clamp(0.05, 0.99))
}
