"""Merges: why two statements of one claim rest on one root, certainly or possibly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.claims.contrary import Words
from onrecord.claims.group import overlap
from onrecord.claims.inferred import Chain
from onrecord.claims.members import Link, Member
from onrecord.claims.occasions import one_occasion
from onrecord.options import ClaimOptions
from onrecord.records import (
    Article,
    At,
    HopRole,
    Match,
    MatchKind,
    Merge,
    MergeReason,
    RelayHop,
    Spans,
)
from onrecord.text.folding import same_name
from onrecord.text.names import Verdict, compared, proper

OUTLETS = frozenset({HopRole.OUTLET, HopRole.AGENCY})
ONE = frozenset({HopRole.PERSON, HopRole.ORGANIZATION, HopRole.DOCUMENT, HopRole.POST}) | OUTLETS
"""Roles of an origin that is one root wherever its name is the same. Two reports' "officials", or
members of one group, need not be the same people."""

Found = tuple[MergeReason, bool, tuple[At, ...]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What merges can rest on: matches of the two statements, chains, and syndicated articles."""

    links: Mapping[frozenset[str], tuple[At, ...]]
    chains: Mapping[str, Chain]
    syndicated: Mapping[frozenset[str], tuple[At, ...]]
    options: ClaimOptions


def evidence(
    linked: Iterable[Link],
    matches: Iterable[Match],
    chains: Mapping[str, Chain],
    options: ClaimOptions,
) -> Evidence:
    """Index what merges rest on by the two statements, or the two articles."""
    links: dict[frozenset[str], tuple[At, ...]] = {}
    for link in linked:
        both = frozenset((link.s.id, link.t.id))
        links[both] = (*links.get(both, ()), link.s.at(link.ours), link.t.at(link.theirs))
    syndicated = {
        frozenset((m.a.at.article, m.b.at.article)): (m.a.at, m.b.at)
        for m in matches
        if m.kind is MatchKind.SYNDICATION
    }
    return Evidence(links, chains, syndicated, options)


def merges(s: Member, t: Member, known: Evidence) -> tuple[Merge, ...]:
    """Return every reason to hold that two statements of one claim rest on one root.

    There is always one, at least a possible one: statements of a claim share words, so one may
    have copied the other until somebody shows separate access to the event.
    """
    found = list(_reasons(s, t, known))
    if not found:
        found.append((MergeReason.COPIED_WORDS, False, _shared(s, t, known)))
    return tuple(
        Merge(reason=reason, certain=certain, statements=(s.id, t.id), evidence=shown)
        for reason, certain, shown in found
    )


def _reasons(s: Member, t: Member, known: Evidence) -> Iterator[Found]:
    if s.article.id == t.article.id:
        yield MergeReason.SAME_ARTICLE, True, (s.at(), t.at())
        return
    both = frozenset((s.article.id, t.article.id))
    if both in known.syndicated:
        yield MergeReason.SYNDICATION, _carried(s, t), known.syndicated[both]
    for one, other in ((s, t), (t, s)):
        yield from _republished(one, other)
        yield from _cited(one, other, known)
    yield from _wire(s, t)
    yield from _one_outlet(s, t, known)
    yield from _one_root(s, t, known)
    yield from _one_wording(s, t, known)


def _carried(s: Member, t: Member) -> bool:
    """Tell whether statements of two articles taken one from the other came along with them.

    A desk adds what it has itself to what it carries: another man who says the same.
    """
    return overlap(s.words, t.words) >= min(len(s.words), len(t.words)) / 2 or not _forked(s, t)


def _forked(s: Member, t: Member) -> bool:
    """Tell whether two statements that came one way were said by people of different names.

    One outlet, or agency, can have two sources.
    """
    return s.speaker(t) is Verdict.DIFFERENT


def _shared(s: Member, t: Member, known: Evidence) -> tuple[At, ...]:
    """Return the words that two statements share, or both of them where no match says."""
    return known.links.get(frozenset((s.id, t.id)), (s.at(), t.at()))


