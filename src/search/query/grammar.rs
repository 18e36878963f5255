//! Phrases that say how a question is meant, in five languages: what excludes, compares, limits. No topic and no name stands here.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::catalog::Level;
use crate::search::constraints::Length;

/// What a phrase does to the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// What follows is not wanted.
    Exclude,
    /// Only looks like an exclusion or a comparison.
    Plain,
    /// Ends an exclusion or a comparison: what follows is wanted.
    Include,
    /// What follows is to be compared with.
    Like,
    /// What went before is.
    LikeBefore,
    /// What follows is somebody's name.
    Person,
    /// Made for this level.
    Level(Level),
    /// Anything but difficult.
    Easy,
    /// Episodes of this length.
    Length(Length),
    /// New ones.
    Fresh,
    /// Episodes rather than shows.
    Episodes,
    /// A length follows that is the most or the least, in minutes.
    AtMost,
    AtLeast,
}

use Marker::{AtLeast, AtMost, Easy, Episodes, Exclude, Fresh, Include, Like, Person, Plain};

/// Normalized phrases, separated by `|`. Apostrophes are gone: "I'm" is "i", "don't" is "dont", "j'aime" is "aime".
const PHRASES: [(Marker, &str); 36] = [
    // English
    (
        Exclude,
        "not|no|without|except|except for|excluding|excepting|but not|but no|but without|and not|and no|anything but
        |everything but|all but|anything except|everything except|anything other than|something other than|other than
        |rather than|instead of|apart from|aside from|besides|minus|avoid|avoiding|skip|exclude|leave out|nothing about
        |nothing on|nothing with|nothing related to|nothing to do with|dont want|do not want|dont like|do not like
        |dont need|do not need|dont care about|do not care about|dont care for|dont enjoy|do not enjoy|dont give me
        |dont show me|dont recommend|not interested in|not into|not a fan of|not about|not on|not related to|not for
        |not with|not in the mood for|no more|enough|hate|dislike|cant stand|cannot stand|sick of|tired of|bored of
        |bored with|fed up with|had enough of|isnt about|is not about|arent about|are not about|not including
        |anything that isnt|anything that is not|anything not|as long as it is not|as long as it isnt|but nothing about
        |but nothing on|and nothing about|no thanks to",
    ),
    (
        Plain,
        "why not|not only|not just|not sure|not much|not many|not a lot|not so|not very|not necessarily|not really
        |not yet|not exactly|not all|not that|not quite|not everyone|not everybody|no idea|no clue|no problem|no matter
        |no doubt|no one|no longer|no offense|no rush|no worries|i am not|im not|i not|we not|we are not|if not|or not
        |whether or not|nothing but|live without|do without|dont know|do not know|dont understand|do not understand
        |dont have|do not have|dont mind|do not mind|not been|have not|would like|like to|feel like|looks like
        |look like|sounds like|sound like|what is it like|not afraid of|without further ado|not new to|like that|like this
        |enough to|enough about|good enough",
    ),
    (
        Include,
        "but|but about|but with|but on|but also|but more|however|with|about|on|please|give me|show me|i want|i need
        |i would|rather|preferably|for|in|covering|instead|just|only",
    ),
    (
        Like,
        "like|similar to|more like|something like|anything like|stuff like|shows like|podcasts like|just like
        |along the lines of|in the style of|in the vein of|in the same vein as|in the spirit of|alternative to
        |alternatives to|comparable to|close to|same as|akin to|reminiscent of|if i love|if i loved|if i like|if i liked
        |if i enjoy|if i enjoyed|if you love|if you loved|if you like|if you liked|if you enjoy|if you enjoyed|i love
        |i loved|i like|i liked|i enjoy|i enjoyed|i really like|i really liked|i really love|i really loved
        |i really enjoy|i really enjoyed|we love|we like|loved|enjoyed|fan of|fans of|replacement for|substitute for
        |resembling|people who like|people who love|i finished|i finished all of|finished all of|finished|caught up on|caught up with
        |ran out of|already know|similar podcasts to|similar shows to|as good as",
    ),
    (Marker::LikeBefore, "alternatives|alternative|alternativen|alternativas|lookalikes"),
    (
        Person,
        "interview with|interviews with|conversation with|conversations with|talk with|talks with|chat with|featuring
        |hosted by|presented by|moderated by|podcast by|podcasts by|show by|shows by|episode with|episodes with
        |podcast with|podcasts with|podcast from|podcasts from|interviews of|interview of|interviewing",
    ),
    (
        Marker::Level(Level::Beginner),
        "for beginners|for a beginner|for absolute beginners|for complete beginners|for total beginners|beginner
        |beginners|newbie|newbies|noob|noobs|for newcomers|newcomer|newcomers|for starters|for dummies|for novices|novice
        |novices|new to|i new to|i am new to|im new to|brand new to|completely new to|totally new to|i new in
        |getting started with|getting started in|getting started|get started with|get started in|get started
        |just starting|just starting out|just starting with|just started with|just started learning|starting out|starting out with
        |start with|start learning|introduction to|introductory|introduction|intro to|intro|an introduction to|from scratch
        |from zero|basics of|the basics of|the basics|basics|fundamentals of|the fundamentals of|101
        |beginner friendly|beginners friendly|newbie friendly|beginner level|entry level|first steps in
        |first steps|no experience in|no experience with|with no experience|without experience|never touched|never used",
    ),
    (
        Marker::Level(Level::Intermediate),
        "intermediate|intermediate level|for intermediate|intermediates|mid level|intermedio|nivel intermedio
        |intermediaire|niveau intermediaire|intermediario|nivel intermediario",
    ),
    (
        Marker::Level(Level::Advanced),
        "advanced|advanced level|for advanced|for experts|for an expert|expert level|expert|experts|for experienced people
        |for experienced|experienced people|experienced|for experienced developers|for seasoned|seasoned
        |for professionals|for pros|for seniors|for senior developers|for senior engineers|for advanced users
        |for advanced developers|for experienced engineers|for experienced programmers|for people with experience
        ",
    ),
    (
        Easy,
        "not too technical|not so technical|not very technical|not that technical|less technical|non technical
        |nontechnical|not too advanced|not too deep|not too hard|not too difficult|not too complicated|not too dense
        |nicht zu technisch|nicht so technisch|nicht zu schwer|no muy tecnico|no muy tecnicos|no demasiado tecnico
        |pas trop technique|pas trop techniques|nao muito tecnico|nao muito tecnicos",
    ),
    (
        Marker::Length(Length::Short),
        "short|shorter|quick|brief|bite sized|bitesized|bite size|on the short side|kurz|kurze|kurzer|kurzes|kurzen|corto|cortos
        |corta|cortas|breve|breves|court|courts|courte|courtes|bref|curto|curtos|curta|curtas|rapido|rapidos",
    ),
    (
        Marker::Length(Length::Commute),
        "commute|my commute|for my commute|for the commute|for commuting|commuting|on my commute|on the way to work|drive to work
        |half an hour|half hour|arbeitsweg|zum pendeln|weg zur arbeit|halbe stunde|eine halbe stunde|camino al trabajo
        |media hora|trajet|pour le trajet|demi heure|une demi heure|trajeto|meia hora|no caminho para o trabalho",
    ),
    (
        Marker::Length(Length::Long),
        "long|longer|long form|longform|long commute|hour long|an hour long|hours long|multi hour|lange|langer|langes
        |langen|largo|largos|larga|largas|longs|longue|longues|longo|longos|longa|longas|long format",
    ),
    (
        AtMost,
        "under|below|less than|up to|max|maximum|at most|shorter than|no longer than|not longer than|no more than
        |within|unter|weniger als|hochstens|maximal|bis zu|nicht langer als|kurzer als|menos de|maximo|como maximo
        |no mas de|moins de|maximum de|jusque|pas plus de|ate|no maximo|menos que",
    ),
    (
        AtLeast,
        "over|more than|longer than|at least|above|mehr als|langer als|mindestens|mas de|al menos|como minimo
        |plus de|au moins|mais de|pelo menos|mais que",
    ),
    (
        Fresh,
        "latest|newest|recent|recently|most recent|new|brand new|what new in|what new with|what is new in|what new
        |what is new|new in|new episodes|recent episodes|latest episodes|this week|this month|just released|fresh
        |up to date|happening in|what happening in|neu|neue|neuen|neuer|neues|neueste|neuesten|aktuell|aktuelle
        |aktuellen|aktuelles|was gibt es neues|neues in|neue folgen|diese woche|ultimos|ultimas|reciente|recientes
        |novedades|mas reciente|mas recientes|nuevo|nuevos|nueva|nuevas|nuevos episodios|derniers|dernieres|dernier
        |derniere|recents|recente|recentes|nouveau|nouveaux|nouvelle|nouvelles|nouveautes|quoi de neuf|mais recente
        |mais recentes|novidades|novo|novos|nova|novas|novos episodios",
    ),
    (
        Episodes,
        "episode|episodes|an episode|single episode|single episodes|an episode about|episode about|episodes about
        |episode on|episodes on|folge|folgen|eine folge|folge uber|folgen uber|folge zu|folgen zu|episodio|episodios
        |un episodio|um episodio|episodio sobre|episodios sobre|un episode|episode sur|episodes sur",
    ),
    // German
    (
        Exclude,
        "nicht|kein|keine|keinen|keinem|keiner|keines|ohne|ausser|alles ausser|bloss kein|bloss keine|bloss nicht
        |aber nicht|aber kein|aber keine|aber keinen|aber ohne|und nicht|und kein|und keine|nichts uber|nichts mit
        |nichts zu|nichts von|aber nichts uber|aber nichts mit|statt|anstatt|anstelle von|ich hasse|hasse|nur nicht
        |nur kein|nur keine|bis auf|nicht uber|nicht zu|nicht fur|keine podcasts uber|kein podcast uber
        |mit ausnahme von|abgesehen von|alles bis auf|nicht schon wieder|genug von",
    ),
    (
        Plain,
        "warum nicht|wieso nicht|nicht nur|nicht so|nicht sehr|nicht allzu|nicht unbedingt|ich bin kein|ich bin keine
        |nicht sicher|kein problem|keine ahnung|weiss nicht|kenne nicht|nicht viel|wie kann|wie lerne",
    ),
    (Include, "aber|aber mit|aber uber|aber zu|sondern|lieber|uber|mit|bitte|zeig mir|ich will|ich mochte|fur|zum thema|gib mir"),
    (
        Like,
        "ahnlich wie|so etwas wie|sowas wie|so was wie|etwas wie|was wie|podcasts wie|podcast wie|sendungen wie|genau wie
        |ahnlich zu|ahnliches wie|ahnliche podcasts wie|im stil von|in der art von|nach art von|alternative zu
        |alternativen zu|wenn ich|wenn man|ich liebe|ich mag|mir gefallt|mehr wie|wer mag|ersatz fur|a la",
    ),
    (Person, "interview mit|interviews mit|gesprach mit|gesprache mit|moderiert von|podcast von|podcasts von|folge mit|folgen mit"),
    (
        Marker::Level(Level::Beginner),
        "fur anfanger|anfanger|fur einsteiger|einsteiger|fur neulinge|neulinge|einsteigerfreundlich|anfangerfreundlich
        |einfuhrung in|eine einfuhrung in|einfuhrung|grundlagen|grundlagen von|neu in|ich bin neu in|von null
        |erste schritte|fur laien|zum einstieg in|einstieg in",
    ),
    (
        Marker::Level(Level::Advanced),
        "fur fortgeschrittene|fortgeschrittene|fortgeschritten|fur profis|profis|fur experten|experten|fur erfahrene|erfahrene
        |fur fortgeschrittene entwickler|fur erfahrene entwickler",
    ),
    // Spanish
    (
        Exclude,
        "sin|pero no|pero sin|y no|y sin|excepto|salvo|menos|todo menos|cualquier cosa menos|cualquier cosa excepto
        |lo que sea menos|que no sea|que no sean|que no sea de|que no sea sobre|que no trate de|que no traten de
        |que no hable de|que no hablen de|nada de|nada sobre|pero nada de|en lugar de|en vez de|no quiero|no me gusta
        |no me gustan|no me interesa|odio|detesto|evitar|aparte de|no sobre|no de",
    ),
    (
        Plain,
        "por que no|no solo|no solamente|no muy|no demasiado|no soy|no se|no tengo|no conozco|no importa|tipo de
        |como puedo|como aprender",
    ),
    (Include, "pero|pero sobre|pero de|sino|sobre|con|por favor|quiero|para|dame|acerca de"),
    (
        Like,
        "parecido a|parecida a|parecidos a|similar a|similares a|algo como|algo tipo|podcasts como|podcast como
        |programas como|al estilo de|por el estilo de|en la linea de|alternativa a|alternativas a|si me gusta
        |si te gusta|me gusta|me gusto|me encanta|me encanto|si me encanta|mas como|algo asi como|del estilo de",
    ),
    (Person, "entrevista con|entrevistas con|entrevista a|presentado por|conducido por|charla con|podcast de la mano de"),
    (
        Marker::Level(Level::Beginner),
        "para principiantes|principiante|principiantes|para novatos|novato|novatos|introduccion a|introduccion al
        |introduccion|desde cero|para empezar con|para empezar en|para empezar|empezar con|empezar en|soy nuevo en|nuevo en|basico|nivel basico
        |para iniciantes|iniciante|iniciantes|introducao a|introducao ao|introducao|do zero|para comecar|comecar em
        |comecar com|sou novo em|novo em|pour debutants|pour les debutants|debutant|debutants|pour debuter|debuter|debuter en
        |debuter avec|initiation a|initiation au|initiation|introduction a|introduction au|novices|les bases de|les bases du
        |pour commencer|commencer",
    ),
    (
        Marker::Level(Level::Advanced),
        "avanzado|avanzados|avanzada|nivel avanzado|para expertos|expertos|para avanzados|con experiencia|avancado
        |avancados|avancada|nivel avancado|para especialistas|para experientes|para experts|avance|avances|avancee
        |niveau avance|pour experts|pour les experts|pour confirmes|confirmes|pour les confirmes|chevronnes
        |pour developpeurs experimentes|experimentes|con experiencia en|com experiencia",
    ),
    // French
    (
        Exclude,
        "sans|pas|pas de|pas du|pas des|pas sur|mais pas|mais pas de|mais pas du|mais pas sur|mais sans|et pas|et pas de
        |sauf|tout sauf|nimporte quoi sauf|importe quoi sauf|excepte|hormis|hors|a part|autre que|autre chose que
        |autres que|rien sur|rien de|mais rien sur|plutot que|au lieu de|ne veux pas|ne veux pas de|veux pas de
        |deteste|je deteste|je hais|aime pas|aime pas le|a exception de|exception de",
    ),
    (
        Plain,
        "pourquoi pas|pas seulement|pas tres|pas trop|je ne suis pas|ne suis pas|sais pas|connais pas|pas mal|pas forcement
        |por que nao|nao so|nao apenas|nao muito|nao sou|nao sei|nao tenho|nao conheco|comme podcast|nao importa",
    ),
    (
        Like,
        "comme|similaire a|similaires a|semblable a|semblables a|dans le style de|du style de|dans le genre de|du genre de
        |dans la veine de|alternative a|alternatives a|un peu comme|quelque chose comme|podcasts comme|si aime|aime
        |adore|si vous aimez|si on aime|equivalent de|ressemble a|parecido com|parecidos com|parecida com|semelhante a
        |semelhantes a|no estilo de|no estilo do|no estilo da|na linha de|alternativa ao|alternativas ao|se eu gosto de
        |se gosto de|gosto de|gostei de|gosto do|adoro|amo|tipo o|algo do tipo|mais como|igual a",
    ),
    // Portuguese; words it shares with Spanish stand there
    (
        Exclude,
        "sem|nao|mas nao|mas sem|e nao|e sem|exceto|tudo menos|qualquer coisa menos|qualquer coisa exceto|tirando
        |a nao ser|que nao seja|que nao sejam|que nao seja sobre|que nao fale de|que nao falem de|em vez de
        |ao inves de|no lugar de|nao quero|nao gosto de|nao curto|odeio|mas nada de|fora|nao sobre",
    ),
    (Include, "mais|mais sur|mais avec|plutot|avec|sur|pour|mas|mas sobre|com|favor|svp|quero|entretien avec les"),
];

