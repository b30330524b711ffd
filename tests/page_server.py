"""A real server on loopback that answers each path with bytes a test has made up, as slowly as the test says."""

import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

PAGE = (
    b"<html><head><title>Tolls on the Orinoco ferry</title></head><body><article><h1>Tolls on the Orinoco ferry</h1>"
    b"<p>The Fijian transport minister, Mere Tabua, said on Monday that Fiji will not pay the tolls that Malta has "
    b"announced for ferries, and called them unlawful.</p><p>Malta promised to answer the complaint within a week, "
    b"officials in Valletta told reporters.</p></article></body></html>"
)


def answer(body: bytes = PAGE, content_type: str = "text/html; charset=utf-8", *more: str, status: int = 200) -> bytes:
    """A whole answer with its length."""
    head = [f"HTTP/1.1 {status} Word", f"Content-Length: {len(body)}", f"Content-Type: {content_type}", *more]
    return "\r\n".join([*head, "", ""]).encode() + body


def redirect(location: str) -> bytes:
    """An answer that leads elsewhere."""
    return answer(b"", "text/html", f"Location: {location}", status=302)


class PageServer:
    """Answers from `pages`; a page may be an iterable of pieces, which are sent one after another.

    With `tls` it speaks https.
    """

    def __init__(self, listener: socket.socket) -> None:
        self.listener = listener
        self.port = int(listener.getsockname()[1])
        self.pages: dict[str, bytes | Iterable[bytes]] = {}
        self.requests: list[bytes] = []
        self.tls: ssl.SSLContext | None = None

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, accepted: socket.socket) -> None:
        with suppress(OSError), self._secured(accepted) as connection:
            request = b""
            while b"\r\n\r\n" not in request:
                piece = connection.recv(4096)
                if not piece:
                    return
                request += piece
            self.requests.append(request)
            page = self.pages.get(request.split()[1].decode(), answer(b"none", status=404))
            for piece in [page] if isinstance(page, bytes) else page:
                connection.sendall(piece)

    def _secured(self, connection: socket.socket) -> socket.socket:
        return self.tls.wrap_socket(connection, server_side=True) if self.tls else connection


@contextmanager
def serving() -> Iterator[PageServer]:
    """A server on a free port of 127.0.0.1 for the block."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = PageServer(listener)
        thread = threading.Thread(target=server.serve, daemon=True)
        thread.start()
        yield server
        listener.shutdown(socket.SHUT_RDWR)
    thread.join()


def dripping(head: bytes, drop: bytes = b"a", pause: float = 0.05) -> Iterator[bytes]:
    """`head`, and then drops without end."""
    yield head
    while True:
        time.sleep(pause)
        yield drop
