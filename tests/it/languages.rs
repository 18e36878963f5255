//! Stories in the five languages: a private answer in the member's, what everybody reads in the server's.

use insta::assert_snapshot;

use crate::picks::schedule_as;
use crate::run_doctor::status_as;
use crate::terminal::terminal_with;
use crate::world::{ADA, ANNA, BEN, MIA, NEWS, Person, TALK, World};

/// Ben reads Discord in German, in a server that is in English.
#[tokio::test]
async fn a_private_answer_is_in_the_members_language_and_any_other_in_the_servers() {
    let world = World::start().await;
    assert_snapshot!(world.ask_as(BEN, TALK, "podcast topic about:djagno level:advanced private:true").await.text(), @"
    (only you see this)
    Gemeint ist wohl: **Django** (eingegeben: *djagno*). Zu **Django** gibt es keinen eigenen passenden Podcast (gesucht: für Profis), aber diese hier behandeln **Python**.
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Themen: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Aktiv
    Folgen für den Einstieg: [Django at fifteen](https://snake.example/12) (48 Min.)
    [How Python came to be](https://snake.example/7) (61 Min.)
    -- Behandelt Python
    picture https://snake.example/cover.png
    ---- #3498db ----
    # Schlangengrube
    -> https://grube.example/
    In German, deep and dry.
    Themen: Python
    -- Behandelt Python
    ---- #3498db ----
    # Python Weekly News
    -> https://news.example/
    Ten minutes of news.
    Themen: Python
    -- Behandelt Python
    ---- #3498db ----
    # Snakes and Tables
    -> https://tables.example/
    Python for people with data.
    Themen: Python
    -- Behandelt Python
    [Ohne „für Profis“: 9] [Teilen] [An mich senden]
    <Details
      Snake Tales
      Schlangengrube
      Python Weekly News
      Snakes and Tables>
    ");
    let open = world.ask_as(BEN, TALK, "podcast topic about:djagno").await;
    assert!(open.text().contains("You typed *djagno*; showing **Django**."), "{}", open.text());
    let german = Person { guild_locale: "de", ..ANNA };
    let open = world.ask_as(german, TALK, "podcast topic about:djagno").await;
    assert!(open.text().contains("Gemeint ist wohl: **Django** (eingegeben: *djagno*)."), "{}", open.text());
    assert!(open.text().contains("[Mehr]") || open.text().contains("Themen: "), "{}", open.text());
    let private = world.ask_as(german, TALK, "podcast topic about:djagno private:true").await;
    assert!(private.text().contains("You typed *djagno*"), "{}", private.text());
}

#[tokio::test]
async fn each_language_has_its_own_words() {
    let world = World::start().await;
    let ask = async |locale| {
        let asker = Person { locale, ..ANNA };
        let nothing = world.ask_as(asker, TALK, "podcast topic about:zzqqxx private:true").await.text();
        let asker = Person { guild_locale: locale, ..asker };
        world.ask_as(asker, TALK, "podcast show name:Snake Tales").await.text() + &nothing
    };
    assert_snapshot!(ask("es-419").await, @"
    (everyone sees this)
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Temas: Python, Web development
    Presentado por: Ada Example, Grace Example
    Estado: Activo
    Episodios para empezar: [How Python came to be](https://snake.example/7) (61 min)
    [Django at fifteen](https://snake.example/12) (48 min)
    Idioma: inglés
    También conocido como: Snakes
    picture https://snake.example/cover.png
    [Sitio web -> https://snake.example/] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fsnake.example%2Frss] [Podcast Addict -> https://podcastaddict.com/feed/https%3A%2F%2Fsnake.example%2Frss] [Feed -> https://snake.example/rss]
    [Parecidos] [Enviármelo]
    <Detalles
      How Python came to be (Episodio de Snake Tales)
      Django at fifteen (Episodio de Snake Tales)>
    (only you see this)
    En este catálogo no hay nada sobre *zzqqxx*. Aquí tienes temas para explorar:
    <Elige qué ver
      Programming (8 podcasts)
      DevOps (1 podcast)>
    ");
    assert_snapshot!(ask("fr").await, @"
    (everyone sees this)
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Sujets: Python, Web development
    Animé par: Ada Example, Grace Example
    État: Actif
    Épisodes pour commencer: [How Python came to be](https://snake.example/7) (61 min)
    [Django at fifteen](https://snake.example/12) (48 min)
    Langue: anglais
    Autres noms: Snakes
    picture https://snake.example/cover.png
    [Site -> https://snake.example/] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fsnake.example%2Frss] [Podcast Addict -> https://podcastaddict.com/feed/https%3A%2F%2Fsnake.example%2Frss] [Flux -> https://snake.example/rss]
    [Similaires] [Me l’envoyer]
    <Détails
      How Python came to be (Épisode du podcast Snake Tales)
      Django at fifteen (Épisode du podcast Snake Tales)>
    (only you see this)
    Rien sur *zzqqxx* dans ce catalogue. Voici des sujets à parcourir :
    <Afficher à la place
      Programming (8 podcasts)
      DevOps (1 podcast)>
    ");
    assert_snapshot!(ask("pt-BR").await, @"
    (everyone sees this)
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Temas: Python, Web development
    Apresentação: Ada Example, Grace Example
    Status: Ativo
    Episódios para começar: [How Python came to be](https://snake.example/7) (61 min)
    [Django at fifteen](https://snake.example/12) (48 min)
    Idioma: inglês
    Outros nomes: Snakes
    picture https://snake.example/cover.png
    [Site -> https://snake.example/] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fsnake.example%2Frss] [Podcast Addict -> https://podcastaddict.com/feed/https%3A%2F%2Fsnake.example%2Frss] [Feed -> https://snake.example/rss]
    [Parecidos] [Enviar para mim]
    <Detalhes
      How Python came to be (Episódio de Snake Tales)
      Django at fifteen (Episódio de Snake Tales)>
    (only you see this)
    Não há nada sobre *zzqqxx* neste catálogo. Aqui estão alguns temas para explorar:
    <Escolha uma sugestão
      Programming (8 podcasts)
      DevOps (1 podcast)>
    ");
}

#[tokio::test]
async fn what_an_admin_reads_about_podpick_is_in_the_admins_language() {
    let world = World::start().await;
    let admin = Person { locale: "de", ..ADA };
    let told = status_as(admin, &world).await;
    assert_snapshot!(told["embeds"][0]["description"].as_str().unwrap(), @"
    ✅ **Version**: 0.2.0
    ✅ **Katalog**: 9 Podcasts zu 6 Themen
    ✅ **Verbindung**: Shard 0 von 1
    ✅ **Datenbank**: antwortet
    ✅ **Feeds**: 0 abgerufen, davon derzeit nicht erreichbar: 0
    ✅ **Befehle**: überall registriert
    ✅ **Kanäle**: es wird noch nichts gepostet, denn weder der Tipp der Woche noch eine Ankündigung ist eingerichtet
    ");
}

#[tokio::test]
async fn a_language_without_a_file_is_english() {
    let world = World::start().await;
    let answer = world.ask_as(Person { locale: "ja", ..ANNA }, TALK, "podcast topics").await;
    assert!(answer.text().contains("topics"), "{}", answer.text());
}

/// What a suggestion is called in any language is understood when Discord sends the name in place of the value.
#[tokio::test]
async fn suggestions_are_in_the_members_language_and_come_back_as_they_are_read() {
    let world = World::start().await;
    let offered = world.type_in_as(BEN, "podcast topic", "about", "dja").await;
    let (name, _) = offered.first().expect("something is offered").clone();
    assert!(name.starts_with("Django · Thema, "), "{name}");
    let answer = world.ask(&format!("podcast topic about:{name}")).await;
    assert!(answer.text().contains("**Django**"), "{}", answer.text());
}

/// The weekly pick is for everybody: it is in the server's language of when it was set up, whoever set it up.
#[tokio::test(flavor = "multi_thread")]
async fn picks_and_notes_are_in_the_servers_language() {
    let world = World::start().await;
    let mia = Person { guild_locale: "fr", ..MIA };
    let until = schedule_as(&world, mia, "").await;
    world.ask_as(mia, TALK, "pick add show:Snake Tales").await;
    world.advance(until);
    world
        .until("the pick is posted", |inner| (!inner.channels.all[&NEWS].messages.is_empty()).then_some(()))
        .await;
    assert_snapshot!(world.read(NEWS), @"
    **La recommandation de la semaine**
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Sujets: Python, Web development
    Animé par: Ada Example, Grace Example
    État: Actif
    Durée: 61 min
    Pour commencer: [How Python came to be](https://snake.example/7) (<t:1582977600:D>)
    Recommandé par: <@333000000000000004>
    picture https://snake.example/cover.png
    [Écouter -> https://snake.example/] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fsnake.example%2Frss] [Podcast Addict -> https://podcastaddict.com/feed/https%3A%2F%2Fsnake.example%2Frss] [Flux -> https://snake.example/rss]
    [Écouté] [Pas pour moi] [Dans le même genre] [Me l’envoyer]
    ");
}

#[test]
fn a_terminal_speaks_its_own_language_and_programs_english() {
    let here = std::path::Path::new(".");
    let said =
        terminal_with(&[("LC_ALL", "pt_BR.UTF-8"), ("LANG", "de_DE")], here, &["ask", "djagno"], "").out;
    assert!(said.contains("Temas: "), "{said}");
    let json = terminal_with(&[("LANG", "pt_BR.UTF-8")], here, &["ask", "djagno", "--json"], "").out;
    assert!(json.contains("You typed"), "{json}");
    // Quotes, colons and days by the language's rules.
    let first_lines = |language: &str, question: &str| {
        let said = terminal_with(&[("LANG", language)], here, &["ask", question], "").out;
        let label =
            said.lines().find(|line| line.starts_with("  ") && line.contains(": ")).unwrap_or_default();
        let label =
            label.split_once(':').map(|(name, _)| format!("{}:", name.trim_start())).unwrap_or_default();
        format!("{} | {label}", said.lines().next().unwrap_or_default()).trim_end().to_owned()
    };
    let all =
        ["en_US", "de_DE", "es_ES", "fr_FR", "pt_BR"].map(|language| first_lines(language, "xylophones"));
    insta::assert_snapshot!(all.join("\n"), @"
    Nothing about “xylophones” in this catalog. Here are topics to browse: |
    Zu „xylophones“ gibt es in diesem Katalog nichts. Hier sind Themen zum Stöbern: |
    En este catálogo no hay nada sobre “xylophones”. Aquí tienes temas para explorar: |
    Rien sur « xylophones » dans ce catalogue. Voici des sujets à parcourir : |
    Não há nada sobre “xylophones” neste catálogo. Aqui estão alguns temas para explorar: |
    ");
    let all = ["en_US", "de_DE", "es_ES", "fr_FR", "pt_BR"].map(|language| first_lines(language, "djagno"));
    insta::assert_snapshot!(all.join("\n"), @"
    You typed “djagno”; showing Django. | Topics:
    Gemeint ist wohl: Django (eingegeben: „djagno“). | Themen:
    En lugar de “djagno”, se muestran resultados de Django. | Temas:
    Vous avez tapé « djagno » ; voici les résultats pour Django. | Sujets :
    Você digitou “djagno”; o podpick entendeu Django. | Temas:
    ");
}
