//! Nothing inside a network is reached, however an address is written.

use super::*;

#[test]
fn addresses_that_are_never_fetched() {
    let guard = Guard::default();
    for (address, refusal) in [
        ("file:///etc/passwd", Refusal::Scheme),
        ("ftp://feeds.example/rss", Refusal::Scheme),
        ("gopher://feeds.example/", Refusal::Scheme),
        ("javascript:alert(1)", Refusal::Scheme),
        ("https://user:pass@feeds.example/rss", Refusal::Credentials),
        ("https://user@feeds.example/rss", Refusal::Credentials),
        ("https://feeds.example:8080/rss", Refusal::Port(8080)),
        ("https://feeds.example:22/rss", Refusal::Port(22)),
        ("http://localhost/", Refusal::NotPublic),
        ("http://LOCALHOST./", Refusal::NotPublic),
        ("http://a.localhost/", Refusal::NotPublic),
        ("http://intranet/", Refusal::NotPublic),
        ("http://metadata.google.internal/", Refusal::NotPublic),
        ("http://printer.local/", Refusal::NotPublic),
        ("http://127.0.0.1/", Refusal::NotPublic),
        ("http://127.1/", Refusal::NotPublic),
        ("http://0x7f000001/", Refusal::NotPublic),
        ("http://2130706433/", Refusal::NotPublic),
        ("http://0177.0.0.1/", Refusal::NotPublic),
        ("http://0/", Refusal::NotPublic),
        ("http://10.1.2.3/", Refusal::NotPublic),
        ("http://172.16.0.1/", Refusal::NotPublic),
        ("http://172.31.255.255/", Refusal::NotPublic),
        ("http://192.168.1.1/", Refusal::NotPublic),
        ("http://169.254.169.254/latest/meta-data/", Refusal::NotPublic),
        ("http://100.64.0.1/", Refusal::NotPublic),
        ("http://100.127.255.255/", Refusal::NotPublic),
        ("http://192.0.0.8/", Refusal::NotPublic),
        ("http://192.0.2.1/", Refusal::NotPublic),
        ("http://198.18.0.1/", Refusal::NotPublic),
        ("http://198.51.100.1/", Refusal::NotPublic),
        ("http://203.0.113.1/", Refusal::NotPublic),
        ("http://224.0.0.1/", Refusal::NotPublic),
        ("http://240.0.0.1/", Refusal::NotPublic),
        ("http://255.255.255.255/", Refusal::NotPublic),
        ("http://[::1]/", Refusal::NotPublic),
        ("http://[::]/", Refusal::NotPublic),
        ("http://[::ffff:127.0.0.1]/", Refusal::NotPublic),
        ("http://[::ffff:a9fe:a9fe]/", Refusal::NotPublic),
        ("http://[::127.0.0.1]/", Refusal::NotPublic),
        ("http://[64:ff9b::a9fe:a9fe]/", Refusal::NotPublic),
        ("http://[64:ff9b:1::1]/", Refusal::NotPublic),
        ("http://[2002:7f00:1::]/", Refusal::NotPublic),
        ("http://[fd00:ec2::254]/", Refusal::NotPublic),
        ("http://[fe80::1]/", Refusal::NotPublic),
        ("http://[fec0::1]/", Refusal::NotPublic),
        ("http://[ff02::1]/", Refusal::NotPublic),
        ("http://[2001:db8::1]/", Refusal::NotPublic),
        ("http://[2001::1]/", Refusal::NotPublic),
        ("http://[100::1]/", Refusal::NotPublic),
        ("http://", Refusal::Unreadable),
        ("feeds.example/rss", Refusal::Unreadable),
    ] {
        assert_eq!(guard.check(address).map(|url| url.to_string()), Err(refusal), "{address}");
    }
    for address in [
        "https://feeds.example/rss",
        "http://93.184.215.14/",
        "http://[2606:2800:21f::1]/",
        "https://feeds.example:443/",
        "http://172.32.0.1/",
        "http://100.128.0.1/",
        "http://[::ffff:93.184.215.14]/",
    ] {
        assert!(guard.check(address).is_ok(), "{address}");
    }
}

#[test]
fn names_must_lead_to_public_places_with_all_their_addresses() {
    let guard = Guard::default();
    let at = |text: &str| text.parse::<SocketAddr>().unwrap();
    let (public, private) = (at("93.184.215.14:0"), at("10.0.0.1:0"));
    assert_eq!(guard.judged(&[public]), Ok(vec![public]));
    assert_eq!(guard.judged(&[private]), Err(Refusal::NotPublic));
    assert_eq!(guard.judged(&[public, private]), Err(Refusal::NotPublic));
    assert_eq!(guard.judged(&[]), Err(Refusal::NotPublic));
    let opened = Guard::new(vec!["10.0.0.0/8".parse().unwrap()]);
    assert_eq!(opened.judged(&[private]), Ok(vec![private]));
    assert!(opened.check("http://10.0.0.1:8080/").is_ok());
    assert_eq!(opened.check("http://127.0.0.1:8080/").unwrap_err(), Refusal::NotPublic);
    let mapped = Guard::new(vec!["127.0.0.0/8".parse().unwrap()]);
    assert!(mapped.check("http://[::ffff:127.0.0.1]/").is_ok());
}
