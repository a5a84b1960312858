"""Nothing that is printed can steer a terminal: no control character, nothing that turns a line
around, no invalid UTF-8, and beyond UTF-8 locales nothing but ASCII; whatever stands in the log,
the arguments, the paths and the environment.
"""

import csv
import functools
import io
import itertools
import json
import os
import re
import shutil
import unittest
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import harness
import pseudo_terminal
from harness import FEW_NIGHTS, World, count
from hostile import (BYTES_OF_C1, IN_A_LOG, LOG, PLAIN, TEXTS, escaped, log_text, offences)
from sealed_logs import course, nights, sealed, sealed_text

VERBS = ("start", "log", "tonight", "history", "edit", "remove", "ceiling", "undo", "check",
         "recover")
UTF8 = {}
ASCII_LOCALES = ({"LC_ALL": "C"}, {"LC_ALL": "", "LANG": "de_DE.ISO-8859-1"},
                 {"LC_ALL": "POSIX", "LANG": "en_US.UTF-8"})
MOST_SHOWN = 8  # offences that a failure lists


@dataclass
class Case:
    """One command, in a folder with these files, which may be paths into further folders."""
    arguments: list
    env: dict = field(default_factory=dict)
    told: bytes = None  # on standard input
    files: dict = None  # None: the usual ones
    modes: dict = field(default_factory=dict)
    columns: int = 0  # of the terminal; 0: none

    @property
    def is_csv(self):
        return "--csv" in self.arguments


FOLDER = object()  # in place of a file's bytes


@functools.cache
def usual_files():
    with World(FEW_NIGHTS) as world:
        return world.snapshot()


class Bench:
    """A world that is made anew where a command has changed it."""

    def __init__(self):
        self.world = World()
        self.lies_there = None

    def prepare(self, case):
        files = usual_files() if case.files is None else case.files
        if self.lies_there is not files or files is not usual_files() or \
                self.world.names() != sorted(files) or self.world.bytes() != files["log.json"]:
            self.lay_out(files, case.modes)
        self.lies_there = files

    def lay_out(self, files, modes):
        for name in self.world.names():
            path = self.world.folder / name
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        for name, content in files.items():
            path = os.path.join(os.fsencode(self.world.folder), os.fsencode(name))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if content is FOLDER:
                os.mkdir(path)
                continue
            with open(path, "wb") as file:
                file.write(content)
            os.chmod(path, modes.get(name, 0o600))

    def environment(self, case):
        folder = os.fsencode(self.world.folder)
        return {name: os.fsencode(value).replace(b"{folder}", folder)
                for name, value in case.env.items()}

    def run(self, case):
        self.prepare(case)
        env = self.environment(case)
        folder = os.fsencode(self.world.folder)
        arguments = [os.fsencode(word).replace(b"{folder}", folder) for word in case.arguments]
        if case.columns:
            return pseudo_terminal.run(self.world, *arguments, columns=case.columns, env=env,
                                       answer=case.told)
        given = {} if case.told is None else {"input": case.told, "stdin": None}
        return self.run_piped(arguments, env, given)

    def run_piped(self, arguments, env, given):
        if "input" not in given:
            return self.world.run(*arguments, env=env)
        with open(self.world.folder.parent / f"{self.world.folder.name}-told", "w+b") as told:
            os.unlink(told.name)
            told.write(given["input"])
            told.seek(0)
            return self.world.run(*arguments, env=env, stdin=told)


def run_all(cases):
    """Each case with what it came to; two at a time, since the program is mostly awaited."""
    cases = list(cases)
    if harness.QUICK:
        cases = cases[::9]
    usual_files()
    halves = [cases[0::2], cases[1::2]]

    def run_half(half):
        bench = Bench()
        with bench.world:
            return [(case, bench.run(case)) for case in half]

    with ThreadPoolExecutor(len(halves)) as workers:
        return [came for half in workers.map(run_half, halves) for came in half]


class Printing(unittest.TestCase):
    """What the tests have in common."""

    maxDiff = None

    def go_through(self, cases, what, ascii_only=False):
        """Fails with the first few offences of each stream."""
        found = {"standard output": [], "standard error": []}
        done = run_all(cases)
        self.assertGreater(len(done), 0)
        for case, result in done:
            self.assertIn(result.status, range(7), (case, result))
            # CSV is for programs, which are told that it is UTF-8 everywhere.
            out = offences(result.out, ascii_only and not case.is_csv, case.is_csv,
                           case.columns > 0)
            err = offences(result.err, ascii_only)
            for stream, offence in (("standard output", out), ("standard error", err)):
                if offence:
                    found[stream].append((case.arguments, case.env, offence))
        count(what, len(done))
        for stream, offending in found.items():
            with self.subTest(stream=stream):
                some = "\n".join(map(str, offending[:MOST_SHOWN]))
                self.assertEqual(len(offending), 0, f"of {len(done)}, such as\n{some}")


