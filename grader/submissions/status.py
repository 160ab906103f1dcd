"""What can become of a submission. Every one ends with exactly one of these."""

from enum import StrEnum


class Status(StrEnum):
    GRADED = "graded"
    MISSING = "missing"  # the notebook that was asked for is not there
    UNREADABLE = "unreadable"  # it is there, but no notebook can be made of it
    TIMEOUT = "timeout"  # a cell ran longer than it may
    KERNEL_DIED = "kernel died"
    MEMORY = "memory"  # it took more than it may
    FLOOD = "flood"  # too much output, or too many files
    ERROR = "error"  # the grader itself failed: no verdict, a person has to look

    @property
    def error_name(self):
        """What the cell in which it happened shows as the name of the error."""
        return ERROR_NAMES[self]

    @property
    def is_verdict(self):
        return self is not Status.ERROR


ERROR_NAMES = {
    Status.KERNEL_DIED: "KernelDied",
    Status.MEMORY: "TooMuchMemory",
    Status.FLOOD: "TooMuchOutput",
    Status.TIMEOUT: "TooMuchTime",
}
