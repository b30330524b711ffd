"""What programs send: bodies of one declared type, decoded strictly, and how OpenAPI tells of them."""

from collections.abc import Mapping
from typing import Any

import msgspec
from fastapi import Request

from onrecord.vocabulary import OnrecordError, UsageError
from onrecord.web.api.files import text_example
from onrecord.web.showing import JSON


def media_type(request: Request, *known: str) -> str:
    """The type of content that is sent; raises `UsageError` (`media-type`) unless it is `known`.

    No page of another site can send JSON without asking first, so these types also keep its forms out.
    """
    given = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if given not in known:
        raise UsageError("media-type", f"What was sent is not {' or '.join(known)}.", "Say so in Content-Type.")
    return given


async def whole(request: Request, most: int) -> bytes:
    """The body of a request; raises `UsageError` (`too-large`) beyond `most` bytes, which are then not held."""
    found = bytearray()
    async for piece in request.stream():
        found += piece
        if len(found) > most:
            raise UsageError("too-large", f"This is longer than {most:,} bytes.", "Send it in parts, or as JSON Lines.")
    return bytes(found)


async def decoded(request: Request, kind: Any) -> Any:
    """The JSON of a request as a `kind`; raises `UsageError` (`media-type`, `not-understood`, `not-as-described`)."""
    media_type(request, JSON)
    return decode(await request.body(), kind)


def decode(body: bytes, kind: Any) -> Any:
    """JSON as a `kind`; raises `UsageError` (`not-understood`, `not-as-described`)."""
    try:
        return msgspec.json.decode(body, type=kind, strict=True)
    except msgspec.ValidationError as error:
        raise not_as_described(f"{error}.") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError("not-understood", "What was sent is not JSON.", "See the manual of the API.") from error


def not_as_described(what: str) -> OnrecordError:
    """The error for a body of another shape."""
    return UsageError("not-as-described", what, "The manual of the API says what each field holds.")


def takes(schemas: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """OpenAPI's word on what an operation takes, by type of content; for use as `openapi_extra`.

    The schemas of JSON have their examples themselves.
    """
    content = {kind: {"schema": schema, **text_example(kind)} for kind, schema in schemas.items()}
    return {"requestBody": {"required": True, "content": content}}


def gives(told: str, schema: dict[str, Any], headers: dict[str, Any] | None = None) -> dict[str, Any]:
    """OpenAPI's word on one answer."""
    answer: dict[str, Any] = {"description": told, "content": {JSON: {"schema": schema}}}
    return answer | ({"headers": headers} if headers else {})
