"""Joins the pieces that ruling lines are drawn in."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.readers.pdf.shapes import Rule

# Sides of shaded rows: no higher than a few lines, as high as each other and as the rows between.
_HIGHEST_ROW = 45.0
_FEWEST_ROWS = 3
_ALIKE = 1.5


def joined_rules(rules: list[Rule], slack: float = 2.0) -> list[Rule]:
    """Return rules with those that lie on one line and touch made one, by their place."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][0].at <= slack:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return [rule for line in lines for rule in _joined_line(line, slack)]


def _joined_line(line: list[Rule], slack: float) -> list[Rule]:
    """Join the rules of one line that touch."""
    joined: list[Rule] = []
    for rule in sorted(line, key=lambda rule: rule.start):
        last = joined[-1] if joined else None
        if last and rule.start <= last.end + slack:
            joined[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


def bridged_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Return upright rules, made one where they are the sides of every other row of a table.

    Tables whose rows are shaded by turns have no rules beside the rows between, which are rows
    all the same.
    """
    lines: dict[int, list[Rule]] = defaultdict(list)
    for rule in rules:
        lines[round(rule.at)].append(rule)
    return sorted(rule for line in lines.values() for rule in _bridged(sorted(line, key=_start)))


def _start(rule: Rule) -> float:
    """Return where a rule starts."""
    return rule.start


def _bridged(line: Sequence[Rule]) -> Iterator[Rule]:
    """Yield the rules of one line, from the top, as one where they alternate with gaps."""
    alternating: list[Rule] = []
    for last, rule in pairwise([None, *line]):
        if rule is None:
            continue
        if last is not None and not alternate(last, rule):
            yield from _whole(alternating)
            alternating = []
        alternating.append(rule)
    yield from _whole(alternating)


def alternate(last: Rule, rule: Rule) -> bool:
    """Say whether two upright rules and the gap between them are about as long as each other."""
    heights = (last.end - last.start, rule.start - last.end, rule.end - rule.start)
    return max(heights) <= min(_HIGHEST_ROW, _ALIKE * min(heights))


def _whole(rules: Sequence[Rule]) -> Sequence[Rule]:
    """Return rules as one where they are enough to tell a table."""
    if len(rules) < _FEWEST_ROWS:
        return rules
    return [Rule(rules[0].at, rules[0].start, rules[-1].end)]
