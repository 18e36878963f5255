//! What the member reads, word for word, by chance, while browsing, from help and from old buttons.

use insta::assert_snapshot;

use crate::world::{BEN, World};

#[tokio::test]
async fn one_by_chance() {
    let world = World::start().await;
    let first = world.ask_numbered(1_600_000_000_000_000_001, "podcast random").await;
    assert_snapshot!(first.text(), @"
    (everyone sees this)
    By chance:
    ---- #3498db ----
    # Schlangengrube
    -> https://grube.example/
    In German, deep and dry.
    Topics: Python
    Language: German
    [Another one] [Send to me]
    <Details
      Schlangengrube>
    ");
    assert_snapshot!(world.press(&first, "Another one").await.text(), @"
    (everyone sees this) (changed)
    By chance:
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [How Python came to be](https://snake.example/7) (61 min)
    [Django at fifteen](https://snake.example/12) (48 min)
    picture https://snake.example/cover.png
    [Another one] [Send to me]
    <Details
      Snake Tales>
    ");
    let about = world.ask_numbered(1_600_000_000_000_000_002, "podcast random topic:python").await;
    assert_snapshot!(about.text(), @"
    (everyone sees this)
    By chance, about **Python**:
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [How Python came to be](https://snake.example/7) (61 min)
    picture https://snake.example/cover.png
    [Another one] [Send to me]
    <Details
      Snake Tales>
    ");
    assert_snapshot!(world.ask("podcast random topic:pizza").await.text(), @"
    (only you see this)
    No topic called *pizza* in this catalog. Here are topics to browse:
    <Show instead
      Programming (8 shows)
      DevOps (1 show)>
    ");
}

#[tokio::test]
async fn all_topics_and_those_inside_one() {
    let world = World::start().await;
    let all = world.ask("podcast topics").await;
    assert_snapshot!(all.text(), @"
    (everyone sees this)
    ---- #3498db ----
    # 6 topics, 9 shows
    **Programming** (8) – Python 7, Web development 2
    **DevOps** (1) – Kubernetes 1
    -- The numbers count shows, including those of narrower topics
    <Open a topic
      Programming (8 shows)
      DevOps (1 show)>
    ");
    assert_snapshot!(world.choose(&all, "Programming").await.text(), @"
    (everyone sees this) (changed)
    ---- #3498db ----
    # Topics in Programming
    **Python** (7) – Django 2
    **Web development** (2) – Django 2
    -- The numbers count shows, including those of narrower topics
    [Find shows]
    <Open a topic
      Python (7 shows)
      Web development (2 shows)>
    ");
    assert_snapshot!(world.ask("podcast topics under:python").await.text(), @"
    (everyone sees this)
    ---- #3498db ----
    # Topics in Python
    **Django** (2)
    -- The numbers count shows, including those of narrower topics
    [Find shows]
    <Open a topic
      Django (2 shows)>
    ");
    assert_snapshot!(world.ask("podcast topics under:django").await.text(), @"
    (everyone sees this)
    Only 1 show about **Django**; the rest cover **Python**.
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
    assert_snapshot!(world.ask("podcast topics under:gardening").await.text(), @"
    (only you see this)
    No topic called *gardening* in this catalog. Here are topics to browse:
    <Show instead
      Programming (8 shows)
      DevOps (1 show)>
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
    </podcast new> – the newest episodes
    </podcast similar> – shows like one you know
    </podcast random> – one by chance
    </podcast pick> – this week's pick and the last ones
    </podcast topics> – what there is to ask for
    </podcast suggest> – suggests a show for this server
    </podcast help> – this list
    </podcast forget-me> – deletes your ratings and suggestions, and your id from everything else podpick keeps

    Or open a message's menu → Apps → **Find podcasts**: podpick searches for what the message says, and only you see the answer.
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
    ---- #3498db ----
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
    picture https://snake.example/cover.png
    [Site -> https://snake.example/] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fsnake.example%2Frss] [Podcast Addict -> https://podcastaddict.com/feed/https%3A%2F%2Fsnake.example%2Frss] [Feed -> https://snake.example/rss]
    [Similar] [Send to me]
    <Details
      How Python came to be (Episode of Snake Tales)
      Django at fifteen (Episode of Snake Tales)>
    ");
    assert_snapshot!(world.press(&details, "Similar").await.text(), @"
    (everyone sees this) (changed)
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
    assert_snapshot!(world.choose(&details, "Django at fifteen").await.text(), @"
    (everyone sees this) (changed)
    ---- #3498db ----
    Episode 12 of Snake Tales
    # Django at fifteen
    -> https://snake.example/12
    What lasted and what did not.
    Topics: Django
    Details: 48 min
    picture https://snake.example/cover.png
    [Send to me]
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
    This belongs to an older answer that podpick can no longer read. Ask again with </podcast topic>.
    ");
}

#[tokio::test]
async fn somebody_elses_press() {
    let world = World::start().await;
    let annas = world.ask("podcast topic about:python").await;
    assert_snapshot!(world.press_as(BEN, &annas, "More").await.text(), @"
    (only you see this)
    Zu **Python**:
    ---- #3498db ----
    # First Steps in Python
    -> https://first.example/
    Ten minutes for people who never wrote a line.
    Themen: Python
    Status: 2019 beendet
    ---- #3498db ----
    # Django Hour
    -> https://django.example/
    An hour a week on one part of Django.
    Themen: Django, Python
    Hosts: Will Example
    Status: Aktiv
    -- Auch zu Python
    [Teilen] [An mich senden]
    <Details
      First Steps in Python
      Django Hour>
    ");
}
