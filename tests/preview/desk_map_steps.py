"""The map that is drawn together, in a real browser: steps that are taken back after the page was left, somebody who is in the network
no more, a name that is there already, two places that are told apart, and words longer than a line; the lines as they are heard, and
the sheet on a screen that is much enlarged; hands that tremble.

    python tests/preview/desk_map_steps.py target/debug/dialogdok
"""

import re
import sys
import tempfile
from pathlib import Path
from shutil import copytree

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from desk_room import Desk
from following import ROOT, wait

PROGRAM = Path(sys.argv[1]).resolve()
HOME = "/forloeb/2026-014/sammen"


def person(name):
    """A person on the map, as an expression of the page's script."""
    return f"[...document.querySelectorAll('.person')].find(g => g.getAttribute('aria-label').startsWith('{name}'))"


def place(desk, name):
    """Where somebody stands on the sheet; None where they are not there."""
    return desk.script(f"return {person(name)}?.getAttribute('transform') ?? null")


def is_at(desk, name, before):
    """Whether somebody stands where they stood, as near as a file says it."""
    numbers = lambda text: [float(number) for number in re.findall(r"[\d.]+", text)]
    return all(abs(a - b) < 0.3 for a, b in zip(numbers(place(desk, name)), numbers(before), strict=True))


def status(browser):
    return browser.find_element(By.CSS_SELECTOR, ".status").text


def question(browser):
    return browser.find_element(By.ID, "valg").text


def is_off(desk, button):
    return desk.script(f"return document.getElementById('{button}').disabled")


def settled(desk):
    wait(desk.browser, "the others to settle", lambda b: b.execute_script("return document.getElementById('kort').dataset.settling === undefined"))


def opened(desk):
    wait(desk.browser, "the map", lambda b: b.find_elements(By.CSS_SELECTOR, ".person .name"))


def sitting(folder):
    desk = Desk(PROGRAM, folder)
    desk.size(1280, 800)
    desk.go(HOME)
    desk.script("document.querySelector('button[value=\"kort\"]').click()")
    wait(desk.browser, "the page", lambda b: desk.path() == f"{HOME}/kort")
    opened(desk)
    return desk


def leave(desk):
    """Ends the program and the browser, whatever is on the page."""
    desk.browser.quit()
    desk.run.kill()
    desk.run.wait()


def move(desk, name, *pressed):
    desk.focus(person(name))
    desk.keys(*pressed, Keys.ENTER)
    settled(desk)


def add(desk, name):
    desk.focus("document.getElementById('navn')")
    desk.keys(name, Keys.ENTER)


def undo(desk):
    desk.click(By.ID, "fortryd")
    settled(desk)


def answer(desk, words):
    desk.script("[...document.querySelectorAll('#valg button')].find(b => b.textContent === arguments[0]).click()", words)
    settled(desk)


def lines(desk):
    return desk.script("return document.querySelectorAll('.map .tie').length")


def steps_after_the_page_was_left(folder):
    desk = sitting(folder)
    henrik, drawn = place(desk, "Henrik"), lines(desk)
    ways = {
        "the sheet and back by the browser": lambda: (desk.click(By.ID, "ark"), wait(desk.browser, "the sheet", lambda b: desk.path().endswith("/ark")), desk.browser.back()),
        "a reload": lambda: desk.browser.refresh(),
    }
    for way, go in ways.items():
        move(desk, "Henrik", Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT)
        moved = place(desk, "Henrik")
        for name in ("Henrik", "Bent"):
            desk.focus(person(name))
            desk.keys(Keys.ENTER)
        settled(desk)
        add(desk, "Kurt Forkert")
        settled(desk)
        assert not is_at(desk, "Henrik", henrik) and lines(desk) == drawn + 1 and place(desk, "Kurt")
        desk.script("window.addEventListener('beforeunload', event => event.stopImmediatePropagation(), true)")
        go()
        opened(desk)
        wait(desk.browser, "that it is said", lambda b: "fortsat fra før" in status(b))
        assert not is_off(desk, "fortryd") and place(desk, "Kurt") and is_at(desk, "Henrik", moved), way
        undo(desk)
        assert place(desk, "Kurt") is None and lines(desk) == drawn + 1, way
        undo(desk)
        assert lines(desk) == drawn and is_at(desk, "Henrik", moved), way
        undo(desk)
        assert is_at(desk, "Henrik", henrik) and is_off(desk, "fortryd"), way
        wait(desk.browser, "that there is nothing to save", lambda b: is_off(desk, "gem"))
    leave(desk)


