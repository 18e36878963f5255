### What podpick says to members, moderators and server admins.
###
### Values stand in braces. `**words**` are strong, `/command` in backticks is a command that can be clicked, and a new
### line starts a new line. Plain English: short sentences, what happened, then what to do.

## Lists

# $sound says how the next word begins: i, o or other. Spanish needs it.
list-and = { $sound ->
   *[other] { $before } e { $next }
}
list-or = { $sound ->
   *[other] { $before } ou { $next }
}
list-middle = { $before }, { $next }
list-comma = { ", " }
count-shows = { $count ->
    [0] nenhum podcast
    [one] { $count } podcast
   *[other] { $count } podcasts
}

## Above an answer

about = Sobre { $what }:
about-without = Sobre { $what }, sem { $excluded }:
about-limited = Sobre { $what }, { $limits }:
about-without-limited = Sobre { $what }, sem { $excluded }, { $limits }:
# With people, such as hosts and guests.
with = Com { $what }:
with-without = Com { $what }, sem { $excluded }:
with-limited = Com { $what }, { $limits }:
with-without-limited = Com { $what }, sem { $excluded }, { $limits }:
without = Sem { $excluded }:
# $limits is such as "in German, for beginners".
only = Filtro aplicado: { $limits }.
without-limited = Sem { $excluded }, { $limits }:
like = Parecidos com { $title }:
like-limited = Parecidos com { $title }, { $limits }:
like-without = Parecidos com { $title }, sem { $excluded }:
like-without-limited = Parecidos com { $title }, sem { $excluded }, { $limits }:
like-about = Parecidos com { $title }, sobre { $what }:
like-about-limited = Parecidos com { $title }, sobre { $what }, { $limits }:
like-about-without = Parecidos com { $title }, sobre { $what }, sem { $excluded }:
like-about-without-limited = Parecidos com { $title }, sobre { $what }, sem { $excluded }, { $limits }:
varied = Uma seleção variada:
varied-limited = Uma seleção variada, { $limits }:
varied-without = Uma seleção variada, sem { $excluded }:
varied-without-limited = Uma seleção variada, sem { $excluded }, { $limits }:
all-limited = Todos os podcasts { $limits }:
by-chance = Um podcast ao acaso:
by-chance-about = Um podcast ao acaso sobre { $what }:
# A member typed a word that belongs to a topic: "gradient descent" is part of Machine learning.
about-part-of = { $typed } faz parte de { $what }:
about-no-show-alone = Nenhum podcast trata só de { $typed }; estes abordam { $topic }.
about-inside = Sobre { $topic }, incluindo { $others }:
expanded-shows = { $count ->
    [0] Nenhum podcast trata só de { $topic }; estes abordam { $others }.
    [one] Só um podcast sobre { $topic }; os outros abordam { $others }.
   *[other] Só { $count } podcasts sobre { $topic }; os outros abordam { $others }.
}
expanded-shows-limited = { $count ->
    [0] Nenhum podcast que atende ao pedido ({ $limits }) trata só de { $topic }; estes abordam { $others }.
    [one] Só um podcast sobre { $topic } atende ao pedido ({ $limits }); os outros abordam { $others }.
   *[other] Só { $count } podcasts sobre { $topic } atendem ao pedido ({ $limits }); os outros abordam { $others }.
}
expanded-episodes = { $count ->
    [0] Nenhum episódio trata só de { $topic }; estes abordam { $others }.
    [one] Só um episódio sobre { $topic }; os outros abordam { $others }.
   *[other] Só { $count } episódios sobre { $topic }; os outros abordam { $others }.
}
expanded-episodes-limited = { $count ->
    [0] Nenhum episódio que atende ao pedido ({ $limits }) trata só de { $topic }; estes abordam { $others }.
    [one] Só um episódio sobre { $topic } atende ao pedido ({ $limits }); os outros abordam { $others }.
   *[other] Só { $count } episódios sobre { $topic } atendem ao pedido ({ $limits }); os outros abordam { $others }.
}
episodes-found = { $count ->
    [one] { $count } episódio:
   *[other] { $count } episódios:
}
new-episodes = { $count ->
    [one] { $count } novo episódio nas últimas duas semanas:
   *[other] { $count } novos episódios nas últimas duas semanas:
}
new-episodes-about = { $count ->
    [one] { $count } novo episódio sobre { $what } nas últimas duas semanas:
   *[other] { $count } novos episódios sobre { $what } nas últimas duas semanas:
}
only-episodes = Nenhum podcast sobre { $typed }, mas estes episódios tocam no assunto:
only-episodes-meant = Nenhum podcast sobre { $typed }, mas estes episódios mencionam { $meant }:
guessed = Você digitou { $typed }; o podpick entendeu { $meant }.
guessed-excluded = Você digitou { $typed }; o podpick deixou de fora { $meant }.
# Stands for what was asked where only a button says it.
quote-none = isso
for-member = Para { $member }: { $headline }

## Below a card: why it is shown

reason-covers = Aborda { $name }
reason-part-of = Faz parte do tema { $name }
reason-also-about = Também sobre { $name }
reason-with = Com { $name }
reason-by-name = Encontrado pelo nome

## What limits an answer, in few words behind a topic: "About Rust, in German, for beginners:"

strong = **{ $words }**
# What a fact is, before it, where there are no embeds.
label = **{ $name }**:
time-and-distance = { $time }, { $distance }
limit-language = em { $language }
limit-except-language = exceto em { $language }
limit-level = { $level ->
    [beginner] para iniciantes
    [intermediate] para quem já sabe o básico
    [advanced] para especialistas
   *[all] para todo mundo
}
limit-easy = exceto para especialistas
limit-fresh = só novidades
limit-active = ainda em atividade
limit-episodes = episódios avulsos primeiro
limit-without = sem { $excluded }
limit-about = sobre { $what }
limit-short = com menos de 20 min
limit-commute = de 20 a 45 min
limit-long = com mais de 45 min
limit-at-most = com até { $minutes } min
limit-at-least = com { $minutes } min ou mais
unmet-language = { $about ->
    [topic] Não há nada sobre { $what } em { $language }; estes são em outros idiomas.
   *[other] Aqui não há nada em { $language }; estes são em outros idiomas.
}
unmet-except-language = { $about ->
    [topic] Tudo sobre { $what } está em { $language }.
   *[other] Tudo aqui está em { $language }.
}
unmet-level = { $about ->
    [topic] { $level ->
        [beginner] Nada sobre { $what } é voltado para iniciantes, então veja o que há sobre o assunto.
        [intermediate] Nada sobre { $what } é voltado para quem já sabe o básico, então veja o que há sobre o assunto.
       *[advanced] Nada sobre { $what } é voltado para especialistas, então veja o que há sobre o assunto.
    }
   *[other] { $level ->
        [beginner] Nada aqui é voltado para iniciantes, então veja o resto.
        [intermediate] Nada aqui é voltado para quem já sabe o básico, então veja o resto.
       *[advanced] Nada aqui é voltado para especialistas, então veja o resto.
    }
}
unmet-easy = { $about ->
    [topic] Tudo sobre { $what } é voltado para especialistas.
   *[other] Tudo aqui é voltado para especialistas.
}
unmet-active = { $about ->
    [topic] O podpick não sabe se algum podcast sobre { $what } ainda está ativo.
   *[other] O podpick não sabe se algum destes podcasts ainda está ativo.
}
unmet-length = Nenhum episódio { $length } encontrado; os destes podcasts podem ter outra duração.
unmet-length-some = { $count ->
    [0] Não se sabe quanto duram os episódios destes podcasts (pedido: { $length }).
    [one] Só de um destes podcasts se conhece um episódio { $length }; os outros podem ter outra duração.
   *[other] Só de { $count } destes podcasts se conhecem episódios { $length }; os outros podem ter outra duração.
}
unmet-episodes = { $about ->
    [topic] Não há episódio sobre { $what }; veja podcasts sobre o assunto.
   *[other] Não há episódio aqui; veja podcasts.
}
unmet-without = Não dá para deixar { $typed } de fora: o podpick não sabe quais destes podcasts falam disso.
unmet-with = O podpick não sabe quais destes atendem a “{ $typed }”.
unmet-fresh = { $about ->
    [topic] Não há episódio novo sobre { $what }; veja podcasts sobre o assunto.
   *[other] Não há episódio novo aqui; veja podcasts.
}
# Where single episodes are shown all the same.
unmet-fresh-episodes = { $about ->
    [topic] Não há episódio novo sobre { $what }.
   *[other] Não há episódio novo aqui.
}
unmet-for = Não há nada sobre { $what } com este filtro: { $limit }.
unmet-about = Nenhum deles é sobre { $what }.
unknown-words = O podpick não sabe nada sobre { $typed }.
unmet-like = Nenhum podcast sobre { $what } é parecido com { $title }; veja podcasts sobre { $what }.
# On buttons: short.
button-without = Tirar “{ $what }”: { $count }
button-all-languages = Todos os idiomas: { $count }
button-with-too = Incluir { $what }: { $count }

