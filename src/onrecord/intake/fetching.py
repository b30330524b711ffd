"""Fetches one page for intake, and trusts nobody: not the address, not the name server, not the server, not the page.

Every address, also one that a redirect leads to, is resolved once, checked, and connected to under exactly the IP
address that was checked. There are no cookies, credentials or proxies, and limits on time, size and redirects.
"""

import http.client
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from onrecord.intake.faults import fault
from onrecord.intake.fetch_body import body_of
from onrecord.intake.fetch_places import Address, Resolve, led_to, places_of, read_address, resolved
from onrecord.intake.taking import PAGE_LIMIT
from onrecord.version import __version__

REDIRECTS = frozenset((301, 302, 303, 307, 308))
MOST_REDIRECTS = 5
TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/x-ndjson": ".jsonl",
    "application/ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
}
"""The content types that intake knows, each with the suffix of its files."""
TRIES = 4
"""IP addresses of one name that are tried in turn."""

T = TypeVar("T")


@cache
def _system_trust() -> ssl.SSLContext:
    """Whom the system trusts; loading that takes a while."""
    return ssl.create_default_context()


@dataclass(frozen=True)
class Fetching:
    """How pages are fetched.

    `seconds` is the time for all of it, redirects included; `limit` the most bytes of a page, unpacked. `also` holds
    pairs of IP address and port that may be asked although they are not on the open network, such as a paper's own
    archive.
    """

    seconds: float = 20.0
    limit: int = PAGE_LIMIT
    also: frozenset[tuple[str, int]] = frozenset()
    resolve: Resolve = resolved
    tls: ssl.SSLContext = field(default_factory=_system_trust)


@dataclass(frozen=True)
class Fetched:
    """A page as it came: its bytes unpacked, content type and charset as the server says, address after redirects."""

    data: bytes
    content_type: str
    charset: str | None
    address: str

    @property
    def suffix(self) -> str:
        """By which intake knows what sort of file it is."""
        return TYPES[self.content_type]


def fetch(address: str, how: Fetching | None = None) -> Fetched:
    """The page at `address`.

    Raises `ReportError`: `address-invalid`, `address-not-allowed`, `address-unreachable`, `fetch-refused`,
    `fetch-redirects`, `fetch-too-slow`, `fetch-too-long`, `fetch-broken`, `content-type-unknown`.
    """
    return _Fetch(how or Fetching()).follow(read_address(address))


