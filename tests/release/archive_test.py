"""The archives that scripts/release makes: what is in them, and that their programs do their work on
this machine, in a folder with nothing else in it, and on a file of the year 2040.

What was made for arm64 runs under qemu-user. "SKIP: <what>: <why>" tells what could not be tried."""

import ctypes
import hashlib
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import tarfile
import tempfile
import time
import unittest
from datetime import datetime, timezone
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
ARCHIVES = SOURCE / "build/archives"
SMALL_WORDS = SOURCE / "build/i386/tests/titrate"  # of 32 bits
MACHINES = {"amd64": "Advanced Micro Devices X86-64", "arm64": "AArch64"}

# Every file but the documents, which are those of this folder, and the licences.
PACKED = """
CHANGELOG.md
LICENSE
README.md
SECURITY.md
bin/titrate
share/bash-completion/completions/titrate
share/doc/titrate/LICENSE
share/doc/titrate/examples/example.json
share/doc/titrate/examples/titrate-reminder.service
share/doc/titrate/examples/titrate-reminder.timer
share/doc/titrate/titrate.spdx
share/fish/vendor_completions.d/titrate.fish
share/man/man1/titrate.1.gz
share/man/man5/titrate-log.5.gz
share/zsh/site-functions/_titrate
""".split()

# The demo's evening and morning, with the log's time on the clock.
DEMO = [("2026-10-30T21:30", ["history", "--last", "14"]),
        ("2026-10-30T21:30", ["tonight"]),
        ("2026-10-30T21:30", ["log", "7"]),
        ("2026-10-31T07:30", ["log", "soft", "--sleep", "4"])]


def skip(what, why):
    print(f"SKIP: {what}: {why}", flush=True)
    raise unittest.SkipTest(why)


def temporary_folder(test):
    folder = tempfile.TemporaryDirectory(prefix="titrate-release-")
    (test.addClassCleanup if isinstance(test, type) else test.addCleanup)(folder.cleanup)
    return Path(folder.name)


def newest_change():
    """The time that all files bear: that of the newest entry of the changelog."""
    changelog = (SOURCE / "packaging/debian/changelog").read_text()
    said = re.search(r"^ -- .*>  (.*)$", changelog, re.MULTILINE).group(1)
    return datetime.strptime(said, "%a, %d %b %Y %H:%M:%S %z")


def runner(architecture):
    """What starts such a program here."""
    if architecture == "amd64":
        return []
    emulator = shutil.which("qemu-aarch64")
    if emulator is None:
        skip("the program for arm64", "there is no qemu-aarch64 here; scripts/setup release")
    return [emulator]


def needed_by(program):
    """The libraries that it finds on this machine; titrate none, the emulator some."""
    told = subprocess.run(["ldd", program], check=False, capture_output=True, text=True).stdout
    return re.findall(r"(/\S+) \(0x", told)


