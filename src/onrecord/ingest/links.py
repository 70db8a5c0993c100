"""Invitations to read something else: labelled teasers, lists of links, and those set inline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.ingest.lines import Line, ends_sentence, headline_like
from onrecord.ingest.phrases import kind_of
from onrecord.options import IngestOptions
from onrecord.records import Furniture, FurnitureKind, Span

_TOPIC = (
    r"(?: (?:on|about|from|in|at|by|with|for|like) [^.?!]{2,60}| .{0,40}news| here| this| next| now"
    r"| too| coverage| stories)?"
)
_STRONG = (
    rf"(?:(?:and )?(?:read|see|find out|learn|discover|explore) more{_TOPIC}|more{_TOPIC}"
    r"|(?:previous|next|older|newer) (?:post|article|story)"
    r"|read (?:next|also|this|now|on)|also read|see also|just in|(?:don't|do not) miss|must[- ]read"
    r"|related(?: (?:articles?|stor(?:y|ies)|content|news|coverage|links?|topics?|posts?))?"
    r"|(?:most read|most popular|trending|recommended|what to read next|go deeper|further reading"
    r"|full coverage|keep reading|in pictures|you (?:may|might) also like|in case you missed it"
    r"|icymi)(?: [^.?!]{2,40})?)"
)
_WEAK = (
    r"(?:watch(?: live| now| this| more)?|read|listen|live(?: updates| blog)?|video|gallery"
    r"|pictures?|photos|in pics|breaking)"
)
_HEADING = re.compile(rf"(?:{_STRONG}|{_WEAK}) ?[:>»→…]*")
_LABEL = re.compile(rf"(?P<label>{_STRONG}|{_WEAK}) ?(?:[:|>»→]|[-–—] )\s*(?=\S)")
_TAG = re.compile(r"\[(?P<tag>[A-Z][A-Z '&-]{2,24})\]$")
_STAGE = frozenset(
    [
        "APPLAUSE",
        "LAUGHTER",
        "CROSSTALK",
        "INAUDIBLE",
        "MUSIC",
        "CHEERS",
        "CHEERING",
        "BOOS",
        "SIC",
        "LAUGHS",
        "CROWD",
        "SILENCE",
        "UNINTELLIGIBLE",
        "REDACTED",
        "BLEEP",
        "EXPLETIVE",
    ]
)
"""Capitals in brackets that a transcript has."""
_INLINE = re.compile(
    r"[(\[](?:RELATED|READ MORE|READ|SEE ALSO|WATCH|MORE|ALSO READ|Related|Read more|See also"
    r"|Also read|Read also|ALSO|VIDEO|PHOTOS)(?: (?:ON|on) [^():\[\]]{2,40})?: ?"
    r"[^()\[\]]{8,200}[)\]]"
)
_GLUED = re.compile(
    r"(?<=[.!?”\"’])\s*(?P<label>(?:R(?:ead|EAD) (?:more|MORE|next|NEXT|also|ALSO)"
    r"|R(?:elated|ELATED)|S(?:ee|EE) (?:also|ALSO)|A(?:lso|LSO) (?:read|READ)): ?[^.:\n]{10,160}"
    r"|Click here (?:to|for) [^.\n]{3,80}\.?)$"
)
_STUFFED = re.compile(
    r"\b(?P<last>(?:Mc|Mac(?=[A-Z])|D[ei](?=[A-Z])|L[ae](?=[A-Z])|O[’'])?+[A-Z][\w’'-]+?)"
    r"(?:,? |(?=[A-Z]))"
    r"(?P<junk>(?:[\w.()’'\"“”-]+ ){1,5}(?P=last)(?=[A-Z0-9‘“'\"\[$])"
    r"[^\n]{10,600}? MORE)\b"
)
"""A link box behind a name in a sentence: "Bo Sand Bo Lee SandFerry stops Flood ends MORE". The
name goes with its "Mc", or "Bo McSand Bo McSandFerry stops MORE" would begin within the name."""
_JOINED = re.compile(r"[^.:;!?\"“”]{3,60}[^\W\d_]:(?=[‘’'\"“]?[A-Z])[^\s]")
_ALSO_ON = re.compile(r"Also on \S+\.[a-z]{2,3} [A-Z]")
_READ_MORE_END = re.compile(
    r"(?:^|[^.\s]\s+|[.!?'’\"”]\s)(?:Read more|READ MORE|Read More)(?: here| »| ›| →)?$"
)


def headed(found: Sequence[Line], options: IngestOptions) -> Iterator[Furniture]:
    """Yield headings ("READ NEXT:") with the headlines under them, each line by itself."""
    index = 0
    while index < len(found):
        line = found[index]
        size = _list_under(found, index, options) if _is_heading(line, options) else 0
        if _is_heading(line, options) and (size or _plain_heading(line)):
            for item in found[index : index + 1 + size]:
                yield Furniture(span=item.span, kind=FurnitureKind.LINK_LIST)
        index += 1 + size


def _is_heading(line: Line, options: IngestOptions) -> bool:
    if kind_of(line.folded) is FurnitureKind.LINK_LIST:
        return True
    return line.count <= options.heading_words and _HEADING.fullmatch(line.folded) is not None


def _plain_heading(line: Line) -> bool:
    """Tell whether the heading is one even with no list under it ("READ NEXT:").

    "More from the speech:" leads into the speech, so that capitals are asked for.
    """
    return line.plain.rstrip(": ").isupper() or line.folded.startswith(("read ", "see also"))


def _list_under(found: Sequence[Line], heading: int, options: IngestOptions) -> int:
    """Return how many headlines stand under the heading."""
    size = 0
    for index in range(heading + 1, min(len(found), heading + 1 + options.list_items)):
        if not _headline(found, index, options) or _is_heading(found[index], options):
            break
        size += 1
    return size


def _headline(found: Sequence[Line], index: int, options: IngestOptions) -> bool:
    after = found[index + 1] if index + 1 < len(found) else None
    return headline_like(
        found[index],
        after,
        words=options.headline_words,
        characters=options.headline_characters,
    )


def labelled(found: Sequence[Line], options: IngestOptions) -> Iterator[Furniture]:
    """Yield lines that a label or a sign marks as an invitation: "JUST IN: …", "… [REPORT]"."""
    for index, line in enumerate(found):
        if _labelled(line, found, index, options) or _tagged(line, options):
            yield Furniture(span=line.span, kind=FurnitureKind.TEASER)


def _labelled(line: Line, found: Sequence[Line], index: int, options: IngestOptions) -> bool:
    if line.count > options.headline_words + 6:
        return False
    if _READ_MORE_END.search(line.plain):
        return True
    label = _LABEL.match(line.folded)
    if label is None:
        joined = _JOINED.match(line.plain) or _ALSO_ON.match(line.plain)
        return joined is not None and _headline(found, index, options)
    if not _headline(found, index, options):
        return line.plain[:8].isupper() and re.fullmatch(_STRONG, label["label"]) is not None
    return True


def _tagged(line: Line, options: IngestOptions) -> bool:
    """Tell whether *line* is a headline with a bracketed label behind it."""
    tag = _TAG.search(line.plain)
    if tag is None or line.count > options.headline_words or tag["tag"].split()[0] in _STAGE:
        return False
    before = line.plain[: tag.start()].rstrip()
    return bool(before) and not ends_sentence(before) and not before[:1].islower()


def inline(text: str, line: Line, longest: int) -> Iterator[Furniture]:
    """Yield invitations inside a paragraph: "(RELATED: …)", boxes behind names, one at its end."""
    if len(line.plain) > longest:
        return
    stuffed = _STUFFED.finditer(line.plain) if " MORE" in line.plain else ()
    for match in (*_INLINE.finditer(line.plain), *_GLUED.finditer(line.plain), *stuffed):
        group: str | int = {_GLUED: "label", _STUFFED: "junk"}.get(match.re, 0)
        start, end = match.span(group)
        yield Furniture(
            span=Span(line.span.start + start, line.span.start + end), kind=FurnitureKind.TEASER
        )
