"""Addresses: where a provider may live, and where an answer may lead to."""

from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from watchlog.errors import BadInput

PORTS: Final = {"https": 443, "http": 80}


def checked_home(address: str, variable: str) -> str:
    """The address of a provider's API, without a slash at its end.

    Args:
        address: What was set; it is not repeated in any message, for it may hold a password.
        variable: Where it was set, for messages.

    Raises:
        BadInput: It is neither https nor on this computer, or it holds more than an address.
    """
    parts = _parts(address)
    if parts is None or not parts.hostname:
        raise BadInput(f"{variable} is no address", f"set {variable} to something like https://api.example.org")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname)):
        raise BadInput(f"{variable} does not begin with https://", "http:// is only for this very computer")
    if "@" in parts.netloc:
        raise BadInput(f"{variable} holds a name or a password", "take out what stands before the @")
    if "?" in address or "#" in address:
        raise BadInput(f"{variable} is more than an address", "take out everything from the ? or # on")
    return address.rstrip("/")


def is_loopback(host: str) -> bool:
    """Whether a host is this very computer, by what it is called; nothing is looked up."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def host_of(address: str) -> str:
    """The host of a checked address, in lower case."""
    return urlsplit(address).hostname or ""


def followed(address: str, location: str) -> str | None:
    """Where a redirect leads to, or None where that is another server, or nowhere.

    Args:
        address: What was asked.
        location: What the answer said instead; it may be relative.
    """
    try:
        target = urljoin(address, location)
    except ValueError:
        return None
    here, there = _parts(address), _parts(target)
    # A name and a password in the address would be sent instead of ours.
    if here is None or there is None or "@" in there.netloc or _origin(here) != _origin(there):
        return None
    return target


def _parts(address: str) -> SplitResult | None:
    """What an address consists of, or None where it is none."""
    # urlsplit drops tabs and line ends, and reads a backslash otherwise than browsers do.
    if any(character <= " " or character in "\\\x7f" for character in address):
        return None
    try:
        parts = urlsplit(address)
        is_usable = parts.port != 0
    except ValueError:
        return None
    return parts if is_usable else None


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)