def titrate(command, log, *arguments, before=None, **env):
    done = subprocess.run([*command, *arguments], check=False, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, preexec_fn=before,
                          env={"TITRATE_LOG": str(log), "LC_ALL": "C.UTF-8", **env})
    if done.returncode != 0:
        raise AssertionError(f"{arguments} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done


def as_on_a_phone():
    """From here on this process is killed, unless it knows better, for what Android lets no app call:
    set_robust_list and rseq, as amd64 numbers them. A program of four kinds of instructions for the
    kernel: load the number, jump where it is equal, allow, send SIGSYS (linux/filter.h, linux/seccomp.h)."""
    load, jump_if_equal, give_back = 0x20, 0x15, 0x06
    allow, trap = 0x7FFF0000, 0x00030000
    steps = [(load, 0, 0, 0), (jump_if_equal, 2, 0, 273), (jump_if_equal, 1, 0, 334),
             (give_back, 0, 0, allow), (give_back, 0, 0, trap)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    no_new_privileges, set_seccomp, filtered = 38, 22, 2
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    if prctl(no_new_privileges, 1, 0, 0, 0) or prctl(set_seccomp, filtered, program):
        raise OSError(ctypes.get_errno(), "no filter")


def example_log(folder):
    log = folder / "log.json"
    shutil.copy(SOURCE / "data/example.json", log)
    log.chmod(0o600)
    return log


class Archives(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        found = sorted(ARCHIVES.glob("titrate-*-linux-*.tar.xz"))
        if not found:
            skip("the archives of a release", "none were made; scripts/release")
        program = SOURCE / "build/release/titrate"
        if program.exists() and program.stat().st_mtime > found[0].stat().st_mtime:
            skip("the archives of a release", "they are of an older program; scripts/release")
        cls.files = {file.name.removesuffix(".tar.xz").split("-")[-1]: file for file in found}
        cls.folder = temporary_folder(cls)
        cls.unpacked = {}
        for architecture, file in cls.files.items():
            subprocess.run(["tar", "-xf", file, "-C", cls.folder], check=True)
            cls.unpacked[architecture] = cls.folder / file.name.removesuffix(".tar.xz")

    def test_there_is_one_for_each_architecture(self):
        self.assertEqual(sorted(self.files), sorted(MACHINES))

    def test_it_holds_what_it_should_and_nothing_else(self):
        documents = [f"docs/{page.name}" for page in (SOURCE / "docs").glob("*.md")]
        licences = [f"share/doc/titrate/licences/{file.name}"
                    for file in (SOURCE / "packaging/licences").iterdir()]
        for _, folder in self.unpacked.items():
            files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*")
                           if not path.is_dir())
            self.assertEqual(files, sorted(PACKED + documents + licences))

    def test_owners_modes_and_times_tell_nothing_of_the_machine_it_was_made_on(self):
        for architecture, _ in self.unpacked.items():
            with tarfile.open(self.files[architecture]) as archive:
                names = archive.getnames()
                self.assertEqual(names, sorted(names))
                for entry in archive:
                    runs = entry.isdir() or entry.name.endswith("/bin/titrate")
                    self.assertEqual(oct(entry.mode), oct(0o755 if runs else 0o644), entry.name)
                    self.assertEqual((entry.uid, entry.gid, entry.uname, entry.gname),
                                     (0, 0, "", ""), entry.name)
                    self.assertEqual(entry.mtime, newest_change().timestamp(), entry.name)

    def test_nothing_holds_a_path_of_the_machine_it_was_made_on(self):
        for _, folder in self.unpacked.items():
            for path in folder.rglob("*"):
                if path.is_file():
                    self.assertNotIn(str(SOURCE).encode(), path.read_bytes(), path)

    def test_the_program_is_in_one_piece_stripped_and_for_its_machine(self):
        for architecture, folder in self.unpacked.items():
            read = subprocess.run(["readelf", "-hlSdW", folder / "bin/titrate"], check=True,
                                  capture_output=True, text=True).stdout
            self.assertRegex(read, rf"Machine:\s+{MACHINES[architecture]}")
            self.assertRegex(read, r"Type:\s+DYN")  # at random addresses
            self.assertNotIn("(NEEDED)", read)
            self.assertNotIn("INTERP", read)
            self.assertNotIn(".symtab", read)

    def test_all_but_the_program_and_the_list_of_its_parts_is_the_same_in_both(self):
        digests = [{str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).digest()
                    for path in folder.rglob("*") if path.is_file()}
                   for folder in self.unpacked.values()]
        differ = {name for name in digests[0] if digests[0][name] != digests[-1][name]}
        self.assertEqual(differ, {"bin/titrate", "share/doc/titrate/titrate.spdx"})

    def test_the_list_of_parts_has_each_with_its_version_and_its_licence(self):
        notices = (SOURCE / "packaging/licences/NOTICES").read_text()
        parts = re.findall(r"^Upstream-Name: (.*)$", notices, re.MULTILINE)[1:]
        for architecture, folder in self.unpacked.items():
            text = (folder / "share/doc/titrate/titrate.spdx").read_text()
            head, *packages = text.strip().split("\n\n")
            self.assertTrue(head.startswith("SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n"))
            self.assertIn(f"Created: {newest_change():%Y-%m-%dT%H:%M:%SZ}", head)
            told = [dict(line.split(": ", 1) for line in package.splitlines())
                    for package in packages]
            self.assertEqual([each["PackageName"] for each in told], ["titrate", *parts])
            for each in told:
                self.assertRegex(each["PackageVersion"], r"^\d", each)
                self.assertRegex(each["PackageLicenseConcluded"], r"^(MIT|LGPL|GPL|BSD)", each)
                self.assertRegex(each["SPDXID"], r"^SPDXRef-[A-Za-z0-9.-]+$")
            self.assertEqual(len({each["SPDXID"] for each in told}), len(told))
            self.assertEqual("-arm64-cross" in text, architecture == "arm64")

    def test_the_demo_s_evening_and_morning_are_the_same_with_each(self):
        said = {}
        for architecture, folder in self.unpacked.items():
            command = [*runner(architecture), folder / "bin/titrate"]
            log = example_log(temporary_folder(self))
            said[architecture] = [titrate(command, log, *arguments, TITRATE_NOW=now).stdout
                                  for now, arguments in DEMO] + [log.read_text()]
        self.assertIn("Saved", said["amd64"][2])
        self.assertEqual(said["arm64"], said["amd64"])
        print("package: the demo's commands, the same answers from amd64 and arm64", flush=True)

    def test_it_runs_in_a_folder_with_nothing_of_a_system_and_says_that_the_time_zone_is_unknown(self):
        if subprocess.run(["unshare", "-r", "true"], check=False, capture_output=True).returncode:
            skip("a program in a bare folder", "this needs namespaces of users")
        for architecture, folder in self.unpacked.items():
            bare = temporary_folder(self)
            programs = [*runner(architecture), folder / "bin/titrate"]
            for program in programs:
                shutil.copy(program, bare)
            for library in needed_by(programs[0]):
                copy = bare / library.lstrip("/")
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(library, copy)
            command = ["unshare", "-r", "--root", bare, *(f"/{Path(each).name}" for each in programs)]
            example_log(bare)

            def ask(**env):
                return titrate(command, "/log.json", "check", **env).stderr

            self.assertRegex(ask(), r"^titrate: this machine does not tell its time zone, so UTC is")
            self.assertEqual(ask().count("time zone"), 1)
            self.assertIn("does not know the time zone Europe/Rome (TZ)", ask(TZ="Europe/Rome"))
            for known in ({"TZ": "CET-1CEST,M3.5.0,M10.5.0/3"}, {"TITRATE_UTC_OFFSET": "+0200"}):
                self.assertNotIn("time zone", ask(**known))
            self.assertIn("Saved", titrate(command, "/log.json", "log", "7",
                                           TITRATE_NOW="2026-10-30T21:30").stdout)

    def test_a_system_that_sends_a_signal_for_calls_it_does_not_know_does_not_end_it(self):
        other = subprocess.run(["true"], check=False, preexec_fn=as_on_a_phone)
        if other.returncode != -signal.SIGSYS:
            skip("a program under Android's filter", "this system has no such filter")
        log = example_log(temporary_folder(self))
        said = titrate([self.unpacked["amd64"] / "bin/titrate"], log, "log", "7",
                       TITRATE_NOW="2026-10-30T21:30", before=as_on_a_phone).stdout
        self.assertIn("Saved", said)

    def test_the_signal_reaches_what_makes_such_a_call_fail(self):
        """Also on arm64, where the emulator knows no filters: from somebody else it does nothing."""
        for architecture, folder in self.unpacked.items():
            log = example_log(temporary_folder(self))
            with subprocess.Popen([*runner(architecture), folder / "bin/titrate", "import", "-",
                                   "--dry-run"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE,
                                  env={"TITRATE_LOG": str(log), "LC_ALL": "C.UTF-8",
                                       "TITRATE_NOW": "2026-10-30T21:30"}) as program:
                reading = "0 0x0 "  # read, from standard input
                while not Path(f"/proc/{program.pid}/syscall").read_text().startswith(reading):
                    self.assertIsNone(program.poll())
                    time.sleep(0.01)
                program.send_signal(signal.SIGSYS)
                said, wrong = program.communicate(b"date,capsules\n2026-10-30,7\n")
            self.assertEqual(program.returncode, 0, wrong)
            self.assertIn(b"2026", said)

    def programs(self):
        for architecture, folder in self.unpacked.items():
            yield architecture, [*runner(architecture), folder / "bin/titrate"]
        if SMALL_WORDS.exists():
            yield "32 bits", [SMALL_WORDS]
        else:
            print("SKIP: a log of 2040 with 32 bits: not built; scripts/release --test", flush=True)

    def test_a_log_of_the_year_2040_is_read_and_changed(self):
        later = datetime(2040, 6, 1, tzinfo=timezone.utc).timestamp()
        for name, command in self.programs():
            with self.subTest(name):
                folder = temporary_folder(self)
                log = example_log(folder)
                for path in (log, folder):
                    os.utime(path, (later, later))
                if log.stat().st_mtime != later:
                    skip("a log of 2040", "this disk cannot keep such a time")
                titrate(command, log, "check")
                said = titrate(command, log, "log", "7", TITRATE_NOW="2026-10-30T21:30").stdout
                self.assertIn("Saved", said)
                backup = folder / "log.json.bak"
                self.assertEqual(backup.read_bytes(), (SOURCE / "data/example.json").read_bytes())
                titrate(command, log, "undo", TITRATE_NOW="2026-10-30T21:35")


if __name__ == "__main__":
    sys.exit(unittest.main())
