"""Anything but a plain file of a sensible size, in the place of the log and of its backup.

All of it is refused at once: with one second of processor time, a quarter of a gigabyte of memory,
and hardly a byte read.
"""

import os
import pty
import re
import socket
import stat
import tempfile
import unittest
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import harness
from harness import EXIT, count, judge, skip, undisturbed
from ordinary_user import OrdinaryWorld, is_root
from plain_words import require_own_words
from processes import can_trace
from sealed_logs import log_of, sealed_text

LARGEST = 16 * 1024 * 1024
HUGE = 10 * 1000 ** 3
LOG = log_of(4)
BACKUP = log_of(3)
FILES = {"log.json": LOG, "log.json.bak": BACKUP, "log.json.lock": b""}
EDIT = ["edit", "2026-11-19", "--sleep", "4"]
READING = (["tonight"], ["tonight", "--quiet"], ["tonight", "--json"], ["history"],
           ["history", "--csv"], ["ceiling"], [])
WRITING = (["log", "3"], EDIT, ["remove", "2026-11-19"], ["ceiling", "9"], ["undo"],
           ["start", "--recommended", "2", "--mg", "120"])
BOUNDED = ["prlimit", "--cpu=1", f"--as={256 * 1024 * 1024}"]
LOOKS_LIKE_ADVICE = re.compile(rb"[0-9] capsule|[Tt]onight|\b[0-9]+ mg|Advised|^[0-9]+$", re.M)


def make_socket(path):
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def make_sparse(path):
    with open(path, "wb") as file:
        file.truncate(HUGE)


def make_device(path, major, minor):
    os.mknod(path, 0o600 | 0o020000, os.makedev(major, minor))


def make_too_large(path):
    path.write_bytes(padded(LARGEST + 1))


def padded(size):
    """A log without a fault but for its length: made long with spaces, and sealed."""
    empty = len(sealed_text('  "courses": [\n  ]\n}\n'))
    return sealed_text('  "courses": [\n  ]' + " " * (size - empty) + "\n}\n")


@dataclass
class Kind:
    name: str
    make: Callable[[Path], None]
    status: int = EXIT["storage"]
    says: str = "not a plain file"
    needs_root: bool = False


KINDS = (
    Kind("FIFO", os.mkfifo),
    Kind("socket", make_socket),
    Kind("folder", lambda path: path.mkdir(mode=0o700)),
    Kind("link to /dev/zero", lambda path: path.symlink_to("/dev/zero")),
    Kind("link to /dev/null", lambda path: path.symlink_to("/dev/null")),
    Kind("link to /dev/full", lambda path: path.symlink_to("/dev/full")),
    Kind("device of zeros", lambda path: make_device(path, 1, 5), needs_root=True),
    Kind("device of nothing", lambda path: make_device(path, 1, 3), needs_root=True),
    Kind("sparse file of 10 GB", make_sparse, EXIT["damaged"], "larger than 16 MiB"),
    Kind("file of 16 MiB and a byte", make_too_large, EXIT["damaged"], "larger than 16 MiB"),
)
IN_PLACE_OF_BACKUP = [kind for kind in KINDS if not kind.name.startswith("link")]


def can_make_devices():
    """Root can, but for one inside of some containers."""
    with tempfile.TemporaryDirectory(prefix="titrate-device-") as folder:
        try:
            make_device(Path(folder) / "null", 1, 3)
        except PermissionError:
            return False
    return True


def one_line(text):
    return b" ".join(text.split()).decode()


class OneKind(unittest.TestCase):
    """What both places have in common."""

    def each(self, kinds, place, look):
        """Calls look(world, kind) for each kind of thing, standing in this place of a world."""
        for kind in kinds:
            if kind.needs_root and not can_make_devices():
                print(f"SKIP: {self.id().split('.')[-1]}, {kind.name}: needs root, to make a device",
                      flush=True)
                continue
            with OrdinaryWorld() as world, self.subTest(kind=kind.name):
                self.put(world, kind, place)
                look(world, kind)

    def put(self, world, kind, place):
        for name, content in FILES.items():
            path = world.folder / name
            if path.is_symlink() or path.exists():
                path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
            if name == place:
                kind.make(path)
            else:
                path.write_bytes(content)
            if not path.is_symlink():
                path.chmod(0o700 if path.is_dir() else 0o600)
            world.own(path)

    def others(self, world, place):
        """The bytes of all the other files."""
        return {name: (world.folder / name).read_bytes() for name in world.names()
                if name != place}

    def require_file(self, path, content):
        """A plain file by now: to read anything else could take for ever."""
        self.assertTrue(stat.S_ISREG(path.lstat().st_mode), path)
        self.assertEqual(path.read_bytes(), content)

    def stays(self, world, kind, place):
        info = (world.folder / place).lstat()
        return kind.name, info.st_ino, info.st_mode, info.st_size, info.st_mtime_ns


