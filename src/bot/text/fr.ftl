### What podpick says to members, moderators and server admins.
###
### Values stand in braces. `**words**` are strong, `/command` in backticks is a command that can be clicked, and a new
### line starts a new line. Plain English: short sentences, what happened, then what to do.

## Lists

# $sound says how the next word begins: i, o or other. Spanish needs it.
list-and = { $sound ->
   *[other] { $before } et { $next }
}
list-or = { $sound ->
   *[other] { $before } ou { $next }
}
list-middle = { $before }, { $next }
list-comma = { ", " }
count-shows = { $count ->
    [one] { $count } podcast
   *[other] { $count } podcasts
}

## Above an answer

about = Sur { $what } :
about-without = Sur { $what }, sans { $excluded } :
about-limited = Sur { $what }, { $limits } :
about-without-limited = Sur { $what }, sans { $excluded }, { $limits } :
# With people, such as hosts and guests.
with = Avec { $what } :
with-without = Avec { $what }, sans { $excluded } :
with-limited = Avec { $what }, { $limits } :
with-without-limited = Avec { $what }, sans { $excluded }, { $limits } :
without = Sans { $excluded } :
# $limits is such as "in German, for beginners".
only = Filtre appliqué : { $limits }.
without-limited = Sans { $excluded }, { $limits } :
like = Similaires à { $title } :
like-limited = Similaires à { $title }, { $limits } :
like-without = Similaires à { $title }, sans { $excluded } :
like-without-limited = Similaires à { $title }, sans { $excluded }, { $limits } :
like-about = Similaires à { $title }, sur { $what } :
like-about-limited = Similaires à { $title }, sur { $what }, { $limits } :
like-about-without = Similaires à { $title }, sur { $what }, sans { $excluded } :
like-about-without-limited = Similaires à { $title }, sur { $what }, sans { $excluded }, { $limits } :
varied = Une sélection variée :
varied-limited = Une sélection variée, { $limits } :
varied-without = Une sélection variée, sans { $excluded } :
varied-without-limited = Une sélection variée, sans { $excluded }, { $limits } :
all-limited = Tous les podcasts { $limits } :
by-chance = Au hasard :
by-chance-about = Au hasard, sur { $what } :
# A member typed a word that belongs to a topic: "gradient descent" is part of Machine learning.
about-part-of = { $typed } fait partie du sujet { $what } :
about-no-show-alone = Aucun podcast ne porte uniquement sur { $typed } ; ceux-ci portent sur { $topic }.
about-inside = Sur { $topic }, y compris { $others } :
expanded-shows = { $count ->
    [0] Aucun podcast uniquement sur { $topic } ; ceux-ci portent sur { $others }.
    [one] Un seul podcast sur { $topic } ; les autres portent sur { $others }.
   *[other] Seulement { $count } podcasts sur { $topic } ; les autres portent sur { $others }.
}
expanded-shows-limited = { $count ->
    [0] Aucun podcast uniquement sur { $topic } avec ce filtre : { $limits } ; ceux-ci portent sur { $others }.
    [one] Un seul podcast sur { $topic } avec ce filtre : { $limits } ; les autres portent sur { $others }.
   *[other] Seulement { $count } podcasts sur { $topic } avec ce filtre : { $limits } ; les autres portent sur { $others }.
}
expanded-episodes = { $count ->
    [0] Aucun épisode uniquement sur { $topic } ; ceux-ci portent sur { $others }.
    [one] Un seul épisode sur { $topic } ; les autres portent sur { $others }.
   *[other] Seulement { $count } épisodes sur { $topic } ; les autres portent sur { $others }.
}
expanded-episodes-limited = { $count ->
    [0] Aucun épisode uniquement sur { $topic } avec ce filtre : { $limits } ; ceux-ci portent sur { $others }.
    [one] Un seul épisode sur { $topic } avec ce filtre : { $limits } ; les autres portent sur { $others }.
   *[other] Seulement { $count } épisodes sur { $topic } avec ce filtre : { $limits } ; les autres portent sur { $others }.
}
episodes-found = { $count ->
    [one] { $count } épisode :
   *[other] { $count } épisodes :
}
new-episodes = { $count ->
    [one] { $count } nouvel épisode ces deux dernières semaines :
   *[other] { $count } nouveaux épisodes ces deux dernières semaines :
}
new-episodes-about = { $count ->
    [one] { $count } nouvel épisode sur { $what } ces deux dernières semaines :
   *[other] { $count } nouveaux épisodes sur { $what } ces deux dernières semaines :
}
only-episodes = Aucun podcast sur { $typed }, mais ces épisodes en parlent :
only-episodes-meant = Aucun podcast sur { $typed }, mais ces épisodes mentionnent { $meant } :
guessed = Vous avez tapé { $typed } ; voici les résultats pour { $meant }.
guessed-excluded = Vous avez tapé { $typed } ; { $meant } est exclu des résultats.
# Stands for what was asked where only a button says it.
quote-none = cela
for-member = Pour { $member } : { $headline }

## Below a card: why it is shown

reason-covers = Aborde { $name }
reason-part-of = Fait partie du sujet { $name }
reason-also-about = Porte aussi sur { $name }
reason-with = Avec { $name }
reason-by-name = Trouvé par son nom

## What limits an answer, in few words behind a topic: "About Rust, in German, for beginners:"

strong = **{ $words }**
# What a fact is, before it, where there are no embeds.
label = **{ $name }** :
time-and-distance = { $time }, { $distance }
limit-language = en { $language }
limit-except-language = sauf en { $language }
limit-level = { $level ->
    [beginner] pour débutants
    [intermediate] niveau intermédiaire
    [advanced] niveau avancé
   *[all] tous niveaux
}
limit-easy = niveau accessible
limit-fresh = les nouveautés
limit-active = encore en activité
limit-episodes = les épisodes d’abord
limit-without = sans { $excluded }
limit-about = sur { $what }
limit-short = de moins de 20 min
limit-commute = de 20 à 45 min
limit-long = de plus de 45 min
limit-at-most = de { $minutes } min maximum
limit-at-least = d’au moins { $minutes } min
unmet-language = { $about ->
    [topic] Aucun résultat sur { $what } en { $language }, mais en voici dans d’autres langues.
   *[other] Aucun résultat en { $language }, mais en voici dans d’autres langues.
}
unmet-except-language = { $about ->
    [topic] Tous les résultats sur { $what } sont en { $language }.
   *[other] Tous les résultats sont en { $language }.
}
unmet-level = { $about ->
    [topic] { $level ->
        [beginner] Aucun résultat sur { $what } ne s’adresse aux débutants : voici les autres.
        [intermediate] Aucun résultat sur { $what } n’est de niveau intermédiaire : voici les autres.
       *[advanced] Aucun résultat sur { $what } n’est de niveau avancé : voici les autres.
    }
   *[other] { $level ->
        [beginner] Aucun résultat ne s’adresse aux débutants : voici les autres.
        [intermediate] Aucun résultat n’est de niveau intermédiaire : voici les autres.
       *[advanced] Aucun résultat n’est de niveau avancé : voici les autres.
    }
}
unmet-easy = { $about ->
    [topic] Tous les résultats sur { $what } sont de niveau avancé.
   *[other] Tous les résultats sont de niveau avancé.
}
unmet-active = { $about ->
    [topic] Impossible de savoir si un podcast sur { $what } est encore actif.
   *[other] Impossible de savoir si l’un de ces podcasts est encore actif.
}
unmet-length = Aucun épisode { $length } trouvé : ceux de ces podcasts peuvent avoir une autre durée.
unmet-length-some = { $count ->
    [0] La durée des épisodes de ces podcasts n’est pas connue (demandé : { $length }).
    [one] Un seul de ces podcasts a un épisode connu { $length } ; les autres peuvent avoir une autre durée.
   *[other] Seuls { $count } de ces podcasts ont des épisodes connus { $length } ; les autres peuvent avoir une autre durée.
}
unmet-episodes = { $about ->
    [topic] Aucun épisode trouvé sur { $what } : voici des podcasts.
   *[other] Aucun épisode trouvé : voici des podcasts.
}
unmet-without = podpick ne peut pas écarter { $typed } : il ne sait pas lesquels de ces podcasts en parlent.
unmet-with = podpick ne sait pas lesquels répondent à « { $typed } ».
unmet-fresh = { $about ->
    [topic] Aucun nouvel épisode trouvé sur { $what } : voici des podcasts.
   *[other] Aucun nouvel épisode trouvé : voici des podcasts.
}
# Where single episodes are shown all the same.
unmet-fresh-episodes = { $about ->
    [topic] Aucun nouvel épisode trouvé sur { $what }.
   *[other] Aucun nouvel épisode trouvé.
}
unmet-for = Aucun podcast sur { $what } avec ce filtre : { $limit }.
unmet-about = Aucun ne porte sur { $what }.
unknown-words = podpick ne sait rien sur { $typed }.
unmet-like = Aucun podcast sur { $what } ne ressemble à { $title } : voici des podcasts sur { $what }.
# On buttons: short.
button-without = Sans « { $what } » : { $count }
button-all-languages = Toutes les langues : { $count }
button-with-too = Y compris { $what } : { $count }

