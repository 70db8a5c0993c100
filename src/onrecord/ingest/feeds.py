"""RSS and Atom: the items of a feed, each with the text that the feed itself carries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from onrecord.ingest.addresses import address
from onrecord.ingest.dates import given_days
from onrecord.ingest.encodings import Undecodable
from onrecord.ingest.fields import Found, plain
from onrecord.options import IngestOptions
from onrecord.records import Given

_LOOKS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.{0,2000}?-->\s*)*"
    rb"<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)
_NEXT = "Fetch the feed again."


def looks_like_feed(content: bytes) -> bool:
    """Tell whether *content* begins as a feed does."""
    return _LOOKS.match(content[:16_384]) is not None


def items(content: bytes, options: IngestOptions) -> tuple[Found, ...] | Undecodable:
    """Return the items of a feed that carry a text, in their order.

    What a feed gives of an article may be its first sentences only; that is then all there is.
    """
    if _ENTITY.search(content):
        why = "it defines entities of its own, as an attack on the reader does"
        return Undecodable("not a feed", why, "Leave it out.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        return Undecodable("not a feed", str(error), _NEXT)
    if root is None:
        return Undecodable("not a feed", "there is no XML in it", _NEXT)
    site = _site(root)
    found = (_item(one, site) for one in root.iter() if _name(one) in {"item", "entry"})
    texts = tuple(one for one in found if one.text.strip())
    if not texts:
        return Undecodable("no text", "no item of the feed carries one", "Fetch its pages.")
    return texts


def _item(item: etree._Element, site: str | None) -> Found:
    words = _first(item, "encoded", "content", "description", "summary")
    days = (
        given_days(_first(item, "pubDate", "published", "issued", "date", "updated")) or (None,) * 2
    )
    given = Given(
        url=address(_link(item)),
        title=_line(plain(_first(item, "title"))),
        publisher=_line(_first(item, "source")) or site,
        bylines=tuple(_authors(item)),
        earliest=days[0],
        latest=days[1],
    )
    return Found(plain(words), given)


def _site(root: etree._Element) -> str | None:
    """Return the title of the channel: it stands outside of every item."""
    for one in root.iter():
        if _name(one) in {"item", "entry"}:
            return None
        if _name(one) == "title":
            return _line(_words(one))
    return None


def _first(item: etree._Element, *names: str) -> str:
    for name in names:
        for child in item:
            if _name(child) == name and _words(child).strip():
                return _words(child)
    return ""


def _link(item: etree._Element) -> str:
    for child in item:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            return str(child.get("href") or _words(child)).strip()
    return ""


def _authors(item: etree._Element) -> Iterator[str]:
    for child in item:
        if _name(child) in {"creator", "author"}:
            name = _first(child, "name") or _words(child)
            if name.strip() and "@" not in name:
                yield " ".join(name.split())


def _words(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _line(words: str) -> str | None:
    return " ".join(words.split()) or None


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
