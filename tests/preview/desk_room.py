"""A desk with a browser in front of it: what the tests of the desk share."""

import subprocess
import time

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from following import TODAY, open_browser, wait


class Desk:
    def __init__(self, program, folder, pictures=None):
        self.folder = folder
        self.pictures = pictures
        self.run = subprocess.Popen(
            [program, "åbn", folder, "--uden-browser", "--dato", TODAY], stdout=subprocess.PIPE, text=True
        )
        first = self.run.stdout.readline().strip()
        self.root = first.split("/ind/")[0]
        self.browser = open_browser(folder.parent / f"{folder.name}-profile")
        self.browser.get(first)

    def go(self, path):
        self.browser.get(self.root + path)

    def path(self):
        return self.browser.current_url.removeprefix(self.root)

    def field(self, label):
        script = """for (const l of document.querySelectorAll("label")) if (l.textContent.trim() === arguments[0]) return l.control"""
        found = self.browser.execute_script(script, label)
        assert found, f"no field »{label}« on {self.path()}"
        return found

    def tab_to(self, element):
        """With the Tab key alone, as somebody without a mouse."""
        for _ in range(200):
            if self.browser.switch_to.active_element == element:
                return element
            self.browser.switch_to.active_element.send_keys(Keys.TAB)
        raise AssertionError("the keyboard does not get there")

    def write(self, label, text):
        field = self.tab_to(self.field(label))
        kind = field.get_attribute("type")
        if kind in ("date", "datetime-local"):
            # The keys for a day differ from one language of the browser to the next.
            self.browser.execute_script(
                "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))", field, text
            )
        else:
            field.send_keys(text)

    def submit(self):
        button = self.browser.find_element(By.CSS_SELECTOR, "form#ark .buttons button")
        before = self.browser.find_element(By.TAG_NAME, "main")
        self.tab_to(button).send_keys(Keys.ENTER)
        wait(self.browser, "the next page", lambda b: b.find_element(By.TAG_NAME, "main") != before)

    def press(self, label):
        """Presses a button, and waits for what the page becomes."""
        button = next(b for b in self.browser.find_elements(By.TAG_NAME, "button") if b.text == label)
        before = self.browser.find_element(By.TAG_NAME, "body")
        self.browser.execute_script("arguments[0].click()", button)
        wait(self.browser, f"what »{label}« does", lambda b: self.is_another(before))

    def is_another(self, before):
        """Whether the page has become another, or says that it has not."""
        try:
            if self.browser.find_element(By.TAG_NAME, "body") != before:
                return True
            return bool(self.browser.find_elements(By.CSS_SELECTOR, ".told .error"))
        except (StaleElementReferenceException, NoSuchElementException):
            return False

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
            assert self.run.wait(20) == 0
        finally:
            self.browser.quit()
            self.run.kill()
