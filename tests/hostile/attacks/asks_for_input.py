"""Wait for somebody to type, and for a debugger to be told to go on."""

from hostile import tries

ATTACK = tries('name = input("Password: ")')
