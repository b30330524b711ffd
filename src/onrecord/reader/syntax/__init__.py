"""How do the words hang together? The ways to walk a report's parse, whatever the words mean; no stage of its own."""
