"""The map from an article's text back to the bytes of its page, found again and compared."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.ingest.encodings import MARKS, codec
from onrecord.ingest.markup import Signs, Source, signs
from onrecord.options import IngestOptions
from onrecord.records import Place, Span

_LINE = re.compile(r"[^\n]+")
_SIGN = re.compile(r"[^\s\u200b]+")
_SEARCHES = 300
"""Lines of one text that are looked for from the page's top again: those that were moved up."""


@dataclass(frozen=True, slots=True)
class _Run:
    """So many signs of a line from *at* on that stand in the page from *there* on."""

    at: int
    there: int
    length: int


def plain_place(
    text: str, span: Span, content: bytes, charset: str | None = None
) -> tuple[Place, ...]:
    r"""Return where *span* of a plain text stands in its bytes.

    >>> plain_place("“Shut”", Span(1, 5), "\ufeff“Shut”".encode())
    (Place(span=Span(start=1, end=5), start=6, end=10),)
    """
    marks = [(len(mark), name) for mark, name in MARKS if content.startswith(mark)]
    names = filter(None, ("utf-8", codec(charset), "utf-16-le", "utf-16-be", "cp1252"))
    for skipped, name in marks or [(0, name) for name in names]:
        try:
            if content[skipped:].decode(name) != text:
                continue
        except UnicodeDecodeError:
            continue
        start = skipped + len(text[: span.start].encode(name))
        return (Place(span=span, start=start, end=start + len(span.of(text).encode(name))),)
    return ()


def places(text: str, page: Source, options: IngestOptions, within: Span) -> tuple[Place, ...]:
    """Return where the words of *text*, those of *within*, stand in the bytes of *page*.

    A stretch is a line, or as much of it as stands there in one piece; white space is nobody's.
    Every stretch is cut out of the page again and compared, and left out where it differs: what is
    mapped is certain, what is not is found by nobody.

    Returns:
        Places in the order of the text, disjoint.
    """
    if page.encoded(0, len(page.text)).decode(page.encoding, page.errors) != page.text:
        return ()
    there = signs(page.text)
    spans = tuple(_mapped(text, there, options, within))
    offsets = _bytes(page, sorted({end for _, *ends in spans for end in ends}))
    return tuple(
        Place(span=span, start=offsets[start] + page.skipped, end=offsets[end] + page.skipped)
        for span, start, end in spans
        if signs(page.text[start:end]).text == signless(span.of(text))
    )


def signless(text: str) -> str:
    """Return *text* without white space, as it is compared with a page.

    >>> signless("The bridge\u00a0is shut")
    'Thebridgeisshut'
    """
    return "".join(_SIGN.findall(text))


def _mapped(
    text: str, there: Signs, options: IngestOptions, within: Span
) -> Iterator[tuple[Span, int, int]]:
    """Yield spans of the text with the code points of the source that hold them."""
    cursor, searches = 0, _SEARCHES
    for match in _LINE.finditer(text):
        starts = [
            place for word in _SIGN.finditer(text, *match.span()) for place in range(*word.span())
        ]
        line = "".join(text[place] for place in starts)
        if not line:
            continue
        at = there.text.find(line, cursor)
        if at < 0 and searches and len(line) >= options.seed:
            searches -= 1
            at = there.text.find(line)
        runs = [_Run(0, at, len(line))] if at >= 0 else _pieces(line, there.text, cursor, options)
        for run in runs:
            cursor = run.there + run.length
            first = bisect_left(starts, within.start, run.at, run.at + run.length)
            end = bisect_left(starts, within.end, run.at, run.at + run.length)
            if first < end:
                yield (
                    Span(starts[first], starts[end - 1] + 1),
                    there.starts[run.there + first - run.at],
                    there.ends[run.there + end - 1 - run.at],
                )


def _pieces(line: str, page: str, cursor: int, options: IngestOptions) -> list[_Run]:
    """Find a line again of which the page has more: a picture's caption in its middle, a note."""
    found: list[_Run] = []
    at = 0
    while len(line) - at >= options.seed // 2:
        seed = line[at : at + options.seed]
        there = page.find(seed, cursor, cursor + options.seed_reach)
        if there < 0:
            at += options.seed // 3
            continue
        length = _alike(line, at, page, there)
        found.append(_Run(at, there, length))
        at, cursor = at + length, there + length
    return found


def _alike(line: str, at: int, page: str, there: int) -> int:
    """Return how many signs are the same from the two places on."""
    longest = min(len(line) - at, len(page) - there)
    lengths = range(1, longest + 1)
    return bisect_right(lengths, 0, key=lambda n: line[at : at + n] != page[there : there + n])


def _bytes(page: Source, wanted: Sequence[int]) -> dict[int, int]:
    """Return the byte at which each of these code points of the source begins."""
    offsets: dict[int, int] = {}
    last = total = 0
    for place in wanted:
        total += len(page.encoded(last, place))
        offsets[place], last = total, place
    return offsets
