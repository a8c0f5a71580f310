"""Netflix: days told apart by the whole file, titles taken apart, and viewings put together."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.conftest import in_memory
from watchlog.errors import BadFile
from watchlog.importers.netflix.dates import Days
from watchlog.importers.netflix.importer import Netflix
from watchlog.importers.netflix.names import Names, Viewed
from watchlog.importers.netflix.titles import Named, Title
from watchlog.importers.part_words import COUNTING, EPISODE, SEASON, labelled, plain
from watchlog.importers.protocol import Row, Unreadable
from watchlog.model.lists import Listing
from watchlog.model.opinion import Plan, Rating
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.title import Kind
from watchlog.model.watch import Watch
from watchlog.model.when import Precision

NOW = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)
REAL = Path(__file__).parents[3] / "shared" / "samples" / "netflix"
COLUMNS = (
    "Profile Name,Start Time,Duration,Attributes,Title,Supplemental Video Type,"
    "Device Type,Bookmark,Latest Bookmark,Country"
)


def history(*records: tuple[str, str]) -> list[Row]:
    """What is read of a profile's history, newest first."""
    lines = (f'"{title.replace(chr(34), chr(34) * 2)}","{day}"' for title, day in records)
    return rows("\n".join(["Title,Date", *lines]))


def activity(*records: str) -> list[Row]:
    """What is read of an account's file, of records of `profile|began|ran|title|kind|reached`."""
    cells = [record.split("|") for record in records]
    lines = [
        f'{profile},{began},{ran},,"{title}",{kind},TV,{reached},,PT (Portugal)'
        for profile, began, ran, title, kind, reached in cells
    ]
    return rows("\n".join([COLUMNS, *lines]), "ViewingActivity.csv")


def rows(content: str, name: str = "NetflixViewingHistory.csv") -> list[Row]:
    source = in_memory({name: content.encode()})
    assert Netflix().detect(source)
    return list(Netflix().read(source))


def watches(found: Iterable[Row]) -> list[Watch]:
    contents = chain.from_iterable(row.contents for row in found if not isinstance(row.contents, Unreadable))
    return [content for content in contents if isinstance(content, Watch)]


def reasons(found: Iterable[Row]) -> list[str]:
    return [row.contents.reason for row in found if isinstance(row.contents, Unreadable)]


def days(*texts: str) -> list[str | None]:
    known = Days(texts, NOW)
    return [known.when(text).on for text in texts]


def named(title: str, *others: str, apart: int = 100) -> Named:
    """What a title says in a file with others, each watched so many days after the one before."""
    titles = [title, *others]
    return Names(Viewed(text, number * apart) for number, text in enumerate(titles)).named(title)


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (("2/5/19", "1/23/19"), ["2019-02-05", "2019-01-23"]),
        (("7/20/2023", "7/4/2023"), ["2023-07-20", "2023-07-04"]),
        (("18/06/20", "01/06/20"), ["2020-06-18", "2020-06-01"]),
        (("29/03/2021",), ["2021-03-29"]),
        (("28-06-23", "02-06-23"), ["2023-06-28", "2023-06-02"]),
        (("30.06.2022", "01.02.2022"), ["2022-06-30", "2022-02-01"]),
        (("2020/05/27", "2020/05/06"), ["2020-05-27", "2020-05-06"]),
        (("2020. 5. 7.",), ["2020-05-07"]),
        (("2020年5月7日",), ["2020-05-07"]),
        (("2023-07-04 00:00:00",), ["2023-07-04"]),
        (("04.05.2022",), ["2022-05-04"]),
    ],
    ids=["us", "us resaved", "mx", "fr", "nl", "pl", "jp", "kr", "han", "spreadsheet", "dots"],
)
def test_days_are_read_as_the_whole_file_tells(texts: tuple[str, ...], read: list[str]) -> None:
    assert days(*texts) == read


