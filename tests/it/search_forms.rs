//! How a question is meant: exclusions, comparisons, languages, levels, lengths, and what holds for all of them.

use std::sync::LazyLock;

use podpick::bot::{Bot, Constraints, QueryText};
use podpick::catalog::{self, Catalog, Podcast, SHIPPED, SHIPPED_NAME};
use podpick::search::Target;
use podpick::text::normalize;
use proptest::prelude::*;

/// Shows in several languages and for several levels.
const MANY: &str = r#"
[[topic]]
id = "python"
label = "Python"

[[topic]]
id = "rust"
label = "Rust"

[[topic]]
id = "beginners"
label = "Beginners"

[[topic]]
id = "machine-learning"
label = "Machine learning"
tools = ["tensorflow"]
related = ["gradient descent"]
"#;

/// Id, language, level, topics.
const SHOWS: [(&str, &str, &str, &str); 10] = [
    ("english", "en", "all", "\"python\""),
    ("english-two", "en", "all", "\"python\", \"rust\""),
    ("first-steps", "en", "beginner", "\"python\", \"beginners\""),
    ("internals", "en", "advanced", "\"python\""),
    ("deutsch", "de", "all", "\"python\""),
    ("francais", "fr", "all", "\"python\""),
    ("brasil", "pt-BR", "all", "\"rust\""),
    ("russkij", "ru", "advanced", "\"rust\""),
    ("espanol", "es", "beginner", "\"rust\", \"beginners\""),
    ("models", "en", "all", "\"machine-learning\""),
];

static MANY_BOT: LazyLock<Bot> = LazyLock::new(|| {
    let show = |(id, language, level, topics): (&str, &str, &str, &str)| {
        format!(
            "[[podcast]]\nid = \"{id}\"\ntitle = \"The {id} hour\"\nsite = \"https://{id}.example/\"\nwhy = \"Why.\"\n\
             language = \"{language}\"\nlevel = \"{level}\"\ntopics = [{topics}]\n"
        )
    };
    let text = SHOWS.into_iter().fold(MANY.to_owned(), |text, one| text + &show(one));
    Bot::new(catalog::parse("many.toml", &text).expect("no faults"))
});

static SHIPPED_BOT: LazyLock<Bot> =
    LazyLock::new(|| Bot::new(catalog::parse(SHIPPED_NAME, SHIPPED).expect("no faults")));

/// What a question finds, what was applied and what could not be met.
fn asked(bot: &Bot, question: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
    let finding = bot.find(&QueryText::Words(question.to_owned()), &Constraints::default(), 10_000);
    let found = &finding.recommendation.found;
    let ids = found.iter().map(|found| bot.catalog().id(found.subject).to_owned()).collect();
    (ids, bot.applied(&finding), bot.unmet(&finding))
}

#[test]
fn languages_are_understood_however_they_are_named() {
    for (question, first) in [
        ("python podcasts in German", "deutsch"),
        ("Python auf Deutsch", "deutsch"),
        ("deutschsprachige Podcasts zu Python", "deutsch"),
        ("French-speaking python shows", "francais"),
        ("un podcast sur python en français", "francais"),
        ("rust em português", "brasil"),
        ("rust en español", "espanol"),
        ("podcasts em português", "brasil"),
        ("in Russian", "russkij"),
        ("rust на русском", "russkij"),
        ("Spanish podcasts", "espanol"),
    ] {
        let (found, applied, unmet) = asked(&MANY_BOT, question);
        assert_eq!(found, [first], "{question}: {applied:?}");
        assert!(
            applied.iter().any(|one| one.starts_with("language:")) && unmet.is_empty(),
            "{question}: {applied:?}"
        );
    }
}

