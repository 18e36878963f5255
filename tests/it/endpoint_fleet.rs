//! A story of three podpicks behind a load balancer: one dies in the middle, no interaction is lost, and jobs are done once.

use std::fmt::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use jiff::SignedDuration;
use podpick::clock::Clock;
use podpick::config::Place;
use podpick::schedule::{Occurrence, Week};
use podpick::store::Store;
use secrecy::SecretString;
use serde_json::json;

use crate::endpoint::{Signer, now, question, signed_request};
use crate::feeds::{Feeds, Say, item, rss};
use crate::picks_fleet::due_at;
use crate::postgres;
use crate::world::{GUILD, MIA, NEWS, ROUNDS, TALK, World};

const PODPICKS: usize = 3;
const QUESTIONS: u64 = 600;

/// nginx before these addresses, on a port of its own.
struct Balancer(Child);

impl Balancer {
    fn start(place: &Path, port: u16, behind: &[String]) -> Self {
        let mut config = format!(
            "daemon off; pid {0}/nginx.pid; error_log {0}/nginx.log; events {{}}\nhttp {{ access_log off;\n\
             client_body_temp_path {0}/b; proxy_temp_path {0}/p; fastcgi_temp_path {0}/f; uwsgi_temp_path {0}/u;\n\
             scgi_temp_path {0}/s; client_max_body_size 1m;\nupstream podpick {{ keepalive 16;\n",
            place.display()
        );
        for address in behind {
            let _ = writeln!(config, "server {address} max_fails=1 fail_timeout=5s;");
        }
        let _ = write!(
            config,
            "}}\nserver {{ listen 127.0.0.1:{port}; location / {{ proxy_pass http://podpick; proxy_http_version 1.1;\n\
             proxy_set_header Connection \"\"; proxy_connect_timeout 500ms; proxy_read_timeout 2s;\n\
             proxy_next_upstream error timeout http_503 non_idempotent; }} }} }}\n"
        );
        let file = place.join("nginx.conf");
        std::fs::write(&file, config).unwrap();
        let mut nginx = Command::new(program().expect("nginx is installed"));
        let nginx = nginx.arg("-p").arg(place).arg("-c").arg(file).stderr(Stdio::inherit());
        Self(nginx.spawn().unwrap())
    }
}

impl Drop for Balancer {
    fn drop(&mut self) {
        // Its workers end with it, which a kill would not let it tell them.
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

fn program() -> Option<&'static str> {
    ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx"]
        .into_iter()
        .find(|path| Path::new(path).exists())
}

/// A pick that is due in a moment.
async fn schedule(address: &str) {
    let store =
        Store::open(&Place::Server(SecretString::new(address.into())), Clock::default()).await.unwrap();
    let at = store.now().await.unwrap().checked_add(SignedDuration::from_secs(2)).unwrap();
    let week = Week::of(at.to_zoned(jiff::tz::TimeZone::UTC).date());
    store.save_schedule(&due_at(GUILD, NEWS, Occurrence { week, at })).await.unwrap();
    store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs nginx and PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn killing_one_of_three_loses_no_interaction_and_jobs_are_done_once() {
    let (address, signer, feeds) = (postgres::fresh().await, Signer::new(), Feeds::start().await);
    feeds.say("/feed", Say::Text(200, rss(&item("1", "One", "Mon, 02 Mar 2026 09:00:00 GMT", ""))));
    let catalog = format!(
        "[[topic]]\nid = \"django\"\nlabel = \"Django\"\n[[podcast]]\nid = \"a\"\ntitle = \"Django Hour\"\n\
         site = \"https://a.example/\"\nfeed = \"{}\"\nwhy = \"Because.\"\ntopics = [\"django\"]\n",
        feeds.at("/feed")
    );
    let plan = World::plan()
        .catalog(&catalog)
        .env("DATABASE_URL", &address)
        .env("FEEDS", "on")
        .env("FEED_ALLOW", "127.0.0.0/8")
        .env("INTERACTIONS_ADDR", "127.0.0.1:0")
        .env("RUST_LOG", ROUNDS)
        .env("DISCORD_PUBLIC_KEY", &signer.key())
        .discord(|setup| setup.endpoint = Some("https://podpick.example/".to_owned()));
    let mut world = plan.launch().await;
    let mut behind = vec![world.listens("INTERACTIONS_ADDR").await];
    for other in 0..PODPICKS - 1 {
        world.join_with(&[]);
        behind.push(world.other_listens(other, "INTERACTIONS_ADDR").await);
    }
    let port = {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        free.local_addr().unwrap().port()
    };
    let place = tempfile::tempdir().unwrap();
    let _balancer = Balancer::start(place.path(), port, &behind);
    let front = format!("127.0.0.1:{port}");
    while tokio::net::TcpStream::connect(&front).await.is_err() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let asking: Vec<_> = (0..6)
        .map(|member| {
            let front = front.clone();
            tokio::spawn(async move {
                let signer = Signer::new();
                let mut wrong = Vec::new();
                for n in 0..QUESTIONS / 6 {
                    let id = 1_800_000_000_000_000_000 + member * 1_000_000 + n;
                    let body = question(id, "django").to_string();
                    let (status, answer) = signed_request(&front, &signer, now(), body.as_bytes()).await;
                    if status != 200 || !answer.to_string().contains("Django Hour") {
                        wrong.push((id, status));
                    }
                }
                wrong
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    world.kill_other(1);
    // Which was the third.
    let mut wrong = Vec::new();
    for member in asking {
        wrong.extend(member.await.unwrap());
    }
    assert!(wrong.is_empty(), "lost: {wrong:?}");

    // A command that changes something, brought to two processes, is done by one.
    let add = json!({"id": "2", "name": "pick", "type": 1, "options": [
        {"name": "add", "type": 1, "options": [{"name": "show", "type": 3, "value": "Django Hour"}]},
    ]});
    let mut twice = MIA.circumstances(TALK);
    (twice["id"], twice["type"], twice["data"]) = (json!("1800000000099000000"), json!(2), add);
    twice["token"] = json!("aW50ZXJhY3Rpb246twice");
    let twice = twice.to_string();
    let first = signed_request(&behind[0], &signer, now(), twice.as_bytes()).await;
    let second = signed_request(&behind[1], &signer, now(), twice.as_bytes()).await;
    assert!(first.1.to_string().contains("Queued"), "{first:?}");
    assert!(second.1.to_string().contains("sent this command twice"), "{second:?}");

    // Not before: a process that starts computes every slot anew.
    schedule(&address).await;
    world.until("the pick is posted", |inner| inner.channels.all[&NEWS].messages.first().map(|_| ())).await;
    world.rounds().await;
    assert_eq!(world.messages(NEWS).len(), 1, "one pick, whoever posts it");
    assert_eq!(feeds.times("/feed"), 1, "one reading, whoever reads");
    assert_eq!(world.identifies(), 0);
}
