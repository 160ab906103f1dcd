"""What can become of a submission. Every submission ends with exactly one status."""

from enum import StrEnum


class Status(StrEnum):
    GRADED = "graded"
    MISSING = "missing"  # the notebook of the assignment was not handed in
    UNREADABLE = "unreadable"  # it was handed in, but cannot be read as a notebook
    TIMEOUT = "timeout"  # a cell ran longer than it may
    KERNEL_DIED = "kernel died"
    MEMORY = "memory"  # the notebook took more memory than it may
    FLOOD = "flood"  # too much output, or too many files
    ERROR = "error"  # the grader itself failed: no verdict, a person has to look

    @property
    def error_name(self):
        """The name of the error that is shown in the cell where it happened."""
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
