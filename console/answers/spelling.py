"""How far two words are apart: insertions, deletions, wrong letters and swapped neighbours, each counted once.

The optimal string alignment distance, in plain Python: words are short, and a guess must not need a package.
"""


def distance(one: str, other: str, most: int) -> int | None:
    """The number of slips between two words, or None when there are more than `most`."""
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, counter in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != counter))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == counter:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return None
    return row[-1] if row[-1] <= most else None
