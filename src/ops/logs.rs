//! Where log lines go and which are kept: readable on a terminal, JSON elsewhere, always on standard error.

use std::io::IsTerminal;

use tracing_subscriber::filter::{LevelFilter, ParseError, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Libraries that write addresses with interaction tokens or whole payloads below `warn`.
const QUIET: [&str; 9] = [
    "serenity",
    "reqwest",
    "hyper",
    "hyper_util",
    "h2",
    "rustls",
    "twilight_gateway",
    "tokio_websockets",
    "tower",
];

/// Reads `RUST_LOG`: `level` or `target=level`, separated by commas; `info` where it is absent.
/// Libraries that would write secrets stay at `warn` or above whatever it says.
///
/// # Errors
/// When the text is not such a list.
pub fn levels(rust_log: Option<&str>) -> Result<Targets, ParseError> {
    let rust_log = rust_log.unwrap_or("info");
    // A lone word is read as a target; "inof" would silence everything.
    for word in
        rust_log.split(',').map(str::trim).filter(|word| !word.contains('=') && !word.starts_with("podpick"))
    {
        format!("podpick={word}").parse::<Targets>()?;
    }
    let asked: Targets = rust_log.parse()?;
    let general = asked.default_level().unwrap_or(LevelFilter::INFO).min(LevelFilter::WARN);
    let ours =
        asked.iter().filter(|(target, _)| !quiet(target)).map(|(target, level)| (target.to_owned(), level));
    let levels: Targets = ours.collect();
    let levels = levels.with_default(asked.default_level().unwrap_or(LevelFilter::INFO));
    Ok(QUIET.iter().fold(levels, |levels, target| levels.with_target(*target, general)))
}

fn quiet(target: &str) -> bool {
    target.split("::").next().is_some_and(|krate| QUIET.contains(&krate))
}

/// Starts logging for the whole process; a second call changes nothing.
pub fn start(levels: Targets) {
    let terminal = std::io::stderr().is_terminal();
    let registry = tracing_subscriber::registry().with(levels);
    // An error only says that logging has begun already.
    let _ = if terminal {
        let colours = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let human = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(colours);
        registry.with(human.with_target(false)).try_init()
    } else {
        let json = tracing_subscriber::fmt::layer().json().flatten_event(true).with_writer(std::io::stderr);
        let json = json.with_current_span(false).with_span_list(false);
        registry.with(json).try_init()
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use tracing::Level;

    #[test]
    fn libraries_that_would_leak_stay_quiet() {
        for asked in
            ["trace", "serenity=trace", "serenity::http=debug,reqwest=trace,hyper_util=trace", "debug"]
        {
            let levels = levels(Some(asked)).unwrap();
            for target in ["serenity::http::client", "reqwest::connect", "hyper_util::client", "h2::codec"] {
                assert!(!levels.would_enable(target, &Level::INFO), "{asked}: {target}");
            }
        }
        assert!(levels(Some("podpick=debug")).unwrap().would_enable("podpick::discord", &Level::DEBUG));
        assert!(levels(Some("inof")).is_err());
        assert!(levels(Some("debug,serenity=warn")).is_ok());
        assert!(levels(None).unwrap().would_enable("podpick", &Level::INFO));
        assert!(!levels(Some("error")).unwrap().would_enable("serenity", &Level::WARN));
        assert!(levels(Some("podpick=loud")).is_err());
    }
}
