//! What the member reads, word for word, for every kind of question about a topic. Shows and browsing have files of their own.

use insta::assert_snapshot;

use crate::world::{BEN, World};

#[tokio::test]
async fn an_exact_topic() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast topic about:django").await.text(), @"
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
}

#[tokio::test]
async fn a_page_and_the_next() {
    let world = World::start().await;
    let first = world.ask("podcast topic about:python").await;
    assert_snapshot!(first.text(), @"
    (everyone sees this)
    About **Python**:
    ---- #8d6e63 ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [How Python came to be](https://snake.example/7) (61 min)
    -- Python
    picture https://snake.example/cover.png
    ---- #8d6e63 ----
    # Schlangengrube
    -> https://grube.example/
    In German, deep and dry.
    Topics: Python
    -- Python
    ---- #8d6e63 ----
    # Python Weekly News
    -> https://news.example/
    Ten minutes of news.
    Topics: Python
    -- Python
    ---- #8d6e63 ----
    # Test Snakes
    -> https://tests.example/
    How others test their Python.
    Topics: Python
    -- Python
    ---- #8d6e63 ----
    # Snakes and Tables
    -> https://tables.example/
    Python for people with data.
    Topics: Python
    -- Python
    [More]
    <Details
      Snake Tales
      Schlangengrube
      Python Weekly News
      Test Snakes
      Snakes and Tables>
    ");
    assert_snapshot!(world.press(&first, "More").await.text(), @"
    (everyone sees this) (changed)
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
    <Details
      First Steps in Python
      Django Hour>
    ");
}

#[tokio::test]
async fn a_typo() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast topic about:kubernets").await.text(), @"
    (everyone sees this)
    You typed *kubernets*; showing **Kubernetes**.
    ---- #8d6e63 ----
    # Ship It Nightly
    -> https://ship.example/
    Stories of nights on call.
    Topics: DevOps, Kubernetes
    -- Also about Kubernetes, you typed kubernets
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
    ---- #8d6e63 ----
    # Ship It Nightly
    -> https://ship.example/
    Stories of nights on call.
    Topics: DevOps, Kubernetes
    -- Also about Kubernetes
    ---- #8d6e63 ----
    # Django Hour
    -> https://django.example/
    An hour a week on one part of Django.
    Topics: Django, Python
    Hosts: Will Example
    Status: Active
    -- Django
    ---- #8d6e63 ----
    Episode 12 of Snake Tales
    # Django at fifteen
    -> https://snake.example/12
    What lasted and what did not.
    Topics: Django
    Length and date: 48 min
    -- Django
    picture https://snake.example/cover.png
    <Details
      Ship It Nightly
      Django Hour
      Django at fifteen (Episode of Snake Tales)>
    ");
}

#[tokio::test]
async fn a_whole_sentence() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:how do I get into web dev with python3?").await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    You typed *web dev*; showing **Web development**. You typed *python3*; showing **Python**.
    ---- #8d6e63 ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [How Python came to be](https://snake.example/7) (61 min)
    -- Also about Web development, you typed web dev · Python, you typed python3
    picture https://snake.example/cover.png
    ---- #8d6e63 ----
    # Schlangengrube
    -> https://grube.example/
    In German, deep and dry.
    Topics: Python
    -- Python, you typed python3
    ---- #8d6e63 ----
    # Python Weekly News
    -> https://news.example/
    Ten minutes of news.
    Topics: Python
    -- Python, you typed python3
    ---- #8d6e63 ----
    # Test Snakes
    -> https://tests.example/
    How others test their Python.
    Topics: Python
    -- Python, you typed python3
    ---- #8d6e63 ----
    # Snakes and Tables
    -> https://tables.example/
    Python for people with data.
    Topics: Python
    -- Python, you typed python3
    [More]
    <Details
      Snake Tales
      Schlangengrube
      Python Weekly News
      Test Snakes
      Snakes and Tables>
    ");
}

#[tokio::test]
async fn a_topic_that_is_widened() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast topic about:kubernetes").await.text(), @"
    (everyone sees this)
    About **Kubernetes**:
    ---- #8d6e63 ----
    # Ship It Nightly
    -> https://ship.example/
    Stories of nights on call.
    Topics: DevOps, Kubernetes
    -- Also about Kubernetes
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
    ---- #8d6e63 ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [Django at fifteen](https://snake.example/12) (48 min)
    -- Also about Web development
    picture https://snake.example/cover.png
    ---- #8d6e63 ----
    # Django Hour
    -> https://django.example/
    An hour a week on one part of Django.
    Topics: Django, Python
    Hosts: Will Example
    Status: Active
    -- Covers Django
    ---- #8d6e63 ----
    # Code & Tea
    -> https://tea.example/
    Two friends argue about programming.
    Topics: Programming
    Status: explicit
    -- Covers Programming
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
    About **Python**:
    ---- #8d6e63 ----
    # Schlangengrube
    -> https://grube.example/
    In German, deep and dry.
    Topics: Python
    -- Python
    <Details
      Schlangengrube>
    ");
}

