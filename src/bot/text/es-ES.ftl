### What podpick says to members, moderators and server admins.
###
### Values stand in braces. `**words**` are strong, `/command` in backticks is a command that can be clicked, and a new
### line starts a new line. Plain English: short sentences, what happened, then what to do.

## Lists

# $sound says how the next word begins: i, o or other. Spanish needs it.
list-and = { $sound ->
    [i] { $before } e { $next }
   *[other] { $before } y { $next }
}
list-or = { $sound ->
    [o] { $before } u { $next }
   *[other] { $before } o { $next }
}
list-middle = { $before }, { $next }
list-comma = { ", " }
count-shows = { $count ->
    [one] 1 podcast
   *[other] { $count } podcasts
}

## Above an answer

about = Sobre { $what }:
about-without = Sobre { $what }, sin { $excluded }:
about-limited = Sobre { $what }, { $limits }:
about-without-limited = Sobre { $what }, sin { $excluded }, { $limits }:
# With people, such as hosts and guests.
with = Con { $what }:
with-without = Con { $what }, sin { $excluded }:
with-limited = Con { $what }, { $limits }:
with-without-limited = Con { $what }, sin { $excluded }, { $limits }:
without = Sin { $excluded }:
# $limits is such as "in German, for beginners".
only = Filtro aplicado: { $limits }.
without-limited = Sin { $excluded }, { $limits }:
like = Parecidos a { $title }:
like-limited = Parecidos a { $title }, { $limits }:
like-without = Parecidos a { $title }, sin { $excluded }:
like-without-limited = Parecidos a { $title }, sin { $excluded }, { $limits }:
like-about = Parecidos a { $title }, sobre { $what }:
like-about-limited = Parecidos a { $title }, sobre { $what }, { $limits }:
like-about-without = Parecidos a { $title }, sobre { $what }, sin { $excluded }:
like-about-without-limited = Parecidos a { $title }, sobre { $what }, sin { $excluded }, { $limits }:
varied = Una selección variada:
varied-limited = Una selección variada, { $limits }:
varied-without = Una selección variada, sin { $excluded }:
varied-without-limited = Una selección variada, sin { $excluded }, { $limits }:
all-limited = Todos los podcasts { $limits }:
by-chance = Al azar:
by-chance-about = Al azar, sobre { $what }:
# A member typed a word that belongs to a topic: "gradient descent" is part of Machine learning.
about-part-of = { $typed } forma parte de { $what }:
about-no-show-alone = Ningún podcast trata solo sobre { $typed }; estos hablan de { $topic }.
about-inside = Sobre { $topic }, incluyendo { $others }:
expanded-shows = { $count ->
    [0] Ningún podcast trata solo sobre { $topic }; estos hablan de { $others }.
    [one] Solo un podcast trata sobre { $topic }; los demás hablan de { $others }.
   *[other] Solo { $count } podcasts tratan sobre { $topic }; los demás hablan de { $others }.
}
expanded-shows-limited = { $count ->
    [0] Ningún podcast que encaje ({ $limits }) trata solo sobre { $topic }; estos hablan de { $others }.
    [one] Solo un podcast sobre { $topic } encaja ({ $limits }); los demás hablan de { $others }.
   *[other] Solo { $count } podcasts sobre { $topic } encajan ({ $limits }); los demás hablan de { $others }.
}
expanded-episodes = { $count ->
    [0] Ningún episodio trata solo sobre { $topic }; estos hablan de { $others }.
    [one] Solo un episodio trata sobre { $topic }; los demás hablan de { $others }.
   *[other] Solo { $count } episodios tratan sobre { $topic }; los demás hablan de { $others }.
}
expanded-episodes-limited = { $count ->
    [0] Ningún episodio que encaje ({ $limits }) trata solo sobre { $topic }; estos hablan de { $others }.
    [one] Solo un episodio sobre { $topic } encaja ({ $limits }); los demás hablan de { $others }.
   *[other] Solo { $count } episodios sobre { $topic } encajan ({ $limits }); los demás hablan de { $others }.
}
episodes-found = { $count ->
    [one] 1 episodio:
   *[other] { $count } episodios:
}
new-episodes = { $count ->
    [one] 1 episodio nuevo en las dos últimas semanas:
   *[other] { $count } episodios nuevos en las dos últimas semanas:
}
new-episodes-about = { $count ->
    [one] 1 episodio nuevo sobre { $what } en las dos últimas semanas:
   *[other] { $count } episodios nuevos sobre { $what } en las dos últimas semanas:
}
only-episodes = Ningún podcast trata sobre { $typed }, pero estos episodios lo mencionan:
only-episodes-meant = Ningún podcast trata sobre { $typed }, pero estos episodios mencionan { $meant }:
guessed = En lugar de { $typed }, se muestran resultados de { $meant }.
guessed-excluded = En lugar de { $typed }, se ha excluido { $meant }.
# Stands for what was asked where only a button says it.
quote-none = eso
for-member = Para { $member }: { $headline }

## Below a card: why it is shown

reason-covers = Habla de { $name }
reason-part-of = Forma parte de { $name }
reason-also-about = También sobre { $name }
reason-with = Con { $name }
reason-by-name = Encontrado por el nombre

## What limits an answer, in few words behind a topic: "About Rust, in German, for beginners:"

strong = **{ $words }**
# What a fact is, before it, where there are no embeds.
label = **{ $name }**:
time-and-distance = { $time }, { $distance }
limit-language = en { $language }
limit-except-language = excepto en { $language }
limit-level = { $level ->
    [beginner] para principiantes
    [intermediate] de nivel intermedio
    [advanced] para expertos
   *[all] para todo el mundo
}
limit-easy = para no expertos
limit-fresh = lo más reciente
limit-active = aún en activo
limit-episodes = episodios sueltos primero
limit-without = sin { $excluded }
limit-about = sobre { $what }
limit-short = de menos de 20 minutos
limit-commute = de 20 a 45 minutos
limit-long = de más de 45 minutos
limit-at-most = { $minutes ->
    [one] de hasta { $minutes } minuto
   *[other] de hasta { $minutes } minutos
}
limit-at-least = { $minutes ->
    [one] de { $minutes } minuto o más
   *[other] de { $minutes } minutos o más
}
unmet-language = { $about ->
    [topic] Sobre { $what } no hay nada en { $language }, así que aquí van resultados en otros idiomas.
   *[other] Aquí no hay nada en { $language }, así que estos resultados están en otros idiomas.
}
unmet-except-language = { $about ->
    [topic] Todo lo que hay sobre { $what } está en { $language }.
   *[other] Todo lo que hay aquí está en { $language }.
}
unmet-level = { $about ->
    [topic] { $level ->
        [beginner] Sobre { $what } no hay nada para principiantes, así que aquí va el resto.
        [intermediate] Sobre { $what } no hay nada de nivel intermedio, así que aquí va el resto.
       *[advanced] Sobre { $what } no hay nada para expertos, así que aquí va el resto.
    }
   *[other] { $level ->
        [beginner] Aquí no hay nada para principiantes, así que esto es el resto.
        [intermediate] Aquí no hay nada de nivel intermedio, así que esto es el resto.
       *[advanced] Aquí no hay nada para expertos, así que esto es el resto.
    }
}
unmet-easy = { $about ->
    [topic] Todo lo que hay sobre { $what } es para expertos.
   *[other] Todo lo que hay aquí es para expertos.
}
unmet-active = { $about ->
    [topic] No se sabe si algún podcast sobre { $what } sigue activo.
   *[other] No se sabe si alguno de estos podcasts sigue activo.
}
unmet-length = No aparece ningún episodio { $length }; los de estos podcasts pueden tener otra duración.
unmet-length-some = { $count ->
    [0] No se sabe cuánto duran los episodios de estos podcasts (buscabas: { $length }).
    [one] Solo de uno de estos podcasts se conoce un episodio { $length }; los demás pueden tener otra duración.
   *[other] Solo de { $count } de estos podcasts se conocen episodios { $length }; los demás pueden tener otra duración.
}
unmet-episodes = { $about ->
    [topic] Sobre { $what } no hay episodios sueltos, así que aquí van podcasts completos.
   *[other] Aquí no hay episodios sueltos, así que estos son podcasts completos.
}
unmet-without = podpick no puede dejar fuera { $typed }: no sabe cuáles de estos podcasts tratan de ello.
unmet-with = podpick no sabe cuáles de estos cumplen lo de «{ $typed }».
unmet-fresh = { $about ->
    [topic] Sobre { $what } no hay episodios nuevos, así que aquí van podcasts completos.
   *[other] Aquí no hay episodios nuevos, así que estos son podcasts completos.
}
# Where single episodes are shown all the same.
unmet-fresh-episodes = { $about ->
    [topic] Sobre { $what } no hay episodios nuevos.
   *[other] Aquí no hay episodios nuevos.
}
unmet-for = Sobre { $what } no hay nada con este filtro: { $limit }.
unmet-about = Ninguno trata sobre { $what }.
unknown-words = podpick no sabe nada de { $typed }.
unmet-like = Ningún podcast sobre { $what } se parece a { $title }, así que estos tratan sobre { $what }.
# On buttons: short.
button-without = Quitar “{ $what }”: { $count }
button-all-languages = Todos los idiomas: { $count }
button-with-too = También con { $what }: { $count }

