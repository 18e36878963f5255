//! What the member reads, word for word, when a question about a topic finds something.

use insta::assert_snapshot;

use crate::world::World;

#[tokio::test]
async fn an_exact_topic() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast topic about:django").await.text(), @"
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
}

#[tokio::test]
async fn a_page_and_the_next() {
    let world = World::start().await;
    let first = world.ask("podcast topic about:python").await;
    assert_snapshot!(first.text(), @"
    (everyone sees this)
    About **Python**:
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
    [More] [Send to me]
    <Details
      Snake Tales
      Python Weekly News
      Test Snakes
      Snakes and Tables
      First Steps in Python>
    ");
    assert_snapshot!(world.press(&first, "More").await.text(), @"
    (everyone sees this) (changed)
    About **Python**:
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
    [Send to me]
    <Details
      Django Hour
      Schlangengrube>
    ");
}

#[tokio::test]
async fn a_typo() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast topic about:kubernets").await.text(), @"
    (everyone sees this)
    You typed *kubernets*; showing **Kubernetes**.
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
async fn several_topics_at_once() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast topic about:django kubernetes").await.text(), @"
    (everyone sees this)
    About **Django** and **Kubernetes**:
    ---- #3498db ----
    # Django Hour
    -> https://django.example/
    An hour a week on one part of Django.
    Topics: Django, Python
    Hosts: Will Example
    Status: Active
    -- Django
    ---- #2ecc71 ----
    # Ship It Nightly
    -> https://ship.example/
    Stories of nights on call.
    Topics: DevOps, Kubernetes
    -- Also about Kubernetes
    ---- #3498db ----
    Episode 12 of Snake Tales
    # Django at fifteen
    -> https://snake.example/12
    What lasted and what did not.
    Topics: Django
    Details: 48 min
    -- Django
    picture https://snake.example/cover.png
    [Send to me]
    <Details
      Django Hour
      Ship It Nightly
      Django at fifteen (Episode of Snake Tales)>
    ");
}

#[tokio::test]
async fn a_whole_sentence() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:how do I get into web dev with python3?").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    About **Web development** and **Python**, for beginners:
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [How Python came to be](https://snake.example/7) (61 min)
    -- Also about Web development · Python
    picture https://snake.example/cover.png
    ---- #3498db ----
    # First Steps in Python
    -> https://first.example/
    Ten minutes for people who never wrote a line.
    Topics: Python
    Status: Ended in 2019
    -- Python
    ---- #3498db ----
    # Django Hour
    -> https://django.example/
    An hour a week on one part of Django.
    Topics: Django, Python
    Hosts: Will Example
    Status: Active
    -- Also about Python
    ---- #3498db ----
    # Python Weekly News
    -> https://news.example/
    Ten minutes of news.
    Topics: Python
    -- Python
    ---- #3498db ----
    # Snakes and Tables
    -> https://tables.example/
    Python for people with data.
    Topics: Python
    -- Python
    [Without “for beginners”: 8] [Send to me]
    <Details
      Snake Tales
      First Steps in Python
      Django Hour
      Python Weekly News
      Snakes and Tables>
    ");
}

#[tokio::test]
async fn a_topic_that_is_widened() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast topic about:kubernetes").await.text(), @"
    (everyone sees this)
    About **Kubernetes**:
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
async fn a_topic_without_a_show_of_its_own() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast topic about:web development").await.text(), @"
    (everyone sees this)
    Only 1 show about **Web development**; the rest cover **Django** and **Programming**.
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [Django at fifteen](https://snake.example/12) (48 min)
    -- Also about Web development
    picture https://snake.example/cover.png
    ---- #3498db ----
    # Django Hour
    -> https://django.example/
    An hour a week on one part of Django.
    Topics: Django, Python
    Hosts: Will Example
    Status: Active
    -- Covers Django
    ---- #3498db ----
    # Code & Tea
    -> https://tea.example/
    Two friends argue about programming.
    Topics: Programming
    Status: Explicit
    -- Covers Programming
    [Send to me]
    <Details
      Snake Tales
      Django Hour
      Code & Tea>
    ");
}

#[tokio::test]
async fn filters_that_leave_something() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:python level:advanced language:de").await;
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
