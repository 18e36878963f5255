### What podpick says to members, moderators and server admins.
###
### Values stand in braces. `**words**` are strong, `/command` in backticks is a command that can be clicked, and a new
### line starts a new line. Plain English: short sentences, what happened, then what to do.

## Aufzählungen

# $sound says how the next word begins: i, o or other. Spanish needs it.
list-and = { $sound ->
   *[other] { $before } und { $next }
}
list-or = { $sound ->
   *[other] { $before } oder { $next }
}
list-middle = { $before }, { $next }
list-comma = { ", " }
count-shows = { $count ->
    [one] 1 Podcast
   *[other] { $count } Podcasts
}

## Über einer Antwort

about = Zu { $what }:
about-without = Zu { $what }, ohne { $excluded }:
about-limited = Zu { $what }, { $limits }:
about-without-limited = Zu { $what }, ohne { $excluded }, { $limits }:
# With people, such as hosts and guests.
with = Mit { $what }:
with-without = Mit { $what }, ohne { $excluded }:
with-limited = Mit { $what }, { $limits }:
with-without-limited = Mit { $what }, ohne { $excluded }, { $limits }:
without = Ohne { $excluded }:
# $limits is such as "in German, for beginners".
only = Nur { $limits }:
without-limited = Ohne { $excluded }, { $limits }:
like = Ähnlich wie { $title }:
like-limited = Ähnlich wie { $title }, { $limits }:
like-without = Ähnlich wie { $title }, ohne { $excluded }:
like-without-limited = Ähnlich wie { $title }, ohne { $excluded }, { $limits }:
like-about = Ähnlich wie { $title }, zu { $what }:
like-about-limited = Ähnlich wie { $title }, zu { $what }, { $limits }:
like-about-without = Ähnlich wie { $title }, zu { $what }, ohne { $excluded }:
like-about-without-limited = Ähnlich wie { $title }, zu { $what }, ohne { $excluded }, { $limits }:
varied = Eine bunte Auswahl:
varied-limited = Eine bunte Auswahl, { $limits }:
varied-without = Eine bunte Auswahl, ohne { $excluded }:
varied-without-limited = Eine bunte Auswahl, ohne { $excluded }, { $limits }:
all-limited = Alle Podcasts { $limits }:
by-chance = Ein Zufallstreffer:
by-chance-about = Ein Zufallstreffer zu { $what }:
# A member typed a word that belongs to a topic: "gradient descent" is part of Machine learning.
about-part-of = { $typed } gehört zu { $what }:
about-no-show-alone = Zu { $typed } gibt es keinen eigenen Podcast, aber diese hier behandeln { $topic }.
about-inside = Zu { $topic }, einschließlich { $others }:
expanded-shows = { $count ->
    [0] Zu { $topic } gibt es keinen eigenen Podcast, aber diese hier behandeln { $others }.
    [one] Zu { $topic } gibt es nur einen Podcast, die übrigen behandeln { $others }.
   *[other] Zu { $topic } gibt es nur { $count } Podcasts, die übrigen behandeln { $others }.
}
expanded-shows-limited = { $count ->
    [0] Zu { $topic } gibt es keinen eigenen passenden Podcast (gesucht: { $limits }), aber diese hier behandeln { $others }.
    [one] Zu { $topic } passt nur ein Podcast (gesucht: { $limits }), die übrigen behandeln { $others }.
   *[other] Zu { $topic } passen nur { $count } Podcasts (gesucht: { $limits }), die übrigen behandeln { $others }.
}
expanded-episodes = { $count ->
    [0] Zu { $topic } gibt es keine eigene Folge, aber diese hier behandeln { $others }.
    [one] Zu { $topic } gibt es nur eine Folge, die übrigen behandeln { $others }.
   *[other] Zu { $topic } gibt es nur { $count } Folgen, die übrigen behandeln { $others }.
}
expanded-episodes-limited = { $count ->
    [0] Zu { $topic } gibt es keine eigene passende Folge (gesucht: { $limits }), aber diese hier behandeln { $others }.
    [one] Zu { $topic } passt nur eine Folge (gesucht: { $limits }), die übrigen behandeln { $others }.
   *[other] Zu { $topic } passen nur { $count } Folgen (gesucht: { $limits }), die übrigen behandeln { $others }.
}
episodes-found = { $count ->
    [one] 1 Folge:
   *[other] { $count } Folgen:
}
new-episodes = { $count ->
    [one] 1 neue Folge in den letzten zwei Wochen:
   *[other] { $count } neue Folgen in den letzten zwei Wochen:
}
new-episodes-about = { $count ->
    [one] 1 neue Folge zu { $what } in den letzten zwei Wochen:
   *[other] { $count } neue Folgen zu { $what } in den letzten zwei Wochen:
}
only-episodes = Kein Podcast zu { $typed }, aber in diesen Folgen ist davon die Rede:
only-episodes-meant = Kein Podcast zu { $typed }, aber in diesen Folgen ist von { $meant } die Rede:
guessed = Gemeint ist wohl: { $meant } (eingegeben: { $typed }).
guessed-excluded = Weggelassen: { $meant } (eingegeben: { $typed }).
# Stands for what was asked where only a button says it.
quote-none = dieser Suche
for-member = Für { $member }: { $headline }

## Unter einer Karte: warum sie gezeigt wird

reason-covers = Behandelt { $name }
reason-part-of = Gehört zu { $name }
reason-also-about = Auch zu { $name }
reason-with = Mit { $name }
reason-by-name = Über den Namen gefunden

## Was eine Antwort einschränkt, in wenigen Worten hinter einem Thema: „Zu Rust, auf Deutsch, für Einsteiger:“

strong = **{ $words }**
# What a fact is, before it, where there are no embeds.
label = **{ $name }**:
time-and-distance = { $time }, { $distance }
limit-language = auf { $language }
limit-except-language = nicht auf { $language }
limit-level = { $level ->
    [beginner] für Einsteiger
    [intermediate] mit Vorkenntnissen
    [advanced] für Profis
   *[all] für alle
}
limit-easy = nicht für Profis
limit-fresh = nur Neues
limit-active = noch aktiv
limit-episodes = einzelne Folgen zuerst
limit-without = ohne { $excluded }
limit-about = zu { $what }
limit-short = unter 20 Minuten
limit-commute = 20 bis 45 Minuten
limit-long = über 45 Minuten
limit-at-most = { $minutes ->
    [one] bis zu 1 Minute
   *[other] bis zu { $minutes } Minuten
}
limit-at-least = { $minutes ->
    [one] ab 1 Minute
   *[other] ab { $minutes } Minuten
}
unmet-language = { $about ->
    [topic] Zu { $what } gibt es nichts auf { $language }, hier sind Treffer in anderen Sprachen.
   *[other] Auf { $language } gibt es hier nichts, deshalb stehen hier Treffer in anderen Sprachen.
}
unmet-except-language = { $about ->
    [topic] Alles zu { $what } ist auf { $language }.
   *[other] Alles hier ist auf { $language }.
}
unmet-level = { $about ->
    [topic] { $level ->
        [beginner] Zu { $what } ist nichts speziell für Einsteiger dabei, hier ist der Rest.
        [intermediate] Zu { $what } ist nichts speziell für Leute mit Vorkenntnissen dabei, hier ist der Rest.
       *[advanced] Zu { $what } ist nichts speziell für Profis dabei, hier ist der Rest.
    }
   *[other] { $level ->
        [beginner] Speziell für Einsteiger ist nichts dabei, hier ist der Rest.
        [intermediate] Speziell für Leute mit Vorkenntnissen ist nichts dabei, hier ist der Rest.
       *[advanced] Speziell für Profis ist nichts dabei, hier ist der Rest.
    }
}
unmet-easy = { $about ->
    [topic] Alles zu { $what } richtet sich an Profis.
   *[other] Alles hier richtet sich an Profis.
}
unmet-active = { $about ->
    [topic] Ob zu { $what } noch ein Podcast aktiv ist, ist nicht bekannt.
   *[other] Ob einer dieser Podcasts noch aktiv ist, ist nicht bekannt.
}
unmet-length = Eine Folge mit dieser Länge ({ $length }) ist nicht bekannt; die Folgen dieser Podcasts können eine andere Länge haben.
unmet-length-some = { $count ->
    [0] Wie lang die Folgen dieser Podcasts sind, ist nicht bekannt (gesucht: { $length }).
    [one] Nur von einem dieser Podcasts ist eine Folge mit dieser Länge ({ $length }) bekannt; die übrigen können eine andere haben.
   *[other] Nur von { $count } dieser Podcasts sind Folgen mit dieser Länge ({ $length }) bekannt; die übrigen können eine andere haben.
}
unmet-episodes = { $about ->
    [topic] Zu { $what } ist keine einzelne Folge bekannt, deshalb stehen hier ganze Podcasts.
   *[other] Hier ist keine einzelne Folge bekannt, deshalb stehen hier ganze Podcasts.
}
unmet-without = { $typed } lässt sich hier nicht ausnehmen: podpick weiß nicht, welche dieser Podcasts davon handeln.
unmet-with = podpick weiß nicht, auf welche davon „{ $typed }“ zutrifft.
unmet-fresh = { $about ->
    [topic] Zu { $what } ist keine neue Folge bekannt, deshalb stehen hier ganze Podcasts.
   *[other] Eine neue Folge ist hier nicht bekannt, deshalb stehen hier ganze Podcasts.
}
# Wo trotzdem einzelne Folgen zu sehen sind.
unmet-fresh-episodes = { $about ->
    [topic] Zu { $what } ist keine neue Folge bekannt.
   *[other] Eine neue Folge ist hier nicht bekannt.
}
unmet-for = Zu { $what } gibt es nichts Passendes (gesucht: { $limit }).
unmet-about = Nichts davon handelt von { $what }.
unknown-words = Über { $typed } weiß podpick nichts.
unmet-like = Ein Podcast zu { $what }, der { $title } ähnelt, ist nicht bekannt, deshalb steht hier, was zu { $what } passt.
# On buttons: short.
button-without = Ohne „{ $what }“: { $count }
button-all-languages = Alle Sprachen: { $count }
button-with-too = Auch mit { $what }: { $count }

