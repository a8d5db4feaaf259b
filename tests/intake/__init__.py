"""The way in: is a row ever lost, a figure ever misread?"""
