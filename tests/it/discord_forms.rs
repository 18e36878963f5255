//! Stories of how members ask: each form of a question with the answer as a person reads it.

use insta::assert_snapshot;

use crate::world::World;

#[tokio::test]
async fn without_something() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:python but not django").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    About **Python**, without **Django**:
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [How Python came to be](https://snake.example/7) (61 min)
    picture https://snake.example/cover.png
    ---- #3498db ----
    # Python Weekly News
    -> https://news.example/
    Ten minutes of news.
    Topics: Python
    ---- #3498db ----
    # Test Snakes
    -> https://tests.example/
    How others test their Python.
    Topics: Python
    ---- #3498db ----
    # Snakes and Tables
    -> https://tables.example/
    Python for people with data.
    Topics: Python
    ---- #3498db ----
    # First Steps in Python
    -> https://first.example/
    Ten minutes for people who never wrote a line.
    Topics: Python
    Status: Ended in 2019
    [More] [With Django too: 8] [Send to me]
    <Details
      Snake Tales
      Python Weekly News
      Test Snakes
      Snakes and Tables
      First Steps in Python>
    ");
}

#[tokio::test]
async fn anything_but_something() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:anything but python").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    A varied choice, without **Python**:
    ---- #2ecc71 ----
    # Ship It Nightly
    -> https://ship.example/
    Stories of nights on call.
    Topics: DevOps, Kubernetes
    [Send to me]
    <Details
      Ship It Nightly>
    ");
}

#[tokio::test]
async fn like_a_show() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:something like Snake Tales").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    Like **Snake Tales**:
    ---- #3498db ----
    # Python Weekly News
    -> https://news.example/
    Ten minutes of news.
    Topics: Python
    -- Also about Python
    ---- #3498db ----
    # Test Snakes
    -> https://tests.example/
    How others test their Python.
    Topics: Python
    -- Also about Python
    ---- #3498db ----
    # Snakes and Tables
    -> https://tables.example/
    Python for people with data.
    Topics: Python
    -- Also about Python
    ---- #3498db ----
    # First Steps in Python
    -> https://first.example/
    Ten minutes for people who never wrote a line.
    Topics: Python
    Status: Ended in 2019
    -- Also about Python
    ---- #3498db ----
    # Django Hour
    -> https://django.example/
    An hour a week on one part of Django.
    Topics: Django, Python
    Hosts: Will Example
    Status: Active
    -- Also about Python
    [More] [Send to me]
    <Details
      Python Weekly News
      Test Snakes
      Snakes and Tables
      First Steps in Python
      Django Hour>
    ");
}

#[tokio::test]
async fn in_a_language() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:python auf Deutsch").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    About **Python**, in **German**:
    ---- #3498db ----
    # Schlangengrube
    -> https://grube.example/
    In German, deep and dry.
    Topics: Python
    [All languages: 8] [Send to me]
    <Details
      Schlangengrube>
    ");
}

#[tokio::test]
async fn in_a_language_that_is_not_there() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:kubernetes in Finnish").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    Nothing about **Kubernetes** is in **Finnish**, so these are in other languages.
    ---- #2ecc71 ----
    # Ship It Nightly
    -> https://ship.example/
    Stories of nights on call.
    Topics: DevOps, Kubernetes
    -- Also about Kubernetes
    [Send to me]
    <Details
      Ship It Nightly>
    ");
}

#[tokio::test]
async fn for_beginners_and_three_at_once() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:recommend me 1 python podcast for beginners please").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    About **Python**, for beginners:
    ---- #3498db ----
    # First Steps in Python
    -> https://first.example/
    Ten minutes for people who never wrote a line.
    Topics: Python
    Status: Ended in 2019
    [More] [Without “for beginners”: 8] [Send to me]
    <Details
      First Steps in Python>
    ");
}

