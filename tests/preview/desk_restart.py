"""A page that is open while the program is closed and opened again, and a colleague writes in the files meanwhile: a yes is to what was
read, points of a referat are there once, what is half written stays, and a name that is written comes along to the map.

    python tests/preview/desk_restart.py target/debug/dialogdok
"""

import sys
import tempfile
from pathlib import Path
from shutil import copytree

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from desk_room import Desk
from following import ROOT, save, wait

PROGRAM = Path(sys.argv[1]).resolve()
HOME = "/forloeb/2026-014/sammen"
CASE, MEETING = "sager/2026-014/sag.yaml", "sager/2026-014/moede-3.yaml"
POINT = "[...document.querySelectorAll('.alone .points textarea')]"


def sitting(folder, page):
    desk = Desk(PROGRAM, folder)
    desk.size(1920, 1080)
    desk.go(HOME)
    desk.script(f"document.querySelector('button[value=\"{page}\"]').click()")
    wait(desk.browser, page, lambda b: desk.path() == f"{HOME}/{page}")
    if page == "kort":
        wait(desk.browser, "the map", lambda b: b.find_elements(By.CSS_SELECTOR, ".person .name"))
    return desk


def done(desk):
    desk.browser.quit()
    stop(desk)


def stop(desk):
    desk.run.kill()
    desk.run.wait()


def open_again(desk):
    desk.begin()
    desk.let_in()


def told(words):
    return lambda b: words in b.find_element(By.CSS_SELECTOR, ".told").text


def a_yes(folder, is_changed):
    path = folder / MEETING
    desk = sitting(folder, "referat/3")
    desk.go(f"{HOME}/referat/3/laes")
    stop(desk)
    desk.click(By.CSS_SELECTOR, "button[name=svar][value=ja]")
    wait(desk.browser, "that it is said", told("Intet er tabt"))
    if is_changed:
        save(path, "emne: Bageriet", "emne: Bageren")
    open_again(desk)
    if is_changed:
        wait(desk.browser, "that it is refused", told("Intet af jeres er gemt"))
        assert "Bageren" in desk.text("main")
        assert "\n  godkendt af borgeren:" not in path.read_text(encoding="utf-8")
        desk.click(By.CSS_SELECTOR, "button[name=svar][value=ja]")
    wait(desk.browser, "the yes", lambda b: "\n  godkendt af borgeren:" in path.read_text(encoding="utf-8"))
    done(desk)


def an_answer(folder):
    """What was answered elsewhere meanwhile stands beside what was pressed here."""
    path = folder / MEETING
    desk = sitting(folder, "trivsel/3")
    desk.go(f"{HOME}/trivsel/3/1")
    stop(desk)
    desk.script("document.querySelector('[name=tal][value=\"2\"]').click()")
    desk.click(By.CSS_SELECTOR, "form#svar .choices button")
    wait(desk.browser, "that it is said", told("Intet er tabt"))
    save(path, "psykisk velbefindende: 5", "psykisk velbefindende: 7")
    open_again(desk)
    wait(desk.browser, "both", lambda b: b.find_element(By.CSS_SELECTOR, ".apart .lines").text == "7")
    assert desk.script("return document.querySelector('[name=tal]:checked').value") == "2"
    assert "psykisk velbefindende: 7" in path.read_text(encoding="utf-8")
    done(desk)