## Sprachen nach ihren Kürzeln; $name ist der englische Name einer Sprache, die hier fehlt

language-name = { $tag ->
    [ar] Arabisch
    [bg] Bulgarisch
    [bn] Bengalisch
    [ca] Katalanisch
    [cs] Tschechisch
    [da] Dänisch
    [de] Deutsch
    [el] Griechisch
    [en] Englisch
    [es] Spanisch
    [et] Estnisch
    [fa] Persisch
    [fi] Finnisch
    [fr] Französisch
    [he] Hebräisch
    [hi] Hindi
    [hr] Kroatisch
    [hu] Ungarisch
    [id] Indonesisch
    [it] Italienisch
    [ja] Japanisch
    [ko] Koreanisch
    [lt] Litauisch
    [lv] Lettisch
    [nb] Norwegisch (Bokmål)
    [nl] Niederländisch
    [no] Norwegisch
    [pl] Polnisch
    [pt] Portugiesisch
    [ro] Rumänisch
    [ru] Russisch
    [sk] Slowakisch
    [sl] Slowenisch
    [sr] Serbisch
    [sv] Schwedisch
    [ta] Tamil
    [tr] Türkisch
    [uk] Ukrainisch
    [vi] Vietnamesisch
    [zh] Chinesisch
   *[other] { $name }
}

## Wo es nichts zu zeigen gibt

nothing-typed = Darin steht kein Wort, nach dem sich suchen lässt.
nothing-about-typed = Zu { $typed } gibt es in diesem Katalog nichts.
topics-to-browse = Hier sind Themen zum Stöbern:
did-you-mean = Meintest du { $names }?
nothing-fits = Hier gibt es nichts Passendes.
nothing-limited = Hier gibt es nichts Passendes (gesucht: { $limits }).
nothing-without = Ohne { $excluded } bleibt nichts übrig.
nothing-without-limited = Ohne { $excluded } bleibt nichts Passendes übrig (gesucht: { $limits }).
nothing-about = Zu { $what } gibt es hier nichts.
nothing-about-limited = Zu { $what } gibt es nichts Passendes (gesucht: { $limits }).
nothing-about-without = Zu { $what } bleibt ohne { $excluded } nichts übrig.
nothing-about-without-limited = Zu { $what } bleibt ohne { $excluded } nichts Passendes übrig (gesucht: { $limits }).
no-episode = So eine Folge gibt es in diesem Katalog nicht.
no-episode-limited = In diesem Katalog gibt es keine passende Folge (gesucht: { $limits }).
no-episode-about = Zu { $what } gibt es in diesem Katalog keine Folge.
no-episode-about-limited = Zu { $what } gibt es in diesem Katalog keine passende Folge (gesucht: { $limits }).
no-feed-read-yet = podpick hat noch keine Feeds abgerufen. Suche bis dahin mit `/podcast topic` nach einem Podcast.
nothing-new = In den letzten zwei Wochen ist nichts Passendes erschienen. Ältere Folgen findest du mit `/podcast episode`.
no-such-show = Einen Podcast namens { $typed } gibt es in diesem Katalog nicht. Suche mit `/podcast topic` nach einem Thema.
no-such-show-but-near = Einen Podcast namens { $typed } gibt es in diesem Katalog nicht.
no-such-topic = Ein Thema namens { $typed } gibt es in diesem Katalog nicht.
nothing-similar = In diesem Katalog gibt es nichts Ähnliches wie { $title }.
no-more = Das war alles.
gone-from-catalog = Das ist nicht mehr im Katalog. Suche noch einmal mit `/podcast topic`.
unreadable-command = podpick kann diesen Befehl nicht lesen. Vielleicht zeigt Discord eine veraltete Version an: Lade Discord neu oder schau in `/podcast help` nach.
outdated-button = Das gehört zu einer älteren Antwort, die podpick nicht mehr lesen kann. Suche noch einmal mit `/podcast topic`.
fault = Etwas ist schiefgelaufen. Wenn das noch einmal passiert, gib diesen Code an die Person weiter, die podpick betreibt: **{ $code }**.
came-twice = Dieser Befehl kam zweimal an, wurde aber nur einmal ausgeführt. Das Ergebnis zeigt dir `/pick status`, `/pick queue` oder `/podcast-follow list`.
slow-down-server = Auf diesem Server kommen gerade sehr viele Anfragen an. Versuche es { $until } noch einmal.
slow-down-member = Du hast in zehn Sekunden fünfmal gefragt. Versuche es { $until } noch einmal.

## /podcast help: was jeder Befehl tut, hinter seinem Namen

help-title = Was du mit podpick machen kannst
help-for-moderators = **Für das Moderationsteam**
help-for-admins = **Für Server-Admins**
help-podcast-topic = Podcasts und Folgen zu einem Thema; Tippfehler und ganze Sätze sind kein Problem
help-podcast-show = ein Podcast im Detail: warum er sich lohnt, Hosts, Themen, Folgen
help-podcast-episode = Folgen nach Thema, Titel oder Gast
help-podcast-new = die neuesten Folgen
help-podcast-similar = ähnliche Podcasts zu einem, den du kennst
help-podcast-random = ein zufälliger Podcast
help-podcast-pick = der Tipp dieser Woche und die letzten
help-podcast-topics = alle Themen, nach denen du suchen kannst
help-podcast-help = diese Liste
help-podcast-forget-me = löscht deine Bewertungen und Vorschläge und deine Nutzer-ID aus allem anderen
help-pick-schedule = legt fest, wann und wo der Tipp der Woche gepostet wird
help-pick-add = fügt der Warteschlange einen Podcast oder eine Folge hinzu
help-pick-queue = zeigt die Warteschlange; dort kannst du sie umsortieren
help-pick-preview = zeigt nur dir den nächsten Tipp
help-pick-now = postet den nächsten Tipp sofort
help-pick-vote = lässt über den nächsten Tipp abstimmen
help-pick-skip = überspringt den nächsten Tipp
help-pick-pause = pausiert den Tipp der Woche
help-pick-resume = setzt ihn fort
help-pick-history = zeigt die bisherigen Tipps
help-pick-status = zeigt den aktuellen Stand
help-pick-unschedule = beendet den Tipp der Woche
help-podcast-follow-add = kündigt neue Folgen in einem Kanal an
help-podcast-follow-list = zeigt, was wo angekündigt wird; dort kannst du es beenden
help-podcast-admin-status = prüft podpick auf diesem Server
help-podcast-admin-forget = löscht, was podpick über diesen Server speichert
# "Apps" is the entry of Discord's menu, and "Find podcasts" podpick's command in it.
help-message-menu = Oder öffne das Menü einer Nachricht und wähle Apps → **Podcasts finden**: podpick sucht dann nach dem, was in der Nachricht steht, und nur du siehst die Antwort.
help-unseen-changes = Änderungen unter Servereinstellungen → Integrationen sind hier nicht berücksichtigt.
help-counts = { $shows } zu { $topics } Themen, von Menschen ausgewählt

## Menüs und Buttons

menu-instead = Stattdessen anzeigen
menu-details = Details
menu-open-topic = Thema öffnen
menu-reorder = Tipp zum Verschieben oder Entfernen wählen
menu-end-following = Ankündigung zum Beenden wählen
menu-send-to-me = Auswählen, was du bekommen möchtest
button-more = Mehr
button-shows = Podcasts: { $count }
button-share = Teilen
button-similar = Ähnliche Podcasts
button-another-choice = Andere Auswahl
button-another-one = Noch einer
button-show-podcasts = Podcasts anzeigen
button-more-like-this = Mehr in dieser Art
button-listened = Gehört
button-listened-count = Gehört: { $count }
button-not-for-me = Nichts für mich
button-not-for-me-count = Nichts für mich: { $count }
button-send-to-me = An mich senden
button-get-role = Diese Rolle holen
button-newer = Neuere
button-older = Ältere
button-post-now = Jetzt posten
button-status = Status
button-delete-everything = Alles löschen
button-up = Nach oben
button-down = Nach unten
button-remove = Entfernen
link-site = Website
link-feed = Feed
link-apple = Apple Podcasts
link-antennapod = AntennaPod
link-podcast-addict = Podcast Addict
link-listen = Anhören

## Karten

fact-topics = Themen
fact-hosts = Hosts
fact-status = Status
fact-start-with-episodes = Folgen für den Einstieg
fact-episodes-on-this = Folgen dazu
fact-links = Links
fact-latest = Zuletzt erschienen
fact-language = Sprache
fact-level = Niveau
fact-also-known-as = Auch bekannt als
fact-with = Mit
fact-details = Details
fact-more-episodes = Weitere Folgen
fact-published = Erschienen
fact-episode = Folge
fact-length = Länge
fact-start-with = Für den Einstieg
fact-picked-by = Ausgewählt von
link-page = Seite
link-audio = Audio
link-play = Abspielen
level = { $level ->
    [beginner] Für Einsteiger
    [intermediate] Mit Vorkenntnissen
    [advanced] Für Profis
   *[all] Für alle
}
status-active = Aktiv, letzte Folge { $last }
status-active-only = Aktiv
status-quiet = Inaktiv, keine Folge seit dem { $last }
status-ended-in = { $year } beendet
status-ended = Beendet
status-unreachable = Feed seit dem { $since } nicht erreichbar
status-explicit = Explizit
detail-explicit = explizit
detail-trailer = Trailer
detail-bonus = Bonusfolge
minutes = { $count } Min.
and-more = und { $count } weitere
people-and-more = { $count ->
    [one] { $people } und 1 weitere Person
   *[other] { $people } und { $count } weitere
}
episode-of = Folge von { $podcast }
numbered-episode-of = Folge { $number } von { $podcast }
# $what are words of the question that were found there.
reason-in-description = In der Beschreibung: { $what }
reason-in-people = Zu hören: { $what }
reason-in-title = Im Titel: { $what }
reason-though-typed = { $reason } (eingegeben: { $typed })

