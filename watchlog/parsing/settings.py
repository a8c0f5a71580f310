"""Settings as they are typed and as `config.toml` holds them."""

import re
from collections.abc import Mapping
from typing import Any, Final

from watchlog.errors import BadInput
from watchlog.model.settings import LookUp, Settings
from watchlog.model.stars import SCALES
from watchlog.model.title import ShownAs

NUMBERS: Final = {"limit": range(1_000_000), "patience": range(1, 61)}
DIGITS: Final = re.compile("[0-9]{1,6}")
MEANINGS: Final = {
    "limit": "it is a number of rows up to 999999, or 0 for all",
    "patience": "it is a number of seconds from 1 to 60",
}
CHOICES: Final[dict[str, Mapping[str, Any]]] = {
    "scale": SCALES,
    "lookup": {choice.value: choice for choice in LookUp},
    "titles": {choice.value: choice for choice in ShownAs},
}
NAMES: Final = Settings._fields
DEFAULTS: Final = Settings()


def parse_settings(found: Mapping[str, Any], others: Settings = DEFAULTS) -> Settings:
    """The settings of a file; keys that this program does not know are left to a later one.

    Args:
        found: What the file sets.
        others: What is so where it sets nothing.

    Raises:
        BadInput: A setting can't have that value.
    """
    return others._replace(**{name: _checked(name, found[name]) for name in NAMES if name in found})


def parse_setting(name: str, text: str) -> str | int:
    """The value of a setting, as the file holds it.

    Raises:
        BadInput: There is no such setting, or it can't have that value.
    """
    check_setting(name)
    value: str | int = int(text) if name in NUMBERS and DIGITS.fullmatch(text) else text
    _checked(name, value)
    return value


def check_setting(name: str) -> None:
    """Refuse a name that no setting has.

    Raises:
        BadInput: There is no such setting.
    """
    if name not in NAMES:
        raise BadInput(f"there is no setting “{name}”", f"there are {', '.join(NAMES)}")


def _checked(name: str, value: Any) -> Any:
    if name in CHOICES:
        choices = CHOICES[name]
        if not isinstance(value, str) or value not in choices:
            raise BadInput(f"{_the(name)} can't be “{value}”", f"it is one of {', '.join(choices)}")
        return choices[value]
    if name in NUMBERS:
        if not isinstance(value, int) or isinstance(value, bool) or value not in NUMBERS[name]:
            raise BadInput(f"{_the(name)} can't be “{value}”", MEANINGS[name])
        return value
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise BadInput(f"{_the(name)} can't be “{value}”", "it is a text")
    return value


def _the(name: str) -> str:
    return f"the {name}" if name in ("scale", "limit") else f"the setting “{name}”"
