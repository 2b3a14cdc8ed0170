"""The script of faults itself: every fault can still be planted, and some are, end to end."""

from __future__ import annotations

import pytest

from tests.faults.__main__ import main
from tests.faults.faults import FAULTS, Fault


def test_there_are_enough_and_each_has_a_name_of_its_own() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 15


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_it_is_planted_and_leaves_nothing_behind(fault: Fault) -> None:
    places = [(patch.getter(), patch.attribute) for patch in fault.patches()]
    before = [getattr(target, name) for target, name in places]
    with fault.planted():
        assert all(getattr(t, name) is not was for (t, name), was in zip(places, before, strict=True))
    assert [getattr(target, name) for target, name in places] == before


@pytest.mark.slow
def test_the_gate_sees_faults_and_lets_a_sound_run_pass(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["shuffled", "check off", "second source", "--nulls", "1"])
    printed = capsys.readouterr().out
    assert "3 of 3 faults caught" in printed, printed
    assert "1 of 1 sound runs passed" in printed, printed
    assert code == 0
