"""Days as ISO dates."""

from datetime import date, timedelta


def days_before(day: str, days: int) -> str:
    """The ISO date some days before another; a day that has none before it stays itself."""
    return days_after(day, -days)


def days_after(day: str, days: int) -> str:
    """The ISO date some days after another; a day that has none after it stays itself."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day


def days_between(earlier: str, later: str) -> int:
    """Days from one ISO date to another; 0 where one of them is none."""
    try:
        return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
    except ValueError:
        return 0
