//! Every number that decides what words mean and in which order answers stand, each with what it was measured to be worth.
//!
//! `cargo run --release --example evaluate -- --weights` asks all questions again with each number halved and half as
//! large again, and prints what changes; the remarks here are from it. "Flat" means that neither changes a figure by 0.002.

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
    unknown_word = 1.0;
    /// The same in a sentence.
    unknown_word_in_sentence = 0.45;
    /// The same for words that tell little anywhere: numbers, kinds, what most names hold.
    common_word = 0.25;
    /// What an understood word counts at least beside others.
    understood_word = 0.3;
    /// Share that must be understood where some word is met as it is.
    least_exact = 0.36;
    /// The same where words are met in another form.
    least_inflected = 0.5;
    /// The same where words are guessed.
    least_guessed = 0.62;
    /// The score from which on a match counts for these shares.
    sure_enough = 0.7;

    // Which meanings of the same words count.

    /// What each further word of one meaning is worth: two words that mean one thing beat two things.
    joined = 0.15;
    /// Interpretations this much worse than the best of the same words are not meant.
    spread = 0.04;
    /// The same for parts of names, where the share of the name says little about which is meant.
    spread_of_parts = 0.15;
    /// Parts of names that explain less than this share of what the best one does are dropped.
    part_spread = 0.6;

    // How sure a match is.

    /// The plural of a word.
    plural = 0.95;
    /// Another form of the same stem.
    inflected = 0.88;
    /// Who does what the word says: "tester".
    doer = 0.85;
    /// A name with the number of a version behind it: "java21".
    version = 0.96;
    /// A word that sounds the same.
    phonetic = 0.78;
    /// The beginning of a word.
    prefix = 0.74;
    /// First letters of a name of several words.
    initials = 0.8;
    /// Two words, the first clipped and joined to the second.
    clipped_pair = 0.78;
    /// A word met only in the sentence that says why to listen.
    mentioned = 0.6;
    /// The last word of one topic's names alone.
    last_word = 0.75;
    /// An alias of podpick's own vocabulary, beside one of the catalog.
    inherited = 0.95;
    /// The same for an ordinary English word, which may mean anything here.
    inherited_ordinary = 0.9;
    /// A term that belongs to a topic without being a name of it.
    related = 0.86;
    /// A misspelt row of words, beside a misspelt word.
    misspelt_row = 0.98;
    /// Two neighbours swapped in a word too short to be misspelt otherwise, as a suggestion.
    swapped = 0.85;
    /// All words of a name in its order.
    whole_name = 0.99;
    /// All words of a name in another order.
    jumbled_name = 0.9;
    /// Part of a name that few share, however small.
    unique_part = 0.62;
    /// What the share of such a name that is met adds.
    unique_whole = 0.28;
    /// Part of a name that more share, however small.
    partial = 0.45;
    /// What the share of such a name that is met adds.
    partial_whole = 0.4;
    /// Share of a name that must be met.
    least_part = 0.3;
    /// The same by ordinary English words alone.
    least_english_part = 0.6;
    /// The same for a word that hardly any name holds.
    least_unique_part = 0.12;
    /// What a word that many topics end in counts in a topic's name.
    head = 0.35;
    /// Share of the podcasts from which on a word in their names tells none apart.
    common_share = 0.015;

    // Misspelt words: `strsim::osa_distance` decides which are near; these order them.

    /// The similarity of the least slip.
    misspelt = 0.93;
    /// How fast it falls with what the slips cost for each letter.
    misspelt_slope = 0.4;
    /// What a letter of the same sound costs, where any other costs 1.
    same_sound = 0.6;
    /// The same for one vowel in place of another.
    vowel = 0.7;
    /// The same for a neighbour on the keyboard.
    key_beside = 0.75;
    /// The same for two neighbours that changed places.
    swap = 0.75;
    /// The same for a letter doubled or undoubled.
    doubled = 0.6;
    /// What a slip in the first letter costs in addition: people rarely miss it.
    first_letter = 0.3;
    /// What the same letters in another order cost.
    anagram = 1.3;
    /// The cost below which all are alike.
    free = 0.6;
    /// How much more than the best a word may cost to be meant as well.
    misspelt_spread = 0.5;
    /// How alike a name must be to be suggested.
    suggested = 0.84;
    /// How much the beginning of what is suggested must look like what was typed.
    resemblance = 0.85;

    // The order of an answer.

    /// What fits by its main topic.
    main_topic = 1.0;
    /// What fits by another.
    side_topic = 0.93;
    /// How much less it fits by each place further down.
    per_place = 0.005;
    /// What fits by a narrower topic, where there are few.
    narrower = 0.8;
    /// What fits by a broader topic, where there are few.
    broader = 0.6;
    /// What is itself named.
    named = 1.05;
    /// The topics in the name of a show, behind the show.
    in_title = 0.5;
    /// What fitting in another way as well is worth.
    twice = 0.01;
    /// A show in the asker's own language, beside one in English.
    own_language = 0.1;
    /// Fits this close are equal: then what goes on stands before what has ended.
    nearly_equal = 0.03;
    /// What news or interviews count where they are only one topic of a show that another is compared with.
    qualifier = 0.25;

    // Episodes from feeds.

    /// A word in the title.
    in_episode_title = 1.0;
    /// A word among the people.
    in_people = 1.0;
    /// A word only in the description.
    in_summary = 0.55;
    /// An episode of a podcast about what is wanted that does not say so.
    member = 0.3;
    /// The part of an episode's worth that fades with age.
    fading = 0.45;
    /// After how many days half of that has.
    half_life = 400.0;
    /// Trailers and extras, beside full episodes.
    not_full = 0.6;
}