## /podcast topics

topics-in = Unterthemen von { $topic }
topics-title = { $topics } Themen, { $shows }
topics-numbers = Gezählt sind Podcasts, auch die der Unterthemen

## Vorschläge beim Tippen: was hinter einem Namen steht

choice-topic = Thema, { $shows }
choice-show = Podcast
choice-episode-of = Folge von { $podcast }
choice-person = Person
choice-week = { $week } · ab { $day }. { $month ->
    [january] Januar
    [february] Februar
    [march] März
    [april] April
    [may] Mai
    [june] Juni
    [july] Juli
    [august] August
    [september] September
    [october] Oktober
    [november] November
   *[december] Dezember
}

## /podcast-admin und was podpick speichert

status-only-in-a-server = Das geht nur auf einem Server: Der Befehl zeigt, wie podpick dort läuft.
status-not-an-admin = Nur Mitglieder mit der Berechtigung „Server verwalten“ können sehen, wie podpick hier läuft. Was du mit podpick machen kannst, zeigt `/podcast help`.
checkup-title = podpick auf diesem Server
checkup-good = Alles in Ordnung.
checkup-warn = podpick läuft, aber etwas solltest du dir ansehen.
checkup-bad = Etwas funktioniert nicht.
checkup-line = **{ $what }**: { $found }
forget-no-store = Hier wird nichts gespeichert: podpick läuft ohne Datenbank.
forget-only-in-a-server = Das geht nur auf einem Server: Der Befehl löscht, was podpick über den Server speichert.
forget-not-an-admin = Nur Mitglieder mit der Berechtigung „Server verwalten“ können löschen, was podpick über diesen Server speichert.
forget-ask = Damit löschst du sofort und endgültig alles, was podpick über diesen Server speichert: den Zeitplan für den Tipp der Woche, die Warteschlange, die laufende Abstimmung, die bisherigen Tipps mit ihren Bewertungen, die Ankündigungen neuer Folgen, die eigenen Podcasts dieses Servers samt offenen Vorschlägen, ausgeblendete Podcasts und eigene Namen für Themen, wie oft nach welchen Themen gefragt wurde und welche Suchen nichts gefunden haben. Was schon gepostet wurde, bleibt in den Kanälen stehen.
forgot-server = { $count ->
    [0] Es gab nichts zu löschen: podpick hatte nichts über diesen Server gespeichert. Was schon gepostet wurde, bleibt in den Kanälen stehen, bis du es dort löschst. Neu anfangen kannst du mit `/pick schedule`.
    [one] Gelöscht: 1 Eintrag, und damit alles, was podpick über diesen Server gespeichert hatte. Was schon gepostet wurde, bleibt in den Kanälen stehen, bis du es dort löschst. Neu anfangen kannst du mit `/pick schedule`.
   *[other] Gelöscht: { $count } Einträge, und damit alles, was podpick über diesen Server gespeichert hatte. Was schon gepostet wurde, bleibt in den Kanälen stehen, bis du es dort löschst. Neu anfangen kannst du mit `/pick schedule`.
}
forgot-member = { $count ->
    [0] podpick kennt dich nicht: Deine Nutzer-ID war nirgends gespeichert.
    [one] podpick kennt dich nicht mehr: Deine Nutzer-ID wurde an einer Stelle entfernt, an der du etwas eingerichtet, hinzugefügt, ausgewählt oder vorgeschlagen hattest. Vorschläge sind gelöscht; alles andere bleibt, aber ohne deinen Namen.
   *[other] podpick kennt dich nicht mehr: Deine Nutzer-ID wurde an { $count } Stellen entfernt, an denen du etwas eingerichtet, hinzugefügt, ausgewählt oder vorgeschlagen hattest. Vorschläge sind gelöscht; alles andere bleibt, aber ohne deinen Namen.
}
forgot-ratings = { $count ->
    [one] Deine Bewertung unter einem Tipp wurde gelöscht und zählt nicht mehr.
   *[other] Deine { $count } Bewertungen unter Tipps wurden gelöscht und zählen nicht mehr.
}

## Direktnachrichten an ein Mitglied

choose-to-send = Wähle aus, was podpick dir senden soll.
sent-to-you = Per Direktnachricht an dich gesendet: { $title }
direct-messages-closed = podpick darf dir nicht schreiben, deshalb wurde nichts gesendet. Erlaube Direktnachrichten in den Privatsphäre-Einstellungen eines Servers, auf dem auch podpick ist, und drücke dann noch einmal „An mich senden“.
not-sent-to-you = Discord hat die Nachricht nicht angenommen, deshalb wurde nichts gesendet. Drücke in ein paar Minuten noch einmal „An mich senden“.
sent-enough = Mehr als { $most } Nachrichten in zehn Minuten sendet podpick dir nicht. Drücke { $until } noch einmal „An mich senden“.

## Ankündigungen neuer Folgen

follows-title = Ankündigungen neuer Folgen
follows-no-store = Ankündigungen gibt es nur, wenn podpick auf einem Discord-Server läuft; hier gibt es nur den Katalog.
follows-only-in-a-server = podpick kündigt neue Folgen in Serverkanälen an. Nutze diesen Befehl auf einem Server.
follows-one-of-both = Wähle einen Podcast oder ein Thema, nicht beides.
follows-too-many = Dieser Server folgt schon { $most } Podcasts und Themen. Beende zuerst eine Ankündigung mit `/podcast-follow list`.
follows-added = Ab jetzt werden neue Folgen in { $channel } angekündigt: { $name }.
follows-no-feed = Hinweis: podpick kennt dazu keinen Feed und bemerkt neue Folgen daher nicht.
follows-none = Hier wird noch nichts angekündigt. Beginne mit `/podcast-follow add`.
follows-line-show = { $name } in { $channel }, seit dem { $since }.
follows-line-topic = { $name } (Thema) in { $channel }, seit dem { $since }.
follows-role = Jede Ankündigung benachrichtigt { $role }.
follows-self-role = Jede Ankündigung benachrichtigt { $role }; diese Rolle geben sich Mitglieder mit einem Button selbst.
follows-forum = Jede Ankündigung ist ein eigener Beitrag.
follows-thread = Jede Ankündigung bekommt einen Thread.
follows-published = Jede Ankündigung wird auf den Servern veröffentlicht, die dem Kanal folgen.
follows-stopped = Angehalten: { $reason }. Behebe das und füge es mit `/podcast-follow add` wieder hinzu.
follows-left-catalog = Nicht mehr im Katalog.
follows-unreachable = Der Feed ist seit dem { $since } nicht erreichbar.
follows-ended = Der Podcast ist beendet.
follows-last-episode = Letzte Folge: { $when }.
follows-last-notice = Letzte Ankündigung: { $when }.
follows-flaw = Problem bei der letzten Ankündigung: { $reason }.
notice = { $count ->
    [one] Neue Folge von { $shows }
   *[other] { $count } neue Folgen von { $shows }
}
notice-and-more = { $count ->
    [one] Die neuesten siehst du unten, und eine weitere ist erschienen.
   *[other] Die neuesten siehst du unten, und { $count } weitere sind erschienen.
}
notice-more-shows = { $count ->
    [one] { $shows } sowie einem weiteren Podcast
   *[other] { $shows } sowie { $count } weiteren Podcasts
}
not-a-moderator = Dafür brauchst du hier die Berechtigung „Nachrichten verwalten“. Wende dich an die Server-Admins.
cannot-publish = { $channel } ist kein Ankündigungskanal, deshalb kann podpick dort nichts veröffentlichen. Wähle einen Ankündigungskanal oder lass die Option „publish“ weg.
rights-unknown = Discord hat nicht mitgeteilt, was podpick in { $channel } darf. Prüfe die Berechtigungen dieses Kanals: Nötig sind „Kanal ansehen“, „Nachrichten senden“, „Links einbetten“ und „Nachrichtenverlauf anzeigen“.
rights-lacking = podpick kann in { $channel } noch nicht posten, denn dafür braucht es dort: { $rights }. Erlaube podpick das in den Kanaleinstellungen unter „Berechtigungen“.

## Der Tipp der Woche: Befehle für das Moderationsteam