## Languages, by their tags; $name is the English name of one that is not listed

language-name = { $tag ->
    [ar] arabe
    [bg] bulgare
    [bn] bengali
    [ca] catalan
    [cs] tchèque
    [da] danois
    [de] allemand
    [el] grec
    [en] anglais
    [es] espagnol
    [et] estonien
    [fa] persan
    [fi] finnois
    [fr] français
    [he] hébreu
    [hi] hindi
    [hr] croate
    [hu] hongrois
    [id] indonésien
    [it] italien
    [ja] japonais
    [ko] coréen
    [lt] lituanien
    [lv] letton
    [nb] norvégien bokmål
    [nl] néerlandais
    [no] norvégien
    [pl] polonais
    [pt] portugais
    [ro] roumain
    [ru] russe
    [sk] slovaque
    [sl] slovène
    [sr] serbe
    [sv] suédois
    [ta] tamoul
    [tr] turc
    [uk] ukrainien
    [vi] vietnamien
    [zh] chinois
   *[other] { $name }
}

## Where there is nothing to show

nothing-typed = Votre question ne contient aucun mot à rechercher.
nothing-about-typed = Rien sur { $typed } dans ce catalogue.
topics-to-browse = Voici des sujets à parcourir :
did-you-mean = Vouliez-vous dire { $names } ?
nothing-fits = Rien ne correspond.
nothing-limited = Aucun résultat avec ce filtre : { $limits }.
nothing-without = Sans { $excluded }, il ne reste rien.
nothing-without-limited = Sans { $excluded }, il ne reste rien avec ce filtre : { $limits }.
nothing-about = Rien sur { $what }.
nothing-about-limited = Rien sur { $what } avec ce filtre : { $limits }.
nothing-about-without = Sans { $excluded }, il ne reste rien sur { $what }.
nothing-about-without-limited = Sans { $excluded }, il ne reste rien sur { $what } avec ce filtre : { $limits }.
no-episode = Aucun épisode de ce genre dans ce catalogue.
no-episode-limited = Aucun épisode dans ce catalogue avec ce filtre : { $limits }.
no-episode-about = Aucun épisode sur { $what } dans ce catalogue.
no-episode-about-limited = Aucun épisode sur { $what } dans ce catalogue avec ce filtre : { $limits }.
no-feed-read-yet = podpick n’a encore lu aucun flux. En attendant, demandez un podcast avec `/podcast topic`.
nothing-new = Aucune sortie de ce genre ces deux dernières semaines. Remontez plus loin avec `/podcast episode`.
no-such-show = Aucun podcast nommé { $typed } dans ce catalogue. Cherchez plutôt un sujet avec `/podcast topic`.
no-such-show-but-near = Aucun podcast nommé { $typed } dans ce catalogue.
no-such-topic = Aucun sujet nommé { $typed } dans ce catalogue.
nothing-similar = Rien d’autre dans ce catalogue ne ressemble à { $title }.
no-more = C’est tout, il n’y en a pas d’autres.
gone-from-catalog = Cet élément n’est plus dans le catalogue. Refaites la recherche avec `/podcast topic`.
unreadable-command = podpick ne comprend pas cette commande. Discord en affiche peut-être une ancienne version : rechargez Discord, ou consultez `/podcast help`.
outdated-button = Ce bouton ou ce menu vient d’une ancienne réponse, que podpick ne comprend plus. Refaites la recherche avec `/podcast topic`.
fault = Une erreur s’est produite. Si elle se reproduit, donnez ce code à la personne qui héberge podpick : **{ $code }**.
came-twice = Cette commande est arrivée deux fois, mais n’a été exécutée qu’une fois. Vérifiez le résultat avec `/pick status`, `/pick queue` ou `/podcast-follow list`.
slow-down-server = Ce serveur pose beaucoup de questions en ce moment. Réessayez { $until }.
slow-down-member = Vous avez posé cinq questions en dix secondes. Réessayez { $until }.

## /podcast help: what each command does, behind its name

help-title = Ce que vous pouvez demander
help-for-moderators = **Pour la modération**
help-for-admins = **Pour les admins du serveur**
help-podcast-topic = podcasts et épisodes sur un sujet ; fautes de frappe et phrases entières acceptées
help-podcast-show = un podcast : pourquoi l’écouter, qui l’anime, sujets, épisodes
help-podcast-episode = des épisodes par sujet, titre ou invité
help-podcast-new = les épisodes les plus récents
help-podcast-similar = des podcasts similaires à un autre
help-podcast-random = un podcast au hasard
help-podcast-pick = la recommandation de cette semaine et les précédentes
help-podcast-topics = tous les sujets disponibles
help-podcast-help = cette liste
help-podcast-forget-me = supprime vos avis et vos suggestions, et retire votre identifiant de tout le reste
help-pick-schedule = définit quand et où est postée la recommandation de la semaine
help-pick-add = met un podcast ou un épisode en file d’attente
help-pick-queue = affiche la file d’attente et permet de la réorganiser
help-pick-preview = affiche la prochaine recommandation, pour vous uniquement
help-pick-now = poste tout de suite la prochaine recommandation
help-pick-vote = fait voter les membres pour la prochaine recommandation
help-pick-skip = saute la prochaine recommandation
help-pick-pause = met en pause la recommandation de la semaine
help-pick-resume = relance la recommandation de la semaine
help-pick-history = affiche les recommandations passées
help-pick-status = fait le point et signale les problèmes
help-pick-unschedule = met fin à la recommandation de la semaine
help-podcast-follow-add = annonce les nouveaux épisodes dans un salon
help-podcast-follow-list = affiche les suivis en cours et permet d’y mettre fin
help-podcast-admin-status = vérifie que podpick fonctionne bien sur ce serveur
help-podcast-admin-forget = supprime ce que podpick conserve au sujet de ce serveur
# "Apps" is the entry of Discord's menu, and "Find podcasts" podpick's command in it.
help-message-menu = Ou ouvrez le menu d’un message → Applications → **Trouver des podcasts** : le texte du message sert de question, et la réponse n’est visible que par vous.
help-unseen-changes = Les modifications faites dans Paramètres du serveur → Intégrations ne sont pas visibles ici.
help-counts = { $shows } pour { $topics } sujets, choisis par des humains

## Menus and buttons

menu-instead = Afficher à la place
menu-details = Détails
menu-open-topic = Ouvrir un sujet
menu-reorder = Déplacer ou retirer un élément
menu-end-following = Arrêter un suivi
menu-send-to-me = Choisir ce que vous voulez recevoir
button-more = Voir plus
button-shows = Podcasts : { $count }
button-share = Partager
button-similar = Similaires
button-another-choice = Autre sélection
button-another-one = Un autre
button-show-podcasts = Voir les podcasts
button-more-like-this = Dans le même genre
button-listened = Écouté
button-listened-count = Écouté : { $count }
button-not-for-me = Pas pour moi
button-not-for-me-count = Pas pour moi : { $count }
button-send-to-me = Me l’envoyer
button-get-role = Obtenir ce rôle
button-newer = Plus récentes
button-older = Plus anciennes
button-post-now = Poster maintenant
button-status = État
button-delete-everything = Tout supprimer
button-up = Monter
button-down = Descendre
button-remove = Retirer
link-site = Site
link-feed = Flux
link-apple = Apple Podcasts
link-antennapod = AntennaPod
link-podcast-addict = Podcast Addict
link-listen = Écouter

## Cards

fact-topics = Sujets
fact-hosts = Animé par
fact-status = État
fact-start-with-episodes = Épisodes pour commencer
fact-episodes-on-this = Épisodes sur ce sujet
fact-links = Liens
fact-latest = Derniers épisodes
fact-language = Langue
fact-level = Niveau
fact-also-known-as = Autres noms
fact-with = Avec
fact-details = Détails
fact-more-episodes = Autres épisodes
fact-published = Sorti le
fact-episode = Épisode
fact-length = Durée
fact-start-with = Pour commencer
fact-picked-by = Recommandé par
link-page = Page
link-audio = Audio
link-play = Écouter
level = { $level ->
    [beginner] Débutant
    [intermediate] Intermédiaire
    [advanced] Avancé
   *[all] Tous niveaux
}
status-active = Actif, dernier épisode { $last }
status-active-only = Actif
status-quiet = En sommeil, aucun épisode depuis le { $last }
status-ended-in = Terminé en { $year }
status-ended = Terminé
status-unreachable = flux injoignable depuis le { $since }
status-explicit = Contenu explicite
detail-explicit = contenu explicite
detail-trailer = bande-annonce
detail-bonus = bonus
minutes = { $count } min
and-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
people-and-more = { $count ->
    [one] { $people } et { $count } autre
   *[other] { $people } et { $count } autres
}
episode-of = Épisode du podcast { $podcast }
numbered-episode-of = Épisode { $number } du podcast { $podcast }
# $what are words of the question that were found there.
reason-in-description = { $what }, dans sa description
reason-in-people = { $what }, parmi les intervenants
reason-in-title = { $what }, dans son titre
reason-though-typed = { $reason } (vous avez tapé { $typed })

