"""Records of any kind, for properties: whatever their types allow, ids and spans well formed."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st

from onrecord.records import (
    Alias,
    Article,
    At,
    Claim,
    ClaimStatement,
    Entity,
    Extraction,
    Figure,
    Match,
    Merge,
    OriginGroup,
    Origins,
    RelayHop,
    Span,
    Statement,
)

_T = TypeVar("_T")

_places = st.integers(0, 10**6)
_spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), _places, _places)
st.register_type_strategy(Span, _spans)

_shares = st.integers(0, 100).map(lambda percent: percent / 100)


def _hex(digits: int, prefix: str = "") -> st.SearchStrategy[str]:
    return st.text("0123456789abcdef", min_size=digits, max_size=digits).map(
        lambda text: prefix + text
    )


def extractions() -> st.SearchStrategy[Extraction]:
    """Return a strategy for what articles say."""
    articles = st.builds(Article, id=_hex(12, "a_"), sha256=_hex(64))
    statements = st.builds(
        Statement,
        id=_hex(12, "s_"),
        content=st.lists(_spans, min_size=1, max_size=3).map(tuple),
        confidence=_shares,
    )
    numbers = st.none() | st.floats(-1e15, 1e15)
    figures = st.builds(Figure, id=_hex(12, "f_"), value=numbers, low=numbers, high=numbers)
    return st.builds(
        Extraction,
        article=articles,
        statements=st.lists(statements, max_size=3).map(tuple),
        figures=st.lists(figures, max_size=3).map(tuple),
    )


def matches() -> st.SearchStrategy[Match]:
    """Return a strategy for matches."""
    return st.builds(Match, score=_shares)


def _few(of: st.SearchStrategy[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(of, max_size=2).map(tuple)


def entities() -> st.SearchStrategy[Entity]:
    """Return a strategy for entities."""
    names = st.builds(Alias, evidence=_few(st.builds(At, spans=_few(_spans))))
    return st.builds(Entity, names=_few(names))


def claims() -> st.SearchStrategy[Claim]:
    """Return a strategy for claims."""
    evidence = _few(st.builds(At, spans=_few(_spans)))
    hops = st.builds(RelayHop, evidence=evidence)
    members = st.builds(ClaimStatement, relay=_few(hops))
    merges = _few(st.builds(Merge, evidence=evidence))
    groups = st.builds(OriginGroup, statements=_few(st.text(max_size=3)), merges=merges)
    return st.builds(
        Claim,
        statements=_few(members),
        origins=st.builds(Origins, groups=_few(groups), possible=merges),
    )
