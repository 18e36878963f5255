//! Words that carry no topic: the closed classes of five languages, the words of asking, and words for kinds. Nothing here comes from a catalog.

use crate::search::weights::LONG_KIND;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::grammar;
use super::language::{self, ENGLISH, FRENCH, GERMAN, LanguageSet, PORTUGUESE, SPANISH};
use crate::text::Token;

/// Articles, pronouns, prepositions, conjunctions, auxiliaries and question words, by language.
const STOP: [(LanguageSet, &str); 6] = [
    (
        ENGLISH,
        "a an the this that these those such some any each every all both either neither no not nor only own same
i me my mine myself you your yours yourself he him his she her hers it its itself we us our ours they them their theirs
who whom whose which what when where why how whether if then than so as because while until although though
and or but of in on at by for from to into onto over under about above below between through during before after
against among around with within without upon up down out off again further once here there too very just also
am is are was were be been being have has had having do does did doing done will would shall should can could may
might must ought dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt havent hasnt vs versus
n im ive id ill lol lmao rofl omg lf haha hahaha let lets anymore neither nor please yes ok etc via per except besides instead rather else already yet ever never always
one ones hi hey hello yo sup howdy whatever whichever another other others something anything everything nothing none toward towards per",
    ),
    (
        SPANISH,
        "el la los las un una unos unas lo le les de del al en y o u que con por para sobre como si no es son mi tu su
sus me te nos se yo ella ellos ellas usted ustedes este esta estos estas ese esa eso esto algun alguna alguno algunos
algunas cual cuales quien donde cuando porque pero sin ni mas menos muy tambien hay ser estar soy estoy algo nada
todo todos todas otro otra otros otras desde hasta entre segun hacia salvo excepto favor debo deberia puedo puede pueden
cosa cosas hola buenas podria tengo tiene tienen hace voy fue aqui ahi cada cuanto ni nunca cualquier cualquiera aca sea sean
esten estamos estan tal siendo",
    ),
    (
        PORTUGUESE,
        "o a os as um uma uns umas do da dos das de em no na nos nas ao aos e ou com por para pra sobre como se nao
meu minha seu sua eu ele ela eles elas voce voces este esta esse essa isso isto algum alguma alguns algumas qual quais
coisa coisas oi ola quem onde quando porque mas sem nem mais menos muito tambem ha ser estar sou estou algo nada tudo todos todas outro
outra outros outras desde ate entre exceto salvo pelo pela favor devo deveria posso pode podem tenho tem temos vai vao
vou foi aqui aí la ja assim cada alguem ninguem nem qualquer quaisquer mim seja sejam esteja estejam ta aquele aquela sendo",
    ),
    (
        GERMAN,
        "der die das den dem des ein eine einen einem einer eines und oder aber mit von vom zu zum zur im am auf fur uber
bei aus nach ist sind ich mir mich du dir dich wir uns ihr euch sie es wie was wo wer wen wem wann warum nicht kein
keine keinen keinem keiner keines ohne auser ausser nur auch noch schon so dass wenn als mal gibt gib habe hat haben
kann konnen etwas alles nichts anderes andere anderen irgendwas irgendein sondern statt in an um bitte
sache sachen zeug moin servus tach hallo na soll sollst sollte sollten sollen werde wird werden wirst wurde wurden muss mussen darf sich denn doch dann dort hier immer hast weder egal ja nein ne vor paar
hauptsache zwischendurch nebenbei gegebenenfalls eventuell bin bist ihnen
mein meine meinen meinem meiner meines dein deine deinen deinem unser unsere unseren unserem seine seinen ihre ihren",
    ),
    (
        FRENCH,
        "le la les l un une des du de et ou mais dans sur sous avec sans pour par est sont je moi tu toi il elle on nous
vous ils elles au aux ce cet cette ces mon ma mes ton ta tes son sa ses qui que quoi quel quelle quels quelles ne pas
se me te y en comme si moins tres aussi quelque quelques chose rien tout tous toute toutes autre autres sauf hors
depuis jusque entre vers chez ni svp plait dois devrais peut peux pouvez suis etes sommes etait etre avoir fait donc
alors deja ici chaque cela importe nimporte choses salut bonjour coucou soit soient avez avons pourquoi ca",
    ),
    // Of Russian, which people ask in as well, as much as stands around a topic.
    (LanguageSet::NONE, "в на о об про для по с и или не без что как где мне я вы есть какие какои это"),
];

