"""Every way in which an input can fail, with its code and what the user can do about it."""

from onrecord.vocabulary import ReportError

TEXT_LIMIT = 1_000_000
"""The longest text of one report, in code points."""

ADVICE: dict[str, str] = {
    "not-found": "Check the path.",
    "no-permission": "Give yourself the right to read it.",
    "not-a-file": "Give a regular file or a folder; pipe anything else to standard input and name it `-`.",
    "unreadable": "Check the file and the disk it is on.",
    "folder-empty": "Put .txt, .html, .jsonl or .ndjson files in it, or name a file directly.",
    "empty": "Leave it out, or check how it was made.",
    "binary": "Convert it to text, HTML or JSON lines first.",
    "too-long": f"Cut it into single reports of at most {TEXT_LIMIT:,} characters.",
    "page-without-text": "Save the article's own page, or give its text as .txt.",
    "json-broken": "Mend the line; the other lines are read all the same.",
    "json-not-an-object": "Each line must be an object with a `text`.",
    "json-without-text": "Give the report's words in a field `text`.",
    "json-field-type": "See the annotation format for what each field holds.",
    "published-invalid": "Give the publication date as YYYY-MM-DD.",
    "address-invalid": "Give an address that begins with http:// or https://, without a name or password in it.",
    "address-not-allowed": "Save the page and add it as a file: only the open network is asked, on the usual ports.",
    "address-unreachable": "Check the address, and that this machine is connected; then try again.",
    "fetch-refused": "Open the address in a browser: the page may be gone, or want a login. Save it and add the file.",
    "fetch-redirects": "Open the address in a browser, and give the one that it ends at.",
    "fetch-too-slow": "Try again later, or save the page and add it as a file.",
    "fetch-too-long": "Save the article itself, and add it as a file.",
    "fetch-broken": "Try again, or save the page and add it as a file.",
    "content-type-unknown": "Give the address of a web page, a plain text or JSON lines.",
    "language-unsupported": "Onrecord reads English only so far; translate the report or leave it out.",
}
"""What to do next, by error code; the codes are stable."""


def fault(code: str, message: str, report_id: str | None = None) -> ReportError:
    """The error `code` with its standing advice; `message` says what happened, `report_id` to which input."""
    return ReportError(code, message, ADVICE[code], report_id=report_id)