## Languages, by their tags; $name is the English name of one that is not listed

language-name = { $tag ->
    [ar] árabe
    [bg] búlgaro
    [bn] bengali
    [ca] catalão
    [cs] tcheco
    [da] dinamarquês
    [de] alemão
    [el] grego
    [en] inglês
    [es] espanhol
    [et] estoniano
    [fa] persa
    [fi] finlandês
    [fr] francês
    [he] hebraico
    [hi] híndi
    [hr] croata
    [hu] húngaro
    [id] indonésio
    [it] italiano
    [ja] japonês
    [ko] coreano
    [lt] lituano
    [lv] letão
    [nb] norueguês bokmål
    [nl] holandês
    [no] norueguês
    [pl] polonês
    [pt] português
    [ro] romeno
    [ru] russo
    [sk] eslovaco
    [sl] esloveno
    [sr] sérvio
    [sv] sueco
    [ta] tâmil
    [tr] turco
    [uk] ucraniano
    [vi] vietnamita
    [zh] chinês
   *[other] { $name }
}

## Where there is nothing to show

nothing-typed = Não há nenhuma palavra aí para buscar.
nothing-about-typed = Não há nada sobre { $typed } neste catálogo.
topics-to-browse = Aqui estão alguns temas para explorar:
did-you-mean = Você quis dizer { $names }?
nothing-fits = Nenhum resultado.
nothing-limited = Aqui não há nada com este filtro: { $limits }.
nothing-without = Sem { $excluded }, não sobra nada.
nothing-without-limited = Sem { $excluded }, não sobra nada com este filtro: { $limits }.
nothing-about = Não há nada sobre { $what }.
nothing-about-limited = Não há nada sobre { $what } com este filtro: { $limits }.
nothing-about-without = Sem { $excluded }, não sobra nada sobre { $what }.
nothing-about-without-limited = Sem { $excluded }, não sobra nada sobre { $what } com este filtro: { $limits }.
no-episode = Não há nenhum episódio assim neste catálogo.
no-episode-limited = Neste catálogo não há nenhum episódio com este filtro: { $limits }.
no-episode-about = Neste catálogo não há nenhum episódio sobre { $what }.
no-episode-about-limited = Neste catálogo não há nenhum episódio sobre { $what } com este filtro: { $limits }.
no-feed-read-yet = O podpick ainda não leu nenhum feed. Enquanto isso, peça um podcast com `/podcast topic`.
nothing-new = Não saiu nada assim nas últimas duas semanas. Para buscar episódios mais antigos, use `/podcast episode`.
no-such-show = Não há nenhum podcast chamado { $typed } neste catálogo. Busque um tema com `/podcast topic`.
no-such-show-but-near = Não há nenhum podcast chamado { $typed } neste catálogo.
no-such-topic = Não há nenhum tema chamado { $typed } neste catálogo.
nothing-similar = Não há mais nada parecido com { $title } neste catálogo.
no-more = Não há mais resultados.
gone-from-catalog = Isso não está mais no catálogo. Busque de novo com `/podcast topic`.
unreadable-command = O podpick não consegue ler este comando. O Discord pode estar mostrando uma versão antiga: recarregue o Discord ou veja `/podcast help`.
outdated-button = Isso é de uma resposta antiga que o podpick não consegue mais ler. Busque de novo com `/podcast topic`.
fault = Algo deu errado. Se acontecer de novo, passe este código a quem mantém o podpick: **{ $code }**.
came-twice = Este comando chegou duas vezes e já foi executado na primeira. Confira o resultado em `/pick status`, `/pick queue` ou `/podcast-follow list`.
slow-down-server = Este servidor está fazendo muitos pedidos agora. Tente de novo { $until }.
slow-down-member = Você fez cinco pedidos em dez segundos. Tente de novo { $until }.

## /podcast help: what each command does, behind its name

help-title = O que você pode pedir
help-for-moderators = **Para moderadores**
help-for-admins = **Para administradores do servidor**
help-podcast-topic = podcasts e episódios sobre o que você quiser; pode ter erro de digitação, pode ser uma frase inteira
help-podcast-show = um podcast: por que ouvir, quem apresenta, temas, episódios
help-podcast-episode = episódios por tema, título ou convidado
help-podcast-new = os episódios mais recentes
help-podcast-similar = podcasts parecidos com um que você conhece
help-podcast-random = um podcast ao acaso
help-podcast-pick = a indicação desta semana e as anteriores
help-podcast-topics = os temas que você pode pedir
help-podcast-help = esta lista
help-podcast-forget-me = exclui suas avaliações e sugestões, e tira seu ID de todo o resto
help-pick-schedule = define quando e onde sai a indicação semanal
help-pick-add = coloca um podcast ou um episódio na fila
help-pick-queue = mostra a fila e permite reordenar
help-pick-preview = mostra a próxima indicação só para você
help-pick-now = posta a próxima indicação na hora
help-pick-vote = deixa os membros votarem na próxima indicação
help-pick-skip = pula a próxima indicação
help-pick-pause = pausa a indicação semanal
help-pick-resume = retoma a indicação semanal
help-pick-history = mostra as indicações até agora
help-pick-status = mostra como estão as coisas
help-pick-unschedule = encerra a indicação semanal
help-podcast-follow-add = anuncia novos episódios em um canal
help-podcast-follow-list = mostra o que o servidor segue e onde é anunciado, e permite deixar de seguir
help-podcast-admin-status = verifica o podpick neste servidor
help-podcast-admin-forget = exclui o que o podpick guarda sobre este servidor
# "Apps" is the entry of Discord's menu, and "Find podcasts" podpick's command in it.
help-message-menu = Ou abra o menu de uma mensagem → Apps → **Encontrar podcasts**: o texto dela vira o pedido, e só você vê a resposta.
help-unseen-changes = Mudanças em Configurações do servidor → Integrações não aparecem aqui.
help-counts = { $shows } sobre { $topics } temas, com curadoria humana

## Menus and buttons

menu-instead = Escolha uma sugestão
menu-details = Detalhes
menu-open-topic = Abrir um tema
menu-reorder = Escolha o que mover ou remover
menu-end-following = Escolha o que deixar de seguir
menu-send-to-me = Escolha o que você quer receber
button-more = Ver mais
button-shows = Podcasts: { $count }
button-share = Compartilhar
button-similar = Parecidos
button-another-choice = Outra seleção
button-another-one = Outro podcast
button-show-podcasts = Ver podcasts
button-more-like-this = Podcasts parecidos
button-listened = Ouvi
button-listened-count = Ouvi: { $count }
button-not-for-me = Não é para mim
button-not-for-me-count = Não é para mim: { $count }
button-send-to-me = Enviar para mim
button-get-role = Pegar este cargo
button-newer = Mais recentes
button-older = Mais antigas
button-post-now = Postar agora
button-status = Status
button-delete-everything = Excluir tudo
button-up = Subir
button-down = Descer
button-remove = Remover
link-site = Site
link-feed = Feed
link-apple = Apple Podcasts
link-antennapod = AntennaPod
link-podcast-addict = Podcast Addict
link-listen = Ouvir

## Cards

