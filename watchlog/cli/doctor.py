"""`watchlog doctor`: is all well?"""

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.errors import Damaged
from watchlog.render.safe import one_line


def doctor(ctx: typer.Context) -> None:
    """Look at whether the history is whole, and where providers no longer agree with it.

    It changes nothing. Damage ends it with exit code 1; where a provider counts otherwise than you logged, it says so.

    \b
    Examples:
      watchlog doctor
      watchlog doctor --json
    """
    app: App = ctx.obj
    output = options.output(app)
    findings = app.doctor.look()
    app.lookups.examined(findings.watches, findings.titles, findings.damage, findings.remarks, output)
    if findings.damage:
        raise Damaged(
            f"{app.database_file} is damaged: {one_line(findings.damage[0])}",
            "restore a backup; the file was left as it is",
        )
