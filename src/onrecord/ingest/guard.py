"""Which addresses of the internet may be asked: public ones, and never one of an inner network.

References:
    IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890), as `ipaddress` has them;
    OWASP, "Server-Side Request Forgery Prevention Cheat Sheet".
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address
Guard: TypeAlias = Callable[[Address, int], bool]
"""Tells whether an address may be asked at a port."""

PORTS = frozenset({80, 443, 8000, 8080, 8443})
"""Ports that websites use; behind others are mail, databases and consoles."""

_INNER_4 = tuple(
    map(IPv4Network, ("192.88.99.0/24", "168.63.129.16/32", "100.64.0.0/10", "0.0.0.0/8"))
)
"""Addresses that `ipaddress` calls global, now or in some version: the relays of 6to4, and what a
cloud answers its own machines on."""
_INNER_6 = tuple(
    map(
        IPv6Network, ("::/96", "64:ff9b:1::/48", "2001::/23", "3fff::/20", "5f00::/16", "fec0::/10")
    )
)
_CARRIERS = ((IPv6Network("64:ff9b::/96"), 0), (IPv6Network("2002::/16"), 80))
"""Networks whose addresses carry one of IPv4, and how many bits stand behind it (NAT64, 6to4)."""


def public(address: Address, port: int) -> bool:
    """Tell whether *address* is one of the open internet and *port* one of the web.

    >>> public(ip_address("93.184.216.34"), 443), public(ip_address("::ffff:127.0.0.1"), 80)
    (True, False)
    """
    return port in PORTS and _open(address)


def _open(address: Address) -> bool:
    if isinstance(address, IPv6Address):
        carried = _carried(address)
        if carried is not None:
            return _open(carried)
        if address.scope_id is not None or any(address in network for network in _INNER_6):
            return False
    elif any(address in network for network in _INNER_4):
        return False
    return address.is_global and not (
        address.is_private
        or address.is_multicast
        or address.is_reserved
        or address.is_loopback
        or address.is_link_local
        or address.is_unspecified
    )


def _carried(address: IPv6Address) -> IPv4Address | None:
    """Return the address of IPv4 that one of IPv6 stands for."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    for network, behind in _CARRIERS:
        if address in network:
            return IPv4Address(int(address) >> behind & 0xFFFFFFFF)
    return None


def addressed(words: str) -> Address | None:
    """Return the address that a resolver gave in *words*.

    >>> addressed("fe80::1%eth0"), addressed("nowhere")
    (IPv6Address('fe80::1%eth0'), None)
    """
    try:
        return ip_address(words)
    except ValueError:
        return None
