"""What can happen to somebody who writes: a second tab, an editor beside, a server that is gone. It is said, and nothing is lost.

    python tests/preview/desk_hazards.py target/debug/dialogdok
"""

import os
import signal
import sys
import tempfile
from pathlib import Path
from shutil import copytree

from selenium.webdriver.common.by import By

from desk_room import FIELD, Desk
from following import ROOT, save, wait

PROGRAM = Path(sys.argv[1]).resolve()
MEETING = "/forloeb/2026-014/moede/4"


def meeting(folder):
    return folder / "sager/2026-014/moede-4.yaml"


def theme(folder):
    lines = meeting(folder).read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("tema:"))


def type_in(desk, label, text):
    desk.script(f"{FIELD} field.focus(); field.select()", label)
    desk.keys(text)
    wait(desk.browser, f"»{text}« in {label}", lambda b: desk.value(label) == text)


def a_second_tab(desk):
    """Different values from two tabs are both saved; of the same value, both are shown and neither is lost."""
    browser = desk.browser
    desk.go(MEETING)
    first = browser.current_window_handle
    browser.switch_to.new_window("tab")
    second = browser.current_window_handle
    desk.go(MEETING)
    type_in(desk, "Tema", "Fra den anden fane")
    desk.press("Gem")
    browser.switch_to.window(first)
    type_in(desk, "Varighed", "75")
    desk.press("Gem")
    text = meeting(desk.folder).read_text(encoding="utf-8")
    assert "tema: Fra den anden fane" in text and "varighed: 75" in text, text

    browser.switch_to.window(second)
    desk.go(MEETING)
    browser.switch_to.window(first)
    desk.go(MEETING)
    type_in(desk, "Tema", "Det ene")
    desk.press("Gem")
    browser.switch_to.window(second)
    type_in(desk, "Tema", "Det andet")
    desk.press("Gem")
    page = desk.text("main")
    assert "Det ene" in page and "Det andet" in page and "Intet er gemt" in page, page
    assert theme(desk.folder) == "tema: Det ene"
    desk.forget()
    browser.close()
    browser.switch_to.window(first)


def an_editor_beside(desk):
    """A file that is changed by an editor while the form is open."""
    desk.go(MEETING)
    type_in(desk, "Varighed", "120")
    save(meeting(desk.folder), "svar senest: 2026-11-27", "svar senest: 2026-11-26  # rettet i en editor")
    desk.press("Gem")
    text = meeting(desk.folder).read_text(encoding="utf-8")
    assert "varighed: 120" in text and "svar senest: 2026-11-26  # rettet i en editor" in text, text
    assert desk.value("Svar senest") == "2026-11-26"

    desk.go(MEETING)
    type_in(desk, "Tema", "Skrevet på siden")
    save(meeting(desk.folder), theme(desk.folder), "tema: Skrevet i en editor")
    desk.press("Gem")
    page = desk.text("main")
    assert "Skrevet på siden" in page and "Skrevet i en editor" in page, page
    assert theme(desk.folder) == "tema: Skrevet i en editor"
    desk.forget()

    # A file that cannot be read any more: said, and what was typed stays.
    desk.go(MEETING)
    type_in(desk, "Tema", "Det her skal ikke gå tabt")
    whole = meeting(desk.folder).read_text(encoding="utf-8")
    meeting(desk.folder).write_text(whole + "tidspunkt: [\n", encoding="utf-8")
    desk.press("Gem")
    wait(desk.browser, "the message", lambda b: b.find_elements(By.CSS_SELECTOR, ".told .error"))
    assert desk.value("Tema") == "Det her skal ikke gå tabt"
    meeting(desk.folder).write_text(whole, encoding="utf-8")
    desk.press("Gem")
    wait(desk.browser, "that it is saved", lambda b: theme(desk.folder) == "tema: Det her skal ikke gå tabt")


def the_server_gone(desk):
    """In the middle of a save: the file is the old or the new one, and what was typed still stands on the page."""
    desk.go(MEETING)
    before = meeting(desk.folder).read_text(encoding="utf-8")
    type_in(desk, "Tema", "Skrevet, da det hele gik i stykker")
    # The question is taken, and no answer comes.
    os.kill(desk.run.pid, signal.SIGSTOP)
    desk.script("document.querySelector('form#ark .buttons button').click()")
    wait(desk.browser, "the question", lambda b: b.find_elements(By.CSS_SELECTOR, "form[aria-busy]"))
    os.kill(desk.run.pid, signal.SIGKILL)
    desk.run.wait()
    told = wait(desk.browser, "the message", lambda b: b.find_element(By.CSS_SELECTOR, ".told .error").text)
    assert "svarer ikke" in told, told
    assert desk.value("Tema") == "Skrevet, da det hele gik i stykker"
    after = meeting(desk.folder).read_text(encoding="utf-8")
    assert after in (before, before.replace(theme(desk.folder), "tema: Skrevet, da det hele gik i stykker")), after
    # To leave the page is asked about first, by »Luk« too.
    desk.script("document.querySelector('form[action=\"/luk\"]').dispatchEvent(new Event('submit', {bubbles: true, cancelable: true}))")
    assert desk.browser.execute_script("return !window.dispatchEvent(new Event('beforeunload', {cancelable: true}))")


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
    example = Path(folder) / "eksempel"
    copytree(ROOT / "data", example)
    desk = Desk(PROGRAM, example)
    try:
        a_second_tab(desk)
        an_editor_beside(desk)
        the_server_gone(desk)
    finally:
        desk.run.kill()
        desk.browser.quit()
print("nothing is lost")
