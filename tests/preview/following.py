"""A running »vis« with a browser in front of it: what the test and the benchmark of the preview share."""

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-22"


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
    return webdriver.Chrome(options=options, service=service)


def wait(browser, what, condition):
    return WebDriverWait(browser, 20, poll_frequency=0.02).until(condition, what)


def text(browser, part):
    """The text of a part of the page, also what only those who listen get."""
    return browser.execute_script("return document.getElementById(arguments[0]).textContent", part)


def choose(browser, label):
    """Clicks a document in the list, and waits for its page."""
    browser.find_element(By.LINK_TEXT, label).click()
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
