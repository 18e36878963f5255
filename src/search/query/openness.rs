//! Whether a question asks for something, whatever it may be about: "surprise me", "what's good?", "du hast was für mich?".

use super::grammar;
use super::stopwords::WordClass;

/// Words that alone ask for anything at all.
const ASKS: [&str; 48] = [
    "recs",
    "rec",
    "reco",
    "recommend",
    "recommendation",
    "recommendations",
    "suggestion",
    "suggestions",
    "surprise",
    "random",
    "entertain",
    "bored",
    "empfehlung",
    "empfehlungen",
    "empfiehl",
    "uberrasche",
    "uberrasch",
    "langweilig",
    "langweile",
    "recomendacion",
    "recomendaciones",
    "recomienda",
    "recomiendame",
    "sorprendeme",
    "sorprendame",
    "entretenme",
    "aburrido",
    "aburrida",
    "aburro",
    "recomendacao",
    "recomendacoes",
    "recomende",
    "surpreenda",
    "entediado",
    "entediada",
    "tedio",
    "recommandation",
    "recommandations",
    "recommande",
    "surprends",
    "ennuie",
    "surpreende",
    "recomienden",
    "recomendad",
    "recomendadme",
    "recomendame",
    "idees",
    "ideen",
];

/// Words of asking for advice: "what should I put on?"
const SHOULD: [&str; 4] = ["should", "soll", "deberia", "devo"];

/// Words that leave open what is wished for.
const SOMETHING: [&str; 16] = [
    "something",
    "anything",
    "whatever",
    "algo",
    "etwas",
    "irgendwas",
    "egal",
    "chose",
    "alguma",
    "qualquer",
    "cualquier",
    "cualquiera",
    "lo",
    "nimporte",
    "importe",
    "irgendein",
];

/// Words that ask which, and words that ask for advice or praise: together "what's good?", "was empfiehlst du?".
const WHICH: [&str; 12] =
    ["what", "whats", "which", "was", "welche", "welchen", "que", "quoi", "quel", "cual", "qual", "quais"];
const ADVICE: [&str; 34] = [
    "good",
    "great",
    "best",
    "nice",
    "worth",
    "popular",
    "recommend",
    "suggest",
    "gut",
    "gute",
    "guter",
    "gutes",
    "beste",
    "empfiehlst",
    "empfehlt",
    "empfehlen",
    "empfehlt",
    "lohnt",
    "bueno",
    "buenos",
    "mejor",
    "recomiendas",
    "recomiendan",
    "aconsejas",
    "sugieres",
    "bom",
    "recomenda",
    "recomendas",
    "indica",
    "sugere",
    "bon",
    "conseilles",
    "conseillez",
    "recommandes",
];

/// Words in a row that leave open what is wished for: "pick one for me", "ich brauche was Neues".
const LEAVES_OPEN: [[&str; 2]; 21] = [
    ["for", "me"],
    ["fur", "mich"],
    ["fur", "uns"],
    ["para", "mi"],
    ["pour", "moi"],
    ["pra", "mim"],
    ["was", "neues"],
    ["was", "anderes"],
    ["was", "gutes"],
    ["algo", "nuevo"],
    ["algo", "novo"],
    ["quoi", "ecouter"],
    ["ecoute", "quoi"],
    ["importe", "quoi"],
    ["was", "vor"],
    ["mir", "egal"],
    ["da", "igual"],
    ["tanto", "faz"],
    ["cosa", "vale"],
    ["cosa", "sirve"],
    ["coisa", "serve"],
];

/// Words before where one is.
const IN_THE: [&str; 8] = ["in", "at", "im", "en", "dans", "no", "na", "beim"];

/// Words before what one does meanwhile: "to fall asleep", "zum Kochen", "para dormir".
const TO_DO: [&str; 6] = ["to", "for", "zum", "para", "pra", "pour"];

/// Where people are and what they do while they listen; behind "for the" or "in the" it is no topic.
const MEANWHILE: &str = "gym car commute train bus plane flight drive walk run jog road trip ride shower bath kitchen \
weekend evening morning night bed dishes workout airport bahn zug auto fahrt weg wochenende abend \
sport kuche flug urlaub gimnasio coche carro tren avion viaje fin noche voiture route trajet soir \
academia onibus trem viagem sleep asleep cooking cleaning chores jogging running driving walking \
ironing gardening einschlafen schlafen kochen putzen joggen laufen spazieren bugeln abwaschen \
autofahren dormir cocinar correr limpiar pasear conducir entrenar platos cuisiner courir menage \
vaisselle cozinhar limpar treinar caminhar louca dirigir";

