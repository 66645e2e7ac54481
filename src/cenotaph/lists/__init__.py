"""Victim lists: what their rows say, how their names compare, which of their people are one."""