def test_where_no_day_is_above_twelve_the_newest_first_decides() -> None:
    assert days("2/5/19", "1/9/19", "12/11/18") == ["2019-02-05", "2019-01-09", "2018-12-11"]
    assert days("5/2/19", "9/1/19", "11/12/18") == ["2019-02-05", "2019-01-09", "2018-12-11"]


def test_days_that_nothing_decides_keep_what_all_readings_share() -> None:
    assert days("3/2/19", "2/2/19", "1/2/19") == ["2019", "2019-02-02", "2019"]


def test_nothing_was_watched_in_the_future() -> None:
    assert days("5/12/26", "1/2/26") == ["2026-05-12", "2026-01-02"]


@pytest.mark.parametrize("text", ["", "yesterday", "31/31/2020", "1/2/1999", "2020", "1/2/3/4", "0/0/0"])
def test_what_is_no_day_is_said(text: str) -> None:
    (reason,) = reasons(history(("Kettle", text), ("Fish", "31/12/2020"))[:1])

    assert reason == f"“{text}” is no day on which Netflix could be watched"


FORMATS = {
    "us": lambda day: f"{day.month}/{day.day}/{day:%y}",
    "us-long": lambda day: f"{day:%m/%d/%Y}",
    "mx": lambda day: f"{day:%d/%m/%y}",
    "fr": lambda day: f"{day:%d/%m/%Y}",
    "nl": lambda day: f"{day:%d-%m-%y}",
    "pl": lambda day: f"{day:%d.%m.%Y}",
    "jp": lambda day: f"{day:%Y/%m/%d}",
    "se": lambda day: f"{day:%Y-%m-%d}",
    "ca": lambda day: f"{day:%y-%m-%d}",
    "kr": lambda day: f"{day.year}. {day.month}. {day.day}.",
}


@pytest.mark.parametrize("form", FORMATS)
@given(seen=st.lists(st.dates(date(2007, 1, 1), date(2026, 11, 22)), min_size=1, max_size=30))
def test_a_file_that_is_newest_first_is_never_read_wrong(form: str, seen: list[date]) -> None:
    newest_first = sorted(seen, reverse=True)

    read = days(*map(FORMATS[form], newest_first))

    for day, found in zip(newest_first, read, strict=True):
        assert found is None or day.isoformat().startswith(found)


@pytest.mark.parametrize("form", ["us-long", "fr", "pl", "jp", "se", "kr"])
@given(seen=st.lists(st.dates(date(2007, 1, 1), date(2026, 11, 22)), max_size=30))
def test_a_day_above_twelve_decides_for_the_whole_file_in_any_order(form: str, seen: list[date]) -> None:
    written = [*seen, date(2019, 8, 31)]

    assert days(*map(FORMATS[form], written)) == [day.isoformat() for day in written]