/// Whether some words ask for something, whatever it may be about. They may say more beside.
pub(super) fn asks(words: &[&str], classes: &[WordClass], counted: bool) -> bool {
    let one_of = |some: &[&str]| words.iter().any(|word| some.contains(word));
    if asks_podpick(words) {
        return false;
    }
    let (something, request) = (one_of(&SOMETHING), classes.iter().any(|class| class.request));
    let says_nothing = |at: usize| classes[at].stop || classes[at].request || SOMETHING.contains(&words[at]);
    one_of(&ASKS)
        || words.len() > 1 && classes.iter().any(|class| class.show)
        || matches!(words, ["podcasts"])
        || (something || one_of(&SHOULD) && one_of(&WHICH)) && request
        || something && (0..words.len()).all(says_nothing)
        || one_of(&WHICH) && (one_of(&ADVICE) || request && (0..words.len()).all(says_nothing))
        || counted && one_of(&grammar::TOP)
        || words.windows(2).any(|pair| LEAVES_OPEN.iter().any(|open| pair == open))
}

/// How questions begin that are about podpick itself: "how do you pick recommendations?"
const ABOUT_ITSELF: [&[&str]; 19] = [
    &["how", "do", "you"],
    &["how", "did", "you"],
    &["how", "does", "this"],
    &["how", "are", "you"],
    &["why", "did", "you"],
    &["why", "do", "you"],
    &["why", "are", "you"],
    &["what", "topics"],
    &["which", "topics"],
    &["what", "categories"],
    &["wie", "wahlst"],
    &["warum", "zeigst"],
    &["warum", "hast"],
    &["welche", "themen"],
    &["como", "eliges"],
    &["que", "temas"],
    &["comment", "choisis"],
    &["quels", "sujets"],
    &["como", "voce", "escolhe"],
];

/// Whether a question is about podpick itself and no wish.
fn asks_podpick(words: &[&str]) -> bool {
    let greeting = words
        .iter()
        .take_while(|word| matches!(**word, "hi" | "hey" | "hello" | "so" | "and" | "but" | "podpick"));
    let words = &words[greeting.count()..];
    ABOUT_ITSELF.iter().any(|beginning| words.starts_with(beginning))
}

/// Words that say how much of a mood: "something really gloomy", "algo más tranquilo".
const HOW_MUCH: [&str; 18] = [
    "really", "very", "a", "bit", "more", "super", "pretty", "and", "muy", "mas", "y", "sehr", "richtig",
    "und", "tres", "et", "muito", "mais",
];

/// Whether words between one that leaves open what is wished for and a word of content leave that a mood: "something
/// relaxing", "quelque chose de drôle".
pub(super) fn is_mood(before: &[&str], classes: &[WordClass]) -> bool {
    let Some(open) = before.iter().rposition(|word| SOMETHING.contains(word)) else { return false };
    let says_nothing = |class: &WordClass| class.stop || class.request;
    let of = |word: &&str| before[open] == "chose" && *word == "de";
    classes.iter().all(says_nothing)
        && before[open + 1..].iter().all(|word| HOW_MUCH.contains(word) || of(word))
}

/// Whether something is wished for at all; "go for a walk" wishes for nothing.
pub(super) fn wishes(words: &[&str], classes: &[WordClass]) -> bool {
    let request = |(class, word): (&WordClass, &&str)| class.show || class.request && *word != "go";
    leaves_open(words) || classes.iter().zip(words).any(request)
}

/// Whether some word leaves open what is wished for: "something".
pub(super) fn leaves_open(words: &[&str]) -> bool {
    words.iter().any(|word| SOMETHING.contains(word))
}

fn is_meanwhile_word(word: &str) -> bool {
    MEANWHILE.split_whitespace().any(|one| one == word)
}

/// Whether words from a place on only say where one is or what one does: "for the gym".
pub(super) fn is_meanwhile(words: &[&str], classes: &[WordClass]) -> bool {
    let says_where = |word: &str| is_meanwhile_word(word);
    let says_nothing = |class: &WordClass| class.stop || class.request;
    words.iter().any(|word| says_where(word))
        && words
            .iter()
            .zip(classes)
            .all(|(word, class)| says_where(word) || says_nothing(class) || matches!(*word, "furs" | "fall"))
}

/// From where on some words say what one does meanwhile: "for a road trip", "while cooking". "For kids" says who listens.
pub(super) fn occasion(words: &[&str]) -> Option<usize> {
    let begins = |at: &usize| {
        let next = words.get(at + 1);
        grammar::WHILE.contains(&words[*at])
            || words[*at] == "furs"
            || grammar::FOR.contains(&words[*at]) && next.is_some_and(|word| grammar::ARTICLES.contains(word))
            || TO_DO.contains(&words[*at])
                && words.iter().skip(at + 1).take(2).any(|word| is_meanwhile_word(word))
            || IN_THE.contains(&words[*at])
                && words.iter().skip(at + 1).take(2).any(|word| is_meanwhile_word(word))
    };
    (0..words.len()).find(begins)
}