## Languages, by their tags; $name is the English name of one that is not listed

language-name = { $tag ->
    [ar] árabe
    [bg] búlgaro
    [bn] bengalí
    [ca] catalán
    [cs] checo
    [da] danés
    [de] alemán
    [el] griego
    [en] inglés
    [es] español
    [et] estonio
    [fa] persa
    [fi] finés
    [fr] francés
    [he] hebreo
    [hi] hindi
    [hr] croata
    [hu] húngaro
    [id] indonesio
    [it] italiano
    [ja] japonés
    [ko] coreano
    [lt] lituano
    [lv] letón
    [nb] noruego bokmål
    [nl] neerlandés
    [no] noruego
    [pl] polaco
    [pt] portugués
    [ro] rumano
    [ru] ruso
    [sk] eslovaco
    [sl] esloveno
    [sr] serbio
    [sv] sueco
    [ta] tamil
    [tr] turco
    [uk] ucraniano
    [vi] vietnamita
    [zh] chino
   *[other] { $name }
}

## Where there is nothing to show

nothing-typed = Ahí no hay ninguna palabra que buscar.
nothing-about-typed = En este catálogo no hay nada sobre { $typed }.
topics-to-browse = Aquí tienes temas para explorar:
did-you-mean = ¿Querías decir { $names }?
nothing-fits = Nada encaja con lo que pides.
nothing-limited = Aquí no hay nada con este filtro: { $limits }.
nothing-without = Sin { $excluded } no queda nada.
nothing-without-limited = Sin { $excluded } no queda nada con este filtro: { $limits }.
nothing-about = No hay nada sobre { $what }.
nothing-about-limited = No hay nada sobre { $what } con este filtro: { $limits }.
nothing-about-without = Sin { $excluded } no queda nada sobre { $what }.
nothing-about-without-limited = Sin { $excluded } no queda nada sobre { $what } con este filtro: { $limits }.
no-episode = En este catálogo no hay ningún episodio así.
no-episode-limited = En este catálogo no hay ningún episodio con este filtro: { $limits }.
no-episode-about = En este catálogo no hay ningún episodio sobre { $what }.
no-episode-about-limited = En este catálogo no hay ningún episodio sobre { $what } con este filtro: { $limits }.
no-feed-read-yet = podpick todavía no ha leído ningún feed. Mientras tanto, pide un podcast con `/podcast topic`.
nothing-new = En las dos últimas semanas no ha salido nada así. Busca episodios anteriores con `/podcast episode`.
no-such-show = En este catálogo no hay ningún podcast que se llame { $typed }. Busca un tema con `/podcast topic`.
no-such-show-but-near = En este catálogo no hay ningún podcast que se llame { $typed }.
no-such-topic = En este catálogo no hay ningún tema que se llame { $typed }.
nothing-similar = En este catálogo no hay nada más que se parezca a { $title }.
no-more = Eso es todo.
gone-from-catalog = Esto ya no está en el catálogo. Vuelve a preguntar con `/podcast topic`.
unreadable-command = podpick no entiende este comando. Puede que Discord muestre una versión antigua: recarga Discord o consulta `/podcast help`.
outdated-button = Esto es de una respuesta antigua que podpick ya no puede leer. Vuelve a preguntar con `/podcast topic`.
fault = Algo ha salido mal. Si vuelve a pasar, dale este código a quien gestiona podpick: **{ $code }**.
came-twice = Este comando ha llegado dos veces, pero solo se ha ejecutado una. Consulta el resultado con `/pick status`, `/pick queue` o `/podcast-follow list`.
slow-down-server = Ahora mismo hay muchas preguntas en este servidor. Vuelve a preguntar { $until }.
slow-down-member = Cinco preguntas en diez segundos son muchas. Vuelve a preguntar { $until }.

## /podcast help: what each command does, behind its name

help-title = Qué puedes pedir
help-for-moderators = **Para moderadores**
help-for-admins = **Para administradores del servidor**
help-podcast-topic = podcasts y episodios sobre algo; no importan los errores al escribir y puedes usar frases enteras
help-podcast-show = un podcast: por qué escucharlo, quién lo presenta, temas y episodios
help-podcast-episode = episodios por tema, título o invitado
help-podcast-new = los episodios más recientes
help-podcast-similar = podcasts parecidos a uno que conoces
help-podcast-random = un podcast al azar
help-podcast-pick = la recomendación de esta semana y las anteriores
help-podcast-topics = los temas que puedes pedir
help-podcast-help = esta lista
help-podcast-forget-me = borra tus valoraciones y sugerencias, y tu ID de todo lo demás que guarda podpick
help-pick-schedule = define cuándo y dónde sale la recomendación semanal
help-pick-add = pone un podcast o un episodio en la cola
help-pick-queue = muestra la cola para reordenarla
help-pick-preview = te muestra solo a ti la próxima recomendación
help-pick-now = publica ya la próxima recomendación
help-pick-vote = deja que los miembros voten la próxima recomendación
help-pick-skip = omite la próxima recomendación
help-pick-pause = pone en pausa la recomendación semanal
help-pick-resume = reanuda la recomendación semanal
help-pick-history = muestra las recomendaciones hasta ahora
help-pick-status = muestra cómo va todo
help-pick-unschedule = pone fin a la recomendación semanal
help-podcast-follow-add = anuncia episodios nuevos en un canal
help-podcast-follow-list = muestra qué se anuncia y dónde, y permite dejar de seguirlo
help-podcast-admin-status = revisa podpick en este servidor
help-podcast-admin-forget = borra lo que podpick guarda sobre este servidor
# "Apps" is the entry of Discord's menu, and "Find podcasts" podpick's command in it.
help-message-menu = O abre el menú de un mensaje → Aplicaciones → **Buscar podcasts**: podpick busca lo que dice el mensaje y solo tú ves la respuesta.
help-unseen-changes = Esta lista no refleja los cambios hechos en Ajustes del servidor → Integraciones.
help-counts = Selección hecha por personas: { $shows } sobre { $topics } temas

## Menus and buttons

menu-instead = Elige qué ver
menu-details = Detalles
menu-open-topic = Abre un tema
menu-reorder = Elige cuál mover o quitar
menu-end-following = Elige cuál dejar de seguir
menu-send-to-me = Elige qué quieres recibir
button-more = Más
button-shows = Podcasts: { $count }
button-share = Compartir
button-similar = Parecidos
button-another-choice = Otra selección
button-another-one = Otro
button-show-podcasts = Ver podcasts
button-more-like-this = Más como este
button-listened = Escuchado
button-listened-count = Escuchado: { $count }
button-not-for-me = No es para mí
button-not-for-me-count = No es para mí: { $count }
button-send-to-me = Enviármelo
button-get-role = Obtener este rol
button-newer = Más recientes
button-older = Más antiguas
button-post-now = Publicar ahora
button-status = Estado
button-delete-everything = Borrar todo
button-up = Subir
button-down = Bajar
button-remove = Quitar
link-site = Sitio web
link-feed = Feed
link-apple = Apple Podcasts
link-antennapod = AntennaPod
link-podcast-addict = Podcast Addict
link-listen = Escuchar

## Cards

