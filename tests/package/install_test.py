"""`cmake --install`: everything in its usual place, for everybody, and nothing of this machine in it."""

import gzip
import re
import unittest

import support

# What an install holds, but for the headers; {lib} is the system's folder for libraries.
INSTALLED = """
bin/titrate
{lib}/cmake/titrate/titrate-config-version.cmake
{lib}/cmake/titrate/titrate-config.cmake
{lib}/cmake/titrate/titrate-targets-release.cmake
{lib}/cmake/titrate/titrate-targets.cmake
{lib}/libtitrate_core.a
{lib}/pkgconfig/titrate.pc
share/bash-completion/completions/titrate
share/doc/titrate/LICENSE
share/doc/titrate/examples/example.json
share/doc/titrate/examples/titrate-reminder.service
share/doc/titrate/examples/titrate-reminder.timer
share/doc/titrate/licences/Apache-2.0.txt
share/doc/titrate/licences/GPL-3.txt
share/doc/titrate/licences/LGPL-2.1.txt
share/doc/titrate/licences/NOTICES
share/doc/titrate/licences/RELINKING.md
share/doc/titrate/licences/glibc.txt
share/fish/vendor_completions.d/titrate.fish
share/man/man1/titrate.1.gz
share/man/man5/titrate-log.5.gz
share/zsh/site-functions/_titrate
""".split()


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.prefix = support.temporary_folder(cls)
        support.run("cmake", "--install", support.BUILD, "--prefix", cls.prefix)
        cls.files = support.files_below(cls.prefix)
        cls.lib = next(file.removesuffix("/libtitrate_core.a") for file in cls.files
                       if file.endswith("libtitrate_core.a"))

    def test_every_file_is_in_its_usual_place_and_nothing_else_is_there(self):
        expected = [file.format(lib=self.lib) for file in INSTALLED] + support.public_headers()
        self.assertEqual(self.files, sorted(expected))

    def test_nothing_holds_a_path_of_the_machine_it_was_built_on(self):
        for file in self.files:
            content = (self.prefix / file).read_bytes()
            if file.endswith(".gz"):
                content = gzip.decompress(content)
            for folder in (support.SOURCE, support.BUILD, self.prefix):
                self.assertNotIn(str(folder).encode(), content, file)

    def test_the_program_runs_from_there_and_its_completions_are_the_ones_it_prints(self):
        program = self.prefix / "bin/titrate"
        version = re.search(r'version = "(.*)"',
                            (self.prefix / "include/titrate/version.hpp").read_text()).group(1)
        self.assertIn(version, support.run(program, "--version"))
        for shell, file in (("bash", "share/bash-completion/completions/titrate"),
                            ("zsh", "share/zsh/site-functions/_titrate"),
                            ("fish", "share/fish/vendor_completions.d/titrate.fish")):
            script = support.run(program, "completion", shell)
            self.assertGreater(len(script), 100)
            self.assertEqual((self.prefix / file).read_text(), script)

    def test_man_shows_the_manuals(self):
        for manual in support.MANUALS:
            page = self.prefix / "share/man" / manual
            with self.subTest(manual):
                self.assertIn("NAME", support.run("man", "-l", page, env={"MANWIDTH": "80"}))

    def test_every_public_header_can_be_included_first_and_alone(self):
        for header in support.public_headers():
            with self.subTest(header):
                support.run("c++", "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror",
                            "-I", self.prefix / "include", "-include", self.prefix / header,
                            "-x", "c++", "/dev/null")

    def test_everybody_can_read_it_whatever_the_umask(self):
        strict = support.temporary_folder(self)
        private = strict / "private"
        private.mkdir(mode=0o700)
        for prefix in (strict / "new/below", private):
            with self.subTest(prefix.name):
                support.run("cmake", "--install", support.BUILD, "--prefix", prefix, umask=0o077)
                self.assertEqual(support.files_below(prefix), self.files)
                for path in prefix.rglob("*"):
                    self.assertTrue(support.for_everybody(path), path)
        self.assertTrue(support.for_everybody(strict / "new/below"))
        self.assertTrue(support.for_everybody(strict / "new"))
        # A folder that was there is its owner's, who may have meant it.
        self.assertEqual(private.stat().st_mode & 0o777, 0o700)

    def test_a_folder_to_stage_it_in_holds_the_same(self):
        stage = support.temporary_folder(self)
        support.run("cmake", "--install", support.BUILD, "--prefix", "/usr", env={"DESTDIR": stage},
                    umask=0o077)
        self.assertEqual(support.files_below(stage / "usr"), self.files)
        self.assertTrue(all(support.for_everybody(path) for path in stage.rglob("*")))


if __name__ == "__main__":
    support.main()
