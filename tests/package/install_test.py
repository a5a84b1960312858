"""`cmake --install`: everything in its usual place, nothing of this machine in it, and a core that
another project finds, builds against and asks."""

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
share/bash-completion/completions/titrate
share/doc/titrate/LICENSE
share/doc/titrate/examples/example.json
share/doc/titrate/examples/titrate-reminder.service
share/doc/titrate/examples/titrate-reminder.timer
share/fish/vendor_completions.d/titrate.fish
share/man/man1/titrate.1.gz
share/man/man5/titrate-log.5.gz
share/zsh/site-functions/_titrate
""".split()


def public_headers():
    sources = (support.SOURCE / "include/titrate").iterdir()
    return sorted("include/titrate/" + path.name.removesuffix(".in") for path in sources)


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.prefix = support.temporary_folder(cls)
        support.run("cmake", "--install", support.BUILD, "--prefix", cls.prefix)
        cls.files = support.files_below(cls.prefix)
        cls.lib = next(file.removesuffix("/libtitrate_core.a") for file in cls.files
                       if file.endswith("libtitrate_core.a"))

    def test_every_file_is_in_its_usual_place_and_nothing_else_is_there(self):
        expected = [file.format(lib=self.lib) for file in INSTALLED] + public_headers()
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
        for header in public_headers():
            with self.subTest(header):
                support.run("c++", "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror",
                            "-I", self.prefix / "include", "-include", self.prefix / header,
                            "-x", "c++", "/dev/null")

    def test_another_project_finds_the_library_and_asks_for_advice(self):
        # Moved, as an unpacked archive is.
        moved, build = (support.temporary_folder(self) / "moved" for _ in range(2))
        support.run("cp", "-r", self.prefix, moved)
        support.run("cmake", "-S", support.SOURCE / "tests/consumer", "-B", build, "-G", "Ninja",
                    "-D", f"CMAKE_PREFIX_PATH={moved}")
        support.run("cmake", "--build", build)
        # 3 capsules, then 4, both tolerated: one more, 5; of 112.5 mg each: 562.5 mg. The nights are
        # 28 February and 1 March 2026, no leap year.
        self.assertEqual(support.run(build / "consumer"), "2026-03-02 5 capsules, 562.5 mg\n")

    def test_the_library_alone_is_built_and_installed_with_a_compiler_and_nothing_else(self):
        build, prefix = (support.temporary_folder(self) / "x" for _ in range(2))
        support.run("cmake", "-S", support.SOURCE, "-B", build, "-G", "Ninja",
                    "-D", "TITRATE_CORE_ONLY=ON")
        cache = (build / "CMakeCache.txt").read_text()
        for library in ("fmt_DIR", "CLI11_DIR", "nlohmann_json_DIR", "libcsv", "Catch2_DIR"):
            self.assertNotIn(library, cache)
        support.run("cmake", "--build", build)
        support.run("cmake", "--install", build, "--prefix", prefix)
        library = [file.format(lib=self.lib) for file in INSTALLED
                   if file.startswith("{lib}")] + public_headers()
        self.assertEqual(support.files_below(prefix), sorted(library))

    def test_within_another_project_only_the_library_is_built_and_its_options_stay_with_it(self):
        source = support.temporary_folder(self)
        (source / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.25)\nproject(outer LANGUAGES CXX)\n"
            f"add_subdirectory({support.SOURCE} titrate)\n"
            f"add_executable(consumer {support.SOURCE}/tests/consumer/main.cpp)\n"
            "target_link_libraries(consumer PRIVATE titrate::core)\n")
        support.run("cmake", "-S", source, "-B", source / "build", "-G", "Ninja")
        support.run("cmake", "--build", source / "build")
        self.assertIn("5 capsules", support.run(source / "build/consumer"))
        commands = support.run("ninja", "-C", source / "build", "-t", "commands")
        self.assertNotIn("src/cli", commands)
        consumer = [line for line in commands.splitlines() if "consumer/main.cpp" in line]
        self.assertTrue(consumer)
        for line in consumer:
            self.assertNotIn("-Wshadow", line)

    def test_a_project_that_wants_another_minor_version_is_told_so(self):
        source = support.temporary_folder(self)
        (source / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.25)\nproject(other LANGUAGES NONE)\n"
            "find_package(titrate ${WANTED} REQUIRED)\n")

        def ask_for(wanted):
            support.run("cmake", "-S", source, "-B", source / wanted, "-G", "Ninja",
                        "-D", f"CMAKE_PREFIX_PATH={self.prefix}", "-D", f"WANTED={wanted}")

        ask_for("0.1.0")
        for wanted in ("0.2", "0.0", "1.0"):
            with self.assertRaisesRegex(AssertionError, r"compatible\s+with\s+requested\s+version"):
                ask_for(wanted)


if __name__ == "__main__":
    support.main()
