"""Which statements inside another's content stand: a false one puts words into a mouth.

Half of what a second reading of contents finds is no statement of another's: the speaker's own
doings ("said he had told"), acts rather than sayings ("discussed the ties"), what may or would be
said, pieces of a clause. What stands here has somebody else as its source and as its cue a verb or
noun of saying; its content is a clause or a quotation, or a phrase where the source is no pronoun:
a stop on the way is not lost because it "reported difficulties".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.options import InnerOptions
from onrecord.records import Span, StatementClass
from onrecord.statements.joining.cues import cue_class, is_document, lemma, listed
from onrecord.statements.joining.inner import innermost
from onrecord.statements.joining.modality import modality
from onrecord.statements.joining.page import Page, word_count
from onrecord.statements.joining.parts import Part

_TOLD = frozenset([StatementClass.SPEECH, StatementClass.DOCUMENT])
_CLAUSAL = listed(
    """
    accord acknowledge add admit advise affirm agree allege announce answer argue ask assert assure
    beg boast brag broadcast caution cite claim clear comment complain concede conclude confess
    confide confirm contend continue counter declare demand demonstrate deny disclose emphasise
    emphasize encourage estimate exclaim explain express find forecast guarantee hint implore imply
    indicate inform inquire insinuate insist instruct joke lament maintain mention note notify
    observe order pledge point predict proclaim promise propose protest purport query quip quote
    read reaffirm reason reassure recall recommend reiterate remark remind repeat reply report
    request respond retort reveal say scream shout show signal specify state stress suggest swear
    tell testify threaten tweet underline underscore urge verify vow warn whisper wonder write yell
    """
)
"""Verbs of saying and showing that take a clause: whoever "discussed", "slammed" or "thanked" did
something, and what follows is whom or what. "Clear" is that of "made it clear that"."""
_NAMING = listed(
    "accuse announce attribute blame brand characterise characterize criticise criticize "
    "describe dub express label voice warn"
)
"""Verbs of saying whose whole meaning stands in a phrase: "described the outbreak as a hoax"."""
_JUDGING = listed("blast call condemn decry denounce deride dismiss hail slam")
"""Verbs that are a saying only where the words or an "as" stand by: "called it ‘a farce’"."""
_NOUNS = listed(
    "accusation admission allegation argument assertion assessment assurance claim complaint "
    "conclusion denial estimate finding insistence prediction promise report statement suggestion "
    "testimony threat warning"
)
"""Nouns of saying, with an "-s" or not: "the council’s warnings that the dam is weak"."""
_GERUND = listed("acknowledge admit deny mention propose recall recommend report suggest")
"""Verbs whose clause may begin with one: "denied having seen it"."""
_DENIED = re.compile(
    r"(?:(?:the|these|those|such|his|her|their|its|all|any) )?(?:accusations?|allegations?|any|"
    r"charges?|claims?|involvement|knowledge|reports?|responsibility|wrongdoing)\b"
)
"""What is denied by saying no; "denied women coverage" is an act."""
_CALL_ON = re.compile(r"\bcall(?:s|ed|ing)? (?:up)?on\b", re.IGNORECASE)
_THEMSELVES = re.compile(r"(?:him|her|it|them|one)sel(?:f|ves)\b")
_TO_DO = re.compile(r"(?:\S+\s+){1,8}?to\s+[a-z]")
_AS = re.compile(r"\bas\b")
_SELF = listed("i we you me us mine ours myself ourselves")
_MINE = listed("my our your")
_MYSELF = listed("gut heart mind view opinion instinct understanding sense")
"""What says something in "my gut says" is whoever has it."""
_THIRD = listed("he she it they")
_RELATIVES = listed("who whom whose that which")
_NOBODY = listed(
    "any anyone anybody nobody none nothing something this it's it’s there what of in on at to for "
    "with by from is was are were be been has had have and or but so as"
)
"""Words that no name of another begins with: tags that went astray ("a place of | saying")."""
_POSSESSED = re.compile(r"[’']s\s\w")
"""In "Ruiz’s office said he" he is Ruiz."""
_NO_NOUN = listed("a an the this these those")
_OWN = {"his": "he", "her": "she", "their": "they", "its": "it"}
_POSSESSIVE = re.compile(r"(?:\b(?:his|her|its|their)|[’']s|s[’'])$", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:that|whether|if|how|why|what|where|when|who|(?:not\s+)?to|not\s+to|(?:him|her|them|us|me|it)"
    r"\s+(?:that|if|whether|how|why|what|to|not\s+to))[\s’']",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:he|she|they|it|there|i|we|you)(?:\s|[’'])", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|"
    r"did|cannot|\w+n[’']t|made|took|came|went|fell|rose|led|left|lost|held|met|won|ran|began|"
    r"became|fled|fought|sent|saw|got|grew|stood|told|said|found|gave|broke|kept|felt|knew|meant|"
    r"says?|sees|knows?|wants?|needs?|makes|goes|gets|comes|takes|gives|keeps|means|looks|seems|"
    r"\w{2,}[b-df-hj-np-tv-z]ed)\b"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s")
"""In "cases have been reported" a noun before the cue is not who reports."""
_THAT = re.compile(r"that\s")
_DOING = re.compile(r"[a-z]+ing\b")
_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose)\b")
_CAN = re.compile(
    r"\b(?:can|cannot|may|might|could|would|should|will|shall|must|without|ha(?:ve|s|d) to)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.?!“”\"‘’]\s)(?<!^)\b[A-Z][a-z]+")
_NEAR = 25
"""Code points before a cue in which its auxiliary verbs stand, with an adverb between."""
_DENY = listed("deny")
_FEWEST = 3
"""Words of content under which something inside another's words is a piece rather than a clause."""


