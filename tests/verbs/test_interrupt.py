"""Ctrl-C that waits for what is being done."""

from __future__ import annotations

import os
import signal

import pytest

from reader.verbs.interrupt import Interrupt


def ctrl_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_the_first_is_noted_and_the_second_interrupts() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), Interrupt() as interrupt:
        interrupt.may_wait = True
        ctrl_c()
        assert interrupt.asked
        ctrl_c()
    assert signal.getsignal(signal.SIGINT) == before


def test_nothing_is_waited_for_before_anything_is_done() -> None:
    with pytest.raises(KeyboardInterrupt), Interrupt():
        ctrl_c()
