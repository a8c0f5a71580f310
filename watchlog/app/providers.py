"""The providers of a run: each with its address, and its key where it has one."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from watchlog.app.keys import Keys
from watchlog.library.sources import Sources
from watchlog.providers.protocol import Provider
from watchlog.providers.wire.addresses import checked_home
from watchlog.providers.wire.network import Network
from watchlog.registry import providers


def sources(variables: Mapping[str, str], cache: Path, keys: Keys) -> Sources:
    """Every provider, in the order in which they are asked.

    Args:
        variables: The environment variables: addresses, proxies, certificates.
        cache: Where answers are kept.
        keys: The keys that there are.

    Raises:
        BadInput: An address or a key can't be one.
    """
    return Sources(list(_made(variables, Network(cache, variables), keys)))


def _made(variables: Mapping[str, str], network: Network, keys: Keys) -> Iterator[Provider]:
    for provider in providers():
        variable = f"WATCHLOG_{provider.name.upper()}_URL"
        home = checked_home(variables.get(variable) or provider.standard_home, variable)
        yield provider(network, home, keys.key(provider.name))
