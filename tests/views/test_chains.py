"""The drawing of a claim's chains, and the switches of its merges."""

from __future__ import annotations

from onrecord.views.chains import drawing
from onrecord.views.merges import key, merges, numbers, switches
from onrecord.views.trace import trace
from tests.views.pile import CLAIM, PILE, POSSIBLE


def test_origins_stand_left_and_reports_right() -> None:
    drawn = drawing(trace(CLAIM, PILE))
    columns = {(node.name, node.report): node.column for node in drawn.nodes}
    assert columns == {
        ("report 1", 1): 2,
        ("Radio Harrow", None): 1,
        ("Ana Ruiz", None): 0,
        ("Harrow Post", 2): 2,
    }
    assert (drawn.columns, drawn.rows) == (3, 2)


def test_stated_and_inferred_hops_differ() -> None:
    drawn = drawing(trace(CLAIM, PILE))
    edges = {
        (drawn.nodes[edge.start].name, drawn.nodes[edge.end].name): edge.inferred
        for edge in drawn.edges
    }
    assert edges == {
        ("Radio Harrow", "report 1"): False,
        ("Radio Harrow", "Harrow Post"): True,
        ("Ana Ruiz", "Radio Harrow"): False,
    }


def test_no_two_nodes_of_a_column_overlap() -> None:
    nodes = drawing(trace(CLAIM, PILE)).nodes
    for one in nodes:
        for other in nodes:
            if one is not other and one.column == other.column:
                assert abs(one.row - other.row) >= 1


def test_a_merge_keeps_its_name_and_its_evidence() -> None:
    view = trace(POSSIBLE, PILE)
    (merge,) = merges(POSSIBLE)
    (switch,) = switches(POSSIBLE, view, PILE, ())
    assert switch.key == key(merge)
    assert (switch.reports, switch.certain, switch.joins, switch.off) == (
        (1, 2),
        False,
        True,
        False,
    )
    assert switch.evidence[0].words == "Radio Harrow"
    (off,) = switches(POSSIBLE, view, PILE, [switch.key])
    assert (off.off, off.joins) == (True, True)
    assert numbers(view) == {"s_0000000001": 1, "s_0000000002": 2}
