"""A desk with a browser in front of it: what the tests of the desk share."""

import atexit
import subprocess
import time

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from following import PATIENCE, TODAY, again, attribute, click, keys, open_browser, wait

# What is called by a label's words, or is a button with these words: found and used in one go.
FIELD = """
const field = [...document.querySelectorAll("label")].find(l => l.textContent.trim() === arguments[0])?.control;
if (!field) throw new Error(`no field »${arguments[0]}« on ${location.pathname}`);
"""
BUTTON = """
const button = [...document.querySelectorAll("button")].find(b => b.innerText.trim() === arguments[0]);
if (!button) throw new Error(`no button »${arguments[0]}« on ${location.pathname}`);
"""
TYPED = "field.dispatchEvent(new Event('input', {bubbles: true}));"


class Desk:
    def __init__(self, program, folder, pictures=None):
        self.folder = folder
        self.pictures = pictures
        self.program = program
        self.begin()
        self.root = self.first.split("/ind/")[0]
        self.browser = open_browser(folder.parent / f"{folder.name}-profile")
        self.browser.get(self.first)

    def begin(self):
        self.run = subprocess.Popen(
            [self.program, "åbn", self.folder, "--uden-browser", "--dato", TODAY], stdout=subprocess.PIPE, text=True
        )
        atexit.register(self.run.kill)
        self.first = self.run.stdout.readline().strip()

    def anew(self):
        """The program is ended and opened again; the page stays as it is."""
        self.run.kill()
        self.run.wait()
        self.begin()
        assert self.first.startswith(self.root), "a folder has its own port"

    def let_in(self):
        """Opens the address of the program in another tab, as it does itself where there is a browser."""
        here = self.browser.current_window_handle
        self.browser.switch_to.new_window("tab")
        self.browser.get(self.first)
        self.browser.close()
        self.browser.switch_to.window(here)

    def go(self, path):
        self.browser.get(self.root + path)

    def path(self):
        return self.browser.current_url.removeprefix(self.root)

    def script(self, text, *arguments):
        """Finds and does in one go, so that the page cannot become another in between; again where it is not there yet."""
        return again(lambda: self.browser.execute_script(text, *arguments))

    def click(self, by, what):
        click(self.browser, by, what)

    def keys(self, *pressed):
        keys(self.browser, *pressed)

    def attribute(self, by, what, name):
        return attribute(self.browser, by, what, name)

    def text(self, tag):
        return again(lambda: self.browser.find_element(By.TAG_NAME, tag).text)

    def focus(self, what):
        """Puts the focus on what an expression of the page's script gives."""
        self.script(f"({what}).focus()")

    def focused(self, name):
        """A property of what has the focus."""
        return self.browser.execute_script("return document.activeElement[arguments[0]]", name)

    def value(self, label):
        return self.script(f"{FIELD} return field.value", label)

    def set(self, label, text, kind=None):
        """Gives a field a value at once, as where a calendar or a paste does."""
        self.script(f"{FIELD} if (arguments[2]) field.type = arguments[2]; field.value = arguments[1]; {TYPED}", label, text, kind)

    def tab_to(self, what, *arguments):
        """With the Tab key alone, as somebody without a mouse, to what a script gives."""
        for _ in range(200):
            if self.script(f"const wanted = (function () {{ {what} }})(...arguments); if (!wanted) throw new Error('not there'); return wanted === document.activeElement", *arguments):
                return
            self.keys(Keys.TAB)
        raise AssertionError("the keyboard does not get there")

    def write(self, label, text):
        self.tab_to(f"{FIELD} return field", label)
        if self.focused("type") in ("date", "datetime-local"):
            # The keys for a day differ from one language of the browser to the next.
            self.set(label, text)
        else:
            self.keys(text.replace("\n", Keys.ENTER))

    def submit(self):
        """Presses the form's button by the keyboard, and waits for what the page becomes."""
        self.tab_to("return document.querySelector('form#ark .buttons button')")
        self.script("document.body.dataset.before = ''")
        self.keys(Keys.ENTER)
        wait(self.browser, "the next page", self.is_another)

    def press(self, label):
        """Presses a button, and waits for what the page becomes."""
        self.script(f"{BUTTON} document.body.dataset.before = ''; button.click()", label)
        wait(self.browser, f"what »{label}« does", self.is_another)

    @staticmethod
    def is_another(browser):
        """Whether the page has become another, or says that it has not."""
        return browser.execute_script(
            "return document.readyState === 'complete' && document.body !== null"
            " && (document.body.dataset.before === undefined || document.querySelector('.told .error') !== null)"
        )

    def forget(self):
        """Lets go of what is typed, so that the page can be left."""
        self.browser.execute_script("for (const form of document.forms) form.reset()")

    def picture(self, name):
        """At 1280 and at 390 px; at 320 px nothing runs over the edge."""
        for width, height in ((1280, 900), (390, 844)):
            self.browser.set_window_size(width, height)
            self.size(width, height)
            time.sleep(0.2)
            if self.pictures:
                self.pictures.mkdir(parents=True, exist_ok=True)
                self.browser.save_screenshot(str(self.pictures / f"{name}-{width}.png"))
        # 200 % of 1280 px is as wide as 640.
        for width, height in ((640, 450), (320, 700)):
            self.size(width, height)
            over = self.browser.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, f"{name} runs {over} px over the edge of {width}"
        self.size(1280, 900)

    def size(self, width, height):
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def close(self):
        self.browser.execute_script("document.querySelector('form[action=\"/luk\"]').submit()")
        try:
            assert self.run.wait(PATIENCE) == 0
        finally:
            self.browser.quit()
            self.run.kill()
