//! What the admin reads when a single value is wrong. Not what entries say of each other.

use insta::assert_snapshot;

use super::broken;

#[test]
fn an_address_of_another_scheme() {
    assert_snapshot!(broken(r#"site = "https://talkpython.fm/""#, r#"site = "ftp://talkpython.fm/""#), @r#"
    error: `site` is not a usable web address: it must begin with https:// or http://
      --> catalog.toml:14:8
       |
    14 | site = "ftp://talkpython.fm/"
       |        ^^^^^^^^^^^^^^^^^^^^^^
    "#);
}

#[test]
fn an_address_without_host() {
    assert_snapshot!(broken(r#"site = "https://talkpython.fm/""#, r#"site = "https:///talkpython.fm/""#), @r#"
    error: `site` is not a usable web address: it names no host
      --> catalog.toml:14:8
       |
    14 | site = "https:///talkpython.fm/"
       |        ^^^^^^^^^^^^^^^^^^^^^^^^^
    "#);
}

#[test]
fn an_address_with_a_password() {
    assert_snapshot!(broken(r#"site = "https://talkpython.fm/""#, r#"site = "https://me:pw@talkpython.fm/""#), @r#"
    error: `site` is not a usable web address: it holds a user name or password, which everyone would see
      --> catalog.toml:14:8
       |
    14 | site = "https://me:pw@talkpython.fm/"
       |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "#);
}

#[test]
fn a_malformed_address() {
    assert_snapshot!(broken(r#"site = "https://talkpython.fm/""#, r#"site = "https://talk[python.fm/""#), @r#"
    error: `site` is not a usable web address: invalid international domain name
      --> catalog.toml:14:8
       |
    14 | site = "https://talk[python.fm/"
       |        ^^^^^^^^^^^^^^^^^^^^^^^^^
    "#);
}

#[test]
fn an_unknown_language() {
    assert_snapshot!(broken(r#"language = "en""#, r#"language = "english""#), @r#"
    error: `english` is not a language tag
      --> catalog.toml:15:12
       |
    15 | language = "english"
       |            ^^^^^^^^^
       |
       = help: did you mean `en`?
    "#);
}

#[test]
fn a_language_in_the_wrong_form() {
    assert_snapshot!(broken(r#"language = "en""#, r#"language = "pt_br""#), @r#"
    error: `pt_br` is not a language tag
      --> catalog.toml:15:12
       |
    15 | language = "pt_br"
       |            ^^^^^^^
       |
       = help: did you mean `pt-BR`?
    "#);
}

#[test]
fn a_day_that_never_was() {
    assert_snapshot!(broken("published = 2017-02-22", "published = 2017-02-30"), @r#"
    error: this is not a date
      --> catalog.toml:25:13
       |
    25 | published = 2017-02-30
       |             ^^^^^^^^^^
       |
       = help: write a day from 1900 to 2100 without quotes or time, as in 2017-02-22
    "#);
}

#[test]
fn a_date_in_quotes() {
    assert_snapshot!(broken("published = 2017-02-22", r#"published = "2017-02-22""#), @r#"
    error: `published` must be a date, not a text
      --> catalog.toml:25:13
       |
    25 | published = "2017-02-22"
       |             ^^^^^^^^^^^^
       |
       = help: write `published = 2017-02-22`, without quotes
    "#);
}

#[test]
fn a_date_with_a_time() {
    assert_snapshot!(broken("published = 2017-02-22", "published = 2017-02-22T10:00:00Z"), @r#"
    error: this is not a date
      --> catalog.toml:25:13
       |
    25 | published = 2017-02-22T10:00:00Z
       |             ^^^^^^^^^^^^^^^^^^^^
       |
       = help: write a day from 1900 to 2100 without quotes or time, as in 2017-02-22
    "#);
}

#[test]
fn an_unknown_word() {
    assert_snapshot!(broken(r#"level = "all""#, r#"level = "Beginers""#), @r#"
    error: `level` cannot be `Beginers`; use `beginner`, `intermediate`, `advanced`, `all`
      --> catalog.toml:16:9
       |
    16 | level = "Beginers"
       |         ^^^^^^^^^^
       |
       = help: did you mean `beginner`?
    "#);
}

#[test]
fn an_empty_title() {
    assert_snapshot!(broken(r#"title = "Talk Python""#, r#"title = "  ""#), @r#"
    error: `title` is empty
      --> catalog.toml:13:9
       |
    13 | title = "  "
       |         ^^^^
    "#);
}

#[test]
fn a_title_that_is_too_long() {
    assert_snapshot!(broken(r#"title = "Talk Python""#, &format!("title = \"{}\"", "x".repeat(257))), @r#"
    error: `title` has 257 characters; the maximum is 256
      --> catalog.toml:13:9
       |
    13 | title = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
       |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "#);
}

#[test]
fn an_address_that_is_too_long() {
    assert_snapshot!(broken(r#"site = "https://talkpython.fm/""#, &format!("site = \"https://talkpython.fm/{}\"", "x".repeat(500))), @r#"
    error: `site` has 522 characters; the maximum is 512
      --> catalog.toml:14:8
       |
    14 | site = "https://talkpython.fm/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
       |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "#);
}

#[test]
fn an_invisible_character() {
    assert_snapshot!(broken(r#"title = "Talk Python""#, "title = \"Talk \\u202e Python\""), @r#"
    error: `title` holds the invisible character U+202E
      --> catalog.toml:13:9
       |
    13 | title = "Talk \u202e Python"
       |         ^^^^^^^^^^^^^^^^^^^^
       |
       = help: write plain text on one line
    "#);
}

#[test]
fn a_number_out_of_bounds() {
    assert_snapshot!(broken("minutes = 63", "minutes = 6001"), @r#"
    error: `minutes` must be from 1 to 6000, not 6001
      --> catalog.toml:26:11
       |
    26 | minutes = 6001
       |           ^^^^
    "#);
}

#[test]
fn a_negative_number() {
    assert_snapshot!(broken("number = 100", "number = -1"), @r#"
    error: `number` must be from 0 to 99999999, not -1
      --> catalog.toml:23:10
       |
    23 | number = -1
       |          ^^
    "#);
}

#[test]
fn an_end_that_contradicts() {
    assert_snapshot!(broken(r#"status = "ended""#, r#"status = "active""#), @r#"
    error: `ended` contradicts `status = "active"`
      --> catalog.toml:18:9
       |
    18 | ended = 2017
       |         ^^^^
       |
       = help: remove one of the two
    "#);
}