#[tokio::test]
async fn shorter_than_anything_known() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:django in 5 minutes").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    podpick knows no episode up to 5 minutes, so these shows may have other lengths. Only 1 show about **Django**; the rest cover **Python**.
    ---- #3498db ----
    # Django Hour
    -> https://django.example/
    An hour a week on one part of Django.
    Topics: Django, Python
    Hosts: Will Example
    Status: Active
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [Django at fifteen](https://snake.example/12) (48 min)
    [How Python came to be](https://snake.example/7) (61 min)
    -- Covers Python
    picture https://snake.example/cover.png
    ---- #3498db ----
    # Python Weekly News
    -> https://news.example/
    Ten minutes of news.
    Topics: Python
    -- Covers Python
    ---- #3498db ----
    # Test Snakes
    -> https://tests.example/
    How others test their Python.
    Topics: Python
    -- Covers Python
    ---- #3498db ----
    # Snakes and Tables
    -> https://tables.example/
    Python for people with data.
    Topics: Python
    -- Covers Python
    [More] [Send to me]
    <Details
      Django Hour
      Snake Tales
      Python Weekly News
      Test Snakes
      Snakes and Tables>
    ");
}

#[tokio::test]
async fn nothing_in_particular() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:surprise me in German").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    All shows in **German**:
    ---- #3498db ----
    # Schlangengrube
    -> https://grube.example/
    In German, deep and dry.
    Topics: Python
    [Send to me]
    <Details
      Schlangengrube>
    ");
}

#[tokio::test]
async fn nothing_is_left() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:django but not django").await;
    assert_snapshot!(answer.text(), @"
    (only you see this)
    Nothing about **Django** is left without **Django**.
    [With Django too: 9]
    ");
    let all = world.press(&answer, &answer.buttons()[0]).await;
    assert!(all.titles().contains(&"Django Hour".to_owned()), "{}", all.text());
}

#[tokio::test]
async fn a_page_of_an_answer_without_something_goes_on_without_it() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:programming but not django").await;
    let next = world.press(&answer, "More").await;
    let all: Vec<String> = answer.titles().into_iter().chain(next.titles()).collect();
    assert!(!all.contains(&"Django Hour".to_owned()), "{all:?}");
    assert!(next.text().contains("without **Django**"), "{}", next.text());
}

#[tokio::test]
async fn a_choice_can_be_followed_by_another() {
    let world = World::start().await;
    let first = world.ask("podcast topic about:surprise me").await;
    let second = world.press(&first, "Another choice").await;
    assert!(first.text().contains("A varied choice:") && !second.titles().is_empty(), "{}", second.text());
}

#[tokio::test]
async fn what_is_new_where_no_feed_was_read() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:latest kubernetes").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    podpick knows no new episode about **Kubernetes**, so these are shows.
    ---- #2ecc71 ----
    # Ship It Nightly
    -> https://ship.example/
    Stories of nights on call.
    Topics: DevOps, Kubernetes
    -- Also about Kubernetes
    [Send to me]
    <Details
      Ship It Nightly>
    ");
}

/// How an answer would have been ordered is no reason why there is none.
#[tokio::test]
async fn an_episode_in_a_language_that_nothing_is_in() {
    let world = World::start().await;
    let shows = world.ask("podcast topic about:an episode about django language:Finnish").await;
    assert!(
        shows.text().contains("Nothing about **Django** fits (asked for: in **Finnish**)."),
        "{}",
        shows.text()
    );
    let episodes = world.ask("podcast episode about:django language:Finnish").await;
    assert!(
        episodes.text().contains("No episode about **Django** in this catalog (asked for: in **Finnish**)."),
        "{}",
        episodes.text()
    );
}

#[tokio::test]
async fn an_episode_about_something() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:an episode about django").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    About **Django**, single episodes first:
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [Django at fifteen](https://snake.example/12) (48 min)
    [How Python came to be](https://snake.example/7) (61 min)
    -- Covers Python
    picture https://snake.example/cover.png
    ---- #3498db ----
    # Django Hour
    -> https://django.example/
    An hour a week on one part of Django.
    Topics: Django, Python
    Hosts: Will Example
    Status: Active
    ---- #3498db ----
    # Python Weekly News
    -> https://news.example/
    Ten minutes of news.
    Topics: Python
    -- Covers Python
    ---- #3498db ----
    # Test Snakes
    -> https://tests.example/
    How others test their Python.
    Topics: Python
    -- Covers Python
    ---- #3498db ----
    # Snakes and Tables
    -> https://tables.example/
    Python for people with data.
    Topics: Python
    -- Covers Python
    [More] [Send to me]
    <Details
      Snake Tales
      Django Hour
      Python Weekly News
      Test Snakes
      Snakes and Tables>
    ");
}

#[tokio::test]
async fn somebody_who_speaks() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:interview with Guido Example").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    With **Guido Example**:
    ---- #3498db ----
    Episode 7 of Snake Tales
    # How Python came to be
    -> https://snake.example/7
    The beginnings, told by one who was there.
    Topics: Python
    With: Guido Example
    Details: 61 min · <t:1582977600:D>
    picture https://snake.example/cover.png
    [Send to me]
    <Details
      How Python came to be (Episode of Snake Tales)>
    ");
    let answer = world.ask("podcast topic about:hosted by Will Example").await;
    assert_eq!(answer.titles(), ["Django Hour"], "{}", answer.text());
}

