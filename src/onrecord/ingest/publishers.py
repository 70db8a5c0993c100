"""Whose page an article stands on, where its own lines tell: a wrong publisher is worse than none.

What a page says of itself states it ("© Harbour News"); who speaks as one of the staff, or who was
asked for comment, lets it be inferred. A person who "told Harbour News" does neither: another
outlet may be retelling it. Where the signs of one kind name two outlets, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.ingest.dates import DateLine
from onrecord.ingest.lines import Line
from onrecord.ingest.outlets import is_agency, is_known, is_outlet
from onrecord.options import IngestOptions
from onrecord.records import Basis, Publisher, Span
from onrecord.text.folding import fold_name

_WORD = r"[A-Z0-9][\w&/-]*(?:\.(?:com|org|net|co\.uk|news))?"
_JOIN = r"(?: (?:of|for|and|in|&) (?=[A-Z])| )"
_NAME = rf"(?P<name>(?:[Tt]he )?{_WORD}(?:{_JOIN}{_WORD}){{0,4}})"
_PIECE = r"(?:article|story|piece|column|essay|report|post|video|op-ed|commentary)"
_STAFF = (
    r"(?:(?:senior|chief|staff|deputy|managing|executive|associate|assistant|national|political|"
    r"foreign|general assignment|investigative|breaking|news|politics|White House|congressional|"
    r"video|digital|data|business|science|health) )*"
    r"(?:reporter|writer|correspondent|editor|editor-at-large|editor at large|news intern)"
)

_COPYRIGHT = re.compile(
    r"(?:Copyright|COPYRIGHT|©|\([cC]\))[ ©]*(?:\([cC]\) )?"
    r"(?:(?:19|20)\d\d(?:[-–]\d{2,4})?,? )?(?:by )?"
    r"(?P<name>(?:The )?[A-Z](?:[^\n.,|]|\.(?=\S)){2,50}?)"
    r"(?=(?: \d{2,3}(?:\.\d)? ?(?:FM|AM|MHz))?(?:,? (?:LLC|Inc|Ltd|Limited|LP|plc))?"
    r"(?:[,|]|\.(?:\s|$)|$)| All [Rr]ights)"
)
_SYNDICATE = re.compile(
    r"(?<!news )(?<!press )agency|syndicate|writers group|creators|getty|images|photo",
    re.IGNORECASE,
)
"""Owners of copyright that are not the page's publisher; a news agency's own page may be."""

_ITSELF = (
    re.compile(
        rf"(?:[Vv]iews?|[Oo]pinions?|[Cc]laims|[Pp]ositions?)\b[^.]{{0,120}}\b(?:not|n't)\b[^.]{{0,60}}"
        rf"(?:the (?:\w+ )?(?:views?|opinions?|positions?|policy) of|those of) {_NAME}"
    ),
    re.compile(
        rf"[Tt]his {_PIECE} (?:also )?(?:appears|appeared|is published|was published) in the "
        rf"[^.]{{3,40}}\b(?:issue|edition) of {_NAME}"
    ),
    re.compile(rf"Visit {_NAME}(?:'s|’s) (?:homepage|website)"),
    re.compile(rf"Read (?:more|the rest|all) of {_NAME}(?:'s|’s) (?:\w+ )?coverage"),
    re.compile(rf"^(?:For more (?:news )?|.{{0,60}}\balerts and more )from {_NAME}"),
)
"""Lines in which the page names itself, anywhere in the line."""
_MAIL = re.compile(
    rf"(?:[Ss]ign up (?:here )?(?:for|to)|[Ss]ubscribe to|[Bb]ecome a member of|[Dd]ownload|"
    rf"best of|[Ss]upport|[Ff]ollow|supporter of|subscriber to) {_NAME}"
    r"(?=(?:'s|’s)? (?:newsletters?|app\b|on (?:YouTube|Facebook|Twitter|Apple)|daily|[Oo]pinion)"
    r"|[.,]|$|(?:'s|’s) )"
)
"""Calls to the reader; whom one may follow or support is often somebody else."""

_ASKED = (
    re.compile(
        rf"{_NAME} (?:has |have )?(?:also )?(?:reached out to|contacted|approached) "
        r"[^.:“”\"]{3,120} for (?:a |further |additional )?(?:comments?|response|reply|statement)\b"
    ),
    re.compile(
        rf"(?:respond(?:ed)?|reply|replied|return(?:ed)?) to {_NAME}(?:'s|’s) (?:\w+ )?"
        r"(?:requests?|inquir(?:y|ies)|questions?|e-?mails?) for (?:a )?(?:comment|response)"
    ),
    re.compile(
        r"(?:respond(?:ed)?|reply|replied) to (?:a |an |multiple |several )?requests? for "
        rf"comment from {_NAME}(?=[ .,])"
    ),
    re.compile(rf"(?:return(?:ed)?) a {_NAME} request for comment"),
)
_CITED = (
    r"\b(?:according to|reported by|published by|obtained by|reported in|published in) "
    r"(?:the |The )?{name}\b"
    r"|\b{name} (?:first )?(?:reported|reports|wrote|published|noted|writes|report|story|article)\b"
)
_OURS = (
    re.compile(rf"^\W*{_NAME}(?:'s|’s) (?:{_WORD}[ ,]*(?:and )?){{2,12}}contributed\b"),
    re.compile(
        rf"^\W*{_NAME} (?:staff writers?|{_STAFF}s?) (?:{_WORD}[ ,]*(?:and )?){{2,12}}contributed\b"
    ),
    re.compile(rf"^\W*Contributing: (?:{_WORD} ){{1,3}}?{_WORD}, {_NAME}$"),
    re.compile(
        rf"^\W*(?:{_WORD}\.? ){{2,4}}(?:is|are) (?:a |an |the )?{_STAFF}s?(?: (?:for|at|with)) "
        rf"{_NAME}(?=[.,;]| and | based| covering|$)"
    ),
)
"""Staff that sign: "Harbour News' Ana Ruiz contributed", "Ana Ruiz is a reporter for …"."""
_BY = re.compile(r"By (?:[A-Z][\w.’'-]+ ){1,4}?[A-Z][\w.’'-]+, (?P<name>[A-Z][\w.& -]{2,40})$")
_HEAD = re.compile(rf"(?:[A-Z][A-Za-z.,' -]{{1,40}} )?\({_NAME}\)(?: [-–—]{{1,2}})? (?=[A-Z“\"‘])")
"""A dateline with an outlet's name: "Kelburg (Harbour News) — The ferry …"."""
_RELEASE = re.compile(
    r"(?:PRESS|NEWS|MEDIA) RELEASE\b|(?:Press|News|Media) [Rr]elease\b|"
    r"(?:FOR|For) (?:IMMEDIATE|immediate) (?:RELEASE|release|USE|use)\b"
)
_CONTACT = re.compile(
    r"(?:(?:Press |Media )?[Cc]ontacts?|CONTACT|Press enquiries|Media enquiries)\W+"
    r"(?:[^,:]{3,40}, )?(?:(?:[Pp]ress|[Mm]edia)[ -](?:office|officer|relations|team|contact),? "
    rf"(?:at |of )?)?{_NAME}(?=[,.;:|(]|$)"
)
_ABOUT = re.compile(rf"(?:About|ABOUT) {_NAME}:?$")
_CREDITED = re.compile(
    r"(?:\bfor |: |/ ?|, (?=[^,]+, [^,]+$))(?P<name>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3})(?=$|,)"
)
_SENTENCE = 400
"""Code points of a line that are looked at: each of these signs is one short sentence."""


