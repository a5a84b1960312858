"""What every fault test stands on: a folder with a log in it, the real program, and a judge.

    with World(EXAMPLE) as world:
        result = world.run("log", "3")
        ...

The program is the release build, given by --titrate or $TITRATE_BINARY. Its time is always handed
in, so that the same command on the same log gives the same bytes: what a command *would* have
written is found by running it undisturbed in a second folder.

Each test file is a program of its own: `python3 tests/faults/kill_test.py --titrate build/release/titrate`.
It prints "faults: <number> <what>" for each kind of fault that it went through, and
"SKIP: <what>: <why>" for what could not run here; scripts/test shows both.
"""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
NOW = "2026-11-21T22:30"  # an evening: tonight is the 21st
BINARY = Path(os.environ.get("TITRATE_BINARY", SOURCE / "build/release/titrate"))
QUICK = False  # --quick: a sample of the cases, for daily work

EXIT = {"done": 0, "refused": 1, "usage": 2, "storage": 3, "damaged": 4, "unheard": 5,
        "unconfirmed": 6}


@dataclass
class Result:
    """What a command came to. A negative status is the signal that ended it."""
    status: int
    out: bytes
    err: bytes

    @property
    def says_saved(self):
        return b"Saved" in self.out or self.status in (EXIT["unheard"], EXIT["unconfirmed"])


class World:
    """A folder of its own with a log in it; removed at the end."""

    def __init__(self, history=(), log_name="log.json"):
        """`history`: commands that make the log, each a list of arguments."""
        self.folder = Path(tempfile.mkdtemp(prefix="titrate-faults-"))
        self.log = self.folder / log_name
        for command in history:
            done = self.run(*command)
            assert done.status == 0, (command, done)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["chmod", "-R", "u+rwX", str(self.folder)], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def environment(self, **more):
        return {"TITRATE_LOG": str(self.log), "TITRATE_NOW": NOW, "HOME": str(self.folder),
                "LC_ALL": "C.UTF-8", "PATH": os.environ.get("PATH", "/usr/bin:/bin"), **more}

    def run(self, *arguments, before=(), binary=None, env=None, **options):
        """Runs titrate; `before` is what stands before it (strace, prlimit, unshare ...)."""
        command = [*map(str, before), str(binary or BINARY), *arguments]
        done = subprocess.run(command, env=self.environment(**(env or {})), cwd=self.folder,
                              stdin=options.pop("stdin", subprocess.DEVNULL),
                              stdout=options.pop("stdout", subprocess.PIPE),
                              stderr=options.pop("stderr", subprocess.PIPE),
                              timeout=60, check=False, **options)
        return Result(done.returncode, done.stdout or b"", done.stderr or b"")

    @property
    def backup(self):
        return self.log.with_name(self.log.name + ".bak")

    def bytes(self):
        """The log's bytes; None where none is there."""
        with contextlib.suppress(FileNotFoundError):
            return self.log.read_bytes()
        return None

    def names(self):
        return sorted(os.listdir(self.folder))

    def snapshot(self):
        """Every file's bytes, by name."""
        return {name: (self.folder / name).read_bytes() for name in self.names()}

    def restore(self, snapshot):
        for name in self.names():
            (self.folder / name).unlink()
        for name, content in snapshot.items():
            path = self.folder / name
            path.write_bytes(content)
            path.chmod(0o600)


# A titration with something in every file: a log, and the log before the last change.
FEW_NIGHTS = (
    ["start", "--recommended", "2", "--mg", "120", "--ceiling", "8", "--date", "2026-11-18"],
    ["log", "2", "normal", "--date", "2026-11-18"],
    ["log", "3", "normal", "--date", "2026-11-19", "--note", "slept well"],
    ["log", "4", "--date", "2026-11-20"],
)


def undisturbed(snapshot, command):
    """The bytes of the log after this command, when nothing goes wrong."""
    with World() as world:
        world.restore(snapshot)
        done = world.run(*command)
        assert done.status == 0, (command, done)
        return world.bytes()


def judge(test, world, result, old, new, about):
    """Old or new, "saved" only of the new, the next commands work, and nothing is left behind."""
    now = world.bytes()
    test.assertIn(now, (old, new), f"{about}: neither the old log nor the new one")
    if result.says_saved or result.status == EXIT["done"]:
        test.assertEqual(now, new, f"{about}: said to be saved, and is not")
    tonight = world.run("tonight")
    test.assertEqual(tonight.status, 0, f"{about}: no advice afterwards: {tonight}")
    following = world.run("edit", "2026-11-19", "--note", "after the fault")
    test.assertEqual(following.status, 0, f"{about}: no change is possible afterwards: {following}")
    left = [n for n in world.names() if n.startswith(".")]
    test.assertEqual(left, [], f"{about}: temporaries are left")


_counted = {}


def count(what, number=1):
    """Counts a fault that was gone through, for the summary at the end."""
    _counted[what] = _counted.get(what, 0) + number


def skip(test, why):
    """Leaves a case out, loudly."""
    print(f"SKIP: {test.id().split('.')[-1]}: {why}", flush=True)
    test.skipTest(why)


def main():
    global BINARY, QUICK
    reader = argparse.ArgumentParser()
    reader.add_argument("--titrate", type=Path, default=BINARY)
    reader.add_argument("--quick", action="store_true")
    options, rest = reader.parse_known_args()
    BINARY, QUICK = options.titrate.resolve(), options.quick
    result = unittest.main(module="__main__", argv=[sys.argv[0], *rest], exit=False).result
    for what, number in sorted(_counted.items()):
        print(f"faults: {number} {what}")
    sys.exit(0 if result.wasSuccessful() and result.testsRun > 0 else 1)
