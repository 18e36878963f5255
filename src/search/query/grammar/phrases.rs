//! The phrases of grammar in five languages, each with what it does. No topic and no name stands here.

use super::Marker::{
    self, Active, AtLeast, AtMost, Easy, Episodes, Exclude, Fresh, Include, Like, Person, Plain,
};
use crate::catalog::Level;
use crate::search::constraints::Length;

/// Normalized phrases, separated by `|`. Apostrophes are gone: "I'm" is "i", "don't" is "dont", "j'aime" is "aime".
pub(super) const PHRASES: &[(Marker, &str)] = &[
    // English
    (
        Exclude,
        "not|no|without|except|except for|excluding|excepting|but not|but no|but without|and not|and no|anything but
        |everything but|all but|anything except|everything except|anything other than|something other than|other than
        |rather than|instead of|apart from|aside from|besides|minus|avoid|avoiding|skip|exclude|leave out|nothing about
        |nothing on|nothing with|nothing for|but nothing for|and nothing for|nothing related to|nothing to do with|dont want|do not want|dont like|do not like
        |dont need|do not need|dont care about|do not care about|dont care for|dont enjoy|do not enjoy|dont give me
        |dont show me|dont recommend|not interested in|not into|not a fan of|not about|not on|not related to|not for
        |not with|not in the mood for|no more|enough|hate|dislike|cant stand|cannot stand|sick of|tired of|bored of
        |bored with|fed up with|had enough of|isnt about|is not about|arent about|are not about|not including
        |anything that isnt|anything that is not|anything not|as long as it is not|as long as it isnt|but nothing about
        |but nothing on|and nothing about|no thanks to
        |neither|nor|neither of|hates|hating|loathe|loathes|despise|despises|dislikes|detest|detests|weary of|burnt out on
        |burned out on|sick and tired of|had it with|done with|over and done with|spare me|no interest in|dont cover|doesnt cover|do not cover|does not cover|not covering
        |dont talk about|doesnt talk about|do not talk about|does not talk about|not talking about|dont discuss|do not discuss|dont mention|doesnt mention|do not mention
        |never|never about|never mention|never mentions|never talk about|never talks about|never cover|never covers|i never want|never want|never again|isnt on|arent on
        |that isnt|that arent|that is not|that are not|which isnt|which arent|which is not|which are not|thats not|that arent about
        |w o|w out|not hosted by|not presented by|not moderated by
        |that isnt about|that are not about|that is not about|dont want to hear about|do not want to hear about|dont give me anything about
        |dont want anything about|cant stand anymore|keep away from|stay away from|staying away from|steer clear of",
    ),
    (
        Plain,
        "why not|not only|not just|not sure|not much|not many|not a lot|not necessarily
        |not yet|not exactly|not all|not quite|not everyone|not everybody|no idea|no clue|no problem|no matter
        |no doubt|no one|no longer|no offense|no rush|no worries|i am not|im not|i not|we not|we are not|if not|or not
        |whether or not|nothing but|live without|do without|dont know|do not know|dont understand|do not understand
        |dont have|do not have|dont mind|do not mind|wouldnt mind|would not mind|not been|have not|would like|like to|feel like|looks like
        |look like|sounds like|sound like|what is it like|not afraid of|without further ado|not new to|like that|like this
        |enough to|enough about|good enough|cant get enough of|cannot get enough of|cant get enough|never enough|new here|i new here|im new here|i am new here|how not to hate|how to not hate|how to stop hating|how not to|how to not
        |why is there nothing about|why is there nothing on|why nothing about|why are there no|why is there no|is there nothing about
        |is there nothing on|is there nothing for|why is there nothing for|is there no|are there no|nothing beats|nothing better than|not hate|not hating|cant live without|could not live without
        |did i miss|have i missed|do i miss|if i miss|quick question|quick q|short question|one quick question|hit me with|hit me|new podcast|new podcasts|new show|new shows|something new|neuer podcast|neuen podcast|neue podcasts|was neues
        |etwas neues|nuevo podcast|nuevos podcasts|algo nuevo|nouveau podcast|nouveaux podcasts|quelque chose de nouveau|novo podcast|novos podcasts|algo novo|these days|right now|at the moment|nowadays|more technical|less serious|more serious|funnier
        |not to mention|without a doubt|without doubt|without question|without exception|without fail|no question|no bs|no brainer|no nonsense|no frills|no fluff|no hype
        |no fuss|no strings attached|no need|no big deal|no joke|or no|if not|never mind|never heard|never heard of|never ending|never too late|never stop
        |never know|i never|we never|you never|who never|have never|has never|had never|having never|never been|never had|never got|never really
        |as long as|so long as|long live|how long|how short|long time|for a long time|long ago|long term|long run|in the long run|long since|long overdue
        |the rest of|rest of the|rest of my|the rest|rest assured
        |new to me|new to us|that isnt all|is not it|non stop|nonstop|non profit|non fiction",
    ),
    (
        Marker::Degree,
        "not too|not so|not very|not that|not overly|not super|not really|not particularly|isnt too|arent too|isnt very|arent very
        |nicht so|nicht sehr|nicht allzu|nicht ubermassig|no muy|no demasiado|no tan
        |pas trop|pas tres|pas si|nao muito|nao tao",
    ),
    (
        Include,
        "but|but about|but with|but on|but also|but more|however|with|about|on|please|give me|show me|i want|i need
        |i would|rather|preferably|for|in|covering|instead|just|only",
    ),
    (
        Like,
        "like|similar to|more like|something like|anything like|stuff like|shows like|podcasts like|just like
        |along the lines of|in the style of|in the vein of|in the same vein as|in the spirit of|alternative to
        |alternatives to|comparable to|close to|same as|akin to|reminiscent of|if i love|if i loved|if i like|if i liked
        |if i enjoy|if i enjoyed|if you love|if you loved|if you like|if you liked|if you enjoy|if you enjoyed|i love
        |i loved|i like|i liked|i enjoy|i enjoyed|i really like|i really liked|i really love|i really loved
        |i really enjoy|i really enjoyed|we love|we like|loved|enjoyed|fan of|fans of|replacement for|substitute for
        |resembling|people who like|people who love|i finished|i finished all of|finished all of|finished|caught up on|caught up with
        |ran out of|similar podcasts to|similar shows to|as good as
        |listened to all of|listened to all|listened to every|listened to everything by|heard all of|heard every|heard everything by|binged|binged all of|binge|binging|through with
        |something similar to|anything similar to|similar ones to|i miss|i really miss|version of|equivalent of|equivalent to|answer to|finished with|after|after listening to|after finishing|favorite is|favorites are|favourite is|favourites are|favorite show is|favourite show is|better than|what replaced|what has replaced|cross between|a cross between|mix between
        |mashup of|a mashup of|blend of|a blend of|combination of|a combination of|mix of|a mix of|mixture of|a mixture of",
    ),
    (
        Marker::LikeBefore,
        "similar|similares|similaires|ahnlich|ahnliche|ahnliches|alternatives|alternative|alternativen|alternativas|lookalikes|what next|whats next|what now|what else|what else is there|anything else|was noch
        |was sonst|was passt|was passt dazu|was passt noch|gehort|durchgehort|gefallt mir|gefallen mir|gefiel mir|hore ich gern
        |hore ich gerne|mag ich|liebe ich|y ahora que|que mas|quoi d autre|quoi autre|dans ce style|et maintenant|e agora|o que mais|y despues|something similar|anything similar|similar ones|something like it|anything like it|something like that|other options
        |etwas ahnliches|was ahnliches|algo parecido|algo similar|algo semelhante|tem parecido|tem parecidos|tem mais|quelque chose de similaire|quelque chose de semblable",
    ),
    (
        Marker::LikeTitle,
        "vibe|vibes|style|esque|ended|has ended|is over|is gone|is dead|is done|stopped|has stopped|is finished|shut down|got cancelled|was cancelled
        |got canceled|was canceled|replacement|substitute|ist vorbei|vorbei|eingestellt|wurde eingestellt|ist eingestellt|termino|se acabo|ha terminado|se termino
        |est fini|est termine|acabou|terminou",
    ),
    (
        Marker::Meets,
        "meets|meet|crossed with|mixed with|blended with|combined with|trifft|trifft auf|gekreuzt mit|gemischt mit|mezclado con|cruzado con|rencontre|croise avec
        |melange avec|misturado com|cruzado com|encontra",
    ),
    (
        Marker::ExcludeBefore,
        "no thanks|no thank you|nope|not for me|isnt for me|is not for me|arent for me|are not for me|not my thing|isnt my thing|is not my thing|bores me|bore me
        |not interested|nein danke|ne danke|nee danke|mag ich nicht|mag ich gar nicht|mag ich uberhaupt nicht|will ich nicht|will ich nicht mehr|mochte ich nicht
        |brauche ich nicht|interessiert mich nicht|interessieren mich nicht|gefallt mir nicht|gefallen mir nicht|nicht horen|nicht mehr horen|nicht mehr sehen
        |nicht mehr ertragen|nicht ertragen|nicht mehr|nicht leiden|nicht ausstehen|nicht gebrauchen|muss nicht sein|nichts fur mich|nicht fur mich|nada para mi|nada para mim|rien pour moi|satt|leid
        |hangt mir zum hals raus|no gracias|ni hablar|no es lo mio|me aburre|me aburren|me cansa|me cansan|nao obrigado|nao obrigada|nao valeu|nem pensar|me cansa
        |non merci|pas pour moi|tres peu pour moi",
    ),
    (
        Person,
        "interview with|interviews with|conversation with|conversations with|talk with|talks with|chat with|featuring
        |hosted by|presented by|moderated by|podcast by|podcasts by|show by|shows by|episode with|episodes with
        |podcast with|podcasts with|podcast from|podcasts from|interviews of|interview of|interviewing",
    ),
    (
        Marker::Known(None),
        "i a|im a|i am a|i an|im an|i am an|ich bin|bin|soy|trabajo con|trabajo en|soy desarrollador|soy desarrollador de|soy desarrolladora de|soy programador|soy programador de
        |soy programadora de|soy dev|soy dev de|je suis|suis dev|suis developpeur|suis developpeuse|je suis dev|je suis developpeur|je suis developpeuse
        |sou|sou dev|sou dev de|sou desenvolvedor|sou desenvolvedor de|sou desenvolvedora de|sou programador|sou programador de|trabalho com",
    ),
    (
        Marker::Known(Some(Level::Advanced)),
        "i know|i already know|already know|i know how to use|i already know how to use|i speak|i good at|im good at|i am good at
        |i fluent in|im fluent in|i am fluent in|i comfortable with|im comfortable with|i am comfortable with|i comfortable in|im comfortable in
        |i proficient in|im proficient in|i am proficient in|i familiar with|im familiar with|i am familiar with|i mastered|ive mastered|i have mastered
        |coming from|i coming from|im coming from|i am coming from|i come from|background in|background is in|i good with|im good with|i am good with
        |kann schon|ich kann schon|kann bereits|ich kann bereits|ich kann gut|beherrsche|ich beherrsche|ich komme von|ich komme aus|komme von
        |kenne schon|ich kenne schon|kenne mich aus mit|kenne mich gut aus mit|habe erfahrung mit|habe erfahrung in
        |ya se|ya conozco|conozco|ya domino|domino|vengo de|vengo del|tengo experiencia en|tengo experiencia con|ya manejo
        |connais deja|je connais deja|je connais|connais bien|maitrise|je maitrise|maitrise deja|je viens de|je viens du
        |ja sei|ja conheco|conheco|ja domino|ja manjo de|manjo de|venho do|venho da|venho de|tenho experiencia em|tenho experiencia com",
    ),
    (
        Marker::Level(Level::Beginner),
        "for beginners|for a beginner|for absolute beginners|for complete beginners|for total beginners|beginner
        |beginners|newbie|newbies|noob|noobs|for newcomers|newcomer|newcomers|for starters|for dummies|for novices|novice
        |novices|new to|i new to|i am new to|im new to|brand new to|completely new to|totally new to|i new in
        |getting started with|getting started in|getting started|get started with|get started in|get started
        |just starting|just starting out|just starting with|just started with|just started learning|starting out|starting out with
        |start with|start learning|introduction to|introductory|introduction|intro to|intro|an introduction to|from scratch
        |from zero|basics of|the basics of|the basics|basics|fundamentals of|the fundamentals of|101
        |beginner friendly|beginners friendly|newbie friendly|beginner level|entry level|first steps in
        |first steps|no experience in|no experience with|with no experience|without experience|never touched|never used|no experience
        |no experience whatsoever with|complete beginner|absolute beginner|total beginner|complete newbie|total newbie|complete novice|never coded|never coded before
        |never programmed|never programmed before|never written code|never written any code|never done any coding|never done any programming|never done
        |getting into|get into|got into|picking up|just picked up|where do i start|where do i start with|where do i begin|where do i begin with|where to start
        |where to begin|where should i start|where should i begin|how do i start|how to start|how do i get started|know nothing about|know nothing of|i know nothing about|i know nothing of|i know very little about|i know little about|knows nothing about
        |crash course|crash course in|crash course on|eli5|explain like i five|explained simply|noob at|a noob at|im a noob at
        |know very little about|know little about|dont know anything about|do not know anything about|dont know the first thing about|no idea about|no clue about",
    ),
    (
        Marker::Level(Level::Intermediate),
        "intermediate|intermediate level|for intermediate|intermediates|mid level|intermedio|nivel intermedio
        |intermediaire|niveau intermediaire|intermediario|nivel intermediario",
    ),
    (
        Marker::Level(Level::Advanced),
        "advanced|advanced level|for advanced|for experts|for an expert|expert level|expert|experts|for experienced people
        |for experienced|experienced people|experienced|for experienced developers|for seasoned|seasoned
        |for professionals|for pros|for seniors|for senior developers|for senior engineers|for advanced users
        |for advanced developers|for experienced engineers|for experienced programmers|for people with experience|for senior
        |senior|senior devs|senior dev|senior developers|senior engineers|senior programmers|senior level",
    ),
    (
        Easy,
        "not too technical|not so technical|not very technical|not that technical|less technical|non technical
        |nontechnical|not too advanced|not too deep|not too hard|not too difficult|not too complicated|not too dense
        |nicht zu technisch|nicht so technisch|nicht zu schwer|no muy tecnico|no muy tecnicos|no demasiado tecnico
        |pas trop technique|pas trop techniques|nao muito tecnico|nao muito tecnicos",
    ),
    (
        Marker::Length(Length::Short),
        "short|shorter|quarter of an hour|a quarter of an hour|quarter hour|viertelstunde|eine viertelstunde|cuarto de hora|un cuarto de hora|quart heure|un quart heure|quarto de hora|um quarto de hora|quick|brief|bite sized|bitesized|bite size|on the short side|kurz|kurze|kurzer|kurzes|kurzen|corto|cortos
        |corta|cortas|cortito|cortitos|cortita|cortitas|curtinho|curtinhos|curtinha|breve|breves|court|courts|courte|courtes|bref|curto|curtos|curta|curtas|rapido|rapidos",
    ),
    (
        Marker::Length(Length::Commute),
        "commute|my commute|for my commute|for the commute|for commuting|commuting|on my commute|on the way to work|drive to work
        |half an hour|half hour|half an hour of|arbeitsweg|zum pendeln|weg zur arbeit|halbe stunde|eine halbe stunde|camino al trabajo
        |media hora|trajet|pour le trajet|demi heure|une demi heure|trajeto|meia hora|no caminho para o trabalho
        |halben stunde|einer halben stunde|ir al trabajo|para ir al trabajo|ir al curro|para ir al curro|camino al curro|camino del trabajo|ir a la oficina|para el metro|en el metro|pour le metro|dans le metro
        |trajet boulot|le trajet boulot|aller au boulot|pour aller au boulot|aller au travail|pour aller au travail|aller au taf|pour aller au taf|en allant au travail|en allant au boulot
        |indo pro trampo|indo pro trabalho|indo para o trabalho|indo trabalhar|ir pro trabalho|ir pro trampo|no caminho pro trabalho|no caminho pro trampo|caminho do trabalho|no caminho do trabalho|no metro|pro metro|no busao|pro busao|no onibus",
    ),
    (
        Marker::Length(Length::Long),
        "long|longer|long form|longform|long commute|hour long|an hour|one hour|an hour long|one hour long|eine stunde|einstundig|una hora|une heure|uma hora|hours long|multi hour|lange|langer|langes
        |langen|largo|largos|larga|largas|longs|longue|longues|longo|longos|longa|longas|long format",
    ),
    (
        AtMost,
        "under|below|less than|up to|max|maximum|at most|shorter than|no longer than|not longer than|no more than
        |within|unter|weniger als|hochstens|maximal|bis zu|nicht langer als|kurzer als|menos de|maximo|como maximo
        |no mas de|moins de|maximum de|jusque|pas plus de|ate|no maximo|menos que|moins",
    ),
    (
        AtLeast,
        "over|more than|longer than|at least|above|mehr als|langer als|mindestens|mas de|al menos|como minimo
        |plus de|au moins|mais de|pelo menos|mais que|plus",
    ),
    (
        Fresh,
        "latest|newest|recent|recently|most recent|new|brand new|what new in|what new with|what is new in|what new
        |what is new|new in|something new in|something new about|something new on|new podcast episodes|new episodes|recent episodes|latest episodes|this week|this month|just released|fresh
        |up to date|happening in|what happening in|neu|neue|neuen|neuer|neues|neueste|neuesten|aktuell|aktuelle
        |aktuellen|aktuelles|was gibt es neues|neues in|was neues in|was neues uber|etwas neues uber|neue folgen|diese woche|ultimos|ultimas|reciente|recientes
        |novedades|mas reciente|mas recientes|nuevo|nuevos|nueva|nuevas|nuevos episodios|derniers|dernieres|dernier
        |derniere|recents|recente|recentes|nouveau|nouveaux|nouvelle|nouvelles|nouveautes|quoi de neuf|mais recente
        |mais recentes|novidades|de novo em|de novo no|tem de novo em|ha de novo em|algo nuevo en|algo nuevo sobre|de nuevo en|hay de nuevo en|que hay de nuevo en|que hay de nuevo sobre|hay de nuevo sobre|que hay de nuevo|hay nuevo en|que hay nuevo en|que hay de nuevo con|algo novo em|algo novo sobre|lo ultimo en|lo ultimo sobre|lo ultimo de|lo nuevo en|lo nuevo de|novo|novos|nova|novas|novos episodios",
    ),
    (
        Active,
        "active|still active|is active|are active|are still active|is still active|currently active|still running|is still running
        |are still running|still going|are still going|is still going|still going strong|still alive|still on air|still on the air|still airing
        |still being made|still produced|still publishing|still releasing|still release episodes|still updated|being updated|not ended
        |not over|havent ended|hasnt ended|have not ended|has not ended|not finished|not dead|not discontinued|not abandoned|ongoing
        |aktiv|aktive|aktiven|aktiver|noch aktiv|noch aktive|noch aktiven|noch aktiver|noch lauft|noch laufen|noch laufend|noch laufende|noch laufenden
        |noch weiterlauft|noch produziert|noch produziert werden|noch erscheint|noch erscheinen|noch aktiv ist|noch aktiv sind|nicht eingestellt|nicht tot
        |activo|activos|activa|activas|todavia activo|todavia activos|aun activo|aun activos|sigue activo|siguen activos|siga activo
        |sigan activos|que siga activo|que sigan activos|que sigue activo|que siguen activos|esta activo|estan activos|siga en activo|sigan en activo
        |sigue en marcha|siga en marcha|siguen en marcha|sigan en marcha|sigue emitiendo|siga emitiendo|sigan emitiendo|que aun se emita
        |actif|actifs|active|actives|toujours actif|toujours actifs|encore actif|encore actifs|toujours en activite|encore en activite
        |toujours en cours|encore en cours|existe encore|existent encore|existe toujours|toujours diffuse|encore diffuse|tourne encore|tournent encore
        |ativo|ativos|ativa|ativas|ainda ativo|ainda ativos|esteja ativo|estejam ativos|ainda esteja ativo|ainda estejam ativos|ainda em atividade|em atividade
        |continua ativo|continuam ativos|continue ativo|continuem ativos|ainda no ar|ainda existe|ainda existem|ainda em producao",
    ),
    (
        Episodes,
        "episode|episodes|an episode|single episode|single episodes|an episode about|episode about|episodes about
        |episode on|episodes on|folge|folgen|eine folge|folge uber|folgen uber|folge zu|folgen zu|episodio|episodios
        |un episodio|um episodio|episodio sobre|episodios sobre|un episode|episode sur|episodes sur",
    ),
    (
        Marker::One,
        "one podcast|one show|one episode|one pod|just one|only one|give me one|one single|a single podcast|a single show|nur einen|nur eine|nur ein|uno solo|una sola|solo uno|solo una|solo un|juste un|juste une|seulement un|seulement une
        |un seul|une seule|so um|so uma|apenas um|apenas uma|um so|uma so",
    ),
    // German
    (
        Exclude,
        "nicht|kein|keine|keinen|keinem|keiner|keines|ohne|ausser|alles ausser|bloss kein|bloss keine|bloss nicht
        |aber nicht|aber kein|aber keine|aber keinen|aber ohne|und nicht|und kein|und keine|nichts uber|nichts fur|aber nichts fur|nichts mit
        |nichts zu|nichts von|aber nichts uber|aber nichts mit|statt|anstatt|anstelle von|ich hasse|hasse|nur nicht
        |nur kein|nur keine|bis auf|nicht uber|nicht zu|nicht fur|keine podcasts uber|kein podcast uber
        |mit ausnahme von|abgesehen von|alles bis auf|nicht schon wieder|genug von
        |weder|hab genug von|habe genug von|ich hab genug von|ich habe genug von|keine lust auf|keine lust mehr auf|kein bock auf|keinen bock auf|kein bock mehr auf|keinen bock mehr auf|mude von
        |kein interesse an|nichts mehr uber|nichts mehr von|nichts mehr mit|nichts mehr zu|ich will nichts uber|will nichts uber|ausgenommen|ausgeschlossen|nicht moderiert von|hasst|verabscheue|niemals|nie wieder|nie mehr|solange es nicht|solange es kein|solange es keine|hauptsache nicht|hauptsache kein|hauptsache keine|hauptsache ohne|hauptsache nichts mit|bloss nichts mit|bloss nichts uber|bloss nichts zu",
    ),
    (
        Plain,
        "warum nicht|wieso nicht|nicht nur|nicht unbedingt|ich bin kein|ich bin keine
        |nicht sicher|kein problem|keine ahnung|weiss nicht|kenne nicht|nicht viel|wie kann|wie lerne|noch nicht|noch nie|oder nicht|oder keine|ob nicht|verstehe nicht|nicht wahr
        |ohne zweifel|ohne frage|wie lang|wie lange|schon lange|seit langem|kurze frage|eine kurze frage|zurzeit|momentan|im moment|warum gibt es nichts uber|warum gibt es nichts zu|warum gibt es keine
        |warum gibt es keinen|gibt es nichts uber|gibt es nichts zu|gibt es keine|gibt es keinen|kann nicht genug bekommen von|kann nicht genug kriegen von|lohnt sich|kein wunder|nicht schlecht|genug von allem
        |habt ihr nichts zu|habt ihr nichts uber|hast du nichts zu|hast du nichts uber|neu hier|bin neu hier|ich bin neu hier|neu dabei|hallo zusammen|moin zusammen|guten morgen|guten morgen zusammen|guten abend|guten tag
        |mir egal|ist mir egal|nur eine frage|schlagt mal was vor|schlag mal was vor|schlagt was vor|schlag was vor",
    ),
    (Include, "aber|aber mit|aber uber|aber zu|sondern|lieber|uber|mit|bitte|zeig mir|ich will|ich mochte|fur|zum thema|gib mir|gegebenenfalls|gegebenenfalls auch|eventuell|eventuell auch|gern|gerne|gern auch|gerne auch|notfalls|nur dass"),
    (
        Like,
        "ahnlich wie|etwas ahnliches wie|was ahnliches wie|etwas ahnliches zu|was ahnliches zu|similar zu|similar wie|so etwas wie|sowas wie|so was wie|etwas wie|was wie|podcasts wie|podcast wie|sendungen wie|genau wie
        |ahnlich zu|ahnliches wie|ahnliche podcasts wie|im stil von|in der art von|nach art von|alternative zu
        |alternativen zu|wenn ich|wenn man|ich liebe|ich mag|mir gefallt|mehr wie|wer mag|ersatz fur|a la
        |nach|hore gern|hore gerne|ich hore gern|ich hore gerne|hore viel|lieblingspodcast ist|lieblingspodcasts sind|lieblingssendung ist|durch mit|fertig mit|wer gern|wer gerne|in richtung|in die richtung|in die richtung von|so richtung",
    ),
    (Person, "interview mit|interviews mit|gesprach mit|gesprache mit|moderiert von|podcast von|podcasts von|folge mit|folgen mit"),
    (
        Marker::Level(Level::Beginner),
        "fur anfanger|anfanger|fur einsteiger|einsteiger|fur neulinge|neulinge|einsteigerfreundlich|anfangerfreundlich
        |einfuhrung in|eine einfuhrung in|einfuhrung|grundlagen|grundlagen von|neu in|ich bin neu in|von null
        |erste schritte|fur laien|zum einstieg in|einstieg in|anfangerin|neuling|ich fange gerade|fange gerade|fange gerade erst|ich fange an|fange an
        |fange neu|gerade erst angefangen|gerade angefangen|gerade angefangen mit|keine ahnung von|uberhaupt keine ahnung von|gar keine ahnung von|keinen plan von|weiss nichts uber|wo fange ich an
        |kenne mich nicht aus mit|noch nie programmiert|nie programmiert|wie fange ich an|zum anfangen|steige gerade in|will anfangen mit|null ahnung von|null ahnung|null plan von|null plan|anfangerkram|anfangerzeug|anfangerthemen|einsteigerkram",
    ),
    (
        Marker::Level(Level::Advanced),
        "fur fortgeschrittene|fortgeschrittene|fortgeschritten|fur profis|profis|fur experten|experten|fur erfahrene|erfahrene
        |fur fortgeschrittene entwickler|fur erfahrene entwickler",
    ),
    // Spanish
    (
        Exclude,
        "sin|pero no|pero sin|y no|y sin|excepto|salvo|menos|todo menos|cualquier cosa menos|cualquier cosa excepto
        |lo que sea menos|que no sea|que no sean|que no sea de|que no sea sobre|que no trate de|que no traten de
        |que no hable de|que no hablen de|nada de|nada sobre|nada para|pero nada para|pero nada de|en lugar de|en vez de|no quiero|no me gusta
        |no me gustan|no me interesa|odio|detesto|evitar|aparte de|no sobre|no de
        |ni|harto de|harta de|hartos de|estoy harto de|estoy harta de|cansado de|cansada de|me he cansado de|me canse de|aburrido de|aburrida de|estoy hasta las narices de
        |basta de|ya basta de|no quiero nada de|no quiero nada sobre|no quiero oir|no quiero escuchar|no quiero oir nada de|no quiero oir hablar de|no soporto|no aguanto|no aguanto mas|nunca|nunca mas|no me interesan|no presentado por|odia|mientras no sea|mientras no sea de|siempre que no sea|con tal de que no sea|con tal que no sea|que no este|que no esten",
    ),
    (
        Plain,
        "por que no|no solo|no solamente|no soy|no se|no tengo|no conozco|no importa|tipo de
        |como puedo|como aprender
        |ni idea|o no|sin duda|sin duda alguna|no problem|cuanto dura|cuanto tiempo|pregunta rapida|una pregunta rapida|no entiendo|no entiendo de|no me canso de|por que no hay nada sobre|por que no hay nada de
        |no hay nada sobre|no hay nada de|ultimamente|en este momento|vale la pena|nunca he
        |no hay algo de|no hay algo sobre|no hay algun|no teneis nada de|no teneis nada sobre|no tienen nada de|no tienen nada sobre|no tienes nada de|no tienes nada sobre|no teneis algo de|no tienen algo de
        |soy nuevo aqui|soy nuevo aca|soy nueva aqui|soy nueva aca|nuevo aqui|nuevo aca|nueva aqui|nueva aca|nuevo por aqui|nueva por aqui|nuevo por aca|nuevo en el servidor|soy nuevo en el servidor
        |me da igual|da igual|me da lo mismo|cualquier cosa me vale|cualquier cosa vale|cualquier cosa me sirve|cualquier cosa sirve|hola a todos|buenos dias|buenas tardes|buenas noches",
    ),
    (Include, "pero|pero sobre|pero de|sino|sobre|con|por favor|quiero|para|dame|acerca de|solo que|tambien vale|tambien me vale"),
    (
        Like,
        "algo similar a|algo parecido a|parecido a|parecida a|parecidos a|similar a|similares a|algo como|algo tipo|podcasts como|podcast como
        |programas como|al estilo de|por el estilo de|en la linea de|alternativa a|alternativas a|si me gusta
        |si te gusta|me gusta|me gusto|me encanta|me encanto|si me encanta|mas como|algo asi como|del estilo de
        |despues de|tras|ya he escuchado|he escuchado todo|si te mola|me mola|favorito es|favoritos son|del mismo estilo que|en el mismo estilo que|a quien le gusta|a quien le gusta el|que se parezca a|que se parezcan a|se parezca a|se parezcan a|se parece a|parezca a|por el estilo a",
    ),
    (Person, "entrevista con|entrevistas con|entrevista a|presentado por|conducido por|charla con|podcast de la mano de"),
    (
        Marker::Level(Level::Beginner),
        "para principiantes|principiante|principiantes|para novatos|novato|novatos|introduccion a|introduccion al
        |introduccion|desde cero|para empezar con|para empezar en|para empezar|empezar con|empezar en|soy nuevo en|nuevo en|basico|nivel basico
        |para iniciantes|iniciante|iniciantes|introducao a|introducao ao|introducao|do zero|para comecar|comecar em
        |comecar com|sou novo em|novo em|pour debutants|pour les debutants|debutant|debutants|pour debuter|debuter|debuter en|je debute en|debute en|debute dans|debute
        |debuter avec|initiation a|initiation au|initiation|introduction a|introduction au|novices|les bases de|les bases du
        |pour commencer|commencer|debute|je debute|debute en|je debute en|debute avec|qui debutent|qui debute|grand debutant|grands debutants|jamais programme|jamais code
        |connais rien en|connais rien a|connais rien au|connais rien|y connais rien en|y connais rien a|par ou commencer|gente que empieza|que empieza|que empiezan
        |estoy empezando|estoy empezando con|empezando|empezando con|empezando en|recien empiezo|nunca he programado|no se nada de|no se nada sobre|no tengo ni idea de|ni idea de|por donde empiezo|por donde empezar
        |quem ta comecando|quem esta comecando|pra quem ta comecando|para quem esta comecando|pra quem esta comecando|pra quem ta comecando em|estou comecando|to comecando|estou comecando em|estou comecando com
        |comecando|comecando em|comecando com|nunca programei|nao sei nada de|nao sei nada sobre|nao entendo nada de|por onde comeco|por onde comecar|pra iniciantes|pra iniciante|nao manjo nada de|nao manjo de|nao manjo nada|nao saco nada de|sou leigo em|leigo em|leiga em|leigo|leiga|para leigos|pra leigos
        |pour les nuls|pour nuls|pour les neophytes|neophytes|neophyte",
    ),
    (
        Marker::Level(Level::Advanced),
        "avanzado|avanzados|avanzada|nivel avanzado|para expertos|expertos|para avanzados|con experiencia|avancado
        |avancados|avancada|nivel avancado|para especialistas|para experientes|para experts|avance|avances|avancee
        |niveau avance|pour experts|pour les experts|pour confirmes|confirmes|pour les confirmes|chevronnes
        |pour developpeurs experimentes|experimentes|con experiencia en|com experiencia|para devs senior|para devs seniors|para desarrolladores senior|devs senior|devs seniors|desarrolladores senior|programadores senior
        |pra devs senior|pra dev senior|para dev senior|dev senior|desenvolvedores senior|desenvolvedor senior|devs plenos e seniors|pour devs seniors|pour developpeurs seniors|developpeurs seniors|pour devs confirmes|devs confirmes|pour developpeurs confirmes|developpeurs confirmes|pour devs experimentes|fur senior entwickler|fur senior devs|senior entwickler",
    ),
    // French
    (
        Exclude,
        "sans|pas|pas de|pas du|pas des|pas sur|mais pas|mais pas de|mais pas du|mais pas sur|mais sans|et pas|et pas de
        |sauf|tout sauf|nimporte quoi sauf|importe quoi sauf|excepte|hormis|hors|a part|autre que|autre chose que
        |autres que|rien sur|rien pour|mais rien pour|rien de|mais rien sur|plutot que|au lieu de|ne veux pas|ne veux pas de|veux pas de
        |deteste|je deteste|je hais|aime pas|aime pas le|a exception de|exception de
        |en ai marre de|ai marre de|ai marre du|ai marre des|marre de|marre du|marre des|ras le bol de|ras le bol du|ai assez de|assez de|en peux plus de|peux plus de|peux plus du|en peux plus du
        |fatigue de|fatiguee de|lasse de|plus envie de|pas envie de|plus jamais de|jamais de|ni de|deteste le|jamais|veux plus de|veux plus entendre parler de|qui ne soit pas|qui ne soient pas|que ce ne soit pas
        |quelque chose qui ne soit pas|qui n est pas|qui ne sont pas|qui ne parle pas de|qui ne parlent pas de|pas anime par|supporte pas|supporte plus|tant que est pas|tant que ce est pas|du moment que est pas",
    ),
    (
        Plain,
        "pourquoi pas|pas seulement|je ne suis pas|ne suis pas|sais pas|connais pas|pas mal|pas forcement
        |por que nao|nao so|nao apenas|nao sou|nao sei|nao tenho|nao conheco|comme podcast|nao importa
        |ou pas|ou non|sans doute|sans aucun doute|pas de probleme|connais pas bien|jamais entendu|jamais entendu parler de|sem duvida|ou nao|nem sei|nem ideia|nem todo
        |pergunta rapida|uma pergunta rapida|nao entendo|nao me canso de|por que nao tem nada sobre|nao tem nada sobre|nao ha nada sobre|vale a pena
        |petite question|une petite question|comprends pas|ne comprends pas|pourquoi il n y a rien sur|en ce moment|ces jours ci|vaut le coup|vaut la peine|nunca ouvi|nunca ouvi falar|combien de temps|depuis longtemps
        |y a rien sur|y a rien de|y a rien en|avez rien sur|avez rien de|avez rien en|as rien sur|y a pas un|y a pas des|y a pas de podcast|avez pas un|avez pas des|avez pas de podcast|auriez pas|aurais pas|y aurait pas|connaitriez pas|connaissez pas un|connais pas un
        |nouveau ici|nouvelle ici|je suis nouveau ici|je suis nouvelle ici|suis nouveau ici|suis nouvelle ici|pas difficile|suis pas difficile|je suis pas difficile|bonjour tout le monde|salut tout le monde|bonsoir tout le monde|coucou tout le monde
        |nao tem nada de|nao tem algo de|nao tem algo sobre|nao tem algum|nao tem um|voces nao tem nada de|voces nao tem nada sobre|nao ha nada de|sou novo aqui|sou nova aqui|novo aqui|nova aqui|novo por aqui|nova por aqui|novo no servidor|sou novo no servidor
        |tanto faz|tanto me faz|qualquer coisa serve|tudo serve|bom dia|boa tarde|boa noite",
    ),
    (
        Like,
        "comme|algo parecido com|algo parecida com|tem parecido com|algo semelhante com|quelque chose de similaire a|quelque chose de semblable a|algo semelhante a|similaire a|similaires a|semblable a|semblables a|dans le style de|du style de|dans le genre de|du genre de
        |dans la veine de|alternative a|alternatives a|un peu comme|quelque chose comme|podcasts comme|si aime|aime
        |adore|si vous aimez|si on aime|equivalent de|ressemble a|parecido com|parecidos com|parecida com|semelhante a
        |semelhantes a|no estilo de|no estilo do|no estilo da|na linha de|alternativa ao|alternativas ao|se eu gosto de
        |se gosto de|gosto de|gostei de|gosto do|adoro|amo|tipo o|algo do tipo|mais como|igual a
        |dans le meme genre que|du meme genre que|meme genre que|dans le meme style que|meme style que|dans le meme esprit que|apres|apres avoir ecoute|fini|termine|prefere est|preferes sont|favori est|favoris sont|ecoute souvent
        |quem curte|quem gosta de|quem ouve|gosto muito de|gosto muito do|gosto muito da|sinto falta de|sinto falta do|equivalente de|equivalente a|versao de|curti|curto o|curto a|depois de|depois do|depois da|terminei|acabei de ouvir|no mesmo estilo de|no mesmo estilo do|na mesma pegada de|na mesma pegada do|favorito e|favoritos sao
        |vai gostar de|gosta de|curto muito o|curto muito a|curto muito os|curto bastante o|curto demais o|que pareca com|se pareca com|que se pareca com|parece com|que lembre o|que lembre a",
    ),
    // Portuguese; words it shares with Spanish stand there
    (
        Exclude,
        "sem|nao|mas nao|mas sem|e nao|e sem|exceto|tudo menos|qualquer coisa menos|qualquer coisa exceto|tirando
        |a nao ser|que nao seja|que nao sejam|que nao seja sobre|que nao fale de|que nao falem de|em vez de
        |ao inves de|no lugar de|nao quero|nao gosto de|nao curto|odeio|nada para|mas nada para|mas nada de|fora|nao sobre
        |nem|nao aguento|nao aguento mais|nao aguento mais ouvir falar de|nao aguento mais falar de|nao suporto|nao suporto mais|cansei de|cansei do|cansado de|cansada de|farto de|farta de|chega de|enjoei de|enjoei do|de saco cheio de|basta de|nao quero nada de
        |nao quero nada sobre|nao quero saber de|nao quero ouvir|nao quero ouvir falar de|nao me interessa|nao me interesso por|qualquer coisa que nao seja|qualquer tema que nao seja|nao apresentado por|nunca mais|odeia|desde que nao seja|contanto que nao seja|que nao esteja|que nao estejam",
    ),
    (Include, "mais|mais sur|mais avec|plutot|avec|sur|pour|mas|mas sobre|com|favor|svp|quero|so que|eventuellement|sauf que"),
    (
        Person,
        "entretien avec|entretiens avec|entretien avec les|interview avec|interviews avec|conversation avec|conversations avec
        |anime par|presente par|entrevista com|entrevistas com|conversa com|conversas com|apresentado por",
    ),
];
