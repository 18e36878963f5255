//! The commands as Discord sees them, beside the functions that read a used one. Answers nothing.

mod admin;
mod follow;
mod given;
mod pick;
mod shelf;

use serde_json::Value;
use serenity::all::{
    CommandOptionType as Type, CommandType, CreateCommand, CreateCommandOption, InstallationContext,
    InteractionContext,
};

use given::{Given, level, words};

use crate::bot::text::words_of;
use crate::bot::{Asked, Constraints, Field, Forgetting, QueryText, Request};
use crate::discord::interactions::interaction::Interaction;
use crate::locale::Locale;

/// Longest text a member may type into a field; Discord allows 6000, but nobody asks for podcasts in an essay.
const LONGEST_WORDS: u16 = 300;
/// The entry of a message's menu, by its English name.
const FIND_PODCASTS: &str = "Find podcasts";
/// Discord's codes for the languages podpick speaks (`reference.mdx`, Locales). Latin America has a code of its own.
const LOCALES: [(&str, Locale); 6] = [
    ("en-US", Locale::English),
    ("de", Locale::German),
    ("es-ES", Locale::Spanish),
    ("es-419", Locale::Spanish),
    ("fr", Locale::French),
    ("pt-BR", Locale::BrazilianPortuguese),
];

/// All commands: `/podcast` and `/pick` with their subcommands, and *Find podcasts* on a message.
#[must_use]
pub fn definitions() -> Vec<CreateCommand> {
    let about = free("about", "option-topic-about").required(true);
    let level = option(Type::String, "level", "option-level");
    let level = ["beginner", "intermediate", "advanced", "all"]
        .iter()
        .fold(level, |option, value| with_choice(option, &format!("choice-level-{value}"), value));
    let language = free("language", "option-language");
    let length = option(Type::String, "length", "option-length");
    let length = ["short", "commute", "long"]
        .iter()
        .fold(length, |option, value| with_choice(option, &format!("choice-length-{value}"), value));
    let private = option(Type::Boolean, "private", "option-private");
    let member = option(Type::User, "for", "option-for");
    let episode = free("about", "option-episode-about").required(true);
    let topic = free("topic", "option-only-topic");
    let under = free("under", "option-under");

    let podcast = CreateCommand::new("podcast")
        .kind(CommandType::ChatInput)
        .add_option(sub(
            "podcast topic",
            "topic",
            vec![about, level, language.clone(), length.clone(), private, member],
        ))
        .add_option(sub("podcast show", "show", vec![free("name", "option-show-name").required(true)]))
        .add_option(sub("podcast episode", "episode", vec![episode, language.clone(), length.clone()]))
        .add_option(sub("podcast new", "new", vec![topic.clone(), language, length]))
        .add_option(sub("podcast random", "random", vec![topic]))
        .add_option(sub(
            "podcast similar",
            "similar",
            vec![free("name", "option-similar-name").required(true)],
        ))
        .add_option(sub("podcast topics", "topics", vec![under]))
        .add_option(sub("podcast pick", "pick", Vec::new()))
        .add_option(shelf::suggest())
        .add_option(sub("podcast help", "help", Vec::new()))
        .add_option(sub("podcast forget-me", "forget-me", Vec::new()));
    let podcast = described(podcast, "podcast");
    let find = CreateCommand::new(FIND_PODCASTS).kind(CommandType::Message);
    let find = LOCALES.iter().fold(find, |command, (code, locale)| {
        command.name_localized(*code, words_of("command-find-podcasts", *locale))
    });
    vec![
        everywhere(podcast),
        pick::definition(),
        follow::definition(),
        shelf::definition(),
        admin::definition(),
        everywhere(find),
    ]
}

/// All commands as Discord takes them in a server, or everywhere: one JSON array.
#[must_use]
pub fn definitions_json(guild: Option<u64>) -> Value {
    // Values of our own types always become JSON; an empty list would show in the first test.
    let mut commands = serde_json::to_value(definitions()).unwrap_or_default();
    // Only a global command says where it may be used (`application-commands.mdx`, Contexts).
    for command in commands.as_array_mut().into_iter().flatten().filter(|_| guild.is_some()) {
        if let Some(fields) = command.as_object_mut() {
            fields.retain(|name, _| name != "contexts" && name != "integration_types");
        }
    }
    commands
}

