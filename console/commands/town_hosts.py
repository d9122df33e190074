"""`ventanilla town hosts`: which services of the town external code may call."""

import argparse

from console.commands.opening import Session
from console.commands.shape import print_json
from console.models.outside import host_from, hosts_data
from console.operations import town


def hosts(session: Session, arguments: argparse.Namespace) -> None:
    """`town hosts [--add HOST] [--remove HOST] [--internal] --as LOGIN`: changes the list, then prints it."""
    desk = session.acting(arguments.login)
    if arguments.remove:
        desk.run(town.forbid_host, host_from(arguments.remove))
    if arguments.add:
        desk.run(town.allow_host, host_from(arguments.add, is_internal=arguments.internal))
    found = desk.read(town.external_hosts)
    if arguments.json:
        print_json(hosts_data(found))
        return
    for host in found:
        print(f"{host}\t{'internal' if host.is_internal else '-'}")