fact-topics = Temas
fact-hosts = Presentado por
fact-status = Estado
fact-start-with-episodes = Episodios para empezar
fact-episodes-on-this = Episodios sobre esto
fact-links = Enlaces
fact-latest = Lo último
fact-language = Idioma
fact-level = Nivel
fact-also-known-as = También conocido como
fact-with = Con
fact-details = Detalles
fact-more-episodes = Más episodios
fact-published = Publicado
fact-episode = Episodio
fact-length = Duración
fact-start-with = Empieza por
fact-picked-by = Recomendado por
link-page = Página
link-audio = Audio
link-play = Reproducir
level = { $level ->
    [beginner] Para principiantes
    [intermediate] Intermedio
    [advanced] Para expertos
   *[all] Para todo el mundo
}
status-active = Activo, último episodio { $last }
status-active-only = Activo
status-quiet = Inactivo, sin episodios desde el { $last }
status-ended-in = Terminó en { $year }
status-ended = Terminado
status-unreachable = feed inaccesible desde el { $since }
status-explicit = Explícito
detail-explicit = explícito
detail-trailer = tráiler
detail-bonus = extra
minutes = { $count } min
and-more = y { $count } más
people-and-more = { $people } y { $count } más
episode-of = Episodio de { $podcast }
numbered-episode-of = Episodio { $number } de { $podcast }
# $what are words of the question that were found there.
reason-in-description = En la descripción: { $what }
reason-in-people = Entre quienes participan: { $what }
reason-in-title = En el título: { $what }
reason-though-typed = { $reason } (en lugar de { $typed })

## /podcast topics

topics-in = Temas dentro de { $topic }
topics-title = { $topics } temas, { $shows }
topics-numbers = Los números indican cuántos podcasts hay, incluidos los de los subtemas

## Suggestions while a member types: what stands behind a name

choice-topic = tema, { $shows }
choice-show = podcast
choice-episode-of = episodio de { $podcast }
choice-person = persona
choice-week = { $week } · desde el { $day } de { $month ->
    [january] enero
    [february] febrero
    [march] marzo
    [april] abril
    [may] mayo
    [june] junio
    [july] julio
    [august] agosto
    [september] septiembre
    [october] octubre
    [november] noviembre
   *[december] diciembre
}

## /podcast-admin and what podpick keeps

status-only-in-a-server = Esto solo funciona en un servidor: muestra cómo va podpick en él.
status-not-an-admin = Solo quienes pueden gestionar este servidor pueden ver cómo va podpick. Consulta qué puedes hacer tú con `/podcast help`.
checkup-title = podpick en este servidor
checkup-good = Todo va bien.
checkup-warn = podpick funciona, pero hay algo que conviene revisar.
checkup-bad = Hay algo que no funciona.
checkup-line = **{ $what }**: { $found }
forget-no-store = Aquí no se guarda nada: este podpick no tiene dónde guardar datos.
forget-only-in-a-server = Esto solo funciona en un servidor: borra lo que podpick guarda sobre él.
forget-not-an-admin = Solo quienes pueden gestionar este servidor pueden borrar lo que podpick guarda sobre él.
forget-ask = Esto borra al instante y para siempre todo lo que podpick guarda sobre este servidor: la programación de la recomendación semanal, la cola, la votación en curso, el historial de recomendaciones con sus valoraciones, los canales donde se anuncian episodios nuevos, los podcasts propios de este servidor con las sugerencias pendientes, los podcasts ocultos y los nombres propios de temas, cuántas veces se ha pedido cada tema y las búsquedas sin resultados. Los mensajes publicados en tus canales se quedan.
forgot-server = { $count ->
    [0] No había nada que borrar: podpick no guardaba nada sobre este servidor. Los mensajes publicados en tus canales se quedan; bórralos allí. Para empezar de nuevo, usa `/pick schedule`.
    [one] Se ha borrado 1 registro: era todo lo que podpick guardaba sobre este servidor. Los mensajes publicados en tus canales se quedan; bórralos allí. Para empezar de nuevo, usa `/pick schedule`.
   *[other] Se han borrado { $count } registros: era todo lo que podpick guardaba sobre este servidor. Los mensajes publicados en tus canales se quedan; bórralos allí. Para empezar de nuevo, usa `/pick schedule`.
}
forgot-member = { $count ->
    [0] podpick no te conoce: tu ID no figuraba en sus datos.
    [one] podpick ya no te conoce: tu ID se ha quitado de 1 lugar donde habías configurado, puesto en la cola, recomendado, aportado o sugerido algo. Las sugerencias se borran; todo lo demás se queda, sin tu nombre.
   *[other] podpick ya no te conoce: tu ID se ha quitado de { $count } lugares donde habías configurado, puesto en la cola, recomendado, aportado o sugerido algo. Las sugerencias se borran; todo lo demás se queda, sin tu nombre.
}
forgot-ratings = { $count ->
    [one] Se ha borrado 1 valoración tuya de una recomendación y ya no cuenta.
   *[other] Se han borrado { $count } valoraciones tuyas de recomendaciones y ya no cuentan.
}

## Sent to a member

choose-to-send = Elige qué quieres que te envíe podpick.
sent-to-you = Enviado a tus mensajes directos: { $title }
direct-messages-closed = podpick no puede escribirte, así que no se ha enviado nada. Permite los mensajes directos en los ajustes de privacidad de un servidor que compartas con podpick y vuelve a pulsar “Enviármelo”.
not-sent-to-you = Discord no ha aceptado el mensaje, así que no se ha enviado nada. Vuelve a pulsar “Enviármelo” dentro de unos minutos.
sent-enough = podpick no te envía más de { $most } mensajes en diez minutos. Vuelve a pulsar “Enviármelo” { $until }.

## Announcements of new episodes

follows-title = Anuncios de episodios
follows-no-store = Para seguir podcasts, podpick tiene que estar en un servidor; aquí solo está el catálogo.
follows-only-in-a-server = podpick anuncia los episodios nuevos en canales de un servidor. Usa este comando en un servidor.
follows-one-of-both = Elige un podcast o un tema, no ambos.
follows-too-many = Este servidor ya sigue { $most } podcasts y temas. Deja de seguir alguno antes con `/podcast-follow list`.
follows-added = A partir de ahora, los episodios nuevos de { $name } se anunciarán en { $channel }.
follows-no-feed = Nota: podpick no conoce ningún feed con sus episodios, así que no puede detectar los nuevos.
follows-none = Aquí todavía no se sigue nada. Empieza con `/podcast-follow add`.
follows-line-show = { $name } en { $channel }, desde el { $since }.
follows-line-topic = { $name } (tema) en { $channel }, desde el { $since }.
follows-role = Cada anuncio avisa a { $role }.
follows-self-role = Cada anuncio avisa a { $role }, un rol que cada miembro puede asignarse con un botón.
follows-forum = Cada anuncio es una publicación aparte.
follows-thread = Cada anuncio tiene su hilo.
follows-published = Cada anuncio se publica también en los servidores que siguen el canal.
follows-stopped = Detenido: { $reason }. Soluciona eso y vuelve a seguirlo con `/podcast-follow add`.
follows-left-catalog = Ya no está en el catálogo.
follows-unreachable = No se puede acceder a su feed desde el { $since }.
follows-ended = El podcast ya ha terminado.
follows-last-episode = Último episodio: { $when }.
follows-last-notice = Último anuncio: { $when }.
follows-flaw = Problema con el último anuncio: { $reason }.
notice = { $count ->
    [one] Nuevo episodio de { $shows }
   *[other] { $count } episodios nuevos de { $shows }
}
notice-and-more = { $count ->
    [one] Los más recientes están abajo y ha salido 1 más.
   *[other] Los más recientes están abajo y han salido { $count } más.
}
notice-more-shows = { $count ->
    [one] { $shows }, además de otro podcast
   *[other] { $shows }, además de otros { $count } podcasts
}
not-a-moderator = Aquí necesitas el permiso “Gestionar mensajes”. Pídeselo a quien administra el servidor.
cannot-publish = { $channel } no es un canal de anuncios, así que podpick no puede publicar desde ahí para otros servidores. Elige un canal de anuncios o no uses la opción “publish”.
rights-unknown = Discord no dice qué puede hacer podpick en { $channel }. Revisa los permisos de ese canal: hacen falta “Ver canal”, “Enviar mensajes”, “Insertar enlaces” y “Leer el historial de mensajes”.
rights-lacking = podpick todavía no puede publicar en { $channel } por falta de permisos: { $rights }. Dale a podpick lo que falta en los ajustes del canal, en Permisos.

## The weekly pick: commands for moderators

