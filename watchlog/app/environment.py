"""The environment: everything that a run takes from outside."""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from io import TextIOWrapper
from typing import BinaryIO, NamedTuple, cast

from watchlog.app.clock import SystemZone
from watchlog.errors import BadInput


class Environment(NamedTuple):
    """Everything that a run takes from outside; a test makes its own.

    Attributes:
        variables: The environment variables.
        now: The clock: aware of the local zone and its rules.
    """

    variables: Mapping[str, str]
    input: TextIOWrapper
    output: TextIOWrapper
    errors: TextIOWrapper
    now: Callable[[], datetime]

    @classmethod
    def of_process(cls) -> "Environment":
        """The one that this process runs in."""
        given, output, errors = (
            cast("TextIOWrapper", stream or closed_stream()) for stream in (sys.stdin, sys.stdout, sys.stderr)
        )
        return cls(os.environ, given, output, errors, lambda: datetime.now(SystemZone()))

    def read_all(self) -> str:
        """Everything that is piped in, byte for byte.

        Raises:
            BadInput: It is not UTF-8, or nothing can be read.
        """
        piped = cast("BinaryIO", self.input.buffer)
        try:
            return piped.read().decode()
        except OSError as error:
            raise BadInput(f"nothing can be read from the pipe: {error.strerror or error}", "pipe a text in") from None
        except UnicodeDecodeError as error:
            raise BadInput(
                f"what was piped in is not UTF-8 (byte {error.start})", "convert it first, for example with iconv"
            ) from None


def closed_stream() -> TextIOWrapper:
    """What stands for a standard stream that the process was started without: neither read from nor written to.

    An output that is missing fails when it is written, as a full one does; nobody's export vanishes unseen.
    """
    return os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
