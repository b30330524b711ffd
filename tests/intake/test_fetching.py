"""Fetching from real servers, most of which mean harm."""

import gzip
import socket
import ssl
import subprocess
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.intake.fetch_places import is_public, places_of, read_address
from onrecord.intake.fetching import Fetched, Fetching, fetch
from onrecord.vocabulary import ReportError
from page_server import PAGE, PageServer, answer, dripping, redirect, serving


@pytest.fixture
def server() -> Iterator[PageServer]:
    with serving() as running:
        yield running


def how(server: PageServer, **more: object) -> Fetching:
    names = {"news.example": ["127.0.0.1"], "bücher.example".encode("idna").decode(): ["127.0.0.1"]}

    def resolve(host: str, port: int) -> list[str]:
        if host[0].isdigit():
            return [host]
        if host not in names:
            raise socket.gaierror(host)
        return names[host]

    settings: dict[str, object] = {"resolve": resolve, "also": frozenset({("127.0.0.1", server.port)})}
    return Fetching(**settings | more)  # type: ignore[arg-type]


def failure(address: str, settings: Fetching | None = None) -> str:
    with pytest.raises(ReportError) as raised:
        fetch(address, settings)
    assert raised.value.advice
    return raised.value.code


def test_a_page_comes_with_its_type_and_address(server: PageServer):
    server.pages["/story?id=7&q=%C3%A9"] = answer()
    found = fetch(server.url("/story?id=7&q=é#part", "News.Example"), how(server))
    address = server.url("/story?id=7&q=%C3%A9", "news.example")
    assert found == Fetched(PAGE, "text/html", "utf-8", address)
    assert found.suffix == ".html"
    (request,) = server.requests
    assert f"Host: news.example:{server.port}\r\n".encode() in request
    assert b"ookie" not in request
    assert b"uthorization" not in request


def test_a_name_in_other_letters(server: PageServer):
    server.pages["/"] = answer()
    found = fetch(server.url("", "bücher.example"), how(server))
    assert found.address == server.url("/", "xn--bcher-kva.example")


def test_proxies_of_the_environment_are_not_asked(server: PageServer, monkeypatch: pytest.MonkeyPatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.pages["/"] = answer()
    assert fetch(server.url("/"), how(server)).data == PAGE


@pytest.mark.parametrize(
    "pack",
    [
        gzip.compress,
        zlib.compress,
        lambda data: zlib.compress(data)[2:-4],
        lambda data: gzip.compress(data[:100]) + gzip.compress(data[100:]),
    ],
    ids=["gzip", "zlib", "bare-deflate", "two-gzips"],
)
def test_packed_pages_are_unpacked(server: PageServer, pack):  # type: ignore[no-untyped-def]
    body = pack(PAGE)
    server.pages["/"] = answer(body, "text/html", "Content-Encoding: gzip")
    assert fetch(server.url("/"), how(server)).data == PAGE


def test_pages_in_chunks_and_pages_without_a_length(server: PageServer):
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (PAGE[:50], PAGE[50:])) + b"0\r\n\r\n"
    server.pages["/chunks"] = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
    )
    server.pages["/old"] = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    assert [fetch(server.url(path), how(server)).data for path in ("/chunks", "/old")] == [PAGE, PAGE]


def test_redirects_are_followed_to_the_final_address(server: PageServer):
    server.pages["/old"] = redirect("/newer")
    server.pages["/newer"] = redirect(server.url("/new", "news.example"))
    server.pages["/new"] = answer()
    assert fetch(server.url("/old"), how(server)).address == server.url("/new", "news.example")


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1/",
        "http://127.0.0.2:{port}/",
        "http://2130706433/",
        "http://10.0.0.1/",
        "//100.64.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
    ],
)
def test_a_redirect_to_what_is_not_on_the_open_network(server: PageServer, target: str):
    server.pages["/"] = redirect(target.format(port=server.port))
    settings = how(server, resolve=lambda host, port: [found[4][0] for found in socket.getaddrinfo(host, port)])
    assert failure(server.url("/"), settings) == "address-not-allowed"
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://news.example/", "javascript:1", "http://a:b@news.example/"]
)
def test_a_redirect_to_what_is_no_address(server: PageServer, target: str):
    server.pages["/"] = redirect(target)
    assert failure(server.url("/"), how(server)) == "address-invalid"


def test_redirects_without_end(server: PageServer):
    server.pages |= {"/a": redirect("/b"), "/b": redirect("/a")}
    server.pages |= {f"/{number}": redirect(f"/{number + 1}") for number in range(20)}
    assert failure(server.url("/a"), how(server)) == "fetch-redirects"
    assert failure(server.url("/0"), how(server)) == "fetch-redirects"
    assert len(server.requests) == 2 + 6


def test_a_name_with_one_address_that_is_not_allowed_is_refused(server: PageServer):
    settings = how(server, resolve=lambda host, port: ["93.184.215.14", "192.168.1.1"])
    assert failure("http://news.example/", settings) == "address-not-allowed"


def test_a_name_is_resolved_once_so_that_it_cannot_lead_elsewhere_after_the_check(server: PageServer):
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    server.pages["/"] = answer()
    assert fetch(server.url("/", "news.example"), how(server, resolve=rebinding)).data == PAGE
    assert asked == ["news.example"]


