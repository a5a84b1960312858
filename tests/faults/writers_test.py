"""Many writers at once, a lock that is held, and writers that know nothing of the lock."""

import contextlib
import fcntl
import os
import unittest

import harness
from harness import EXIT, FEW_NIGHTS, World, count, skip
from processes import (Stopped, await_file, await_pauses, begin, can_trace, end)
from sealed_logs import log_of, read

FORTY = 40
NIGHT = "2026-11-19"


def world_with(content):
    world = World()
    world.restore({"log.json": content})
    return world


def nights_of(content):
    return {night["date"]: night for night in read(content)["courses"][-1]["nights"]}


def symptoms_of(content):
    """Every symptom of a log, as night and name."""
    return {(date, name) for date, night in nights_of(content).items()
            for name in night.get("symptoms", ())}


@contextlib.contextmanager
def locked(world):
    """The lock, as another titrate would hold it."""
    lock = world.log.with_name(world.log.name + ".lock")
    file = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield lock
    finally:
        os.close(file)


class AtOnce(unittest.TestCase):
    def require_whole(self, world):
        for command in (["tonight"], ["check"], ["edit", NIGHT, "--note", "afterwards"]):
            done = world.run(*command)
            self.assertEqual(done.status, EXIT["done"], (command, done))
        self.assertEqual([name for name in world.names() if name.startswith(".")], [])

    def require_each_told_truly(self, world, writers):
        """`writers`: the symptom that each was to note, and what it came to."""
        noted = symptoms_of(world.bytes())
        for symptom, result in writers:
            self.assertIn(result.status, (EXIT["done"], EXIT["storage"]), result)
            if result.status == EXIT["done"]:
                self.assertIn(symptom, noted, "said to be saved, and is not there")
                self.assertTrue(result.says_saved, result)
            else:
                self.assertNotIn(symptom, noted, "said not to be saved, and is there")
                self.assertIn(b"another titrate has been writing", result.err)
        saved = {symptom for symptom, result in writers if result.status == EXIT["done"]}
        self.assertEqual(noted, saved)

    def write_at_once(self, world, symptoms, before=()):
        """Each (night, name) is noted by a command of its own."""
        begun = [(each, begin(world, "edit", each[0], "--symptom", f"{each[1]}=3", before=before))
                 for each in symptoms]
        return [(each, end(process)) for each, process in begun]

    def test_forty_writers_of_forty_nights_are_all_there_or_say_that_they_are_not(self):
        with world_with(log_of(FORTY)) as world:
            dates = sorted(nights_of(world.bytes()))
            readers = [begin(world, *command) for command in
                       (["tonight"], ["history", "--json"], ["check"]) * 4]
            symptoms = [(date, f"w{i}") for i, date in enumerate(dates)]
            writers = self.write_at_once(world, symptoms)
            for reader in readers:
                self.assertEqual(end(reader).status, EXIT["done"], "reading failed meanwhile")
            self.require_each_told_truly(world, writers)
            self.assertIn(EXIT["done"], [result.status for _, result in writers])
            self.require_backup_is_one_change_behind(world)
            self.require_whole(world)
        count("writers at once", FORTY)

    def require_backup_is_one_change_behind(self, world):
        now, before = symptoms_of(world.bytes()), symptoms_of(world.backup.read_bytes())
        self.assertLess(before, now)
        self.assertEqual(len(now - before), 1)

    def test_twenty_writers_of_one_night_do_not_overwrite_each_other(self):
        with world_with(log_of(FORTY)) as world:
            writers = self.write_at_once(world, [(NIGHT, f"w{i}") for i in range(20)])
            self.require_each_told_truly(world, writers)
            self.require_whole(world)
        count("writers at once", 20)

    def test_on_a_slow_disk_those_that_waited_in_vain_say_so(self):
        if not can_trace():
            skip(self, "needs strace, to make the disk slow")
        # Three flushes a change, 0.2 s each: twenty changes are more than anybody waits for.
        slow = ["strace", "-qq", "-o", "/dev/null", "-e", "trace=fsync",
                "-e", "inject=fsync:delay_enter=200000"]
        with world_with(log_of(FORTY)) as world:
            dates = sorted(nights_of(world.bytes()))[:20]
            writers = self.write_at_once(world, [(date, "slow") for date in dates], before=slow)
            self.require_each_told_truly(world, writers)
            statuses = {result.status for _, result in writers}
            self.assertEqual(statuses, {EXIT["done"], EXIT["storage"]})
            self.require_whole(world)
        count("writers at once", 20)

    def test_of_forty_first_starts_one_begins_the_course(self):
        with World() as world:
            world.log = world.folder / "not" / "yet" / "log.json"
            begun = [begin(world, "start", "--recommended", "1", "--mg", str(100 + i))
                     for i in range(FORTY)]
            results = [end(process) for process in begun]
            chosen = [i for i, result in enumerate(results) if result.status == EXIT["done"]]
            self.assertEqual(len(chosen), 1, results)
            for i, result in enumerate(results):
                self.assertIn(result.status, (EXIT["done"], EXIT["refused"], EXIT["storage"]), i)
            courses = read(world.bytes())["courses"]
            self.assertEqual([c["mg_per_capsule"] for c in courses], [100 + chosen[0]])
            self.assertEqual(world.run("tonight").status, EXIT["done"])
        count("writers at once", FORTY)

    def test_as_many_undos_as_said_so_were_done(self):
        with World(FEW_NIGHTS) as world:
            before = [world.bytes(), world.backup.read_bytes()]
            begun = [begin(world, "undo") for _ in range(21)]
            results = [end(process) for process in begun]
            done = [result.status for result in results].count(EXIT["done"])
            self.assertGreater(done, 0)
            for result in results:
                self.assertIn(result.status, (EXIT["done"], EXIT["storage"]), result)
            self.assertEqual(world.bytes(), before[done % 2])
            self.assertEqual(world.backup.read_bytes(), before[1 - done % 2])
            self.require_whole(world)
        count("writers at once", 21)


