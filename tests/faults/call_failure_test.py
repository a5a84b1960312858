"""Every system call of a write that has to do with the log's folder, failing: with each error, once
and from then on; all of them together from some moment on, as when a disk is pulled out; and
writes that say that they wrote more than they did.
"""

import os
import unittest
from pathlib import Path

import harness
import tracing
import writes
from harness import EXIT

ERRORS = ("EIO", "ENOSPC", "EACCES", "EINTR")
# A signal may interrupt these; the program has no business to be stopped by it.
INTERRUPTIBLE = {"openat", "open", "read", "write", "flock"}
RENAMES = {"rename", "renameat", "renameat2"}
# What a library would say, and not titrate.
LIBRARY_TEXT = (b"terminate called", b"what():", b"std::", b"exception", b"basic_string",
                b"filesystem error", b"json.exception", b"iostream", b"errno", b"Errno", b"strace:")
# Lines beside the error: the time as it was set, and what is told of the files beside the log.
NOTICE = (b"titrate: the time is ", b"titrate: the backup ")


def variant(test, name):
    """The program with one function of the system replaced (variants/); built beside the tests."""
    folder = os.environ.get("TITRATE_VARIANTS", "")
    path = Path(folder) / f"titrate_{name}"
    if not folder or not path.exists():
        harness.skip(test, f"titrate_{name} is not in $TITRATE_VARIANTS ({folder or 'not set'})")
    return path


class Traced:
    """The undisturbed run of a command: which of its calls may fail, and what each is."""

    def __init__(self, write, world):
        write.reset(world)
        done, calls = tracing.calls(world, write.arguments)
        assert done.status == EXIT["done"], done
        self.write = write
        self.calls = [call for call in calls if call.touches(world.log.parent)]
        self.replaced = max(i for i, call in enumerate(self.calls)
                            if call.name in RENAMES and os.fspath(world.log) in call.paths)

    def is_before(self, call):
        """True for what is done before the log is replaced, and for that itself."""
        return self.calls.index(call) <= self.replaced

    def is_about_folder(self, call, world):
        return call.paths[0] == os.fspath(world.log.parent)

    def is_about_what_came_out(self, call):
        """The old log, under the name of the temporary that it exchanged names with."""
        return writes.TEMPORARY.match(os.path.basename(call.paths[0])) is not None

    def file_writes(self):
        return [call for call in self.calls if call.name == "write"]

    def is_file_sync(self, call, world):
        return call.name == "fsync" and call.paths[0].startswith(f"{world.log.parent}/")


def writing():
    """The commands that write a file when nothing goes wrong: all of them, but for an undo that
    only exchanges names.
    """
    for write in writes.ALL:
        with write.prepare().empty_world() as world:
            writes_file = bool(Traced(write, world).file_writes())
        if writes_file:
            yield write


