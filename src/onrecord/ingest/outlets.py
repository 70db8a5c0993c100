"""The news agencies and outlets that ship as data, as an article's own credits name them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_SHAPE = re.compile(
    r"(?:News|Times|Post|Guardian|Herald|Telegraph|Mail|MailOnline|Mirror|Tribune|Journal|Gazette|"
    r"Express|Observer|Independent|Standard|Star|Insider|Today|Examiner|Chronicle|Inquirer|Courier|"
    r"Echo|Press|Review|Monitor|Dispatch|Online|\S+\.(?:com|net|org|news|co\.uk))$"
)
"""How names of outlets end; what ends so and contacts people for comment is an outlet."""


@cache
def _names() -> dict[str, tuple[str, bool]]:
    """Return each name and other name with the name it stands for, and whether of an agency."""
    table = files("onrecord.data").joinpath("outlets.tsv").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in table.splitlines() if row and not row.startswith("#")]
    return {
        other: (name, kind == "agency")
        for name, kind, others, *_ in rows[1:]
        for other in (name, *filter(None, others.split("|")))
    }


def is_outlet(name: str) -> bool:
    """Tell whether *name* is a known outlet's or has the shape of one.

    >>> is_outlet("The Kelburg Herald"), is_outlet("Ana Ruiz")
    (True, False)
    """
    return name.removeprefix("The ") in _names() or name in _names() or bool(_SHAPE.search(name))


def is_known(name: str) -> bool:
    """Tell whether *name* is in the list, with or without "The", ".com" or "News" behind it.

    >>> is_known("Townhall.com"), is_known("The Kelburg Herald")
    (True, False)
    """
    bare = re.sub(r"(?i)^the ", "", re.sub(r"\.(?:com|org|net)$", "", name))
    forms = {name, bare, f"The {bare}", bare.removesuffix(" News")}
    return not forms.isdisjoint(_names())


def is_agency(name: str) -> bool:
    """Tell whether *name* is a known news agency's.

    >>> is_agency("The Associated Press"), is_agency("Harbour News")
    (True, False)
    """
    return re.fullmatch(rf"(?:The )?(?:{agencies()})", name) is not None


@cache
def agencies() -> str:
    """Return a pattern of the agencies' names, the longest first, in their spelling or capitals."""
    plain = {name for name, (_, agency) in _names().items() if agency}
    both = plain | {name.upper() for name in plain}
    return "|".join(re.escape(name) for name in sorted(both, key=lambda n: (-len(n), n)))


def agency(name: str) -> str:
    """Return the full name of the agency that *name* stands for.

    >>> agency("AFP")
    'Agence France-Presse'
    """
    known = _names()
    if name in known:
        return known[name][0]
    capitals = {other.upper(): full for other, (full, is_agency) in known.items() if is_agency}
    return capitals.get(name, name)
