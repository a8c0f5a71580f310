"""The documents agree with the program, with the Makefile, and with each other."""

import re
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typer

from watchlog.cli.program import COMMANDS, program_for
from watchlog.model.settings import Settings

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("alembic/*.md")])
WORDS = {path: path.read_text(encoding="utf-8") for path in DOCUMENTS}
REFERENCE = WORDS[ROOT / "docs" / "reference" / "cli.md"]
COMMANDS_AND_HELP: dict[str, Any] = typer.main.get_command(program_for(["--help"])).commands  # type: ignore[attr-defined]

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
MAKE = re.compile(r"`make ([a-z][a-z-]*)")
TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
OF_A_MACHINE = re.compile(r"(?<![\w.~$])/(?:home|root|Users|work|mnt|opt|srv)/|[A-Z]:\\Users")
KNOWN_HOSTS = ("semver.org", "keepachangelog.com", "docs.pytest.org", "diataxis.fr", "www.w3.org", "static.tvmaze.com")
NOBODYS = r"[\w.-]+\.test\b"
"""A host that made-up data may name: no host of that kind exists (RFC 6761)."""
OF_A_REGISTRY = re.compile(rf"https?://(?!{NOBODYS}|{'|'.join(map(re.escape, KNOWN_HOSTS))})[\w.-]+", re.IGNORECASE)
"""An address of a host that no document has a reason to name, such as that of a package registry."""


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def anchor(heading: str) -> str:
    """What a heading is linked by."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("tool", ["reference", "pictures"])
def test_what_is_generated_is_up_to_date(tool: str) -> None:
    done = subprocess.run(
        [sys.executable, f"tools/{tool}.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_an_example(name: str) -> None:
    said, _, examples = COMMANDS_AND_HELP[name].help.replace("\b", "").partition("Examples:")

    assert said.strip().endswith(".")
    assert f"watchlog {name}" in examples
    for param in COMMANDS_AND_HELP[name].params:
        assert getattr(param, "hidden", False) or param.help, param.name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_reference_and_in_use(name: str) -> None:
    elsewhere = "\n".join(text for text in WORDS.values() if text is not REFERENCE)

    assert f"\n## watchlog {name}\n" in REFERENCE
    assert re.search(rf"watchlog {name}\b", elsewhere)


def test_every_setting_is_described() -> None:
    described = WORDS[ROOT / "docs" / "reference" / "settings.md"]

    assert [name for name in Settings._fields if f"`{name}`" not in described] == []


def test_every_dependency_has_a_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["dev"]
    reasons = WORDS[ROOT / "docs" / "explanation" / "dependencies.md"].lower()

    assert [name for name in map(bare, wanted) if f"`{name}`" not in reasons] == []


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
    ]
    pins = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if line and line[0] != "#"]

    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
    assert {bare(name) for name in wanted} - {bare(pin) for pin in pins} == set()


def bare(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return found[0].lower().replace("_", "-")


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    named = {name for text in WORDS.values() for name in MAKE.findall(text)}

    assert named
    assert named - targets == set()


def test_every_make_target_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    silent = [line for above, line in pairwise(makefile) if TARGET.match(line) and above[:1] != "#"]

    assert silent == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=names(DOCUMENTS))
def test_every_link_leads_somewhere(document: Path) -> None:
    for link in LINK.findall(WORDS[document]):
        if "://" in link:
            continue
        path, _, section = link.partition("#")
        target = (document.parent / path).resolve() if path else document

        assert target.exists(), link
        if section:
            assert section in map(anchor, HEADING.findall(target.read_text(encoding="utf-8"))), link


def test_every_document_is_reached_from_the_readme() -> None:
    reached: set[Path] = set()
    open_ = [ROOT / "README.md"]
    while open_:
        document = open_.pop()
        if document in reached or document not in WORDS:
            continue
        reached.add(document)
        open_ += [(document.parent / link.partition("#")[0]).resolve() for link in LINK.findall(WORDS[document])]

    assert names([path for path in DOCUMENTS if path not in reached]) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=names(DOCUMENTS))
def test_no_document_names_a_machine_or_a_registry(document: Path) -> None:
    assert OF_A_MACHINE.findall(WORDS[document]) == []
    assert OF_A_REGISTRY.findall(WORDS[document]) == []


def test_no_tool_names_a_machine_or_a_registry() -> None:
    tools = [
        *(ROOT / name for name in ("Makefile", "constraints.txt", "pyproject.toml", ".pre-commit-config.yaml")),
        *(path for path in ROOT.glob("tools/**/*") if path.suffix in {".py", ".sh", ".txt"}),
        ROOT / ".ci" / "run",
    ]

    for path in tools:
        text = path.read_text(encoding="utf-8")
        assert not OF_A_MACHINE.search(text), path
        assert not OF_A_REGISTRY.search(text), path
