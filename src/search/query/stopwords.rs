//! Words that carry no topic: the closed classes of five languages, the words of asking, and words for kinds. Nothing here comes from a catalog.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Articles, pronouns, prepositions, conjunctions, auxiliaries and question words.
const FUNCTION: &str = "
a an the this that these those such some any each every all both either neither no not nor only own same
i me my mine myself you your yours yourself he him his she her hers it its itself we us our ours they them their theirs
who whom whose which what when where why how whether if then than so as because while until although though
and or but of in on at by for from to into onto over under about above below between through during before after
against among around with within without upon up down out off again further once here there too very just also
am is are was were be been being have has had having do does did doing done will would shall should can could may
might must ought dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt havent hasnt vs versus
im ive id ill let lets please yes ok etc via per
el la los las un una unos unas lo le les de del al en y o u que con por para sobre como si no es son mi tu su sus
os um uma uns umas do da dos das em e ou com por sobre como se nao meu minha seu sua ao aos na nas no nos
der die das den dem des ein eine einen einem einer eines und oder aber mit von vom zu zum zur im am auf fur uber bei
aus nach ist sind ich mir mich du wir ihr sie es wie was wo wer warum nicht kein keine
une et ou mais dans sur sous avec sans pour par est sont je moi toi il elle nous vous ils elles au aux ce cette ces
mon ma mes ton ta tes son sa ses qui quoi quel quelle ne pas";

/// Words of asking for something to hear or learn, and of praise; they say that a wish follows, not which.
const ASKING: &str = "
want wants wanted wanting need needs needed like likes love loves looking look search searching find finding found
recommend recommends recommended recommendation recommendations suggest suggests suggested suggestion suggestions
show shows showing tell give gives giving get gets getting got know knows knowing hear heard hearing listen listens
listening learn learns learning teach teaches taught understand understanding start starts starting started begin try trying make
makes making use uses using used work works working go going help helps anything something stuff thing things more
most much many lot lots bit really good great best better nice cool new latest interesting interested favorite
favourite top podcast podcasts episode episodes series topic topics subject subjects discuss discusses discussing
talk talks talking cover covers covering explain explains explained related regarding concerning based hello hi hey
thanks thank anyone someone everyone everything people person way ways kind sort type types
quiero busco buscar necesito recomienda aprender quero procuro preciso aprender gostaria
suche mochte lernen empfehlung je cherche apprendre veux voudrais recommande programa programas folge folgen";

/// Words for kinds of things and for those who use them: beside a name they add nothing, and nothing is missed without.
const KINDS: &str = "
language languages lang framework frameworks library libraries tool tools tooling software platform platforms technology
technologies tech stack developer developers dev devs development engineer engineers engineering programmer programmers
programming coder coders coding code app apps application applications program programs project projects team teams
tutorial tutorials course courses class classes guide guides tips tricks basics fundamentals introduction intro overview
question questions problem problems issue issues practice practices example examples experience story stories field
industry world community beginner beginners expert experts professional professionals
lenguaje linguagem sprache langage entwickler desarrollador desenvolvedor developpeur curso kurs cours";

/// Letters from which on two weighted_distance leave a word recognisable.
const LONG_ENOUGH: usize = 7;

static FUNCTION_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| FUNCTION.split_whitespace().collect());
static ASKING_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| ASKING.split_whitespace().collect());

static KIND_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| KINDS.split_whitespace().collect());

/// Belongs to the grammar of a sentence, not to its content.
pub(crate) fn is_stop_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

/// Only says that something is wished for.
pub(crate) fn is_request_word(word: &str) -> bool {
    ASKING_WORDS.contains(word)
}

/// Says what sort of thing is meant, or by whom.
pub(crate) fn is_category_word(word: &str) -> bool {
    KIND_WORDS.contains(word)
}

/// The same, misspelt.
pub(crate) fn is_nearly_category_word(word: &str) -> bool {
    let alike = |kind: &&&str| kind.len() >= LONG_ENOUGH && kind.len().abs_diff(word.len()) <= 2;
    word.len() >= LONG_ENOUGH
        && KIND_WORDS
            .iter()
            .filter(alike)
            .any(|kind| kind.chars().next() == word.chars().next() && strsim::osa_distance(word, kind) <= 2)
}
