"""Records built from marked-up text, so that a test reads like the article it is about.

``[source Ruiz] [cue said] [content the bridge is safe].`` gives the text without the brackets and
the tags that a perfect tagger would find. Labels may carry a number that tells which attribution
they belong to (``source2``), may nest (``[source [person Ana Ruiz]]``), and may repeat (content in
two parts). ``person``, ``organization``, ``place``, ``outlet``, ``document``, ``group`` and
``other`` mark names. A source may belong to several attributions: ``[source1,2 Ruiz]``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.records import (
    Article,
    Attribution,
    Basis,
    EntityType,
    Furniture,
    Interval,
    Name,
    Span,
    Tags,
)

_TOKEN = re.compile(
    r"\[(?P<label>source|cue|content|person|organization|place|outlet|document|group|other)"
    r"(?P<numbers>[\d,]*) |(?P<close>\])"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """Text and the tags that were marked in it."""

    text: str
    tags: Tags

    def span(self, words: str, nth: int = 0) -> Span:
        """Return the span of the *nth* occurrence of *words*."""
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return Span(at, at + len(words))


def marked(source: str) -> Marked:
    """Parse marked-up text (see the module's docstring)."""
    text, parts, names, stack, last = "", defaultdict(list), [], [], 0
    for token in _TOKEN.finditer(source):
        text += source[last : token.start()]
        last = token.end()
        if token["label"]:
            stack.append((token["label"], token["numbers"], len(text)))
            continue
        if not stack:
            text += "]"
            continue
        label, numbers, start = stack.pop()
        span = Span(start, len(text))
        if label in {"source", "cue", "content"}:
            for number in numbers.split(",") if numbers else ("1",):
                parts[int(number), label].append(span)
        else:
            names.append(Name(span=span, type=EntityType(label)))
    text += source[last:]
    numbers = sorted({number for number, _ in parts})
    attributions = tuple(
        Attribution(
            source=tuple(parts[n, "source"]),
            cue=tuple(parts[n, "cue"]),
            content=tuple(parts[n, "content"]),
            confidence=0.9,
        )
        for n in numbers
    )
    return Marked(
        text, Tags(attributions=attributions, names=tuple(sorted(names, key=lambda n: n.span)))
    )


@dataclass(frozen=True, slots=True)
class FakeTagger:
    """A tagger that finds what it was told, as far as it lies in the blocks asked for."""

    tags: Tags
    name: str = "fake-1"

    def tag(self, text: str, blocks: Sequence[Span]) -> Tags:
        inside = [a for a in self.tags.attributions if _inside(a, blocks)]
        names = [n for n in self.tags.names if any(b.covers(n.span) for b in blocks)]
        return Tags(attributions=tuple(inside), names=tuple(names))


def _inside(attribution: Attribution, blocks: Sequence[Span]) -> bool:
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return all(any(block.covers(span) for block in blocks) for span in spans)


def article(
    text: str, *, id: str = "a_0000000000", furniture: Sequence[Furniture] = (), **changes: object
) -> Article:
    """Build an article of *text*; *changes* set any other field."""
    nothing = Interval(earliest=None, latest=None, basis=Basis.NONE, evidence=())
    plain = Article(
        id=id,
        sha256="0" * 64,
        path=f"{id}.txt",
        url=None,
        language="en",
        title=None,
        bylines=(),
        publisher=None,
        wire=None,
        republished=None,
        published=nothing,
        text=text,
        furniture=tuple(furniture),
        problems=(),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]