fn everywhere(command: CreateCommand) -> CreateCommand {
    use InteractionContext::{BotDm, Guild, PrivateChannel};
    command
        .contexts(vec![Guild, BotDm, PrivateChannel])
        .integration_types(vec![InstallationContext::Guild, InstallationContext::User])
}

/// A command with its texts in all languages.
fn described(command: CreateCommand, name: &str) -> CreateCommand {
    let id = format!("command-{name}");
    let command = command.description(words_of(&id, Locale::English));
    LOCALES.iter().fold(command, |command, (code, locale)| {
        command.name_localized(*code, name).description_localized(*code, words_of(&id, *locale))
    })
}

fn sub(path: &str, name: &str, options: Vec<CreateCommandOption>) -> CreateCommandOption {
    let sub = option(Type::SubCommand, name, &format!("command-{}", path.replace(' ', "-")));
    let sub = options.into_iter().fold(sub, CreateCommandOption::add_sub_option);
    LOCALES.iter().fold(sub, |sub, (code, _)| sub.name_localized(*code, name))
}

/// An option whose description is a message, in all languages.
fn option(kind: Type, name: &str, id: &str) -> CreateCommandOption {
    let option = CreateCommandOption::new(kind, name, words_of(id, Locale::English));
    LOCALES
        .iter()
        .fold(option, |option, (code, locale)| option.description_localized(*code, words_of(id, *locale)))
}

/// An option with one more choice, whose name is a message, in all languages.
fn with_choice(option: CreateCommandOption, id: &str, value: &str) -> CreateCommandOption {
    let names = LOCALES.iter().map(|(code, locale)| (*code, words_of(id, *locale)));
    option.add_string_choice_localized(words_of(id, Locale::English), value, names)
}

fn free(name: &str, id: &str) -> CreateCommandOption {
    option(Type::String, name, id).set_autocomplete(true).min_length(1).max_length(LONGEST_WORDS)
}

/// Which suggestions a free field offers.
fn field(subcommand: &str, option: &str) -> Option<Field> {
    match (subcommand, option) {
        ("topic", "about") => Some(Field::About),
        ("topic" | "episode" | "new", "language") => Some(Field::Language),
        ("show" | "similar", "name") => Some(Field::Show),
        ("episode", "about") => Some(Field::Episode),
        ("random" | "new" | "suggest", "topic") | ("topics", "under") => Some(Field::Topic),
        _ => None,
    }
}

/// The full name of a used command, for logs: only names that are declared here, never a member's words.
#[must_use]
pub fn name(used: &Interaction) -> &'static str {
    match used.data.options.first().map(|sub| sub.name.as_str()) {
        _ if used.data.kind == Some(3) => "find podcasts",
        Some(sub) if used.data.name == "pick" => pick::name(sub),
        Some(sub) if used.data.name == follow::NAME => follow::name(sub),
        Some(sub) if used.data.name == shelf::NAME => shelf::name(sub),
        Some(sub) if used.data.name == admin::NAME => admin::name(sub),
        Some("topic") => "podcast topic",
        Some("show") => "podcast show",
        Some("episode") => "podcast episode",
        Some("new") => "podcast new",
        Some("random") => "podcast random",
        Some("similar") => "podcast similar",
        Some("topics") => "podcast topics",
        Some("pick") => "podcast pick",
        Some("suggest") => "podcast suggest",
        Some("help") => "podcast help",
        Some("forget-me") => "podcast forget-me",
        _ => "unknown",
    }
}

