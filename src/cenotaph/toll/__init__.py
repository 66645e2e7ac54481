"""An incident's claims to voices, tolls and checks: pure, one incident at a time."""
