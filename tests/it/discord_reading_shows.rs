//! What the member reads, word for word, about one show or episode, by chance, while browsing, and from old buttons.

use insta::assert_snapshot;

use crate::world::{BEN, World};

#[tokio::test]
async fn one_show() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast show name:Snake Tales").await.text(), @"
    (everyone sees this)
    ---- #8d6e63 ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [How Python came to be](https://snake.example/7) (61 min)
    [Django at fifteen](https://snake.example/12) (48 min)
    Language: English
    Also known as: Snakes
    Links: [Site](https://snake.example/) · [Feed](https://snake.example/rss)
    picture https://snake.example/cover.png
    [Similar]
    <Details
      How Python came to be (Episode of Snake Tales)
      Django at fifteen (Episode of Snake Tales)>
    ");
}

#[tokio::test]
async fn a_show_with_little_to_tell() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast show name:First Steps in Python").await.text(), @"
    (everyone sees this)
    ---- #8d6e63 ----
    # First Steps in Python
    -> https://first.example/
    Ten minutes for people who never wrote a line.
    Topics: Python
    Status: Ended in 2019
    Language: English
    Level: For beginners
    Links: [Site](https://first.example/)
    [Similar]
    ");
}

#[tokio::test]
async fn an_explicit_show_is_marked_wherever_it_is_read() {
    let world = World::start().await;
    for question in ["podcast show name:Code & Tea", "podcast topic about:programming"] {
        let answer = world.ask(question).await;
        let words = answer.words().to_lowercase();
        assert!(words.contains("explicit"), "{}", answer.text());
    }
    let others = world.ask("podcast show name:Snake Tales").await;
    assert!(!others.words().to_lowercase().contains("explicit"), "{}", others.text());
}

#[tokio::test]
async fn a_show_that_is_not_there() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast show name:Sna").await.text(), @"
    (everyone sees this)
    ---- #8d6e63 ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [How Python came to be](https://snake.example/7) (61 min)
    [Django at fifteen](https://snake.example/12) (48 min)
    Language: English
    Also known as: Snakes
    Links: [Site](https://snake.example/) · [Feed](https://snake.example/rss)
    picture https://snake.example/cover.png
    [Similar]
    <Details
      How Python came to be (Episode of Snake Tales)
      Django at fifteen (Episode of Snake Tales)>
    ");
    assert_snapshot!(world.ask("podcast show name:Kitchen Stories").await.text(), @"
    (only you see this)
    No show called *Kitchen Stories* in this catalog. Look for a topic with </podcast topic>.
    ");
}

#[tokio::test]
async fn episodes() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast episode about:guido").await.text(), @"
    (everyone sees this)
    You typed *guido*; showing **Guido Example**. 1 episode:
    ---- #8d6e63 ----
    Episode 7 of Snake Tales
    # How Python came to be
    -> https://snake.example/7
    The beginnings, told by one who was there.
    Topics: Python
    With: Guido Example
    Length and date: 61 min · 29 February 2020
    -- With Guido Example, you typed guido
    picture https://snake.example/cover.png
    <Details
      How Python came to be (Episode of Snake Tales)>
    ");
    assert_snapshot!(world.ask("podcast episode about:Snake Tales").await.text(), @"
    (everyone sees this)
    2 episodes:
    ---- #8d6e63 ----
    Episode 7 of Snake Tales
    # How Python came to be
    -> https://snake.example/7
    The beginnings, told by one who was there.
    Topics: Python
    With: Guido Example
    Length and date: 61 min · 29 February 2020
    picture https://snake.example/cover.png
    ---- #8d6e63 ----
    Episode 12 of Snake Tales
    # Django at fifteen
    -> https://snake.example/12
    What lasted and what did not.
    Topics: Django
    Length and date: 48 min
    picture https://snake.example/cover.png
    <Details
      How Python came to be (Episode of Snake Tales)
      Django at fifteen (Episode of Snake Tales)>
    ");
    assert_snapshot!(world.ask("podcast episode about:devops").await.text(), @"
    (only you see this)
    No episode about **DevOps** in this catalog, but 1 show: try </podcast topic>.
    ");
    assert_snapshot!(world.ask("podcast episode about:pizza").await.text(), @"
    (only you see this)
    Nothing about *pizza* in this catalog. See what there is with </podcast topics>.
    ");
}

#[tokio::test]
async fn an_episode_by_its_name_as_a_topic() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast topic about:Django at fifteen").await.text(), @"
    (everyone sees this)
    **Django at fifteen**:
    ---- #8d6e63 ----
    Episode 12 of Snake Tales
    # Django at fifteen
    -> https://snake.example/12
    What lasted and what did not.
    Topics: Django
    Length and date: 48 min
    -- By its name
    picture https://snake.example/cover.png
    <Details
      Django at fifteen (Episode of Snake Tales)>
    ");
}

#[tokio::test]
async fn one_by_chance() {
    let world = World::start().await;
    let first = world.ask_numbered(1_600_000_000_000_000_001, "podcast random").await;
    assert_snapshot!(first.text(), @"
    (everyone sees this)
    By chance:
    ---- #8d6e63 ----
    # Schlangengrube
    -> https://grube.example/
    In German, deep and dry.
    Topics: Python
    [Another one]
    <Details
      Schlangengrube>
    ");
    assert_snapshot!(world.press(&first, "Another one").await.text(), @"
    (everyone sees this) (changed)
    By chance:
    ---- #8d6e63 ----
    # Test Snakes
    -> https://tests.example/
    How others test their Python.
    Topics: Python
    [Another one]
    <Details
      Test Snakes>
    ");
    let about = world.ask_numbered(1_600_000_000_000_000_002, "podcast random topic:python").await;
    assert_snapshot!(about.text(), @"
    (everyone sees this)
    By chance, about **Python**:
    ---- #8d6e63 ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [How Python came to be](https://snake.example/7) (61 min)
    [Django at fifteen](https://snake.example/12) (48 min)
    picture https://snake.example/cover.png
    [Another one]
    <Details
      Snake Tales>
    ");
    assert_snapshot!(world.ask("podcast random topic:pizza").await.text(), @"
    (only you see this)
    No topic called *pizza* in this catalog. See what there is with </podcast topics>.
    ");
}

#[tokio::test]
async fn something_similar() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast similar name:Django Hour").await.text(), @"
    (everyone sees this)
    Like **Django Hour**:
    ---- #8d6e63 ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    -- Also about Python
    picture https://snake.example/cover.png
    ---- #8d6e63 ----
    # Schlangengrube
    -> https://grube.example/
    In German, deep and dry.
    Topics: Python
    -- Also about Python
    ---- #8d6e63 ----
    # Python Weekly News
    -> https://news.example/
    Ten minutes of news.
    Topics: Python
    -- Also about Python
    ---- #8d6e63 ----
    # Test Snakes
    -> https://tests.example/
    How others test their Python.
    Topics: Python
    -- Also about Python
    ---- #8d6e63 ----
    # Snakes and Tables
    -> https://tables.example/
    Python for people with data.
    Topics: Python
    -- Also about Python
    [More]
    <Details
      Snake Tales
      Schlangengrube
      Python Weekly News
      Test Snakes
      Snakes and Tables>
    ");
    assert_snapshot!(world.ask("podcast similar name:Ship It Nightly").await.text(), @"
    (only you see this)
    Nothing else in this catalog is like **Ship It Nightly**.
    ");
}

#[tokio::test]
async fn all_topics_and_those_inside_one() {
    let world = World::start().await;
    let all = world.ask("podcast topics").await;
    assert_snapshot!(all.text(), @"
    (everyone sees this)
    ---- #3498db ----
    # 6 topics, 9 podcasts
    **Programming** (8) – Python 7, Web development 2
    **DevOps** (1) – Kubernetes 1
    -- The numbers count podcasts, those of narrower topics included
    <Open a topic
      Programming (8 shows)
      DevOps (1 show)>
    ");
    assert_snapshot!(world.choose(&all, "Programming").await.text(), @"
    (everyone sees this) (changed)
    ---- #8d6e63 ----
    # Topics in Programming
    **Python** (7) – Django 2
    **Web development** (2) – Django 2
    -- The numbers count podcasts, those of narrower topics included
    [Show podcasts]
    <Open a topic
      Python (7 shows)
      Web development (2 shows)>
    ");
    assert_snapshot!(world.ask("podcast topics under:python").await.text(), @"
    (everyone sees this)
    ---- #8d6e63 ----
    # Topics in Python
    **Django** (2)
    -- The numbers count podcasts, those of narrower topics included
    [Show podcasts]
    <Open a topic
      Django (2 shows)>
    ");
    assert_snapshot!(world.ask("podcast topics under:django").await.text(), @"
    (everyone sees this)
    Only 1 show about **Django**; the rest cover **Python**.
    ---- #8d6e63 ----
    # Django Hour
    -> https://django.example/
    An hour a week on one part of Django.
    Topics: Django, Python
    Hosts: Will Example
    Status: Active
    -- Django
    ---- #8d6e63 ----
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
    ---- #8d6e63 ----
    # Schlangengrube
    -> https://grube.example/
    In German, deep and dry.
    Topics: Python
    -- Covers Python
    ---- #8d6e63 ----
    # Python Weekly News
    -> https://news.example/
    Ten minutes of news.
    Topics: Python
    -- Covers Python
    ---- #8d6e63 ----
    # Test Snakes
    -> https://tests.example/
    How others test their Python.
    Topics: Python
    -- Covers Python
    [More]
    <Details
      Django Hour
      Snake Tales
      Schlangengrube
      Python Weekly News
      Test Snakes>
    ");
    assert_snapshot!(world.ask("podcast topics under:gardening").await.text(), @"
    (only you see this)
    No topic called *gardening* in this catalog. See what there is with </podcast topics>.
    ");
}

#[tokio::test]
async fn help() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast help").await.text(), @"
    (only you see this)
    ---- #546e7a ----
    # What you can ask
    </podcast topic> – shows and episodes about something; typos are fine, and so are whole sentences
    </podcast show> – one show: why, hosts, topics, episodes
    </podcast episode> – episodes by topic, title or guest
    </podcast similar> – shows like one you know
    </podcast random> – one by chance
    </podcast topics> – what there is to ask for
    Or open a message's menu, Apps, **Find podcasts**: what it says is the question, and only you see the answer.
    -- 9 shows about 6 topics, chosen by people
    ");
}

#[tokio::test]
async fn details_similar_and_back() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:django").await;
    let details = world.choose(&answer, "Snake Tales").await;
    assert_snapshot!(details.text(), @"
    (everyone sees this) (changed)
    ---- #8d6e63 ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [How Python came to be](https://snake.example/7) (61 min)
    [Django at fifteen](https://snake.example/12) (48 min)
    Language: English
    Also known as: Snakes
    Links: [Site](https://snake.example/) · [Feed](https://snake.example/rss)
    picture https://snake.example/cover.png
    [Similar]
    <Details
      How Python came to be (Episode of Snake Tales)
      Django at fifteen (Episode of Snake Tales)>
    ");
    assert_snapshot!(world.press(&details, "Similar").await.text(), @"
    (everyone sees this) (changed)
    Like **Snake Tales**:
    ---- #8d6e63 ----
    # Schlangengrube
    -> https://grube.example/
    In German, deep and dry.
    Topics: Python
    -- Also about Python
    ---- #8d6e63 ----
    # Python Weekly News
    -> https://news.example/
    Ten minutes of news.
    Topics: Python
    -- Also about Python
    ---- #8d6e63 ----
    # Test Snakes
    -> https://tests.example/
    How others test their Python.
    Topics: Python
    -- Also about Python
    ---- #8d6e63 ----
    # Snakes and Tables
    -> https://tables.example/
    Python for people with data.
    Topics: Python
    -- Also about Python
    ---- #8d6e63 ----
    # First Steps in Python
    -> https://first.example/
    Ten minutes for people who never wrote a line.
    Topics: Python
    Status: Ended in 2019
    -- Also about Python
    [More]
    <Details
      Schlangengrube
      Python Weekly News
      Test Snakes
      Snakes and Tables
      First Steps in Python>
    ");
    assert_snapshot!(world.choose(&details, "Django at fifteen").await.text(), @"
    (everyone sees this) (changed)
    ---- #8d6e63 ----
    Episode 12 of Snake Tales
    # Django at fifteen
    -> https://snake.example/12
    What lasted and what did not.
    Topics: Django
    Length and date: 48 min
    picture https://snake.example/cover.png
    <Details
      Snake Tales>
    ");
}

#[tokio::test]
async fn an_outdated_button() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:django").await;
    assert_snapshot!(world.press_forged(&answer, "0t;something").await.text(), @"
    (only you see this)
    This belongs to an older answer that I can no longer read. Ask again with </podcast topic>.
    ");
}

#[tokio::test]
async fn somebody_elses_press() {
    let world = World::start().await;
    let annas = world.ask("podcast topic about:python").await;
    assert_snapshot!(world.press_as(BEN, &annas, "More").await.text(), @"
    (only you see this)
    About **Python**:
    ---- #8d6e63 ----
    # First Steps in Python
    -> https://first.example/
    Ten minutes for people who never wrote a line.
    Topics: Python
    Status: Ended in 2019
    -- Python
    ---- #8d6e63 ----
    # Django Hour
    -> https://django.example/
    An hour a week on one part of Django.
    Topics: Django, Python
    Hosts: Will Example
    Status: Active
    -- Also about Python
    [Share]
    <Details
      First Steps in Python
      Django Hour>
    ");
}
