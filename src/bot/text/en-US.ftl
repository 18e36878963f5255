### What podpick says to members, moderators and server admins.
###
### Values stand in braces. `**words**` are strong, `/command` in backticks is a command that can be clicked, and a new
### line starts a new line. Plain English: short sentences, what happened, then what to do.

## Lists

# $sound says how the next word begins: i, o or other. Spanish needs it.
list-and = { $sound ->
   *[other] { $before } and { $next }
}
list-or = { $sound ->
   *[other] { $before } or { $next }
}
list-middle = { $before }, { $next }
# Between what stands in a row without such a word: "in German, for beginners".
list-comma = { ", " }
count-shows = { $count ->
    [one] 1 show
   *[other] { $count } shows
}

## Above an answer

about = About { $what }:
about-without = About { $what }, without { $excluded }:
about-limited = About { $what }, { $limits }:
about-without-limited = About { $what }, without { $excluded }, { $limits }:
# With people, such as hosts and guests.
with = With { $what }:
with-without = With { $what }, without { $excluded }:
with-limited = With { $what }, { $limits }:
with-without-limited = With { $what }, without { $excluded }, { $limits }:
without = Without { $excluded }:
# $limits is such as "in German, for beginners".
only = Only { $limits }:
without-limited = Without { $excluded }, { $limits }:
like = Like { $title }:
like-limited = Like { $title }, { $limits }:
like-without = Like { $title }, without { $excluded }:
like-without-limited = Like { $title }, without { $excluded }, { $limits }:
like-about = Like { $title }, about { $what }:
like-about-limited = Like { $title }, about { $what }, { $limits }:
like-about-without = Like { $title }, about { $what }, without { $excluded }:
like-about-without-limited = Like { $title }, about { $what }, without { $excluded }, { $limits }:
varied = A varied choice:
varied-limited = A varied choice, { $limits }:
varied-without = A varied choice, without { $excluded }:
varied-without-limited = A varied choice, without { $excluded }, { $limits }:
all-limited = All shows { $limits }:
by-chance = By chance:
by-chance-about = By chance, about { $what }:
# A member typed a word that belongs to a topic: "gradient descent" is part of Machine learning.
about-part-of = { $typed } is part of { $what }:
about-no-show-alone = No show is about { $typed } alone; these cover { $topic }.
about-inside = About { $topic }, with { $others }:
expanded-shows = { $count ->
    [0] No show only about { $topic }; these cover { $others }.
    [one] Only 1 show about { $topic }; the rest cover { $others }.
   *[other] Only { $count } shows about { $topic }; the rest cover { $others }.
}
expanded-shows-limited = { $count ->
    [0] No show only about { $topic } fits (asked for: { $limits }); these cover { $others }.
    [one] Only 1 show about { $topic } fits (asked for: { $limits }); the rest cover { $others }.
   *[other] Only { $count } shows about { $topic } fit (asked for: { $limits }); the rest cover { $others }.
}
expanded-episodes = { $count ->
    [0] No episode only about { $topic }; these cover { $others }.
    [one] Only 1 episode about { $topic }; the rest cover { $others }.
   *[other] Only { $count } episodes about { $topic }; the rest cover { $others }.
}
expanded-episodes-limited = { $count ->
    [0] No episode only about { $topic } fits (asked for: { $limits }); these cover { $others }.
    [one] Only 1 episode about { $topic } fits (asked for: { $limits }); the rest cover { $others }.
   *[other] Only { $count } episodes about { $topic } fit (asked for: { $limits }); the rest cover { $others }.
}
episodes-found = { $count ->
    [one] 1 episode:
   *[other] { $count } episodes:
}
new-episodes = { $count ->
    [one] 1 new episode in the last two weeks:
   *[other] { $count } new episodes in the last two weeks:
}
new-episodes-about = { $count ->
    [one] 1 new episode about { $what } in the last two weeks:
   *[other] { $count } new episodes about { $what } in the last two weeks:
}
only-episodes = No show about { $typed }, but these episodes mention it:
only-episodes-meant = No show about { $typed }, but these episodes mention { $meant }:
guessed = You typed { $typed }; showing { $meant }.
guessed-excluded = You typed { $typed }; leaving out { $meant }.
# Stands for what was asked where only a button says it.
quote-none = that
for-member = For { $member }: { $headline }

## Below a card: why it is shown

reason-covers = Covers { $name }
reason-part-of = Part of { $name }
reason-also-about = Also about { $name }
reason-with = With { $name }
reason-by-name = By its name

## What limits an answer, in few words behind a topic: "About Rust, in German, for beginners:"

strong = **{ $words }**
# What a fact is, before it, where there are no embeds.
label = **{ $name }**:
time-and-distance = { $time }, { $distance }
limit-language = in { $language }
limit-except-language = not in { $language }
limit-level = { $level ->
    [beginner] for beginners
    [intermediate] for people who know the basics
    [advanced] for experts
   *[all] for everyone
}
limit-easy = not for experts
limit-fresh = what is new
limit-active = still active
limit-episodes = single episodes first
limit-without = without { $excluded }
limit-about = about { $what }
limit-short = under 20 minutes
limit-commute = of 20 to 45 minutes
limit-long = over 45 minutes
limit-at-most = { $minutes ->
    [one] up to 1 minute
   *[other] up to { $minutes } minutes
}
limit-at-least = { $minutes ->
    [one] of 1 minute or more
   *[other] of { $minutes } minutes or more
}
unmet-language = { $about ->
    [topic] Nothing about { $what } is in { $language }, so these are in other languages.
   *[other] Nothing here is in { $language }, so these are in other languages.
}
unmet-except-language = { $about ->
    [topic] Everything about { $what } is in { $language }.
   *[other] Everything here is in { $language }.
}
unmet-level = { $about ->
    [topic] { $level ->
        [beginner] Nothing about { $what } is made for beginners, so this is the rest.
        [intermediate] Nothing about { $what } is made for people who know the basics, so this is the rest.
       *[advanced] Nothing about { $what } is made for experts, so this is the rest.
    }
   *[other] { $level ->
        [beginner] Nothing here is made for beginners, so this is the rest.
        [intermediate] Nothing here is made for people who know the basics, so this is the rest.
       *[advanced] Nothing here is made for experts, so this is the rest.
    }
}
unmet-easy = { $about ->
    [topic] Everything about { $what } is made for experts.
   *[other] Everything here is made for experts.
}
unmet-active = { $about ->
    [topic] podpick does not know whether any show about { $what } is still active.
   *[other] podpick does not know whether any of these shows is still active.
}
unmet-length = podpick knows no episode { $length }, so these shows may have other lengths.
unmet-length-some = { $count ->
    [0] podpick does not know how long the episodes of these are (asked for: { $length }).
    [one] podpick knows an episode { $length } of only 1 of these; the rest may have other lengths.
   *[other] podpick knows episodes { $length } of only { $count } of these; the rest may have other lengths.
}
unmet-episodes = { $about ->
    [topic] podpick knows no single episode about { $what }, so these are shows.
   *[other] podpick knows no single episode here, so these are shows.
}
unmet-without = podpick cannot leave { $typed } out: it cannot tell which of these shows are about it.
unmet-with = podpick cannot tell which of these are “{ $typed }”.
unmet-fresh = { $about ->
    [topic] podpick knows no new episode about { $what }, so these are shows.
   *[other] podpick knows no new episode here, so these are shows.
}
# Where single episodes are shown all the same.
unmet-fresh-episodes = { $about ->
    [topic] podpick knows no new episode about { $what }.
   *[other] podpick knows no new episode here.
}
unmet-for = Nothing about { $what } fits (asked for: { $limit }).
unmet-about = None of these is about { $what }.
unknown-words = podpick knows nothing about { $typed }.
unmet-like = podpick knows no show about { $what } that is like { $title }, so these are about { $what }.
# On buttons: short.
button-without = Without “{ $what }”: { $count }
button-all-languages = All languages: { $count }
button-with-too = With { $what } too: { $count }