## /podcast topics

topics-in = Sujets dans { $topic }
topics-title = { $topics } sujets, { $shows }
topics-numbers = Nombre de podcasts par sujet, y compris ceux des sujets plus précis

## Suggestions while a member types: what stands behind a name

choice-topic = sujet, { $shows }
choice-show = podcast
choice-episode-of = épisode du podcast { $podcast }
choice-person = personne
choice-week = { $week } · à partir du { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [january] janvier
    [february] février
    [march] mars
    [april] avril
    [may] mai
    [june] juin
    [july] juillet
    [august] août
    [september] septembre
    [october] octobre
    [november] novembre
   *[december] décembre
}

## /podcast-admin and what podpick keeps

status-only-in-a-server = Cette commande ne marche que sur un serveur : elle indique si podpick y fonctionne bien.
status-not-an-admin = Seuls les membres ayant la permission « Gérer le serveur » peuvent voir si podpick fonctionne bien ici. Pour savoir ce que vous pouvez faire, utilisez `/podcast help`.
checkup-title = podpick sur ce serveur
checkup-good = Tout va bien.
checkup-warn = podpick fonctionne, mais quelque chose mérite votre attention.
checkup-bad = Quelque chose ne fonctionne pas.
checkup-line = **{ $what }** : { $found }
forget-no-store = Rien n’est conservé ici : podpick y tourne sans base de données.
forget-only-in-a-server = Cette commande ne marche que sur un serveur : elle supprime ce que podpick conserve à son sujet.
forget-not-an-admin = Seuls les membres ayant la permission « Gérer le serveur » peuvent supprimer ce que podpick conserve au sujet de ce serveur.
forget-ask = Vous allez supprimer, immédiatement et définitivement, tout ce que podpick conserve au sujet de ce serveur : la programmation de la recommandation de la semaine, la file d’attente, le vote en cours, l’historique des recommandations et les avis à leur sujet, les suivis de nouveaux épisodes, les podcasts propres à ce serveur avec les suggestions en attente, les podcasts masqués et les noms donnés aux sujets, le nombre de fois où chaque sujet a été demandé et les recherches sans résultat. Les messages postés dans vos salons restent.
forgot-server = { $count ->
    [0] Il n’y avait rien à supprimer : podpick ne conservait rien au sujet de ce serveur. Les messages postés dans vos salons restent ; à vous de les y supprimer. Pour recommencer, utilisez `/pick schedule`.
    [one] { $count } entrée supprimée, soit tout ce que podpick conservait au sujet de ce serveur. Les messages postés dans vos salons restent ; à vous de les y supprimer. Pour recommencer, utilisez `/pick schedule`.
   *[other] { $count } entrées supprimées, soit tout ce que podpick conservait au sujet de ce serveur. Les messages postés dans vos salons restent ; à vous de les y supprimer. Pour recommencer, utilisez `/pick schedule`.
}
forgot-member = { $count ->
    [0] podpick ne vous connaît pas : votre identifiant ne figurait nulle part dans ses données.
    [one] podpick ne vous connaît plus : votre identifiant a été retiré de { $count } endroit où vous aviez configuré, mis en file d’attente, recommandé, apporté ou suggéré quelque chose. Les suggestions sont supprimées ; tout le reste est conservé, sans votre nom.
   *[other] podpick ne vous connaît plus : votre identifiant a été retiré de { $count } endroits où vous aviez configuré, mis en file d’attente, recommandé, apporté ou suggéré quelque chose. Les suggestions sont supprimées ; tout le reste est conservé, sans votre nom.
}
forgot-ratings = { $count ->
    [one] { $count } avis que vous aviez donné sur une recommandation a été supprimé et ne compte plus.
   *[other] { $count } avis que vous aviez donnés sur des recommandations ont été supprimés et ne comptent plus.
}

## Sent to a member

choose-to-send = Choisissez ce que podpick doit vous envoyer.
sent-to-you = Envoyé dans vos messages privés : { $title }
direct-messages-closed = podpick ne peut pas vous écrire, rien n’a donc été envoyé. Autorisez les messages privés dans les paramètres de confidentialité d’un serveur que vous partagez avec podpick, puis appuyez de nouveau sur « Me l’envoyer ».
not-sent-to-you = Discord n’a pas accepté le message, rien n’a donc été envoyé. Appuyez de nouveau sur « Me l’envoyer » dans quelques minutes.
sent-enough = podpick ne vous envoie pas plus de { $most } messages en dix minutes. Appuyez de nouveau sur « Me l’envoyer » { $until }.

## Announcements of new episodes

follows-title = Annonces de nouveaux épisodes
follows-no-store = Le suivi ne fonctionne que si podpick est présent sur un serveur Discord ; ici, il n’y a que le catalogue.
follows-only-in-a-server = podpick annonce les nouveaux épisodes dans les salons d’un serveur. Utilisez cette commande sur un serveur.
follows-one-of-both = Choisissez un podcast ou un sujet, pas les deux.
follows-too-many = Ce serveur suit déjà { $most } podcasts et sujets. Arrêtez d’abord un suivi avec `/podcast-follow list`.
follows-added = Suivi activé pour { $name } : les nouveaux épisodes seront annoncés dans { $channel }.
follows-no-feed = À noter : podpick ne connaît aucun flux pour ce suivi et ne peut donc pas voir les nouveaux épisodes.
follows-none = Rien n’est encore suivi ici. Commencez avec `/podcast-follow add`.
follows-line-show = { $name } dans { $channel }, depuis le { $since }.
follows-line-topic = { $name } (sujet) dans { $channel }, depuis le { $since }.
follows-role = Chaque annonce notifie { $role }.
follows-self-role = Chaque annonce notifie { $role }, un rôle que les membres s’attribuent avec un bouton.
follows-forum = Chaque annonce est une publication à part.
follows-thread = Chaque annonce a son fil.
follows-published = Chaque annonce est publiée sur les serveurs qui suivent le salon.
follows-stopped = Suivi arrêté : { $reason }. Corrigez cela et relancez le suivi avec `/podcast-follow add`.
follows-left-catalog = N’est plus dans le catalogue.
follows-unreachable = Son flux est injoignable depuis le { $since }.
follows-ended = Le podcast est terminé.
follows-last-episode = Dernier épisode : { $when }.
follows-last-notice = Dernière annonce : { $when }.
follows-flaw = Problème lors de la dernière annonce : { $reason }.
notice = { $count ->
    [one] Nouvel épisode : { $shows }
   *[other] { $count } nouveaux épisodes : { $shows }
}
notice-and-more = { $count ->
    [one] Les plus récents sont ci-dessous, et 1 autre est sorti.
   *[other] Les plus récents sont ci-dessous, et { $count } autres sont sortis.
}
notice-more-shows = { $count ->
    [one] { $shows } et { $count } autre podcast
   *[other] { $shows } et { $count } autres podcasts
}
not-a-moderator = Il vous faut ici la permission « Gérer les messages ». Demandez-la à un admin du serveur.
cannot-publish = { $channel } n’est pas un salon d’annonces : podpick ne peut rien y publier. Choisissez un salon d’annonces, ou retirez l’option « publish ».
rights-unknown = Discord n’a pas indiqué ce que podpick a le droit de faire dans { $channel }. Vérifiez les permissions de ce salon : il faut « Voir le salon », « Envoyer des messages », « Intégrer des liens » et « Voir les anciens messages ».
rights-lacking = podpick ne peut pas encore poster dans { $channel }. Permissions à lui accorder : { $rights }. Cela se règle dans les paramètres du salon, onglet Permissions.

## The weekly pick: commands for moderators