@pytest.mark.parametrize(
    ("title", "name", "season", "episode", "episode_title"),
    [
        ("The Long Tide: Season 2: The Wreck", "The Long Tide", 2, None, "The Wreck"),
        ("Nachtfähre: Staffel 1: Folge 3", "Nachtfähre", 1, 3, "Folge 3"),
        ("Marées\u00a0: Saison 2\u00a0: Lépave", "Marées", 2, None, "Lépave"),
        ("Mareas: Temporada 3: Fin: Parte 2", "Mareas", 3, None, "Fin: Parte 2"),
        ("Maree: Stagione 1: Capitolo due", "Maree", 1, 2, "Capitolo due"),
        ("Getijden: Seizoen 1: Aflevering 8", "Getijden", 1, 8, "Aflevering 8"),
        ("Przypływy: Sezon 1B: Odcinek 5", "Przypływy", 1, 5, "Odcinek 5"),
        ("Przypływy: Księga 1: Woda: Witaj w\u00a0porcie", "Przypływy", 1, None, "Woda: Witaj w porcie"),
        ("潮: シーズン2: 第3話", "潮", 2, 3, "第3話"),
        ("潮：第2季：第3集", "潮", 2, 3, "第3集"),  # noqa: RUF001
        ("조수: 시즌 1: 5화", "조수", 1, 5, "5화"),
        ("Tidevand: Sæson 2: Afsnit 4", "Tidevand", 2, 4, "Afsnit 4"),
        ("Tidvatten: Säsong 2: Vraket", "Tidvatten", 2, None, "Vraket"),
        ("Tidevann: Sesong 2: Episode 4", "Tidevann", 2, 4, "Episode 4"),
        ("Vuorovesi: Kausi 2: Jakso 4", "Vuorovesi", 2, 4, "Jakso 4"),
        ("Gelgit: 2. Sezon: 4. Bölüm", "Gelgit", 2, 4, "4. Bölüm"),
        ("Příliv: 2. řada: Vrak", "Příliv", 2, None, "Vrak"),
        ("Árapály: 2. évad: 4. epizód", "Árapály", 2, 4, "4. epizód"),
        ("Maree: Sezonul 2: Episodul 4", "Maree", 2, 4, "Episodul 4"),
        ("Παλίρροια: Κύκλος 2: Επεισόδιο 4", "Παλίρροια", 2, 4, "Επεισόδιο 4"),
        ("المد: الموسم 2: الحلقة 4", "المد", 2, 4, "الحلقة 4"),
        ("גאות: עונה 2: פרק 4", "גאות", 2, 4, "פרק 4"),
        ("Прилив: Сезон 1: Глава четвёртая", "Прилив", 1, 4, "Глава четвёртая"),
        ("Wells: The Harbour Tapes: Season 1: Rope", "Wells: The Harbour Tapes", 1, None, "Rope"),
        ("Tides: Level 1: Season 2: Salt", "Tides: Level 1", 2, None, "Salt"),
        ("Tides: Volume 2: Salt", "Tides", 2, None, "Salt"),
        ("Tides: Season 1 - Volume 2: Salt", "Tides", 1, None, "Salt"),
        ("Tides: Limited Series: Part 2", "Tides", 1, 2, "Part 2"),
        ("Tides: Miniserie: Sal", "Tides", 1, None, "Sal"),
        ("Dark Woods: Dark Woods 3: Chapter Two: The Owl", "Dark Woods", 3, None, "Chapter Two: The Owl"),
        ("Dark Woods: Dark Woods II: The Owl", "Dark Woods", 2, None, "The Owl"),
        ("Dark Woods: Chapter One: The Fox", "Dark Woods", None, 1, "Chapter One: The Fox"),
        ("Wells: The Isle: Wells: The Isle: Book 1: Rope", "Wells: The Isle", 1, None, "Rope"),
        ("Tides: Season 2", "Tides", 2, None, "Season 2"),
        ("Tides: Episode 4", "Tides", None, 4, "Episode 4"),
        ("Tides: Season 2: Salt (Episode 15)", "Tides", 2, 15, "Salt"),
        ("Tides: Season 2: Salt (Part 1) (Capítulo 1)", "Tides", 2, 1, "Salt (Part 1)"),
        ("Tides: Salt (Odcinek 5)", "Tides", None, 5, "Salt"),
        ("Tides: Season 1: Chapter Twenty-Two", "Tides", 1, 22, "Chapter Twenty-Two"),
    ],
)
def test_an_episode_is_told_by_its_words(
    title: str, name: str, season: int | None, episode: int | None, episode_title: str
) -> None:
    found = named(title)

    assert found[:5] == (name, True, season, episode, episode_title)


@pytest.mark.parametrize(
    "title",
    [
        "A Kettle of Fish",
        "2001: A Voyage",
        "Lanterns: Part 2",
        "Lanterns: Chapter Two",
        "Wanda Kern: Live in Graz",
        "Ferry: The Movie",
        "Kettle: Volume 2",
        "6:00 to 6:05",
        "Series",
        ": Season 1: X",
    ],
)
def test_what_may_be_a_film_stays_whole(title: str) -> None:
    assert named(title) == Named(title.strip())