## Languages, by their tags; $name is the English name of one that is not listed

language-name = { $tag ->
   *[other] { $name }
}

## Where there is nothing to show

nothing-typed = There is no word in that to search for.
nothing-about-typed = Nothing about { $typed } in this catalog.
topics-to-browse = Here are topics to browse:
did-you-mean = Did you mean { $names }?
nothing-fits = Nothing fits.
nothing-limited = Nothing here fits (asked for: { $limits }).
nothing-without = Nothing is left without { $excluded }.
nothing-without-limited = Nothing is left without { $excluded } (asked for: { $limits }).
nothing-about = Nothing about { $what }.
nothing-about-limited = Nothing about { $what } fits (asked for: { $limits }).
nothing-about-without = Nothing about { $what } is left without { $excluded }.
nothing-about-without-limited = Nothing about { $what } is left without { $excluded } (asked for: { $limits }).
no-episode = No such episode in this catalog.
no-episode-limited = No such episode in this catalog (asked for: { $limits }).
no-episode-about = No episode about { $what } in this catalog.
no-episode-about-limited = No episode about { $what } in this catalog (asked for: { $limits }).
no-feed-read-yet = podpick has not read any feed yet. Ask for a show with `/podcast topic` meanwhile.
nothing-new = Nothing like that came out in the last two weeks. Look further back with `/podcast episode`.
no-such-show = No show called { $typed } in this catalog. Look for a topic with `/podcast topic`.
no-such-show-but-near = No show called { $typed } in this catalog.
no-such-topic = No topic called { $typed } in this catalog.
nothing-similar = Nothing else in this catalog is like { $title }.
no-more = That was all.
gone-from-catalog = This is no longer in the catalog. Ask again with `/podcast topic`.
unreadable-command = podpick cannot read this command. Discord may show an outdated version: reload Discord, or see `/podcast help`.
outdated-button = This belongs to an older answer that podpick can no longer read. Ask again with `/podcast topic`.
fault = Something went wrong. If it happens again, give this code to whoever runs podpick: **{ $code }**.
came-twice = Discord sent this command twice, and podpick acted on the first one. See what it did with `/pick status`, `/pick queue` or `/podcast-follow list`.
slow-down-server = This server is asking a lot right now. Please ask again { $until }.
slow-down-member = You asked five questions in ten seconds. Please ask again { $until }.

## /podcast help: what each command does, behind its name

help-title = What you can ask
help-for-moderators = **For moderators**
help-for-admins = **For server admins**
help-podcast-topic = shows and episodes about something; typos are fine, and so are whole sentences
help-podcast-show = one show: why, hosts, topics, episodes
help-podcast-episode = episodes by topic, title or guest
help-podcast-new = the newest episodes
help-podcast-similar = shows like one you know
help-podcast-random = one by chance
help-podcast-pick = this week's pick and the last ones
help-podcast-topics = what there is to ask for
help-podcast-help = this list
help-podcast-forget-me = deletes your ratings and suggestions, and your id from everything else podpick keeps
help-pick-schedule = sets when and where the weekly pick comes
help-pick-add = queues a show or an episode
help-pick-queue = shows the queue, to reorder it
help-pick-preview = shows the next pick to you alone
help-pick-now = posts the next pick at once
help-pick-vote = lets members vote for the next pick
help-pick-skip = skips the next pick
help-pick-pause = pauses the weekly pick
help-pick-resume = resumes it
help-pick-history = shows the picks so far
help-pick-status = shows how things stand
help-pick-unschedule = ends the weekly pick
help-podcast-follow-add = announces new episodes in a channel
help-podcast-follow-list = shows what is announced where, to end it
help-podcast-admin-status = checks podpick in this server
help-podcast-admin-forget = deletes what podpick keeps about this server
# "Apps" is the entry of Discord's menu, and "Find podcasts" podpick's command in it.
help-message-menu = Or open a message's menu → Apps → **Find podcasts**: podpick searches for what the message says, and only you see the answer.
help-unseen-changes = This list does not show changes made under Server Settings → Integrations.
help-counts = { $shows } about { $topics } topics, chosen by people

## Menus and buttons

menu-instead = Show instead
menu-details = Details
menu-open-topic = Open a topic
menu-reorder = Choose one to move or remove
menu-end-following = Choose one to end it
menu-send-to-me = Choose what to send to you
button-more = More
button-shows = Shows: { $count }
button-share = Share
button-similar = Similar
button-another-choice = Another choice
button-another-one = Another one
button-show-podcasts = Find shows
button-more-like-this = More like this
button-listened = Listened
button-listened-count = Listened: { $count }
button-not-for-me = Not for me
button-not-for-me-count = Not for me: { $count }
button-send-to-me = Send to me
button-get-role = Get this role
button-newer = Newer
button-older = Older
button-post-now = Post now
button-status = Status
button-delete-everything = Delete everything
button-up = Up
button-down = Down
button-remove = Remove
link-site = Site
link-feed = Feed
link-apple = Apple Podcasts
link-antennapod = AntennaPod
link-podcast-addict = Podcast Addict
link-listen = Listen

## Cards

