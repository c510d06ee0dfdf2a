"""`python deploy/bill.py FOLDER`: the parts of the program, from the lock and what is installed.

Writes `okrug.cdx.json` (CycloneDX 1.6) and `licences.txt`. Parts for other systems, which are not
installed here, are listed without a licence.
"""

import json
import re
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
UNKNOWN = "not installed here"
_PINNED = re.compile(r"^([\w.-]+)==([^ ;\\]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_NO_LICENCE = {"", "UNKNOWN"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    name: str
    version: str
    hashes: tuple[str, ...]
    licence: str


def parts(lock: str) -> list[Part]:
    """Returns the pinned parts of a lock."""
    found = list(_PINNED.finditer(lock))
    ends = [*(one.start() for one in found[1:]), len(lock)]
    return [
        Part(
            name=one[1],
            version=one[2],
            hashes=tuple(_HASH.findall(lock[one.start() : end])),
            licence=_licence(one[1]),
        )
        for one, end in zip(found, ends, strict=True)
    ]


def _licence(name: str) -> str:
    """Returns the licence by the field of today, the old field's first line, or the classifiers."""
    try:
        known = metadata(name)
    except PackageNotFoundError:
        return UNKNOWN
    classified = [
        one.rpartition(" :: ")[2]
        for one in known.get_all("Classifier") or ()
        if one.startswith("License ::")
    ]
    said = [str(known[field] or "").split("\n")[0] for field in ("License-Expression", "License")]
    return next((one for one in said if one not in _NO_LICENCE), ", ".join(classified))


def bill(found: list[Part], version: str) -> dict[str, Any]:
    """Returns the bill of materials."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "okrug", "version": version}},
        "components": [
            {
                "type": "library",
                "bom-ref": f"pkg:pypi/{one.name}@{one.version}",
                "name": one.name,
                "version": one.version,
                "purl": f"pkg:pypi/{one.name}@{one.version}",
                "licenses": [{"license": {"name": one.licence}}],
                "externalReferences": [
                    {
                        "type": "distribution",
                        "url": f"https://pypi.org/project/{one.name}/{one.version}/",
                        "hashes": [{"alg": "SHA-256", "content": sum_} for sum_ in one.hashes],
                    }
                ],
            }
            for one in found
        ],
    }


def main(folder: Path) -> None:
    found = parts((ROOT / "requirements.lock").read_text())
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    folder.mkdir(exist_ok=True)
    made = bill(found, version[1] if version else "")
    (folder / "okrug.cdx.json").write_text(json.dumps(made, indent=1) + "\n")
    lines = [f"{one.name} {one.version}: {one.licence}" for one in found]
    (folder / "licences.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
