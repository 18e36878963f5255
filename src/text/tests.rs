//! Names and words are read alike whatever people put between their letters.

use proptest::prelude::*;

use super::{LONGEST_WORD, Token, compact_form, normalize, plain_letters, plain_word, split, tokens};

proptest! {
    #[test]
    fn a_plain_word_is_what_its_letters_make(word in "[a-zA-Z0-9]{0,90}", left in 0_usize..100) {
        let letter_by_letter = split(&plain_letters(&word, left));
        let (mut rest, same) = (left, |a: &Token, b: &Token| a.normal == b.normal && a.place == b.place);
        let at_once: Vec<Token> = plain_word(&word, &mut rest).into_iter().collect();
        prop_assert!(at_once.len() == letter_by_letter.len() && at_once.iter().zip(&letter_by_letter).all(|(a, b)| same(a, b)));
        prop_assert_eq!(rest, left - word.len().min(left));
        prop_assert!(at_once.iter().all(|token| token.normal.len() <= LONGEST_WORD + 1));
    }

    #[test]
    fn a_plain_name_is_what_its_words_make(name in "[a-dA-D0-3 -]{0,60}") {
        let word_by_word: String = tokens(&name).iter().map(|token| token.normal.as_str()).collect();
        prop_assert_eq!(compact_form(&name), word_by_word);
    }
}

#[test]
fn what_carries_meaning_is_kept_and_the_rest_is_normalized() {
    for (text, expected) in [
        ("Django", "django"),
        ("DÉVOPS", "devops"),
        ("ｐｙｔｈｏｎ", "python"),
        ("py\u{200b}thon", "python"),
        ("linux🐧", "linux"),
        ("jаvascript", "javascript"),
        ("c++ C# f# c", "c++ c# f# c"),
        ("c++20 c#12", "c++ 20 c# 12"),
        (".NET asp.net", "dotnet asp dotnet"),
        ("example.net", "example net"),
        ("Node.js", "nodejs"),
        ("p.y.t.h.o.n!", "python"),
        ("dev-ops dev_ops dev/ops", "dev ops dev ops dev ops"),
        ("Q&A", "q and a"),
        ("python's don't I'm l'apprentissage", "python dont i apprentissage"),
        ("[django](https://evil.example/x)", "django"),
        ("<@123> <:snake:42> rust", "rust"),
        ("1 < 2 (two) ](", "1 2 two"),
        ("https://www.talkpython.fm/episodes?x=1", "talkpythonfm"),
        ("¯\\_(ツ)_/¯", "ツ"),
        ("../../etc/passwd", "etc passwd"),
        ("мышь", "мышь"),
        ("\u{0}\u{7}", ""),
    ] {
        assert_eq!(normalize(text), expected, "{text:?}");
    }
}

#[test]
fn every_token_knows_its_place_in_what_was_typed() {
    let typed = |text: &str| -> Vec<String> {
        let place = |token: super::Token| text.get(token.place).expect("at characters").to_owned();
        tokens(text).into_iter().map(place).collect()
    };
    assert_eq!(typed("(Djágno!)"), ["Djágno"]);
    assert_eq!(typed("about ci/cd, python 3.12"), ["about", "ci", "cd", "python", "3", "12"]);
    assert_eq!(typed("<@1> ASP.NET C++20"), ["ASP", ".NET", "C++", "20"]);
    assert_eq!(typed("l'été <:x:1>ﬁn"), ["été", "ﬁn"]);
}

#[test]
fn joined_and_split_names_have_one_compact_form() {
    assert_eq!(compact_form("Dev-Ops"), compact_form("dev ops"));
}