fact-topics = Temas
fact-hosts = Apresentação
fact-status = Status
fact-start-with-episodes = Episódios para começar
fact-episodes-on-this = Episódios sobre isso
fact-links = Links
fact-latest = Últimos episódios
fact-language = Idioma
fact-level = Nível
fact-also-known-as = Outros nomes
fact-with = Participação
fact-details = Detalhes
fact-more-episodes = Mais episódios
fact-published = Lançamento
fact-episode = Episódio
fact-length = Duração
fact-start-with = Comece por
fact-picked-by = Indicado por
link-page = Página
link-audio = Áudio
link-play = Reproduzir
level = { $level ->
    [beginner] Para iniciantes
    [intermediate] Para quem já sabe o básico
    [advanced] Para especialistas
   *[all] Para todo mundo
}
status-active = Ativo, último episódio { $last }
status-active-only = Ativo
status-quiet = Parado, sem episódios desde { $last }
status-ended-in = Encerrado em { $year }
status-ended = Encerrado
status-unreachable = feed inacessível desde { $since }
status-explicit = Conteúdo explícito
detail-explicit = conteúdo explícito
detail-trailer = trailer
detail-bonus = bônus
minutes = { $count } min
and-more = e mais { $count }
people-and-more = { $people } e mais { $count }
episode-of = Episódio de { $podcast }
numbered-episode-of = Episódio { $number } de { $podcast }
# $what are words of the question that were found there.
reason-in-description = { $what }, na descrição
reason-in-people = { $what }, entre os participantes
reason-in-title = { $what }, no título
reason-though-typed = { $reason }; você digitou { $typed }

## /podcast topics

topics-in = Temas em { $topic }
topics-title = { $topics } temas, { $shows }
topics-numbers = Os números indicam quantos podcasts há, contando os de temas mais específicos

## Suggestions while a member types: what stands behind a name

choice-topic = tema, { $shows }
choice-show = podcast
choice-episode-of = episódio de { $podcast }
choice-person = pessoa
choice-week = { $week } · a partir de { $day ->
    [1] 1º
   *[other] { $day }
} de { $month ->
    [january] janeiro
    [february] fevereiro
    [march] março
    [april] abril
    [may] maio
    [june] junho
    [july] julho
    [august] agosto
    [september] setembro
    [october] outubro
    [november] novembro
   *[december] dezembro
}

## /podcast-admin and what podpick keeps

status-only-in-a-server = Este comando só funciona em servidores: ele mostra se está tudo certo com o podpick no servidor.
status-not-an-admin = Só quem tem a permissão “Gerenciar servidor” pode ver se está tudo certo com o podpick aqui. Para saber o que você pode fazer com ele, use `/podcast help`.
checkup-title = O podpick neste servidor
checkup-good = Tudo certo.
checkup-warn = O podpick funciona, mas algo merece atenção.
checkup-bad = Algo não está funcionando.
checkup-line = **{ $what }**: { $found }
forget-no-store = Nada fica guardado aqui: este podpick não tem onde guardar dados.
forget-only-in-a-server = Este comando só funciona em servidores: ele exclui o que o podpick guarda sobre o servidor.
forget-not-an-admin = Só quem tem a permissão “Gerenciar servidor” pode excluir o que o podpick guarda sobre este servidor.
forget-ask = Isso exclui tudo o que o podpick guarda sobre este servidor, na hora e para sempre: a programação da indicação semanal, a fila, a votação em andamento, o histórico de indicações com as avaliações, os canais em que novos episódios são anunciados, os podcasts próprios deste servidor com as sugestões pendentes, os podcasts ocultos e os nomes próprios de temas, quantas vezes cada tema foi pedido e as buscas sem resultado. As postagens continuam nos canais.
forgot-server = { $count ->
    [0] Não havia nada para excluir: o podpick não guardava nada sobre este servidor. As postagens continuam nos canais; se quiser, exclua-as por lá. Para começar de novo, use `/pick schedule`.
    [one] Foi excluído { $count } registro, tudo o que o podpick guardava sobre este servidor. As postagens continuam nos canais; se quiser, exclua-as por lá. Para começar de novo, use `/pick schedule`.
   *[other] Foram excluídos { $count } registros, tudo o que o podpick guardava sobre este servidor. As postagens continuam nos canais; se quiser, exclua-as por lá. Para começar de novo, use `/pick schedule`.
}
forgot-member = { $count ->
    [0] O podpick não conhece você: seu ID não estava nos dados dele.
    [one] O podpick não conhece mais você: seu ID foi retirado de { $count } registro do que você tinha configurado, colocado na fila, indicado, trazido ou sugerido. As sugestões são excluídas; todo o resto continua lá, sem o seu nome.
   *[other] O podpick não conhece mais você: seu ID foi retirado de { $count } registros do que você tinha configurado, colocado na fila, indicado, trazido ou sugerido. As sugestões são excluídas; todo o resto continua lá, sem o seu nome.
}
forgot-ratings = { $count ->
    [one] { $count } avaliação que você fez de uma indicação foi excluída e não conta mais.
   *[other] { $count } avaliações que você fez de indicações foram excluídas e não contam mais.
}

## Sent to a member

choose-to-send = Escolha o que o podpick deve enviar para você.
sent-to-you = Enviado por mensagem direta: { $title }
direct-messages-closed = O podpick não pode escrever para você, então nada foi enviado. Permita mensagens diretas nas configurações de privacidade de um servidor em que o podpick também esteja e clique em “Enviar para mim” de novo.
not-sent-to-you = O Discord não aceitou a mensagem, então nada foi enviado. Clique em “Enviar para mim” de novo daqui a alguns minutos.
sent-enough = O podpick não envia mais de { $most } mensagens para você em dez minutos. Clique em “Enviar para mim” de novo { $until }.

## Announcements of new episodes

follows-title = Anúncios de episódios
follows-no-store = Para seguir algo, o podpick precisa estar em um servidor; aqui só há o catálogo.
follows-only-in-a-server = O podpick anuncia novos episódios em canais de servidores. Use este comando em um servidor.
follows-one-of-both = Escolha um podcast ou um tema, não os dois.
follows-too-many = Este servidor já segue { $most } podcasts e temas. Antes, deixe de seguir algum em `/podcast-follow list`.
follows-added = A partir de agora, novos episódios de { $name } serão anunciados em { $channel }.
follows-no-feed = Atenção: o podpick não conhece nenhum feed disso, então não tem como saber de novos episódios.
follows-none = Este servidor ainda não segue nada. Comece com `/podcast-follow add`.
follows-line-show = { $name } em { $channel }, desde { $since }.
follows-line-topic = { $name } (tema) em { $channel }, desde { $since }.
follows-role = Cada anúncio notifica { $role }.
follows-self-role = Cada anúncio notifica { $role }, um cargo que os membros pegam com um botão.
follows-forum = Cada anúncio é uma publicação separada.
follows-thread = Cada anúncio ganha um tópico.
follows-published = Cada anúncio também é publicado nos servidores que seguem o canal.
follows-stopped = Anúncios interrompidos: { $reason }. Resolva isso e siga de novo com `/podcast-follow add`.
follows-left-catalog = Não está mais no catálogo.
follows-unreachable = O feed está inacessível desde { $since }.
follows-ended = O podcast foi encerrado.
follows-last-episode = Último episódio: { $when }.
follows-last-notice = Último anúncio: { $when }.
follows-flaw = Problema no último anúncio: { $reason }.
notice = { $count ->
    [one] Novo episódio de { $shows }
   *[other] { $count } novos episódios de { $shows }
}
notice-and-more = { $count ->
    [one] Os mais recentes estão abaixo, e saiu mais 1.
   *[other] Os mais recentes estão abaixo, e saíram mais { $count }.
}
notice-more-shows = { $count ->
    [one] { $shows } e mais { $count } podcast
   *[other] { $shows } e mais { $count } podcasts
}
not-a-moderator = Para isso, você precisa da permissão “Gerenciar mensagens” aqui. Peça a um administrador do servidor.
cannot-publish = { $channel } não é um canal de anúncios, então o podpick não pode publicar lá. Escolha um canal de anúncios ou não use a opção “publish”.
rights-unknown = O Discord não informou o que o podpick pode fazer em { $channel }. Confira as permissões desse canal: o podpick precisa de “Ver canal”, “Enviar mensagens”, “Inserir links” e “Ver histórico de mensagens”.
rights-lacking = O podpick ainda não pode postar em { $channel }: falta permissão para { $rights }. Conceda isso ao podpick nas configurações do canal, em Permissões.

## The weekly pick: commands for moderators

