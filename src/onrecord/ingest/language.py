"""Is it English? Told by the share of little words, without a model.

References:
    Grefenstette, "Comparing two language identification schemes", JADT 1995: on texts of twenty
    words and more, short words alone identify the language of 98 to 99 % of sentences.
"""

from __future__ import annotations

import re
from collections import Counter

from onrecord.options import IngestOptions

_WORD = re.compile(r"[^\W\d_]+")
_LITTLE = {
    "en": "the of and to in that is was for on with as by at from his he it be are has have had "
    "not "
    "this who which but they were said an or their will would been after",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es "
    "an "
    "werden aus er hat dass sie nach bei um wird einer",
    "fr": "le la les de des et en un une du que qui dans pour au sur par il est plus pas avec ce "
    "sont "
    "ses ont aux été cette mais",
    "es": "el la los las de que y en un una del por con para se no su al lo es más como pero sus "
    "le ha "
    "este fue son",
    "it": "il la di che e un una del della per in non con sono si gli le dei alla da è nel ha "
    "come più "
    "anche dal",
    "pt": "o a os as de que e do da em um uma para com não por no na se dos mais ao foi como mas "
    "das "
    "seu pela",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als maar bij door "
    "naar "
    "hij worden uit werd",
    "pl": "w i na z do się nie że jest to o od po jak za przez dla był są oraz",
    "sv": "och att det som en på är av för med den till har inte om ett de var från",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ancak",
    "ru": "и в не на что с по как он это из за для от его но к у был до",
    "uk": "і в не на що з у до та за як для від його про але це був є які",
}
_SETS = {language: frozenset(words.split()) for language, words in _LITTLE.items()}
ENGLISH = "en"
UNKNOWN = "und"
"""BCP 47's code for a language that was not determined."""


def language(text: str, options: IngestOptions) -> str:
    """Return the BCP 47 code of the language of *text*, "und" where none of a dozen fits.

    A text of few words is taken for English when its letters are Latin: a headline has no little
    words, and a wrong guess there costs a report.

    >>> language("The bridge is shut and the ferry has been called back.", IngestOptions())
    'en'
    >>> language("Die Brücke ist gesperrt, und die Fähre wurde in den Hafen " * 3, IngestOptions())
    'de'
    """
    words = [m.group().casefold() for m in _WORD.finditer(text[: options.language_characters])]
    if not words:
        return UNKNOWN
    counts = Counter(words)
    shares = {
        code: sum(counts[word] for word in little) / len(words) for code, little in _SETS.items()
    }
    if len(words) < options.language_words:
        return ENGLISH if _latin(words) else UNKNOWN
    best = max(shares, key=lambda code: (shares[code], code == ENGLISH))
    return best if shares[best] >= options.little_words else UNKNOWN


def _latin(words: list[str]) -> bool:
    letters = "".join(words)
    return 2 * sum(letter < "\u0250" for letter in letters) > len(letters)