fact-topics = Topics
fact-hosts = Hosts
fact-status = Status
fact-start-with-episodes = Episodes to start with
fact-episodes-on-this = Episodes on this
fact-links = Links
fact-latest = Latest
fact-language = Language
fact-level = Level
fact-also-known-as = Also known as
fact-with = With
fact-details = Details
fact-more-episodes = More episodes
fact-published = Published
fact-episode = Episode
fact-length = Length
fact-start-with = Start with
fact-picked-by = Picked by
link-page = Page
link-audio = Audio
link-play = Play
level = { $level ->
    [beginner] For beginners
    [intermediate] For people who know the basics
    [advanced] For experts
   *[all] For everyone
}
status-active = Active, last episode { $last }
status-active-only = Active
status-quiet = Quiet, no episode since { $last }
status-ended-in = Ended in { $year }
status-ended = Ended
status-unreachable = feed unreachable since { $since }
status-explicit = Explicit
detail-explicit = explicit
detail-trailer = trailer
detail-bonus = bonus
minutes = { $count } min
and-more = and { $count } more
people-and-more = { $people } and { $count } more
episode-of = Episode of { $podcast }
numbered-episode-of = Episode { $number } of { $podcast }
# $what are words of the question that were found there.
reason-in-description = { $what }, in its description
reason-in-people = { $what }, who speaks in it
reason-in-title = { $what }, in its title
reason-though-typed = { $reason }, you typed { $typed }

## /podcast topics

topics-in = Topics in { $topic }
topics-title = { $topics } topics, { $shows }
topics-numbers = The numbers count shows, including those of narrower topics

## Suggestions while a member types: what stands behind a name

choice-topic = topic, { $shows }
choice-show = show
choice-episode-of = episode of { $podcast }
choice-person = person
choice-week = { $week } · from { $day } { $month ->
    [january] January
    [february] February
    [march] March
    [april] April
    [may] May
    [june] June
    [july] July
    [august] August
    [september] September
    [october] October
    [november] November
   *[december] December
}

## /podcast-admin and what podpick keeps

status-only-in-a-server = Use this command in a server: it shows how podpick is doing there.
status-not-an-admin = Only members who may manage this server can see how podpick is doing. `/podcast help` lists what you can use.
checkup-title = podpick in this server
checkup-good = All is well.
checkup-warn = podpick works, but something needs attention.
checkup-bad = Something does not work.
checkup-line = **{ $what }**: { $found }
forget-no-store = Nothing is kept here: this podpick runs without a database.
forget-only-in-a-server = Use this command in a server: it deletes what podpick keeps about that server.
forget-not-an-admin = Only members who may manage this server can delete what podpick keeps about it.
forget-ask = This deletes everything podpick keeps about this server, at once and for good: the schedule of the weekly pick, the queue, the vote that runs, the history of picks and what members thought of them, the channels that follow new episodes, this server's own shows with the suggestions that wait, hidden shows and names for topics, how often topics were asked for, and what was searched for without a result. Posts in your channels stay.
forgot-server = { $count ->
    [0] There was nothing to delete: podpick kept nothing about this server. Posts in your channels stay; delete them there. To start again, use `/pick schedule`.
    [one] Deleted: 1 entry, which is everything podpick kept about this server. Posts in your channels stay; delete them there. To start again, use `/pick schedule`.
   *[other] Deleted: { $count } entries, which is everything podpick kept about this server. Posts in your channels stay; delete them there. To start again, use `/pick schedule`.
}
forgot-member = { $count ->
    [0] podpick does not know you: your id was not in its data.
    [one] podpick no longer knows you: your id was taken out of 1 place where you had set up, queued, picked, brought or suggested something. What was set up, queued, picked or brought stays, without your name; suggestions are deleted.
   *[other] podpick no longer knows you: your id was taken out of { $count } places where you had set up, queued, picked, brought or suggested something. What was set up, queued, picked or brought stays, without your name; suggestions are deleted.
}
forgot-ratings = { $count ->
    [one] 1 of your ratings was deleted and no longer counts.
   *[other] { $count } of your ratings were deleted and no longer count.
}

## Sent to a member

choose-to-send = Choose what to get as a direct message.
sent-to-you = Sent to your direct messages: { $title }
direct-messages-closed = podpick may not write to you, so nothing was sent. Allow direct messages in the privacy settings of a server you share with podpick, then press “Send to me” again.
not-sent-to-you = Discord did not take the message, so nothing was sent. Press “Send to me” again in a few minutes.
sent-enough = podpick sends you at most { $most } messages in ten minutes. Press “Send to me” again { $until }.

## Announcements of new episodes

follows-title = Episode announcements
follows-no-store = Following needs podpick running in a server; here is only the catalog.
follows-only-in-a-server = podpick announces new episodes in server channels. Use this command in a server.
follows-one-of-both = Choose a show or a topic, not both.
follows-too-many = This server follows { $most } shows and topics already. End one with `/podcast-follow list` first.
follows-added = From now on, new episodes of { $name } come to { $channel }.
follows-no-feed = Note: podpick knows no feed for it, so it cannot see new episodes.
follows-none = Nothing is followed here yet. Start with `/podcast-follow add`.
follows-line-show = { $name } in { $channel }, since { $since }.
follows-line-topic = { $name } (topic) in { $channel }, since { $since }.
follows-role = Each announcement notifies { $role }.
follows-self-role = Each announcement notifies { $role }, a role that members give themselves with a button.
follows-forum = Each announcement is a post of its own.
follows-thread = Each announcement gets a thread.
follows-published = Each announcement is published to the servers that follow the channel.
follows-stopped = Stopped: { $reason }. Fix that and follow it again with `/podcast-follow add`.
follows-left-catalog = No longer in the catalog.
follows-unreachable = Its feed has been unreachable since { $since }.
follows-ended = The show has ended.
follows-last-episode = Last episode: { $when }.
follows-last-notice = Last announcement: { $when }.
follows-flaw = Trouble with the last announcement: { $reason }.
notice = { $count ->
    [one] New episode of { $shows }
   *[other] { $count } new episodes of { $shows }
}
notice-and-more = { $count ->
    [one] The newest are below, and 1 more came out.
   *[other] The newest are below, and { $count } more came out.
}
notice-more-shows = { $count ->
    [one] { $shows } and 1 more show
   *[other] { $shows } and { $count } more shows
}
not-a-moderator = You need the permission Manage Messages here. Ask a server admin for it.
cannot-publish = { $channel } is not an announcement channel, so podpick cannot publish there. Choose an announcement channel, or leave out “publish”.
rights-unknown = Discord did not say what podpick may do in { $channel }. Check that channel's permissions: podpick needs View Channel, Send Messages, Embed Links and Read Message History.
rights-lacking = podpick cannot post in { $channel } yet: it lacks { $rights }. Grant that in the channel's settings, Permissions, to podpick.

## The weekly pick: commands for moderators