def with_env(cases, env):
    """The same cases in other locales, one after the other where `env` is a list."""
    locales = itertools.cycle(env)
    for case in cases:
        yield Case(**{**case.__dict__, "env": {**next(locales), **case.env}})


# Arguments


@functools.cache
def options_of(verb):
    """The options that a verb's help shows; --name for a flag, --name X where it takes a value."""
    with World() as world:
        text = world.run(*filter(None, [verb]), "--help").out.decode()
    listed = text[text.index("Options\n"):]
    return re.findall(r"^  (--[a-z-]+)((?: [^ ]+)?)  ", listed, re.MULTILINE)


def values(option, text):
    """What a text can be part of, as this option's value."""
    yield text
    yield b"2" + text
    if option == "--symptom":
        yield b"cramps=" + text
        yield text + b"=2"
    if option == "--clear":
        yield b"symptom=" + text
    if option in ("--date", "--since", "--until", "--from", "--move-to"):
        yield b"2026-11-" + text


NEEDED = {"edit": ["2026-11-19"], "remove": ["2026-11-19"], "log": ["3"], "ceiling": ["9"],
          "start": ["--recommended=2", "--mg=120", "--yes"]}


def option_cases(texts):
    """Behind an equals sign, and for the first of the texts as a word of its own, too."""
    for verb in (*VERBS, ""):
        needed = NEEDED.get(verb, [])
        for (option, takes), text in itertools.product(options_of(verb), texts):
            name = option.encode()
            if not takes.strip():
                yield Case([verb, name + b"=" + text])
                continue
            rest = [word for word in needed if not word.startswith(option + "=")]
            for value in values(option, text):
                yield Case([verb, *rest, name + b"=" + value])
            if text is texts[0]:
                yield Case([verb, *rest, option, text])


def word_cases(texts):
    for verb, text in itertools.product((*VERBS, ""), texts):
        yield Case([verb, text])
        yield Case([verb, b"2" + text])
        yield Case([verb, *NEEDED.get(verb, ["1"]), text])
        yield Case([verb, "1", "2", "3", text])
        yield Case([verb, b"--" + text])
        yield Case([verb, b"--dat" + text + b"=2"])
        yield Case([verb, b"-" + text])
        yield Case([verb, "--", text])
        yield Case([verb.encode() + text])
        yield Case(["help", verb.encode() + text])
        yield Case([verb, text, "--help"])


def input_cases(texts):
    for text in texts:
        for words in (["log", "3"], ["edit", "2026-11-19"]):
            for told in (text, b"a\n" + text, text + b"\n", b"\0" + text, text * 9000):
                yield Case([*words, "--note", "-"], told=told)


def without_empty(cases):
    for case in cases:
        case.arguments = [word for word in case.arguments if word]
        yield case


def argument_cases(texts):
    texts = list(texts)
    return without_empty(itertools.chain(option_cases(texts), word_cases(texts),
                                         input_cases(texts)))


class Arguments(Printing):
    def test_no_argument_is_printed_raw(self):
        self.go_through(argument_cases(TEXTS.values()), "hostile arguments")

    def test_beyond_utf_8_no_argument_is_printed_but_in_ascii(self):
        texts = [TEXTS["C1"], (PLAIN + BYTES_OF_C1).encode()]
        cases = with_env(argument_cases(texts), ASCII_LOCALES)
        self.go_through(cases, "hostile arguments", ascii_only=True)


# Logs


READ_VERBS = (["tonight"], ["history"], ["history", "--json"], ["check"], ["check", "--json"],
              ["log", "3"],
              ["check", "--accept"], ["ceiling"], ["history", "--csv"], ["tonight", "--json"])
BACKUP_VERBS = (["undo"], ["check"], ["recover", "--yes"], ["check", "--json"])


