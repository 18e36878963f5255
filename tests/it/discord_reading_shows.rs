//! What the member reads, word for word, about one show, its like, and episodes.

use insta::assert_snapshot;

use crate::world::World;

#[tokio::test]
async fn one_show() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast show name:Snake Tales").await.text(), @"
    (everyone sees this)
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
}

#[tokio::test]
async fn a_show_with_little_to_tell() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast show name:First Steps in Python").await.text(), @"
    (everyone sees this)
    ---- #3498db ----
    # First Steps in Python
    -> https://first.example/
    Ten minutes for people who never wrote a line.
    Topics: Python
    Status: Ended in 2019
    Language: English
    Level: For beginners
    [Site -> https://first.example/] [Similar] [Send to me]
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
    1 episode:
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
    assert_snapshot!(world.ask("podcast episode about:Snake Tales").await.text(), @"
    (everyone sees this)
    2 episodes:
    ---- #3498db ----
    Episode 7 of Snake Tales
    # How Python came to be
    -> https://snake.example/7
    The beginnings, told by one who was there.
    Topics: Python
    With: Guido Example
    Details: 61 min · <t:1582977600:D>
    picture https://snake.example/cover.png
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
      How Python came to be (Episode of Snake Tales)
      Django at fifteen (Episode of Snake Tales)>
    ");
    assert_snapshot!(world.ask("podcast episode about:devops").await.text(), @"
    (only you see this)
    No episode about **DevOps** in this catalog.
    [Shows: 1]
    ");
    assert_snapshot!(world.ask("podcast episode about:pizza").await.text(), @"
    (only you see this)
    Nothing about *pizza* in this catalog. Here are topics to browse:
    <Show instead
      Programming (8 shows)
      DevOps (1 show)>
    ");
}

#[tokio::test]
async fn an_episode_by_its_name_as_a_topic() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast topic about:Django at fifteen").await.text(), @"
    (everyone sees this)
    ---- #3498db ----
    Episode 12 of Snake Tales
    # Django at fifteen
    -> https://snake.example/12
    What lasted and what did not.
    Topics: Django
    Details: 48 min
    -- By its name
    picture https://snake.example/cover.png
    [Send to me]
    <Details
      Django at fifteen (Episode of Snake Tales)>
    ");
}

#[tokio::test]
async fn something_similar() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast similar name:Django Hour").await.text(), @"
    (everyone sees this)
    Like **Django Hour**:
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    -- Also about Python
    picture https://snake.example/cover.png
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
    [More] [Send to me]
    <Details
      Snake Tales
      Python Weekly News
      Test Snakes
      Snakes and Tables
      First Steps in Python>
    ");
    assert_snapshot!(world.ask("podcast similar name:Ship It Nightly").await.text(), @"
    (only you see this)
    Nothing else in this catalog is like **Ship It Nightly**.
    ");
}
