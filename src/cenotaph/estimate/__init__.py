"""How many deaths are on no list: multiple systems estimation, each family from its paper.

from cenotaph.estimate import sample
drawn = sample(table, seed=1)      # drawn.size: chains by draws
"""

from cenotaph.estimate.arviz import to_arviz
from cenotaph.estimate.families import Settings, estimate_family
from cenotaph.estimate.latent_class import Budget, LatentClasses, Sampled, sample
from cenotaph.estimate.stratum import estimate_table
from cenotaph.estimate.tables import Tables, read_tables

__all__ = [
    "Budget",
    "LatentClasses",
    "Sampled",
    "Settings",
    "Tables",
    "estimate_family",
    "estimate_table",
    "read_tables",
    "sample",
    "to_arviz",
]
