"""The sentences of a report that hold time expressions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import At, Extraction, Modality, Span, Statement, TimeExpression, TimeKind
from onrecord.text.segments import paragraphs, sentences

_OF_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\dT")
_NAMED_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|[a-z]day\b", re.IGNORECASE
)
"""The evening of a day is that day; "at noon" alone may be any day's."""
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_WORDS = re.compile(r"[a-z]{4,}")
_UNREAL = frozenset({Modality.HYPOTHETICAL, Modality.QUESTION, Modality.FUTURE, Modality.NEGATED})
STEM = 5
"""Letters by which two words are held to be forms of one: crossing, crossed."""
_COMMON = frozenset(
    word[:STEM]
    for word in "that this with from have been were will they their there which would could about "
    "after before more than over said says also into when where while some such only other first "
    "last your just each most many year month week days monday tuesday wednesday thursday friday "
    "saturday sunday january february march april june july august september october november "
    "december".split()
)


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression in its sentence."""

    extraction: Extraction
    time: TimeExpression
    sentence: Span

    @property
    def words(self) -> str:
        """Return the words of the sentence."""
        return self.sentence.of(self.extraction.article.text)

    def at(self) -> At:
        """Point to the sentence."""
        article = self.extraction.article
        return At(article=article.id, path=article.path, spans=(self.sentence,))


def timed(extraction: Extraction) -> Iterator[Timed]:
    """Yield the time expressions of an article with their sentences, in reading order."""
    text = extraction.article.text
    blocks = paragraphs(text)
    starts = [block.start for block in blocks]
    known: dict[Span, tuple[Span, ...]] = {}
    for time in extraction.times:
        of_day = _OF_DAY.match(time.value) and _NAMED_DAY.search(time.span.of(text))
        if time.kind not in {TimeKind.DATE, TimeKind.DURATION} and not of_day:
            continue
        block = blocks[max(0, bisect_right(starts, time.span.start) - 1)]
        if block not in known:
            known[block] = sentences(text, block)
        # A line of a megabyte has tens of thousands of sentences: looked up, not gone through.
        at = bisect_right(known[block], time.span.start, key=_start) - 1
        if at >= 0 and known[block][at].covers(time.span):
            yield Timed(extraction, time, known[block][at])


def _start(span: Span) -> int:
    return span.start


def sure(one: Timed) -> bool:
    """Tell whether the days of a date are beyond doubt: its year is told, or the report's day is.

    "February 24" in a report that may be of any day of a month can be of two years.
    """
    published = one.extraction.article.published
    exact = published.earliest is not None and published.earliest == published.latest
    told = _YEAR.search(one.time.span.of(one.extraction.article.text))
    return one.time.earliest is not None and (exact or told is not None)


_PLACE_LINE = re.compile(r"[A-Z][\w .,/()’-]{0,40}$|$")
_DASH = re.compile(r"[^.\n]{0,40}?(?:[–—]|\s-\s)|\s*$")


def date_line(one: Timed) -> bool:
    """Tell whether a date says when a report was filed: "SELNA, March 5, 2024 (Wire) –"."""
    text = one.extraction.article.text
    opened = text.rfind("\n", 0, one.time.span.start) + 1
    before = text[opened : one.time.span.start]
    end = text.find("\n", one.time.span.end)
    after = text[one.time.span.end : end if end >= 0 else len(text)]
    return bool(_PLACE_LINE.match(before) and _DASH.match(after))


def year_told(one: Timed) -> bool:
    """Tell whether a sentence names a year."""
    return bool(_YEAR.search(one.words))


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of *text* that say something.

    >>> sorted(stems("They crossed the river"))
    ['cross', 'river']
    """
    return frozenset(word[:STEM] for word in _WORDS.findall(text.lower())) - _COMMON


def spoken(extraction: Extraction, span: Span) -> Statement | None:
    """Return the statement in somebody's words that holds *span*."""
    holding = (s for s in extraction.statements if s.relay or s.source)
    return next((s for s in holding if any(part.covers(span) for part in s.content)), None)


def unreal(extraction: Extraction, span: Span) -> bool:
    """Tell whether *span* lies in what is asked, denied, wished or to come."""
    return any(
        s.modality in _UNREAL and any(part.covers(span) for part in s.content)
        for s in extraction.statements
    )
