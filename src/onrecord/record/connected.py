"""What every part of `SqlRecord` stands on: connections to read and to write over."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager

from sqlalchemy import Connection


class Connected(ABC):
    """Has connections; `SqlRecord` says how they are made."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection to read over."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Connection]:
        """A connection that is alone in writing, in one transaction."""
