"""Lemmas: what the forms of one English word have in common.

Folded lemmas are for comparing only. They need be no words ("clos" of close, closed and closing),
but two forms of one word must meet in one.
"""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR = {
    form: lemma
    for lemma, forms in (
        line.split(": ")
        for line in (
            "be: am is are was were been being",
            "have: has had having",
            "do: does did done doing",
            "go: goes went gone",
            "get: got gotten",
            "say: said",
            "tell: told",
            "give: gave given",
            "take: took taken",
            "make: made",
            "know: knew known",
            "see: saw seen",
            "come: came",
            "become: became",
            "find: found",
            "think: thought",
            "bring: brought",
            "buy: bought",
            "fight: fought",
            "catch: caught",
            "teach: taught",
            "seek: sought",
            "leave: left",
            "keep: kept",
            "sleep: slept",
            "sweep: swept",
            "feel: felt",
            "mean: meant",
            "send: sent",
            "spend: spent",
            "lend: lent",
            "build: built",
            "lose: lost",
            "hold: held",
            "stand: stood",
            "understand: understood",
            "withstand: withstood",
            "hear: heard",
            "sell: sold",
            "pay: paid",
            "lay: laid",
            "meet: met",
            "lead: led",
            "feed: fed",
            "flee: fled",
            "bleed: bled",
            "speed: sped",
            "win: won",
            "run: ran",
            "begin: began begun",
            "sink: sank sunk",
            "drink: drank drunk",
            "swim: swam swum",
            "ring: rang rung",
            "sing: sang sung",
            "shoot: shot",
            "sit: sat",
            "speak: spoke spoken",
            "break: broke broken",
            "steal: stole stolen",
            "choose: chose chosen",
            "freeze: froze frozen",
            "drive: drove driven",
            "write: wrote written",
            "rise: rose risen",
            "ride: rode ridden",
            "fall: fell fallen",
            "grow: grew grown",
            "blow: blew blown",
            "throw: threw thrown",
            "fly: flew flown",
            "draw: drew drawn",
            "withdraw: withdrew withdrawn",
            "wear: wore worn",
            "tear: tore torn",
            "bear: bore borne",
            "swear: swore sworn",
            "forget: forgot forgotten",
            "forgive: forgave forgiven",
            "hide: hid hidden",
            "eat: ate eaten",
            "beat: beaten",
            "wake: woke woken",
            "strike: struck",
            "stick: stuck",
            "hang: hung",
            "dig: dug",
            "bind: bound",
            "shake: shook shaken",
            "deal: dealt",
            "die: dies died dying",
            "lie: lies lied lying",
            "burn: burnt",
            "learn: learnt",
            "man: men",
            "woman: women",
            "child: children",
            "person: people persons",
            "foot: feet",
            "life: lives",
            "wife: wives",
            "half: halves",
            "knife: knives",
        )
    )
    for form in forms.split()
}
_VOWEL = re.compile(r"[aeiouy]")
_UNCHANGED = frozenset("news series species always perhaps this thus gas bus".split())


@lru_cache(maxsize=1 << 16)
def lemma(word: str) -> str:
    """Return what a folded word is compared by.

    >>> [lemma(word) for word in ("closed", "closing", "gates", "told", "parties", "stopped")]
    ['clos', 'clos', 'gat', 'tell', 'party', 'stop']

    References:
        Porter, An algorithm for suffix stripping (1980), steps 1 and 5 only: the others join words
        that news keeps apart (organ, organize).
    """
    low = word.removesuffix("'s").removesuffix("'")
    if low in _IRREGULAR:
        return _final(_IRREGULAR[low])
    return _final(_stripped(low))


def _stripped(low: str) -> str:
    if len(low) < 4 or low in _UNCHANGED:
        return low
    for ending in ("ied", "ies"):
        if low.endswith(ending):
            return low[:-3] + "y"
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-2] if low.endswith(("sses", "ches", "shes", "xes", "zzes")) else low[:-1]
    for ending in ("ing", "ed"):
        stem = low.removesuffix(ending)
        if stem != low and len(stem) > 2 and _VOWEL.search(stem) and not stem.endswith("e"):
            return _undoubled(stem)
    return low


def _undoubled(stem: str) -> str:
    double = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
    return stem[:-1] if double else stem


def _final(stem: str) -> str:
    return stem[:-1] if len(stem) > 3 and stem.endswith("e") else stem
