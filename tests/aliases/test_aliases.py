from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.aliases import aliases
from onrecord.records import AliasBasis, Entity, InArticle
from tests.aliases.piles import STORY, groups, names, report


def bases(entity: Entity) -> dict[str, AliasBasis]:
    return {alias.name: alias.basis for alias in entity.names}


def entity(found: tuple[Entity, ...], name: str) -> Entity:
    return next(e for e in found if name in names(e))


@pytest.mark.parametrize(
    ("one", "other", "basis"),
    [
        ("[person Dmytro Holub]", "[person Dmitri Golub]", AliasBasis.NICKNAME),
        ("[person Ana Ruíz]", "[person Anna Ruiz]", AliasBasis.NICKNAME),
        ("[person Oresh Zhuk]", "[person Oresh Žuk]", AliasBasis.SPELLING),
        ("[person Ana Ruiz]", "[person A. Ruiz]", AliasBasis.INITIALS),
        ("[person Ana Ruiz]", "[person Ruiz]", AliasBasis.SHORT_FORM),
        ("[person Tsarko]", "[person Tzarko]", AliasBasis.SPELLING),
        ("[organization Free Selna Legion]", "[organization Freedom Legion]", AliasBasis.REWORDING),
        ("[organization Selna Tide Survey]", "[organization STS]", AliasBasis.ACRONYM),
        ("[person William Sol]", "[person Bill Sol]", AliasBasis.NICKNAME),
        ("[person Bill Sol]", "[person W. Sol]", AliasBasis.INITIALS),
        ("[person Dae-won Sol]", "[person Sol Dae-won]", AliasBasis.SPELLING),
        ("[organization Norvex Group]", "[person Norvex]", AliasBasis.SHORT_FORM),
        ("[organization Free Selna Regiment]", "[organization Regiment]", AliasBasis.SHORT_FORM),
        (
            "[organization National Institute of Tides]",
            "[organization Tides Institute]",
            AliasBasis.REWORDING,
        ),
        ("Mayor [person Ana Ruiz]", "[person The mayor]", AliasBasis.ROLE),
        ("Health Minister [person Ana Ruiz]", "[person the minister of health]", AliasBasis.ROLE),
        (
            "The [organization Ministry of Tides]",
            "[organization the tides ministry]",
            AliasBasis.REWORDING,
        ),
    ],
)
def test_what_joins_in_one_story(one: str, other: str, basis: AliasBasis) -> None:
    found = aliases([report(one + STORY, id="1"), report(other + STORY, id="2")])
    first = one.partition(" ")[2] if one.startswith("[") else one.split("[")[1].partition(" ")[2]
    joined = entity(found, first.rstrip("]"))
    assert len(joined.names) > 1 or basis is AliasBasis.SPELLING
    assert basis in bases(joined).values()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[person Ana Ruiz]", "[person Eva Ruiz]"),
        ("[person Maria Sol]", "[person Mario Sol]"),
        ("[person Lars Hansen]", "[person Lars Hanson]"),
        ("[person Ilya Petrov]", "[person Ilya Petrova]"),
        ("[organization Freedom Legion]", "[organization International Legion]"),
        ("[organization North Selna Harbour Board]", "[organization South Selna Harbour Board]"),
        ("[organization Second Selna Brigade]", "[organization Third Selna Brigade]"),
        ("[outlet Selna Times]", "[place Selna]"),
        ("[person Marten]", "[organization Marten Institute]"),
        ("[organization National Security Council]", "[organization Security Council]"),
        ("[organization Selna Group]", "[organization Selna Ferries]"),
    ],
)
def test_what_stays_apart(one: str, other: str) -> None:
    found = groups(report(one + STORY, id="1"), report(other + STORY, id="2"))
    first, second = (words.strip("[]").split(" ", 1)[1] for words in (one, other))
    assert not any({first, second} <= some for some in found.values())


def test_a_surname_that_fits_two_people_is_left_to_a_person() -> None:
    both = report(f"[person Ana Ruiz] [person Eva Ruiz]{STORY}", id="1")
    found = aliases([both, report(f"[person Ruiz]{STORY}", id="2")])
    doubtful = entity(found, "Ruiz")
    assert names(doubtful) == ["Ruiz"]
    assert len(doubtful.unsure) == 2
    assert all("fits 2 names" in doubt.reason for doubt in doubtful.unsure)


def test_a_surname_in_another_story_is_left_alone_or_doubtful() -> None:
    full = report(f"[person Ana Ruiz]{STORY}", id="1", day=date(2031, 5, 1))
    far = report("[person Ruiz] won in [place Arrow].", id="2", day=date(2031, 5, 2))
    found = groups(full, far)
    assert not any({"Ana Ruiz", "Ruiz"} <= some for some in found.values())


def test_a_report_that_gives_both_names() -> None:
    told = report("[person Tsarko] ([person Zarko] in English) spoke.", id="1")
    sign = report("[person Ana Ruiz], whose call sign is [person Gull], spoke.", id="2")
    found = aliases([told, sign])
    assert bases(entity(found, "Zarko"))["Tsarko"] is AliasBasis.TOLD or "Tsarko" in names(
        entity(found, "Zarko")
    )
    assert bases(entity(found, "Gull"))["Gull"] is AliasBasis.CALL_SIGN
    assert entity(found, "Gull").names[0].name == "Ana Ruiz"


def test_a_maiden_name_is_whose_the_sentence_is_about() -> None:
    told = "[person Ana Ruiz], who ran [place Selna] under her maiden name, [person Ana Sol], left."
    assert groups(report(told, id="1"))["Ana Ruiz"] >= {"Ana Ruiz", "Ana Sol"}


