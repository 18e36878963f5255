//! What the member reads, word for word, when little or nothing is found, and in answers for few eyes.

use insta::assert_snapshot;

use crate::world::{BEN, World};

#[tokio::test]
async fn filters_that_leave_nothing() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast topic about:kubernetes language:de").await.text(), @"
    (only you see this)
    Nothing about **Kubernetes** fits (asked for: in **German**).
    [All languages: 1]
    ");
    assert_snapshot!(world.ask("podcast topic about:django language:Klingon").await.text(), @"
    (only you see this)
    Nothing about **Django** fits (asked for: in **klingon**).
    [All languages: 9]
    ");
}

#[tokio::test]
async fn nothing_found() {
    let world = World::start().await;
    assert_snapshot!(world.ask("podcast topic about:pizza recipes").await.text(), @"
    (only you see this)
    Nothing about *pizza recipes* in this catalog. Here are topics to browse:
    <Show instead
      Programming (8 shows)
      DevOps (1 show)>
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
    Nothing about *@<gap>everyone* in this catalog. Here are topics to browse:
    <Show instead
      Programming (8 shows)
      DevOps (1 show)>
    ");
    assert_snapshot!(world.ask("podcast topic about:../../etc/passwd").await.text(), @"
    (only you see this)
    Nothing about *../../etc/passwd* in this catalog. Here are topics to browse:
    <Show instead
      Programming (8 shows)
      DevOps (1 show)>
    ");
}

#[tokio::test]
async fn for_another_member() {
    let world = World::start().await;
    let answer = world.ask(&format!("podcast topic about:django for:<@{}>", BEN.id)).await;
    assert_snapshot!(answer.text(), @"
    (everyone sees this)
    For <@333000000000000002>: Only 1 show about **Django**; the rest cover **Python**.
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
async fn privately_and_then_shared() {
    let world = World::start().await;
    let private = world.ask("podcast topic about:devops private:true").await;
    assert_snapshot!(private.text(), @"
    (only you see this)
    About **DevOps**:
    ---- #2ecc71 ----
    # Ship It Nightly
    -> https://ship.example/
    Stories of nights on call.
    Topics: DevOps, Kubernetes
    [Share] [Send to me]
    <Details
      Ship It Nightly>
    ");
    assert_snapshot!(world.press(&private, "Share").await.text(), @"
    (everyone sees this)
    About **DevOps**:
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
async fn a_message_as_the_question() {
    let world = World::start().await;
    // From here on the bot surely knows the id to mention commands by.
    world.ask("podcast help").await;
    let found = world.find_podcasts_in("hey all, has anyone used Django with kubernetes? I am stuck").await;
    assert_snapshot!(found.text(), @"
    (only you see this)
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
    [Share] [Send to me]
    <Details
      Django Hour
      Ship It Nightly
      Django at fifteen (Episode of Snake Tales)>
    ");
    assert_snapshot!(world.find_podcasts_in("lunch at noon?").await.text(), @"
    (only you see this)
    Nothing about *lunch at noon?* in this catalog. Here are topics to browse:
    <Show instead
      Programming (8 shows)
      DevOps (1 show)>
    ");
    assert_snapshot!(world.find_podcasts_in("").await.text(), @"
    (only you see this)
    There is no word in that to search for. Here are topics to browse:
    <Show instead
      Programming (8 shows)
      DevOps (1 show)>
    ");
}
