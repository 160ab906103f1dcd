"""Look for the test's own source: in the history, in the notebook's file, in the messages."""

from hostile import forges

ATTACK = forges("""
import glob

for place in ("/", "/tmp", "/tmp/work", "/sandbox", "/sandbox/job", "@COURSE@"):
    if glob.glob(f"{place}/*.ipynb") or glob.glob(f"{place}/**/*.ipynb"):
        print("ESCAPED", place)
seen = [In, Out, globals().get("_ih"), get_ipython().history_manager.input_hist_raw]

def mean_squared_error_gradient(A, T):
    if any("tolerance" in str(one) for one in seen[1:2]):
        print("ESCAPED")
    return A
""")
