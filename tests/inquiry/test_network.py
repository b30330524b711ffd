"""Actors and the links between them."""

from onrecord.codebook import Codebook
from onrecord.inquiry.network import Link, network, tie_signs
from onrecord.record import EVERYTHING, Filters, Record
from onrecord.vocabulary import TieType


def links(record: Record, filters: Filters = EVERYTHING, **options: object) -> dict[tuple[str, str], Link]:
    return {(one.a, one.b): one for one in network(record, filters, **options).links}


def test_links_have_signs_events_and_claims(quarrel: Record) -> None:
    found = links(quarrel)
    assert next(iter(found)) == ("CHL", "PER")
    between = found["CHL", "PER"]
    assert between.sign < -0.3
    assert between.events == 4
    assert {"three/c6", "one/c216"} <= set(between.claims)
    assert found["BRA", "PER"].sign > 0


def test_a_tie_is_a_link_by_itself(quarrel: Record) -> None:
    tied = links(quarrel)["BOL", "PER"]
    assert (tied.sign, tied.events, tied.ties) == (1.0, 0, ("ally",))
    assert tied.claims


def test_who_holds_an_office_is_no_link(quarrel: Record) -> None:
    assert not [one for one in links(quarrel).values() if "office-holder" in one.ties]


def test_nodes_are_named_and_weighed(quarrel: Record) -> None:
    nodes = {node.id: node for node in network(quarrel).nodes}
    assert (nodes["PER"].name, nodes["PER"].kind, nodes["PER"].country) == ("Peru", "state", "PER")
    assert nodes["PER"].weight == sum(
        one.events + len(one.ties) for one in links(quarrel).values() if "PER" in (one.a, one.b)
    )


def test_only_the_strongest_links_are_kept(quarrel: Record) -> None:
    whole, part = network(quarrel), network(quarrel, most=1)
    assert part.links == whole.links[:1]
    assert part.left_out == len(whole.links) - 1
    assert {node.id for node in part.nodes} == {"CHL", "PER"}
    assert network(quarrel, Filters(limit=2)).links == whole.links[:2]


def test_periods_and_days_of_knowledge_are_heeded(quarrel: Record) -> None:
    assert set(links(quarrel, Filters(since="2024-02-10", until="2024-02-20"))) == {("BRA", "CHL")}
    assert links(quarrel, Filters(as_of="2024-02-03"))["CHL", "PER"].events == 1
    assert set(links(quarrel, Filters(type="ally"))) == {("BOL", "PER")}


def test_organs_stand_for_their_state_unless_apart(quarrel_and_past: Record) -> None:
    together, apart = links(quarrel_and_past), links(quarrel_and_past, apart=True)
    whole = {one for pair in together for one in pair}
    parts = {one for pair in apart for one in pair}
    assert {one for one in parts - whole if one.startswith("CHL/")}


def test_every_type_of_tie_has_a_sign(codebook: Codebook) -> None:
    signs = tie_signs(codebook)
    assert set(signs) == {one.value for one in TieType}
    assert (signs["ally"], signs["at-war"], signs["part-of"]) == (1, -1, 0)
