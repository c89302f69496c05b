"""Everything that this program raises on purpose.

The message of each error is one line for the person: what happened, where, and what to do.

* ReaderError
    * UsageError           the command line or a key was used wrongly (exit status 2)
    * DigestError          a file could not be read as a digest
    * QueryError           a query could not be understood; has a position
    * StoreError           library.db or marks.db
        * BusyError           another process is writing
        * DiskError           the disk is full, fails, or cannot be written
        * NewerSchemaError     written by a newer version of this program
        * DamagedStoreError    not a database any more, or not ours
"""


class ReaderError(Exception):
    """Base of all errors that are shown to the person as one line."""


class UsageError(ReaderError):
    """The command line was used wrongly."""


class DigestError(ReaderError):
    """A file could not be read as a digest."""


class QueryError(ReaderError):
    """A query could not be understood; `position` is the index of the first bad character.

    `chinese` says the same as the message in Chinese.
    """

    def __init__(self, message: str, position: int, chinese: str = "") -> None:
        super().__init__(message)
        self.position = position
        self.chinese = chinese or message


class StoreError(ReaderError):
    """A database could not be opened, read or written."""


class BusyError(StoreError):
    """Another process is writing to a database."""


class DiskError(StoreError):
    """The disk is full, fails, or cannot be written; nothing was changed, and it may go again later."""


class NewerSchemaError(StoreError):
    """A database was written by a newer version of this program; it is left untouched."""


class DamagedStoreError(StoreError):
    """A file that should be a database is damaged, or belongs to another program."""
