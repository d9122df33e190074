import sys

if sys.argv[1:2] == ["--decode"]:
    # A packaged build has one program: it is also the child that decodes strangers' media, and then it needs no window.
    from console.ui.timeline.decoder import main as decode

    raise SystemExit(decode())

from console.app import main

raise SystemExit(main())
