"""Cenotaph keeps an open casualty record: claims with their words, tolls with their reasons."""


def __getattr__(name: str) -> str:
    """`__version__`, read when asked for: package metadata cost a tenth of a second of a start."""
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version("cenotaph")
    except PackageNotFoundError:  # a source tree that was never installed
        return "0+unknown"
