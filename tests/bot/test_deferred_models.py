"""Deferred models of aiogram equal the normal ones, and few others are built at start."""

import subprocess
import sys
from pathlib import Path

_SCHEMAS = """
import json, sys
{imported}
import aiogram.methods, aiogram.types
from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

class Lenient(GenerateJsonSchema):
    def handle_invalid_for_json_schema(self, schema, error_info):
        return {{"title": error_info}}

models = [
    model
    for room in (aiogram.types, aiogram.methods)
    for model in map(vars(room).get, room.__all__)
    if isinstance(model, type) and issubclass(model, BaseModel)
]
for model in models:
    model.model_rebuild()
_, schemas = models_json_schema(
    [(model, mode) for model in models for mode in ("validation", "serialization")],
    schema_generator=Lenient,
)
json.dump([len(models), schemas], sys.stdout, sort_keys=True, default=str, indent=0)
"""

_DEFERRED = """
from bot.deferred_models import import_aiogram
assert import_aiogram() > 300, "aiogram changed its loop: nothing is gained any more"
import aiogram.types
built = [name for name in aiogram.types.__all__
         if getattr(vars(aiogram.types)[name], "__pydantic_complete__", False)]
assert len(built) < 20, built
"""


def _printed(code: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True,
    )  # fmt: skip
    return run.stdout


def test_every_deferred_model_has_the_schema_it_would_have_had() -> None:
    eager = _printed(_SCHEMAS.format(imported=""))
    deferred = _printed(_SCHEMAS.format(imported=_DEFERRED))
    assert len(eager) > 100_000, "schemas of all models and methods"
    assert deferred == eager
