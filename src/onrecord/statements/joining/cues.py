"""What a cue says was done: a reviewed list of cues and the rules to look a cue up in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from onrecord.records import StatementClass

LONGEST = 4
"""Words of the longest phrase in the list."""


def listed(words: str) -> frozenset[str]:
    """Return the words that are listed in one string, with white space between."""
    return frozenset(words.split())


_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|:")
_IRREGULAR = MappingProxyType(
    {
        form: forms.split()[0]
        for forms in (
            "say said saith",
            "tell told",
            "write wrote written",
            "think thought",
            "feel felt",
            "know knew known",
            "see saw seen",
            "find found",
            "show shown",
            "mean meant",
            "swear swore sworn",
            "speak spoke spoken",
            "make made",
            "give gave given",
            "take took taken",
            "bring brought",
            "lay laid",
            "put put",
            "set set",
            "read read",
            "hear heard",
            "understand understood",
            "forget forgot forgotten",
            "forbid forbade forbidden",
            "foresee foresaw foreseen",
            "choose chose chosen",
            "seek sought",
            "fight fought",
            "hit hit",
            "cast cast",
            "forecast forecast",
            "broadcast broadcast",
            "sing sang sung",
            "go went gone",
            "come came",
            "run ran",
            "hold held",
            "keep kept",
            "lead led",
            "leave left",
            "shoot shot",
            "strike struck",
            "draw drew drawn",
            "throw threw thrown",
            "spell spelt",
            "retell retold",
            "rebut rebutted",
            "deny denied",
            "reply replied",
            "imply implied",
            "try tried",
            "cry cried",
            "learn learnt",
            "dream dreamt",
            "bet bet",
            "let let",
            "send sent",
            "spend spent",
            "sue sued suing",
            "poll polled",
            "vie vied vying",
            "be is are was were been being am 's ’s 're ’re",
            "have has had having 've ’ve",
            "do does did done",
            "will 'll ’ll",
        )
        for form in forms.split()
    }
)
_DOCUMENTS = listed(
    """
    account affidavit analysis announcement article assessment audit book briefing brochure
    bulletin cable census chart complaint contract data database decree diary dispatch document
    documentary dossier draft editorial email e-mail estimate evidence figure filing finding footage
    forecast guideline headline image indictment interview invoice lawsuit leaflet letter list log
    magazine manifesto manual map material media memo memoir memorandum message minute motto note
    notice obituary page paper petition photo photograph picture plan poll post poster press
    profile projection ranking readout receipt recording record register release report reporting
    research results review ruling schedule screenshot script sign slogan statement
    statistic story study summary survey tally tape testimony text textbook transcript tweet
    verdict video warrant website will
    """
)
"""Nouns of what can be read, seen or heard again: where one heads a source, a document speaks."""
_HEAD_ENDS = re.compile(
    r"[,;:(–—]|\s(?:of|by|from|in|on|for|about|at|to|with|who|which|that|whose|published|released|"
    r"obtained|conducted|seen|filed|posted|written|issued|compiled)\b"
)
_LIGHT = listed(
    "put make take give get issue release raise deliver hold keep bring present use set share "
    "send submit file run launch begin start turn come draw like"
)
"""Verbs that leave the meaning to the noun after them ("put out a statement saying")."""
NOUNS = listed(
    "statement comment remark question debate praise complaint call criticism warning argument "
    "claim request demand speech address interview talk threat appeal promise answer response "
    "report discussion conversation allegation accusation condemnation announcement apology"
)
"""Nouns of speech: the verb before them tells whether anything is said."""
_FUNCTION = listed(
    "a an the this that his her their its our my some any no in on at of to for with by from out "
    "up about as be have do will would can could may might should must not also later then now "
    "again first just only still once more new and or it who which he she they i we you"
)
_ELSE = (StatementClass.OTHER, StatementClass.OTHER)
_REFLEXIVE = re.compile(r"\s*(?:my|your|him|her|it|our|them)sel(?:f|ves)\b")
_PLAIN_SAYING = listed("say tell ask announce declare explain warn comment mention reveal write")
_PRONOUNS = frozenset(["he", "she", "they", "i", "we", "you", "him", "her", "them", "it"])


@cache
def _table() -> Mapping[tuple[str, ...], tuple[StatementClass, StatementClass]]:
    """Read the list: lemmas -> class, and class where the source is a document."""
    lines = files("onrecord").joinpath("data/cues.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in lines.splitlines() if line and not line.startswith("#"))
    return {
        tuple(cue.split()): (StatementClass(usual), StatementClass(documents))
        for cue, usual, documents in rows
    }


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for words in _table() for word in words)


@lru_cache(maxsize=1 << 14)
def lemma(word: str) -> str:
    """Return the plain form of *word* as the list of cues has it, else *word* in small letters.

    >>> [lemma(word) for word in ("Said", "noting", "denies", "admitted", "claims", "bridge")]
    ['say', 'note', 'deny', 'admit', 'claim', 'bridge']
    """
    small = word.lower()
    if small in _IRREGULAR:
        return _IRREGULAR[small]
    known = _vocabulary()
    return next((form for form in _forms(small) if form in known), small)


def _forms(word: str) -> Iterator[str]:
    """Yield *word* and what it may be an inflection of, the likeliest first."""
    yield word
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("s", ""),
        ("es", ""),
        ("’s", ""),
        ("'s", ""),
    ):
        if word.endswith(ending):
            yield word[: -len(ending)] + instead
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            yield from (stem + "e", stem)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]


def head(source: str) -> str:
    """Return the head noun of *source*, in small letters and singular.

    >>> head("A new report by the port authority")
    'report'
    """
    words = _WORD.findall(_HEAD_ENDS.split(source.strip(), maxsplit=1)[0].lower())
    if not words:
        return ""
    last = str(words[-1])
    singular = last[:-1] if last.endswith("s") and last not in _DOCUMENTS else last
    if last.endswith("ies"):
        singular = last[:-3] + "y"
    return singular if singular in _DOCUMENTS else last


def is_document(source: str) -> bool:
    """Tell whether *source* names something that is read or seen rather than somebody.

    >>> is_document("Leaked minutes of the meeting"), is_document("the minister")
    (True, False)
    """
    return head(source) in _DOCUMENTS


def cue_class(cue: str, source: str, content: str) -> StatementClass | None:
    """Return the class of a cue: the leftmost phrase of it that is listed, the longest there.

    What the list gives for a document counts where the source's head noun names one. Before
    content that begins with "to", an entry with "to" goes first ("agreed" that, "agreed" to).

    Returns:
        The class, or ``None`` where the list has nothing for the cue.

    >>> str(cue_class("wrote", "Ruiz", "the bridge is safe"))
    'speech'
    >>> str(cue_class("said", "A report", "the bridge is safe"))
    'document'
    >>> str(cue_class("has agreed", "She", "to leave"))
    'intent'
    """
    lemmas = tuple(lemma(word) for word in _WORD.findall(cue.lower()))
    if lemmas[:1] == ("to",) and len(lemmas) > 1:
        return StatementClass.INTENT
    found = _lookup(lemmas, content.lower().startswith("to "))
    if found is None:
        return None
    usual, documents = found
    if "find" in lemmas and _REFLEXIVE.match(content):
        return StatementClass.OTHER
    if usual is StatementClass.DOCUMENT and source.lower() in _PRONOUNS and "find" in lemmas:
        return StatementClass.BELIEF
    return documents if is_document(source) else usual


def _lookup(
    lemmas: tuple[str, ...], infinitive: bool, light: bool = True
) -> tuple[StatementClass, StatementClass] | None:
    table = _table()
    for start in range(len(lemmas)):
        for stop in range(min(len(lemmas), start + LONGEST), start, -1):
            phrase = lemmas[start:stop]
            if infinitive and stop == len(lemmas) and (*phrase, "to") in table:
                return table[(*phrase, "to")]
            if phrase in table and not (light and phrase[0] in _LIGHT and stop == start + 1):
                if phrase[0] in NOUNS and _does_else(lemmas[:start]):
                    return _ELSE
                return _governed(lemmas, stop, table[phrase])
    return _lookup(lemmas, infinitive, light=False) if light else None


def _does_else(before: tuple[str, ...]) -> bool:
    """Tell "spurred complaints" from "made a complaint", "in a complaint" and "has complaints"."""
    return any(
        word not in _LIGHT and word not in _FUNCTION and not word.endswith("ly") for word in before
    )


def _governed(
    lemmas: tuple[str, ...], stop: int, found: tuple[StatementClass, StatementClass]
) -> tuple[StatementClass, StatementClass]:
    """Return the classes of what is meant to be said: "would like to be able to tell"."""
    if found[0] not in {StatementClass.INTENT, StatementClass.BELIEF}:
        return found
    for index in range(stop, len(lemmas)):
        if lemmas[index - 1] == "to" and lemmas[index] in _PLAIN_SAYING:
            return _table()[(lemmas[index],)]
    return found


def is_saying(word: str) -> bool:
    """Tell whether *word* alone is a cue of speech.

    >>> is_saying("explained"), is_saying("walked")
    (True, False)
    """
    found = _table().get((lemma(word),))
    return found is not None and found[0] is StatementClass.SPEECH and word != ":"
