"""Accuracy and speed of the reader, measured on the corpora; `python -m benchmarks --help` runs them all.

Each module measures one thing: `measure(corpora, limit)` gives figures by name. Nothing here is shipped.
"""