#[tokio::test]
async fn options_win_over_words() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:python in Finnish for experts language:de").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    About **Python**, in **German**, for experts:
    ---- #3498db ----
    # Schlangengrube
    -> https://grube.example/
    In German, deep and dry.
    Topics: Python
    [All languages: 5] [Send to me]
    <Details
      Schlangengrube>
    ");
}

#[tokio::test]
async fn without_what_is_only_another_word_for_it() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:kubernetes without k8s").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    podpick cannot leave **k8s** out: it cannot tell which of these shows are about it. About **Kubernetes**:
    ---- #2ecc71 ----
    # Ship It Nightly
    -> https://ship.example/
    Stories of nights on call.
    Topics: DevOps, Kubernetes
    -- Also about Kubernetes
    [Send to me]
    <Details
      Ship It Nightly>
    ");
}

#[tokio::test]
async fn two_wishes_of_which_one_is_not_there_in_a_language() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:python and kubernetes in German").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    Nothing about **Kubernetes** fits (asked for: in **German**). About **Python** and **Kubernetes**, in **German**:
    ---- #3498db ----
    # Schlangengrube
    -> https://grube.example/
    In German, deep and dry.
    Topics: Python
    -- Python
    ---- #2ecc71 ----
    # Ship It Nightly
    -> https://ship.example/
    Stories of nights on call.
    Topics: DevOps, Kubernetes
    -- Also about Kubernetes
    [All languages: 9] [Send to me]
    <Details
      Schlangengrube
      Ship It Nightly>
    ");
}

#[tokio::test]
async fn like_two_shows() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:shows like Snake Tales or Test Snakes").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    Like **Snake Tales** and **Test Snakes**:
    ---- #3498db ----
    # Python Weekly News
    -> https://news.example/
    Ten minutes of news.
    Topics: Python
    -- Also about Python
    ---- #3498db ----
    # Snakes and Tables
    -> https://tables.example/
    Python for people with data.
    Topics: Python
    -- Also about Python
    ---- #3498db ----
    # First Steps in Python
    -> https://first.example/
    Ten minutes for people who never wrote a line.
    Topics: Python
    Status: Ended in 2019
    -- Also about Python
    ---- #3498db ----
    # Django Hour
    -> https://django.example/
    An hour a week on one part of Django.
    Topics: Django, Python
    Hosts: Will Example
    Status: Active
    -- Also about Python
    ---- #3498db ----
    # Schlangengrube
    -> https://grube.example/
    In German, deep and dry.
    Topics: Python
    Language: German
    -- Also about Python
    [Send to me]
    <Details
      Python Weekly News
      Snakes and Tables
      First Steps in Python
      Django Hour
      Schlangengrube>
    ");
    let next = world.ask("podcast topic about:shows like Snake Tales or Test Snakes").await;
    let next = world.press(&next, &next.buttons()[0]).await;
    assert!(
        !next.titles().iter().any(|title| title == "Snake Tales" || title == "Test Snakes"),
        "{}",
        next.text()
    );
}

#[tokio::test]
async fn shows_that_go_on() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:python podcasts that are still active").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    About **Python**, still active:
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [How Python came to be](https://snake.example/7) (61 min)
    picture https://snake.example/cover.png
    ---- #3498db ----
    # Django Hour
    -> https://django.example/
    An hour a week on one part of Django.
    Topics: Django, Python
    Hosts: Will Example
    Status: Active
    -- Also about Python
    [Without “still active”: 8] [Send to me]
    <Details
      Snake Tales
      Django Hour>
    ");
}
