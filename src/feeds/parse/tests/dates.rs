//! Dates and durations, one by one.

use super::*;

/// Only what is wrong is left out: the day stays.
#[test]
fn dates_with_a_bad_part_keep_the_rest() {
    let day = date::read("27 Nov 2026").unwrap();
    for (text, seconds) in [
        ("Fri, 27 Nov 2026 10:00:00 -3000", 36_000),
        ("Fri, 27 Nov 2026 34:50:00 GMT", 0),
        ("27.11.2026 16.00.00", 57_600),
        ("20261127160000", 57_600),
        ("2026-11-27T16:00:00+99:00", 57_600),
        ("27 ноября 2026 16:00", 57_600),
        ("2026年11月27日 16:00", 57_600),
        ("Fri, 27 Nov 2026 16:00:00 AEST", 57_600 - 36_000),
        ("Fri, 27 Nov 2026 16:00:00 MSK", 57_600 - 10_800),
        ("Fri, 27 Nov 2026 16:00:00 IST", 57_600 - 19_800),
        ("Fri, 27 Nov 2026 16:00:00 NZDT", 57_600 - 46_800),
        ("Fri, 27 Nov 2026 16:00:00 EEST", 57_600 - 10_800),
        ("2026-11-27 16:00 America/New_York", 57_600 + 18_000),
        ("2026-11-27 16:00:00 (Europe/Berlin)", 57_600 - 3_600),
        ("Fri, 27 Nov 2026 9.30 GMT", 34_200),
        ("27 Nov 2026 16-00-00", 57_600),
        ("27. November 2026 16:00", 57_600),
        ("Fri, 27 十一月 2026 16:00:00 +0800", 57_600 - 28_800),
        ("星期五, 27 11月 2026 16:00:00 +0800", 57_600 - 28_800),
        ("2026年 11月 27日 16:00", 57_600),
        ("2026 年 11 月 27 日 16:00:00", 57_600),
        ("2026年11月27日 下午4:00", 57_600),
        ("2026년 11월 27일 금요일", 0),
        ("Fri, 27 11월 2026 16:00:00 +0900", 57_600 - 32_400),
        ("27 листопада 2026 16:00", 57_600),
        ("27 листопада 2026, середа", 0),
        ("27 ноември 2026", 0),
        ("27 новембар 2026", 0),
        ("202611271600", 57_600),
        ("2026-11-27T16.00.00-0500", 57_600 + 18_000),
        ("2026-11-27T16:00:00,123Z", 57_600),
        ("2026-11-27T16:00:00+01:00[Europe/Berlin]", 57_600 - 3_600),
        ("2026-11-27 16:00:00 UTC-5", 57_600 + 18_000),
        ("2026-11-27 16:00:00 GMT-0500", 57_600 + 18_000),
        ("Fri, 27 Nov 2026 16:00:00 GMT-5", 57_600 + 18_000),
        ("Fri, 27 Nov 2026 16:00:00 (UTC-05:00)", 57_600 + 18_000),
        ("Fri, 27 Nov 2026 16:00:00 \u{2212}0500", 57_600 + 18_000),
        ("Fri, 27 Nov 2026 16:00:00 ACDT", 57_600 - 37_800),
        ("Fri, 27 Nov 2026 16:00:00 AST", 57_600 + 14_400),
        ("Fri, 27 Nov 2026 16:00:00 MEZ", 57_600 - 3_600),
        ("Fri, 27 Nov 2026 16:00:00 WIB", 57_600 - 25_200),
        ("Fri, 27 Nov 2026 16:00:00 Japan", 57_600 - 32_400),
        ("Fri, 27 Nov 2026 16:00:00 EST5EDT", 57_600 + 18_000),
        ("Fri, 27 Nov 2026 16:00:00 Etc/GMT+5", 57_600 + 18_000),
        ("Fri, 27 Nov 2026 16:00:00EST", 57_600 + 18_000),
        ("Fri, 27 Nov 2026 16:75:00 GMT", 0),
        ("Fri, 27 Nov 2026 16:xx:00 GMT", 0),
        ("Fri, 27 Nov 2026 16:00:00 12345", 57_600),
        ("Fri, 27 Nov 2026 100", 0),
        ("Nov 27, 2026 4 PM", 57_600),
        ("Nov 27, 2026 4:00 p. m.", 57_600),
        ("11/27/2026, 4:00:00 PM", 57_600),
        ("2026-Nov-27", 0),
        ("2026-november-27T10:00", 36_000),
        ("Nov-27-2026", 0),
        ("2026. 11. 27.", 0),
        ("2026. november 27.", 0),
        ("Fri,27Nov2026 16:00:00 GMT", 57_600),
        ("27\u{a0}Nov\u{a0}2026 16:00", 57_600),
        ("2026-11-27 à 16h00", 57_600),
        ("Fri Nov 27 2026 16:00:00 GMT+0100 (Central European Standard Time)", 57_600 - 3_600),
        ("2026-11-27 16:00:00 +0000 UTC m=+0.001", 57_600),
        ("２０２６-１１-２７ １６：００", 57_600),
        ("1795795200.5", 57_600),
        ("/Date(1795795200000)/", 57_600),
        ("/Date(1795795200000+0100)/", 57_600),
        ("Fri, 27 Nov 2026 16:00:00 Eastern Standard Time", 57_600 + 18_000),
        ("Fri, 27 Nov 2026 16:00:00 Eastern", 57_600 + 18_000),
        ("Fri, 27 Nov 2026 16:00:00 Central European Time", 57_600 - 3_600),
    ] {
        assert_eq!(date::read(text), Some(day + seconds), "{text}");
    }
}

