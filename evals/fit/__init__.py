"""What the product has learnt from data, and the commands that fit it anew: `python -m evals.fit --help`."""
