"""Stories to export: two reports of one saying, a hostile one, and any that can be drawn."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from onrecord.exports import exporter
from onrecord.exports.story import Story
from onrecord.records import (
    Addressee,
    Alias,
    AliasBasis,
    Approximator,
    Article,
    At,
    Basis,
    Claim,
    Dated,
    Distortion,
    DistortionKind,
    Document,
    DocumentKind,
    Entity,
    EntityType,
    Event,
    Extraction,
    Figure,
    Hedge,
    Hop,
    HopRole,
    InArticle,
    Interval,
    Label,
    Made,
    Mention,
    Point,
    PointLabel,
    Publisher,
    Reading,
    Series,
    Span,
    Speaker,
    Statement,
    StatementClass,
    StatementKind,
    Unsure,
)
from tests.factories import article
from tests.views.pile import CLAIM, MATCH, PAPER, PAPER_REPORT, RADIO, RADIO_REPORT

FORMATS = ("annotations", "brief", "csl", "csv", "ftm", "jsonl", "parquet", "timelinejs")

EVIL = (
    '=HYPERLINK("http://evil.example","x") <script>alert(1)</script> [a](javascript:x) [^1] '
    "![i](http://evil.example/i) `c` **b** \x00\x1b[31m | --- | www.evil.example \u202e\u2028end "
    "🦊 café \r\n\r\n# heading\r\n- item\r\n1. one &amp; &lt; $x$ {#id} :smile: ~~s~~ "
    "</li></ul>‘quoted’ "
)


def story(extractions: Sequence[Extraction], made: Made | None = None) -> Story:
    """Return a story of these articles, each of a document of its own."""
    pile = {one.article.id: one for one in extractions}
    by_hash = {one.article.sha256: one.article for one in extractions}

    def document(sha256: str) -> Document:
        of = by_hash[sha256]
        reading = Reading(kind=DocumentKind.TEXT)
        taken = "2031-05-03T10:00:00Z"
        return Document(
            sha256=sha256, path=of.path, url=of.url, content=b"", taken=taken, reading=reading
        )

    return telling(
        Story(
            root="ab" * 32,
            documents=tuple(sorted(by_hash)),
            document=document,
            articles=tuple(sorted(pile)),
            extraction=pile.__getitem__,
            claims=tuple,
            claims_of=lambda _: {},
            made=replace(made or Made(), claims=()),
        ),
        made.claims if made else (),
    )


def telling(of: Story, claims: tuple[Claim, ...]) -> Story:
    """Return a story with these claims."""
    by_statement = {m.statement: claim for claim in claims for m in claim.statements}
    return replace(of, claims=lambda: claims, claims_of=lambda _: by_statement)


def _hashed(extraction: Extraction, sha256: str) -> Extraction:
    return replace(extraction, article=replace(extraction.article, sha256=sha256))


def _at(extraction: Extraction, span: Span) -> At:
    return At(article=extraction.article.id, path=extraction.article.path, spans=(span,))


_RADIO = _hashed(RADIO_REPORT, "1" * 64)
_PAPER = _hashed(PAPER_REPORT, "2" * 64)
_RUIZ = Entity(
    id="n_0000000001",
    type=EntityType.PERSON,
    names=(
        Alias(name="Ana Ruiz", basis=AliasBasis.SAME_NAME, evidence=()),
        Alias(
            name="Ruiz",
            basis=AliasBasis.SHORT_FORM,
            evidence=(_at(_RADIO, RADIO.span("Ana Ruiz")), _at(_PAPER, PAPER.span("Ana Ruiz"))),
        ),
        Alias(name="Anna Rouiz", basis=AliasBasis.SPELLING, evidence=()),
    ),
    members=(InArticle("a_0000000001", "e1"), InArticle("a_0000000002", "e1")),
    unsure=(Unsure(entity="n_0000000002", reason="a namesake"),),
)


def _point(extraction: Extraction, value: float) -> Point:
    (said,) = extraction.statements
    words = extraction.article.text[: said.content[0].start + 3]
    return Point(
        at=_at(extraction, Span(0, len(words))),
        figure=f"f_{extraction.article.id[2:]}",
        statement=said.id,
        text=words,
        value=value,
        low=None,
        high=None,
        approximator=Approximator.EXACT,
        unit="item",
        counted="test",
        as_of=None,
        published=extraction.article.published,
        speaker="Ana Ruiz",
        relay=(),
    )


_TESTS = Series(
    id="r_0000000001",
    subject="bridge",
    entity=None,
    measure="test",
    points=(_point(_RADIO, 3), replace(_point(_RADIO, 4), statement=None), _point(_PAPER, 5)),
    labels=(
        PointLabel(points=(0, 1), label=Label.CHANGED, reason="a day apart"),
        PointLabel(points=(0, 2), label=Label.REVISED, reason="=1+1"),
    ),
)
_BOTH = (_at(_RADIO, Span(0, 5)), _at(_PAPER, Span(0, 5)))
_SHUT = Event(
    id="t_0000000001",
    earliest=date(2031, 5, 1),
    latest=date(2031, 5, 2),
    text="The bridge was shut.",
    evidence=_BOTH,
)
_DATED = Dated(
    id="d_0000000001",
    article="a_0000000001",
    path=_RADIO.article.path,
    published=Interval(
        earliest=date(2031, 5, 1), latest=date(2031, 5, 1), basis=Basis.INFERRED, evidence=()
    ),
    evidence=_BOTH[1:],
    reason="a report of 2031-05-01 credits it",
)
_CHANGED = Distortion(
    id="x_0000000001",
    kind=DistortionKind.HEDGE,
    claim=CLAIM.id,
    a=_BOTH[0],
    b=_BOTH[1],
    reason="“perhaps” is left out",
)
_MADE = Made(
    matches=(MATCH,),
    entities=(_RUIZ,),
    claims=(CLAIM,),
    series=(_TESTS,),
    events=(_SHUT,),
    dates=(_DATED,),
    distortions=(_CHANGED,),
)
TWO = story((_RADIO, _PAPER), _MADE)
"""A radio that heard somebody, and a paper that does not tell."""


def evil() -> Story:
    """Return the same story with hostile text wherever a text may stand."""
    radio, paper = (_spoiled(one) for one in (_RADIO, _PAPER))
    names = tuple(replace(alias, name=EVIL) for alias in _RUIZ.names)
    claim = replace(
        CLAIM,
        text=EVIL,
        first_said=date(2031, 5, 1),
        statements=tuple(
            replace(m, relay=tuple(replace(hop, name=EVIL) for hop in m.relay))
            for m in CLAIM.statements
        ),
    )
    made = Made(
        matches=(replace(MATCH, reasons=(EVIL,)),),
        entities=(replace(_RUIZ, names=names),),
        claims=(claim,),
        series=(replace(_TESTS, subject=EVIL, measure=EVIL),),
        events=(replace(_SHUT, text=EVIL),),
        dates=(replace(_DATED, path=EVIL, reason=EVIL),),
        distortions=(replace(_CHANGED, reason=EVIL),),
    )
    return story((radio, paper), made)


def _spoiled(extraction: Extraction) -> Extraction:
    """Put hostile text before and inside of what the article says, and into all that is told."""
    (said,) = extraction.statements
    text = EVIL + extraction.article.text + EVIL
    span = Span(0, len(text))
    outlet = Publisher(name=EVIL, basis=Basis.STATED, evidence=())
    spoiled = replace(
        extraction.article,
        text=text,
        title=EVIL,
        bylines=(EVIL, "<i>Ana</i>"),
        path="news/\udcff" + EVIL,
        url="javascript:alert(1)" if extraction is _RADIO else "https://a.example/<b> \n)",
        publisher=outlet,
    )
    statement = replace(
        said,
        source=(),
        cue=(),
        content=(span,),
        speaker=Speaker(id="e1", name=EVIL),
        audience=(Addressee(name=EVIL, span=span),),
        relay=tuple(replace(hop, name=EVIL, evidence=(span,)) for hop in said.relay),
        hedges=(Hedge(span=Span(0, 5), covers=span),),
    )
    mention = Mention(span=Span(0, 20), entity="e1", type=EntityType.PERSON, name=EVIL)
    return replace(extraction, article=spoiled, statements=(statement,), mentions=(mention,))


def files(format_: str, of: Story) -> dict[str, bytes]:
    """Return what an export writes, by the names of its files."""
    names = exporter(format_).names
    outs = [io.BytesIO() for _ in names]
    exporter(format_).write(of, outs)
    return {name: out.getvalue() for name, out in zip(names, outs, strict=True)}


def only(format_: str, of: Story) -> str:
    """Return the text of an export that is one file."""
    (content,) = files(format_, of).values()
    return content.decode("utf-8")


_TEXTS = st.text(
    "abAB 19.,;:/\\=+-@\"'`*_[]()<>&|#!{}^~$\n\r\t\x00\x85\u00a0\u2028\ufeff🦊éÅ日“”‘’",
    min_size=1,
    max_size=60,
)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Draw a story of articles whose spans lie in their texts."""
    count = draw(st.integers(0, 3))
    return story([_drawn(draw, number) for number in range(count)])