/// Numbers as words, with what they stand for.
const NUMBERS: [(&str, u16); 42] = [
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("sixty", 60),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("funf", 5),
    ("zehn", 10),
    ("zwanzig", 20),
    ("dreissig", 30),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("diez", 10),
    ("veinte", 20),
    ("treinta", 30),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("dix", 10),
    ("quinze", 15),
    ("vingt", 20),
    ("trente", 30),
    ("dois", 2),
    ("duas", 2),
    ("quatro", 4),
    ("dez", 10),
    ("vinte", 20),
    ("trinta", 30),
];

/// Words for what is counted.
pub(super) const MINUTES: [&str; 7] = ["minute", "minutes", "min", "mins", "minuten", "minuto", "minutos"];
pub(super) const HOURS: [&str; 9] =
    ["hour", "hours", "stunde", "stunden", "hora", "horas", "heure", "heures", "hr"];
/// Words before a number that counts shows.
pub(super) const TOP: [&str; 6] = ["top", "best", "mejores", "besten", "meilleurs", "melhores"];
/// Words after or before which a language is to be learnt, not spoken.
pub(super) const STUDY: [&str; 17] = [
    "learn",
    "learning",
    "study",
    "studying",
    "teach",
    "teaching",
    "speak",
    "speaking",
    "lessons",
    "grammar",
    "aprender",
    "lernen",
    "apprendre",
    "estudiar",
    "vocabulary",
    "exam",
    "class",
];
/// Words before the name of a language in which something is told.
pub(super) const IN: [&str; 6] = ["in", "auf", "en", "em", "na", "на"];
/// Words behind the name of a language that say that it is spoken.
pub(super) const SPOKEN: [&str; 11] = [
    "speaking",
    "language",
    "spoken",
    "sprachig",
    "sprachige",
    "sprachigen",
    "sprache",
    "parlante",
    "parlantes",
    "hablado",
    "only",
];
/// Words that put two wishes side by side.
pub(super) const AND: [&str; 16] = [
    "and", "und", "y", "e", "et", "or", "oder", "o", "ou", "also", "plus", "well", "sowie", "tambien",
    "aussi", "auch",
];
/// Words that carry an exclusion on over a comma.
pub(super) const OR: [&str; 8] = ["or", "nor", "oder", "noch", "ni", "ou", "nem", "and"];

