"""Whose a figure is: the name beside it, or the one that leads its clause or its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.records import EntityType, Mention, Name, Span
from onrecord.statements.figures.beside import Beside, reports_own
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
_PLACED = re.compile(rf"\b(?:in|at|of|across|by|inside)(?:{_S}(?:the|all))?{_S}$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[;:—–]|,[\s\u00a0]+(?:while|but|as|who|which|where|and[\s\u00a0]+(?:said|added))\b|\b(?:said|"
    r"says|say|told|reported|"
    r"found|finds|citing|quoting|claimed|claims|estimated|believes?|added|warned|announced|noted|that|because|"
    r"although|though|while|whereas|when|if|after|before|since)\b|"
    r"(?<!such)(?<!well)(?<!many)(?<!much)(?<!high)(?<!little)(?<!few)"
    r"[\s\u00a0]as\b(?![\s\u00a0](?:many|much|high|few|little|well|long|an?|low|large|of)\b)",
    re.IGNORECASE,
)
_COUNTS = frozenset({"person", "item"})
_WHOSE = re.compile(
    r"[\s\u00a0]*(?:\([^()]{1,30}\)|[a-z]+(?=,))?,?[\s\u00a0]*(?:who|which|whose|that|where)$"
)
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
_OUTDOES = re.compile(
    rf"{_S}(?:\w+{_S})?(?:outperform|outspen|outrais|beat|le[da]|trail|edg|defeat|top(?:s|ped)|"
    r"surpass|overt)\w*\b[^,;:]{0,50}$"
)
"""A verb of comparison."""
_BY = re.compile(r"[^.,;]{0,40}[\s\u00a0]by[\s\u00a0]")
_ITS_FIRST = re.compile(rf"\b(?:its|his|her|their|an?|first|new){_S}$")
_FEW = frozenset("two three four five".split())
_THESE = re.compile(r"\b(?:the|these|those|both|any)[\s\u00a0]+$", re.IGNORECASE)
_TELL_TALES = re.compile(
    rf"(?:{_S}[a-z]+){{0,2}}{_S}(?:sources?|officials|people{_S}familiar|experts)\b"
)
_ITSELF = re.compile(rf"{_S}(?:that{_S})?(?:it|he|she|they)\b")
_TELLING = re.compile(
    rf",?{_S}(?:also{_S})?(?:said|says|claimed|claims|announced|believes?|added|estimated)$"
)
_ASIDE = re.compile(r"[;:—–]|\b(?:while|although|because|if|who|which|that|whereas|including)\b")
_PRONOUN = re.compile(r"\b(?:he|she|it|they)\b(?![\s\u00a0](?:says?|said|tells|told|adds|added)\b)")
_CAPITAL = re.compile(r"\b[A-Z][a-z]")
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
        self._beside = Beside(text, self._names, self._references)
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
        sure = self._beside.of(inside, figure, noun, sentence)
        if sure is not None:
            return sure
        if self._measured_before(figure, noun):
            return None  # "premiums rose by 50%": whose they are is not said
        shared = before is not None and noun.phrase is None
        if shared and noun.head is not None and noun.unit in _COUNTS:
            return before
        if self._nobodys(figure, sentence):
            return None
        free = [m for m in inside if not any(phrase.covers(m.span) for phrase in spent)]
        led = self._definite_after(noun, figure, sentence) or self._by_clause(
            free, figure, noun, sentence
        )
        return led.name if led else before if shared else None

    def _nobodys(self, figure: Span, sentence: Span) -> bool:
        """Tell whether a few known ones are meant, "the two men", or who told: "two sources"."""
        words = figure.of(self._text).lower()
        if words in _FEW and _THESE.search(
            self._text, max(sentence.start, figure.start - 12), figure.start
        ):
            return True
        return _TELL_TALES.match(self._text, figure.end) is not None

    def _measured_before(self, figure: Span, noun: Counted) -> bool:
        return (
            noun.head is not None
            and noun.head.end <= figure.start
            and noun.phrase is None
            and noun.unit not in _COUNTS
        )

    def _definite_after(self, noun: Counted, figure: Span, sentence: Span) -> Known | None:
        """Return whom "of the court’s judges" means, if a name before ends in that word."""
        inner = _OWNED.search(self._text, figure.end, noun.head.start) if noun.head else None
        match = inner or _OF_DEFINITE.match(self._text, noun.end, sentence.end)
        return (
            self._references.meaning(match["noun"], self._names.inside(sentence)) if match else None
        )

    def _opens(self, figure: Span, sentence: Span) -> int:
        """Return where the clause around *figure* begins."""
        text, start = self._text, max(sentence.start, figure.start - FAR)
        cuts = [m.end() for m in _CLAUSE.finditer(text, start, figure.start)]
        if (
            _SUBORDINATE.match(text, sentence.start)
            and (comma := text.rfind(", ", start, figure.start)) > 0
        ):
            cuts.append(comma + 1)
        return max(cuts, default=start)

    def _by_clause(
        self, inside: Sequence[Known], figure: Span, noun: Counted, sentence: Span
    ) -> Known | None:
        """Return the nearest name before that leads, in the clause and then in the sentence."""
        text = self._text
        start = max(sentence.start, figure.start - FAR)
        opens = self._opens(figure, sentence)
        if related := self._related(self._names.inside(Span(start, opens)), opens):
            return related
        if opens < figure.start and _OPENING.fullmatch(text, opens, figure.start):
            # it leads itself: "at least 12 sailors are …"
            return self._later(inside, figure, noun)
        told = self._tellings
        ahead = [m for m in inside if start <= m.span.start and m.span.end <= figure.start]
        ahead = [m for m in ahead if not told.tell(m.span, figure) or reports_own(self._text, m)]
        plain = [m for m in ahead if self._leads(m, figure, sentence.start)]
        near = next((m for m in reversed(plain) if m.span.start >= opens), None)
        if near is not None and self._listed(near, inside, figure):
            return None
        if near is not None:
            near = self._ruling(near, plain, opens)
            pronoun = _PRONOUN.search(text, near.span.end, figure.start)
            again = pronoun and self._references.spoken_of(pronoun.start(), figure, plain)
            return again if again else (near)
        if teller := self._teller(sentence, opens):
            return teller
        if spoken := self._references.spoken_of(opens, figure, plain):
            return spoken
        if found := self._by_sentence(inside, figure, noun, ahead, plain):
            return found
        told_from = self._told_from(start, figure)
        return self._references.spoken_of(told_from, figure, ())

    def _by_sentence(
        self,
        inside: Sequence[Known],
        figure: Span,
        noun: Counted,
        ahead: Sequence[Known],
        plain: Sequence[Known],
    ) -> Known | None:
        """Return the name that leads the sentence, where the figure's clause has none."""
        if plain:
            return plain[0]
        if later := self._later(inside, figure, noun):
            return later
        other = [m for m in ahead if m.type is not EntityType.OTHER]
        return (other[0]) if other else None

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
                return one if rules or self._outdoes(one, near) else near
        return near

    def _outdoes(self, one: Known, near: Known) -> bool:
        """Tell whether *near* is outdone: "Ruiz outpolled Mayor Sandoval by 200 votes"."""
        verb = _OUTDOES.match(self._text, one.span.end, near.span.start)
        return verb is not None and _BY.match(self._text, near.span.end) is not None

    def _leads(self, one: Known, figure: Span, start: int) -> bool:
        """Tell whether the name may lead a clause: behind no preposition, or before its verb."""
        if _NO_LEAD.match(self._text, one.span.end):
            return False
        if _ITS_FIRST.search(self._text, max(start, one.span.start - 8), one.span.start):
            return False  # "its first Harbour Cup commercial"
        if not self._names.behind(one, start):
            return True
        near = figure.start - one.span.end <= 40
        return near and _MOVED.fullmatch(self._text, one.span.end, figure.start) is not None

    def _teller(self, sentence: Span, opens: int) -> Known | None:
        """Return who says of himself: "the Harbour Guard said it had 12 boats"."""
        if not _ITSELF.match(self._text, opens):
            return None
        for one in self._names.inside(Span(sentence.start, opens)):
            if _TELLING.fullmatch(self._text, one.span.end, opens):
                return one
        return None

    def _told_from(self, start: int, figure: Span) -> int:
        """Return where the words that hold the figure begin: "He explained: …" is not of them."""
        content = self._tellings.content_of(figure)
        return max(start, content.start) if content else start

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