#[test]
fn several_languages_are_each_wished_for() {
    for question in [
        "python in German or French",
        "Python auf Deutsch oder Französisch",
        "French and German python shows",
    ] {
        let (mut found, applied, unmet) = asked(&MANY_BOT, question);
        found.sort();
        assert_eq!(found, ["deutsch", "francais"], "{question}: {applied:?} {unmet:?}");
    }
    assert_eq!(asked(&MANY_BOT, "rust in German and Portuguese").0, ["brasil"]);
}

#[test]
fn each_wish_meets_a_limit_for_itself() {
    let (found, applied, unmet) = asked(&MANY_BOT, "python and machine learning in German");
    assert_eq!(applied, ["language:de"]);
    assert_eq!(unmet, ["language:de for machine-learning"]);
    assert_eq!(found, ["deutsch", "models"]);
}

#[test]
fn what_is_new_is_said_to_be_only_where_it_is_known() {
    let (found, applied, unmet) = asked(&MANY_BOT, "latest machine learning");
    assert_eq!((found, applied, unmet), (vec!["models".into()], vec![], vec!["new".into()]));
}

#[test]
fn a_language_that_is_not_there_is_said_and_the_rest_is_shown() {
    let (found, applied, unmet) = asked(&MANY_BOT, "machine learning in German");
    assert_eq!((found, applied, unmet), (vec!["models".into()], vec![], vec!["language:de".into()]));
    let (found, _, unmet) = asked(&MANY_BOT, "podcasts in Finnish");
    assert_eq!((found, unmet), (vec![], vec![]), "nothing else was asked for");
}

#[test]
fn what_nobody_asked_to_hear_is_never_first() {
    for question in ["python", "rust", "learn python", "rust and python"] {
        let (found, ..) = asked(&MANY_BOT, question);
        assert!(found[0].starts_with("english"), "{question}: {found:?}");
        let foreign =
            found.iter().position(|id| ["deutsch", "francais", "brasil", "russkij"].contains(&id.as_str()));
        let english = found.iter().rposition(|id| id.starts_with("english"));
        assert!(foreign > english, "{question}: {found:?}");
    }
    let (found, ..) = asked(&MANY_BOT, "ich suche etwas über Python");
    assert_eq!(found[0], "deutsch", "the question's own language: {found:?}");
}

#[test]
fn levels_come_in_the_order_of_fit() {
    let all = ["english", "english-two", "first-steps"];
    for question in
        ["python for beginners", "I'm new to python", "Python für Anfänger", "introduction to Python"]
    {
        let (found, applied, _) = asked(&MANY_BOT, question);
        assert_eq!(found[0], "first-steps", "{question}");
        assert!(all.iter().all(|id| found.iter().any(|one| one == id)), "{question}: {found:?}");
        assert!(!found.iter().any(|id| id == "internals"), "{question}: {found:?}");
        assert_eq!(applied, ["level:beginner"], "{question}");
    }
    for question in
        ["advanced python", "python for experienced people", "python avancé", "Python para expertos"]
    {
        let (found, ..) = asked(&MANY_BOT, question);
        assert_eq!(found[0], "internals", "{question}: {found:?}");
    }
    let (found, _, unmet) = asked(&MANY_BOT, "rust for experts in English");
    assert_eq!(found[0], "english-two", "what is for all suits experts: {found:?} {unmet:?}");
    assert_eq!(asked(&MANY_BOT, "for beginners").0, ["first-steps", "espanol"], "alone it is a topic");
}

#[test]
fn exclusions_leave_out_and_what_only_looks_like_one_does_not() {
    for question in [
        "python without rust",
        "python aber nicht rust",
        "python sin rust",
        "python sans rust",
        "python sem rust",
        "python -rust",
    ] {
        let (found, applied, _) = asked(&MANY_BOT, question);
        assert!(
            found.contains(&"english".to_owned()) && !found.contains(&"english-two".to_owned()),
            "{question}: {found:?}"
        );
        assert_eq!(applied, ["without:rust"], "{question}");
    }
    for question in ["why not rust", "not only rust", "rust without a degree", "no, I meant rust"] {
        let (found, applied, _) = asked(&MANY_BOT, question);
        assert_eq!(found[0], "english-two", "{question}: {found:?}");
        assert!(applied.is_empty(), "{question}: {applied:?}");
    }
    let (found, applied, _) = asked(&MANY_BOT, "anything but python");
    assert!(!found.is_empty() && !found.iter().any(|id| id.starts_with("english")), "{found:?} {applied:?}");
    assert_eq!(asked(&MANY_BOT, "machine learning, no machine learning").0, [""; 0], "nothing is left");
}

