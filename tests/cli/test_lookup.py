"""`add` and metadata: the watch is saved first, whatever comes of the look-up."""

import contextlib
import json
import socket
import time
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote_plus

import pytest

from tests.cli.conftest import Open, Shell
from tests.conftest import Result, Run
from tests.providers.conftest import Behaviour, Server, as_json, said
from tests.providers.wikidata_bodies import WIKIDATA
from tests.servers.tvmaze import TVmazeServer, made_show


@pytest.fixture
def tvmaze() -> Iterator[TVmazeServer]:
    """A TVmaze that knows four shows, two of one name."""
    shows = (made_show(1, "Osmosis", 2019), made_show(2, "Dallas", 1978), made_show(3, "Dallas", 2012))
    with TVmazeServer(*shows, made_show(4, "Dark", 2017, episodes=10)) as server:
        yield server


@pytest.fixture
def online(watchlog: Run, tvmaze: TVmazeServer) -> Run:
    """The program with that TVmaze."""
    watchlog.variables |= {"WATCHLOG_TVMAZE_URL": tvmaze.home}
    return watchlog


def whole(watchlog: Run, title: str) -> dict[str, object]:
    shown = watchlog("show", title, "--json")
    assert shown.code == 0, shown.err
    found: dict[str, object] = shown.json
    return found


def test_a_title_fills_itself_in(online: Run) -> None:
    added = online("add", "Osmosis", "--stars", "1", "--lookup")

    assert added.code == 0
    assert added.out.splitlines() == [
        "Added Osmosis, ★, Sun 2026-11-22, #1",
        "Found Osmosis (2019): series, Netflix, Drama / Science-Fiction, 3 episodes (TVmaze)",
    ]
    watch = online("list", "--json").json[0]
    assert (watch["year"], watch["kind"], watch["stars"]) == (2019, "series", 1)
    assert watch["refs"] == {"imdb": "tt9000001", "tvdb": "300001", "tvmaze": "1"}
    metadata = whole(online, "osmosis")["metadata"]
    assert isinstance(metadata, dict)
    assert metadata["summary"] == "What Osmosis is about."
    assert metadata["genres"] == ["Drama", "Science-Fiction"]
    assert metadata["people"] == [
        {"person": "Bo Example", "role": "creator", "character": None},
        {"person": "Ada Example", "role": "cast", "character": "Esther"},
    ]
    assert [episode["episode"] for episode in metadata["episodes"]] == [1, 2, 3]
    assert metadata["poster"] == "https://static.tvmaze.com/1.jpg"
    assert metadata["fetched_from"] == online.variables["WATCHLOG_TVMAZE_URL"]


def test_a_script_that_wants_records_gets_them_with_what_was_found(online: Run) -> None:
    added = online("add", "Osmosis", "--lookup", "--json")

    assert added.json[0]["year"] == 2019
    assert added.err.startswith("Saved Osmosis\n")


def test_undo_takes_the_watch_and_what_was_found_in_one_step(online: Run) -> None:
    before = online.archive()
    online("add", "Osmosis", "--lookup")

    assert online("undo").out == "Undone: added Osmosis\n"

    assert online.archive() == before
    assert online("list").out == ""
    assert online("list", "genre:drama").out == ""


def test_redo_brings_the_watch_back_with_its_facts(online: Run) -> None:
    online("add", "Osmosis", "--lookup")
    before = online.archive()
    online("undo")

    online("redo")

    assert online.archive() == before
    assert online("fetch").out == "1 found, 0 ambiguous, 0 not found, 0 failed\n"


def test_what_the_user_said_of_a_title_stays(online: Run) -> None:
    online("add", "Osmosis", "--year", "2019", "--series")
    online("edit", "#1", "--set", "original_title=Osmose", "--set", "refs=imdb:tt9000001")

    online("fetch")

    watch = online("list", "--json").json[0]
    assert (watch["original_title"], watch["refs"]["imdb"]) == ("Osmose", "tt9000001")


