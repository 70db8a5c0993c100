"""Attributions at the end of a sentence that the tagger passed over: "…, the mayor said Monday."

Where the sentence tells of a saying or a plan before, the tagger tends to see that one only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from onrecord.options import JoinOptions
from onrecord.records import Span, StatementClass
from onrecord.statements.joining.cues import cue_class
from onrecord.statements.joining.leads import subject
from onrecord.statements.joining.page import Page, overlap, word_count
from onrecord.statements.joining.parts import Part, tidied
from onrecord.text.words import words

CLAUSE = 5
"""Words before the comma from which they can be a clause that somebody says."""

_TAIL = re.compile(
    r",[”\"’']*\s+(?P<source>[^,;:“”\"()]{2,90}?)\s+(?P<cue>(?:(?:has|have|had|also|later)\s+)?"
    r"(?:said|says|reported|reports|wrote|writes|added|announced|confirmed|told))\b"
    r"(?P<rest>[^,;:“”\"]{0,60})[.]?$"
)
_ACCORDING = re.compile(
    r",\s+(?P<cue>according\s+to)\s+(?P<source>[^;:“”\"]{2,110}?)[.]?$", re.IGNORECASE
)
_NO_START = re.compile(
    r"(?:which|who|whom|whose|that|where|when|while|if|and|but|or|as|because|after|before|although|"
    r"though|since|what|how|why|to|in|on|at|for|from|with|by)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*(?:that|how|whether|if|why|what|about|of|to)\b", re.IGNORECASE)
_LEADS_IN = re.compile(
    r"(?:(?:and|but|so|then)\s+)?(?:in|on|at|after|asked|speaking|during|following|for|by|with|when|"
    r"while|if|as|according)\b",
    re.IGNORECASE,
)


def tails(page: Page, parts: Sequence[Part], options: JoinOptions) -> list[Part]:
    """Return *parts* and, for sentences that end in an attribution not among them, that too."""
    return with_passed_over(page, parts, partial(_tail, page, options))


Finder = Callable[[int, Span, Sequence[Part]], Part | None]
"""Reads one sentence: its block, where it stands, and the parts known of the block."""


def with_passed_over(page: Page, parts: Sequence[Part], find: Finder) -> list[Part]:
    """Return *parts* and what *find* finds beside them, sentence by sentence."""
    by_block: dict[int, list[Part]] = {}
    for part in parts:
        by_block.setdefault(part.block, []).append(part)
    made = [
        found
        for block in range(len(page.blocks))
        for sentence in page.sentences[block]
        if (found := find(block, sentence, by_block.get(block, ()))) is not None
    ]
    return [*parts, *made]


def _tail(
    page: Page, options: JoinOptions, block: int, sentence: Span, parts: Sequence[Part]
) -> Part | None:
    match = _TAIL.search(page.text, *sentence) or _ACCORDING.search(page.text, *sentence)
    if match is None:
        return None
    tail = Span(match.start("source"), match.end())
    if not free(page, block, Span(*match.span("cue")), tail, parts):
        return None
    source = _source(page.text, match)
    clause = _clause(page, block, sentence, match)
    if source is None or clause is None:
        return None
    return Part(
        source=(source,),
        cue=(Span(*match.span("cue")),),
        content=(clause,),
        block=block,
        confidence=options.led_in,
    )


def _clause(page: Page, block: int, sentence: Span, match: re.Match[str]) -> Span | None:
    """Return what is said: the sentence so far, and all of the quotation that ends there."""
    before = match.start("source")
    ending = [q.span for q in page.quotations[block] if match.start() < q.span.end <= before]
    if ending and ending[0].start <= sentence.start:
        return ending[0]
    end = ending[0].end if ending else match.start()
    clause = tidied(page, block, Span(sentence.start, end))
    if clause is None or word_count(page.text, [clause]) < CLAUSE:
        return None
    return None if _LEADS_IN.match(clause.of(page.text)) else clause


def _source(text: str, match: re.Match[str]) -> Span | None:
    whole = Span(*match.span("source"))
    if _NO_START.match(whole.of(text)) or not whole.of(text)[0].isalnum():
        return None
    if "rest" not in match.re.groupindex:
        return whole
    if _GOES_ON.match(match["rest"]):
        return None
    found = subject(text, words(text, whole))
    return found if found == whole else None


def free(page: Page, block: int, cue: Span, stretch: Span, parts: Sequence[Part]) -> bool:
    """Tell whether *stretch* belongs to no statement, and *cue* in it to no quotation."""
    if any(q.span.overlaps(cue) for q in page.quotations[block]):
        return False
    for part in parts:
        if overlap((*part.source, *part.cue), stretch):
            return False
        if overlap(part.content, stretch) and _says(page.text, part):
            return False
    return True


def _says(text: str, part: Part) -> bool:
    cue = " ".join(span.of(text) for span in part.cue)
    return cue_class(cue, "", "") in {StatementClass.SPEECH, StatementClass.DOCUMENT, None}