def test_a_title_tells_who_is_meant_by_a_surname() -> None:
    pile = [
        report("General [person Ana Ruiz]" + STORY, id="1"),
        report("[person Emil Ruiz]" + STORY, id="2"),
        report("Gen. [person Ruiz] came." + STORY, id="3"),
    ]
    assert groups(*pile)["Ana Ruiz"] == {"Ana Ruiz", "Ruiz"}


def test_every_way_of_writing_a_name_is_listed_but_no_capitals() -> None:
    pile = [report(f"[person {name}]", id=name) for name in ("Jean-Paul Sol", "Jean Paul Sol")]
    shouted = report("[person JEAN-PAUL SOL]", id="3")
    assert groups(*pile, shouted)["Jean Paul Sol"] == {"Jean-Paul Sol", "Jean Paul Sol"}


def test_in_a_small_pile_what_all_tell_of_is_the_story() -> None:
    pile = [report(f"[person Ana Ruiz]{STORY}", id=str(n)) for n in range(30)]
    assert groups(*pile, report(f"[person Ruiz]{STORY}", id="x"))["Ana Ruiz"] == {
        "Ana Ruiz",
        "Ruiz",
    }


def test_the_kind_of_a_body_that_a_report_names_first_is_no_other_one() -> None:
    other = report("[organization Outer Legion]" + STORY, id="1")
    named = "[organization Free Selna Legion] met. The [organization Legion] left."
    found = groups(other, report(named + STORY, id="2"))
    assert "Legion" not in found.get("Outer Legion", ())


def test_two_names_side_by_side_are_two() -> None:
    pile = [
        report(f"[person Tsarko] met [person Tzarko].{STORY}", id="1"),
        report(f"[person Tsarko]{STORY}", id="2"),
    ]
    assert not any({"Tsarko", "Tzarko"} <= some for some in groups(*pile).values())


def test_a_person_has_the_last_word() -> None:
    pile = [report(f"[person Ana Ruiz]{STORY}", id="1"), report(f"[person Gull]{STORY}", id="2")]
    one, other = InArticle("a_1", "e_Ana Ruiz"), InArticle("a_2", "e_Gull")
    assert groups(*pile, same=[(one, other)])["Ana Ruiz"] == {"Ana Ruiz", "Gull"}
    pile = [report(f"[person Ana Ruiz]{STORY}", id="1"), report(f"[person A. Ruiz]{STORY}", id="2")]
    apart = [(one, InArticle("a_2", "e_A. Ruiz"))]
    assert not any({"Ana Ruiz", "A. Ruiz"} <= s for s in groups(*pile, different=apart).values())


def test_judged_names_hold_wherever_they_stand() -> None:
    pile = [report(f"[person Ana Ruiz]{STORY}", id="1"), report(f"[person Gull]{STORY}", id="2")]
    found = aliases(pile, same_names=[("Ana Ruiz", "Gull")])
    assert bases(entity(found, "Gull")).keys() == {"Ana Ruiz", "Gull"}
    pile = [report(f"[person Ana Ruiz]{STORY}", id="1"), report("[person Anna Ruiz]", id="2")]
    found = aliases(pile, different_names=[("Anna Ruiz", "Ana Ruiz")])
    assert not any({"Ana Ruiz", "Anna Ruiz"} <= set(names(e)) for e in found)


def test_a_role_is_whose_a_report_says_it_is() -> None:
    pile = [
        report(f"[person Ana Ruiz], the mayor of Selna, spoke.{STORY}", id="1"),
        report(f"[person the mayor of Selna] spoke.{STORY}", id="2"),
    ]
    found = aliases(pile)
    assert bases(entity(found, "Ana Ruiz"))["the mayor of Selna"] is AliasBasis.ROLE
    assert len(entity(found, "Ana Ruiz").members) == 2


def test_a_role_that_two_hold_is_nobodys() -> None:
    pile = [
        report(f"[person Ana Ruiz], the mayor of Selna, spoke.{STORY}", id="1"),
        report(f"[person Derek Holt], the mayor of Selna, spoke.{STORY}", id="2"),
        report(f"[person the mayor of Selna] spoke.{STORY}", id="3"),
    ]
    joined = [e for e in aliases(pile) if InArticle("a_3", "e_the mayor of Selna") in e.members]
    assert all(len(e.members) == 1 for e in joined)


def test_what_is_short_for_two_joins_neither() -> None:
    pile = [
        report(f"[person George H. Sol]{STORY}", id="1"),
        report(f"[person George W. Sol]{STORY}", id="2"),
        report(f"[person George Sol]{STORY}", id="3"),
    ]
    found = groups(*pile)
    assert not any(len({n for n in some if "Sol" in n}) > 1 for some in found.values())


MIXED = (
    report(f"[person Ana Ruiz] [person Ruiz]{STORY}", id="1", one={"Ruiz": "Ana Ruiz"}),
    report(f"[person A. Ruiz] [organization Free Selna Legion]{STORY}", id="2"),
    report(f"[person Ruiz] [organization Freedom Legion] [person Eva Ruiz]{STORY}", id="3"),
    report(f"[person Tsarko] [person Tzarko]{STORY}", id="4"),
)


@given(st.sampled_from(list(permutations(MIXED))))
def test_the_order_of_reports_changes_nothing(pile: tuple[object, ...]) -> None:
    assert aliases(pile) == aliases(MIXED)  # type: ignore[arg-type]


def test_every_member_is_in_one_entity_and_evidence_shows_the_name() -> None:
    found = aliases(MIXED)
    members = [member for e in found for member in e.members]
    assert len(members) == len(set(members))
    texts = {e.article.id: e.article.text for e in MIXED}
    for e in found:
        for alias in e.names:
            shown = [span.of(texts[at.article]) for at in alias.evidence for span in at.spans]
            assert alias.name in shown
