"""Draws charts in a process of its own: Altair and Vega take long to load and hold Python's lock while they draw."""

import subprocess
import sys
import threading
from contextlib import suppress

import msgspec

from onrecord.vocabulary import OnrecordError
from onrecord.web.charting.orders import Done, Order

LIMIT = 60.0
"""Seconds that one drawing may take, the start of the process among them."""
_COMMAND = (sys.executable, "-m", "onrecord.web.charting.child")


class Drawer:
    """One process that draws one chart after the other: started with the first, again when it has died."""

    def __init__(self, limit: float = LIMIT) -> None:
        """Nothing runs yet."""
        self._limit = limit
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def process(self) -> int | None:
        """The id of the process that draws, null when none runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def draw(self, order: Order) -> bytes:
        """The drawing; raises `OnrecordError` (`chart-broken`, `chart-too-slow`)."""
        with self._turn:
            process = self._running()
            slow = threading.Event()
            alarm = threading.Timer(self._limit, _stop, (process, slow))
            alarm.daemon = True
            alarm.start()
            try:
                done, body = _answer(process, order)
            except (OSError, EOFError, msgspec.DecodeError) as error:
                self._end()
                raise _failed(self._limit if slow.is_set() else None) from error
            finally:
                alarm.cancel()
        if done.fault:
            raise OnrecordError(*done.fault)
        return body

    def close(self) -> None:
        """End the process."""
        with self._turn:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None:
            self._end()
            self._process = subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process is not None
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                with suppress(BrokenPipeError):
                    stream.close()


def _answer(process: subprocess.Popen[bytes], order: Order) -> tuple[Done, bytes]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(msgspec.json.encode(order) + b"\n")
    process.stdin.flush()
    head = process.stdout.readline()
    if not head.endswith(b"\n"):
        raise EOFError
    done = msgspec.json.decode(head, type=Done)
    body = process.stdout.read(done.length)
    if len(body) != done.length:
        raise EOFError
    return done, body


def _stop(process: subprocess.Popen[bytes], slow: threading.Event) -> None:
    slow.set()
    process.kill()


def _failed(limit: float | None) -> OnrecordError:
    if limit is not None:
        return OnrecordError(
            "chart-too-slow", f"The chart took longer than {limit:g} s to draw.", "Ask for fewer days or links."
        )
    return OnrecordError("chart-broken", "What draws charts has stopped.", "Try again; the tables show the same.")