def standing(page: Page, parts: Sequence[Part], options: InnerOptions) -> list[Part]:
    """Return *parts* without those inside another's content that are no statements of another's.

    What a source is said to quote (``within``) was found by its form, and what somebody holds or
    means is no speech that would be claimed of them: both stay.
    """
    goes_on = {part.continues for part in parts}
    parts = [part if part in goes_on else _without_that(page.text, part) for part in parts]
    outer = innermost(parts, page.text)
    return [
        part
        for part in parts
        if part in goes_on or part not in outer or _stands(page, outer[part], part, options)
    ]


def _without_that(text: str, part: Part) -> Part:
    """Return *part* without a "that" before its source: it belongs to the words around it.

    "The station reported | that | the man had said he was ordered": "that" goes with "reported".
    """
    first = part.content[0]
    stray = len(part.content) > 1 and part.source and first.end <= part.source[0].start
    if not stray or first.of(text).lower() != "that":
        return part
    return replace(part, content=part.content[1:])


def _stands(page: Page, outer: Part, part: Part, options: InnerOptions) -> bool:
    if part.within is not None or not part.cue or part.continues is not None:
        return True
    if not part.source or _class(page.text, part) not in _TOLD:
        return True
    quoted = _is_quoted(page, part)
    return (
        (_says(page, part, quoted) or _names(page.text, part, options))
        and _is_anothers(page, outer, part, quoted)
        and (quoted or not _is_unsaid(page, part))
    )


def _says(page: Page, part: Part, quoted: bool) -> bool:
    """Tell whether the cue brings what somebody says, and the content says it."""
    text = page.text
    content = part.content[0].of(text)
    if _THEMSELVES.match(content):
        return False
    if quoted or _holds_quotation(page, part):
        return _has_cue(text, part, _CLAUSAL | _NAMING | _JUDGING)
    if _THAT.match(content) and _has_noun(text, part):
        return True
    if _CALL_ON.search(_words(text, part.cue)):
        return _TO_DO.match(content) is not None
    if _has_cue(text, part, _CLAUSAL):
        return _is_clause(text, part) or _is_told(text, part)
    return False


def _is_told(text: str, part: Part) -> bool:
    """Tell whether somebody, no pronoun, is the one whom a verb of saying gives a phrase.

    "Tass said the council reported difficulties": the council is a stop on the way.
    """
    pronoun = _words(text, part.source).lower() in _SELF | _MINE | _THIRD | _RELATIVES
    if pronoun or len(part.content) > 1 or _PASSIVE.search(_words(text, part.cue)):
        return False
    return word_count(text, part.content) >= _FEWEST


def _has_noun(text: str, part: Part) -> bool:
    found = re.findall(r"\w+", _words(text, part.cue).lower())
    return any(word in _NOUNS or word.removesuffix("s") in _NOUNS for word in found)


def _class(text: str, part: Part) -> StatementClass | None:
    return cue_class(_words(text, part.cue), _words(text, part.source), _words(text, part.content))


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ".join(span.of(text) for span in spans)


