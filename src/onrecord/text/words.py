"""Words: the one tokenisation that the tagger and the matcher share."""

from __future__ import annotations

import re

from onrecord.records import Span, Spans

_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_WORD = re.compile(
    rf"""
      (?:[A-Z]\.){{2,}}                           # U.S., J.R.
    | \d+(?:[.,]\d+)*(?:{_LETTER})*               # 4,000  4.5m  20th
    | (?:{_LETTER}|\d)+                           # words, with what joins them:
      (?:(?:['’\-]|\.(?=[a-z]))(?:{_LETTER}|\d)+)*  # don't, cross-border, Express.co.uk
    | \S                                          # each other sign by itself
    """,
    re.VERBOSE,
)


def words(text: str, span: Span) -> Spans:
    """Return the words and signs of *span* in reading order.

    A full stop joins only before a small letter, because reports lose the space between two
    sentences ("in the end.When Free Harbour was formed").

    >>> text = "He didn't tell Express.co.uk: “4,000.”"
    >>> [w.of(text) for w in words(text, Span(0, len(text)))]
    ['He', "didn't", 'tell', 'Express.co.uk', ':', '“', '4,000', '.', '”']
    """
    return tuple(Span(*m.span()) for m in _WORD.finditer(text, span.start, span.end))
