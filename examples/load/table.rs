//! The figures as a Markdown table; the first row is what the others are compared with.

use std::fmt::Write;

use crate::options::Options;
use crate::trial::Measured;

/// The table and a sentence on how it came about.
pub(crate) fn markdown(measured: &[Measured], options: &Options) -> String {
    let mut text = format!(
        "{} answers for each bot, {} at once, in turns on the same machine.\n\n\
         | bot | CPU per answer | answers a second | latency p50 | latency p99 | memory at READY | after 500 | \
         after a quarter | at the end | start to READY |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
        options.answers, options.at_once
    );
    let floor = &measured[0];
    for one in measured {
        let _ = writeln!(
            text,
            "| {} | {:.3} ms{} | {:.0} | {:.1} ms | {:.1} ms | {:.1} MB | {:.1} MB | {:.1} MB | {:.1} MB{} ({:+.1} %) | {:.0} ms |",
            one.name,
            one.cpu_ms,
            ratio(one.cpu_ms, floor.cpu_ms),
            one.rate,
            one.p50.as_secs_f64() * 1e3,
            one.p99.as_secs_f64() * 1e3,
            one.rss_ready,
            one.rss_idle,
            one.rss_warm,
            one.rss_after,
            ratio(one.rss_after, floor.rss_after),
            (one.rss_after / one.rss_warm - 1.0) * 100.0,
            one.ready.as_secs_f64() * 1e3,
        );
    }
    text
}

fn ratio(value: f64, floor: f64) -> String {
    if (value - floor).abs() < f64::EPSILON { String::new() } else { format!(" (× {:.2})", value / floor) }
}
