//! `podpick catalog gaps`: what members asked for without a result.

use super::print;
use crate::app;
use crate::cli::{fail, misconfigured, terminal, variable};
use crate::config::FeedConfig;
use crate::exit::Exit;
use crate::store::Gap;

pub(super) fn gaps(limit: usize, json: bool, forget: bool) -> Exit {
    let config = match FeedConfig::from_env(variable) {
        Ok(config) => config,
        Err(faults) => return misconfigured(&faults),
    };
    let mut exit = Exit::Ok;
    let told = app::gaps(&config, limit, forget, |gaps| {
        exit = print(&listed(gaps, json));
        exit == Exit::Ok
    });
    match told {
        Ok(()) => exit,
        Err(error) => fail(&error, error.exit()),
    }
}

pub(super) fn listed(gaps: &[Gap], json: bool) -> String {
    let mut out = String::new();
    for gap in gaps {
        let day = gap.last.strftime("%Y-%m-%d").to_string();
        let line = if json {
            serde_json::json!({"question": gap.question, "times": gap.times, "last": day}).to_string()
        } else {
            format!("{:>6}  {day}  {}", gap.times, terminal::clean(&gap.question))
        };
        out.push_str(&line);
        out.push('\n');
    }
    if gaps.is_empty() && !json {
        out.push_str("No searches without results yet\n");
    }
    out
}