def test_the_same_blank_is_meant_by_all() -> None:
    assert named("Mission\u00a0: Kettle").name == "Mission : Kettle"


def test_chapters_that_count_through_all_seasons_are_no_numbers() -> None:
    running = "Tides: Season 2: Chapter Thirty"

    assert named(running).episode is None
    assert named(running, "Tides: Season 2: Chapter Twenty-Nine").episode is None
    assert named("Tides: Season 2: Chapter Three", "Tides: Season 2: Chapter One").episode == 3


def test_chapters_before_a_season_that_bears_the_series_name_are_of_the_first() -> None:
    second = "Dark Woods: Dark Woods 2: Chapter One: The Crow"

    assert named("Dark Woods: Chapter Four: The Fox", second)[:4] == ("Dark Woods", True, 1, 4)
    assert named("Dark Woods: Chapter Four: The Fox", "Dark Woods: Season 2: The Crow")[2:4] == (None, None)


def test_three_names_on_one_day_make_a_series() -> None:
    moths = ("Moths: The Lamp", "Moths: The Dark", "Moths: The Net")

    assert named(*moths, apart=0) == Named("Moths", series=True, episode_title="The Lamp")
    assert named(*moths, apart=100) == Named("Moths: The Lamp")


def test_five_names_in_a_month_make_a_series_and_two_do_not() -> None:
    moths = [f"Moths: {word}" for word in ("Lamp", "Dark", "Net", "Wing", "Wool")]

    assert named(*moths, apart=6).series
    assert not named(*moths[:2], apart=0).series


def test_a_label_of_an_unknown_language_is_told_by_its_episodes() -> None:
    first, second = "Tides: Kwartaal 2: Zout", "Tides: Kwartaal 2: Touw"

    assert named(first, second) == Named("Tides", series=True, season=2, episode_title="Zout")
    assert named(first) == Named(first)


def test_a_film_of_a_series_with_seasons_stays_whole() -> None:
    assert named("Mirrors: The Game", "Mirrors: Season 1: Glass").name == "Mirrors: The Game"
    assert named("Mirrors: Extra: Glass", "Mirrors: Season 1: Glass").name == "Mirrors"


def test_a_number_without_a_season_is_no_number_of_a_series_with_seasons() -> None:
    assert named("Mirrors: Glass (Episode 9)", "Mirrors: Season 3: Steel").episode is None


def test_a_colon_in_the_name_of_an_episode_is_told_by_the_others() -> None:
    others = ("Ferry: Reset: Rope (Episode 1)", "Ferry: Reset: Salt (Episode 2)")

    assert named("Ferry: Reset: Code: Red (Episode 6)", *others)[:5] == ("Ferry: Reset", True, None, 6, "Code: Red")


@given(st.lists(st.text("ab: 12SeasonPart()（）：シズ第話\u00a0", max_size=40), min_size=1, max_size=8))  # noqa: RUF001
def test_nothing_of_a_title_is_lost_or_made_up(titles: list[str]) -> None:
    names = Names(Viewed(title, 1) for title in titles)

    for title in titles:
        text, found = Title(title).text, names.named(title)
        assert found.name in text
        assert found.episode_title in text
        assert found.series or found == Named(text)


def test_a_number_in_words_means_one_number() -> None:
    meant: dict[str, set[int]] = {}
    for line in COUNTING:
        for number, word in enumerate(line.split(), start=1):
            meant.setdefault(plain(word), set()).add(number)

    assert {word: numbers for word, numbers in meant.items() if len(numbers) > 1} == {}
    assert labelled("Season Four", SEASON) == 4
    assert labelled("Episode XII", EPISODE) == 12
    assert labelled("Seasoning", SEASON) is None


