"""Modules that the grader or Python itself might pick up from the submission's folder."""

from hostile import ALL, Attack

NAMES = ("sitecustomize", "usercustomize", "ipykernel_launcher", "nbgrader_config", "grader", "zmq")


def shadow(notebook, folder, canaries):
    for name in NAMES:
        code = canaries.named_in("open('@CANARY@', 'w').write('escaped')")
        (folder / f"{name}.py").write_text(code)
    (folder / "nbgrader_config.json").write_text('{"Execute": {"timeout": 1}}')
    return notebook


ATTACK = Attack(points=ALL, make=shadow)