@pytest.mark.parametrize(
    "place",
    [
        *(
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "192.0.2.1",
            "192.168.0.1",
        ),
        *("198.18.0.1", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "not-an-address", ""),
        *("::", "::1", "::7f00:1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1", "100::1"),
        *(
            "::ffff:10.0.0.1",
            "::ffff:127.0.0.1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "2002:a00:1::1",
            "3fff::1",
            "5f00::1",
        ),
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    ],
)
def test_places_that_are_not_on_the_open_network(place: str):
    assert not is_public(place)


@pytest.mark.parametrize(
    "place", ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1"]
)
def test_places_that_are(place: str):
    assert is_public(place)


@pytest.mark.parametrize(
    "address",
    [
        *("", "news.example", "ftp://news.example", "http://", "http:///path", "http://a@news.example/", "http://:80/"),
        *("http://news.example:99999/", "http://news.example:x/", "http://news example/", "http://news.example/\x00"),
        *(
            "http://news.example\\@10.0.0.1/",
            "http://[::1/",
            "http://" + "a" * 3000,
            "http://news.example/\u202e",
            "http://ü" + "ü" * 80,
        ),
    ],
)
def test_what_is_no_address(address: str):
    assert failure(address) == "address-invalid"


def test_other_ports_are_not_asked():
    for address in ("http://news.example:22/", "https://news.example:80/", "http://news.example:0/"):
        with pytest.raises(ReportError) as raised:
            places_of(read_address(address), lambda host, port: ["1.1.1.1"], frozenset())
        assert raised.value.code == "address-not-allowed"


def test_a_server_that_is_not_there(server: PageServer):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    settings = how(server, also=frozenset({("127.0.0.1", port)}))
    assert failure(f"http://127.0.0.1:{port}/", settings) == "address-unreachable"
    assert failure("http://nowhere.example/", settings) == "address-unreachable"


@pytest.mark.parametrize("status", [204, 304, 401, 404, 429, 500, 302])
def test_a_server_that_refuses(server: PageServer, status: int):
    server.pages["/"] = answer(b"", status=status)
    assert failure(server.url("/"), how(server)) == "fetch-refused"


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "text/css", "", "x; y"])
def test_content_that_intake_does_not_know(server: PageServer, kind: str):
    server.pages["/"] = answer(content_type=kind)
    assert failure(server.url("/"), how(server)) == "content-type-unknown"


def test_too_much(server: PageServer):
    server.pages["/long"] = answer(b"a" * 20_001, "text/plain")
    server.pages["/just"] = answer(b"a" * 20_000, "text/plain")
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    server.pages["/bomb"] = answer(bomb, "text/plain", "Content-Encoding: gzip")
    server.pages["/endless"] = dripping(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", b"a" * 10_000, 0)
    settings = how(server, limit=20_000)
    assert len(fetch(server.url("/just"), settings).data) == 20_000
    assert {failure(server.url(path), settings) for path in ("/long", "/bomb", "/endless")} == {"fetch-too-long"}


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n",
    ],
    ids=["status", "headers", "body", "counted-body", "chunk"],
)
def test_a_server_that_drips(server: PageServer, head: bytes):
    server.pages["/"] = dripping(head)
    assert failure(server.url("/"), how(server, seconds=0.3)) == "fetch-too-slow"


def test_a_name_server_that_does_not_answer(server: PageServer):
    stopped = threading.Event()
    settings = how(server, seconds=0.2, resolve=lambda host, port: [str(stopped.wait(30))])
    assert failure("http://news.example/", settings) == "fetch-too-slow"
    stopped.set()


def test_a_server_that_never_shakes_hands(server: PageServer):
    server.pages["/"] = answer()
    settings = how(server, seconds=0.3)
    assert failure(f"https://127.0.0.1:{server.port}/", settings) == "fetch-too-slow"


@pytest.mark.parametrize(
    "broken",
    [
        answer()[:-10],
        b"",
        b"SSH-2.0-dropbear\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        answer(gzip.compress(PAGE)[:-20], "text/html", "Content-Encoding: gzip"),
        answer(b"no gzip at all", "text/html", "Content-Encoding: gzip"),
        answer(PAGE, "text/html", "Content-Encoding: br"),
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
    ids=["cut", "nothing", "not-http", "many-headers", "cut-gzip", "no-gzip", "brotli", "bad-chunk"],
)
def test_an_answer_that_is_broken(server: PageServer, broken: bytes):
    server.pages["/"] = broken
    assert failure(server.url("/"), how(server)) == "fetch-broken"


def test_https_asks_for_the_name_that_was_given(tmp_path: Path):
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-keyout", "key.pem", "-out", "cert.pem", "-days", "2", "-subj", "/CN=news.example"]
    command += ["-addext", "subjectAltName=DNS:news.example"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    trusting = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
    with serving() as server:
        server.tls = ours
        server.pages["/"] = answer()
        names = {"resolve": lambda host, port: ["127.0.0.1"]}
        good = f"https://news.example:{server.port}/"
        assert fetch(good, how(server, tls=trusting, **names)).address == good
        assert failure(good, how(server, **names)) == "address-unreachable"
        assert (
            failure(f"https://other.example:{server.port}/", how(server, tls=trusting, **names))
            == "address-unreachable"
        )
