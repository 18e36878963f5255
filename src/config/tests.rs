//! Tables of configurations and what is wrong with them.

use secrecy::ExposeSecret;

use super::*;

const TOKEN: &str = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.abcdefghijklmnopqrstuvwxyz-ABCDEF_0123";

fn read(pairs: &[(&str, &str)]) -> Result<Config, ConfigFaults> {
    let pairs: Vec<_> = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    Config::from_env(|name| pairs.iter().find(|(k, _)| k == name).map(|(_, v)| v.clone()))
}

#[test]
fn the_token_alone_is_enough() {
    let config = read(&[("DISCORD_TOKEN", TOKEN)]).unwrap();
    assert_eq!(config.token.expose_secret(), TOKEN);
    assert_eq!(config.scope, Scope::Global);
    assert!(matches!(config.way, Way::Direct));
    let config = read(&[("DISCORD_TOKEN", &format!(" Bot {TOKEN}\n")), ("CATALOG", " ")]).unwrap();
    assert_eq!(config.token.expose_secret(), TOKEN);
    assert_eq!(config.catalog, CatalogFiles::default());
}

#[test]
fn no_secret_is_shown() {
    let config = read(&[("DISCORD_TOKEN", TOKEN)]).unwrap();
    assert!(!format!("{config:?}").contains("Gabc"));
    let faults = read(&[("DISCORD_TOKEN", "geheim-geheim")]).unwrap_err();
    assert!(!format!("{faults:?} {faults}").contains("geheim"));
}

#[test]
fn all_faults_come_at_once_and_name_their_variable() {
    let faults = read(&[
        ("DISCORD_TOKEN", "not.a token.x"),
        ("COMMAND_SCOPE", "guild:abc"),
        ("RUST_LOG", "podpick=loud"),
        ("DISCORD_API", "discord.com"),
        ("DISCORD_TLS_ADDR", "127.0.0.1:1"),
    ])
    .unwrap_err();
    let named: Vec<_> = faults.0.iter().map(|fault| fault.variable.as_ref()).collect();
    assert_eq!(named, ["DISCORD_TOKEN", "COMMAND_SCOPE", "RUST_LOG", "DISCORD_TLS_ADDR", "DISCORD_API"]);
    for fault in &faults.0 {
        assert!(fault.to_string().starts_with(fault.variable.as_ref()));
    }
}

#[test]
fn tokens() {
    for bad in ["", "abc", "a.b", "a.b.c.d", "a..c", "a.b.c d", "ä.b.c", "Bot "] {
        assert!(read(&[("DISCORD_TOKEN", bad)]).is_err(), "{bad}");
    }
    let missing = read(&[]).unwrap_err();
    assert_eq!(missing.0[0].kind, ConfigFaultKind::TokenMissing);
    assert!(missing.to_string().contains("Reset Token"));
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), format!("{TOKEN}\n")).unwrap();
    let path = file.path().to_str().unwrap();
    assert_eq!(read(&[("DISCORD_TOKEN_FILE", path)]).unwrap().token.expose_secret(), TOKEN);
    let twice = read(&[("DISCORD_TOKEN_FILE", path), ("DISCORD_TOKEN", TOKEN)]).unwrap_err();
    assert_eq!(twice.0[0].kind, ConfigFaultKind::Twice("DISCORD_TOKEN_FILE"));
    let gone = read(&[("DISCORD_TOKEN_FILE", "/nowhere/token")]).unwrap_err();
    assert!(matches!(gone.0[0].kind, ConfigFaultKind::Unreadable(..)));
}

#[test]
fn scopes() {
    assert_eq!(scope("GLOBAL"), Ok(Scope::Global));
    let (one, two) = (222_000_000_000_000_001, 444_000_000_000_000_010);
    assert_eq!(scope(&format!("guild:{one}, {two},{one}")), Ok(Scope::Guilds(vec![one, two])));
    for bad in [
        "guild:",
        "guild:0",
        "guild:-1",
        "guild:+1",
        "guild:123",
        "guilds:1",
        "12",
        "guild:99999999999999999999999",
    ] {
        assert!(scope(bad).is_err(), "{bad}");
    }
}

#[test]
fn ways() {
    assert_eq!(base("http://127.0.0.1:8080/"), Ok("http://127.0.0.1:8080".to_owned()));
    for bad in ["127.0.0.1:8080", "ftp://x", "http://user@x", "http://x?y", "http://"] {
        assert!(base(bad).is_err(), "{bad}");
    }
    let not_pem = tempfile::NamedTempFile::new().unwrap();
    let path = not_pem.path().to_str().unwrap();
    let with = |address, ca| {
        read(&[("DISCORD_TOKEN", TOKEN), ("DISCORD_TLS_ADDR", address), ("DISCORD_TLS_CA", ca)])
    };
    assert!(matches!(with("127.0.0.1:1", path).unwrap_err().0[0].kind, ConfigFaultKind::Certificate(_)));
    assert!(matches!(with("here", path).unwrap_err().0[0].kind, ConfigFaultKind::Socket(_)));
    let made = rcgen::generate_simple_self_signed(vec!["discord.com".to_owned()]).unwrap();
    std::fs::write(not_pem.path(), made.cert.pem()).unwrap();
    assert!(matches!(with("127.0.0.1:1", path).unwrap().way, Way::Tls { .. }));
}

