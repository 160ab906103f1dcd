"""What a course's web pages say besides its lessons."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Site:
    """For ``grader site``. Texts are Markdown; all of them may be left out."""

    title: str = ""
    introduction: str = ""  # on the first page, above the list of lessons
    picture: str = ""  # code whose result is shown below the introduction
    about: dict[str, str] = field(default_factory=dict)  # a sentence on each lesson
    how_to_start: str = ""  # on the first page, below the list of lessons
    setup: str = ""  # code that is run before each lesson
    wheel: str = ""  # the lessons' package, which copies for Colab and JupyterLite install
