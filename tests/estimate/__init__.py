"""Tests of the estimators: published figures, typed here from the papers that are named."""
