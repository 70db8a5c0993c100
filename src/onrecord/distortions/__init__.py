"""Distortions: how words changed on the way from one report to the next, and from text to title.

Each is shown with the words of both sides; ``a`` is the side that says more. Who changed what, and
whether it matters, is for the reader to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.distortions.found import Found
from onrecord.distortions.headlines import in_headline
from onrecord.distortions.passages import changed
from onrecord.options import DistortionOptions
from onrecord.records import Claim, Distortion, Extraction, Match, MatchKind
from onrecord.serialise import distortion_id

__all__ = ["distortions"]


def distortions(
    extractions: Sequence[Extraction],
    matches: Iterable[Match] = (),
    claims: Iterable[Claim] = (),
    options: DistortionOptions | None = None,
) -> tuple[Distortion, ...]:
    """Return what changed between passages that two reports share, and between title and text.

    Args:
        extractions: what the articles say.
        matches: the passages that two of them share; those of the same or edited words count.
        claims: what the statements belong to.
        options: thresholds; the defaults where none are given.

    Returns:
        Distortions by article and place, the same whatever the order of the arguments.
    """
    options = options or DistortionOptions()
    pile = {e.article.id: e for e in extractions}
    claim_of = {m.statement: claim.id for claim in claims for m in claim.statements}
    found = [*_between(pile, matches, options), *_within(pile, options)]
    made = {one.id: one for one in (_made(one, claim_of) for one in found)}
    return tuple(sorted(made.values(), key=lambda d: (d.a.article, d.a.spans, d.id)))


def _between(
    pile: Mapping[str, Extraction], matches: Iterable[Match], options: DistortionOptions
) -> Iterator[Found]:
    for match in matches:
        if match.kind in _WORDED and {match.a.at.article, match.b.at.article} <= pile.keys():
            yield from changed(match, pile, options)


_WORDED = frozenset({MatchKind.VERBATIM, MatchKind.TRIMMED, MatchKind.EDITED})


def _within(pile: Mapping[str, Extraction], options: DistortionOptions) -> Iterator[Found]:
    for extraction in pile.values():
        yield from in_headline(extraction, options)


def _made(found: Found, claim_of: Mapping[str, str]) -> Distortion:
    claims = (claim_of.get(one) for one in found.statements)
    return Distortion(
        id=distortion_id(found.kind, found.a, found.b),
        kind=found.kind,
        claim=next((claim for claim in claims if claim), None),
        a=found.a,
        b=found.b,
        reason=found.reason,
    )