picks-title = La recommandation de la semaine
picks-before = Recommandations précédentes
picks-no-store = La recommandation de la semaine ne fonctionne que si podpick est présent sur un serveur Discord ; ici, il n’y a que le catalogue.
picks-only-in-a-server = La recommandation de la semaine n’existe que sur les serveurs. Utilisez cette commande sur un serveur.
store-busy = podpick est occupé. Rien n’a été modifié. Réessayez dans un instant.
store-full = Le disque de podpick est plein. Rien n’a été modifié. La personne qui héberge podpick doit libérer de l’espace.
store-lost = Les données de podpick ont été effacées de son disque : rien ne peut être enregistré. La personne qui héberge podpick doit s’en occuper.
store-refused = podpick ne peut pas écrire ses données. Rien n’a été modifié. La personne qui héberge podpick doit vérifier son disque.
store-unreadable = podpick ne peut pas lire ses données à ce sujet. Rien n’a été modifié. Reprogrammez la recommandation de la semaine avec `/pick schedule`.
store-unreachable = podpick n’arrive pas à accéder à ses données. Rien n’a été modifié. Réessayez dans une minute.
give-this-code = Si cela se reproduit, donnez ce code à la personne qui héberge podpick : **{ $code }**.
member-lacks-rights = Pour cela, voici ce qui vous manque dans { $channel } : { $rights }. Adressez-vous à un admin du serveur, ou choisissez un autre salon.
member-rights-unknown = podpick n’a pas pu vérifier ce que vous avez le droit de faire dans { $channel }. Rien n’a été modifié. Utilisez la commande dans ce salon, ou réessayez dans une minute.
everyone-is-no-role = Discord ne permet pas à un bot de notifier @everyone comme un rôle : rien n’a été modifié. Choisissez un rôle dans l’option « ping », ou retirez-la.
role-given = Vous avez maintenant { $role } et vous recevrez ses notifications. Appuyez de nouveau sur le bouton pour le rendre.
role-taken = Vous n’avez plus { $role }. Appuyez de nouveau sur le bouton pour le récupérer.
# In the server's audit log.
audit-role-given = Le membre a appuyé sur « Obtenir ce rôle »
audit-role-taken = Le membre a de nouveau appuyé sur « Obtenir ce rôle »
role-not-offered = Aucun rôle n’est plus proposé sous ce message.
role-not-now = podpick ne peut pas modifier vos rôles pour le moment ; prévenez la modération. { $reason }
role-refused = Discord ne laisse pas podpick attribuer ou retirer { $role }. Prévenez la modération ; `/podcast-admin status` indique ce qui manque.
role-no-member = Discord ne vous reconnaît pas comme membre de ce serveur. Réessayez dans une minute.
role-failed = Discord n’a pas répondu comme prévu, rien n’a donc été modifié. Réessayez dans une minute.
role-fault-gone = Ce rôle n’existe plus. Choisissez-en un autre.
role-fault-everyone = Tout le monde a déjà @everyone. Choisissez un autre rôle.
role-fault-managed = { $role } appartient à une application, aux boosts ou à un abonnement : sur Discord, personne ne peut l’attribuer. Choisissez un autre rôle.
role-fault-powerful = { $role } donne du pouvoir sur le serveur ou sur d’autres membres, les membres ne peuvent donc pas se l’attribuer. Choisissez un rôle sans les permissions « Administrateur » et « Mentionner @everyone », et sans permission de gérer, d’expulser, de bannir, d’exclure temporairement, de rendre muet, de mettre en sourdine ou de déplacer des membres, ni de voir les logs ou les analyses.
role-fault-lacks = podpick n’a pas la permission « Gérer les rôles » sur ce serveur. Accordez-la à son rôle dans Paramètres du serveur, onglet Rôles.
role-fault-below = Le rôle le plus élevé de podpick n’est pas au-dessus de { $role }. Montez-le dans Paramètres du serveur, onglet Rôles.
role-fault-caller-lacks = Pour que les membres puissent s’attribuer un rôle, vous devez avoir vous-même la permission « Gérer les rôles » sur ce serveur.
role-fault-caller-below = Votre rôle le plus élevé n’est pas au-dessus de { $role } : Discord ne vous laisse pas l’attribuer. Demandez à quelqu’un dont le rôle est plus élevé.
role-fault-unknown = podpick n’a pas pu vérifier les rôles de ce serveur. Réessayez dans une minute.
self-role-needs-ping = L’option « self_role » propose le rôle de « ping ». Choisissez-en un dans « ping », ou retirez « self_role ». Rien n’a été modifié.
nothing-was-changed = Rien n’a été modifié.
no-schedule = Aucune recommandation de la semaine n’est encore programmée ici. Commencez avec `/pick schedule`.
changed-meanwhile = La situation a changé entre-temps. Faites le point avec `/pick status`.
no-day = { $typed } n’est pas un jour de la semaine.
no-time = podpick ne comprend pas l’heure { $typed }. Écrivez-la ainsi : 18:00 ou 18h30.
two-days = { $typed } peut désigner deux jours. Écrivez 00:00 et choisissez le jour qui commence à ce moment-là, ou écrivez 23:59.
no-zone = podpick ne connaît pas le fuseau horaire { $typed }. Tapez la grande ville la plus proche et choisissez dans la liste, par exemple Europe/Paris.
no-zone-but-near = podpick ne connaît pas le fuseau horaire { $typed }. Vouliez-vous dire **{ $near }** ?
# Permissions by the names that Discord's settings show in this language.
right-view-channel = Voir le salon
right-send-messages = Envoyer des messages
right-embed-links = Intégrer des liens
right-read-message-history = Voir les anciens messages
right-create-public-threads = Créer des fils publics
right-mention-everyone = Mentionner @everyone, @here et tous les rôles
right-manage-messages = Gérer les messages
# $time is such as 18:00, $zone such as Europe/Berlin.
schedule = { $day ->
    [monday] Chaque lundi à { $time } (fuseau horaire { $zone }), dans { $channel }.
    [tuesday] Chaque mardi à { $time } (fuseau horaire { $zone }), dans { $channel }.
    [wednesday] Chaque mercredi à { $time } (fuseau horaire { $zone }), dans { $channel }.
    [thursday] Chaque jeudi à { $time } (fuseau horaire { $zone }), dans { $channel }.
    [friday] Chaque vendredi à { $time } (fuseau horaire { $zone }), dans { $channel }.
    [saturday] Chaque samedi à { $time } (fuseau horaire { $zone }), dans { $channel }.
   *[sunday] Chaque dimanche à { $time } (fuseau horaire { $zone }), dans { $channel }.
}
schedule-role = Chaque recommandation notifie { $role }.
schedule-self-role = Chaque recommandation notifie { $role }, un rôle que les membres s’attribuent avec un bouton.
schedule-thread = Chaque recommandation a son fil.
schedule-published = Chaque recommandation est publiée sur les serveurs qui suivent le salon.
schedule-auto = Si la file d’attente est vide, podpick choisit dans le catalogue.
schedule-not-auto = Si la file d’attente est vide, la semaine passe sans recommandation.
next-picks = **Les prochaines recommandations**
next-pick-clocks-change = { $time }, { $distance } (changement d’heure ce jour-là)
saved = C’est enregistré. Remplissez la file d’attente avec `/pick add`.
saved-but-lacking = C’est enregistré, mais il reste un point à régler. Remplissez la file d’attente avec `/pick add`.
no-such-episode-of = Le podcast { $show } n’a aucun épisode nommé { $typed } dans le catalogue. Choisissez dans la liste, ou retirez l’option « episode ».
no-week = { $typed } n’est pas une semaine. Choisissez-en une dans la liste, par exemple 2026-W50.
week-over = La semaine { $week } est passée ou a déjà sa recommandation. Choisissez une semaine ultérieure, ou retirez l’option « week ».
note-too-long = La note est trop longue : { $most } caractères au maximum. Rien n’a été mis en file d’attente.
queue-full = La file d’attente est pleine (100 recommandations). Retirez-en d’abord avec `/pick queue`.
queue-empty = La file d’attente est vide. Ajoutez quelque chose avec `/pick add`.
queued-for-week = { $title } est en file d’attente pour la semaine { $week }.
queued-first = { $title } est en tête de la file d’attente. Envoi prévu le { $time }.
queued-at = { $title } est en position { $place } dans la file d’attente.
queued-again = À noter : ce podcast a déjà été recommandé le { $date }, il y a moins de 26 semaines. Il reste en file d’attente.
queued-twice = À noter : ce podcast est maintenant deux fois dans la file d’attente.
queued-without-schedule = Aucun jour n’est encore fixé : utilisez `/pick schedule`.
removed = Retiré de la file d’attente.
already-removed = Déjà retiré de la file d’attente.
queue-title = { $count ->
    [one] { $count } recommandation en file d’attente
   *[other] { $count } recommandations en file d’attente
}
queue-line = { $title }, ajouté par { $by }
queue-line-week = { $title }, semaine { $week }, ajouté par { $by }
queue-left-catalog = { $title } (n’est plus dans le catalogue, sera ignoré)
page-of = Page { $page } sur { $pages }
button-previous = Précédent
button-next = Suivant
nothing-to-post = La file d’attente est vide et les recommandations automatiques sont désactivées. Ajoutez quelque chose avec `/pick add`.
posting = Envoi en cours dans { $channel } : { $title }. C’est la recommandation de cette semaine.
posting-extra = Envoi en cours dans { $channel } : { $title }. Cette semaine avait déjà sa recommandation, celle-ci vient donc en plus.
posting-late = Envoi en cours dans { $channel } : { $title }. Cette semaine avait été sautée, cette recommandation arrive donc en retard.
posting-instead = Envoi en cours dans { $channel } : { $title }. La recommandation de cette semaine n’a pas pu être postée, celle-ci la remplace donc.
next-pick-comes = La prochaine est prévue le { $next }.
next-pick-waits = La recommandation de la semaine est en pause : la prochaine sera postée après `/pick resume`.
enough-for-today = { $most } recommandations en une journée, c’est assez pour un serveur. Mettez celle-ci en file d’attente avec `/pick add` : elle sera postée le moment venu.
skipped = Recommandation sautée : rien ne sera posté le { $skipped }. La prochaine est prévue le { $next } ; la file d’attente ne change pas.
nothing-to-skip = La recommandation de la semaine est en pause, il n’y a donc rien à sauter. Relancez-la avec `/pick resume`.
paused = La recommandation de la semaine est en pause. Rien ne sera posté avant `/pick resume` ; la file d’attente ne change pas.
resumed = La recommandation de la semaine est relancée. La prochaine est prévue le { $next }, { $soon }.
unscheduled = { $count ->
    [0] La recommandation de la semaine est arrêtée et sa programmation est supprimée. Ce qui a déjà été posté reste dans `/pick history` ; `/podcast-admin forget` le supprime aussi.
    [one] La recommandation de la semaine est arrêtée. Sa programmation et { $count } recommandation en file d’attente ont été supprimées. Ce qui a déjà été posté reste dans `/pick history` ; `/podcast-admin forget` le supprime aussi.
   *[other] La recommandation de la semaine est arrêtée. Sa programmation et { $count } recommandations en file d’attente ont été supprimées. Ce qui a déjà été posté reste dans `/pick history` ; `/podcast-admin forget` le supprime aussi.
}
sending-anew = Envoi en cours. Consultez le résultat avec `/pick status`.

