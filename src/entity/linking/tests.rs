use super::*;
use crate::entity::EntityKind::{Location as Loc, Norp, Organisation as Org, Person as Per};

/// Links the given names, each found in the text after the one before, and gives each one's entity.
fn linked(text: &str, names: &[(&str, EntityKind)]) -> (Vec<usize>, Entities) {
    let document = Document::new(text);
    let mut from = 0;
    let mentions = names.iter().map(|&(name, kind)| {
        let start = from + text[from..].find(name).expect(name);
        from = start + name.len();
        let first = document.tokens().partition_point(|t| t.end <= start);
        let tokens = first..document.token_from(from);
        Mention { span: start..from, tokens, kind, entity: 0, confidence: 1.0 }
    });
    let entities = link(&document, mentions.collect(), &[]);
    (entities.mentions.iter().map(|m| m.entity).collect(), entities)
}

/// Names that are all one thing.
#[test]
fn one_thing() {
    let cases: &[&[(&str, EntityKind)]] = &[
        &[("فلاديمير بوتين", Per), ("بوتين", Per), ("بوتن", Per), ("فلاديمير", Per)],
        &[("سامي عبد العزيز الطيب", Per), ("سامي عبدالعزيز الطيب", Per), ("سامي الطيب", Per), ("الطيب", Per)],
        &[("كريستوفر لامبرتو", Per), ("كريستوفر لمبرتو", Per)],
        &[("حلف شمال الأطلسي", Org), ("الناتو", Org), ("حلف الناتو", Org), ("NATO", Org)],
        &[("روسيا", Loc), ("الروسي", Norp), ("روسية", Norp), ("الروس", Norp)],
        &[("وزارة الزراعة المصرية", Org), ("وزارة الزراعة", Org)],
        &[("حزب الأمل الأخضر", Org), ("الأمل الأخضر", Org)],
        &[("سوريا", Loc), ("سورية", Loc)],
        &[("أمريكا", Loc), ("أميركا", Loc), ("الأميركيون", Norp)],
        &[("عبد الفتاح السيسي", Per), ("عبدالفتاح السيسي", Per)],
        &[("حركة المقاومة الإسلامية حماس", Org), ("حماس", Org)],
        &[("مانشستر يونايتد", Org), ("يونايتد", Org)],
        &[("فيتولين للتجارة النفطية", Org), ("فيتولين", Org)],
        &[("سامي كرم الأب", Per), ("كرم", Per)],
        &[("وزارة الدفاع الأميركية", Org), ("وزارة الدفاع الأمريكية", Org)],
    ];
    for names in cases {
        let text: Vec<&str> = names.iter().map(|n| n.0).collect();
        let (entities, _) = linked(&text.join(" ثم "), names);
        assert!(entities.iter().all(|&e| e == 0), "{text:?}: {entities:?}");
    }
}

/// Names that are all different things.
#[test]
fn different_things() {
    let cases: &[&[(&str, EntityKind)]] = &[
        &[("أحمد الراوي", Per), ("ليلى الراوي", Per)],
        &[("حسن كرم", Per), ("حسين كرم", Per)],
        &[("الجزائر", Loc), ("الجزائر العاصمة", Loc)],
        &[("روسيا", Loc), ("موسكو", Loc)],
        &[("كوريا الشمالية", Loc), ("كوريا الجنوبية", Loc)],
        &[("النيجر", Loc), ("نيجيريا", Loc)],
        &[("ليفربول", Org), ("ليفربول", Loc)],
        &[("حزب الله", Org), ("حزب الله الحجاز", Org)],
        &[("زيروكسين الإمارات", Org), ("زيروكسين", Org)],
        &[("موانئ دبي العالمية", Org), ("دبي العالمية", Org)],
        &[("جامعة القلمون", Org), ("جامعة", Org)],
        &[("الشرق الأوسط", Org), ("آسيا", Loc)],
        &[("ميلانيا ترامب", Per), ("ترامب", Per)],
    ];
    for names in cases {
        let text: Vec<&str> = names.iter().map(|n| n.0).collect();
        let (mut entities, _) = linked(&text.join(" ثم "), names);
        entities.dedup();
        assert_eq!(entities.len(), names.len(), "{text:?}");
    }
}

#[test]
fn a_surname_of_two_goes_to_the_one_named_last() {
    let names = [("أحمد الراوي", Per), ("الراوي", Per), ("ليلى الراوي", Per), ("الراوي", Per)];
    let text = names.map(|n| n.0).join(" ثم ");
    assert_eq!(linked(&text, &names).0, [0, 0, 1, 1]);
}

#[test]
fn a_surname_of_two_goes_by_gender_title_and_use() {
    let names = &[("أحمد الراوي", Per), ("ليلى الراوي", Per), ("الراوي", Per)];
    for (text, bearer) in [
        ("قال الوزير أحمد الراوي ذلك. وقالت ليلى الراوي غير ذلك. وأضاف الوزير الراوي أنه سيعود", 0),
        ("قال أحمد الراوي ذلك. وقالت ليلى الراوي غير ذلك. وأضافت الراوي أنها ستعود", 1),
        ("قال أحمد الراوي ذلك. وقالت ليلى الراوي غير ذلك. وأضاف الراوي أنه سيعود", 0),
        ("وصلت الدكتورة ليلى الراوي مع أحمد الراوي. وعادت الدكتورة الراوي وحدها", 1),
    ] {
        let mut names = names.to_vec();
        if text.find("ليلى") < text.find("أحمد") {
            names.swap(0, 1);
        }
        let (entities, found) = linked(text, &names);
        let expected =
            names.iter().position(|n| n.0 == ["أحمد الراوي", "ليلى الراوي"][bearer]).expect("a bearer");
        assert_eq!(entities[2], entities[expected], "{text}: {found:?}");
    }
    // The bare name has been used for the first; the second was named long before.
    let names = &[("أحمد الراوي", Per), ("الراوي", Per), ("سامي الراوي", Per), ("الراوي", Per)];
    let text = "حضر أحمد الراوي. قام الراوي. حضر سامي الراوي. ثم مضى الوقت. وجاء الليل. ونهض الراوي";
    assert_eq!(linked(text, names).0, [0, 0, 1, 0]);
}