def contents(texts):
    """Logs with these texts in every place, raw and escaped; sealed."""
    for place, text in itertools.product(IN_A_LOG, texts):
        yield sealed_text(log_text(place, text))
        yield sealed_text(log_text(place, escaped(text)))
    for text in texts:
        yield text
        for head in (b'{{\n  "format": "%s",\n  "version": 2,\n  "crc32": "{:08x}",\n',
                     b'{{\n  "format": "titrate-log",\n  "version": "%s",\n'
                     b'  "crc32": "{:08x}",\n',
                     b'{{\n  "format": "titrate-log",\n  "version": 2,\n  "crc32": "%s",\n'):
            before = (head % escaped(text)).decode()
            yield sealed_text(LOG, before)
            yield sealed_text(LOG, "{{ {{ {:08x}").replace(b"{ {", text)


def log_cases(texts):
    """Each of them as the log and as the backup, with the verbs in turn."""
    reading, backing = itertools.cycle(READ_VERBS), itertools.cycle(BACKUP_VERBS)
    damaged = LOG[:-9]
    for content in contents(texts):
        for _ in range(2):
            yield Case(next(reading), files={"log.json": content})
        command = next(backing)
        log = {} if command == ["recover", "--yes"] else {"log.json": sealed_text(LOG)}
        yield Case(command, files={"log.json": damaged, **log, "log.json.bak": content})


class Logs(Printing):
    def test_nothing_of_a_hostile_log_is_printed_raw(self):
        names = ("C0", "C1", "reversing", "escape sequences", "not UTF-8")
        self.go_through(log_cases([TEXTS[name] for name in names]), "hostile logs")

    def test_beyond_utf_8_nothing_of_a_log_is_printed_but_in_ascii(self):
        texts = [TEXTS["C1"], TEXTS["not UTF-8"], (PLAIN + BYTES_OF_C1).encode()]
        self.go_through(with_env(log_cases(texts), ASCII_LOCALES), "hostile logs",
                        ascii_only=True)

    def test_data_say_the_same_in_every_locale(self):
        text = PLAIN + BYTES_OF_C1
        files = {"log.json": sealed_text(log_text("a note", text.encode()))}
        for command, read in ((["history", "--json"], json.loads), (["history", "--csv"], bytes),
                              (["tonight", "--json"], json.loads), (["check", "--json"],
                                                                    json.loads)):
            cases = [Case(command, env=env, files=files) for env in ({}, *ASCII_LOCALES)]
            answers = [read(result.out) for _, result in run_all_always(cases)]
            for answer in answers:
                self.assertEqual(answer, answers[0], command)
            count("answers for programs", len(cases))
        told = json.loads(run_all_always([Case(["history", "--json"], files=files)])[0][1].out)
        self.assertEqual(told["nights"][0]["note"], text)


def run_all_always(cases):
    bench = Bench()
    with bench.world:
        return [(case, bench.run(case)) for case in cases]


# Paths


def path_situations():
    """What can be wrong with the files of a log: files, modes, and commands that tell of it."""
    good, bad = sealed_text(LOG), LOG
    yield {}, {}, ([], ["tonight"], ["check"], ["log", "3"], ["recover", "--yes"], ["undo"])
    yield {"": good}, {"": 0o644}, (["tonight"], ["check"], ["check", "--json"], ["log", "3"])
    yield {"": bad, ".bak": good}, {}, (["tonight"], ["check"], ["recover", "--yes"], ["recover"])
    yield {"": good, ".bak": bad}, {}, (["undo"], ["check"])
    yield {".bak": good}, {}, (["tonight"], ["check"], ["log", "3"], ["recover", "--yes"])
    yield {"": FOLDER}, {}, (["tonight"], ["check"], ["log", "3"])
    yield {"": good, ".bak": FOLDER}, {}, (["log", "3"], ["check"], ["undo"])
    yield {"": good, ".lock": FOLDER}, {}, (["log", "3"], ["check", "--accept"])
    yield {"": bytes(16 * 1024 * 1024 + 1)}, {}, (["tonight"], ["check"])
    yield {"": good.replace(b"well", b"hurt")}, {}, (["tonight"], ["check", "--accept"])


def ways_to_name(name):
    """How the program can be told where the log is: the log's name, arguments, environment."""
    yield name + b".json", ["--log", name + b".json"], {}
    yield name + b"/log.json", [b"--log={folder}/" + name + b"/log.json"], {}
    yield name + b"/" + name, [], {"TITRATE_LOG": b"{folder}/" + name + b"/" + name}
    yield name + b"/titrate/log.json", [], {"TITRATE_LOG": "", "XDG_DATA_HOME": b"{folder}/" + name}
    yield name + b"/.local/share/titrate/log.json", [], \
        {"TITRATE_LOG": "", "XDG_DATA_HOME": "", "HOME": b"{folder}/" + name}


