"""Records that are served, as the workbench's tests have them."""

import pytest

from tests.api.stranger import Stranger, released
from tests.workbench.conftest import desk, filled, records
from tests.workbench.desk import Desk

__all__ = ["desk", "filled", "records"]


@pytest.fixture
def stranger(filled: Desk) -> Stranger:
    """Someone without an account, before a record of two incidents that are both released."""
    released(filled, *(one.id for one in filled.record.incidents()))
    return Stranger(desk=filled)
