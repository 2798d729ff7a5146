"""A running »vis« with a browser in front of it: what the test and the benchmark of the preview share."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import (
    ElementClickInterceptedException, ElementNotInteractableException, JavascriptException, NoSuchElementException, StaleElementReferenceException,
)
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-22"
# How long, in seconds, something may take on a machine that has much else to do.
PATIENCE = 120
# What a page that renews itself between looking and doing says: nothing has been done then, and it is looked for again.
RENEWED = (
    ElementClickInterceptedException, ElementNotInteractableException, JavascriptException, NoSuchElementException, StaleElementReferenceException,
)


@contextmanager
def following(program, *paths):
    """Yields (browser, address, folder): the example municipality in a folder of its own, shown and followed."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        shutil.copytree(ROOT / "data", folder, dirs_exist_ok=True)
        run = subprocess.Popen(
            [Path(program).resolve(), "vis", *paths, "--dato", TODAY], cwd=folder, stdout=subprocess.PIPE, text=True
        )
        try:
            address = run.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:"), address
            browser = open_browser(folder / "profile")
            try:
                browser.get(address)
                yield browser, address, folder
            finally:
                browser.quit()
        finally:
            run.kill()
            run.wait()


def open_browser(profile):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for word in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", f"--user-data-dir={profile}",
    ):
        options.add_argument(word)
    service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
    browser = webdriver.Chrome(options=options, service=service)
    browser.set_script_timeout(PATIENCE)
    return browser


def again(act):
    """Does something that finds what it is done to, until it is done: a page may renew itself between the two."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return act()
        except RENEWED:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)


def click(browser, by, what):
    again(lambda: browser.find_element(by, what).click())


def keys(browser, *pressed):
    """Presses keys as a keyboard does: they go to where the focus is, whatever the page has become."""
    ActionChains(browser).send_keys(*pressed).perform()


def attribute(browser, by, what, name):
    return again(lambda: browser.find_element(by, what).get_attribute(name))


def wait(browser, what, condition):
    return WebDriverWait(browser, PATIENCE, poll_frequency=0.02, ignored_exceptions=RENEWED).until(condition, what)


def text(browser, part):
    """The text of a part of the page, also what only those who listen get."""
    return again(lambda: browser.execute_script("return document.getElementById(arguments[0]).textContent", part))


def choose(browser, label):
    """Clicks a document in the list, and waits for its page."""
    click(browser, By.LINK_TEXT, label)
    wait(browser, f"the page of {label}", lambda b: b.title == f"{label} · dialogdok")


def save(path, old, new):
    """As an editor does: a whole new file in the old one's place."""
    before = path.read_text(encoding="utf-8")
    assert old in before, f"»{old}« is not in {path.name}"
    beside = path.with_suffix(".new")
    beside.write_text(before.replace(old, new, 1), encoding="utf-8")
    os.replace(beside, path)


def port_of(address):
    return int(re.match(r"http://127\.0\.0\.1:(\d+)/", address).group(1))