def test_a_history_keeps_what_it_says() -> None:
    episode, film = watches(history(("The Long Tide: Season 2: The Wreck", "2/5/19"), ("Kettle", "1/23/19")))

    assert (episode.title.name, episode.title.kind, episode.portion) == ("The Long Tide", Kind.SERIES, Portion(2))
    assert (episode.episode_title, episode.service, episode.source) == ("The Wreck", "Netflix", "netflix")
    assert (episode.when.on, episode.when.precision) == ("2019-02-05", Precision.DAY)
    assert (film.title.name, film.title.kind, film.portion, film.episode_title) == ("Kettle", None, WHOLE, None)


def test_a_title_of_another_day_is_watched_again() -> None:
    assert [one.when.on for one in watches(history(("Kettle", "30.06.2022"), ("Kettle", "01.05.2021")))] == [
        "2022-06-30",
        "2021-05-01",
    ]


@pytest.mark.parametrize("title", ["", " ", "\u00a0"])
def test_a_record_without_a_title_is_refused(title: str) -> None:
    assert reasons(history((title, "30.06.2022"))) == ["it has no title"]


def test_a_history_that_a_spreadsheet_saved_again_is_read() -> None:
    (watch,) = watches(rows("title;date\nKettle: Season 1: Salt;2023-07-20\n"))

    assert (watch.title.name, watch.when.on) == ("Kettle", "2023-07-20")


def test_a_moment_is_told_in_the_users_zone() -> None:
    (watch,) = watches(activity("Ada|2023-08-09 23:30:00|00:41:12|Ferry: Season 1: Quay (Episode 2)||00:41:12"))

    assert (watch.title.name, watch.portion, watch.episode_title) == ("Ferry", Portion(1, 2), "Quay")
    assert (watch.when.on, watch.when.at) == ("2023-08-10", datetime(2023, 8, 9, 23, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("Ada|2023-08-09 20:00:00|00:41:12|Ferry|TEASER_TRAILER|00:41:12", "it is no programme but a teaser trailer"),
        ("Ada|2023-08-09 20:00:00|00:41:12|Ferry_hook_primary_16x9||00:41:12", "it is no programme but a hook"),
        ("Ada|2023-08-09 20:00:00|00:00:40|Ferry||00:00:40", "it ran for 40 seconds"),
        ("Ada|2023-08-09|soon|Ferry||00:00:40", "“soon” is no duration"),
        ("Ada|last night|00:41:12|Ferry||00:41:12", "“last night” is no moment"),
        ("Ada||00:41:12|Ferry||00:41:12", "it does not say when it was played"),
        ("Ada|2023-08-09 20:00:00|00:41:12|||00:41:12", "it has no title"),
    ],
)
def test_what_is_no_viewing_says_why(record: str, reason: str) -> None:
    assert reasons(activity(record)) == [reason]


def test_a_film_of_two_evenings_is_one_viewing() -> None:
    found = activity(
        "Ada|2023-08-08 20:00:00|00:40:00|Orchard||01:35:00",
        "Ada|2023-08-07 20:00:00|00:55:00|Orchard||00:55:00",
    )

    assert [one.when.on for one in watches(found)] == ["2023-08-07"]
    assert reasons(found) == ["it continues line 3"]


def test_what_was_seen_to_its_end_and_begins_anew_is_two_viewings() -> None:
    found = activity(
        "Ada|2023-08-08 20:22:00|00:21:00|Moth||00:21:00",
        "Ada|2023-08-08 20:00:00|00:21:30|Moth||00:21:30",
    )

    assert len(watches(found)) == 2


def test_a_pause_parts_nothing_but_profiles_do() -> None:
    found = activity(
        "Bo|2023-08-08 20:30:00|00:30:00|Orchard||00:30:00",
        "Ada|2023-08-08 20:31:00|00:00:30|Orchard||00:20:30",
        "Ada|2023-08-08 20:00:00|00:20:00|Orchard||00:20:00",
    )

    assert [one.tags for one in watches(found)] == [("profile: Bo",), ("profile: Ada",)]
    assert reasons(found) == ["it continues line 4"]


