"""The command line: thin, a file a command group; everything heavy is imported when a command runs."""

from onrecord.cli.app import app, main

__all__ = ["app", "main"]