def test_a_name_that_two_shows_have_stays_pending_in_a_script(online: Run) -> None:
    added = online("add", "Dallas", "s1e1", "--lookup")

    assert added.code == 0
    assert added.out == "Added Dallas S01E01, Sun 2026-11-22, #1\n"
    assert "tvmaze:2" in added.err
    assert "tvmaze:3" in added.err
    assert whole(online, "Dallas")["metadata"] is None


def test_a_year_decides_between_two_shows_of_a_name(online: Run) -> None:
    online("add", "Dallas (2012)", "s1e1", "--lookup")

    assert whole(online, "Dallas")["refs"] == {"imdb": "tt9000003", "tvdb": "300003", "tvmaze": "3"}


def test_a_year_that_no_show_of_the_name_has_stays_pending(online: Run) -> None:
    added = online("add", "Osmosis", "--year", "2018", "--lookup")

    assert "tvmaze:1" in added.err
    assert whole(online, "Osmosis")["refs"] == {}


def test_on_a_terminal_a_list_to_pick_from_is_shown(window: Open, tvmaze: TVmazeServer) -> None:
    screen = window("add", "Dallas", WATCHLOG_TVMAZE_URL=tvmaze.home, WATCHLOG_LOOKUP="terminal")
    screen.sees("Looking up Dallas")
    screen.sees("2  Dallas (2012), series, Netflix")
    screen.sees("s for none of them")
    screen.types("9")
    screen.sees("Which one?")
    screen.types("dallas")
    screen.sees("Which one?")
    screen.types("2")

    assert screen.ends() == 0
    assert any("Found Dallas (2012)" in line for line in screen.lines)


def test_none_of_them_leaves_the_title_pending(window: Open, tvmaze: TVmazeServer, watchlog: Run) -> None:
    screen = window("add", "Dallas", WATCHLOG_TVMAZE_URL=tvmaze.home, WATCHLOG_LOOKUP="terminal")
    screen.sees("s for none of them")
    screen.types("s")

    assert screen.ends() == 0
    assert whole(watchlog, "Dallas")["refs"] == {}


@pytest.mark.parametrize("options", [("--no-lookup",), ()], ids=["--no-lookup", "not a terminal"])
def test_no_connection_is_made_unasked(options: tuple[str, ...], online: Run, tvmaze: TVmazeServer) -> None:
    online("add", "Osmosis", *options, WATCHLOG_LOOKUP="terminal")

    assert tvmaze.paths == []


def test_a_pipe_with_forced_colours_is_no_terminal(online: Run, tvmaze: TVmazeServer) -> None:
    online("add", "Osmosis", WATCHLOG_LOOKUP="terminal", FORCE_COLOR="1")

    assert tvmaze.paths == []


def test_no_lookup_is_made_on_a_terminal_that_does_not_want_one(online: Run, tvmaze: TVmazeServer) -> None:
    online("add", "Osmosis", "--no-lookup", terminal=True, WATCHLOG_LOOKUP="terminal")
    online("config", "lookup", "never")
    online("add", "Dark", terminal=True, WATCHLOG_LOOKUP="")

    assert tvmaze.paths == []


def test_what_is_known_already_is_not_looked_up_again(online: Run, tvmaze: TVmazeServer) -> None:
    online("add", "Osmosis", "s1e1", "--lookup")
    asked = len(tvmaze.paths)

    online("add", "Osmosis", "s1e2", "--lookup")

    assert len(tvmaze.paths) == asked


def test_a_film_needs_a_key_and_is_added_all_the_same(online: Run, tvmaze: TVmazeServer) -> None:
    added = online("add", "Heat", "--film", "--lookup")

    assert (added.code, tvmaze.paths) == (0, [])
    assert "watchlog auth set tmdb" in added.err
    assert online("fetch").code == 4


