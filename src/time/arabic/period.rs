//! Any period of the calendar: the rules that read one, and the reading that reaches farthest.

use super::age::{century, decade};
use super::near::near_day;
use super::nth::nth;
use super::part::{feast, fraction, season, year_to};
use super::unit::unit;
use super::{calendar, year};
use crate::time::pattern::{Allow, Read, Rule, longest_of, reads};
use crate::time::piece::{Piece, spec_of_fields};
use crate::time::reader::Reader;
use crate::time::spec::Spec;

/// Any period at `i` that can be the whole of a part (`بداية …`, `الربع الأول من …`).
pub(super) fn period(r: &Reader<'_, '_>, i: usize, allow: Allow) -> Option<Piece<Spec>> {
    longest_of(&READS, r, i, allow)
}

/// What `period` reads.
pub(in crate::time) const RULES: &[Rule] = &[
    Rule {
        name: "n-th of a period",
        examples: &[
            ("الأسبوع الثاني من أكتوبر 2025", "2025-W41"),
            ("آخر يوم من الشهر الجاري", "2025-05-31"),
            ("الاثنين من الأسبوع الماضي", "2025-05-12"),
        ],
        read: nth,
    },
    Rule {
        name: "feast",
        examples: &[
            ("عيد الفطر 2025", "2025-03-30"),
            ("عيد العمال المقبل", "2026-05-01"),
            ("ثاني أيام عيد الأضحى المقبل", "2025-06-07"),
        ],
        read: feast,
    },
    Rule {
        name: "season",
        examples: &[("صيف 2014", "2014-SU"), ("صيف العام الماضي", "2024-SU"), ("هذا الصيف", "2025-SU")],
        read: season,
    },
    Rule {
        name: "decade",
        examples: &[("تسعينيات القرن الماضي", "199"), ("حقبة السبعينيات", "197")],
        read: decade,
    },
    Rule {
        name: "century", examples: &[("القرن الثامن عشر", "17"), ("العقد الحالي", "202")], read: century
    },
    Rule {
        name: "quarter or half",
        examples: &[("الربع الثالث من العام الماضي", "2024-Q3"), ("النصف الأول من 2023", "2023-H1")],
        read: fraction,
    },
    Rule {
        name: "day by its distance",
        examples: &[
            ("أمس الاثنين", "2025-05-19"),
            ("بعد غد الخميس", "2025-05-22"),
            ("غدا (الأربعاء)", "2025-05-21"),
        ],
        read: |r, i, allow| near_day(r, i, allow).map(spec_of_fields),
    },
    Rule {
        name: "unit by its distance",
        examples: &[("الشهر الماضي", "2025-04"), ("هذا الأسبوع", "2025-W21"), ("العام المقبل 2026", "2026")],
        read: unit,
    },
    Rule { name: "year of a life", examples: &[("عامها الخمسين", "2025")], read: year::own_year },
    Rule {
        name: "date",
        examples: &[
            ("الجمعة، 5 فبراير 2010", "2010-02-05"),
            ("الرابع عشر من آذار عام 1967", "1967-03-14"),
            ("٢٥/١٢/٢٠٢٣", "2023-12-25"),
            ("15 رمضان 1446 هـ", "2025-03-15"),
            ("ديسمبر الماضي", "2024-12"),
        ],
        read: |r, i, allow| calendar::date(r, i, allow).map(spec_of_fields),
    },
    Rule {
        name: "year that ends within another",
        examples: &[
            ("|العام| الذي انتهى في أكتوبر 2017", "2017"),
            ("|السنة المالية| المنتهية في مارس 2017", "2016"),
        ],
        read: year_to,
    },
    Rule {
        name: "year",
        examples: &[
            ("عام ألف وتسعمئة وثمانية وأربعين", "1948"),
            ("عام 586 قبل الميلاد", "BC0586"),
            ("2019", "2019"),
        ],
        read: year::year,
    },
];

static READS: [Read; RULES.len()] = reads(RULES);
