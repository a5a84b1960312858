"""The systemd units of docs/systemd: systemd finds nothing wrong with them, and what they start shows
titrate's whole answer, whatever it is."""

import os
import re
import shutil
import subprocess
import unittest

import support

UNITS = support.SOURCE / "docs/systemd"


def setting(unit, name):
    """The value of a setting, its lines joined and systemd's own escapes taken away."""
    text = (UNITS / unit).read_text().replace("\\\n", "")
    [value] = re.findall(rf"^{name}=(.*)$", text, re.MULTILINE)
    return value.replace("$$", "$").replace("%%", "%").replace("\\\\", "\\")


class Reminder(unittest.TestCase):
    def setUp(self):
        self.folder = support.temporary_folder(self)

    def test_systemd_finds_nothing_wrong_with_the_units(self):
        if shutil.which("systemd-analyze") is None:
            support.skip("the reminder's systemd units", "there is no systemd-analyze here")
        self.folder.chmod(0o700)
        support.run("systemd-analyze", "verify", "--user", "--man=no",
                    UNITS / "titrate-reminder.service", UNITS / "titrate-reminder.timer",
                    env={"XDG_RUNTIME_DIR": self.folder, "HOME": self.folder})
        when = setting("titrate-reminder.timer", "OnCalendar")
        self.assertIn("21:30:00", support.run("systemd-analyze", "calendar", when))

    def remind(self, now):
        """What the notice would hold: its title and its text."""
        tools = self.folder / "tools"
        tools.mkdir(exist_ok=True)
        notify = tools / "notify-send"
        notify.write_text('#!/bin/sh\nfor word; do printf "%s\\0" "$word"; done >"$NOTICE"\n')
        notify.chmod(0o755)
        if not (tools / "titrate").exists():
            os.symlink(support.BUILD / "titrate", tools / "titrate")
        notice = self.folder / "notice"
        command = setting("titrate-reminder.service", "ExecStart").removeprefix("/bin/sh -c ")
        self.assertRegex(command, "^'[^']*'$")
        support.run("/bin/sh", "-c", command[1:-1],
                    env=self.settings(now) | {"NOTICE": notice,
                                              "PATH": f"{tools}:{support.PLAIN['PATH']}"})
        words = notice.read_text().split("\0")
        self.assertEqual(words[:2], ["--app-name=titrate", "--"])
        self.assertEqual(len(words), 5)
        return words[2], words[3]

    def settings(self, now):
        return {"TITRATE_LOG": self.folder / "log.json", "TITRATE_NOW": now}

    def titrate(self, *arguments, now):
        return support.run(support.BUILD / "titrate", *arguments, env=self.settings(now))

    def test_the_notice_tells_the_number_and_why(self):
        self.titrate("start", "--recommended", "2", "--mg", "120", "--ceiling", "8",
                     now="2026-11-20T20:00")
        title, text = self.remind("2026-11-20T21:30")
        self.assertEqual(title, "Tonight, Fri 20 Nov 2026: 2 capsules (240 mg)")
        self.assertIn("first-night", text)

    def test_who_has_taken_it_is_not_told_to_take_it(self):
        self.titrate("start", "--recommended", "2", "--mg", "120", now="2026-11-20T20:00")
        self.titrate("log", "2", now="2026-11-20T20:10")
        title, _ = self.remind("2026-11-20T21:30")
        self.assertEqual(title, "Tonight, Fri 20 Nov 2026: 2 capsules taken, nothing more to take")

    def test_without_an_answer_it_says_what_is_wrong(self):
        title, text = self.remind("2026-11-20T21:30")
        self.assertIn("titrate start", text)
        self.assertNotIn("capsules", title)
        (self.folder / "log.json").write_text("{")
        title, text = self.remind("2026-11-20T21:30")
        self.assertIn("titrate check", text)
        self.assertNotIn("capsules", title)


if __name__ == "__main__":
    support.main()