/// The field a member types into and the words so far; none when the client names a field that does not exist.
#[must_use]
pub fn typing(used: &Interaction) -> Option<(Field, String)> {
    let sub = used.data.options.first()?;
    let focused = sub.options.iter().find(|option| option.focused)?;
    let field = match (used.data.name.as_str(), sub.name.as_str(), focused.name.as_str()) {
        ("pick", "schedule", "timezone") => Field::Zone,
        ("pick" | follow::NAME, "add", "show") | (shelf::NAME, "edit" | "remove", "show") => Field::Show,
        ("pick", "vote", name) if pick::VOTED.contains(&name) => Field::Show,
        (shelf::NAME, "restore", "show") => Field::Hidden,
        (follow::NAME, "add", "topic") | (shelf::NAME, "add" | "alias", "topic") => Field::Topic,
        ("pick", "add", "week") => Field::Week,
        ("pick", "schedule", "tag") | (follow::NAME, "add", "tag") => {
            Field::Tag(Given::new(&sub.options).value("channel").and_then(pick::id).unwrap_or(0))
        }
        ("pick", "add", "episode") => {
            Field::EpisodeOf(Given::new(&sub.options).text("show").unwrap_or_default())
        }
        ("podcast", sub, option) => field(sub, option)?,
        _ => return None,
    };
    Some((field, words(&focused.value).unwrap_or_default()))
}

/// What a used command asks. What cannot be read, because it is old, new or broken, asks [`Request::Unreadable`].
#[must_use]
pub fn read(used: &Interaction) -> Asked {
    let asked = if used.data.kind == Some(3) { message(used) } else { podcast(used) };
    asked.unwrap_or(Asked { request: Request::Unreadable, privately: true, for_member: None })
}

fn message(used: &Interaction) -> Option<Asked> {
    if used.data.name != FIND_PODCASTS {
        return None;
    }
    let about = used.data.resolved.messages.get(&used.data.target_id?)?.words();
    let request =
        Request::Topic { about: QueryText::Words(about), constraints: Constraints::default(), page: 0 };
    Some(Asked { request, privately: true, for_member: None })
}

fn podcast(used: &Interaction) -> Option<Asked> {
    let sub = used.data.options.first()?;
    if used.data.name == "pick" {
        return pick::read(used, &sub.name, &Given::new(&sub.options));
    }
    if used.data.name == admin::NAME {
        return admin::read(&sub.name);
    }
    if used.data.name == shelf::NAME {
        return shelf::read(used, &sub.name, &Given::new(&sub.options));
    }
    if used.data.name == follow::NAME {
        return follow::read(used, &sub.name, &Given::new(&sub.options));
    }
    if used.data.name != "podcast" {
        return None;
    }
    subcommand(&sub.name, &Given::new(&sub.options), used.id.0)
}

fn subcommand(name: &str, given: &Given<'_>, seed: u64) -> Option<Asked> {
    let (mut privately, mut for_member) = (false, None);
    let request = match name {
        "topic" => {
            privately = given.flag("private").unwrap_or(false);
            for_member = given.member("for");
            let constraints = Constraints {
                level: given.text("level").and_then(|word| level(&word)),
                ..given.constraints()
            };
            Request::Topic { about: given.wish("about")?, constraints, page: 0 }
        }
        "show" => Request::Show { name: given.wish("name")? },
        "episode" => {
            Request::Episode { about: given.wish("about")?, constraints: given.constraints(), page: 0 }
        }
        "new" => Request::New { topic: given.wish("topic"), constraints: given.constraints(), page: 0 },
        // The interaction's own id: new each time, equal when Discord sends the same interaction twice.
        "random" => Request::Random { topic: given.wish("topic"), seed },
        "similar" => Request::Similar {
            name: given.wish("name")?,
            about: None,
            constraints: Constraints::default(),
            page: 0,
        },
        "topics" => Request::Topics { under: given.wish("under"), page: 0 },
        "pick" => {
            privately = true;
            Request::WeeklyPick
        }
        "suggest" => {
            privately = true;
            shelf::read_suggest(given)?
        }
        "help" => Request::Help,
        "forget-me" => {
            privately = true;
            Request::Forget(Forgetting::Me)
        }
        _ => return None,
    };
    Some(Asked { request, privately, for_member })
}

#[cfg(test)]
mod tests;
