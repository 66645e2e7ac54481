"""The draws as ArviZ's own value, for those who have it installed."""

from typing import Any

from cenotaph.errors import InputError
from cenotaph.estimate.latent_class import Sampled


def to_arviz(drawn: Sampled) -> Any:
    """An `arviz.InferenceData` of the number of people, alpha and classes with people.

    Raises InputError where ArviZ is not installed.
    """
    try:
        import arviz  # noqa: PLC0415 - an option, and heavy
    except ModuleNotFoundError:
        raise InputError(
            "The draws cannot be given to ArviZ: it is not installed.",
            hint='Install it with: pip install "cenotaph[arviz]"',
        ) from None
    return arviz.from_dict(
        posterior={"size": drawn.size, "alpha": drawn.alpha, "classes": drawn.filled}
    )