def _is_quoted(page: Page, part: Part) -> bool:
    """Tell whether the content is a quotation, or begins with one of more words than a name."""
    first = part.content[0]
    return any(
        q.span.start == first.start and word_count(page.text, [q.words]) > _FEWEST
        for q in page.quotations[part.block]
    )


def _holds_quotation(page: Page, part: Part) -> bool:
    """Tell whether words are quoted anywhere in the content: "called it ‘a farce’"."""
    return any(
        piece.covers(q.words) and word_count(page.text, [q.words]) > 1
        for q in page.quotations[part.block]
        for piece in part.content
    )


def _has_cue(text: str, part: Part, verbs: frozenset[str]) -> bool:
    return any(lemma(word) in verbs for word in re.findall(r"\w+", _words(text, part.cue)))


def _names(text: str, part: Part, options: InnerOptions) -> bool:
    """Tell whether somebody named is said to call something what it is in their eyes."""
    sure = part.confidence >= options.naming
    pronoun = _words(text, part.source).lower() in _SELF | _THIRD | _RELATIVES
    enough = word_count(text, part.content) >= _FEWEST
    if not sure or not enough or pronoun:
        return False
    first, *rest = (span.of(text) for span in part.content)
    if rest and first.lower() != "what":
        return False
    judged = _has_cue(text, part, _JUDGING) and _AS.search(" ".join((first, *rest))) is not None
    denied = _has_cue(text, part, _DENY) and _DENIED.match(first) is not None
    return judged or denied or _has_cue(text, part, _NAMING)


def _is_anothers(page: Page, outer: Part, part: Part, quoted: bool) -> bool:
    """Tell whether the source is somebody else than the speaker of *outer*."""
    source = _words(page.text, part.source).lower()
    tokens = source.split()
    if not tokens or tokens[0] in _NOBODY:
        return False
    if _POSSESSIVE.search(source):
        return tokens[0] not in _OWN and _THAT.match(page.text, *part.content[0]) is not None
    if len(tokens) == 1 and (tokens[0] in _NO_NOUN or tokens[0].endswith("ing")):
        return False
    if (
        tokens[0] in _SELF
        or source in _MINE
        or (tokens[0] in _MINE and _is_own(tokens[-1], source))
    ):
        return quoted
    return tokens[0] not in _THIRD or _has_antecedent(page, outer, part)


def _is_own(noun: str, source: str) -> bool:
    """Tell "my gut" and "our study", which are the speaker, from "my wife"."""
    return noun in _MYSELF or is_document(source)


def _has_antecedent(page: Page, outer: Part, part: Part) -> bool:
    """Tell whether "he" in the words of *outer* can be another than who says them.

    A quoted speaker calls himself "I", a document is nobody, "her father" is not she; else there
    is somebody named between.
    """
    at = part.source[0].start
    if any(q.span.start < at < q.span.end for q in page.quotations[outer.block]):
        return True
    said_by = _words(page.text, outer.source)
    if not said_by or is_document(said_by) or _POSSESSED.search(said_by):
        return True
    pronoun = part.source[0].of(page.text).lower()
    if pronoun in {_OWN.get(word) for word in said_by.lower().split()}:
        return True
    start = min(span.start for span in outer.content)
    return bool(_NAME.search(page.text[start:at]))


def _is_clause(text: str, part: Part) -> bool:
    """Tell whether the content, which is not quoted, says something: in one piece, with a verb."""
    if len(part.content) > 1 or word_count(text, part.content) < _FEWEST:
        return False
    content = part.content[0].of(text)
    if _DOING.match(content):
        return _has_cue(text, part, _GERUND)
    if _OPENS.match(content) or _SUBJECT.match(content):
        return True
    verb = _FINITE.search(content)
    if verb is None:
        return False
    if _RELATIVE.search(content, 0, verb.start()) is None:
        return True
    return _FINITE.search(content, verb.end()) is not None


def _is_unsaid(page: Page, part: Part) -> bool:
    """Tell what may, would or will be said, or was not."""
    around = page.sentence(part.cue[0].start)
    start = part.cue[0].start
    before = page.text[max(min(part.source[-1].end, start), start - _NEAR) : part.cue[-1].end]
    return bool(_CAN.search(before)) or (
        modality(page.text, part.source, part.cue, around) is not None
    )
