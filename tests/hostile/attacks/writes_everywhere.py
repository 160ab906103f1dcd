"""Write to home, packages, kernelspecs, start-up files of Python and the shell, cron."""

from hostile import tries

ATTACK = tries("""
import os, site, sys
import backprop, ipykernel

places = [os.path.dirname(module.__file__) for module in (np, backprop, ipykernel, os)]
places += [sys.prefix, sys.base_prefix, *site.getsitepackages(), site.getusersitepackages()]
places += ["/", "/usr", "/usr/bin", "/usr/lib", "/etc", "/etc/cron.d", "/var", "/root", "/home",
           "/sandbox", "/sandbox/site", "/sandbox/job", "/sandbox/job/course", "/sys", "/proc",
           "/proc/sys/kernel", "/dev", "/run", "/opt", "@COURSE@", "@FOLDER@",
           os.path.expanduser("~root"), "/usr/share/jupyter/kernels"]
for place in places:
    if place.startswith("/tmp/home"):
        continue
    for name in ("sitecustomize.py", "escape.pth", ".bashrc"):
        try:
            open(os.path.join(place, name), "a").close()
            print("ESCAPED", place, name)
        except OSError:
            pass
for file in (np.__file__, backprop.__file__, sys.executable, "/sandbox/job/inputs.json",
             "/sandbox/job/kernel.json", "/sandbox/launch.py", "/proc/sysrq-trigger",
             "/proc/sys/kernel/core_pattern", "/proc/1/oom_score_adj"):
    ways = ((open, "r+b"), (os.chmod, 0o777), (os.rename, "/tmp/moved"), (os.remove,))
    for action, *more in ways:
        try:
            action(file, *more)
            print("ESCAPED", file)
        except OSError:
            pass
""")
