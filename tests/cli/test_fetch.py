"""`fetch`, `link`, `unlink`, and what `show` and `doctor` say of it all."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.cli.conftest import Refusal
from tests.conftest import Run
from tests.servers.tvmaze import TVmazeServer, made_episode, made_show


@pytest.fixture
def tvmaze() -> Iterator[TVmazeServer]:
    """A TVmaze that knows a few shows."""
    money = made_show(5, "Money Heist", 2017, language="Spanish")
    money["_embedded"]["akas"] = [
        {"name": "La casa de papel", "country": None},
        {"name": "Haus des Geldes", "country": {"name": "Germany", "code": "DE", "timezone": "Europe/Berlin"}},
    ]
    shows = (made_show(1, "Osmosis", 2019), made_show(2, "Dallas", 1978), made_show(3, "Dallas", 2012), money)
    with TVmazeServer(*shows, made_show(4, "Dark", 2017, episodes=10)) as server:
        yield server


@pytest.fixture
def online(watchlog: Run, tvmaze: TVmazeServer) -> Run:
    """The program with that TVmaze."""
    watchlog.variables |= {"WATCHLOG_TVMAZE_URL": tvmaze.home}
    return watchlog


def do(watchlog: Run, *words: str, code: int = 0) -> str:
    done = watchlog(*words)
    assert done.code == code, done
    return done.out


def metadata(watchlog: Run, title: str) -> Any:
    return watchlog("show", title, "--json").json["metadata"]


def test_every_pending_title_is_fetched_and_counted(online: Run) -> None:
    for words in (["Osmosis"], ["Dallas", "s1e1"], ["Nowhere"], ["Dark", "s1"]):
        do(online, "add", *words)
    do(online, "plan", "Money Heist")
    do(online, "rate", "osmosis", "2")

    done = online("fetch")

    assert done.code == 0
    assert done.out == "3 found, 1 ambiguous, 1 not found, 0 failed\n"
    assert "Dallas is in doubt" in done.err
    assert "Nowhere is not found" in done.err
    assert do(online, "fetch") == "0 found, 1 ambiguous, 1 not found, 0 failed\n"


def test_only_what_a_query_finds_is_fetched(online: Run) -> None:
    do(online, "add", "Osmosis")
    do(online, "add", "Dark", "s1e1")
    do(online, "plan", "Money Heist")

    assert do(online, "fetch", "dark") == "1 found, 0 ambiguous, 0 not found, 0 failed\n"
    assert do(online, "fetch", "is:planned") == "1 found, 0 ambiguous, 0 not found, 0 failed\n"
    assert metadata(online, "osmosis") is None


def test_scripts_get_every_outcome_with_its_candidates(online: Run) -> None:
    do(online, "add", "Dallas")

    told = online("fetch", "--json").json

    assert (told["found"], told["ambiguous"], told["not_found"], told["failed"]) == (0, 1, 0, 0)
    assert [candidate["ref"] for candidate in told["titles"][0]["candidates"]] == ["tvmaze:2", "tvmaze:3"]


def test_one_run_is_one_entry_of_the_journal(online: Run) -> None:
    do(online, "add", "Osmosis")
    do(online, "add", "Dark", "s1e1")
    before = online.archive()
    do(online, "fetch")

    assert (
        do(online, "log")
        .splitlines()[0]
        .endswith("filled in Osmosis (2019) and 1 more".replace("Osmosis (2019)", "Dark"))
    )
    do(online, "undo")

    assert online.archive() == before
    assert metadata(online, "osmosis") is None


def test_ids_that_a_title_has_elsewhere_go_before_its_name(online: Run) -> None:
    do(online, "add", "Something else")
    do(online, "edit", "#1", "--set", "refs=imdb:tt9000004")

    do(online, "fetch")

    assert metadata(online, "#1")["name"] == "Dark"
    assert do(online, "list", "--json=title") == '[{"title": "Something else"}]\n'


def test_dropping_everything_and_fetching_again_changes_nothing_of_the_users(online: Run) -> None:
    do(online, "add", "Osmosis", "--stars", "1", "--note", "cheap sci-fi")
    do(online, "add", "Dark", "s1e3", "--tag", "night")
    do(online, "plan", "Money Heist", "--note", "Anna says so")
    do(online, "fetch")
    before = online.archive()

    do(online, "fetch", "--anew", "--yes")

    assert online.archive() == before
    assert metadata(online, "dark")["name"] == "Dark"


def test_the_next_episode_is_the_first_unseen_one(online: Run) -> None:
    do(online, "add", "Dark", "s1e1-e2")
    do(online, "fetch")

    following = online("show", "dark", "--json").json["next_episode"]

    assert (following["season"], following["episode"], following["air_date"]) == (1, 3, "2017-03-29")


def test_what_is_yet_to_be_shown_is_told(online: Run, tvmaze: TVmazeServer) -> None:
    tvmaze.shows[4]["_embedded"]["episodeswithspecials"].append(made_episode(4999, 2, 1, "2027-01-05", "Soon"))
    do(online, "add", "Dark", "s1e2", "--lookup")

    airing = online("show", "dark", "--json").json["next_airing"]

    assert (airing["episode_title"], airing["air_date"]) == ("Soon", "2027-01-05")


def test_other_names_are_found_and_shown(online: Run) -> None:
    do(online, "add", "Money Heist", "s1e1", "--lookup")

    assert "Money Heist" in do(online, "search", "casa", "papel")
    assert "Money Heist" in do(online, "list", "title:haus")
    assert "Money Heist" in do(online, "show", "Haus des Geldes")
    do(online, "config", "titles", "original")
    assert "La casa de papel" in do(online, "list")
    assert online("list", "--json").json[0]["title"] == "Money Heist"
    do(online, "edit", "#1", "--set", "shown_as=logged")
    assert "Money Heist" in do(online, "list")


def test_a_name_elsewhere_is_no_reason_to_record_under_another_title(online: Run) -> None:
    do(online, "add", "Money Heist", "s1e1", "--lookup")

    do(online, "add", "Haus des Geldes", "s1e2")

    assert [watch["title"] for watch in online("list", "--json").json] == ["Haus des Geldes", "Money Heist"]


def test_link_decides_by_hand_and_unlink_takes_it_back(online: Run) -> None:
    do(online, "add", "Dallas", "s1e1")

    assert "Found Dallas (2012)" in do(online, "link", "Dallas", "tvmaze:3")
    assert metadata(online, "Dallas")["ref"] == "tvmaze:3"
    do(online, "unlink", "Dallas", "tvmaze:3")

    assert metadata(online, "Dallas") is None
    assert online("show", "Dallas", "--json").json["refs"] == {}
    assert do(online, "fetch") == "0 found, 1 ambiguous, 0 not found, 0 failed\n"


def test_what_was_unlinked_is_not_found_again(online: Run) -> None:
    do(online, "add", "Osmosis", "--lookup")
    do(online, "unlink", "Osmosis")

    assert do(online, "fetch") == "0 found, 0 ambiguous, 1 not found, 0 failed\n"
    assert do(online, "link", "osmosis", "tvmaze:1").startswith("Found Osmosis")


def test_another_link_takes_the_place_of_a_wrong_one(online: Run) -> None:
    do(online, "add", "Dallas (1978)", "--lookup")
    do(online, "link", "Dallas", "tvmaze:3")

    refs = online("show", "Dallas", "--json").json["refs"]

    assert refs == {"imdb": "tt9000003", "tvdb": "300003", "tvmaze": "3"}


def test_an_id_that_nobody_has_is_refused(online: Run, refused: Refusal) -> None:
    do(online, "add", "Osmosis")

    assert "there is no tvmaze:99" in refused("link", "Osmosis", "tvmaze:99", code=3)
    assert "nobody here looks up anidb:5" in refused("link", "Osmosis", "anidb:5", code=3)
    assert "needs a key" in refused("link", "Osmosis", "tmdb:5", code=4)
    assert "is no id elsewhere" in refused("link", "Osmosis", "nonsense", code=2)
    assert "which title is" in refused("link", "Osmosis", code=2)
    assert "is not linked" in refused("unlink", "Osmosis", code=3)


def episodes(tvmaze: TVmazeServer, number: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tvmaze.shows[number]["_embedded"]["episodeswithspecials"]
    return found


def touched(tvmaze: TVmazeServer, number: int) -> None:
    tvmaze.shows[number]["updated"] += 1


@pytest.fixture
def logged(online: Run) -> Run:
    """A history with five episodes of Dark and one of Osmosis, all fetched."""
    for part in ("s1e1", "s1e2", "s1e3", "s1e9", "s1e10"):
        do(online, "add", "Dark", part, "--stars", "4", "--note", f"about {part}")
    do(online, "add", "Osmosis", "s1e1")
    do(online, "fetch")
    online.later(days=1)
    return online


def test_only_what_changed_is_asked_for_again(logged: Run, tvmaze: TVmazeServer) -> None:
    tvmaze.paths.clear()

    assert do(logged, "fetch", "--refresh") == "0 fetched again, 0 changed\n"
    assert len(tvmaze.paths) == 1
    touched(tvmaze, 4)
    tvmaze.shows[4]["status"] = "Running"
    assert do(logged, "fetch", "--refresh").splitlines() == [
        "Dark (2017): state is Running now, was Ended",
        "1 fetched again, 1 changed",
    ]
    assert [path.split("?")[0] for path in tvmaze.paths] == ["/updates/shows", "/updates/shows", "/shows/4"]


def renumbered(tvmaze: TVmazeServer) -> None:
    episodes(tvmaze, 4)[8].update(season=2, number=1)
    episodes(tvmaze, 4)[9].update(season=2, number=2)


def merged(tvmaze: TVmazeServer) -> None:
    del episodes(tvmaze, 4)[1]


def doubled(tvmaze: TVmazeServer) -> None:
    episodes(tvmaze, 4)[4]["id"] = episodes(tvmaze, 4)[2]["id"]


def split(tvmaze: TVmazeServer) -> None:
    episodes(tvmaze, 4).insert(1, made_episode(9999, 1, 2, "2017-03-29", "The other half"))
    for place, episode in enumerate(episodes(tvmaze, 4)[2:], start=3):
        episode["number"] = place


def emptied(tvmaze: TVmazeServer) -> None:
    episodes(tvmaze, 4).clear()


def deleted(tvmaze: TVmazeServer) -> None:
    del tvmaze.shows[4]


def moved(tvmaze: TVmazeServer) -> None:
    del tvmaze.shows[4]
    tvmaze.moved[4] = 3


SNAPSHOTS = {
    renumbered: ["logged as S01E09, now S02E01 “Episode 9”", "logged as S01E10, now S02E02 “Episode 10”"],
    merged: ["logged as S01E02, which TVmaze has no longer “Episode 2”"],
    doubled: [],
    split: [
        "logged as S01E02, now S01E03 “Episode 2”",
        "logged as S01E03, now S01E04 “Episode 3”",
        "logged as S01E09, now S01E10 “Episode 9”",
        "logged as S01E10, now S01E11 “Episode 10”",
    ],
    emptied: [
        f"logged as S01E{number:02}, which TVmaze has no longer “Episode {number}”" for number in (1, 2, 3, 9, 10)
    ],
    deleted: ["TVmaze has tvmaze:4 no longer"],
    moved: ["tvmaze:4 is tvmaze:3 at TVmaze now"],
}


@pytest.mark.parametrize("happens", SNAPSHOTS, ids=lambda happens: happens.__name__)
def test_whatever_happens_at_the_provider_the_history_stays(happens: Any, logged: Run, tvmaze: TVmazeServer) -> None:
    before = logged.archive()
    happens(tvmaze)

    do(logged, "fetch", "dark", "--refresh")

    assert logged.archive() == before
    assert logged("show", "dark", "--json").json["remarks"] == SNAPSHOTS[happens]
    examined = logged("doctor", "--json").json
    assert [remark["remark"] for remark in examined["remarks"]] == SNAPSHOTS[happens]
    assert examined["damage"] == []


def test_what_is_logged_after_a_renumbering_is_meant_as_it_is_counted_then(logged: Run, tvmaze: TVmazeServer) -> None:
    renumbered(tvmaze)
    do(logged, "fetch", "dark", "--refresh")
    logged.later(days=1)
    do(logged, "add", "Dark", "s2e1")

    assert logged("show", "dark", "--json").json["remarks"] == SNAPSHOTS[renumbered]


def test_a_renumbering_is_told_when_it_is_fetched(logged: Run, tvmaze: TVmazeServer) -> None:
    renumbered(tvmaze)
    touched(tvmaze, 4)

    assert do(logged, "fetch", "--refresh").splitlines() == [
        "Dark (2017): S01E09 is S02E01 now",
        "Dark (2017): S01E10 is S02E02 now",
        "1 fetched again, 1 changed",
    ]


def test_an_episode_that_the_provider_never_had_is_told(online: Run) -> None:
    do(online, "add", "Dark", "s1e77", "--lookup")

    assert online("show", "dark", "--json").json["remarks"] == ["logged as S01E77, which TVmaze does not have"]


def test_two_options_that_contradict_each_other_are_refused(refused: Refusal) -> None:
    assert "can't both be had" in refused("fetch", "--refresh", "--anew")
    assert "--yes" in refused("fetch", "--anew")


def test_a_whole_season_and_an_episode_are_told_apart(online: Run) -> None:
    for part in (["Dark"], ["Dark", "s1"], ["Dark", "s1e1"], ["Dark", "s1e77"]):
        do(online, "add", *part)
    do(online, "fetch")

    assert online("show", "dark", "--json").json["remarks"] == ["logged as S01E77, which TVmaze does not have"]
    assert online("doctor").code == 0


def test_the_right_link_corrects_the_year_of_the_wrong_one(online: Run) -> None:
    do(online, "add", "Dallas", "s1e1")
    do(online, "link", "Dallas", "tvmaze:2")

    assert do(online, "link", "Dallas", "tvmaze:3").startswith("Found Dallas (2012)")
    do(online, "undo")
    assert online("show", "Dallas", "--json").json["year"] == 1978


def test_what_was_linked_again_by_redo_can_be_unlinked(online: Run) -> None:
    do(online, "add", "Dallas", "s1e1")
    do(online, "link", "Dallas", "tvmaze:2")
    do(online, "undo")
    do(online, "redo")

    do(online, "unlink", "Dallas")

    assert "tvmaze" not in online("show", "Dallas", "--json").json["refs"]


def test_a_service_that_is_down_takes_no_other_along(online: Run) -> None:
    for number in range(5):
        do(online, "add", f"Film {number}", "--film")
    do(online, "add", "Osmosis", "--series")

    done = online("fetch", TMDB_API_KEY="key")

    assert done.code == 5
    assert done.out == "1 found, 0 ambiguous, 0 not found, 5 failed\n"


def test_nothing_to_fetch_is_told_so(online: Run) -> None:
    done = online("fetch")

    assert (done.code, done.out) == (0, "0 found, 0 ambiguous, 0 not found, 0 failed\n")
    assert done.err == "Nothing here lacks metadata\n"


def test_numbers_that_go_to_and_fro_are_told_as_they_are_now(logged: Run, tvmaze: TVmazeServer) -> None:
    for _ in range(3):
        for season, number in ((2, 1), (1, 9)):
            logged.later(days=1)
            episodes(tvmaze, 4)[8].update(season=season, number=number)
            episodes(tvmaze, 4)[9].update(season=1, number=9 if season == 2 else 10)
            do(logged, "fetch", "dark", "--refresh")
    assert logged("show", "dark", "--json").json["remarks"] == []
    logged.later(days=1)
    renumbered(tvmaze)
    do(logged, "fetch", "dark", "--refresh")

    assert logged("show", "dark", "--json").json["remarks"] == SNAPSHOTS[renumbered]


def test_what_was_unlinked_does_not_come_back_under_another_id(online: Run, tvmaze: TVmazeServer) -> None:
    do(online, "add", "Osmosis", "--lookup")
    do(online, "unlink", "Osmosis")
    merged_into = made_show(50, "Osmosis", 2019)
    tvmaze.shows[50] = merged_into
    tvmaze.moved[50] = 1

    assert do(online, "fetch") == "0 found, 1 ambiguous, 0 not found, 0 failed\n"
    assert "tvmaze" not in online("show", "Osmosis", "--json").json["refs"]


class Thinking(TVmazeServer):
    """One that thinks until it is told to answer about a show."""

    def __init__(self, *shows: dict[str, Any]) -> None:
        super().__init__(*shows)
        self.asked, self.may_answer = threading.Event(), threading.Event()

    def answer(self, path: str, query: dict[str, list[str]]) -> tuple[int, Any]:
        if path == "/shows/2":
            self.asked.set()
            self.may_answer.wait(10)
        return super().answer(path, query)


@pytest.mark.parametrize(
    ("words", "kept"),
    [(("link", "#1", "tvmaze:3"), "3"), (("unlink", "#1", "tvmaze:2"), None)],
    ids=["link", "unlink"],
)
def test_what_the_user_decides_during_a_look_up_stands(words: tuple[str, ...], kept: str | None, watchlog: Run) -> None:
    shows = (made_show(2, "Dallas", 1978), made_show(3, "Dallas", 2012))
    with Thinking(*shows) as tvmaze:
        watchlog.variables |= {"WATCHLOG_TVMAZE_URL": tvmaze.home}
        do(watchlog, "add", "Dallas (1978)")
        if words[0] == "unlink":
            do(watchlog, "edit", "#1", "--set", "refs=tvmaze:2")
        fetching = threading.Thread(target=Run.__call__, args=(watchlog, "fetch"))
        fetching.start()
        assert tvmaze.asked.wait(10)
        done = watchlog(*words)
        tvmaze.may_answer.set()
        fetching.join()

    assert done.code == 0, done
    assert watchlog("show", "#1", "--json").json["refs"].get("tvmaze") == kept


class Brief(TVmazeServer):
    """One that offers shows, and has nothing more to say of them."""

    def answer(self, path: str, query: dict[str, list[str]]) -> tuple[int, Any]:
        return (404, None) if path.startswith("/shows/") else super().answer(path, query)


def test_what_is_offered_is_taken_though_there_is_no_more_to_say_of_it(watchlog: Run) -> None:
    do(watchlog, "add", "Osmosis", "s1e1")
    with Brief(made_show(1, "Osmosis")) as tvmaze:
        done = watchlog("fetch", WATCHLOG_TVMAZE_URL=tvmaze.home)

    assert done.out == "1 found, 0 ambiguous, 0 not found, 0 failed\n"
    shown = watchlog("show", "Osmosis", "--json").json
    assert (shown["year"], shown["refs"], shown["metadata"]["networks"]) == (2019, {"tvmaze": "1"}, ["Netflix"])