/// A phrase in words, with what it does.
type Phrase = (Vec<&'static str>, Marker);

/// Phrases by their first word, the longest first.
static BY_FIRST_WORD: LazyLock<HashMap<&'static str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, Vec<(Vec<&str>, Marker)>> = HashMap::new();
    for (marker, all) in PHRASES {
        for phrase in all.split('|') {
            let words: Vec<&str> = phrase.split_whitespace().collect();
            if let Some(first) = words.first() {
                phrases.entry(first).or_default().push((words, marker));
            }
        }
    }
    for phrases in phrases.values_mut() {
        phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    phrases
});

static NUMBER_WORDS: LazyLock<HashMap<&'static str, u16>> = LazyLock::new(|| NUMBERS.into_iter().collect());

/// The longest phrase that the words begin with: how many words it has, and what it does.
pub(super) fn phrase(words: &[&str]) -> Option<(usize, Marker)> {
    phrases(words).next()
}

/// All phrases that the words begin with, the longest first.
pub(super) fn phrases<'w>(words: &'w [&'w str]) -> impl Iterator<Item = (usize, Marker)> + 'w {
    let phrases = words.first().and_then(|first| BY_FIRST_WORD.get(first)).map_or(&[][..], Vec::as_slice);
    let begins = |phrase: &[&str]| words.get(..phrase.len()).is_some_and(|words| words == phrase);
    phrases.iter().filter(move |(phrase, _)| begins(phrase)).map(|(phrase, marker)| (phrase.len(), *marker))
}

/// The words that phrases begin with.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    BY_FIRST_WORD.keys().copied()
}

