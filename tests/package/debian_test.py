"""The Debian package: made with cpack, looked at by lintian, installed on this machine, used by an
ordinary user, removed; and the user's log is as it was.

Root and dpkg are needed for that, and that no titrate is installed here: it would not be ours."""

import atexit
import gzip
import os
import re
import shutil
import signal
import subprocess
import sys
import unittest
from pathlib import Path

import support

NOBODY = 65534
# Without the versions in their names, which differ from one Debian to the next.
NEEDED = {"libc", "libcsv", "libdeflate", "libgcc-s", "libstdc++", "libutf8proc", "libuuid"}

# What the package holds: every file, none but these.
PACKAGED = """
usr/bin/titrate
usr/share/bash-completion/completions/titrate
usr/share/doc/titrate/RELINKING.md
usr/share/doc/titrate/changelog.gz
usr/share/doc/titrate/copyright
usr/share/doc/titrate/examples/example.json
usr/share/doc/titrate/examples/titrate-reminder.service
usr/share/doc/titrate/examples/titrate-reminder.timer
usr/share/doc/titrate/glibc.txt
usr/share/fish/vendor_completions.d/titrate.fish
usr/share/lintian/overrides/titrate
usr/share/man/man1/titrate.1.gz
usr/share/man/man5/titrate-log.5.gz
usr/share/zsh/vendor-completions/_titrate
""".split()


def require(*tools):
    for tool in tools:
        if shutil.which(tool) is None:
            support.skip("the Debian package", f"there is no {tool} here; scripts/setup tests")


def is_installed():
    state = subprocess.run(["dpkg-query", "-W", "-f", "${Status}", "titrate"], check=False,
                           capture_output=True, text=True).stdout
    return bool(state) and "not-installed" not in state


def make_package(folder, **options):
    support.run("cpack", "-G", "DEB", "--config", support.BUILD / "CPackConfig.cmake", "-B", folder,
                **options)
    shutil.rmtree(folder / "_CPack_Packages")  # cpack's own working files


class Package(unittest.TestCase):
    """The file itself."""

    @classmethod
    def setUpClass(cls):
        require("dpkg-deb", "dpkg-shlibdeps", "cpack")
        cls.folder = support.temporary_folder(cls)
        # Under the umask that keeps most from others.
        make_package(cls.folder, umask=0o077)
        [cls.file] = cls.folder.glob("titrate_*.deb")
        # Where every user may read it.
        cls.folder.chmod(0o755)
        cls.file.chmod(0o644)
        cls.content = cls.folder / "content"
        support.run("dpkg-deb", "-x", cls.file, cls.content)

    def field(self, name):
        return support.run("dpkg-deb", "-f", self.file, name).strip()

    def test_it_holds_what_it_should_and_nothing_else(self):
        self.assertEqual(support.files_below(self.content), sorted(PACKAGED))

    def test_files_and_folders_belong_to_root_with_plain_modes_and_no_folder_is_empty(self):
        for line in support.run("dpkg-deb", "-c", self.file).splitlines():
            mode, owner = line.split()[:2]
            runs = line.endswith("/usr/bin/titrate") or mode[0] == "d"
            self.assertEqual(mode[1:], "rwxr-xr-x" if runs else "rw-r--r--", line)
            self.assertEqual(owner, "root/root", line)
        for folder in (path for path in self.content.rglob("*") if path.is_dir()):
            self.assertTrue(any(folder.iterdir()), folder)

    def test_it_asks_for_the_libraries_that_the_program_is_linked_with(self):
        linked = support.run("readelf", "-dW", self.content / "usr/bin/titrate")
        self.assertIn("libcsv.so", linked)
        # fmt is compiled in where the build has a program in one piece as well.
        in_it = set() if "libfmt.so" in linked else {"libfmt"}
        needed = {re.match("libutf8proc|libgcc-s|[a-z+]+", each).group() for each in
                  self.field("Depends").split(", ")}
        self.assertEqual(needed, (NEEDED | {"libfmt"}) - in_it)

    def test_the_same_state_gives_the_same_package_whenever_it_is_made(self):
        first, again = support.temporary_folder(self), support.temporary_folder(self)
        stamp = support.run(support.SOURCE / "scripts/source-date").strip()
        for folder in (first, again):
            make_package(folder, env={"SOURCE_DATE_EPOCH": stamp})
        [one], [other] = first.glob("*.deb"), again.glob("*.deb")
        self.assertEqual(one.read_bytes(), other.read_bytes())
        newest = gzip.decompress((self.content / "usr/share/doc/titrate/changelog.gz").read_bytes())
        date = support.run("date", "-u", "+%F %R", "-d",
                           re.search(r"^ -- .*>  (.*)$", newest.decode(), re.MULTILINE).group(1))
        for line in support.run("dpkg-deb", "-c", one, env={"TZ": "UTC"}).splitlines():
            self.assertEqual(" ".join(line.split()[3:5]), date.strip(), line)

    def test_its_version_is_the_one_that_the_program_and_the_changelog_tell(self):
        version = self.field("Version")
        self.assertIn(version, support.run(self.content / "usr/bin/titrate", "--version"))
        changelog = gzip.decompress(
            (self.content / "usr/share/doc/titrate/changelog.gz").read_bytes()).decode()
        self.assertTrue(changelog.startswith(f"titrate ({version}) "), changelog)

    def test_the_program_is_stripped_and_what_is_compressed_has_no_name_or_time(self):
        sections = support.run("readelf", "-SW", self.content / "usr/bin/titrate")
        self.assertNotIn(".symtab", sections)
        self.assertNotIn(".debug", sections)
        compressed = list(self.content.rglob("*.gz"))
        self.assertEqual(len(compressed), 1 + len(support.MANUALS))
        for file in compressed:
            # RFC 1952: magic, deflate; no flags, so no name; no time; 2: compressed the most.
            self.assertEqual(file.read_bytes()[:9], b"\x1f\x8b\x08\x00\0\0\0\0\x02", file)

    def test_lintian_finds_nothing_but_what_is_explained(self):
        require("lintian")
        found = support.run("lintian", "--allow-root", "--fail-on", "error,warning", self.file)
        self.assertEqual(found, "")


