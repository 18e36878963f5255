//! What people read about the commands, by locale. Adding a locale is adding a column; names of options stay English.

/// Discord's codes of the locales below, in their order (`reference.mdx`, Locales). en-US is the default text.
pub(crate) const LOCALES: [&str; 5] = ["en-US", "de", "fr", "es-ES", "pt-BR"];

/// Texts for one path such as `podcast topic`, in the order of [`LOCALES`].
#[allow(clippy::too_many_lines, reason = "a table")]
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
            "Find podcasts similar to one you know",
            "Podcasts finden, die einem bekannten ähneln",
            "Trouver des podcasts proches d’un podcast connu",
            "Buscar podcasts parecidos a uno que conoces",
            "Encontrar podcasts parecidos com um que você conhece",
        ],
        "podcast topics" => [
            "Browse all topics",
            "Durch die Themen stöbern",
            "Parcourir les sujets",
            "Explorar los temas",
            "Explorar os temas",
        ],
        "podcast help" => [
            "List the commands you can use",
            "Was podpick hier für dich tun kann",
            "Ce que podpick peut faire pour vous ici",
            "Lo que podpick puede hacer por ti aquí",
            "O que o podpick pode fazer por você aqui",
        ],
        "podcast forget-me" => [
            "Delete your user id from podpick's data",
            "Deine ID aus dem löschen, was podpick speichert",
            "Effacer votre identifiant de ce que podpick conserve",
            "Borrar tu identificador de lo que podpick guarda",
            "Apagar seu identificador do que o podpick guarda",
        ],
        "podcast pick" => [
            "This week's pick and the last ones",
            "Der Tipp dieser Woche und die letzten",
            "Le choix de la semaine et les derniers",
            "La elección de la semana y las anteriores",
            "A escolha da semana e as anteriores",
        ],
        "pick" => [
            "Choose and post the podcast of the week",
            "Den Podcast der Woche wählen und posten",
            "Choisir et publier le podcast de la semaine",
            "Elegir y publicar el podcast de la semana",
            "Escolher e publicar o podcast da semana",
        ],
        "pick schedule" => [
            "Set when and where picks are posted",
            "Festlegen, wann und wo Tipps erscheinen",
            "Définir quand et où les choix paraissent",
            "Definir cuándo y dónde se publica",
            "Definir quando e onde é publicado",
        ],
        "pick add" => [
            "Queue a show or an episode",
            "Einen Podcast oder eine Folge einreihen",
            "Mettre un podcast ou un épisode en file",
            "Poner un podcast o episodio en la cola",
            "Colocar um podcast ou episódio na fila",
        ],
        "pick queue" => [
            "View and reorder the queue",
            "Sehen und ordnen, was wartet",
            "Voir et ordonner ce qui attend",
            "Ver y ordenar lo que espera",
            "Ver e ordenar o que espera",
        ],
        "pick preview" => [
            "See what will be posted next",
            "Sehen, was als Nächstes erscheint",
            "Voir ce qui paraîtra ensuite",
            "Ver lo que se publicará después",
            "Ver o que será publicado a seguir",
        ],
        "pick now" => [
            "Post the next pick at once",
            "Den nächsten Tipp sofort posten",
            "Publier le prochain choix tout de suite",
            "Publicar la próxima elección ahora",
            "Publicar a próxima escolha agora",
        ],
        "pick skip" => [
            "Skip the next pick",
            "Die kommende Woche auslassen",
            "Sauter la prochaine semaine",
            "Saltar la próxima semana",
            "Pular a próxima semana",
        ],
        "pick pause" => [
            "Pause the weekly pick",
            "Nichts posten, bis es weitergeht",
            "Ne rien publier jusqu’à la reprise",
            "No publicar nada hasta reanudar",
            "Não publicar nada até retomar",
        ],
        "pick unschedule" => [
            "End the weekly pick for good",
            "Den Tipp der Woche endgültig beenden",
            "Arrêter définitivement le choix de la semaine",
            "Terminar la elección semanal para siempre",
            "Encerrar de vez a escolha da semana",
        ],
        "pick resume" => [
            "Resume the weekly pick",
            "Wieder posten",
            "Reprendre la publication",
            "Volver a publicar",
            "Voltar a publicar",
        ],
        "pick history" => [
            "View past picks",
            "Sehen, was gepostet wurde",
            "Voir ce qui a été publié",
            "Ver lo que se publicó",
            "Ver o que foi publicado",
        ],
        "pick status" => [
            "View the status and what went wrong",
            "Sehen, wie es steht und was schiefging",
            "Voir où en sont les choses",
            "Ver cómo están las cosas y qué falló",
            "Ver como estão as coisas e o que falhou",
        ],
        "podcast new" => [
            "What came out in the last two weeks",
            "Was in den letzten zwei Wochen erschien",
            "Ce qui est paru ces deux dernières semaines",
            "Lo que salió en las últimas dos semanas",
            "O que saiu nas últimas duas semanas",
        ],
        "podcast-admin" => [
            "Check podpick, or delete its data about this server",
            "Wie es podpick auf diesem Server geht",
            "Comment va podpick sur ce serveur",
            "Cómo está podpick en este servidor",
            "Como está o podpick neste servidor",
        ],
        "podcast-admin forget" => [
            "Delete everything podpick keeps about this server",
            "Alles löschen, was podpick über diesen Server speichert",
            "Supprimer tout ce que podpick conserve sur ce serveur",
            "Borrar todo lo que podpick guarda de este servidor",
            "Apagar tudo o que o podpick guarda deste servidor",
        ],
        "podcast-admin status" => [
            "Check commands, permissions, feeds and data",
            "Alles durchsehen: Befehle, Rechte, Feeds, Speicher",
            "Tout passer en revue : commandes, droits, flux, base",
            "Revisarlo todo: comandos, permisos, feeds, almacén",
            "Verificar tudo: comandos, permissões, feeds, dados",
        ],
        "podcast-follow" => [
            "Announce new episodes in a channel",
            "Einen Kanal über neue Folgen informieren",
            "Annoncer les nouveaux épisodes dans un salon",
            "Avisar a un canal de episodios nuevos",
            "Avisar um canal de novos episódios",
        ],
        "podcast-follow add" => [
            "Follow a show or a topic",
            "Einem Podcast oder Thema folgen",
            "Suivre un podcast ou un sujet",
            "Seguir un podcast o un tema",
            "Seguir um podcast ou um tema",
        ],
        "podcast-follow list" => [
            "See what is followed and end it",
            "Sehen und beenden, was verfolgt wird",
            "Voir ce qui est suivi et l’arrêter",
            "Ver lo que se sigue y terminarlo",
            "Ver o que é seguido e encerrar",
        ],
        _ => [""; 5],
    }
}

/// The message command's names, in the order of [`LOCALES`].
pub(crate) const FIND_PODCASTS: [&str; 5] =
    ["Find podcasts", "Podcasts finden", "Trouver des podcasts", "Buscar podcasts", "Encontrar podcasts"];
