"""Whatever is asked of whatever history: the program and the second opinion mean the same watches, by every command."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.conftest import Result, Run
from tests.properties.conftest import campaign
from tests.properties.homes import cleaning
from tests.properties.questions import questions
from tests.properties.worlds import World, worlds
from tests.query.handmade import bring, describe, must
from tests.query.reference import All, Node, Not, Numbers, Some, View, meant
from tests.query.subjects import Facts, Record, Subject, plan_as_watch, statuses

NEW: Final = "never seen before"
"""A tag and a service that no random history holds, so that each watch which is meant really changes."""


class Asked:
    """A random history, and the second opinion on it."""

    def __init__(self, watchlog: Run, world: World) -> None:
        self.watchlog = watchlog
        bring(watchlog, world.content)
        self.records: list[Record] = must(watchlog, "list", "--json", "--limit", "0", "--sort", "id+").json
        seen = [watch["title"] for watch in world.archive["watches"]]
        assert [watch["id"] for watch in self.records] == list(range(1, len(seen) + 1))
        for place, status in world.given.items():
            must(watchlog, "edit", f"#{seen.index(place) + 1}", "--set", f"status={status}", "--yes")
        plans: list[Record] = must(watchlog, "plans", "--json").json
        numbers = {plan["title"]: plan["title_id"] for plan in plans}
        titles = [title["name"] for title in world.archive["titles"]]
        numbers |= {titles[place]: seen.index(place) + 1 for place in seen}
        describe(
            watchlog,
            [
                (numbers[titles[place]], field, value)
                for place, details in world.details.items()
                for field, values in details.items()
                for value in values
            ],
        )
        planned = {plan["title"] for plan in plans}

        def facts(place: int) -> Facts:
            watches = [record for record, title in zip(self.records, seen, strict=True) if title == place]
            given = world.given.get(place)
            found = statuses(given, watches, planned=titles[place] in planned)
            listed = [
                (entry["season"], entry["episode"], entry["list"])
                for entry in world.archive["listings"]
                if entry["title"] == place
            ]
            return Facts(found, world.details.get(place, {}), listed)

        self.watches = [
            Subject(record, facts(place), watchlog.now) for record, place in zip(self.records, seen, strict=True)
        ]
        self.plans = [Subject(plan_as_watch(plan), facts(titles.index(plan["title"])), watchlog.now) for plan in plans]

    def meant(self, question: Node) -> list[int]:
        """The numbers of the watches that the second opinion means."""
        return [subject.record["id"] for subject in meant(question, self.watches)]

    def chosen(self, question: Node) -> list[int]:
        """The numbers of the watches that it means to a command which changes them.

        Numbers alone name watches and no titles, and a number that is gone stops the command.
        """
        alone = bare(question)
        if not isinstance(alone, Numbers):
            return self.meant(question)
        known = {record["id"] for record in self.records}
        return sorted(set(alone.ids)) if known.issuperset(alone.ids) else []

    def answers(self, question: Node, *command: str) -> Result:
        return self.watchlog(*command, question.text())

    def found(self, question: Node, *command: str) -> list[int]:
        """The numbers of the watches that a command means."""
        result = self.answers(question, *command)
        if result.code == 3:
            assert (result.raw, "edit" in command or "rm" in command or "tag" in command[0]) == (b"", True), result
            return []
        assert result.code == 0, (command, question.text(), result)
        return sorted(watch["id"] for watch in result.json)


def bare(question: Node) -> Node:
    """The question without a group around it that holds nothing else."""
    while isinstance(question, (All, Some)) and len(question.nodes) == 1:
        (question,) = question.nodes
    return question


Asking = Callable[[World], Asked]


@pytest.fixture(scope="module")
def asking(ground: Path) -> Asking:
    """Puts a random history into a home."""
    cleaned = cleaning(ground / "asked")
    return lambda world: Asked(cleaned(), world)


several: Final = st.lists(questions, min_size=1, max_size=5)


@campaign(1_000)
@given(worlds(), several)
def test_list_and_search_find_what_the_second_opinion_means(asking: Asking, world: World, asked: list[Node]) -> None:
    history = asking(world)

    for question in asked:
        expected = history.meant(question)

        assert history.found(question, "list", "--json", "--limit", "0", "--") == expected
        assert history.found(question, "search", "--json", "--limit", "0", "--") == expected


CHANGES: Final = (
    ("tag", "--dry-run", "--json", "--", NEW),
    ("rm", "--dry-run", "--json", "--"),
    ("edit", "--set", f"service={NEW}", "--dry-run", "--json", "--"),
)


@campaign(300)
@given(worlds(), several)
def test_what_changes_watches_means_the_same_and_a_dry_run_changes_nothing(
    asking: Asking, world: World, asked: list[Node]
) -> None:
    history = asking(world)
    before = history.watchlog.archive()

    for question in asked:
        expected = history.chosen(question)

        for command in CHANGES:
            assert history.found(question, *command) == expected, command
            assert history.answers(question, *command).code == (0 if expected else 3), command
    assert history.watchlog.archive() == before


@campaign(300)
@given(worlds(), several)
def test_untag_means_the_watches_that_have_the_tag(asking: Asking, world: World, asked: list[Node]) -> None:
    history = asking(world)
    before = history.watchlog.archive()

    for question in asked:
        expected = history.chosen(question)
        tagged = [number for number in expected if "sand" in history.records[number - 1]["tags"]]
        command = ("untag", "--dry-run", "--json", "--", "sand")

        assert history.found(question, *command) == tagged
        assert history.answers(question, *command).code == (0 if expected else 3)
    assert history.watchlog.archive() == before


def rows(content: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(io.StringIO(content, newline=""), strict=True)][1:]


def objects(content: str) -> list[str]:
    return [json.dumps(record) for record in json.loads(content)]


FORMATS: Final[dict[str, Callable[[str], Sequence[Any]]]] = {"csv": rows, "json": objects}


@campaign(300)
@given(worlds(), several, st.sampled_from(sorted(FORMATS)))
def test_an_export_holds_the_same_watches(asking: Asking, world: World, asked: list[Node], name: str) -> None:
    history = asking(world)
    read = FORMATS[name]
    everything = read(must(history.watchlog, "export", "--format", name, "--", "-", "sort:id+").out)

    for question in asked:
        exported = must(history.watchlog, "export", "--format", name, "--", "-", question.text()).out

        assert Counter(read(exported)) == Counter(everything[number - 1] for number in history.meant(question))


@campaign(300)
@given(worlds(), several)
def test_show_shows_the_one_title_that_fits(asking: Asking, world: World, asked: list[Node]) -> None:
    history = asking(world)

    for question in asked:
        fitting = [*meant(question, history.watches), *meant(question, history.plans)]
        titles = {subject.record["title"] for subject in fitting}
        shown = history.answers(question, "show", "--json", "--")

        if len(titles) == 1:
            assert shown.code == 0, (question.text(), shown)
            assert {shown.json["title"]} == titles, question.text()
            whole = [record["id"] for record in history.records if record["title"] in titles]
            assert sorted(watch["id"] for watch in shown.json["watches"]) == whole
        elif not titles:
            assert shown.code == 3, (question.text(), shown)


@campaign(300)
@given(worlds(), several)
def test_plans_finds_what_the_second_opinion_means(asking: Asking, world: World, asked: list[Node]) -> None:
    history = asking(world)

    for question in asked:
        expected = sorted(subject.record["title"] for subject in meant(question, history.plans))
        result = history.answers(question, "plans", "--json", "--")

        assert result.code == 0, (question.text(), result)
        assert sorted(plan["title"] for plan in result.json) == expected, question.text()


@campaign(300)
@given(worlds(), questions, questions)
def test_a_view_stands_for_its_query_within_every_other(asking: Asking, world: World, kept: Node, beside: Node) -> None:
    history = asking(world)
    assume(not history.watchlog("view", "save", "kept", kept.text()).code)
    view = View("kept", kept)

    for question in (view, Not(view), All((beside, view)), All((Not(view), beside)), Not(All((beside, view)))):
        assert history.found(question, "list", "--json", "--limit", "0", "--") == history.meant(question)
