"""Runs: where they and their libraries lie, how they are written and resumed, the model's replies kept."""
