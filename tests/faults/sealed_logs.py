"""Logs made without the program: of any size, and with content that it would never write.

    sealed(courses)         a whole log, as the program writes it, from a list of courses
    sealed_text(text)       any text from `"courses"` on, with a seal that fits
    nights(40)              that many nights, the last on 2026-11-20
"""

import datetime
import json
import zlib

HEAD = '{{\n  "format": "titrate-log",\n  "version": 2,\n  "crc32": "{:08x}",\n'
LAST_NIGHT = datetime.date(2026, 11, 20)


def sealed_text(text, head=HEAD):
    """`text` is everything after the line of the seal: text, or bytes that may be no text."""
    content = text if isinstance(text, bytes) else text.encode()
    return head.format(zlib.crc32(content)).encode() + content


def line_of(value):
    return json.dumps(value, ensure_ascii=False)


def list_of(name, values, end):
    if not values:
        return f'      "{name}": []{end}\n'
    lines = ",\n".join("        " + line_of(value) for value in values)
    return f'      "{name}": [\n{lines}\n      ]{end}\n'


def course_text(course):
    text = "    {\n"
    for name, value in course.items():
        if name in ("ceilings", "nights"):
            text += list_of(name, value, "," if name == "ceilings" else "")
        else:
            text += f'      "{name}": {line_of(value)},\n'
    return text + "    }"


def sealed(courses, taking=()):
    """The same bytes as the program's own, so that only what a command changes differs."""
    text = ",\n".join(course_text(course) for course in courses)
    names = sorted(taking, key=lambda name: name.encode())
    taken = f'  "taking": {line_of(names)},\n' if names else ""
    return sealed_text(f'{taken}  "courses": [\n{text}\n  ]\n}}\n')


def nights(number, **more):
    """Nights that end on 2026-11-20; `more` is in each of them."""
    first = LAST_NIGHT - datetime.timedelta(days=number - 1)
    return [{"date": str(first + datetime.timedelta(days=i)), "capsules": 2, "stool": 4, **more}
            for i in range(number)]


def course(its_nights, **more):
    return {"started": its_nights[0]["date"], **more, "recommended_capsules": 2,
            "mg_per_capsule": 120,
            "ceilings": [{"from": its_nights[0]["date"], "capsules": 8}], "nights": its_nights}


def log_of(number, **more):
    """One course of so many nights."""
    return sealed([course(nights(number, **more))])


def read(content):
    """What a log says; the test fails where it is no JSON."""
    return json.loads(content.decode())