def _one_wording(s: Member, t: Member, known: Evidence) -> Iterator[Found]:
    """One utterance quoted twice, or words that one report took from the other."""
    # An inner statement ("he said: ‘Not tonight’") is as certain as the quotation around it.
    copied = any(
        _copied(one, other, known.options, quoted=s.quoted and t.quoted)
        for one, other in ((s.words, t.words), (s.around, t.around))
    )
    if s.quoted and t.quoted:
        needed = known.options.utterance
        same = s.speaker(t) is Verdict.SAME and overlap(s.words, t.words) >= needed
        yield MergeReason.SAME_UTTERANCE, same or copied, _shared(s, t, known)
    else:
        yield MergeReason.COPIED_WORDS, copied, _shared(s, t, known)


def _copied(one: Words, other: Words, options: ClaimOptions, *, quoted: bool) -> bool:
    """Tell whether nobody could have come by so many words alike, whoever is credited.

    Of a quotation one report may have a part; of its own words it has to keep most.
    """
    shared = overlap(one, other)
    fuller = min(len(one), len(other)) if quoted else (len(one) + len(other)) / 2
    return shared >= options.certain and shared >= options.copied * fuller


def _one_root(s: Member, t: Member, known: Evidence) -> Iterator[Found]:
    """Chains that end in the same name: certain for what was said on one occasion."""
    if not (known.chains[s.id] and known.chains[t.id]):
        return
    one, other = known.chains[s.id][-1], known.chains[t.id][-1]
    same = compared((one.name, *s.names), (other.name, *t.names)) is Verdict.SAME
    if not same and s.speaker(t) is not Verdict.SAME:
        return
    named = proper(one.name) and proper(other.name)
    single = named and {one.role, other.role} <= ONE
    certain = single and one_occasion(s, t, known.chains[s.id], known.chains[t.id], known.options)
    yield MergeReason.CHAIN_ROOT, certain, _both(one, other)


def _one_outlet(s: Member, t: Member, known: Evidence) -> Iterator[Found]:
    """Both had it through the same outlet, and from nobody else behind it."""
    for one in known.chains[s.id]:
        for other in known.chains[t.id]:
            if {one.role, other.role} <= OUTLETS and same_name(one.name, other.name):
                yield MergeReason.CITED_OUTLET, not _forked(s, t), _both(one, other)
                return


def _cited(s: Member, t: Member, known: Evidence) -> Iterator[Found]:
    """One report had it from the publisher of the other."""
    publisher = t.article.publisher
    for hop in known.chains[s.id]:
        if publisher and hop.role in OUTLETS and same_name(hop.name, publisher.name):
            shown = (*hop.evidence, *_at(t.article, publisher.evidence))
            yield MergeReason.CITED_OUTLET, not _forked(s, t), shown
            return


def _wire(s: Member, t: Member) -> Iterator[Found]:
    """Both credit one agency, or one credits the agency that published the other.

    An agency that only helped with a report may have brought anything in it, or nothing.
    """
    for one, other in ((s.article, t.article), (t.article, s.article)):
        if one.wire is None:
            continue
        for there in (other.wire, other.publisher):
            if there and same_name(one.wire.name, there.name):
                shown = (*_at(one, one.wire.evidence), *_at(other, there.evidence))
                helped = _helped(one) or (there is other.wire and _helped(other))
                yield MergeReason.WIRE_CREDIT, not helped and not _forked(s, t), shown
                return


_HELPED = re.compile(r"(?i)\bcontribut|\bwith (?:reporting|inputs?|material) (?:by|from)\b")


def _helped(article: Article) -> bool:
    """Tell whether an article only says that the agency contributed to it."""
    if article.wire is None or not article.wire.evidence:
        return False
    span = article.wire.evidence[0]
    start = article.text.rfind("\n", 0, span.start) + 1
    end = article.text.find("\n", span.end)
    return bool(_HELPED.search(article.text, start, len(article.text) if end < 0 else end))


def _republished(s: Member, t: Member) -> Iterator[Found]:
    """One article says that it was taken over from the publisher of the other."""
    sign, publisher = s.article.republished, t.article.publisher
    if sign and sign.origin and publisher and same_name(sign.origin, publisher.name):
        shown = (*_at(s.article, sign.evidence), *_at(t.article, publisher.evidence))
        yield MergeReason.REPUBLISHED, _carried(s, t), shown


def _both(one: RelayHop, other: RelayHop) -> tuple[At, ...]:
    return tuple(dict.fromkeys((*one.evidence, *other.evidence)))


def _at(article: Article, spans: Spans | None) -> tuple[At, ...]:
    return (At(article=article.id, path=article.path, spans=spans),) if spans else ()
