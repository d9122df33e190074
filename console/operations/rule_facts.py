"""The rule table with what its checks need to know about the town, read in one picture."""

from collections.abc import Collection, Iterable

from console.answers.checking import check_rules
from console.models.outside import AllowedHost
from console.models.record import Record
from console.models.rule_checks import Finding
from console.models.rules import KeptRule, Rule
from console.operations import office, rules, town
from console.storage.engine import Tx


class RuleFacts(Record):
    """`today` by the town's clock (YYYY-MM-DD); kinds of its channels, names of its teams, hosts its rules may call, whether its hours are set: see answers/checking.py."""

    kept: list[KeptRule]
    today: str
    channels: frozenset[str]
    teams: frozenset[str]
    hosts: tuple[AllowedHost, ...]
    has_hours: bool


def rule_facts(tx: Tx) -> RuleFacts:
    """All rules in force, and the town around them."""
    hours = town.opening(tx)
    return RuleFacts(
        rules.rules(tx),
        hours.local(tx.now).date().isoformat(),
        frozenset(channel.kind for channel in office.channels(tx)),
        frozenset(team.name for team in office.teams(tx)),
        town.external_hosts(tx),
        bool(hours.weekly),
    )


def findings_here(
    facts: RuleFacts, table: Iterable[Rule], codes: Collection[str], only: Collection[str] | None = None
) -> list[Finding]:
    """What is wrong with rules in this town; see answers/checking.py."""
    return check_rules(
        table,
        today=facts.today,
        codes=codes,
        channels=facts.channels,
        teams=facts.teams,
        hosts=facts.hosts,
        has_hours=facts.has_hours,
        only=only,
    )