class InPlaceOfTheLog(OneKind):
    def require_refused(self, world, kind, command):
        about = f"{kind.name}, {command}"
        there, beside = self.stays(world, kind, "log.json"), self.others(world, "log.json")
        result = world.run(*command, before=BOUNDED, start_new_session=True)
        self.assertEqual(result.status, kind.status, f"{about}: {result}")
        self.assertEqual(result.out, b"", about)
        self.assertIn(kind.says, one_line(result.err), about)
        require_own_words(self, result, about)
        self.assertEqual(self.stays(world, kind, "log.json"), there, about)
        self.assertEqual(self.others(world, "log.json"), beside, about)
        count("things that are no log")

    def test_it_is_read_by_no_command(self):
        def look(world, kind):
            for command in READING:
                self.require_refused(world, kind, command)

        self.each(KINDS, "log.json", look)

    def test_it_is_written_by_no_command(self):
        # Behind a link lies a folder (/dev) where an ordinary user cannot even lock.
        kinds = [kind for kind in KINDS if not kind.name.startswith("link")]

        def look(world, kind):
            for command in WRITING:
                self.require_refused(world, kind, command)

        self.each(kinds, "log.json", look)

    def test_a_change_through_a_link_to_a_device_is_refused_too(self):
        links = [kind for kind in KINDS if kind.name.startswith("link")]

        def look(world, kind):
            devices = set(os.listdir("/dev"))
            for command in WRITING:
                result = world.run(*command, before=BOUNDED)
                self.assertEqual(result.status, EXIT["storage"], result)
                self.assertEqual(result.out, b"")
                self.assertEqual(set(os.listdir("/dev")), devices)
                count("things that are no log")

        self.each(links, "log.json", look)

    def test_check_tells_what_is_there(self):
        def look(world, kind):
            result = world.run("check", before=BOUNDED)
            self.assertEqual(result.status, kind.status, result)
            self.assertIn(kind.says, one_line(result.out))
            if not kind.name.startswith("link"):  # behind a link there is another backup, or none
                self.assertIn("whole; it holds 1 course, 3 nights", one_line(result.out))
            self.assertNotRegex(result.out, LOOKS_LIKE_ADVICE)
            require_own_words(self, result, kind.name)
            count("things that are no log")

        self.each(KINDS, "log.json", look)

    def test_recover_moves_it_aside_and_brings_the_backup_back(self):
        kinds = [kind for kind in KINDS if not kind.name.startswith("link")]

        def look(world, kind):
            there = self.stays(world, kind, "log.json")
            result = world.run("recover", "--yes", before=BOUNDED)
            self.assertEqual(result.status, EXIT["done"], result)
            kept = [name for name in world.names() if name.startswith("log.json.damaged-")]
            self.assertEqual(len(kept), 1)
            self.assertEqual(self.stays(world, kind, kept[0]), there, "the kept thing")
            self.require_file(world.log, BACKUP)
            self.assertEqual(world.run("tonight").status, EXIT["done"])
            self.assertEqual(world.run(*EDIT).status, EXIT["done"])
            count("things that are no log")

        self.each(kinds, "log.json", look)

    def test_hardly_a_byte_of_it_is_read(self):
        if not can_trace():
            skip(self, "needs strace, to count what is read")

        def look(world, kind):
            for command in (["tonight"], ["check"], ["log", "3"]):
                self.assertLess(self.bytes_read(world, command), 64 * 1024, (kind.name, command))
                count("things that are no log")

        self.each(KINDS, "log.json", look)

    def bytes_read(self, world, command):
        """What all reads of the files beside and of this one came to, the loader's included."""
        with tempfile.TemporaryDirectory(prefix="titrate-trace-") as folder:
            os.chmod(folder, 0o777)
            trace = Path(folder) / "trace"
            calls = "trace=/^(p?readv?(64)?|mmap|copy_file_range|sendfile)$"
            world.run(*command, before=["strace", "-qq", "-y", "-o", trace, "-e", calls])
            text = trace.read_text()
        self.assertIn("read(", text)
        amounts = [int(number) for number in re.findall(r"^p?readv?(?:64)?\(.* = ([0-9]+)$",
                                                        text, re.M)]
        self.assertNotIn("log.json>, ", "".join(re.findall(r"^mmap.*", text, re.M)))
        return sum(amounts)


