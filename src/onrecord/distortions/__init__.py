"""Distortions: how words changed on the way from one report to the next, and from text to title.

Each is shown with the words of both sides; ``a`` is the side that says more. Who changed what, and
whether it matters, is for the reader to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from onrecord.distortions.found import Changes, Found, Headline
from onrecord.distortions.headlines import in_headline
from onrecord.distortions.passages import changed, reworded
from onrecord.options import DistortionOptions
from onrecord.records import Claim, Distortion, Extraction, Match, MatchKind
from onrecord.serialise import distortion_id

__all__ = [
    "Changes",
    "Found",
    "Headline",
    "between",
    "claims_of",
    "distortions",
    "headline",
    "joined",
]


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
    pile = {e.article.id: e for e in extractions}
    pairs = (found for match in matches for found in between(match, pile.get, options))
    titles = (found for e in extractions for found in headline(e, options).found)
    return joined((*pairs, *titles), claims_of(claims))


def claims_of(claims: Iterable[Claim]) -> Mapping[str, str]:
    """Return the claim of each statement that belongs to one."""
    return {m.statement: claim.id for claim in claims for m in claim.statements}


def joined(found: Iterable[Found], claim_of: Mapping[str, str]) -> tuple[Distortion, ...]:
    """Return changes as records, by article and place; *claim_of* a statement is its claim."""
    made = {one.id: one for one in (_made(one, claim_of) for one in found)}
    return tuple(sorted(made.values(), key=lambda d: (d.a.article, d.a.spans, d.id)))


def between(
    match: Match,
    said: Callable[[str], Extraction | None],
    options: DistortionOptions | None = None,
) -> Iterator[Found]:
    """Yield what changed between the two sides of a match; *said* returns what an article says."""
    a, b = said(match.a.at.article), said(match.b.at.article)
    if a is None or b is None:
        return
    if match.kind in _WORDED:
        yield from changed(match, a, b, options or DistortionOptions())
    elif match.kind is MatchKind.SAME_FIGURE:
        yield from reworded(match, a, b)


_WORDED = frozenset({MatchKind.VERBATIM, MatchKind.TRIMMED, MatchKind.EDITED})


def headline(extraction: Extraction, options: DistortionOptions | None = None) -> Headline:
    """Return what the title of an article says more than its text."""
    options = options or DistortionOptions()
    return Headline(extraction.article, tuple(in_headline(extraction, options)))


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