## The weekly pick: posts, history, status

pick-of-the-week = **La recommandation de la semaine**
pick-of = **La recommandation de la semaine** du { $date }.
pick-of-with-next = **La recommandation de la semaine** du { $date } ; la prochaine est prévue { $next }.
picked-by-podpick = podpick, à partir du catalogue
picked-by-somebody = la modération
no-history = Rien n’a encore été recommandé ici. Consultez la date de la première recommandation avec `/pick status`.
history-title = Recommandations passées
history-title-page = Recommandations passées, page { $page } sur { $pages }
history-no-pick = **Pas de recommandation**
history-line = { $date } { $title }, par { $by }
history-line-deleted = { $date } { $title }, par { $by } (message supprimé)
history-line-on-its-way = { $date } { $title }, par { $by } (envoi en cours)
history-line-not-posted = { $date } { $title }, par { $by } – { $reason }
history-line-without = { $date } { $title } – { $reason }
# What members think of a pick, behind it in a list.
history-line-rated = { $line } – écouté : { $listened }, pas pour moi : { $passed }
rated = C’est noté. Écouté : { $listened }, pas pour moi : { $passed }. Pour annuler, appuyez de nouveau sur le même bouton.
nothing-to-rate = Cette recommandation ne figure pas dans l’historique de ce serveur, rien n’a donc été compté. Consultez celle de la semaine avec `/podcast pick`.
too-old-to-rate = Une recommandation peut être évaluée pendant six mois, et ce délai est passé. Les avis déjà donnés sont conservés (écouté : { $listened }, pas pour moi : { $passed }). Consultez celle de la semaine avec `/podcast pick`.
no-pick-yet = Il n’y a pas encore eu de recommandation de la semaine ici. Demandez un podcast dès maintenant avec `/podcast topic`.
no-pick-yet-but-next = Il n’y a pas encore eu de recommandation de la semaine ici. Rendez-vous { $next }.
fact-next = Prochaine
fact-queue = File d’attente
fact-on-its-way = Envoi en cours
fact-last = Dernière
fact-reminders = Rappels
fact-went-wrong = Problème rencontré
fact-held-up = Envois suspendus
count-picks = { $count ->
    [one] { $count } recommandation
   *[other] { $count } recommandations
}
a-pick = une recommandation
status-paused = En pause. Pour relancer : `/pick resume`
status-paused-after = En pause après { $count } recommandations qui n’ont pas pu être postées. Pour relancer : `/pick resume`
status-tried-since = { $title }, première tentative { $since } ; podpick réessaie pendant un jour au plus
status-went-wrong = { $date } : { $reason }.
held-up-limit = Discord demande à podpick d’attendre jusqu’au { $until }, car podpick a envoyé trop de requêtes à la fois. Les messages partiront ensuite ; rien n’est perdu.
held-up-ban = Discord refuse toute requête venant de l’adresse de podpick jusqu’au { $until }, car il y en a eu trop. Les messages partiront ensuite ; rien n’est perdu.
held-up-refusals = podpick attend jusqu’au { $until }, car Discord a refusé trop de ses requêtes. Les messages partiront ensuite ; rien n’est perdu.

## Why something was not posted: half a sentence, behind a dash or a colon

because-skipped = semaine sautée par la modération
because-missed = podpick est resté arrêté plus d’un jour
because-nothing-queued = la file d’attente était vide
because-not-in-catalog = le podcast n’est plus dans le catalogue
because-permission = podpick n’a pas les permissions requises dans le salon
because-lacks = podpick n’a pas les permissions requises dans le salon ({ $rights })
because-channel-gone = le salon n’existe plus
because-guild-gone = podpick a été retiré du serveur
# $said is Discord's own sentence, in English.
because-refused = refus de Discord ({ $said })
because-timed-out = podpick est exclu temporairement sur ce serveur
because-unreachable = Discord est resté injoignable pendant un jour
because-unclear = impossible de savoir si le message a été posté
because-deleted = le message a été supprimé aussitôt
because-role-silent = message posté, mais le rôle n’a pas été notifié, car il n’existe plus ou podpick n’a pas le droit de le mentionner
because-no-thread = message posté, mais sans fil, car podpick n’a pas la permission « Créer des fils publics » dans le salon ou les fils y sont désactivés
because-not-published = message posté, mais pas publié, car seuls les salons d’annonces le permettent, et un nombre limité de fois par heure
because-explicit = le podcast a un contenu explicite, et le salon n’est pas soumis à une limite d’âge
because-too-late = l’envoi n’a pas été possible dans les 24 heures suivant l’heure prévue
because-unreadable = les données de podpick à ce sujet sont illisibles
because-not-posted = message non posté

## What to do about it

mend-permission = Accordez-les à podpick dans les paramètres du salon, onglet Permissions.
mend-channel-gone = Choisissez-en un autre avec `/pick schedule`.
mend-reviews = Choisissez un autre salon avec `/podcast-shelf reviews`.
mend-role-silent = Choisissez un autre rôle avec `/pick schedule`, ou accordez à podpick la permission « { $right } ».
mend-role-silent-follow = Relancez le suivi avec un autre rôle grâce à `/podcast-follow add`, ou accordez à podpick la permission « { $right } ».
mend-nothing-queued = Ajoutez quelque chose avec `/pick add`.
mend-not-in-catalog = Ajoutez-en un autre avec `/pick add`.
mend-unclear = Regardez dans le salon : si le message n’y est pas, postez-le avec le bouton. Pour vérifier lui-même, podpick a besoin de la permission « Voir les anciens messages ».
mend-unclear-look = Regardez dans le salon. Pour vérifier lui-même, podpick a besoin de la permission « Voir les anciens messages ».
mend-unreachable = Postez le message avec `/pick now`.

## Notes in the moderators' channel

this-weeks-pick = la recommandation de cette semaine
new-episodes-of = nouveaux épisodes ({ $shows })
note-nothing-queued = La file d’attente est vide pour la recommandation du { $time }. Ajoutez-en une avec `/pick add`, sinon il n’y en aura pas cette semaine-là.
note-nothing-queued-tomorrow = La file d’attente est vide pour la recommandation de demain. Ajoutez-en une avec `/pick add`, sinon il n’y en aura pas cette semaine-là.
note-zone-changed = Les règles de votre fuseau horaire ont changé, et la prochaine recommandation est décalée en conséquence. Consultez `/pick status`.
note-zone-changed-from = Les règles de votre fuseau horaire ont changé, et la prochaine recommandation est décalée en conséquence ; elle était prévue le { $before }. Consultez `/pick status`.
note-unreadable = Les données de podpick sur la recommandation de la semaine de ce serveur sont illisibles, elle est donc en pause. Reprogrammez-la avec `/pick schedule` ; la personne qui héberge podpick en saura plus grâce à ses journaux.
note-left-out = podpick ne peut pas lire une partie de ses données sur ce serveur : une recommandation en attente ou un message a donc été laissé de côté. Consultez `/pick queue` et `/pick history` pour voir ce qui manque ; la personne qui héberge podpick en saura plus grâce à ses journaux.
note-not-in-catalog = Une recommandation en file d’attente a été ignorée, car le podcast { $show } n’est plus dans le catalogue. Ajoutez-en une autre avec `/pick add`.
note-not-posted = Non posté : { $title } – { $reason }.
note-posted-but = Problème : { $title } – { $reason }.
preview-post = Une publication dans le forum, intitulée { $title } :
preview-post-with-tag = Une publication dans le forum, avec l’étiquette choisie, intitulée { $title } :
note-show-ended = { $show } est terminé : son flux annonce qu’aucun épisode ne suivra. Les recommandations de ce podcast en file d’attente seront quand même postées. Pour ne plus le suivre, utilisez `/podcast-follow list`.
note-show-gone = Le flux de { $show } n’existe plus : podpick ne voit donc plus les nouveaux épisodes. Une fois par semaine, podpick vérifie s’il est revenu. Les recommandations de ce podcast en file d’attente seront quand même postées ; passez-les en revue avec `/pick queue`. Pour ne plus le suivre, utilisez `/podcast-follow list`.
note-show-moved = Le flux de { $show } annonce qu’il a déménagé définitivement, à l’adresse { $address }. podpick continue de lire l’adresse du catalogue et suit ses éventuelles redirections : il n’y a rien à faire pour l’instant. Si les nouveaux épisodes n’arrivent plus, demandez à la personne qui héberge podpick de changer l’adresse dans le catalogue.
note-own-show-moved = Le flux de { $show } annonce qu’il a déménagé définitivement, à l’adresse { $address }. podpick continue de lire l’adresse indiquée lors de l’ajout du podcast et suit ses éventuelles redirections : il n’y a rien à faire pour l’instant. Si les nouveaux épisodes n’arrivent plus, retirez le podcast avec `/podcast-shelf remove`, puis ajoutez-le à sa nouvelle adresse avec `/podcast-shelf add`.

