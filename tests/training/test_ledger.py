"""The ledger survives a kill, and the audit finds every kind of wrong."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from console.training.ledger import DELIVERED, Audit, Entry, Expected, Ledger, audit, read_ledger
from console.training.remote import RemoteTown

ROOT = Path(__file__).resolve().parents[2]


def arrivals(*pairs: tuple[int, str]) -> list[Entry]:
    return [Entry(index, 0, DELIVERED, 1, chat, index, "text", text) for index, (chat, text) in enumerate(pairs, 1)]


WANTED = [Expected(1, "a"), Expected(1, "b"), Expected(2, "c"), Expected(1, "d")]


def test_a_clean_audit() -> None:
    found = audit(arrivals((2, "c"), (1, "a"), (1, "b"), (1, "d")), WANTED)
    assert found == Audit((), (), (), (), ())
    assert found.is_clean


def test_each_kind_of_wrong() -> None:
    found = audit(arrivals((1, "b"), (1, "a"), (1, "a"), (1, "c"), (3, "zzz")), WANTED)
    assert found.doubled == ((1, "a"),)
    assert found.lost == ((2, "c"), (1, "d"))
    assert found.misdirected == ((1, "c"),)
    assert found.out_of_order == ((1, "a"),)
    assert found.unexpected == ((3, "zzz"),)
    assert not found.is_clean


def test_the_same_words_twice_may_be_meant() -> None:
    wanted = [Expected(1, "Bon dia"), Expected(1, "Bon dia")]
    assert audit(arrivals((1, "Bon dia"), (1, "Bon dia")), wanted).is_clean
    assert audit(arrivals((1, "Bon dia")), wanted).lost == ((1, "Bon dia"),)


def test_a_torn_line_is_skipped_and_numbers_go_on(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    ledger = Ledger(path)
    ledger.add(DELIVERED, 5, 1, 2**51, 3, "text", "à😀")
    ledger.close()
    path.write_bytes(path.read_bytes() + b'{"number": 2, "at')
    again = Ledger(path)
    again.add(DELIVERED, 6, 1, 2**51, 4, "text", "b")
    again.close()
    assert [(entry.number, entry.text) for entry in read_ledger(path)] == [(1, "à😀"), (2, "b")]
    assert again.highest_message_id(1, 2**51) == 4
    assert path.stat().st_mode & 0o777 == 0o600


def start(ledger: Path, *more: str) -> tuple["subprocess.Popen[str]", RemoteTown, str]:
    """A town in a process of its own."""
    command = [sys.executable, "-m", "console.training", "--ledger", str(ledger), *more]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = json.loads(process.stdout.readline())
    return process, RemoteTown(line["admin_url"]), f"{line['base_url']}/bot{line['token']}"


def test_a_town_of_its_own_killed_and_started_again(tmp_path: Path) -> None:
    import urllib.request

    path = tmp_path / "ledger.jsonl"
    process, town, api = start(path, "--stepped")
    town.act("say", 77, "Pau", text="Hola")
    town.act("send_voice", 77, "Pau", stock="veu-6s.ogg", duration=6)
    town.ask("burst", lines=[[77, "una"], [78, "dues"]])
    town.fault("act_reset", method="send", skip=1)
    urllib.request.urlopen(f"{api}/sendMessage?chat_id=77&text=resposta").close()
    try:
        urllib.request.urlopen(f"{api}/sendMessage?chat_id=77&text=perduda").close()
        raise AssertionError("the answer should have been lost")
    except OSError:
        pass
    assert town.ask("audit", expected=[[77, "resposta"], [77, "perduda"]])["is_clean"]
    before = town.status()["now_ms"]
    assert town.ask("step", ms=1500) == before + 1500
    assert [entry["text"] for entry in town.ledger(chat_id=78)] == ["dues"]
    assert town.violations() == []
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert process.stdout is not None
    process.stdout.close()
    again, reborn, _ = start(path)
    assert [entry["text"] for entry in reborn.ledger(events=["delivered"])] == ["resposta", "perduda"]
    fresh = reborn.act("say", 77, "Pau", text="Torno")
    assert fresh["message_id"] == 6
    again.send_signal(signal.SIGTERM)
    assert again.wait(10) == 0
    assert again.stdout is not None
    again.stdout.close()