/// The words for numbers.
pub(super) fn number_words() -> impl Iterator<Item = &'static str> {
    NUMBER_WORDS.keys().copied()
}

/// The number a word of digits or letters stands for, up to 999.
pub(super) fn number(word: &str) -> Option<u16> {
    let digits = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    if digits { word.parse().ok() } else { NUMBER_WORDS.get(word).copied() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_counts() {
        let marker = |text: &str| phrase(&text.split(' ').collect::<Vec<_>>());
        assert_eq!(marker("not python"), Some((1, Exclude)));
        assert_eq!(marker("not only python"), Some((2, Plain)));
        assert_eq!(marker("new to python"), Some((2, Marker::Level(Level::Beginner))));
        assert_eq!(marker("python"), None);
    }

    #[test]
    fn no_phrase_means_two_things() {
        let mut seen: HashMap<Vec<&str>, Marker> = HashMap::new();
        for (marker, all) in PHRASES {
            for phrase in all.split('|') {
                let words: Vec<&str> = phrase.split_whitespace().collect();
                assert_eq!(*seen.entry(words).or_insert(marker), marker, "{phrase}");
                let same = phrase.split_whitespace().all(|word| crate::text::normalize(word) == word);
                assert!(same, "{phrase} is not normalized");
            }
        }
    }

    #[test]
    fn numbers_are_read_as_digits_and_words() {
        assert_eq!(
            (number("20"), number("drei"), number("x1"), number("1234")),
            (Some(20), Some(3), None, None)
        );
    }
}