#[test]
fn months_in_latin_letters() {
    for months in [
        "januari februari maart april mei juni juli augustus september oktober november december",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "ledna února března dubna května června července srpna září října listopadu prosince",
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        "januar februar mars april mai juni juli august september oktober november desember",
        "január február március április május június július augusztus szeptember október november december",
    ] {
        for (nth, month) in months.split(' ').enumerate() {
            let said = format!("3 {month} 2026 10:00");
            let meant = format!("2026-{:02}-03T10:00:00Z", nth + 1);
            assert_eq!(date::read(&said), date::read(&meant), "{said}");
        }
    }
    assert_eq!(date::read("maandag 2 november 2026"), date::read("2026-11-02"));
}

#[test]
fn the_other_dates_of_a_feed_tell_day_and_month() {
    let read = |dates: &[&str]| {
        let item = |(n, date): (usize, &&str)| {
            format!("<item><guid>{n}</guid><title>T</title><pubDate>{date}</pubDate></item>")
        };
        let items: String = dates.iter().enumerate().map(item).collect();
        let feed = read(rss(&items).as_bytes(), None).unwrap();
        feed.episodes.last().unwrap().published
    };
    let (november, april) = (date::read("2026-11-04"), date::read("2026-04-11"));
    assert_eq!(read(&["25/11/2026", "18/11/2026", "04/11/2026"]), november);
    assert_eq!(read(&["25-11-2026", "04-11-2026"]), november);
    assert_eq!(read(&["11/25/2026", "04/11/2026"]), april);
    assert_eq!(read(&["04/11/2026"]), april);
    assert_eq!(read(&["25/11/2026", "11/25/2026", "04/11/2026"]), april);
    assert_eq!(read(&["25/11/2026", "2026-04-10"]), date::read("2026-04-10"));
}

#[test]
fn months_in_the_letters_of_the_east() {
    let ukrainian = [
        "січня",
        "лютого",
        "березня",
        "квітня",
        "травня",
        "червня",
        "липня",
        "серпня",
        "вересня",
        "жовтня",
        "листопада",
        "грудня",
    ];
    let bulgarian = [
        "януари",
        "февруари",
        "март",
        "април",
        "май",
        "юни",
        "юли",
        "август",
        "септември",
        "октомври",
        "ноември",
        "декември",
    ];
    let serbian = [
        "јануар",
        "фебруар",
        "март",
        "април",
        "мај",
        "јун",
        "јул",
        "август",
        "септембар",
        "октобар",
        "новембар",
        "децембар",
    ];
    for names in [ukrainian, bulgarian, serbian] {
        for (nth, name) in names.iter().enumerate() {
            let wanted = date::read(&format!("2026-{:02}-27", nth + 1));
            assert_eq!(date::read(&format!("27 {name} 2026")), wanted, "{name}");
        }
    }
}

