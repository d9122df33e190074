#!/usr/bin/env python3
"""Chores of the house: `python3 run.py` opens the console in the training town, `python3 run.py test` tests everything.

Only the standard library, and this file must parse on any Python 3: it is the one that tells people theirs is too old.
"""

import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.exit(
        "Ventanilla needs Python {}.{} or newer; this is {}.{}. Install a newer one and run this file with it.".format(
            *OLDEST, *sys.version_info[:2]
        )
    )

from chores.verbs import main  # noqa: E402 - an older Python must not get as far as reading it

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
