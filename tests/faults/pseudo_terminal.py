"""Running the program on a terminal of so many columns."""

import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import termios

import harness
from processes import PATIENCE


def as_it_comes(slave):
    """No echo, and no carriage return that the terminal itself would add."""
    modes = termios.tcgetattr(slave)
    modes[1] &= ~termios.OPOST
    modes[3] &= ~termios.ECHO
    termios.tcsetattr(slave, termios.TCSANOW, modes)


def read_all(master):
    """What is shown, until the program is gone; or gives up, where it waits for more to be typed."""
    shown = b""
    with contextlib.suppress(OSError):  # EIO is how a terminal ends
        while select.select([master], [], [], PATIENCE)[0]:
            shown += os.read(master, 65536)
    return shown


def run(world, *arguments, columns=80, answer=None, env=None):
    """Its status and all that it showed; `answer` is typed in, if the program may ask."""
    master, slave = pty.openpty()
    as_it_comes(slave)
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = world.environment(**{"TERM": "xterm-256color", **(env or {})})
    if answer is not None:
        os.write(master, answer)
    process = subprocess.Popen([harness.BINARY, *arguments], env=environment, cwd=world.folder,
                               stdin=subprocess.DEVNULL if answer is None else slave,
                               stdout=slave, stderr=slave)
    os.close(slave)
    shown = read_all(master)
    os.close(master)  # which ends a program that still waits
    return harness.Result(process.wait(timeout=PATIENCE), shown, b"")