picks-title = Der Tipp der Woche
picks-before = Frühere Tipps
picks-no-store = Den Tipp der Woche gibt es nur, wenn podpick auf einem Discord-Server läuft; hier gibt es nur den Katalog.
picks-only-in-a-server = Den Tipp der Woche gibt es nur auf Servern. Nutze diesen Befehl auf einem Server.
store-busy = podpick ist gerade ausgelastet. Es wurde nichts geändert. Versuche es gleich noch einmal.
store-full = podpick hat keinen Speicherplatz mehr. Es wurde nichts geändert. Wer podpick betreibt, muss Platz schaffen.
store-lost = Die Daten von podpick wurden vom Datenträger entfernt, deshalb lässt sich nichts speichern. Wer podpick betreibt, muss sich das ansehen.
store-refused = podpick kann seine Daten nicht schreiben. Es wurde nichts geändert. Wer podpick betreibt, muss den Datenträger prüfen.
store-unreadable = podpick kann seine Daten dazu nicht lesen. Es wurde nichts geändert. Richte den Tipp der Woche mit `/pick schedule` neu ein.
store-unreachable = podpick kommt nicht an seine Daten. Es wurde nichts geändert. Versuche es in einer Minute noch einmal.
give-this-code = Wenn das noch einmal passiert, gib diesen Code an die Person weiter, die podpick betreibt: **{ $code }**.
member-lacks-rights = Dafür brauchst du in { $channel } Berechtigungen, die du nicht hast: { $rights }. Wende dich an die Server-Admins oder wähle einen anderen Kanal.
member-rights-unknown = podpick konnte nicht prüfen, was du in { $channel } darfst. Es wurde nichts geändert. Nutze den Befehl in diesem Kanal oder versuche es in einer Minute noch einmal.
everyone-is-no-role = Bots können @everyone auf Discord nicht als Rolle benachrichtigen, deshalb wurde nichts geändert. Wähle bei der Option „ping“ eine Rolle oder lass sie weg.
role-given = Du hast jetzt { $role } und bekommst die Benachrichtigungen dazu. Drücke den Button noch einmal, um die Rolle zurückzugeben.
role-taken = Du hast { $role } nicht mehr. Drücke den Button noch einmal, um die Rolle wiederzubekommen.
# In the server's audit log.
audit-role-given = Das Mitglied hat „Diese Rolle holen“ gedrückt
audit-role-taken = Das Mitglied hat noch einmal „Diese Rolle holen“ gedrückt
role-not-offered = Unter diesem Post wird keine Rolle mehr angeboten.
role-not-now = podpick kann deine Rollen gerade nicht ändern; gib dem Moderationsteam Bescheid. { $reason }
role-refused = Discord lässt podpick nicht ändern, wer { $role } hat. Gib dem Moderationsteam Bescheid; `/podcast-admin status` zeigt, was fehlt.
role-no-member = Discord kennt dich nicht als Mitglied dieses Servers. Versuche es in einer Minute noch einmal.
role-failed = Discord hat nicht richtig geantwortet, deshalb wurde nichts geändert. Versuche es in einer Minute noch einmal.
role-fault-gone = Die Rolle gibt es nicht mehr. Wähle eine andere.
role-fault-everyone = @everyone haben schon alle. Wähle eine andere Rolle.
role-fault-managed = { $role } gehört zu einer App, zu Boosts oder zu einem Abo, deshalb kann sie auf Discord niemand vergeben. Wähle eine andere Rolle.
role-fault-powerful = { $role } hat Rechte, die den Server oder andere Mitglieder betreffen, deshalb dürfen Mitglieder sie sich nicht selbst geben. Wähle eine Rolle ohne „Administrator“, ohne „@everyone erwähnen“ und ohne Berechtigungen, mit denen man den Server verwalten, Mitglieder kicken, bannen, in den Timeout schicken, stummschalten oder verschieben oder das Audit-Log und die Insights ansehen kann.
role-fault-lacks = podpick fehlt auf diesem Server die Berechtigung „Rollen verwalten“. Erteile sie podpicks Rolle in den Servereinstellungen unter „Rollen“.
role-fault-below = podpicks höchste Rolle steht nicht über { $role }. Schiebe podpicks Rolle in den Servereinstellungen unter „Rollen“ nach oben.
role-fault-caller-lacks = Damit Mitglieder sich eine Rolle selbst geben können, brauchst du auf diesem Server selbst die Berechtigung „Rollen verwalten“.
role-fault-caller-below = Deine höchste Rolle steht nicht über { $role }, deshalb lässt Discord sie dich nicht vergeben. Frage jemanden mit einer höheren Rolle.
role-fault-unknown = podpick konnte die Rollen dieses Servers nicht prüfen. Versuche es in einer Minute noch einmal.
self-role-needs-ping = Die Option „self_role“ bietet die Rolle aus „ping“ an. Wähle bei „ping“ eine Rolle oder lass „self_role“ weg. Es wurde nichts geändert.
nothing-was-changed = Es wurde nichts geändert.
no-schedule = Hier ist noch kein Tipp der Woche eingerichtet. Beginne mit `/pick schedule`.
changed-meanwhile = Das hat sich inzwischen geändert. Den aktuellen Stand zeigt `/pick status`.
no-day = { $typed } ist kein Wochentag.
no-time = { $typed } ist keine Uhrzeit, die podpick versteht. Schreibe sie zum Beispiel so: 18:00 oder 18 Uhr.
two-days = Bei { $typed } kommen zwei Tage infrage. Schreibe 00:00 und wähle den Tag, der dann beginnt, oder schreibe 23:59.
no-zone = { $typed } ist keine Zeitzone, die podpick kennt. Gib die nächste Großstadt ein und wähle aus der Liste, zum Beispiel Europe/Berlin.
no-zone-but-near = { $typed } ist keine Zeitzone, die podpick kennt. Meintest du **{ $near }**?
# Permissions by the names that Discord's settings show in this language.
right-view-channel = Kanal ansehen
right-send-messages = Nachrichten senden
right-embed-links = Links einbetten
right-read-message-history = Nachrichtenverlauf anzeigen
right-create-public-threads = Öffentliche Threads erstellen
right-mention-everyone = Erwähne @everyone, @here und „Alle Rollen“
right-manage-messages = Nachrichten verwalten
# $time is such as 18:00, $zone such as Europe/Berlin.
schedule = { $day ->
    [monday] Jeden Montag um { $time } Uhr ({ $zone }) in { $channel }.
    [tuesday] Jeden Dienstag um { $time } Uhr ({ $zone }) in { $channel }.
    [wednesday] Jeden Mittwoch um { $time } Uhr ({ $zone }) in { $channel }.
    [thursday] Jeden Donnerstag um { $time } Uhr ({ $zone }) in { $channel }.
    [friday] Jeden Freitag um { $time } Uhr ({ $zone }) in { $channel }.
    [saturday] Jeden Samstag um { $time } Uhr ({ $zone }) in { $channel }.
   *[sunday] Jeden Sonntag um { $time } Uhr ({ $zone }) in { $channel }.
}
schedule-role = Jeder Tipp benachrichtigt { $role }.
schedule-self-role = Jeder Tipp benachrichtigt { $role }; diese Rolle geben sich Mitglieder mit einem Button selbst.
schedule-thread = Jeder Tipp bekommt einen Thread.
schedule-published = Jeder Tipp wird auf den Servern veröffentlicht, die dem Kanal folgen.
schedule-auto = Wenn die Warteschlange leer ist, wählt podpick aus dem Katalog.
schedule-not-auto = Wenn die Warteschlange leer ist, fällt der Tipp aus.
next-picks = **Die nächsten Tipps**
next-pick-clocks-change = { $time }, { $distance } (an diesem Tag ist Zeitumstellung)
saved = Gespeichert. Füge mit `/pick add` Tipps hinzu.
saved-but-lacking = Gespeichert, aber noch nicht startklar. Füge mit `/pick add` Tipps hinzu.
no-such-episode-of = Von { $show } gibt es im Katalog keine Folge namens { $typed }. Wähle eine aus der Liste oder lass die Option „episode“ weg.
no-week = { $typed } ist keine Woche. Wähle eine aus der Liste, zum Beispiel 2026-W50.
week-over = Die Woche { $week } ist vorbei oder hat schon ihren Tipp. Wähle eine spätere oder lass die Option „week“ weg.
note-too-long = Die Notiz ist zu lang: höchstens { $most } Zeichen. Es wurde nichts hinzugefügt.
queue-full = Die Warteschlange ist voll (100 Tipps). Entferne zuerst welche mit `/pick queue`.
queue-empty = Die Warteschlange ist leer. Füge mit `/pick add` etwas hinzu.
queued-for-week = { $title } steht für die Woche { $week } in der Warteschlange.
queued-first = { $title } steht in der Warteschlange auf Platz 1. Der Tipp kommt am { $time }.
queued-at = { $title } steht in der Warteschlange auf Platz { $place }.
queued-again = Hinweis: Dieser Podcast war am { $date } schon Tipp der Woche, also vor weniger als 26 Wochen. Er bleibt trotzdem in der Warteschlange.
queued-twice = Hinweis: Dieser Podcast steht jetzt zweimal in der Warteschlange.
queued-without-schedule = Es ist noch kein Tag festgelegt. Lege ihn mit `/pick schedule` fest.
removed = Entfernt.
already-removed = Das war schon entfernt.
queue-title = { $count ->
    [one] 1 Tipp in der Warteschlange
   *[other] { $count } Tipps in der Warteschlange
}
queue-line = { $title }, Tipp von { $by }
queue-line-week = { $title }, Woche { $week }, Tipp von { $by }
queue-left-catalog = { $title } (nicht mehr im Katalog, wird übersprungen)
page-of = Seite { $page } von { $pages }
button-previous = Zurück
button-next = Weiter
nothing-to-post = Die Warteschlange ist leer und die automatische Auswahl ist aus. Füge mit `/pick add` etwas hinzu.
posting = Wird gleich in { $channel } gepostet: { $title }. Das ist der Tipp dieser Woche.
posting-extra = Wird gleich in { $channel } gepostet: { $title }. Diese Woche hatte schon ihren Tipp, das ist also ein zusätzlicher.
posting-late = Wird gleich in { $channel } gepostet: { $title }. Diese Woche wurde übersprungen, der Tipp kommt also nachträglich.
posting-instead = Wird gleich in { $channel } gepostet: { $title }. Der Tipp dieser Woche ist fehlgeschlagen, dieser kommt also stattdessen.
next-pick-comes = Der nächste kommt am { $next }.
next-pick-waits = Der Tipp der Woche ist pausiert; der nächste kommt nach `/pick resume`.
enough-for-today = Mehr als { $most } Tipps am Tag sind auf einem Server nicht möglich. Füge diesen mit `/pick add` hinzu, dann kommt er, wenn er an der Reihe ist.
skipped = Übersprungen: Am { $skipped } wird nichts gepostet. Der nächste Tipp kommt am { $next }; die Warteschlange bleibt, wie sie ist.
nothing-to-skip = Der Tipp der Woche ist pausiert, es gibt also nichts zu überspringen. Weiter geht es mit `/pick resume`.
paused = Pausiert. Bis `/pick resume` wird nichts gepostet; die Warteschlange bleibt, wie sie ist.
resumed = Der Tipp der Woche geht weiter. Der nächste kommt am { $next } ({ $soon }).
unscheduled = { $count ->
    [0] Der Tipp der Woche ist beendet und sein Zeitplan gelöscht. Was schon gepostet wurde, bleibt in `/pick history`; `/podcast-admin forget` löscht auch das.
    [one] Der Tipp der Woche ist beendet. Gelöscht: der Zeitplan und 1 Tipp aus der Warteschlange. Was schon gepostet wurde, bleibt in `/pick history`; `/podcast-admin forget` löscht auch das.
   *[other] Der Tipp der Woche ist beendet. Gelöscht: der Zeitplan und { $count } Tipps aus der Warteschlange. Was schon gepostet wurde, bleibt in `/pick history`; `/podcast-admin forget` löscht auch das.
}
sending-anew = Wird gleich gepostet. Ob es geklappt hat, zeigt `/pick status`.

