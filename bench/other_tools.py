"""Other programs that could hold the same nights, and the nearest that each has to titrate's
questions. None of them knows the protocol: what is compared is how long it takes to be answered.
"""

import datetime
import json
import re
import shlex
import shutil
import subprocess

LATEST, ALL, ADD = "tonight", "history --all --csv", "log"


class Tool:
    """A program, what it has to have on the disk, and what it is asked."""

    name = ""
    environment = {}

    def __init__(self, where, log, nights, tonight):
        self.folder = where / self.name
        self.folder.mkdir()
        self.log = log
        self.nights = nights
        self.tonight = tonight
        self.questions = []

    def is_there(self):
        return shutil.which(self.questions[0][1][0]) is not None

    def set_up(self):
        pass


class Jq(Tool):
    """Reads titrate's own log: the last night's dose, and every night as CSV."""

    name = "jq"

    def __init__(self, *arguments):
        super().__init__(*arguments)
        columns = '.courses[-1].nights[]|[.date,.capsules,.stool,.sleep,.note]|@csv'
        self.questions = [
            (LATEST, ["jq", ".courses[-1].nights[-1].capsules", self.log]),
            (ALL, ["jq", "-r", columns, self.log]),
        ]


class Timewarrior(Tool):
    """A night is a minute of time, with a tag for each thing that was noted."""

    name = "timewarrior"

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.environment = {"TIMEWARRIORDB": str(self.folder)}
        evening = f"{self.tonight}T22:00:00"
        self.questions = [
            (LATEST, ["timew", "get", "dom.tracked.1.json"]),
            (ALL, ["timew", "export"]),
            # With "adjust" it replaces what an earlier run tracked.
            (ADD, ["timew", "track", ":adjust", evening, "-", f"{self.tonight}T22:01:00", "dose-6"]),
        ]

    def set_up(self):
        (self.folder / "timewarrior.cfg").touch()
        data = self.folder / "data"
        data.mkdir()
        months = {}
        for night in self.nights:
            day = night["date"].replace("-", "")
            tags = [f"dose-{night['capsules']}"]
            tags += [f"{name}-{night[name]}" for name in ("stool", "sleep") if name in night]
            line = f"inc {day}T220000Z - {day}T220100Z # {' '.join(tags)}\n"
            months.setdefault(night["date"][:7], []).append(line)
        for month, lines in months.items():
            (data / f"{month}.data").write_text("".join(lines))


class Taskwarrior(Tool):
    """A night is a completed task, with tags and a note."""

    name = "taskwarrior"

    def __init__(self, *arguments):
        super().__init__(*arguments)
        config = self.folder / "taskrc"
        last = self.tonight - datetime.timedelta(days=1)
        self.environment = {"TASKRC": str(config), "TASKDATA": str(self.folder)}
        self.questions = [
            (LATEST, ["task", "rc.verbose=nothing", f"end.after:{last}", "completed"]),
            (ALL, ["task", "rc.verbose=nothing", "export"]),
            (ADD, ["task", "rc.verbose=nothing", "log", "dose 6"]),
        ]

    def set_up(self):
        (self.folder / "taskrc").write_text("confirmation=off\nhooks=off\n")
        tasks = []
        for night in self.nights:
            ended = night["date"].replace("-", "") + "T220000Z"
            task = {"description": f"dose {night['capsules']}", "status": "completed",
                    "entry": ended, "end": ended}
            if "stool" in night:
                task["tags"] = [f"stool{night['stool']}"]
            tasks.append(task)
        subprocess.run(["task", "rc.verbose=nothing", "import", "-"], check=True,
                       capture_output=True, text=True, input=json.dumps(tasks),
                       env={**self.environment, "HOME": str(self.folder), "PATH": "/usr/bin"})


class Hledger(Tool):
    """A night is a transaction; what was noted is in its tags."""

    name = "hledger"

    def __init__(self, *arguments):
        super().__init__(*arguments)
        journal = self.folder / "nights.journal"
        self.environment = {"LEDGER_FILE": str(journal)}
        last = self.tonight - datetime.timedelta(days=1)
        self.questions = [
            (LATEST, ["hledger", "register", "-b", str(last)]),
            (ALL, ["hledger", "print", "-O", "csv"]),
        ]

    def set_up(self):
        lines = []
        for night in self.nights:
            tags = ", ".join(f"{name}:{night[name]}" for name in ("stool", "sleep") if name in night)
            lines.append(f"{night['date']} {night.get('note', 'night')}  ; {tags}\n"
                         f"    (dose)  {night['capsules']} capsules\n\n")
        (self.folder / "nights.journal").write_text("".join(lines))


def all_tools(*arguments):
    """One after another: each is made when its turn comes."""
    for kind in (Jq, Timewarrior, Taskwarrior, Hledger):
        yield kind(*arguments)


def shown(words):
    """A command line for the table: without the folder that it ran in."""
    line = " ".join(shlex.quote(re.sub(r"^/.*/", "", word)) for word in words)
    return line.replace("|", "\\|")


def hottest(said, most):
    """The table of the functions that callgrind_annotate puts first, and of the whole."""
    total = int(re.search(r"([\d,]+) \(100\.0%\)\s+PROGRAM TOTALS", said)[1].replace(",", ""))
    lines = [f"{total / 1e6:.1f} million instructions.\n", "| share | function |", "|---|---|"]
    for share, name in re.findall(r"^ *[\d,]+ \(\s*([\d.]+)%\)\s+\S*?:(.+?) \[", said, re.M)[:most]:
        name = re.sub(r"std::__cxx11::basic_string<char, .*?> >", "std::string", name)
        name = re.sub(r"titrate::|\(anonymous namespace\)::|\(.*|'\d+$", "", name)
        lines.append(f"| {share} % | `{name}` |")
    return "\n".join(lines) + "\n"
