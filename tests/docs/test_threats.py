"""The page of threats names tests that are there."""

import ast
import re

from tests.docs.pages import ROOT, page

THREATS = "docs/explanation/threats.md"


def test_every_test_it_names_is_there() -> None:
    """A threat is held by a test, and not by a name of one that is gone."""
    named = set(re.findall(r"`(test_\w+)`", page(THREATS)))
    trees = (ast.parse(path.read_text("utf-8")) for path in (ROOT / "tests").rglob("test_*.py"))
    known = {
        node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
    }
    assert len(named) > 20
    assert named - known == set()
