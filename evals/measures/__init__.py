"""The measures, as pure functions of one case or of a whole run. None means "does not apply", never 0."""
