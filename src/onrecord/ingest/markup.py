"""The signs of a page: its source as text, and every sign that is read with where it stands."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.ingest.encodings import MARKS, Undecodable, binary, codec
from onrecord.options import IngestOptions

_DECLARED = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_DECLARED_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.I)
_HEAD = 8_192
"""Bytes in which a page declares its encoding; browsers look at 1,024, pages are worse."""
_WIDE = ("utf-16", "utf-32")
"""Encodings that a page cannot declare in ASCII and be in."""

_TAG = re.compile(r"<!--|-->|<[a-zA-Z/!?][^<>]*>")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]*)")
_RAW = frozenset({"script", "style"})
_SIGNS = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|[^\s\u200b&]+|&"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A page's source as text, with what leads back to its bytes."""

    text: str
    encoding: str
    skipped: int
    """Bytes of the byte order mark before the text."""

    def encoded(self, start: int, end: int) -> bytes:
        """Return the bytes of a stretch of the text."""
        return self.text[start:end].encode(self.encoding, self.errors)

    @property
    def errors(self) -> str:
        """How bytes that cannot be read became surrogates, and become bytes again."""
        return _errors(self.encoding)

    @property
    def clean(self) -> str:
        """The text without what cannot be read, sign for sign."""
        return _UNREADABLE.sub("\ufffd", self.text)


_UNREADABLE = re.compile(r"[\x00\ud800-\udfff]")


def _errors(encoding: str) -> str:
    return "surrogatepass" if encoding.startswith(_WIDE) else "surrogateescape"


def source(
    content: bytes, options: IngestOptions, charset: str | None = None
) -> Source | Undecodable:
    r"""Return the source of a page, in the encoding that it is, is declared to be, or likely is.

    What its server named as *charset* counts before what stands in the page, as in browsers; valid
    UTF-8 before both, as servers name their default for pages that they never looked into.
    Bytes that cannot be read become lone surrogates, so that every other place still counts.

    >>> source(b'<meta charset="latin1"><p>caf\xe9', IngestOptions()).text
    '<meta charset="latin1"><p>café'
    """
    picture = binary(content)
    if picture is not None:
        return picture
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _read(content[len(mark) :], encoding, len(mark))
    named = codec(charset)
    if named is not None and named.startswith(_WIDE):
        return _read(content, named, 0)
    if b"\x00" in content[: options.binary_sample]:
        return Undecodable("not a page", "it has zero bytes in it", "Save it again as UTF-8.")
    try:
        return Source(content.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError:
        return _read(content, named or _declared(content) or _likely(content), 0)


def _read(content: bytes, encoding: str, skipped: int) -> Source | Undecodable:
    unit = 4 if encoding.startswith("utf-32") else 2 if encoding.startswith("utf-16") else 1
    whole = content[: len(content) - len(content) % unit]  # a page may be cut inside a sign
    try:
        return Source(whole.decode(encoding, _errors(encoding)), encoding, skipped)
    except (UnicodeDecodeError, LookupError) as error:
        return Undecodable(f"not the {encoding} it says it is", str(error), "Save it as UTF-8.")


def _declared(content: bytes) -> str | None:
    head = content[:_HEAD]
    match = _DECLARED.search(head) or _DECLARED_XML.search(head)
    if match is None:
        return None
    name = codec(match[1].decode("ascii"))
    return None if name is None or name.startswith(_WIDE) else name


def _likely(content: bytes) -> str:
    """Return UTF-8 where most of what is beyond ASCII is that, else Windows-1252."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(sign > "\x7f" for sign in text) - broken
    return "utf-8" if good > broken else "cp1252"


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of a page that are read, less white space, each with its place in the source."""

    text: str
    starts: array[int]
    ends: array[int]


def signs(page: str) -> Signs:
    """Return what stands between the tags of *page*: no script, no style, no comment.

    >>> signs("<p>The <b>br</b>idge&nbsp;&amp; <!-- > -->port").text
    'Thebridge&port'
    """
    text: list[str] = []
    starts, ends = array("l"), array("l")
    for start, end in _between(page):
        for match in _SIGNS.finditer(page, start, end):
            at, after = match.span()
            if page[at] == "&" and after > at + 1:
                words = "".join(html.unescape(match.group()).split()).replace("\u200b", "")
                starts.extend([at] * len(words))
                ends.extend([after] * len(words))
            else:
                words = match.group()
                starts.extend(range(at, after))
                ends.extend(range(at + 1, after + 1))
            text.append(words)
    return Signs("".join(text), starts, ends)


def _between(page: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches that are text. Unclosed comments and scripts run to the page's end."""
    last, inside = 0, ""
    for match in _TAG.finditer(page):
        token = match.group()
        if inside == "<!--":
            if not token.endswith("-->"):
                continue
        elif inside:
            if not token.startswith("</") or _name(token) != inside:
                continue
        elif token != "-->":
            yield last, match.start()
        else:
            continue
        inside = _opens(token) if not inside else ""
        last = match.end()
    if not inside:
        yield last, len(page)


def _opens(token: str) -> str:
    """Return what a token opens that holds no text."""
    if token == "<!--":
        return token
    name = _name(token)
    return name if name in _RAW and token[1] != "/" and not token.endswith("/>") else ""


def _name(token: str) -> str:
    match = _NAME.match(token)
    return match[1].casefold() if match else ""
