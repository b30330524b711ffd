"""The vocabulary's types, and what the record hands out, are frozen and no concern of the garbage collector."""

import gc
import inspect
from types import ModuleType

import msgspec
import pytest

from onrecord import vocabulary
from onrecord.record import desk_rows, found


def _structs(module: ModuleType) -> list[type[msgspec.Struct]]:
    classes = (one for _, one in inspect.getmembers(module, inspect.isclass))
    return [one for one in classes if issubclass(one, msgspec.Struct) and one is not msgspec.Struct]


@pytest.mark.parametrize("kind", [*_structs(vocabulary), *_structs(found), *_structs(desk_rows)])
def test_a_type_is_frozen_and_not_looked_through_for_cycles(kind: type[msgspec.Struct]) -> None:
    assert kind.__struct_config__.frozen
    assert not kind.__struct_config__.gc


def test_a_claim_at_hand_is_not_looked_through() -> None:
    trigger = vocabulary.Trigger(start=0, end=4, text="said")
    claim = vocabulary.Claim(id="c1", kind=vocabulary.ClaimKind.EVENT, type="CONSULT", trigger=trigger)
    assert not gc.is_tracked(claim)
