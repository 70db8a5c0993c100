"""Text of articles as Markdown that stays text: no sign of it becomes markup, nor HTML."""

from __future__ import annotations

import re

from onrecord.exports.forms import encodable

_MARKUP = re.compile(r"[\\`*_\[\]<>&#|~^$!{}@=]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
"""What CommonMark and its usual extensions (tables, links from bare addresses, mathematics,
footnotes, attributes, emoji) read as markup within a line. What counts only at the beginning of a
line needs none: there our own words stand."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


def text(words: str) -> str:
    r"""Write words on one line so that they read as they are.

    >>> text("*Safe* <b>or\nnot</b> [1]")
    '\\*Safe\\* \\<b\\>or not\\</b\\> \\[1\\]'
    """
    line = _CONTROL.sub("\ufffd", " ".join(encodable(words).split()))
    return _MARKUP.sub(lambda sign: "\\" + sign[0], line)


def quoted(words: str) -> str:
    """Write words in quotation marks, unless they bring their own.

    >>> quoted("the bridge is safe")
    '“the bridge is safe”'
    """
    written = text(words)
    return written if written[:1] in tuple("“”\"‘'«„") else f"“{written}”"


def shortened(words: str, limit: int) -> str:
    """Cut words after one of them, so that they fit in a heading.

    >>> shortened("The bridge is safe", 12)
    'The bridge …'
    """
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1].rpartition(" ")[0] + " …"