def unsealed(content):
    return content.replace(b'"capsules": 2,', b'"capsules": 1,', 1)


WHOLE = log_of(5, note="slept well")
WRITERS = (  # a command, and the log that it needs
    (["log", "3"], WHOLE),
    (["log", "3", "--date", "2026-11-21", "--note", "more"], WHOLE),
    (["edit", NIGHT, "--sleep", "2"], WHOLE),
    (["remove", NIGHT], WHOLE),
    (["ceiling", "9"], WHOLE),
    (["start", "--recommended", "3", "--mg", "90", "--yes"], WHOLE),
    (["undo"], WHOLE),
    (["check", "--accept"], unsealed(WHOLE)),
    (["recover", "--yes"], WHOLE[:-40]),
    (["start", "--recommended", "3", "--mg", "90"], None),
)


def world_of_writer(content):
    world = World()
    backup = log_of(4, note="as it was")
    world.restore({} if content is None else {"log.json": content, "log.json.bak": backup})
    return world


class HeldLock(unittest.TestCase):
    def test_a_lock_held_for_too_long_stops_every_writer_and_no_reader(self):
        with contextlib.ExitStack() as stack:
            begun = []
            for command, content in WRITERS:
                world = stack.enter_context(world_of_writer(content))
                stack.enter_context(locked(world))
                begun.append((command, world, world.snapshot(), begin(world, *command)))
                if content == WHOLE:
                    self.require_reading_works(world)
            for command, world, before, process in begun:
                result = end(process)
                self.assertEqual(result.status, EXIT["storage"], (command, result))
                self.assertIn(b"another titrate has been writing to this log", result.err)
                self.assertNotIn(b"Saved", result.out)
                self.assertEqual(world.snapshot(), before, command)
            count("writers before a held lock", len(begun))

    def require_reading_works(self, world):
        for command in ([], ["tonight"], ["tonight", "--json"], ["history"], ["ceiling"],
                        ["check"]):
            self.assertEqual(world.run(*command).status, EXIT["done"], command)

    def test_a_lock_that_is_let_go_lets_every_writer_go_on(self):
        for command, content in WRITERS:
            with world_of_writer(content) as world, self.subTest(command=command):
                expected = self.alone(command, content)
                with locked(world) as lock:
                    process = begin(world, *command)
                    await_file(process, lock)
                    await_pauses(process, 3)  # it tries, and tries again
                    self.assertEqual(world.bytes(), content)
                result = end(process)
                self.assertEqual(result.status, EXIT["done"], result)
                self.assertIn(b"Saved", result.out)
                self.assertEqual(world.bytes(), expected)
                count("writers that waited for a lock")

    def alone(self, command, content):
        with world_of_writer(content) as world:
            self.assertEqual(world.run(*command).status, EXIT["done"], command)
            return world.bytes()

    def test_the_lock_of_a_killed_writer_holds_nobody_up(self):
        with World(FEW_NIGHTS) as world:
            with locked(world):
                process = begin(world, "log", "3")
                await_file(process, world.folder / "log.json.lock")
                process.kill()
                self.assertLess(end(process).status, 0)
            self.assertEqual(world.run("log", "3").status, EXIT["done"])
        count("writers killed while they waited")


def replaced(world, content):
    """As a sync client or an editor puts a new file in the place of the old one."""
    other = world.folder / "from-elsewhere"
    other.write_bytes(content)
    other.chmod(0o600)
    os.replace(other, world.log)


def replaced_with_its_time(world, content):
    """As `rsync -t`: the time of the last change comes along, and is that of the old file."""
    info = world.log.stat()
    replaced(world, content)
    os.utime(world.log, ns=(info.st_atime_ns, info.st_mtime_ns))


def rewritten(world, content):
    """In place: the same file, with other bytes."""
    with open(world.log, "r+b") as file:
        file.write(content)
        file.truncate()


