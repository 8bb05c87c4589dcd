"""Which addresses a webhook may reach: public ones alone, so that nobody makes this site ask its own network.

The name is resolved once, every address that it has is checked, and the connection is made to one of these, not to the
name again. On a machine for development a receiver on the same machine can be reached, without TLS and on any port.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError

PORTS = {"https": 443, "http": 80}
NAT64 = IPv6Network("64:ff9b::/96")
EMBEDDING = [
    IPv6Network(network) for network in ("::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "::ffff:0:0:0/96")
]
"""Networks of which an address stands for another one: IPv4-compatible, local NAT64, Teredo, 6to4, translated."""


class Unreachable(Exception):
    """The receiver has no address, or one that must not be reached."""


def check_address(url: str) -> None:
    """Refuse what can be seen of a webhook's address without asking for its name. Raises ValidationError."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ValidationError({"url": "This is no address."}) from error
    if parts.scheme != "https" and not (settings.DEVELOPMENT and parts.scheme == "http"):
        raise ValidationError({"url": "Give an address that begins with https://."})
    if not parts.hostname or parts.username is not None or parts.password is not None or parts.fragment:
        raise ValidationError({"url": "Give a host and a path, without a name, a password or a #part."})
    if port not in (None, PORTS[parts.scheme]) and not settings.DEVELOPMENT:
        raise ValidationError({"url": f"Port {port} is not reached; leave it out."})
    try:
        literal = ip_address(parts.hostname)
    except ValueError:
        return
    if not may_be_reached(literal):
        raise ValidationError({"url": "This address is not public, and is not reached."})


def resolved(parts: SplitResult) -> tuple[str, int]:
    """Return an address and the port to connect to. Raises Unreachable unless every address of the name is public."""
    port = parts.port or PORTS[parts.scheme]
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable("The name of the host is not known.") from error
    addresses = [str(row[4][0]) for row in found]
    if not addresses or not all(may_be_reached(ip_address(address)) for address in addresses):
        raise Unreachable("The host has an address that is not public, and is not reached.")
    return addresses[0], port


def may_be_reached(address: IPv4Address | IPv6Address) -> bool:
    return is_public(address) or (settings.DEVELOPMENT and address.is_loopback)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Tell whether the address is one of the public network, and stands for no other that is not."""
    if isinstance(address, IPv6Address):
        if address in NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address.scope_id or address.ipv4_mapped or address.is_site_local or any(address in net for net in EMBEDDING):
            return False
    special = (address.is_multicast, address.is_reserved, address.is_loopback, address.is_link_local)
    return address.is_global and not (any(special) or address.is_unspecified)
