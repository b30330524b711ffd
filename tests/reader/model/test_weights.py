import json
import shutil
from pathlib import Path

import pytest

from onrecord.reader import Reader
from onrecord.reader.model.model import Model, thread_count
from onrecord.reader.model.weights import ENCODER, MANIFEST, TOKENIZER, ModelError, load_weights, shipped
from onrecord.vocabulary import UsageError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped(), tmp_path / "model"))


def test_the_shipped_model_is_whole() -> None:
    weights = load_weights()
    assert weights.manifest["types"][-1] == "NONE"
    assert len(weights.version) == 12


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / ENCODER).unlink()
    with pytest.raises(ModelError, match=r"encoder\.onnx") as caught:
        load_weights(copy)
    assert caught.value.code == "model-missing"


def test_a_damaged_file_is_named_with_both_checksums(copy: Path) -> None:
    expected = json.loads((copy / MANIFEST).read_text())["files"][TOKENIZER]
    with (copy / TOKENIZER).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelError, match=expected) as caught:
        load_weights(copy)
    assert caught.value.code == "model-damaged"
    assert str(copy / TOKENIZER) in caught.value.message


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 2}', "\x00"])
def test_a_damaged_manifest_is_told(copy: Path, content: str) -> None:
    (copy / MANIFEST).write_text(content)
    with pytest.raises(ModelError) as caught:
        load_weights(copy)
    assert caught.value.code == "model-damaged"


def test_another_format_is_refused(copy: Path) -> None:
    manifest = json.loads((copy / MANIFEST).read_text())
    (copy / MANIFEST).write_text(json.dumps(manifest | {"format": 99}))
    with pytest.raises(ModelError, match="99") as caught:
        load_weights(copy)
    assert caught.value.code == "model-unknown-format"


def test_a_reader_does_not_read_without_its_model(copy: Path) -> None:
    (copy / ENCODER).write_bytes(b"")
    with pytest.raises(ModelError):
        Reader(model=Model(load_weights(copy)))


@pytest.mark.parametrize(("wanted", "threads"), [("1", 1), ("2", 2), (" 4 ", 4)])
def test_threads_are_set_in_the_environment(monkeypatch: pytest.MonkeyPatch, wanted: str, threads: int) -> None:
    monkeypatch.setenv("ONRECORD_THREADS", wanted)
    assert thread_count() == threads


@pytest.mark.parametrize("wanted", ["0", "-1", "two", "1.5"])
def test_threads_that_are_no_number_are_refused(monkeypatch: pytest.MonkeyPatch, wanted: str) -> None:
    monkeypatch.setenv("ONRECORD_THREADS", wanted)
    with pytest.raises(UsageError):
        thread_count()
