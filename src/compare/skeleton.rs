//! The consonants of a person's name, by which `ليان الدهماني` and `Layan al-Dahmani` are one: what both scripts write, and no transcription leaves out.

/// Fewer consonants would be those of many names.
const SHORTEST: usize = 4;

/// Latin letters written for one Arabic one, and what stands for them.
const DIGRAPHS: [(&str, char); 8] =
    [("kh", 'k'), ("gh", 'k'), ("sh", 's'), ("ch", 's'), ("th", 't'), ("dh", 'd'), ("ph", 'f'), ("ck", 'k')];

/// The class of an Arabic letter; none where a transcription may leave it out.
fn arabic(letter: char) -> Option<char> {
    Some(match letter {
        'ب' => 'b',
        'ت' | 'ث' | 'ط' => 't',
        'ج' => 'j',
        'ح' | 'ه' => 'h',
        'خ' | 'ك' | 'ق' | 'غ' => 'k',
        'د' | 'ذ' | 'ض' => 'd',
        'ر' => 'r',
        'ز' | 'ظ' => 'z',
        'س' | 'ش' | 'ص' => 's',
        'ف' => 'f',
        'ل' => 'l',
        'م' => 'm',
        'ن' => 'n',
        _ => return None,
    })
}

/// The class of a Latin letter.
fn latin(letter: char) -> Option<char> {
    Some(match letter {
        'b' | 'p' => 'b',
        't' => 't',
        'j' | 'g' => 'j',
        'h' => 'h',
        'k' | 'q' | 'c' => 'k',
        'd' => 'd',
        'r' => 'r',
        'z' => 'z',
        's' => 's',
        'f' | 'v' => 'f',
        'l' => 'l',
        'm' => 'm',
        'n' => 'n',
        _ => return None,
    })
}

/// The skeleton of a name of two words and more, folded and without articles; none where too few consonants are left.
///
/// Words of one letter and the Latin article `al` are left out, letters written twice are one, and `h` at the end of a word (ta marbuta) is none.
pub(super) fn skeleton(name: &str) -> Option<String> {
    let mut words = Vec::new();
    let mut consonants = 0;
    for word in
        name.split(' ').filter(|word| !matches!(*word, "al" | "el" | "ال") && word.chars().nth(1).is_some())
    {
        let skeleton = of_word(word);
        consonants += skeleton.len();
        if skeleton.is_empty() {
            return None;
        }
        words.push(skeleton);
    }
    (words.len() >= 2 && consonants >= SHORTEST).then(|| words.join(" "))
}

fn of_word(word: &str) -> String {
    let mut word = word.to_owned();
    for (written, class) in DIGRAPHS {
        // Before single letters: the `g` of `gh` is none.
        word = word.replace(written, class.to_string().as_str());
    }
    let mut out = String::new();
    for letter in word.chars() {
        let class = arabic(letter).or_else(|| latin(letter));
        out.extend(class.filter(|class| !out.ends_with(*class)));
    }
    if out.len() > 1 && out.ends_with('h') {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::skeleton;

    #[test]
    fn a_name_in_two_scripts_has_one_skeleton() {
        for (arabic, english) in [
            ("ليان دهماني", "layan al dahmani"),
            ("عاصم براق", "asim barraq"),
            ("خالد شريف", "khalid sharif"),
            ("سميره غانم", "samira ghanem"),
            ("مروان اشتري", "marwan ashtari"),
        ] {
            assert!(skeleton(arabic).is_some(), "{arabic}");
            assert_eq!(skeleton(arabic), skeleton(english), "{arabic}");
        }
        assert_ne!(skeleton("ليان دهماني"), skeleton("lamia dahmani"));
        assert_ne!(skeleton("سالم نجار"), skeleton("سليم نصار"));
    }

    #[test]
    fn too_little_is_no_skeleton() {
        assert_eq!(skeleton("سامي"), None, "one word");
        assert_eq!(skeleton("علي يا"), None, "too few consonants");
        assert_eq!(skeleton(""), None);
    }
}
