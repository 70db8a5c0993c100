"""Whose a figure is by its own words: the name in its noun phrase, or right beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import EntityType, Span
from onrecord.statements.figures.counted import Counted
from onrecord.statements.figures.known import Known, Names
from onrecord.statements.figures.references import References, people

_S = r"[\s\u00a0]+"
_LINK = re.compile(
    rf"^(?:{_S}\([^()]{{1,20}}\))?(?:{_S}(?:[a-z]{{3,}}ed|held|cast|born|built|made|seen|sold|stolen|"
    rf"taken|based|living|working|fighting|serving))?"
    rf"(?:{_S}(?:of|from|in|at|for|by|across|aboard|on|belonging{_S}to|within|inside))"
    rf"(?:{_S}(?:the|its|a|an|all|board))?{_S}$",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    rf"{_S}(?:of|from|in|across|"
    rf"at)(?:{_S}the)?{_S}(?P<name>[A-Z][\w.’'-]*\w(?:{_S}(?:of{_S})?[A-Z][\w’'-]*)*)"
)
_CALENDAR = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Aug Sept Oct Nov Dec".split()
)
_COUNTS = frozenset({"person", "item"})
_PARTS = _COUNTS | {"percentage", "point"}
_WHERE = re.compile(rf"{_S}(?:in|on|at|for|across)\b")
_OWN_REPORT = re.compile(
    rf"{_S}(?:on{_S}\w+{_S}|just{_S}|also{_S})?(?:reported|posted|recorded|announced|proposed|"
    rf"pledged|requested){_S}(?:an?{_S}|net{_S}|about{_S})?[$£€]?\d"
)
"""A firm that reports a number right away reports its own: "Tidewell reported 239 sales"."""
_GENITIVE = re.compile(r"^[’']s?[\s\u00a0]")
_HAS = re.compile(
    rf"{_S}(?:(?:now|still|currently|already|also|only|once|reportedly){_S})?(?:has|have|had|holds|"
    rf"held|owns|owned|employs|employed|boasts|boasted|commands|commanded|numbers|numbered|"
    rf"counts|counted)(?:{_S}(?:now|already|also|about|around|some|nearly|almost|roughly|only|"
    rf"just|an?|at{_S}least|more{_S}than|fewer{_S}than|less{_S}than|over|under|up{_S}to|"
    rf"as{_S}many{_S}as|estimated|approximately|between))*{_S}[(“\"‘']?$",
    re.IGNORECASE,
)
"""What makes the name before it the owner of the figure, whatever else the sentence says."""
_POSSESSIVE = re.compile(
    rf"\b(?P<word>his|her|its|their|my){_S}(?:[a-z-]+{_S}){{0,2}}[“\"‘'(]?$", re.IGNORECASE
)
_ITS_DEFINITE = re.compile(
    rf"\bthe{_S}(?P<noun>[a-z]{{3,}})[’']s?{_S}(?:[a-z-]+{_S})?$", re.IGNORECASE
)
_COMPOUND_OF = re.compile(
    rf"(?:{_S}of)?(?:{_S}the)?(?:{_S}(?!of|in|at|for|by|from|to|and|or|on|with|as|than|that|who|"
    rf"were|was|are|is|the)[a-z-]*[a-rt-z]){{0,2}}{_S}$"
)
_ITS_NOUN = re.compile(rf"(?:[’']s?)?{_S}[a-z]")
_POLLED = re.compile(rf"{_S}(?:say|said|think|thought|believe|approve|disapprove|support|oppose)\b")
_AMONG = re.compile(rf"\bincluding{_S}(?:at{_S}least{_S}|about{_S})?$")
_COMPOUND = re.compile(r"-[a-z]+[\s\u00a0](?:[a-z]+[\s\u00a0])?")


class Beside:
    """Finds the name that a figure's noun phrase holds, owns or is owned by."""

    def __init__(self, text: str, names: Names, references: References) -> None:
        self._text = text
        self._names = names
        self._references = references

    def of(
        self, inside: Sequence[Known], figure: Span, noun: Counted, sentence: Span
    ) -> str | None:
        """Return the owner that the noun phrase itself, or what stands beside it, names.

        Args:
            inside: The names of the sentence.
            figure: The words of the number and its unit.
            noun: What it counts or measures.
            sentence: The sentence around it.
        """
        found = (
            self._within(inside, figure, noun)
            or self._had(inside, figure)
            or self._possessed(figure, sentence)
            or self._after(inside, figure, noun)
            or self._of_noun(inside, noun)
        )
        if found is not None:
            return found.name
        if named := self._people(noun):
            return named
        if found := self._polled(inside, figure, noun):
            return found.name
        if self._among(figure) or (inside and noun.unit not in _PARTS):
            return None
        return self._unknown_after(noun, sentence.end)

    def _among(self, figure: Span) -> bool:
        """Tell whether it is some of those before: "cancelled trips, including two in Selna"."""
        before = max(0, figure.start - 24)
        return _AMONG.search(self._text, before, figure.start) is not None

    def _within(self, inside: Sequence[Known], figure: Span, noun: Counted) -> Known | None:
        """Return the name inside the noun phrase: "4,000 Harbour Guard volunteers"."""
        if self._text.startswith("-", figure.end):  # "the 70-person Harbour Council"
            for one in inside:
                if _COMPOUND.fullmatch(self._text, figure.end, one.span.start):
                    return one
        for one in inside:  # "12 former Guard of Selna sailors", "half the Guard's work"
            if one.span.start > figure.end and self._members(one, noun):
                near = _COMPOUND_OF.fullmatch(self._text, figure.end, one.span.start)
                if near and _ITS_NOUN.match(self._text, one.span.end):
                    return one
                break
        if noun.head is None or noun.head.start < figure.end:
            return None
        found = [
            m
            for m in inside
            if figure.end <= m.span.start
            and m.span.end <= noun.head.start
            and not self._text.startswith("-", m.span.end)  # "the Guard-backed candidates"
        ]
        if noun.unit != "person":  # "3,000 ICU beds", "20 or 30 HIMARS units": kinds of things
            found = [m for m in found if m.type is not EntityType.OTHER and not m.name.isupper()]
        return found[-1] if found else None

    def _members(self, one: Known, noun: Counted) -> bool:
        """Tell whether what is counted may be the name's: "30 MPX lathes" are a kind of thing."""
        if one.type is EntityType.OTHER:
            return False
        return noun.unit == "person" or one.type is EntityType.PLACE or not one.name.isupper()

    def _had(self, inside: Sequence[Known], figure: Span) -> Known | None:
        """Return the name right before "has", "owned", "employs" and the figure."""
        for one in reversed(inside):
            gap = figure.start - one.span.end
            if reports_own(self._text, one) and gap <= 24:
                return one
            if self._text[one.span.end : figure.start] == " (":
                return one  # "Selnans (41 percent)"
            if 0 < gap <= 60 and _HAS.fullmatch(self._text, one.span.end, figure.start):
                return one if not self._names.behind(one, one.span.start - 24) else None
        return None

    def _possessed(self, figure: Span, sentence: Span) -> Known | None:
        """Return whom "its 12 sailors" or "the union’s 12 members" means."""
        start = max(sentence.start, figure.start - 48)
        if match := _POSSESSIVE.search(self._text, start, figure.start):
            if self._names.inside(Span(sentence.start, match.start())):
                return None  # "Ruiz ran two campaigns, his 12 helpers": the clause tells
            return self._references.spoken_of(match.start(), figure, ())
        if match := _ITS_DEFINITE.search(self._text, start, figure.start):
            inside = self._names.inside(Span(sentence.start, figure.start))
            return self._references.meaning(match["noun"], inside)
        return None

    def _after(self, inside: Sequence[Known], figure: Span, noun: Counted) -> Known | None:
        """Return the name right behind: "12 sailors from the Harbour Guard"."""
        if self._among(figure):
            return None
        led = any(m.span.end <= figure.start for m in inside)
        ends = {noun.end, noun.head.end} if noun.head else {noun.end}
        for one in inside:
            at = one.span.start
            gaps = [self._text[end:at] for end in ends if end < at <= end + 44]
            if any(_LINK.match(gap) for gap in gaps):
                spent = noun.unit not in _PARTS and led and any(map(_WHERE.match, gaps))
                return None if spent else one  # "Ruiz spent $2m in Selna"
        return None

    def _of_noun(self, inside: Sequence[Known], noun: Counted) -> Known | None:
        """Return the owner of what is measured: "Selna's revenues were $5m", "Legion troops"."""
        if noun.head is None:
            return None
        at = noun.head.start
        for one in reversed(inside):
            if noun.unit == "item" and one.name.isupper():
                continue  # "HIMARS units": a kind of thing
            gap = self._text[one.span.end : at]
            if 0 <= at - one.span.end <= 24 and (not gap.strip() or _GENITIVE.match(gap)):
                return one
        return None

    def _people(self, noun: Counted) -> str | None:
        """Return a people that is counted or shared itself: "70 percent of Selnans"."""
        if noun.head is None or noun.phrase is None:
            return None
        word = noun.head.of(self._text)
        last = word[:1].isupper() and len(word) > 3 and word.endswith("s") and not word.isupper()
        return noun.phrase.of(self._text) if last and noun.phrase == noun.head else None

    def _unknown_after(self, noun: Counted, end: int) -> str | None:
        """Return the capitals right behind, where the tagger saw no name: "cases in Selna"."""
        at = noun.head.end if noun.head else noun.end
        match = _CAPITALS.match(self._text, at, end)
        return match["name"] if match and match["name"].split()[0] not in _CALENDAR else None

    def _polled(self, inside: Sequence[Known], figure: Span, noun: Counted) -> Known | None:
        """Return the people last named, of whom "30% say so"."""
        share = noun.phrase is None and noun.unit == "percentage"
        if not share or not _POLLED.match(self._text, figure.end):
            return None
        here = [m for m in inside if m.span.end <= figure.start and people(m)]
        return here[-1] if here else self._references.people()


def reports_own(text: str, one: Known) -> bool:
    """Tell whether somebody reports their own number: "Tidewell reported 239 sales"."""
    own = _OWN_REPORT.match(text, one.span.end) is not None
    return own and one.type in {EntityType.ORGANIZATION, EntityType.PERSON}