#[test]
fn terms_and_tools_lead_to_their_topic() {
    for question in ["gradient descent", "tensorflow"] {
        assert_eq!(asked(&MANY_BOT, question).0, ["models"], "{question}");
    }
    // A catalog of one's own takes over terms and aliases, but no tools.
    let mine = MANY.replace("tools = [\"tensorflow\"]\nrelated = [\"gradient descent\"]\n", "");
    let show = "[[podcast]]\nid = \"a\"\ntitle = \"A\"\nsite = \"https://a.example/\"\nwhy = \"Why.\"\n\
                topics = [\"machine-learning\", \"python\", \"rust\", \"beginners\"]\n";
    let mine = catalog::parse("mine.toml", &(mine + show)).expect("no faults");
    let vocabulary = catalog::parse(SHIPPED_NAME, SHIPPED).expect("no faults");
    let bot = Bot::with_vocabulary(mine.clone(), &vocabulary);
    assert_eq!(asked(&bot, "gradient descent").0, ["a"]);
    assert_eq!(asked(&bot, "scikit-learn").0, [""; 0]);
    assert_eq!(asked(&Bot::with_vocabulary(mine, &Catalog::default()), "gradient descent").0, [""; 0]);
}

#[test]
fn nothing_in_particular_gets_a_choice_from_different_topics() {
    for question in
        ["best podcast", "surprise me", "what should I listen to?", "recommend something", "überrasch mich"]
    {
        let (found, applied, _) = asked(&SHIPPED_BOT, question);
        assert_eq!(found.len(), 5, "{question}");
        assert_eq!(applied[0], "varied", "{question}");
        let catalog = SHIPPED_BOT.catalog();
        let main = |id: &String| catalog.podcast(catalog.podcast_with_id(id).expect("a show")).topics[0];
        let topics: std::collections::HashSet<_> = found.iter().map(main).collect();
        assert_eq!(topics.len(), 5, "{question}: {found:?}");
    }
    for question in ["", "podcast", "the", "hello"] {
        assert_eq!(asked(&SHIPPED_BOT, question).0, [""; 0], "{question:?}");
    }
}

#[test]
fn like_a_show_is_not_that_show() {
    for question in [
        "like Darknet Diaries",
        "more like Darknet Diaries",
        "if I love Darknet Diaries, what else?",
        "Darknet Diaries alternatives",
    ] {
        let (found, applied, _) = asked(&SHIPPED_BOT, question);
        assert!(found.len() >= 3 && !found.contains(&"darknet-diaries".to_owned()), "{question}: {found:?}");
        assert_eq!(applied, ["like:darknet-diaries"], "{question}");
    }
    let (narrowed, applied, _) = asked(&SHIPPED_BOT, "like Darknet Diaries but about privacy");
    assert_eq!(applied, ["like:darknet-diaries", "about:privacy"]);
    let (wide, ..) = asked(&SHIPPED_BOT, "like Darknet Diaries");
    assert!(!narrowed.is_empty() && narrowed.iter().all(|id| wide.contains(id)), "{narrowed:?}");
    assert!(asked(&SHIPPED_BOT, "something like DevOps").1.is_empty(), "a topic behind it is a topic");
    for question in [
        "what should I listen to after Darknet Diaries?",
        "I've listened to all of Darknet Diaries, what's next?",
        "dans le même genre que Darknet Diaries",
        "quem curte Darknet Diaries vai gostar de quê?",
        "ich höre gern Darknet Diaries, was passt dazu?",
    ] {
        let (found, applied, _) = asked(&SHIPPED_BOT, question);
        assert!(!found.is_empty() && !found.contains(&"darknet-diaries".to_owned()), "{question}: {found:?}");
        assert_eq!(applied, ["like:darknet-diaries"], "{question}");
    }
    let (found, applied, _) = asked(&SHIPPED_BOT, "shows like Software Engineering Daily or The Changelog");
    assert!(!found.iter().any(|id| id == "changelog" || id == "software-engineering-daily"), "{found:?}");
    assert_eq!(applied, ["like:software-engineering-daily,changelog"]);
    let (found, ..) = asked(&SHIPPED_BOT, "ich höre gern Freakshow, was passt dazu?");
    let catalog = SHIPPED_BOT.catalog();
    let language =
        |id: &String| catalog.podcast(catalog.podcast_with_id(id).expect("a show")).language.clone();
    assert_eq!(
        found.first().and_then(language).as_deref(),
        Some("de"),
        "the question's own language: {found:?}"
    );
}