#[test]
fn an_acronym_in_brackets_is_the_name_before_it() {
    let (entities, _) =
        linked("هيئة النقل الحضري (هنح)، ثم هنح", &[("هيئة النقل الحضري", Org), ("هنح", Org), ("هنح", Org)]);
    assert_eq!(entities, [0, 0, 0]);
    let marked = |text: &str, names| linked(text, names).0;
    assert_eq!(marked("شركة «نور» (Noor) أمس", &[("نور", Org), ("Noor", Org)]), [0, 0]);
    assert_eq!(
        marked("وكالة الأنباء الهلالية \"وها.\"", &[("وكالة الأنباء الهلالية", Org), ("وها", Org)]),
        [0, 0]
    );
    assert_eq!(
        marked("سجل يوسف إبراهيم \"أوباما\" هدفين", &[("يوسف إبراهيم", Per), ("أوباما", Per)]),
        [0, 1]
    );
    assert_eq!(marked("بين «نور» و«سنا» أمس", &[("نور", Org), ("سنا", Org)]), [0, 1]);
    assert_eq!(marked("«نور» «سنا» أمس", &[("نور", Org), ("سنا", Org)]), [0, 1]);
}

#[test]
fn an_entity_is_described_by_its_fullest_form() {
    let (_, found) =
        linked("بوتين ثم فلاديمير بوتين ثم بوتين", &[("بوتين", Per), ("فلاديمير بوتين", Per), ("بوتين", Per)]);
    let [entity] = found.entities.as_slice() else { panic!("{found:?}") };
    assert_eq!(
        (entity.name.as_str(), entity.aliases.as_slice()),
        ("فلاديمير بوتين", &["بوتين".to_owned()][..])
    );
    assert_eq!(
        (entity.wikidata.as_deref(), entity.gloss.as_deref()),
        (Some("Q7747"), Some("Vladimir Putin"))
    );
    // The article that a proclitic has swallowed is part of the name.
    for (text, forms) in [
        ("ممثل للهيئة المركزية هنا", &[("هيئة المركزية", Org)][..]),
        ("الهيئة المركزية ثم للهيئة المركزية", &[("الهيئة المركزية", Org), ("هيئة المركزية", Org)]),
    ] {
        let (_, found) = linked(text, forms);
        assert_eq!(found.entities[0].name, "الهيئة المركزية", "{text}");
    }
}

/// Persons described by the office that the text says them to hold.
#[test]
fn descriptions_by_office() {
    for (text, persons, expected) in [
        (
            "قال رئيس الوزراء اللبناني سامي كرم إن البيان جاهز. وأكد رئيس الحكومة ذلك.",
            &["سامي كرم"][..],
            &[("رئيس الحكومة", "سامي كرم")][..],
        ),
        // Another country's, another office, a title beside a name, an office held no more, a noun that is not definite.
        ("قال رئيس الوزراء اللبناني سامي كرم. وقال رئيس الوزراء الفرنسي.", &["سامي كرم"], &[]),
        ("قال وزير الصحة سامي كرم. وقال وزير الدفاع، وقال نائب الوزير.", &["سامي كرم"], &[]),
        ("قال الرئيس سامي كرم. وقال الرئيس، فادي حداد، ذلك.", &["سامي كرم", "فادي حداد"], &[]),
        ("قال الرئيس السابق سامي كرم. وقال الرئيس ذلك.", &["سامي كرم"], &[]),
        ("قال الرئيس سامي كرم. وقال رئيس ناد محلي ذلك.", &["سامي كرم"], &[]),
        // Of two the one named nearest.
        (
            "قال الوزير سامي كرم إنه عائد. ثم تحدث الوزير فادي حداد. وأضاف الوزير أنه باق.",
            &["سامي كرم", "فادي حداد"],
            &[("الوزير", "فادي حداد")],
        ),
        (
            "Prime Minister Adam Kolt met deputy mayor Ivan Sorel. The prime minister left; the mayor stayed.",
            &["Adam Kolt", "Ivan Sorel"],
            &[("prime minister", "Adam Kolt")],
        ),
        (
            "President Adam Kolt met Ivan Sorel, the foreign secretary. Then the foreign minister spoke.",
            &["Adam Kolt", "Ivan Sorel"],
            &[("foreign minister", "Ivan Sorel")],
        ),
    ] {
        let names: Vec<(&str, EntityKind)> = persons.iter().map(|name| (*name, Per)).collect();
        let (_, entities) = linked(text, &names);
        let found: Vec<(&str, &str)> = entities
            .descriptions
            .iter()
            .map(|d| (&text[d.span.clone()], entities.entities[d.entity].name.as_str()))
            .collect();
        assert_eq!(found, expected, "{text}");
        for described in &entities.descriptions {
            assert_eq!(entities.described(described.tokens.clone()), Some(described.entity), "{text}");
        }
        assert_eq!(entities.described(0..1), None, "{text}");
    }
}
