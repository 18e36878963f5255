//! Whether a sentence is of everyday life and only holds a word that is a topic elsewhere: "rust off my bike", "career as a nurse".

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::another_meaning::{is_head_noun, is_said_of};
use super::choice::Group;
use crate::catalog::TopicIx;
use crate::search::Target;
use crate::search::index::english::{is_common_noun, is_english, is_only_a_name};
use crate::search::index::{Index, NameKind, adjective};
use crate::search::matches::tokens::{Token, Tokens};
use crate::search::query::everyday;
use crate::search::query::language::LanguageSet;
use crate::search::weights::{WORD_BESIDE_A_LETTER, WORD_OF_THE_FIELD};

/// Words that say whose a thing is, so that it is one of everyday life and no term.
const POSSESSIVES: &str = "my your our his her their mein meine meinen meinem meiner dein deine unser unsere mi mis tu tus su sus \
nuestro nuestra meu minha meus minhas seu sua mon ma mes ton ta tes son sa ses notre nos leur";

/// Words that say which thing is meant. Only English says by them that no term is: "in der Schule" is a field of work.
const ARTICLES: &str = "a an the this that el la los las o os as";

/// Words that make what follows a part or a place of what went before: "flask of whisky", "rust off bikes".
const OF: &str = "of off at with from vom von de del d ";

/// Words that say what somebody is or works in.
const AS: &str = "as in for als im in fur como en em no na para comme dans pour ";

/// Words behind which only a purpose, a subject or another clause follows: "Rust for my shop", "Go while I cook".
const APART: &str = "for about on into while during when if because and or but after before without than versus vs as \
fur uber wahrend wenn weil und oder aber nach vor ohne als zum zur \
para pra sobre mientras cuando si porque y pero antes sin enquanto quando se mas sem \
pour sur pendant quand parce et ou mais apres avant sans que comme como ";

/// Words before what a sentence is about.
const ABOUT: &str = "about on in for with to into from at by over uber in fur mit zu sobre en con por para com em sur dans \
pour avec vers ";

/// Words that ask to learn or to use something, which nobody does of a thing of everyday life here.
const LEARNS: &str = "learn learns learning teach teaches teaching understand understanding use uses using used recommend \
recommends recommendation recommendations suggest suggestion suggestions interested study studying write writes \
writing written lernen lerne lernt verstehen benutze nutze nutzen verwende verwenden schreibe \
aprender aprendo aprendiendo aprendendo usar uso usando entender apprendre apprends utilise utiliser comprendre ";

/// Who, when and how: what stands around any question.
const CIRCUMSTANCES: &str = "day days week weeks weekend month year years morning evening night afternoon summer winter \
holiday holidays vacation lunch dinner breakfast wife husband girlfriend boyfriend partner friend friends son daughter kid \
kids child children brother sister mother father mom dad mum parents family boss colleague colleagues coworkers student \
students nutshell wild trenches steroids ground inside outside beginning end middle side way fly past future age train bus \
plane walk drive bed gym shower person people thesis man woman men women guy idiot dummies fool \
tag tage woche monat jahr abend morgen nacht frau mann freund freundin sohn tochter kind kinder bruder schwester mutter \
vater familie chef kollege kollegen hija hijo hijos hija semana mes ano noche manana mujer marido novia novio amigo amigos \
hermano hermana madre padre familia jefe filho filha filhos noite dia esposa irmao irma mae pai chefe semaine mois annee \
soir nuit femme mari copine copain ami amis fils fille enfant enfants frere soeur mere pere famille ";

/// Words before what is asked about: "is Rust worth the hype?"
const COPULAS: [&str; 8] = ["is", "are", "was", "does", "do", "did", "will", "should"];

/// What a word does in a sentence, one bit for each of the lists above, in their order.
static ROLES: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
    let lists = [POSSESSIVES, ARTICLES, OF, AS, APART, ABOUT, LEARNS, CIRCUMSTANCES];
    let mut roles: HashMap<&str, u8> = HashMap::new();
    for (bit, list) in lists.into_iter().enumerate() {
        for word in list.split_whitespace() {
            *roles.entry(word).or_default() |= 1 << bit;
        }
    }
    roles
});
const IS_WHOSE: u8 = 1;
const IS_ARTICLE: u8 = 1 << 1;
const IS_OF: u8 = 1 << 2;
const IS_AS: u8 = 1 << 3;
const SETS_APART: u8 = 1 << 4;
const SAYS_ABOUT: u8 = 1 << 5;
const IS_TO_LEARN: u8 = 1 << 6;
const IS_CIRCUMSTANCE: u8 = 1 << 7;

