"""A package of codes that do what codes must not do, as a town would install it: one module and its metadata."""

from pathlib import Path

SOURCE = """
import os, subprocess, sys, threading, time
from console.answers.calls import Answer, AnswerFile, NoAnswer

def echo(call):
    return Answer(text=f"{call.message.text}|{os.getpid()}")

def loop(call):
    while True:
        pass

def sleep(call):
    time.sleep(float(call.options["sleep"]))
    return Answer(text="awake")

def leave(call):
    sys.exit(0)

def vanish(call):
    os._exit(3)

def throw(call):
    raise ValueError("Núria 612345678")

def chatter(call):
    print("rubbish " * 1000)
    sys.stdout.flush()
    os.write(1, b"more rubbish")
    os.write(2, b"and more")
    return Answer(text="said")

def read(call):
    return Answer(text=repr(sys.stdin.read()))

def lie(call):
    for number in range(3, 64):
        try:
            os.write(number, b"\\x00\\x00\\x00\\x02{}")
        except OSError:
            pass
    return Answer(text="lied")

def swell(call):
    for number in range(3, 64):
        try:
            os.write(number, b"\\xff\\xff\\xff\\xff")
        except OSError:
            pass
    return Answer(text="swelled")

def forge(call):
    frame = b'{"id": "1", "answer": {"text": "forged"}}'
    for number in range(3, 64):
        try:
            os.write(number, len(frame).to_bytes(4, "big") + frame)
        except OSError:
            pass
    return Answer(text="forged one for whoever comes next")

def huge_text(call):
    return Answer(text="x" * 10_000_000)

def huge_file(call):
    return Answer(text="x", files=(AnswerFile("a.bin", "application/octet-stream", b"x" * 20_000_000),))

def words(call):
    return "words"

def half(call):
    return Answer(text=3)

def unpackable(call):
    return Answer(text="x", state={"a": object()})

def eat(call):
    kept = bytearray()
    while True:
        kept += bytes(50_000_000)

def fork(call):
    if os.fork() == 0:
        return Answer(text="from the copy")
    time.sleep(0.5)
    return Answer(text="from the code")

def linger(call):
    place = call.options["place"]
    script = f"import os, time; os.setsid(); open({place!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    subprocess.Popen([sys.executable, "-c", script])
    while not os.path.exists(place) or not open(place).read():
        time.sleep(0.02)
    if call.options.get("and_loop"):
        loop(call)
    return Answer(text="left something running")

def thread(call):
    threading.Thread(target=loop, args=(call,), daemon=True).start()
    return Answer(text="left a thread")

def environment(call):
    return Answer(text=repr(sorted(os.environ.items())) + os.getcwd())

def reason(call):
    raise NoAnswer("no_data")

def ill_reason(call):
    raise NoAnswer("x\\n" * 500)

not_callable = 3
"""


def install(folder: Path) -> str:
    """Put the package into a folder, as `pip install --target` does; returns the folder."""
    (folder / "nasty_codes.py").write_text(SOURCE, encoding="utf-8")
    metadata = folder / "nasty_codes-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: nasty-codes\nVersion: 1.0\n", encoding="utf-8")
    names = [line.split("(")[0].removeprefix("def ") for line in SOURCE.splitlines() if line.startswith("def ")]
    points = [f"{name} = nasty_codes:{name}" for name in names]
    points += ["menu = nasty_codes:echo", "missing = nasty_codes:missing", "three = nasty_codes:not_callable"]
    (metadata / "entry_points.txt").write_text("[ventanilla.codes]\n" + "\n".join(points) + "\n", encoding="utf-8")
    return str(folder)
