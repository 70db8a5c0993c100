"""Paragraphs in which the page speaks to its reader: consent notes, sign-ups, calls for money.

They change from outlet to outlet, so that no list of phrases holds them all. What they share is who
speaks to whom: "we" to "you", or an order, with the words of mailing lists and privacy notes, and
never a quotation mark.
"""

from __future__ import annotations

import re

from onrecord.ingest.lines import Line
from onrecord.records import FurnitureKind

_CONSENT = re.compile(
    r"\b(?:cookies?|consent(?:ed)?|unsubscribe|privacy (?:policy|notice|statement)|"
    r"terms (?:of (?:use|service)|and conditions)|personal (?:data|information)|third[- ]part(?:y|"
    r"ies)|"
    r"3rd part(?:y|ies)|adverts?|advertising|sign-?up|opt[- ]out|your (?:data|details|preferences|"
    r"permission)|no spam|user agreement|your device|accept all|"
    r"recaptcha|more info)\b"
)
_MAILING = re.compile(
    r"\b(?:newsletters?|(?:to|in) your (?:inbox|email)|your inbox|sign(?:ing)? up|subscribe|"
    r"subscribing|subscriptions?|subscribers?|unsubscribe|"
    r"e-?mail (?:address|alerts?|dispatches|updates)|daily (?:briefing|alerts?|email)|news alerts|"
    r"by (?:text|e-?mail)|every (?:morning|evening|day|week)|send \w+ to \d+|"
    r"delivered (?:daily|every|weekday|weekly|to)|by signing up|privacy policy|paywall|"
    r"become a member|membership|support (?:our|independent|progressive|quality|local)|chip in|"
    r"donate|donation|our (?:app|channel|podcast|reporting|journalism|newsroom)|"
    r"nonprofit newsroom|click here)\b"
)
_ORDER = re.compile(
    r"(?:please )?(?:sign up|subscribe|get|join|click|download|want|don't miss|ready to|"
    r"stay (?:up|on|in)|receive|"
    r"support|become|help us|catch up|listen to|looking for|thank you for|keep up|start (?:the|"
    r"your)|"
    r"register|like what you|enjoy(?:ed|ing)?|if you (?:enjoyed|like|want|value)|add your|"
    r"dear reader|have a|tell us|let us know|be the first|upgrade|follow)\b"
)
_READER = re.compile(r"\b(?:you|your|you've|you'll|you're)\b")
_PAGE = re.compile(r"\b(?:we|our|us|we've|we'll|we're|this (?:site|website))\b")
_SAID = re.compile(r"\"|(?:^| )'|\b(?:said|says|told|asked)\b")


def appeal(line: Line, longest: int) -> FurnitureKind | None:
    """Return what *line* asks of the reader, or ``None`` where it is not the page that speaks.

    Args:
        line: the line to be judged.
        longest: code points of the longest line that may be one.
    """
    words = line.folded
    if len(line.words) > longest or _SAID.search(words) or not _READER.search(words):
        return _order(words) if len(line.words) <= longest and not _SAID.search(words) else None
    consent = {m.group() for m in _CONSENT.finditer(words)}
    mailing = {m.group() for m in _MAILING.finditer(words)}
    if len(consent) >= 2 and _PAGE.search(words):
        return FurnitureKind.CONSENT
    if mailing and (len(mailing) >= 2 or _ORDER.match(words)) and _addressed(words):
        return FurnitureKind.SIGN_UP
    return None


def _addressed(words: str) -> bool:
    return bool(_ORDER.match(words) or _PAGE.search(words))


def _order(words: str) -> FurnitureKind | None:
    """Judge a line that gives an order and has no "you" in it."""
    if re.match(r"(?:sign up|subscribe|click here|download our|join our|get)\b", words) and (
        len({m.group() for m in _MAILING.finditer(words)}) >= 2
    ):
        return FurnitureKind.SIGN_UP
    return None
