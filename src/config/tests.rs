//! Tables of configurations and what is wrong with them.

use super::*;

const TOKEN: &str = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.abcdefghijklmnopqrstuvwxyz-ABCDEF_0123";

fn read(pairs: &[(&str, &str)]) -> Result<Config, ConfigFaults> {
    let pairs: Vec<_> = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    Config::from_env(|name| pairs.iter().find(|(k, _)| k == name).map(|(_, v)| v.clone()))
}

#[test]
fn the_token_alone_is_enough() {
    let config = read(&[("DISCORD_TOKEN", TOKEN)]).unwrap();
    assert_eq!(config.token.reveal(), TOKEN);
    assert_eq!(config.scope, Scope::Global);
    assert!(matches!(config.way, Way::Direct));
    let config = read(&[("DISCORD_TOKEN", &format!(" Bot {TOKEN}\n")), ("CATALOG", " ")]).unwrap();
    assert_eq!(config.token.reveal(), TOKEN);
    assert!(config.catalog.is_none());
}

#[test]
fn no_secret_is_shown() {
    let config = read(&[("DISCORD_TOKEN", TOKEN)]).unwrap();
    assert!(!format!("{config:?} {}", config.token).contains("Gabc"));
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
    let named: Vec<_> = faults.0.iter().map(|fault| fault.variable).collect();
    assert_eq!(named, ["DISCORD_TOKEN", "COMMAND_SCOPE", "RUST_LOG", "DISCORD_API", "DISCORD_TLS_ADDR"]);
    for fault in &faults.0 {
        assert!(fault.to_string().starts_with(fault.variable));
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
    assert_eq!(read(&[("DISCORD_TOKEN_FILE", path)]).unwrap().token.reveal(), TOKEN);
    let twice = read(&[("DISCORD_TOKEN_FILE", path), ("DISCORD_TOKEN", TOKEN)]).unwrap_err();
    assert_eq!(twice.0[0].kind, ConfigFaultKind::TokenTwice);
    let gone = read(&[("DISCORD_TOKEN_FILE", "/nowhere/token")]).unwrap_err();
    assert!(matches!(gone.0[0].kind, ConfigFaultKind::Unreadable(..)));
}

#[test]
fn scopes() {
    assert_eq!(scope("GLOBAL"), Ok(Scope::Global));
    assert_eq!(scope("guild:12, 34,12"), Ok(Scope::Guilds(vec![12, 34])));
    for bad in
        ["guild:", "guild:0", "guild:-1", "guild:+1", "guilds:1", "12", "guild:99999999999999999999999"]
    {
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
    assert_eq!(bad_line("A=1\nB=2\n"), None);
    assert_eq!(bad_line("A=1\n# x\n\nthis is wrong\n"), Some(4));
}
