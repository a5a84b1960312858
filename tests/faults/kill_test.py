"""The program killed before every one of its system calls, by KILL and by TERM.

KILL takes the call away; TERM arrives when the call is done. The call that starts the program
(execve) is strace's own and cannot be taken away: the first is the one after it.
"""

import unittest

import harness
import tracing
import writes
from harness import EXIT

SIGNALS = {"KILL": 9, "TERM": 15}


def first_call_of_the_log(calls, world):
    return next(i for i, call in enumerate(calls) if call.touches(world.log.parent))


class Kill(unittest.TestCase):
    def setUp(self):
        tracing.require_strace(self)

    def test_a_log_that_is_killed_leaves_the_old_log_or_the_new(self):
        self.kill_everywhere(writes.LOG)

    def test_an_edit_that_is_killed_leaves_the_old_log_or_the_new(self):
        self.kill_everywhere(writes.EDIT)

    def test_a_log_beside_a_fuller_backup_that_is_killed_keeps_it(self):
        self.kill_everywhere(writes.LOG_BESIDE_MORE)

    def test_an_undo_that_is_killed_leaves_the_old_log_or_the_new(self):
        self.kill_everywhere(writes.UNDO)

    def test_a_recover_that_is_killed_keeps_the_damaged_log_and_can_be_said_again(self):
        self.kill_everywhere(writes.RECOVER)

    def test_a_recover_that_moves_and_is_killed_keeps_what_was_there(self):
        self.kill_everywhere(writes.RECOVER_MOVING)

    def test_a_first_start_that_is_killed_can_be_said_again(self):
        self.kill_everywhere(writes.START)

    def test_an_accept_that_is_killed_leaves_the_old_log_or_the_new(self):
        self.kill_everywhere(writes.ACCEPT)

    def test_an_undo_that_is_killed_can_be_said_again(self):
        """Whatever the moment: what undo is to bring back must not be gone."""
        write = writes.UNDO.prepare()
        found = []
        with write.empty_world() as world:
            write.reset(world)
            _, calls = tracing.calls(world, write.arguments)
            for call in calls[first_call_of_the_log(calls, world):]:
                write.reset(world)
                self.kill(write, world, call, "KILL")
                if world.bytes() == write.new:
                    continue
                again = world.run(*write.arguments)
                harness.count("undos said again after being killed")
                if again.status != EXIT["done"] or world.bytes() != write.new:
                    found.append(f"killed before {call}: {again}")
        writes.report(self, found)

    def kill_everywhere(self, write):
        write.prepare()
        found, logs = [], set()
        with write.empty_world() as world:
            write.reset(world)
            done, calls = tracing.calls(world, write.arguments)
            self.assertEqual(done.status, EXIT["done"], done)
            begin = first_call_of_the_log(calls, world) if harness.QUICK else 1
            for signal in ("KILL",) if harness.QUICK else SIGNALS:
                for call in calls[begin:]:
                    write.reset(world)
                    result = self.kill(write, world, call, signal)
                    logs.add(world.bytes() == write.new if world.log.is_file() else False)
                    about = f"{write.name}, {signal} at {call}: "
                    saved = write.saved(result)
                    found += [about + fault for fault in write.faults(world, saved)]
        writes.report(self, found)
        self.assertEqual(logs, {False, True}, "killed before the log was replaced, and after")

    def kill(self, write, world, call, signal):
        result = tracing.killed(world, write.arguments, call, signal)
        # There is nothing left that a TERM could end after the last call.
        ends = EXIT["done"] if (call.name, signal) == ("exit_group", "TERM") else -SIGNALS[signal]
        self.assertEqual(result.status, ends, f"{write.name} was not killed at {call}: {result}")
        harness.count(f"kills by {signal}")
        return result


if __name__ == "__main__":
    harness.main()
