"""What is said in a world, to whom, and who reports it from whom: the uses of each utterance.

Every function makes one kind of happening (a press conference, an interview, a statement…), and
with it the roots that its claims have. Only what the pile shows is asked for: a copy without
credit has the way of the words that another report credits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from .cast import Cast, Outlet, Party
from .texts import Utterance
from .truth import Chain, Names, Trap

STATEMENT: Names = ("statement", "a statement", "the statement", "written statement", "document")
POST: Names = ("post", "a post", "Ripple", "Ripple post", "message")


@dataclass(frozen=True, slots=True)
class Use:
    """One statement in one report: which words, how they are attributed, and the way they came."""

    claim: str
    root: str
    speaker: Party
    outlet: Outlet
    day: int
    words: str
    direct: bool
    how: str
    """plain, reporters, told, quoted, statement, post or assertion: see ``phrasing``."""
    via: Names = ()
    relays: tuple[Chain, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Happening:
    """What came of something said: its uses and the claims it must not be confused with."""

    uses: tuple[Use, ...]
    traps: tuple[Trap, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """What a happening draws on: the cast, the hand-written lines, chance."""

    cast: Cast
    by_role: dict[str, Utterance]
    slots: dict[str, str]
    chance: Random

    def filled(self, line: str, speaker: Party) -> str:
        """Return a line with the world's names and the speaker's pronouns."""
        he = speaker.he
        own = {"he": "he", "his": "his", "him": "him"}
        if not he:
            own = {"he": "she", "his": "her", "him": "her"}
        if he is None:
            own = {"he": "it", "his": "its", "him": "it"}
        return line.format(**self.slots, **own)

    def outlets(self, many: int) -> list[Outlet]:
        """Choose different outlets."""
        return self.chance.sample(self.cast.outlets, many)


def happenings(stage: Stage, commonplaces: Sequence[str]) -> Iterator[Happening]:
    """Yield all that is said in a world, figures aside."""
    yield press_conference(stage)
    yield interview(stage)
    yield witnesses(stage)
    yield agency_interview(stage)
    yield post(stage)
    yield written(stage)
    yield commonplace(stage, commonplaces)


def direct(chain: Sequence[Names]) -> tuple[Chain, ...]:
    """Return the one chain that is right."""
    return (tuple(chain),)


def press_conference(stage: Stage) -> Happening:
    """Several reporters note one utterance, each in a wording of his own; one turns it round."""
    told, speaker = stage.by_role["official"], stage.cast.people["official"]
    wordings = _wordings(stage, told)
    outlets = stage.outlets(stage.chance.randint(4, 6))
    uses = [
        _use(
            stage,
            "official",
            "official",
            speaker,
            outlet,
            1 + i // 3,
            wordings[i % len(wordings)],
            "reporters" if i < 3 else "plain",
            whole=i != 2,
        )
        for i, outlet in enumerate(outlets[:-1])
    ]
    turned = (told.turned, True)
    uses.append(
        _use(stage, "official_turned", "official", speaker, outlets[-1], 3, turned, "plain")
    )
    return Happening(tuple(uses), (Trap(kind="flip", a="official", b="official_turned"),))


def interview(stage: Stage) -> Happening:
    """One outlet talks to somebody; others take it over, with credit, at second hand or without."""
    role = "commander" if "commander" in stage.by_role else "boss"
    told, speaker = stage.by_role[role], stage.cast.people[role]
    first, second, third, fourth = stage.outlets(4)
    names = (first.name,)
    way = direct([names, speaker.names()])
    said, wordings = (told.said, True), _wordings(stage, told)
    uses = [
        _use(stage, "boss", "boss", speaker, first, 2, said, "told", names, way),
        _use(stage, "boss", "boss", speaker, second, 3, said, "told", names, way, whole=False),
        _use(
            stage,
            "boss",
            "boss",
            speaker,
            third,
            3,
            stage.chance.choice([said, wordings[-1]]),
            "plain",
            (),
            (*way, *direct([speaker.names()])),
        ),
        _use(
            stage,
            "boss",
            "boss",
            speaker,
            fourth,
            4,
            (told.reported[-1], False),
            "quoted",
            (second.name, first.name),
            direct([(second.name,), names, speaker.names()]),
        ),
    ]
    extra = [o for o in stage.cast.outlets if o not in (first, second, third, fourth)]
    traps = [Trap(kind="flip", a="boss", b="boss_turned")]
    turned = (told.turned, True)
    uses.append(
        _use(stage, "boss_turned", "boss", speaker, extra[0], 5, turned, "told", names, way)
    )
    if told.again:
        uses.append(
            _use(
                stage,
                "boss_again",
                "boss_again",
                speaker,
                extra[1],
                8,
                (told.again, True),
                "told",
                (extra[1].name,),
                direct([(extra[1].name,), speaker.names()]),
            )
        )
        traps.append(Trap(kind="other_occasion", a="boss", b="boss_again"))
    return Happening(tuple(uses), tuple(traps))


def witnesses(stage: Stage) -> Happening:
    """Two people saw it, each from a place of his own, and told different reporters."""
    told, one, other = (
        stage.by_role["witness"],
        stage.cast.people["witness"],
        stage.cast.people["second"],
    )
    first, second, third, fourth = stage.outlets(4)
    way = direct([(first.name,), one.names()])
    uses = [
        _use(
            stage,
            "witness",
            "witness",
            one,
            first,
            1,
            (told.said, True),
            "told",
            (first.name,),
            way,
        ),
        _use(
            stage,
            "witness",
            "witness",
            one,
            third,
            2,
            _wordings(stage, told)[1],
            "told",
            (first.name,),
            way,
        ),
    ]
    if told.second and stage.chance.random() < 0.7:
        there = direct([(second.name,), other.names()])
        uses.append(
            _use(
                stage,
                "witness",
                "second",
                other,
                second,
                2,
                (told.second, True),
                "told",
                (second.name,),
                there,
            )
        )
        uses.append(
            _use(
                stage,
                "witness",
                "second",
                other,
                fourth,
                3,
                (told.second, True),
                "told",
                (second.name,),
                there,
            )
        )
    traps = []
    if told.again:
        uses.append(
            _use(
                stage,
                "witness_again",
                "witness_again",
                one,
                fourth,
                7,
                (told.again, True),
                "told",
                (fourth.name,),
                direct([(fourth.name,), one.names()]),
            )
        )
        traps.append(Trap(kind="other_occasion", a="witness", b="witness_again"))
    return Happening(tuple(uses), tuple(traps))


def agency_interview(stage: Stage) -> Happening:
    """An agency talks to somebody; its clients carry that, one of them without a word about it."""
    told, speaker = stage.by_role["worker"], stage.cast.people["worker"]
    name, acronym = stage.cast.agency.spellings[0], stage.cast.agency.acronym or ""
    outlets = stage.outlets(5)
    names = (name, acronym)
    way = direct([names, speaker.names()])
    said, other = (told.said, True), _wordings(stage, told)
    reported = (stage.chance.choice(told.reported), False)
    uses = [
        _use(stage, "worker", "worker", speaker, outlets[0], 3, said, "told", (name,), way),
        _use(stage, "worker", "worker", speaker, outlets[1], 3, said, "told", (name,), way),
        _use(stage, "worker", "worker", speaker, outlets[2], 4, other[1], "quoted", (name,), way),
        _use(
            stage,
            "worker",
            "worker",
            speaker,
            outlets[3],
            4,
            reported,
            "plain",
            (),
            (*way, *direct([speaker.names()])),
        ),
        _use(
            stage,
            "worker_turned",
            "worker",
            speaker,
            outlets[4],
            5,
            (told.turned, True),
            "told",
            (name,),
            way,
        ),
    ]
    return Happening(tuple(uses), (Trap(kind="flip", a="worker", b="worker_turned"),))


def post(stage: Stage) -> Happening:
    """Somebody posts a text; some quote it in full, some cut it, one only tells of it."""
    told, speaker = stage.by_role["expert"], stage.cast.people["expert"]
    outlets = stage.outlets(4)
    way = ((POST, speaker.names()), (speaker.names(),))
    said, reported = (told.said, True), (told.reported[0], False)
    uses = [
        _use(stage, "expert", "expert", speaker, outlets[0], 2, said, "post", (), way),
        _use(stage, "expert", "expert", speaker, outlets[1], 2, said, "post", (), way, whole=False),
        _use(stage, "expert", "expert", speaker, outlets[2], 3, reported, "plain", (), way),
        _use(
            stage,
            "expert_turned",
            "expert",
            speaker,
            outlets[3],
            4,
            (told.turned, True),
            "plain",
            (),
            way,
        ),
    ]
    return Happening(tuple(uses), (Trap(kind="flip", a="expert", b="expert_turned"),))


def written(stage: Stage) -> Happening:
    """An organisation puts out a statement in another language: each desk translates it."""
    told = stage.by_role["letter"]
    speaker = stage.cast.unit if told.story == "unit" else stage.cast.office
    outlets = stage.outlets(4)
    way = ((STATEMENT, speaker.names()), (speaker.names(),))
    wordings = [(told.said, True), (told.other[0], True), (told.reported[0], False)]
    uses = [
        _use(stage, "letter", "letter", speaker, outlet, 2 + i // 2, wording, "statement", (), way)
        for i, (outlet, wording) in enumerate(zip(outlets, wordings, strict=False))
    ]
    uses.append(
        _use(
            stage,
            "letter_turned",
            "letter",
            speaker,
            outlets[3],
            4,
            (told.turned, True),
            "statement",
            (),
            way,
        )
    )
    return Happening(tuple(uses), (Trap(kind="flip", a="letter", b="letter_turned"),))


def commonplace(stage: Stage, lines: Sequence[str]) -> Happening:
    """Two people say what everybody says: two claims."""
    line = stage.chance.choice(lines)
    one, other = stage.cast.people["boss"], stage.cast.people["second"]
    outlets = stage.outlets(2)
    uses = [
        _use(stage, f"common_{i}", f"common_{i}", who, outlet, 2 + i, (line, True), "plain")
        for i, (who, outlet) in enumerate(zip((one, other), outlets, strict=True))
    ]
    return Happening(tuple(uses), (Trap(kind="commonplace", a="common_0", b="common_1"),))


Wording = tuple[str, bool]
"""A line and whether it is in the speaker's own words."""


def _wordings(stage: Stage, told: Utterance) -> list[Wording]:
    """Return the wordings of an utterance: as said first, the others in any order."""
    rest = [(line, True) for line in told.other] + [(line, False) for line in told.reported]
    stage.chance.shuffle(rest)
    return [(told.said, True), *rest]


def _use(
    stage: Stage,
    claim: str,
    root: str,
    speaker: Party,
    outlet: Outlet,
    day: int,
    wording: Wording,
    how: str,
    via: Names = (),
    relays: tuple[Chain, ...] = (),
    whole: bool = True,
) -> Use:
    line, quoted = wording
    words = stage.filled(line, speaker)
    known = relays or direct([speaker.names()])
    return Use(claim, root, speaker, outlet, day, words, quoted, how, via, known, whole)
