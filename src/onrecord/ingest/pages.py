"""Pages: the text of the article on them, and what they say of it in their metadata.

References:
    Bevendorff et al., "An Empirical Comparison of Web Content Extraction Algorithms", SIGIR 2023.
    On the 181 pages of the article-extraction benchmark: trafilatura F1 .962, readability .949,
    resiliparse .917 (docs/explanation/choices.md).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from lxml.etree import LxmlError, ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from onrecord.ingest.encodings import Undecodable
from onrecord.ingest.lines import folded
from onrecord.ingest.markup import Source, source
from onrecord.ingest.metadata import headlines, metadata
from onrecord.options import IngestOptions
from onrecord.records import Given

_LOOKS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"</?(?:p|div|html|body|head|br|span|a|h[1-6]|article|section|td|li)\b", re.I)
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's source, the article's text on it, and what its metadata says."""

    source: Source
    text: str
    given: Given


def looks_like_page(content: bytes) -> bool:
    """Tell whether *content* begins as a page does.

    >>> looks_like_page(b"\\n<!DOCTYPE html><title>"), looks_like_page(b"<3 from the port")
    (True, False)
    """
    return _LOOKS.match(content[:16_384]) is not None


def page(content: bytes, options: IngestOptions, charset: str | None = None) -> Page | Undecodable:
    """Return the article on the page that *content* is, or why none can be read.

    A page without a tag is its text. *charset* is the encoding that its server named.
    """
    read = source(content, options, charset)
    if isinstance(read, Undecodable):
        return read
    if not _TAGS.search(read.text):
        return Page(read, read.clean, Given())
    tree = _tree(read, options)
    if isinstance(tree, Undecodable):
        return tree
    given, heads = metadata(tree), headlines(tree)
    return Page(read, _without_headline(_text(tree), heads, options), given)


def _tree(read: Source, options: IngestOptions) -> HtmlElement | Undecodable:
    parser = HTMLParser(encoding="utf-8", recover=True, huge_tree=False, no_network=True)
    try:
        tree = document_fromstring(read.clean.encode("utf-8"), parser=parser)
    except (LxmlError, ParserError, ValueError) as error:
        return Undecodable("not a page", str(error), "Save the page again from the browser.")
    if _depth(tree, options.page_depth) > options.page_depth:
        why = f"more than {options.page_depth} elements lie inside one another"
        return Undecodable("too deeply nested", why, "Save its text as .txt.")
    return tree


def _depth(tree: HtmlElement, most: int) -> int:
    """Return how deep a tree is, or one more than *most*."""
    level, depth = [tree], 0
    while level and depth <= most:
        level = [child for element in level for child in element]
        depth += 1
    return depth


def _text(tree: HtmlElement) -> str:
    """Return the article's text: a paragraph a line, a blank line between."""
    from trafilatura import extract  # 0.4 s to import, and a pile of texts does not need it

    found = extract(tree, fast=True, include_comments=False, include_tables=True)
    return "\n\n".join(line for line in (found or "").splitlines() if line.strip())


def _without_headline(text: str, heads: Collection[str], options: IngestOptions) -> str:
    """Take off the headline, which is the article's title, and crumbs and teasers before it."""
    found = text.split("\n\n")
    known = {_bare(head) for head in heads}
    for n, line in enumerate(found[: options.heading_lines]):
        bare = _bare(line)
        if len(bare) >= options.shortest_title and bare in known and n + 1 < len(found):
            return "\n\n".join(found[n + 1 :])
    return text


def _bare(words: str) -> str:
    return "".join(_LETTERS.findall(folded(words[:2_000])))
