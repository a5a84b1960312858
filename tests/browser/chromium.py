"""A real browser, Chromium without a window, spoken to through two pipes: nothing listens anywhere.

    with Browser() as browser:
        page = browser.open(Path("report.html"))
        page.value("document.title")
        page.pdf(paper=(8.27, 11.69))

What the page asked for and what the console said is kept: page.requests, page.console.
"""

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile

BINARY = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-pipe"]
PATIENCE = 120  # seconds without a word until it is taken for dead


def inheritable_pipe():
    """A pipe whose ends are away from 3 and 4, which the browser uses."""
    ends = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in ends]
    for end in ends:
        os.close(end)
    return high


class Browser:
    def __enter__(self):
        self.profile = tempfile.mkdtemp(prefix="titrate-browser-")
        to_read, self.to = inheritable_pipe()
        self.come, to_write = inheritable_pipe()
        self.process = subprocess.Popen(
            ["bash", "-c", f'exec "$@" 3<&{to_read} 4>&{to_write}', "bash", BINARY, *FLAGS,
             f"--user-data-dir={self.profile}", "about:blank"],
            pass_fds=(to_read, to_write), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True)
        os.close(to_read)
        os.close(to_write)
        self.bytes = b""
        self.number = 0
        self.events = []
        return self

    def __exit__(self, *_):
        try:
            self.call("Browser.close")
            self.process.wait(20)
        except (OSError, EOFError, TimeoutError, subprocess.TimeoutExpired):
            os.killpg(self.process.pid, signal.SIGKILL)  # its own session: it and its helpers
            self.process.wait()
        os.close(self.to)
        os.close(self.come)
        shutil.rmtree(self.profile, ignore_errors=True)

    def next_message(self):
        while b"\0" not in self.bytes:
            if not select.select([self.come], [], [], PATIENCE)[0]:
                raise TimeoutError("the browser says nothing")
            more = os.read(self.come, 1 << 16)
            if not more:
                raise EOFError("the browser is gone")
            self.bytes += more
        message, self.bytes = self.bytes.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        rest = json.dumps(message).encode() + b"\0"
        while rest:
            rest = rest[os.write(self.to, rest):]
        while True:
            answer = self.next_message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def wait_for(self, method, session):
        while not any(e.get("method") == method and e.get("sessionId") == session
                      for e in self.events):
            self.events.append(self.next_message())

    def open(self, path):
        return Page(self, path)


class Page:
    def __init__(self, browser, path):
        self.browser = browser
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=target,
                                    flatten=True)["sessionId"]
        for part in ("Page", "Runtime", "Log", "Network"):
            self.call(part + ".enable")
        self.url = path.resolve().as_uri()
        self.call("Page.navigate", url=self.url)
        browser.wait_for("Page.loadEventFired", self.session)

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def value(self, expression):
        """What an expression comes to. The page's own policy does not bind the debugger."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def events(self, *methods):
        return [e["params"] for e in self.browser.events
                if e.get("sessionId") == self.session and e.get("method") in methods]

    @property
    def requests(self):
        return [e["request"]["url"] for e in self.events("Network.requestWillBeSent")]

    @property
    def console(self):
        return self.events("Runtime.consoleAPICalled", "Runtime.exceptionThrown",
                           "Log.entryAdded", "Page.javascriptDialogOpening")

    def show(self, width, height=900, scheme="light", media=""):
        """As a screen of that width, or as paper of it, shows the page."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", media=media,
                  features=[{"name": "prefers-color-scheme", "value": scheme}])

    def picture(self):
        return base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=True)
                                ["data"])

    def pdf(self, paper):
        """On paper of that width and height, in inches."""
        answer = self.call("Page.printToPDF", paperWidth=paper[0], paperHeight=paper[1],
                           marginTop=0.55, marginBottom=0.55, marginLeft=0.51, marginRight=0.51,
                           preferCSSPageSize=False)
        return base64.b64decode(answer["data"])
