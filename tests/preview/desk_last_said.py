"""What is said last at the shared screen holds: a yes that waits for the program is not written when »not yet« is said meanwhile, nor an
answer that was taken back; Enter on a tick is no yes; and the browser's »back« shows no page of the desk's.

    python tests/preview/desk_last_said.py target/debug/dialogdok
"""

import signal
import sys
import tempfile
from pathlib import Path
from shutil import copytree

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from desk_room import Desk
from following import ROOT, wait

PROGRAM = Path(sys.argv[1]).resolve()
CASE = "/forloeb/2026-014"
HOME = f"{CASE}/sammen"
MEETING = "sager/2026-014/moede-3.yaml"
YES = "\n  godkendt af borgeren:"


def sitting(folder, page):
    desk = Desk(PROGRAM, folder)
    desk.size(1920, 1080)
    desk.go(HOME)
    desk.script(f"document.querySelector('button[value=\"{page}\"]').click()")
    wait(desk.browser, page, lambda b: desk.path() == f"{HOME}/{page}")
    return desk


def done(desk):
    desk.browser.quit()
    desk.run.kill()
    desk.run.wait()


def told(words):
    return lambda b: words in b.find_element(By.CSS_SELECTOR, ".told").text


def press(desk, selector):
    """Pressed as by hand, also while the page says that something waits."""
    desk.script(f"document.querySelector('{selector}').click()")


def is_renewed(desk):
    """The page was put in another's place since the mark was set."""
    return lambda b: desk.script("return document.querySelector('#side').dataset.maerke") is None


def mark(desk):
    desk.script("document.querySelector('#side').dataset.maerke = 'ja'")


def not_yet_after_yes(folder, how, last):
    path = folder / MEETING
    desk = sitting(folder, "referat/3")
    desk.go(f"{HOME}/referat/3/laes")
    if how == "hangs":
        desk.run.send_signal(signal.SIGSTOP)
    else:
        desk.run.kill()
        desk.run.wait()
    press(desk, "button[name=svar][value=ja]")
    wait(desk.browser, "that it waits", told("Intet er tabt"))
    mark(desk)
    press(desk, last)
    if how == "hangs":
        desk.run.send_signal(signal.SIGCONT)
    else:
        desk.begin()
        desk.let_in()
    wait(desk.browser, "the page anew", lambda b: desk.script("return document.querySelector('[data-maerke]')") is None)
    # Whatever else was on its way has been answered when this is.
    desk.go(f"{HOME}/referat/3/laes")
    assert YES not in path.read_text(encoding="utf-8"), (how, last)
    desk.click(By.CSS_SELECTOR, "button[name=svar][value=ja]")
    wait(desk.browser, "a yes that is meant", lambda b: YES in path.read_text(encoding="utf-8"))
    done(desk)


def not_now_after_an_answer(folder):
    path = folder / MEETING
    before = path.read_text(encoding="utf-8")
    desk = sitting(folder, "trivsel/3")
    desk.go(f"{HOME}/trivsel/3/1")
    desk.run.kill()
    desk.run.wait()
    desk.script("document.querySelector('[name=tal][value=\"2\"]').click()")
    press(desk, "form#svar .choices button")
    wait(desk.browser, "that it waits", told("Intet er tabt"))
    press(desk, "form#svar [name=ikke-nu]")
    desk.begin()
    desk.let_in()
    wait(desk.browser, "the next question", lambda b: desk.path() == f"{HOME}/trivsel/3/2")
    assert path.read_text(encoding="utf-8") == before
    done(desk)


def back_takes_the_answer_along(folder):
    """»Back« pressed in place of »on« writes the answer as it does while the program is there."""
    path = folder / MEETING
    desk = sitting(folder, "trivsel/3")
    desk.go(f"{HOME}/trivsel/3/1")
    desk.run.kill()
    desk.run.wait()
    desk.script("document.querySelector('[name=tal][value=\"2\"]').click()")
    press(desk, "form#svar .choices button")
    wait(desk.browser, "that it waits", told("Intet er tabt"))
    press(desk, "[name=gaa][value=tilbage]")
    desk.begin()
    desk.let_in()
    wait(desk.browser, "the answer", lambda b: "psykisk velbefindende: 2" in path.read_text(encoding="utf-8"))
    done(desk)


def enter_on_a_tick(folder):
    path = folder / MEETING
    desk = sitting(folder, "referat/3")
    desk.go(f"{HOME}/referat/3/laes")
    desk.focus("document.querySelector('[name=til]')")
    desk.keys(Keys.ENTER)
    desk.keys(Keys.SPACE)
    wait(desk.browser, "the tick", lambda b: desk.script("return document.querySelector('[name=til]').checked"))
    desk.go(f"{HOME}/referat/3/laes")
    assert YES not in path.read_text(encoding="utf-8")
    done(desk)


def back(folder):
    desk = Desk(PROGRAM, folder)
    for page in (f"{CASE}/netvaerk", CASE, HOME):
        desk.go(page)
    desk.script("document.querySelector('button[value=kort]').click()")
    wait(desk.browser, "the map", lambda b: desk.path() == f"{HOME}/kort")
    for _ in range(3):
        desk.browser.back()
        wait(desk.browser, "a page", lambda b: desk.script("return document.readyState") == "complete")
        text = desk.script("return document.documentElement.hidden ? '' : document.body.innerText")
        assert "Tranevænget" not in text and "beskyttet" not in text.lower(), text
    done(desk)


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
    def example(name):
        folder = Path(room) / name
        copytree(ROOT / "data", folder)
        return folder

    for how in ("away", "hangs"):
        not_yet_after_yes(example(f"ikke-{how}"), how, "button[name=svar][value=ikke]")
    not_now_after_an_answer(example("ikke-nu"))
    back_takes_the_answer_along(example("svar"))
    enter_on_a_tick(example("enter"))
    back(example("tilbage"))
print("What is said last holds, Enter on a tick is no yes, and nothing of the desk's comes back.")
