"""Questions on a real terminal: Enter, Ctrl-C and Ctrl-D at each of them, by the keys that a person
presses. Whatever ends the questions, the log is byte for byte the one before, and that is said. Where
standard input and output are not both a terminal, or with --no-input, nothing is asked.
"""

import os
import pty
import signal
import subprocess
import tempfile
import unittest

import harness
import pseudo_terminal
from harness import EXIT, FEW_NIGHTS, World, count
from hostile import TEXTS, offences
from processes import PATIENCE
from pseudo_terminal import Session

CTRL_C, CTRL_D, ENTER = b"\x03", b"\x04", b"\n"
EVENING, MORNING = "2026-11-21T22:30", "2026-11-21T07:30"

STOOL = b"A number or a word [Enter: not yet] "
DOSE = b"How many did you take? A number, or not yet [Enter: 5] "
PAST_DOSE = b"How many did you take? A number, 0 for none [Enter: leave it out] "
SURE = b"9 capsules are more than the 5 advised. Did you take that many? [yes or no] "
GO_ON = b"Go on? [yes or no] "
ENDS = b"End it, and begin the new one? [yes or no] "
A_DAY = b"How many capsules a day does the label say to take? "
AMOUNT = b"How many mg of magnesium does the label give? "
IN_HOW_MANY = b"In how many capsules are those 240 mg? "
RIGHT = b"Does the label say so? [yes or no] "
FORM = b"Form [Enter: leave it out] "
CEILING = b"The ceiling, in capsules? [Enter: 2] "
LAST_CEILING = b"The ceiling, in capsules? [Enter: 8] "
SYMPTOM = b"0 (none) to 10 (worst) [Enter: skip] "
RECOVER = b"Bring back the backup? [y/N] "

# The usual nights under a ceiling that leaves room.
NIGHTS = (["start", "--recommended=2", "--mg=120", "--ceiling=8", "--date=2026-11-18"],
          *FEW_NIGHTS[1:])

# The same with a symptom, and without the night of the 19th.
NOTED = (*NIGHTS, ["log", "--symptom=cramps=2", "--date=2026-11-19"])
GAPS = (*NIGHTS, ["remove", "2026-11-19"])

# On the log of NIGHTS, whose last night, 20 November, has 4 capsules and no result: each
# question with what is typed there. 4 tolerated: 5 (P2).
LABEL = [(A_DAY, b"2\n"), (AMOUNT, b"240\n"), (IN_HOW_MANY, b"2\n"), (RIGHT, b"yes\n"),
         (FORM, ENTER)]
EDIT = [(b"Dose, 0 for none [Enter: 4] ", ENTER),
        (b"Stool, 1 to 7, a word, or none [Enter: not noted] ", b"soft\n"),
        (b"Bowel movements, 0 to 30 [Enter: not noted] ", ENTER),
        (b"Sleep, 1 (very bad) to 5 (very good) [Enter: not noted] ", b"3\n"),
        (b"Another cause, an illness or a laxative [Enter: not noted] ", ENTER),
        (b"Note [Enter: not noted] ", b"woke once\n")]
CONVERSATIONS = [
    (["log"], EVENING, NIGHTS, [(STOOL, b"4\n"), (DOSE, ENTER)]),
    (["log"], EVENING, NIGHTS, [(STOOL, b"4\n"), (DOSE, b"9\n"), (SURE, b"yes\n")]),
    (["log"], MORNING, NIGHTS, [(STOOL, b"smooth\n")]),
    (["log"], MORNING, NIGHTS[:3], [(PAST_DOSE, b"4\n"), (STOOL, b"4\n")]),
    (["log", "--date=2026-11-20"], EVENING, NIGHTS, [(STOOL, b"none\n")]),
    (["log"], EVENING, NOTED, [(STOOL, b"4\n"), (DOSE, ENTER), (SYMPTOM, b"3\n")]),
    (["edit", "2026-11-20"], EVENING, NIGHTS, EDIT),
    (["start"], EVENING, NIGHTS, [(ENDS, b"yes\n"), *LABEL, (LAST_CEILING, ENTER)]),
    (["start"], EVENING, (), [(GO_ON, b"yes\n"), *LABEL, (CEILING, ENTER)]),
]
# What `log --missing` asks: the newest night first.
MISSING = [(STOOL, b"4\n"), (PAST_DOSE, b"3\n"), (STOOL, b"soft\n")]


def is_saved(out):
    """And confirmed to be on the disk."""
    return b"Saved." in out or b"Saved for the night of " in out


