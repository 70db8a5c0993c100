"""Access: what shows that two reports came by the same thing each by itself.

No link found shows nothing. Separate access is shown by two people who each tell what they saw or
heard themselves, to different outlets; by reporters of two outlets who were there; or by an outlet
that says it has checked for itself. The words that show it are the evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.claims.group import overlap
from onrecord.claims.inferred import CARRIERS, Chain
from onrecord.claims.members import Member
from onrecord.options import ClaimOptions
from onrecord.records import AccessReason, At, HopRole, Span, StatementKind
from onrecord.text.folding import same_name
from onrecord.text.names import Verdict, proper
from onrecord.text.presence import SENSED, own_eyes
from onrecord.text.segments import paragraphs, sentences

_REPORTER = re.compile(
    r"\b(?:reporters?|journalists?|correspondents?|photographers?|(?:camera|film|television) crew)"
    r"\b(?:\s+(?!told|said|says|asked)[\w’'-]+){0,6}?"
    rf"\s+(?:{SENSED}|(?:was|were) (?:there|present)"
    r"|(?:at|on|from) the (?:scene|site|spot|ground))\b"
)
"""Reporters who were there; those who "were told" were not."""

_CONFIRMED = re.compile(
    r"\b(?:independently|separately)\s+(?:been\s+)?(?:confirmed|verified|established|checked)\b"
    r"|\b(?:confirmed|verified|established|checked)\s+(?:\w+\s+){0,3}independently\b"
)
_NOT = re.compile(r"\b(?:not|no|never|unable|cannot|impossible|nor|without|yet)\b|n['’]t\b", re.I)


@dataclass(frozen=True, slots=True)
class Shown:
    """What shows that a report had access to the event, and by which words."""

    reason: AccessReason
    at: At


def access(member: Member) -> Shown | None:
    """Return what shows that a statement rests on somebody's own access to the event.

    Bare "could not be independently verified" shows nothing, nor does what a speaker was told.
    """
    found = _own_eyes(member)
    if found is not None:
        return Shown(AccessReason.OWN_EYES, member.at((found,)))
    for reason, pattern in (
        (AccessReason.OWN_REPORTERS, _REPORTER),
        (AccessReason.CONFIRMED, _CONFIRMED),
    ):
        if span := _in_own_voice(member, pattern):
            return Shown(reason, member.at((span,)))
    return None


def _own_eyes(member: Member) -> Span | None:
    """Return the words in which a named person tells what he saw or heard himself."""
    if not any(map(proper, member.names)) or member.outer:
        return None
    quoted = member.statement.kind is not StatementKind.INDIRECT
    found = (own_eyes(member.article.text, span, quoted) for span in member.statement.content)
    return next((span for span in found if span), None)


def _in_own_voice(member: Member, pattern: re.Pattern[str]) -> Span | None:
    """Return words of the sentence around a statement, where no person is the origin of it."""
    if any(hop.role not in CARRIERS for hop in member.statement.relay) or member.quoted:
        return None
    text, first = member.article.text, member.statement.content[0]
    block = next((b for b in paragraphs(text) if b.overlaps(first)), first)
    for sentence in sentences(text, block):
        found = pattern.search(text, sentence.start, sentence.end)
        if sentence.overlaps(first) and found and not _NOT.search(sentence.of(text)):
            return Span(*found.span())
    return None


def separate(
    s: Member, t: Member, chains: tuple[Chain, Chain], shown: tuple[Shown, Shown]
) -> AccessReason | None:
    """Return why two statements with access of their own rest on separate roots, if they do.

    Args:
        s: a statement.
        t: one of another report.
        chains: the way by which each report has it.
        shown: what shows the access of each.
    """
    if s.article.id == t.article.id or overlap(s.words, t.words) >= ClaimOptions().utterance:
        return None
    if not _other_ears(s, t, chains):
        return None
    reasons = {one.reason for one in shown}
    if reasons == {AccessReason.OWN_EYES}:
        two = s.speaker(t) is Verdict.DIFFERENT and _people(*chains)
        return AccessReason.OWN_EYES if two else None
    return next(r for r in (AccessReason.CONFIRMED, AccessReason.OWN_REPORTERS) if r in reasons)


def _people(*chains: Chain) -> bool:
    return all(c and c[-1].role in {HopRole.PERSON, HopRole.UNKNOWN} for c in chains)


def _other_ears(s: Member, t: Member, chains: tuple[Chain, Chain]) -> bool:
    """Tell whether two statements were told to, or found by, outlets of different names."""
    ours, theirs = _ears(s, chains[0]), _ears(t, chains[1])
    return bool(ours and theirs) and not any(same_name(a, b) for a in ours for b in theirs)


def _ears(member: Member, chain: Chain) -> tuple[str, ...]:
    carried = tuple(hop.name for hop in chain if hop.role in CARRIERS)
    publisher = member.article.publisher
    return carried or ((publisher.name,) if publisher else ())
