"""Claims to reports, reports to incidents; siblings of this package are never imported."""