class CallFailure(unittest.TestCase):
    def setUp(self):
        tracing.require_strace(self)
        self.found = []

    def test_a_log_with_a_failing_call_is_saved_or_not_and_says_which(self):
        self.fail_everywhere(writes.LOG)

    def test_an_edit_with_a_failing_call_is_saved_or_not_and_says_which(self):
        self.fail_everywhere(writes.EDIT)

    def test_a_log_beside_a_fuller_backup_with_a_failing_call_keeps_it(self):
        self.fail_everywhere(writes.LOG_BESIDE_MORE)

    def test_an_undo_with_a_failing_call_is_saved_or_not_and_says_which(self):
        self.fail_everywhere(writes.UNDO)

    def test_a_recover_with_a_failing_call_keeps_the_damaged_log(self):
        self.fail_everywhere(writes.RECOVER)

    def test_a_recover_that_moves_with_a_failing_call_keeps_what_was_there(self):
        self.fail_everywhere(writes.RECOVER_MOVING)

    def test_a_first_start_with_a_failing_call_can_be_said_again(self):
        self.fail_everywhere(writes.START)

    def test_an_accept_with_a_failing_call_is_saved_or_not_and_says_which(self):
        self.fail_everywhere(writes.ACCEPT)

    def test_a_disk_that_is_gone_from_some_moment_on_is_told(self):
        for write in (writes.LOG,) if harness.QUICK else writes.ALL:
            with write.prepare().empty_world() as world:
                traced = Traced(write, world)
                for at, call in enumerate(traced.calls):
                    write.reset(world)
                    faults = self.gone_from(traced, at)
                    result, _ = tracing.disturbed(world, write.arguments, faults)
                    harness.count("disks gone in the middle of a write")
                    about = f"{write.name}, the disk is gone from {call} on"
                    self.judge(traced, world, result, about)
                    later = [path for c in traced.calls[at:] for path in c.paths]
                    self.judge_words(world, later, result, about)
        writes.report(self, self.found)

    def test_a_write_that_wrote_nothing_and_claims_all_is_found_out(self):
        self.each_file_write(lambda call: f"retval={call.result}", "")

    def test_a_write_that_goes_on_taking_nothing_is_given_up(self):
        self.each_file_write(lambda call: "retval=0", "+")

    def test_a_write_that_wrote_half_and_claims_all_is_found_out(self):
        liar = variant(self, "lying_writes")
        for write in writing():
            with write.empty_world() as world:
                write.reset(world)
                result = world.run(*write.arguments, binary=liar)
                harness.count("writes that lied")
                self.assertEqual(result.status, EXIT["storage"], result)
                self.assertIn(b"did not read back the same", result.err)
                self.assertEqual(writes.tree(world.log), write.old)
                self.found += write.faults(world, write.saved(result))
        writes.report(self, self.found)

    def test_writes_of_seven_bytes_at_a_time_save_all_the_same(self):
        short = variant(self, "short_writes")
        for write in writing():
            with write.empty_world() as world:
                write.reset(world)
                result, calls = tracing.calls(world, write.arguments, binary=short)
                sizes = [c.result for c in calls if c.name == "write" and c.touches(world.folder)]
                harness.count("short writes", len(sizes))
                self.assertEqual(max(sizes), 7, "the writes were short")
                self.assertEqual(result.status, EXIT["done"], result)
                self.found += write.faults(world, saved=True)
        writes.report(self, self.found)

    def test_an_answer_that_is_always_interrupted_is_given_up(self):
        """As a write to the log is, after a hundred times (file_io.cpp)."""
        write = writes.LOG.prepare()
        with write.empty_world() as world:
            begin = 1 + Traced(write, world).file_writes()[-1].number
            write.reset(world)
            result, calls = tracing.disturbed(
                world, write.arguments, [("write", "error=EINTR", f"{begin}..{begin + 1999}")])
            interrupted = sum(call.failed_by_us for call in calls)
            self.assertLess(interrupted, 2000, "the answer was tried as often as it was stopped")
            self.assertEqual(result.status, EXIT["unheard"])

    def fail_everywhere(self, write):
        """Each call, with each error, once and from then on."""
        cases = [(error, lasting) for error in ERRORS for lasting in (False, True)]
        if harness.QUICK:
            cases = [("EIO", False), ("EIO", True), ("EINTR", False)]
        with write.prepare().empty_world() as world:
            traced = Traced(write, world)
            for call in traced.calls:
                for error, lasting in cases:
                    self.fail_call(traced, world, call, error, lasting)
        writes.report(self, self.found)

    def fail_call(self, traced, world, call, error, lasting):
        write = traced.write
        write.reset(world)
        watching = ("fsync", "close", "openat") if call.name == "fsync" else ()
        fault = (call.name, f"error={error}", self.when(call, error, lasting))
        result, seen = tracing.disturbed(world, write.arguments, [fault], watching)
        harness.count(f"calls that failed {'from then on' if lasting else 'once'}")
        about = f"{write.name}, {error} {'from' if lasting else 'at'} {call}"
        self.assertTrue(any(c.failed_by_us for c in seen), f"{about}: nothing failed")
        self.expect_no_second_flush(seen, about)
        log = writes.tree(world.log)
        self.judge(traced, world, result, about)
        silent = lasting and call.name == "write"  # there is no telling then
        if not silent:
            self.judge_words(world, call.paths, result, about)
        if not lasting:
            self.judge_once(traced, world, call, error, result, about)
            self.expect(log in (write.old, write.new), f"{about}: the log is moved away: {result}")

    def when(self, call, error, lasting):
        # The program must give up at some time, but not in telling so: another test's matter.
        if lasting and (call.name, error) == ("write", "EINTR"):
            return f"{call.number}..{call.number + 150}"
        return f"{call.number}+" if lasting else call.number

    def gone_from(self, traced, at):
        """The faults of a disk that is gone from this call on; the terminal is still there.

        A write only if it is the first to fail: after any other failure no file gets as far as
        being written, and the next write is the error message.
        """
        faults = {}
        for call in traced.calls[at:]:
            if call.name != "write":
                faults.setdefault(call.name, f"{call.number}+")
        if traced.calls[at].name == "write":
            faults["write"] = traced.calls[at].number
        return [(name, "error=EIO", when) for name, when in faults.items()]

    def expect(self, is_so, otherwise):
        if not is_so:
            self.found.append(otherwise)

    def judge(self, traced, world, result, about):
        """The exit status says what became of the log, and the log is in order."""
        write, log = traced.write, writes.tree(world.log)
        status = result.status
        if status in (EXIT["done"], EXIT["unheard"], EXIT["unconfirmed"]):
            self.expect(log == write.new, f"{about}: exit {status}, and the log is not the new one")
        elif log is None and write.moves_old:
            # It could not even be moved back; then that is what has to be said.
            self.expect(b"Nothing was changed" not in result.err and b".damaged-" in result.err,
                        f"{about}: the log was moved away, and that is not said: {result}")
        elif status == EXIT["storage"] or (status == EXIT["damaged"] and not write.old_is_usable):
            self.expect(log == write.old, f"{about}: not as it was, but {short(log)}: {result}")
        else:
            self.expect(False, f"{about}: an exit status that is none of these: {result}")
        self.found += [f"{about}: {fault}" for fault in write.faults(world, write.saved(result))]

    def judge_words(self, world, paths, result, about):
        """The error is titrate's own, short, and names the file: the log's folder, something in it,
        or what stands above it and failed.
        """
        said = [line for line in result.err.splitlines() if not line.startswith(NOTICE)]
        self.expect(len(said) <= 2, f"{about}: more than two lines: {result}")
        foreign = [text for text in LIBRARY_TEXT if text in result.err + result.out]
        self.expect(not foreign, f"{about}: not titrate's own words: {result}")
        if result.status == EXIT["storage"]:
            told = result.err + (result.out if b"Log  " in result.out else b"")  # check's findings
            names = [str(world.folder), *(f" {path}: " for path in paths)]
            self.expect(any(os.fsencode(name) in told for name in names),
                        f"{about}: the error does not name the file: {result}")

    def judge_once(self, traced, world, call, error, result, about):
        """What exactly is to come of a call that fails once."""
        status = result.status
        if error == "EINTR" and call.name in INTERRUPTIBLE:
            self.expect(status == EXIT["done"], f"{about}: not survived: {result}")
        elif traced.is_file_sync(call, world):
            self.expect(status == EXIT["storage"], f"{about}: a flush that failed: {result}")
        elif traced.is_before(call):
            self.expect(status not in (EXIT["unheard"], EXIT["unconfirmed"]),
                        f"{about}: done before the log is replaced: {result}")
        elif traced.is_about_what_came_out(call):  # what was exchanged is exchanged back
            self.expect(status == EXIT["storage"], f"{about}: not taken back: {result}")
        elif traced.is_about_folder(call, world) and (call.name, error) != ("close", "EINTR"):
            self.expect(status == EXIT["unconfirmed"], f"{about}: not flushed: {result}")
        else:  # the lock is let go, or a descriptor is closed although it was interrupted
            self.expect(status == EXIT["done"], f"{about}: nothing was lost by it: {result}")

    def expect_no_second_flush(self, seen, about):
        """A system that failed to flush drops the bytes and says next time that all is well."""
        failed = set()
        for call in seen:
            if call.name == "close":
                failed.discard(call.file)
            elif call.name == "fsync":
                self.expect(call.file not in failed, f"{about}: flushed again after a failure")
                if call.failed_by_us:
                    failed.add(call.file)

    def each_file_write(self, what, lasting):
        for write in writing():
            with write.empty_world() as world:
                traced = Traced(write, world)
                for call in traced.file_writes():
                    write.reset(world)
                    result, seen = tracing.disturbed(
                        world, write.arguments, [("write", what(call), f"{call.number}{lasting}")])
                    harness.count("writes that lied")
                    about = f"{write.name}, {call} lies: {result}"
                    self.assertTrue(any(c.failed_by_us for c in seen), about)
                    self.assertEqual(result.status, EXIT["storage"], about)
                    self.judge(traced, world, result, about)
        writes.report(self, self.found)


def short(what):
    return writes.short(what)


if __name__ == "__main__":
    harness.main()
