"""Lead-ins: the words that announce a quotation ("She told the harbour board:")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Span
from onrecord.statements.joining.cues import is_saying, listed
from onrecord.text.segments import sentences
from onrecord.text.words import words

LONGEST_TAIL = 15
"""Words between the verb of a lead-in and its colon ("told reporters at the site on Monday:")."""
LONGEST_SOURCE = 14
"""Words of a source, from a measurement: 95 of 100 sources of PolNeAR have no more."""

_NOT_VERBS = listed("a an the this that his her their its our my in of no any another to")
_BETWEEN = listed(
    "has have had was is were are also later then still now again once only just even always "
    "would will could"
)
_BREAKS = listed(
    '; : – — ( ) “ ” " , but when while as after before because since although that if who which'
)


_OPENING = re.compile(
    r"((?:[A-Z][\w.’'-]*\s+){0,5}[A-Z][\w’'-]*|He|She|They|(?:The|A|An|His|Her|Their)\s+[a-z]+)"
    r"(?=\s+[a-z])"
)
"""The subject of a sentence that begins with it: "Mayor Ruiz issued a note saying:"."""


@dataclass(frozen=True, slots=True)
class LeadIn:
    """The source and the cue of a lead-in."""

    source: Span
    cue: Span


def lead_in(text: str, region: Span) -> LeadIn | None:
    """Return the lead-in with which *region* ends, if its last sentence is one.

    >>> text = "It rained. Asked about the bridge, Ana Ruiz told reporters on Monday:"
    >>> found = lead_in(text, Span(0, len(text)))
    >>> found.source.of(text), found.cue.of(text)
    ('Ana Ruiz', 'told')
    """
    found = sentences(text, region)
    if not found or text[found[-1].end - 1] not in ":,":
        return None
    tokens = words(text, found[-1])
    for index in range(len(tokens) - 2, max(-1, len(tokens) - LONGEST_TAIL - 2), -1):
        if _is_verb(text, tokens, index):
            source = subject(text, tokens[:index])
            return LeadIn(source, tokens[index]) if source is not None else None
        if index and _is_participle(tokens[index].of(text)):
            opening = _OPENING.match(text, *found[-1])
            return LeadIn(Span(*opening.span(1)), tokens[index]) if opening else None
    return None


def _is_participle(word: str) -> bool:
    return word.endswith("ing") and is_saying(word)


def _is_verb(text: str, tokens: Sequence[Span], index: int) -> bool:
    word = tokens[index].of(text).lower()
    if not is_saying(word) or word.endswith("ing") or index == 0:
        return False
    return tokens[index - 1].of(text).lower() not in _NOT_VERBS


def subject(text: str, tokens: Sequence[Span]) -> Span | None:
    """Return the subject that *tokens* before a verb end with, back to where its clause begins."""
    left = list(tokens)
    while left and _skipped(left[-1].of(text)):
        left.pop()
    if left and left[-1].of(text) == ",":
        left = _before_apposition(text, left[:-1])
    start = len(left)
    while start and not _breaks(text, left, start - 1):
        start -= 1
    found = left[start:]
    if not 0 < len(found) <= LONGEST_SOURCE or not found[0].of(text)[0].isalnum():
        return None
    return Span(found[0].start, found[-1].end)


def _breaks(text: str, tokens: Sequence[Span], index: int) -> bool:
    """Tell whether the clause before the subject ends at *index*; "Ruiz and Orr" is one subject."""
    word = tokens[index].of(text)
    if word != "and" or index in {0, len(tokens) - 1}:
        return word == "and" or word.lower() in _BREAKS
    return not all(tokens[i].of(text)[0].isupper() for i in (index - 1, index + 1))


def _skipped(word: str) -> bool:
    return word.lower() in _BETWEEN or (word.endswith("ly") and word.islower())


def _before_apposition(text: str, tokens: list[Span]) -> list[Span]:
    """Drop ", a fisherman" from "Ruiz, a fisherman"."""
    for index in range(len(tokens) - 1, -1, -1):
        if tokens[index].of(text) == ",":
            return tokens[:index]
    return tokens
