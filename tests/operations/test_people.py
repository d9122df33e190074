"""Who is offered what next, and how much one may hold: by language, team and number, on every engine."""

import pytest

from console.models.problems import Problem
from console.operations import claims, contacts, office, people, reads, replies
from tests.operations.conftest import Office


def wait(town: Office, chat: str, language: str | None = None, team: str | None = None) -> int:
    town.receive(town.text("Bon dia", chat=chat))
    number = int(town.sql("SELECT MAX(id) AS id FROM conversation")[0]["id"])
    if language is not None:
        town.marta.run(contacts.correct_contact, number, language=language)
    if team is not None:
        town.marta.run(claims.transfer, number, team, "per a vosaltres")
    return number


def test_the_longest_wait_that_fits_comes_first(town: Office) -> None:
    town.marta.run(office.add_team, "Padró")
    town.marta.run(office.add_team, "Tributs")
    arabic, taxes, catalan = (
        wait(town, "1", "ar"),
        wait(town, "2", "ca", "Tributs"),
        wait(town, "3", "ca"),
    )
    town.marta.run(people.set_languages, "laia", ["ca", "es"])
    town.marta.run(people.join_team, "laia", "Padró")
    first = town.laia.run(claims.claim_next)
    assert first is not None and first.conversation_id == catalan
    # Nobody waits for ever because nobody fits: then the longest wait of all.
    second, third = town.laia.run(claims.claim_next), town.laia.run(claims.claim_next)
    assert second is not None and third is not None
    assert [second.conversation_id, third.conversation_id] == [arabic, taxes]
    assert town.laia.run(claims.claim_next) is None


def test_whoever_is_of_no_team_and_all_languages_is_offered_everything(town: Office) -> None:
    town.marta.run(office.add_team, "Tributs")
    first = wait(town, "1", "ar", "Tributs")
    wait(town, "2", "ca")
    claim = town.jordi.run(claims.claim_next)
    assert claim is not None and claim.conversation_id == first


def test_hands_are_full_and_then_free_again(town: Office) -> None:
    numbers = [wait(town, str(n)) for n in range(3)]
    town.marta.run(people.set_most, "laia", 2)
    town.laia.run(claims.claim, numbers[0])
    town.laia.run(replies.reply, numbers[1], "Bon dia", now=True)
    for act in (
        claims.claim_next,
        lambda at: claims.claim(at, numbers[2]),
        lambda at: replies.reply(at, numbers[2], "x"),
    ):
        with pytest.raises(Problem) as full:
            town.laia.run(act)
        assert full.value.code == "hands_full"
    # What is held goes on being answered, and one given back makes room.
    town.laia.run(replies.reply, numbers[0], "I tant", now=True)
    town.laia.run(claims.release, numbers[0])
    town.laia.run(claims.claim, numbers[2])
    town.marta.run(people.set_most, "laia", None)
    town.laia.run(claims.claim, numbers[0])


def test_only_a_supervisor_says_so_and_only_what_can_be(town: Office) -> None:
    with pytest.raises(Problem) as refused:
        town.laia.run(people.set_most, "laia", 9)
    assert refused.value.code == "not_supervisor"
    for act, code in (
        (lambda at: people.set_languages(at, "laia", ["català"]), "bad_language"),
        (lambda at: people.set_most(at, "laia", 0), "bad_most"),
        (lambda at: people.join_team(at, "laia", "Ningú"), "no_team"),
        (lambda at: people.set_languages(at, "ningu", []), "no_operator"),
    ):
        with pytest.raises(Problem) as wrong:
            town.marta.run(act)
        assert wrong.value.code == code
    town.marta.run(office.add_team, "Padró")
    town.marta.run(people.join_team, "laia", "Padró")
    town.marta.run(people.join_team, "laia", "Padró")
    town.marta.run(people.set_languages, "laia", ["ca", "es", "ca"])
    [mine] = [each for each in town.desk.read(people.skills) if each.login == "laia"]
    assert (mine.languages, mine.teams, mine.most) == (("ca", "es"), ("Padró",), None)
    town.marta.run(people.leave_team, "laia", "Padró")
    assert [each.teams for each in town.desk.read(people.skills) if each.login == "laia"] == [()]


def test_a_closed_team_is_founded_by_its_first_member(town: Office) -> None:
    town.marta.run(office.add_team, "Serveis socials", is_closed=True)
    town.marta.run(people.join_team, "marta", "Serveis socials")
    town.marta.run(people.join_team, "laia", "Serveis socials")
    number = wait(town, "1", "ca")
    town.jordi.run(claims.transfer, number, "Serveis socials", "és delicat")
    claim = town.laia.run(claims.claim_next)
    assert claim is not None and claim.conversation_id == number
    if town.desk.engine is not town.engine:
        # In an office it is out of everybody else's sight.
        assert town.jordi.read(reads.conversations_by_state, None) == []


def test_a_page_learns_who_works_here_and_how_much_they_hold(town: Office) -> None:
    number = wait(town, "7000000011", "ca")
    town.laia.run(claims.claim, number)
    town.marta.run(people.set_most, "laia", 4)
    town.marta.run(people.found_team, "  Obres   i serveis ", is_closed=False)
    town.marta.run(people.join_team, "laia", "Obres i serveis")
    found = town.laia.read(people.everybody)
    laia = next(one for one in found.people if one.skills.login == "laia")
    assert (laia.name, laia.role, laia.holds, laia.skills.most) == ("Laia Ferrer", "operator", 1, 4)
    (team,) = found.teams
    assert (team.name, team.is_closed, team.members) == ("Obres i serveis", False, ("laia",))


def test_whoever_founds_a_closed_team_is_in_it_and_nobody_founds_it_twice(town: Office) -> None:
    town.marta.run(people.found_team, "Serveis socials", is_closed=True)
    (team,) = town.marta.read(people.everybody).teams
    assert team.is_closed and team.members == ("marta",)
    for name, code in (("Serveis  socials", "team_exists"), ("   ", "no_name")):
        with pytest.raises(Problem) as refused:
            town.marta.run(people.found_team, name, is_closed=False)
        assert refused.value.code == code
    with pytest.raises(Problem) as refused:
        town.laia.run(people.found_team, "Una altra", is_closed=False)
    assert refused.value.code == "not_supervisor"
    town.marta.run(people.join_team, "laia", "Serveis socials")
    assert town.marta.read(people.everybody).teams[0].members == ("laia", "marta")


def test_a_name_is_corrected_by_a_supervisor_alone(town: Office) -> None:
    town.changes.clear()
    town.marta.run(people.rename, "laia", "  Laia   Ferrer i Mas ")
    assert "Laia Ferrer i Mas" in [one.name for one in town.laia.read(people.everybody).people]
    with pytest.raises(Problem) as refused:
        town.marta.run(people.rename, "laia", " ")
    assert refused.value.code == "no_name"
    with pytest.raises(Problem) as refused:
        town.laia.run(people.rename, "marta", "Una altra")
    assert refused.value.code == "not_supervisor"
    verbs = [row["verb"] for row in town.sql("SELECT verb FROM journal ORDER BY id")]
    assert verbs.count("operator.rename") == 1
