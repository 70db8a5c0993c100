"""Find the words that weaken what is said, and the words they weaken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from onrecord.records import Hedge, Span
from onrecord.text.segments import trimmed

_MARK = r"[;:—–“”\"()\[\]]"
_JOINS = (
    "that|which|who|whose|whom|because|although|though|while|whereas|but|if|unless|until|when|"
    "where|whether|since|how|why"
)
_SUBJECT = r"(?:he|she|it|they|we|I|you|there)\b"
_OPENING = re.compile(
    rf"(?:{_MARK}|\b(?:{_JOINS})\b|,\s+(?:and|or|as|with)\b|,(?=\s+(?:{_SUBJECT}|the\b|an?\b|this\b|"
    rf"[A-Z]))|\b(?:and|as)(?=\s+{_SUBJECT}))[\s,]*"
)
"""What a clause can begin after."""
_RELATIVE = re.compile(r"(?:which|who|that)[\s,]*")
_CLOSING = re.compile(
    rf"[\s,]*(?:{_MARK}|,\s+(?:and|or|but|which|who|while|as|so|because|although|though|when|where|"
    rf"since|with|according|he|she|they|[a-z]+ing|(?:[A-Z]\w+\s+){{1,3}}(?:said|says))\b|\b(?:but|because|although|though|while|whereas|"
    rf"unless|until|if|when|since)\b|\band\s+(?:{_SUBJECT}|to\b)|[.!?…]+[”\"’')]*\Z)"
)
"""What a clause can end before."""
_STOPS = (
    "of|in|on|at|by|for|to|from|with|that|which|who|as|is|are|was|were|has|have|had|will|would|could|"
    "may|might|and|or|after|before|between|during|into|over|about|against|under|through|but|than"
)
_PHRASE = re.compile(
    rf"(?:\s+(?!(?:{_STOPS})\b)[^\s,;:.“”\"()—–]+){{1,4}}(?:\s+(?:of)(?=\s+[A-Z])"
    rf"(?:\s+[A-Z][^\s,;:.“”\"()—–]*)+)?"
)
_OTHER_SENSE = re.compile(
    r"(?:may|might)\s+(?:only|as\s+well|I|we|you)\b|could(?:n[’']t|\s+(?:only|not|never|see|hear|feel|"
    r"smell|you|we|I|have\s+done\s+without|care\s+less)\b)|(?:un)?likely\s+voters?\b|potential\s+to\b|"
    r"possible\s+(?:with|to)\b|May\b",
)
"""The month, permission, what somebody was able to do, a pollster's term."""
_OTHER_SENSE_BEFORE = re.compile(
    r"(?:\b(?:best|worst|fullest|every|as\s+\w+\s+as|made|make|makes|making|its|full|great|huge|"
    r"how\s+\w+(?:\s+\w+){1,2}|only(?:\s+[\w,]+){1,9}|(?:everything|all|whatever|anything|nothing|as\s+\w+\s+as)\s+\w+)"
    r"\s+)\Z"
)
_NEAR = 40
"""Code points before a form in which what makes it no hedge can stand."""
_COMPLEMENT = re.compile(r"[\s,]*(?:that\s+)?")
_DETERMINER = re.compile(r"\b(?:an?|the|most|more|his|her|its|their|other|any|no|of)\s+\Z", re.I)


@cache
def _table() -> Mapping[str, str]:
    """Read the list: form in small letters -> what it covers."""
    lines = files("onrecord").joinpath("data/hedges.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in lines.splitlines() if line and not line.startswith("#"))
    return {_plain(form): covers for form, _, covers, _ in rows}


@cache
def _forms() -> re.Pattern[str]:
    forms = sorted(_table(), key=lambda form: (-len(form), form))
    either = "|".join(re.escape(f).replace(r"\ ", r"\s+").replace("'", "[’']") for f in forms)
    return re.compile(rf"(?<![\w’'-])(?:{either})(?![\w’'-])", re.IGNORECASE)


def _plain(form: str) -> str:
    return " ".join(form.lower().replace("’", "'").split())


def hedges(text: str, sentences: Iterable[Span]) -> tuple[Hedge, ...]:
    """Return the hedges of *sentences* in reading order, each with the words it covers.

    >>> text = "The guard may number 4,000, but I think that it is an alleged army."
    >>> for hedge in hedges(text, [Span(0, len(text))]):
    ...     print(hedge.span.of(text), "|", hedge.covers.of(text))
    may | The guard may number 4,000
    I think | it is an alleged army
    alleged | alleged army
    """
    return tuple(hedge for sentence in sentences for hedge in _of(text, sentence))


def _of(text: str, sentence: Span) -> Iterator[Hedge]:
    for match in _forms().finditer(text, *sentence):
        span = Span(*match.span())
        if not _is_other(text, span, sentence):
            covers = _covered(text, span, sentence, _table()[_plain(match.group())])
            if covers is not None:
                yield Hedge(span=span, covers=covers)


def _is_other(text: str, span: Span, sentence: Span) -> bool:
    before = text[max(sentence.start, span.start - _NEAR) : span.start]
    after = text[span.start : min(sentence.end, span.end + _NEAR)]
    return bool(_OTHER_SENSE.match(after) or _OTHER_SENSE_BEFORE.search(before))


def _covered(text: str, span: Span, sentence: Span, covers: str) -> Span | None:
    """Return what a hedge at *span* covers, ``None`` where there is nothing."""
    if covers == "likely":
        near = text[max(sentence.start, span.start - _NEAR) : span.start]
        covers = "phrase" if _DETERMINER.search(near) else "clause"
    if covers == "phrase":
        match = _PHRASE.match(text, span.end, sentence.end)
        return Span(span.start, match.end()) if match else None
    end = _end(text, span, sentence)
    if covers == "after" and end > span.end:
        return _content(text, Span(span.end, end)) or _clause(text, span, sentence, end)
    return _clause(text, span, sentence, end)


def _clause(text: str, span: Span, sentence: Span, end: int) -> Span | None:
    """Return the clause around *span* up to *end*; one set off by commas ends at the second."""
    start = sentence.start
    for match in _OPENING.finditer(text, sentence.start, span.start):
        relative = _RELATIVE.fullmatch(match.group()) and span.start - match.end() < 2
        start = match.start() if relative else match.end()
    aside = _RELATIVE.match(text, start, end) and text[max(0, start - 2) : start] == ", "
    comma = text.find(",", span.end, end) if aside else -1
    return trimmed(text, Span(start, max(end if comma < 0 else comma, span.end)))


def _end(text: str, span: Span, sentence: Span) -> int:
    match = _CLOSING.search(text, span.end, sentence.end)
    if match is not None and match.start() <= span.end + 1 and match.end() < sentence.end:
        match = _CLOSING.search(text, match.end(), sentence.end) or match
    return match.start() if match else sentence.end


def _content(text: str, span: Span) -> Span | None:
    found = _COMPLEMENT.match(text, *span)
    return trimmed(text, Span(found.end() if found else span.start, span.end))
