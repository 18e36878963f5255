"""Prints the words that `main.rs` packs: a language, a rank (0 beyond the commonest) and a word on each line.

    pip install wordfreq==3.1.1 && python3 from_wordfreq.py catalog.toml
"""

import re
import sys
import tomllib

from wordfreq import top_n_list, zipf_frequency

LANGUAGES = ["de", "es", "fr", "pt"]
# Words of each language that are no misspelling of anything.
COMMONEST = 6000
# How much rarer a word may be in a language than in the one it is commonest in (a power of ten) and still be of it, and how
# much commoner than in English it must be.
SHARED = 0.7


def of_language(word, language):
    """Whether a word is at home in a language, by how often it is written elsewhere, in English above all."""
    here = zipf_frequency(word, language)
    elsewhere = max(zipf_frequency(word, other) for other in LANGUAGES)
    return here > 1 and here >= elsewhere - SHARED and here > zipf_frequency(word, "en") + SHARED


def main():
    for language in LANGUAGES:
        for rank, word in enumerate(top_n_list(language, COMMONEST), start=1):
            if of_language(word, language):
                print(language, rank, word, sep="\t")
    with open(sys.argv[1], "rb") as file:
        topics = tomllib.load(file)["topic"]
    # The catalog's own names, so that who asks by one is known to ask in its language.
    names = {word for topic in topics for alias in topic.get("aliases", []) for word in re.findall(r"[^\W\d_]+", alias)}
    for word in sorted(name.lower() for name in names):
        for language in LANGUAGES:
            if of_language(word, language):
                print(language, 0, word, sep="\t")


main()