picks-title = Indicação semanal
picks-before = Indicações anteriores
picks-no-store = Para a indicação semanal, o podpick precisa estar em um servidor; aqui só há o catálogo.
picks-only-in-a-server = A indicação semanal só funciona em servidores. Use este comando em um servidor.
store-busy = O podpick está ocupado. Nada foi alterado. Tente de novo daqui a pouco.
store-full = O disco do podpick está cheio. Nada foi alterado. Quem mantém o podpick precisa liberar espaço.
store-lost = Os dados do podpick foram removidos do disco, então não dá para salvar nada. Quem mantém o podpick precisa ver o que houve.
store-refused = O podpick não consegue gravar os próprios dados. Nada foi alterado. Quem mantém o podpick precisa verificar o disco.
store-unreadable = O podpick não consegue ler o que guardou sobre isso. Nada foi alterado. Configure a indicação semanal de novo com `/pick schedule`.
store-unreachable = O podpick não consegue acessar os próprios dados. Nada foi alterado. Tente de novo em um minuto.
give-this-code = Se acontecer de novo, passe este código a quem mantém o podpick: **{ $code }**.
member-lacks-rights = Você não tem permissão para { $rights } em { $channel }, e este comando exige isso. Fale com um administrador do servidor ou escolha outro canal.
member-rights-unknown = O podpick não conseguiu verificar o que você pode fazer em { $channel }. Nada foi alterado. Use o comando nesse canal ou tente de novo em um minuto.
everyone-is-no-role = O Discord não deixa um bot notificar @everyone como cargo, então nada foi alterado. Escolha um cargo na opção “ping” ou não use essa opção.
role-given = Agora você tem { $role } e recebe as notificações dele. Clique no botão de novo para devolver o cargo.
role-taken = Você não tem mais { $role }. Clique no botão de novo para receber o cargo de volta.
# In the server's audit log.
audit-role-given = O membro clicou em “Pegar este cargo”
audit-role-taken = O membro clicou de novo em “Pegar este cargo”
role-not-offered = Esta postagem não oferece mais nenhum cargo.
role-not-now = O podpick não consegue mudar seus cargos agora; avise a moderação. { $reason }
role-refused = O Discord não deixa o podpick dar ou tirar { $role }. Avise a moderação; `/podcast-admin status` mostra o que falta.
role-no-member = O Discord não reconhece você como membro deste servidor. Tente de novo em um minuto.
role-failed = O Discord não respondeu como deveria, então nada foi alterado. Tente de novo em um minuto.
role-fault-gone = O cargo não existe mais. Escolha outro.
role-fault-everyone = Todo mundo já tem @everyone. Escolha outro cargo.
role-fault-managed = { $role } pertence a um app, a impulsos ou a uma assinatura, então ninguém pode dar esse cargo no Discord. Escolha outro.
role-fault-powerful = { $role } dá poderes sobre o servidor ou sobre outros membros, então os membros não podem pegar esse cargo. Escolha um cargo sem as permissões “Administrador” e “Mencionar @everyone” e sem permissões para gerenciar, expulsar, banir, castigar, silenciar, ensurdecer ou mover outros membros, nem para ver o registro de auditoria ou as análises.
role-fault-lacks = O podpick não tem a permissão “Gerenciar cargos” neste servidor. Dê essa permissão ao cargo dele em Configurações do servidor, Cargos.
role-fault-below = O cargo mais alto do podpick não está acima de { $role }. Suba o cargo dele em Configurações do servidor, Cargos.
role-fault-caller-lacks = Para deixar os membros pegarem um cargo, você precisa da permissão “Gerenciar cargos” neste servidor.
role-fault-caller-below = Seu cargo mais alto não está acima de { $role }, então o Discord não deixa você dar esse cargo. Peça a alguém com um cargo mais alto.
role-fault-unknown = O podpick não conseguiu verificar os cargos deste servidor. Tente de novo em um minuto.
self-role-needs-ping = A opção “self_role” oferece o cargo de “ping”. Escolha um cargo em “ping” ou não use “self_role”. Nada foi alterado.
nothing-was-changed = Nada foi alterado.
no-schedule = Ainda não há indicação semanal aqui. Comece com `/pick schedule`.
changed-meanwhile = Algo mudou nesse meio-tempo. Veja como estão as coisas em `/pick status`.
no-day = { $typed } não é um dia da semana.
no-time = O podpick não entendeu { $typed } como horário. Escreva algo como 18:00 ou 18h30.
two-days = { $typed } pode cair em dois dias diferentes. Escreva 00:00 e escolha o dia que começa nessa hora, ou escreva 23:59.
no-zone = O podpick não conhece o fuso horário { $typed }. Digite a cidade grande mais próxima e escolha na lista, como America/Sao_Paulo.
no-zone-but-near = O podpick não conhece o fuso horário { $typed }. Você quis dizer **{ $near }**?
# Permissions by the names that Discord's settings show in this language.
right-view-channel = Ver canal
right-send-messages = Enviar mensagens
right-embed-links = Inserir links
right-read-message-history = Ver histórico de mensagens
right-create-public-threads = Criar tópicos públicos
right-mention-everyone = Mencionar @everyone, @here e todos os cargos
right-manage-messages = Gerenciar mensagens
# $time is such as 18:00, $zone such as Europe/Berlin.
schedule = { $day ->
    [monday] Toda segunda-feira às { $time } (fuso { $zone }) em { $channel }.
    [tuesday] Toda terça-feira às { $time } (fuso { $zone }) em { $channel }.
    [wednesday] Toda quarta-feira às { $time } (fuso { $zone }) em { $channel }.
    [thursday] Toda quinta-feira às { $time } (fuso { $zone }) em { $channel }.
    [friday] Toda sexta-feira às { $time } (fuso { $zone }) em { $channel }.
    [saturday] Todo sábado às { $time } (fuso { $zone }) em { $channel }.
   *[sunday] Todo domingo às { $time } (fuso { $zone }) em { $channel }.
}
schedule-role = Cada indicação notifica { $role }.
schedule-self-role = Cada indicação notifica { $role }, um cargo que os membros pegam com um botão.
schedule-thread = Cada indicação ganha um tópico.
schedule-published = Cada indicação também é publicada nos servidores que seguem o canal.
schedule-auto = Com a fila vazia, o podpick escolhe algo do catálogo.
schedule-not-auto = Com a fila vazia, a semana passa sem indicação.
next-picks = **Próximas indicações**
next-pick-clocks-change = { $time }, { $distance } (os relógios mudam nesse dia)
saved = Salvo. Coloque indicações na fila com `/pick add`.
saved-but-lacking = Salvo, mas ainda há algo a resolver. Coloque indicações na fila com `/pick add`.
no-such-episode-of = No catálogo, nenhum episódio de { $show } se chama { $typed }. Escolha um na lista ou não use a opção “episode”.
no-week = { $typed } não é uma semana. Escolha uma na lista, como 2026-W50.
week-over = A semana { $week } já passou ou já tem indicação. Escolha outra mais adiante ou não use a opção “week”.
note-too-long = A nota é longa demais: no máximo { $most } caracteres. Nada foi colocado na fila.
queue-full = A fila está cheia (100 indicações). Antes, remova algumas em `/pick queue`.
queue-empty = A fila está vazia. Adicione algo com `/pick add`.
queued-for-week = { $title } entrou na fila para a semana { $week }.
queued-first = { $title } entrou na fila na posição 1. Sai { $time }.
queued-at = { $title } entrou na fila na posição { $place }.
queued-again = Atenção: este podcast já foi indicado em { $date }, há menos de 26 semanas. Ele continua na fila.
queued-twice = Atenção: este podcast agora está duas vezes na fila.
queued-without-schedule = A indicação semanal ainda não tem dia: defina um com `/pick schedule`.
removed = Removida.
already-removed = Já tinha sido removida.
queue-title = { $count ->
    [0] Nenhuma indicação na fila
    [one] { $count } indicação na fila
   *[other] { $count } indicações na fila
}
queue-line = { $title }, indicado por { $by }
queue-line-week = { $title }, semana { $week }, indicado por { $by }
queue-left-catalog = { $title } (não está mais no catálogo; será ignorado)
page-of = Página { $page } de { $pages }
button-previous = Anterior
button-next = Próxima
nothing-to-post = A fila está vazia, e as indicações automáticas estão desativadas. Adicione algo com `/pick add`.
posting = A caminho de { $channel }: { $title }. É a indicação desta semana.
posting-extra = A caminho de { $channel }: { $title }. Esta semana já teve a sua indicação, então esta é extra.
posting-late = A caminho de { $channel }: { $title }. Esta semana tinha sido pulada, então a indicação sai atrasada.
posting-instead = A caminho de { $channel }: { $title }. A indicação desta semana falhou, então esta sai no lugar dela.
next-pick-comes = A próxima sai { $next }.
next-pick-waits = A indicação semanal está pausada; a próxima sai depois de `/pick resume`.
enough-for-today = Um servidor pode ter no máximo { $most } indicações em 24 horas. Coloque esta na fila com `/pick add`, e ela sai na semana dela.
skipped = A indicação de { $skipped } foi pulada, e nada será postado. A próxima sai { $next }; a fila fica como está.
nothing-to-skip = A indicação semanal está pausada, então não há nada para pular. Para retomar, use `/pick resume`.
paused = Indicação semanal pausada. Nada será postado até alguém usar `/pick resume`; a fila fica como está.
resumed = Indicação semanal retomada. A próxima sai { $next } ({ $soon }).
unscheduled = { $count ->
    [0] A indicação semanal foi encerrada, e a programação foi excluída. O que já foi postado continua em `/pick history`; `/podcast-admin forget` exclui isso também.
    [one] A indicação semanal foi encerrada. Excluídas: a programação e { $count } indicação da fila. O que já foi postado continua em `/pick history`; `/podcast-admin forget` exclui isso também.
   *[other] A indicação semanal foi encerrada. Excluídas: a programação e { $count } indicações da fila. O que já foi postado continua em `/pick history`; `/podcast-admin forget` exclui isso também.
}
sending-anew = A caminho. Confira o resultado em `/pick status`.