picks-title = La recomendación semanal
picks-before = Recomendaciones anteriores
picks-no-store = Para la recomendación semanal, podpick tiene que estar en un servidor; aquí solo está el catálogo.
picks-only-in-a-server = La recomendación semanal solo funciona en servidores. Usa este comando en un servidor.
store-busy = podpick está ocupado. Todo sigue como estaba. Vuelve a intentarlo en un momento.
store-full = El disco de podpick está lleno. Todo sigue como estaba. Quien gestiona podpick tiene que liberar espacio.
store-lost = Los datos de podpick ya no están en su disco, así que no se puede guardar nada. Quien gestiona podpick tiene que revisarlo.
store-refused = podpick no puede escribir sus datos. Todo sigue como estaba. Quien gestiona podpick tiene que revisar el disco.
store-unreadable = podpick no puede leer sus datos sobre esto. Todo sigue como estaba. Vuelve a configurar la recomendación semanal con `/pick schedule`.
store-unreachable = podpick no puede acceder a sus datos. Todo sigue como estaba. Vuelve a intentarlo en un minuto.
give-this-code = Si vuelve a pasar, dale este código a quien gestiona podpick: **{ $code }**.
member-lacks-rights = Para esto te faltan permisos en { $channel }: { $rights }. Pídeselos a quien administra el servidor o elige otro canal.
member-rights-unknown = podpick no ha podido comprobar qué puedes hacer en { $channel }. Todo sigue como estaba. Usa el comando en ese canal o vuelve a intentarlo en un minuto.
everyone-is-no-role = Discord no permite que un bot avise a @everyone como rol, así que todo sigue como estaba. Elige un rol en la opción “ping” o déjala vacía.
role-given = Ahora tienes { $role } y recibirás sus avisos. Pulsa el botón otra vez para devolverlo.
role-taken = Ya no tienes { $role }. Pulsa el botón otra vez para recuperarlo.
# In the server's audit log.
audit-role-given = El miembro ha pulsado “Obtener este rol”
audit-role-taken = El miembro ha vuelto a pulsar “Obtener este rol”
role-not-offered = En esta publicación ya no se ofrece ningún rol.
role-not-now = podpick no puede cambiar tus roles ahora mismo; avisa al equipo de moderación. { $reason }
role-refused = Discord no permite que podpick asigne o quite { $role }. Avisa al equipo de moderación; con `/podcast-admin status` se ve qué falta.
role-no-member = Discord no te reconoce como miembro de este servidor. Inténtalo de nuevo en un minuto.
role-failed = Discord no ha respondido como debería, así que no ha cambiado nada. Inténtalo de nuevo en un minuto.
role-fault-gone = El rol ya no existe. Elige otro.
role-fault-everyone = Todo el mundo tiene ya el rol @everyone. Elige otro rol.
role-fault-managed = { $role } pertenece a una app, a las mejoras o a una suscripción, así que Discord no deja que nadie lo asigne. Elige otro rol.
role-fault-powerful = { $role } tiene permisos sobre el servidor o sobre otros miembros, así que nadie puede asignárselo. Elige un rol sin los permisos “Administrador” y “Mencionar @everyone” y sin permisos para gestionar, expulsar, banear, aislar, silenciar, ensordecer o mover a otros miembros ni para ver el registro de auditoría o las estadísticas.
role-fault-lacks = A podpick le falta el permiso “Gestionar roles” en este servidor. Dáselo a su rol en Ajustes del servidor, Roles.
role-fault-below = El rol más alto de podpick no está por encima de { $role }. Súbelo en Ajustes del servidor, Roles.
role-fault-caller-lacks = Para que los miembros puedan asignarse un rol, necesitas el permiso “Gestionar roles” en este servidor.
role-fault-caller-below = Tu rol más alto no está por encima de { $role }, así que Discord no te deja asignarlo. Pídeselo a alguien con un rol más alto.
role-fault-unknown = podpick no ha podido comprobar los roles de este servidor. Inténtalo de nuevo en un minuto.
self-role-needs-ping = La opción “self_role” ofrece el rol de “ping”. Elige un rol en “ping” o no uses “self_role”. No ha cambiado nada.
nothing-was-changed = No ha cambiado nada.
no-schedule = Aquí todavía no está configurada la recomendación semanal. Empieza con `/pick schedule`.
changed-meanwhile = Esto ha cambiado mientras tanto. Consulta cómo va todo con `/pick status`.
no-day = { $typed } no es un día de la semana.
no-time = { $typed } no es una hora que podpick entienda. Escríbela así: 18:00 o 6:30 pm.
two-days = { $typed } puede referirse a dos días. Escribe 00:00 y elige el día que empieza a esa hora, o escribe 23:59.
no-zone = { $typed } no es una zona horaria que podpick conozca. Escribe la ciudad grande más cercana y elige de la lista, por ejemplo, Europe/Madrid.
no-zone-but-near = { $typed } no es una zona horaria que podpick conozca. ¿Querías decir **{ $near }**?
# Permissions by the names that Discord's settings show in this language.
right-view-channel = Ver canal
right-send-messages = Enviar mensajes
right-embed-links = Insertar enlaces
right-read-message-history = Leer el historial de mensajes
right-create-public-threads = Crear hilos públicos
right-mention-everyone = Mencionar @everyone, @here y todos los roles
right-manage-messages = Gestionar mensajes
# $time is such as 18:00, $zone such as Europe/Berlin.
schedule = { $day ->
    [monday] Todos los lunes a las { $time } (zona horaria { $zone }), en { $channel }.
    [tuesday] Todos los martes a las { $time } (zona horaria { $zone }), en { $channel }.
    [wednesday] Todos los miércoles a las { $time } (zona horaria { $zone }), en { $channel }.
    [thursday] Todos los jueves a las { $time } (zona horaria { $zone }), en { $channel }.
    [friday] Todos los viernes a las { $time } (zona horaria { $zone }), en { $channel }.
    [saturday] Todos los sábados a las { $time } (zona horaria { $zone }), en { $channel }.
   *[sunday] Todos los domingos a las { $time } (zona horaria { $zone }), en { $channel }.
}
schedule-role = Cada recomendación avisa a { $role }.
schedule-self-role = Cada recomendación avisa a { $role }, un rol que cada miembro puede asignarse con un botón.
schedule-thread = Cada recomendación tiene su hilo.
schedule-published = Cada recomendación se publica también en los servidores que siguen el canal.
schedule-auto = Si no hay nada en la cola, podpick elige algo del catálogo.
schedule-not-auto = Si no hay nada en la cola, esa semana se queda sin recomendación.
next-picks = **Próximas recomendaciones**
next-pick-clocks-change = { $time }, { $distance } (ese día cambia la hora)
saved = Guardado. Pon recomendaciones en la cola con `/pick add`.
saved-but-lacking = Guardado, pero aún queda algo por resolver. Pon recomendaciones en la cola con `/pick add`.
no-such-episode-of = En el catálogo no hay ningún episodio de { $show } que se llame { $typed }. Elige uno de la lista o deja vacía la opción “episode”.
no-week = { $typed } no es una semana. Elige una de la lista, por ejemplo, 2026-W50.
week-over = La semana { $week } ya ha pasado o ya tiene su recomendación. Elige una posterior o deja vacía la opción “week”.
note-too-long = La nota es demasiado larga: { $most } caracteres como máximo. La cola sigue como estaba.
queue-full = La cola está llena (100 recomendaciones). Primero quita alguna en `/pick queue`.
queue-empty = No hay nada en la cola. Pon algo con `/pick add`.
queued-for-week = { $title } está en la cola para la semana { $week }.
queued-first = { $title } está en el primer puesto de la cola. Sale el { $time }.
queued-at = { $title } está en el puesto { $place } de la cola.
queued-again = Nota: este podcast ya se recomendó el { $date }, hace menos de 26 semanas. Aun así, se queda en la cola.
queued-twice = Nota: este podcast está ahora dos veces en la cola.
queued-without-schedule = Todavía no hay día de publicación: elígelo con `/pick schedule`.
removed = Se ha quitado de la cola.
already-removed = Ya no estaba en la cola.
queue-title = { $count ->
    [one] 1 recomendación en la cola
   *[other] { $count } recomendaciones en la cola
}
queue-line = { $title }, recomendado por { $by }
queue-line-week = { $title }, semana { $week }, recomendado por { $by }
queue-left-catalog = { $title } (ya no está en el catálogo; se omitirá)
page-of = Página { $page } de { $pages }
button-previous = Anterior
button-next = Siguiente
nothing-to-post = No hay nada en la cola y las recomendaciones automáticas están desactivadas. Pon algo con `/pick add`.
posting = Se está publicando en { $channel }: { $title }. Es la recomendación de esta semana.
posting-extra = Se está publicando en { $channel }: { $title }. Esta semana ya tenía su recomendación, así que esta es adicional.
posting-late = Se está publicando en { $channel }: { $title }. Esta semana se había quedado sin recomendación, así que esta sale con retraso.
posting-instead = Se está publicando en { $channel }: { $title }. La recomendación de esta semana ha fallado, así que esta ocupa su lugar.
next-pick-comes = La próxima sale el { $next }.
next-pick-waits = La recomendación semanal está en pausa; la próxima sale después de `/pick resume`.
enough-for-today = Con { $most } recomendaciones en un día basta para un servidor. Pon esta en la cola con `/pick add` y saldrá en su semana.
skipped = Omitida: el { $skipped } no se publica nada. La próxima recomendación sale el { $next }; la cola sigue como estaba.
nothing-to-skip = La recomendación semanal está en pausa, así que no hay nada que omitir. Reanúdala con `/pick resume`.
paused = En pausa. No se publica nada hasta que uses `/pick resume`; la cola sigue como estaba.
resumed = Recomendación semanal reanudada. La próxima sale el { $next }, { $soon }.
unscheduled = { $count ->
    [0] La recomendación semanal ha terminado y se ha borrado la programación. Lo publicado hasta ahora sigue en `/pick history`; `/podcast-admin forget` también borra eso.
    [one] La recomendación semanal ha terminado. Se han borrado la programación y 1 recomendación de la cola. Lo publicado hasta ahora sigue en `/pick history`; `/podcast-admin forget` también borra eso.
   *[other] La recomendación semanal ha terminado. Se han borrado la programación y { $count } recomendaciones de la cola. Lo publicado hasta ahora sigue en `/pick history`; `/podcast-admin forget` también borra eso.
}
sending-anew = Se está publicando. Consulta cómo ha ido con `/pick status`.