/// Whether a word says whose a thing is: "my".
pub(in crate::search) fn is_whose(word: &str) -> bool {
    ROLES.get(word).is_some_and(|roles| roles & IS_WHOSE != 0)
}

fn plays(token: &Token, role: u8) -> bool {
    ROLES.get(token.normal).is_some_and(|roles| roles & role != 0)
}

/// Whether two bare words are a thing of everyday life that only begins or ends like a topic: "apple pie", "rust removal",
/// "music charts". What is near is offered instead.
pub(super) fn is_another_thing(index: &Index, question: &Tokens, chosen: &[Group]) -> bool {
    // Who wants "some Java content" asks for it.
    let says_nothing = |token: &&Token| {
        token.stop && !matches!(token.normal, "any" | "some" | "for")
            || matches!(token.normal, "tell" | "make" | "making" | "thanks")
    };
    let before = question.all.iter().take_while(says_nothing).count();
    let behind = question.all.iter().rev().take_while(says_nothing).count();
    let [group] = chosen else { return false };
    // "Tell me about privacy curtains"
    let bare = question.all.get(before..question.all.len().saturating_sub(behind)).unwrap_or_default();
    let [first, second] = bare else { return false };
    if before + behind > 0 && (is_asked_for(question, before) || is_asked_for(question, before + 1)) {
        return false;
    }
    let best = group.best();
    let Target::Topic(topic) = best.target else { return false };
    let label = matches!(best.name, None | Some(0));
    let (met, other) = match group.mask >> before {
        1 => (first, second),
        // "Gloomy Python" is still about Python.
        2 if !label && !adjective::says_how(first.normal) => (second, first),
        _ => return false,
    };
    let says_nothing = other.stop || other.request || other.category;
    let letter = met.normal.chars().count() == 1;
    if says_nothing || !is_english(other.normal) || !letter && !is_english(met.normal) {
        return false;
    }
    // What stands before says of which kind it is; there a term that some other topic has says nothing.
    let names = |kind| group.mask >> before == 1 || !matches!(kind, NameKind::Tool | NameKind::Related);
    let least = if letter { WORD_BESIDE_A_LETTER } else { WORD_OF_THE_FIELD };
    !is_said_of(index, topic, other, names, least)
}

/// Whether all that a sentence has of topics is one plain word, in company of things that no topic is about.
pub(super) fn is_everyday(index: &Index, question: &Tokens, chosen: &[Group]) -> bool {
    let [group] = chosen else { return false };
    if group.is_plain_title(question) {
        return is_said_of_something(question, group.mask);
    }
    let (Target::Topic(topic), at) = (group.best().target, group.mask.trailing_zeros() as usize) else {
        return false;
    };
    let Some(met) = question.all.get(at).filter(|_| group.mask.is_power_of_two()) else { return false };
    if group.best().kind.is_guess()
        || !is_plain(met.normal) && !is_english(met.normal)
        || is_asked_for(question, at)
    {
        return false;
    }
    let sentence = Sentence { index, question, at, topic, qualifies: index.is_qualifier(topic) };
    (0..question.all.len()).any(|other| sentence.is_of_everyday_life(other))
}

/// Whether a plain word that is a title elsewhere stands in a sentence about other things: "check your syntax".
fn is_said_of_something(question: &Tokens, title: u64) -> bool {
    let shows = question.classes().iter().any(|class| class.show);
    let others = question.all.iter().enumerate().filter(|(at, _)| title & (1 << at) == 0);
    !shows
        && others
            .into_iter()
            .any(|(_, token)| is_content(token) && !token.category && is_english(token.normal))
}

/// A word of a dictionary of one of the languages people ask in.
pub(super) fn is_plain(word: &str) -> bool {
    is_common_noun(word) || everyday::languages_of(word) != LanguageSet::NONE
}

/// Whether the question asks for something to hear or to learn, or names a kind of thing that is made with software.
pub(super) fn is_asked_for(question: &Tokens, at: usize) -> bool {
    let strange = |token: &Token| question.is_english() && token.unknown && !is_english(token.normal);
    let others = question.all.iter().enumerate().filter(|(other, _)| *other != at);
    question.classes().iter().any(|class| class.show)
        || others.into_iter().any(|(_, token)| token.category || strange(token) || plays(token, IS_TO_LEARN))
}

struct Sentence<'s> {
    index: &'s Index,
    question: &'s Tokens<'s>,
    /// The place of the word that is a topic elsewhere.
    at: usize,
    topic: TopicIx,
    /// That topic only says of which kind something is: a career, news.
    qualifies: bool,
}

