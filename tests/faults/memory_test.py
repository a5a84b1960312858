"""Memory that runs out: each request for it refused, of every command that writes and of those that
read; that one alone, and all from it on.

The program says what became of the log in words that need no memory, and with the status for it:
as it was (3), or saved and not told (5). It ends by itself, and says nothing that is not so.
"""

import os
import time
import unittest

import harness
import writes
from call_failure_test import variant
from harness import EXIT, Result, World
from plain_words import OF_LIBRARIES
from writes import Write, tree

FOREIGN = [text.encode() for text in OF_LIBRARIES if text != os.strerror(0)]
NO_MEMORY = b"there is not enough memory"
UNCHANGED = b"Nothing was changed"

HOLDING = (
    ["start", "--recommended", "2", "--mg", "120", "--ceiling", "8", "--date", "2026-11-16"],
    ["log", "2", "normal", "--date", "2026-11-16"],
    ["log", "3", "loose", "--date", "2026-11-17"],
    ["log", "3", "loose", "--date", "2026-11-18"],
    ["log", "2", "normal", "--date", "2026-11-19", "--note", "slept well"],
    ["log", "2", "normal", "--date", "2026-11-20"],
)


def put_a_table(world):
    world.log.with_name("nights.csv").write_text(
        "date,capsules,stool,symptoms,note\r\n2026-11-20,4,4,cramps=2,\"from a \"\"table\"\"\"\r\n"
        "2026-11-21,5,,,\r\n")


def put_another_log(world):
    """A copy that went on elsewhere."""
    before = world.snapshot()
    assert world.run("log", "5", "--date", "2026-11-21").status == EXIT["done"]
    other = world.bytes()
    world.restore(before)
    world.log.with_name("other.json").write_bytes(other)
    world.log.with_name("other.json").chmod(0o600)


WRITING = writes.ALL + (
    Write("log, with a text", ("log", "3", "--date", "2026-11-21", "--symptom", "cramps=2",
                               "--sleep", "4", "--note", "longer than what needs no memory")),
    Write("log +1", ("log", "+1"), history=(*HOLDING, ["log", "3"])),
    Write("import", ("import", "nights.csv", "--yes"), spoil=put_a_table),
    Write("merge", ("merge", "other.json", "--yes"), spoil=put_another_log),
    Write("remove", ("remove", "2026-11-18"), next_change=("log", "4")),
    Write("ceiling", ("ceiling", "7")),
    Write("climb", ("climb",), history=HOLDING),
    Write("taper", ("taper",), history=HOLDING),
    Write("pause", ("pause", "--why", "a journey that takes a while"), history=HOLDING),
    Write("stock", ("stock", "+180")),
    Write("resume", ("resume",), history=(*HOLDING, ["pause", "--from", "2026-11-21"])),
)

READING = (["tonight"], ["tonight", "--json"], ["history"], ["history", "--all", "--csv"],
           ["chart"], ["trend"], ["report"], ["report", "--html", "report.html"], ["guide"],
           ["review", "log.json", "log.json.bak"],
           ["export", "--csv"], ["export", "--jsonl"], ["export", "--fhir"],
           ["export", "--ics", "--out", "reminders.ics"], ["check"], ["check", "--json"],
           ["ceiling"], ["stock"], ["--help"], ["completion", "bash"], ["no such command"])


class Runner:
    """Runs the program whose memory fails, as World.run does, only quicker: there are many runs."""

    def __init__(self, program):
        self.program = os.fspath(program)
        self.out, self.err = (os.memfd_create(name) for name in ("out", "err"))
        self.null = os.open(os.devnull, os.O_RDONLY)

    def run(self, world, arguments, **more):
        os.chdir(world.folder)
        os.ftruncate(self.out, 0)
        os.ftruncate(self.err, 0)
        files = [(os.POSIX_SPAWN_DUP2, self.null, 0)]
        for file, descriptor in ((self.out, 1), (self.err, 2)):
            os.lseek(file, 0, os.SEEK_SET)
            files.append((os.POSIX_SPAWN_DUP2, file, descriptor))
        environment = {name: value for name, value in world.environment(**more).items() if value}
        pid = os.posix_spawn(self.program, [self.program, *arguments], environment,
                             file_actions=files)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        return Result(status, *(os.pread(file, 1 << 24, 0) for file in (self.out, self.err)))

    def requests(self, world, arguments, **more):
        """How often it asks for memory, undisturbed; and what it comes to."""
        number = world.folder.with_name(world.folder.name + ".requests")
        result = self.run(world, arguments, TITRATE_REQUESTS=str(number), **more)
        requests = int(number.read_text())
        number.unlink()
        return requests, result

    def refused(self, world, arguments, at, **more):
        return self.run(world, arguments, TITRATE_REFUSED=at, **more)


