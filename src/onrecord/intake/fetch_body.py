"""The bytes of an answer, unpacked piece by piece so that a small answer cannot become a large one."""

import zlib
from http.client import HTTPResponse

from onrecord.intake.faults import fault

CHUNK = 1 << 16
_GZIP_OR_ZLIB = 47
"""zlib's window bits that tell gzip and zlib apart by themselves."""


def body_of(response: HTTPResponse, limit: int, address: str) -> bytes:
    """The body, unpacked; raises `ReportError` `fetch-too-long` (over `limit` bytes), `fetch-broken`."""
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise fault("fetch-broken", f"{address} is packed in a way that was not asked for.", address)
    unpacked = _Plain() if coding == "identity" else _Packed()
    body = bytearray()
    while piece := response.read1(CHUNK):
        try:
            body += unpacked.more(piece, limit + 1 - len(body))
        except zlib.error as error:
            raise fault("fetch-broken", f"What {address} holds cannot be unpacked.", address) from error
        if len(body) > limit:
            raise fault("fetch-too-long", f"{address} holds more than {limit:,} bytes.", address)
    if response.length or not unpacked.is_whole:
        raise fault("fetch-broken", f"The server of {address} broke off.", address)
    return bytes(body)


class _Plain:
    """Bytes as they come."""

    is_whole = True

    def more(self, piece: bytes, room: int) -> bytes:
        return piece[:room]


class _Packed:
    """gzip (one or several after another) or deflate, with or without zlib's head."""

    def __init__(self) -> None:
        self._unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._begun = False

    @property
    def is_whole(self) -> bool:
        return not self._begun or self._unpacker.eof

    def more(self, piece: bytes, room: int) -> bytes:
        found = bytearray()
        while piece and len(found) < room:
            if self._unpacker.eof:
                self._unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
            found += self._unpack(piece, room - len(found))
            piece = self._unpacker.unused_data or self._unpacker.unconsumed_tail
        return bytes(found)

    def _unpack(self, piece: bytes, room: int) -> bytes:
        first, self._begun = not self._begun, True
        try:
            return self._unpacker.decompress(piece, room)
        except zlib.error:
            if not first:
                raise
            # Some servers send deflate bare.
            self._unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
            return self._unpacker.decompress(piece, room)
