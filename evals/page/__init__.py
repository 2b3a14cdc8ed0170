"""A run as one HTML page that stands alone."""

from evals.page.page import write_report

__all__ = ["write_report"]
