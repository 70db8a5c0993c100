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
_LABEL = re.compile(r"(?:PRESS RELEASE|Press release|FOR IMMEDIATE|For immediate|EMBARGO)\b")
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

    It is the first line, where that is short, has no full stop, and a sentence follows later.
    Where that line is a breadcrumb that ends on the title ("Home News Bridge shut"), the title is
    the line further down that repeats it.
    """
    found = [line for line in found if not _LABEL.match(line.plain)]
    at = _under_crumbs(found, options)
    if at >= len(found) - 1 or not _title_like(found[at], found[at + 1], options):
        return None
    if not any(ends_sentence(line.words) for line in found[at + 1 :]):
        return None
    return _without_outlet(found[at], found[at + 1 :])


def _under_crumbs(found: Sequence[Line], options: IngestOptions) -> int:
    """Return the index of the line that ends a breadcrumb before it, else 0."""
    top = found[: options.top_lines]
    for index, line in enumerate(top):
        if any(_crumbs(before, line, options) for before in top[:index]):
            return index
    return 0


def _crumbs(first: Line, title: Line, options: IngestOptions) -> int:
    """Return how many code points of *first* are a breadcrumb before the words of *title*."""
    if len(title.words) < options.shortest_title or not first.plain.endswith(title.plain):
        return 0
    start = len(first.words) - len(title.words)
    return start if _CRUMBS.match(first.plain[:start]) else 0


def _title_like(line: Line, after: Line, options: IngestOptions) -> bool:
    return line.count >= options.title_least_words and headline_like(
        line, after, words=options.title_words, characters=options.title_characters
    )


def _without_outlet(line: Line, others: Sequence[Line]) -> Title:
    """Take the outlet off a title that stands again below without it."""
    start = line.span.start
    match = _SUFFIX.search(line.plain)
    if match is not None:
        bare = line.words[: match.start()]
        if any(other.folded == folded(bare) for other in others):
            outlet = Span(start + match.start("name"), start + match.end("name"))
            return Title(Span(start, start + len(bare)), bare, outlet)
    return Title(line.span, line.words, None)


def around(found: Sequence[Line], title: Title, options: IngestOptions) -> Iterator[Furniture]:
    """Yield the breadcrumb, the repetitions of the title, and the headline of a video under it."""
    same = folded(title.words)
    for line in found:
        if title.span.covers(line.span):
            continue
        if line.folded == same or _with_outlet(line, same):
            if not line.span.overlaps(title.span):
                yield Furniture(span=line.span, kind=FurnitureKind.REPEATED_TITLE)
        elif line.span.end < title.span.start:
            yield from _before(line, title)
    after = [line for line in found if line.span.start > title.span.start]
    if len(after) > 1 and _video(after[0], options):
        yield Furniture(span=after[0].span, kind=FurnitureKind.TEASER)


def _before(line: Line, title: Title) -> Iterator[Furniture]:
    """Yield the breadcrumb that *line* is, and the title at its end."""
    start = len(line.words) - len(title.words)
    if start > 0 and line.words.endswith(title.words) and _CRUMBS.match(line.plain[:start]):
        at, end = line.span
        crumb = len(line.plain[:start].rstrip())
        yield Furniture(span=Span(at, at + crumb), kind=FurnitureKind.NAVIGATION)
        yield Furniture(span=Span(at + start, end), kind=FurnitureKind.REPEATED_TITLE)


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