## The weekly pick: posts, history, status

pick-of-the-week = **Indicação da semana**
pick-of = **Indicação da semana** de { $date }.
pick-of-with-next = **Indicação da semana** de { $date }; a próxima sai { $next }.
picked-by-podpick = podpick, a partir do catálogo
picked-by-somebody = alguém da moderação
no-history = Ainda não houve indicações aqui. Veja quando sai a primeira em `/pick status`.
history-title = Indicações até agora
history-title-page = Indicações até agora, página { $page } de { $pages }
history-no-pick = **Sem indicação**
history-line = { $date } { $title }, indicado por { $by }
history-line-deleted = { $date } { $title }, indicado por { $by } (mensagem excluída)
history-line-on-its-way = { $date } { $title }, indicado por { $by } (a caminho)
history-line-not-posted = { $date } { $title }, indicado por { $by } – { $reason }
history-line-without = { $date } { $title } – { $reason }
# What members think of a pick, behind it in a list.
history-line-rated = { $line } – ouvi: { $listened }, não é para mim: { $passed }
rated = Anotado. Ouvi: { $listened }, não é para mim: { $passed }. Para desfazer, clique no mesmo botão de novo.
nothing-to-rate = Esta indicação não está no histórico deste servidor, então nada foi contado. Veja a desta semana com `/podcast pick`.
too-old-to-rate = Uma indicação pode ser avaliada por seis meses, e esse prazo já passou. As avaliações já feitas continuam valendo (ouvi: { $listened }, não é para mim: { $passed }). Veja a desta semana com `/podcast pick`.
no-pick-yet = Ainda não houve indicação semanal aqui. Peça um podcast agora mesmo com `/podcast topic`.
no-pick-yet-but-next = Ainda não houve indicação semanal aqui. A próxima sai { $next }.
fact-next = Próxima
fact-queue = Fila
fact-on-its-way = A caminho
fact-last = Última
fact-reminders = Lembretes
fact-went-wrong = O que deu errado
fact-held-up = Em espera
count-picks = { $count ->
    [0] nenhuma indicação
    [one] { $count } indicação
   *[other] { $count } indicações
}
a-pick = uma indicação
status-paused = Pausada. Para retomar, use `/pick resume`
status-paused-after = Pausada depois de { $count } indicações que não puderam ser postadas. Para retomar, use `/pick resume`
status-tried-since = { $title }, primeira tentativa { $since }; o podpick continua tentando por até um dia
status-went-wrong = { $date }: { $reason }.
held-up-limit = O Discord pede que o podpick espere até { $until }, porque recebeu dele solicitações demais de uma vez. As postagens saem depois disso; nada se perde.
held-up-ban = O Discord não aceita solicitações do endereço do podpick até { $until }, porque vieram solicitações demais de lá. As postagens saem depois disso; nada se perde.
held-up-refusals = O podpick espera até { $until }, porque o Discord recusou solicitações demais dele. As postagens saem depois disso; nada se perde.

## Why something was not posted: half a sentence, behind a dash or a colon

because-skipped = alguém da moderação pulou a semana
because-missed = o podpick ficou mais de um dia fora do ar
because-nothing-queued = a fila estava vazia
because-not-in-catalog = o podcast não está mais no catálogo
because-permission = o podpick não tem uma permissão de que precisa no canal
because-lacks = o podpick não tem permissões de que precisa no canal ({ $rights })
because-channel-gone = o canal não existe mais
because-guild-gone = o podpick foi removido do servidor
# $said is Discord's own sentence, in English.
because-refused = o Discord recusou: { $said }
because-timed-out = o podpick está de castigo neste servidor
because-unreachable = o Discord ficou inacessível por um dia
because-unclear = não dá para saber se a postagem saiu
because-deleted = a postagem foi excluída logo depois de sair
because-role-silent = a postagem saiu, mas o cargo não foi notificado: ele não existe mais ou o podpick não pode mencioná-lo
because-no-thread = a postagem saiu, mas sem tópico: o podpick não tem a permissão “Criar tópicos públicos” no canal, ou os tópicos estão desativados lá
because-not-published = a postagem saiu, mas não foi publicada: só dá para publicar em canais de anúncios, e só algumas vezes por hora
because-explicit = o podcast tem conteúdo explícito, e o canal não tem restrição de idade
because-too-late = o envio atrasou mais de um dia
because-unreadable = não dá para ler o que o podpick guarda sobre isso
because-not-posted = a postagem não saiu

## What to do about it

mend-permission = Conceda o que falta ao podpick nas configurações do canal, em Permissões.
mend-channel-gone = Escolha outro com `/pick schedule`.
mend-reviews = Escolha outro canal com `/podcast-shelf reviews`.
mend-role-silent = Escolha outro cargo com `/pick schedule` ou dê ao podpick a permissão “{ $right }”.
mend-role-silent-follow = Siga de novo com `/podcast-follow add` e outro cargo ou dê ao podpick a permissão “{ $right }”.
mend-nothing-queued = Coloque algo na fila com `/pick add`.
mend-not-in-catalog = Coloque outro na fila com `/pick add`.
mend-unclear = Confira o canal: se a postagem não estiver lá, poste com o botão. Para conferir sozinho, o podpick precisa da permissão “Ver histórico de mensagens”.
mend-unclear-look = Confira o canal. Para conferir sozinho, o podpick precisa da permissão “Ver histórico de mensagens”.
mend-unreachable = Poste com `/pick now`.

## Notes in the moderators' channel

this-weeks-pick = a indicação desta semana
new-episodes-of = novos episódios de { $shows }
note-nothing-queued = Não há nada na fila para a indicação de { $time }. Adicione algo com `/pick add`, ou a semana passa sem indicação.
note-nothing-queued-tomorrow = Não há nada na fila para a indicação de amanhã. Adicione algo com `/pick add`, ou a semana passa sem indicação.
note-zone-changed = As regras do fuso horário escolhido mudaram, e o horário da próxima indicação mudou junto. Veja em `/pick status`.
note-zone-changed-from = As regras do fuso horário escolhido mudaram, e o horário da próxima indicação mudou junto; antes, ela sairia { $before }. Veja em `/pick status`.
note-unreadable = Não dá para ler o que o podpick guarda sobre a indicação semanal deste servidor, então ela está pausada. Configure de novo com `/pick schedule`; quem mantém o podpick encontra mais detalhes no log.
note-left-out = O podpick não consegue ler uma parte do que guarda deste servidor, então uma indicação na fila ou uma mensagem ficou de fora. Veja em `/pick queue` e `/pick history` o que falta; quem mantém o podpick encontra mais detalhes no log.
note-not-in-catalog = Uma indicação da fila foi ignorada porque o podcast { $show } não está mais no catálogo. Coloque outra na fila com `/pick add`.
note-not-posted = Não foi postado: { $title } – { $reason }.
note-posted-but = { $title } – { $reason }.
preview-post = Uma publicação no fórum com o título { $title }:
preview-post-with-tag = Uma publicação no fórum, com a tag escolhida e o título { $title }:
note-show-ended = { $show } foi encerrado: o feed diz que não haverá mais episódios. As indicações dele que estão na fila ainda serão postadas. Para deixar de seguir o podcast, use `/podcast-follow list`.
note-show-gone = O feed de { $show } não existe mais, então o podpick não vê novos episódios. Uma vez por semana, o podpick verifica se ele voltou. As indicações dele que estão na fila ainda serão postadas; confira com `/pick queue`. Para deixar de seguir o podcast, use `/podcast-follow list`.
note-show-moved = O feed de { $show } diz que mudou de vez para { $address }. O podpick continua lendo o endereço do catálogo e segue os redirecionamentos que houver, então não há nada a fazer por enquanto. Se os novos episódios pararem de chegar, peça a quem mantém o podpick para trocar o endereço no catálogo.
note-own-show-moved = O feed de { $show } diz que mudou de vez para { $address }. O podpick continua lendo o endereço com que o podcast foi adicionado e segue os redirecionamentos que houver, então não há nada a fazer por enquanto. Se os novos episódios pararem de chegar, remova o podcast com `/podcast-shelf remove` e adicione-o com o novo endereço usando `/podcast-shelf add`.

