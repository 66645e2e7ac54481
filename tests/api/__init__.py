"""Tests of the public API, asked as a stranger asks it; Django is set up as for the workbench."""

import tests.workbench  # noqa: F401 - sets Django up, once, for all tests
