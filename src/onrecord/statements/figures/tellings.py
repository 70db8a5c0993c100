"""Who tells what: the sources, contents and speakers of an article's statements."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from onrecord.records import Span, Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What of a statement says whose words its figures are."""

    source: Spans
    content: Spans
    speaker: str | None


class Tellings(tuple[Telling, ...]):
    """An article's tellings; finds those around a span without looking at all of them."""

    def content_of(self, span: Span) -> Span | None:
        """Return the narrowest content that covers *span*."""
        found = self._around(span)
        return min((c for c, _ in found), key=lambda c: c.end - c.start, default=None)

    def of(self, span: Span) -> Telling | None:
        """Return the telling with the narrowest content that covers *span*."""
        found = self._around(span)
        return min(found, key=lambda each: each[0].end - each[0].start)[1] if found else None

    def tell(self, source: Span, figure: Span) -> bool:
        """Tell whether the words at *source* name who tells of the figure."""
        return any(s.overlaps(source) for _, each in self._around(figure) for s in each.source)

    def _around(self, span: Span) -> list[tuple[Span, Telling]]:
        found = []
        at = bisect_right(self._starts, span.start)
        while at and self._reach[at - 1] >= span.end:
            at -= 1
            if self._contents[at][0].covers(span):
                found.append(self._contents[at])
        return found

    @cached_property
    def _contents(self) -> list[tuple[Span, Telling]]:
        pairs = [(content, each) for each in self for content in each.content]
        return sorted(pairs, key=lambda pair: pair[0])

    @cached_property
    def _starts(self) -> list[int]:
        return [content.start for content, _ in self._contents]

    @cached_property
    def _reach(self) -> list[int]:
        """How far the contents up to each position reach."""
        return list(accumulate((content.end for content, _ in self._contents), max))
