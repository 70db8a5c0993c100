"""What a page says of its article in its head: JSON-LD, OpenGraph, meta tags, ``<time>``.

References:
    https://schema.org/NewsArticle, https://ogp.me, https://www.dublincore.org/specifications
"""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from onrecord.ingest.addresses import address
from onrecord.ingest.dates import given_days
from onrecord.records import Given
from onrecord.serialise import Json

_ARTICLE = re.compile(
    r"(?:News|Reportage|Opinion|Analysis|Review|Background|Tech|Scholarly|SocialMedia|AskPublicNews|"
    r"Advertiser\w*)?(?:Article|Posting)|Report|Review|LiveBlogPosting|BlogPosting"
)
_PAGE = re.compile(r"WebPage|ItemPage|VideoObject")
_PUBLISHED = (
    "article:published_time og:published_time og:article:published_time datepublished "
    "parsely-pub-date sailthru.date article.published cxenseparse:recs:publishtime pubdate "
    "publishdate publish-date publish_date date_published article_date_original "
    "originalpublicationdate rnews:datepublished dcterms.created dc.date.issued dc.date.created "
    "dcterms.date dc.date dc.date.publication publication_date displaydate date"
).split()
_AUTHORS = (
    "author article:author byl parsely-author sailthru.author dc.creator dcterms.creator "
    "article:author_name rbauthors"
).split()
_SITES = "og:site_name application-name publisher dc.publisher dcterms.publisher".split()
_TITLES = "og:title twitter:title dc.title parsely-title sailthru.title headline".split()
_SPLIT = re.compile(r"\s+(?:[|–—-]|::|»|·|•)\s+")
_NO_NAME = re.compile(
    r"https?:|www\.|@|^\d|^(?:admin|editor|staff|author|none|null|undefined)$", re.I
)
_BY = re.compile(r"^(?:by|from)[:\s]+", re.IGNORECASE)
_MOST = 200
"""Code points of the longest name taken; more is a paragraph in the wrong place."""
_REPEATS = 1_000
"""Times that one meta tag is read: some pages have one for each of their writers or topics."""
_PARTS = 20_000
"""Objects of a page's JSON-LD that are looked at."""


@dataclass(frozen=True, slots=True)
class _Head:
    """All that a page's head tells: meta tags by their names in small letters, JSON-LD objects."""

    metas: Mapping[str, tuple[str, ...]]
    objects: tuple[dict[str, Json], ...]


def metadata(tree: HtmlElement) -> Given:
    """Return what the page in *tree* says of its article; nothing is guessed from its words."""
    head = _Head(_metas(tree), tuple(_objects(tree)))
    first, last = _published(tree, head) or (None, None)
    return Given(
        url=_url(tree, head),
        title=_title(tree, head),
        publisher=_publisher(tree, head),
        bylines=_bylines(tree, head),
        earliest=first,
        latest=last,
    )


def headlines(tree: HtmlElement) -> tuple[str, ...]:
    """Return every form in which the page gives the article's headline."""
    head = _Head(_metas(tree), tuple(_objects(tree)))
    return tuple(filter(None, (*_stated(head), *_headings(tree), *_whole_title(tree))))


# --- reading the head ------------------------------------------------------------------------


