"""What the reports together put on record: events, disputes, agreements, forecasts, ties, transfers and origins.

Deciders are pure functions over claims; `ledger/update.py` alone talks to the record.
"""