## Votações da indicação

command-pick-vote = Deixe os membros votarem na próxima indicação
option-vote = Deixar os membros votarem em cada indicação
option-vote-show = Um podcast para a votação; com menos de dois, o podpick completa
option-vote-hours = Duração da votação em horas (48 por padrão)
right-send-polls = Criar enquetes
schedule-vote = Os membros votam em cada indicação, de dois dias até duas horas antes.
vote-headline = **Vote na indicação da semana.** O podcast vencedor será a próxima indicação.
vote-question = Qual podcast deve ser a indicação da semana?
button-candidates = Sobre estes podcasts
link-poll = a enquete
vote-candidates = Estes podcasts estão na votação. Ela termina { $end }.
vote-is-over = Esta votação terminou.
vote-is-over-won = Esta votação terminou: { $title } venceu.
vote-begins = A votação entre { $shows } está a caminho de { $channel }. Ela termina { $end }.
vote-winner-comes = O podcast vencedor sai { $next }.
vote-winner-waits = A indicação semanal está pausada; o podcast vencedor espera na fila até alguém usar `/pick resume`.
vote-runs-already = Já há uma votação em andamento até { $end }. Comece outra depois disso.
vote-too-few = Uma votação precisa de pelo menos dois podcasts, e o podpick achou menos. Escolha alguns em `/pick vote` ou coloque alguns na fila com `/pick add`.
vote-explicit = { $title } tem conteúdo explícito, e { $channel } não tem restrição de idade. Escolha outro podcast ou ative a restrição de idade nas configurações do canal.
vote-before-preview = Os membros votam até { $end }. O podcast vencedor sai antes do que você vê aqui.
vote-before-queue = Os membros votam na próxima indicação até { $end }. O podcast vencedor sai antes de tudo que está na fila.
vote-goes-on-skipped = A votação em andamento continua até { $end }; o podcast vencedor será a próxima indicação.
vote-goes-on-paused = A votação em andamento continua até { $end }; o podcast vencedor espera na fila.
vote-ended = Isso encerrou a votação em andamento, que não vale.
fact-vote = Votação
vote-open = Os membros votam até { $end }; o podcast vencedor será a próxima indicação.
vote-open-linked = Os membros votam até { $end }; o podcast vencedor será a próxima indicação. Veja { $poll }.
vote-last-won = { $date }: { $title } venceu.
vote-last-uncounted = { $date }: sem vencedor, porque { $reason }.
the-vote = a votação da indicação
picked-by-vote = a votação dos membros
because-no-time = não havia tempo suficiente para votar
because-nobody-voted = ninguém votou
because-poll-gone = a enquete foi excluída
because-vote-ended = alguém da moderação mudou a programação
because-posted-meanwhile = o podcast vencedor foi postado durante a votação
because-queue-full = a fila está cheia
note-vote-uncounted = A votação da indicação não tem vencedor: { $reason }. A indicação sai como se não houvesse votação.
note-vote-queue-full = { $title } venceu a votação da indicação, mas não entrou na fila, que está cheia (100 indicações). Remova algumas em `/pick queue` e depois coloque esse podcast na fila com `/pick add`.
note-review-not-posted = Não foi possível postar a sugestão { $title } para os moderadores: { $reason }. Ela aguarda em `/podcast-shelf list`.

## In a terminal

terminal-more = Há mais resultados: --json --limit 100 mostra a lista.
terminal-ask-instead = { $what } – pergunte assim: { $question }
terminal-command = { $command } (no Discord)
terminal-quote = “{ $words }”
# What a value is, before it.
terminal-label = { $name }:
terminal-day = { $day ->
    [1] 1º
   *[other] { $day }
} de { $month ->
    [january] janeiro
    [february] fevereiro
    [march] março
    [april] abril
    [may] maio
    [june] junho
    [july] julho
    [august] agosto
    [september] setembro
    [october] outubro
    [november] novembro
   *[december] dezembro
} de { $year }

## Commands and options, at most 100 characters each; Discord shows them while a member types /

command-podcast = Podcasts que valem o seu tempo, com curadoria humana
command-podcast-topic = Encontre podcasts sobre um tema
command-podcast-show = Veja um podcast em detalhes
command-podcast-episode = Encontre episódios por tema, título ou convidado
command-podcast-random = Surpreenda-se com um podcast
command-podcast-similar = Encontre podcasts parecidos com um que você conhece
command-podcast-topics = Explore todos os temas
command-podcast-help = Veja os comandos que você pode usar
command-podcast-forget-me = Exclua suas avaliações e sugestões, e tire seu ID de todo o resto
command-podcast-pick = A indicação desta semana e as anteriores
command-pick = Escolha e poste a indicação da semana
command-pick-schedule = Defina quando e onde as indicações são postadas
command-pick-add = Coloque um podcast ou um episódio na fila
command-pick-queue = Veja e reordene a fila
command-pick-preview = Veja o que será postado a seguir
command-pick-now = Poste a próxima indicação na hora
command-pick-skip = Pule a próxima indicação
command-pick-pause = Pause a indicação semanal
command-pick-unschedule = Encerre a indicação semanal de vez
command-pick-resume = Retome a indicação semanal
command-pick-history = Veja as indicações anteriores
command-pick-status = Veja como estão as coisas e o que deu errado
command-podcast-new = O que saiu nas últimas duas semanas
command-podcast-admin = Verifique o podpick ou exclua os dados dele sobre este servidor
command-podcast-admin-forget = Exclua tudo o que o podpick guarda sobre este servidor
command-podcast-admin-status = Verifique comandos, permissões, feeds e dados
command-podcast-follow = Anuncie novos episódios em um canal
command-podcast-follow-add = Siga um podcast ou um tema
command-podcast-follow-list = Veja o que o servidor segue e deixe de seguir o que quiser
# The name of an entry in a message's menu, at most 32 characters.
command-find-podcasts = Encontrar podcasts
option-topic-about = Um tema, um podcast ou uma pessoa, com as suas palavras
option-level = Para quem é
option-language = Em que idioma
option-length = Quanto pode durar um episódio
option-private = Só você vê a resposta
option-for = Para quem você recomenda
option-show-name = Qual podcast
option-episode-about = Um tema, um título ou um convidado
option-only-topic = Só sobre este tema
option-similar-name = Um podcast que você conhece
option-under = Só os temas dentro deste
option-pick-channel = Onde as indicações são postadas
option-day = Em que dia da semana
option-time = A que horas, como 18:00 ou 18h30
option-timezone = Em que fuso horário: a cidade grande mais próxima
option-ping = Que cargo notificar
option-self-role = Deixar os membros pegarem esse cargo com um botão
option-thread = Abrir um tópico em cada indicação
option-publish = Publicar nos servidores que seguem o canal
option-auto = Deixar o podpick escolher quando a fila estiver vazia
option-reminders = Onde os moderadores recebem lembretes e avisos de problemas
option-pick-show = Qual podcast
option-pick-episode = Um dos episódios dele
option-note = Por que ouvir, com as suas palavras
option-week = Só na semana escolhida
option-follow-channel = Onde os novos episódios são anunciados
option-follow-show = Novos episódios deste podcast
option-follow-topic = Ou de todos os podcasts sobre este tema
option-follow-thread = Abrir um tópico em cada anúncio
# Choices of an option.
choice-level-beginner = Iniciante
choice-level-intermediate = Intermediário
choice-level-advanced = Avançado
choice-level-all = Todo mundo
choice-length-short = Curto (menos de 20 minutos)
choice-length-commute = Médio (de 20 a 45 minutos)
choice-length-long = Longo (mais de 45 minutos)
choice-monday = Segunda-feira
choice-tuesday = Terça-feira
choice-wednesday = Quarta-feira
choice-thursday = Quinta-feira
choice-friday = Sexta-feira
choice-saturday = Sábado
choice-sunday = Domingo

