"""People: accounts, invitations, sessions, messages; the private database, which may be deleted."""
