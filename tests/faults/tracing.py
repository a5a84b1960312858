"""Runs a command under strace: what system calls it makes, and what it does when they go wrong.

`calls()` lists the calls, each with the number by which strace knows it: its `when=` counts calls
of one name, from 1, the program's own start (execve) included. `killed()` sends a signal at one of
them, `disturbed()` lets some fail.
"""

import functools
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import harness

# Which arguments of a call are paths. A path in another call would be overlooked, so that a call
# with a path that is not listed here is an error (see Reader.paths).
PATH_ARGUMENTS = {"execve": (0,), "access": (0,), "faccessat": (1,), "faccessat2": (1,),
                  "open": (0,), "openat": (1,), "readlink": (0,), "readlinkat": (1,),
                  "stat": (0,), "lstat": (0,), "newfstatat": (1,), "statx": (1,), "statfs": (0,),
                  "mkdir": (0,), "mkdirat": (1,), "rmdir": (0,), "unlink": (0,), "unlinkat": (1,),
                  "rename": (0, 1), "renameat": (1, 3), "renameat2": (1, 3), "link": (0, 1),
                  "linkat": (1, 3), "symlink": (1,), "symlinkat": (2,), "truncate": (0,),
                  "chmod": (0,), "fchmodat": (1,), "chdir": (0,), "utimensat": (1,)}
# Calls whose strings are not paths.
DATA_CALLS = {"read", "pread64", "readv", "write", "pwrite64", "writev", "getrandom", "getcwd",
              "uname", "prctl", "sendto", "recvfrom"}
OPENING = {"open", "openat"}

LINE = re.compile(r"^(?:\d+ +)?(?P<name>\w+)\((?P<rest>.*)$")
RESULT = re.compile(r"^(?P<arguments>.*)\) += (?P<result>-?\d+|0x[0-9a-f]+|\?)(?P<more>.*)$")
STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Call:
    """One system call of a run."""
    name: str
    number: int  # the how-many-th of its name, from 1
    arguments: tuple  # as strace writes them; strings as their bytes
    result: int | None  # None: it did not come back
    paths: tuple  # the absolute paths that it is about, by name or through a descriptor
    failed_by_us: bool = False

    def __str__(self):
        about = " ".join(os.path.basename(path) or "/" for path in self.paths)
        return f"{self.name} {self.number} {about}".rstrip()

    @property
    def file(self):
        """The descriptor that it works on; None where its first argument is something else."""
        first = self.arguments[0] if self.arguments else ""
        return int(first) if isinstance(first, str) and first.isdecimal() else None

    def touches(self, folder):
        """True for what is in this folder, for the folder itself and for those above it."""
        folder = str(folder)
        return any(path == folder or path.startswith(folder + "/") or is_above(path, folder)
                   for path in self.paths)


def is_above(path, folder):
    return folder.startswith(path.rstrip("/") + "/")


