"""Where the answer cannot be printed: full and closed output, and descriptors that are not open."""

import contextlib
import itertools
import os
import stat
import subprocess
import unittest

import harness
from harness import EXIT, FEW_NIGHTS, World, count, judge, undisturbed
from sealed_logs import log_of

LOG = ["log", "3", "--date", "2026-11-21"]
READING = (["tonight"], ["history"], ["check"], ["ceiling"], ["tonight", "--json"],
           ["history", "--csv"], [], ["--help"], ["--version"])
WRITING = (LOG, ["undo"], ["edit", "2026-11-19", "--sleep", "4"], ["remove", "2026-11-18"],
           ["ceiling", "9"])
ERRING = ((["log", "abc"], EXIT["usage"]), (["unknown"], EXIT["usage"]),
          (["tonight", "--unknown"], EXIT["usage"]),
          (["log", "5", "--date", "2026-11-18"], EXIT["refused"]),
          (["remove", "2026-11-01"], EXIT["refused"]))
COMMANDS = (*((command, EXIT["done"]) for command in (*READING, *WRITING)), *ERRING)
CLOSED = [closed for number in range(4) for closed in itertools.combinations((0, 1, 2), number)]


def commands():
    return COMMANDS[::3] if harness.QUICK else COMMANDS


def world_before():
    with World(FEW_NIGHTS) as world:
        return world.snapshot()


