"""What an article says of itself: its publisher, the agency it credits, where it was taken from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.ingest.lines import Line
from onrecord.options import IngestOptions
from onrecord.records import Basis, Publisher, Republished, Span, Wire

_AGENCIES = {
    "AP": "Associated Press",
    "The Associated Press": "Associated Press",
    "Associated Press": "Associated Press",
    "ASSOCIATED PRESS": "Associated Press",
    "Reuters": "Reuters",
    "REUTERS": "Reuters",
    "Thomson Reuters Foundation": "Thomson Reuters Foundation",
    "AFP": "Agence France-Presse",
    "Agence France-Presse": "Agence France-Presse",
    "UPI": "United Press International",
    "dpa": "Deutsche Presse-Agentur",
    "DPA": "Deutsche Presse-Agentur",
    "Xinhua": "Xinhua",
    "TASS": "TASS",
    "Interfax": "Interfax",
    "Ukrinform": "Ukrinform",
    "Anadolu": "Anadolu Agency",
    "Press Association": "PA Media",
    "PA Media": "PA Media",
    "Bloomberg": "Bloomberg News",
    "Bloomberg News": "Bloomberg News",
    "EFE": "EFE",
    "ANSA": "ANSA",
    "Kyodo": "Kyodo News",
    "Canadian Press": "Canadian Press",
    "The Canadian Press": "Canadian Press",
    "CP": "Canadian Press",
    "CNN": "CNN",
    "StatePoint": "StatePoint",
}
_AGENCY = "|".join(re.escape(name) for name in sorted(_AGENCIES, key=len, reverse=True))
_DATELINE = re.compile(
    rf"(?:[A-Z][^\n()“”\"]{{1,60}} )?(?P<all>\((?P<name>{_AGENCY})\))\s*[-–—]{{1,2}}\s*(?=\S)"
)
_CREDITED = re.compile(
    rf"(?:(?P<name>{_AGENCY})(?: (?:writers?|journalists?|reporters?|correspondents?|staff) [^\n]{{2,200}}?)?"
    rf" (?:also )?contributed (?:reporting )?to this (?:report|story|article)"
    rf"|[Cc]ontribut(?:ing|ors?): (?:[^\n]{{0,80}}[,;] )?(?P<second>{_AGENCY})"
    rf"|(?:©|\(c\)|Copyright)[^\n]{{0,20}} (?P<third>{_AGENCY})\b"
    rf"|^(?:With )?(?:reporting )?(?:by |from )?(?P<fourth>{_AGENCY})$)"
)
_AT_ONCE = re.compile(rf"By (?:[A-Z][\w.’'-]+ ){{2,4}}(?P<name>Associated Press|Reuters|AFP)$")
_FULL = re.compile(
    r"(?:source: ?)?(?:read|view|see)(?: the)?(?: full| original| whole)+ (?:article|story|post|report)\W*"
    r"|source (?:link|url)\W*"
)
_FROM = re.compile(
    r"(?:[Tt]his (?:article|story|post|piece|report) )?(?:was |is |has been )?"
    r"(?:(?:[Oo]riginally|[Ff]irst) (?:published|appeared|posted)|(?:[Rr]e-?published|[Rr]eprinted|[Rr]eposted|[Ss]yndicated)"
    r"(?: with(?: the)? permission)?) (?:at|by|on|in|from|of) (?P<name>[^\n.,;]{2,60}(?:\.[a-z]{2,3}(?:\.[a-z]{2})?\b)?)"
    r"|[Tt]he post .{3,200} appeared first on (?P<second>[^\n]{2,60}?)\.?$"
)
_SOURCE = re.compile(r"(?:Source|SOURCE|Via|VIA|Article source|Originally from): ?(?P<name>[^\s].{1,48}[^\s.:])\.?")
_COPYRIGHT = re.compile(
    r"(?:Copyright|COPYRIGHT|©|\(c\)|\(C\))[ ©]*(?:\([cC]\) )?(?:19|20)\d\d(?:[-–]\d{2,4})?,? "
    r"(?:by )?(?P<name>(?:The )?[A-Z][^\n.,|]{2,50}?)(?=(?:,? (?:LLC|Inc|Ltd|Limited|LP|plc))?[.,|]|$| All [Rr]ights)"
)
_SYNDICATE = re.compile(r"Agency|Syndicate|Writers Group|Creators|CREATORS|Getty|Images|Photo")
_ASKED = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w’'-]*(?:\.co(?:m|\.uk)|\.org)?(?: [A-Z][\w-]*){0,3}) "
    r"(?:has |have )?(?:also )?(?:reached out to|contacted|approached) [^.:“”\"]{3,120} "
    r"for (?:a |further |additional )?(?:comments?|response|reply|statement)\b"
)
_OUTLET = re.compile(
    r"(?:News(?:week)?|Times|Post|Guardian|Herald|Telegraph|Mail(?:Online)?|Mirror|Tribune|Journal|"
    r"Gazette|Express|Observer|Independent|Standard|Sun|Star|Insider|Beast|Today|Examiner|Chronicle|"
    r"Inquirer|Courier|Record|Echo|Metro|Fox News|BBC|CNN|NBC|CBS|ABC|NPR|Reuters|Politico|POLITICO|"
    r"Axios|Vox|Vice|VICE|Slate|Salon|HuffPost|BuzzFeed|Bloomberg|Forbes|Fortune|TIME|Al Jazeera|"
    r"Sky News|Press|Review|Monitor|Dispatch|Digital|.*\.(?:com|co\.uk|org))$"
)


def publisher(text: str, found: Sequence[Line], outlet: Span | None) -> Publisher | None:
    """Return whose page this is, where the page itself says so.

    The name behind the title ("… - Harbour News") and a copyright line state it; "Harbour News
    contacted the port for comment" lets it be inferred. A person who "told Harbour News" does not.
    """
    if outlet is not None:
        return Publisher(name=outlet.of(text), basis=Basis.STATED, evidence=(outlet,))
    for line in found[-_CLOSING:]:
        match = _COPYRIGHT.match(line.plain)
        if match and not _SYNDICATE.search(match["name"]) and match["name"] not in _AGENCIES:
            return _publisher(line, match, Basis.STATED)
    for line in found:
        match = _ASKED.match(line.plain[:_SENTENCE])
        if match and _OUTLET.search(match["name"]):
            return _publisher(line, match, Basis.INFERRED)
    return None


_CLOSING = 8
"""Lines at the end of a page among which its copyright line stands."""
_SENTENCE = 300
"""Code points in which "… contacted … for comment" must be said: it is one short sentence."""


def _publisher(line: Line, match: re.Match[str], basis: Basis) -> Publisher:
    start = line.span.start + match.start("name")
    span = Span(start, start + len(match["name"]))
    return Publisher(name=match["name"], basis=basis, evidence=(span,))


def wire(found: Sequence[Line], options: IngestOptions) -> Wire | None:
    """Return the agency that the dateline ("KELBURG (AP) —") or a closing credit names."""
    for line in found[: options.top_lines]:
        match = _DATELINE.match(line.plain) or _AT_ONCE.match(line.plain)
        if match:
            return _wire(line, match, "name")
    for line in found[-_CLOSING:]:
        match = _CREDITED.search(line.plain) if len(line.plain) <= options.notice_characters else None
        if match and match.lastgroup:
            return _wire(line, match, match.lastgroup)
    return None


def _wire(line: Line, match: re.Match[str], group: str) -> Wire:
    start = line.span.start
    span = Span(start + match.start(group), start + match.end(group))
    return Wire(name=_AGENCIES[match[group]], evidence=(span,))


def republished(found: Sequence[Line], options: IngestOptions) -> Republished | None:
    """Return the sign that the article was taken from elsewhere, and from where if it says so."""
    for line in reversed(found[-_CLOSING:]):
        if len(line.plain) > options.notice_characters:
            continue
        if _FULL.fullmatch(line.folded):
            return Republished(origin=None, evidence=(line.span,))
        match = _FROM.match(line.plain)
        if match:
            origin = match["name"] or match["second"]
            return Republished(origin=origin.strip(), evidence=(line.span,))
        source = _SOURCE.fullmatch(line.plain)
        if source and line is found[-1] and line.count <= _SOURCE_WORDS:
            return Republished(origin=source["name"], evidence=(line.span,))
    return None


_SOURCE_WORDS = 7
"""Words of a closing "Source: Harbour News"; a longer line is the note under a table."""
