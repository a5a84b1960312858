"""Running the program on a terminal of so many columns, and typing into it."""

import contextlib
import fcntl
import os
import pty
import select
import signal
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


class Session:
    """A command on a terminal that is its own, so that keys are signals there as for a person.

        with Session(world, "log") as session:
            session.await_shown(b"[Enter: 4] ")
            session.type(b"\\x03")
            result = session.end()

    What was shown ends up in the result's `out`. Without `line_mode` the terminal hands over each
    byte as it is typed, and no line is too long for it.
    """

    def __init__(self, world, *arguments, env=None, ignoring=(), line_mode=True):
        self.shown, self.seen = b"", 0
        environment = world.environment(**{"TERM": "xterm-256color", "NO_COLOR": "1",
                                           **(env or {})})
        self.master, slave = pty.openpty()
        as_it_comes(slave)
        if not line_mode:
            modes = termios.tcgetattr(slave)
            modes[3] &= ~termios.ICANON
            termios.tcsetattr(slave, termios.TCSANOW, modes)
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

        def take_terminal():
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for number in ignoring:
                signal.signal(number, signal.SIG_IGN)

        self.process = subprocess.Popen([harness.BINARY, *arguments], env=environment,
                                        cwd=world.folder, stdin=slave, stdout=slave, stderr=slave,
                                        preexec_fn=take_terminal)
        os.close(slave)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.master)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    @property
    def pid(self):
        return self.process.pid

    def more(self):
        """Takes in what is shown next; False at the end, an error where nothing comes."""
        if not select.select([self.master], [], [], PATIENCE)[0]:
            raise AssertionError(f"waited in vain; shown: {self.shown}")
        try:
            self.shown += os.read(self.master, 65536)
            return True
        except OSError:  # EIO is how a terminal ends
            return False

    def await_shown(self, text):
        """Until this is shown, after what was awaited before."""
        while (at := self.shown.find(text, self.seen)) < 0:
            if not self.more():
                raise AssertionError(f"ended before {text}: {self.shown}")
        self.seen = at + len(text)

    def type(self, keys):
        while keys:
            keys = keys[os.write(self.master, keys[:1024]):]

    def end(self):
        while self.more():
            pass
        return harness.Result(self.process.wait(timeout=PATIENCE), self.shown, b"")
