"""The network by https, and with something between: certificates, proxies, and a .netrc that nobody asked for."""

import os
import socket
import ssl
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.providers.conftest import PATIENCE, Asking, Server, as_json, begun, said, saying
from watchlog.providers.wire.surroundings import proxies_for

Serve = Callable[..., Server]
ELSEWHERE = "https://api.watchlog.invalid/v3"


def test_a_certificate_that_nobody_vouches_for_is_refused(asking: Asking, serve: Serve, safely: ssl.SSLContext) -> None:
    server = serve(saying(as_json([1])), safely)

    trouble = asking.trouble(server.home)

    assert trouble.problem == "TVmaze has a certificate that can't be trusted"
    assert "REQUESTS_CA_BUNDLE" in trouble.hint
    assert server.heads == []


@pytest.mark.parametrize("variable", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"])
def test_a_certificate_can_be_vouched_for(
    variable: str, asking: Asking, serve: Serve, safely: ssl.SSLContext, certificate: Path
) -> None:
    server = serve(saying(as_json([1])), safely)
    asking.begin({variable: str(certificate)})

    assert asking.ask(server.home).content == [1]
    assert asking.ask(server.home).content == [1]
    assert server.connections == 1


def test_a_drip_by_https_ends_with_the_deadline(
    asking: Asking, serve: Serve, safely: ssl.SSLContext, certificate: Path
) -> None:
    def drip(connection: socket.socket, _: str) -> None:
        while True:
            connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            time.sleep(0.05)

    server = serve(drip, safely)
    asking.begin({"REQUESTS_CA_BUNDLE": str(certificate)})

    assert asking.trouble(server.home, within=0.4).problem == "TVmaze did not answer within 0.4 s"
    assert server.left_alone.wait(PATIENCE)


def test_certificates_that_are_not_there_are_missed(asking: Asking, tmp_path: Path) -> None:
    asking.begin({"SSL_CERT_FILE": str(tmp_path / "none.pem")})

    trouble = asking.trouble("https://127.0.0.1:1")

    assert trouble.problem == "SSL_CERT_FILE names certificates that are not there or can't be read"
    assert trouble.hint == "mend or unset SSL_CERT_FILE"


@pytest.mark.parametrize("path", ["a" * 5_000, "/" + "a/" * 5_000, "/dev/null/none.pem"])
def test_certificates_that_can_not_be_looked_for_are_missed(path: str, asking: Asking) -> None:
    asking.begin({"SSL_CERT_FILE": path})

    assert "are not there or can't be read" in asking.trouble("https://127.0.0.1:1").problem


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to such a user")
def test_certificates_in_a_closed_folder_are_missed(asking: Asking, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(0)
    asking.begin({"SSL_CERT_FILE": str(closed / "certificate.pem")})

    try:
        assert "are not there or can't be read" in asking.trouble("https://127.0.0.1:1").problem
    finally:
        closed.chmod(0o700)


def test_certificates_that_are_none_are_told_in_a_line(asking: Asking, serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "none.pem").write_text("nothing")
    asking.begin({"SSL_CERT_FILE": str(tmp_path / "none.pem")})
    server = serve(saying(as_json([1])))

    assert asking.trouble(server.home.replace("http:", "https:")).problem == "TVmaze allows no safe connection"


def test_a_server_that_knows_no_https_is_told_in_a_line(asking: Asking, serve: Serve) -> None:
    server = serve(saying(as_json([1])))

    trouble = asking.trouble(server.home.replace("http:", "https:"), within=0.4)

    assert trouble.problem in {"TVmaze allows no safe connection", "TVmaze did not answer within 0.4 s"}


def test_a_proxy_is_asked_for_other_hosts(asking: Asking, serve: Serve) -> None:
    proxy = serve(saying(said("", "407 Who are you")))
    asking.begin({"HTTPS_PROXY": proxy.home.replace("//", "//somebody:in-secret@")})

    trouble = asking.trouble(ELSEWHERE)

    assert trouble.problem == "TVmaze can't be reached through the proxy"
    assert "in-secret" not in str(trouble) + trouble.hint
    assert proxy.heads[0].startswith("CONNECT api.watchlog.invalid:443 HTTP")
    assert asking.key not in "".join(proxy.heads)


def test_a_proxy_that_drips_ends_with_the_deadline(asking: Asking, serve: Serve) -> None:
    proxy = serve(lambda *_: None)
    asking.begin({"https_proxy": proxy.home})

    assert asking.trouble(ELSEWHERE, within=0.4).problem == "TVmaze did not answer within 0.4 s"
    assert proxy.left_alone.wait(PATIENCE)


@pytest.mark.parametrize("proxy", ["nonsense://127.0.0.1:1", "http://", "http://127.0.0.1:99999", "socks9://[", "%"])
def test_a_proxy_that_is_none_is_told_in_a_line(proxy: str, asking: Asking) -> None:
    asking.begin({"ALL_PROXY": proxy})

    assert "proxy" in asking.trouble(ELSEWHERE).problem


def test_this_computer_is_asked_without_a_proxy(asking: Asking, serve: Serve) -> None:
    server, proxy = serve(saying(as_json([1]))), serve(saying(as_json([2])))
    asking.begin(dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"), proxy.home))

    assert asking.ask(server.home).content == [1]
    assert proxy.connections == 0


@pytest.mark.parametrize(
    ("variables", "proxy"),
    [
        ({}, None),
        ({"HTTPS_PROXY": "p"}, "p"),
        ({"ALL_PROXY": "p"}, "p"),
        ({"HTTP_PROXY": "p"}, None),
        ({"HTTPS_PROXY": "p", "https_proxy": "q", "all_proxy": "r"}, "q"),
        ({"HTTPS_PROXY": "p", "NO_PROXY": "*"}, None),
        ({"HTTPS_PROXY": "p", "no_proxy": "example.org, watchlog.invalid"}, None),
        ({"HTTPS_PROXY": "p", "no_proxy": ".Watchlog.invalid"}, None),
        ({"HTTPS_PROXY": "p", "no_proxy": "*.watchlog.invalid"}, None),
        ({"HTTPS_PROXY": "p", "no_proxy": "log.invalid,10.0.0.0/8"}, "p"),
        ({"HTTPS_PROXY": "p", "no_proxy": " , "}, "p"),
    ],
)
def test_the_proxy_is_the_one_that_is_set(variables: dict[str, str], proxy: str | None) -> None:
    assert proxies_for(ELSEWHERE, variables) == ({"https": proxy} if proxy else {})


def test_a_network_can_do_without_a_proxy() -> None:
    variables = {"HTTPS_PROXY": "p", "NO_PROXY": "10.0.0.0/8"}

    assert proxies_for("https://10.1.2.3/", variables) == {}
    assert proxies_for("https://11.1.2.3/", variables) == {"https": "p"}


def test_the_environment_of_the_process_and_its_netrc_are_not_looked_at(serve: Serve, tmp_path: Path) -> None:
    server, proxy = serve(saying(as_json([1]))), serve(saying(as_json([2])))
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password in-secret\n")
    netrc.chmod(0o600)

    program = begun(
        f'ask("{server.home}", {PATIENCE})',
        HOME=str(tmp_path),
        NETRC=str(netrc),
        HTTP_PROXY=proxy.home,
        http_proxy=proxy.home,
        REQUESTS_CA_BUNDLE=str(tmp_path / "none.pem"),
    )
    said_there, remarks = program.communicate(timeout=PATIENCE)

    assert (said_there, remarks) == ("[1]\n", "")
    assert "authorization" not in server.heads[0].lower()