def each_refusal(requests):
    step = 37 if harness.QUICK else 1
    for number in range(1, requests + 1, step):
        for lasting in ("", "+"):
            yield f"{number}{lasting}"


class Memory(unittest.TestCase):
    def setUp(self):
        self.runner = Runner(variant(self, "failing_memory"))
        self.found = []
        self.statuses = set()
        self.addCleanup(os.chdir, os.getcwd())

    def expect(self, is_so, otherwise):
        if not is_so:
            self.found.append(otherwise)

    def judge_words(self, result, undisturbed, about):
        """Its own words, few of them; and of a done command every word that it has otherwise."""
        foreign = [text for text in FOREIGN if text in result.err]
        self.expect(not foreign, f"{about}: not titrate's own words: {result}")
        if result.status == undisturbed.status:
            self.expect((result.out, result.err) == (undisturbed.out, undisturbed.err),
                        f"{about}: as if nothing was, and another answer: {result}")
        else:
            # What was found before is shown by a command that asks about it first.
            is_begun = undisturbed.out.startswith(result.out) and b"Saved" not in result.out
            self.expect(NO_MEMORY in result.err and is_begun,
                        f"{about}: not said why, or an answer all the same: {result}")

    def judge_write(self, world, write, result, about):
        log = tree(world.log)
        if result.status in (EXIT["done"], EXIT["unheard"]):
            self.expect(log == write.new and UNCHANGED not in result.err,
                        f"{about}: saved, it says, and it is not: {result}")
        elif result.status == EXIT["storage"]:
            self.expect(log == write.old, f"{about}: the log is not as it was: {result}")
        else:
            self.expect(False, f"{about}: no status for this: {result}")
        if result.status == EXIT["unheard"]:
            self.expect(b"The log was saved" in result.err, f"{about}: not said: {result}")
        saved = result.status in (EXIT["done"], EXIT["unheard"])
        self.found += [f"{about}: {fault}" for fault in write.faults(world, saved)]

    def test_a_command_that_writes_is_done_or_not_and_says_which(self):
        for write in WRITING:
            with write.prepare().empty_world() as world:
                write.reset(world)
                requests, undisturbed = self.runner.requests(world, write.arguments)
                self.assertEqual(undisturbed.status, EXIT["done"], undisturbed)
                for at in each_refusal(requests):
                    write.reset(world)
                    result = self.runner.refused(world, write.arguments, at)
                    about = f"{write.name}, request {at} of {requests} refused"
                    self.judge_words(result, undisturbed, about)
                    self.judge_write(world, write, result, about)
                    self.statuses.add(result.status)
                    harness.count("requests for memory refused")
        writes.report(self, self.found)
        self.assertLessEqual({EXIT["storage"], EXIT["unheard"]}, self.statuses)

    def test_what_counts_twice_when_it_is_said_twice_is_said_also_without_memory(self):
        for name, number in (("log +1", 4), ("stock", 180)):
            self.judge_sum(next(each for each in WRITING if each.name == name).prepare(), number)

    def judge_sum(self, write, in_all):
        sum_is_said = f"It is saved: {in_all} in all, do not repeat.\n".encode()
        with write.empty_world() as world:
            write.reset(world)
            requests, _ = self.runner.requests(world, write.arguments)
            for number in range(1, requests + 1):
                write.reset(world)
                result = self.runner.refused(world, write.arguments, f"{number}+")
                is_said = sum_is_said in result.err
                self.assertEqual(is_said, result.status == EXIT["unheard"], result)

    def test_a_command_that_reads_answers_or_says_why_not(self):
        log = harness.FEW_NIGHTS
        with World(log) as world:
            before = world.snapshot()
            for command in READING:
                requests, undisturbed = self.runner.requests(world, command)
                made = set(world.snapshot()) - set(before)
                whole = {name: (world.folder / name).read_bytes() for name in made}
                for at in each_refusal(requests):
                    world.restore(before)
                    result = self.runner.refused(world, command, at)
                    about = f"{command}, request {at} of {requests} refused"
                    self.judge_words(result, undisturbed, about)
                    self.judge_read(world, result, undisturbed, before, whole, about)
                    harness.count("requests for memory refused")
                world.restore(before)
        writes.report(self, self.found)

    def judge_read(self, world, result, undisturbed, before, whole, about):
        """Nothing is changed, and a file that is written is whole, or is not there."""
        statuses = {EXIT["storage"], undisturbed.status}
        now = world.snapshot()
        if whole:
            statuses.add(EXIT["unheard"])
        is_written = bool(whole) and now == {**before, **whole}
        self.expect(result.status in statuses, f"{about}: no status for this: {result}")
        is_told = result.status in (EXIT["unheard"], EXIT["done"]) and bool(whole)
        self.expect(now == before or is_written, f"{about}: left behind: {set(now) - set(before)}")
        self.expect(is_told == is_written, f"{about}: a file, and the status of none: {result}")

    def test_without_memory_for_the_time_zone_no_night_is_guessed(self):
        """Where it cannot be read, the C library takes UTC without a word."""
        # Where it is another night than in Greenwich: fourteen hours ahead, or twelve behind.
        is_ahead = not 4 <= time.gmtime().tm_hour < 14
        clock = {"TITRATE_NOW": "", "TZ": "Etc/GMT-14" if is_ahead else "Etc/GMT+12"}
        command = ["tonight", "--json"]
        with World(harness.FEW_NIGHTS) as world:
            utc = self.runner.run(world, command, TITRATE_NOW="", TZ="UTC")
            requests, undisturbed = self.runner.requests(world, command, **clock)
            results = [self.runner.refused(world, command, str(number), **clock)
                       for number in range(1, requests + 1)]
            later = self.runner.run(world, command, **clock)
        if undisturbed != later:
            return  # a night began meanwhile
        self.assertNotEqual(utc.out, undisturbed.out)
        for number, result in enumerate(results, 1):
            self.judge_words(result, undisturbed, f"request {number} refused")
            harness.count("requests for memory refused")
        writes.report(self, self.found)