class Questions(unittest.TestCase):
    def go_to(self, session, steps):
        """Answers all questions but the last, and waits for that one."""
        for question, answer in steps[:-1]:
            session.await_shown(question)
            session.type(answer)
        session.await_shown(steps[-1][0])

    def test_all_answers_are_saved_in_one_change(self):
        for command, now, history, steps in CONVERSATIONS:
            with self.subTest(command=command, now=now, steps=steps), World(history) as world:
                before = world.bytes()
                with Session(world, *command, env={"TITRATE_NOW": now}) as session:
                    self.go_to(session, steps)
                    session.type(steps[-1][1])
                    result = session.end()
                self.assertEqual(result.status, EXIT["done"], result)
                self.assertTrue(is_saved(result.out))
                self.assertNotEqual(world.bytes(), before)
                if history:
                    self.assertEqual(world.run("undo").status, EXIT["done"])
                    self.assertEqual(world.bytes(), before)
                count("conversations on a terminal")

    def test_ctrl_c_and_ctrl_d_at_each_question_change_nothing_and_say_so(self):
        for command, now, history, steps in CONVERSATIONS:
            for number in range(1, len(steps) + 1):
                # After some letters Ctrl-D only hands them over; it takes a second one.
                for keys in (CTRL_C, CTRL_D, b"some text" + CTRL_C, b"4" + CTRL_D + CTRL_D):
                    with self.subTest(command=command, now=now, question=number, keys=keys):
                        self.break_off(command, now, history, steps[:number], keys)

    def break_off(self, command, now, history, steps, keys):
        with World(history) as world:
            before = world.snapshot()
            with Session(world, *command, env={"TITRATE_NOW": now}) as session:
                self.go_to(session, steps)
                session.type(keys)
                result = session.end()
            self.assertEqual(result.status, EXIT["refused"], result)
            self.assertEqual(world.snapshot(), before)
            self.assertTrue(result.out.endswith(b"titrate: no answer was given.\n"
                                                b"Nothing was changed.\n"), result)
            # What follows the question begins on a line of its own.
            after = result.out[result.out.rindex(steps[-1][0]) + len(steps[-1][0]):]
            self.assertTrue(after.startswith(b"\ntitrate: "), after)
            count("questions broken off")

    def test_missing_nights_keep_what_was_answered_before_ctrl_c(self):
        for number in range(1, len(MISSING) + 1):
            for keys in (CTRL_C, CTRL_D, b"some text" + CTRL_C):
                with self.subTest(question=number, keys=keys), World(GAPS) as world:
                    before = world.bytes()
                    now = {"TITRATE_NOW": EVENING}
                    with Session(world, "log", "--missing", env=now) as session:
                        self.go_to(session, MISSING[:number])
                        session.type(keys)
                        result = session.end()
                    is_kept = number > 1
                    self.assertEqual(result.status, EXIT["done" if is_kept else "refused"], result)
                    self.assertEqual(is_saved(result.out), is_kept)
                    self.assertEqual(world.bytes() != before, is_kept)
                    self.assertEqual(b"Nothing was changed." in result.out, not is_kept)
                    count("questions broken off")

    def test_undo_takes_a_dose_of_last_night_only_with_a_yes(self):
        question = b"Take it out? [yes or no] "
        for keys, status in ((CTRL_C, "refused"), (CTRL_D, "refused"), (b"no\n", "refused"),
                             (b"yes\n", "done")):
            with self.subTest(keys=keys), World(NIGHTS) as world:
                before = world.bytes()
                with Session(world, "undo", env={"TITRATE_NOW": EVENING}) as session:
                    session.await_shown(question)
                    session.type(keys)
                    result = session.end()
                self.assertEqual(result.status, EXIT[status], result)
                self.assertEqual(world.bytes() == before, status == "refused")
                count("questions broken off")

    def test_recover_too_says_that_nothing_was_changed(self):
        for keys in (CTRL_C, CTRL_D):
            with World(NIGHTS) as world:
                world.log.write_bytes(world.bytes()[:-9])
                before = world.snapshot()
                with Session(world, "recover") as session:
                    session.await_shown(RECOVER)
                    session.type(keys)
                    result = session.end()
                self.assertEqual(result.status, EXIT["refused"], result)
                self.assertTrue(result.out.endswith(b"titrate: not recovered.\n"
                                                    b"Nothing was changed.\n"), result)
                self.assertIn(RECOVER + b"\ntitrate: ", result.out)
                self.assertEqual(world.snapshot(), before)
                count("questions broken off")

    def test_where_interrupts_are_ignored_they_stay_ignored(self):
        with World(NIGHTS) as world:
            with Session(world, "log", ignoring=[signal.SIGINT]) as session:
                session.await_shown(STOOL)
                session.type(CTRL_C)
                session.type(b"4\n")
                session.await_shown(DOSE)
                session.type(ENTER)
                result = session.end()
            self.assertEqual(result.status, EXIT["done"], result)
            count("conversations on a terminal")

    def test_stopped_and_brought_back_it_still_waits(self):
        with World(NIGHTS) as world, Session(world, "log") as session:
            session.await_shown(STOOL)
            os.kill(session.pid, signal.SIGSTOP)
            session.type(b"4\n")
            os.kill(session.pid, signal.SIGCONT)
            session.await_shown(DOSE)
            session.type(ENTER)
            self.assertEqual(session.end().status, EXIT["done"])
            count("conversations on a terminal")

    def test_hostile_answers_are_asked_again_and_never_shown_raw(self):
        for text in TEXTS.values():
            # What the terminal itself makes a signal, a line or an end of is not handed over.
            typed = bytes(byte for byte in text
                          if byte not in (3, 4, 10, 13, 17, 18, 19, 21, 22, 23, 26, 28))
            with World(NIGHTS) as world, Session(world, "log") as session:
                before = world.snapshot()
                session.await_shown(STOOL)
                session.type(typed + b"\n")
                session.await_shown(STOOL)  # again
                session.type(CTRL_C)
                result = session.end()
                self.assertEqual(offences(result.out, terminal=True), [], text)
                # Why: the end of what is known, or that another key was in the line.
                self.assertTrue(b"none.\n" in result.out or b"once more.\n" in result.out,
                                result.out)
                self.assertEqual(world.snapshot(), before)
                count("hostile answers")

    def test_a_long_line_is_bounded(self):
        with World(NIGHTS) as world, Session(world, "log", line_mode=False) as session:
            session.await_shown(STOOL)
            session.type(b"4" * 300_000 + b"\n")
            session.await_shown(b"too long to be an answer")
            session.await_shown(STOOL)
            session.type(b"4\n")
            session.await_shown(DOSE)
            session.type(ENTER)
            self.assertEqual(session.end().status, EXIT["done"])
            count("hostile answers")