## /podcast-admin status: what was looked at, what was found, and what to do. Some of it stands in the terminal too.

check-version = versão
check-catalog = catálogo
check-connection = conexão
check-database = banco de dados
check-feeds = feeds
check-commands = comandos
check-channels = canais
check-roles = cargos
check-again = Tente de novo
check-again-in-a-minute = Tente de novo em um minuto
check-again-with-store = Tente de novo quando o banco de dados voltar a responder
check-discord-silent = não está respondendo no momento
check-discord-slow = está demorando demais para informar o que o podpick pode fazer aqui
check-discord-unreachable = o podpick não consegue acessar o Discord
check-discord-unavailable = o Discord não está disponível no momento (HTTP { $status })
check-discord-asks-to-wait = { $count ->
    [one] o Discord pede que o podpick espere { $count } segundo
   *[other] o Discord pede que o podpick espere { $count } segundos
}
# $said is Discord's own sentence, in English.
check-discord-refused = o Discord recusou: { $said }
check-discord-unreadable = o podpick não consegue ler a resposta do Discord
check-catalog-sizes = { $count ->
    [one] { $count } podcast sobre { $topics } temas
   *[other] { $count } podcasts sobre { $topics } temas
}
check-catalog-faulty = o arquivo foi alterado e tem erros; o catálogo anterior continua ativo ({ $count } podcasts sobre { $topics } temas)
check-catalog-advice = Peça a quem mantém o podpick que corrija o arquivo; o comando podpick check mostra cada erro e a linha
check-connection-shard = shard { $shard } de { $of }
check-connection-endpoint = por solicitações HTTP assinadas
check-not-connected = o podpick ainda não está conectado ao Discord
# $shards are numbers: 0, 3.
check-shards-silent = o podpick está sem conexão com o Discord no momento (shard { $shards })
check-connection-advice = O podpick se reconecta sozinho. Se continuar assim, peça a quem mantém o podpick que veja o log
check-scheduler-stands = a indicação semanal e os anúncios não estão sendo enviados no momento
check-host-advice = Peça a quem mantém o podpick que veja o log
check-token-refused = o Discord não aceita mais o token do podpick
check-token-advice = Quem mantém o podpick precisa definir um novo token
check-store-answers = está respondendo
check-store-advice = O podpick continua respondendo; indicações e anúncios esperam até o banco de dados voltar. Peça a quem mantém o podpick que veja o log
check-store-busy = o banco de dados está ocupado
check-store-full = o disco em que fica o banco de dados está cheio
check-store-refused = não dá para ler ou gravar o arquivo do banco de dados
check-store-lost = o arquivo do banco de dados foi removido ou substituído com o podpick em execução, então não dá para salvar nada
check-store-unreachable = não dá para acessar o banco de dados
check-store-unreadable = não dá para ler uma parte dos dados
check-store-broken = o banco de dados não responde como deveria
# $rest of the $count feeds do not answer.
check-feeds-read = { $count ->
    [0] nenhum lido ainda
    [one] { $count } lido, { $rest } sem resposta no momento
   *[other] { $count } lidos, { $rest } deles sem resposta no momento
}
check-feeds-advice = Fale com quem mantém o podpick; o comando podpick check --feeds mostra quais feeds e por quê
check-commands-everywhere = registrados globalmente
check-commands-here = registrados neste servidor
check-commands-unscoped = este servidor não está em COMMAND_SCOPE, por isso não tem nenhum
check-commands-unscoped-advice = Quem mantém o podpick pode adicionar este servidor a COMMAND_SCOPE
check-commands-missing-here = ausentes ou desatualizados neste servidor
check-commands-missing = ausentes ou desatualizados
check-commands-twice-here = registrados neste servidor, embora não devessem estar; por isso, aparecem duas vezes
check-commands-twice = registrados também globalmente; por isso, aparecem duas vezes
check-commands-advice = Quem mantém o podpick pode resolver isso com podpick commands --upload
check-channels-none = ainda não há nada para postar: nenhuma indicação programada e nada sendo seguido
check-channels-many = o podpick posta em mais de { $most } canais; só os primeiros foram verificados
check-channels-many-advice = Use /podcast-admin status em um servidor para verificar todos os canais dele
check-channel-fine = o podpick pode postar em { $channel }
check-channel-gone = { $channel } não existe mais
check-channel-gone-advice = Configure de novo com outro canal: `/pick schedule` ou `/podcast-follow add`
check-channel-lacks = em { $channel }, faltam permissões ao podpick: { $rights }
check-channel-lacks-advice = No Discord: configurações do canal > Permissões > podpick > permitir { $rights }
check-role-fine = o podpick pode dar { $role } aos membros
check-role-not-given = o podpick não pode dar { $role } aos membros
check-server-left = o podpick não está mais no servidor { $server }
check-server-left-advice = Convide o podpick de novo ou não faça nada: o que ele guarda sobre o servidor é excluído depois de 30 dias
check-server-unknown = não foi possível verificar o servidor { $server }

## A server's own shows