#[test]
fn dates_in_every_shape() {
    for (text, expected) in [
        ("Sat, 29 Feb 2020 06:00:00 -0500", Some("2020-02-29T11:00:00Z")),
        ("Sat, 29 Feb 2020 06:00:00 EST", Some("2020-02-29T11:00:00Z")),
        ("29 Feb 2020 06:00 GMT", Some("2020-02-29T06:00:00Z")),
        // A day of the week behind the year that begins like a month.
        ("29 Kasım 2026 Pazar 10:00", Some("2026-11-29T10:00:00Z")),
        ("mardi 24 novembre 2026 10:00", Some("2026-11-24T10:00:00Z")),
        ("Thur, 5 Sept 2019 10:00:00 +0000", Some("2019-09-05T10:00:00Z")),
        ("Thu, 05 Sep 19 10:00:00 Z", Some("2019-09-05T10:00:00Z")),
        ("2020-02-29T11:00:00Z", Some("2020-02-29T11:00:00Z")),
        ("2020-02-29T11:00:00.123+01:00", Some("2020-02-29T10:00:00Z")),
        ("2020-02-29T11:00:00-0130", Some("2020-02-29T12:30:00Z")),
        ("2020-02-29 11:00:00", Some("2020-02-29T11:00:00Z")),
        ("2020-02-29", Some("2020-02-29T00:00:00Z")),
        ("20200229", Some("2020-02-29T00:00:00Z")),
        ("2020/02/29 11:00", Some("2020-02-29T11:00:00Z")),
        ("02/29/2020", Some("2020-02-29T00:00:00Z")),
        ("29/02/2020", Some("2020-02-29T00:00:00Z")),
        ("29.2.2020", Some("2020-02-29T00:00:00Z")),
        ("29-Feb-2020 06:00:00", Some("2020-02-29T06:00:00Z")),
        ("February 29, 2020", Some("2020-02-29T00:00:00Z")),
        ("Feb 29th, 2020 6:05 PM", Some("2020-02-29T18:05:00Z")),
        ("Feb 29, 2020 12:05am", Some("2020-02-29T00:05:00Z")),
        ("Sa, 29 Mär 2020 06:00:00 +0100", Some("2020-03-29T05:00:00Z")),
        ("mar., 29 déc. 2020 06:00:00 +0100", Some("2020-12-29T05:00:00Z")),
        ("Sat, 29 Feb 2020 24:00:00 +0000", Some("2020-02-29T23:59:59Z")),
        ("Sat, 29 Feb 2020 06:00:60 +0000", Some("2020-02-29T06:00:59Z")),
        ("Sat, 29 Feb 2020 06:00:00 GMT+0200", Some("2020-02-29T04:00:00Z")),
        ("Sat Feb 29 06:00:00 2020", Some("2020-02-29T06:00:00Z")),
        ("1582974000", Some("2020-02-29T11:00:00Z")),
        ("1582974000000", Some("2020-02-29T11:00:00Z")),
        ("Sat, 30 Feb 2020 06:00:00 GMT", None),
        ("yesterday", None),
        ("", None),
        ("Sat, 29 Feb 1820 06:00:00 GMT", None),
        ("Sat, 29 Feb 9999 06:00:00 GMT", None),
        ("99:99:99", None),
        ("29 Feb 2020 06:00:00 +999999999", Some("2020-02-29T06:00:00Z")),
        ("29 Feb 2020 06:00:00 -05:006000000", Some("2020-02-29T06:00:00Z")),
        ("----", None),
    ] {
        let expected = expected.map(|text| text.parse::<jiff::Timestamp>().unwrap().as_second());
        assert_eq!(date::read(text), expected, "{text}");
    }
}

#[test]
fn durations_in_every_shape() {
    for (text, expected) in [
        ("3661", Some(3661)),
        ("3661.7", Some(3661)),
        ("1:01:01", Some(3661)),
        ("01:01:01.5", Some(3661)),
        ("61:01", Some(3661)),
        (" 61:01 ", Some(3661)),
        (":45", Some(45)),
        ("PT1H1M1S", Some(3661)),
        ("1h 1m 1s", Some(3661)),
        ("61 min", Some(3660)),
        ("1.5 hours", Some(5400)),
        ("1,25 h", Some(4500)),
        ("62.5 min.", Some(3750)),
        ("3,723", Some(3723)),
        ("3,723,1", Some(3)),
        ("3,723 seconds", Some(3723)),
        ("1,500 s", Some(1500)),
        (".5 hours", Some(1800)),
        (",5 h", Some(1800)),
        ("1 hour, 1 minute", Some(3660)),
        ("0", None),
        ("00:00:00", None),
        ("", None),
        ("nonsense", None),
        ("1:2:3:4", None),
        ("-5", None),
        ("99999999999999999999", None),
        ("999:00:00", None),
        ("1:xx", None),
        ("1h02", Some(3720)),
        ("1 h 2", Some(3720)),
        ("1h 2m 3", Some(3723)),
        ("1.02.03", Some(3723)),
        ("62,05", Some(3725)),
        ("62:03 min", Some(3723)),
        ("01:02:03 hrs", Some(3723)),
        ("1 hour and 2 minutes", Some(3720)),
        ("1 Stunde 2 Minuten", Some(3720)),
        ("1 heure et 2 minutes", Some(3720)),
        ("1 hora y 2 minutos", Some(3720)),
        ("62分3秒", Some(3723)),
        ("01：02：03", Some(3723)),
        ("P0DT1H2M3S", Some(3723)),
        ("12 parsecs", None),
        ("5 and", None),
        ("12 34", None),
        ("61:01 parsecs", None),
    ] {
        assert_eq!(duration::read(text), expected, "{text}");
    }
}