def somebody_who_has_gone(folder):
    desk = sitting(folder)
    path = folder / "sager/2026-014/sag.yaml"
    move(desk, "Gitte", Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    text = path.read_text(encoding="utf-8")
    begin = text.index("  - id: chef")
    path.write_text(text[:begin] + text[text.index("  - id:", begin + 3) :], encoding="utf-8")
    move(desk, "Bent", Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    wait(desk.browser, "that she is not there", lambda b: "Gitte Nørskov er ikke i netværket mere" in status(b))
    assert place(desk, "Gitte") is None
    bent = place(desk, "Bent")
    # What is taken back does not bring her.
    undo(desk)
    undo(desk)
    assert place(desk, "Gitte") is None and not is_at(desk, "Bent", bent)
    move(desk, "Bent", Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    # Another goes while it is only to be saved.
    text = path.read_text(encoding="utf-8")
    begin = text.index("  - id: laege")
    end = text.index("  - id:", begin + 3)
    path.write_text((text[:begin] + text[end:]).replace("  - [sygeplejerske, laege]\n", ""), encoding="utf-8")
    desk.click(By.ID, "gem")
    wait(desk.browser, "it to be saved", lambda b: status(b).startswith("Gemt som i dag. Torben Vestergaard er ikke i netværket mere"))
    assert "2026-11-22" in path.read_text(encoding="utf-8").split("- id: bent")[1].split("- id:")[0]
    assert is_off(desk, "gem") and place(desk, "Torben") is None and is_at(desk, "Bent", bent)
    leave(desk)


def names_and_words(folder):
    desk = sitting(folder)
    path = folder / "sager/2026-014/sag.yaml"
    add(desk, "bent  mikkelsen")
    wait(desk.browser, "the question", lambda b: "Bent Mikkelsen, nabo står på kortet i forvejen. Er det den samme?" in question(b))
    count = "return document.querySelectorAll('.person').length"
    people = desk.script(count)
    answer(desk, "Ja, det er den samme")
    assert desk.script(count) == people and is_off(desk, "gem")
    add(desk, "Bent Mikkelsen")
    wait(desk.browser, "the question", question)
    answer(desk, "Nej, det er en anden")
    assert desk.script(count) == people + 1
    # One is asked about as one, and two as two.
    desk.click(By.ID, "gem")
    wait(desk.browser, "the question", lambda b: "Ingen har flyttet Bent Mikkelsen. Programmet satte navnet dér." in question(b))
    add(desk, "Kurt Ny")
    settled(desk)
    desk.click(By.ID, "gem")
    wait(desk.browser, "the question", lambda b: "Ingen har flyttet Bent Mikkelsen og Kurt Ny. Programmet satte navnene dér." in question(b))
    for _ in range(2):
        undo(desk)
    # A word longer than its line.
    desk.size(800, 1100)
    add(desk, "Abcdefghij" * 8)
    settled(desk)
    wait(desk.browser, "that it is said", lambda b: "Abcdefghij" in status(b))
    assert desk.script("return document.documentElement.scrollWidth <= window.innerWidth")
    undo(desk)
    desk.size(1280, 800)
    # Another tablet puts somebody a little nearer, and the words for both places are the same.
    move(desk, "Bent", Keys.SHIFT + Keys.ARROW_LEFT)
    text = path.read_text(encoding="utf-8")
    block = text.index("  - id: bent")
    path.write_text(text[:block] + text[block:].replace("afstand: 3\n", "afstand: {2026-04-22: 3, 2026-11-22: 2.6}\n", 1), encoding="utf-8")
    desk.click(By.ID, "gem")
    wait(desk.browser, "the choice", lambda b: "Imens har en anden også flyttet Bent Mikkelsen" in question(b))
    told = question(desk.browser)
    assert "lidt længere væk. " in told and "lidt tættere på." in told, told
    leave(desk)


def heard(desk):
    """What is heard of each person on the map: the names in the accessibility tree."""
    tree = desk.browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    named = [node["name"]["value"] for node in tree if node.get("role", {}).get("value") in ("button", "ToggleButton") and node.get("name", {}).get("value")]
    count = desk.script("return document.querySelectorAll('.person').length")
    people = [name for name in named if ". Streg til " in name]
    assert len(people) == count, (count, named)
    return people


def heard_of(desk, name):
    (own,) = [one for one in heard(desk) if one.startswith(name)]
    return own.split(". Streg til ")[1]


def lines_heard(folder):
    desk = sitting(folder)
    before = {one.split(",")[0]: one.split(". Streg til ")[1] for one in heard(desk)}
    drawn = lines(desk)
    assert before["Bent Mikkelsen"] == "ingen" and before["Henrik Mørch"] == "Ida Lindholm", before
    assert sum(0 if tied == "ingen" else len(re.split(", | og ", tied)) for tied in before.values()) == 2 * drawn, before
    desk.script("window.told = []; new MutationObserver(() => told.push(document.querySelector('.status').textContent.trim())).observe(document.querySelector('.status'), {childList: true, characterData: true, subtree: true})")
    both = lambda: [desk.focus(person(name)) or desk.keys(Keys.ENTER) for name in ("Henrik", "Bent")] and settled(desk)
    told = lambda words: [one for one in desk.script("return window.told") if words in one]
    both()
    assert heard_of(desk, "Bent") == "Henrik Mørch" and heard_of(desk, "Henrik") == "Ida Lindholm og Bent Mikkelsen"
    assert told("Streg mellem Henrik Mørch og Bent Mikkelsen") == ["Streg mellem Henrik Mørch og Bent Mikkelsen"], desk.script("return window.told")
    # Whoever goes by keys hears it where they come.
    assert desk.focused("ariaLabel").endswith("Streg til Henrik Mørch"), desk.focused("ariaLabel")
    both()
    assert heard_of(desk, "Bent") == "ingen" and heard_of(desk, "Henrik") == "Ida Lindholm"
    assert len(told("er væk")) == 1, desk.script("return window.told")
    undo(desk)
    assert heard_of(desk, "Bent") == "Henrik Mørch" and len(told("Streg mellem Henrik Mørch og Bent Mikkelsen")) == 2
    undo(desk)
    assert heard_of(desk, "Bent") == "ingen" and len(told("er væk")) == 2
    # The sheet at 400 %: the picture is moved in its frame, and all of it stands below in words.
    desk.size(320, 640)
    desk.click(By.ID, "ark")
    wait(desk.browser, "the sheet", lambda b: desk.path().endswith("/ark"))
    wide = "const s = document.querySelector('.sheet'); return [document.documentElement.scrollWidth - innerWidth, s.scrollWidth - s.clientWidth]"
    wait(desk.browser, "the picture", lambda b: b.execute_script("return document.querySelector('.sheet img').complete"))
    page, sheet = desk.script(wide)
    assert page <= 0 and sheet > 300, (page, sheet)
    small = desk.script("return document.querySelector('.sheet img').clientWidth")
    desk.click(By.ID, "stort")
    wait(desk.browser, "the large sheet", lambda b: b.find_elements(By.CSS_SELECTOR, ".sheet.large"))
    assert desk.script("return document.querySelector('.sheet img').clientWidth") > 2 * small
    assert desk.script("return document.documentElement.scrollWidth <= innerWidth")
    row = desk.script("return [...document.querySelectorAll('.in-words tbody tr')].find(r => r.textContent.includes('Henrik')).innerText")
    assert "Ida Lindholm" in row and "midt imellem" in row or "tæt på" in row or "længere væk" in row, row
    leave(desk)


def touch(desk, *points):
    """A finger that comes down on the first point, goes by the others, and is lifted at the last."""
    for number, (x, y) in enumerate(points):
        kind = "touchMove" if number else "touchStart"
        desk.browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    desk.browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def hands_that_tremble(folder):
    desk = sitting(folder)
    chosen = "Henrik Mørch er valgt"
    x, y = desk.script(f"const m = {person('Henrik')}.getScreenCTM(); return [m.e, m.f]")
    there = place(desk, "Henrik")
    # A finger that slips is a tap; what was chosen is let go of by Escape, and is said no longer.
    for slip in ((6, 3), (-7, 0), (0, 9), (5, -7)):
        touch(desk, (x, y), (x + slip[0], y + slip[1]))
        wait(desk.browser, "that he is chosen", lambda b: chosen in status(b))
        assert place(desk, "Henrik") == there and is_off(desk, "gem"), slip
        desk.focus(person("Henrik"))
        desk.keys(Keys.ESCAPE)
        wait(desk.browser, "that he is not", lambda b: chosen not in status(b))
    # One that goes somewhere moves him, and what is taken back is said.
    touch(desk, (x, y), (x + 15, y), (x + 40, y + 5))
    settled(desk)
    assert place(desk, "Henrik") != there and not is_off(desk, "gem")
    undo(desk)
    wait(desk.browser, "that it is said", lambda b: status(b) == "Taget tilbage. Henrik Mørch står, hvor navnet stod før.")
    for name in ("Henrik", "Bent"):
        desk.focus(person(name))
        desk.keys(Keys.ENTER)
    settled(desk)
    undo(desk)
    wait(desk.browser, "that it is said", lambda b: status(b) == "Taget tilbage. Stregen mellem Henrik Mørch og Bent Mikkelsen er væk")
    add(desk, "Kurt Ny")
    settled(desk)
    undo(desk)
    wait(desk.browser, "that it is said", lambda b: status(b) == "Taget tilbage. Kurt Ny er ikke på kortet.")
    leave(desk)


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
    for act in (lines_heard, steps_after_the_page_was_left, somebody_who_has_gone, names_and_words, hands_that_tremble):
        folder = Path(room) / act.__name__
        copytree(ROOT / "data", folder)
        act(folder)
print("what is drawn can be taken back after the page was left, and what others do meanwhile is said")
