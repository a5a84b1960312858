"""The power cut at every point of a write: every state of the disk that a file system may leave
(disk_model.py) is put into a folder and judged.

The states are rebuilt from the system calls of one undisturbed run. That this finds something is
shown with two programs that forget to flush (variants/).
"""

import unittest

import harness
import tracing
import writes
from call_failure_test import variant, writing
from disk_model import Disk, as_tree
from harness import EXIT


def outcome(calls):
    """The calls, each with whether the program had said by then that it saved. Being done without
    a word is saying so, too.
    """
    said = False
    for call in calls:
        if call.name == "write" and call.file == 1 and b"Saved" in call.arguments[1]:
            said = True
        yield call, said or (call.name == "exit_group" and call.arguments[0] == "0")


class PowerCut(unittest.TestCase):
    def setUp(self):
        tracing.require_strace(self)

    def test_a_power_cut_in_a_log_leaves_the_old_log_or_the_new(self):
        writes.report(self, self.faults(writes.LOG))

    def test_a_power_cut_in_an_edit_leaves_the_old_log_or_the_new(self):
        writes.report(self, self.faults(writes.EDIT))

    def test_a_power_cut_in_a_log_beside_a_fuller_backup_keeps_it(self):
        writes.report(self, self.faults(writes.LOG_BESIDE_MORE))

    def test_a_power_cut_in_an_undo_leaves_the_old_log_or_the_new(self):
        writes.report(self, self.faults(writes.UNDO))

    def test_a_power_cut_in_a_recover_keeps_the_damaged_log(self):
        writes.report(self, self.faults(writes.RECOVER))

    def test_a_power_cut_in_a_recover_that_moves_keeps_what_was_there(self):
        writes.report(self, self.faults(writes.RECOVER_MOVING))

    def test_a_power_cut_in_a_first_start_leaves_no_log_or_the_new(self):
        writes.report(self, self.faults(writes.START))

    def test_a_power_cut_in_an_accept_leaves_the_old_log_or_the_new(self):
        writes.report(self, self.faults(writes.ACCEPT))

    def test_a_change_that_was_killed_and_said_again_is_on_the_disk(self):
        """Killed after the rename and before the flush of the folder. Said again, the command finds
        the change in the log, and must not answer before the folder is flushed.
        """
        for write in (writes.LOG, writes.EDIT):
            with self.subTest(write.name):
                writes.report(self, self.faults_said_again(write))

    def test_a_program_that_does_not_flush_its_files_is_seen_to_damage_the_log(self):
        careless = variant(self, "no_file_sync")
        for write in writing():
            with self.subTest(write.name):
                self.assert_seen("neither the old one nor the new one",
                                 self.faults(write, careless, quiet=True))

    def test_a_program_that_does_not_flush_its_folder_is_seen_to_lose_what_it_saved(self):
        careless = variant(self, "no_folder_sync")
        for write in writes.ALL:
            with self.subTest(write.name):
                self.assert_seen("said to be saved, and is not",
                                 self.faults(write, careless, quiet=True))

    def assert_seen(self, what, found):
        self.assertTrue(any(what in fault for fault in found), f"not seen: {what}; {found[:3]}")

    def faults(self, write, binary=None, quiet=False):
        """What is wrong in any state of the disk in which a power cut may leave this write.
        `quiet`: only the files are looked at, and no command is tried on them.
        """
        write.prepare()
        found, judged = [], set()
        with write.empty_world() as world:
            write.reset(world)
            done, calls = tracing.calls(world, write.arguments, binary)
            self.assertEqual(done.status, EXIT["done"], done)
            disk, stale, said = Disk(world.folder, write.before), True, False
            for call, saved in outcome(calls):
                stale = disk.apply(call) or stale or saved != said
                said = saved
                for state in disk.states() if stale else ():
                    if (state, saved) not in judged:
                        judged.add((state, saved))
                        found += self.judge(write, world, state, saved, call, quiet)
                stale = False
            self.assertTrue(said, "the run came to its end")
        harness.count("states of the disk after a power cut"
                      + (", by programs that do not flush" if quiet else ""), len(judged))
        return found

    def faults_said_again(self, write):
        with write.prepare().empty_world() as world:
            write.reset(world)
            _, calls = tracing.calls(world, write.arguments)
            flush = max(i for i, call in enumerate(calls)
                        if call.name == "fsync" and call.paths == (str(world.log.parent),))
            write.reset(world)
            tracing.killed(world, write.arguments, calls[flush], "KILL")
            self.assertEqual(world.bytes(), write.new, "killed after the rename")
            done, again = tracing.calls(world, write.arguments)
            self.assertEqual(done.status, EXIT["done"], done)
            disk = Disk(world.folder, write.before)
            for call in calls[:flush] + again:
                disk.apply(call)
            states = disk.states()
            harness.count("states of the disk after a power cut", len(states))
            return [fault for state in states
                    for fault in self.judge(write, world, state, True, again[-1], quiet=False)]

    def judge(self, write, world, state, saved, call, quiet):
        write.reset(world, as_tree(state))
        judge = write.log_faults if quiet else write.faults
        return [f"{write.name}, power cut after {call}{' (saved)' if saved else ''}: {fault}"
                for fault in judge(world, saved)]


if __name__ == "__main__":
    harness.main()