class NoQuestions(unittest.TestCase):
    """Commands that would ask, where they must not: they end at once, and say what is missing."""

    def refuse(self, command, history, **descriptors):
        with World(history) as world:
            before = world.snapshot()
            with tempfile.TemporaryFile() as shown:
                out = descriptors.pop("stdout", shown)
                process = subprocess.Popen([harness.BINARY, *command], env=world.environment(),
                                           cwd=world.folder, stdout=out, stderr=shown,
                                           **descriptors)
                status = process.wait(timeout=PATIENCE)
                shown.seek(0)
                told = shown.read()
            self.assertEqual(status, EXIT["usage"], told)
            self.assertIn(b"needs ", told)
            self.assertNotIn(b"[Enter", told)
            self.assertNotIn(b"[yes or no]", told)
            self.assertEqual(world.snapshot(), before)
            count("commands that must not ask")

    def each(self):
        for command, history in ((["log"], NIGHTS), (["log", "--date=yesterday"], NIGHTS),
                                 (["start"], ()), (["start", "--mg=120"], NIGHTS)):
            with self.subTest(command=command):
                yield command, history

    def test_a_pipe_is_never_asked(self):
        for command, history in self.each():
            read, write = os.pipe()
            os.write(write, b"4\n4\n4\n4\n")
            os.close(write)
            self.refuse(command, history, stdin=read)
            os.close(read)
            self.refuse(command, history, stdin=subprocess.DEVNULL)

    def test_a_terminal_whose_answers_go_to_a_pipe_is_never_asked(self):
        for command, history in self.each():
            master, slave = pty.openpty()
            self.refuse(command, history, stdin=slave)
            os.close(slave)
            os.close(master)

    def test_a_terminal_for_the_answers_and_a_pipe_for_the_input_is_never_asked(self):
        for command, history in self.each():
            master, slave = pty.openpty()
            self.refuse(command, history, stdin=subprocess.DEVNULL, stdout=slave)
            os.close(slave)
            os.close(master)

    def test_no_input_forbids_questions_on_a_terminal(self):
        for command, history in self.each():
            master, slave = pty.openpty()
            self.refuse([*command, "--no-input"], history, stdin=slave, stdout=slave)
            os.close(slave)
            os.close(master)

    def test_what_was_told_is_not_asked_for_on_a_terminal(self):
        for command in (["log", "5"], ["log", "normal"], ["log", "--sleep=4"],
                        ["start", "--recommended=2", "--mg=120", "--yes"]):
            with World(NIGHTS) as world:
                # Where it asked, the end of the input would break it off.
                result = pseudo_terminal.run(world, *command, answer=CTRL_D)
                self.assertEqual(result.status, EXIT["done"], result)
                count("commands that must not ask")


if __name__ == "__main__":
    harness.main()