class Output(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.before = world_before()

    def after(self, command):
        """The log, once this command is through."""
        done = command in WRITING
        return undisturbed(self.before, command) if done else self.before["log.json"]

    def require_files(self, world, new, about):
        """No message is in any of the files, whatever its descriptor was."""
        self.assertEqual(world.bytes(), new, about)
        changed = new != self.before["log.json"]
        backup = self.before["log.json" if changed else "log.json.bak"]
        self.assertEqual(world.backup.read_bytes(), backup, about)
        self.assertEqual(world.names(), sorted(self.before), about)
        self.assertEqual((world.folder / "log.json.lock").read_bytes(), b"", about)


class ClosedDescriptors(Output):
    """What is closed is /dev/null to the program: nobody wanted to hear it, and all is done."""

    def test_closed_descriptors_never_let_a_message_into_the_log(self):
        for closed in CLOSED:
            with World() as world:
                for command, status in commands():
                    self.run_with_closed(world, closed, command, status)
                    count("closed descriptors")

    def run_with_closed(self, world, closed, command, status):
        def close():
            for file in closed:
                os.close(file)

        about = f"{command} without {closed}"
        world.restore(self.before)
        heard = world.run(*command)
        world.restore(self.before)
        result = world.run(*command, preexec_fn=close)
        self.assertEqual(result.status, status, f"{about}: {result}")
        self.require_files(world, self.after(command), about)
        self.assertEqual(result.out, b"" if 1 in closed else heard.out, about)
        self.assertEqual(result.err, b"" if 2 in closed else heard.err, about)
        judge(self, world, result, self.before["log.json"], self.after(command), about)

    def test_a_first_log_is_whole_too(self):
        start = ["start", "--recommended", "2", "--mg", "120"]
        new = undisturbed({}, start)
        for closed in CLOSED:
            with World() as world:
                result = world.run(*start, preexec_fn=lambda: [os.close(file) for file in closed])
                self.assertEqual(result.status, EXIT["done"], result)
                self.assertEqual(world.snapshot(), {"log.json": new, "log.json.lock": b""})
            count("closed descriptors")

    def test_a_note_is_not_read_from_a_closed_input(self):
        with World() as world:
            world.restore(self.before)
            result = world.run("edit", "2026-11-19", "--note", "-", preexec_fn=lambda: os.close(0))
            self.assertEqual(result.status, EXIT["usage"], result)
            self.require_files(world, self.before["log.json"], "a closed input")
        count("closed descriptors")


class FullOutput(Output):
    """Done, and saved if it was to be; but the one who asked does not know it."""

    def deaf(self, way):
        """Standard output or error (or both) that takes nothing."""
        if way == "full":
            return open("/dev/full", "wb", buffering=0)
        reader, writer = os.pipe()
        os.close(reader)
        return os.fdopen(writer, "wb", buffering=0)

    def run_deaf(self, world, command, way, streams, **env):
        world.restore(self.before)
        with contextlib.ExitStack() as stack:
            options = {name: stack.enter_context(self.deaf(way)) for name in streams}
            return world.run(*command, env=env, **options)

    def test_a_done_command_that_cannot_be_told_ends_in_5_unless_it_only_reads_and_is_left(self):
        for way, streams in itertools.product(("full", "closed"),
                                              (["stdout"], ["stderr"], ["stdout", "stderr"])):
            with World() as world:
                for command, status in commands():
                    about = f"{command}, {streams} {way}"
                    result = self.run_deaf(world, command, way, streams)
                    # On standard error stands that another time is taken; but not for these two.
                    silent = command in (["--help"], ["--version"]) and streams == ["stderr"]
                    left = way == "closed" and command in READING
                    told = EXIT["done"] if silent or left else EXIT["unheard"]
                    expected = told if status == EXIT["done"] else status
                    self.assertEqual(result.status, expected, f"{about}: {result}")
                    self.require_files(world, self.after(command), about)
                    judge(self, world, result, self.before["log.json"], self.after(command), about)
                    count(f"commands whose output is {way}")

    def test_it_says_on_standard_error_that_nothing_came_out(self):
        with World() as world:
            for command, way in ((LOG, "full"), (LOG, "closed"), (["tonight"], "full")):
                result = self.run_deaf(world, command, way, ["stdout"])
                self.assertIn(b"could not be printed", result.err)
                count(f"commands whose output is {way}")

    def test_a_command_that_only_reads_ends_without_a_word_where_its_reader_left(self):
        with World() as world:
            for command in READING:
                result = self.run_deaf(world, command, "closed", ["stdout"])
                self.assertEqual(result.status, EXIT["done"], f"{command}: {result}")
                self.assertNotIn(b"could not be printed", result.err)
                count("commands whose output is closed")
            nights = world.folder / "nights.csv"
            nights.write_text("date,note\n2026-11-20,a word\n")
            for option, status in (("--dry-run", "done"), ("--yes", "unheard")):
                with self.deaf("closed") as left:
                    result = world.run("import", str(nights), option, stdout=left)
                self.assertEqual(result.status, EXIT[status], f"{option}: {result}")
                count("commands whose output is closed")

    def test_a_full_standard_error_does_not_matter_where_nothing_is_to_be_said_there(self):
        with World() as world:
            for command in (["history"], ["check"], ["ceiling"]):
                result = self.run_deaf(world, command, "full", ["stderr"], TITRATE_NOW="")
                self.assertEqual(result.status, EXIT["done"], command)
                count("commands whose output is full")

    def test_a_damaged_log_is_told_by_the_status_even_where_nothing_can_be_said(self):
        with World() as world:
            for way in ("full", "closed"):
                for command in (["tonight"], LOG, ["history"], ["undo"]):
                    with self.damaged(world) as damaged:
                        options = {name: self.deaf(way) for name in ("stdout", "stderr")}
                        result = world.run(*command, **options)
                        for file in options.values():
                            file.close()
                        self.assertEqual(result.status, EXIT["damaged"], command)
                        self.assertEqual(world.bytes(), damaged)
                    count(f"commands whose output is {way}")

    @contextlib.contextmanager
    def damaged(self, world):
        bytes_now = self.before["log.json"][:-30]
        world.restore({**self.before, "log.json": bytes_now})
        yield bytes_now

    def test_a_reader_that_goes_away_half_way_had_enough(self):
        with World() as world:
            world.restore({"log.json": log_of(2000, note="more than a pipe holds")})
            process = subprocess.Popen([harness.BINARY, "history", "--all", "--json"],
                                       env=world.environment(), stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE)
            self.assertEqual(process.stdout.read(10), b'{"course":')
            process.stdout.close()
            error = process.stderr.read()
            process.stderr.close()
            self.assertEqual(process.wait(timeout=60), EXIT["done"])
            self.assertNotIn(b"could not be printed", error)
        count("commands whose output is closed")


class Masks(unittest.TestCase):
    def test_whatever_the_umask_files_and_folders_are_their_owners_alone(self):
        for mask in (0o000, 0o022, 0o077, 0o177, 0o777):
            with World() as world:
                world.log = world.folder / "new" / "and newer" / "log.json"
                for command in (*FEW_NIGHTS, ["edit", "2026-11-19", "--sleep", "4"], ["undo"]):
                    result = world.run(*command, umask=mask)
                    self.assertEqual(result.status, EXIT["done"], f"{mask:o}: {result}")
                    self.require_private(world, mask)
                self.require_recovered_is_private(world, mask)
            count("umasks")

    def require_private(self, world, mask):
        found = [path for path in world.folder.rglob("*")]
        self.assertGreaterEqual(len(found), 4)
        for path in found:
            mode = stat.S_IMODE(path.stat().st_mode)
            self.assertEqual(mode, 0o700 if path.is_dir() else 0o600, f"{mask:o}: {path.name}")

    def require_recovered_is_private(self, world, mask):
        world.log.write_bytes(world.bytes()[:-30])
        result = world.run("recover", "--yes", umask=mask)
        self.assertEqual(result.status, EXIT["done"], result)
        self.assertEqual(len(list(world.log.parent.glob("log.json.damaged-*"))), 1)
        self.require_private(world, mask)

    def test_a_log_that_others_could_read_is_private_after_the_next_change(self):
        with World(FEW_NIGHTS) as world:
            for name in ("log.json", "log.json.bak"):
                (world.folder / name).chmod(0o666)
            self.assertIn(b"chmod 600", world.run("tonight").err)
            self.assertEqual(world.run(*LOG, umask=0).status, EXIT["done"])
            for name in ("log.json", "log.json.bak"):
                mode = stat.S_IMODE((world.folder / name).stat().st_mode)
                self.assertEqual(mode, 0o600, name)
        count("umasks")


if __name__ == "__main__":
    harness.main()