def test_the_months_between_part_viewings() -> None:
    found = activity(
        "Ada|2023-12-08 20:00:00|00:40:00|Orchard||01:35:00",
        "Ada|2023-08-07 20:00:00|00:55:00|Orchard||00:55:00",
    )

    assert len(watches(found)) == 2
    assert [one.tags for one in watches(found)] == [(), ()]


def test_a_later_export_tells_the_same_of_what_was_there() -> None:
    first = "Ada|2023-08-07 20:00:00|00:55:00|Orchard||00:55:00"
    later = "Ada|2023-08-08 20:00:00|00:40:00|Orchard||01:35:00"

    assert watches(activity(later, first)) == watches(activity(first))


def test_stars_are_a_rating_and_thumbs_put_on_a_list() -> None:
    content = (
        "Profile Name,Title Name,Rating Type,Star Value,Thumbs Value,Event Utc Ts\n"
        "Ada,Orchard,star,4,,2014-03-02 18:00:00\nAda,Ferry,thumb,,3,2023-08-09 21:05:00\n"
        "Ada,Moth,thumb,,1,2023-08-09 21:05:00\nAda,Kettle,thumb,,0,2023-08-09 21:05:00\n"
    )

    stars, loves, dislikes, nothing = (row.contents for row in rows(content, "Ratings.csv"))

    assert isinstance(stars, tuple)
    assert isinstance(stars[0], Rating)
    assert (stars[0].stars.points, stars[0].stars.scale.name) == (80, "stars")
    assert stars[0].rated_at == datetime(2014, 3, 2, 18, tzinfo=UTC)
    names = [one.list_name for one in (*loves, *dislikes) if isinstance(one, Listing)]
    assert names == ["Loves", "Dislikes"]
    assert nothing == Unreadable("it says neither stars nor thumbs")


def test_the_list_of_what_to_see_is_planned() -> None:
    content = "Profile Name,Title Name,Country,Utc Title Add Date\nAda,Seven Bridges,PT (Portugal),2023-07-01\n"

    ((plan,),) = (row.contents for row in rows(content, "MyList.csv"))

    assert isinstance(plan, Plan)
    assert (plan.title.name, plan.planned_at) == ("Seven Bridges", datetime(2023, 7, 1, tzinfo=UTC))


@pytest.mark.parametrize("content", ["Title,Date\nKettle,soon\n", "Title,Date,Stars\nKettle,2/5/19,4\n", "{}", ""])
def test_other_files_are_not_taken(content: str) -> None:
    source = in_memory({"a.csv": content.encode()})

    assert not Netflix().detect(source)


def test_a_folder_is_taken_where_an_account_has_its_history_in_it() -> None:
    table = f"{COLUMNS}\n".encode()
    other = b"Name,Year\nKettle,2020\n"

    assert Netflix().detect(in_memory({"CONTENT_INTERACTION/ViewingActivity.csv": table, "DEVICES/Devices.csv": other}))
    assert not Netflix().detect(in_memory({"ViewingActivity.csv": table, "diary.csv": other}))


def test_a_file_that_is_none_of_these_is_refused() -> None:
    with pytest.raises(BadFile):
        list(Netflix().read(in_memory({"a.csv": b"Name,Year\nKettle,2020\n"})))


@pytest.mark.skipif(not REAL.is_dir(), reason="the real exports are not here")
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("simple_us_NetflixViewingHistory.csv", 1.0),
        ("simple_mx_NetflixViewingHistory.csv", 1.0),
        ("simple_pl_NetflixViewingHistory.csv", 1.0),
        ("gdpr_gt_ViewingActivity.csv", 0.4),
        ("gdpr_us_ViewingActivity.csv", 0.4),
    ],
)
def test_a_real_export_is_read(name: str, least: float) -> None:
    found = rows((REAL / name).read_text(encoding="utf-8"))

    assert len(watches(found)) >= least * len(found)
    assert all(one.when.precision >= Precision.DAY for one in watches(found))