## Der Tipp der Woche: Nachrichten, Verlauf, Status

pick-of-the-week = **Tipp der Woche**
pick-of = **Tipp der Woche** vom { $date }.
pick-of-with-next = **Tipp der Woche** vom { $date }; der nächste kommt { $next }.
picked-by-podpick = podpick, aus dem Katalog
picked-by-somebody = jemandem aus dem Moderationsteam
no-history = Hier gab es noch keine Tipps. Wann der erste kommt, zeigt `/pick status`.
history-title = Bisherige Tipps
history-title-page = Bisherige Tipps, Seite { $page } von { $pages }
history-no-pick = **Kein Tipp**
history-line = { $date } { $title }, Tipp von { $by }
history-line-deleted = { $date } { $title }, Tipp von { $by } (gelöscht)
history-line-on-its-way = { $date } { $title }, Tipp von { $by } (unterwegs)
history-line-not-posted = { $date } { $title }, Tipp von { $by } – { $reason }
history-line-without = { $date } { $title } – { $reason }
# Was Mitglieder von einem Tipp halten, hinter ihm in einer Liste.
history-line-rated = { $line } – gehört: { $listened }, nichts für mich: { $passed }
rated = Notiert. Gehört: { $listened }, nichts für mich: { $passed }. Um das zurückzunehmen, drücke denselben Button noch einmal.
nothing-to-rate = Dieser Tipp steht nicht im Verlauf dieses Servers, deshalb wurde nichts gezählt. Den Tipp der Woche zeigt dir `/podcast pick`.
too-old-to-rate = Ein Tipp lässt sich ein halbes Jahr lang bewerten, und diese Zeit ist vorbei. Es bleibt beim letzten Stand (gehört: { $listened }, nichts für mich: { $passed }). Den Tipp der Woche zeigt dir `/podcast pick`.
no-pick-yet = Hier gab es noch keinen Tipp der Woche. Podcasts findest du aber jederzeit mit `/podcast topic`.
no-pick-yet-but-next = Hier gab es noch keinen Tipp der Woche. Der nächste kommt { $next }.
fact-next = Nächster Tipp
fact-queue = Warteschlange
fact-on-its-way = Unterwegs
fact-last = Letzter Tipp
fact-reminders = Erinnerungen
fact-went-wrong = Was schiefging
fact-held-up = Verzögerung
count-picks = { $count ->
    [one] 1 Tipp
   *[other] { $count } Tipps
}
a-pick = ein Tipp
status-paused = Pausiert. Weiter geht es mit `/pick resume`
status-paused-after = Pausiert nach { $count } Tipps, die sich nicht posten ließen. Weiter geht es mit `/pick resume`
status-tried-since = { $title }, erster Versuch { $since }; podpick gibt erst nach einem Tag auf
status-went-wrong = { $date }: { $reason }.
held-up-limit = Discord bittet podpick, bis { $until } zu warten, weil zu viele Anfragen auf einmal kamen. Danach postet podpick weiter; nichts geht verloren.
held-up-ban = Discord nimmt bis { $until } keine Anfragen von der IP-Adresse an, unter der podpick läuft, weil von dort zu viele kamen. Danach postet podpick weiter; nichts geht verloren.
held-up-refusals = podpick wartet bis { $until }, weil Discord zu viele seiner Anfragen abgelehnt hat. Danach postet podpick weiter; nichts geht verloren.

## Warum etwas nicht gepostet wurde: ein halber Satz hinter einem Gedankenstrich oder Doppelpunkt

because-skipped = vom Moderationsteam übersprungen
because-missed = podpick lief länger als einen Tag nicht
because-nothing-queued = die Warteschlange war leer
because-not-in-catalog = der Podcast ist nicht mehr im Katalog
because-permission = podpick hat im Kanal nicht alle nötigen Berechtigungen
because-lacks = podpick hat im Kanal nicht alle nötigen Berechtigungen ({ $rights })
because-channel-gone = den Kanal gibt es nicht mehr
because-guild-gone = podpick wurde vom Server entfernt
# $said is Discord's own sentence, in English.
because-refused = Discord hat abgelehnt: { $said }
because-timed-out = podpick hat auf diesem Server einen Timeout
because-unreachable = Discord war einen Tag lang nicht erreichbar
because-unclear = es ist unklar, ob es gepostet wurde
because-deleted = es wurde sofort wieder gelöscht
because-role-silent = gepostet, aber die Rolle wurde nicht benachrichtigt: Es gibt sie nicht mehr, oder podpick darf sie nicht erwähnen
because-no-thread = gepostet, aber ohne Thread: podpick hat im Kanal nicht die Berechtigung „Öffentliche Threads erstellen“, oder Threads sind dort deaktiviert
because-not-published = gepostet, aber nicht veröffentlicht: Das geht nur in Ankündigungskanälen und nur einige Male pro Stunde
because-explicit = der Podcast ist explizit und der Kanal nicht altersbeschränkt
because-too-late = es ließ sich nicht innerhalb eines Tages nach dem Termin posten
because-unreadable = was podpick dazu gespeichert hat, ist nicht lesbar
because-not-posted = nicht gepostet

## Was dagegen hilft

mend-permission = Erlaube podpick in den Kanaleinstellungen unter „Berechtigungen“, was fehlt.
mend-channel-gone = Wähle mit `/pick schedule` einen anderen.
mend-reviews = Wähle mit `/podcast-shelf reviews` einen anderen Kanal.
mend-role-silent = Wähle mit `/pick schedule` eine andere Rolle oder erteile podpick diese Berechtigung: { $right }.
mend-role-silent-follow = Füge die Ankündigung mit `/podcast-follow add` und einer anderen Rolle noch einmal hinzu oder erteile podpick diese Berechtigung: { $right }.
mend-nothing-queued = Füge mit `/pick add` etwas hinzu.
mend-not-in-catalog = Füge mit `/pick add` etwas anderes hinzu.
mend-unclear = Sieh im Kanal nach: Wenn es dort fehlt, poste es mit dem Button. Damit podpick selbst nachsehen kann, braucht es die Berechtigung „Nachrichtenverlauf anzeigen“.
mend-unclear-look = Sieh im Kanal nach. Damit podpick selbst nachsehen kann, braucht es die Berechtigung „Nachrichtenverlauf anzeigen“.
mend-unreachable = Poste es mit `/pick now`.

## Hinweise im Kanal des Moderationsteams

this-weeks-pick = der Tipp dieser Woche
new-episodes-of = neue Folgen von { $shows }
note-nothing-queued = Für den Tipp am { $time } steht nichts in der Warteschlange. Füge mit `/pick add` etwas hinzu, sonst fällt er aus.
note-nothing-queued-tomorrow = Für den Tipp von morgen steht nichts in der Warteschlange. Füge mit `/pick add` etwas hinzu, sonst fällt er aus.
note-zone-changed = Die Regeln der eingestellten Zeitzone haben sich geändert, und damit hat sich der nächste Tipp verschoben. Mehr dazu zeigt `/pick status`.
note-zone-changed-from = Die Regeln der eingestellten Zeitzone haben sich geändert, und damit hat sich der nächste Tipp verschoben; er sollte eigentlich am { $before } kommen. Mehr dazu zeigt `/pick status`.
note-unreadable = Was podpick zum Tipp der Woche auf diesem Server gespeichert hat, ist nicht lesbar, deshalb ist der Tipp pausiert. Richte ihn mit `/pick schedule` neu ein; wer podpick betreibt, findet mehr im Log.
note-left-out = podpick kann einen Teil dessen, was es für diesen Server gespeichert hat, nicht lesen. Deshalb wurde ein Eintrag der Warteschlange oder eine Nachricht ausgelassen. `/pick queue` und `/pick history` zeigen, was fehlt; wer podpick betreibt, findet mehr im Log.
note-not-in-catalog = Ein Tipp aus der Warteschlange wurde übersprungen, weil der Podcast { $show } nicht mehr im Katalog ist. Füge mit `/pick add` einen anderen hinzu.
note-not-posted = Nicht gepostet: { $title } – { $reason }.
note-posted-but = { $title } – { $reason }.
preview-post = Ein Beitrag im Forum mit dem Titel { $title }:
preview-post-with-tag = Ein Beitrag im Forum mit dem gewählten Tag und dem Titel { $title }:
note-show-ended = { $show } ist beendet: Laut Feed erscheinen keine weiteren Folgen. Tipps dazu in der Warteschlange werden noch gepostet. Wenn du dem Podcast nicht mehr folgen willst, nutze `/podcast-follow list`.
note-show-gone = Den Feed von { $show } gibt es nicht mehr, deshalb bemerkt podpick keine neuen Folgen. Einmal pro Woche prüft podpick, ob er wieder da ist. Tipps dazu in der Warteschlange werden noch gepostet; sieh sie mit `/pick queue` durch. Wenn du dem Podcast nicht mehr folgen willst, nutze `/podcast-follow list`.
note-show-moved = Der Feed von { $show } ist nach eigenen Angaben endgültig umgezogen, und zwar nach { $address }. podpick ruft weiterhin die Adresse aus dem Katalog ab und folgt ihrer Weiterleitung; vorerst musst du nichts tun. Wenn keine neuen Folgen mehr kommen, bitte die Person, die podpick betreibt, die Adresse im Katalog zu ändern.
note-own-show-moved = Der Feed von { $show } ist nach eigenen Angaben endgültig umgezogen, und zwar nach { $address }. podpick ruft weiterhin die Adresse ab, mit der der Podcast hinzugefügt wurde, und folgt ihrer Weiterleitung; vorerst musst du nichts tun. Wenn keine neuen Folgen mehr kommen, entferne den Podcast mit `/podcast-shelf remove` und füge ihn mit `/podcast-shelf add` unter der neuen Adresse wieder hinzu.

