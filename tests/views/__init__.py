"""Does the page stand, and does it show what was asked?"""
