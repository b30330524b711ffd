"""Errors that say what happened and what to do, each with a code that programs can rely on."""


class OnrecordError(Exception):
    """A failure with a stable `code` (kebab-case), a `message` of what happened and `advice` on what to do next."""

    def __init__(self, code: str, message: str, advice: str = "") -> None:
        """Keep the three parts apart for programs; `str()` joins them for people."""
        self.code, self.message, self.advice = code, message, advice
        super().__init__(f"{message} {advice}".strip())


class ReportError(OnrecordError):
    """One report cannot be read; the run goes on with the others. `report_id` names it."""

    def __init__(self, code: str, message: str, advice: str = "", *, report_id: str | None = None) -> None:
        """As `OnrecordError`, for the report `report_id`."""
        super().__init__(code, message, advice)
        self.report_id = report_id


class CodebookError(OnrecordError):
    """A codebook file is not what the loader expects."""


class RecordError(OnrecordError):
    """The record cannot be opened, read or written."""


class UsageError(OnrecordError):
    """The command or call was given something that it cannot use."""
