"""Addresses: what may be asked, what may be followed, and what tests may reach."""

import socket

import pytest

from watchlog.errors import BadInput
from watchlog.providers.wire.addresses import checked_home, followed, is_loopback


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("https://api.example.org", "https://api.example.org"),
        ("https://api.example.org/3/", "https://api.example.org/3"),
        ("HTTPS://API.example.org:8443//", "HTTPS://API.example.org:8443"),
        ("https://127.0.0.1:8443", "https://127.0.0.1:8443"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("http://127.9.9.9", "http://127.9.9.9"),
        ("http://localhost:1", "http://localhost:1"),
        ("http://LOCALHOST", "http://LOCALHOST"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_a_safe_address_is_taken(address: str, home: str) -> None:
    assert checked_home(address, "WATCHLOG_TVMAZE") == home


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("", "is no address"),
        ("https://", "is no address"),
        ("api.example.org", "is no address"),
        ("https:///path", "is no address"),
        ("https://[::1", "is no address"),
        ("https://host:port", "is no address"),
        ("https://host:99999", "is no address"),
        ("https://host:0", "is no address"),
        ("https://host\\@evil", "is no address"),
        ("https://host name", "is no address"),
        ("https://ho\nst", "is no address"),
        ("https://host\x7f", "is no address"),
        ("\thttps://host", "is no address"),
        ("http://api.example.org", "does not begin with https://"),
        ("http://127.0.0.1.example.org", "does not begin with https://"),
        ("http://localhost.example.org", "does not begin with https://"),
        ("http://128.0.0.1", "does not begin with https://"),
        ("http://0.0.0.0", "does not begin with https://"),
        ("http://127.1", "does not begin with https://"),
        ("ftp://host", "does not begin with https://"),
        ("file://localhost/etc/passwd", "does not begin with https://"),
        ("https://somebody:hunter2@host", "holds a name or a password"),
        ("https://hunter2@host", "holds a name or a password"),
        ("http://127.0.0.1@hunter2.example.org", "does not begin with https://"),
        ("https://host?key=hunter2", "is more than an address"),
        ("https://host/?", "is more than an address"),
        ("https://host#hunter2", "is more than an address"),
    ],
)
def test_any_other_address_is_refused_and_not_repeated(address: str, problem: str) -> None:
    with pytest.raises(BadInput) as caught:
        checked_home(address, "WATCHLOG_TVMAZE")

    assert caught.value.problem == f"WATCHLOG_TVMAZE {problem}"
    assert "hunter2" not in caught.value.problem + caught.value.hint


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/shows/82", "https://api.example.org/shows/82"),
        ("82", "https://api.example.org/lookup/82"),
        ("?id=82", "https://api.example.org/lookup/shows?id=82"),
        ("https://api.example.org/shows/82", "https://api.example.org/shows/82"),
        ("https://API.example.org:443/x", "https://API.example.org:443/x"),
        ("//api.example.org/x", "https://api.example.org/x"),
        ("", "https://api.example.org/lookup/shows?imdb=1"),
        ("http://api.example.org/x", None),
        ("https://api.example.org:8443/x", None),
        ("https://example.org/x", None),
        ("https://api.example.org.evil.org/x", None),
        ("//evil.org/x", None),
        ("https://api.example.org@evil.org/x", None),
        ("https://somebody@api.example.org/x", None),
        ("https://evil.org\\@api.example.org/x", None),
        ("https://api.example.org:x/", None),
        ("https://[::1", None),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("/a\r\nX: b", None),
    ],
)
def test_only_the_same_server_is_followed(location: str, target: str | None) -> None:
    assert followed("https://api.example.org/lookup/shows?imdb=1", location) == target


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.255.255.254", "::1"])
def test_this_computer_is_known_by_its_names(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", "example.org", "10.0.0.1", "::", "localhost.", "0x7f.1", "2130706433"])
def test_everything_else_is_another_computer(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "0.0.0.0", "watchlog.invalid", "2001:db8::1"])  # noqa: S104
def test_a_test_reaches_no_other_computer(host: str) -> None:
    with pytest.raises(AssertionError, match="a test reached for the network"):
        socket.create_connection((host, 9), timeout=1)