picks-title = The weekly pick
picks-before = Picks before
picks-no-store = The weekly pick needs podpick running in a server; here is only the catalog.
picks-only-in-a-server = The weekly pick works in servers only. Use this command in a server.
store-busy = podpick is busy. Nothing was changed. Try again in a moment.
store-full = podpick's disk is full. Nothing was changed. Whoever runs podpick must free some space.
store-lost = podpick's data was removed from its disk, so nothing can be saved. Whoever runs podpick must look at it.
store-refused = podpick cannot write its data. Nothing was changed. Whoever runs podpick must look at its disk.
store-unreadable = podpick cannot read its data about this. Nothing was changed. Set the weekly pick anew with `/pick schedule`.
store-unreachable = podpick cannot reach its data. Nothing was changed. Try again in a minute.
give-this-code = If it happens again, give this code to whoever runs podpick: **{ $code }**.
member-lacks-rights = This needs { $rights } in { $channel }, which you do not have. Ask a server admin for it, or choose another channel.
member-rights-unknown = podpick could not check what you may do in { $channel }. Nothing was changed. Use the command in that channel, or try again in a minute.
everyone-is-no-role = Discord does not let a bot notify @everyone as a role, so nothing was changed. Choose a role in “ping”, or leave it out.
role-given = You now have { $role } and get its notifications. Press the button again to give it back.
role-taken = You no longer have { $role }. Press the button again to get it back.
# In the server's audit log.
audit-role-given = The member pressed “Get this role”
audit-role-taken = The member pressed “Get this role” again
role-not-offered = No role is offered under this post any more.
role-not-now = podpick cannot change your roles at the moment; tell a moderator. { $reason }
role-refused = Discord does not let podpick change who has { $role }. Tell a moderator; `/podcast-admin status` says what is missing.
role-no-member = Discord does not know you as a member of this server. Try again in a minute.
role-failed = Discord did not answer as it should, so nothing was changed. Try again in a minute.
role-fault-gone = The role no longer exists. Choose another one.
role-fault-everyone = Everybody has @everyone already. Choose another role.
role-fault-managed = { $role } belongs to an app, to boosts or to a subscription, so Discord lets nobody give it away. Choose another role.
role-fault-powerful = { $role } has power over the server or its members, so members may not give it to themselves. Choose a role without Administrator, Mention Everyone, and all permissions to manage, kick, ban, time out, mute, deafen or move, or to view the audit log or insights.
role-fault-lacks = podpick lacks Manage Roles in this server. Grant it to podpick's role in Server Settings, Roles.
role-fault-below = podpick's highest role is not above { $role }. Move podpick's role up in Server Settings, Roles.
role-fault-caller-lacks = To let members give themselves a role, you need Manage Roles in this server yourself.
role-fault-caller-below = Your highest role is not above { $role }, so Discord does not let you give it away. Ask somebody with a higher role.
role-fault-unknown = podpick could not check this server's roles. Try again in a minute.
self-role-needs-ping = “self_role” offers the role of “ping”. Choose a role in “ping”, or leave out “self_role”. Nothing was changed.
nothing-was-changed = Nothing was changed.
no-schedule = No weekly pick is set up here yet. Start with `/pick schedule`.
changed-meanwhile = This changed in the meantime. See how things stand with `/pick status`.
no-day = { $typed } is not a day of the week.
no-time = { $typed } is not a time podpick understands. Write it like 18:00 or 6:30 pm.
two-days = { $typed } could be two days. Write 00:00 and choose the day that begins then, or write 23:59.
no-zone = { $typed } is not a time zone podpick knows. Type the nearest big city and choose from the list, such as Europe/Berlin.
no-zone-but-near = { $typed } is not a time zone podpick knows. Did you mean **{ $near }**?
# Permissions by the names that Discord's settings show in this language.
right-view-channel = View Channel
right-send-messages = Send Messages
right-embed-links = Embed Links
right-read-message-history = Read Message History
right-create-public-threads = Create Public Threads
right-mention-everyone = Mention @everyone, @here and All Roles
right-manage-messages = Manage Messages
# $time is such as 18:00, $zone such as Europe/Berlin.
schedule = { $day ->
    [monday] Every Monday at { $time }, { $zone } time, in { $channel }.
    [tuesday] Every Tuesday at { $time }, { $zone } time, in { $channel }.
    [wednesday] Every Wednesday at { $time }, { $zone } time, in { $channel }.
    [thursday] Every Thursday at { $time }, { $zone } time, in { $channel }.
    [friday] Every Friday at { $time }, { $zone } time, in { $channel }.
    [saturday] Every Saturday at { $time }, { $zone } time, in { $channel }.
   *[sunday] Every Sunday at { $time }, { $zone } time, in { $channel }.
}
schedule-role = Each pick notifies { $role }.
schedule-self-role = Each pick notifies { $role }, a role that members give themselves with a button.
schedule-thread = Each pick gets a thread.
schedule-published = Each pick is published to the servers that follow the channel.
schedule-auto = When nothing is queued, podpick chooses from the catalog.
schedule-not-auto = When nothing is queued, the week passes without a pick.
next-picks = **The next picks**
next-pick-clocks-change = { $time }, { $distance } (the clocks change that day)
saved = Saved. Queue picks with `/pick add`.
saved-but-lacking = Saved, but not ready yet. Queue picks with `/pick add`.
no-such-episode-of = No episode of { $show } in the catalog is called { $typed }. Choose from the list, or leave out “episode”.
no-week = { $typed } is not a week. Choose one from the list, such as 2026-W50.
week-over = Week { $week } is over or has its pick. Choose a later one, or leave out “week”.
note-too-long = The note is too long: { $most } characters at most. Nothing was queued.
queue-full = The queue is full (100 picks). Remove some in `/pick queue` first.
queue-empty = Nothing is queued. Add something with `/pick add`.
queued-for-week = Queued { $title } for week { $week }.
queued-first = Queued { $title } as number 1. It comes { $time }.
queued-at = Queued { $title } as number { $place }.
queued-again = Note: this show was a pick on { $date }, less than 26 weeks ago. It stays queued.
queued-twice = Note: this show is now in the queue twice.
queued-without-schedule = No day is set yet: `/pick schedule` does that.
removed = Removed.
already-removed = It was already removed.
queue-title = { $count ->
    [one] 1 pick in the queue
   *[other] { $count } picks in the queue
}
queue-line = { $title }, by { $by }
queue-line-week = { $title }, week { $week }, by { $by }
queue-left-catalog = { $title } (no longer in the catalog, will be skipped)
page-of = Page { $page } of { $pages }
button-previous = Previous
button-next = Next
nothing-to-post = Nothing is queued, and automatic picks are off. Add something with `/pick add`.
posting = On its way to { $channel }: { $title }. It is this week's pick.
posting-extra = On its way to { $channel }: { $title }. This week already had its pick, so this is an extra one.
posting-late = On its way to { $channel }: { $title }. This week was skipped, so this pick comes late.
posting-instead = On its way to { $channel }: { $title }. This week's pick failed, so this one takes its place.
next-pick-comes = The next one comes { $next }.
next-pick-waits = The weekly pick is paused, so the next one comes after `/pick resume`.
enough-for-today = podpick posts at most { $most } picks a day in one server. Queue this one with `/pick add`, and it comes in its week.
skipped = Skipped: nothing is posted { $skipped }. The next pick comes { $next }; the queue stays as it is.
nothing-to-skip = The weekly pick is paused, so there is nothing to skip. `/pick resume` resumes it.
paused = Paused. Nothing is posted until `/pick resume`; the queue stays as it is.
resumed = Weekly picks resumed. The next pick comes { $next }, { $soon }.
unscheduled = { $count ->
    [0] The weekly pick has ended, and its schedule is deleted. What was posted before stays in `/pick history`; `/podcast-admin forget` deletes that as well.
    [one] The weekly pick has ended. Deleted: the schedule and 1 queued pick. What was posted before stays in `/pick history`; `/podcast-admin forget` deletes that as well.
   *[other] The weekly pick has ended. Deleted: the schedule and { $count } queued picks. What was posted before stays in `/pick history`; `/podcast-admin forget` deletes that as well.
}
sending-anew = On its way. `/pick status` says what became of it.