## Votes pour la recommandation

command-pick-vote = Faire voter les membres pour la prochaine recommandation
option-vote = Faire voter les membres pour chaque recommandation
option-vote-show = Un podcast à mettre au vote ; s’il y en a moins de deux, podpick complète
option-vote-hours = Durée du vote en heures (48 par défaut)
right-send-polls = Créer des sondages
schedule-vote = Les membres votent pour chaque recommandation, de deux jours à deux heures avant.
vote-headline = **Votez pour la recommandation de la semaine.** Le podcast gagnant sera la prochaine recommandation.
vote-question = Quel podcast devrait être la recommandation de la semaine ?
button-candidates = En savoir plus sur ces podcasts
link-poll = le sondage
vote-candidates = Voici les podcasts proposés. Le vote se termine { $end }.
vote-is-over = Ce vote est terminé.
vote-is-over-won = Ce vote est terminé : { $title } a gagné.
vote-begins = Envoi en cours dans { $channel } : le vote entre { $shows }. Il se termine le { $end }.
vote-winner-comes = Le podcast gagnant sera posté le { $next }.
vote-winner-waits = La recommandation de la semaine est en pause : le podcast gagnant attendra dans la file d’attente jusqu’à `/pick resume`.
vote-runs-already = Un vote est déjà en cours jusqu’au { $end }. Lancez le suivant après.
vote-too-few = Il faut au moins deux podcasts pour un vote, et podpick en a trouvé moins. Indiquez-en dans `/pick vote`, ou ajoutez-en à la file d’attente avec `/pick add`.
vote-explicit = { $title } a un contenu explicite, et { $channel } n’est pas soumis à une limite d’âge. Indiquez un autre podcast, ou activez la limite d’âge dans les paramètres du salon.
vote-before-preview = Les membres votent jusqu’au { $end }. Le podcast gagnant passera avant ce que vous voyez ici.
vote-before-queue = Les membres votent pour la prochaine recommandation jusqu’au { $end }. Le podcast gagnant passera avant toute la file d’attente.
vote-goes-on-skipped = Le vote en cours continue jusqu’au { $end } ; le podcast gagnant sera la prochaine recommandation.
vote-goes-on-paused = Le vote en cours continue jusqu’au { $end } ; le podcast gagnant attendra dans la file d’attente.
vote-ended = Cela met fin au vote en cours, qui ne compte pas.
fact-vote = Vote
vote-open = Les membres votent jusqu’au { $end } ; le podcast gagnant sera la prochaine recommandation.
vote-open-linked = Les membres votent jusqu’au { $end } ; le podcast gagnant sera la prochaine recommandation. Voir { $poll }.
vote-last-won = { $date } : { $title } a gagné.
vote-last-uncounted = { $date } : aucun gagnant ({ $reason }).
the-vote = le vote pour la recommandation
picked-by-vote = le vote des membres
because-no-time = il restait trop peu de temps pour voter
because-nobody-voted = personne n’a voté
because-poll-gone = le sondage a été supprimé
because-vote-ended = la modération a changé la programmation
because-posted-meanwhile = le podcast gagnant a été posté pendant le vote
because-queue-full = la file d’attente est pleine
note-vote-uncounted = Le vote pour la recommandation n’a pas de gagnant : { $reason }. La recommandation sera choisie comme s’il n’y avait pas eu de vote.
note-vote-queue-full = { $title } a gagné le vote pour la recommandation, mais n’a pas été mis en file d’attente, car elle est pleine (100 recommandations). Retirez-en d’abord avec `/pick queue`, puis ajoutez-le avec `/pick add`.
note-review-not-posted = La suggestion { $title } n’a pas pu être postée pour la modération : { $reason }. Elle attend dans `/podcast-shelf list`.

## In a terminal

terminal-more = Il y en a d’autres : --json --limit 100 en donne la liste.
terminal-ask-instead = { $what } – demandez : { $question }
terminal-command = { $command } (sur Discord)
terminal-quote = « { $words } »
# What a value is, before it.
terminal-label = { $name } :
terminal-day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [january] janvier
    [february] février
    [march] mars
    [april] avril
    [may] mai
    [june] juin
    [july] juillet
    [august] août
    [september] septembre
    [october] octobre
    [november] novembre
   *[december] décembre
} { $year }

## Commands and options, at most 100 characters each; Discord shows them while a member types /

command-podcast = Des podcasts qui valent le détour, choisis par des humains
command-podcast-topic = Trouver des podcasts sur un sujet
command-podcast-show = Voir un podcast en détail
command-podcast-episode = Trouver des épisodes par sujet, titre ou invité
command-podcast-random = Se laisser surprendre par un podcast
command-podcast-similar = Trouver des podcasts similaires à un podcast que vous connaissez
command-podcast-topics = Parcourir tous les sujets
command-podcast-help = Voir les commandes que vous pouvez utiliser
command-podcast-forget-me = Supprimer vos avis et suggestions, et retirer votre identifiant de tout le reste
command-podcast-pick = La recommandation de cette semaine et les précédentes
command-pick = Choisir et poster le podcast de la semaine
command-pick-schedule = Définir quand et où poster les recommandations
command-pick-add = Mettre un podcast ou un épisode en file d’attente
command-pick-queue = Voir et réorganiser la file d’attente
command-pick-preview = Voir ce qui sera posté ensuite
command-pick-now = Poster tout de suite la prochaine recommandation
command-pick-skip = Sauter la prochaine recommandation
command-pick-pause = Mettre en pause la recommandation de la semaine
command-pick-unschedule = Arrêter définitivement la recommandation de la semaine
command-pick-resume = Relancer la recommandation de la semaine
command-pick-history = Voir les recommandations passées
command-pick-status = Faire le point et voir les problèmes rencontrés
command-podcast-new = Ce qui est sorti ces deux dernières semaines
command-podcast-admin = Vérifier podpick, ou supprimer ce qu’il conserve au sujet de ce serveur
command-podcast-admin-forget = Supprimer tout ce que podpick conserve au sujet de ce serveur
command-podcast-admin-status = Vérifier les commandes, les permissions, les flux et les données
command-podcast-follow = Annoncer les nouveaux épisodes dans un salon
command-podcast-follow-add = Suivre un podcast ou un sujet
command-podcast-follow-list = Voir les suivis en cours et y mettre fin
# The name of an entry in a message's menu, at most 32 characters.
command-find-podcasts = Trouver des podcasts
option-topic-about = Un sujet, un podcast ou une personne, avec vos propres mots
option-level = Pour quel niveau
option-language = Dans quelle langue
option-length = Durée souhaitée des épisodes
option-private = Réponse visible par vous uniquement
option-for = À qui vous le recommandez
option-show-name = Quel podcast
option-episode-about = Un sujet, un titre ou un invité
option-only-topic = Uniquement sur ce sujet
option-similar-name = Un podcast que vous connaissez
option-under = Uniquement les sujets contenus dans celui-ci
option-pick-channel = Où poster les recommandations
option-day = Quel jour
option-time = À quelle heure, par exemple 18:00 ou 18h30
option-timezone = Dans quel fuseau horaire : la grande ville la plus proche
option-ping = Quel rôle notifier
option-self-role = Laisser les membres s’attribuer ce rôle avec un bouton
option-thread = Ouvrir un fil sous chaque recommandation
option-publish = Publier sur les serveurs qui suivent le salon
option-auto = Laisser podpick choisir quand la file d’attente est vide
option-reminders = Où la modération reçoit les rappels et les alertes
option-pick-show = Quel podcast
option-pick-episode = Un de ses épisodes
option-note = Pourquoi l’écouter, avec vos propres mots
option-week = Uniquement cette semaine-là
option-follow-channel = Où annoncer les nouveaux épisodes
option-follow-show = Les nouveaux épisodes de ce podcast
option-follow-topic = Ou ceux de tous les podcasts sur ce sujet
option-follow-thread = Ouvrir un fil sous chaque annonce
# Choices of an option.
choice-level-beginner = Débutant
choice-level-intermediate = Intermédiaire
choice-level-advanced = Avancé
choice-level-all = Tous niveaux
choice-length-short = Court (moins de 20 minutes)
choice-length-commute = Trajet (20 à 45 minutes)
choice-length-long = Long (plus de 45 minutes)
choice-monday = Lundi
choice-tuesday = Mardi
choice-wednesday = Mercredi
choice-thursday = Jeudi
choice-friday = Vendredi
choice-saturday = Samedi
choice-sunday = Dimanche