## Abstimmungen über den Tipp

command-pick-vote = Über den nächsten Tipp abstimmen lassen
option-vote = Über jeden Tipp abstimmen lassen
option-vote-show = Ein Podcast, der zur Wahl steht; bei weniger als zwei ergänzt podpick weitere
option-vote-hours = Wie viele Stunden lang; ohne Angabe 48
right-send-polls = Umfragen erstellen
schedule-vote = Die Mitglieder stimmen über jeden Tipp ab; das beginnt zwei Tage vorher und endet zwei Stunden vorher.
vote-headline = **Stimmt über den Tipp der Woche ab.** Der Gewinner wird der nächste Tipp.
vote-question = Welcher Podcast soll der Tipp der Woche sein?
button-candidates = Mehr zu diesen Podcasts
link-poll = zur Umfrage
vote-candidates = Diese Podcasts stehen zur Wahl. Die Abstimmung endet { $end }.
vote-is-over = Diese Abstimmung ist vorbei.
vote-is-over-won = Diese Abstimmung ist vorbei: { $title } hat gewonnen.
vote-begins = Die Abstimmung zwischen { $shows } wird gleich in { $channel } gepostet. Sie endet am { $end }.
vote-winner-comes = Der Gewinner kommt am { $next }.
vote-winner-waits = Der Tipp der Woche ist pausiert; der Gewinner wartet bis `/pick resume` in der Warteschlange.
vote-runs-already = Bis { $end } läuft schon eine Abstimmung über den Tipp. Danach kannst du die nächste starten.
vote-too-few = Für eine Abstimmung braucht es mindestens zwei Podcasts, podpick hat aber weniger gefunden. Nenne welche bei `/pick vote` oder füge der Warteschlange mit `/pick add` welche hinzu.
vote-explicit = { $title } ist explizit, und { $channel } ist nicht altersbeschränkt. Nenne einen anderen Podcast oder stelle den Kanal in seinen Einstellungen auf altersbeschränkt.
vote-before-preview = Die Mitglieder stimmen bis { $end } ab. Der Gewinner kommt noch vor dem, was du hier siehst.
vote-before-queue = Die Mitglieder stimmen bis { $end } über den nächsten Tipp ab. Der Gewinner kommt vor allen Tipps aus der Warteschlange.
vote-goes-on-skipped = Die laufende Abstimmung geht bis { $end } weiter; der Gewinner wird der nächste Tipp.
vote-goes-on-paused = Die laufende Abstimmung geht bis { $end } weiter; der Gewinner wartet in der Warteschlange.
vote-ended = Die laufende Abstimmung ist damit beendet und zählt nicht.
fact-vote = Abstimmung
vote-open = Die Mitglieder stimmen bis { $end } ab; der Gewinner wird der nächste Tipp.
vote-open-linked = Die Mitglieder stimmen bis { $end } ab; der Gewinner wird der nächste Tipp. Hier geht es { $poll }.
vote-last-won = { $date }: { $title } hat gewonnen.
vote-last-uncounted = { $date }: kein Gewinner – { $reason }.
the-vote = die Abstimmung über den Tipp
picked-by-vote = den Mitgliedern per Abstimmung
because-no-time = zum Abstimmen blieb zu wenig Zeit
because-nobody-voted = niemand hat abgestimmt
because-poll-gone = die Umfrage wurde gelöscht
because-vote-ended = das Moderationsteam hat den Zeitplan geändert
because-posted-meanwhile = der Gewinner wurde schon während der Abstimmung gepostet
because-queue-full = die Warteschlange ist voll
note-vote-uncounted = Die Abstimmung über den Tipp hat keinen Gewinner: { $reason }. Der nächste Tipp kommt so, als hätte es keine Abstimmung gegeben.
note-vote-queue-full = { $title } hat die Abstimmung über den Tipp gewonnen, aber die Warteschlange ist voll (100 Tipps), deshalb wurde der Podcast nicht hinzugefügt. Entferne Tipps mit `/pick queue` und füge ihn dann mit `/pick add` hinzu.
note-review-not-posted = Der Vorschlag { $title } konnte nicht für das Moderationsteam gepostet werden: { $reason }. Er wartet in `/podcast-shelf list`.

## Im Terminal

terminal-more = Es gibt noch mehr: --json --limit 100 zeigt alles.
terminal-ask-instead = { $what } – frag so: { $question }
terminal-command = { $command } (in Discord)
terminal-quote = „{ $words }“
# What a value is, before it.
terminal-label = { $name }:
terminal-day = { $day }. { $month ->
    [january] Januar
    [february] Februar
    [march] März
    [april] April
    [may] Mai
    [june] Juni
    [july] Juli
    [august] August
    [september] September
    [october] Oktober
    [november] November
   *[december] Dezember
} { $year }

## Befehle und Optionen, je höchstens 100 Zeichen; Discord zeigt sie, während ein Mitglied / tippt

command-podcast = Hörenswerte Podcasts, von Menschen ausgewählt
command-podcast-topic = Podcasts zu einem Thema finden
command-podcast-show = Einen Podcast genauer ansehen
command-podcast-episode = Folgen nach Thema, Titel oder Gast finden
command-podcast-random = Einen zufälligen Podcast anzeigen
command-podcast-similar = Ähnliche Podcasts zu einem finden, den du kennst
command-podcast-topics = In allen Themen stöbern
command-podcast-help = Die Befehle anzeigen, die du nutzen kannst
command-podcast-forget-me = Deine Bewertungen und Vorschläge löschen und deine Nutzer-ID aus allem anderen
command-podcast-pick = Der Tipp dieser Woche und die letzten
command-pick = Den Podcast der Woche auswählen und posten
command-pick-schedule = Festlegen, wann und wo Tipps gepostet werden
command-pick-add = Einen Podcast oder eine Folge zur Warteschlange hinzufügen
command-pick-queue = Die Warteschlange ansehen und umsortieren
command-pick-preview = Ansehen, was als Nächstes gepostet wird
command-pick-now = Den nächsten Tipp sofort posten
command-pick-skip = Den nächsten Tipp überspringen
command-pick-pause = Den Tipp der Woche pausieren
command-pick-unschedule = Den Tipp der Woche endgültig beenden
command-pick-resume = Den Tipp der Woche fortsetzen
command-pick-history = Bisherige Tipps ansehen
command-pick-status = Den aktuellen Stand und Probleme ansehen
command-podcast-new = Neue Folgen der letzten zwei Wochen
command-podcast-admin = podpick prüfen oder seine Daten über diesen Server löschen
command-podcast-admin-forget = Alles löschen, was podpick über diesen Server speichert
command-podcast-admin-status = Befehle, Berechtigungen, Feeds und Daten prüfen
command-podcast-follow = Neue Folgen in einem Kanal ankündigen lassen
command-podcast-follow-add = Einem Podcast oder einem Thema folgen
command-podcast-follow-list = Ankündigungen ansehen und beenden
# The name of an entry in a message's menu, at most 32 characters.
command-find-podcasts = Podcasts finden
option-topic-about = Ein Thema, ein Podcast oder eine Person, in deinen eigenen Worten
option-level = Für wen der Podcast gemacht ist
option-language = In welcher Sprache
option-length = Wie lang eine Folge sein darf
option-private = Nur du siehst die Antwort
option-for = Wem du das empfiehlst
option-show-name = Name des Podcasts
option-episode-about = Ein Thema, ein Titel oder ein Gast
option-only-topic = Nur zu diesem Thema
option-similar-name = Ein Podcast, den du kennst
option-under = Nur Themen, die zu diesem gehören
option-pick-channel = Wo Tipps gepostet werden
option-day = An welchem Wochentag
option-time = Um wie viel Uhr, zum Beispiel 18:00
option-timezone = Welche Zeitzone: die nächste Großstadt eingeben
option-ping = Welche Rolle benachrichtigt wird
option-self-role = Mitglieder geben sich diese Rolle mit einem Button selbst
option-thread = Unter jedem Tipp einen Thread erstellen
option-publish = Auf Servern veröffentlichen, die dem Kanal folgen
option-auto = podpick auswählen lassen, wenn die Warteschlange leer ist
option-reminders = Wo das Moderationsteam Erinnerungen und Hinweise auf Probleme bekommt
option-pick-show = Name des Podcasts
option-pick-episode = Eine seiner Folgen
option-note = Warum sich das Anhören lohnt, in deinen Worten
option-week = Nur in dieser Woche
option-follow-channel = Wo neue Folgen angekündigt werden
option-follow-show = Neue Folgen dieses Podcasts
option-follow-topic = Oder neue Folgen aller Podcasts zu diesem Thema
option-follow-thread = Unter jeder Ankündigung einen Thread erstellen
# Choices of an option.
choice-level-beginner = Einsteiger
choice-level-intermediate = Mit Vorkenntnissen
choice-level-advanced = Profis
choice-level-all = Alle
choice-length-short = Kurz (unter 20 Minuten)
choice-length-commute = Arbeitsweg (20 bis 45 Minuten)
choice-length-long = Lang (über 45 Minuten)
choice-monday = Montag
choice-tuesday = Dienstag
choice-wednesday = Mittwoch
choice-thursday = Donnerstag
choice-friday = Freitag
choice-saturday = Samstag
choice-sunday = Sonntag