class _Fetch:
    """One fetch with its deadline."""

    def __init__(self, how: Fetching) -> None:
        self.how = how
        self.deadline = time.monotonic() + how.seconds

    def follow(self, address: Address) -> Fetched:
        seen: set[str] = set()
        while address.text not in seen and len(seen) <= MOST_REDIRECTS:
            seen.add(address.text)
            found = self._ask(address)
            if isinstance(found, Fetched):
                return found
            address = found
        message = f"The server leads from one address to another without end, at last to {address.text}."
        raise fault("fetch-redirects", message, address.text)

    def _ask(self, address: Address) -> Fetched | Address:
        """The page, or the address that the server leads to."""
        places = self._within(address, lambda: places_of(address, self.how.resolve, self.how.also))
        with self._watched(address) as watch:
            connection = http.client.HTTPConnection(address.host, address.port)
            connection.sock = self._connected(address, places, watch)
            try:
                # `Host` is ours and the connection stands: http.client neither resolves nor connects.
                connection.putrequest("GET", address.target, skip_host=True, skip_accept_encoding=True)
                for name, value in _headers(address).items():
                    connection.putheader(name, value)
                connection.endheaders()
                with connection.getresponse() as response:
                    return self._answer(address, response)
            finally:
                connection.close()

    def _answer(self, address: Address, response: http.client.HTTPResponse) -> Fetched | Address:
        location = response.getheader("Location")
        if response.status in REDIRECTS and location:
            return led_to(address, location.encode("latin-1", "replace").decode("utf-8", "replace"))
        if response.status != http.client.OK:
            # The reason is the server's own words, which are not repeated.
            message = f"{address.text} is answered with status {response.status}."
            raise fault("fetch-refused", message, address.text)
        content_type = response.getheader("Content-Type", "").partition(";")[0].strip().lower()
        if content_type not in TYPES:
            what = repr(content_type[:80]) if content_type else "of no stated type"
            raise fault("content-type-unknown", f"What is at {address.text} is {what}.", address.text)
        charset = response.headers.get_content_charset()
        return Fetched(body_of(response, self.how.limit, address.text), content_type, charset, address.text)

    def _connected(self, address: Address, places: list[str], watch: "_Watch") -> socket.socket:
        """A connection to the first of `places` that answers."""
        problem: OSError | None = None
        for place in places[:TRIES]:
            try:
                plain = socket.create_connection((place, address.port), timeout=self._left(address))
            except OSError as error:
                self._left(address)
                problem = error
                continue
            # From here on it is the watch that looks at the time.
            plain.settimeout(self._left(address) + 1)
            watch.over(plain)
            try:
                if address.scheme == "http":
                    return plain
                return self.how.tls.wrap_socket(plain, server_hostname=address.host)
            except OSError as error:
                plain.close()
                problem = error
        what = "proves not to be who it should be" if isinstance(problem, ssl.SSLError) else "cannot be reached"
        raise fault("address-unreachable", f"The server of {address.text} {what}.", address.text) from problem

    @contextmanager
    def _watched(self, address: Address) -> Iterator["_Watch"]:
        """Cut the connection when the time is up, however slowly bytes drip in; what fails inside becomes coded."""
        watch = _Watch()
        timer = threading.Timer(self._left(address), watch.cut)
        timer.daemon = True
        timer.start()
        try:
            yield watch
        except (OSError, http.client.HTTPException) as error:
            raise fault("fetch-broken", f"The server of {address.text} broke off.", address.text) from error
        finally:
            timer.cancel()
            watch.close()
            if watch.is_cut:
                # What was cut may look like a page that ends early, or like anything else.
                raise self._too_slow(address)

    def _within(self, address: Address, work: Callable[[], T]) -> T:
        """What `work` gives, if it does so in time; a name server that does not answer is not waited for."""
        answers: queue.SimpleQueue[tuple[T | None, Exception | None]] = queue.SimpleQueue()

        def run() -> None:
            try:
                answers.put((work(), None))
            except Exception as error:  # noqa: BLE001 - raised again where it is waited for
                answers.put((None, error))

        threading.Thread(target=run, daemon=True).start()
        try:
            found, problem = answers.get(timeout=self._left(address))
        except queue.Empty:
            raise self._too_slow(address) from None
        if problem is not None:
            raise problem
        return found  # type: ignore[return-value]  # null only beside a problem

    def _left(self, address: Address) -> float:
        """Seconds that are left; raises `ReportError` `fetch-too-slow` when there are none."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise self._too_slow(address)
        return left

    def _too_slow(self, address: Address) -> Exception:
        return fault("fetch-too-slow", f"{address.text} took longer than {self.how.seconds:g} seconds.", address.text)


class _Watch:
    """Holds on to a connection under a handle of its own, so that it can be cut whatever TLS has made of it."""

    def __init__(self) -> None:
        self._handle: socket.socket | None = None
        self._lock = threading.Lock()
        self.is_cut = False

    def over(self, connection: socket.socket) -> None:
        with self._lock:
            if self._handle:
                self._handle.close()
            self._handle = connection.dup()
        if self.is_cut:
            self.cut()

    def cut(self) -> None:
        self.is_cut = True
        with self._lock:
            if self._handle:
                with suppress(OSError):
                    self._handle.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        with self._lock:
            if self._handle:
                self._handle.close()
            self._handle = None


def _headers(address: Address) -> dict[str, str]:
    return {
        "Host": address.authority,
        "User-Agent": f"onrecord/{__version__}",
        "Accept": ", ".join(TYPES),
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