#[test]
fn env_files() {
    let none: [usize; 0] = [];
    for (text, bad) in [
        ("A=1\nB=2\n", &none[..]),
        ("A=1\n# x\n\nthis is wrong\n", &[4]),
        ("A=1\nDISCORD_TOKEN=Bot xyz\nB=2\n", &[2]),
        ("A=\"two\nlines\"\nB=2\n", &none),
        ("wrong\nA=\"two\nlines\"\nB=1 2\n# x\nC=3\nwrong again", &[1, 4, 7]),
        // What is open to the end hides nothing that follows.
        ("A='open\nB=2\nwrong\nC=3\n", &[1, 3]),
        ("A=\"two\nlines\" and more\nwrong # x\nB=2\n", &[1, 3]),
    ] {
        assert_eq!(env_file::bad_lines(text), bad, "{text}");
    }
}

#[test]
fn misspelt_names_lead_to_the_nearest() {
    let said = |name: &str| names::misspelt(name).map(|fault| fault.to_string());
    assert!(said("DISCORD_TOKN").unwrap().ends_with("did you mean DISCORD_TOKEN?"));
    assert!(said("PODPICK_DATA_DIR").unwrap().ends_with("did you mean DATA_DIR?"));
    assert!(said("PODPICK_TOKEN").unwrap().ends_with("did you mean DISCORD_TOKEN?"));
    assert!(said("PODPICK_HTTPADDR").unwrap().ends_with("did you mean HTTP_ADDR?"));
    assert_eq!(said("POSTGRES_PASSWORD"), None);
    assert_eq!(said("DATA_DIR"), None);
    // A cluster sets some by itself for a service of that name.
    let cluster =
        ["PODPICK_SERVICE_HOST", "PODPICK_SERVICE_PORT_HTTP", "PODPICK_PORT", "PODPICK_PORT_80_TCP"];
    assert_eq!(unknown(cluster.map(str::to_owned).into_iter()), []);
    let odd = unknown(["PATH", "PODPICK_FEED", "HOME"].map(str::to_owned).into_iter());
    assert_eq!(odd.len(), 1);
    assert!(odd[0].to_string().contains("FEEDS"), "{}", odd[0]);
    assert!(said("PODPICK_DATABASE").unwrap().ends_with("did you mean DATABASE_URL?"));
    // Where none is near, none is named.
    assert_eq!(said("PODPICK_X").unwrap(), "PODPICK_X: podpick has no setting of this name; remove it");
}

#[test]
fn the_example_names_every_variable_once_and_no_other() {
    let text = include_str!("../../.env.example");
    let mut listed: Vec<&str> = text
        .lines()
        .filter_map(|line| line.trim_start_matches('#').split_once('='))
        .map(|(name, _)| name)
        .filter(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
        .collect();
    listed.sort_unstable();
    let mut known = names::KNOWN.to_vec();
    known.retain(|name| !names::RETIRED.contains(name) && !names::FOR_TESTS.contains(name));
    known.sort_unstable();
    assert_eq!(listed, known);
}

#[test]
fn doors() {
    let key = "3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29";
    let with = |pairs: &[(&str, &str)]| {
        let mut all = vec![("DISCORD_TOKEN", TOKEN)];
        all.extend_from_slice(pairs);
        read(&all)
    };
    let shards = |text: &str| with(&[("SHARDS", text)]).map(|config| config.door);
    assert_eq!(with(&[]).unwrap().door, Door::Gateway(Shards::Auto));
    assert_eq!(shards("AUTO").unwrap(), Door::Gateway(Shards::Auto));
    assert_eq!(shards("16").unwrap(), Door::Gateway(Shards::Range { first: 0, last: 15, of: 16 }));
    assert_eq!(shards("4-7/16").unwrap(), Door::Gateway(Shards::Range { first: 4, last: 7, of: 16 }));
    assert_eq!(shards("3/16").unwrap(), Door::Gateway(Shards::Range { first: 3, last: 3, of: 16 }));
    for bad in ["0", "-1", "4-3/16", "0-16/16", "a-b/c", "1-2", "0-3/0", "0-3/99999"] {
        assert!(shards(bad).is_err(), "{bad}");
    }
    let endpoint = [("INTERACTIONS_ADDR", "127.0.0.1:8080"), ("DISCORD_PUBLIC_KEY", key)];
    assert!(matches!(with(&endpoint).unwrap().door, Door::Endpoint { .. }));
    let both = with(&[endpoint[0], endpoint[1], ("SHARDS", "0-1/2")]).unwrap_err();
    assert_eq!(both.0[0].kind, ConfigFaultKind::OtherDoor);
    assert!(with(&endpoint[..1]).is_err() && with(&endpoint[1..]).is_err());
    assert!(with(&[endpoint[0], ("DISCORD_PUBLIC_KEY", "abc")]).is_err());
    assert!(with(&[("DISCORD_PROXY", "http://proxy:3000"), ("DISCORD_API", "http://a:1")]).is_err());
    assert!(
        matches!(with(&[("DISCORD_PROXY", "http://proxy:3000/")]).unwrap().way, Way::Proxy(base) if base == "http://proxy:3000")
    );
}

#[test]
fn systemd_credentials_are_read_where_nothing_else_is_set() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("discord_token"), format!("{TOKEN}\n")).unwrap();
    std::fs::write(folder.path().join("database_url"), "postgres://podpick@localhost/podpick\n").unwrap();
    let place = folder.path().to_str().unwrap();
    let config = read(&[("CREDENTIALS_DIRECTORY", place)]).unwrap();
    assert_eq!(config.token.expose_secret(), TOKEN);
    assert!(matches!(config.store, Place::Server(_)));
    let other = TOKEN.replace("Gabc", "Gxyz");
    let config = read(&[("CREDENTIALS_DIRECTORY", place), ("DISCORD_TOKEN", &other)]).unwrap();
    assert_eq!(config.token.expose_secret().as_str(), other);
}