impl Sentence<'_> {
    fn word(&self, at: usize) -> &Token<'_> {
        &self.question.all[at]
    }

    /// Whether a word is a thing that no topic is about, bound to the word in question by grammar.
    fn is_of_everyday_life(&self, other: usize) -> bool {
        let (first, last) = (other.min(self.at), other.max(self.at));
        if other == self.at || !self.is_thing(other) || self.question.breaks_between(first, last) {
            return false;
        }
        let run = self.grammar_before(other);
        let has = |role| run.clone().any(|at| plays(self.word(at), role));
        let between = |role| (first + 1..last).any(|at| plays(self.word(at), role));
        let english = self.question.is_english();
        let determined = has(IS_WHOSE) || english && has(IS_ARTICLE);
        if other < self.at {
            // "A cup of java", "my bike has rust"; "our bank runs Java" is about software.
            let alone = run.end == other && (other + 1..self.at).all(|at| !is_content(self.word(at)));
            let of = self.word(self.at - 1).normal == "of";
            return alone && determined && (of || !between(SAYS_ABOUT | SETS_APART));
        }
        // "Career as a nurse", "carrière d'infirmière".
        if self.qualifies && (has(IS_AS | IS_OF) || run.is_empty() && self.question.is_elided(other)) {
            return true;
        }
        // "Leadership in a crisis", "is Rust worth the hype?"
        let says = |word| run.clone().any(|at| self.word(at).normal == word);
        let manner = says("in") && !says("the") && !has(IS_WHOSE);
        let asked =
            self.at > 0 && COPULAS.contains(&self.word(self.at - 1).normal) && !has(SAYS_ABOUT | IS_OF);
        // "Hardware for my kitchen cabinets", "there is rust on my car"
        if has(IS_WHOSE) && (self.is_at_home(other) || self.is_there()) || self.is_there() && has(IS_ARTICLE)
        {
            return true;
        }
        let bound = determined || english && has(IS_OF);
        bound && !manner && !asked && is_plain(self.word(other).normal) && !between(SETS_APART)
    }

    /// Whether two things in a row, neither of the field, say more than whose shop or homework it is.
    fn is_at_home(&self, thing: usize) -> bool {
        thing + 1 < self.question.all.len()
            && self.question.follows(thing + 1)
            && self.is_thing(thing + 1)
            && is_head_noun(self.index, self.topic, self.word(self.at))
    }

    /// Whether the sentence says that something is there: "there is rust on my car", "hay una nube en el cielo".
    fn is_there(&self) -> bool {
        let back = |by: usize| self.at.checked_sub(by).map_or("", |at| self.word(at).normal);
        let is = |by: usize| back(by + 1) == "there" && matches!(back(by), "is" | "are" | "was" | "s");
        let article = matches!(back(1), "un" | "una" | "um" | "uma");
        is(1) || is(2) || article && matches!(back(2), "hay" | "habia" | "tem" | "ha" | "tenia")
    }

    /// Whether a word is an ordinary noun that tells nothing of any topic.
    fn is_thing(&self, at: usize) -> bool {
        let token = self.word(at);
        // "The design of everyday things": what stands before "things" is no thing.
        if self.question.all.get(at + 1).is_some_and(|next| matches!(next.normal, "things" | "stuff")) {
            return false;
        }
        let plain =
            if self.question.is_english() { is_plain(token.normal) } else { !is_only_a_name(token.normal) };
        is_content(token)
            && plain
            && !plays(token, IS_CIRCUMSTANCE)
            && !is_said_of(
                self.index,
                self.topic,
                token,
                |_| true,
                if self.qualifies { 1 } else { WORD_OF_THE_FIELD },
            )
    }

    /// The words of grammar before a thing, and before the words that stand right before it: "on the rusty gate".
    fn grammar_before(&self, thing: usize) -> Range<usize> {
        let least = if thing > self.at { self.at + 1 } else { 0 };
        let back = |from: usize, content: bool| {
            let same = (least..from).rev().take_while(|at| is_content(self.word(*at)) == content);
            from - same.count()
        };
        let start = back(thing, true);
        back(start, false)..start
    }
}

fn is_content(token: &Token) -> bool {
    !token.stop && !token.request && !token.normal.bytes().all(|byte| byte.is_ascii_digit())
}

/// Who, when or how: what stands around any question.
pub(super) fn is_circumstance(token: &Token) -> bool {
    plays(token, IS_CIRCUMSTANCE)
}
