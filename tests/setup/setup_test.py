"""scripts/setup beside an apt-get, a dpkg-query, an id and a sudo that only play: what is installed, what
is said meanwhile, and what when it cannot be done.

Each test says in bash what the played apt-get does at `update`, `install` and `simulate`.
"""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
TOOLS = ["bash", "cat", "dirname", "env", "grep", "mktemp", "rm", "sed", "tail", "tee"]
NEEDED = ["g++", "cmake", "ninja-build", "pkg-config", "libcli11-dev", "nlohmann-json3-dev", "libfmt-dev",
          "libcsv-dev", "uuid-dev", "libdeflate-dev", "libutf8proc-dev"]

APT_GET = """#!/usr/bin/env bash
what=install
for word in "$@"; do
  case "$word" in update) what=update ;; -s) what=simulate ;; esac
done
echo "$what $*" >>"$PLAY/calls"
update() { :; }
install() { :; }
simulate() { :; }
source "$PLAY/rules"
"$what" "$@"
"""
OTHERS = {
    "dpkg-query": 'grep -qx "${!#}" "$PLAY/installed" && printf installed',
    "id": 'echo "$PLAY_ID"',
    "sleep": 'echo "sleep $*" >>"$PLAY/calls"',
    "sudo": 'echo "sudo $*" >>"$PLAY/calls"; $PLAY_SUDO && "$@"',
}
# As apt-get has it, with the lines of APT::Status-Fd between.
INSTALLS = r"""install() {
  echo 'dlstatus:1:0.0000:Retrieving file 1 of 2'
  echo 'Need to get 84.3 MB of archives.'
  echo 'Get:1 http://deb.debian.org/debian bookworm/main amd64 g++ amd64 4:12.2.0-3 [1356 B]'
  echo 'dlstatus:1:9.9999:Retrieving file 1 of 2'
  echo 'dlstatus:2:30.0000:Retrieving file 2 of 2'
  echo 'dlstatus:2:100.0000:Retrieving file 2 of 2'
  echo 'debconf: delaying package configuration, since apt-utils is not installed' >&2
  printf '(Reading database ... \r(Reading database ... 5%%\r\n'
  echo 'pmstatus:g++:19.0000:Unpacking g++ (amd64)'
  echo 'pmstatus:libc6:i386:90.0000:Installed libc6 (i386)'
}
"""
HELD = "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 812 (apt-get)"


