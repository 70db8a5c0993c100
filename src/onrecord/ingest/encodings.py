"""From bytes to text: the file's text unchanged, or a reason why there is none."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.options import IngestOptions

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16, whose mark begins the other's."""
_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich text document"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
"""Control characters that text does not have: all but tabs, line ends, escape."""
_PLAIN_LEGACY = frozenset(
    "‘’‚“”„–—…•€™£©®°½¼¾§¶·«»‹›¡¿×÷±´¨¸ˆ˜†‡\u00a0\u00ad"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿŠšŽžŒœŸ"
)
"""What an English report has of Windows-1252 beyond ASCII."""

_PAGES = re.compile(
    r"utf-8|utf-(?:16|32)(?:-[lb]e)?|ascii|iso8859-\d+|cp\d+|koi8-[rut]|mac-\w+|big5\w*|gb18030|"
    r"gb2312|gbk|euc_\w+|shift_jis\w*|johab|tis-620"
)
"""Encodings of pages: "rot13" and "zlib" are codecs too, and in ISO 2022 and UTF-7 the bytes of a
sign depend on those before it, so that nothing leads back to them."""
_LATIN = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""Labels that mean more than they say, as browsers read them (WHATWG Encoding)."""


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Why bytes are not text."""

    what: str
    why: str
    next: str


def codec(label: str | None) -> str | None:
    """Return Python's name of the encoding that *label* means on the web, if it is one.

    >>> codec("Latin1"), codec("UTF8"), codec("rot13"), codec("gibberish")
    ('cp1252', 'utf-8', None, None)
    """
    try:
        name = codecs.lookup(label or "").name
    except (LookupError, ValueError):
        return None
    return _LATIN.get(name, name) if _PAGES.fullmatch(name) else None


def decode(content: bytes, options: IngestOptions, charset: str | None = None) -> str | Undecodable:
    r"""Return the text of *content*, every newline and non-breaking space as it stands.

    A byte order mark is obeyed and is not part of the text. Without one, UTF-8 is tried, then the
    *charset* that a server named, UTF-16 by its zero bytes, Windows-1252, and what
    charset-normalizer is sure of.

    >>> decode("\ufeffThe bridge\r\nis shut".encode(), IngestOptions())
    'The bridge\r\nis shut'
    >>> decode(b"\x93The bridge is shut,\x94 she said, and went home.", IngestOptions())
    '“The bridge is shut,” she said, and went home.'
    """
    known = binary(content)
    if known is not None:
        return known
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding, options)
    named = codec(charset)
    if named is not None and named.startswith(("utf-16", "utf-32")):
        return _strict(content, named, options)
    try:
        return _checked(content.decode("utf-8"), options)
    except UnicodeDecodeError as error:
        told = _strict(content, named, options) if named and named != "utf-8" else None
        return told if isinstance(told, str) else _legacy(content, error, options)


def binary(content: bytes) -> Undecodable | None:
    """Return why *content* is no text where its first bytes are those of something else."""
    for start, name in _BINARY:
        if content.startswith(start):
            return _binary(f"its first bytes are those of {name}")
    return None


def _strict(content: bytes, encoding: str, options: IngestOptions) -> str | Undecodable:
    try:
        return _checked(content.decode(encoding), options)
    except UnicodeDecodeError as error:
        return Undecodable(
            f"not the {encoding.upper()} it says it is",
            f"byte {error.start} cannot be read ({error.reason})",
            "Save it again as UTF-8.",
        )


def _checked(text: str, options: IngestOptions) -> str | Undecodable:
    """Return *text* unless it is UTF-16 or binary that happens to be valid."""
    sample = text[: options.binary_sample]
    if "\x00" in sample:
        wide = _wide(text.encode("utf-8"), options)
        return wide if wide is not None else _binary("it has zero bytes in it")
    controls = len(_CONTROL.findall(sample))
    if sample and controls > max(1, options.control_share * len(sample)):
        return _binary(f"{controls} of its first {len(sample)} characters are control characters")
    return text


def _wide(content: bytes, options: IngestOptions) -> str | None:
    """Return the text of UTF-16 that lost its mark: English has a zero in every other byte."""
    sample = content[: options.binary_sample]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[offset::2].count(0)
        others = sample[1 - offset :: 2].count(0)
        if zeros > len(sample) // 4 and not others and len(content) % 2 == 0:
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                return None
            return None if _CONTROL.search(text) else text
    return None


def _legacy(content: bytes, error: UnicodeDecodeError, options: IngestOptions) -> str | Undecodable:
    wide = _wide(content, options)
    if wide is not None:
        return wide
    if b"\x00" in content[: options.binary_sample]:
        return _binary("it has zero bytes in it")
    if _mostly_utf8(content):
        return Undecodable(
            "broken UTF-8",
            f"byte {error.start} cannot be read ({error.reason}) and the rest is UTF-8",
            "Fetch the file again, or save it again as UTF-8.",
        )
    return _windows(content, options) or _guessed(content, options)


def _mostly_utf8(content: bytes) -> bool:
    """Tell whether more signs beyond ASCII are good UTF-8 than are broken."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(sign > "\x7f" for sign in text) - broken
    return good > broken


def _windows(content: bytes, options: IngestOptions) -> str | None:
    """Return the text as Windows-1252, if it reads like English in it.

    charset-normalizer takes short English with curly quotation marks for cp1250, Mac or Big5.
    """
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    odd = [sign for sign in text if sign > "\x7f"]
    plain = all(sign in _PLAIN_LEGACY for sign in odd)
    few = 2 * len(odd) < len(text) and len(odd) <= max(
        options.legacy_least, options.legacy_share * len(text)
    )
    return text if plain and few and isinstance(_checked(text, options), str) else None


def _guessed(content: bytes, options: IngestOptions) -> str | Undecodable:
    from charset_normalizer import from_bytes  # 60 ms to import, and hardly ever needed

    best = from_bytes(content[: options.binary_sample]).best()
    unsure = Undecodable(
        "text in an unknown encoding",
        "it is not UTF-8 and no other encoding fits it",
        "Save it again as UTF-8.",
    )
    if best is None or best.encoding.startswith("utf"):
        return unsure  # UTF was tried; odd bytes pass for UTF-7 and UTF-16
    try:
        return _checked(content.decode(best.encoding), options)
    except (UnicodeDecodeError, LookupError):
        return unsure


def _binary(why: str) -> Undecodable:
    return Undecodable("not text", why, "Give text (.txt), or leave the file out.")