def publisher(
    text: str,
    found: Sequence[Line],
    outlet: Span | None,
    dates: Sequence[DateLine],
    options: IngestOptions,
) -> Publisher | None:
    """Return whose page this is, where the page itself says so.

    Args:
        text: the article's text.
        found: its lines.
        outlet: the name behind the title or before the first bar, where there is one.
        dates: its date lines, beside which outlets are named.
        options: how far top and end of a page reach.
    """
    if outlet is not None:
        return Publisher(name=outlet.of(text), basis=Basis.STATED, evidence=(outlet,))
    closing = found[-options.closing_lines :]
    for signs in (_copyright(closing), _stated(found, closing, dates, options)):
        one = _one(text, signs, Basis.STATED)
        if one is not None:
            return one
    return _one(text, _inferred(found, closing), Basis.INFERRED)


def _one(text: str, signs: Iterator[Span], basis: Basis) -> Publisher | None:
    """Return the publisher if all *signs* name the same one."""
    spans = sorted(set(signs))
    names = {_bare(span.of(text)) for span in spans}
    if len(names) != 1:
        return None
    return Publisher(name=spans[0].of(text), basis=basis, evidence=(spans[0],))


def _bare(name: str) -> str:
    """Return a name without what one outlet's signs differ in: "CBN News", "townhall.com"."""
    return re.sub(r" (?:com|org|net|news|online|opinion)$", "", fold_name(name))


