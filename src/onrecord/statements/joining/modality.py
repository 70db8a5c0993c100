"""How a saying is meant, where it is not told as plain fact."""

from __future__ import annotations

import re

from onrecord.records import Modality, Span, Spans

REACH = 70
"""Code points before a cue in which its auxiliary verbs stand."""

_FILLER = r"(?:\s+(?:also|ever|even|yet|still|just|now|then|soon|so|[a-z]+ly))*"
_NEGATED = re.compile(
    rf"(?:\b(?:did|does|do|has|have|had|is|are|was|were|would|will|could|can|should|may|might)"
    rf"(?:\s+not|n[’']t)|\b(?:won|can|don|didn|doesn|isn|wasn|couldn|wouldn)[’']t|\bcannot|\bnever"
    rf"|\bwithout|\brather than|\binstead of){_FILLER}(?:\s+(?:have|has|be|been|want|to))*"
    rf"{_FILLER}$",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"^(?:no\s+one|nobody|none|neither|no\s+\w+)\b", re.IGNORECASE)
_HYPOTHETICAL = re.compile(
    rf"(?:\b(?:would|’d|'d)\s+(?:like|love|prefer|want|wish|be\s+(?:tempted|able|happy|glad|willing))"
    rf"|\b(?:want|wants|wanted|hope|hopes|hoped|hoping|try|tries|tried|trying)\s+to"
    rf"|\b(?:could|might|should|may)|\bwould\s+have|\b(?:wish|wishes|wished)\b[^.]{{0,20}}"
    rf"|\bas\s+(?:if|though)|\bif\s+(?:\w+\s+){{1,3}}(?:were|was)?)"
    rf"{_FILLER}(?:\s+(?:have|be|been|to|able|like|love|go|come))*{_FILLER}$",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    rf"(?:\b(?:will|shall)|’ll|'ll|\bwon[’']t|\bgoing\s+to|\b(?:due|set|expected|scheduled|about|"
    rf"likely|ready|preparing|poised|plans?|planning|intends?)\s+to){_FILLER}(?:\s+be)?{_FILLER}$",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^[\s“\"‘']*(?:did|does|do|has|have|had|is|are|was|were|will|would|could|can|should|who|what|"
    r"when|where|why|how|which)\b",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"\S+\s*$")


_ASKED = re.compile(
    r"\b(?:ask|inquir|enquir|wonder|quer)(?:e|y|ed|es|ing|s|ied|ies)?\b", re.IGNORECASE
)
_WHETHER = re.compile(
    r"(?:(?:him|her|them|me|us|it|you)\s+)?(?:if|whether|how|why|what|when|where|who|which)\b",
    re.IGNORECASE,
)


def asked(text: str, cue: Spans, content: Spans) -> bool:
    """Tell a question told in the report's words: "asked whether the gate was open".

    A question in quotation marks is told by its own sign.
    """
    words = " ".join(span.of(text) for span in cue)
    return bool(_ASKED.search(words)) and any(_WHETHER.match(text, *span) for span in content)


def modality(text: str, source: Spans, cue: Spans, sentence: Span) -> Modality | None:
    """Return how the saying that *cue* tells is meant, ``None`` for plain fact.

    Args:
        text: The article's text.
        source: The spans of the source, which may be empty.
        cue: The spans of the cue; where there is none the saying is plain.
        sentence: The sentence in which the cue stands.

    >>> text = "I would like to be able to tell them: go home"
    >>> print(modality(text, (Span(0, 1),), (Span(27, 31),), Span(0, len(text))))
    hypothetical
    """
    if not cue:
        return None
    before = _auxiliaries(text, cue, sentence)
    if _NEGATED.search(before) or any(_NOBODY.match(span.of(text)) for span in source):
        return Modality.NEGATED
    if _HYPOTHETICAL.search(before):
        return Modality.HYPOTHETICAL
    if _FUTURE.search(before):
        return Modality.FUTURE
    asked = sentence.of(text).rstrip("”\"’' ")
    if asked.endswith("?") and _ASKING.match(asked) and "“" not in asked and '"' not in asked:
        return Modality.QUESTION
    return None


def _auxiliaries(text: str, cue: Spans, sentence: Span) -> str:
    """Return the words before the verb of *cue*, which the tagger may have put in the cue."""
    words = " ".join(span.of(text) for span in cue).rstrip(" :,")
    before = text[max(sentence.start, cue[0].start - REACH) : cue[0].start]
    verb = _verb(words)
    return (before + words[:verb]).rstrip()


def _verb(words: str) -> int:
    """Return where in *words* of a cue its verb begins: after all auxiliaries."""
    at = 0
    for match in re.finditer(r"\S+", words):
        if not _AUXILIARY.fullmatch(match.group()):
            return match.start()
        at = match.start()
    return at


_AUXILIARY = re.compile(
    r"(?:did|does|do|has|have|had|is|are|was|were|be|been|being|would|will|could|can|should|may|"
    r"might|shall|not|never|cannot|to|like|love|able|going|expected|want\w*|hop(?:e|es|ed|ing)|also|ever|yet|still|just|even|"
    r"due|set|about|likely|\w+n[’']t|\w+ly|[’']ll|[’']d)",
    re.IGNORECASE,
)