## The weekly pick: posts, history, status

pick-of-the-week = **Pick of the week**
pick-of = **Pick of the week** of { $date }.
pick-of-with-next = **Pick of the week** of { $date }; the next one comes { $next }.
picked-by-podpick = podpick, from the catalog
picked-by-somebody = a moderator
no-history = Nothing was picked here yet. See when the first one comes with `/pick status`.
history-title = Picks so far
history-title-page = Picks so far, page { $page } of { $pages }
history-no-pick = **No pick**
history-line = { $date } { $title }, by { $by }
history-line-deleted = { $date } { $title }, by { $by } (deleted)
history-line-on-its-way = { $date } { $title }, by { $by } (on its way)
history-line-not-posted = { $date } { $title }, by { $by } – { $reason }
history-line-without = { $date } { $title } – { $reason }
# What members think of a pick, behind it in a list.
history-line-rated = { $line } – listened: { $listened }, not for me: { $passed }
rated = Noted. Listened: { $listened }, not for me: { $passed }. To take it back, press the same button again.
nothing-to-rate = This server has no such pick in its history, so nothing was counted. See this week's pick with `/podcast pick`.
too-old-to-rate = You can rate a pick for half a year, and that time is over. The counts stay: listened: { $listened }, not for me: { $passed }. See this week's pick with `/podcast pick`.
no-pick-yet = There was no weekly pick here yet. Ask for a show right away with `/podcast topic`.
no-pick-yet-but-next = There was no weekly pick here yet. The next one comes { $next }.
fact-next = Next
fact-queue = Queue
fact-on-its-way = On its way
fact-last = Last
fact-reminders = Reminders
fact-went-wrong = What went wrong
fact-held-up = Held up
count-picks = { $count ->
    [one] 1 pick
   *[other] { $count } picks
}
a-pick = a pick
status-paused = Paused. Resume with `/pick resume`
status-paused-after = Paused after { $count } picks that could not be posted. Resume with `/pick resume`
status-tried-since = { $title }, first tried { $since }; podpick keeps trying for up to a day
status-went-wrong = { $date }: { $reason }.
held-up-limit = Discord asks podpick to wait until { $until }, because it sent too much at once. Posts go out after that; nothing is lost.
held-up-ban = Discord does not answer podpick's address until { $until }, because too many requests came from there. Posts go out after that; nothing is lost.
held-up-refusals = podpick waits until { $until }, because Discord refused too many of its requests. Posts go out after that; nothing is lost.

## Why something was not posted: half a sentence, behind a dash or a colon

because-skipped = skipped by a moderator
because-missed = podpick did not run for more than a day
because-nothing-queued = nothing was queued
because-not-in-catalog = its show is no longer in the catalog
because-permission = podpick lacks a permission in the channel
because-lacks = podpick lacks { $rights } in the channel
because-channel-gone = the channel is gone
because-guild-gone = podpick was removed from the server
# $said is Discord's own sentence, in English.
because-refused = Discord refused: { $said }
because-timed-out = podpick is timed out in this server
because-unreachable = Discord could not be reached for a day
because-unclear = podpick cannot tell whether it was posted
because-deleted = it was deleted at once
because-role-silent = it was posted, but the role was not notified: it is gone, or podpick may not mention it
because-no-thread = it was posted, but without a thread: podpick lacks Create Public Threads in the channel, or threads are off there
because-not-published = it was posted, but not published: only announcement channels publish, and only so often an hour
because-explicit = its show is explicit, and the channel is not age-restricted
because-too-late = it could not be sent within a day of its time
because-unreadable = podpick cannot read its data about it
because-not-posted = not posted

## What to do about it

mend-permission = Grant it in the channel's settings, Permissions, to podpick.
mend-channel-gone = Choose another one with `/pick schedule`.
mend-reviews = Choose another channel with `/podcast-shelf reviews`.
mend-role-silent = Choose another role with `/pick schedule`, or grant podpick { $right }.
mend-role-silent-follow = Set another role with `/podcast-follow add`, or grant podpick { $right }.
mend-nothing-queued = Queue something with `/pick add`.
mend-not-in-catalog = Queue another one with `/pick add`.
mend-unclear = Check the channel. If the post is not there, post it with the button. To check for itself, podpick needs Read Message History.
mend-unclear-look = Check the channel. To check for itself, podpick needs Read Message History.
mend-unreachable = Post it with `/pick now`.

## Notes in the moderators' channel

this-weeks-pick = this week's pick
new-episodes-of = new episodes of { $shows }
note-nothing-queued = Nothing is queued for the pick { $time }. Add a show with `/pick add`, or there will be no pick that week.
note-nothing-queued-tomorrow = Nothing is queued for tomorrow's pick. Add a show with `/pick add`, or the week passes without a pick.
note-zone-changed = The rules of your time zone changed, so the next pick moved. See `/pick status`.
note-zone-changed-from = The rules of your time zone changed, so the next pick moved. It was planned for { $before }. See `/pick status`.
note-unreadable = podpick cannot read its data about this server's weekly pick, so the pick is paused. Set it up again with `/pick schedule`; whoever runs podpick finds more in its log.
note-left-out = podpick cannot read part of its data about this server, so it left out a queued pick or a message. See what is missing with `/pick queue` and `/pick history`. Whoever runs podpick finds more in its log.
note-not-in-catalog = A queued pick was skipped, because its show { $show } is no longer in the catalog. Queue another one with `/pick add`.
note-not-posted = Not posted: { $title } – { $reason }.
note-posted-but = { $title } – { $reason }.
preview-post = A post in the forum, called { $title }:
preview-post-with-tag = A post in the forum, with the tag you chose, called { $title }:
note-show-ended = { $show } has ended: its feed says that there will be no more episodes. Queued picks of it are still posted. To stop following it, use `/podcast-follow list`.
note-show-gone = The feed of { $show } no longer exists, so podpick sees no new episodes. podpick checks once a week whether it is back. Queued picks of it are still posted; see them with `/pick queue`. To stop following it, use `/podcast-follow list`.
note-show-moved = The feed of { $show } says that it moved for good, to { $address }. podpick keeps reading the address in the catalog and follows its redirects, so you need not do anything now. If new episodes stop coming, ask whoever runs podpick to change the address in the catalog.
note-own-show-moved = The feed of { $show } says that it moved for good, to { $address }. podpick keeps reading the address the show was added with and follows its redirects, so you need not do anything now. If new episodes stop coming, remove the show with `/podcast-shelf remove` and add it with its new address with `/podcast-shelf add`.