#[tokio::test]
async fn filters_that_leave_nothing() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast topic about:kubernetes language:de").await.text(), @"
    (only you see this)
    Nothing about **Kubernetes** in **German**. Without that, there is 1 result.
    ");
    assert_snapshot!(world.ask("podcast topic about:django language:Klingon").await.text(), @"
    (only you see this)
    Nothing about **Django** in **klingon**. Without that, there are 9 results.
    ");
}

#[tokio::test]
async fn nothing_found() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast topic about:pizza recipes").await.text(), @"
    (only you see this)
    Nothing about *pizza recipes* in this catalog. See what there is with </podcast topics>.
    ");
}

#[tokio::test]
async fn nothing_found_but_something_near() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast topic about:djagno flags").await.text(), @"
    (only you see this)
    Nothing about *djagno flags* in this catalog. Did you mean **Django**?
    <Show instead
      Django (2 shows)>
    ");
}

#[tokio::test]
async fn hostile_words() {
    let world = World::start().await;
    let typed = "@everyone [djagno](https://evil.example) **loud** <@1> `x`";
    let answer = world.ask(&format!("podcast topic about:{typed}")).await.text();
    assert_snapshot!(answer.replace('\u{200b}', "<gap>"), @r"
    (only you see this)
    Nothing about *@<gap>everyone \[djagno\](https\://evil.example) \*\*loud\*\* \<@<gap>1> \`x\`* in this catalog. Did you mean **Django**?
    <Show instead
      Django (2 shows)>
    ");
    let answer = world.ask("podcast topic about:@everyone").await.text();
    assert_snapshot!(answer.replace('\u{200b}', "<gap>"), @"
    (only you see this)
    Nothing about *@<gap>everyone* in this catalog. See what there is with </podcast topics>.
    ");
    assert_snapshot!(world.ask("podcast topic about:../../etc/passwd").await.text(), @"
    (only you see this)
    Nothing about *../../etc/passwd* in this catalog. See what there is with </podcast topics>.
    ");
}

#[tokio::test]
async fn for_another_member() {
    let world = World::start().await;
    let answer = world.ask(&format!("podcast topic about:django for:<@{}>", BEN.id)).await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    For <@333000000000000002>: Only 1 show about **Django**; the rest cover **Python**.
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
}

#[tokio::test]
async fn privately_and_then_shared() {
    let world = World::start().await;
    let private = world.ask("podcast topic about:devops private:true").await;
    assert_snapshot!(private.text(), @"
    (only you see this)
    About **DevOps**:
    ---- #8d6e63 ----
    # Ship It Nightly
    -> https://ship.example/
    Stories of nights on call.
    Topics: DevOps, Kubernetes
    -- DevOps
    [Share]
    <Details
      Ship It Nightly>
    ");
    assert_snapshot!(world.press(&private, "Share").await.text(), @"
    (everyone sees this)
    About **DevOps**:
    ---- #8d6e63 ----
    # Ship It Nightly
    -> https://ship.example/
    Stories of nights on call.
    Topics: DevOps, Kubernetes
    -- DevOps
    <Details
      Ship It Nightly>
    ");
}

#[tokio::test]
async fn a_message_as_the_question() {
    let world = World::start().await;
    // From here on the bot surely knows the id to mention commands by.
    world.ask("podcast help").await;
    let found = world.find_podcasts_in("hey all, has anyone used Django with kubernetes? I am stuck").await;
    assert_snapshot!(found.text(), @"
    (only you see this)
    About **Django** and **Kubernetes**:
    ---- #8d6e63 ----
    # Ship It Nightly
    -> https://ship.example/
    Stories of nights on call.
    Topics: DevOps, Kubernetes
    -- Also about Kubernetes
    ---- #8d6e63 ----
    # Django Hour
    -> https://django.example/
    An hour a week on one part of Django.
    Topics: Django, Python
    Hosts: Will Example
    Status: Active
    -- Django
    ---- #8d6e63 ----
    Episode 12 of Snake Tales
    # Django at fifteen
    -> https://snake.example/12
    What lasted and what did not.
    Topics: Django
    Length and date: 48 min
    -- Django
    picture https://snake.example/cover.png
    [Share]
    <Details
      Ship It Nightly
      Django Hour
      Django at fifteen (Episode of Snake Tales)>
    ");
    assert_snapshot!(world.find_podcasts_in("lunch at noon?").await.text(), @"
    (only you see this)
    Nothing about *lunch at noon?* in this catalog. See what there is with </podcast topics>.
    ");
    assert_snapshot!(world.find_podcasts_in("").await.text(), @"
    (only you see this)
    That holds no word to look for. See what there is with </podcast topics>.
    ");
}
