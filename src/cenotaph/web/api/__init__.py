"""The public API: what the public pages show, as JSON that programs read, and nothing more."""
