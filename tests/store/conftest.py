"""Databases for the contract that both kinds keep."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from cenotaph.store.record import Record
from tests.store.cluster import binaries, cluster


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a private cluster."""
    if binaries() is None:
        pytest.skip("no PostgreSQL server is installed")
    with cluster() as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new, empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'record.sqlite'}"
    server: str = request.getfixturevalue("postgres")
    name = f"record_{uuid4().hex}"
    engine: Any = create_engine(server, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def record(address: str, tmp_path: Path) -> Iterator[Record]:
    """An empty record in a database of each kind."""
    made = Record(address, tmp_path / "evidence")
    made.create()
    yield made
    made.close()