## /podcast-admin status: what was looked at, what was found, and what to do. Some of it stands in the terminal too.

check-version = version
check-catalog = catalogue
check-connection = connexion
check-database = base de données
check-feeds = flux
check-commands = commandes
check-channels = salons
check-roles = rôles
check-again = Réessayez
check-again-in-a-minute = Réessayez dans une minute
check-again-with-store = Réessayez quand la base de données répondra
check-discord-silent = ne répond pas pour le moment
check-discord-slow = met trop de temps à indiquer ce que podpick a le droit de faire ici
check-discord-unreachable = podpick n’arrive pas à joindre Discord
check-discord-unavailable = Discord est indisponible pour le moment (HTTP { $status })
check-discord-asks-to-wait = { $count ->
    [one] Discord demande à podpick d’attendre { $count } seconde
   *[other] Discord demande à podpick d’attendre { $count } secondes
}
# $said is Discord's own sentence, in English.
check-discord-refused = Discord a refusé : { $said }
check-discord-unreadable = la réponse de Discord est illisible
check-catalog-sizes = { $count ->
    [one] { $count } podcast pour { $topics } sujets
   *[other] { $count } podcasts pour { $topics } sujets
}
check-catalog-faulty = { $count ->
    [one] le fichier a été modifié et contient des erreurs ; le catalogue précédent reste actif ({ $count } podcast pour { $topics } sujets)
   *[other] le fichier a été modifié et contient des erreurs ; le catalogue précédent reste actif ({ $count } podcasts pour { $topics } sujets)
}
check-catalog-advice = Demandez à la personne qui héberge podpick de corriger le fichier ; podpick check indique chaque erreur et sa ligne
check-connection-shard = shard { $shard } sur { $of }
check-connection-endpoint = par requêtes HTTP signées
check-not-connected = podpick n’est pas encore connecté à Discord
# $shards are numbers: 0, 3.
check-shards-silent = podpick n’est pas connecté à Discord pour le moment (shard { $shards })
check-connection-advice = podpick se reconnecte tout seul. Si cela persiste, demandez à la personne qui héberge podpick de consulter les journaux
check-scheduler-stands = la recommandation de la semaine et les annonces ne sont pas envoyées pour le moment
check-host-advice = Demandez à la personne qui héberge podpick de consulter les journaux
check-token-refused = Discord n’accepte plus le jeton de podpick
check-token-advice = La personne qui héberge podpick doit définir un nouveau jeton
check-store-answers = répond normalement
check-store-advice = podpick continue de répondre aux questions ; les recommandations et les annonces attendent que la base de données réponde de nouveau. Demandez à la personne qui héberge podpick de consulter les journaux
check-store-busy = la base de données est occupée
check-store-full = le disque qui contient la base de données est plein
check-store-refused = impossible de lire ou d’écrire le fichier de la base de données
check-store-lost = le fichier de la base de données a été supprimé ou remplacé alors que podpick était en marche : rien ne peut être enregistré
check-store-unreachable = la base de données est inaccessible
check-store-unreadable = une partie des données est illisible
check-store-broken = la base de données ne répond pas comme prévu
# $rest of the $count feeds do not answer.
check-feeds-read = { $count ->
    [one] { $count } lu, dont { $rest } sans réponse actuellement
   *[other] { $count } lus, dont { $rest } sans réponse actuellement
}
check-feeds-advice = Demandez à la personne qui héberge podpick ; podpick check --feeds indique quels flux, et pourquoi
check-commands-everywhere = enregistrées partout
check-commands-here = enregistrées ici
check-commands-unscoped = ce serveur ne figure pas dans COMMAND_SCOPE, il n’en a donc aucune
check-commands-unscoped-advice = La personne qui héberge podpick peut ajouter ce serveur à COMMAND_SCOPE
check-commands-missing-here = manquantes ou obsolètes ici
check-commands-missing = manquantes ou obsolètes
check-commands-twice-here = enregistrées ici alors qu’elles ne devraient pas l’être, donc en double
check-commands-twice = également enregistrées partout, donc en double
check-commands-advice = La personne qui héberge podpick peut corriger cela avec podpick commands --upload
check-channels-none = rien n’est encore posté : aucune recommandation n’est programmée et rien n’est suivi
check-channels-many = podpick poste dans plus de { $most } salons ; seuls les premiers ont été vérifiés
check-channels-many-advice = Utilisée sur un serveur, la commande /podcast-admin status en vérifie tous les salons
check-channel-fine = podpick peut poster dans { $channel }
check-channel-gone = { $channel } n’existe plus
check-channel-gone-advice = Choisissez un autre salon avec `/pick schedule` ou `/podcast-follow add`
check-channel-lacks = dans { $channel }, podpick n’a pas les permissions requises ({ $rights })
check-channel-lacks-advice = Sur Discord : paramètres du salon > Permissions > podpick > autorisez { $rights }
check-role-fine = podpick peut attribuer { $role } aux membres
check-role-not-given = podpick ne peut pas attribuer { $role } aux membres
check-server-left = podpick n’est plus sur le serveur { $server }
check-server-left-advice = Invitez-le de nouveau, ou ne faites rien : ce qu’il conserve au sujet de ce serveur sera supprimé au bout de 30 jours
check-server-unknown = impossible d’obtenir les informations du serveur { $server }

## A server's own shows

