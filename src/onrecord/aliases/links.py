"""Links: reasons to hold that two names are one's: the names, what reports tell, their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, pairwise

from onrecord.aliases import bodies, people
from onrecord.aliases.cards import Kind, fold, plain
from onrecord.aliases.named import Named
from onrecord.aliases.nodes import Node, Nodes, is_acronym
from onrecord.aliases.spelling import key, swaps
from onrecord.aliases.verdicts import Compared, Sure
from onrecord.options import AliasOptions
from onrecord.records import AliasBasis, At, InArticle, Match, MatchKind
from onrecord.text.lists import rows


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes that may be one, why, and the words of reports that show it."""

    a: int
    b: int
    sure: Sure
    basis: AliasBasis
    evidence: tuple[At, ...] = ()


STRENGTH = {basis: n for n, basis in enumerate((
    AliasBasis.JUDGED, AliasBasis.TOLD, AliasBasis.CALL_SIGN, AliasBasis.SAME_NAME,
    AliasBasis.KNOWN, AliasBasis.ACRONYM, AliasBasis.SPELLING, AliasBasis.SHORT_FORM,
    AliasBasis.NICKNAME, AliasBasis.REWORDING, AliasBasis.SAME_WORDS, AliasBasis.ROLE,
    AliasBasis.INITIALS,
))}  # fmt: skip
"""Bases, those first that say most: what is joined first can keep out what comes later."""


def links(
    nodes: Nodes,
    brought: Sequence[Named],
    matches: Iterable[Match],
    text: Callable[[str], str],
    options: AliasOptions,
) -> list[Link]:
    """Return every link, the strongest first, in an order that is the same for every pile."""
    found = [
        *_told(nodes, brought),
        *_known(nodes),
        *_people(nodes, options),
        *_bodies(nodes, options),
        *_places(nodes, options),
        *_same_words(nodes, brought, matches, text, options),
    ]
    return sorted(_backed(found), key=lambda k: (k.sure is not Sure.SAME, STRENGTH[k.basis],
                                        nodes[k.a].order, nodes[k.b].order))  # fmt: skip


def _backed(found: Sequence[Link]) -> Iterator[Link]:
    """Make sure what two independent reasons make likely: like names, and the same words quoted."""
    likely: dict[frozenset[int], set[AliasBasis]] = defaultdict(set)
    for link in found:
        if link.sure is Sure.LIKELY:
            likely[frozenset((link.a, link.b))].add(link.basis)
    for link in found:
        two = len(likely.get(frozenset((link.a, link.b)), ())) > 1
        yield replace(link, sure=Sure.SAME) if two and link.sure is Sure.LIKELY else link


def _told(nodes: Nodes, brought: Iterable[Named]) -> Iterator[Link]:
    for article, told in ((one.article, told) for one in brought for told in one.told):
        a, b = (nodes.of.get(InArticle(article.id, entity)) for entity in (told.a, told.b))
        if a is None or b is None or a == b or not _one_kind(nodes[a], nodes[b]):
            continue
        at = At(article=article.id, path=article.path, spans=(told.span,))
        yield Link(a, b, Sure.SAME, told.basis, (at,))
    for node in nodes.named:
        for card in node.cards:
            for form, _ in card.forms[1:]:
                other_node = nodes.full.get((node.kind, fold(form)))
                if other_node is not None and other_node != node.number and _may_be_one(node, form):
                    yield Link(node.number, other_node, _of_card(node, form), AliasBasis.TOLD)


def _of_card(node: Node, form: str) -> Sure:
    """Tell how sure it is that two names which one report uses for one are one everywhere.

    "The Supreme Court" is another country's in most other reports.
    """
    if node.kind is not Kind.BODY or is_acronym(form):
        return Sure.SAME
    return Sure.SAME if bodies.compared(node.name, form).sure is Sure.SAME else Sure.LIKELY


def _may_be_one(node: Node, form: str) -> bool:
    """Tell whether a report that uses two names for one is not mistaken, as far as they tell."""
    if node.kind is Kind.PERSON:
        return people.compared(node.name, form).sure is not Sure.DIFFERENT
    if is_acronym(form) or is_acronym(node.name):
        return True
    verdict = bodies.compared(node.name, form)
    return verdict.basis is not None and verdict.sure is not Sure.DIFFERENT


def _one_kind(a: Node, b: Node) -> bool:
    return a.kind is b.kind or Kind.OTHER in {a.kind, b.kind}


@cache
def _lists() -> tuple[tuple[Kind, tuple[str, ...]], ...]:
    outlets = []
    for name, _, others, weak in rows("outlets.tsv"):
        names = {name, *others.split("|")} - set(weak.split("|")) - {""}
        outlets.append((Kind.BODY, tuple(sorted(fold(plain(n)) for n in names))))
    places = [
        (Kind.PLACE, tuple(sorted(fold(plain(n)) for n in names.split("|"))))
        for (names,) in rows("places.tsv")
    ]
    return (*outlets, *places)


