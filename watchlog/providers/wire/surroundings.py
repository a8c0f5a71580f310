"""Surroundings: the proxies and certificates that the environment names, which only https to other hosts needs."""

import os
from collections.abc import Iterator, Mapping
from ipaddress import ip_address, ip_network
from typing import Final

from watchlog.errors import NetworkTrouble
from watchlog.providers.wire.addresses import host_of, is_loopback

PROXIES: Final = ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
"""HTTP_PROXY is not among them: it is for http, and nothing beyond this computer is asked by http."""

DIRECT: Final = ("no_proxy", "NO_PROXY")
CERTIFICATES: Final = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")


def proxies_for(home: str, variables: Mapping[str, str]) -> dict[str, str]:
    """The proxy by scheme for an API at `home`; none for this computer, and none for what NO_PROXY lists."""
    host = host_of(home)
    listed = next(_set(DIRECT, variables), ("", ""))[1]
    if is_loopback(host) or any(_fits(host, entry) for entry in listed.replace(",", " ").split()):
        return {}
    proxy = next(_set(PROXIES, variables), None)
    return {"https": proxy[1]} if proxy else {}


def certificates(variables: Mapping[str, str]) -> str | bool:
    """The file or folder with the certificates to trust; True for those that everybody trusts.

    Raises:
        NetworkTrouble: There is no such file, or it may not be read.
    """
    for variable, path in _set(CERTIFICATES, variables):
        # Asking whether it exists may raise: where a folder is closed, or the name too long.
        if not os.access(path, os.R_OK):
            raise NetworkTrouble(
                f"{variable} names certificates that are not there or can't be read", f"mend or unset {variable}"
            )
        return path
    return True


def is_unpaced(home: str, variables: Mapping[str, str]) -> bool:
    """Whether calls need not be paced: only of this computer, where nobody is bothered, and if so wished."""
    return bool(variables.get("WATCHLOG_UNPACED")) and is_loopback(host_of(home))


def _set(names: tuple[str, ...], variables: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, variables[name]) for name in names if variables.get(name))


def _fits(host: str, entry: str) -> bool:
    """Whether an entry of NO_PROXY means a host: a name and all below it, an address, a network, or everything."""
    entry = entry.lower().removeprefix("*").removeprefix(".")
    if not entry or host == entry or host.endswith(f".{entry}"):
        return True
    try:
        return ip_address(host) in ip_network(entry, strict=False)
    except ValueError:
        return False