def file_name(text):
    """The text as far as it can be a file's name."""
    return text.replace(b"/", b"-").replace(b"\0", b"")[:120]


def path_cases(texts):
    for text in texts:
        name = file_name(text)
        for files, modes, commands in path_situations():
            ways = itertools.cycle(ways_to_name(name))
            for command, (log, words, env) in zip([*commands] * 2, ways):
                yield Case([*command, *words], env=env,
                           files={log + end.encode(): content for end, content in files.items()},
                           modes={log + end.encode(): mode for end, mode in modes.items()})
        yield from odd_path_cases(name)


def odd_path_cases(name):
    """Paths that lead nowhere, and files beside the log that `check` speaks of."""
    for path in (name + b"/no/log.json", b"log.json/" + name, b"/proc/" + name + b"/log.json",
                 b"/dev/null/" + name, name * 9 + b"/log.json", name * 40):
        for command in (["tonight"], ["log", "3"], ["check"], ["start", "--recommended=2",
                                                               "--mg=120"]):
            yield Case([*command, "--log", path])
    beside = {b"log" + name + b"conflict.json": b"x", b"log.sync-Conflict" + name: b"x",
              b"log.json (conflicted copy " + name + b")": FOLDER}
    for verb in (["check"], ["check", "--json"], ["tonight"], ["log", "3"]):
        yield Case(verb, files={**usual_files(), **beside})


class Paths(Printing):
    def test_no_path_is_printed_raw(self):
        self.go_through(path_cases(TEXTS.values()), "hostile paths")

    def test_beyond_utf_8_no_path_is_printed_but_in_ascii(self):
        texts = [TEXTS["C1"], (PLAIN + BYTES_OF_C1).encode()]
        self.go_through(with_env(path_cases(texts), ASCII_LOCALES), "hostile paths",
                        ascii_only=True)


# Environment


VARIABLES = ("TITRATE_NOW", "COLUMNS", "LANG", "LC_ALL", "LC_CTYPE", "LANGUAGE", "TERM", "NO_COLOR",
             "TZ")


def environment_cases(texts):
    for name, text in itertools.product(VARIABLES, texts):
        for command in (["tonight"], ["history"], ["check"], ["log", "abc"]):
            yield Case(command, env={name: text})
        for value in (b"2026-11-21T22:3" + text, b"UTF-8" + text, b"40" + text):
            yield Case(["tonight"], env={name: value})


class Variables(Printing):
    def test_no_variable_is_printed_raw(self):
        self.go_through(environment_cases(TEXTS.values()), "hostile variables")

    def test_beyond_utf_8_no_variable_is_printed_but_in_ascii(self):
        cases = [case for case in environment_cases([(PLAIN + BYTES_OF_C1).encode()])
                 if not any(name.startswith("L") for name in case.env)]
        self.go_through(with_env(cases, ASCII_LOCALES), "hostile variables", ascii_only=True)


# Terminals


COLUMNS = (40, 80, 200)
EVERY_ANSWER = ([], ["tonight"], ["tonight", "--json"], ["history"], ["history", "--csv"],
                ["history", "--json"], ["ceiling"], ["check"], ["check", "--accept"],
                ["check", "--json"], ["log", "3", "--note", PLAIN], ["edit", "2026-11-20", "--note", PLAIN],
                ["remove", "2026-11-20"], ["undo"], ["recover"], ["--help"], ["log", "--help"],
                ["--version"], ["start", "--recommended=2", "--mg=120", "--product=" + PLAIN])


def wide_log():
    """Texts of every width, longer than any terminal, so that each is cut somewhere."""
    those = nights(30)
    for i, night in enumerate(those):
        night["note"] = "x" * i + PLAIN * 12
        night["stool"] = i % 7 + 1
        night["symptoms"] = {"cramps": i % 11}
        if i % 5 == 0:
            night["signs"] = ["flushing"]
    return sealed([course(those, product=PLAIN)])