def _known(nodes: Nodes) -> Iterator[Link]:
    for kind, names in _lists():
        here = [nodes.full[kind, name] for name in names if (kind, name) in nodes.full]
        for a, b in pairwise(here):
            yield Link(a, b, Sure.SAME, AliasBasis.KNOWN)


def _people(nodes: Nodes, options: AliasOptions) -> Iterator[Link]:
    blocks: dict[str, set[int]] = defaultdict(set)
    for node in nodes.named:
        words = people.words_of(node.name)
        if node.kind is Kind.PERSON and len(words) > 1:
            for word in {words[-1], words[0], *words[1:-1]}:
                if len(word) > 1:
                    blocks[key(word)].add(node.number)
    found = [
        link
        for a, b in _pairs(blocks, options)
        for link in _linked(a, b, people.compared(nodes[a].name, nodes[b].name))
    ]
    yield from _unequivocal(nodes, found)


_PARTIAL = frozenset({AliasBasis.SHORT_FORM, AliasBasis.INITIALS})


def _unequivocal(nodes: Nodes, found: Sequence[Link]) -> Iterator[Link]:
    """Leave open what "A. Ruiz" or "Ana Ruiz" is short for where it fits two who differ."""
    beside: dict[int, list[int]] = defaultdict(list)
    for link in found:
        if link.basis in _PARTIAL:
            beside[link.a].append(link.b)
            beside[link.b].append(link.a)
    two = {
        n
        for n, fits in beside.items()
        if any(_two(nodes[a], nodes[b]) for a, b in combinations(fits, 2))
    }
    for link in found:
        open_ = link.basis in _PARTIAL and {link.a, link.b} & two
        yield replace(link, sure=Sure.OPEN) if open_ else link


def _two(one: Node, other: Node) -> bool:
    return people.compared(one.name, other.name).sure is Sure.DIFFERENT


def _bodies(nodes: Nodes, options: AliasOptions) -> Iterator[Link]:
    blocks: dict[str, set[int]] = defaultdict(set)
    for node in nodes.named:
        if node.kind is not Kind.BODY:
            continue
        words = sorted({bodies.root(word) for word in bodies.words_of(node.name)})
        for one, other in combinations(words, 2):
            blocks[f"{one} {other}"].add(node.number)
        for short in {" ".join(bodies.words_of(node.name)), bodies.firm(node.name)} - {None}:
            blocks[f"firm {short}"].add(node.number)
    for a, b in _pairs(blocks, options):
        yield from _linked(a, b, bodies.compared(nodes[a].name, nodes[b].name, nodes.places))


def _places(nodes: Nodes, options: AliasOptions) -> Iterator[Link]:
    blocks: dict[str, set[int]] = defaultdict(set)
    for node in nodes.named:
        if node.kind is Kind.PLACE and len(node.folded) > 5 and " " not in node.folded:
            blocks[key(node.folded)].add(node.number)
    for a, b in _pairs(blocks, options):
        if swaps(nodes[a].folded, nodes[b].folded) == 0:
            yield Link(a, b, Sure.LIKELY, AliasBasis.SPELLING)


def _pairs(blocks: Mapping[str, set[int]], options: AliasOptions) -> list[tuple[int, int]]:
    """Return the pairs of each block that is small enough to compare all with all."""
    small = (sorted(some) for some in blocks.values() if len(some) <= options.block)
    return sorted({pair for some in small for pair in combinations(some, 2)})


def _linked(a: int, b: int, verdict: Compared) -> Iterator[Link]:
    if verdict.basis and verdict.sure in {Sure.SAME, Sure.LIKELY}:
        yield Link(a, b, verdict.sure, verdict.basis)


NOBODY = InArticle("", "")

_COPIES = frozenset({MatchKind.VERBATIM, MatchKind.TRIMMED, MatchKind.EDITED})


def _same_words(
    nodes: Nodes,
    brought: Iterable[Named],
    matches: Iterable[Match],
    text: Callable[[str], str],
    options: AliasOptions,
) -> Iterator[Link]:
    """Yield the speakers to whom two reports give the same words."""
    speakers = {
        (one.article.id, statement): InArticle(one.article.id, speaker)
        for one in brought
        for statement, speaker in one.speakers
    }
    for match in matches:
        if match.kind not in _COPIES or match.score < options.score:
            continue
        sides = (match.a, match.b)
        if any(_length(side.at, text) < options.words for side in sides):
            continue
        a, b = (
            nodes.of.get(speakers.get((side.at.article, side.statement or ""), NOBODY))
            for side in sides
        )
        if a is not None and b is not None and a != b and nodes[a].kind is nodes[b].kind:
            yield Link(a, b, Sure.LIKELY, AliasBasis.SAME_WORDS, (match.a.at, match.b.at))


def _length(at: At, text: Callable[[str], str]) -> int:
    return sum(len(span.of(text(at.article)).split()) for span in at.spans)
