"""The kept PIN: what lies in the vault tells nothing, wrong tries slow down, and a restart forgives nothing."""

import json
from pathlib import Path

import pytest

from console.credentials import MasterKey, MemoryVault, SealedFileVault
from console.models.clock import SteppedClock
from console.models.locking import LONGEST_WAIT_MS, PinAnswer, PinState, wait_after
from console.models.problems import Problem
from console.pins import PinKeeper


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock()


@pytest.fixture
def vault(tmp_path: Path) -> SealedFileVault:
    return SealedFileVault(tmp_path / "secrets.sealed", MasterKey.new().derive("secrets"), tmp_path / "lock")


@pytest.fixture
def keeper(vault: SealedFileVault, clock: SteppedClock) -> PinKeeper:
    return PinKeeper(vault, "laia", clock.now_ms)


def code(problem: "pytest.ExceptionInfo[Problem]") -> str:
    return problem.value.code


def test_a_pin_is_kept_for_the_next_session(keeper: PinKeeper, vault: SealedFileVault, clock: SteppedClock) -> None:
    assert keeper.state() == PinState(False)
    keeper.choose("2580")
    next_session = PinKeeper(vault, "laia", clock.now_ms)
    assert next_session.state() == PinState(True)
    assert next_session.try_pin("2580") == PinAnswer(True)
    assert next_session.try_pin("2581") == PinAnswer(False)
    assert PinKeeper(vault, "marta", clock.now_ms).state() == PinState(False)


def test_what_is_kept_does_not_tell_the_pin(keeper: PinKeeper, vault: SealedFileVault) -> None:
    # Long enough not to stand in a salt by chance.
    keeper.choose("25801470")
    first = vault.get("pin:laia")
    assert first is not None
    assert "25801470" not in first
    keeper.choose("25801470", old="25801470")
    # A new salt each time: equal PINs look different.
    assert json.loads(first)["digest"] != json.loads(vault.get("pin:laia") or "")["digest"]


@pytest.mark.parametrize("pin", ["", "123", "x" * 65])
def test_too_short_or_too_long(keeper: PinKeeper, pin: str) -> None:
    with pytest.raises(Problem) as problem:
        keeper.choose(pin)
    assert code(problem) == "pin_too_short"
    assert keeper.state() == PinState(False)


def test_any_signs_make_a_pin(keeper: PinKeeper) -> None:
    for pin, old in (("çà€日", ""), ("una frase llarga", "çà€日")):
        keeper.choose(pin, old)
        assert keeper.try_pin(pin).is_right


def test_the_old_one_is_asked_for(keeper: PinKeeper) -> None:
    keeper.choose("2580")
    with pytest.raises(Problem) as problem:
        keeper.choose("1111", old="0000")
    assert code(problem) == "pin_wrong"
    with pytest.raises(Problem) as problem:
        keeper.remove("0000")
    assert code(problem) == "pin_wrong"
    assert keeper.try_pin("2580").is_right
    keeper.remove("2580")
    assert keeper.state() == PinState(False)
    assert keeper.try_pin("anything").is_right


def test_wrong_tries_slow_down(keeper: PinKeeper, vault: SealedFileVault, clock: SteppedClock) -> None:
    keeper.choose("2580")
    assert [keeper.try_pin("0000").wait_ms for _ in range(3)] == [0, 0, 5_000]
    # Not even the right one is looked at, and asking costs nothing more.
    assert keeper.try_pin("2580") == PinAnswer(False, 5_000)
    # Starting the program again forgives nothing.
    again = PinKeeper(vault, "laia", clock.now_ms)
    assert again.state().wait_ms == 5_000
    with pytest.raises(Problem) as problem:
        again.choose("1111", old="2580")
    assert code(problem) == "pin_wait"
    clock.step(5_000)
    assert again.try_pin("0000") == PinAnswer(False, 10_000)
    clock.step(10_000)
    assert again.try_pin("2580") == PinAnswer(True)
    assert again.try_pin("0000") == PinAnswer(False, 0)


def test_waits_double_up_to_five_minutes() -> None:
    waits = [wait_after(wrong) for wrong in range(12)]
    assert waits == [0, 0, 0, 5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]
    assert wait_after(1_000_000) == LONGEST_WAIT_MS


def test_a_clock_set_back_locks_nobody_out(keeper: PinKeeper, clock: SteppedClock, vault: SealedFileVault) -> None:
    keeper.choose("2580")
    for _ in range(3):
        keeper.try_pin("0000")
    earlier = PinKeeper(vault, "laia", lambda: clock.now_ms() - 10**9)
    assert earlier.state().wait_ms == LONGEST_WAIT_MS


def test_a_damaged_entry_opens_nothing(clock: SteppedClock) -> None:
    for damaged in ("{}", "nonsense", '{"salt": "zz", "digest": "", "n": 1}', "[]"):
        vault = MemoryVault()
        vault.set("pin:laia", damaged)
        keeper = PinKeeper(vault, "laia", clock.now_ms)
        for act in (keeper.state, lambda keeper=keeper: keeper.try_pin("2580")):
            with pytest.raises(Problem) as problem:
                act()
            assert code(problem) == "pin_damaged"
        keeper.forget()
        assert keeper.state() == PinState(False)