## /podcast-admin status: what was looked at, what was found, and what to do. Some of it stands in the terminal too.

check-version = Version
check-catalog = Katalog
check-connection = Verbindung
check-database = Datenbank
check-feeds = Feeds
check-commands = Befehle
check-channels = Kanäle
check-roles = Rollen
check-again = Versuche es noch einmal
check-again-in-a-minute = Versuche es in einer Minute noch einmal
check-again-with-store = Versuche es noch einmal, wenn die Datenbank wieder antwortet
check-discord-silent = antwortet gerade nicht
check-discord-slow = braucht zu lange, um mitzuteilen, was podpick hier darf
check-discord-unreachable = podpick kann Discord nicht erreichen
check-discord-unavailable = Discord ist gerade nicht verfügbar (HTTP { $status })
check-discord-asks-to-wait = { $count ->
    [one] Discord bittet podpick, 1 Sekunde zu warten
   *[other] Discord bittet podpick, { $count } Sekunden zu warten
}
# $said is Discord's own sentence, in English.
check-discord-refused = Discord hat abgelehnt: { $said }
check-discord-unreadable = die Antwort von Discord ist nicht lesbar
check-catalog-sizes = { $count ->
    [one] 1 Podcast zu { $topics } Themen
   *[other] { $count } Podcasts zu { $topics } Themen
}
check-catalog-faulty = die Datei wurde geändert und enthält Fehler; der vorherige Katalog gilt weiter ({ $count } Podcasts zu { $topics } Themen)
check-catalog-advice = Bitte die Person, die podpick betreibt, die Datei zu korrigieren; podpick check zeigt jeden Fehler mit seiner Zeile
check-connection-shard = Shard { $shard } von { $of }
check-connection-endpoint = über signierte HTTP-Anfragen
check-not-connected = podpick ist noch nicht mit Discord verbunden
# $shards are numbers: 0, 3.
check-shards-silent = podpick ist gerade nicht mit Discord verbunden (Shard { $shards })
check-connection-advice = podpick verbindet sich von selbst neu. Wenn es so bleibt, bitte die Person, die podpick betreibt, ins Log zu sehen
check-scheduler-stands = der Tipp der Woche und Ankündigungen werden gerade nicht gesendet
check-host-advice = Bitte die Person, die podpick betreibt, ins Log zu sehen
check-token-refused = Discord akzeptiert das Token von podpick nicht mehr
check-token-advice = Wer podpick betreibt, muss ein neues Token eintragen
check-store-answers = antwortet
check-store-advice = podpick beantwortet weiterhin Fragen; Tipps und Ankündigungen warten, bis die Datenbank wieder antwortet. Bitte die Person, die podpick betreibt, ins Log zu sehen
check-store-busy = die Datenbank ist ausgelastet
check-store-full = der Datenträger der Datenbank ist voll
check-store-refused = die Datei der Datenbank lässt sich nicht lesen oder schreiben
check-store-lost = die Datei der Datenbank wurde im laufenden Betrieb entfernt oder ersetzt, deshalb lässt sich nichts speichern
check-store-unreachable = die Datenbank antwortet nicht
check-store-unreadable = ein Teil der Daten ist nicht lesbar
check-store-broken = die Datenbank antwortet nicht wie erwartet
# $rest of the $count feeds do not answer.
check-feeds-read = { $count ->
    [one] 1 abgerufen, davon derzeit nicht erreichbar: { $rest }
   *[other] { $count } abgerufen, davon derzeit nicht erreichbar: { $rest }
}
check-feeds-advice = Frag die Person, die podpick betreibt; podpick check --feeds zeigt, welche Feeds es sind und warum
check-commands-everywhere = überall registriert
check-commands-here = hier registriert
check-commands-unscoped = dieser Server steht nicht in COMMAND_SCOPE, deshalb gibt es hier keine
check-commands-unscoped-advice = Wer podpick betreibt, kann diesen Server in COMMAND_SCOPE aufnehmen
check-commands-missing-here = fehlen hier oder sind veraltet
check-commands-missing = fehlen oder sind veraltet
check-commands-twice-here = auch hier registriert, also doppelt zu sehen
check-commands-twice = auch überall registriert, also doppelt zu sehen
check-commands-advice = Wer podpick betreibt, kann das mit podpick commands --upload beheben
check-channels-none = es wird noch nichts gepostet, denn weder der Tipp der Woche noch eine Ankündigung ist eingerichtet
check-channels-many = podpick postet in mehr als { $most } Kanälen; geprüft wurden nur die ersten davon
check-channels-many-advice = /podcast-admin status prüft auf einem Server alle Kanäle dieses Servers
check-channel-fine = podpick darf in { $channel } posten
check-channel-gone = { $channel } gibt es nicht mehr
check-channel-gone-advice = Wähle einen anderen Kanal: mit `/pick schedule` oder `/podcast-follow add`
check-channel-lacks = in { $channel } hat podpick nicht alle nötigen Berechtigungen ({ $rights })
check-channel-lacks-advice = In Discord: Kanaleinstellungen > Berechtigungen > podpick > { $rights } erlauben
check-role-fine = podpick darf Mitgliedern { $role } geben
check-role-not-given = podpick kann Mitgliedern { $role } nicht geben
check-server-left = podpick ist nicht mehr auf dem Server { $server }
check-server-left-advice = Lade podpick wieder ein oder unternimm nichts: Was über den Server gespeichert ist, wird nach 30 Tagen gelöscht
check-server-unknown = der Server { $server } ließ sich nicht abfragen

## A server's own shows

