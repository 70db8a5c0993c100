"""Who relies on whom, in layers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.network import Tie, network

names = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(names, names, st.integers(1, 9)), min_size=1, max_size=40))
def test_every_name_has_a_place_of_its_own_and_circles_end(
    pairs: list[tuple[str, str, int]],
) -> None:
    ties = {(by, on): Tie(by=by, on=on, reports=n) for by, on, n in pairs if by != on}
    drawn = network(ties.values())
    spots = [(place.column, place.row) for place in drawn.places]
    assert len(set(spots)) == len(spots)
    assert len(drawn.lines) == len(ties)
    assert all(0 <= place.column < drawn.columns for place in drawn.places)


def test_those_relied_on_stand_left_of_those_who_rely_on_them() -> None:
    drawn = network(
        [Tie(by="Post", on="Agency", reports=2), Tie(by="Agency", on="Ruiz", reports=2)]
    )
    assert {place.name: place.column for place in drawn.places} == {
        "Ruiz": 0,
        "Agency": 1,
        "Post": 2,
    }


def test_lines_cross_little() -> None:
    drawn = network(
        [
            Tie(by="P1", on="S2", reports=1),
            Tie(by="P2", on="S1", reports=1),
            Tie(by="P3", on="S3", reports=1),
        ]
    )
    row = {place.name: place.row for place in drawn.places}
    assert (row["P1"] - row["P2"]) * (row["S2"] - row["S1"]) > 0