shelf-no-store = Para ter podcasts próprios do servidor, o podpick precisa estar em um servidor; aqui só há o catálogo.
shelf-only-in-a-server = Este comando só funciona em servidores: ele trata dos podcasts próprios do servidor.
shelf-not-an-admin = Para escolher onde as sugestões aparecem, é preciso ter a permissão “Gerenciar servidor”.
shelf-suggested = Obrigado! Sua sugestão de { $title } aguarda a decisão dos moderadores.
shelf-known = { $title } já está aqui. Veja com `/podcast show`.
shelf-known-hidden = { $title } está oculto neste servidor. Os moderadores podem trazê-lo de volta com `/podcast-shelf restore`.
shelf-waiting = Alguém já sugeriu { $title }. A sugestão aguarda a decisão dos moderadores.
shelf-member-full = Você já fez sugestões suficientes por enquanto. Tente de novo amanhã ou quando os moderadores decidirem.
shelf-server-full = Muitas sugestões já aguardam a decisão dos moderadores deste servidor. Tente de novo quando eles decidirem.
shelf-full = Este servidor já tem { $most } podcasts próprios, que é o máximo. Antes, remova um com `/podcast-shelf remove`.
shelf-added = { $title } agora é um dos podcasts deste servidor. O podpick vai ler o feed em breve.
shelf-not-own = { $title } é do catálogo e não pode ser alterado aqui. Você pode ocultá-lo com `/podcast-shelf remove`.
shelf-removed = { $title } não é mais um dos podcasts deste servidor.
shelf-hidden = O podpick não mostra mais { $title } neste servidor. Para voltar a mostrar, use `/podcast-shelf restore`.
shelf-restored = O podpick voltou a mostrar { $title } neste servidor.
shelf-changed = { $title } foi alterado.
shelf-decided = Alguém já decidiu sobre esta sugestão, ou ela não existe mais.
shelf-not-hidden = Este servidor não oculta nenhum podcast chamado { $typed }. Veja o que ele oculta com `/podcast-shelf list`.
shelf-unknown-topic = O podpick não conhece nenhum tema chamado { $typed }. Escolha um em `/podcast topics`.
shelf-topic-left-out = O podpick não conhece nenhum tema chamado { $typed } e por isso usou os que o próprio podcast cita.
shelf-unknown-level = O podpick não conhece nenhum nível chamado { $typed }. Deixe esse campo vazio se o podcast for para todo mundo.
shelf-no-word = O podpick não encontra aí nenhuma palavra que alguém possa digitar. Tente outra.
shelf-common-word = { $typed } aparece em perguntas sobre qualquer coisa e por isso não pode representar um tema. Tente outra palavra.
shelf-alias-set = A partir de agora, { $word } significa { $topic } neste servidor.
shelf-alias-removed = { $word } não tem mais um significado próprio neste servidor.
shelf-alias-unknown = { $word } não tem um significado próprio neste servidor. Para dar um, informe também o tema.
shelf-aliases-full = Este servidor já tem { $most } nomes próprios para temas, que é o máximo. Antes, remova um.
shelf-no-reviews = As sugestões não são mais postadas em um canal. Os moderadores as encontram em `/podcast-shelf list`.
shelf-reviews-set = A partir de agora, as sugestões chegam em { $channel }. Os moderadores decidem lá. Escolha um canal que só eles vejam.
shelf-reviews-here = As sugestões chegam em { $channel }.
shelf-reviews-refused = A última não pôde ser postada lá: { $reason }.
shelf-to-review = Um membro sugere este podcast para este servidor.
shelf-accepted = { $member } adicionou este podcast.
shelf-declined = { $member } recusou este podcast.
shelf-because = Motivo: { $reason }
shelf-told-added = Os moderadores adicionaram { $title }, que você sugeriu. Obrigado!
shelf-told-declined = Os moderadores não adicionaram { $title }, que você sugeriu.
shelf-told-declined-because = Os moderadores não adicionaram { $title }, que você sugeriu. Motivo: { $reason }
look-no-address = O podpick não reconhece { $typed } como endereço da web. Informe o endereço do feed ou da página de um podcast, como https://example.com/feed.
look-not-found = Essa página não abriu: o site respondeu HTTP { $status }. Confira o endereço.
look-no-answer = Essa página não respondeu. Confira o endereço ou tente de novo mais tarde.
look-busy = O podpick está verificando outras sugestões agora. Tente de novo em um minuto.
look-too-large = Esse arquivo é grande demais para o feed ou a página de um podcast. Confira o endereço.
look-neither = O podpick não encontrou nenhum podcast nesse endereço. Informe o endereço do feed ou de uma página que o indique.
look-blocked = Este podcast pede para não ser listado, e o podpick respeita isso.
look-empty = Esse feed ainda não tem episódios. Tente de novo quando tiver.
draft-no-topic = O podpick encontrou o podcast, mas não descobriu do que ele trata. Use o comando de novo e informe isso em “topic”.
draft-no-title = O podpick não encontrou o nome desse podcast. Informe o endereço do feed.
shelf-title = Podcasts próprios deste servidor
shelf-none = Este servidor ainda não tem podcasts próprios. Os membros sugerem com `/podcast suggest`, e os moderadores adicionam com `/podcast-shelf add`.
shelf-count = Só neste servidor: { $shows }
shelf-waits =
    { $count ->
    [one] Uma sugestão está pendente. Escolha-a abaixo.
   *[other] { $count } sugestões estão pendentes. Escolha uma abaixo.
}
shelf-no-topics = os temas dele não estão mais no catálogo
shelf-hides = Oculto neste servidor: { $show }
shelf-alias = { $word } significa { $topic }
shelf-missing-title = Buscas sem resultado
shelf-nothing-missing = Não houve buscas sem resultado neste servidor ultimamente.
shelf-times =
    { $count ->
    [one] uma vez
   *[other] { $count } vezes
}
menu-review = Escolha uma sugestão para avaliar
button-add = Adicionar
button-edit = Editar
button-decline = Recusar
fact-suggested-by = Sugerido por
fact-brought-by = Trazido por
fact-feed = Feed
form-edit-title = Alterar este podcast
form-decline-title = Recusar este podcast
form-why = Por que ouvir?
form-topics = Temas, separados por vírgulas
form-level = Para quem?
form-reason = Motivo (o membro poderá ver)
help-podcast-suggest = sugere um podcast para este servidor
help-podcast-shelf-add = adiciona um podcast que só este servidor tem
help-podcast-shelf-edit = altera o motivo para ouvir, os temas e o nível de um podcast do servidor
help-podcast-shelf-remove = tira um podcast das respostas deste servidor
help-podcast-shelf-restore = volta a mostrar um podcast oculto
help-podcast-shelf-list = mostra os podcasts próprios do servidor e as sugestões pendentes
help-podcast-shelf-alias = dá outro nome a um tema neste servidor
help-podcast-shelf-missing = mostra as buscas sem resultado
help-podcast-shelf-reviews = define o canal das sugestões
command-podcast-suggest = Sugira um podcast para este servidor
command-podcast-shelf = Os podcasts que só este servidor tem
command-podcast-shelf-add = Adicione um podcast que só este servidor tem
command-podcast-shelf-edit = Altere um podcast próprio deste servidor
command-podcast-shelf-remove = Remova um podcast próprio ou oculte um do catálogo
command-podcast-shelf-restore = Volte a mostrar um podcast do catálogo
command-podcast-shelf-list = Veja os podcasts próprios e decida sobre as sugestões
command-podcast-shelf-alias = Dê outro nome a um tema neste servidor
command-podcast-shelf-missing = Veja as buscas sem resultado
command-podcast-shelf-reviews = Escolha onde os moderadores veem as sugestões
option-shelf-url = Endereço do feed ou da página
option-shelf-why = Por que ouvir?
option-shelf-topic = De que trata o podcast
option-shelf-tell = Receber uma mensagem quando os moderadores decidirem
option-shelf-show = Qual podcast?
option-shelf-word = A palavra que os membros digitam
option-shelf-means = O tema que ela indica; sem tema, a palavra perde o significado próprio
option-shelf-reviews = Um canal que só os moderadores veem; sem ele, as sugestões só aguardam na lista
draft-no-why = O podpick encontrou o podcast, mas nada que diga por que ouvir. Use o comando de novo e informe isso em “why”.
draft-no-address = O podpick não consegue criar um link para o feed nem para a página desse podcast. Informe outro endereço.
shelf-added-without-feed = { $title } agora é um dos podcasts deste servidor. O podpick não encontrou o feed, então não tem como saber de novos episódios.
look-enough = Por enquanto, o podpick já verificou endereços suficientes para você. Tente de novo { $until }.

## Tópicos e chats dos canais de voz

right-send-messages-in-threads = Enviar mensagens em tópicos
right-manage-threads = Gerenciar tópicos
right-connect = Conectar
thread-is-locked = { $channel } está trancado, então o podpick não pode postar lá. Destranque o tópico ou escolha outro canal.
thread-is-private = Só os membros veem { $channel }. Mencione o podpick lá uma vez para que ele faça parte do tópico.
no-thread-in-thread = { $channel } é um tópico, e o Discord não abre um tópico dentro de outro. Escolha outro canal ou não use a opção “thread”.
no-thread-in-chat = { $channel } é um canal de voz, e o Discord não abre tópicos no chat dele. Escolha outro canal ou não use a opção “thread”.
because-thread-locked = o tópico está trancado
mend-thread-locked = Destranque o tópico ou escolha outro canal.
check-thread-locked = o tópico { $channel } está trancado
check-channel-unknown = o Discord não respondeu sobre { $channel }

## Publicações em fóruns

option-tag = Em um fórum: a tag de cada publicação
schedule-forum = Cada indicação é uma publicação separada.
forum-needs-tag = As publicações de { $channel } precisam de uma tag. Escolha uma em “tag”: { $tags }.
forum-no-such-tag = { $channel } não tem a tag { $typed }. Escolha uma em “tag”: { $tags }.
forum-without-tags = { $channel } não tem tags. Não use a opção “tag”.
forum-unknown = O Discord não informou quais tags { $channel } tem. Nada foi alterado. Tente de novo em um minuto.
tag-without-forum = Só publicações em fóruns têm tags, e { $channel } não é um fórum. Escolha um fórum ou não use a opção “tag”.
no-thread-in-forum = Em { $channel } cada publicação já é um tópico. Não use a opção “thread”.
no-messages-in-forum = { $channel } só aceita publicações, e o que os moderadores leem chega como mensagem. Escolha um canal de texto ou um tópico.
no-vote-in-forum = { $channel } é um fórum, e o Discord não aceita enquetes lá. Escolha outro canal ou não use a opção “vote”.
vote-not-in-forum = A indicação sai em { $channel }, que é um fórum, e o Discord não aceita enquetes lá. Para que os membros votem, escolha outro canal com `/pick schedule`.
because-tag-gone = o fórum exige uma tag, mas nenhuma foi escolhida, ou a escolhida não existe mais
mend-tag-gone = Configure de novo com uma tag do fórum: `/pick schedule` ou `/podcast-follow add`.
check-forum-tag = { $channel } exige uma tag, mas nenhuma foi escolhida, ou a escolhida não existe mais
