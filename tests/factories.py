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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.records import (
    Addressee,
    Article,
    Attribution,
    Basis,
    EntityType,
    Extraction,
    Furniture,
    Hop,
    HopRole,
    Interval,
    Name,
    NoSource,
    Publisher,
    Span,
    Speaker,
    Statement,
    StatementClass,
    StatementKind,
    Tags,
)
from onrecord.serialise import statement_id

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


Chains = Mapping[int, str]
"""Chains by the number of the attribution, hops from the publisher to the origin with their roles:
``{1: "outlet Radio Selna, person Ruiz"}``. The last hop is the speaker."""


def extraction(
    source: str,
    *,
    id: str = "a_0000000000",
    chains: Chains = {},  # noqa: B006 - never written to
    publisher: str | None = None,
    **changes: object,
) -> Extraction:
    """Build what a perfect extraction finds in marked-up text.

    Every attribution is a statement: direct where its content has a quotation mark, an assertion
    where it has neither source nor cue and its chain is not given. Its speaker is the last hop of
    its chain, by default the words of its source; where the cue is "told", the hop before the
    speaker is the audience. A statement whose content lies inside another's
    is within that one; ``[content3 …]`` without source and cue after a chain ``{3: "+"}``
    continues statement 2.
    """
    found = marked(source)
    outlet = Publisher(name=publisher, basis=Basis.METADATA, evidence=()) if publisher else None
    place = article(found.text, id=id, publisher=outlet, **changes)  # type: ignore[arg-type]
    statements: list[Statement] = []
    for number, said in enumerate(found.tags.attributions, 1):
        statements.append(_statement(found.text, id, said, chains.get(number), statements))
    return Extraction(
        article=place, model="hand", statements=tuple(statements), mentions=(), problems=()
    )


def _statement(
    text: str, id: str, said: Attribution, chain: str | None, before: Sequence[Statement]
) -> Statement:
    own_voice = not (said.source or said.cue or chain)
    quoted = any(mark in span.of(text) for span in said.content for mark in '“”"‘')
    kind = StatementKind.ASSERTION if own_voice else StatementKind.INDIRECT
    kind = StatementKind.DIRECT if quoted else kind
    goes_on = before[-1] if chain == "+" else None
    relay = goes_on.relay if goes_on else _relay(text, said, chain)
    around = [s.id for s in before if any(c.covers(said.content[0]) for c in s.content)]
    return Statement(
        id=statement_id(id, kind, said.source, said.cue, said.content),
        kind=kind,
        class_=StatementClass.ASSERTION if own_voice and not quoted else StatementClass.SPEECH,
        source=said.source,
        cue=said.cue,
        content=said.content,
        no_source=NoSource.CONTINUED if goes_on else NoSource.OWN_VOICE if own_voice else None,
        continues=goes_on.id if goes_on else None,
        within=around[-1] if around else None,
        speaker=Speaker(id=f"e_{relay[-1].name}", name=relay[-1].name) if relay else None,
        speaker_open=None,
        audience=_audience(text, said, relay),
        said=None,
        relay=relay,
        modality=None,
        hedges=(),
        figures=(),
        confidence=said.confidence,
    )


def _audience(text: str, said: Attribution, relay: Sequence[Hop]) -> tuple[Addressee, ...]:
    """Whoever was told: the hop before the speaker."""
    if len(relay) < 2 or "told" not in [span.of(text) for span in said.cue]:
        return ()
    return tuple(Addressee(name=relay[-2].name, span=span) for span in relay[-2].evidence[:1])


def _relay(text: str, said: Attribution, chain: str | None) -> tuple[Hop, ...]:
    if chain is None:
        names = [span.of(text) for span in said.source]
        return tuple(_hop(text, name, HopRole.PERSON) for name in names[:1])
    named = (hop.strip().split(" ", 1) for hop in chain.split(",") if hop.strip())
    return tuple(_hop(text, name, HopRole(role)) for role, name in named)


def _hop(text: str, name: str, role: HopRole) -> Hop:
    at = text.find(name)
    evidence = (Span(at, at + len(name)),) if at >= 0 else ()
    return Hop(name=name, role=role, basis=Basis.STATED, evidence=evidence)
