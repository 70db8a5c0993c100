"""Occasions: whether one speaker's words in two reports were said at one time to one audience.

Who says the same thing again a week later, or to another paper, is still one person; but it is not
the same utterance, and a reader may want to count it. So what is not of one occasion is held to
rest on one root only possibly.
"""

from __future__ import annotations

from onrecord.claims.inferred import CARRIERS, MEDIUM, Chain
from onrecord.claims.members import Member
from onrecord.options import ClaimOptions
from onrecord.records import Interval
from onrecord.text.folding import same_name
from onrecord.text.names import proper


def one_occasion(s: Member, t: Member, ours: Chain, theirs: Chain, options: ClaimOptions) -> bool:
    """Tell whether the words of one speaker in two reports certainly come from one occasion.

    Two interviews are two occasions. What went through the same outlet or the same document is one;
    else reports of the same few days are, where both are dated.
    """
    here, there = _ways(ours), _ways(theirs)
    if any(same_name(a, b) for a in here for b in there):
        return True
    if _ears(ours) and _ears(theirs):
        return False
    return _near(s.article.published, t.article.published, options.occasion)


def _ways(chain: Chain) -> tuple[str, ...]:
    """Return the names of the outlets and documents through which words came.

    "A statement", "a tweet" are no names: who posts does so every day.
    """
    through = (hop for hop in chain[:-1] if hop.role in CARRIERS or hop.role in MEDIUM)
    return tuple(hop.name for hop in through if hop.role in CARRIERS or proper(hop.name))


def _ears(chain: Chain) -> tuple[str, ...]:
    """Return the name of the outlet that the speaker talked to."""
    return tuple(hop.name for hop in chain[-2:-1] if hop.role in CARRIERS)


def _near(one: Interval, other: Interval, most: int) -> bool:
    """Tell whether two articles were certainly published at most so many days apart."""
    if None in (one.earliest, one.latest, other.earliest, other.latest):
        return False
    assert one.earliest and one.latest and other.earliest and other.latest
    first = min(one.earliest, other.earliest)
    return (max(one.latest, other.latest) - first).days <= most
