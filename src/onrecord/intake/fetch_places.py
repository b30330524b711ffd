"""Where an address leads, and whether that may be asked for a page: only what the whole world can reach."""

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urljoin, urlsplit

from onrecord.intake.faults import fault

PORTS = {"http": 80, "https": 443}
"""The schemes that may be asked for, each on its own port only: a page that the world reads is on no other."""
LONGEST = 2_000
"""Characters that an address may have."""
MOST_PLACES = 32
"""Addresses that a name may resolve to."""

Resolve = Callable[[str, int], Iterable[str]]
"""From a name and a port to the IP addresses that it stands for; raises `OSError` when there are none."""

_KEPT = "%/:=&?~#+!$,;'@()*[]"
_V4_IN_V6 = IPv6Network("64:ff9b::/96")
"""Where NAT64 embeds IPv4 addresses (RFC 6052)."""
_WORLD = IPv6Network("2000::/3")
"""The only part of IPv6 that is given out for use across the world."""
_DOCUMENTATION = IPv6Network("3fff::/20")
"""For use in documents (RFC 9637), which Python's tables do not know yet."""


@dataclass(frozen=True)
class Address:
    """An address taken apart: `host` in ASCII, lower case; `target` is what the server is asked for."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def text(self) -> str:
        """The address as one writes it."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def authority(self) -> str:
        """Host and port as the `Host` header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def read_address(text: str) -> Address:
    """The address that `text` is, without its fragment; raises `ReportError` `address-invalid`."""
    text = text.strip()
    if len(text) > LONGEST or not text.isprintable() or any(mark in text for mark in ' \\"<>'):
        raise _invalid(text, "is no address")
    try:
        parts = urlsplit(text)
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError as error:
        raise _invalid(text, "is no address") from error
    if parts.scheme not in PORTS or not host:
        raise _invalid(text, "is not an http or https address")
    if "@" in parts.netloc:
        raise _invalid(text, "holds a name or password")
    target = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    return Address(parts.scheme, host, PORTS[parts.scheme] if port is None else port, target)


def led_to(address: Address, location: str) -> Address:
    """Where a redirect from `address` leads; raises `ReportError` `address-invalid`."""
    # Servers write the header in any encoding; what is no ASCII is quoted as UTF-8, as browsers do.
    return read_address(urljoin(address.text, location))


def places_of(address: Address, resolve: Resolve, also: frozenset[tuple[str, int]]) -> list[str]:
    """The IP addresses behind `address`, each of which may be connected to; none else.

    `also` holds pairs of IP address and port that may be asked although they are not on the open network. A name that
    resolves to several is refused when one of them is not allowed. Raises `ReportError` `address-not-allowed`,
    `address-unreachable`.
    """
    try:
        found = list(dict.fromkeys(resolve(address.host, address.port)))
    except (OSError, UnicodeError) as error:
        raise fault("address-unreachable", f"No server is known by the name {address.host}.", address.text) from error
    if not found or len(found) > MOST_PLACES:
        raise fault("address-unreachable", f"No server is known by the name {address.host}.", address.text)
    for place in found:
        if (place, address.port) in also:
            continue
        if address.port != PORTS[address.scheme]:
            message = f"{address.text} is on port {address.port}; only {PORTS[address.scheme]} is asked."
            raise fault("address-not-allowed", message, address.text)
        if not is_public(place):
            message = f"{address.host} leads to {place}, which is not on the open network."
            raise fault("address-not-allowed", message, address.text)
    return found


def is_public(place: str) -> bool:
    """Whether an IP address is one that the whole world can reach, also when it is wrapped in an IPv6 address."""
    try:
        found = ip_address(place)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inner = _embedded(found)
        if inner is not None:
            return _is_public_v4(inner)
        if found not in _WORLD or found in _DOCUMENTATION or found.teredo is not None:
            return False
        return found.is_global and not found.is_multicast and found.scope_id is None
    return _is_public_v4(found)


def _is_public_v4(place: IPv4Address) -> bool:
    return place.is_global and not (place.is_multicast or place.is_reserved or place.is_unspecified)


def _embedded(place: IPv6Address) -> IPv4Address | None:
    """The IPv4 address inside: mapped, 6to4 or NAT64."""
    if place in _V4_IN_V6:
        return IPv4Address(int(place) & 0xFFFFFFFF)
    return place.ipv4_mapped or place.sixtofour


def resolved(host: str, port: int) -> list[str]:
    """What the system's resolver says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return [str(one[4][0]) for one in found]


def _host(host: str) -> str:
    """A host in ASCII; raises `ValueError` (`UnicodeError`) for a name that has none."""
    if host.isascii():
        return host.lower()
    return host.encode("idna").decode("ascii").lower()


def _invalid(text: str, what: str) -> Exception:
    return fault("address-invalid", f"{text[:200]!r} {what}.", text[:200])