/// Words of asking for something to hear or learn, and of praise; they say that a wish follows, not which.
const REQUEST: [(LanguageSet, &str); 6] = [
    (
        ENGLISH,
        "want wants wanted wanting need needs needed like likes love loves enjoy enjoyed looking look search searching
find finding found recommend recommends recommended recommendation recommendations suggest suggests suggested
suggestion suggestions show shows showing tell give gives giving get gets getting got know knows knowing hear heard
hearing listen listens listening listener listeners learn learns learning teach teaches taught understand understanding
start starts starting started begin try trying make makes making use uses using used work works working go going help
helps stuff thing things more most much many lot lots bit really good great best better nice cool new latest
interesting interested favorite favourite top podcast podcasts pod pods episode episodes series subject subjects topic
topics discuss discusses discussing talk talks talking cover covers covering covered explain explains explained related
regarding concerning based hello hi hey thanks thank anyone someone everyone anybody somebody people person way ways
kind sort type types suitable fit decent solid awesome amazing excellent must worth fun funny entertaining popular
underrated famous pick picks surprise random hosted host hosts guest guests featuring currently
rec recs pls plz specifically mainly mostly especially particularly focused dedicated exist exists next lately tonight today tomorrow
yesterday soon recently first idk bored boring pls plz whats everyones anyones gimme gonna wanna put play queue ask
advice finished favourites favorites new bored entertain entertains suggest",
    ),
    (
        SPANISH,
        "quiero busco buscar buscando necesito necesitas recomienda recomiendas recomendar recomiendame recomendacion
recomendaciones recomiendan aprender aprendiendo conoces conocen escuchar escucho oir gusta gustan gustaria dame
muestra muestrame hay ayuda ayudame mejor mejores bueno buenos buena buenas programa programas podcast podcasts
episodio episodios temas tema acerca interesante interesantes quisiera sorprendeme parecido parecida similares similar empiezo empezar hoy ahora manana
hablen hable hablan habla traten trate tratan recomiendas sugieres sugiere aconsejas
aburrido aburrida aburro sorprendame entretenme recomiendanme buen recomienden recomendad recomendadme recomendame recomendais
recomiendeme recomiendenme escuchamos idea ideas dure duren duran charla charlas gente",
    ),
    (
        PORTUGUESE,
        "quero procuro procurando preciso recomenda recomende recomendar recomendacao recomendacoes indica indique
indicacao indicacoes aprender aprendendo gostaria gosto conhece conhecem ouvir escutar sugere sugira sugestao
sugestoes mostre melhor melhores bom bons boa boas programa programas podcast podcasts episodio episodios assunto
assuntos tema temas queria surpreenda parecido parecidos semelhante falem fale falam fala tratem ajuda querendo comeco comecar indicar hoje agora
recomendas entediado entediada tedio gostar surpreende ouco escuto ouvimos recomendem indiquem indicam papo papos conversas
galera ideia ideias dure durem duram",
    ),
    (
        GERMAN,
        "suche such suchen gesucht mochte mochten will willst brauche brauchst empfiehl empfehle empfehlen empfehlung
empfehlungen empfehlt kennt kennst jemand lernen lerne horen hore zuhoren zeig zeige zeigt interessiere interessiert
gute guter gutes guten beste bester bestes besten tolle toller podcast podcasts folge folgen sendung sendungen thema
themen rund dreht handelt geht uberrasche uberrasch wunsche hatte gern gerne leute bezug mehr wissen heute morgen jetzt gerade anfangen ahnlich ahnliche ahnliches empfiehlst
langweilig langweile lohnt vorschlag vorschlage tipp tipps schlag schlagt gesprache dauert dauern vernunftige vernunftiger vernunftiges
vernunftigen ordentliche ordentlichen idee ideen",
    ),
    (
        FRENCH,
        "cherche chercher recherche voudrais voudrait veux veut aimerais aime recommande recommandez recommander
recommandation recommandations conseille conseillez conseiller conseils connaissez connait connaitre apprendre ecouter
ecoute montre montrez donne donnez besoin bon bons bonne bonnes meilleur meilleurs meilleure meilleures podcast
podcasts emission emissions episode episodes sujet sujets propos parle parlent parlant interessant interessants
surprends surprenez existe savoir commencer maintenant aujourdhui truc conseilles recommandes ennuie aujourd hui trucs idee idees sais
sympa sympas chouette chouettes entretiens dure durent ecoutes",
    ),
    // What a podcast is called where the catalog has shows.
    (
        LanguageSet::NONE,
        "подкаст подкасты подкастов подкасте podcasty podcastow podcastler podcastit podd poddar poddcast",
    ),
];

/// Words for kinds of things and for those who use them: beside a name they add nothing, and nothing is missed without.
const CATEGORY: &str = "
language languages lang framework frameworks library libraries tool tools tooling software platform platforms technology
technologies tech stack developer developers dev devs development engineer engineers engineering programmer programmers
programming coder coders coding code app apps application applications program programs project projects team teams
tutorial tutorials course courses class classes guide guides tips tricks basics fundamentals introduction intro overview
advanced intermediate question questions problem problems issue issues practice practices example examples experience experiences story
stories field industry world community beginner beginners expert experts professional professionals
resource resources material materials info content
deep dive dives daily weekly modern practical general technical lesson lessons insight insights trends trend discussion
discussions conversation conversations perspective perspectives ecosystem
lenguaje linguagem sprache langage entwickler desarrollador desarrolladores desenvolvedor desenvolvedores developpeur
developpeurs curso cursos kurs cours";