## The weekly pick: posts, history, status

pick-of-the-week = **Recomendación de la semana**
pick-of = **Recomendación de la semana** del { $date }.
pick-of-with-next = **Recomendación de la semana** del { $date }; la próxima sale { $next }.
picked-by-podpick = podpick, a partir del catálogo
picked-by-somebody = alguien del equipo de moderación
no-history = Aquí todavía no hay recomendaciones. Consulta cuándo sale la primera con `/pick status`.
history-title = Recomendaciones hasta ahora
history-title-page = Recomendaciones hasta ahora, página { $page } de { $pages }
history-no-pick = **Sin recomendación**
history-line = { $date } { $title }, recomendado por { $by }
history-line-deleted = { $date } { $title }, recomendado por { $by } (mensaje borrado)
history-line-on-its-way = { $date } { $title }, recomendado por { $by } (publicándose)
history-line-not-posted = { $date } { $title }, recomendado por { $by } – { $reason }
history-line-without = { $date } { $title } – { $reason }
# What members think of a pick, behind it in a list.
history-line-rated = { $line } – escuchado: { $listened }, no es para mí: { $passed }
rated = Anotado. Escuchado: { $listened }, no es para mí: { $passed }. Para retirarlo, pulsa otra vez el mismo botón.
nothing-to-rate = Esta recomendación no está en el historial de este servidor, así que no se ha contado nada. Consulta la de esta semana con `/podcast pick`.
too-old-to-rate = Una recomendación se puede valorar durante medio año, y ese plazo ya ha pasado. El recuento se queda como está (escuchado: { $listened }, no es para mí: { $passed }). Consulta la de esta semana con `/podcast pick`.
no-pick-yet = Aquí todavía no hay recomendaciones semanales. Pide un podcast ahora mismo con `/podcast topic`.
no-pick-yet-but-next = Aquí todavía no hay recomendaciones semanales. La próxima sale { $next }.
fact-next = Próxima
fact-queue = Cola
fact-on-its-way = Publicándose
fact-last = Última
fact-reminders = Recordatorios
fact-went-wrong = Qué ha fallado
fact-held-up = En espera
count-picks = { $count ->
    [one] 1 recomendación
   *[other] { $count } recomendaciones
}
a-pick = una recomendación
status-paused = En pausa. Reanúdala con `/pick resume`
status-paused-after = En pausa tras { $count } recomendaciones que no se pudieron publicar. Reanúdala con `/pick resume`
status-tried-since = { $title }, primer intento { $since }; podpick sigue intentándolo durante un día como máximo
status-went-wrong = { $date }: { $reason }.
held-up-limit = Discord pide a podpick que espere hasta el { $until }, porque ha hecho demasiadas peticiones a la vez. Los mensajes saldrán después; no se pierde nada.
held-up-ban = Discord no acepta peticiones desde la dirección de podpick hasta el { $until }, porque han llegado demasiadas desde ahí. Los mensajes saldrán después; no se pierde nada.
held-up-refusals = podpick espera hasta el { $until }, porque Discord ha rechazado demasiadas de sus peticiones. Los mensajes saldrán después; no se pierde nada.

## Why something was not posted: half a sentence, behind a dash or a colon

because-skipped = la omitió el equipo de moderación
because-missed = podpick estuvo más de un día sin funcionar
because-nothing-queued = no había nada en la cola
because-not-in-catalog = el podcast ya no está en el catálogo
because-permission = a podpick le falta un permiso en el canal
because-lacks = a podpick le faltan permisos en el canal ({ $rights })
because-channel-gone = el canal ya no existe
because-guild-gone = podpick ya no está en el servidor
# $said is Discord's own sentence, in English.
because-refused = Discord lo rechazó: { $said }
because-timed-out = podpick está en aislamiento temporal en este servidor
because-unreachable = no hubo conexión con Discord durante un día
because-unclear = no se sabe si se publicó
because-deleted = se borró al instante
because-role-silent = se publicó, pero sin avisar al rol: ya no existe o podpick no puede mencionarlo
because-no-thread = se publicó, pero sin hilo: a podpick le falta el permiso “Crear hilos públicos” en el canal, o los hilos están desactivados ahí
because-not-published = se publicó en el canal, pero no en los servidores que lo siguen: eso solo funciona en canales de anuncios y un número limitado de veces por hora
because-explicit = el podcast es explícito y el canal no tiene restricción de edad
because-too-late = no se pudo enviar en las 24 horas siguientes a la hora prevista
because-unreadable = no se puede leer lo que podpick guarda sobre esto
because-not-posted = no se publicó

## What to do about it

mend-permission = Dale a podpick lo que falta en los ajustes del canal, en Permisos.
mend-channel-gone = Elige otro con `/pick schedule`.
mend-reviews = Elige otro canal con `/podcast-shelf reviews`.
mend-role-silent = Elige otro rol con `/pick schedule` o dale a podpick el permiso “{ $right }”.
mend-role-silent-follow = Vuelve a seguirlo con `/podcast-follow add` y otro rol, o dale a podpick el permiso “{ $right }”.
mend-nothing-queued = Pon algo en la cola con `/pick add`.
mend-not-in-catalog = Pon otra recomendación en la cola con `/pick add`.
mend-unclear = Mira en el canal: si no está, publícalo con el botón. Para comprobarlo por su cuenta, podpick necesita el permiso “Leer el historial de mensajes”.
mend-unclear-look = Mira en el canal. Para comprobarlo por su cuenta, podpick necesita el permiso “Leer el historial de mensajes”.
mend-unreachable = Publícalo con `/pick now`.

## Notes in the moderators' channel

this-weeks-pick = la recomendación de esta semana
new-episodes-of = episodios nuevos de { $shows }
note-nothing-queued = No hay nada en la cola para la recomendación del { $time }. Pon algo con `/pick add` o esa semana se quedará sin recomendación.
note-nothing-queued-tomorrow = No hay nada en la cola para la recomendación de mañana. Pon algo con `/pick add` o la semana se quedará sin recomendación.
note-zone-changed = Han cambiado las reglas de tu zona horaria y, con ellas, la hora de la próxima recomendación. Consulta `/pick status`.
note-zone-changed-from = Han cambiado las reglas de tu zona horaria y, con ellas, la hora de la próxima recomendación; iba a salir el { $before }. Consulta `/pick status`.
note-unreadable = No se puede leer lo que podpick guarda sobre la recomendación semanal de este servidor, así que está en pausa. Vuelve a configurarla con `/pick schedule`; quien gestiona podpick encontrará más detalles en su registro.
note-left-out = podpick no puede leer una parte de lo que guarda de este servidor, así que se ha omitido una recomendación en cola o un mensaje. Mira en `/pick queue` y `/pick history` qué falta; quien gestiona podpick encontrará más detalles en su registro.
note-not-in-catalog = Se ha omitido una recomendación de la cola porque el podcast { $show } ya no está en el catálogo. Pon otra en la cola con `/pick add`.
note-not-posted = No se ha publicado: { $title } – { $reason }.
note-posted-but = { $title } – { $reason }.
preview-post = Una publicación en el foro con el título { $title }:
preview-post-with-tag = Una publicación en el foro, con la etiqueta elegida y el título { $title }:
note-show-ended = { $show } ha terminado: según su feed, no habrá más episodios. Sus recomendaciones en la cola se publicarán igualmente. Para dejar de seguirlo, usa `/podcast-follow list`.
note-show-gone = El feed de { $show } ya no existe, así que podpick no puede detectar episodios nuevos. Una vez por semana, podpick comprueba si ha vuelto. Sus recomendaciones en la cola se publicarán igualmente; revísalas con `/pick queue`. Para dejar de seguirlo, usa `/podcast-follow list`.
note-show-moved = El feed de { $show } indica que se ha trasladado definitivamente a { $address }. podpick sigue leyendo la dirección del catálogo y sigue su redirección, así que de momento no tienes que hacer nada. Si dejan de llegar episodios nuevos, pide a quien gestiona podpick que cambie la dirección en el catálogo.
note-own-show-moved = El feed de { $show } indica que se ha trasladado definitivamente a { $address }. podpick sigue leyendo la dirección con la que se añadió el podcast y sigue su redirección, así que de momento no tienes que hacer nada. Si dejan de llegar episodios nuevos, quita el podcast con `/podcast-shelf remove` y vuelve a añadirlo con la nueva dirección con `/podcast-shelf add`.