class OnThisMachine(unittest.TestCase):
    """One long story, in which each step stands on the one before."""

    def setUp(self):
        require("dpkg")
        if os.geteuid() != 0:
            support.skip("installing the Debian package", "this needs root")
        if is_installed():
            support.skip("installing the Debian package",
                         "a package titrate is installed here already; dpkg --purge titrate")
        Package.setUpClass()
        self.addCleanup(Package.doClassCleanups)
        # Also where the test runner ends this: by then nothing else would.
        atexit.register(self.purge)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        self.addCleanup(self.purge)
        self.home = self.folder_of_the_user()

    def folder_of_the_user(self):
        folder = support.temporary_folder(self)
        os.chown(folder, NOBODY, NOBODY)
        return folder

    @staticmethod
    def purge():
        if is_installed():
            subprocess.run(["dpkg", "--purge", "titrate"], check=True, capture_output=True)

    def as_the_user(self, *command, home, env=None):
        return support.run(*command, cwd=home, env={"HOME": home, **(env or {})},
                           user=NOBODY, group=NOBODY, extra_groups=[])

    def titrate(self, *arguments, now):
        """As an ordinary user would, by its name."""
        return self.as_the_user("titrate", *arguments, home=self.home, env={"TITRATE_NOW": now})

    def shells_complete_what_is_typed(self):
        """In a shell that was told nothing about titrate; some keep files of their own."""
        home = self.folder_of_the_user()
        for shell, command, answer in (
                ("bash", ". /usr/share/bash-completion/completions/titrate; complete -p titrate",
                 "complete -o nosort -F _titrate titrate\n"),
                ("zsh", "autoload -Uz compinit; compinit -u -D; print -- $_comps[titrate]",
                 "_titrate\n"),
                ("fish", "complete -C 'titrate toni' | string split -f 1 \\t", "tonight\n")):
            if shutil.which(shell):
                self.assertEqual(self.as_the_user(shell, "-c", command, home=home), answer)

    def kept(self):
        """Every file of the user, with its bytes, mode and owner."""
        files = {}
        for file in support.files_below(self.home):
            path = self.home / file
            files[file] = (path.read_bytes(), oct(path.stat().st_mode), path.stat().st_uid)
        return files

    def test_installed_used_and_removed_with_the_log_left_as_it_was(self):
        support.run("dpkg", "--install", Package.file)
        self.assertEqual(shutil.which("titrate", path=support.PLAIN["PATH"]), "/usr/bin/titrate")

        self.shells_complete_what_is_typed()

        # The label's 2; tolerated, so one more; tolerated, so one more.
        self.titrate("start", "--recommended", "2", "--mg", "120", "--ceiling", "8",
                     now="2026-11-20T22:30")
        self.assertEqual(self.titrate("tonight", "--quiet", now="2026-11-20T22:31"), "2\n")
        self.titrate("log", "2", now="2026-11-20T22:32")
        self.titrate("log", "normal", now="2026-11-21T07:30")
        self.assertEqual(self.titrate("tonight", "--quiet", now="2026-11-21T22:30"), "3\n")
        self.titrate("log", "3", "soft", now="2026-11-22T07:30")
        self.assertEqual(self.titrate("tonight", "--quiet", now="2026-11-22T22:30"), "4\n")
        self.titrate("tonight", now="2026-11-22T22:30")
        nights = self.titrate("history", "--csv", now="2026-11-22T22:30").splitlines()[1:]
        self.assertEqual([night.split(",")[:5] for night in nights],
                         [["2026-11-20", "2", "2", "240", "4"], ["2026-11-21", "3", "3", "360", "5"]])

        before = self.kept()
        folder = ".local/share/titrate/"
        self.assertEqual(sorted(before),
                         [folder + name for name in ("log.json", "log.json.bak", "log.json.lock")])
        self.assertEqual(before[folder + "log.json"][1:], ("0o100600", NOBODY))

        support.run("dpkg", "--remove", "titrate")
        support.run("dpkg", "--purge", "titrate")
        self.assertEqual(self.kept(), before)
        for file in PACKAGED:
            self.assertFalse(Path("/", file).exists(), file)
        for folder in ("usr/share/doc/titrate", "usr/share/doc/titrate/examples"):
            self.assertFalse(Path("/", folder).exists(), folder)
        with self.assertRaises(FileNotFoundError):
            self.titrate("tonight", now="2026-11-22T22:30")
        print(f"package: {Package.file.name} installed, used, removed", flush=True)


if __name__ == "__main__":
    support.main()
