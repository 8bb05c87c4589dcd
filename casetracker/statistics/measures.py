"""What is measured beside the numbers: times and sums."""

from decimal import Decimal
from statistics import median

from casetracker.reading.parts.dispositions import amount
from casetracker.statistics.figures import Measures

Days = tuple[int, int]


def shortest_median_longest(values: list[Days]) -> Measures:
    """The shortest, the median and the longest time, each as the fewest and the most days that it can be."""
    least, most = [sorted(ends) for ends in zip(*values, strict=True)]
    return {
        "shortest": [least[0], most[0]],
        "median": [median_days(least), median_days(most)],
        "longest": [least[-1], most[-1]],
    }


def median_days(days: list[int]) -> float:
    found = median(days)
    return int(found) if found == int(found) else found


def sum_of_amounts(values: list[Decimal]) -> Measures:
    return {"sum": str(amount(sum(values, Decimal())))}