## Votaciones de la recomendación

command-pick-vote = Dejar que los miembros voten la próxima recomendación
option-vote = Dejar que los miembros voten cada recomendación
option-vote-show = Un podcast que votar; si indicas menos de dos, podpick añade otros
option-vote-hours = Durante cuántas horas; 48 si no indicas nada
right-send-polls = Crear encuestas
schedule-vote = Los miembros votan cada recomendación; la votación empieza dos días antes y termina dos horas antes.
vote-headline = **Vota la recomendación de la semana.** El podcast ganador será la próxima recomendación.
vote-question = ¿Qué podcast debería ser la recomendación de la semana?
button-candidates = Más sobre estos podcasts
link-poll = la encuesta
vote-candidates = Estos podcasts participan en la votación, que termina { $end }.
vote-is-over = Esta votación ha terminado.
vote-is-over-won = Esta votación ha terminado: ha ganado { $title }.
vote-begins = La votación entre { $shows } se está publicando en { $channel }. Termina el { $end }.
vote-winner-comes = El podcast ganador sale el { $next }.
vote-winner-waits = La recomendación semanal está en pausa; el podcast ganador esperará en la cola hasta que uses `/pick resume`.
vote-runs-already = Ya hay una votación en curso hasta el { $end }. Cuando termine, podrás empezar otra.
vote-too-few = Una votación necesita al menos dos podcasts y podpick ha encontrado menos. Indica algunos en `/pick vote` o ponlos en la cola con `/pick add`.
vote-explicit = { $title } es explícito y { $channel } no tiene restricción de edad. Indica otro podcast o activa la restricción de edad en los ajustes del canal.
vote-before-preview = Los miembros votan hasta el { $end }. El podcast ganador sale antes que lo que ves aquí.
vote-before-queue = Los miembros votan la próxima recomendación hasta el { $end }. El podcast ganador sale antes que todo lo que hay en la cola.
vote-goes-on-skipped = La votación en curso sigue hasta el { $end }; el podcast ganador será la próxima recomendación.
vote-goes-on-paused = La votación en curso sigue hasta el { $end }; el podcast ganador esperará en la cola.
vote-ended = Con esto termina la votación en curso, que no cuenta.
fact-vote = Votación
vote-open = Los miembros votan hasta el { $end }; el podcast ganador será la próxima recomendación.
vote-open-linked = Los miembros votan hasta el { $end }; el podcast ganador será la próxima recomendación. Mira { $poll }.
vote-last-won = { $date }: ha ganado { $title }.
vote-last-uncounted = { $date }: sin ganador, porque { $reason }.
the-vote = la votación de la recomendación
picked-by-vote = los miembros en una votación
because-no-time = quedaba demasiado poco tiempo para votar
because-nobody-voted = nadie votó
because-poll-gone = se borró la encuesta
because-vote-ended = el equipo de moderación cambió la programación
because-posted-meanwhile = el podcast ganador se publicó durante la votación
because-queue-full = la cola está llena
note-vote-uncounted = La votación de la recomendación no tiene ganador: { $reason }. La recomendación sale como si no hubiera votación.
note-vote-queue-full = { $title } ha ganado la votación de la recomendación, pero la cola está llena (100 recomendaciones) y no se ha añadido. Quita alguna en `/pick queue` y luego pon el podcast en la cola con `/pick add`.
note-review-not-posted = No se ha podido publicar la sugerencia { $title } para los moderadores: { $reason }. Está pendiente en `/podcast-shelf list`.

## In a terminal

terminal-more = Hay más: usa --json --limit 100 para verlo todo.
terminal-ask-instead = { $what } – pregunta así: { $question }
terminal-command = { $command } (en Discord)
terminal-quote = “{ $words }”
# What a value is, before it.
terminal-label = { $name }:
terminal-day = { $day } de { $month ->
    [january] enero
    [february] febrero
    [march] marzo
    [april] abril
    [may] mayo
    [june] junio
    [july] julio
    [august] agosto
    [september] septiembre
    [october] octubre
    [november] noviembre
   *[december] diciembre
} de { $year }

## Commands and options, at most 100 characters each; Discord shows them while a member types /

command-podcast = Podcasts que valen la pena, elegidos por personas
command-podcast-topic = Buscar podcasts sobre un tema
command-podcast-show = Ver un podcast en detalle
command-podcast-episode = Buscar episodios por tema, título o invitado
command-podcast-random = Descubrir un podcast al azar
command-podcast-similar = Buscar podcasts parecidos a uno que conoces
command-podcast-topics = Explorar todos los temas
command-podcast-help = Ver los comandos que puedes usar
command-podcast-forget-me = Borrar tus valoraciones y sugerencias, y tu ID de todo lo demás
command-podcast-pick = Ver la recomendación de esta semana y las anteriores
command-pick = Elegir y publicar el podcast de la semana
command-pick-schedule = Definir cuándo y dónde se publican las recomendaciones
command-pick-add = Poner un podcast o un episodio en la cola
command-pick-queue = Ver y reordenar la cola
command-pick-preview = Ver qué se publicará a continuación
command-pick-now = Publicar ya la próxima recomendación
command-pick-skip = Omitir la próxima recomendación
command-pick-pause = Poner en pausa la recomendación semanal
command-pick-unschedule = Poner fin a la recomendación semanal
command-pick-resume = Reanudar la recomendación semanal
command-pick-history = Ver las recomendaciones anteriores
command-pick-status = Ver el estado y qué ha fallado
command-podcast-new = Ver lo que ha salido en las dos últimas semanas
command-podcast-admin = Revisar podpick o borrar sus datos sobre este servidor
command-podcast-admin-forget = Borrar todo lo que podpick guarda sobre este servidor
command-podcast-admin-status = Revisar comandos, permisos, feeds y datos
command-podcast-follow = Anunciar episodios nuevos en un canal
command-podcast-follow-add = Seguir un podcast o un tema
command-podcast-follow-list = Ver qué se sigue y dejar de seguir algo
# The name of an entry in a message's menu, at most 32 characters.
command-find-podcasts = Buscar podcasts
option-topic-about = Un tema, un podcast o una persona, con tus palabras
option-level = Para quién está pensado
option-language = En qué idioma
option-length = Cuánto puede durar un episodio
option-private = Solo tú ves la respuesta
option-for = A quién se lo recomiendas
option-show-name = Qué podcast
option-episode-about = Un tema, un título o un invitado
option-only-topic = Solo sobre este tema
option-similar-name = Un podcast que conoces
option-under = Solo temas dentro de este
option-pick-channel = Dónde se publican las recomendaciones
option-day = Qué día de la semana
option-time = A qué hora, por ejemplo, 18:00 o 6 pm
option-timezone = En qué zona horaria: la ciudad grande más cercana
option-ping = Qué rol recibe un aviso
option-self-role = Dejar que cada miembro se asigne ese rol con un botón
option-thread = Abrir un hilo bajo cada recomendación
option-publish = Publicar también en los servidores que siguen el canal
option-auto = Dejar que podpick elija si no hay nada en la cola
option-reminders = Dónde leen los moderadores los recordatorios y los problemas
option-pick-show = Qué podcast
option-pick-episode = Uno de sus episodios
option-note = Por qué escucharlo, con tus palabras
option-week = Solo en la semana que elijas
option-follow-channel = Dónde se anuncian los episodios nuevos
option-follow-show = Episodios nuevos de este podcast
option-follow-topic = O de todos los podcasts sobre este tema
option-follow-thread = Abrir un hilo bajo cada anuncio
# Choices of an option.
choice-level-beginner = Principiantes
choice-level-intermediate = Nivel intermedio
choice-level-advanced = Expertos
choice-level-all = Todo el mundo
choice-length-short = Corto (menos de 20 minutos)
choice-length-commute = Trayecto (de 20 a 45 minutos)
choice-length-long = Largo (más de 45 minutos)
choice-monday = Lunes
choice-tuesday = Martes
choice-wednesday = Miércoles
choice-thursday = Jueves
choice-friday = Viernes
choice-saturday = Sábado
choice-sunday = Domingo

