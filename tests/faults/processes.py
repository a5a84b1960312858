"""Processes that a test meets half-way: stopped at a system call, waiting, or not yet begun.

Nothing here measures time: each wait is for a state of the process that the system shows, and
gives up, loudly, after a minute.
"""

import contextlib
import os
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import harness

PATIENCE = 60  # seconds until a wait that never ends is called a failure


def await_state(process, what, is_so):
    """Returns when it is so; an error where the process ends before, or never gets there."""
    give_up = time.monotonic() + PATIENCE
    while not is_so():
        if process.poll() is not None:
            raise AssertionError(f"waited for {what}, but it ended: {end(process)}")
        if time.monotonic() > give_up:
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(0.001)


def begin(world, *arguments, before=(), env=None, **options):
    """Starts titrate and does not wait for it; as World.run otherwise."""
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    command = [*map(str, before), str(harness.BINARY), *arguments]
    return subprocess.Popen(command, env=world.environment(**(env or {})), cwd=world.folder,
                            **{**pipes, **options})


def end(process, told=None):
    out, err = process.communicate(told, timeout=PATIENCE)
    return harness.Result(process.returncode, out or b"", err or b"")


def status_line(pid, name):
    text = Path(f"/proc/{pid}/status").read_text()
    return re.search(rf"^{name}:\s*(\S+)", text, re.MULTILINE).group(1)


def await_main(process):
    """Until the program itself runs: it ignores SIGXFSZ first of all, the loader does not."""
    ignored = 1 << (signal.SIGXFSZ - 1)

    def is_in_main():
        return int(status_line(process.pid, "SigIgn"), 16) & ignored != 0

    await_state(process, "the program to begin", is_in_main)


def await_file(process, path):
    """Until the program has that file open."""
    wanted = os.path.realpath(path)

    def has_it():
        with contextlib.suppress(FileNotFoundError, PermissionError):  # it may end meanwhile
            for entry in Path(f"/proc/{process.pid}/fd").iterdir():
                if os.readlink(entry) == wanted:
                    return True
        return False

    await_state(process, f"{wanted} to be opened", has_it)


def await_pauses(process, number):
    """Until the program has given the processor away so many times more."""
    def pauses():
        return int(status_line(process.pid, "voluntary_ctxt_switches"))

    first = pauses()
    await_state(process, "the program to pause", lambda: pauses() >= first + number)


def with_limit(world, limit, value, *arguments, told):
    """A command that reads `told` from its input gets this limit once it has begun.

    Given from the start, a low limit would stop the loader before there is a program to test.
    `value` may be a function of the process's number.
    """
    process = begin(world, *arguments, stdin=subprocess.PIPE)
    await_main(process)
    value = value(process.pid) if callable(value) else value
    resource.prlimit(process.pid, limit, (value, value))
    return end(process, told)


def can_trace():
    if shutil.which("strace") is None:
        return False
    probe = subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], check=False,
                           stderr=subprocess.DEVNULL)
    return probe.returncode == 0


class Stopped:
    """A command that is stopped at the when-th call of some system call, until `go_on`."""

    def __init__(self, world, call, when, *arguments):
        with tempfile.NamedTemporaryFile(prefix="titrate-trace-", delete=False) as file:
            self.trace = Path(file.name)
        before = ["strace", "-f", "-qq", "-o", self.trace, "-e", f"trace={call}",
                  "-e", f"inject={call}:signal=STOP:when={when}"]
        self.process = begin(world, *arguments, before=before)
        await_state(self.process, f"the stop at {call} {when}",
                    lambda: "stopped by SIGSTOP" in self.trace.read_text())

    @property
    def pid(self):
        """The program's own number, not that of strace."""
        stop = re.search(r"^(\d+) +--- stopped by SIGSTOP", self.trace.read_text(), re.MULTILINE)
        return int(stop.group(1))

    def go_on(self):
        """The command's result."""
        os.kill(self.pid, signal.SIGCONT)
        result = end(self.process)
        self.trace.unlink()
        return result
