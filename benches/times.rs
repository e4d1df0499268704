//! How fast the times stage alone reads Arabic and English news. `cargo bench --bench times`
//!
//! The document is cut into tokens once; what is measured is [`isnad::time::find`] over it. Figures are bytes of text a second.

use std::hint::black_box;
use std::time::{Duration, Instant};

use isnad::text::Document;

/// A paragraph of the kind that news is made of; written for this bench.
const ARABIC: &str = "أعلنت وزارة الصحة في بيان لها مساء أمس الاثنين أن عدد المصابين ارتفع إلى 312 شخصا خلال الأيام الثلاثة الماضية، \
مؤكدة أن الوضع تحت السيطرة. وقال الوزير في مؤتمر صحافي عقده في العاصمة إن الحكومة ستبدأ في 15 مايو/أيار المقبل تنفيذ خطة جديدة تستمر \
ستة أشهر وتهدف إلى تحسين الخدمات في المناطق البعيدة. وأضاف أن اللجنة التي شكلت عام 2019 قدمت تقريرها إلى رئيس الوزراء، وأن المشروع \
الذي أقره البرلمان في جلسته الأخيرة سيعرض على النقاش العام قبل نهاية العام الجاري. وكانت منظمات محلية قد طالبت بمراجعة القانون، \
معتبرة أن بعض مواده لا تستجيب لحاجات السكان ولا تراعي ظروف العمل في القرى والمدن الصغيرة، فيما دعت نقابات إلى الحوار.\n";

const ENGLISH: &str = "The ministry said late on Monday that the number of patients had risen to 312 over the past three days, adding that \
the situation was under control. The government will begin a new plan on May 15, he told reporters in the capital, and it is expected to \
last six months. A committee formed in 2019 handed its report to the prime minister, and the bill approved last week will be discussed \
before the end of this year. Local groups had asked for a review of the law.\n";

fn main() {
    for (name, paragraph) in [("Arabic", ARABIC), ("English", ENGLISH)] {
        let text = paragraph.repeat(1_000_000 / paragraph.len());
        let document = Document::new(&text);
        let date = jiff::civil::date(2025, 5, 20);
        let found = isnad::time::find(&document, Some(date), &[]).len();
        let mut best = Duration::MAX;
        for _ in 0..12 {
            let start = Instant::now();
            black_box(isnad::time::find(black_box(&document), Some(date), &[]));
            best = best.min(start.elapsed());
        }
        let rate = text.len() as f64 / best.as_secs_f64() / 1e6;
        println!("{name}: {rate:.1} MB/s ({} bytes, {found} expressions, best of 12)", text.len());
    }
}
