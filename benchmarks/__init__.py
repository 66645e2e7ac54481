"""How fast pages are read on one core, beside what else reads them, and in how much memory."""
