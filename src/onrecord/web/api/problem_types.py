"""Every problem that the web can answer with: its code, HTTP status, title, and what to do about it. The one table.

400 is for what was asked in a way that cannot be used, 422 for what was understood and cannot be done, 409 for what
stands against something that is on record already.
"""

from msgspec import Struct


class ProblemType(Struct, frozen=True, kw_only=True):
    """A sort of problem: its stable `code`, HTTP `status`, a title for people, and what to do about it."""

    code: str
    status: int
    title: str
    advice: str


_REPORTS = "Give its text as plain UTF-8 text, as HTML, or as JSON lines."
_OPERATOR = "Tell whoever runs this server; its log says more."
_BUG = "Please report this as a bug, with what you asked for."

_TABLE: dict[str, tuple[int, str, str]] = {
    # What was asked for is not there.
    "unknown-id": (404, "Nothing on record has this id", "Look it up in the lists; ids are case-sensitive."),
    "unknown-actor": (
        404,
        "Nobody on record is called that",
        "Search the list of actors, or give an id or a country code.",
    ),
    "unknown-holder": (
        404,
        "Nobody of that name is on record as a holder",
        "Search the list of actors, or leave the holder out.",
    ),
    "unknown-correction": (
        404,
        "There is no correction of that number",
        "The list of corrections gives their numbers.",
    ),
    "no-such-page": (404, "There is nothing at this address", "Start at the brief."),
    "not-a-claim": (404, "This id is not a claim's", "The list of claims gives their ids."),
    "not-a-forecast": (404, "This id is not a forecast's", "The list of forecasts gives their ids."),
    "not-a-report": (404, "This id is not a report's", "The list of reports gives their ids."),
    "not-an-event": (404, "This id is not an event's", "The list of events gives their ids."),
    "not-a-statement": (404, "This id is not a statement's", "The list of statements gives their ids."),
    "not-yet": (404, "It was not on record yet on that day", "Ask as of a later day, or of none."),
    "unknown-token": (404, "There is no such token", "The list of tokens gives their ids."),
    # What was asked cannot be used.
    "ambiguous-actor": (400, "Several actors are called that", "Give the actor's id."),
    "between-two": (400, "Between needs two", "Give it twice, once for each side."),
    "part-of-whom": (400, "Nobody is named who could have that part", "Give `actor`, or `between` twice, with `part`."),
    "nobody": (400, "It is not said who corrects", "Say who you are."),
    "not-a-cursor": (400, "This is no place in this list", "Take `next` or `previous` of a page, or begin anew."),
    "not-a-date": (400, "This is not a date", "Write it as 2024, 2024-10 or 2024-10-22."),
    "not-a-limit": (400, "This limit leaves nothing", "Give 1 or more."),
    "not-a-size": (400, "A page cannot hold so many rows", "Give 1 to 200."),
    "nothing-to-read": (400, "There is nothing to read", "Paste a text, choose files or give an address."),
    "nothing-to-search": (400, "There is no word to search for", "Give one or more words."),
    "two-forms": (400, "Two forms of answer are asked for at once", "Ask for one of them."),
    "unknown-filter": (400, "The list cannot be narrowed down by this", "The manual of the API lists the fields."),
    "unknown-list": (404, "There is no such list", "The manual of the API names the lists."),
    "unknown-chart-form": (400, "There is no such form of a chart", "It is one of svg, png, json and html."),
    "wrong-number": (400, "There are too few values, or too many", "The manual of the API tells how many."),
    "unknown-value": (400, "A value is not one of those that can be given", "The manual of the API lists the values."),
    "wrong-value": (400, "A field cannot have this value", "The manual of the API lists the values."),
    "not-as-described": (
        422,
        "Not all of this is as it has to be",
        "Put it right or leave it out; the manual of the API says what each parameter and field can be.",
    ),
    "not-understood": (400, "The request could not be understood", "See the manual of the API."),
    # What was asked was understood, and cannot be done.
    "cannot-merge": (422, "These cannot be made one", "Name two different ids of one sort."),
    "cannot-part": (422, "These cannot be parted", "Name some of the claims, not none and not all."),
    "nothing-to-change": (422, "Nothing would change", "Name a field and another value."),
    "scenario-not-understood": (
        422,
        "The case was not understood",
        "Say who does what to whom, as in “Chile attacks Peru”.",
    ),
    "already-accepted": (409, "This was accepted already", "The list of corrections tells by whom."),
    "already-changed": (409, "This was changed already", "Undo the earlier change first."),
    "already-merged": (409, "These are one already", "The list of corrections tells by whom."),
    "already-parted": (409, "These are parted already", "The list of corrections tells by whom."),
    "already-revoked": (409, "This token was revoked already", "Make another if one is needed."),
    "already-settled": (409, "This was settled already", "The list of corrections tells by whom."),
    "already-undone": (409, "This was undone already", "Correct it again to have it back."),
    "is-rejected": (409, "This claim was rejected", "Undo that first; the list of corrections gives its number."),
    "only-expected": (409, "This event is only expected so far", "Settle the forecast that expects it."),
    # Reports that cannot be read.
    "binary": (415, "This is not text", _REPORTS),
    "empty": (422, "There is no text in it", "Leave it out, or check how it was made."),
    "folder-empty": (422, "There is no report in the folder", _REPORTS),
    "json-broken": (422, "A line is not JSON", "Mend the line; the other lines are read all the same."),
    "json-field-type": (
        422,
        "A field holds something of the wrong type",
        "The annotation format says what each field holds.",
    ),
    "json-not-an-object": (422, "A line is not a JSON object", "Each line must be an object with a field text."),
    "json-without-text": (422, "A report has no text", "Give its words in a field text."),
    "language-unsupported": (
        422,
        "The report is not in English",
        "Translate it or leave it out; only English is read so far.",
    ),
    "no-permission": (422, "The file may not be read", "Give the server the right to read it."),
    "not-a-file": (422, "This is not a file", "Give a regular file."),
    "not-found": (422, "There is no such file", "Check the path."),
    "page-without-text": (422, "There is no article on the page", "Give the article's own page, or its text."),
    "published-invalid": (422, "The publication date is not a date", "Give it as YYYY-MM-DD."),
    "report-empty": (422, "There is no text in the report", "Give the report's words."),
    "report-not-text": (422, "The report holds something that is not text", "Save it as valid UTF-8."),
    "too-long": (413, "The report is too long", "Cut it into single reports."),
    "unreadable": (422, "The file cannot be read", "Check the file and the disk it is on."),
    "annotations-broken": (500, "What was read cannot be stored", _BUG),
    "reading-failed": (500, "The report could not be read through", f"Other reports are not affected. {_BUG}"),
    # Addresses that cannot be fetched. Not 5xx: it is the address that was given that fails, not this server.
    "address-invalid": (422, "This is not the address of a page", "Give one that begins with http:// or https://."),
    "address-not-allowed": (422, "This address is not asked", "Save the page and add it as a file."),
    "address-unreachable": (422, "The address cannot be reached", "Check it and try again."),
    "content-type-unknown": (415, "What is at the address is not text", "Give the address of a web page or a text."),
    "fetch-broken": (422, "The other server broke off", "Try again, or save the page and add it as a file."),
    "fetch-redirects": (422, "The address leads on and on", "Open it in a browser, and give the one that it ends at."),
    "fetch-refused": (422, "The other server refused", "Open the address in a browser, save it and add the file."),
    "fetch-too-long": (422, "What is at the address is too long", "Save the article itself, and add it as a file."),
    "fetch-too-slow": (422, "The other server took too long", "Try again, or save the page and add it as a file."),
    # Reports that are added.
    "unknown-job": (404, "There is no such job", "The list of jobs shows those that are kept."),
    "job-in-use": (409, "This job is being read", "Wait until it is done."),
    "job-not-to-retry": (409, "There is nothing in this job to try again", "See how far it has come."),
    "upload-empty": (400, "There is nothing to read", "Paste a text, choose files or give an address."),
    "upload-incomplete": (409, "Not all files have arrived", "Send them again; those on record are passed over."),
    "upload-too-long": (413, "This is longer than what is taken at once", "Send it in parts."),
    "upload-too-many": (413, "These are more files than are taken at once", "Send them in parts, or as JSON lines."),
    "queue-full": (503, "Too many jobs wait to be read", "Wait until some of them are done, and send this again."),
    "disk-full": (507, "The disk is full", f"What is on record, or waits, is safe. {_OPERATOR}"),
    "reading-stopped": (500, "This job has stopped the reader again and again", "Try again with fewer reports."),
    "fetching-off": (403, "This server does not fetch addresses", "Save the page and add it, or paste its text."),
    # Who asks, and from where.
    "token-needed": (401, "This server asks for a token", "Whoever runs it makes one."),
    "readers-only-read": (403, "This token may read, not write", "Ask for a token with the role of editor."),
    "foreign-origin": (403, "This was sent from another site", "Send it from this server's own page."),
    "form-not-ours": (403, "This form is out of date", "Go back, reload the page, and send it again."),
    "forbidden": (403, "This is not allowed", "Ask whoever runs this server."),
    "unknown-host": (421, "This server is not known by that name", "Use the address that it was started with."),
    # What HTTP itself refuses.
    "method-not-allowed": (405, "This address does not take that method", "The manual of the API lists the methods."),
    "not-acceptable": (406, "There is no such form of answer", "Ask for JSON or for a page."),
    "too-large": (413, "The request is too large", "Send less at once."),
    "address-too-long": (414, "The address is too long", "Ask for fewer things at once."),
    "media-type": (415, "This type of content is not taken", "The manual of the API lists the types."),
    "too-many": (429, "Too much is asked at once", "Wait a moment and ask again."),
    "too-busy": (503, "Too many ask at once", "Wait a moment and ask again."),
    "http-error": (400, "The request was refused", "See the manual of the API."),
    # The record, the codebook, the server.
    "too-costly": (503, "This takes too long to answer", "Ask for less: fewer days, one actor, other words."),
    "record-locked": (503, "The record is in use by another program", "Try again in a moment; nothing is lost."),
    "record-full": (507, "The disk is full", f"Nothing is lost; try again when there is room. {_OPERATOR}"),
    "record-read-only": (403, "The record may not be written to", _OPERATOR),
    "record-damaged": (500, "The record is damaged", f"It has to be restored from a backup. {_OPERATOR}"),
    "record-failed": (500, "The record does not answer as expected", f"Try again. {_OPERATOR}"),
    "record-io": (500, "The disk reports an error", _OPERATOR),
    "record-missing": (503, "There is no record yet", f"Reports have to be read into it first. {_OPERATOR}"),
    "record-newer": (500, "The record was made by a newer version", f"The server has to be upgraded. {_OPERATOR}"),
    "record-not-a-record": (500, "The file is not a record", _OPERATOR),
    "record-not-yet": (500, "This sort of record is not supported yet", _OPERATOR),
    "record-older": (503, "The record was made by an older version", f"It has to be brought up to date. {_OPERATOR}"),
    "record-unreachable": (503, "The record cannot be opened", _OPERATOR),
    "codebook-entry": (500, "A codebook entry is wrong", _OPERATOR),
    "codebook-missing": (500, "A codebook folder is missing", _OPERATOR),
    "codebook-shape": (500, "A codebook file is not laid out as it should be", _OPERATOR),
    "codebook-unreadable": (500, "A codebook file cannot be read", _OPERATOR),
    "parser-missing": (500, "The language pipeline is not installed", _OPERATOR),
    "parser-unfit": (500, "The language pipeline lacks a part", _OPERATOR),
    "bad-threads": (500, "A setting of the server is wrong", _OPERATOR),
    "address-in-use": (500, "The server's port is taken", _OPERATOR),
    "address-not-here": (500, "The server cannot listen at its address", _OPERATOR),
    "chart-broken": (500, "The chart cannot be drawn", f"The table beside it shows the same. {_BUG}"),
    "chart-too-slow": (503, "The chart takes too long to draw", "Ask for fewer days, or fewer links."),
    "chart-bundle": (500, "The script that draws charts cannot be put together", _OPERATOR),
    "interrupted": (503, "The work was interrupted", "Nothing is lost; ask again to go on."),
    "internal": (500, "Something went wrong that should not have", f"Nothing on record was changed by it. {_BUG}"),
}

PROBLEM_TYPES: dict[str, ProblemType] = {
    code: ProblemType(code=code, status=status, title=title, advice=advice)
    for code, (status, title, advice) in _TABLE.items()
}
"""By code."""


def problem_types() -> tuple[ProblemType, ...]:
    """All of them by code, for a page that lists them."""
    return tuple(PROBLEM_TYPES[code] for code in sorted(PROBLEM_TYPES))
