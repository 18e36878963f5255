//! Every number that decides what words mean and in which order answers stand, each with what it was measured to be worth.
//!
//! `cargo run --release --example evaluate -- --weights` asks the questions podpick was made with again, with each number
//! halved ("less") and half as large again ("more"), and prints what changes: the share of right first answers (P@1), their
//! order (nDCG) and how many more are wrongly answered or not. "Flat" means that no share changes by 0.002: such a number
//! decides between answers that are equally good there, and a simpler one will do.

use super::MatchKind;

macro_rules! weights {
    ($($(#[$doc:meta])* $name:ident = $value:expr;)*) => {
        /// The numbers that decide.
        #[derive(Debug, Clone, PartialEq)]
        pub struct Weights {
            $($(#[$doc])* pub $name: f32,)*
            /// A kind of match that is left out, to see what it is worth.
            pub without: Option<MatchKind>,
        }

        /// The numbers in force.
        pub const WEIGHTS: Weights = Weights { $($name: $value,)* without: None };

        impl Weights {
            /// The names of all numbers.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            /// A number by its name.
            pub fn get_mut(&mut self, name: &str) -> Option<&mut f32> {
                match name {
                    $(stringify!($name) => Some(&mut self.$name),)*
                    _ => None,
                }
            }
        }
    };
}

weights! {
    // How much of a question must be understood.

    /// What a word that was not understood counts in a short question.
    /// Less: +2 wrong; more: flat.
    unknown_word = 1.0;
    /// The same in a sentence.
    /// Less: +1 wrong; more: flat.
    unknown_word_in_sentence = 0.45;
    /// The same for words that tell little anywhere: numbers, kinds, what most names hold.
    /// Flat.
    common_word = 0.25;
    /// What an understood word counts at least beside others.
    /// Flat.
    understood_word = 0.3;
    /// Share that must be understood where some word is met as it is.
    /// Less: +1 wrong; more: P@1 −0.003, +1 wrong.
    least_exact = 0.36;
    /// The same where words are met in another form.
    /// Less: +2 wrong; more: flat.
    least_inflected = 0.5;
    /// The same where words are guessed.
    /// More: P@1 −0.141, +41 wrong; less: flat.
    least_guessed = 0.62;
    /// The score from which on a match counts for these shares.
    /// More: P@1 −0.007, +2 wrong; less: flat.
    sure_enough = 0.7;

    // Which meanings of the same words count.

    /// What each further word of one meaning is worth: two words that mean one thing beat two things.
    /// Flat.
    joined = 0.15;
    /// Interpretations this much worse than the best of the same words are not meant.
    /// Flat.
    spread = 0.04;
    /// The same for shows that are guessed beside a topic that is guessed, too: "devopps" is DevOps and not `DevApps`.
    /// Between what the two slips cost, and what the order of a name does (`whole_name`).
    spread_of_guesses = 0.012;
    /// The same for parts of names, where the share of the name says little about which is meant.
    /// Flat.
    spread_of_parts = 0.15;
    /// Parts of names that explain less than this share of what the best one does are dropped.
    /// Flat.
    part_spread = 0.6;

    // How sure a match is.

    /// The plural of a word.
    /// Less: P@1 −0.010, +3 wrong; more: +2 wrong.
    plural = 0.95;
    /// Another form of the same stem.
    /// Less: P@1 −0.010, +3 wrong; more: +1 wrong.
    inflected = 0.88;
    /// Who does what the word says: "tester".
    /// Less: P@1 −0.003, +1 wrong; more: flat.
    doer = 0.85;
    /// A name with the number of a version behind it: "java21".
    /// Flat.
    version = 0.96;
    /// A word that sounds the same.
    /// Less: P@1 −0.003, +1 wrong; more: flat.
    phonetic = 0.78;
    /// The beginning of a word.
    /// Flat.
    prefix = 0.74;
    /// Two words, the first clipped and joined to the second.
    /// Flat.
    clipped_pair = 0.78;
    /// The last word of one topic's names alone.
    /// Flat.
    last_word = 0.75;
    /// An alias of podpick's own vocabulary, beside one of the catalog.
    /// Flat.
    inherited = 0.95;
    /// The same for an ordinary English word, which may mean anything here.
    /// Flat.
    inherited_ordinary = 0.9;
    /// A term that belongs to a topic without being a name of it.
    /// Less: P@1 −0.017, +5 wrong; more: P@1 −0.003.
    related = 0.86;
    /// A misspelt row of words, beside a misspelt word.
    /// Less: P@1 −0.007, +2 wrong; more: flat.
    misspelt_row = 0.98;
    /// Two neighbours swapped in a word too short to be misspelt otherwise, as a suggestion.
    /// Flat.
    swapped = 0.85;
    /// All words of a name in its order.
    /// Less: P@1 −0.010, +3 wrong; more: flat.
    whole_name = 0.99;
    /// All words of a name in another order.
    /// Flat.
    jumbled_name = 0.9;
    /// Part of a name that few share, however small.
    /// Less: P@1 −0.003, +1 wrong; more: flat.
    unique_part = 0.62;
    /// What the share of such a name that is met adds.
    /// Flat.
    unique_whole = 0.28;
    /// Part of a name that more share, however small.
    /// Less: P@1 −0.003, +1 wrong; more: flat.
    partial = 0.45;
    /// What the share of such a name that is met adds.
    /// Less: P@1 −0.003, +1 wrong; more: flat.
    partial_whole = 0.4;
    /// Share of a name that must be met.
    /// Flat.
    least_part = 0.3;
    /// The same by ordinary English words alone.
    /// Flat.
    least_english_part = 0.6;
    /// The same for a word that hardly any name holds.
    /// Flat.
    least_unique_part = 0.12;
    /// What a word that many topics end in counts in a topic's name.
    /// Flat.
    head = 0.35;
    /// Share of the podcasts from which on a word in their names tells none apart.
    /// Flat.
    common_share = 0.015;

    // Misspelt words: `strsim::osa_distance` decides which are near; these order them.

    /// The similarity of the least slip.
    /// Less: P@1 −0.103, +30 wrong; more: P@1 −0.003.
    misspelt = 0.93;
    /// How fast it falls with what the slips cost for each letter.
    /// Flat.
    misspelt_slope = 0.4;
    /// What a letter of the same sound costs, where any other costs 1.
    /// Flat.
    same_sound = 0.6;
    /// The same for one vowel in place of another.
    /// Flat.
    vowel = 0.7;
    /// The same for a neighbour on the keyboard.
    /// Flat.
    key_beside = 0.75;
    /// The same for two neighbours that changed places.
    /// Flat.
    swap = 0.75;
    /// The same for a letter doubled or undoubled.
    /// Flat.
    doubled = 0.6;
    /// What a slip in the first letter costs in addition: people rarely miss it.
    /// Flat.
    first_letter = 0.3;
    /// The same for the first two letters swapped, where one of them is still there to be seen.
    /// Flat.
    first_swap = 0.15;
    /// What the same letters in another order cost.
    /// Flat.
    anagram = 1.3;
    /// The cost below which all are alike.
    /// Flat.
    free = 0.6;
    /// How alike a word of four letters must be to one of as many.
    /// Less: +1 wrong; more: flat.
    least_short_slip = 0.9;
    /// How much more than the best a word may cost to be meant as well.
    /// Flat.
    misspelt_spread = 0.5;
    /// How alike a name must be to be suggested.
    /// Flat.
    suggested = 0.84;
    /// How much the beginning of what is suggested must look like what was typed.
    /// Flat.
    resemblance = 0.85;

    // The order of an answer.

    /// What fits by its main topic.
    /// Less: P@1 −0.010; more: flat.
    main_topic = 1.0;
    /// What fits by another.
    /// More: P@1 −0.010; less: flat.
    side_topic = 0.93;
    /// How much less it fits by each place further down.
    /// Flat.
    per_place = 0.005;
    /// How much less by each topic it has: who speaks of two things says more of each than who speaks of six.
    /// Only orders what fits equally by its place.
    per_topic = 0.001;
    /// What fits by a narrower topic, where there are few.
    /// More: P@1 −0.010; less: flat.
    narrower = 0.8;
    /// What fits by a broader topic, where there are few.
    /// Flat.
    broader = 0.6;
    /// What is itself named.
    /// Flat.
    named = 1.05;
    /// What is called after the very name of a topic that was typed: "react native" and React Native Radio.
    /// Above what fits by its main topic, below what is itself named; `evaluate` does not ask for it.
    titled = 1.04;
    /// The topics in the name of a show, behind the show.
    /// Flat.
    in_title = 0.5;
    /// What fitting in another way as well is worth.
    /// Flat.
    twice = 0.01;
    /// How much worse a show in the asker's own language may fit than the best one and still stand before those in English:
    /// as much as a side topic does, but not a neighbour of the topic.
    /// Flat.
    own_language = 0.15;
    /// Fits this close are equal: then what goes on stands before what has ended.
    /// Flat.
    nearly_equal = 0.03;
    /// What news or interviews count where they are only one topic of a show that another is compared with.
    /// Flat.
    qualifier = 0.25;

    // Episodes from feeds.

    /// A word in the title.
    /// Chosen by the stories of feeds; `evaluate` asks no feeds.
    in_episode_title = 1.0;
    /// A word among the people.
    /// Chosen by the stories of feeds; `evaluate` asks no feeds.
    in_people = 1.0;
    /// A word only in the description.
    /// Chosen by the stories of feeds; `evaluate` asks no feeds.
    in_summary = 0.55;
    /// What is welcome in an episode but need not be there, beside what must be.
    /// Chosen by the stories of feeds; `evaluate` asks no feeds.
    optional = 0.5;
    /// An episode of a podcast about what is wanted that does not say so.
    /// Chosen by the stories of feeds; `evaluate` asks no feeds.
    member = 0.3;
    /// The part of an episode's worth that fades with age.
    /// Chosen by the stories of feeds; `evaluate` asks no feeds.
    fading = 0.45;
    /// After how many days half of that has.
    /// Chosen by the stories of feeds; `evaluate` asks no feeds.
    half_life = 400.0;
    /// Trailers and extras, beside full episodes.
    /// Chosen by the stories of feeds; `evaluate` asks no feeds.
    not_full = 0.6;

    // podpick's own picks.

    /// How far ratings move a show: one whose topics everybody listened to counts for so much more, and one whose topics
    /// are for nobody for so much less.
    /// Chosen by hand: what is asked for most stays in reach; `evaluate` asks for no picks.
    rated = 0.8;
    /// So many ratings that say nothing stand beside those there are, so that one member does not decide.
    /// Chosen by hand: three of a kind move a show by a third of the way; `evaluate` asks for no picks.
    few_ratings = 4.0;
}

// Whole numbers that decide what counts at all. They bound guessing or time; none is a matter of degree, so that `evaluate` does
// not turn them.

/// People who share a first name up to which it tells who is meant: three can still be shown side by side in
/// one answer.
pub(super) const MOST_NAMESAKES: u32 = 3;
/// Words of a title in a row that count as a quotation: two of them are met by chance in most sentences.
pub(super) const QUOTED_WORDS: usize = 3;
/// Names that hold a word up to which it is unique: a show, its host and two episodes may share it.
pub(super) const MOST_UNIQUE: u32 = 4;
/// Letters from which on a word counts though it is misspelt, or is a whole name: shorter ones are too near to
/// others.
pub(super) const LONG_WORD: usize = 5;
/// Words of content that may stand between those of a name: "testing of web apps" has two, more are another
/// sentence.
pub(super) const MOST_BETWEEN: usize = 2;
/// Words in a row that are tried as one compact name: no name of a topic in the shipped catalog has more than five.
pub(super) const LONGEST_ROW: usize = 6;
/// The same where a question is long, which bounds its time.
pub(super) const LONGEST_ROW_IF_LONG: usize = 3;
/// Rows of words that are looked up as one misspelt name, each at the price of a misspelt word.
pub(super) const MOST_MISSPELT_ROWS: usize = 4;
/// Letters from which on a row of words may be one misspelt name: shorter rows are near to everything.
pub(super) const SHORTEST_MISSPELT_ROW: usize = 6;
/// Misspelt words that are looked up per question; each costs a look through the vocabulary.
pub(super) const MOST_SPELLINGS: usize = 6;
/// The same where a question is long, which bounds its time.
pub(super) const MOST_SPELLINGS_IF_LONG: usize = 3;
/// Words from which on a question is long: none of the 81 real ones is.
pub(super) const LONG_QUESTION: usize = 20;
/// Words that a clipped one may stand for; more would be guessing.
pub(super) const MOST_CLIPPED: usize = 6;
/// Words of grammar from which on a question is a sentence, where not every word must be understood.
pub(super) const SENTENCE_STOP_WORDS: usize = 2;
/// The same for words of content: one name of a topic in eighty has as many.
pub(super) const SENTENCE_CONTENT_WORDS: usize = 4;
/// Letters a name has at least that a version may stand behind: "vue3", but not "s3".
pub(super) const SHORTEST_VERSIONED: usize = 3;
/// Digits of a version: "python312" has most.
pub(super) const LONGEST_VERSION: usize = 3;
/// Letters of a stem from which on two languages may share it: "conférence", but not "darte" for Dart.
pub(super) const LONG_STEM: usize = 6;
/// Letters a compound of "podcast" has at least before that: "`KIPodcast`".
pub(super) const SHORTEST_BEFORE_SHOW: usize = 2;
/// Letters from which on a word may be misspelt at all; shorter ones are other words (`go`, `ios`, `sql`).
pub(super) const SHORTEST_MISSPELT: usize = 4;
/// Letters from which on a word may hold two edits.
pub(super) const TWO_EDITS: usize = 6;
/// Letters a clipped word keeps at least.
pub(super) const SHORTEST_CLIPPED: usize = 3;
/// Letters a misspelt word of asking has at least; one edit leaves a shorter one some other word.
pub(super) const SHORTEST_ASKING: usize = 5;
/// Letters from which on two edits leave a word of asking recognisable.
pub(super) const LONG_ASKING: usize = 7;
/// Letters from which on two edits leave a word for a kind recognisable.
pub(super) const LONG_KIND: usize = 7;
/// Words between a number and the shows it counts: "3 really good and short Python shows".
pub(super) const COUNTED_WITHIN: usize = 6;
/// A topic whose names end in a word that this many topics end in says little by it: "development", "systems".
pub(super) const HEAD_OF_TOPICS: usize = 3;
/// Names that hold a word before it is common, however small the catalog.
pub(super) const LEAST_COMMON: u32 = 4;
/// A word in more names than that tells none of them apart, however large the catalog.
pub(super) const MOST_RARE: u32 = 25;
/// Topics whose names hold a word from which on it is a word of the field: in "go patterns" it is, in "apple
/// pie" not.
pub(super) const WORD_OF_THE_FIELD: usize = 2;
/// Words of everyday life beside one word that may be a topic, where nothing else is said, that make it one of them: one of
/// them may be anything.
pub(super) const THINGS_IN_COMPANY: usize = 2;
/// The same beside a single letter, which may stand for anything: "c section".
pub(super) const WORD_BESIDE_A_LETTER: usize = 5;
/// Podcasts under which a topic has too few, so that its neighbours help out: an answer shows five.
pub(super) const FEW_PODCASTS: usize = 3;
/// Shows in a choice where nothing in particular was asked for: as many as an answer shows.
pub(super) const CHOICE: usize = 5;
/// What is offered at most where nothing was understood: a choice, not a list.
pub(super) const MOST_NEAR: usize = 3;
/// Words of content from which on likeness of spelling says nothing about a question.
pub(super) const MOST_WORDS_NEAR: usize = 3;
/// Names that may hold a word which is offered for it; a word of more leads anywhere.
pub(super) const MOST_NAMES_NEAR: usize = 40;