## Votes for the pick

command-pick-vote = Let members vote for the next pick
option-vote = Let members vote for each pick
option-vote-show = A show to vote on; podpick adds some if you name fewer than two
option-vote-hours = For how many hours; 48 if you say nothing
right-send-polls = Create Polls
schedule-vote = Members vote for each pick, from two days until two hours before it.
vote-headline = **Vote for the pick of the week.** The winner is the next pick.
vote-question = Which show should be the pick of the week?
button-candidates = About these shows
link-poll = the poll
vote-candidates = These shows are in the vote. It ends { $end }.
vote-is-over = This vote is over.
vote-is-over-won = This vote is over: { $title } won.
vote-begins = The vote between { $shows } is on its way to { $channel }. It ends { $end }.
vote-winner-comes = The winner comes { $next }.
vote-winner-waits = The weekly pick is paused, so the winner waits in the queue until `/pick resume`.
vote-runs-already = A vote for the pick is running until { $end }. Start another one after that.
vote-too-few = A vote takes at least two shows, and podpick found fewer. Name some in `/pick vote`, or queue some with `/pick add`.
vote-explicit = { $title } is explicit, and { $channel } is not age-restricted. Name another show, or age-restrict the channel in its settings.
vote-before-preview = Members vote until { $end }. The winner comes before what you see here.
vote-before-queue = Members vote for the next pick until { $end }. The winner comes before everything in the queue.
vote-goes-on-skipped = The vote that is running goes on until { $end }; its winner is the next pick.
vote-goes-on-paused = The vote that is running goes on until { $end }; its winner waits in the queue.
vote-ended = This ended the running vote; it does not count.
fact-vote = Vote
vote-open = Members vote until { $end }; the winner is the next pick.
vote-open-linked = Members vote until { $end }; the winner is the next pick. See { $poll }.
vote-last-won = { $date }: { $title } won.
vote-last-uncounted = { $date }: no winner, because { $reason }.
the-vote = the vote for the pick
picked-by-vote = the members' vote
because-no-time = too little time was left to vote
because-nobody-voted = nobody voted
because-poll-gone = the poll was deleted
because-vote-ended = a moderator changed the schedule
because-posted-meanwhile = the winner was posted while the vote was running
because-queue-full = the queue is full
note-vote-uncounted = The vote for the pick has no winner: { $reason }. The pick comes as it does without a vote.
note-vote-queue-full = { $title } won the vote for the pick, but the queue is full (100 picks), so it is not queued. Remove some in `/pick queue`, then queue it with `/pick add`.
note-review-not-posted = The suggestion { $title } could not be posted for the moderators: { $reason }. It waits in `/podcast-shelf list`.

## In a terminal

terminal-more = There is more: --json --limit 100 lists it.
terminal-ask-instead = { $what } – ask: { $question }
terminal-command = { $command } (in Discord)
terminal-quote = “{ $words }”
# What a value is, before it.
terminal-label = { $name }:
terminal-day =
    { $month ->
    [january] January
    [february] February
    [march] March
    [april] April
    [may] May
    [june] June
    [july] July
    [august] August
    [september] September
    [october] October
    [november] November
   *[december] December
    } { $day }, { $year }

## Commands and options, at most 100 characters each; Discord shows them while a member types /

command-podcast = Podcasts worth your time, picked by people
command-podcast-topic = Find shows and episodes about a topic
command-podcast-show = Look closer at one show
command-podcast-episode = Find episodes by topic, title or guest
command-podcast-random = Be surprised by a show
command-podcast-similar = Find shows similar to one you know
command-podcast-topics = Browse all topics
command-podcast-help = List the commands you can use
command-podcast-forget-me = Delete your ratings and suggestions, and your id from everything else
command-podcast-pick = This week's pick and the last ones
command-pick = Choose and post the pick of the week
command-pick-schedule = Set when and where picks are posted
command-pick-add = Queue a show or an episode
command-pick-queue = View and reorder the queue
command-pick-preview = See what will be posted next
command-pick-now = Post the next pick at once
command-pick-skip = Skip the next pick
command-pick-pause = Pause the weekly pick
command-pick-unschedule = End the weekly pick for good
command-pick-resume = Resume the weekly pick
command-pick-history = View past picks
command-pick-status = View the status and what went wrong
command-podcast-new = What came out in the last two weeks
command-podcast-admin = Check podpick, or delete its data about this server
command-podcast-admin-forget = Delete everything podpick keeps about this server
command-podcast-admin-status = Check commands, permissions, feeds and data
command-podcast-follow = Announce new episodes in a channel
command-podcast-follow-add = Follow a show or a topic
command-podcast-follow-list = See what is followed and end it
# The name of an entry in a message's menu, at most 32 characters.
command-find-podcasts = Find podcasts
option-topic-about = A topic, a show or a person, in your own words
option-level = Made for whom
option-language = In which language
option-length = How long an episode may be
option-private = Only you see the answer
option-for = Whom you recommend it to
option-show-name = Which show
option-episode-about = A topic, a title or a guest
option-only-topic = Only about this topic
option-similar-name = A show you know
option-under = Only topics inside this one
option-pick-channel = Where picks are posted
option-day = On which day
option-time = At what time, such as 18:00 or 6 pm
option-timezone = In which time zone: the nearest big city
option-ping = Which role to notify
option-self-role = Let members give themselves that role with a button
option-thread = Open a thread under each pick
option-publish = Publish to servers that follow the channel
option-auto = Let podpick choose when nothing is queued
option-reminders = Where moderators read reminders and problems
option-pick-show = Which show
option-pick-episode = One of its episodes
option-note = Why to listen, in your words
option-week = Only in this week
option-follow-channel = Where new episodes are announced
option-follow-show = New episodes of this show
option-follow-topic = Or of every show about this topic
option-follow-thread = Open a thread under each announcement
# Choices of an option.
choice-level-beginner = Beginner
choice-level-intermediate = Intermediate
choice-level-advanced = Advanced
choice-level-all = Everyone
choice-length-short = Short (under 20 minutes)
choice-length-commute = Commute (20 to 45 minutes)
choice-length-long = Long (over 45 minutes)
choice-monday = Monday
choice-tuesday = Tuesday
choice-wednesday = Wednesday
choice-thursday = Thursday
choice-friday = Friday
choice-saturday = Saturday
choice-sunday = Sunday

