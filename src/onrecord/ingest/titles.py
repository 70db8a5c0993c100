"""The title of an article, its repetitions, and what stands before and under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.ingest.lines import Line, ends_sentence, folded, headline_like
from onrecord.options import IngestOptions
from onrecord.records import Furniture, FurnitureKind, Span

_CRUMBS = re.compile(
    r"(?:Home(?: ?[Pp]age)?|HOME|News|NEWS)(?:\s*[>»›/|·•→-]+\s*|\s+|"
    r"(?=[A-Z]))(?:\S+[^\S\n]+){0,9}$"
)
_SUFFIX = re.compile(r"\s+(?P<mark>[|–—-]|::|»)\s+(?P<name>[^|–—»]{2,50})$")
_VIDEO = re.compile(r"(?P<topic>[A-Z][\w.'’&-]*(?: [A-Z][\w.'’&-]*){0,2}): (?=[A-Z])[^:]+$")
_NO_TOPIC = re.compile(
    r"(?:exclusive|analysis|opinion|explainer|update|updated|live|comment|review|watch|interview|"
    r"report|editorial|factbox|fact check|breaking|special report|revealed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Title:
    """The title, and the name of the page behind it where there is one ("… - Harbour News")."""

    span: Span
    words: str
    outlet: Span | None


def title(found: Sequence[Line], options: IngestOptions) -> Title | None:
    """Return the title of a page whose lines, less what is plainly furniture, are *found*.

    It is the first line, where that is short, has no full stop, and a sentence follows later. A
    breadcrumb before it ("Home Business News …") is told by the title's standing alone below.
    """
    if len(found) < 2 or not _title_like(found[0], found[1], options):
        return None
    if not any(ends_sentence(line.plain) for line in found[1:]):
        return None
    start = crumbs(found, options)
    words = found[0].words[start:]
    return _without_outlet(words, found[0].span.start + start, found[1:])


def crumbs(found: Sequence[Line], options: IngestOptions) -> int:
    """Return how many code points of the first line are a breadcrumb before the title."""
    if not found:
        return 0
    first = found[0]
    for other in found[1 : 1 + options.top_lines]:
        if len(other.plain) >= options.shortest_title and first.plain.endswith(other.plain):
            start = len(first.plain) - len(other.plain)
            return start if _CRUMBS.match(first.plain[:start]) else 0
    return 0


def _title_like(line: Line, after: Line, options: IngestOptions) -> bool:
    return line.count >= options.title_least_words and headline_like(
        line, after, words=options.title_words, characters=options.title_characters
    )


def _without_outlet(words: str, start: int, others: Sequence[Line]) -> Title:
    """Take the outlet off a title that stands again below without it."""
    plain = Title(Span(start, start + len(words)), words, None)
    match = _SUFFIX.search(words)
    if match is None:
        return plain
    bare = words[: match.start()]
    if not any(line.folded == folded(bare) for line in others):
        return plain
    outlet = Span(start + match.start("name"), start + match.end("name"))
    return Title(Span(start, start + len(bare)), bare, outlet)


def around(found: Sequence[Line], title: Title, options: IngestOptions) -> Iterator[Furniture]:
    """Yield the breadcrumb, the repetitions of the title, and the headline of a video under it."""
    before = title.span.start - found[0].span.start
    if before > 0:
        crumb = found[0].words[:before].rstrip()
        start = found[0].span.start
        yield Furniture(span=Span(start, start + len(crumb)), kind=FurnitureKind.NAVIGATION)
    same = folded(title.words)
    for line in found[1:]:
        if line.folded == same or _with_outlet(line, same):
            yield Furniture(span=line.span, kind=FurnitureKind.REPEATED_TITLE)
    if len(found) > 2 and _video(found[1], options):
        yield Furniture(span=found[1].span, kind=FurnitureKind.TEASER)


def _with_outlet(line: Line, title: str) -> bool:
    match = _SUFFIX.search(line.plain[:400])
    return match is not None and folded(line.plain[: match.start()]) == title


def _video(line: Line, options: IngestOptions) -> bool:
    """Tell whether the line under the title is another headline: "Ferry: Crew filmed at work"."""
    return (
        line.count <= options.video_words
        and not ends_sentence(line.plain)
        and _VIDEO.match(line.plain) is not None
        and _NO_TOPIC.match(line.plain) is None
    )