def _drawn(draw: st.DrawFn, number: int) -> Extraction:
    text = draw(_TEXTS)
    place = st.integers(0, len(text))
    spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), place, place)
    some = st.lists(spans, min_size=1, max_size=3, unique=True).map(lambda s: tuple(sorted(s)))
    days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
    dated = Interval(earliest=draw(days), latest=draw(days), basis=Basis.STATED, evidence=())
    of: Article = article(
        text,
        id=f"a_{number:012}",
        sha256=f"{number:064}",
        title=draw(st.none() | _TEXTS),
        path=draw(_TEXTS),
        url=draw(st.none() | _TEXTS | st.just("https://a.example/ü?q=1")),
        published=dated,
    )
    statements = []
    for nth in range(draw(st.integers(0, 2))):
        hop = Hop(name=draw(_TEXTS), role=HopRole.PERSON, basis=Basis.STATED, evidence=draw(some))
        statements.append(
            Statement(
                id=f"s_{number:06}{nth:06}",
                kind=StatementKind.DIRECT,
                class_=StatementClass.SPEECH,
                source=draw(some),
                cue=(),
                content=draw(some),
                no_source=None,
                continues=None,
                within=None,
                speaker=Speaker(id="e1", name=draw(_TEXTS)),
                speaker_open=None,
                audience=(),
                said=dated,
                relay=(hop,),
                modality=None,
                hedges=(),
                figures=(f"f_{number:012}",),
                confidence=0.5,
            )
        )
    figure = Figure(
        id=f"f_{number:012}",
        span=draw(spans),
        value=draw(st.none() | st.floats(-1e15, 1e15)),
        low=None,
        high=None,
        approximator=Approximator.EXACT,
        change=None,
        per=None,
        unit="item",
        counted=draw(_TEXTS),
        subject=None,
        as_of=None,
    )
    return Extraction(
        article=of,
        model="fake-1",
        statements=tuple(statements),
        mentions=(),
        problems=(),
        figures=(figure,),
    )
