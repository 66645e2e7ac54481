"""How well pages are read, measured on our own gold and on data nobody here wrote."""
