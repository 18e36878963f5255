//! Stories of a machine whose way out is a proxy: REST and feeds go through it, the gateway does not, and that is said.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

use crate::feeds::{Feeds, Say, rss};
use crate::world::World;

/// A proxy that tunnels to one place, whatever it is asked for, and remembers what that was.
struct Tunnel {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Tunnel {
    async fn to(place: std::net::SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://me:geheim@{}", listener.local_addr().unwrap());
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let heard = Arc::clone(&asked);
        tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                let heard = Arc::clone(&heard);
                tokio::spawn(async move {
                    let mut head = Vec::new();
                    while !head.ends_with(b"\r\n\r\n") {
                        let Ok(byte) = client.read_u8().await else { return };
                        head.push(byte);
                    }
                    let head = String::from_utf8_lossy(&head).into_owned();
                    heard.lock().unwrap().push(head.lines().next().unwrap_or_default().to_owned());
                    let mut server = TcpStream::connect(place).await.unwrap();
                    if head.starts_with("CONNECT ") {
                        client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
                    } else {
                        server.write_all(head.as_bytes()).await.unwrap();
                    }
                    let _ = copy_bidirectional(&mut client, &mut server).await;
                });
            }
        });
        Self { address, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

const FEED: &str = "http://feeds.podpick.example/rss";

fn catalog(feed: &str) -> String {
    format!(
        "[[topic]]\nid = \"rust\"\nlabel = \"Rust\"\n\n[[podcast]]\nid = \"crates\"\ntitle = \"Crates\"\n\
         site = \"https://crates.example/\"\nfeed = \"{feed}\"\nwhy = \"Why.\"\ntopics = [\"rust\"]\n"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn feeds_go_through_the_proxy_and_the_gateway_does_not() {
    let feeds = Feeds::start().await;
    feeds.say("/rss", Say::Packed(rss("")));
    let tunnel = Tunnel::to(feeds.at("").trim_start_matches("http://").parse().unwrap()).await;
    let plan = World::plan()
        .catalog(&catalog(FEED))
        .env("FEEDS", "on")
        .file(".env", &format!("ALL_PROXY={}\n", tunnel.address));
    let world = plan.start().await;
    world.says("feeds use the proxy, but the gateway does not").await;
    world.says("INTERACTIONS_ADDR").await;
    world.says("\"Feed read\"").await;
    assert!(
        tunnel.asked().iter().any(|line| line.contains("feeds.podpick.example/rss")),
        "{:?}",
        tunnel.asked()
    );
    assert!(!world.log().contains("geheim"), "{}", world.log());
    let looked = world.run(&["doctor"]).await;
    assert!(looked.out.contains("the gateway does not"), "{}", looked.out);
    assert!(!looked.out.contains("geheim"), "{}", looked.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_is_no_way_inside() {
    for inside in
        ["http://169.254.169.254/latest", "http://localhost.podpick.internal/", "http://127.0.0.1/rss"]
    {
        let feeds = Feeds::start().await;
        let tunnel = Tunnel::to(feeds.at("").trim_start_matches("http://").parse().unwrap()).await;
        let plan =
            World::plan().catalog(&catalog(inside)).env("FEEDS", "on").env("ALL_PROXY", &tunnel.address);
        let world = plan.start().await;
        world.says("private network").await;
        assert!(tunnel.asked().is_empty(), "{inside}: {:?}", tunnel.asked());
    }
}

#[tokio::test]
async fn what_is_no_proxy_is_named_and_not_repeated() {
    let mut world = World::plan().env("HTTPS_PROXY", "ftp://me:geheim@proxy").launch().await;
    assert_eq!(world.exit_code().await, 78);
    assert!(world.log().contains("HTTPS_PROXY") && !world.log().contains("geheim"), "{}", world.log());
}
