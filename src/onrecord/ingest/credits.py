"""What an article says of itself: the agency it credits, where it was taken from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.ingest.lines import Line
from onrecord.ingest.outlets import agencies, agency, is_agency
from onrecord.options import IngestOptions
from onrecord.records import Republished, Span, Wire

# --- the agency ----------------------------------------------------------------------------


@cache
def _at_top() -> re.Pattern[str]:
    """Return the pattern of a dateline ("KELBURG (AP) —") and of "By Ana Ruiz, Reuters"."""
    return re.compile(
        rf"(?:[A-Z][^\n()“”\"]{{1,60}} )?\((?P<dateline>{agencies()})\)\s*[-–—]{{1,2}}\s*(?=\S)"
        rf"|By (?:[A-Z][\w.’'-]+,? ){{0,4}}(?P<byline>{agencies()})$"
    )


@cache
def _at_end() -> re.Pattern[str]:
    """Return the pattern of the credits at the end of a report that name an agency."""
    staff = r"(?: (?:writers?|journalists?|reporters?|correspondents?|staff)\b[^\n]{2,300}?)?"
    return re.compile(
        rf"\b(?P<helped>{agencies()}){staff} (?:also )?contributed (?:reporting )?to this "
        r"(?:report|story|article)"
        rf"|[Cc]ontribut(?:ing|ors?): (?:[^\n]{{0,80}}[,;] )?(?:[Tt]he )?(?P<listed>{agencies()})\b"
        rf"|(?:©|\([Cc]\)|Copyright)[^\n]{{0,20}} (?P<owner>{agencies()})\b"
        rf"|^\(?(?:[Ww]ith )?(?:[Rr]eporting |inputs )?(?:by |from )?(?P<alone>{agencies()})\)?$"
    )


def wire(found: Sequence[Line], options: IngestOptions) -> Wire | None:
    """Return the agency that the dateline ("KELBURG (AP) —") or a closing credit names."""
    for line in found[: options.top_lines]:
        match = _at_top().match(line.plain)
        if match:
            return _wire(line, match)
    for line in found[-options.closing_lines :]:
        if len(line.words) <= options.notice_characters:
            match = _at_end().search(line.plain)
            if match:
                return _wire(line, match)
    return None


def wire_of(names: Sequence[str]) -> Wire | None:
    """Return the agency among the writers that a page's metadata names: "Reuters".

    >>> wire_of(("Ana Ruiz", "AFP")).name
    'Agence France-Presse'
    """
    found = (agency(name.removeprefix("The ")) for name in names if is_agency(name))
    return next((Wire(name=name, evidence=()) for name in found), None)


def _wire(line: Line, match: re.Match[str]) -> Wire:
    group = match.lastgroup or ""
    start = line.span.start
    span = Span(start + match.start(group), start + match.end(group))
    return Wire(name=agency(match[group]), evidence=(span,))


# --- taken from elsewhere ------------------------------------------------------------------

_FULL = re.compile(
    r"source: ?(?:read|view|see)(?: the)?(?: full| original| whole)* "
    r"(?:article|story|post|report)\W*"
    r"|(?:read|view|see)(?: the)?(?: full| original)+ (?:article|post)(?: here)?\W*"
    r"|source (?:link|url)\W*"
)
_ARTICLE = r"(?:[Tt]his (?:article|story|post|piece|report) )?(?:was |is |has been )?"
_NAME = r"(?P<name>[^\n,;:]{2,60}?)(?=(?<!\b[A-Z])\.(?:\s|$)|$|[,;]| with | and (?:is|was|re))"
_FROM = re.compile(
    rf"{_ARTICLE}(?:(?:[Oo]riginally|[Ff]irst) (?:published|appeared|posted) (?:at|by|on|in)"
    r"|(?:[Rr]e-?published|[Rr]eprinted|[Rr]eposted|[Ss]yndicated)(?: with(?: the)? permission)?"
    rf" (?:from|of)) (?:the )?{_NAME}"
    r"|[Tt]he post .{3,200} appeared first on (?P<second>[^\n]{2,60}?)\.?$"
)
_NO_OUTLET = re.compile(
    r"\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d"
)
"""First published *on October 21* says when, not where."""
_SOURCE = re.compile(
    r"(?:Source|SOURCE|Via|VIA|Article source|Originally from): ?(?P<name>\S.{1,48}[^\s.:])\.?"
)
_SOURCE_WORDS = 7
"""Words of a closing "Source: Harbour News"; a longer line is the note under a table."""


def source_line(line: Line) -> str | None:
    """Return the name in a line that is nothing but "Source: Harbour News"."""
    match = _SOURCE.fullmatch(line.plain) if line.count <= _SOURCE_WORDS else None
    return match["name"] if match else None


def republished(found: Sequence[Line], options: IngestOptions) -> Republished | None:
    """Return the sign that the article was taken from elsewhere, and from where if it says so."""
    for line in reversed(found[-options.closing_lines :]):
        if len(line.words) > options.notice_characters:
            continue
        if _FULL.fullmatch(line.folded):
            return Republished(origin=None, evidence=(line.span,))
        origin = _origin(line) or (source_line(line) if line is found[-1] else None)
        if origin:
            return Republished(origin=origin, evidence=(line.span,))
    return None


def _origin(line: Line) -> str | None:
    match = _FROM.match(line.plain)
    if match is None:
        return None
    origin: str = (match["name"] or match["second"]).strip()
    return None if _NO_OUTLET.match(origin) else origin
