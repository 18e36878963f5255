//! What people read about the commands, by locale. Adding a locale is adding a column; names of options stay English.

/// Discord's codes of the locales below, in their order (`reference.mdx`, Locales). en-US is the default text.
pub(crate) const LOCALES: [&str; 5] = ["en-US", "de", "fr", "es-ES", "pt-BR"];

/// Texts for one path such as `podcast topic`, in the order of [`LOCALES`].
pub(crate) fn description(path: &str) -> [&'static str; 5] {
    match path {
        "podcast" => [
            "Podcasts worth your time, picked by people",
            "Hörenswerte Podcasts, von Menschen ausgewählt",
            "Des podcasts qui valent le détour, choisis par des humains",
            "Podcasts que valen la pena, elegidos por personas",
            "Podcasts que valem a pena, escolhidos por pessoas",
        ],
        "podcast topic" => [
            "Find podcasts about a topic",
            "Podcasts zu einem Thema finden",
            "Trouver des podcasts sur un sujet",
            "Buscar podcasts sobre un tema",
            "Encontrar podcasts sobre um tema",
        ],
        "podcast show" => [
            "Look closer at one podcast",
            "Einen Podcast genauer ansehen",
            "Voir un podcast en détail",
            "Ver un podcast en detalle",
            "Ver um podcast em detalhe",
        ],
        "podcast episode" => [
            "Find episodes by topic, title or guest",
            "Folgen nach Thema, Titel oder Gast finden",
            "Trouver des épisodes par sujet, titre ou invité",
            "Buscar episodios por tema, título o invitado",
            "Encontrar episódios por tema, título ou convidado",
        ],
        "podcast random" => [
            "Be surprised by a podcast",
            "Sich von einem Podcast überraschen lassen",
            "Se laisser surprendre par un podcast",
            "Déjate sorprender por un podcast",
            "Surpreenda-se com um podcast",
        ],
        "podcast similar" => [
            "Find podcasts like one you know",
            "Podcasts finden, die einem bekannten ähneln",
            "Trouver des podcasts proches d’un podcast connu",
            "Buscar podcasts parecidos a uno que conoces",
            "Encontrar podcasts parecidos com um que você conhece",
        ],
        "podcast topics" => [
            "Browse the topics there are",
            "Durch die Themen stöbern",
            "Parcourir les sujets",
            "Explorar los temas",
            "Explorar os temas",
        ],
        "podcast help" => [
            "What podpick can do for you here",
            "Was podpick hier für dich tun kann",
            "Ce que podpick peut faire pour vous ici",
            "Lo que podpick puede hacer por ti aquí",
            "O que o podpick pode fazer por você aqui",
        ],
        _ => [""; 5],
    }
}

/// The message command's names, in the order of [`LOCALES`].
pub(crate) const FIND_PODCASTS: [&str; 5] =
    ["Find podcasts", "Podcasts finden", "Trouver des podcasts", "Buscar podcasts", "Encontrar podcasts"];
