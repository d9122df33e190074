"""What the bench `answers` prints: each figure as it comes, and at the end one table of promises with their bars, good or missed."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """One promise of the table."""

    what: str
    figure: str
    bar: str
    is_good: bool


@dataclass
class Report:
    """Prints figures and keeps those that have a bar."""

    rows: list[Row] = field(default_factory=list)

    def say(self, name: str, figure: str, note: str = "", *, bar: str = "", is_kept: bool = True) -> None:
        """A figure; with a bar it is also a row of the table."""
        verdict = "" if not bar else f"bar {bar}: {'good' if is_kept else 'MISSED'}"
        print(f"{name:<46} {figure:<34} {verdict:<26} {note}", flush=True)
        if bar:
            self.rows.append(Row(name.strip(), figure, bar, is_kept))

    def table(self) -> bool:
        """Print every promise once more, in order; True when all are good."""
        widths = [max([len(title), *(len(getattr(row, name)) for row in self.rows)])
                  for title, name in (("what", "what"), ("measured", "figure"), ("bar", "bar"))]  # fmt: skip
        print()
        for what, figure, bar, verdict in (
            ("what", "measured", "bar", ""),
            *((row.what, row.figure, row.bar, "good" if row.is_good else "MISSED") for row in self.rows),
        ):
            print(f"{what:<{widths[0]}}  {figure:<{widths[1]}}  {bar:<{widths[2]}}  {verdict}".rstrip(), flush=True)
        missed = sum(not row.is_good for row in self.rows)
        print(f"{len(self.rows) - missed} of {len(self.rows)} good")
        return not missed
