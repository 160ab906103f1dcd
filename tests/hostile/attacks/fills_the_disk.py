"""Write until nothing more fits, in every place that can be written to."""

from hostile import tries

ATTACK = tries("""
written = 0
for place in ("/tmp", "/dev/shm", "/run/kernel", "/tmp/work"):
    try:
        for number in range(1000):
            with open(f"{place}/large-{number}", "wb") as file:
                written += file.write(b"x" * 10_000_000)
    except OSError as refused:
        print(place, refused)
if written > 200_000_000:
    print("ESCAPED", written)
""")
