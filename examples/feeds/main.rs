//! Measures reading many feeds from a loopback server: `cargo run --release --example feeds -- [FEEDS] [ITEMS]`, or `-- mixed`
//! for 77 feeds of all sizes, or `-- large` for eight of nearly 32 MiB at once; `--bot PATH`, also several, measures these instead of a podpick built now. Checks nothing but
//! that all feeds were read. Where Python has feedparser, the same work is measured with it.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for the terminal"
)]

mod large;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode, Uri};

/// Addresses of the loopback range that the server listens on: one host is asked one question at a time.
const HOSTS: u8 = 100;

/// Changes with each run that is to find the same feeds under another tag.
static EDITION: AtomicUsize = AtomicUsize::new(1);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mixed = arguments.iter().any(|argument| argument == "mixed");
    let large = arguments.iter().any(|argument| argument == "large");
    let mut numbers = arguments.iter().filter_map(|argument| argument.parse::<usize>().ok());
    let (feeds, items) =
        if mixed { (77, 0) } else { (numbers.next().unwrap_or(1_000), numbers.next().unwrap_or(300)) };
    let feeds = if large { 8 } else { feeds };
    let mut bots: Vec<PathBuf> =
        arguments.windows(2).filter(|two| two[0] == "--bot").map(|two| whole(&two[1])).collect();
    if bots.is_empty() {
        bots.push(podpick());
    }
    // The server has a thread of its own and a runtime of its own, so that it is seldom what is waited for.
    let (tell, port) = std::sync::mpsc::channel();
    let bodies: Vec<Vec<u8>> = match (large, mixed) {
        (true, _) => large::bodies(),
        (_, true) => (0..feeds).map(|n| uneven(n).into_bytes()).collect(),
        _ => vec![feed(items, 500).into_bytes()],
    };
    std::thread::spawn(move || serve(Arc::new(bodies), &tell));
    let port: u16 = port.recv().unwrap();
    let address = |n: usize| format!("http://127.0.0.{}:{port}/{n}", n % usize::from(HOSTS) + 1);

    let mut catalog = "[[topic]]\nid = \"t\"\nlabel = \"Topic\"\n".to_owned();
    for n in 0..feeds {
        let _ = writeln!(
            catalog,
            "[[podcast]]\nid = \"p{n}\"\ntitle = \"Podcast {n}\"\nsite = \"https://p{n}.example/\"\nfeed = \"{}\"\nwhy = \"Why.\"\ntopics = [\"t\"]",
            address(n)
        );
    }
    if large {
        println!("{feeds} feeds of nearly 32 MiB: packed, nested, JSON, plain");
    } else if mixed {
        println!("{feeds} feeds of 20 to 1,500 items with descriptions of 100 to 8,000 characters");
    } else {
        println!("{feeds} feeds of {items} items");
    }
    println!(
        "two shared cores, 8 at once\n\n| reader | feeds a second | CPU | peak memory |\n|---|---:|---:|---:|"
    );
    for bot in &bots {
        let place = tempfile::tempdir().unwrap();
        std::fs::write(place.path().join("catalog.toml"), &catalog).unwrap();
        let name = if bots.len() > 1 { bot.display().to_string() } else { "podpick".to_owned() };
        for run in ["all new", "nothing new (304)", "all sent again, nothing changed"] {
            if run.starts_with("all sent") {
                EDITION.fetch_add(1, Ordering::Relaxed);
            }
            let mut podpick = Command::new(bot);
            podpick
                .args(["refresh", "--json"])
                .env_clear()
                .envs([("CATALOG", "catalog.toml"), ("FEED_ALLOW", "127.0.0.0/8")])
                .current_dir(place.path());
            let (took, cpu, memory, out) = measured(&mut podpick, None);
            let good = out.lines().filter(|line| !line.contains("\"failed\"")).count();
            assert_eq!(good, feeds, "not every feed was read");
            row(&format!("{name}, {run}"), feeds, took, cpu, memory);
        }
    }
    if large {
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let addresses: String = (0..feeds).map(address).collect::<Vec<_>>().join("\n");
    with_feedparser(feeds, place.path(), addresses);
}

/// A path that holds wherever the program is started.
fn whole(path: &str) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn with_feedparser(feeds: usize, place: &Path, addresses: String) {
    let mut python = Command::new("python3");
    python
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/feeds/with_feedparser.py"))
        .arg(place.join("python.db"));
    let (.., out) = measured(&mut python, Some(addresses));
    let numbers: Vec<f64> = out.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    if let [took, cpu, memory] = numbers[..] {
        row(
            "Python's feedparser, all new",
            feeds,
            Duration::from_secs_f64(took),
            Duration::from_secs_f64(cpu),
            memory as u64,
        );
    } else {
        eprintln!("no feedparser here: pip install feedparser");
    }
}

