"""The samples on record, and the application over them."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from onrecord.intake import take_in
from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import open_record, read_into
from onrecord.settings import Settings
from onrecord.web.app import create
from onrecord.web.settings import WebSettings

HERE = "http://127.0.0.1:8765"
SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="session")
def samples_record(once_a_run: Callable[[str, Callable[[Path], None]], Path], request: pytest.FixtureRequest) -> Path:
    """A record of the samples, compared; to be copied, not changed."""

    def make(path: Path) -> None:
        reader: Reader = request.getfixturevalue("reader")  # which loads long, so that only the maker has it loaded
        with open_record(path) as record:
            read_into(record, take_in([SAMPLES]), reader)
            bring_up_to_date(record, record.codebook)

    return once_a_run("samples.db", make)


@pytest.fixture(scope="session")
def own_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where each test in turn finds its own record: applications are made for one place, and making one takes long."""
    return tmp_path_factory.mktemp("own") / "onrecord.db"


@pytest.fixture
def record_path(samples_record: Path, own_place: Path) -> Path:
    """A record of the samples of one's own, with nothing beside it."""
    shutil.rmtree(own_place.parent)
    own_place.parent.mkdir()
    return Path(shutil.copy(samples_record, own_place))


@pytest.fixture(scope="session")
def application(own_place: Path) -> Callable[..., FastAPI]:
    """`application(host=…)`: the application with such settings, made once; each start makes anew what it holds."""

    @cache
    def make(**settings: object) -> FastAPI:
        general = Settings(record=str(own_place), by="Ines Okafor")
        return create(WebSettings(general=general, **settings))  # type: ignore[arg-type]

    return make


@pytest.fixture
def serving(record_path: Path, application: Callable[..., FastAPI]) -> Iterator[Callable[..., TestClient]]:
    """`serving(host=…, names=…)`: a client of the application with such settings, over the record of one's own."""
    clients = []

    def serve(*, base: str = HERE, **settings: object) -> TestClient:
        clients.append(TestClient(application(**settings), base_url=base).__enter__())
        return clients[-1]

    yield serve
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture(scope="session")
def asked_record(samples_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record that `client` asks; to be looked into, not changed."""
    return Path(shutil.copy(samples_record, tmp_path_factory.mktemp("asked") / "onrecord.db"))


@pytest.fixture(scope="session")
def client(asked_record: Path) -> Iterator[TestClient]:
    """A client on this machine, which needs no token: to ask with, one for all tests."""
    general = Settings(record=str(asked_record), by="Ines Okafor")
    with TestClient(create(WebSettings(general=general)), base_url=HERE) as asking:
        yield asking


@pytest.fixture
def own_client(serving: Callable[..., TestClient]) -> TestClient:
    """The same with a record of one's own: to correct and to add with."""
    return serving()
