"""`HEAD` asks what `GET` asks, and is answered with the same status and headers, without the body."""

from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEAD_ONLY = "onrecord.head_only"
"""Set in the scope where only the head of an answer is wanted, so that what is long need not be made."""


@dataclass(frozen=True)
class HeadRequests:
    """ASGI middleware that asks the application for what `HEAD` would get by `GET`."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; of the answer to `HEAD` only its end is left of the body."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] != "http.response.body":
                await send(message)
            elif not message.get("more_body", False):
                await send({"type": "http.response.body", "body": b""})

        await self.app({**scope, "method": "GET", HEAD_ONLY: True}, receive, send_head)
