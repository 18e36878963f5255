//! A story of the installed package: what lies in `/usr/bin` runs as its unit would run it, over an older podpick's data.

use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixDatagram;
use std::process::{Command, Stdio};
use std::time::Duration;

use sqlx::Connection;

use crate::endpoint::question;
use crate::loopback::{Discord, Setup, TOKEN};
use crate::world::GUILD;

const UNIT: &str = "/lib/systemd/system/podpick.service";

/// A setting of the unit.
fn unit(key: &str) -> String {
    let text = std::fs::read_to_string(UNIT).expect("the package is installed: .ci/package does it");
    let line = text.lines().find_map(|line| line.strip_prefix(&format!("{key}=")));
    line.unwrap_or_else(|| panic!("{key} is not in the unit")).to_owned()
}

/// Hears what a service tells its manager, until it says so.
async fn tells(socket: &UnixDatagram, words: &str) {
    let socket = socket.try_clone().unwrap();
    let words = words.to_owned();
    let heard = tokio::task::spawn_blocking(move || {
        socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let mut said = [0; 512];
        loop {
            let length = socket.recv(&mut said).expect("the manager hears nothing");
            if String::from_utf8_lossy(&said[..length]).contains(&words) {
                return;
            }
        }
    });
    heard.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the package to be installed, which .ci/package does"]
async fn what_was_installed_runs_as_its_unit_would() {
    let discord = Discord::start(Setup { guilds: vec![GUILD], ..Setup::default() }).await;
    let place = tempfile::tempdir().unwrap();
    std::fs::set_permissions(place.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let credentials = place.path().join("credentials");
    std::fs::create_dir(&credentials).unwrap();
    let (credential, _) =
        unit("LoadCredential").split_once(':').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    std::fs::write(credentials.join(credential), format!("{TOKEN}\n")).unwrap();
    let socket = place.path().join("notify");
    let manager = UnixDatagram::bind(&socket).unwrap();
    std::fs::set_permissions(&socket, std::fs::Permissions::from_mode(0o777)).unwrap();

    assert_eq!(unit("Type"), "notify");
    let command = unit("ExecStart");
    let mut service = Command::new("runuser")
        .args(["-u", &unit("User"), "--"])
        .args(command.split(' '))
        .env_clear()
        .env("PATH", "/usr/bin:/bin:/usr/sbin")
        .env(unit("Environment").split_once('=').unwrap().0, unit("Environment").split_once('=').unwrap().1)
        .env("CREDENTIALS_DIRECTORY", &credentials)
        .env("NOTIFY_SOCKET", &socket)
        .env("WATCHDOG_USEC", "900000")
        .env("DISCORD_API", discord.base())
        .env("FEEDS", "off")
        .current_dir(unit("WorkingDirectory"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    tells(&manager, "READY=1").await;
    tells(&manager, "WATCHDOG=1").await;
    let limit = Duration::from_secs(20);
    let ready = discord.until(limit, |inner| (inner.gateway.readies > 0).then_some(())).await;
    assert!(ready.is_some(), "it does not connect");
    let waiting = discord.interact(&question(1_900_000_000_000_000_000, "djagno"));
    let answer = tokio::time::timeout(limit, waiting.answer).await.unwrap().unwrap();
    assert!(answer.to_string().contains("Django"), "{answer}");

    let children = format!("/proc/{0}/task/{0}/children", service.id());
    let podpick = std::fs::read_to_string(children).unwrap();
    Command::new("kill").args(["-TERM", podpick.trim()]).status().unwrap();
    tells(&manager, "STOPPING=1").await;
    assert_eq!(service.wait().unwrap().code(), Some(0));

    // The older data are still there, in the newer form, with a copy of the older one beside them.
    let mut store = sqlx::SqliteConnection::connect("sqlite:///var/lib/podpick/podpick.db").await.unwrap();
    let note: String = sqlx::query_scalar("SELECT note FROM queued").fetch_one(&mut store).await.unwrap();
    assert_eq!(note, "From before");
    let version: i64 =
        sqlx::query_scalar("SELECT MAX(version) FROM _sqlx_migrations").fetch_one(&mut store).await.unwrap();
    assert_eq!(version, podpick::store::Store::newest_version());
    assert!(std::path::Path::new("/var/lib/podpick/podpick.before-2.db").exists());
    let violations = discord.state.change(|inner| std::mem::take(&mut inner.violations));
    assert!(violations.is_empty(), "{violations:?}");
}
