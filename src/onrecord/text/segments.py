"""Paragraphs, sentences and quotations: the segments in which a report is read."""

from __future__ import annotations

import re

from onrecord.records import Span, Spans
from onrecord.text.quotations import Quotation, quotations

__all__ = ["Quotation", "paragraphs", "quotations", "sentences", "trimmed"]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SIGN = re.compile(r"[^\s\u200b\u2060\ufeff]")
_BULLET = re.compile(r"[-*•·–—]\s|\d+[.)]\s")
_STOPS = ".!?…:;\"”’')]"
WRAP = (50, 100)
"""Code points of a line that may have been wrapped by hand; plain-text mail wraps at 65 to 80."""


def trimmed(text: str, span: Span) -> Span | None:
    """Return *span* without the white space at its ends, or ``None`` where nothing is left.

    >>> trimmed("  a b ", Span(0, 6))
    Span(start=2, end=5)
    """
    start, end = span
    while start < end and not _SIGN.match(text, start):
        start += 1
    while end > start and not _SIGN.match(text, end - 1):
        end -= 1
    return Span(start, end) if start < end else None


def paragraphs(text: str) -> Spans:
    r"""Return the paragraphs of *text* in reading order, without the white space around them.

    Every line is a paragraph, as link lists and pages stripped of their markup have it, except
    where lines were plainly wrapped by hand.

    >>> text = "Bridge shut\n\nThe bridge is shut.\nREAD MORE: Ferry runs"
    >>> [p.of(text) for p in paragraphs(text)]
    ['Bridge shut', 'The bridge is shut.', 'READ MORE: Ferry runs']
    """
    found: list[Span] = []
    for match in _LINE.finditer(text):
        line = trimmed(text, Span(*match.span()))
        if line is None:
            continue
        if found and _wrapped(text, found[-1], line):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return tuple(found)


def _wrapped(text: str, before: Span, line: Span) -> bool:
    """Tell whether *line* goes on with the sentence that *before* broke off in its middle."""
    gap = text[before.end : line.start]
    if gap.count("\n") > 1 or text[before.end - 1] in _STOPS or _BULLET.match(text, line.start):
        return False
    last = max(before.start, text.rfind("\n", before.start, before.end) + 1)
    return WRAP[0] <= before.end - last <= WRAP[1] and text[line.start].islower()


# --- sentences -----------------------------------------------------------------------------


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_END = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[”\"’'»)\]]{0,4})(?P<gap>\s+|(?=[“‘«„A-Z\"])|$)")
_BEFORE = re.compile(r"[^\W_](?:[\w’'&-]|\.(?=\w))*$")
_NEXT = re.compile(r"[“‘«„\"'(\[—–-]*\s*(?P<word>[^\W_](?:[\w’'-])*)?")
_TITLES = _set(
    "mr mrs ms mx dr prof sen sens rep reps gov govs gen col lt maj cpl sgt capt cmdr adm brig "
    "pvt pfc pte hon rev fr sr st ste mt ft messrs pres supt det insp amb atty asst dep sec "
    "v vs viz cf ca al e.g i.e eg ie approx est fig figs vol pp ed eds"
)
"""Abbreviations that stand before a name or an example, so that no sentence ends with them."""
_OPEN_ENDED = _set(
    "jr inc co corp ltd llc plc bros no nos dept univ assn ave blvd rd jan feb mar apr jun jul aug "
    "sep sept oct nov dec mon tue tues wed thu thurs fri sat sun ala ariz ark calif colo conn del "
    "fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt "
    "wash wis wyo etc a.m p.m am pm ph.d m.d b.a m.a d.c"
)
"""Abbreviations that may end a sentence: the next word decides."""
_STARTERS = _set(
    "the a an he she it they we i you his her its their our my this that these those there here "
    "in on at by for from with after before when while as if but and or so yet then both some "
    "many most all no not one two what who how why where although though since because during "
    "among under over despite according last next now also"
)
"""Words that begin a sentence far more often than a name."""
_SPEECH_TAG = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|[Ii]|the|a|an|one|his|her)\s+){1,4}"
    r"(?:said|says|asked|asks|added|adds|told|tells|wrote|writes|wondered|replied|tweeted|"
    r"continued|shouted|cried|recalled|remarked|quipped|demanded|inquired|posted)\b"
)


def sentences(text: str, block: Span) -> Spans:
    """Return the sentences of *block* in reading order; together they cover all but white space.

    A closing quotation mark belongs to the sentence before it, and a space may be missing.

    >>> text = "“It held.“I ran,” said J. R. Ruiz of the U.S. Army. “Why?” Ana asked. It rained."
    >>> [s.of(text) for s in sentences(text, Span(0, len(text)))]  # doctest: +NORMALIZE_WHITESPACE
    ['“It held.', '“I ran,” said J. R. Ruiz of the U.S. Army.', '“Why?” Ana asked.', 'It rained.']
    """
    found: list[Span] = []
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        cut = match.end("close")
        if cut <= start or not _ends(text, match, block):
            continue
        _append(found, text, Span(start, cut))
        start = cut
    _append(found, text, Span(start, block.end))
    return tuple(found)


def _append(found: list[Span], text: str, span: Span) -> None:
    kept = trimmed(text, span)
    if kept is not None:
        found.append(kept)


def _ends(text: str, match: re.Match[str], block: Span) -> bool:
    """Tell whether a sentence ends with the full stop, or the like, of *match*."""
    after = match.end()
    if after >= block.end:
        return True
    following = text[after : after + 60]
    word = (found["word"] or "") if (found := _NEXT.match(following)) else ""
    if not match["gap"] and not match["close"] and text[after] not in "“‘«„":
        return _missing_space(text, match, block)
    if word[:1].islower():
        return False
    if match["close"] and match["stop"][-1] in "?!" and _SPEECH_TAG.match(following):
        return False
    return match["stop"] != "." or bool(match["close"]) or not _abbreviation(text, match, word)


def _missing_space(text: str, match: re.Match[str], block: Span) -> bool:
    """Tell "in the end.When it" from "U.S." and from "end.”" with a straight closing mark."""
    before = text[max(block.start, match.start() - 3) : match.start()]
    after = text[match.end() : match.end() + 2]
    return len(before) == 3 and before.isalpha() and before.islower() and _looks_begun(after)


def _looks_begun(two: str) -> bool:
    return two[:1].isupper() and (two[1:2].islower() or two in {"A ", "I ", "I’", "I'"})


def _abbreviation(text: str, match: re.Match[str], following: str) -> bool:
    """Tell whether the full stop of *match* only shortens the word before it."""
    found = _BEFORE.search(text, max(0, match.start() - 20), match.start())
    if not found:
        return False
    word = found.group()
    if word.lower() in _TITLES:
        return True
    if len(word) == 1 and word.isalpha():
        return word != "I" and (word.isupper() or word.lower() in "vcp")
    if word.lower() in {"no", "nos"}:
        return following[:1].isdigit()
    if word.lower() in _OPEN_ENDED and word[:1].isupper():
        return bool(following) and following.lower() not in _STARTERS
    return "." in word and following.lower() not in _STARTERS and following != ""