def word(number):
    """Of letters alone: one with a digit in it is looked at for less."""
    return "w" + "".join("abcdefghij"[int(digit)] for digit in f"{number:03}")


REPEATED = {
    "symptoms": lambda n: ["log", "3", *(f"--symptom={word(i)}=1" for i in range(n))],
    "one symptom": lambda n: ["log", "3", *["--symptom=cramps=1"] * n],
    "signs": lambda n: ["log", "3", *["--sign=fainting"] * n],
    "words for a sign": lambda n: ["log", "3", "--sign", " ".join(map(word, range(n)))],
    "words": lambda n: ["log", *map(word, range(n))],
    "fields": lambda n: ["edit", "2026-11-19", *["--clear=note"] * n],
    "columns": lambda n: ["import", "nights.csv", *(f"--map=symptom:{word(i)}={word(i)}"
                                                    for i in range(n))],
    "columns left out": lambda n: ["import", "nights.csv", *(f"--ignore={word(i)}"
                                                             for i in range(n))],
}


class Repeated(unittest.TestCase):
    """What is asked for memory stands for the time that it takes, and is the same each time."""

    def test_twice_as_much_said_takes_twice_as_long(self):
        runner = Runner(variant(self, "failing_memory"))
        with World(harness.FEW_NIGHTS) as world:
            put_a_table(world)
            before = world.snapshot()
            for what, command in REPEATED.items():
                requests = []
                for number in (100, 200, 400):
                    world.restore(before)
                    requests.append(runner.requests(world, command(number))[0])
                few, some, many = requests
                self.assertLess(many - some, 2.5 * (some - few), f"{what}: {requests}")


if __name__ == "__main__":
    harness.main()
