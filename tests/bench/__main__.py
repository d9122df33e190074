"""`python -m tests.bench [NAME …]`: run the named benches, or list them."""

import importlib
import sys

BENCHES = (
    "kills",
    "lost_answers",
    "claims",
    "mutations",
    "hostile",
    "big",
    "cold_start",
    "views",
    "growth",
    "contract",
    "responder",
    "answers",
    "simulate",
    "election",
    "moved_years",
    "desks",
    "listeners",
    "figures",
    "hooks",
    "hooks_away",
    "lost_statuses",
    "tiles",
)


def main(names: list[str]) -> int:
    """Run benches by name; the exit code is 1 when a bar was missed."""
    if not names:
        print("benches: " + ", ".join(BENCHES))
        return 0
    missed = 0
    for name in names:
        if name.partition(":")[0] not in BENCHES:
            print(f"there is no bench called {name}; there are: {', '.join(BENCHES)}")
            return 2
        module, _, amount = name.partition(":")
        bench = importlib.import_module(f"tests.bench.{module}")
        missed += 0 if bench.run(type(bench.AMOUNT)(amount) if amount else bench.AMOUNT) else 1
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
