"""HTML and JavaScript in every kind of output and text: they must not run in the feedback."""

from classroom import answered
from hostile import ALL, GRADIENT, WORTH, Attack

CODE = "document.title='ESC'+'APED'"
RUNS = f'<img src=x onerror="{CODE}"><script>{CODE}</script>'


def scripts(notebook, folder, canaries):
    shows = f"""
from IPython.display import HTML, SVG, Javascript, Latex, Markdown, display

RUNS = {RUNS!r}
for kind in (HTML, Javascript, Markdown, Latex):
    display(kind(RUNS))
display({{"image/svg+xml": f"<svg xmlns='http://www.w3.org/2000/svg'>{{RUNS}}</svg>"}}, raw=True)
LINK = "<a href='javascript:alert(1)'>a</a><iframe srcdoc='x'></iframe>"
display({{"text/html": LINK}}, raw=True)
display({{"image/png": 'x" onerror="document.title=1'}}, raw=True)
display({{"application/javascript": "document.title='ESCAPED'"}}, raw=True)
print(RUNS)
raise type(RUNS, (Exception,), {{}})(RUNS)
"""
    wrong = f"def {GRADIENT}(A, T):\n    print({RUNS!r})\n    raise ValueError({RUNS!r})"
    answered({"try_numerical": shows, GRADIENT: wrong}, notebook)
    for text in (RUNS, "[click](javascript:alert(1)) $\\href{javascript:alert(1)}{x}$"):
        cell = {"cell_type": "markdown", "metadata": {}, "source": text}
        notebook["cells"].append(cell | {"id": f"note_{len(notebook['cells'])}"})
    return notebook


ATTACK = Attack(points=ALL - WORTH[GRADIENT], make=scripts)
