"""The deadline: it passes whatever happens, but for what does not count."""

import time
from threading import Event

import pytest

from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.errand import Errand, Late


def test_time_passes() -> None:
    deadline = Deadline(3600)
    before = deadline.left
    time.sleep(0.01)

    assert 0 < deadline.left < before <= 3600
    assert deadline.seconds == 3600


def test_nothing_is_left_of_a_deadline_that_has_passed() -> None:
    assert Deadline(0).left == 0
    assert Deadline(-1).left == 0


def test_a_pause_does_not_count() -> None:
    deadline = Deadline(0.2)

    with deadline.pause():
        time.sleep(0.3)

    assert deadline.left > 0


def test_a_pause_that_is_broken_off_does_not_count_either() -> None:
    deadline = Deadline(0.2)

    def interrupted() -> None:
        with deadline.pause():
            time.sleep(0.3)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert deadline.left > 0


def test_patience_is_what_pauses_have_left_of_it() -> None:
    deadline = Deadline(60, pauses=0.2)
    before = deadline.patience

    with deadline.pause():
        time.sleep(0.1)
    between = deadline.patience
    with deadline.pause():
        time.sleep(0.3)

    assert before == 0.2
    assert 0 <= between <= 0.1
    assert deadline.patience == 0
    assert Deadline(60, pauses=-1).patience == 0


def test_there_is_patience_for_one_wait_as_providers_want_it() -> None:
    assert Deadline(5).patience == 10.5


def test_what_is_done_aside_is_handed_over() -> None:
    assert Errand(lambda: 42).result(Deadline(60)) == 42


def test_what_goes_wrong_aside_goes_wrong_here() -> None:
    with pytest.raises(ZeroDivisionError):
        Errand(lambda: 1 // 0).result(Deadline(60))


def test_what_takes_too_long_is_left_behind() -> None:
    free = Event()

    with pytest.raises(Late):
        Errand(free.wait).result(Deadline(0.1))

    free.set()


def test_what_is_too_late_is_not_begun() -> None:
    begun = Event()

    with pytest.raises(Late):
        Errand(begun.set).result(Deadline(0))

    assert not begun.is_set()
