"""The words of the project as frozen values; imports nothing else of the project."""
