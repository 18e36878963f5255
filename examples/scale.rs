//! How a week of picks spreads over a million servers, and how long Discord's limits make them wait: `cargo run --release
//! --example scale`. A simulation with podpick's own slots, zones and spreading; it sends nothing.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a program for the terminal")]

use std::collections::BTreeMap;

use jiff::civil::{Weekday, time};
use jiff::tz::TimeZone;
use podpick::schedule::{Slot, Week, spread};

const GUILDS: u64 = 1_000_000;
/// Of a hundred guilds, so many have a weekly pick.
const WITH_PICK: u64 = 20;
/// Of a hundred picks, so many also open a thread or are published: one more call each.
const WITH_EXTRA: u64 = 20;
/// Guilds on one shard at most (`events/gateway.mdx`, Sharding).
const PER_SHARD: u64 = 2_500;
const DAYS: [(Weekday, u64); 7] = [
    (Weekday::Monday, 22),
    (Weekday::Tuesday, 10),
    (Weekday::Wednesday, 12),
    (Weekday::Thursday, 12),
    (Weekday::Friday, 24),
    (Weekday::Saturday, 10),
    (Weekday::Sunday, 10),
];
/// Hours people choose; round ones before work, at noon and in the evening.
const HOURS: [(i8, u64); 13] = [
    (7, 3),
    (8, 7),
    (9, 18),
    (10, 9),
    (12, 12),
    (13, 3),
    (15, 4),
    (16, 5),
    (17, 9),
    (18, 14),
    (19, 7),
    (20, 7),
    (21, 2),
];
const ZONES: [(&str, u64); 14] = [
    ("America/New_York", 22),
    ("America/Chicago", 11),
    ("America/Denver", 4),
    ("America/Los_Angeles", 12),
    ("America/Sao_Paulo", 8),
    ("America/Mexico_City", 3),
    ("Europe/London", 9),
    ("Europe/Berlin", 13),
    ("Europe/Moscow", 3),
    ("Asia/Kolkata", 6),
    ("Asia/Singapore", 3),
    ("Asia/Tokyo", 2),
    ("Australia/Sydney", 3),
    ("UTC", 1),
];

/// Numbers that look like chance and are the same in every run (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn choose<T: Copy>(&mut self, weighted: &[(T, u64)]) -> T {
        let mut left = self.roll() % weighted.iter().map(|(_, weight)| weight).sum::<u64>();
        for (value, weight) in weighted {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        weighted[0].0
    }
}

fn main() {
    let mut dice = Dice(7);
    let week: Week = "2026-W48".parse().unwrap();
    let zones: Vec<(TimeZone, u64)> =
        ZONES.iter().map(|(name, weight)| (TimeZone::get(name).unwrap(), *weight)).collect();
    let places: Vec<(usize, u64)> = zones.iter().enumerate().map(|(at, (_, weight))| (at, *weight)).collect();
    // When each pick is due, in seconds, and whose it is.
    let mut due: BTreeMap<i64, Vec<u64>> = BTreeMap::new();
    let mut picks = 0u64;
    for number in 0..GUILDS {
        // Ids as Discord makes them, spread over some years.
        let guild = ((number * 200_000 + dice.roll() % 200_000) << 22) | (dice.roll() % 4_096);
        if dice.roll() % 100 >= WITH_PICK {
            continue;
        }
        let minute = dice.choose(&[(0, 80), (30, 12), (15, 3), (45, 3), (10, 1), (5, 1)]);
        let slot = Slot { day: dice.choose(&DAYS), time: time(dice.choose(&HOURS), minute, 0, 0) };
        let zone = &zones[dice.choose(&places)].0;
        due.entry(slot.in_week(week, zone).at.as_second()).or_default().push(guild);
        picks += 1;
    }
    let mut sizes: Vec<usize> = due.values().map(Vec::len).collect();
    sizes.sort_unstable();
    println!(
        "{GUILDS} guilds, {picks} weekly picks in {} different minutes of the week; the busiest has {}, the median {}.",
        due.len(),
        sizes.last().unwrap(),
        sizes[sizes.len() / 2]
    );
    let shards = GUILDS.div_ceil(PER_SHARD);
    println!(
        "{shards} shards of {PER_SHARD} guilds; over the whole week {:.2} picks a second.\n",
        picks as f64 / (7.0 * 86_400.0)
    );
    println!(
        "| calls a second | busiest minute sent in | within their minute | p99 late | latest | most waiting |"
    );
    println!("|---:|---:|---:|---:|---:|---:|");
    for rate in [43, 100, 250, 500] {
        println!("{}", row(&due, rate));
    }
    println!(
        "\nAt 43 calls a second, what else is due in the busiest minute waits at most (a pick posted by hand):"
    );
    let (slot, guilds) = due.iter().max_by_key(|(_, guilds)| guilds.len()).unwrap();
    println!("  sent one after the other: {:.0} s", by_hand(*slot, guilds, false));
    println!("  spread over their minute: {:.0} s", by_hand(*slot, guilds, true));
}

/// What becomes of a week at so many calls a second.
fn row(due: &BTreeMap<i64, Vec<u64>>, rate: usize) -> String {
    let mut calls: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (slot, guilds) in due {
        for guild in guilds {
            let at = slot + spread(*guild, guilds.len()).as_secs();
            let count = 1 + usize::from(guild >> 30 & 127 < 128 * WITH_EXTRA / 100);
            calls.entry(at).or_default().extend(std::iter::repeat_n(*slot, count));
        }
    }
    let busiest = *due.iter().max_by_key(|(_, guilds)| guilds.len()).unwrap().0;
    let mut waiting: std::collections::VecDeque<i64> = std::collections::VecDeque::new();
    let (mut late, mut most, mut done_busiest) = (Vec::new(), 0, 0);
    let mut second = *calls.keys().next().unwrap();
    let mut coming = calls.into_iter().peekable();
    while coming.peek().is_some() || !waiting.is_empty() {
        if waiting.is_empty() {
            second = second.max(coming.peek().unwrap().0);
        }
        while coming.peek().is_some_and(|(at, _)| *at <= second) {
            waiting.extend(coming.next().unwrap().1);
        }
        most = most.max(waiting.len());
        for _ in 0..rate {
            let Some(slot) = waiting.pop_front() else { break };
            late.push(second - slot);
            if slot == busiest {
                done_busiest = second - slot;
            }
        }
        second += 1;
    }
    late.sort_unstable();
    let within = late.partition_point(|late| *late < 60) as f64 / late.len() as f64 * 100.0;
    format!(
        "| {rate} | {done_busiest} s | {within:.1} % | {} s | {} s | {most} |",
        late[(late.len() - 1) * 99 / 100],
        late.last().unwrap()
    )
}

/// How long a message waits that comes to be sent in the worst second of the busiest minute, in seconds.
fn by_hand(slot: i64, guilds: &[u64], spreading: bool) -> f64 {
    const RATE: f64 = 43.0;
    let mut at: Vec<f64> = guilds
        .iter()
        .map(|guild| if spreading { spread(*guild, guilds.len()).as_secs_f64() } else { 0.0 })
        .collect();
    at.sort_by(f64::total_cmp);
    let (mut free, mut worst) = (0.0f64, 0.0f64);
    for moment in at {
        // Whoever comes now waits for all that were due before.
        worst = worst.max(free - moment);
        free = free.max(moment) + 1.0 / RATE;
    }
    let _ = slot;
    worst
}
