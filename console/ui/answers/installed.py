"""Which internal codes a rule may name on this computer. Runs on a reader: it looks through the installed packages."""

from console.answers.codes.registry import names
from console.settings import Settings


def installed_codes() -> tuple[str, ...]:
    """Those of the house and the town's own, beside the program or in its folder for them."""
    return names(str(Settings.load().value("codes_folder")))
