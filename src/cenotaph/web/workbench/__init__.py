"""The workbench: where people settle what the program proposes; every address is in `urls`."""
