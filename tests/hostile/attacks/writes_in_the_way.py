"""Files and folders that would stand in the grader's way when it brings back what was written."""

from hostile import tries

ATTACK = tries("""
import os

os.makedirs("/tmp/work/01_loss.ipynb/inner", exist_ok=True)
os.makedirs("/tmp/work/02.ipynb", exist_ok=True)
for name in ("01_loss.ipynb/inner/x", "02.ipynb/x", "timestamp.txt", "new.txt", "\\udcff\\n.txt"):
    open(f"/tmp/work/{name}", "w").write("tomorrow")
here = os.open("/tmp/work", os.O_RDONLY)
for _ in range(2000):
    os.mkdir("d", dir_fd=here)
    inner = os.open("d", os.O_RDONLY, dir_fd=here)
    os.close(here)
    here = inner
os.close(here)
for number in range(500):
    open(f"/tmp/work/{number}", "w").close()
os.symlink("@CANARY@", "/tmp/work/link")
os.symlink("@FOLDER@", "/tmp/work/folder")
""")
