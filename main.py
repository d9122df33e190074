import gc
import sys

if sys.argv[1:2] == ["--decode"]:
    # A packaged build has one program: it is also the child that decodes strangers' media, and then it needs no window.
    from console.ui.timeline.decoder import main as decode

    raise SystemExit(decode())

if sys.argv[1:2] == ["--code"]:
    # Likewise the child that runs the codes of rules.
    from console.answers.codes.child import main as run_codes

    raise SystemExit(run_codes(*sys.argv[2:3]))

if sys.argv[1:2] == ["--train"]:
    # And the child that trains the ranking.
    from console.answers.training import main as train

    raise SystemExit(train())

# Nothing that is imported now is ever garbage; the window collects on its own thread (console/ui/collector.py).
gc.disable()

from console.app import main  # noqa: E402 - see above

raise SystemExit(main())
