"""Whose a figure is: the name in its noun phrase, behind it, before it, or of the clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.records import EntityType, Mention, Name, Span
from onrecord.statements.figures.counted import Counted
from onrecord.statements.figures.known import Known, Names, known, meant
from onrecord.statements.figures.references import FAR, References
from onrecord.statements.figures.tellings import Tellings

LATER = 120
"""Code points after a figure that leads, in which its place stands ("died … in Selna")."""

_S = r"[\s\u00a0]+"
_OPENING = re.compile(
    r"[\s\u00a0,“\"‘'(]*(?:(?:at|least|most|about|around|some|nearly|almost|roughly|"
    r"approximately|more|less|fewer|than|over|"
    r"up|to|as|many|an?|the|estimated|only|just|another|under|in|total|and|also|of|one|those|"
    r"these|all|other|how|when|now|"
    r"currently|meanwhile|overall|today|there|were|are|was|is|been|had|have|so|far|further|"
    r"perhaps|even)[\s\u00a0,“\"‘'(]*)*",
    re.IGNORECASE,
)
_LINK = re.compile(
    rf"^(?:{_S}\([^()]{{1,20}}\))?(?:{_S}(?:[a-z]{{3,}}ed|held|cast|born|built|made|seen|sold|stolen|"
    rf"taken|based|living|working|fighting|serving))?"
    rf"(?:{_S}(?:of|from|in|at|for|by|across|belonging{_S}to|within|inside))"
    rf"(?:{_S}(?:the|its|a|an|all|board))?{_S}$",
    re.IGNORECASE,
)
_PLACED = re.compile(rf"\b(?:in|at|of|across|by|inside)(?:{_S}(?:the|all))?{_S}$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[;:—–]|,[\s\u00a0]+(?:while|but|as|who|which|and[\s\u00a0]+(?:said|added))\b|\b(?:said|"
    r"says|say|told|reported|"
    r"found|finds|citing|quoting|claimed|claims|estimated|believes?|added|warned|announced|noted|that|because|"
    r"although|though|while|whereas|when|if|after|before|since)\b|"
    r"(?<!such)(?<!well)(?<!many)(?<!much)(?<!high)(?<!little)(?<!few)"
    r"[\s\u00a0]as\b(?![\s\u00a0](?:many|much|high|few|little|well|long|an?|low|large|of)\b)",
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
_OWN_REPORT = re.compile(
    rf"{_S}(?:reported|posted|recorded){_S}(?:a{_S}|net{_S}|about{_S})?[$£€]?\d"
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
_WHOSE = re.compile(r"[\s\u00a0]*(?:\([^()]{1,30}\))?,?[\s\u00a0]*(?:who|which|whose|that)$")
_MOVED = re.compile(
    rf"{_S}(?:ris|f[ae]ll|jump|drop|clim|grow|gr[eo]w|slip|surg|soar|plung|declin|increas|total|at{_S}|"
    rf"with{_S}|rose|stood|stands|st[ao]nd|reach|average?|leads?|led|won|winning|lost|losing|"
    rf"got|took|received|had|has|earn|polled|polling|scor)[a-z]*(?:{_S}(?:to|by|at|from|about|"
    rf"around|nearly|almost|just|only|over|under|more{_S}than|less{_S}than|an?|some|up{_S}to))*{_S}$",
    re.IGNORECASE,
)
"""A verb that makes a name behind a preposition lead: "support for Ruiz falling to 27 percent"."""
_OF_DEFINITE = re.compile(
    rf"(?:{_S}(?:of|from|in|at|by|belonging{_S}to|within))?{_S}(?:the|its|their){_S}(?P<noun>[a-z]{{3,}})(?=[’']s\b|\W)"
)
_OWNED = re.compile(rf"\b(?:the|its){_S}(?P<noun>[a-z]{{3,}})[’']s?{_S}")
_SUBORDINATE = re.compile(
    r"[\s\u00a0“\"‘'(]*(?:after|while|as|if|since|because|although|though|before|when|once|until|"
    r"unless|with|despite)[\s\u00a0]",
    re.IGNORECASE,
)
"""A sentence that opens so has its main clause behind a comma."""
_ALSO = re.compile(rf",?{_S}(?:and|or|nor|&){_S}(?:the{_S})?", re.IGNORECASE)
_AND = re.compile(
    rf",?{_S}(?:and|or|plus)(?:{_S}(?:about|around|some|nearly|almost|roughly|at{_S}least|"
    rf"more{_S}than|another|over|just|only|the|other)){{0,3}}{_S}"
)
_RULES = re.compile(
    rf"{_S}(?:(?:has|have|had|will|would|also|then|later|narrowly|barely|easily|again){_S})*"
    rf"(?:[a-z]{{3,}}ed|won|wins|beat|beats|led|leads|lost|loses|hit|met|saw|took|struck|left|sued|"
    rf"paid|gave|sent|shot|held|trails|carries){_S}(?:the{_S})?"
)
_ASIDE = re.compile(r"[;:—–]|\b(?:while|although|because|if|who|which|that|whereas|including)\b")
_PRONOUN = re.compile(r"\b(?:he|she|it|they)\b(?![\s\u00a0](?:says?|said|tells|told|adds|added)\b)")
_CAPITAL = re.compile(r"\b[A-Z][a-z]")
_COMPOUND = re.compile(r"-[a-z]+[\s\u00a0](?:[a-z]+[\s\u00a0])?")
_NO_LEAD = re.compile(
    r"-|[\s\u00a0](?:poll|polling|survey|study|report|analysis|data|estimate|tally|tracker|news)s?\b"
)
"""A name before these tells of the figure: "30 percent, the Radio Selna poll found"."""


class Subjects:
    """Finds whose figures are, sentence by sentence in reading order."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        names: Iterable[Name] = (),
        tellings: Tellings | None = None,
    ) -> None:
        self._text = text
        self._tellings = tellings or Tellings()
        self._names = Names(text, known(text, mentions, names))
        self._references = References(text, self._names, meant(text, mentions), self._tellings)
        self._spent: list[Span] = []

    def sentence(self, sentence: Span) -> None:
        """End *sentence*: whoever it is about may be "he" or "they" in the next."""
        self._references.sentence(sentence)
        self._spent.clear()

    def of(self, figure: Span, noun: Counted, sentence: Span, before: str | None) -> str | None:
        """Return the name of whose *figure* is, or ``None`` where nothing tells.

        Args:
            figure: The words of the number and its unit.
            noun: What it counts or measures.
            sentence: The sentence around it.
            before: The subject of the figure of the same unit before it in the sentence: "killing
                two sailors of the Guard and wounding four".
        """
        inside = self._names.inside(sentence)
        spent = tuple(self._spent)
        if noun.phrase is not None and noun.phrase.start >= figure.end:
            self._spent.append(noun.phrase)
        chosen = (
            self._within(inside, figure, noun)
            or self._had(inside, figure)
            or self._after(inside, noun)
            or self._of_noun(inside, noun)
        )
        if chosen is not None:
            return chosen.name
        named = self._people(noun) or self._unknown_after(noun, sentence.end)
        if named is not None:
            return named
        if self._measured_before(figure, noun):
            return None  # "premiums rose by 50%": whose they are is not said
        shared = before is not None and noun.phrase is None
        if shared and noun.head is not None and noun.unit in _COUNTS:
            return before
        free = [m for m in inside if not any(phrase.covers(m.span) for phrase in spent)]
        led = self._definite_after(noun, figure, sentence) or self._by_clause(
            free, figure, noun, sentence
        )
        return led.name if led else before if shared else None

    def _measured_before(self, figure: Span, noun: Counted) -> bool:
        return (
            noun.head is not None
            and noun.head.end <= figure.start
            and noun.phrase is None
            and noun.unit not in _COUNTS
        )

    def _within(self, inside: Sequence[Known], figure: Span, noun: Counted) -> Known | None:
        """Return the name inside the noun phrase: "4,000 Harbour Guard volunteers"."""
        if self._text.startswith("-", figure.end):  # "the 70-person Harbour Council"
            for one in inside:
                if _COMPOUND.fullmatch(self._text, figure.end, one.span.start):
                    return one
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

    def _had(self, inside: Sequence[Known], figure: Span) -> Known | None:
        """Return the name right before "has", "owned", "employs" and the figure."""
        for one in reversed(inside):
            gap = figure.start - one.span.end
            if (self._own(one) and gap <= 24) or self._text[one.span.end : figure.start] == " (":
                return one  # "Selnans (41 percent)"
            if 0 < gap <= 60 and _HAS.fullmatch(self._text, one.span.end, figure.start):
                return one if not self._names.behind(one, one.span.start - 24) else None
        return None

    def _after(self, inside: Sequence[Known], noun: Counted) -> Known | None:
        """Return the name right behind: "12 sailors from the Harbour Guard"."""
        ends = {noun.end, noun.head.end} if noun.head else {noun.end}
        for one in inside:
            at = one.span.start
            if any(end < at <= end + 44 and _LINK.match(self._text[end:at]) for end in ends):
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

    def _definite_after(self, noun: Counted, figure: Span, sentence: Span) -> Known | None:
        """Return whom "of the court’s judges" means, if a name before ends in that word."""
        inner = _OWNED.search(self._text, figure.end, noun.head.start) if noun.head else None
        match = inner or _OF_DEFINITE.match(self._text, noun.end, sentence.end)
        return (
            self._references.meaning(match["noun"], self._names.inside(sentence)) if match else None
        )

    def _by_clause(
        self, inside: Sequence[Known], figure: Span, noun: Counted, sentence: Span
    ) -> Known | None:
        """Return the nearest name before that leads, in the clause and then in the sentence."""
        text = self._text
        start = max(sentence.start, figure.start - FAR)
        cuts = [m.end() for m in _CLAUSE.finditer(text, start, figure.start)]
        if (
            _SUBORDINATE.match(text, sentence.start)
            and (comma := text.rfind(", ", start, figure.start)) > 0
        ):
            cuts.append(comma + 1)
        opens = max(cuts, default=start)
        if opens < figure.start and _OPENING.fullmatch(text, opens, figure.start):
            return self._later(inside, figure, noun)  # it leads itself: "at least 12 sailors are …"
        told = self._tellings
        ahead = [m for m in inside if start <= m.span.start and m.span.end <= figure.start]
        ahead = [m for m in ahead if not told.tell(m.span, figure) or self._own(m)]
        plain = [m for m in ahead if self._leads(m, figure, sentence.start)]
        near = next((m for m in reversed(plain) if m.span.start >= opens), None)
        if near is not None and self._listed(near, inside, figure):
            return None
        if near is not None:
            near = self._ruling(near, plain, opens)
            later = _PRONOUN.search(text, near.span.end, figure.start)
            again = self._references.spoken_of(later.start(), figure, plain) if later else None
            return again or near
        related = self._related(ahead, opens)
        if related is not None:
            return related
        spoken = self._references.spoken_of(opens, figure, plain)
        if spoken is not None:
            return spoken
        if plain:
            return plain[0]
        other = [m for m in ahead if m.type is not EntityType.OTHER]
        return (
            self._later(inside, figure, noun)
            or (other[0] if other else None)
            or self._references.spoken_of(self._told_from(start, figure), figure, ())
        )

    def _listed(self, near: Known, inside: Sequence[Known], figure: Span) -> bool:
        """Tell whether the name is one of a list: "Selna and Lubara ban …", "Ruiz and two more"."""
        if _AND.fullmatch(self._text, near.span.end, figure.start):
            return True
        return any(
            0 < near.span.start - one.span.end <= 12
            and " of " not in one.name  # "the Office of Harbours and Ferries" is one name
            and _ALSO.fullmatch(self._text, one.span.end, near.span.start)
            for one in inside
        )

    def _ruling(self, near: Known, plain: Sequence[Known], opens: int) -> Known:
        """Return the name whose verb *near* is the object of: "Ruiz won Selna by 20 points"."""
        for one in reversed(plain):
            if opens <= one.span.start and one.span.end < near.span.start:
                rules = _RULES.fullmatch(self._text, one.span.end, near.span.start)
                return one if rules else near
        return near

    def _leads(self, one: Known, figure: Span, start: int) -> bool:
        """Tell whether the name may lead a clause: behind no preposition, or before its verb."""
        if _NO_LEAD.match(self._text, one.span.end):
            return False
        if not self._names.behind(one, start):
            return True
        near = figure.start - one.span.end <= 40
        return near and _MOVED.fullmatch(self._text, one.span.end, figure.start) is not None

    def _told_from(self, start: int, figure: Span) -> int:
        """Return where the words that hold the figure begin: "He explained: …" is not of them."""
        content = self._tellings.content_of(figure)
        return max(start, content.start) if content else start

    def _own(self, one: Known) -> bool:
        """Tell whether a body reports its own number."""
        own = _OWN_REPORT.match(self._text, one.span.end) is not None
        return own and one.type is EntityType.ORGANIZATION

    def _related(self, ahead: Sequence[Known], opens: int) -> Known | None:
        """Return the name right before the "who" or "which" that ends at *opens*."""
        for one in reversed(ahead):
            if opens - one.span.end <= 48 and one.span.end <= opens:
                return one if _WHOSE.fullmatch(self._text, one.span.end, opens) else None
        return None

    def _later(self, inside: Sequence[Known], figure: Span, noun: Counted) -> Known | None:
        """Return the place or body of "306 people have died … in Selna".

        "Twelve Selnan soldiers are held in Lubara" are not Lubara's.
        """
        if noun.phrase is not None and _CAPITAL.search(noun.phrase.of(self._text)):
            return None
        for one in inside:
            at = one.span.start
            if at > figure.end + LATER or _ASIDE.search(self._text, figure.end, at):
                return None
            if at > figure.end and _PLACED.search(self._text, max(figure.end, at - 16), at):
                return one if one.type is not EntityType.PERSON else None
        return None