/// Words for what podpick has; with a word of asking, enough to wish for something.
const SHOW: &str = "
podcast podcasts pod pods show shows episode episodes series listen listening hear recommend recommendation
recommendations suggest suggestion suggestions surprise random pick whatever
escuchar recomienda recomiendame recomendar recomendacion recomendaciones sorprendeme episodio episodios
ouvir escutar recomenda recomende recomendar indica indique recomendacao recomendacoes surpreenda
horen empfiehl empfehlen empfehlung empfehlungen uberrasche uberrasch folge folgen sendung sendungen
ecouter recommande recommandez recommander conseille conseillez surprends surprenez emission emissions
подкаст подкасты подкастов подкасте podcasty podcastow podcastler podcastit podd poddar poddcast";

/// What a word is in grammar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct WordClass {
    /// Belongs to the grammar of a sentence, not to its content.
    pub(crate) stop: bool,
    /// Only says that something is wished for.
    pub(crate) request: bool,
    /// Says what sort of thing is meant, or by whom.
    pub(crate) category: bool,
    /// Names what podpick has to offer, or asks for it.
    pub(crate) show: bool,
    /// Some phrase of grammar begins with it.
    pub(crate) begins_phrase: bool,
    /// It may name a language.
    pub(crate) language_name: bool,
    /// It is a number in letters.
    pub(crate) number: bool,
    /// The languages in which it is a stop or request word.
    pub(crate) languages: LanguageSet,
}

static CLASSES: LazyLock<HashMap<String, WordClass>> = LazyLock::new(|| {
    let mut classes: HashMap<String, WordClass> = HashMap::new();
    for (language, words) in STOP {
        for word in words.split_whitespace() {
            let class = classes.entry(word.to_owned()).or_default();
            (class.stop, class.languages) = (true, class.languages | language);
        }
    }
    for (language, words) in REQUEST {
        for word in words.split_whitespace() {
            let class = classes.entry(word.to_owned()).or_default();
            (class.request, class.languages) = (true, class.languages | language);
        }
    }
    for word in CATEGORY.split_whitespace() {
        classes.entry(word.to_owned()).or_default().category = true;
    }
    for word in SHOW.split_whitespace() {
        classes.entry(word.to_owned()).or_default().show = true;
    }
    for word in grammar::first_words() {
        classes.entry(word.to_owned()).or_default().begins_phrase = true;
    }
    for word in grammar::number_words() {
        classes.entry(word.to_owned()).or_default().number = true;
    }
    for name in language::names() {
        classes.entry(name.to_owned()).or_default().language_name = true;
    }
    classes
});

/// Words of grammar that only an accent tells from a name, without it and with it, composed and not.
const ACCENTED: [(&str, [&str; 2]); 1] = [("ai", ["aí", "ai\u{301}"])];

/// Gives words of grammar their accent back, so that "aí" is no AI; nor is it in "e ai?", which greets.
pub(super) fn keep_accents(text: &str, tokens: &mut [Token]) {
    let greets = matches!(tokens, [first, second, ..] if first.normal == "e" && second.normal == "ai");
    for (at, token) in tokens.iter_mut().enumerate() {
        let typed = || text.get(token.place.clone()).unwrap_or_default().to_lowercase();
        let found = ACCENTED.iter().find(|(bare, _)| *bare == token.normal);
        if let Some((_, accented)) = found
            && (greets && at == 1 || accented.contains(&typed().as_str()))
        {
            token.normal = accented[0].to_owned();
        }
    }
}

/// The class of a normalized word; all false for a word of content.
pub(crate) fn class(word: &str) -> WordClass {
    CLASSES.get(word).copied().unwrap_or_default()
}

/// Belongs to the grammar of a sentence, not to its content.
pub(crate) fn is_stop_word(word: &str) -> bool {
    class(word).stop
}

/// Part of questions about anything.
pub(crate) fn is_common_word(word: &str) -> bool {
    let class = class(word);
    class.stop || class.request || class.category
}

/// Only says that something is wished for.
pub(crate) fn is_request_word(word: &str) -> bool {
    class(word).request
}

/// A misspelt word of a kind.
pub(crate) fn is_nearly_category_word(word: &str) -> bool {
    let length = |word: &str| word.chars().count();
    let alike = |kind: &&str| length(kind) >= LONG_KIND && length(kind).abs_diff(length(word)) <= 2;
    length(word) >= LONG_KIND
        && CATEGORY
            .split_whitespace()
            .filter(alike)
            .any(|kind| kind.chars().next() == word.chars().next() && strsim::osa_distance(word, kind) <= 2)
}