class Setup(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="titrate-setup-")
        self.addCleanup(folder.cleanup)
        self.play = Path(folder.name)
        (self.play / "bin").mkdir()
        for tool in TOOLS:
            (self.play / "bin" / tool).symlink_to(shutil.which(tool))
        self.program("apt-get", APT_GET)
        for name, act in OTHERS.items():
            self.program(name, f"#!/usr/bin/env bash\n{act}\n")
        (self.play / "calls").touch()

    def program(self, name, text):
        path = self.play / "bin" / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def setup(self, *purposes, rules=INSTALLS, installed=(), root=True, sudo="true"):
        (self.play / "rules").write_text(rules, encoding="utf-8")
        (self.play / "installed").write_text("".join(f"{name}\n" for name in installed), encoding="utf-8")
        environment = {"PATH": str(self.play / "bin"), "PLAY": str(self.play), "TMPDIR": str(self.play),
                       "PLAY_ID": "0" if root else "1000", "PLAY_SUDO": sudo, "LC_ALL": "C.UTF-8"}
        return subprocess.run([shutil.which("bash"), SOURCE / "scripts/setup", *purposes],
                              env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=300, check=False)

    def calls(self, program):
        lines = (self.play / "calls").read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line.split()[0] == program]

    def installed(self):
        """The packages that apt-get was asked for."""
        (asked,) = self.calls("install")
        return asked.split("--no-install-recommends ")[1].split()

    # ---- What is installed ----

    def test_where_all_is_there_nothing_is_asked_and_nothing_said(self):
        done = self.setup(installed=NEEDED)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertEqual((self.play / "calls").read_text(encoding="utf-8"), "")

    def test_what_is_missing_is_installed_and_only_that(self):
        self.assertEqual(self.setup(installed=NEEDED[2:]).returncode, 0)
        self.assertEqual(self.installed(), ["g++", "cmake"])

    def test_what_only_tests_need_is_not_needed_for_the_program(self):
        self.setup()
        self.assertEqual(self.installed(), NEEDED)

    def test_a_second_compiler_compiles_the_tests_too(self):
        self.setup("strict", installed=NEEDED)
        self.assertEqual(self.installed(),
                         ["catch2", "python3", "clang", "clang-tidy", "clang-format"])

    def test_an_unknown_purpose_is_a_mistake_before_anything_is_done(self):
        done = self.setup("testing")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("usage: scripts/setup [tests]", done.stderr)
        self.assertEqual((self.play / "calls").read_text(encoding="utf-8"), "")

    # ---- What is said ----

    def test_it_says_what_how_much_and_how_far(self):
        done = self.setup(installed=NEEDED[1:])
        self.assertEqual(done.stderr, "")
        self.assertEqual(done.stdout, "Installing with apt-get: g++\n"
                                      "Reading the lists of packages.\n"
                                      "Need to get 84.3 MB of archives.\n"
                                      "  fetching 10% 20% 30% 40% 50% 60% 70% 80% 90% 100%\n"
                                      "  installing 10% 20% 30% 40% 50% 60% 70% 80% 90% done\n")

    # ---- What goes wrong ----

    def test_a_list_that_cannot_be_read_does_not_matter_where_all_can_be_had(self):
        done = self.setup(rules=INSTALLS + "update() { echo 'E: No Release file: other' >&2; return 100; }\n")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stderr, "E: No Release file: other\n"
                                      "setup: not every list could be read; going on with those that could\n")
        self.assertEqual(self.installed(), NEEDED)

    def test_what_cannot_be_had_is_named(self):
        done = self.setup(rules="""
            update() { echo 'E: No Release file: main' >&2; return 100; }
            install() { echo 'E: Unable to locate package libcsv-dev' >&2; return 100; }
            simulate() { [ "${!#}" != libcsv-dev ]; }
            """)
        self.assertEqual(done.returncode, 1)
        self.assertIn("E: No Release file: main\n", done.stderr)
        self.assertIn("E: Unable to locate package libcsv-dev\n"
                      "setup: not to be had here: libcsv-dev\n", done.stderr)

    def test_what_else_went_wrong_is_told_in_the_words_of_apt(self):
        done = self.setup(rules="""install() {
              echo 'pmstatus:g++:19.0000:Unpacking g++ (amd64)'
              echo 'E: no space left' >&2; return 100
            }
            """)
        self.assertEqual(done.returncode, 1)
        self.assertTrue(done.stdout.endswith("  installing 10%\n"), done.stdout)
        self.assertEqual(done.stderr, "E: no space left\n"
                                      "setup: apt-get could not install what is needed\n")

    def test_it_waits_for_another_that_installs_and_says_so_once(self):
        done = self.setup(rules=f"""
            update() {{
              [ "$(grep -c ^update "$PLAY/calls")" -gt 2 ] || {{ echo '{HELD}' >&2; return 100; }}
            }}
            """)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout.count("Another program is installing packages; waiting for it"), 1)
        self.assertEqual(
            done.stdout.count("  /var/lib/dpkg/lock-frontend: held by process 812 (apt-get)\n"), 1)
        self.assertEqual(self.calls("sleep"), ["sleep 10", "sleep 10"])
        self.assertEqual(self.installed(), NEEDED)

    def test_it_does_not_wait_for_ever(self):
        done = self.setup(rules=f"install() {{ echo '{HELD}' >&2; return 100; }}\n")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(self.calls("sleep")) * 10, 600)
        self.assertIn(HELD, done.stderr)

    # ---- Who may install ----

    def test_others_than_root_install_with_sudo(self):
        self.assertEqual(self.setup(root=False).returncode, 0)
        self.assertEqual(self.installed(), NEEDED)
        self.assertEqual([line for line in self.calls("sudo") if "apt-get" not in line], ["sudo true"])
        self.assertEqual(len(self.calls("sudo")), 3)

    def test_where_sudo_is_missing_or_says_no_it_says_what_root_types(self):
        for why in ("it says no", "it is missing"):
            with self.subTest(why):
                if why == "it is missing":
                    os.remove(self.play / "bin/sudo")
                done = self.setup(root=False, sudo="false", installed=NEEDED[2:])
                self.assertEqual(done.returncode, 1)
                self.assertIn("    apt-get update\n"
                              "    apt-get install --no-install-recommends g++ cmake\n", done.stderr)
                self.assertEqual(self.calls("update") + self.calls("install"), [])


unittest.main()
