"""Files of every kind, cut into rows of text cells; what they mean is not asked here."""
