"""Tables of `docs/architecture.md` generated from the tree.

`python -m tests.architecture` updates them.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from aiogram import Router
from aiogram.filters.callback_data import CallbackQueryFilter

from handlers.tap import Presses
from tests import presses
from tests.frozen.callbacks import press_classes
from tests.wired import declared_forms, root

PAGE = Path(__file__).parent.parent / "docs" / "architecture.md"
ROOMS = ("bot", "handlers", "screens", "keyboards", "documents", "locales", "services", "storage",
         "district", "sandbox")  # fmt: skip


def areas() -> str:
    """Returns the table of files by area and room."""
    top = PAGE.parent.parent
    files: dict[tuple[str, str], list[str]] = {}
    for room in ROOMS:
        for path in sorted((top / room).rglob("*.py")):
            parts = path.relative_to(top / room).with_suffix("").parts
            if parts[-1] != "__init__" and parts[0] != "migrations":
                area = parts[0] if len(parts) > 1 else ""
                files.setdefault((room, area), []).append(parts[-1])
    found = sorted({area for _, area in files if area})
    return "\n".join(
        ["| area | room | files |", "|---|---|---|"]
        + [
            f"| {area or 'every area'} | `{room}/` | {', '.join(files[room, area])} |"
            for area in ["", *found]
            for room in ROOMS
            if (room, area) in files
        ]
    )


def buttons() -> str:
    """Returns the table of prefixes with the files of their buttons and handlers."""
    rows = []
    for prefix, press in press_classes().items():
        served = sorted({one.replace(".", "/") for one in _serving(root(), prefix)})
        laid = press.__module__.replace(".", "/")
        rows.append(f"| `{prefix}` | `{laid}.py` | {', '.join(f'`{one}.py`' for one in served)} |")
    return "\n".join(["| prefix | buttons | handlers |", "|---|---|---|", *rows])


def _serving(router: Router, prefix: str) -> Iterator[str]:
    """Returns the modules whose functions handle presses of the prefix."""
    own = [one.callback for one in router.callback_query._handler.filters or ()]
    everywhere = any(_is_of(one, prefix) for one in own)
    for handler in router.callback_query.handlers:
        table = getattr(handler.callback, "__self__", None)
        if isinstance(table, Presses):
            for press, method in table.table.values():
                if press.__prefix__ == prefix:
                    yield method.__module__
        elif everywhere or any(_is_of(one.callback, prefix) for one in handler.filters or ()):
            yield handler.callback.__module__
    for each in router.sub_routers:
        yield from _serving(each, prefix)


def _is_of(filter_: object, prefix: str) -> bool:
    return isinstance(filter_, CallbackQueryFilter) and filter_.callback_data.__prefix__ == prefix


def forms() -> str:
    """Returns the table of declared forms: where each has its fields, look and conversation."""
    rows = []
    for one in declared_forms().conversations:
        declared = next(
            name
            for name, module in sorted(sys.modules.items())
            if name.startswith("district.") and any(v is one.form for v in vars(module).values())
        )
        rows.append(
            f"| `{one.form.name}` | `{declared.replace('.', '/')}.py` | {_place(type(one.look))} "
            f"| {_place(type(one))} |"
        )
    return "\n".join(
        ["| form | fields | look | conversation |", "|---|---|---|---|", *sorted(rows)]
    )


def _place(kind: type) -> str:
    return f"`{kind.__name__}` in `{kind.__module__.replace('.', '/')}.py`"


TABLES = {"areas": areas, "buttons": buttons, "forms": forms, "presses": presses.table}


def drawn(page: str) -> str:
    """Returns the page with updated tables."""
    for name, table in TABLES.items():
        page, times = re.subn(
            rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)",
            lambda found, table=table: f"{found[1]}{table()}{found[2]}",  # type: ignore[misc]
            page,
            flags=re.DOTALL,
        )
        assert times == 1, f"the page has no place for {name}"
    return page


if __name__ == "__main__":
    PAGE.write_text(drawn(PAGE.read_text("utf-8")), "utf-8")