def removed(world, _):
    world.log.unlink()


# The other's log, of the same size, and of another one; each whole and sealed.
SAME_SIZE = log_of(5, note="slept ill!")
LONGER = log_of(5, note="slept well, elsewhere")
FOREIGN = ((replaced, SAME_SIZE), (replaced, LONGER), (replaced_with_its_time, SAME_SIZE),
           (rewritten, SAME_SIZE), (rewritten, LONGER), (removed, None))
# Where a change can be stopped after it read the log, and before the two names are exchanged: it
# stops when the call has returned.
STOPS = (("write", 1), ("fsync", 1))
# An undo swaps two names: it writes nothing, and flushes only the backup.
STOPS_OF_UNDO = (("fsync", 1),)
UNHEEDING = (["edit", NIGHT, "--sleep", "2"], ["undo"], ["log", "3"], ["remove", "2026-11-18"])


class WithoutTheLock(unittest.TestCase):
    def setUp(self):
        if not can_trace():
            skip(self, "needs strace, to stop the program between two system calls")
        self.assertEqual(len(SAME_SIZE), len(WHOLE))

    def require_foreign_stands(self, world, result, foreign, about):
        self.assertEqual(result.status, EXIT["storage"], f"{about}: {result}")
        self.assertIn(b"another program changed", result.err, about)
        self.assertNotIn(b"Saved", result.out, about)
        self.assertEqual(world.bytes(), foreign, f"{about}: the other's log was lost")
        self.assertEqual([name for name in world.names() if name.startswith(".")], [], about)

    def cases(self):
        every = [(command, stop, foreign) for command in UNHEEDING
                 for stop in (STOPS_OF_UNDO if command == ["undo"] else STOPS)
                 for foreign in FOREIGN]
        # The first command meets all, the others a spread of them.
        return [case for i, case in enumerate(every)
                if i % 5 == 0 or case[0] == UNHEEDING[0] and (i % 3 == 0 or not harness.QUICK)]

    def test_what_another_program_writes_meanwhile_stands(self):
        for command, stop, (write, foreign) in self.cases():
            with world_of_writer(WHOLE) as world:
                about = f"{command} stopped at {stop}, {write.__name__}"
                stopped = Stopped(world, *stop, *command)
                write(world, foreign)
                result = stopped.go_on()
                self.require_foreign_stands(world, result, foreign, about)
                self.require_next_commands_work(world, foreign, about)
                count("logs changed by another program")

    def require_next_commands_work(self, world, foreign, about):
        if foreign is None:  # what was read is in the backup, and the way back is named
            missing = world.run("tonight")
            self.assertEqual(missing.status, EXIT["storage"], about)
            self.assertIn(b"titrate recover", missing.err, about)
            self.assertEqual(world.run("recover", "--yes").status, EXIT["done"], about)
            return
        self.assertEqual(world.run("tonight").status, EXIT["done"], about)
        again = world.run("edit", NIGHT, "--sleep", "2")
        self.assertEqual(again.status, EXIT["done"], f"{about}: {again}")
        night = nights_of(world.bytes())[NIGHT]
        self.assertEqual(night["sleep"], 2, about)
        self.assertEqual(night["note"], nights_of(foreign)[NIGHT]["note"], about)

    def test_what_was_written_before_the_log_is_read_is_built_upon(self):
        with world_of_writer(WHOLE) as world:
            stopped = Stopped(world, "flock", 1, "edit", NIGHT, "--sleep", "2")
            replaced(world, LONGER)
            result = stopped.go_on()
            self.assertEqual(result.status, EXIT["done"], result)
            night = nights_of(world.bytes())[NIGHT]
            self.assertEqual((night["sleep"], night["note"]), (2, "slept well, elsewhere"))
            self.assertEqual(world.backup.read_bytes(), LONGER)
        count("logs changed by another program")

    def test_sealing_and_recovering_take_nothing_away_either(self):
        for command, content in ((["check", "--accept"], unsealed(WHOLE)),
                                 (["recover", "--yes"], WHOLE[:-40])):
            for write, foreign in FOREIGN:
                with world_of_writer(content) as world:
                    stopped = Stopped(world, "/^rename", 1, *command) if command[0] == "recover" \
                        else Stopped(world, "fsync", 1, *command)
                    write(world, foreign)
                    result = stopped.go_on()
                    self.require_foreign_stands(world, result, foreign,
                                                f"{command}, {write.__name__}")
                    count("logs changed by another program")

    def test_a_log_that_comes_to_be_during_the_first_start_stands(self):
        with World() as world:
            stopped = Stopped(world, "write", 1, "start", "--recommended", "2", "--mg", "120")
            world.log.write_bytes(WHOLE)
            result = stopped.go_on()
            self.require_foreign_stands(world, result, WHOLE, "the first start")
            self.assertEqual(world.run("tonight").status, EXIT["done"])
        count("logs changed by another program")


if __name__ == "__main__":
    harness.main()
