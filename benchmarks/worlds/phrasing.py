"""How a report attributes words: paragraphs with the content marked, for ``marks`` to read.

Which verb, which order, whether the quotation is broken off and taken up again: all by chance, so
that no two reports of one utterance look alike.
"""

from __future__ import annotations

import re
from random import Random

from .cast import Outlet, Party
from .happenings import Use
from .marks import marked

PAPERS = frozenset(
    "Herald Tribune Observer Ledger Beacon Standpoint Courier Star Mirror Anchor Examiner Chronicle"
    " Agency Service".split()
)
"""Last words of names that take an article within a sentence."""

Table = dict[str, tuple[str, ...]]
"""Forms by part."""

VERBS: Table = {
    "dev": ("said", "said", "said", "explained", "stressed", "recalled", "insisted"),
    "test": ("said", "said", "said", "stated", "argued", "noted", "maintained"),
}
REPORTERS: Table = {
    "dev": (
        "told reporters",
        "told a news conference in {town}",
        "said at a press conference",
        "told journalists on {weekday}",
    ),
    "test": (
        "told a press briefing",
        "said at a briefing for journalists",
        "told reporters",
        "said in front of the cameras on {weekday}",
    ),
}
TOLD: Table = {
    "dev": ("told {via}", "said in an interview with {via}", "told {via} on {weekday}"),
    "test": ("told {via}", "said, speaking to {via}", "said in a conversation with {via}"),
}
WRITTEN: Table = {
    "dev": (
        "said in a statement",
        "said in a statement on {weekday}",
        "said in a written statement",
    ),
    "test": (
        "said in a statement",
        "announced in a statement",
        "said in a statement sent to media",
    ),
}
POSTED: Table = {
    "dev": ("wrote on Ripple", "said in a post on Ripple"),
    "test": ("posted on Ripple", "wrote on Ripple on {weekday}"),
}
CUES: dict[str, Table] = {
    "reporters": REPORTERS,
    "told": TOLD,
    "statement": WRITTEN,
    "post": POSTED,
}


class Voice:
    """How one report writes: it knows whom it has introduced already."""

    def __init__(self, part: str, outlet: Outlet, slots: dict[str, str], chance: Random) -> None:
        self.part, self.outlet, self.slots, self.chance = part, outlet, slots, chance
        self.known = set[str]()

    def paragraphs(self, use: Use, label: str) -> list[str]:
        """Return the paragraphs in which a statement stands, its content marked with *label*."""
        if use.how == "assertion":
            return [marked(label, capital(use.words)) + "."]
        if use.how == "quoted":
            return [self._quoted(use, label)]
        cue = self._cue(use)
        who = self.name(use.speaker)
        if not use.direct:
            return [self._reported(use, label, who, cue)]
        return self._direct(use, label, who, cue)

    def name(self, party: Party) -> str:
        """Return how the report names somebody here: in full at first, shorter from then on."""
        full = party.spellings[self.outlet.spelling % len(party.spellings)]
        if party.key in self.known:
            return self._again(party, full)
        self.known.add(party.key)
        if party.sign:
            return self._signed(party, full)
        if party.acronym:
            return f"the {full} ({party.acronym})"
        if party.type == "organization":
            return f"the {full}"
        return f"{full}, {party.role}," if party.role else full

    def _again(self, party: Party, full: str) -> str:
        if party.acronym:
            return f"the {party.acronym}"
        if party.type == "organization":
            return self.chance.choice([f"the {full}", *party.shorts])
        if not party.shorts:
            return full
        short = party.shorts[self.outlet.spelling % len(party.shorts)]
        role = [party.role] if party.role and party.role.startswith("the ") else []
        return self.chance.choice([short, short, *role])

    def _signed(self, party: Party, full: str) -> str:
        if full == party.sign:
            return f"{party.role}, whose call sign is {full} ({party.spellings[1]} in English),"
        return f"{party.role}, known as {full},"

    def _cue(self, use: Use) -> str:
        """Return the cue with whom it was said to, or where."""
        table = CUES.get(use.how, VERBS)
        cue = self.chance.choice(table[self.part])
        return cue.format(**self.slots, via=_articled(use.via[0]) if use.via else "")

    def _quoted(self, use: Use, label: str) -> str:
        who = self.name(use.speaker)
        words = use.words.rstrip(".")
        nearest = _articled(use.via[0])
        behind = f", citing {_articled(use.via[1])}" if use.via[1:] else ""
        if use.direct:
            return f"{capital(nearest)}{behind} quoted {who} as saying: " + marked(
                label, f"“{words}.”"
            )
        content = marked(label, words)
        forms = (
            f"{capital(nearest)} reported{behind and behind + ','} that {who} had said {content}.",
            f"According to a report by {nearest}{behind}, {who} said that {content}.",
        )
        return self.chance.choice(forms)

    def _reported(self, use: Use, label: str, who: str, cue: str) -> str:
        words = use.words.rstrip(".")
        forms = [f"{capital(who)} {cue} that {marked(label, words)}."]
        if use.how == "plain":
            bare = who.rstrip(",")
            forms.append(f"{marked(label, capital(words))}, according to {bare}.")
            forms.append(f"According to {bare}, {marked(label, words)}.")
        return self.chance.choice(forms)

    def _direct(self, use: Use, label: str, who: str, cue: str) -> list[str]:
        sentences = re.findall(r"[^.?!]+(?:[.?!](?!\s|$)[^.?!]*)*[.?!]+", use.words)
        said = [s.strip() for s in sentences] or [use.words]
        if not use.whole:
            said = said[:1]
        first, rest = said[0], " ".join(said[1:])
        opening = marked(label, f"“{_open(first)}”")
        forms = [[f"{opening} {who} {cue}." + _rest(label, rest)]]
        everything = marked(label, f"“{' '.join(said)}”")
        forms.append([f"{capital(who)} {cue}: {everything}"])
        if rest:
            forms.append(
                [
                    f"{capital(who)} {cue}: {marked(label, f'“{first}')}",
                    marked(label, f"“{rest}”"),
                ]
            )
        if use.how == "plain" and not who.endswith(","):
            forms.append([f"{opening} {cue} {who}." + _rest(label, rest)])
        return self.chance.choice(forms)


def capital(words: str) -> str:
    """Return *words* with a capital, marks before it left alone."""
    return re.sub(r"^((?:\ue000[^\ue001]*\ue001|\W)*)(\w)", _raised, words, count=1)


def _raised(found: re.Match[str]) -> str:
    return found.group(1) + found.group(2).upper()


def _articled(name: str) -> str:
    """Return an outlet's name as a sentence has it: papers and agencies take an article."""
    return f"the {name}" if name.split()[-1] in PAPERS and name.split()[0] != "The" else name


def _open(sentence: str) -> str:
    return sentence.removesuffix(".") + ("," if sentence.endswith(".") else "")


def _rest(label: str, rest: str) -> str:
    return " " + marked(label, f"“{rest}”") if rest else ""
