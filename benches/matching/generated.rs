//! Catalogs of any size and questions to them, the same at every run. The words are made of syllables; nothing is real.

use std::fmt::Write;

use podpick::catalog::Catalog;

/// Kinds of questions.
pub(crate) const KINDS: [&str; 6] = ["exact", "one typo", "two topics", "sentence", "nonsense", "title"];
/// Questions of each kind.
const EACH: usize = 150;

const SYLLABLES: [&str; 40] = [
    "ba", "ko", "ri", "ten", "lu", "mar", "si", "del", "no", "pra", "vi", "gon", "tu", "shi", "wer", "lo",
    "can", "fe", "dri", "mo", "qua", "zen", "hul", "py", "ja", "ner", "ost", "tri", "cel", "bu", "ran",
    "gle", "dor", "xi", "kem", "sta", "ul", "per", "nik", "ado",
];

/// A generator whose numbers depend on nothing but its seed (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below.max(1)
    }

    /// Small numbers often, large ones seldom, as topics and words are used.
    fn skewed(&mut self, below: usize) -> usize {
        let unit = self.roll(1 << 20) as f64 / f64::from(1 << 20);
        ((unit * unit * unit) * below as f64) as usize
    }

    fn word(&mut self) -> String {
        (0..2 + self.roll(3)).map(|_| SYLLABLES[self.roll(SYLLABLES.len())]).collect()
    }
}

/// The text of a catalog without faults.
pub(crate) fn catalog(podcasts: usize, topics: usize) -> String {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let words: Vec<String> = (0..topics.max(2_000)).map(|_| dice.word()).collect();
    let mut text = String::new();
    for topic in 0..topics {
        // The number keeps labels apart; the rest is what a label looks like.
        let label = format!("{} {}{topic}", words[dice.skewed(words.len())], dice.word());
        let _ = writeln!(text, "[[topic]]\nid = \"t{topic}\"\nlabel = \"{label}\"");
        let _ = writeln!(
            text,
            "aliases = [\"{}a{topic}\", \"{} {}b{topic}\"]",
            dice.word(),
            dice.word(),
            dice.word()
        );
        if topic > 20 && topic % 3 == 0 {
            let _ = writeln!(text, "broader = [\"t{}\"]", dice.roll(topic / 10 + 1));
        }
    }
    for podcast in 0..podcasts {
        let title: Vec<&str> =
            (0..2 + dice.roll(3)).map(|_| words[dice.skewed(words.len())].as_str()).collect();
        let (first, last) = (dice.word(), dice.word());
        let mut about = vec![if podcast < topics { podcast } else { dice.skewed(topics) }];
        for _ in 0..dice.roll(4) {
            about.push(dice.skewed(topics));
        }
        about.dedup();
        let about: Vec<String> = about.into_iter().map(|topic| format!("\"t{topic}\"")).collect();
        let _ = writeln!(
            text,
            "[[podcast]]\nid = \"p{podcast}\"\ntitle = \"{} {podcast}\"\nsite = \"https://p{podcast}.example/\"\n\
             hosts = [\"{first} {last}\"]\nwhy = \"About {} and {}.\"\ntopics = [{}]",
            title.join(" "),
            words[dice.roll(words.len())],
            words[dice.roll(words.len())],
            about.join(", ")
        );
    }
    text
}

/// The labels of topics and the titles of podcasts.
pub(crate) fn names(catalog: &Catalog) -> (Vec<String>, Vec<String>) {
    (
        catalog.topics().map(|(_, topic)| topic.label.clone()).collect(),
        catalog.podcasts().map(|(_, podcast)| podcast.title.clone()).collect(),
    )
}

/// Questions with their kinds.
pub(crate) fn questions((topics, titles): &(Vec<String>, Vec<String>)) -> Vec<(&'static str, String)> {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let mut questions = Vec::new();
    for _ in 0..EACH {
        let topic = topics[dice.roll(topics.len())].clone();
        let other = &topics[dice.roll(topics.len())];
        let title = titles[dice.roll(titles.len())].clone();
        questions.push(("one typo", misspelt(&topic, &mut dice)));
        questions.push(("two topics", format!("{topic} and {other}")));
        questions.push(("sentence", format!("where can I hear more about {topic} for my new job, please?")));
        questions.push(("nonsense", format!("{}{} {}", dice.word(), dice.word(), dice.word())));
        questions.push(("title", title));
        questions.push(("exact", topic));
    }
    questions
}

/// Two neighbours swapped somewhere inside.
fn misspelt(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = 1 + dice.roll(letters.len().saturating_sub(3));
    letters.swap(at, at + 1);
    letters.into_iter().collect()
}

/// 4,000 characters of several unpleasant kinds.
pub(crate) fn hostile() -> Vec<(&'static str, String)> {
    let mut dice = Dice(7);
    let unknown: String = (0..800).map(|_| dice.word() + " ").collect();
    vec![
        ("one letter", "a".repeat(4_000)),
        ("marked letters", "a\u{301}".repeat(2_000)),
        ("marks alone", "\u{301}".repeat(4_000)),
        ("open mentions", "<@".repeat(2_000)),
        ("open links", "](".repeat(2_000)),
        ("unknown words", unknown.chars().take(4_000).collect()),
        ("emoji", "🐍 ".repeat(2_000)),
        ("letters and dots", "x.".repeat(2_000)),
        ("ligatures", "ﷺ".repeat(4_000)),
    ]
}