@functools.cache
def why_not():
    """Why nothing can be traced here; None where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "true"],
                           capture_output=True, text=True, check=False)
    return None if tried.returncode == 0 else f"strace cannot trace here: {tried.stderr.strip()}"


def require_strace(test):
    why = why_not()
    if why is not None:
        harness.skip(test, why)


def calls(world, arguments, binary=None):
    """Runs the command undisturbed; its result, and every system call that it made."""
    with tempfile.NamedTemporaryFile(prefix="titrate-trace-") as file:
        # -xx: every string in hexadecimal, so that no byte of it can be mistaken for a quote.
        result = world.run(*arguments, binary=binary,
                           before=["strace", "-o", file.name, "-xx", "-s", "20000000"])
        return result, read(Path(file.name).read_text(encoding="ascii"), world.folder)


def killed(world, arguments, call, signal):
    """Runs the command and sends it the signal when it is about to make this call."""
    return world.run(*arguments, before=[
        "strace", "-o", "/dev/null", "-e", f"trace={call.name}",
        "-e", f"inject={call.name}:signal={signal}:when={call.number}"])


def disturbed(world, arguments, faults, watching=(), binary=None):
    """Runs the command with faults: a list of (name of the call, what, when), as in strace(1),
    `-e inject`. Returns its result and the calls of these names, and of those in `watching`.
    """
    names = ",".join(sorted({name for name, _, _ in faults} | set(watching)))
    with tempfile.NamedTemporaryFile(prefix="titrate-trace-") as file:
        # With a seccomp filter, only these calls stop the program: three times as fast. (Signals
        # are lost with it, so that killed() does without.)
        before = ["strace", "-f", "--seccomp-bpf", "-o", file.name, "-xx", "-e", f"trace={names}"]
        for name, what, when in faults:
            before += ["-e", f"inject={name}:{what}:when={when}"]
        result = world.run(*arguments, before=before, binary=binary)
        return result, read(Path(file.name).read_text(encoding="ascii"), world.folder)


def read(trace, folder):
    """The calls in what strace wrote; `folder` is where the program was started."""
    reader = Reader(folder)
    return [call for call in map(reader.call, trace.splitlines()) if call is not None]


class Reader:
    """Reads strace's lines in their order, and remembers what the descriptors stand for."""

    def __init__(self, folder):
        self.folder = str(folder)
        self.files = {}
        self.counts = {}

    def call(self, line):
        if "<unfinished" in line or "resumed>" in line:
            raise ValueError(f"not made for several threads: {line[:80]}")
        found = LINE.match(line)
        if found is None:
            return None  # a signal, or the end
        name, rest = found["name"], found["rest"]
        ended = RESULT.match(rest)
        arguments = split(ended["arguments"] if ended else rest)
        result = number(ended["result"]) if ended else None
        self.counts[name] = self.counts.get(name, 0) + 1
        paths = self.paths(name, arguments)
        self.remember(name, arguments, result, paths)
        return Call(name, self.counts[name], arguments, result, paths,
                    bool(ended) and "(INJECTED)" in ended["more"])

    def paths(self, name, arguments):
        if name in DATA_CALLS or name not in PATH_ARGUMENTS:
            if name not in DATA_CALLS and any(isinstance(a, bytes) for a in arguments):
                raise ValueError(f"{name} is not known: is its string a path?")
            return self.path_of_descriptor(arguments)
        return tuple(self.absolute(arguments, at) for at in PATH_ARGUMENTS[name])

    def path_of_descriptor(self, arguments):
        first = arguments[0] if arguments else ""
        return (self.files[first],) if first in self.files else ()

    def absolute(self, arguments, at):
        name = os.fsdecode(arguments[at])
        base = self.folder
        if at > 0 and isinstance(arguments[at - 1], str):
            base = self.files.get(arguments[at - 1], base)
        return os.path.normpath(os.path.join(base, name)) if name else base

    def remember(self, name, arguments, result, paths):
        if name in OPENING and result is not None and result >= 0:
            self.files[str(result)] = paths[0]
        elif name == "close" and arguments:
            self.files.pop(arguments[0], None)
        elif name.startswith("dup") or (name == "fcntl" and "DUP" in arguments[1]):
            raise ValueError("descriptors that are copied are not followed")


def split(text):
    """The arguments of a call: strings as bytes, anything else as strace writes it."""
    arguments, start, depth = [], 0, 0
    for at, letter in enumerate(text):
        depth += (letter in "[{(") - (letter in "]})")
        if letter == "," and depth == 0:
            arguments.append(text[start:at])
            start = at + 1
    arguments.append(text[start:])
    return tuple(value(argument.strip()) for argument in arguments if argument.strip())


def number(text):
    """What a call gave back: decimal, 0x hexadecimal, 0 octal (umask), or nothing."""
    if text == "?":
        return None
    octal = text.startswith("0") and text.isdecimal()
    return int(text, 8 if octal else 0)


def value(argument):
    string = STRING.fullmatch(argument)
    return bytes.fromhex(string[1].replace("\\x", "")) if string else argument
