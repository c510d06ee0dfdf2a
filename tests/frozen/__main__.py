"""`python -m tests.frozen --append` freezes new formats; old ones are not changed."""

import argparse
import sys

from tests.frozen import append
from tests.frozen.callbacks import known_presses
from tests.frozen.drafts import known_drafts
from tests.frozen.words import known_words


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.frozen", description=__doc__)
    parser.add_argument("--append", action="store_true", required=True)
    parser.parse_args()
    for name, known in (
        ("callbacks.json", known_presses()),
        ("words.json", known_words()),
        ("drafts.json", known_drafts()),
    ):
        print(f"{name}: {append(name, known)} new")
    return 0


if __name__ == "__main__":
    sys.exit(main())
