"""Settings as they are typed and as `config.toml` holds them."""

import re
from collections.abc import Mapping
from typing import Any, Final

from watchlog.errors import BadInput
from watchlog.model.settings import Settings
from watchlog.model.stars import SCALES

LIMIT: Final = re.compile("[0-9]{1,6}")
NAMES: Final = Settings._fields


def parse_settings(found: Mapping[str, Any]) -> Settings:
    """The settings of a file; keys that this program does not know are left to a later one.

    Raises:
        BadInput: A setting can't have that value.
    """
    return Settings(**{name: _checked(name, found[name]) for name in NAMES if name in found})


def parse_setting(name: str, text: str) -> str | int:
    """The value of a setting, as the file holds it.

    Raises:
        BadInput: There is no such setting, or it can't have that value.
    """
    check_setting(name)
    value: str | int = int(text) if name == "limit" and LIMIT.fullmatch(text) else text
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
    if name == "scale":
        if not isinstance(value, str) or value not in SCALES:
            raise BadInput(f"the scale can't be “{value}”", f"it is one of {', '.join(SCALES)}")
        return SCALES[value]
    if name == "limit":
        if not isinstance(value, int) or isinstance(value, bool) or not LIMIT.fullmatch(str(value)):
            raise BadInput(f"the limit can't be “{value}”", "it is a number of rows up to 999999, or 0 for all")
        return value
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise BadInput(f"the setting “{name}” can't be “{value}”", "it is a text")
    return value
