"""What the counts say: posteriors of the change from before a pledge to after it."""
