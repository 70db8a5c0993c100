"""Two reports of one saying: the radio that heard it, and a paper that does not tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.records import (
    Article,
    At,
    Basis,
    Claim,
    ClaimStatement,
    ClaimStatus,
    Extraction,
    Hop,
    HopRole,
    Interval,
    Match,
    MatchKind,
    Merge,
    MergeReason,
    OriginGroup,
    Origins,
    Publisher,
    RelayHop,
    Side,
    Span,
    Speaker,
    Statement,
    StatementClass,
    StatementKind,
)
from tests.factories import Marked, article, marked

RADIO = marked(
    "[source [person Ana Ruiz]] [cue told] [outlet Radio Harrow]: "
    "[content “The bridge is quite safe, we tested it.”]"
)
PAPER = marked("[content “The bridge is safe,”] [source [person Ana Ruiz]] [cue said].")


def statement(text: Marked, id: str, relay: tuple[Hop, ...]) -> Statement:
    found = text.tags.attributions[0]
    return Statement(
        id=id,
        kind=StatementKind.DIRECT,
        class_=StatementClass.SPEECH,
        source=found.source,
        cue=found.cue,
        content=found.content,
        no_source=None,
        continues=None,
        within=None,
        speaker=Speaker(id="e1", name="Ana Ruiz"),
        speaker_open=None,
        audience=(),
        said=None,
        relay=relay,
        modality=None,
        hedges=(),
        figures=(),
        confidence=0.9,
    )


def extraction(of: Article, *statements: Statement) -> Extraction:
    return Extraction(article=of, model="fake-1", statements=statements, mentions=(), problems=())


def hop(name: str, role: HopRole, span: Span) -> Hop:
    return Hop(name=name, role=role, basis=Basis.STATED, evidence=(span,))


DAY = date(2031, 5, 2)
EARLIER = Interval(
    earliest=date(2031, 5, 1), latest=date(2031, 5, 1), basis=Basis.STATED, evidence=()
)
DATED = Interval(earliest=DAY, latest=DAY, basis=Basis.STATED, evidence=())
HARROW = Publisher(name="Harrow Post", basis=Basis.STATED, evidence=())

RADIO_REPORT = extraction(
    article(RADIO.text, id="a_0000000001", path="news/harrow/radio.txt", published=EARLIER),
    statement(
        RADIO,
        "s_0000000001",
        (
            hop("Radio Harrow", HopRole.OUTLET, RADIO.span("Radio Harrow")),
            hop("Ana Ruiz", HopRole.PERSON, RADIO.span("Ana Ruiz")),
        ),
    ),
)
PAPER_REPORT = extraction(
    article(
        PAPER.text, id="a_0000000002", path="news/paper.txt", publisher=HARROW, published=DATED
    ),
    statement(PAPER, "s_0000000002", (hop("Ana Ruiz", HopRole.PERSON, PAPER.span("Ana Ruiz")),)),
)
PILE = {e.article.id: e for e in (RADIO_REPORT, PAPER_REPORT)}


def at(report: Extraction, *spans: Span) -> At:
    return At(article=report.article.id, path=report.article.path, spans=spans)


def side(report: Extraction) -> Side:
    content = report.statements[0].content
    return Side(at=at(report, *content), statement=report.statements[0].id)


HEARD = at(RADIO_REPORT, RADIO.span("Radio Harrow"))

_RELAY = (
    RelayHop(name="Radio Harrow", role=HopRole.OUTLET, basis=Basis.INFERRED, evidence=(HEARD,)),
    RelayHop(
        name="Ana Ruiz",
        role=HopRole.PERSON,
        basis=Basis.STATED,
        evidence=(at(PAPER_REPORT, PAPER.span("Ana Ruiz")),),
    ),
)

_MERGE = Merge(
    reason=MergeReason.SAME_UTTERANCE,
    certain=True,
    statements=("s_0000000001", "s_0000000002"),
    evidence=(HEARD,),
)

CLAIM = Claim(
    id="c_0000000001",
    text="The bridge is quite safe, we tested it.",
    statements=(
        ClaimStatement(
            at=side(RADIO_REPORT).at,
            statement="s_0000000001",
            relay=(replace(_RELAY[0], basis=Basis.STATED), _RELAY[1]),
        ),
        ClaimStatement(at=side(PAPER_REPORT).at, statement="s_0000000002", relay=_RELAY),
    ),
    origins=Origins(
        at_least=1,
        at_most=1,
        groups=(
            OriginGroup(
                root="Ana Ruiz", statements=("s_0000000001", "s_0000000002"), merges=(_MERGE,)
            ),
        ),
        possible=(),
    ),
    first_said=None,
    last_said=None,
    status=ClaimStatus.OPEN,
)

POSSIBLE = replace(
    CLAIM,
    origins=Origins(
        at_least=1,
        at_most=2,
        groups=(
            OriginGroup(root="Ana Ruiz", statements=("s_0000000001",), merges=()),
            OriginGroup(root=None, statements=("s_0000000002",), merges=()),
        ),
        possible=(replace(_MERGE, certain=False),),
    ),
)

MATCH = Match(
    id="m_0000000001",
    kind=MatchKind.TRIMMED,
    score=0.8,
    a=side(RADIO_REPORT),
    b=side(PAPER_REPORT),
    reasons=("4 words kept",),
)