shelf-no-store = Les podcasts propres à un serveur ne fonctionnent que si podpick est présent sur un serveur Discord ; ici, il n’y a que le catalogue.
shelf-only-in-a-server = Cette commande ne marche que sur un serveur : elle concerne les podcasts propres à ce serveur.
shelf-not-an-admin = Pour choisir où les suggestions s’affichent, il faut la permission « Gérer le serveur ».
shelf-suggested = Merci ! Votre suggestion, { $title }, attend la décision de la modération.
shelf-known = { $title } est déjà là. Consultez-le avec `/podcast show`.
shelf-known-hidden = { $title } est masqué sur ce serveur. La modération peut le réafficher avec `/podcast-shelf restore`.
shelf-waiting = Quelqu’un a déjà suggéré { $title }. La suggestion attend la décision de la modération.
shelf-member-full = Vous avez fait assez de suggestions pour le moment. Réessayez demain, ou quand la modération aura décidé.
shelf-server-full = Beaucoup de suggestions attendent déjà la décision de la modération sur ce serveur. Réessayez quand elle aura décidé.
shelf-full = Ce serveur a déjà { $most } podcasts qui lui sont propres, et c’est le maximum. Retirez-en d’abord un avec `/podcast-shelf remove`.
shelf-added = { $title } fait maintenant partie des podcasts de ce serveur. podpick lira bientôt son flux.
shelf-not-own = { $title } vient du catalogue et ne peut pas être modifié ici. Vous pouvez le masquer avec `/podcast-shelf remove`.
shelf-removed = { $title } ne fait plus partie des podcasts de ce serveur.
shelf-hidden = podpick n’affiche plus { $title } sur ce serveur. Pour l’afficher de nouveau, utilisez `/podcast-shelf restore`.
shelf-restored = podpick affiche de nouveau { $title } sur ce serveur.
shelf-changed = { $title } a été modifié.
shelf-decided = La décision a déjà été prise, ou la suggestion n’existe plus.
shelf-not-hidden = Ce serveur ne masque aucun podcast nommé { $typed }. Consultez ce qu’il masque avec `/podcast-shelf list`.
shelf-unknown-topic = podpick ne connaît aucun sujet nommé { $typed }. Choisissez-en un dans `/podcast topics`.
shelf-topic-left-out = podpick ne connaît pas de sujet appelé { $typed } et a donc retenu ceux que le podcast mentionne lui-même.
shelf-unknown-level = podpick ne connaît aucun niveau nommé { $typed }. Laissez ce champ vide si le podcast s’adresse à tout le monde.
shelf-no-word = podpick n’y trouve aucun mot que quelqu’un pourrait taper. Essayez-en un autre.
shelf-common-word = { $typed } apparaît dans des questions sur n’importe quoi et ne peut donc pas désigner un thème. Essayez un autre mot.
shelf-alias-set = À partir de maintenant, { $word } désigne { $topic } sur ce serveur.
shelf-alias-removed = { $word } n’a plus de sens particulier sur ce serveur.
shelf-alias-unknown = { $word } n’a pas de sens particulier sur ce serveur. Pour lui en donner un, indiquez aussi le sujet.
shelf-aliases-full = Ce serveur a déjà donné { $most } autres noms à des sujets, et c’est le maximum. Retirez-en d’abord un.
shelf-no-reviews = Les suggestions ne sont plus postées dans un salon. La modération les trouve dans `/podcast-shelf list`.
shelf-reviews-set = À partir de maintenant, les suggestions arrivent dans { $channel }. C’est là que la modération décide. Choisissez un salon qu’elle seule peut voir.
shelf-reviews-here = Les suggestions arrivent dans { $channel }.
shelf-reviews-refused = La dernière n’a pas pu y être postée : { $reason }.
shelf-to-review = Un membre suggère ce podcast pour ce serveur.
shelf-accepted = { $member } a ajouté ce podcast.
shelf-declined = { $member } a refusé ce podcast.
shelf-because = Raison : { $reason }
shelf-told-added = La modération a ajouté { $title }, que vous aviez suggéré. Merci !
shelf-told-declined = La modération n’a pas ajouté { $title }, que vous aviez suggéré.
shelf-told-declined-because = La modération n’a pas ajouté { $title }, que vous aviez suggéré. Raison donnée : { $reason }
look-no-address = podpick ne reconnaît pas { $typed } comme une adresse web. Indiquez l’adresse du flux ou de la page d’un podcast, par exemple https://example.com/feed.
look-not-found = Cette page ne s’est pas ouverte : le site a répondu HTTP { $status }. Vérifiez l’adresse.
look-no-answer = Cette page n’a pas répondu. Vérifiez l’adresse, ou réessayez plus tard.
look-busy = podpick examine d’autres suggestions en ce moment. Réessayez dans une minute.
look-too-large = Ce fichier est trop volumineux pour le flux ou la page d’un podcast. Vérifiez l’adresse.
look-neither = podpick n’a trouvé aucun podcast à cette adresse. Indiquez l’adresse de son flux, ou d’une page qui mentionne ce flux.
look-blocked = Ce podcast demande à ne pas être répertorié, et podpick respecte ce choix.
look-empty = Ce flux n’a pas encore d’épisodes. Réessayez quand il en aura.
draft-no-topic = podpick a trouvé le podcast, mais pas de quoi il parle. Refaites la commande en le précisant avec « topic ».
draft-no-title = podpick n’a pas trouvé le nom de ce podcast. Indiquez l’adresse de son flux.
shelf-title = Les podcasts propres à ce serveur
shelf-none = Ce serveur n’a pas encore de podcasts qui lui sont propres. Les membres en suggèrent avec `/podcast suggest`, la modération en ajoute avec `/podcast-shelf add`.
shelf-count = Uniquement sur ce serveur : { $shows }
shelf-waits =
    { $count ->
    [one] Une suggestion est en attente. Choisissez-la ci-dessous.
   *[other] { $count } suggestions sont en attente. Choisissez-en une ci-dessous.
}
shelf-no-topics = ses sujets ne sont plus dans le catalogue
shelf-hides = Masqué sur ce serveur : { $show }
shelf-alias = { $word } désigne { $topic }
shelf-missing-title = Recherches sans résultat
shelf-nothing-missing = Aucune recherche sans résultat sur ce serveur ces derniers temps.
shelf-times =
    { $count ->
    [one] une fois
   *[other] { $count } fois
}
menu-review = Choisir une suggestion à examiner
button-add = Ajouter
button-edit = Modifier
button-decline = Refuser
fact-suggested-by = Suggéré par
fact-brought-by = Proposé par
fact-feed = Flux
form-edit-title = Modifier ce podcast
form-decline-title = Refuser ce podcast
form-why = Pourquoi l’écouter ?
form-topics = Sujets, séparés par des virgules
form-level = Pour qui ?
form-reason = Raison (le membre pourra la voir)
help-podcast-suggest = suggère un podcast pour ce serveur
help-podcast-shelf-add = ajoute un podcast propre à ce serveur
help-podcast-shelf-edit = modifie la raison de l’écouter, les sujets et le niveau d’un podcast du serveur
help-podcast-shelf-remove = retire un podcast des réponses sur ce serveur
help-podcast-shelf-restore = affiche de nouveau un podcast masqué
help-podcast-shelf-list = affiche les podcasts du serveur et les suggestions en attente
help-podcast-shelf-alias = donne un autre nom à un sujet sur ce serveur
help-podcast-shelf-missing = affiche les recherches sans résultat
help-podcast-shelf-reviews = définit le salon des suggestions
command-podcast-suggest = Suggérer un podcast pour ce serveur
command-podcast-shelf = Les podcasts propres à ce serveur
command-podcast-shelf-add = Ajouter un podcast propre à ce serveur
command-podcast-shelf-edit = Modifier un podcast propre à ce serveur
command-podcast-shelf-remove = Retirer un podcast propre au serveur, ou en masquer un du catalogue
command-podcast-shelf-restore = Afficher de nouveau un podcast du catalogue
command-podcast-shelf-list = Voir les podcasts propres au serveur et traiter les suggestions
command-podcast-shelf-alias = Donner un autre nom à un sujet sur ce serveur
command-podcast-shelf-missing = Voir les recherches sans résultat
command-podcast-shelf-reviews = Choisir où la modération voit les suggestions
option-shelf-url = Adresse de son flux ou de sa page
option-shelf-why = Pourquoi l’écouter ?
option-shelf-topic = De quoi il parle
option-shelf-tell = M’envoyer un message quand la modération aura décidé
option-shelf-show = Quel podcast ?
option-shelf-word = Le mot que les membres tapent
option-shelf-means = Le sujet qu’il désigne ; sans sujet, le mot perd son sens particulier
option-shelf-reviews = Un salon que seule la modération voit ; sinon, les suggestions attendent dans la liste
draft-no-why = podpick a trouvé le podcast, mais rien qui dise pourquoi l’écouter. Refaites la commande en le précisant avec « why ».
draft-no-address = podpick ne peut créer de lien ni vers le flux ni vers la page de ce podcast. Indiquez une autre adresse.
shelf-added-without-feed = { $title } fait maintenant partie des podcasts de ce serveur. podpick n’a pas trouvé son flux et ne peut donc pas voir les nouveaux épisodes.
look-enough = podpick a examiné assez d’adresses pour vous pour l’instant. Réessayez { $until }.

## Fils et discussions des salons vocaux

right-send-messages-in-threads = Envoyer des messages dans les fils
right-manage-threads = Gérer les fils
right-connect = Se connecter
thread-is-locked = { $channel } est verrouillé : podpick ne peut rien y poster. Déverrouillez-le, ou choisissez un autre salon.
thread-is-private = Seuls ses membres voient { $channel }. Mentionnez-y podpick une fois pour l’y ajouter.
no-thread-in-thread = { $channel } est un fil, et Discord n’ouvre pas de fil dans un autre. Retirez l’option « thread », ou choisissez un autre salon.
no-thread-in-chat = { $channel } est un salon vocal, et Discord n’ouvre pas de fils dans sa discussion. Retirez l’option « thread », ou choisissez un autre salon.
because-thread-locked = le fil est verrouillé
mend-thread-locked = Déverrouillez le fil, ou choisissez un autre salon.
check-thread-locked = le fil { $channel } est verrouillé
check-channel-unknown = Discord n’a pas répondu au sujet de { $channel }

## Publications dans les forums

option-tag = Dans un forum : l’étiquette de chaque publication
schedule-forum = Chaque recommandation est une publication à part.
forum-needs-tag = Les publications de { $channel } ont besoin d’une étiquette. Choisissez-en une dans « tag » : { $tags }.
forum-no-such-tag = { $channel } n’a pas d’étiquette { $typed }. Choisissez-en une dans « tag » : { $tags }.
forum-without-tags = { $channel } n’a pas d’étiquettes. Retirez l’option « tag ».
forum-unknown = Discord n’a pas indiqué les étiquettes de { $channel }. Rien n’a été modifié. Réessayez dans une minute.
tag-without-forum = Seules les publications des forums ont des étiquettes, et { $channel } n’est pas un forum. Retirez l’option « tag », ou choisissez un forum.
no-thread-in-forum = Dans { $channel }, chaque publication est déjà un fil. Retirez l’option « thread ».
no-messages-in-forum = { $channel } n’accepte que des publications, alors que la modération reçoit des messages. Choisissez un salon textuel ou un fil.
no-vote-in-forum = { $channel } est un forum, et Discord n’y accepte pas de sondages. Retirez l’option « vote », ou choisissez un autre salon.
vote-not-in-forum = La recommandation paraît dans { $channel }, qui est un forum, et Discord n’y accepte pas de sondages. Pour que les membres votent, choisissez un autre salon avec `/pick schedule`.
because-tag-gone = le forum exige une étiquette, mais aucune n’est choisie, ou celle qui l’était n’existe plus
mend-tag-gone = Refaites le réglage avec une étiquette du forum : `/pick schedule` ou `/podcast-follow add`.
check-forum-tag = { $channel } exige une étiquette, mais aucune n’est choisie, ou celle qui l’était n’existe plus
