"""Inferred hops: what one report leaves out about the way of its words, and another tells.

Only words that both reports have inherit anything, and only what the other report states. Where
two reports tell different things, nothing is inferred.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.claims.members import Link, Member
from onrecord.options import ClaimOptions
from onrecord.records import At, Basis, Hop, HopRole, RelayHop, Span, StatementKind
from onrecord.text.align import folded_words, kept
from onrecord.text.folding import same_name
from onrecord.text.names import Verdict, compared

Chain = tuple[RelayHop, ...]
MEDIUM = frozenset({HopRole.DOCUMENT, HopRole.POST, HopRole.RECORDING})
"""Roles of a hop that the words themselves are in, whoever takes them from it. An outlet is one
only where the speaker talked to it: that a report has a public statement from an agency says
nothing of where the next report has it from."""
CARRIERS = frozenset({HopRole.OUTLET, HopRole.AGENCY})
"""Roles of those who pass words on: one that stands where the speaker should is no interviewee."""


@dataclass(frozen=True, slots=True)
class _Credit:
    """A hop that another report gives for words that this one shares."""

    link: Link
    hop: Hop


def chains(
    found: Mapping[str, Member], linked: Iterable[Link], options: ClaimOptions
) -> dict[str, Chain]:
    """Return the chain of every member by its id: stated hops, and those inferred from matches.

    The words of a quotation that one report gives as somebody's own, without saying to whom, and
    another credits to an interview take over the interviewer's hop; those of a quotation without
    any source take over the speaker. The evidence of an inferred hop is the other report's, then
    the shared words there, then here.
    """
    credits: dict[str, list[Link]] = {}
    for link in linked:
        credits.setdefault(link.s.id, []).append(link)
        turned = Link(link.t, link.s, link.theirs, link.ours)
        credits.setdefault(turned.s.id, []).append(turned)
    made = {id: _chain(member, credits.get(id, ()), options) for id, member in found.items()}
    return {id: _within(member, found, made) for id, member in found.items()}


def _within(member: Member, found: Mapping[str, Member], made: Mapping[str, Chain]) -> Chain:
    """Give what was said within another's words the way by which those came."""
    own = made[member.id]
    around = next((id for id in reversed(member.outer) if id in found), None)
    if around is None:
        return own
    known, relay = (_hops(of.statement.relay) for of in (found[around], member))
    follows = len(own) == len(relay) and relay[: len(known)] == known
    return made[around] + own[len(known) :] if follows and made[around] else own


def _hops(relay: Iterable[Hop]) -> list[tuple[str, HopRole]]:
    return [(hop.name, hop.role) for hop in relay]


def _chain(member: Member, others: Sequence[Link], options: ClaimOptions) -> Chain:
    own = tuple(_stated(hop, member) for hop in member.statement.relay)
    if member.statement.kind is StatementKind.ASSERTION:
        return own
    speaker = () if own else _inferred(member, others, _origin, options)
    known = own or speaker
    if len(known) != 1 or member.statement.audience:
        return known
    return _inferred(member, others, _interviewer, options) + known


def _stated(hop: Hop, member: Member) -> RelayHop:
    return RelayHop(
        name=_called(hop, member),
        role=hop.role,
        basis=hop.basis,
        evidence=(member.at(hop.evidence),),
    )


def _called(hop: Hop, member: Member) -> str:
    """Return the name of a hop; the speaker goes by one name in all reports."""
    return member.called if member.called and hop.name in member.names else hop.name


def _inferred(
    member: Member,
    others: Sequence[Link],
    credited: Callable[[Link, ClaimOptions], Hop | None],
    options: ClaimOptions,
) -> Chain:
    """Return the hop that other reports credit, if they agree and cover enough of the words."""
    found = [_Credit(link, hop) for link in others if (hop := credited(link, options))]
    if not found or any(not same_name(found[0].hop.name, c.hop.name) for c in found):
        return ()
    if _covered(member, found) < options.inherits * len(member.words):
        return ()
    hop = found[0].hop
    evidence = [at for credit in found for at in _evidence(credit)]
    return (
        RelayHop(
            name=_called(hop, found[0].link.t),
            role=hop.role,
            basis=Basis.INFERRED,
            evidence=tuple(dict.fromkeys(evidence)),
        ),
    )


def _evidence(credit: _Credit) -> tuple[At, At, At]:
    link = credit.link
    return link.t.at(credit.hop.evidence), link.t.at(link.theirs), link.s.at(link.ours)


def _origin(link: Link, _: ClaimOptions) -> Hop | None:
    """Return who the other report says spoke, for a quotation that names nobody."""
    if not (link.s.quoted and link.s.statement.speaker is None and link.t.statement.relay):
        return None
    hop = link.t.statement.relay[-1]
    return hop if hop.basis is Basis.STATED else None


def _interviewer(link: Link, options: ClaimOptions) -> Hop | None:
    """Return the hop through which the other report has the words from the same speaker."""
    relay = link.t.statement.relay
    if len(relay) < 2 or not (_same_origin(link) or _same_words(link, options)):
        return None
    hop = relay[-2]
    told = any(same_name(hop.name, heard.name) for heard in link.t.statement.audience)
    publisher = link.s.article.publisher
    # The interviewer's own report needs no hop to itself, nor a document that is the source here.
    own = [known.name for known in link.s.statement.relay] + ([publisher.name] if publisher else [])
    there = compared([hop.name], own) is Verdict.SAME
    fits = (told or hop.role in MEDIUM) and not there and hop.basis is Basis.STATED
    return hop if fits else None


def _same_origin(link: Link) -> bool:
    """Tell whether both reports name one speaker, or this one names none."""
    return not link.s.names or link.s.speaker(link.t) is Verdict.SAME


def _same_words(link: Link, options: ClaimOptions) -> bool:
    """Tell whether both reports quote so much alike that it is one utterance, whoever is named.

    Names are spelled in many ways (Caesar, Tsezar); long quotations are not.
    """
    carried = {hop.role for hop in link.s.statement.relay[-1:]} & CARRIERS
    if carried or not (link.s.quoted and link.t.quoted):
        return False
    ours, _ = folded_words(link.s.article.text, link.ours)
    theirs, _ = folded_words(link.t.article.text, link.theirs)
    return kept(ours, theirs) >= options.certain


def _covered(member: Member, found: Iterable[_Credit]) -> int:
    """Count the words of *member* that other reports credit."""
    _, places = folded_words(member.article.text, member.statement.content)
    spans = [span for credit in found for span in credit.link.ours]
    return sum(any(Span.covers(span, place) for span in spans) for place in places)
