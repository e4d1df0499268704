//! Words around an expression that the grammar looks at, by kind: `data/time/cues.tsv` and `data/time/particles.tsv` say what each kind is.

macro_rules! cues {
    ($($kind:literal => $cue:ident,)+) => {
        /// A kind of word around an expression.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in crate::time) enum Cue {
            $($cue,)+
        }

        impl Cue {
            /// The names of the kinds in the tables.
            #[cfg(test)]
            pub(in crate::time) const KINDS: &[&str] = &[$($kind),+];

            /// The kind of a name in the tables; they are the program's own, and a test reads every row.
            pub(in crate::time) fn parse(kind: &str) -> Cue {
                match kind {
                    $($kind => Cue::$cue,)+
                    _ => Cue::Opens,
                }
            }
        }
    };
}

cues! {
    "prep" => Preposition,
    "measure" => Measure,
    "future" => Future,
    "past" => Past,
    "toward" => Toward,
    "name" => Name,
    "event" => Event,
    "war" => War,
    "counted" => Counted,
    "code" => Code,
    "yearly" => Yearly,
    "camp" => Camp,
    "brand" => Brand,
    "decade" => DecadeNoun,
    "own_year" => OwnYear,
    "published" => Published,
    "season" => Season,
    "span" => Span,
    "named" => Named,
    "outlet" => Outlet,
    "holiday" => Holiday,
    "noun" => Noun,
    "age" => Age,
    "day_adjective" => DayAdjective,
    "early" => Early,
    "hijri" => Hijri,
    "length_noun" => LengthNoun,
    "unmeasured" => Unmeasured,
    "round" => Round,
    "alike" => Alike,
    "joint" => Joint,
    "inside" => Inside,
    "lead" => Lead,
    "until" => Until,
    "before" => Before,
    "after" => After,
    "every" => Every,
    "times" => Times,
    "wish" => Wish,
    "another" => Another,
    "clause" => Clause,
    "loose" => Loose,
    "meant" => Meant,
    "ends" => Ends,
    "opens" => Opens,
    "season_noun" => SeasonNoun,
    "from" => From,
    "without" => Without,
    "last_day" => LastDay,
    "these_days" => TheseDays,
    "own_quarter" => OwnQuarter,
    "age_of" => AgeOf,
    "light_year" => LightYear,
    "genitive" => Genitive,
    "hurt" => Hurt,
    "person" => Person,
    "reckoned" => Reckoned,
    "birth" => Birth,
    "says" => Says,
    "that" => That,
    "since" => Since,
    "no_verb" => NoVerb,
    "many" => Many,
    "describes" => Describes,
    "after_adverb" => AfterAdverb,
    "further" => Further,
    "lasts" => Lasts,
    "goes_on" => GoesOn,
    "follows" => Follows,
    "same_after" => SameAfter,
    "over" => Over,
    "newly" => Newly,
    "reckons" => Reckons,
    "ended" => Ended,
}

impl Cue {
    /// Whether an expression may begin with such a word.
    pub(super) fn begins(self) -> bool {
        use Cue::{
            After, Before, Every, LastDay, Opens, OwnQuarter, OwnYear, Season, SeasonNoun, Span, Times,
        };
        matches!(
            self,
            After
                | Before
                | Every
                | LastDay
                | Opens
                | OwnQuarter
                | OwnYear
                | Season
                | SeasonNoun
                | Span
                | Times
        )
    }
}
