"""What the program is built with against a fault of its own: cmake/hardening.cmake."""

import json
import platform
import re
import unittest

import support

CHECKS = ["-fstack-protector-strong", "-fstack-clash-protection", "-D_FORTIFY_SOURCE=3",
          "-D_GLIBCXX_ASSERTIONS"]
if platform.machine() == "x86_64":
    CHECKS.append("-fcf-protection=full")


class Hardening(unittest.TestCase):
    def setUp(self):
        self.program = support.BUILD / "titrate"

    def test_every_source_is_compiled_with_every_check(self):
        commands = json.loads((support.BUILD / "compile_commands.json").read_text())
        folders = (f"{support.SOURCE}/src/", f"{support.BUILD}/src/")  # several make one there
        sources = [each for each in commands if each["file"].startswith(folders)]
        self.assertGreater(len(sources), 20)
        for each in sources:
            for check in CHECKS:
                self.assertIn(check, each["command"].split(), each["file"])

    def test_the_checks_are_in_what_was_compiled(self):
        wanted = re.findall(r"\bU (\S+)",
                            support.run("nm", support.BUILD / "src/cli/libtitrate_cli.a"))
        for check in (r"__stack_chk_fail", r".*__glibcxx_assert_fail.*", r"__mem\w+_chk"):
            self.assertTrue(any(re.fullmatch(check, name) for name in wanted), check)

    def test_it_stands_at_random_addresses_and_nothing_is_written_where_code_is(self):
        self.assertRegex(support.run("readelf", "-hW", self.program), r"Type:\s+DYN")
        segments = support.run("readelf", "-lW", self.program)
        self.assertRegex(segments, r"GNU_STACK.* RW +0x")
        self.assertNotRegex(segments, r"LOAD.* RWE ")

    def test_its_tables_are_bound_at_the_start_and_cannot_be_written_then(self):
        self.assertIn("GNU_RELRO", support.run("readelf", "-lW", self.program))
        self.assertRegex(support.run("readelf", "-dW", self.program), r"FLAGS_1.*\bNOW\b")


if __name__ == "__main__":
    support.main()
