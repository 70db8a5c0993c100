"""Simple stages for tests of what joins and keeps: a report is lines such as ``Ruiz: “Safe.”``.

Functions of a module, so that they can be sent to other processes.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from onrecord.records import (
    NO_DECISIONS,
    Article,
    At,
    Basis,
    Claim,
    ClaimStatement,
    ClaimStatus,
    Decisions,
    Document,
    Entity,
    EntityType,
    Extraction,
    Furniture,
    FurnitureKind,
    Hop,
    HopRole,
    Match,
    MatchKind,
    Mention,
    Merge,
    MergeReason,
    Near,
    OriginGroup,
    Origins,
    Problem,
    RelayHop,
    Side,
    Span,
    Speaker,
    Statement,
    StatementClass,
    StatementKind,
    Tags,
)
from onrecord.runs import Stages
from onrecord.serialise import article_id, claim_id, match_id, statement_id
from onrecord.statements.tagging.tagger import Tagger
from tests.factories import FakeTagger
from tests.factories import article as plain

_LINE = re.compile(r"^(?P<speaker>\w+)(?P<cue>:) “(?P<content>[^”]*)”", re.MULTILINE)
_MENU = re.compile(r"^MENU.*$", re.MULTILINE)

NO_TAGS = FakeTagger(Tags(attributions=(), names=()))


def articles(document: Document) -> Iterator[Article]:
    """Read a document: lines that begin with MENU are furniture, ? marks lost words."""
    text = document.content.decode()
    lost = Problem(where=document.path, what="words were lost", why="a ?", next="Look it up.")
    yield plain(
        text,
        id=article_id(document.sha256),
        furniture=[
            Furniture(span=Span(*menu.span()), kind=FurnitureKind.NAVIGATION)
            for menu in _MENU.finditer(text)
        ],
        sha256=document.sha256,
        path=document.path,
        url=document.url,
        problems=(lost,) if "?" in text else (),
    )


def tagger() -> Tagger:
    """Return a tagger that finds nothing."""
    return NO_TAGS


def other_tagger() -> Tagger:
    """Return another tagger that finds nothing."""
    return replace(NO_TAGS, name="fake-2")


def extract(article: Article, tagger: Tagger) -> Extraction:
    """Take each line for a statement; a report that holds BROKEN meets a fault, KILL a crash."""
    if "BROKEN" in article.text:
        raise ValueError("a broken report")
    if "KILL" in article.text:
        os._exit(9)
    found = [_statement(article, line) for line in _LINE.finditer(article.text)]
    return Extraction(
        article=article,
        model=tagger.name,
        statements=tuple(statement for statement, _ in found),
        mentions=tuple(mention for _, mention in found),
        problems=(),
    )


def extract_slowly(article: Article, tagger: Tagger) -> Extraction:
    """Take two milliseconds longer."""
    time.sleep(0.002)
    return extract(article, tagger)


def _statement(article: Article, line: re.Match[str]) -> tuple[Statement, Mention]:
    speaker, cue, content = (Span(*line.span(part)) for part in ("speaker", "cue", "content"))
    name = line["speaker"]
    hop = Hop(name=name, role=HopRole.PERSON, basis=Basis.STATED, evidence=(speaker,))
    statement = Statement(
        id=statement_id(article.id, StatementKind.DIRECT, (speaker,), (cue,), (content,)),
        kind=StatementKind.DIRECT,
        class_=StatementClass.SPEECH,
        source=(speaker,),
        cue=(cue,),
        content=(content,),
        no_source=None,
        continues=None,
        within=None,
        speaker=Speaker(id=f"e_{name}", name=name),
        speaker_open=None,
        audience=(),
        said=None,
        relay=(hop,),
        modality=None,
        hedges=(),
        figures=(),
        confidence=0.9,
    )
    return statement, Mention(span=speaker, entity=f"e_{name}", type=EntityType.PERSON, name=name)


def _sides(extractions: Sequence[Extraction]) -> dict[str, list[tuple[Side, Statement]]]:
    same: dict[str, list[tuple[Side, Statement]]] = defaultdict(list)
    for extraction in extractions:
        article = extraction.article
        for statement in extraction.statements:
            at = At(article=article.id, path=article.path, spans=statement.content)
            words = statement.content[0].of(article.text)
            same[words].append((Side(at=at, statement=statement.id), statement))
    return same


class SimpleMatcher:
    """Matches statements with the same words; words in more than three statements are common."""

    def sketch(self, extraction: Extraction) -> bytes:
        """Return the words of every statement."""
        return json.dumps([words for words, _ in _told([extraction])]).encode()

    def near(self, sketches: Mapping[str, bytes]) -> Iterator[Near]:
        """Yield articles with the same words; the basis is which."""
        held: dict[str, list[str]] = defaultdict(list)
        for id in sorted(sketches):
            for words in json.loads(sketches[id]):
                held[words].append(id)
        pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
        for words, ids in sorted(held.items()):
            if len(ids) <= 3:
                for a, b in combinations(ids, 2):
                    pairs[a, b].append(words)
        for (a, b), shared in sorted(pairs.items()):
            yield Near(a=a, b=b, basis=json.dumps(shared).encode())

    def compare(
        self, pairs: Iterable[Near], said: Callable[[str], Extraction]
    ) -> tuple[Match, ...]:
        """Return a match for each words that two articles share."""
        return tuple(
            Match(
                id=match_id(MatchKind.VERBATIM, a, b),
                kind=MatchKind.VERBATIM,
                score=1.0,
                a=a,
                b=b,
                reasons=("same words",),
            )
            for near in pairs
            for words in json.loads(near.basis)
            for a in _with(said(near.a), words)
            for b in _with(said(near.b), words)
        )


def _told(extractions: Sequence[Extraction]) -> Iterator[tuple[str, Side]]:
    for words, sides in _sides(extractions).items():
        for side, _ in sides:
            yield words, side


def _with(extraction: Extraction, words: str) -> list[Side]:
    return [side for told, side in _told([extraction]) if told == words]


def claims(
    extractions: Sequence[Extraction],
    matches: Sequence[Match],
    _: Decisions = NO_DECISIONS,
    __: Sequence[Entity] = (),
) -> tuple[Claim, ...]:
    """Group statements with the same words."""
    matched = {side.statement for match in matches for side in (match.a, match.b)}
    return tuple(
        _claim(words, members)
        for words, sides in sorted(_sides(extractions).items())
        if (members := [pair for pair in sides if pair[0].statement in matched])
    )


def _claim(words: str, members: Sequence[tuple[Side, Statement]]) -> Claim:
    ids = [statement.id for _, statement in members]
    merges = tuple(
        Merge(
            reason=MergeReason.COPIED_WORDS,
            certain=True,
            statements=(a[1].id, b[1].id),
            evidence=(a[0].at, b[0].at),
        )
        for a, b in pairwise(members)
    )
    group = OriginGroup(root=None, statements=tuple(ids), merges=merges)
    return Claim(
        id=claim_id(ids),
        text=words,
        statements=tuple(
            ClaimStatement(at=side.at, statement=statement.id, relay=_relay(side.at, statement))
            for side, statement in members
        ),
        origins=Origins(at_least=1, at_most=1, groups=(group,), possible=()),
        first_said=None,
        last_said=None,
        status=ClaimStatus.OPEN,
    )


def _relay(at: At, statement: Statement) -> tuple[RelayHop, ...]:
    return tuple(
        RelayHop(
            name=hop.name,
            role=hop.role,
            basis=hop.basis,
            evidence=(replace(at, spans=hop.evidence),),
        )
        for hop in statement.relay
    )


def maker() -> str:
    """Name these functions."""
    return "tests"


SIMPLE = Stages(
    articles=articles,
    tagger=tagger,
    extract=extract,
    matcher=SimpleMatcher,
    claims=claims,
    maker=maker,
)

SLOW = replace(SIMPLE, extract=extract_slowly)


def report(n: int) -> str:
    """Return the *n*th invented report: it shares one line with a neighbour and has its own."""
    return (
        f"MENU Home News Sport\nRuiz: “The bridge at marker {n // 2} is safe enough.”\n"
        f"Okafor: “We counted {n} cracks at dawn, and the road above it is shut.”\n"
    )
