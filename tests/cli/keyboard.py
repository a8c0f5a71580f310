"""A real shell with its completion installed, and somebody at the keyboard."""

import os
import subprocess
import sys
import time
from pathlib import Path
from shutil import which
from typing import Any

import pexpect  # type: ignore[import-untyped]
import pytest

PROGRAMS = Path(sys.executable).parent
PATIENCE = 30
SHELLS = ("bash", "zsh", "fish")
ENTER = "\r"
PROMPT = "READY> "

STARTING = {
    "bash": """\
PS1='READY> ' HISTFILE=
bind 'set bell-style none'
bind 'set enable-bracketed-paste off' 2>/dev/null
source "$HOME/script"
watchlog() { printf '%s\\0' "$@" end >"$HOME/arrived"; }
""",
    "zsh": """\
PS1='READY> ' HISTFILE=
unsetopt beep prompt_sp
unset zle_bracketed_paste
autoload -Uz compinit
compinit -u -D
source "$HOME/script"
watchlog() { printf '%s\\0' "$@" end >"$HOME/arrived" }
""",
    "fish": """\
set fish_greeting
set -g fish_autosuggestion_enabled 0
function fish_prompt; printf 'READY> '; end
function fish_right_prompt; end
source $HOME/script
function watchlog; printf '%s\\0' $argv end >$HOME/arrived; end
""",
}
"""The program itself answers every TAB; what Enter starts in its place writes down what arrived."""

PLACES = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/config.fish"}
COMMANDS = {
    "bash": ["bash", "--noprofile", "--rcfile", "{home}/.bashrc", "-i"],
    "zsh": ["zsh", "-d", "-i"],
    "fish": ["fish", "-i"],
}


class Keyboard:
    """A shell of that name in a folder of its own, on the history of a home."""

    def __init__(self, shell: str, folder: Path, home: Path) -> None:
        if which(shell) is None or not (PROGRAMS / "watchlog").exists():
            pytest.skip(f"{shell} is not here, or watchlog is not installed")
        self.folder = folder
        self._arrived = folder / "arrived"
        self._variables = {
            "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "WATCHLOG_HOME": str(home),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm",
            "INPUTRC": os.devnull,
        }
        place = folder / PLACES[shell]
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(STARTING[shell], encoding="utf-8")
        (folder / "script").write_bytes(self._script(shell))
        command, *arguments = [word.format(home=folder) for word in COMMANDS[shell]]
        self._shell: Any = pexpect.spawn(
            command,
            arguments,
            env=self._variables,
            encoding="utf-8",
            cwd=str(folder),
            dimensions=(50, 400),
            timeout=PATIENCE,
        )
        self._shell.expect_exact(PROMPT)
        self.shows(quiet=2)

    def types(self, line: str) -> list[str]:
        """Type a line, TABs included, and press Enter; the arguments that arrive at the program."""
        self._arrived.unlink(missing_ok=True)
        self._shell.send(line + ENTER)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self._arrived.exists() and self._arrived.read_bytes().endswith(b"end\0"):
                self.shows(quiet=2)  # what is typed before the prompt is there may be lost
                return self._arrived.read_text(encoding="utf-8").split("\0")[:-2]
            time.sleep(0.01)
        raise AssertionError(f"{line!r} never arrived: {self.shows()!r}")

    def shows(self, line: str = "", *, quiet: int = 10) -> str:
        """Type something without Enter, and wait until the shell is quiet; what it showed.

        Args:
            line: What to type.
            quiet: For how many tenths of a second it has to be.
        """
        self._shell.send(line)
        seen, passed = "", 0
        while passed < quiet:
            try:
                seen += self._shell.read_nonblocking(1 << 16, timeout=0.1)
                passed = 0
            except pexpect.TIMEOUT:
                passed += 1
        return seen

    def close(self) -> None:
        """Leave nothing running."""
        self._shell.close(force=True)

    def _script(self, shell: str) -> bytes:
        command = [str(PROGRAMS / "watchlog"), "completion", shell]
        return subprocess.run(command, env=self._variables, capture_output=True, check=True).stdout
