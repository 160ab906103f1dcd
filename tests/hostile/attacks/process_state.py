"""Another working directory, umask, locale, priority, warnings as errors, NumPy raising."""

from hostile import tries

ATTACK = tries("""
import locale, os, signal, sys, warnings

os.umask(0)
os.nice(19)
os.chdir("/")
os.environ.clear()
os.environ["PATH"] = "/nowhere"
os.environ["CHECKS_INPUTS"] = "/sandbox/job/inputs.json"
locale.setlocale(locale.LC_ALL, "C")
warnings.simplefilter("error")
np.seterr(all="raise")
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.alarm(0)
sys.setrecursionlimit(300)
np.random.seed(0)
""")