def terminal_cases():
    log = wide_log()
    unsealed = log.replace(b'"capsules": 2,', b'"capsules": 3,', 1)
    for columns, command in itertools.product(COLUMNS, EVERY_ANSWER):
        for content in (log, unsealed):
            yield Case(command, files={"log.json": content, "log.json.bak": log},
                       columns=columns, told=b"n\n")
        yield Case(command, files={"log.json": log[:-9], "log.json.bak": log}, columns=columns,
                   told=b"y\n")


def hostile_terminal_cases(texts):
    """A spread of the other cases, on terminals."""
    columns = itertools.cycle(COLUMNS)
    texts = list(texts)
    every = itertools.chain(option_cases(texts), word_cases(texts), log_cases(texts),
                            path_cases(texts))
    for case in itertools.islice(without_empty(every), 0, None, 17):
        yield Case(**{**case.__dict__, "columns": next(columns)})


class Terminals(Printing):
    def test_on_terminals_of_any_width_nothing_is_printed_raw(self):
        cases = itertools.chain(terminal_cases(), hostile_terminal_cases(TEXTS.values()))
        self.go_through(cases, "answers on terminals")

    def test_beyond_utf_8_terminals_get_nothing_but_ascii(self):
        self.go_through(with_env(terminal_cases(), ASCII_LOCALES), "answers on terminals",
                        ascii_only=True)

    def test_colour_comes_only_where_it_is_wanted(self):
        log = {"log.json": wide_log()}
        ways = [([], {}, True), (["--color", "never"], {}, False), ([], {"NO_COLOR": "1"}, False),
                ([], {"TERM": "dumb"}, False)]
        for words, env, coloured in ways:
            case = Case(["history", *words], env=env, files=log, columns=80)
            result = run_all_always([case])[0][1]
            self.assertEqual(b"\x1b" in result.out, coloured, (words, env))
            count("answers on terminals")

    def test_hostile_answers_to_a_question_are_no_consent(self):
        log = wide_log()
        for text in (*TEXTS.values(), b"y" + TEXTS["escape sequences"]):
            files = {"log.json": log[:-9], "log.json.bak": log}
            # What the terminal itself makes a signal or an end of is not handed to the program.
            typed = bytes(set(text) - {3, 4, 17, 18, 19, 21, 22, 23, 26, 28}) + b"\n"
            case = Case(["recover"], files=files, columns=80, told=typed)
            result = run_all_always([case])[0][1]
            self.assertEqual(result.status, harness.EXIT["refused"], result)
            self.assertEqual(offences(result.out, terminal=True), [])
            count("answers on terminals")


# Spreadsheets


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A1", '="a","b"', "'=1", "=", "+", "-",
            "@", "-1,2", '=HYPERLINK("http://x","y")', "plain, with a comma", 'a "quoted" word')


class Spreadsheets(unittest.TestCase):
    def require_no_formula(self, answer):
        rows = list(csv.reader(io.StringIO(answer.decode(), newline="")))
        self.assertEqual({len(row) for row in rows}, {len(rows[0])})
        for cell in itertools.chain(*rows):
            self.assertNotRegex(cell, r"\A[=+\-@\t\r]")
        return [dict(zip(rows[0], row)) for row in rows[1:]]

    def test_no_cell_begins_like_a_formula(self):
        for text in FORMULAS:
            night = {**nights(1)[0], "note": text, "other_cause": text,
                     "symptoms": {"--x": 3, "-": 2}}
            with World() as world:
                world.restore({"log.json": sealed([course([night])])})
                row = self.require_no_formula(world.run("history", "--csv").out)[0]
                shown = "'" + text if text[0] in "=+-@'" else text
                self.assertEqual((row["note"], row["other_cause"]), (shown, shown))
                # As data for programs they stay as they are.
                told = json.loads(world.run("history", "--json").out)["nights"][0]
                self.assertEqual((told["note"], told["other_cause"]), (text, text))
            count("cells like formulas", 3)

    def test_notes_told_on_the_command_line_are_no_formulas_either(self):
        for text in (*FORMULAS, "\t=1+1", "\r=1+1", "a\r=1", "a\n=1"):
            with World(FEW_NIGHTS) as world:
                world.run("edit", "2026-11-19", f"--note={text}")
                world.run("edit", "2026-11-18", "--note", "-", stdin=self.told(world, text))
                self.require_no_formula(world.run("history", "--csv").out)
            count("cells like formulas", 2)

    def told(self, world, text):
        path = world.folder / "told"
        path.write_text(text, newline="")
        file = open(path, "rb")
        self.addCleanup(file.close)
        return file


if __name__ == "__main__":
    harness.main()
