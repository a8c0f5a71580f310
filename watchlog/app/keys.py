"""Keys and addresses of providers: from the environment, or from the file that `watchlog auth` keeps."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from watchlog.errors import BadInput, NotFound
from watchlog.files.keys import change_key, read_keys

VARIABLES: Final = {"tmdb": "TMDB_API_KEY", "omdb": "OMDB_API_KEY"}
"""The providers that need a key, and the environment variable that may hold it."""

LONGEST: Final = 1000


class Keys:
    """The keys that there are; the environment goes before the file.

    Args:
        variables: The environment variables.
        file: Where `watchlog auth` keeps keys.
    """

    def __init__(self, variables: Mapping[str, str], file: Path) -> None:
        self._variables = variables
        self._file = file

    def key(self, provider: str) -> str | None:
        """The key of a provider, if there is one.

        Raises:
            BadInput: What is given can't be a key.
            FileTrouble: The file can't be read.
        """
        variable = VARIABLES.get(provider)
        if variable is None:
            return None
        given = self._variables.get(variable)
        if given:
            return checked_key(given, variable)
        kept = read_keys(self._file).get(provider)
        return checked_key(kept, str(self._file)) if kept else None

    def places(self) -> Iterator[tuple[str, str]]:
        """Each provider that needs a key, and where its key comes from; never the key."""
        kept = read_keys(self._file)
        for provider, variable in VARIABLES.items():
            if self._variables.get(variable):
                yield provider, f"set by ${variable}"
            else:
                yield provider, f"kept in {self._file}" if provider in kept else "not set"

    def check(self, provider: str) -> None:
        """Refuse a provider that takes no key.

        Raises:
            BadInput: There is no such provider.
        """
        if provider not in VARIABLES:
            raise BadInput(f"“{provider}” takes no key", f"there are {', '.join(VARIABLES)}")

    def keep(self, provider: str, key: str | None) -> None:
        """Keep the key of a provider for good, or forget it.

        Raises:
            NotFound: There is none to forget.
            BadInput: That is no key.
            FileTrouble: The file can't be written.
        """
        if key is None and provider not in read_keys(self._file):
            raise NotFound(f"no key of {provider} is kept", "watchlog auth shows which are")
        change_key(self._file, provider, None if key is None else checked_key(key, "it"))


def checked_key(text: str, place: str) -> str:
    """A key as it goes into an address or a header.

    Raises:
        BadInput: It is empty, too long, or holds something else than letters, digits and signs of ASCII.
    """
    key = text.strip()
    if not key or len(key) > LONGEST or not (key.isascii() and key.isprintable()) or " " in key:
        raise BadInput(f"{place} holds no key", "a key is one word of letters, digits and signs")
    return key
