"""The loader validates, merges layers and says what is wrong and where."""

import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.world import Outlet, Party
from onrecord.vocabulary import CodebookError


def folder(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_users_entry_replaces_ours_and_a_new_one_is_added(tmp_path):
    text = "outlets:\n- {id: cnbc, name: CNBC International}\n- {id: fjord-post, name: Fjord Post, country: NOR}\n"
    names = {entry.id: entry.name for entry in Codebook(folder(tmp_path, "outlets.yaml", text)).entries(Outlet)}
    assert names["cnbc"] == "CNBC International"
    assert names["fjord-post"] == "Fjord Post"
    assert len(names) > 150


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("outlets: [{id: x}]", "codebook-entry"),
        ("outlets:\n- {id: x, name: X, colour: red}", "codebook-entry"),
        ("papers: []", "codebook-shape"),
        ("outlets: {a: b}", "codebook-shape"),
        ("outlets: [", "codebook-unreadable"),
    ],
)
def test_a_bad_file_is_a_coded_error_that_names_it(tmp_path, text, code):
    book = Codebook(folder(tmp_path, "outlets.yaml", text))
    with pytest.raises(CodebookError, match=r"outlets\.yaml") as caught:
        book.entries(Outlet)
    assert caught.value.code == code


def test_yaml_is_data_and_never_run(tmp_path):
    text = "outlets:\n- !!python/object/apply:os.system [touch ran]\n"
    with pytest.raises(CodebookError):
        Codebook(folder(tmp_path, "outlets.yaml", text)).entries(Outlet)


def test_a_folder_that_is_not_there_is_a_coded_error(tmp_path):
    with pytest.raises(CodebookError) as caught:
        Codebook(tmp_path / "nowhere")
    assert caught.value.code == "codebook-missing"


def test_the_fingerprint_changes_with_any_layer(tmp_path):
    text = "parties:\n- {id: nor/fjord, name: Fjord Party, country: NOR}\n"
    more = Codebook(folder(tmp_path, "parties.yaml", text))
    assert more.fingerprint != Codebook().fingerprint
    assert more.entries(Party)[-1].name == "Fjord Party"


def test_what_is_compiled_is_compiled_once():
    book = Codebook()
    built = []
    assert book.compiled(built.append) is book.compiled(built.append)
    assert built == [book]