def points(folder, theirs):
    """One point is changed here, and that one or another by a colleague: none is there twice, and none is lost."""
    path = folder / MEETING
    first, second, third = (
        "Sara bestemmer selv, hvornår hun vil tale med Gitte om timer. Pia kan gå med.",
        "Sara vil selv spørge Ida, om hun har lyst til at være med næste gang.",
        "Vi mødes igen i begyndelsen af december.",
    )
    desk = sitting(folder, "referat/3")
    stop(desk)
    desk.focus(f"{POINT}[1]")
    desk.keys(Keys.END, " Uden forbindelse.")
    wait(desk.browser, "that it is said", told("Intet er tabt"))
    before = path.read_text(encoding="utf-8")
    if theirs == "the same":
        save(path, second, "Ida bliver spurgt.")
    elif theirs == "another":
        save(path, third, "Vi ses til jul.")
    else:
        save(path, f"    - {third}\n", f"    - {third}\n    - En ny fra kollegaen.\n")
    open_again(desk)
    if theirs == "the same":
        wait(desk.browser, "both sides", lambda b: "Ida bliver spurgt." in b.find_element(By.CSS_SELECTOR, ".alone .apart").text)
        text = path.read_text(encoding="utf-8")
        assert text == before.replace(second, "Ida bliver spurgt."), text
        desk.click(By.CSS_SELECTOR, ".alone .apart button[name=begge]")
    wait(desk.browser, "it to be saved", lambda b: "Uden forbindelse." in path.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    for point in (first, f"{second} Uden forbindelse.", third, "Ida bliver spurgt.", "Vi ses til jul.", "En ny fra kollegaen."):
        is_there = not (
            (point == third and theirs == "another")
            or (point == "Ida bliver spurgt." and theirs != "the same")
            or (point == "Vi ses til jul." and theirs != "another")
            or (point == "En ny fra kollegaen." and theirs != "a new one")
        )
        assert text.count(point) == is_there, (theirs, point, text)
    done(desk)


def a_choice(folder):
    """A choice that two have made is chosen between."""
    path = folder / MEETING
    desk = sitting(folder, "referat/3")
    radio = "[...document.querySelectorAll('.carried')].find(f => f.querySelector('[value=\"i gang\"]').checked)"
    place = desk.script(f"return {radio}.querySelector('.states').dataset.sted")
    stop(desk)
    desk.script(f"{radio}.querySelector('[value=gjort]').click()")
    wait(desk.browser, "that it is said", told("Intet er tabt"))
    save(path, f"{place[len('referat-opfølgning-'):].replace('-', '/')}: i gang", f"{place[len('referat-opfølgning-'):].replace('-', '/')}: bortfaldet")
    text = path.read_text(encoding="utf-8")
    open_again(desk)
    wait(desk.browser, "both", lambda b: b.find_elements(By.CSS_SELECTOR, ".carried .apart"))
    assert path.read_text(encoding="utf-8") == text
    done(desk)


def half_written(folder):
    """What lacks something is said to be unsaved, and stays on the page when the program is opened anew."""
    desk = sitting(folder, "referat/3")
    desk.focus("document.getElementById('referat-opgaver-3-hvad')")
    desk.keys("Køber gaver")
    wait(desk.browser, "what it lacks", lambda b: "mangler" in b.find_element(By.ID, "referat-opgaver-3-hvem-mangler").text)
    assert desk.focused("value") == "Køber gaver"
    stop(desk)
    desk.focus(f"{POINT}.at(-1)")
    desk.keys("En aftale til.")
    wait(desk.browser, "that it is said", told("Intet er tabt"))
    open_again(desk)
    wait(desk.browser, "it to be saved", lambda b: "En aftale til." in (folder / MEETING).read_text(encoding="utf-8"))
    wait(desk.browser, "the half", lambda b: b.find_element(By.ID, "referat-opgaver-3-hvem-mangler"))
    assert desk.script("return document.getElementById('referat-opgaver-3-hvad').value") == "Køber gaver"
    desk.click(By.CSS_SELECTOR, "a.leave")
    wait(desk.browser, "the way out", lambda b: "I referatet mangler noget endnu" in b.find_element(By.CSS_SELECTOR, ".lead").text)
    done(desk)


def a_written_name(folder):
    """A name that is written and not put on the map comes along, to the map and to what is said on the way out."""
    path = folder / CASE
    desk = sitting(folder, "kort")
    assert not desk.browser.find_element(By.ID, "gem").is_enabled()
    desk.focus("document.getElementById('navn')")
    desk.keys("Farmor")
    wait(desk.browser, "that it can be saved", lambda b: b.find_element(By.ID, "gem").is_enabled())
    desk.click(By.ID, "gem")
    wait(desk.browser, "the question", lambda b: "Farmor" in b.find_element(By.ID, "valg").text)
    desk.click(By.CSS_SELECTOR, "#valg button")
    wait(desk.browser, "it to be saved", lambda b: "navn: Farmor" in path.read_text(encoding="utf-8"))
    wait(desk.browser, "that it is told", lambda b: not b.find_element(By.ID, "gem").is_enabled())
    desk.focus("document.getElementById('navn')")
    desk.keys("Morfar")
    desk.script("window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)")
    desk.click(By.CSS_SELECTOR, "a.leave")
    wait(desk.browser, "the way out", lambda b: "Kortet er ikke gemt" in b.find_element(By.CSS_SELECTOR, ".lead").text)
    desk.go(f"{HOME}/kort")
    wait(desk.browser, "the name", lambda b: b.find_elements(By.CSS_SELECTOR, ".person[aria-label^=Morfar]"))
    done(desk)


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
    def example(name):
        folder = Path(room) / name
        copytree(ROOT / "data", folder)
        return folder

    for is_changed in (False, True):
        a_yes(example(f"ja-{is_changed}"), is_changed)
    an_answer(example("svar"))
    for number, theirs in enumerate(("the same", "another", "a new one")):
        points(example(f"punkter-{number}"), theirs)
    a_choice(example("valg"))
    half_written(example("halvt"))
    a_written_name(example("navn"))
print("what is said before the program is opened anew is taken as what it was said to")
