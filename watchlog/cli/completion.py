"""`watchlog completion`: the script that makes a shell ask watchlog what a TAB could mean."""

from pathlib import Path
from typing import Annotated, Final

import typer

from watchlog.app import App
from watchlog.errors import BadInput

SCRIPTS: Final = Path(__file__).parent / "shells"
FILES: Final = {"bash": "bash.sh", "zsh": "zsh.zsh", "fish": "fish.fish", "powershell": "powershell.ps1"}
ALIASES: Final = {"pwsh": "powershell"}
"""What PowerShell calls itself beside its name."""

INSTALLING: Final = """\
bash: add this line to ~/.bashrc, and open a new terminal:
  eval "$(watchlog completion bash)"
zsh: add this line to ~/.zshrc behind compinit, and open a new terminal:
  source <(watchlog completion zsh)
fish: run this once:
  watchlog completion fish > ~/.config/fish/completions/watchlog.fish
powershell: add this line to the file that $PROFILE names, and open a new window:
  watchlog completion powershell | Out-String | Invoke-Expression
"""


def completion(
    ctx: typer.Context,
    shell: Annotated[
        str | None, typer.Argument(metavar="[SHELL]", help="bash, zsh, fish or powershell; else how to install each.")
    ] = None,
) -> None:
    """Print the script that completes commands, options and words of your history on TAB.

    \b
    Examples:
      watchlog completion
      watchlog completion bash
    """
    app: App = ctx.obj
    app.environment.output.write(INSTALLING if shell is None else _script(shell))


def _script(shell: str) -> str:
    name = ALIASES.get(shell.lower(), shell.lower())
    if name not in FILES:
        raise BadInput(f"there is no completion for “{shell}”", f"there are {', '.join(FILES)}")
    return (SCRIPTS / FILES[name]).read_text(encoding="utf-8")
