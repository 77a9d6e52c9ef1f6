from __future__ import annotations

from typing import TYPE_CHECKING


class InOneLine:
    """A finding as `slotwise lint --format concise` tells it."""

    if TYPE_CHECKING:
        rule: str
        severity: str
        message: str
        file: str
        line: int
        column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity} {self.rule}: {self.message}"
