"""How much of a long search is run: a tenth, or all of it in `make soak`."""

import os

SEED = int(os.environ.get("SOAK", "1"))
"""From which random choices follow; printed in the head of the run."""
IS_SOAK = "SOAK" in os.environ


def share(whole: int) -> int:
    """Returns how many of `whole` repetitions are run."""
    return whole if IS_SOAK else max(1, whole // 10)
