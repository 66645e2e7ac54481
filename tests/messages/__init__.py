"""The words of the interface in each language: their catalogues, and that they are whole."""
