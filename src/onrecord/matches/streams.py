"""Streams: an article as the sequence of folded words in which passages are looked for."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from sys import intern

from onrecord.records import Article, Extraction, Span, Spans, Statement, StatementKind
from onrecord.text.folding import fold
from onrecord.text.quotations import quotations
from onrecord.text.segments import paragraphs
from onrecord.text.words import words

INTERRUPTION = 40
"""Words between two parts of one content ("…," he told the Harbour Times on Friday, "…") that are
left out of the stream so that the quotation is read in one go; a longer gap is no interruption."""
_BORDER = re.compile(r"[.!?…\n“”«»„\"]")


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of an article's report: no furniture, title, signs or attributions inside quotes.

    All but ``sizes`` run parallel to ``words``. ``order`` numbers the words of the whole text, so
    that a jump in it shows where something was left out. ``inside`` holds the statements around a
    word, as positions in the extraction, outermost first. A pile has millions of words: arrays,
    and one string for each different word, take an eighth of what spans and strings would.
    """

    extraction: Extraction
    words: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    order: array[int]
    inside: tuple[tuple[int, ...], ...]
    quoted: bytes
    sizes: tuple[int, ...]
    """For each statement of the extraction how many of the words are its content."""

    @property
    def article(self) -> Article:
        """Return the article that the stream was made from."""
        return self.extraction.article

    def plain(self, at: int) -> bool:
        """Tell whether the word at a position begins without a capital."""
        return not self.article.text[self.starts[at]].isupper()

    def bounded(self, reach: tuple[int, int], loose: int) -> bool:
        """Tell whether a border is within *loose* words of both ends of a passage."""
        return all(
            any(self.border(at) for at in range(max(end - loose, 0), end + loose + 1))
            for end in reach
        )

    def border(self, at: int) -> bool:
        """Tell whether a sentence or a quotation begins or ends before the word at a position."""
        if at == 0 or at >= len(self.words) or self.quoted[at - 1] != self.quoted[at]:
            return True
        return bool(_BORDER.search(self.between(at)))

    def between(self, at: int) -> str:
        """Return the signs between the word before a position and the one at it."""
        return self.article.text[self.ends[at - 1] : self.starts[at]]

    def passage(self, positions: Sequence[int]) -> Spans:
        """Return the spans of the words at *positions*, joined where no word lies between."""
        found: list[Span] = []
        last = -2
        for at in positions:
            span = Span(self.starts[at], self.ends[at])
            if found and self.order[at] == last + 1:
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(span)
            last = self.order[at]
        return tuple(found)


def stream(extraction: Extraction) -> Stream:
    """Return the words of an article among which passages are looked for."""
    text = extraction.article.text
    every = [(w, folded) for w in words(text, Span(0, len(text))) if (folded := fold(w.of(text)))]
    around = _around(extraction.statements, [w for w, _ in every])
    left_out = _covered([w for w, _ in every], _left_out(extraction))
    left_out = [x or y for x, y in zip(left_out, _interrupting(extraction, around), strict=True)]
    in_quotes = _in_quotes(text, [w for w, _ in every])
    keep = [at for at, out in enumerate(left_out) if not out]
    direct = [s.kind is StatementKind.DIRECT for s in extraction.statements]
    sizes = Counter(number for at in keep for number in around[at])
    return Stream(
        extraction=extraction,
        words=tuple(intern(every[at][1]) for at in keep),
        starts=array("q", [every[at][0].start for at in keep]),
        ends=array("q", [every[at][0].end for at in keep]),
        order=array("q", keep),
        inside=tuple(around[at] for at in keep),
        quoted=bytes(in_quotes[at] or any(direct[s] for s in around[at]) for at in keep),
        sizes=tuple(sizes[number] for number in range(len(extraction.statements))),
    )


def _left_out(extraction: Extraction) -> Iterator[Span]:
    """Yield what is not the report: furniture, and the title where it has a line of its own."""
    article = extraction.article
    yield from (piece.span for piece in article.furniture)
    if article.title:
        line = rf"^[^\S\n]*{re.escape(article.title)}[^\S\n]*$"
        yield from (Span(*m.span()) for m in re.finditer(line, article.text, re.MULTILINE))


def _covered(found: Sequence[Span], spans: Iterator[Span]) -> list[bool]:
    """Tell for each word whether one of *spans* touches it."""
    covered = [False] * len(found)
    for span in spans:
        for at in _within(found, span):
            covered[at] = True
    return covered


def _within(found: Sequence[Span], span: Span) -> range:
    """Return the positions of the words that *span* touches."""
    low, high = 0, len(found)
    while low < high:
        middle = (low + high) // 2
        if found[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    after = low
    while after < len(found) and found[after].start < span.end:
        after += 1
    return range(low, after)


def _around(statements: Sequence[Statement], found: Sequence[Span]) -> list[tuple[int, ...]]:
    """Return for each word the statements whose content covers it, the outermost first.

    Of two that overlap without either being within the other, the shorter comes first: contents
    that run into the next statement are too long.
    """
    touched = [[at for span in s.content for at in _within(found, span)] for s in statements]
    depth = _depths(statements)
    around: list[tuple[int, ...]] = [()] * len(found)
    for number in sorted(range(len(statements)), key=lambda n: (depth[n], len(touched[n]))):
        for at in touched[number]:
            around[at] = (*around[at], number)
    return around


def _depths(statements: Sequence[Statement]) -> list[int]:
    """Return within how many others each statement stands."""
    outer = {s.id: s.within for s in statements}
    depths = []
    for statement in statements:
        depth, id = 0, statement.within
        while id is not None and depth < len(statements):
            depth, id = depth + 1, outer.get(id)
        depths.append(depth)
    return depths


def _interrupting(extraction: Extraction, around: Sequence[tuple[int, ...]]) -> list[bool]:
    """Tell for each word whether it interrupts the content of a statement."""
    places: dict[int, list[int]] = {}
    for at, numbers in enumerate(around):
        for number in numbers:
            places.setdefault(number, []).append(at)
    interrupting = [False] * len(around)
    for ats in places.values():
        for one, other in pairwise(ats):
            if 1 < other - one <= INTERRUPTION:
                for at in range(one + 1, other):
                    interrupting[at] = not around[at]
    return interrupting


def _in_quotes(text: str, found: Sequence[Span]) -> list[bool]:
    """Tell for each word whether it stands between quotation marks."""
    quoted = [False] * len(found)
    for quotation in quotations(text, paragraphs(text)):
        for at in _within(found, quotation.words):
            quoted[at] = True
    return quoted
