"""Estimates beside published figures, and populations of known size."""

import numpy as np

from evaluation.mse_coverage import report, tabled
from evaluation.mse_formulas import compare, is_exact
from tests.estimate.published import KOSOVO

ROW = {
    "method": "loglinear",
    "dataset": "kosovo",
    "settings": "BIC-best of 113 hierarchical models",
    "quantity": "N/se",
    "value": "10356.52/785.9",
    "tolerance": "0.01",
}


def test_a_row_agrees_to_its_printed_digits() -> None:
    """Within the tolerance and half the last digit, every figure of the row."""
    assert compare(ROW, KOSOVO).agrees
    assert not compare(ROW | {"value": "10356.52/786.1"}, KOSOVO).agrees


def test_a_row_may_name_a_graph_model_s_settings() -> None:
    """The prior count of a cell and the numbers considered."""
    row = ROW | {
        "method": "dga 2.0.2",
        "settings": "delta=2^-4 Nmissing 0:60000 prior 1/N",
        "quantity": "mean/mode",
        "value": "12749.34/12267",
    }
    assert compare(row, KOSOVO).agrees


def test_figures_of_another_run_s_chance_have_no_digits() -> None:
    """They are left to the rows that say how much chance."""
    assert is_exact(ROW)
    assert not is_exact(ROW | {"tolerance": "MC"})


def test_coverage_tells_families_and_misses() -> None:
    """Two populations: every family under each kind, and how many misses a warning caught."""
    text = report(2)
    assert "log-linear, where it holds" in text
    assert "A warning accompanies" in text


def test_people_on_no_list_are_not_seen() -> None:
    """A population's table holds those on a list."""
    listed = np.array([[1, 0, 0, 0], [0, 0, 0, 0], [1, 1, 0, 0], [1, 0, 0, 0]], dtype=bool)
    assert (tabled(listed).patterns, tabled(listed).counts) == ((1, 3), (2, 1))