## /podcast-admin status: what was looked at, what was found, and what to do. Some of it stands in the terminal too.

check-version = versión
check-catalog = catálogo
check-connection = conexión
check-database = base de datos
check-feeds = feeds
check-commands = comandos
check-channels = canales
check-roles = roles
check-again = Vuelve a intentarlo
check-again-in-a-minute = Vuelve a intentarlo en un minuto
check-again-with-store = Vuelve a intentarlo cuando la base de datos responda
check-discord-silent = no responde en este momento
check-discord-slow = tarda demasiado en decir qué puede hacer podpick aquí
check-discord-unreachable = podpick no puede conectar con Discord
check-discord-unavailable = Discord no está disponible en este momento (HTTP { $status })
check-discord-asks-to-wait = { $count ->
    [one] Discord pide a podpick que espere 1 segundo
   *[other] Discord pide a podpick que espere { $count } segundos
}
# $said is Discord's own sentence, in English.
check-discord-refused = Discord lo ha rechazado: { $said }
check-discord-unreadable = podpick no entiende la respuesta de Discord
check-catalog-sizes = { $count ->
    [one] 1 podcast sobre { $topics } temas
   *[other] { $count } podcasts sobre { $topics } temas
}
check-catalog-faulty = el archivo se ha modificado y tiene errores; el catálogo anterior sigue activo ({ $count } podcasts sobre { $topics } temas)
check-catalog-advice = Pide a quien gestiona podpick que corrija el archivo; con podpick check se ve cada error y su línea
check-connection-shard = shard { $shard } de { $of }
check-connection-endpoint = mediante peticiones HTTP firmadas
check-not-connected = podpick todavía no está conectado a Discord
# $shards are numbers: 0, 3.
check-shards-silent = podpick no está conectado a Discord en este momento (shard { $shards })
check-connection-advice = podpick se vuelve a conectar por su cuenta. Si sigue así, pide a quien gestiona podpick que mire el registro
check-scheduler-stands = la recomendación semanal y los anuncios no se están enviando en este momento
check-host-advice = Pide a quien gestiona podpick que mire el registro
check-token-refused = Discord ya no acepta el token de podpick
check-token-advice = Quien gestiona podpick tiene que poner un token nuevo
check-store-answers = responde
check-store-advice = podpick sigue respondiendo a las preguntas; las recomendaciones y los anuncios esperan a que la base de datos vuelva a responder. Pide a quien gestiona podpick que mire el registro
check-store-busy = la base de datos está ocupada
check-store-full = el disco donde está la base de datos está lleno
check-store-refused = no se puede leer o escribir el archivo de la base de datos
check-store-lost = el archivo de la base de datos se ha borrado o sustituido con podpick en marcha, así que no se puede guardar nada
check-store-unreachable = no se puede acceder a la base de datos
check-store-unreadable = no se puede leer una parte de los datos
check-store-broken = la base de datos no responde como debería
# $rest of the $count feeds do not answer.
check-feeds-read = { $count ->
    [one] 1 leído; sin respuesta en este momento: { $rest }
   *[other] { $count } leídos; de ellos, sin respuesta en este momento: { $rest }
}
check-feeds-advice = Pregunta a quien gestiona podpick; con podpick check --feeds se ve qué feeds son y por qué
check-commands-everywhere = registrados en todas partes
check-commands-here = registrados aquí
check-commands-unscoped = este servidor no está en COMMAND_SCOPE, así que no tiene comandos
check-commands-unscoped-advice = Quien gestiona podpick puede añadir este servidor a COMMAND_SCOPE
check-commands-missing-here = aquí faltan o están desactualizados
check-commands-missing = faltan o están desactualizados
check-commands-twice-here = registrados aquí aunque no deberían estarlo, así que salen dos veces
check-commands-twice = registrados también en todas partes, así que salen dos veces
check-commands-advice = Quien gestiona podpick puede arreglarlo con podpick commands --upload
check-channels-none = todavía no se publica nada: no hay ninguna recomendación programada ni se sigue nada
check-channels-many = podpick publica en más de { $most } canales; solo se han revisado los primeros
check-channels-many-advice = Con /podcast-admin status en un servidor se revisan todos los canales de ese servidor
check-channel-fine = podpick puede publicar en { $channel }
check-channel-gone = { $channel } ya no existe
check-channel-gone-advice = Configúralo con otro canal: `/pick schedule` o `/podcast-follow add`
check-channel-lacks = en { $channel } a podpick le faltan permisos: { $rights }
check-channel-lacks-advice = En Discord: ajustes del canal > Permisos > podpick > permitir { $rights }
check-role-fine = podpick puede dar { $role } a los miembros
check-role-not-given = podpick no puede dar { $role } a los miembros
check-server-left = podpick ya no está en el servidor { $server }
check-server-left-advice = Vuelve a invitarlo o no hagas nada: lo que podpick guarda sobre ese servidor se borra a los 30 días
check-server-unknown = no se ha podido consultar el servidor { $server }

## A server's own shows

