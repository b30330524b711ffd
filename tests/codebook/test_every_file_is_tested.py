"""Each codebook file has an entry type, loads, and has a test that names its type."""

from pathlib import Path

import pytest

from onrecord.codebook.loader import OURS

TESTS = Path(__file__).parent
FILES = sorted(path.stem for path in OURS.glob("*.yaml"))


def types_of_entries():
    import onrecord.codebook as package

    for path in sorted(Path(package.__file__).parent.glob("*.py")):
        __import__(f"onrecord.codebook.{path.stem}")
    from onrecord.codebook.entries import Entry

    found, waiting = {}, [Entry]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if hasattr(kind, "FILE"):
            found[kind.FILE] = kind
    return found


@pytest.mark.parametrize("stem", FILES)
def test_file_has_a_type_loads_and_is_tested(codebook, stem):
    kind = types_of_entries()[stem]
    assert codebook.entries(kind)
    texts = "".join(
        path.read_text(encoding="utf-8") for path in [*TESTS.glob("*.py"), *TESTS.parent.glob("reader/*.py")]
    )
    assert kind.__name__ in texts