shelf-no-store = Eigene Podcasts gibt es nur, wenn podpick auf einem Discord-Server läuft; hier gibt es nur den Katalog.
shelf-only-in-a-server = Eigene Podcasts gehören zu einem Server. Nutze diesen Befehl auf einem Server.
shelf-not-an-admin = Nur Mitglieder mit der Berechtigung „Server verwalten“ können festlegen, wo Vorschläge erscheinen.
shelf-suggested = Danke! Dein Vorschlag { $title } liegt jetzt beim Moderationsteam.
shelf-known = { $title } gibt es hier schon. Mehr dazu zeigt `/podcast show`.
shelf-known-hidden = { $title } ist auf diesem Server ausgeblendet. Das Moderationsteam kann den Podcast mit `/podcast-shelf restore` wieder einblenden.
shelf-waiting = { $title } wurde schon vorgeschlagen und liegt beim Moderationsteam.
shelf-member-full = Du hast fürs Erste genug vorgeschlagen. Versuche es morgen noch einmal oder wenn das Moderationsteam entschieden hat.
shelf-server-full = Beim Moderationsteam dieses Servers liegen schon viele Vorschläge. Versuche es noch einmal, wenn es darüber entschieden hat.
shelf-full = Dieser Server hat schon { $most } eigene Podcasts, mehr gehen nicht. Entferne zuerst einen mit `/podcast-shelf remove`.
shelf-added = { $title } gehört jetzt zu den eigenen Podcasts dieses Servers. podpick ruft den Feed in Kürze ab.
shelf-not-own = { $title } stammt aus dem Katalog und lässt sich hier nicht ändern. Du kannst den Podcast mit `/podcast-shelf remove` ausblenden.
shelf-removed = { $title } gehört nicht mehr zu den eigenen Podcasts dieses Servers.
shelf-hidden = podpick zeigt { $title } auf diesem Server nicht mehr an. Mit `/podcast-shelf restore` kommt der Podcast zurück.
shelf-restored = podpick zeigt { $title } auf diesem Server wieder an.
shelf-changed = { $title } wurde geändert.
shelf-decided = Darüber hat schon jemand entschieden, oder der Vorschlag ist nicht mehr da.
shelf-not-hidden = Auf diesem Server ist kein Podcast namens { $typed } ausgeblendet. Was ausgeblendet ist, zeigt `/podcast-shelf list`.
shelf-unknown-topic = podpick kennt kein Thema namens { $typed }. Wähle eins aus `/podcast topics`.
shelf-topic-left-out = podpick kennt kein Thema namens { $typed } und hat deshalb die genommen, die der Podcast selbst nennt.
shelf-unknown-level = podpick kennt kein Niveau namens { $typed }. Lass das Feld leer, wenn ein Podcast für alle ist.
shelf-no-word = podpick findet darin kein Wort, das jemand tippen könnte. Versuch ein anderes.
shelf-common-word = { $typed } kommt in Fragen zu allem Möglichen vor und kann deshalb für kein Thema stehen. Versuch ein anderes Wort.
shelf-alias-set = Auf diesem Server steht { $word } ab jetzt für { $topic }.
shelf-alias-removed = { $word } hat auf diesem Server keine eigene Bedeutung mehr.
shelf-alias-unknown = { $word } hat auf diesem Server keine eigene Bedeutung. Gib auch das Thema an, um eine festzulegen.
shelf-aliases-full = Dieser Server hat schon { $most } eigene Namen für Themen, mehr gehen nicht. Entferne zuerst einen.
shelf-no-reviews = Vorschläge werden in keinem Kanal mehr gepostet. Das Moderationsteam findet sie in `/podcast-shelf list`.
shelf-reviews-set = Vorschläge erscheinen ab jetzt in { $channel }. Dort entscheidet das Moderationsteam. Wähle einen Kanal, den nur das Team sieht.
shelf-reviews-here = Vorschläge erscheinen in { $channel }.
shelf-reviews-refused = Der letzte konnte dort nicht gepostet werden: { $reason }.
shelf-to-review = Ein Mitglied schlägt diesen Podcast für diesen Server vor.
shelf-accepted = { $member } hat diesen Podcast hinzugefügt.
shelf-declined = { $member } hat diesen Podcast abgelehnt.
shelf-because = Grund: { $reason }
shelf-told-added = Das Moderationsteam hat deinen Vorschlag { $title } hinzugefügt. Danke!
shelf-told-declined = Das Moderationsteam hat deinen Vorschlag { $title } nicht hinzugefügt.
shelf-told-declined-because = Das Moderationsteam hat deinen Vorschlag { $title } nicht hinzugefügt. Der Grund: { $reason }
look-no-address = { $typed } ist keine Webadresse, die podpick lesen kann. Gib die Adresse des Feeds oder der Seite eines Podcasts an, zum Beispiel https://example.com/feed.
look-not-found = Die Seite ließ sich nicht öffnen: Der Webserver hat mit HTTP { $status } geantwortet. Prüfe die Adresse.
look-no-answer = Die Seite hat nicht geantwortet. Prüfe die Adresse oder versuche es später noch einmal.
look-busy = podpick sieht sich gerade andere Vorschläge an. Versuche es in einer Minute noch einmal.
look-too-large = Diese Datei ist zu groß für den Feed oder die Seite eines Podcasts. Prüfe die Adresse.
look-neither = podpick hat dort keinen Podcast gefunden. Gib die Adresse des Feeds oder einer Seite an, die auf den Feed verweist.
look-blocked = Dieser Podcast möchte nicht gelistet werden, und podpick hält sich daran.
look-empty = Dieser Feed hat noch keine Folgen. Versuche es noch einmal, wenn es welche gibt.
draft-no-topic = podpick hat den Podcast gefunden, weiß aber nicht, worum es darin geht. Nutze den Befehl noch einmal und gib es mit „topic“ an.
draft-no-title = podpick hat keinen Namen für diesen Podcast gefunden. Gib die Adresse des Feeds an.
shelf-title = Eigene Podcasts dieses Servers
shelf-none = Dieser Server hat noch keine eigenen Podcasts. Mitglieder schlagen sie mit `/podcast suggest` vor, das Moderationsteam fügt sie mit `/podcast-shelf add` hinzu.
shelf-count = Nur auf diesem Server: { $shows }
shelf-waits =
    { $count ->
    [one] 1 Vorschlag ist offen. Wähle ihn unten aus.
   *[other] { $count } Vorschläge sind offen. Wähle unten einen aus.
}
shelf-no-topics = die Themen sind nicht mehr im Katalog
shelf-hides = Auf diesem Server ausgeblendet: { $show }
shelf-alias = { $word } steht für { $topic }
shelf-missing-title = Suchen ohne Treffer
shelf-nothing-missing = In letzter Zeit gab es auf diesem Server keine Suchen ohne Treffer.
shelf-times =
    { $count ->
    [one] einmal
   *[other] { $count }-mal
}
menu-review = Vorschlag zum Entscheiden wählen
button-add = Hinzufügen
button-edit = Bearbeiten
button-decline = Ablehnen
fact-suggested-by = Vorgeschlagen von
fact-brought-by = Beigesteuert von
fact-feed = Feed
form-edit-title = Diesen Podcast ändern
form-decline-title = Diesen Podcast ablehnen
form-why = Warum reinhören?
form-topics = Themen, durch Kommas getrennt
form-level = Für wen?
form-reason = Grund (das Mitglied sieht ihn vielleicht)
help-podcast-suggest = schlägt einen Podcast für diesen Server vor
help-podcast-shelf-add = fügt einen Podcast hinzu, den es nur auf diesem Server gibt
help-podcast-shelf-edit = ändert Begründung, Themen und Niveau eines eigenen Podcasts
help-podcast-shelf-remove = nimmt einen Podcast aus den Antworten auf diesem Server
help-podcast-shelf-restore = zeigt einen ausgeblendeten Podcast wieder an
help-podcast-shelf-list = zeigt die eigenen Podcasts und die offenen Vorschläge
help-podcast-shelf-alias = gibt einem Thema auf diesem Server einen weiteren Namen
help-podcast-shelf-missing = zeigt Suchen ohne Treffer
help-podcast-shelf-reviews = legt den Kanal für Vorschläge fest
command-podcast-suggest = Einen Podcast für diesen Server vorschlagen
command-podcast-shelf = Die Podcasts, die es nur auf diesem Server gibt
command-podcast-shelf-add = Einen Podcast hinzufügen, den es nur auf diesem Server gibt
command-podcast-shelf-edit = Einen eigenen Podcast dieses Servers ändern
command-podcast-shelf-remove = Einen eigenen Podcast entfernen oder einen aus dem Katalog ausblenden
command-podcast-shelf-restore = Einen ausgeblendeten Podcast aus dem Katalog wieder anzeigen
command-podcast-shelf-list = Eigene Podcasts ansehen und über Vorschläge entscheiden
command-podcast-shelf-alias = Einem Thema auf diesem Server einen weiteren Namen geben
command-podcast-shelf-missing = Suchen ohne Treffer ansehen
command-podcast-shelf-reviews = Festlegen, wo das Moderationsteam Vorschläge sieht
option-shelf-url = Adresse des Feeds oder der Seite des Podcasts
option-shelf-why = Warum lohnt es sich reinzuhören?
option-shelf-topic = Worum es geht
option-shelf-tell = Schick mir eine Nachricht, wenn das Moderationsteam entschieden hat
option-shelf-show = Welcher Podcast?
option-shelf-word = Das Wort, das Mitglieder tippen
option-shelf-means = Das Thema, für das es steht. Ohne Thema verliert das Wort seine Bedeutung
option-shelf-reviews = Ein Kanal, den nur das Moderationsteam sieht. Ohne ihn warten Vorschläge nur in der Liste
draft-no-why = podpick hat den Podcast gefunden, aber nichts dazu, warum man reinhören sollte. Nutze den Befehl noch einmal und gib es mit „why“ an.
draft-no-address = podpick kann weder auf den Feed noch auf die Seite dieses Podcasts verlinken. Gib eine andere Adresse an.
shelf-added-without-feed = { $title } gehört jetzt zu den eigenen Podcasts dieses Servers. podpick hat dazu keinen Feed gefunden und bemerkt neue Folgen daher nicht.
look-enough = podpick hat vorerst genug Adressen für dich geprüft. Versuche es { $until } noch einmal.

## Threads und die Chats von Sprachkanälen

right-send-messages-in-threads = Nachrichten in Threads senden
right-manage-threads = Threads verwalten
right-connect = Verbinden
thread-is-locked = { $channel } ist gesperrt, deshalb kann podpick dort nichts posten. Entsperre den Thread oder wähle einen anderen Kanal.
thread-is-private = Nur die Mitglieder des Threads sehen { $channel }. Erwähne podpick dort einmal, damit podpick dazugehört.
no-thread-in-thread = { $channel } ist ein Thread, und in einem Thread erstellt Discord keinen weiteren. Lass die Option „thread“ weg oder wähle einen anderen Kanal.
no-thread-in-chat = { $channel } ist ein Sprachkanal, und in dessen Chat erstellt Discord keine Threads. Lass die Option „thread“ weg oder wähle einen anderen Kanal.
because-thread-locked = der Thread ist gesperrt
mend-thread-locked = Entsperre den Thread oder wähle einen anderen Kanal.
check-thread-locked = der Thread { $channel } ist gesperrt
check-channel-unknown = { $channel } ließ sich nicht abfragen

## Beiträge in Foren

option-tag = In einem Forum: der Tag, den jeder Beitrag bekommt
schedule-forum = Jeder Tipp ist ein eigener Beitrag.
forum-needs-tag = Beiträge in { $channel } brauchen einen Tag. Wähle bei „tag“ einen aus: { $tags }.
forum-no-such-tag = { $channel } hat keinen Tag { $typed }. Wähle bei „tag“ einen aus: { $tags }.
forum-without-tags = { $channel } hat keine Tags. Lass die Option „tag“ weg.
forum-unknown = Discord hat nicht mitgeteilt, welche Tags { $channel } hat. Es wurde nichts geändert. Versuche es in einer Minute noch einmal.
tag-without-forum = Nur Beiträge in Foren haben Tags, und { $channel } ist kein Forum. Lass die Option „tag“ weg oder wähle ein Forum.
no-thread-in-forum = In { $channel } ist jeder Beitrag schon ein Thread. Lass die Option „thread“ weg.
no-messages-in-forum = { $channel } nimmt nur Beiträge an; was das Moderationsteam liest, kommt aber als Nachricht. Wähle einen Textkanal oder einen Thread.
no-vote-in-forum = { $channel } ist ein Forum, und Discord nimmt dort keine Umfragen an. Lass die Option „vote“ weg oder wähle einen anderen Kanal.
vote-not-in-forum = Der Tipp kommt in { $channel }, das ist ein Forum, und Discord nimmt dort keine Umfragen an. Damit Mitglieder abstimmen können, wähle mit `/pick schedule` einen anderen Kanal.
because-tag-gone = das Forum verlangt einen Tag, aber keiner ist gewählt, oder den gewählten gibt es nicht mehr
mend-tag-gone = Richte es mit einem Tag des Forums neu ein: mit `/pick schedule` oder `/podcast-follow add`.
check-forum-tag = { $channel } verlangt einen Tag, aber keiner ist gewählt, oder den gewählten gibt es nicht mehr
