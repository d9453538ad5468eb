"""The last step: looks at the finished HTML as a reader's browser would, then puts it in place of the old site."""
