"""How much may be added at once, and how the worker reads."""

from msgspec import Struct


class Limits(Struct, frozen=True, kw_only=True):
    """What one record takes in. Sizes are bytes, times seconds."""

    text: int = 4_000_000
    """Of a pasted text or page."""
    file: int = 200_000_000
    job: int = 1_000_000_000
    files: int = 5_000
    """Files of a job."""
    waiting: int = 100
    """Jobs that are not read yet, those on their way included."""
    free: int = 500_000_000
    """That must stay free on the disk."""
    kept: int = 200
    """Jobs that are done and still listed; the oldest go first."""
    idle: float = 300.0
    """How long the worker stays ready after its last job."""
    group: int = 32
    """Reports that are read before progress is told."""
    compare: int = 256
    """Reports that are read before the ledger takes them up."""
    patience: float = 30.0
    """How long to wait for a record that another program writes to."""
    tries: int = 3
    """How often a job that ends the worker, or finds the record locked, is begun before it is given up."""
    pause: float = 5.0
    """Before a job that found the record locked is tried again."""
    nice: int = 10
    """By how much the worker gives way to other programs."""
    fetch: bool = True
    """Whether addresses may be fetched."""
    fetch_seconds: float = 20.0
    fetch_also: tuple[tuple[str, int], ...] = ()
    """IP addresses and ports that may be fetched from although they are not on the open network."""
