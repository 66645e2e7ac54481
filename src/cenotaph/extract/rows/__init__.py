"""Rows of a monitor's sheet to claims: its keeper's mapping is the reader."""
