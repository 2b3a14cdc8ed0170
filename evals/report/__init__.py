"""A run as one HTML page that stands alone."""

from evals.report.page import write_report

__all__ = ["write_report"]
