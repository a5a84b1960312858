"""Where the system gives no more: room, inodes, size of files, descriptors, rights, memory."""

import contextlib
import itertools
import os
import resource
import subprocess
import tempfile
import unittest
from pathlib import Path

import harness
from harness import EXIT, FEW_NIGHTS, World, count, judge, skip, undisturbed
from ordinary_user import OrdinaryWorld, is_root
from plain_words import require_own_words, require_plain
from processes import PATIENCE, Stopped, can_trace, status_line, with_limit
from sealed_logs import log_of

NIGHT = "2026-11-19"
PAGE = os.sysconf("SC_PAGE_SIZE")
NOTE = "what was noted that evening, at some length: " + "x" * 20
# A log of some pages, so that it can fail at the first one and at a later one.
PAGES = {"log.json": log_of(130, note=NOTE), "log.json.bak": log_of(129, note=NOTE),
         "log.json.lock": b""}
GROWING = ["edit", NIGHT, "--symptom", "cramps=4"]
SHRINKING = ["edit", NIGHT, "--clear", "note"]  # the backup is larger than what replaces the log
READING = (["tonight"], ["history"], ["check"], ["ceiling"])


def spread(values, most):
    """About so many of them, first and last included."""
    values = list(values)
    return sorted({*values[::max(1, len(values) // most)], values[-1]})


class SmallDisk(World):
    """A world on a file system of a few hundred kilobytes, which needs no rights to mount."""

    def __init__(self, size=64 * PAGE, inodes=32):
        self.mounted = Path(tempfile.mkdtemp(prefix="titrate-faults-disk-"))
        mount = 'mount -t tmpfs -o size=$2,nr_inodes=$3,mode=0700 none "$1" && echo up && exec cat'
        self.keeper = subprocess.Popen(
            ["unshare", "-Urm", "sh", "-c", mount, "sh", self.mounted, str(size), str(inodes)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.is_up = self.keeper.stdout.readline() == b"up\n"
        # How its files look from outside, where only the namespace's keeper can see them.
        self.folder = Path(f"/proc/{self.keeper.pid}/root{self.mounted}")
        self.log = self.folder / "log.json"

    def __exit__(self, *_):
        self.keeper.communicate(timeout=PATIENCE)
        self.mounted.rmdir()

    def inside(self):
        return ["nsenter", "-t", str(self.keeper.pid), "-U", "-m", "--preserve-credentials"]

    def environment(self, **more):
        return super().environment(**{"TITRATE_LOG": str(self.mounted / "log.json"), **more})

    def run(self, *arguments, before=(), **options):
        return super().run(*arguments, before=[*self.inside(), *before], **options)

    def remount(self, options):
        subprocess.run([*self.inside(), "mount", "-o", f"remount,{options}", self.mounted],
                       check=True)

    def fill_but(self, pages):
        """Fills the disk but for so many pages."""
        filler = self.folder / "filler"
        with open(filler, "wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(PAGE))
        os.truncate(filler, max(0, filler.stat().st_size - pages * PAGE))

    def use_inodes_but(self, number):
        made = []
        with contextlib.suppress(OSError):
            while True:
                made.append(self.folder / f"filler-{len(made)}")
                made[-1].touch()
        made = [path for path in made if path.exists()]
        for path in made[len(made) - number:]:
            path.unlink()

    def make_room(self):
        for path in self.folder.glob("filler*"):
            path.unlink()


def small_disk(test):
    """A small disk, or the test is left out."""
    disk = SmallDisk()
    if disk.is_up:
        return disk
    why = disk.keeper.communicate()[1].decode().strip()
    disk.mounted.rmdir()
    return skip(test, f"needs a file system in a user namespace: {why}")


class FullDisk(unittest.TestCase):
    def sweep(self, limit, values, commands=(GROWING, SHRINKING)):
        """Runs each command with so much left; what it came to, by what was left."""
        came_to = {}
        with small_disk(self) as disk:
            for command in commands:
                new = undisturbed(PAGES, command)
                for value in values:
                    disk.restore(PAGES)
                    limit(disk, value)
                    result = disk.run(*command)
                    self.judge_full(disk, result, new, f"{command}, {value} left")
                    came_to.setdefault(value, set()).add(result.status)
        return came_to

    def judge_full(self, disk, result, new, about):
        if result.status != EXIT["done"]:
            require_plain(self, result, EXIT["storage"], "the disk is full", about)
            self.assertEqual(disk.bytes(), PAGES["log.json"], about)
            self.assertEqual(disk.backup.read_bytes(), PAGES["log.json.bak"], about)
            left = [name for name in disk.names() if name.startswith(".")]
            self.assertEqual(left, [], f"{about}: the little room is taken by a temporary")
        for command in READING:
            self.assertEqual(disk.run(*command).status, EXIT["done"], f"{about}: {command}")
        disk.make_room()
        judge(self, disk, result, PAGES["log.json"], new, about)

    def test_a_full_disk_leaves_the_log_as_it_was(self):
        pages = len(PAGES["log.json"]) // PAGE + 1
        left = range(2 * pages + 3)
        came_to = self.sweep(SmallDisk.fill_but, spread(left, 5) if harness.QUICK else left)
        # Not even the new log has room, the new log alone, both it and the backup.
        self.assertEqual(came_to[0], {EXIT["storage"]})
        self.assertEqual(came_to[left[-1]], {EXIT["done"]})
        count("disks with so many pages left", 2 * len(came_to))

    def test_a_disk_without_inodes_leaves_the_log_as_it_was(self):
        came_to = self.sweep(SmallDisk.use_inodes_but, range(5))
        # One for the new log; the old one becomes the backup.
        expected = {left: {EXIT["done" if left >= 1 else "storage"]} for left in range(5)}
        self.assertEqual(came_to, expected)
        count("disks with so many inodes left", 2 * len(came_to))

    def test_a_first_start_on_a_full_disk_begins_nothing(self):
        start = ["start", "--recommended", "2", "--mg", "120"]
        new = undisturbed({}, start)
        with small_disk(self) as disk:
            for limit, left in ((SmallDisk.use_inodes_but, 0), (SmallDisk.use_inodes_but, 1),
                                (SmallDisk.fill_but, 0)):
                disk.restore({})
                limit(disk, left)
                result = disk.run(*start)
                require_plain(self, result, EXIT["storage"], "the disk is full", start)
                self.assertIsNone(disk.bytes())
                disk.make_room()
                self.assertEqual(disk.run(*start).status, EXIT["done"])
                self.assertEqual(disk.bytes(), new)
                count("first starts on a full disk")

    def test_a_disk_that_is_read_only_is_read_and_not_written(self):
        with small_disk(self) as disk:
            disk.restore(PAGES)
            disk.remount("ro")
            for command in (GROWING, ["undo"], ["log", "3"], ["remove", NIGHT]):
                require_plain(self, disk.run(*command), EXIT["storage"],
                              "the disk is read-only", command)
                self.assertEqual(disk.snapshot(), PAGES)
                count("commands on a read-only disk")
            for command in READING:
                self.assertEqual(disk.run(*command).status, EXIT["done"], command)
            disk.remount("rw")
            new = undisturbed(PAGES, GROWING)
            judge(self, disk, disk.run(*GROWING), PAGES["log.json"], new, "writable again")


class Limits(unittest.TestCase):
    def judge_limit(self, world, result, before, new, cause, about):
        """Refused with the cause, or done; then the judge."""
        if result.status != EXIT["done"]:
            require_plain(self, result, EXIT["storage"], cause, about)
            self.assertEqual({name: content for name, content in world.snapshot().items()
                              if name != "log.json.lock"},
                             {name: content for name, content in before.items()
                              if name != "log.json.lock"}, about)
        judge(self, world, result, before["log.json"], new, about)

    def test_a_limit_on_the_size_of_files_leaves_the_log_as_it_was(self):
        largest = len(PAGES["log.json"]) + 100
        statuses = set()
        with World() as world:
            for command in (GROWING, SHRINKING):
                new = undisturbed(PAGES, command)
                for size in spread(range(largest), 8 if harness.QUICK else 60):
                    world.restore(PAGES)
                    result = world.run(*command, before=["prlimit", f"--fsize={size}"])
                    about = f"{command}, files of at most {size}"
                    self.judge_limit(world, result, PAGES, new, "larger than the system allows",
                                     about)
                    fits = size >= max(len(new), len(PAGES["log.json"]))
                    self.assertEqual(result.status, EXIT["done" if fits else "storage"], about)
                    statuses.add(result.status)
                    count("limits on the size of files")
        self.assertEqual(statuses, {EXIT["done"], EXIT["storage"]})

    def test_the_backup_needs_no_room(self):
        new = undisturbed(PAGES, SHRINKING)
        self.assertLess(len(new), len(PAGES["log.json"]))
        with World() as world:
            for size in range(len(new), len(PAGES["log.json"]), 5):
                world.restore(PAGES)
                result = world.run(*SHRINKING, before=["prlimit", f"--fsize={size}"])
                self.assertEqual(result.status, EXIT["done"], result)
                self.assertEqual(world.bytes(), new)
                self.assertEqual(world.backup.read_bytes(), PAGES["log.json"])
                count("limits on the size of files")

    def test_too_few_descriptors_leave_the_log_as_it_was(self):
        """The limit comes once the program has begun: the loader needs descriptors too."""
        new = undisturbed(PAGES, ["edit", NIGHT, "--note", "told"])
        statuses = []
        with World() as world:
            for most in range(3, 9):
                for lock in (True, False):
                    before = {name: content for name, content in PAGES.items()
                              if lock or name != "log.json.lock"}
                    world.restore(before)
                    result = with_limit(world, resource.RLIMIT_NOFILE, most,
                                        "edit", NIGHT, "--note", "-", told=b"told\n")
                    self.judge_limit(world, result, before, new, "too many files are open",
                                     f"at most {most} files")
                    statuses.append(result.status)
                    count("limits on open files")
        # With 3 there is none for the lock, with 4 none for the log, which is read beside it.
        self.assertEqual(statuses, [EXIT["storage"]] * 4 + [EXIT["done"]] * 8)

    def test_reading_with_too_few_descriptors_gives_no_advice(self):
        """Stopped at its umask, before it opens anything itself, the program gets the limit."""
        if not can_trace():
            skip(self, "needs strace, to stop the program before it opens anything")
        with World() as world:
            world.restore(PAGES)
            for most, command in itertools.product((3, 4), (*READING, ["tonight", "--json"], [])):
                stopped = Stopped(world, "umask", 1, *command)
                resource.prlimit(stopped.pid, resource.RLIMIT_NOFILE, (most, most))
                result = stopped.go_on()
                about = f"{command}, at most {most} files"
                if most == 4:  # one at a time is enough to read
                    self.assertEqual(result.status, EXIT["done"], f"{about}: {result}")
                else:
                    self.assertEqual(result.status, EXIT["storage"], f"{about}: {result}")
                    self.assertIn(b"too many files are open", result.out + result.err, about)
                    self.assertNotRegex(result.out, rb"[0-9] capsule|[0-9] mg", about)
                    require_own_words(self, result, about)
                self.assertEqual(world.snapshot(), PAGES, about)
                count("limits on open files")


class Rights(unittest.TestCase):
    def require_refused(self, world, command, cause="permission denied"):
        """As it was before, and told why."""
        before = world.bytes()
        result = world.run(*command)
        require_plain(self, result, EXIT["storage"], cause, command)
        self.assertEqual(world.bytes(), before, command)

    def test_a_read_only_folder_is_read_and_not_written(self):
        for with_lock in (True, False):
            with OrdinaryWorld(FEW_NIGHTS) as world:
                if not with_lock:
                    (world.folder / "log.json.lock").unlink()
                before, names = world.bytes(), world.names()
                world.folder.chmod(0o500)
                for command in (GROWING, ["undo"], ["log", "3"], ["remove", NIGHT],
                                ["ceiling", "9"]):
                    self.require_refused(world, command)
                    self.assertEqual(world.names(), names)
                    count("commands without the rights to write")
                for command in READING:
                    self.assertEqual(world.run(*command).status, EXIT["done"], command)
                world.folder.chmod(0o700)
                new = self.after(world, GROWING)
                judge(self, world, world.run(*GROWING), before, new, "writable again")

    def after(self, world, command):
        return undisturbed({"log.json": world.bytes()}, command)

    def test_a_folder_where_no_file_can_be_opened_is_refused(self):
        for mode in (0o000, 0o400, 0o600):
            with OrdinaryWorld() as world:
                closed = world.folder / "closed"
                world.log = closed / "log.json"
                for command in FEW_NIGHTS:
                    self.assertEqual(world.run(*command).status, EXIT["done"])
                before = world.bytes()
                closed.chmod(mode)
                for command in (GROWING, ["undo"], ["log", "3"], *READING, []):
                    result = world.run(*command)
                    require_plain(self, result, EXIT["storage"], "permission denied", command)
                    self.assertEqual(result.out, b"", command)
                    count("commands without the rights to look")
                closed.chmod(0o700)
                new = self.after(world, GROWING)
                judge(self, world, world.run(*GROWING), before, new, "open again")

    def test_a_first_log_in_a_folder_that_may_not_be_written_is_refused(self):
        with OrdinaryWorld() as world:
            world.folder.chmod(0o500)
            for log in ("log.json", "new/log.json", "new/and/newer/log.json"):
                result = world.run("start", "--recommended", "2", "--mg", "120",
                                   env={"TITRATE_LOG": str(world.folder / log)})
                require_plain(self, result, EXIT["storage"], "permission denied", log)
                self.assertEqual(world.names(), [])
                count("commands without the rights to write")

    def test_an_unreadable_log_gives_no_advice_and_stays(self):
        with OrdinaryWorld(FEW_NIGHTS) as world:
            before = world.bytes()
            for mode in (0o000, 0o200):
                for command in (GROWING, ["undo"], ["log", "3"], ["check", "--accept"],
                                ["tonight"], ["history"], ["tonight", "--quiet"], []):
                    world.log.chmod(mode)
                    result = world.run(*command)
                    self.assertEqual(result.status, EXIT["storage"], (command, result))
                    self.assertIn(b"permission denied", result.out + result.err)
                    require_own_words(self, result, command)
                    if command != ["check", "--accept"]:
                        self.assertEqual(result.out, b"", command)
                    world.log.chmod(0o600)
                    self.assertEqual(world.bytes(), before, command)
                    count("commands on an unreadable log")
            new = self.after(world, GROWING)
            judge(self, world, world.run(*GROWING), before, new, "readable again")

    def test_an_unreadable_backup_stops_only_what_needs_it(self):
        with OrdinaryWorld(FEW_NIGHTS) as world:
            world.backup.chmod(0o000)
            self.require_refused(world, ["undo"])
            for command in (*READING, GROWING, ["undo"]):  # the change brings a new backup
                self.assertEqual(world.run(*command).status, EXIT["done"], command)
            count("unreadable backups")

    def test_the_log_of_another_user_is_refused(self):
        if not is_root():
            skip(self, "needs root, to give the log to another user")
        for mode in (0o600, 0o644, 0o666):
            with OrdinaryWorld(FEW_NIGHTS) as world:
                before = world.bytes()
                os.chown(world.log, 1, 1)
                world.log.chmod(mode)
                cause = "permission denied" if mode == 0o600 else "belongs to another user"
                for command in (GROWING, ["undo"], ["log", "3"], ["tonight"], ["history"]):
                    self.require_refused(world, command, cause)
                    count("commands on another user's log")
                root = World.run(world, "tonight")  # to whom no file is closed
                require_plain(self, root, EXIT["storage"], "belongs to another user", "root")
                os.chown(world.log, 65534, 65534)
                world.log.chmod(0o600)
                new = self.after(world, GROWING)
                judge(self, world, world.run(*GROWING), before, new, "one's own again")


class LittleMemory(unittest.TestCase):
    """With ever more memory than the program has when it begins to read its note."""

    LARGE = {"log.json": log_of(1500, note=NOTE), "log.json.bak": log_of(1499, note=NOTE),
             "log.json.lock": b""}

    def sweep(self):
        pages = [*range(0, 40, 4), *range(40, 600, 35), 1 << 16]
        return spread(pages, 6) if harness.QUICK else pages

    def run_with(self, world, pages):
        def limit(pid):
            return int(status_line(pid, "VmSize")) * 1024 + pages * PAGE

        world.restore(self.LARGE)
        return with_limit(world, resource.RLIMIT_AS, limit, "edit", NIGHT, "--note", "-",
                          told=b"told\n")

    def test_with_little_memory_the_log_is_the_old_or_the_new_one(self):
        new = undisturbed(self.LARGE, ["edit", NIGHT, "--note", "told"])
        seen = set()
        with World() as world:
            for pages in self.sweep():
                result = self.run_with(world, pages)
                seen.add(world.bytes() == new)
                if result.status == EXIT["done"]:
                    self.assertEqual(world.bytes(), new)
                judge(self, world, result, self.LARGE["log.json"], new, f"{pages} pages")
                count("limits on memory")
        self.assertEqual(seen, {False, True})

    def test_with_little_memory_it_says_so_and_does_not_crash(self):
        crashed = {}
        new = undisturbed(self.LARGE, ["edit", NIGHT, "--note", "told"])
        with World() as world:
            for pages in self.sweep():
                result = self.run_with(world, pages)
                # Told, saved and not told for want of memory, or not saved and why.
                expected = {EXIT["done"], EXIT["unheard"]} if world.bytes() == new else \
                    {EXIT["storage"]}
                if result.status not in expected:
                    crashed[pages] = (result.status, result.err)
                elif result.status == EXIT["storage"]:
                    require_plain(self, result, EXIT["storage"], "memory", f"{pages} pages")
                count("limits on memory")
        self.assertEqual(crashed, {}, "pages of memory, and what it came to")


if __name__ == "__main__":
    harness.main()
