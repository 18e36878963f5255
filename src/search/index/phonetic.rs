//! How a word sounds to an English ear, roughly: words with equal keys are spelt alike by people who only heard them.

/// Spellings of one sound, longest first; read from left to right over the normal word.
const SOUNDS: [(&str, &str); 29] = [
    ("tch", "c"),
    ("sch", "s"),
    ("dge", "j"),
    ("ph", "f"),
    ("gh", "g"),
    ("ck", "k"),
    ("ch", "c"),
    ("qu", "kw"),
    ("wh", "w"),
    ("wr", "r"),
    ("kn", "n"),
    ("th", "t"),
    ("yu", "u"),
    ("dj", "j"),
    ("ee", "i"),
    ("ea", "i"),
    ("ie", "i"),
    ("ei", "i"),
    ("ue", "u"),
    ("oo", "u"),
    ("ou", "u"),
    ("ai", "a"),
    ("ay", "a"),
    ("x", "ks"),
    ("z", "s"),
    ("y", "i"),
    ("q", "k"),
    ("v", "f"),
    ("j", "j"),
];

/// The sound of a word of letters; `None` for words too short or with digits and signs, which are spelt, not heard.
pub(crate) fn key(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 4 || !letters.iter().all(char::is_ascii_lowercase) {
        return None;
    }
    let mut heard = String::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let spelling = SOUNDS.iter().find(|(spelt, _)| {
            spelt.chars().enumerate().all(|(offset, c)| letters.get(at + offset) == Some(&c))
        });
        let (sound, length) = match spelling {
            Some((spelt, sound)) => (*sound, spelt.len()),
            None => match letter {
                'c' if matches!(letters.get(at + 1), Some('e' | 'i' | 'y')) => ("s", 1),
                'c' => ("k", 1),
                _ => ("", 1),
            },
        };
        for c in if sound.is_empty() { letter.to_string() } else { sound.to_owned() }.chars() {
            if !heard.ends_with(c) {
                heard.push(c);
            }
        }
        at += length;
    }
    // A last r is an open vowel to many ears: "flutta".
    if heard.len() > 4
        && let Some(open) = heard.strip_suffix("er")
    {
        heard = format!("{open}a");
    }
    // A last e is not heard.
    if heard.len() > 3 && heard.ends_with('e') {
        heard.pop();
    }
    Some(heard)
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn words_that_sound_alike_share_a_key() {
        for (one, other) in [
            ("django", "jango"),
            ("python", "piton"),
            ("ruby", "ruebee"),
            ("graphql", "grafql"),
            ("kotlin", "cotlin"),
            ("clojure", "klojure"),
            ("science", "sciense"),
            ("physics", "fysiks"),
            ("flutter", "flutta"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        assert_ne!(key("rust"), key("trust"));
        assert_eq!(key("k8s"), None);
    }
}
