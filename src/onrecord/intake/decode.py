"""From bytes to text, whatever the encoding; what is no text is refused."""

import codecs
import re

from onrecord.intake.faults import fault

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"\x7fELF", "a program"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "an RTF document"),
)
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]{2,40})", re.I
)
NEWLINES = re.compile(r"\r\n?|\u2028|\u2029|\x85")
SAMPLE = 100_000

MOJIBAKE = re.compile(
    "[\u00c2-\u00c3][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|\u00e2[\u0080-\u009f\u20ac\u201a\u201e\u2020][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
"""UTF-8 that was read as Windows-1252: two- and three-byte sequences of Latin letters and punctuation."""


def to_text(data: bytes, charset: str | None = None) -> str:
    """The text that `data` holds: newlines as `\\n`, without byte-order mark and NULs, otherwise as it stands.

    `charset` is the encoding that was stated with it, which is believed only of what is no UTF-8. Raises `ReportError`
    `binary` for pictures, archives, programs and the like.
    """
    _refuse_binary(data)
    text = NEWLINES.sub("\n", _decoded(data, charset))
    return _mended(text.replace("\x00", "").removeprefix("\ufeff"))


def _refuse_binary(data: bytes) -> None:
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise fault("binary", f"This is {what}, not text.")
    head = data[:SAMPLE]
    if any(data.startswith(bom) for bom, _ in BOMS) or _wide(head):
        return
    if len(CONTROLS.findall(head)) > max(8, len(head) // 50):
        raise fault("binary", "This is binary data, not text.")


def _wide(head: bytes) -> str | None:
    """The UTF-16 byte order that the NULs of English letters give away, null when there is none."""
    even, odd = head[0::2], head[1::2]
    if len(odd) < 4:
        return None
    if odd.count(0) > 0.6 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.6 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None


def _decoded(data: bytes, charset: str | None) -> str:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace")
    wide = _wide(data[:SAMPLE])
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _stated(data, charset) or _declared(data) or _guessed(data)


def _declared(data: bytes) -> str | None:
    """The text in the encoding that a page names for itself, null when it names none or a wrong one."""
    found = DECLARED.search(data[:4096])
    if not found:
        return None
    return _stated(data, (found[1] or found[2]).decode("ascii"))


def _stated(data: bytes, charset: str | None) -> str | None:
    """The text in the encoding `charset`; null when there is no such, or it is a wrong one."""
    if charset is None:
        return None
    name = charset.lower()
    if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        name = "cp1252"  # what every browser reads for these
    try:
        return data.decode(name)
    except (LookupError, ValueError):
        return None


def _guessed(data: bytes) -> str:
    pieces = _utf8_with_strays(data)
    if pieces is not None:
        return pieces
    high = sum(byte > 0x7F for byte in data[:SAMPLE])
    if high > 0.3 * len(data[:SAMPLE]):
        return _by_frequency(data)
    return _windows(data)


def _utf8_with_strays(data: bytes) -> str | None:
    """UTF-8 text whose few stray bytes are Windows-1252; null when most of the high bytes are strays."""
    pieces: list[str] = []
    position = strays = 0
    while position < len(data):
        try:
            pieces.append(data[position:].decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            good, stray = position + error.start, position + error.end
            pieces.append(data[position:good].decode("utf-8"))
            pieces.append(_windows(data[good:stray]))
            strays += stray - good
            position = stray
            if strays > 2_000:
                return None
    wide = sum(1 for piece in pieces[::2] for character in piece if character > "\x7f")
    return "".join(pieces) if wide >= strays else None


def _windows(data: bytes) -> str:
    """Windows-1252, where the five bytes that it leaves open are Latin-1's, as browsers read it."""
    mac = _as_mac(data)
    if mac is not None:
        return mac
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(
            bytes([byte]).decode("cp1252" if byte not in b"\x81\x8d\x8f\x90\x9d" else "latin-1") for byte in data
        )


def _as_mac(data: bytes) -> str | None:
    """Mac Roman text, told by its apostrophe, which would be a capital Õ within a word; null when it is not."""
    if len(re.findall(rb"[a-z]\xd5[a-z]", data)) > 0 and not re.search(rb"[\x91-\x94]", data):
        return data.decode("mac_roman")
    return None


def _by_frequency(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        return _windows(data)
    try:
        return data.decode(best.encoding)
    except (LookupError, UnicodeDecodeError):
        return _windows(data)


def _mended(text: str) -> str:
    """`text` with UTF-8 that had been read as Windows-1252 put right."""
    if not MOJIBAKE.search(text):
        return text
    return MOJIBAKE.sub(_reread, text)


def _reread(found: re.Match[str]) -> str:
    try:
        data = b"".join(
            character.encode("latin-1") if character < "\u0100" else character.encode("cp1252")
            for character in found[0]
        )
        return data.decode("utf-8")
    except UnicodeError:
        return found[0]
