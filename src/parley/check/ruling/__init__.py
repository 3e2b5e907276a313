"""From posteriors to a verdict that can be defended: the rule, its confidence, its reasons."""
