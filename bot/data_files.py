"""Readers of data files: TOML for every catalogue, spreadsheets for lists of organizations."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from district.calls.kind import OWN, WrongKind, read_kind, text_of
from district.calls.lint import lint
from district.catalogues import FIELDS, Catalogue, DataRefused, Entry, Fault, Origin, Problem
from district.errors import NoHead
from district.spelling import placed, tidy
from district.tables import Sheet, Table, find_table, key
from district.territory import OrganizationKind
from documents.cells import NoSheet, OldFormat, read_sheets
from locales.texts import Texts, listed

Progress = Callable[[Iterable[Any]], Iterable[Any]]
"""Wraps an iterable to show progress."""
Tell = Callable[[Path, Table], None]

_ORDERED = {
    Catalogue.AREAS,
    Catalogue.TOPICS,
    Catalogue.ACTIVITY_TYPES,
    Catalogue.CATEGORIES,
    Catalogue.INSTITUTES,
    Catalogue.SCHOOLS,
    Catalogue.COMMUNITIES,
    Catalogue.CALL_KINDS,
    Catalogue.DOCUMENTS,
}
_HEADER = re.compile(r"^\s*\[\[\s*([\w.-]+)\s*]]", re.MULTILINE)
_ID = re.compile(r"^\s*id\s*=", re.MULTILINE)
_COLUMNS = ("municipality", "settlement", "name", "kind", "id")
_OPTIONAL = {"id", "settlement"}
_WIDEST, _MOST_ROWS = 60, 50_000
"""Limits of columns and rows in a list of organizations."""


def read_entries(
    path: Path, texts: Texts, progress: Progress = iter, tell: Tell | None = None
) -> tuple[Entry, ...]:
    """Reads a file; the format follows from its suffix, the catalogue of TOML from its tables.

    `tell`: called with the table that was found in a spreadsheet.

    Raises:
        DataRefused: the file cannot be read or contains unknown tables or fields.
    """
    match path.suffix.lower():
        case ".toml":
            return read_toml(path)
        case ".xlsx" | ".ods":
            table = _find_table(path, texts)
            if tell is not None:
                tell(path, table)
            return _organizations(path, table, texts, progress)
    raise _refused(path, Fault.UNKNOWN_FILE, value=path.suffix)


# ── TOML ───────────────────────────────────────────────────────────────────────────────────────


def read_toml(path: Path) -> tuple[Entry, ...]:
    """Reads a TOML file.

    Raises:
        DataRefused: see `read_entries`.
    """
    text = _text_of(path)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise _refused(path, Fault.UNREADABLE, line=line, value=str(error)) from error
    entries: list[Entry] = []
    problems: list[Problem] = []
    lines = _lines_of_entries(text)
    for catalogue, table, item, position in _items(tables, path, problems):
        origin = Origin(file=path.name, line=_line(lines, table, position))
        fields = item
        if catalogue is Catalogue.CALL_KINDS:
            fields, found = _call_kind(item, origin)
            problems += found
        problems += _strange_fields(catalogue, fields, origin)
        entries.append(_entry(catalogue, fields, position, origin))
    if problems:
        raise DataRefused(problems)
    if not entries:
        raise _refused(path, Fault.UNKNOWN_TABLE)
    return tuple(entries)


def _call_kind(item: Mapping[str, Any], origin: Origin) -> tuple[dict[str, Any], list[Problem]]:
    """Returns the fields of a kind of calls, and what is wrong with it."""

    def problem(field: str, why: str) -> Problem:
        return Problem(origin=origin, fault=Fault.BAD_CALL, field=field, value=why)

    try:
        kind = read_kind(item)
    except WrongKind as wrong:
        return {}, [problem(wrong.path, wrong.why)]
    fields = {"id": kind.id, "kind": text_of(kind)}
    faults = [problem(*fault.split(": ", 1)) for fault in lint(kind)]
    if kind.id.startswith(OWN):
        faults.append(problem("id", f"kinds of districts begin with {OWN}"))
    return fields, faults


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _refused(path, Fault.UNREADABLE, value=str(error)) from error


def _items(
    tables: Mapping[str, Any], path: Path, problems: list[Problem]
) -> Iterator[tuple[Catalogue, str, dict[str, Any], int]]:
    """Yields every entry with its catalogue, the name of its table and its index in that table."""
    topics = 0
    for name, items in tables.items():
        if name not in set(Catalogue) - {Catalogue.TOPICS} or not _is_list_of_tables(items):
            origin = Origin(file=path.name, line=_line_of_key(path, name))
            problems.append(Problem(origin=origin, fault=Fault.UNKNOWN_TABLE, value=name))
            continue
        for position, item in enumerate(items):
            inner = item.pop("topics", []) if name == Catalogue.AREAS else []
            yield Catalogue(name), name, item, position
            for topic in inner:
                area = {"area": item.get("id", "")}
                yield Catalogue.TOPICS, f"{name}.{Catalogue.TOPICS}", topic | area, topics
                topics += 1


def _is_list_of_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _line_of_key(path: Path, name: str) -> int:
    found = re.search(rf"^\s*\[*\s*{re.escape(name)}\b", _text_of(path), re.MULTILINE)
    return _text_of(path).count("\n", 0, found.start()) + 1 if found else 1


def _lines_of_entries(text: str) -> dict[tuple[str, int], int]:
    """Returns the line of the id (or of the header if there is no id) of the n-th
    entry per table.
    """
    headers = list(_HEADER.finditer(text))
    ends = [*(header.start() for header in headers[1:]), len(text)]
    seen: Counter[str] = Counter()
    lines = {}
    for header, end in zip(headers, ends, strict=True):
        named = _ID.search(text, header.end(), end)
        place = named.end() if named else header.end()
        lines[header[1], seen[header[1]]] = text.count("\n", 0, place) + 1
        seen[header[1]] += 1
    return lines


def _line(lines: Mapping[tuple[str, int], int], table: str, position: int) -> int:
    """Returns the line of an entry; 1 for inline entries, which have no header."""
    return lines.get((table, position), 1)


def _strange_fields(
    catalogue: Catalogue, item: Mapping[str, Any], origin: Origin
) -> Iterator[Problem]:
    for field, value in item.items():
        if field != "id" and field not in FIELDS[catalogue]:
            yield Problem(origin=origin, fault=Fault.UNKNOWN_FIELD, field=field)
        elif not isinstance(value, str):
            yield Problem(origin=origin, fault=Fault.NOT_TEXT, field=field, value=str(value))


def _entry(catalogue: Catalogue, item: Mapping[str, Any], position: int, origin: Origin) -> Entry:
    fields: dict[str, str | int] = {
        field: value.strip() if rule.keeps_lines else " ".join(value.split())
        for field, rule in FIELDS[catalogue].items()
        for value in [str(item.get(field, ""))]
    }
    if catalogue in _ORDERED:
        fields["position"] = position
    return Entry(catalogue=catalogue, id=str(item.get("id", "")), fields=fields, origin=origin)


# ── Spreadsheets ──────────────────────────────────────────────────────────────────────────────────


def _find_table(path: Path, texts: Texts) -> Table:
    try:
        sheets = read_sheets(path.read_bytes(), name=path.name, columns=_WIDEST, most=_MOST_ROWS)
    except OldFormat:
        raise _refused(path, Fault.UNKNOWN_FILE, value=path.suffix) from None
    except (NoSheet, OSError) as error:
        raise _refused(path, Fault.UNREADABLE, value=str(error)) from error
    names = {one: (one, *listed(texts.everywhere(f"loading-column-{one}"))) for one in _COLUMNS}
    try:
        table = find_table(sheets, names, set(_COLUMNS) - _OPTIONAL)
    except NoHead as error:
        raise _refused(path, Fault.NO_COLUMN, field=", ".join(error.columns)) from None
    _ensure_values(path, [one for one in sheets if one.name in table.sheets])
    return table


def _organizations(path: Path, table: Table, texts: Texts, progress: Progress) -> tuple[Entry, ...]:
    kinds = {
        key(name): kind
        for kind in OrganizationKind
        for name in (kind.value, *texts.everywhere(f"organizations-kind-{kind}"))
    }
    return tuple(
        _organization(row.cells, kinds, Origin(file=path.name, line=row.number))
        for row in progress(table.rows)
    )


def _ensure_values(path: Path, sheets: Sequence[Sheet]) -> None:
    """
    Raises:
        DataRefused: too many rows, or a formula, whose value may be outdated.
    """
    for sheet in sheets:
        if len(sheet.rows) > _MOST_ROWS:
            raise _refused(path, Fault.UNREADABLE, value=f"more than {_MOST_ROWS} rows")
        if sheet.formula is not None:
            line = int(re.sub(r"\D", "", sheet.formula))
            raise _refused(path, Fault.FORMULA, line=line, value=sheet.formula)


def _organization(
    cells: Mapping[str, str], kinds: Mapping[str, OrganizationKind], origin: Origin
) -> Entry:
    municipality, settlement, name, kind = (
        tidy(cells.get(one, "")) for one in ("municipality", "settlement", "name", "kind")
    )
    if name:
        name = placed(name, settlement, municipality)
    return Entry(
        catalogue=Catalogue.ORGANIZATIONS,
        id=cells.get("id") or _made_key(municipality, name),
        fields={"municipality": municipality, "name": name, "kind": kinds.get(key(kind), kind)},
        origin=origin,
    )


def _made_key(municipality: str, name: str) -> str:
    """Derives a stable id from the names, so that a list without ids can be loaded again."""
    return sha256(f"{municipality}\n{name}".casefold().encode()).hexdigest()[:32]


def _refused(
    path: Path, fault: Fault, *, line: int = 1, field: str = "", value: str = ""
) -> DataRefused:
    origin = Origin(file=path.name, line=line)
    return DataRefused([Problem(origin=origin, fault=fault, field=field, value=value)])