class DevicesByName(unittest.TestCase):
    def test_devices_given_as_the_log_are_refused_at_once(self):
        for device in ("/dev/zero", "/dev/null", "/dev/full", "/dev/urandom", "/dev/tty",
                       "/proc/self/mem", "/proc/self/fd/0", "/dev/stdin", "/dev/fd/0", "/proc"):
            for command in (*READING, ["log", "3"]):
                with OrdinaryWorld() as world:
                    result = world.run(*command, "--log", device, before=BOUNDED,
                                       start_new_session=True)
                    about = f"{device}, {command}: {result}"
                    self.assertEqual(result.status, EXIT["storage"], about)
                    self.assertEqual(result.out, b"", about)
                    require_own_words(self, result, about)
                    self.assertEqual(world.names(), [], about)
                    count("devices")

    def test_a_terminal_is_not_waited_for(self):
        """/dev/tty where there is one to open: reading it would wait for somebody to type."""
        master, slave = pty.openpty()
        with OrdinaryWorld() as world:
            for command in (["tonight"], ["history"], ["check"]):
                # Of a session that begins with a terminal open, that one becomes /dev/tty.
                shell = ["sh", "-c", f'exec 3<>{os.ttyname(slave)}; shift; exec "$@" 3>&-', "sh"]
                if is_root():
                    os.chown(os.ttyname(slave), 65534, 65534)
                result = world.run(*command, "--log", "/dev/tty", before=[*shell, "with-tty"],
                                   start_new_session=True)
                self.assertEqual(result.status, EXIT["storage"], result)
                self.assertIn("not a plain file", one_line(result.err + result.out))
                count("devices")
        os.close(slave)
        os.close(master)


class InPlaceOfTheBackup(OneKind):
    def test_advice_does_not_need_it(self):
        def look(world, kind):
            for command in READING:
                result = world.run(*command, before=BOUNDED)
                self.assertEqual(result.status, EXIT["done"], (command, result))
            count("things that are no backup")

        self.each(IN_PLACE_OF_BACKUP, "log.json.bak", look)

    def test_check_tells_what_is_there(self):
        def look(world, kind):
            result = world.run("check", before=BOUNDED)
            self.assertEqual(result.status, EXIT["done"], result)
            self.assertIn("whole; it holds 1 course, 4 nights", one_line(result.out))
            self.assertIn(kind.says, one_line(result.out))
            require_own_words(self, result, kind.name)
            count("things that are no backup")

        self.each(IN_PLACE_OF_BACKUP, "log.json.bak", look)

    def test_it_is_not_brought_back(self):
        def look(world, kind):
            for log, command in ((LOG, ["undo"]), (LOG[:-20], ["recover", "--yes"]),
                                 (None, ["recover", "--yes"]), (None, ["tonight"]),
                                 (None, EDIT)):
                self.put(world, kind, "log.json.bak")
                world.log.write_bytes(log) if log else world.log.unlink()
                there = self.stays(world, kind, "log.json.bak")
                result = world.run(*command, before=BOUNDED)
                self.assertIn(result.status, (EXIT["storage"], EXIT["damaged"]), result)
                self.assertNotIn(b"Saved", result.out)
                self.assertNotRegex(result.out, LOOKS_LIKE_ADVICE)
                require_own_words(self, result, (kind.name, command))
                self.assertEqual(world.bytes(), log)
                self.assertEqual(self.stays(world, kind, "log.json.bak"), there)
                count("things that are no backup")

        self.each(IN_PLACE_OF_BACKUP, "log.json.bak", look)

    def test_a_change_puts_a_backup_in_its_place_or_leaves_all_as_it_was(self):
        new = undisturbed(FILES, EDIT)

        def look(world, kind):
            result = world.run(*EDIT, before=BOUNDED)
            if kind.name == "folder":  # which a rename does not replace
                self.assertEqual(result.status, EXIT["storage"], result)
                self.assertEqual(world.bytes(), LOG)
                require_own_words(self, result, kind.name)
                world.backup.rmdir()
            else:
                self.assertEqual(result.status, EXIT["done"], result)
                self.require_file(world.backup, LOG)
            judge(self, world, result, LOG, new, kind.name)
            count("things that are no backup")

        self.each(IN_PLACE_OF_BACKUP, "log.json.bak", look)


class Size(unittest.TestCase):
    def test_a_log_of_just_16_mib_is_read_and_one_byte_more_is_not(self):
        with OrdinaryWorld() as world:
            for size, expected in ((LARGEST, EXIT["done"]), (LARGEST + 1, EXIT["damaged"])):
                world.log.write_bytes(padded(size))
                self.assertEqual(world.log.stat().st_size, size)
                world.log.chmod(0o600)
                world.own(world.log)
                result = world.run("check")
                self.assertEqual(result.status, expected, result)
                count("sizes")

    def test_a_file_whose_size_says_nothing_is_read_to_its_end_and_refused(self):
        with OrdinaryWorld() as world:
            for odd in ("/proc/self/maps", "/proc/self/smaps", "/proc/self/environ"):
                self.assertEqual(os.stat(odd).st_size, 0)
                result = world.run("tonight", "--log", odd, before=BOUNDED)
                self.assertEqual(result.status, EXIT["damaged"], result)
                self.assertEqual(result.out, b"")
                require_own_words(self, result, odd)
                count("sizes")


if __name__ == "__main__":
    harness.main()
