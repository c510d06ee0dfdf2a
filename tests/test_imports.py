"""Tests share worlds and acts, not one another."""

import ast
from pathlib import Path

TESTS = Path(__file__).parent


def test_nothing_is_imported_from_a_test_module() -> None:
    found = []
    for file in TESTS.rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)) if ".test_" in source else ():
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [one.name for one in node.names] if isinstance(node, ast.Import) else []
            found += [
                f"{file.relative_to(TESTS)} imports {name}"
                for name in modules
                if name.startswith("tests.") and name.split(".")[-1].startswith("test_")
            ]
    assert found == [], "move what they share to tests/acts, or to a module beside them"
