"""Notices by mail, on both engines and through a real mail server: one mail for a crossing, whatever is started again and by however many."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from console.models.mail import KINDS, MailRoute, checked, mail_data, mail_from
from console.models.problems import Problem
from console.models.record import replace
from console.operations import mail
from console.operations.mail import GIVE_UP_MS
from console.operations.targets import set_targets
from console.operations.thresholds import CALM_MS
from console.sync.mail import MailWatch
from console.sync.parts import Parts
from tests.operations.conftest import Office
from tests.servers.mail import PASSWORD, USER, MailServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[MailServer]:
    made = MailServer(tmp_path).start()
    yield made
    made.stop()


def route_to(server: MailServer, **changes: Any) -> MailRoute:
    user = "" if server.tls == "none" else USER
    to = ("cap@vallserena.example", "nit@vallserena.example")
    made = MailRoute("localhost", server.port, server.tls, user, "avisos@vallserena.example", to, ("waiting",))
    return replace(made, **changes)


def watch(town: Office, server: MailServer, password: str | None = PASSWORD) -> MailWatch:
    nothing: Any = None
    parts = Parts(
        town.desk,
        nothing,
        nothing,
        mail_password=lambda _: password,
        ca_file=str(server.authority),
        town_name="Vallserena",
    )
    return MailWatch(parts, lambda: True)


def crossing(town: Office, server: MailServer, **changes: Any) -> None:
    """One who waits is one too many."""
    town.desk.run(mail.set_route, route_to(server, **changes))
    town.marta.run(set_targets, {"waiting_amber": 1, "waiting_red": 1})
    town.receive(town.text("Bon dia, soc la Núria"))


def answered(town: Office) -> None:
    town.sql("UPDATE conversation SET waiting_since = NULL")


def waits_again(town: Office) -> None:
    town.sql("UPDATE conversation SET waiting_since = :now", now=town.now())


def calm(town: Office, milliseconds: int) -> None:
    """So long ago it became calm."""
    town.sql("UPDATE crossing SET calm_at = :at", at=town.now() - milliseconds)


def rows(town: Office) -> list[tuple[str, str, int]]:
    found = town.sql("SELECT kind, state, attempts FROM crossing ORDER BY kind")
    return [(row["kind"], row["state"], int(row["attempts"])) for row in found]


def trouble(town: Office) -> str | None:
    found = town.desk.read(mail.state).trouble
    return found.code if found else None


def test_one_mail_for_a_crossing_and_none_after_a_restart(town: Office, server: MailServer) -> None:
    crossing(town, server)
    for _ in range(3):
        watch(town, server).step()
    (letter,) = server.letters.taken
    assert letter["Subject"] == "Vallserena: Esperen que algú els atengui: 1 (llindar: 1)"
    assert letter["To"] == "cap@vallserena.example, nit@vallserena.example"
    assert letter["Auto-Submitted"] == "auto-generated"
    whole = letter.as_string() + letter.get_content()
    assert "Des de: " in whole and "Núria" not in whole and "Bon dia" not in whole and "7000000001" not in whole
    assert rows(town) == [("waiting", "told", 1)] and trouble(town) is None


def test_a_value_that_comes_and_goes_is_one_crossing_and_a_new_one_is_told(town: Office, server: MailServer) -> None:
    crossing(town, server)
    step = watch(town, server).step
    step()
    answered(town)
    step()
    calm(town, CALM_MS // 2)
    waits_again(town)
    step()
    assert len(server.letters.taken) == 1 and town.sql("SELECT calm_at FROM crossing")[0]["calm_at"] is None
    answered(town)
    step()
    calm(town, CALM_MS + 1)
    step()
    assert rows(town) == []
    waits_again(town)
    step()
    assert len(server.letters.taken) == 2


def test_a_crossing_that_begins_right_after_the_calm_is_told(town: Office, server: MailServer) -> None:
    crossing(town, server)
    step = watch(town, server).step
    step()
    answered(town)
    step()
    calm(town, CALM_MS + 1)
    waits_again(town)
    step()
    assert len(server.letters.taken) == 2


def test_many_at_once_send_one(town: Office, server: MailServer) -> None:
    crossing(town, server)
    ready = threading.Barrier(4)

    def work() -> None:
        mine = watch(town, server)
        ready.wait()
        mine.step()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(server.letters.taken) == 1 and rows(town) == [("waiting", "told", 1)]


def test_what_was_taken_and_not_sent_is_lost_and_never_doubled(town: Office, server: MailServer) -> None:
    crossing(town, server)
    town.desk.run(mail.note, town.desk.read(mail.look))
    assert town.desk.run(mail.take) is not None
    watch(town, server).step()
    assert server.letters.taken == [] and rows(town) == [("waiting", "sending", 1)]


@pytest.mark.expects_warnings
def test_a_server_that_is_down_is_tried_again_with_growing_pauses(town: Office, server: MailServer) -> None:
    crossing(town, server)
    server.stop()
    step = watch(town, server).step
    pauses = []
    for _ in range(3):
        step()
        pauses.append(int(town.sql("SELECT due_at FROM crossing")[0]["due_at"]) - town.now())
        step()
        town.sql("UPDATE crossing SET due_at = 0")
    assert [round(pause / 60_000) for pause in pauses] == [1, 2, 4]
    assert trouble(town) == "mail_unreachable" and town.desk.read(mail.state).waiting == 1
    server.start()
    step()
    assert len(server.letters.taken) == 1 and trouble(town) is None and rows(town) == [("waiting", "told", 4)]


@pytest.mark.expects_warnings
def test_after_an_hour_a_notice_is_given_up_and_the_journal_says_so(town: Office, server: MailServer) -> None:
    crossing(town, server)
    server.stop()
    step = watch(town, server).step
    step()
    town.sql("UPDATE crossing SET due_at = 0, since = :since", since=town.now() - GIVE_UP_MS)
    step()
    assert rows(town) == [("waiting", "dropped", 2)]
    server.start()
    step()
    assert server.letters.taken == [] and trouble(town) == "mail_unreachable"
    verbs = [row["verb"] for row in town.sql("SELECT verb FROM journal WHERE verb LIKE 'mail.%'")]
    assert verbs == ["mail.dropped"]


@pytest.mark.expects_warnings
@pytest.mark.parametrize("password", ["une autre", None])
def test_a_wrong_or_missing_password(town: Office, server: MailServer, password: str | None) -> None:
    crossing(town, server)
    watch(town, server, password).step()
    assert trouble(town) == ("mail_login_refused" if password else "mail_no_password") and not server.letters.taken
    assert rows(town) == [("waiting", "due", 1)]
    # What was put in anew is tried at once.
    town.desk.run(mail.set_route, route_to(server))
    watch(town, server).step()
    assert len(server.letters.taken) == 1


@pytest.mark.expects_warnings
@pytest.mark.parametrize("tls", ["implicit", "starttls"])
def test_a_certificate_nobody_trusts_gets_no_mail_and_no_password(town: Office, tmp_path: Path, tls: str) -> None:
    for folder, name in (("a", "localhost"), ("b", "mail.elsewhere.example")):
        (tmp_path / folder).mkdir()
        server = MailServer(tmp_path / folder, tls, name=name).start()
        try:
            crossing(town, server)
            made = watch(town, server)
            if folder == "a":
                made._parts.ca_file = ""
            made.step()
            found = town.desk.read(mail.state).trouble
            assert found is not None and found.blanks["why"] == "certificate" and server.letters.taken == []
        finally:
            server.stop()


@pytest.mark.expects_warnings
def test_starttls_and_a_server_that_has_none(town: Office, tmp_path: Path) -> None:
    server = MailServer(tmp_path, "starttls").start()
    crossing(town, server)
    watch(town, server).step()
    server.stop()
    assert len(server.letters.taken) == 1
    bare = MailServer(tmp_path, "none").start()
    try:
        town.sql("UPDATE crossing SET state = 'due', due_at = 0")
        town.desk.run(mail.set_route, route_to(bare, tls="starttls", user=USER))
        watch(town, bare).step()
        assert bare.letters.taken == [] and trouble(town) == "mail_unreachable"
        town.desk.run(mail.set_route, route_to(bare))
        watch(town, bare).step()
        assert len(bare.letters.taken) == 1
    finally:
        bare.stop()


@pytest.mark.expects_warnings
def test_recipients_the_server_does_not_know(town: Office, server: MailServer) -> None:
    crossing(town, server)
    server.letters.refused = {"nit@vallserena.example"}
    watch(town, server).step()
    assert len(server.letters.taken) == 1 and trouble(town) == "mail_some_refused"
    server.letters.refused.add("cap@vallserena.example")
    town.sql("UPDATE crossing SET state = 'due', due_at = 0")
    watch(town, server).step()
    assert len(server.letters.taken) == 1 and trouble(town) == "mail_refused" and rows(town) == [("waiting", "due", 2)]


@pytest.mark.expects_warnings
def test_what_may_have_arrived_is_not_sent_again(town: Office, server: MailServer) -> None:
    crossing(town, server)
    server.letters.cuts = True
    watch(town, server).step()
    assert trouble(town) == "mail_in_doubt" and rows(town) == [("waiting", "dropped", 1)]


def test_every_threshold_has_its_words(town: Office, server: MailServer) -> None:
    crossing(town, server, kinds=KINDS, language="en")
    town.sql("UPDATE channel SET state = 'unauthorized'")
    town.sql("UPDATE conversation SET waiting_since = :since", since=town.now() - 42 * 60_000)
    watch(town, server).step()
    assert sorted(letter["Subject"] for letter in server.letters.taken) == [
        "Vallserena: Bot cannot be reached",
        "Vallserena: No operator is available",
        "Vallserena: The longest wait is 42 minutes (target: 10)",
        "Vallserena: Waiting for somebody to answer: 1 (threshold: 1)",
    ]


def test_only_supervisors_say_where_to_and_off_is_off(town: Office, server: MailServer) -> None:
    with pytest.raises(Problem, match="supervisor"):
        town.laia.run(mail.set_route, route_to(server))
    crossing(town, server)
    watch(town, server).step()
    town.marta.run(mail.end_route)
    watch(town, server).step()
    assert rows(town) == [] and town.desk.read(mail.state).route is None
    with pytest.raises(Problem) as raised:
        town.marta.run(mail.end_route)
    assert raised.value.code == "no_mail"


WAY = MailRoute("mail.town.example", 465, "implicit", "", "a@town.example", ("b@town.example",))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"tls": "none"}, "mail_unencrypted"),
        ({"sender": "a@town.example\r\nBcc: x@y.example"}, "bad_mail"),
        ({"recipients": ("b@town.example", "c")}, "bad_mail"),
        ({"recipients": ()}, "bad_mail"),
        ({"host": "mail town"}, "bad_mail"),
        ({"port": 70_000}, "bad_mail"),
        ({"tls": "perhaps"}, "bad_mail"),
        ({"language": "fr"}, "bad_mail"),
        ({"kinds": ("weather",)}, "bad_mail"),
        ({"user": "a\x00b"}, "bad_mail"),
    ],
)
def test_a_way_that_cannot_be(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Problem) as raised:
        checked(replace(WAY, **changes))
    assert raised.value.code == code
    with pytest.raises(Problem):
        mail_from(mail_data(replace(WAY, **changes)))


def test_a_way_comes_back_as_it_was_kept() -> None:
    assert mail_from(mail_data(WAY)) == WAY == checked(WAY)
    for host in ("localhost", "127.0.0.1", "::1"):
        assert checked(replace(WAY, host=host, tls="none")).host == host
