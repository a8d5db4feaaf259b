"""Does the figure say the same as the rows?"""
