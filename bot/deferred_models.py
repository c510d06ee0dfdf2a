"""Imports aiogram without building its models; each is built on first use.

The last lines of `aiogram/types/__init__.py` rebuild all 404 models, which takes 1.6 of the 2.4
seconds of its import and 100 MiB, while a bot uses about forty of them. During that one import
`BaseModel.model_rebuild` is replaced by a recorder. This is the only place where a public method of
a library is replaced. If aiogram changes the loop, nothing is recorded and nothing breaks.
`tests/bot/test_deferred_models.py` compares the schemas of all models, deferred and not.
"""
# ruff: noqa: PLC0415 - the purpose of this module is to control the import

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pydantic import BaseModel

Namespaces = dict[type[BaseModel], Mapping[str, Any]]


def import_aiogram() -> int:
    """Imports `aiogram` and builds the models that every tap needs. No-op if already imported.

    Building models on first use is not thread-safe (pydantic 2.13): use other types of aiogram in
    the event loop only.

    Returns the number of models whose building was deferred.
    """
    if "aiogram" in sys.modules:
        return 0
    BaseModel.model_config["defer_build"] = True  # the methods do not ask for it, the types do
    try:
        with _rebuilds_recorded() as recorded:
            import aiogram
    finally:
        del BaseModel.model_config["defer_build"]
    for model, names in recorded.items():
        # Pydantic resolves forward references in the namespace of the model's own module.
        module = vars(sys.modules[model.__module__])
        for name, value in names.items():
            module.setdefault(name, value)
    types, methods = aiogram.types, aiogram.methods
    for model in (  # each before those that contain it
        types.InlineKeyboardButton,
        types.InlineKeyboardMarkup,
        types.User,
        types.Message,
        types.Update,
        methods.SendMessage,
        methods.EditMessageText,
        methods.AnswerCallbackQuery,
    ):
        model.model_rebuild()
    return len(recorded)


@contextmanager
def _rebuilds_recorded() -> Iterator[Namespaces]:
    """Replaces `model_rebuild` by a recorder for calls that pass a namespace."""
    recorded: Namespaces = {}
    rebuild = BaseModel.__dict__["model_rebuild"]

    def record(model: type[BaseModel], /, **options: Any) -> bool | None:
        names = options.get("_types_namespace")
        if names is None:
            built: bool | None = rebuild.__func__(model, **options)
            return built
        recorded[model] = names
        return None

    BaseModel.model_rebuild = classmethod(record)  # type: ignore[assignment,method-assign]  # for one import
    try:
        yield recorded
    finally:
        BaseModel.model_rebuild = rebuild  # type: ignore[method-assign]  # restores the original