shelf-no-store = Para los podcasts propios de un servidor, podpick tiene que estar en un servidor; aquí solo está el catálogo.
shelf-only-in-a-server = Los podcasts propios pertenecen a un servidor. Usa este comando en un servidor.
shelf-not-an-admin = Para elegir dónde se muestran las sugerencias necesitas el permiso “Gestionar servidor”.
shelf-suggested = ¡Gracias! Los moderadores revisarán tu sugerencia: { $title }.
shelf-known = { $title } ya está aquí. Consúltalo con `/podcast show`.
shelf-known-hidden = { $title } está oculto en este servidor. Los moderadores pueden volver a mostrarlo con `/podcast-shelf restore`.
shelf-waiting = Alguien ya ha sugerido { $title }. Los moderadores todavía tienen que revisarlo.
shelf-member-full = Ya has sugerido bastante por ahora. Vuelve a intentarlo mañana o cuando los moderadores hayan decidido.
shelf-server-full = Los moderadores de este servidor ya tienen muchas sugerencias pendientes. Vuelve a intentarlo cuando hayan decidido.
shelf-full = Este servidor ya tiene { $most } podcasts propios y no caben más. Primero quita alguno con `/podcast-shelf remove`.
shelf-added = { $title } es ahora uno de los podcasts propios de este servidor. podpick leerá su feed en breve.
shelf-not-own = { $title } es del catálogo y no se puede cambiar aquí. Puedes ocultarlo con `/podcast-shelf remove`.
shelf-removed = { $title } ya no es uno de los podcasts propios de este servidor.
shelf-hidden = podpick ya no muestra { $title } en este servidor. Recupéralo con `/podcast-shelf restore`.
shelf-restored = podpick vuelve a mostrar { $title } en este servidor.
shelf-changed = Se ha cambiado { $title }.
shelf-decided = Alguien ya ha decidido sobre esta sugerencia, o ya no existe.
shelf-not-hidden = En este servidor no está oculto ningún podcast que se llame { $typed }. Consulta los ocultos con `/podcast-shelf list`.
shelf-unknown-topic = podpick no conoce ningún tema que se llame { $typed }. Elige uno de `/podcast topics`.
shelf-topic-left-out = podpick no conoce ningún tema llamado { $typed }, así que ha usado los que menciona el propio podcast.
shelf-unknown-level = podpick no conoce ningún nivel que se llame { $typed }. Deja ese campo vacío si el podcast es para todo el mundo.
shelf-no-word = podpick no encuentra ahí ninguna palabra que alguien pueda escribir. Prueba con otra.
shelf-common-word = { $typed } aparece en preguntas sobre cualquier cosa, así que no puede representar un tema. Prueba con otra palabra.
shelf-alias-set = A partir de ahora, { $word } significa { $topic } en este servidor.
shelf-alias-removed = { $word } ya no tiene un significado propio en este servidor.
shelf-alias-unknown = { $word } no tiene un significado propio en este servidor. Para darle uno, indica también el tema.
shelf-aliases-full = Este servidor ya tiene { $most } nombres propios para temas y no caben más. Primero quita alguno.
shelf-no-reviews = Las sugerencias ya no se publican en ningún canal. Los moderadores las encuentran en `/podcast-shelf list`.
shelf-reviews-set = A partir de ahora, las sugerencias se publicarán en { $channel } y los moderadores decidirán ahí. Elige un canal que solo vean ellos.
shelf-reviews-here = Las sugerencias se publican en { $channel }.
shelf-reviews-refused = La última no se ha podido publicar ahí: { $reason }.
shelf-to-review = Un miembro sugiere este podcast para este servidor.
shelf-accepted = { $member } ha añadido este podcast.
shelf-declined = { $member } ha rechazado este podcast.
shelf-because = Motivo: { $reason }
shelf-told-added = Los moderadores han añadido { $title }, el podcast que sugeriste. ¡Gracias!
shelf-told-declined = Los moderadores no han añadido { $title }, el podcast que sugeriste.
shelf-told-declined-because = Los moderadores no han añadido { $title }, el podcast que sugeriste. Su motivo: { $reason }
look-no-address = { $typed } no es una dirección web que podpick entienda. Indica la dirección del feed o de la página de un podcast, por ejemplo, https://example.com/feed.
look-not-found = No se ha podido abrir esa página: el servidor web ha respondido HTTP { $status }. Revisa la dirección.
look-no-answer = Esa página no ha respondido. Revisa la dirección o vuelve a intentarlo más tarde.
look-busy = podpick está mirando otras sugerencias ahora mismo. Vuelve a intentarlo en un minuto.
look-too-large = Ese archivo es demasiado grande para el feed o la página de un podcast. Revisa la dirección.
look-neither = podpick no ha encontrado ningún podcast ahí. Indica la dirección de su feed o de una página que enlace al feed.
look-blocked = Este podcast pide no aparecer en listados, y podpick lo respeta.
look-empty = Ese feed todavía no tiene episodios. Vuelve a intentarlo cuando los tenga.
draft-no-topic = podpick ha encontrado el podcast, pero no sabe de qué trata. Vuelve a usar el comando e indícalo con “topic”.
draft-no-title = podpick no ha encontrado ningún nombre para ese podcast. Indica la dirección de su feed.
shelf-title = Podcasts propios de este servidor
shelf-none = Este servidor todavía no tiene podcasts propios. Los miembros los sugieren con `/podcast suggest` y los moderadores los añaden con `/podcast-shelf add`.
shelf-count = Solo en este servidor: { $shows }
shelf-waits =
    { $count ->
    [one] 1 sugerencia pendiente. Elígela abajo.
   *[other] { $count } sugerencias pendientes. Elige una abajo.
}
shelf-no-topics = sus temas ya no están en el catálogo
shelf-hides = Oculto en este servidor: { $show }
shelf-alias = { $word } significa { $topic }
shelf-missing-title = Búsquedas sin resultados
shelf-nothing-missing = Últimamente no hay búsquedas sin resultados en este servidor.
shelf-times =
    { $count ->
    [one] una vez
   *[other] { $count } veces
}
menu-review = Elige qué sugerencia revisar
button-add = Añadir
button-edit = Editar
button-decline = Rechazar
fact-suggested-by = Sugerido por
fact-brought-by = Aportado por
fact-feed = Feed
form-edit-title = Cambiar este podcast
form-decline-title = Rechazar este podcast
form-why = ¿Por qué escucharlo?
form-topics = Temas, separados por comas
form-level = ¿Para quién?
form-reason = Motivo (puede que el miembro lo vea)
help-podcast-suggest = sugiere un podcast para este servidor
help-podcast-shelf-add = añade un podcast que solo tiene este servidor
help-podcast-shelf-edit = cambia el motivo, los temas y el nivel de un podcast propio
help-podcast-shelf-remove = saca un podcast de las respuestas de este servidor
help-podcast-shelf-restore = vuelve a mostrar un podcast oculto
help-podcast-shelf-list = muestra los podcasts propios y las sugerencias pendientes
help-podcast-shelf-alias = da otro nombre a un tema en este servidor
help-podcast-shelf-missing = muestra las búsquedas sin resultados
help-podcast-shelf-reviews = define el canal para las sugerencias
command-podcast-suggest = Sugerir un podcast para este servidor
command-podcast-shelf = Los podcasts que solo tiene este servidor
command-podcast-shelf-add = Añadir un podcast que solo tiene este servidor
command-podcast-shelf-edit = Cambiar un podcast propio de este servidor
command-podcast-shelf-remove = Quitar un podcast propio u ocultar uno del catálogo
command-podcast-shelf-restore = Volver a mostrar un podcast oculto del catálogo
command-podcast-shelf-list = Ver los podcasts propios y decidir sobre las sugerencias
command-podcast-shelf-alias = Dar otro nombre a un tema en este servidor
command-podcast-shelf-missing = Ver las búsquedas sin resultados
command-podcast-shelf-reviews = Elegir dónde ven los moderadores las sugerencias
option-shelf-url = Dirección del feed o de la página del podcast
option-shelf-why = Por qué vale la pena escucharlo
option-shelf-topic = De qué trata
option-shelf-tell = Envíame un mensaje cuando los moderadores decidan
option-shelf-show = Qué podcast
option-shelf-word = La palabra que escriben los miembros
option-shelf-means = El tema al que se refiere. Sin tema, la palabra pierde su significado
option-shelf-reviews = Un canal que solo ven los moderadores. Sin él, las sugerencias solo esperan en la lista
draft-no-why = podpick ha encontrado el podcast, pero nada que diga por qué escucharlo. Vuelve a usar el comando e indícalo con “why”.
draft-no-address = podpick no puede enlazar ni al feed ni a la página de ese podcast. Indica otra dirección.
shelf-added-without-feed = { $title } es ahora uno de los podcasts propios de este servidor. podpick no ha encontrado ningún feed, así que no puede detectar episodios nuevos.
look-enough = Por ahora, podpick ya ha revisado suficientes direcciones tuyas. Vuelve a intentarlo { $until }.

## Hilos y chats de los canales de voz

right-send-messages-in-threads = Enviar mensajes en hilos
right-manage-threads = Gestionar hilos
right-connect = Conectar
thread-is-locked = { $channel } está bloqueado, así que podpick no puede publicar ahí. Desbloquéalo o elige otro canal.
thread-is-private = Solo los miembros del hilo ven { $channel }. Menciona ahí a podpick una vez para que forme parte de él.
no-thread-in-thread = { $channel } es un hilo, y Discord no abre un hilo dentro de otro. No uses la opción “thread” o elige otro canal.
no-thread-in-chat = { $channel } es un canal de voz, y Discord no abre hilos en su chat. No uses la opción “thread” o elige otro canal.
because-thread-locked = el hilo está bloqueado
mend-thread-locked = Desbloquea el hilo o elige otro canal.
check-thread-locked = el hilo { $channel } está bloqueado
check-channel-unknown = no se ha podido consultar { $channel }

## Publicaciones en foros

option-tag = En un foro: la etiqueta que lleva cada publicación
schedule-forum = Cada recomendación es una publicación aparte.
forum-needs-tag = Las publicaciones de { $channel } necesitan una etiqueta. Elige una en “tag”: { $tags }.
forum-no-such-tag = { $channel } no tiene ninguna etiqueta { $typed }. Elige una en “tag”: { $tags }.
forum-without-tags = { $channel } no tiene etiquetas. No uses la opción “tag”.
forum-unknown = Discord no ha dicho qué etiquetas tiene { $channel }. No ha cambiado nada. Vuelve a intentarlo en un minuto.
tag-without-forum = Solo las publicaciones de los foros llevan etiquetas, y { $channel } no es un foro. No uses la opción “tag” o elige un foro.
no-thread-in-forum = En { $channel } cada publicación ya es un hilo. No uses la opción “thread”.
no-messages-in-forum = { $channel } solo admite publicaciones, y lo que leen los moderadores llega como mensaje. Elige un canal de texto o un hilo.
no-vote-in-forum = { $channel } es un foro, y Discord no admite encuestas ahí. No uses la opción “vote” o elige otro canal.
vote-not-in-forum = La recomendación sale en { $channel }, que es un foro, y Discord no admite encuestas ahí. Para que los miembros voten, elige otro canal con `/pick schedule`.
because-tag-gone = el foro exige una etiqueta, pero no hay ninguna elegida o la elegida ya no existe
mend-tag-gone = Configúralo de nuevo con una etiqueta del foro: `/pick schedule` o `/podcast-follow add`.
check-forum-tag = { $channel } exige una etiqueta, pero no hay ninguna elegida o la elegida ya no existe
