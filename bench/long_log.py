#!/usr/bin/env python3
"""A long log, as somebody might have kept it for years: valid, sealed, the same on every machine.

    bench/long_log.py 3650 > log.json        ten years

Most nights have a dose, a stool type and sleep; some movements, symptoms, measures, a note; a few
another cause, a missed dose or nothing at all. A first course of thirty nights ends with a warning
sign; the second has all the other nights, with a climb or a taper now and then, pauses, and a new
bottle or a count every few weeks.
"""

import datetime
import json
import random
import sys
import zlib

FIRST_NIGHT = datetime.date(2000, 1, 1)
FIRST_COURSE = 30
NOTES = ["slept badly", "thunderstorm", "a long day, late to bed", "half a tablet fell down",
         "für Ähre gewandert, müde", "took it with food; no \"cramps\" at all", "夜に飲む",
         "back from the coast, the bottle stayed at home"]
CAUSES = ["stomach bug", "antibiotics", "laxative for an examination"]
REASONS = ["colonoscopy", "stomach bug, all of us", "the bottle stayed at home"]
TAKING = ["levothyroxine", "vitamin D3"]
SYMPTOMS = ["cramps", "fatigue", "migraine", "pain", "palpitations"]


def text(value):
    """As the program writes a value: no escapes but of quotes and backslashes."""
    return json.dumps(value, ensure_ascii=False)


def line(night):
    return "        " + text(night)


class Nights:
    """Nights one after another, with some left out, and what was done to the plan meanwhile."""

    def __init__(self):
        self.random = random.Random(2611)
        self.date = FIRST_NIGHT
        self.dose = 2
        self.begin_course()

    def begin_course(self):
        self.acts, self.pauses, self.stock = [], [], []

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def stool(self):
        """Looser with a larger dose, so that the dose hovers."""
        looseness = self.dose - 6 + self.random.randrange(-2, 2)
        return min(7, max(1, 4 + looseness))

    def symptoms(self):
        names = sorted(self.random.sample(SYMPTOMS, self.random.randrange(1, 4)))
        return {name: self.random.randrange(11) for name in names}

    def measures(self):
        pressure = self.random.randrange(1050, 1450)
        measures = {"bp-systolic": pressure // 10 if pressure % 10 == 0 else pressure / 10}
        if self.chance(50):
            measures["tender-points"] = self.random.randrange(19)
        return measures

    def plan_changes(self):
        """What happens to the plan on this date, apart from its night."""
        today = self.date.isoformat()
        if self.chance(1):
            self.acts.append({"from": today, "act": "climb"})
            if self.chance(40):
                self.acts[-1]["note"] = "cramps are back"
        elif self.random.randrange(1000) < 2:
            self.acts.append({"from": today, "act": "taper"})
        if self.random.randrange(1000) < 25:
            what = "count" if self.chance(30) else "added"
            self.stock.append({"date": today, what: self.random.randrange(1, 181)})
        if self.random.randrange(1000) < 3:
            end = self.date + datetime.timedelta(days=self.random.randrange(8))
            self.pauses.append({"from": today, "until": end.isoformat(),
                                "why": self.random.choice(REASONS)})
            self.date = end + datetime.timedelta(days=1)

    def next(self, sign=None):
        self.plan_changes()
        night = {"date": self.date.isoformat(), "capsules": 0 if self.chance(1) else self.dose}
        stool = self.stool()
        if self.chance(3):
            night["movements"] = 0
        elif self.chance(95):
            night["stool"] = stool
            if self.chance(40):
                night["movements"] = self.random.randrange(1, 5)
        if self.chance(90):
            night["sleep"] = self.random.randrange(1, 6)
        if self.chance(35):
            night["symptoms"] = self.symptoms()
        if self.chance(5):
            night["measures"] = self.measures()
        if sign:
            night["signs"] = [sign]
        if self.chance(2):
            night["other_cause"] = self.random.choice(CAUSES)
        if self.chance(10):
            night["note"] = self.random.choice(NOTES)
        self.date += datetime.timedelta(days=2 if self.chance(2) else 1)
        self.dose = max(1, self.dose - 1) if stool >= 6 else min(8, self.dose + self.chance(20))
        return night


def course(nights, count, **plan):
    started = nights.date.isoformat()
    nights.begin_course()
    last = [nights.next() for _ in range(count - 1)]
    last.append(nights.next(sign=plan.pop("sign", None)))
    members = [f'"started": {text(started)}'] + [f'"{k}": {text(v)}' for k, v in plan.items()]
    ceilings = [line({"from": started, "capsules": 8, "note": "to begin with"})]
    members.append('"ceilings": [\n' + ",\n".join(ceilings) + "\n      ]")
    for name in ("acts", "pauses", "stock"):
        if lines := getattr(nights, name):
            members.append(f'"{name}": [\n' + ",\n".join(map(line, lines)) + "\n      ]")
    members.append('"nights": [\n' + ",\n".join(line(night) for night in last) + "\n      ]")
    return "    {\n      " + ",\n      ".join(members) + "\n    }"


def long_log(count):
    """The bytes of a log of so many nights."""
    nights = Nights()
    first = course(nights, FIRST_COURSE, sign="vomiting", product="Magnesium oxide 400",
                   form="oxide", recommended_capsules=1, mg_per_capsule=241.2)
    second = course(nights, count - FIRST_COURSE, product="Magnesium glycinate",
                    form="glycinate", recommended_capsules=2, mg_per_capsule=112.5)
    rest = f'  "taking": {text(TAKING)},\n  "courses": [\n{first},\n{second}\n  ]\n}}\n'.encode()
    head = f'{{\n  "format": "titrate-log",\n  "version": 2,\n  "crc32": "{zlib.crc32(rest):08x}",\n'
    return head.encode() + rest


def tonight_of(log):
    """The night after the last one in a log's bytes."""
    last = json.loads(log)["courses"][-1]["nights"][-1]["date"]
    return datetime.date.fromisoformat(last) + datetime.timedelta(days=1)


if __name__ == "__main__":
    sys.stdout.buffer.write(long_log(int(sys.argv[1])))