def answering(contents: Mapping[str, Any]) -> Behaviour:
    """Answers by path and query, and to everything else that it is not there."""

    def answer(connection: socket.socket, head: str) -> None:
        asked = unquote_plus(head.split(" ")[1])
        connection.sendall(as_json(contents[asked]) if asked in contents else said("", "404 Not Found"))

    return answer


def test_a_film_is_found_without_any_key(online: Run) -> None:
    with contextlib.closing(Server(answering(WIKIDATA))) as wikidata:
        added = online("add", "The Salt Road", "--film", "--lookup", WATCHLOG_WIKIDATA_URL=wikidata.home)
        dated = online("add", "The Salt Road (1931)", "--film", "--lookup", WATCHLOG_WIKIDATA_URL=wikidata.home)

    assert added.out.endswith("Found The Salt Road (2011): film, Austria / Germany, road movie, 101 min (Wikidata)\n")
    assert dated.out == "Added The Salt Road (1931), Sun 2026-11-22, #2\n"
    assert "wikidata:Q88720011" in dated.err


def test_what_may_be_a_series_is_not_sought_among_all_the_films_of_the_world(online: Run) -> None:
    with contextlib.closing(Server(answering(WIKIDATA))) as wikidata:
        done = online("add", "The Salt Road", "--lookup", WATCHLOG_WIKIDATA_URL=wikidata.home)

        assert "is not found" in done.err
        assert wikidata.heads == []


def test_an_id_that_is_another_title_here_is_not_taken(online: Run) -> None:
    online("add", "Osmosis", "--lookup")
    online("add", "osmosis!", "--lookup")
    online("edit", "#2", "--set", "title=Osmose")

    done = online("link", "Osmose", "tvmaze:1")

    assert done.code == 1
    assert "tvmaze:1 is Osmosis (2019) here already" in done.err


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of somebody who accepts, and never answers."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def added_all_the_same(watchlog: Run, home: str) -> Result:
    watchlog("config", "patience", "1")
    done = watchlog("add", "Osmosis", "--lookup", WATCHLOG_TVMAZE_URL=home)
    assert done.code == 0, done.err
    assert [watch["title"] for watch in watchlog("list", "--json").json] == ["Osmosis"]
    return done


def test_a_provider_that_never_answers_costs_the_patience_and_no_watch(watchlog: Run, silent: str) -> None:
    done = added_all_the_same(watchlog, silent)

    assert "TVmaze did not answer" in done.err
    assert done.err.count("\n") == 1
    assert watchlog("fetch", WATCHLOG_TVMAZE_URL=silent).code == 5


def test_a_provider_that_is_not_there_costs_no_watch(watchlog: Run) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        done = added_all_the_same(watchlog, f"http://127.0.0.1:{closed.getsockname()[1]}")

    assert "TVmaze can't be reached" in done.err


def test_ctrl_c_leaves_the_watch_saved(window: Open, silent: str, watchlog: Run) -> None:
    screen = window("add", "Osmosis", WATCHLOG_TVMAZE_URL=silent, WATCHLOG_LOOKUP="terminal")
    screen.sees("Added Osmosis")
    screen.sees("Looking up")
    time.sleep(0.2)

    assert screen.interrupted() == 130
    assert any("Osmosis is saved" in line for line in screen.lines)
    assert [watch["title"] for watch in watchlog("list", "--json").json] == ["Osmosis"]


def test_the_watch_is_told_before_anybody_is_asked(shell: Shell, silent: str) -> None:
    script = 'timeout 20 $watchlog add Osmosis --lookup | { read line; echo "$line"; $watchlog list --json=title; }'
    done = shell.script(script, WATCHLOG_TVMAZE_URL=silent)

    first, rest = done.out.split("\n", 1)
    assert first.startswith("Added Osmosis")
    assert json.loads(rest) == [{"title": "Osmosis"}]