#[test]
fn each_wish_has_something_among_the_first_five() {
    for (question, ids) in [
        ("security and rust", ["security", "rust"]),
        ("Python, Kubernetes and accessibility", ["python", "accessibility"]),
    ] {
        let (found, ..) = asked(&SHIPPED_BOT, question);
        let catalog = SHIPPED_BOT.catalog();
        for id in ids {
            let topic = catalog.topic_with_id(id).expect("a topic");
            let about = |id: &String| {
                catalog.podcast_with_id(id).is_some_and(|at| catalog.podcast(at).topics.contains(&topic))
            };
            assert!(found.iter().take(5).any(about), "{question}: {id} in {found:?}");
        }
    }
}

/// What may stand beside a wish.
const LIMITS: [&str; 13] = [
    "in German",
    "in Portuguese",
    "for beginners",
    "for experts",
    "without Interviews",
    "but no Security",
    "sans Python",
    "not in English",
    "in German or French",
    "not too long",
    "under 20 minutes",
    "not too technical",
    "with what is new",
];

/// Whether a show is about a topic, or about one that it contains.
fn is_about(label: &str, id: &str) -> bool {
    let catalog = SHIPPED_BOT.catalog();
    let topic = catalog.topics().find(|(_, topic)| topic.label == label).map(|(at, _)| at).expect("a topic");
    let show = catalog.podcast_with_id(id).map(|at| &catalog.podcast(at).topics);
    let episode =
        catalog.episodes().find(|(_, episode)| episode.id == id).map(|(_, episode)| &episode.topics);
    let topics = show.into_iter().chain(episode).flatten();
    topics.into_iter().any(|own| *own == topic || catalog.ancestors(*own).contains(&topic))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_met_leaves_a_part_and_what_is_not_leaves_all(
        topic in any::<prop::sample::Index>(),
        limit in prop::sample::select(LIMITS.as_slice()),
    ) {
        let labels: Vec<&str> = SHIPPED_BOT.catalog().topics().map(|(_, topic)| topic.label.as_str()).collect();
        let label = topic.get(&labels);
        let (all, ..) = asked(&SHIPPED_BOT, label);
        let (found, _, unmet) = asked(&SHIPPED_BOT, &format!("{label} {limit}"));
        // A topic that is itself a level or excluded reads otherwise.
        prop_assume!(!["Beginners", "Interviews", "Security", "Python"].contains(label));
        // A language leads to what a topic contains where it has little in it itself.
        let belongs = |id: &String| all.contains(id) || is_about(label, id);
        prop_assert!(found.iter().all(belongs), "{label} {limit}: {found:?} of {all:?}");
        if !unmet.is_empty() {
            let (mut found, mut all) = (found, all);
            found.sort();
            all.sort();
            prop_assert_eq!(found, all, "{} {}: {:?}", label, limit, unmet);
        }
    }

    #[test]
    fn what_is_like_a_show_is_never_that_show(
        show in any::<prop::sample::Index>(),
        limit in prop::sample::select(vec!["", " in German", " but not Python", " for beginners", " but about security"]),
    ) {
        let shows: Vec<(&str, &str)> =
            SHIPPED_BOT.catalog().podcasts().map(|(_, show)| (show.id.as_str(), show.title.as_str())).collect();
        let (id, title) = show.get(&shows);
        let (all, ..) = asked(&SHIPPED_BOT, &format!("like {title}"));
        let (found, _, unmet) = asked(&SHIPPED_BOT, &format!("like {title}{limit}"));
        prop_assert!(!found.iter().any(|found| found == id), "{title}{limit}: {found:?}");
        // Where nothing is both, what it is about counts, and the answer says so.
        let only_about = unmet.iter().any(|said| said.starts_with("like:")) && limit == " but about security";
        let fits = |id: &String| if only_about { is_about("Security", id) } else { all.contains(id) };
        prop_assert!(found.iter().all(fits), "{title}{limit}: {found:?} of {all:?}");
    }

    #[test]
    fn each_of_two_wishes_keeps_something_or_the_answer_says_so(
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
        limit in prop::sample::select(vec!["in German", "in Spanish", "for beginners"]),
    ) {
        let topics: Vec<(&str, &str)> = SHIPPED_BOT
            .catalog()
            .topics()
            .map(|(_, topic)| (topic.label.as_str(), topic.id.as_str()))
            .collect();
        let ((one, one_id), (other, other_id)) = (one.get(&topics), other.get(&topics));
        let before = asked(&SHIPPED_BOT, &format!("{one} and {other}")).0;
        let (found, _, unmet) = asked(&SHIPPED_BOT, &format!("{one} and {other} {limit}"));
        for (label, topic) in [(one, one_id), (other, other_id)] {
            let had = before.iter().any(|id| is_about(label, id));
            let said = || unmet.iter().any(|said| said.contains(*topic));
            let has = found.iter().any(|id| is_about(label, id)) || said();
            prop_assert!(!had || has, "{one} and {other} {limit}: {found:?}, {unmet:?}");
        }
    }

    #[test]
    fn the_order_of_wishes_changes_no_set(one in any::<prop::sample::Index>(), other in any::<prop::sample::Index>()) {
        let labels: Vec<&str> = SHIPPED_BOT.catalog().topics().map(|(_, topic)| topic.label.as_str()).collect();
        let (one, other) = (one.get(&labels), other.get(&labels));
        // The words of two topics may hold a show's title, as "Open source" and "Supply-chain security" do.
        let words = |text: &str| -> Vec<String> { normalize(text).split(' ').map(str::to_owned).collect() };
        let (of_one, of_other) = (words(one), words(other));
        let is_joined = |title: &str| {
            let title = words(title);
            let within = |words: &[String]| title.iter().all(|word| words.contains(word));
            within(&[of_one.clone(), of_other.clone()].concat()) && !within(&of_one) && !within(&of_other)
        };
        let joined = |(_, show): (_, &Podcast)| is_joined(&show.title);
        prop_assume!(!SHIPPED_BOT.catalog().podcasts().any(joined));
        let sorted = |question: String| {
            let (mut found, ..) = asked(&SHIPPED_BOT, &question);
            found.sort();
            found
        };
        prop_assert_eq!(sorted(format!("{one} and {other}")), sorted(format!("{other} and {one}")));
    }

    #[test]
    fn politeness_changes_nothing(
        topic in any::<prop::sample::Index>(),
        before in prop::sample::select(vec!["hi, can you recommend something about ", "please show me ", "I'd like podcasts on ", "ich suche Podcasts über "]),
        after in prop::sample::select(vec!["", " please", ", thanks!", " bitte", "?"]),
    ) {
        let labels: Vec<&str> = SHIPPED_BOT.catalog().topics().map(|(_, topic)| topic.label.as_str()).collect();
        let label = topic.get(&labels);
        let set = |question: &str| asked(&SHIPPED_BOT, question).0.into_iter().collect::<std::collections::BTreeSet<_>>();
        prop_assert_eq!(set(&format!("{before}{label}{after}")), set(label));
    }

    #[test]
    fn no_words_of_grammar_bring_it_down(words in prop::collection::vec(prop::sample::select(vec![
        "not", "without", "like", "in", "German", "under", "20", "minutes", "for", "beginners", "but", "about", "python",
        "Darknet", "Diaries", "no", "more", "than", "top", "10", "and", ",", ".", "-rust", "new", "to", "with", "anything",
    ]), 0..14)) {
        let question = words.join(" ");
        let (found, ..) = asked(&SHIPPED_BOT, &question);
        prop_assert_eq!(found, asked(&SHIPPED_BOT, &question).0);
    }
}

