"""A small TVmaze on loopback: made-up shows, answered as the real one answers."""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, Self
from urllib.parse import parse_qs, urlsplit

from watchlog.matching.fold import fold

Json = dict[str, Any]
PARTS: Final = ("seasons", "cast", "crew", "akas", "episodeswithspecials")
NOT_FOUND: Final = {"name": "Not Found", "message": "", "code": 0, "status": 404}


def made_show(number: int, name: str, year: int = 2019, *, episodes: int = 3, **others: Any) -> Json:
    """A show with everything that TVmaze tells of one, and a first season of so many episodes."""
    first = f"{year}-03-29"
    show: Json = {
        "id": number,
        "url": f"https://www.tvmaze.com/shows/{number}/made-up",
        "name": name,
        "type": "Scripted",
        "language": "French",
        "genres": ["Drama", "Science-Fiction"],
        "status": "Ended",
        "runtime": None,
        "averageRuntime": 45,
        "premiered": first,
        "ended": None,
        "officialSite": None,
        "schedule": {"time": "", "days": []},
        "rating": {"average": None},
        "weight": 50,
        "network": None,
        "webChannel": {"id": 1, "name": "Netflix", "country": None, "officialSite": "https://www.netflix.com/"},
        "dvdCountry": None,
        "externals": {"tvrage": None, "thetvdb": 300_000 + number, "imdb": f"tt{9_000_000 + number}"},
        "image": {
            "medium": f"https://static.tvmaze.com/{number}.jpg",
            "original": f"https://static.tvmaze.com/{number}.jpg",
        },
        "summary": f"<p>What <b>{name}</b> is about.</p>",
        "updated": 1_600_000_000 + number,
        "_links": {"self": {"href": f"https://api.tvmaze.com/shows/{number}"}},
        "_embedded": {
            "seasons": [
                {
                    "id": number * 10,
                    "number": 1,
                    "name": "",
                    "episodeOrder": episodes,
                    "premiereDate": first,
                    "endDate": first,
                }
            ],
            "cast": [
                {
                    "person": {"id": 1, "name": "Ada Example"},
                    "character": {"id": 1, "name": "Esther"},
                    "self": False,
                    "voice": False,
                }
            ],
            "crew": [{"type": "Creator", "person": {"id": 2, "name": "Bo Example"}}],
            "akas": [],
            "episodeswithspecials": [
                made_episode(number * 1000 + place, 1, place, first) for place in range(1, episodes + 1)
            ],
        },
    }
    return show | others


def made_episode(number: int, season: int, place: int | None, day: str, name: str | None = None) -> Json:
    """An episode as TVmaze tells of one."""
    return {
        "id": number,
        "url": f"https://www.tvmaze.com/episodes/{number}/made-up",
        "name": name or f"Episode {place}",
        "season": season,
        "number": place,
        "type": "regular" if place else "significant_special",
        "airdate": day,
        "airtime": "",
        "airstamp": f"{day}T12:00:00+00:00",
        "runtime": 45,
        "rating": {"average": None},
        "image": None,
        "summary": None,
    }


def made_list(number: int, *places: tuple[int, int | None, Sequence[int]], **follows: bool) -> Json:
    """A list of episodes in another order: seasons and numbers there, and the numbers of what stands there."""
    kinds = ("dvd_release", "verbatim_order", "country_premiere", "streaming_premiere", "broadcast_premiere")
    return {
        "id": number,
        "url": f"https://www.tvmaze.com/alternatelists/{number}/made-up",
        **dict.fromkeys((*kinds, "language_premiere"), False),
        "language": None,
        "network": None,
        "webChannel": None,
        "_links": {"show": {"href": "https://api.tvmaze.com/shows/1"}},
        "_embedded": {
            "alternateepisodes": [
                made_episode(number * 1000 + at, season, place, "2019-09-01")
                | {"_embedded": {"episodes": [made_episode(each, 1, 1, "2019-03-29") for each in episodes]}}
                for at, (season, place, episodes) in enumerate(places)
            ]
        },
    } | follows


class TVmazeServer:
    """Answers on loopback; what it knows can be changed between calls.

    Attributes:
        home: Its address.
        shows: What it knows, by number.
        paths: What was asked of it, in order, with its query.
        moved: Numbers that lead to others since two shows were merged.
        lists: Other orders of its shows, by the number of the show.
    """

    def __init__(self, *shows: Json) -> None:
        self.shows = {show["id"]: show for show in shows}
        self.paths: list[str] = []
        self.moved: dict[int, int] = {}
        self.lists: dict[int, list[Json]] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.home = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, path: str, query: dict[str, list[str]]) -> tuple[int, Any]:
        """Status and JSON; a text is where to go instead."""
        match path.strip("/").split("/"):
            case ["search", "shows"]:
                return 200, [{"score": 0.9, "show": self._plain(show)} for show in self._named(query["q"][0])]
            case ["lookup", "shows"]:
                return self._looked_up(query)
            case ["updates", "shows"]:
                return 200, {str(number): show["updated"] for number, show in self.shows.items()}
            case ["shows", number] if int(number) in self.moved:
                return 301, f"/shows/{self.moved[int(number)]}"
            case ["shows", number] if int(number) in self.shows:
                show = self.shows[int(number)]
                return 200, show if "embed[]" in query else self._plain(show)
            case parts:
                return self._of_other_orders(parts, query)

    def _named(self, words: str) -> Iterator[Json]:
        return (show for show in self.shows.values() if fold(words) in fold(show["name"]))

    def _looked_up(self, query: dict[str, list[str]]) -> tuple[int, Any]:
        ((service, (value, *_)), *_) = query.items()
        for number, show in self.shows.items():
            if str(show["externals"][service]) == value:
                return 301, f"/shows/{number}"
        return 404, None

    def _of_other_orders(self, parts: list[str], query: dict[str, list[str]]) -> tuple[int, Any]:
        match parts:
            case ["shows", number, "alternatelists"] if int(number) in self.shows:
                return 200, [self._plain(each) for each in self.lists.get(int(number), ())]
            case ["alternatelists", number, "alternateepisodes"]:
                for each in (one for lists in self.lists.values() for one in lists if str(one["id"]) == number):
                    places = each["_embedded"]["alternateepisodes"]
                    return 200, places if query.get("embed") == ["episodes"] else [*map(self._plain, places)]
        return 404, NOT_FOUND

    @staticmethod
    def _plain(show: Json) -> Json:
        return {name: value for name, value in show.items() if name != "_embedded"}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # head and body are sent apart

            def do_GET(self) -> None:
                server.paths.append(self.path)
                address = urlsplit(self.path)
                status, content = server.answer(address.path, parse_qs(address.query))
                body = b"" if content is None or status == 301 else json.dumps(content).encode()
                self.send_response(status)
                if status == 301:
                    self.send_header("Location", content)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Nothing: the tests tell what went wrong."""

        return Handler


@contextmanager
def tvmaze(*shows: Json) -> Iterator[TVmazeServer]:
    """A TVmaze that knows some shows, as long as the block lasts."""
    with TVmazeServer(*shows) as server:
        yield server