def _metas(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = _line(tag.get("content"))
        if name and content:
            found.setdefault(name.strip().casefold(), []).append(content)
    return {key: tuple(values[:_REPEATS]) for key, values in found.items()}


def _objects(tree: HtmlElement) -> Iterator[dict[str, Json]]:
    """Yield the objects of the page's JSON-LD, those about articles first."""
    found = [one for script in _scripts(tree) for one in _inside(script)]
    typed = [(_types(one), one) for one in found]
    yield from (one for types, one in typed if any(map(_ARTICLE.fullmatch, types)))
    yield from (one for types, one in typed if any(map(_PAGE.fullmatch, types)))


def _scripts(tree: HtmlElement) -> Iterator[Json]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").casefold():
            continue
        words = re.sub(
            r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$", "", script.text or ""
        )
        try:
            yield json.loads(words.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue  # pages often break it; their other metadata says the same


def _inside(value: Json) -> Iterator[dict[str, Json]]:
    """Yield objects, outer before inner ones."""
    waiting: deque[Json] = deque([value])
    for _ in range(_PARTS):
        if not waiting:
            return
        one = waiting.popleft()
        if isinstance(one, dict):
            yield one
            waiting.extend(v for v in one.values() if isinstance(v, dict | list))
        elif isinstance(one, list):
            waiting.extend(v for v in one if isinstance(v, dict | list))


def _types(one: dict[str, Json]) -> tuple[str, ...]:
    return tuple(name.rpartition("/")[2] for name in _texts(one.get("@type")))


def _texts(value: Json) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str) and _line(one):
            yield _line(one)


def _names(value: Json) -> Iterator[str]:
    """Yield names that JSON-LD gives as words or as objects with a name."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield from _texts(one.get("name"))
        else:
            yield from _texts(one)


def _line(words: str | None) -> str:
    return " ".join(html.unescape(words or "").split())


# --- the title -------------------------------------------------------------------------------


def _title(tree: HtmlElement, head: _Head) -> str | None:
    """Return the heading that the metadata knows, else what the metadata says, else the heading."""
    stated = [*_stated(head)]
    known = [_key(words) for words in (*stated, *_whole_title(tree))]
    site = {_key(name) for name in _sites(tree, head)}
    headings = [words for words in _headings(tree) if _key(words) not in site]
    for heading in headings:
        if any(_key(heading) in words for words in known if len(_key(heading)) >= _SHORTEST):
            return heading
    for words in (*stated, *_whole_title(tree)):
        return _without_site(words, site)
    return headings[0] if len(headings) == 1 else None


def _stated(head: _Head) -> Iterator[str]:
    for one in head.objects:
        yield from _texts(one.get("headline"))
    for name in _TITLES:
        yield from head.metas.get(name, ())


def _headings(tree: HtmlElement) -> tuple[str, ...]:
    return tuple(words for h in tree.iter("h1") if (words := _line(_content(h))))


def _whole_title(tree: HtmlElement) -> tuple[str, ...]:
    """Return the page's ``<title>``, whole and without the site's name at its end."""
    words = next((w for title in tree.iter("title") if (w := _line(_content(title)))), "")
    return tuple(dict.fromkeys(filter(None, (_SPLIT.split(words)[0], words))))


def _content(element: HtmlElement) -> str:
    return "".join(str(part) for part in element.itertext())


def _without_site(words: str, site: set[str]) -> str:
    parts = _SPLIT.split(words)
    if len(parts) > 1 and _key(parts[-1]) in site:
        return words[: words.rindex(parts[-1])].rstrip(" |–—-:»·•")
    return words


def _key(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())


# --- publisher, writers, day, address --------------------------------------------------------


def _publisher(tree: HtmlElement, head: _Head) -> str | None:
    """Return the name that fits the page's address, else the first one.

    Pages of agencies name a section there ("U.S."), pages of blogs the software's maker.
    """
    names = [name for name in _sites(tree, head) if len(name) <= _MOST]
    host = _key(urlsplit(_url(tree, head) or "").netloc.removeprefix("www."))
    fits = [name for name in names if len(_key(name)) > 1 and _key(name) in host]
    written = [name for name in fits if not _HOST.search(name)]
    return next(iter((*written, *fits, *names)), None)


_HOST = re.compile(r"\.(?:com|org|net|info|co\.uk|[a-z]{2})$", re.IGNORECASE)


def _sites(tree: HtmlElement, head: _Head) -> Iterator[str]:
    """Yield the names that may be the publisher's, the likeliest first, without their slogans."""
    sites = [name for key in _SITES[:1] for name in head.metas.get(key, ())]
    names = [name for one in head.objects for name in _names(one.get("publisher"))]
    others = [name for key in _SITES[1:] for name in head.metas.get(key, ())]
    for words in (*sites, *names, *others, *_behind_title(tree)):
        name = _SPLIT.split(words)[0].strip()
        if name and not _NO_NAME.search(name):
            yield name


def _behind_title(tree: HtmlElement) -> tuple[str, ...]:
    """Return the name at the end of the page's ``<title>``: "Bridge shut - Harbour News"."""
    whole = _whole_title(tree)
    parts = _SPLIT.split(whole[-1]) if whole else [""]
    last = parts[-1].strip()
    return (last,) if len(parts) > 1 and len(last.split()) <= _NAME_WORDS else ()


_NAME_WORDS = 5
"""Words of the longest name of an outlet behind a title."""
_SHORTEST = 8
"""Letters of the shortest heading that can be told to be the title by the metadata's words."""


def _bylines(tree: HtmlElement, head: _Head) -> tuple[str, ...]:
    ways: tuple[Iterable[str], ...] = (
        (name for one in head.objects for name in _names(one.get("author"))),
        (name for one in head.objects for name in _names(one.get("creator"))),
        *(head.metas.get(key, ()) for key in _AUTHORS),
        (_line(_content(tag)) for tag in tree.iter("a") if tag.get("rel") == "author"),
    )
    for way in ways:
        names = [part for name in way for part in _people(name)]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _people(words: str) -> Iterator[str]:
    if len(words) > _MOST:
        return
    for part in re.split(r",? and |, | & |;|\s\|\s", _BY.sub("", words)):
        name = part.strip()
        if name and not _NO_NAME.search(name):
            yield name


def _published(tree: HtmlElement, head: _Head) -> tuple[date, date] | None:
    for moment in _moments(tree, head):
        if days := given_days(moment):
            return _of_address(_url(tree, head), days) if _UTC.search(moment) else days
    return None


_UTC = re.compile(r"\d(?:Z|\+00:?00)$", re.IGNORECASE)
_DAY_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=/|-|$)")