## /podcast-admin status: what was looked at, what was found, and what to do. Some of it stands in the terminal too.

check-version = version
check-catalog = catalog
check-connection = connection
check-database = database
check-feeds = feeds
check-commands = commands
check-channels = channels
check-roles = roles
check-again = Try again
check-again-in-a-minute = Try again in a minute
check-again-with-store = Try again when the database answers
check-discord-silent = it does not answer at the moment
check-discord-slow = it takes too long to say what podpick may do here
check-discord-unreachable = podpick cannot reach Discord
check-discord-unavailable = Discord is not available right now (HTTP { $status })
check-discord-asks-to-wait = { $count ->
    [one] Discord asks podpick to wait 1 second
   *[other] Discord asks podpick to wait { $count } seconds
}
# $said is Discord's own sentence, in English.
check-discord-refused = Discord refused: { $said }
check-discord-unreadable = podpick cannot read Discord's answer
check-catalog-sizes = { $count ->
    [one] 1 show on { $topics } topics
   *[other] { $count } shows on { $topics } topics
}
check-catalog-faulty = the file was changed and has errors; the previous catalog stays active ({ $count } shows on { $topics } topics)
check-catalog-advice = Ask whoever runs podpick to correct the file; podpick check shows each error with its line
check-connection-shard = shard { $shard } of { $of }
check-connection-endpoint = over signed HTTP requests
check-not-connected = podpick is not connected to Discord yet
# $shards are numbers: 0, 3.
check-shards-silent = podpick has no connection to Discord right now (shard { $shards })
check-connection-advice = podpick reconnects by itself. If this lasts, ask whoever runs podpick to look at the log
check-scheduler-stands = weekly picks and announcements are not being sent right now
check-host-advice = Ask whoever runs podpick to look at the log
check-token-refused = Discord no longer accepts podpick's token
check-token-advice = Whoever runs podpick must set a new token
check-store-answers = it answers
check-store-advice = podpick still answers questions; picks and announcements wait for the database. Ask whoever runs podpick to look at the log
check-store-busy = the database is busy
check-store-full = the disk of the database is full
check-store-refused = the database file cannot be read or written
check-store-lost = the database file was removed or replaced while podpick runs, so nothing can be saved
check-store-unreachable = the database does not answer
check-store-unreadable = a part of the data cannot be read
check-store-broken = the database does not answer as it should
# $rest of the $count feeds do not answer.
check-feeds-read = { $count ->
    [one] 1 feed read, { $rest } not answering now
   *[other] { $count } feeds read, { $rest } not answering now
}
check-feeds-advice = Ask whoever runs podpick; podpick check --feeds shows which feeds, and why
check-commands-everywhere = registered everywhere
check-commands-here = registered here
check-commands-unscoped = this server is not in COMMAND_SCOPE, so it has none
check-commands-unscoped-advice = Whoever runs podpick can add this server to COMMAND_SCOPE
check-commands-missing-here = missing or out of date here
check-commands-missing = missing or out of date
check-commands-twice-here = also registered here, so members see them twice
check-commands-twice = also registered everywhere, so members see them twice
check-commands-advice = Whoever runs podpick can fix this with podpick commands --upload
check-channels-none = nothing is posted yet: no pick is scheduled and nothing is followed
check-channels-many = podpick posts in more than { $most } channels; only the first ones were checked
check-channels-many-advice = /podcast-admin status checks all channels of a server
check-channel-fine = podpick may post in { $channel }
check-channel-gone = { $channel } is gone
check-channel-gone-advice = Set it up with another channel: `/pick schedule` or `/podcast-follow add`
check-channel-lacks = in { $channel } podpick lacks { $rights }
check-channel-lacks-advice = In Discord: the channel's settings > Permissions > podpick > allow { $rights }
check-role-fine = podpick may give members { $role }
check-role-not-given = podpick cannot give members { $role }
check-server-left = podpick is no longer in server { $server }
check-server-left-advice = Invite it again, or do nothing: its data is deleted after 30 days
check-server-unknown = server { $server } could not be looked up

## A server's own shows