def _copyright(closing: Sequence[Line]) -> Iterator[Span]:
    for line in closing:
        match = _COPYRIGHT.match(line.plain[:_SENTENCE])
        if match and not _SYNDICATE.search(match["name"]) and not is_agency(match["name"]):
            yield _span(line, match)
            return


def _stated(
    found: Sequence[Line],
    closing: Sequence[Line],
    dates: Sequence[DateLine],
    options: IngestOptions,
) -> Iterator[Span]:
    for line in closing:
        for pattern in _ITSELF:
            yield from _named(line, pattern)
        yield from (span for span in _named(line, _MAIL) if is_known(_name(line, span)))
    for line in found[: options.top_lines]:
        for pattern in (_BY, _HEAD):
            match = pattern.match(line.plain[:_SENTENCE])
            if match and is_known(match["name"]) and not is_agency(match["name"]):
                yield _span(line, match)
    yield from _alone(found[:2])
    yield from _beside(found, dates)
    yield from _issuer(found, closing, options)


def _alone(top: Sequence[Line]) -> Iterator[Span]:
    """Yield an outlet that has the first or second line to itself."""
    for line in top:
        if is_known(line.plain) and not is_agency(line.plain):
            yield line.span


def _beside(found: Sequence[Line], dates: Sequence[DateLine]) -> Iterator[Span]:
    """Yield the outlet beside a date ("3 May 2023 – Harbour News").

    So stand places and writers: the name must be an outlet's by its form, or stand again in a
    credit ("Picture: Harbour News", "Ana Ruiz for Harbour News").
    """
    days = {date.span for date in dates}
    credited = {_bare(name) for line in found for name in _credits(line)}
    for line in found:
        if line.span not in days:
            continue
        for match in re.finditer(rf"(?:^|[,|–—-] ){_NAME}(?= ?[,|–—-] |, |$)", line.plain):
            name = match["name"]
            if name[0].isalpha() and (is_outlet(name) or _bare(name) in credited):
                yield _span(line, match)


def _credits(line: Line) -> Iterator[str]:
    """Yield whom a line of a credit's form names."""
    if line.count <= 12:
        for match in _CREDITED.finditer(line.plain):
            yield match["name"]


def _issuer(
    found: Sequence[Line], closing: Sequence[Line], options: IngestOptions
) -> Iterator[Span]:
    """Yield who issued a press release: whom its contact names, if the release speaks of it."""
    if not any(_RELEASE.match(line.plain) for line in found[: options.top_lines]):
        return
    for line in closing:
        for pattern in (_CONTACT, _ABOUT):
            match = pattern.match(line.plain[:_SENTENCE])
            if match and sum(match["name"] in other.plain for other in found) > 2:
                yield _span(line, match)


def _inferred(found: Sequence[Line], closing: Sequence[Line]) -> Iterator[Span]:
    for line in closing:
        for pattern in _OURS:
            yield from (s for s in _named(line, pattern) if is_known(_name(line, s)))
        for pattern in _ASKED:
            spans = _named(line, pattern)
            yield from (s for s in spans if _whole(_name(line, s)) and _own(found, line, s))


def _whole(name: str) -> bool:
    """Tell whether *name* is an outlet's in full: "the Post" is short for several."""
    return is_known(name) or (is_outlet(name) and len(fold_name(name).split()) > 1)


def _own(found: Sequence[Line], line: Line, span: Span) -> bool:
    """Tell whether nothing is had from the outlet that asked: a retold report asked too."""
    name = re.escape(_name(line, span).removeprefix("The ").removeprefix("the "))
    cited = re.compile(_CITED.format(name=name))
    return not any(cited.search(other.plain[: 4 * _SENTENCE]) for other in found)


def _named(line: Line, pattern: re.Pattern[str]) -> Iterator[Span]:
    if len(line.plain) > 4 * _SENTENCE:
        return
    match = pattern.search(line.plain)
    if match and not is_agency(match["name"]):
        yield _span(line, match)


def _name(line: Line, span: Span) -> str:
    return line.plain[span.start - line.span.start : span.end - line.span.start]


def _span(line: Line, match: re.Match[str]) -> Span:
    start = line.span.start + match.start("name")
    return Span(start, start + len(match["name"].rstrip(" .")))
