"""What the README, CONTRIBUTING and docs/ point at is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_and_headings(page):
    text = re.sub(r"`[^`]*`", "", page.read_text())
    for path, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)", text):
        target = page.parent / path if path else page
        assert target.exists(), path
        headings = re.findall(r"^#+ (.+)$", target.read_text(), re.M) if anchor else []
        assert not anchor or anchor in [slug(heading) for heading in headings]


def slug(heading):
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def test_the_tables_of_folders_name_all_that_there_are():
    named = set()
    for page in PAGES[:2]:
        rows = re.findall(r"^\| (`[\w./]+/`(?:, `[\w./]+/`)*) \|", page.read_text(), re.M)
        named |= {folder for row in rows for folder in re.findall(r"`([^`]+)/`", row)}
    assert not [folder for folder in named if not (ROOT / folder).is_dir()]
    packages = {path.parent for path in ROOT.glob("*/*.py")} | {
        path.parent
        for top in ("backprop", "checks", "grader")
        for path in ROOT.glob(f"{top}/*/*.py")
    }
    assert {path.relative_to(ROOT).as_posix() for path in packages} <= named