def _of_address(url: str | None, days: tuple[date, date]) -> tuple[date, date]:
    """Return the day in the page's address where that is the day before or after.

    In UTC the evening of the Americas is the next day, and the morning of Asia the one before; the
    address has the outlet's own day.
    """
    match = _DAY_PATH.search(urlsplit(url or "").path)
    try:
        own = date(*map(int, match.groups())) if match else days[0]
    except ValueError:
        return days
    return (own, own) if days[0] == days[1] and abs((own - days[0]).days) == 1 else days


def _moments(tree: HtmlElement, head: _Head) -> Iterator[str]:
    """Yield what tells when the article was published, the surest first."""
    for one in head.objects:
        yield from _texts(one.get("datePublished"))
    for name in _PUBLISHED:
        yield from head.metas.get(name, ())
    marked = [tag for tag in tree.iter() if "datePublished" in (tag.get("itemprop") or "").split()]
    times = [tag for tag in tree.iter("time") if tag.get("pubdate") is not None]
    for tag in (*marked, *times, *_lone_time(tree), *_dated(tree)):
        yield tag.get("datetime") or tag.get("content") or _line(_content(tag))[:_MOST]
    for one in head.objects:
        yield from _texts(one.get("dateCreated"))


def _lone_time(tree: HtmlElement) -> list[HtmlElement]:
    """Return the first ``<time>`` in an article's element; more are of comments and teasers."""
    for article in tree.iter("article", "main"):
        for tag in article.iter("time"):
            return [tag]
    times = list(tree.iter("time"))
    return times if len(times) == 1 else []


_DATED = re.compile(
    r"(?:^|[\s_-])(?:publish\w*|pub|post\w*|article|entry|story|author\W?name)[\w-]*"
    r"(?:date|time)|(?:^|\s)(?:date|pubdate|timestamp|post-?date)(?:\s|$)",
    re.IGNORECASE,
)
"""Classes of what holds the date of an article: "article-publish-date", "entry-date"."""
_DATE_MOST = 60
"""Code points of the longest such text: "Published November 19, 2019, 9:02 AM"."""


def _dated(tree: HtmlElement) -> list[HtmlElement]:
    """Return the first element whose class says that it holds a date, if it holds one."""
    for tag in tree.iter("span", "div", "p", "li", "small", "em"):
        if _DATED.search(tag.get("class") or tag.get("id") or ""):
            words = _line(_content(tag))
            if len(words) <= _DATE_MOST and given_days(words):
                return [tag]
    return []


def _url(tree: HtmlElement, head: _Head) -> str | None:
    links = (tag.get("href") for tag in tree.iter("link") if _is_canonical(tag))
    pages = (url for one in head.objects for url in _texts(one.get("url")))
    for url in (*links, *head.metas.get("og:url", ()), *pages):
        if url and (whole := address(url)):
            return whole
    return None


def _is_canonical(tag: HtmlElement) -> bool:
    return "canonical" in (tag.get("rel") or "").casefold().split()