shelf-no-store = A server's own shows need podpick running in a server; here is only the catalog.
shelf-only-in-a-server = Own shows belong to a server. Use this command in a server.
shelf-not-an-admin = Choosing where suggestions are shown needs the permission **Manage Server**.
shelf-suggested = Thank you! Your suggestion of { $title } waits for the moderators.
shelf-known = { $title } is here already. Look with `/podcast show`.
shelf-known-hidden = { $title } is hidden in this server. Moderators can bring it back with `/podcast-shelf restore`.
shelf-waiting = Somebody suggested { $title } already. It waits for the moderators.
shelf-member-full = You have suggested enough for now. Try again tomorrow, or when the moderators have decided.
shelf-server-full = Many suggestions wait for the moderators of this server already. Try again when they have decided.
shelf-full = This server has { $most } shows of its own, and more are not possible. Remove one with `/podcast-shelf remove` first.
shelf-added = { $title } is now one of this server's shows. podpick reads its feed soon.
shelf-not-own = { $title } is from the catalog and cannot be changed here. You can hide it with `/podcast-shelf remove`.
shelf-removed = { $title } is no longer one of this server's shows.
shelf-hidden = podpick no longer shows { $title } in this server. Bring it back with `/podcast-shelf restore`.
shelf-restored = podpick shows { $title } in this server again.
shelf-changed = { $title } is changed.
shelf-decided = Somebody has decided about this already, or it is gone.
shelf-not-hidden = This server hides no show called { $typed }. See what it hides with `/podcast-shelf list`.
shelf-unknown-topic = podpick knows no topic called { $typed }. Choose one from `/podcast topics`.
shelf-topic-left-out = podpick knows no topic called { $typed }, so it took those that the show itself names.
shelf-unknown-level = podpick knows no level called { $typed }. Leave that field empty if a show is for everyone.
shelf-no-word = podpick finds no word there that a member could type. Try another one.
shelf-common-word = { $typed } is part of questions about anything, so it cannot stand for a topic. Try another word.
shelf-alias-set = In this server, { $word } means { $topic } from now on.
shelf-alias-removed = { $word } has no meaning of its own in this server any more.
shelf-alias-unknown = { $word } has no meaning of its own in this server. To give it one, name the topic too.
shelf-aliases-full = This server has { $most } names of its own for topics, and more are not possible. Take one away first.
shelf-no-reviews = Suggestions are no longer posted in a channel. Moderators find them in `/podcast-shelf list`.
shelf-reviews-set = Suggestions now come to { $channel }, where moderators decide. Choose a channel that only moderators see.
shelf-reviews-here = Suggestions come to { $channel }.
shelf-reviews-refused = The last one could not be posted there: { $reason }.
shelf-to-review = A member suggests this show for this server.
shelf-accepted = { $member } added this show.
shelf-declined = { $member } declined this show.
shelf-because = Reason: { $reason }
shelf-told-added = The moderators added { $title }, which you suggested. Thank you!
shelf-told-declined = The moderators did not add { $title }, which you suggested.
shelf-told-declined-because = The moderators did not add { $title }, which you suggested. Their reason: { $reason }
look-no-address = podpick cannot read { $typed } as a web address. Give the address of a show's feed or page, such as https://example.com/feed.
look-not-found = That page did not open: the other side answered HTTP { $status }. Check the address.
look-no-answer = That page did not answer. Check the address, or try again later.
look-busy = podpick is looking at other suggestions right now. Try again in a minute.
look-too-large = That file is too large for a show's feed or page. Check the address.
look-neither = podpick found no show there. Give the address of its feed, or of a page that links to its feed.
look-blocked = This show asks not to be listed, and podpick respects that.
look-empty = That feed has no episodes yet. Try again when it has.
draft-no-topic = podpick found the show, but not what it is about. Use the command again and say it with “topic”.
draft-no-title = podpick found no name for that show. Give the address of its feed.
shelf-title = This server's own shelf
shelf-none = This server has no shows of its own yet. Members suggest them with `/podcast suggest`, moderators add them with `/podcast-shelf add`.
shelf-count = Only in this server: { $shows }
shelf-waits =
    { $count ->
    [one] One suggestion waits. Choose it below.
   *[other] { $count } suggestions wait. Choose one below.
}
shelf-no-topics = its topics are no longer in the catalog
shelf-hides = Not shown in this server: { $show }
shelf-alias = { $word } means { $topic }
shelf-missing-title = Searches without results
shelf-nothing-missing = No searches without results in this server lately.
shelf-times =
    { $count ->
    [one] once
   *[other] { $count } times
}
menu-review = Choose a suggestion to decide
button-add = Add
button-edit = Edit
button-decline = Decline
fact-suggested-by = Suggested by
fact-brought-by = Brought by
fact-feed = Feed
form-edit-title = Change this show
form-decline-title = Decline this show
form-why = Why listen?
form-topics = Topics, with commas between them
form-level = For whom?
form-reason = Reason (the member may see it)
help-podcast-suggest = suggests a show for this server
help-podcast-shelf-add = adds a show that only this server has
help-podcast-shelf-edit = changes why, topics and level of one
help-podcast-shelf-remove = takes a show out of this server's answers
help-podcast-shelf-restore = shows a hidden show again
help-podcast-shelf-list = shows the server's own shows and the suggestions that wait
help-podcast-shelf-alias = gives a topic another name in this server
help-podcast-shelf-missing = shows searches without results
help-podcast-shelf-reviews = sets the channel for suggestions
command-podcast-suggest = Suggest a show for this server
command-podcast-shelf = The shows that only this server has
command-podcast-shelf-add = Add a show that only this server has
command-podcast-shelf-edit = Change one of this server's own shows
command-podcast-shelf-remove = Remove an own show, or hide one of the catalog
command-podcast-shelf-restore = Show one of the catalog again
command-podcast-shelf-list = See own shows, and decide about suggestions
command-podcast-shelf-alias = Give a topic another name in this server
command-podcast-shelf-missing = See searches without results
command-podcast-shelf-reviews = Choose where suggestions are shown to moderators
option-shelf-url = Address of its feed, or of its page
option-shelf-why = Why should one listen?
option-shelf-topic = What it is about
option-shelf-tell = Send me a message when the moderators have decided
option-shelf-show = Which show?
option-shelf-word = The word that members type
option-shelf-means = The topic it means. Without one, the word loses its meaning
option-shelf-reviews = A channel that only moderators see. Without one, suggestions only wait in the list
draft-no-why = podpick found the show, but nothing that says why to listen. Use the command again and say it with “why”.
draft-no-address = podpick can link to neither the feed nor the page of that show. Give another address.
shelf-added-without-feed = { $title } is now one of this server's shows. podpick found no feed for it, so it cannot see new episodes.
look-enough = podpick has checked enough addresses for you for now. Try again { $until }.

## Threads and the chats of voice channels

right-send-messages-in-threads = Send Messages in Threads
right-manage-threads = Manage Threads
right-connect = Connect
thread-is-locked = { $channel } is locked, so podpick cannot post there. Unlock it, or choose another channel.
thread-is-private = Only members of { $channel } see it. Mention podpick there once to make it a member.
no-thread-in-thread = { $channel } is a thread, and Discord opens no thread in a thread. Leave out “thread”, or choose another channel.
no-thread-in-chat = { $channel } is a voice channel, and Discord opens no threads in its chat. Leave out “thread”, or choose another channel.
because-thread-locked = the thread is locked
mend-thread-locked = Unlock the thread, or choose another channel.
check-thread-locked = the thread { $channel } is locked
check-channel-unknown = Discord did not answer about { $channel }

## Posts in forums

option-tag = In a forum: the tag that each post gets
schedule-forum = Each pick is a post of its own.
forum-needs-tag = Posts in { $channel } need a tag. Choose one in “tag”: { $tags }.
forum-no-such-tag = { $channel } has no tag { $typed }. Choose one in “tag”: { $tags }.
forum-without-tags = { $channel } has no tags. Leave out “tag”.
forum-unknown = Discord did not say which tags { $channel } has. Nothing was changed. Try again in a minute.
tag-without-forum = Only posts in forums have tags, and { $channel } is no forum. Leave out “tag”, or choose a forum.
no-thread-in-forum = In { $channel } each post is a thread already. Leave out “thread”.
no-messages-in-forum = { $channel } takes only posts, and what moderators read comes as messages. Choose a text channel or a thread.
no-vote-in-forum = { $channel } is a forum, and Discord takes no polls there. Leave out “vote”, or choose another channel.
vote-not-in-forum = The pick comes to { $channel }, which is a forum, and Discord takes no polls there. To let members vote, choose another channel with `/pick schedule`.
because-tag-gone = the forum requires a tag that is not chosen, or the chosen tag no longer exists
mend-tag-gone = Set it up again with a tag that the forum has: `/pick schedule` or `/podcast-follow add`.
check-forum-tag = { $channel } requires a tag that is not chosen, or the chosen tag no longer exists
