"""Log lines carry what went wrong and where in the code, never what somebody wrote."""

import logging
from types import TracebackType

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class ReferencesOnly(logging.Formatter):
    """Leaves the message of an exception out: a database error may quote the row it choked on."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(where)s")

    def format(self, record: logging.LogRecord) -> str:
        """One line: when, how bad, which logger and the place in the code; then the frames, without words."""
        record.where = f"{record.module}:{record.lineno} {self.wording(record)}"
        return super().format(record)

    def wording(self, record: logging.LogRecord) -> str:
        """The constant part of the message: what stands in for its arguments stays out."""
        return str(record.msg).replace("\n", " ")

    def formatException(self, ei: Raised) -> str:  # noqa: N802 — logging's own name
        """The kind of exception and the lines it passed through."""
        kind, _, trace = ei
        lines = []
        while trace is not None:
            code = trace.tb_frame.f_code
            lines.append(f"  {code.co_filename}:{trace.tb_lineno} in {code.co_name}")
            trace = trace.tb_next
        return "\n".join([*lines, kind.__name__ if kind else ""])
