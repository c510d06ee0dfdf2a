"""Every older schema comes to the newest without loss."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, text

from storage.migrate import NewerSchema, is_current, migrate, revisions
from storage.tables import metadata
from tests.storage.filled import fill


def url_of(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


def counts(file: Path) -> dict[str, int]:
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        names = connection.execute(
            text(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
            )
        ).scalars()
        found = {
            name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()
            for name in list(names)
        }
    engine.dispose()
    return found


async def test_an_empty_file_comes_to_the_newest_schema(tmp_path: Path) -> None:
    file = tmp_path / "empty.db"
    done = await migrate(url_of(file))
    assert done.before is None
    assert done.after == revisions()[-1]
    assert await is_current(url_of(file))


@pytest.mark.parametrize("revision", revisions())
async def test_a_filled_database_of_each_version_loses_no_row(
    tmp_path: Path, revision: str
) -> None:
    file = tmp_path / "filled.db"
    await migrate(url_of(file), revision)
    fill(file)
    before = counts(file)
    assert all(before.values()), "a table without a row proves nothing"
    await migrate(url_of(file))
    after = counts(file)
    assert {name: after[name] for name in before} == before


async def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "twice.db"
    await migrate(url_of(file))
    assert not (await migrate(url_of(file))).changed


async def test_the_tables_are_what_the_migrations_make(tmp_path: Path) -> None:
    file = tmp_path / "compared.db"
    await migrate(url_of(file))
    engine = create_engine(f"sqlite:///{file}")

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))

    with engine.connect() as connection:
        assert differences(connection) == []
    engine.dispose()


async def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "newer.db"
    await migrate(url_of(file))
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(NewerSchema) as refusal:
        await migrate(url_of(file))
    assert refusal.value.revision == "9999"
