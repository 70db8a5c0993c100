"""Sources that the tagger left out, where grammar names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.records import Span, StatementClass
from onrecord.statements.joining.cues import NOUNS, cue_class, is_saying, lemma
from onrecord.statements.joining.leads import subject
from onrecord.statements.joining.page import Page, overlap
from onrecord.statements.joining.parts import Part
from onrecord.text.words import words

_NO_START = re.compile(
    r"(?:which|who|whom|whose|that|where|when|while|if|but|or|as|because|after|before|although|asked|"
    r"though|since|what|how|why|to|in|on|at|for|from|with|by|of|about|it|there|not|also|amid|among|despite|over|under|into)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[,?!][”\"’']*\s*$|[”\"’'»]\s*$")
_INVERTED = re.compile(
    r"\s+(?P<source>(?:[A-Z]|an?\s|the\s|one\s|another\s|his\s|her\s|their\s)[^,.;:“”\"()–—]{1,90})"
    r"(?=[,.;:]|$)"
)
_RELATIVE = re.compile(
    r"(?P<source>(?:[A-Z]|an?\s|the\s)[^,.;:“”\"()–—]{1,60}),\s+(?:who|whose|which)\b[^.;:?!]{2,160}$"
)
_TIME = re.compile(
    r"\s+(?:(?:on|in|at|during|after|before|when|as|while|by|late|early|last|this)\s.*|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*)$"
)


def sourced(page: Page, parts: Sequence[Part]) -> list[Part]:
    """Return *parts*, those of an active saying without a source with the one that grammar gives.

    It is the source of the saying before in the sentence ("…, adding that"), the subject before
    the verb, or the one after it where the verb stands behind a quotation ("…,” reads a draft").
    """
    made: list[Part] = []
    for part in (_unaddressed(page.text, p) for p in parts):
        if part.source or not part.cue or not _is_active(page.text, part):
            made.append(part)
            continue
        source = (
            _shared(page, part, made)
            or _before(page, part)
            or _described(page, part)
            or _after(page, part)
        )
        made.append(replace(part, source=source))
    return made


def _unaddressed(text: str, part: Part) -> Part:
    """Return *part* without a source that stands where those who are told stand."""
    if not (part.source and part.cue) or lemma(part.cue[-1].of(text).split()[-1]) != "tell":
        return part
    behind = [span for span in part.source if 0 <= span.start - part.cue[-1].end <= 1]
    return replace(part, source=()) if len(behind) == len(part.source) else part


def _is_active(text: str, part: Part) -> bool:
    cue = [word for span in part.cue for word in span.of(text).lower().split()]
    told = cue_class(" ".join(cue), "", "")
    if told not in {StatementClass.SPEECH, StatementClass.DOCUMENT}:
        return False
    return not any(lemma(word) == "be" for word in cue) and not cue[-1].endswith("ly")


def _shared(page: Page, part: Part, before: Sequence[Part]) -> tuple[Span, ...]:
    if not part.cue[0].of(page.text).split()[0].lower().endswith("ing"):
        return ()
    around = page.sentence(part.cue[0].start)
    found = [p for p in before if p.source and p.cue and around.covers(p.cue[0])]
    return found[-1].source if found else ()


def _before(page: Page, part: Part) -> tuple[Span, ...]:
    """Return the subject between the last comma or quotation and the cue."""
    text, start = page.text, page.sentence(part.cue[0].start).start
    verb = part.cue[0].of(text).split()[-1].lower()
    if verb.endswith("ing") or lemma(verb) in NOUNS:
        return ()
    ends = [q.span.end for q in page.quotations[part.block] if q.span.end <= part.cue[0].start]
    found = subject(text, words(text, Span(max([start, *ends]), part.cue[0].start)))
    if found is None or _NO_START.match(found.of(text)) or part.cue[0].start - found.end > 20:
        return ()
    inside = overlap(part.content, found)
    return () if inside and inside[0] != found else (found,)


def _described(page: Page, part: Part) -> tuple[Span, ...]:
    """Return the first words of the sentence where a relative clause parts them from the cue."""
    sentence = page.sentence(part.cue[0].start)
    match = _RELATIVE.match(page.text, sentence.start, part.cue[0].start)
    if match is None or _NO_START.match(match["source"]):
        return ()
    return (Span(*match.span("source")),)


def _after(page: Page, part: Part) -> tuple[Span, ...]:
    """Return the noun phrase after the verb, where the saying is told behind what is said."""
    text = page.text
    block = page.blocks[part.block]
    ahead = text[max(block.start, part.cue[0].start - 5) : part.cue[0].start]
    if not _CLOSED.search(ahead) or not is_saying(part.cue[-1].of(text).split()[-1]):
        return ()
    match = _INVERTED.match(text, part.cue[-1].end, block.end)
    if match is None:
        return ()
    time = _TIME.search(match["source"])
    return (
        (Span(match.start("source"), match.start("source") + time.start()),)
        if time
        else (Span(*match.span("source")),)
    )
