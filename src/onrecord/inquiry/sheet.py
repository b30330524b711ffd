"""The shape of a list's answers, whoever prints or writes them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Sheet(Generic[T]):
    """What is told of answers of one sort.

    `told` gives an answer's fields in words, for people; `flat` all its fields by name, a plain value each, for tables
    of values; `typed` the fields whose values are numbers or truth values (the others are text). `wire` is what JSON is
    made of.
    """

    told: Callable[[T], dict[str, str]]
    flat: Mapping[str, Callable[[T], object]]
    typed: Mapping[str, type[int] | type[float] | type[bool]] = field(default_factory=dict)
    wire: Callable[[T], object] = lambda answer: answer
