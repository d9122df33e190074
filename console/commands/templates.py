"""Message templates on the command line: the list of a channel, its holding template, and the windows that close before the next opening."""

import argparse

from console.commands.opening import Session
from console.commands.shape import iso, print_json
from console.models.problems import Problem, sentence
from console.models.templates import Template, why_not
from console.operations import office, templates, windows


def channel_templates(session: Session, arguments: argparse.Namespace) -> None:
    """`channel templates NAME [--refresh]`"""
    channel = session.desk.read(office.channel_by_name, arguments.name)
    if arguments.refresh:
        from console.sync.templates import read_now

        session.refuse_quarantine()
        read_now(session.desk, channel, session.open_provider)
    found = session.desk.read(templates.templates, channel.id)
    check = session.desk.read(templates.check_of, channel.id)
    if arguments.json:
        failed = None if check.problem is None else sentence(check.problem[0], {**check.problem[1]})
        listed = [_json(each) for each in found]
        print_json({"checked_at": iso(check.checked_at), "problem": failed, "templates": listed})
        return
    for each in found:
        status = "GONE" if each.gone_at is not None else each.status
        mark = "holding" if each.is_holding else "-"
        print(f"{each.name}\t{each.language}\t{each.category}\t{status}\t{mark}\t{' '.join(each.body.split())}")


def _json(template: Template) -> dict[str, object]:
    return {
        "name": template.name,
        "language": template.language,
        "category": template.category,
        "status": template.status,
        "is_gone": template.gone_at is not None,
        "is_holding": template.is_holding,
        "can_be_sent": not why_not(template),
        "header_kind": template.header_kind,
        "header": template.header,
        "body": template.body,
        "footer": template.footer,
        "buttons": list(template.buttons),
        "fields": list(template.fields),
        "checked_at": iso(template.checked_at),
    }


def channel_holding(session: Session, arguments: argparse.Namespace) -> None:
    """`channel holding NAME TEMPLATE|none --as SUPERVISOR`"""
    name = None if arguments.template == "none" else arguments.template
    session.acting(arguments.login).run(templates.set_holding, arguments.name, name)


def fields_from(given: list[str]) -> dict[str, str]:
    """The values of `--field NAME=VALUE`. Raises Problem `template_field_empty`."""
    found: dict[str, str] = {}
    for each in given:
        name, _, value = each.partition("=")
        if not value:
            raise Problem("template_field_empty", key=name)
        found[name] = value
    return found


def show(session: Session, arguments: argparse.Namespace) -> None:
    """`windows [hold]`: those that close before the next opening, the soonest first; or the holding template for them."""
    if arguments.verb == "hold":
        _hold(session, arguments)
        return
    if arguments.ids or arguments.login:
        arguments.parser.error("numbers and --as go with: windows hold")
    plan = session.desk.read(windows.plan)
    if arguments.json:
        print_json(
            {
                "opens_at": iso(plan.opens_at),
                "windows": [
                    {
                        "conversation": one.row.id,
                        "contact": one.row.contact_name,
                        "channel": one.row.channel_name,
                        "closes_at": iso(one.closes_at),
                        "operator": one.row.operator_login,
                        "holding": None
                        if one.holding is None
                        else {"name": one.holding.name, "language": one.holding.language},
                        "is_held": one.is_held,
                    }
                    for one in plan.windows
                ],
            }
        )
        return
    for one in plan.windows:
        state = "held" if one.is_held else "-" if one.holding is None else one.holding.name
        print(f"{one.row.id}\t{iso(one.closes_at)}\t{one.row.operator_login or '-'}\t{one.row.contact_name}\t{state}")


def _hold(session: Session, arguments: argparse.Namespace) -> None:
    """`windows hold --as LOGIN [ID …]`: to all of them, or to those named."""
    if not arguments.login:
        arguments.parser.error("say who sends it with --as LOGIN")
    desk = session.acting(arguments.login)
    chosen = arguments.ids or [one.row.id for one in desk.read(windows.plan).windows]
    came = windows.hold_all(desk, chosen)
    if arguments.json:
        print_json(
            {
                "sent": [{"conversation": number, "message": message} for number, message in came.sent],
                "skipped": [
                    {"conversation": number, "problem": problem.code, "sentence": str(problem)}
                    for number, problem in came.skipped
                ],
            }
        )
        return
    for number, message in came.sent:
        print(f"{number}\tsent\t{message}")
    for number, problem in came.skipped:
        print(f"{number}\tskipped\t{problem}")
