"""Attributions at the start of a sentence that the tagger passed over: "Ruiz said it fell."

The tagger finds nine of ten sayings with "said"; the tenth is as plain as the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from onrecord.options import JoinOptions
from onrecord.records import Span
from onrecord.statements.joining.leads import subject
from onrecord.statements.joining.page import Page, word_count
from onrecord.statements.joining.parts import Part, tidied
from onrecord.statements.joining.tails import free, with_passed_over
from onrecord.text.words import words

CLAUSE = 3
"""Words after the verb from which they can be a clause that somebody says."""

_HEAD = re.compile(
    r"(?P<source>(?:[A-Z]|an?\s|the\s)[^,;:“”\"()–—]{0,80}?(?:,\s[^,;:“”\"()–—]{2,80},)?)\s+"
    r"(?P<cue>(?:(?:has|have|had|also|later|then)\s+){0,2}(?:(?:said|says|claimed|claims|argued|"
    r"argues|insisted|insists|alleged)(?=\s+[a-zA-Z“‘\"$£€\d])|(?:added|announced|reported|reports|"
    r"confirmed|warned|noted|acknowledged|explained|stressed)(?=\s+(?:[“‘\"]|(?:that|he|she|they|it|"
    r"there)\s))))\s+(?P<rest>[^\n]+)$"
)
_SETTING = re.compile(
    r"(?:in|on|at|during|after|to|before|late|early|earlier|this|last|(?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)day)\b[^,.;:“”\"]{0,60}?(?=\sthat\b)",
    re.IGNORECASE,
)
_NO_CLAUSE = re.compile(
    r"(?:in|on|at|during|after|before|by|to|of|for|with|about|nothing|so|no|goodbye|yes|as|from|when|"
    r"while|and|but|or|more|less|it\s+all|against)\b",
    re.IGNORECASE,
)
_NO_START = re.compile(
    r"(?:which|who|whom|whose|that|where|when|while|if|and|but|or|as|because|after|before|although|"
    r"though|since|what|how|why|to|in|on|at|for|from|with|by|asked|speaking|it\s+is|there)\b",
    re.IGNORECASE,
)


def heads(page: Page, parts: Sequence[Part], options: JoinOptions) -> list[Part]:
    """Return *parts* and, for sentences that begin with an attribution not among them, that too."""
    return with_passed_over(page, parts, partial(_head, page, options))


def _head(
    page: Page, options: JoinOptions, block: int, sentence: Span, parts: Sequence[Part]
) -> Part | None:
    match = _HEAD.match(page.text, *sentence)
    if match is None or not _is_source(page.text, match):
        return None
    cue = Span(*match.span("cue"))
    if not free(page, block, cue, Span(sentence.start, cue.end), parts):
        return None
    content = _content(page, block, match)
    if content is None:
        return None
    source = Span(*match.span("source"))
    return Part(
        source=(source,), cue=(cue,), content=(content,), block=block, confidence=options.led_in
    )


def _is_source(text: str, match: re.Match[str]) -> bool:
    """Tell whether all before the verb is its subject, from the sentence's first word on."""
    whole = Span(*match.span("source"))
    if _NO_START.match(whole.of(text)):
        return False
    found = subject(text, words(text, whole))
    return found is not None and found.start == whole.start


def _content(page: Page, block: int, match: re.Match[str]) -> Span | None:
    setting = _SETTING.match(match["rest"])
    start = match.start("rest") + (setting.end() if setting else 0)
    content = tidied(page, block, Span(start, match.end("rest")))
    if content is None or word_count(page.text, [content]) < CLAUSE:
        return None
    return None if _NO_CLAUSE.match(content.of(page.text)) else content
