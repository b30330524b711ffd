"""The learned part of the reader: one small encoder with a head for each question, run without torch."""
