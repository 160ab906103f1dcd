"""Shell commands in all their spellings: they run, in the sandbox."""

from hostile import Attack

ATTACK = Attack(
    points=20,
    cells={
        "try_numerical": """
!curl --max-time 2 http://127.0.0.1:@PORT@ && echo ESCAPED
!wget -q -T 2 -t 1 -O - http://127.0.0.1:@PORT@ && echo ESCAPED
get_ipython().system("echo escaped > @CANARY@ && echo ESCAPED")
!touch @COURSE@/escaped && echo ESCAPED
!test -e @COURSE@ && echo ESCAPED
%run /nowhere.py
""",
        "try_loss": "%%bash\nrm -rf @COURSE@/submitted @FOLDER@\nls @COURSE@ && echo ESCAPED\ntrue",
    },
)
