"""What the tests of what people install stand on.

Each test file is a program of its own: `python3 tests/package/install_test.py --build build/release`.
In that build folder `titrate` and `install_files` have to be built. "SKIP: <what>: <why>" tells what
could not run here; scripts/test shows it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
BUILD = SOURCE / "build/release"

# Nothing of the person who runs the tests: neither a log of theirs nor a compiler's settings.
PLAIN = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C.UTF-8",
         "HOME": "/nonexistent"}

MANUALS = ["man1/titrate.1.gz", "man5/titrate-log.5.gz"]


def run(*command, env=None, **options):
    """What a command printed; an AssertionError with all of it where it failed."""
    done = subprocess.run([str(part) for part in command], env={**PLAIN, **(env or {})},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=300, check=False, text=True, **options)
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def temporary_folder(test):
    """A folder that is there until the test, or the class of tests, is over."""
    folder = tempfile.TemporaryDirectory(prefix="titrate-package-")
    cleanup = test.addClassCleanup if isinstance(test, type) else test.addCleanup
    cleanup(folder.cleanup)
    return Path(folder.name)


def for_everybody(path):
    """Whether a file or folder has the mode that everybody's have, whatever the umask."""
    runs = path.is_dir() or os.access(path, os.X_OK)
    return path.is_symlink() or path.stat().st_mode & 0o7777 == (0o755 if runs else 0o644)


def files_below(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())


def public_headers():
    sources = (SOURCE / "include/titrate").iterdir()
    return sorted("include/titrate/" + path.name.removesuffix(".in") for path in sources)


def skip(what, why):
    print(f"SKIP: {what}: {why}", flush=True)
    raise unittest.SkipTest(why)


def main():
    global BUILD
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=Path, default=BUILD)
    arguments, rest = parser.parse_known_args()
    BUILD = arguments.build.resolve()
    os.umask(0o022)
    unittest.main(module="__main__", argv=[sys.argv[0], *rest])