/// The topics that a question is taken to be about.
fn topics(question: &str) -> Vec<String> {
    let bot = &SHIPPED_BOT;
    let finding = bot.find(&QueryText::Words(question.to_owned()), &Constraints::default(), 1);
    let targets = finding.understanding.targets().into_iter();
    let topics = targets.filter_map(|target| match target {
        Target::Topic(at) => Some(bot.catalog().topic(at).id.clone()),
        _ => None,
    });
    topics.collect()
}

#[test]
fn everyday_words_of_other_languages_are_no_further_wish() {
    for (question, only) in [
        ("Was hört ihr denn so über Java?", "java"),
        ("kennt jemand einen ganz guten Security-Podcast?", "security"),
        ("tengo ganas de aprender Rust", "rust"),
        ("Docker genau erklären", "containers"),
        ("un podcast sympa sur l'IA", "artificial-intelligence"),
        ("peut-on apprendre Python", "python"),
        ("je suis dev PHP et je cherche un podcast", "php"),
        ("um podcast para ouvir no carro sobre carreira", "career"),
    ] {
        assert_eq!(topics(question), [only], "{question}");
    }
    assert!(topics("was soll ich hören?").is_empty());
}

#[test]
fn shows_in_the_askers_language_come_before_a_little_better_ones() {
    let first_in = |question: &str, language: &str| {
        let found = asked(&SHIPPED_BOT, question).0;
        let catalog = SHIPPED_BOT.catalog();
        let first =
            catalog.podcasts().find(|(_, show)| show.id == found[0]).map(|(_, show)| show.language.clone());
        assert_eq!(first, Some(Some(language.to_owned())), "{question}: {found:?}");
    };
    for (question, language) in [
        ("Spieleentwicklung", "de"),
        ("Datenbanken", "de"),
        ("cybersécurité", "fr"),
        ("un podcast sur la cybersécurité", "fr"),
        ("was soll ich hören?", "de"),
        ("¿qué me recomiendas para escuchar?", "es"),
        ("swedish tech podcast", "sv"),
    ] {
        first_in(question, language);
    }
}

#[test]
fn a_show_called_like_a_topic_keeps_the_topic() {
    for (question, show, topic) in [
        ("django chat", "django-chat", "django"),
        ("Python Bytes", "python-bytes", "python"),
        ("rust in production", "rust-in-production", "rust"),
        ("kuberntes podcats", "kubernetes-podcast", "kubernetes"),
    ] {
        let catalog = SHIPPED_BOT.catalog();
        let about = catalog.topic_with_id(topic).expect("a topic");
        let found = asked(&SHIPPED_BOT, question).0;
        assert_eq!(found[0], show, "{question}");
        let on_topic = |id: &String| {
            catalog.podcasts().any(|(_, other)| other.id == *id && other.topics.contains(&about))
        };
        assert!(found.iter().skip(1).any(on_topic), "{question}: {found:?}");
    }
}
