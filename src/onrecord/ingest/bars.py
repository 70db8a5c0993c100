"""Navigation bars: short words in a row, parted by signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.ingest.lines import Line, ends_sentence
from onrecord.ingest.outlets import is_outlet
from onrecord.options import IngestOptions
from onrecord.records import Span

_SIGN = re.compile(r"\s+[|·•›»→>/]\s+")


def bars(found: Sequence[Line], options: IngestOptions) -> Iterator[Line]:
    """Yield the lines near the top or the end of a page that are bars: "News | Sport | Contact"."""
    for index, line in enumerate(found):
        near = index < options.top_lines or index >= len(found) - options.closing_lines
        if near and _is_bar(line, options):
            yield line


def _is_bar(line: Line, options: IngestOptions) -> bool:
    if len(line.words) > options.bar_characters or ends_sentence(line.words):
        return False
    items = _SIGN.split(line.plain)
    if line.plain.startswith("|") or any(item[:1].isdigit() for item in items):
        return False  # a row of a table: "| 1 | Kelburg | 43 |"
    return len(items) >= options.bar_items and all(
        len(item.split()) <= options.bar_words for item in items
    )


def brand(found: Sequence[Line], options: IngestOptions) -> Span | None:
    """Return the outlet's name where the first bar begins with it: "The Kelburg Herald › War"."""
    for line in bars(found[: options.top_lines], options):
        name = _SIGN.split(line.plain)[0]
        if name.startswith("The ") or is_outlet(name):
            return Span(line.span.start, line.span.start + len(name))
        return None
    return None
