//! Small catalogs for stories. The shipped one is tested elsewhere.

/// Enough for every kind of answer: more than one page on Python, one show with episodes, an ended one, a lone topic.
pub(crate) const SMALL: &str = r#"
[[topic]]
id = "programming"
label = "Programming"
aliases = ["coding"]

[[topic]]
id = "python"
label = "Python"
aliases = ["python3"]
broader = ["programming"]

[[topic]]
id = "web-development"
label = "Web development"
aliases = ["web dev"]
broader = ["programming"]

[[topic]]
id = "django"
label = "Django"
aliases = ["drf"]
broader = ["python", "web-development"]

[[topic]]
id = "devops"
label = "DevOps"
aliases = ["dev ops"]

[[topic]]
id = "kubernetes"
label = "Kubernetes"
aliases = ["k8s"]
broader = ["devops"]

[[podcast]]
id = "snake-tales"
title = "Snake Tales"
aliases = ["Snakes"]
site = "https://snake.example/"
feed = "https://snake.example/rss"
artwork = "https://snake.example/cover.png"
hosts = ["Ada Example", "Grace Example"]
language = "en"
level = "all"
status = "active"
why = "Long talks with the people who make Python."
topics = ["python", "web-development"]

[[podcast.episode]]
id = "snake-tales-7"
number = 7
title = "How Python came to be"
published = 2020-02-29
minutes = 61
guests = ["Guido Example"]
url = "https://snake.example/7"
why = "The beginnings, told by one who was there."
topics = ["python"]

[[podcast.episode]]
id = "snake-tales-12"
number = 12
title = "Django at fifteen"
minutes = 48
url = "https://snake.example/12"
why = "What lasted and what did not."
topics = ["django"]

[[podcast]]
id = "django-hour"
title = "Django Hour"
site = "https://django.example/"
hosts = ["Will Example"]
language = "en"
level = "beginner"
status = "active"
why = "An hour a week on one part of Django."
topics = ["django", "python"]

[[podcast]]
id = "first-steps"
title = "First Steps in Python"
site = "https://first.example/"
language = "en"
level = "beginner"
status = "ended"
ended = 2019
why = "Ten minutes for people who never wrote a line."
topics = ["python"]

[[podcast]]
id = "py-de"
title = "Schlangengrube"
site = "https://grube.example/"
language = "de"
level = "advanced"
why = "In German, deep and dry."
topics = ["python"]

[[podcast]]
id = "py-news"
title = "Python Weekly News"
site = "https://news.example/"
language = "en"
why = "Ten minutes of news."
topics = ["python"]

[[podcast]]
id = "py-tests"
title = "Test Snakes"
site = "https://tests.example/"
language = "en"
level = "intermediate"
why = "How others test their Python."
topics = ["python"]

[[podcast]]
id = "py-data"
title = "Snakes and Tables"
site = "https://tables.example/"
language = "en"
why = "Python for people with data."
topics = ["python"]

[[podcast]]
id = "ship-it"
title = "Ship It Nightly"
site = "https://ship.example/"
language = "en"
level = "advanced"
why = "Stories of nights on call."
topics = ["devops", "kubernetes"]

[[podcast]]
id = "code-and-tea"
title = "Code & Tea"
site = "https://tea.example/"
language = "en"
explicit = true
why = "Two friends argue about programming."
topics = ["programming"]
"#;
