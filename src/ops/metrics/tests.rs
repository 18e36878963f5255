//! What Prometheus reads.

use super::*;

#[test]
fn routes_hold_no_ids_and_no_tokens() {
    for (path, expected) in [
        ("/channels/123/messages?limit=3", "/channels/:id/messages"),
        ("/interactions/1/aW50.x_Y/callback", "/interactions/:id/:id/callback"),
        ("/users/@me/guilds", "/users/@me/guilds"),
        ("/gateway/bot", "/gateway/bot"),
    ] {
        assert_eq!(route(path), expected);
    }
}

#[test]
fn what_is_counted_is_told() {
    let figures = Metrics::new();
    figures.interaction("podcast topic", "answered", Duration::from_millis(3));
    figures.call("POST", "/channels/5/messages", 429);
    figures.call("GET", "/gateway", 0);
    figures.limited("global", Duration::from_millis(1500));
    figures.latency(3, Duration::from_millis(40));
    let text = figures.text();
    for line in [
        "podpick_interactions_total{command=\"podcast topic\",outcome=\"answered\"} 1",
        "podpick_interaction_duration_seconds_bucket{le=\"0.005\",command=\"podcast topic\"} 1",
        "podpick_discord_requests_total{route=\"POST /channels/:id/messages\",status=\"429\"} 1",
        "podpick_discord_requests_total{route=\"GET /gateway\",status=\"none\"} 1",
        "podpick_rate_limit_wait_seconds_total 1.5",
        "podpick_shard_latency_seconds{shard=\"3\"} 0.04",
        "# EOF",
    ] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
    #[cfg(target_os = "linux")]
    assert!(!text.contains("podpick_process_resident_memory_bytes 0\n"));
}
