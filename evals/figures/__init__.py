"""From the scores of the cases to figures: means with intervals, comparison, the gate, tables."""