/// One of feeds as different as real ones: few have many items, and long descriptions are rarer than short ones.
fn uneven(n: usize) -> String {
    let items = 20 + 1_480 * (n % 11).pow(2) / 100;
    let characters = 100 + 7_900 * (n % 7).pow(2) / 36;
    feed(items, characters)
}

fn row(name: &str, feeds: usize, took: Duration, cpu: Duration, memory: u64) {
    println!(
        "| {name} | {:.0} | {:.1} s | {memory} MB |",
        feeds as f64 / took.as_secs_f64(),
        cpu.as_secs_f64()
    );
}

/// How long a program took, how much CPU it used, the most memory it held in MB, and what it printed.
fn measured(program: &mut Command, input: Option<String>) -> (Duration, Duration, u64, String) {
    let started = Instant::now();
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::spawn(move || stdin.write_all(input.unwrap_or_default().as_bytes()));
    let mut stdout = child.stdout.take().unwrap();
    let reading = std::thread::spawn(move || {
        let mut out = String::new();
        std::io::Read::read_to_string(&mut stdout, &mut out).unwrap();
        out
    });
    let (mut cpu, mut memory) = (Duration::ZERO, 0);
    let place = format!("/proc/{}", child.id());
    while child.try_wait().unwrap().is_none() {
        if let Some((used, held)) = account(Path::new(&place)) {
            (cpu, memory) = (used, held);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    (started.elapsed(), cpu, memory, reading.join().unwrap())
}

/// CPU time and peak memory by the kernel's account.
fn account(place: &Path) -> Option<(Duration, u64)> {
    let stat = std::fs::read_to_string(place.join("stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    let ticks: u64 = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    let status = std::fs::read_to_string(place.join("status")).ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let peak: u64 = peak.trim().trim_end_matches(" kB").parse().ok()?;
    Some((Duration::from_millis(ticks * 10), peak / 1024))
}

/// podpick, built with this program's profile beside it.
fn podpick() -> PathBuf {
    let mut build = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    build.args(["build", "--quiet", "--bin", "podpick"]);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    assert!(build.status().unwrap().success(), "podpick does not build");
    std::env::current_exe().unwrap().parent().unwrap().parent().unwrap().join("podpick")
}

fn serve(bodies: Arc<Vec<Vec<u8>>>, tell: &std::sync::mpsc::Sender<u16>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let answer = move |uri: Uri, headers: HeaderMap| {
            let bodies = Arc::clone(&bodies);
            async move {
                let tag = format!("\"{}\"", EDITION.load(Ordering::Relaxed));
                if headers.get("if-none-match").is_some_and(|known| known == tag.as_str()) {
                    return Response::builder().status(StatusCode::NOT_MODIFIED).body(Body::empty()).unwrap();
                }
                let name = uri.path().trim_start_matches('/');
                let nth: usize = name.parse().unwrap_or(0);
                let body = &bodies[nth % bodies.len()];
                let own = match std::str::from_utf8(body) {
                    Ok(text) if body.len() < large::SIZE / 2 => text.replace("SHOW", name).into_bytes(),
                    _ => body.clone(),
                };
                Response::builder().header("etag", tag).body(Body::from(own)).unwrap()
            }
        };
        let router = Router::new().fallback(answer);
        let first = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = first.local_addr().unwrap().port();
        for host in 2..=HOSTS {
            let listener = tokio::net::TcpListener::bind((std::net::Ipv4Addr::new(127, 0, 0, host), port))
                .await
                .unwrap();
            tokio::spawn(axum::serve(listener, router.clone()).into_future());
        }
        tell.send(port).unwrap();
        axum::serve(first, router).await.unwrap();
    });
}

fn feed(items: usize, characters: usize) -> String {
    const WORDS: &str = "Words that say what it is about, and <b>some</b> of them twice. ";
    let description = WORDS.repeat(characters.div_ceil(WORDS.len()));
    let mut text = "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">\
        <channel><title>Show SHOW</title><link>https://show.example/</link>"
        .to_owned();
    for n in 0..items {
        let _ = write!(
            text,
            "<item><guid isPermaLink=\"false\">SHOW-{n}</guid><title>Episode {n} of SHOW: on the matter of things</title>\
             <link>https://show.example/SHOW/{n}</link><pubDate>Sat, 29 Feb 2020 06:{:02}:00 -0500</pubDate>\
             <enclosure url=\"https://cdn.example/SHOW/{n}.mp3\" type=\"audio/mpeg\" length=\"1\"/>\
             <itunes:duration>1:01:01</itunes:duration><description><![CDATA[<p>{}</p>]]></description></item>",
            n % 60,
            description
        );
    }
    text + "</channel></rss>"
}
