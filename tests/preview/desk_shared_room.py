"""The pages for sitting together on a tablet and in a room where things happen: names and targets as large as fingers and eyes need, ticks
that stay, somebody noted without a name, and the desk's own page while the folder is gone.

    python tests/preview/desk_shared_room.py target/debug/dialogdok "$(.ci/axe/fetch)" [FOLDER FOR PICTURES]
"""

import re
import sys
import tempfile
import time
from pathlib import Path
from shutil import copytree

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from desk_room import Desk
from following import ROOT, save, wait

PROGRAM = Path(sys.argv[1]).resolve()
AXE = Path(sys.argv[2]).read_text(encoding="utf-8")
PICTURES = Path(sys.argv[3]).resolve() if len(sys.argv) > 3 else None
HOME = "/forloeb/2026-014/sammen"
TABLETS = ((768, 1024), (1024, 768))
# What is read and touched on the map, in pixels as they are seen.
ON_THE_MAP = """
const k = document.querySelector('.map svg').getScreenCTM().a;
const names = [...document.querySelectorAll('.person .name')].filter((one) => one.getAttribute('font-weight') === '600');
const small = [...document.querySelectorAll('button, .button, .plain, main input:not([type=hidden])')].filter((one) => one.checkVisibility());
return {
  names: Math.min(...names.map((one) => one.getAttribute('font-size') * k)),
  words: Math.min(...[...document.querySelectorAll('.map .base text:not(:last-child)')].map((one) => one.getAttribute('font-size') * k)),
  signs: Math.min(...[...document.querySelectorAll('.person .reach')].map((one) => one.getBoundingClientRect().width)),
  buttons: Math.min(...small.map((one) => Math.min(one.getBoundingClientRect().height, one.getBoundingClientRect().width))),
  over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
};
"""


def share(desk, page):
    desk.go(HOME)
    desk.script(f"document.querySelector('button[value=\"{page}\"]').click()")
    wait(desk.browser, page, lambda b: desk.path() == f"{HOME}/{page}")


def leave(desk):
    desk.go("/sammen/luk")
    desk.script("document.querySelector('button.holding').dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}))")
    wait(desk.browser, "the desk", lambda b: desk.path() == HOME)


def picture(desk, name):
    if PICTURES:
        PICTURES.mkdir(parents=True, exist_ok=True)
        desk.browser.save_screenshot(str(PICTURES / f"{name}.png"))


def the_map(desk):
    wait(desk.browser, "the map", lambda b: b.find_elements(By.CSS_SELECTOR, ".person .name"))


def with_more(folder, count):
    path = folder / "sager/2026-014/sag.yaml"
    fields = ["familie", "slægt", "fritid", "arbejde/skole", "professionel"]
    people = "".join(f"  - id: p{n}\n    navn: Person Nummer {n}\n    relation: ven\n    felt: {fields[n % 5]}\n    afstand: {1 + n % 4}.{n % 10}\n" for n in range(count))
    path.write_text(path.read_text(encoding="utf-8").replace("streger:\n", people + "streger:\n", 1), encoding="utf-8")


def on_a_tablet(folder, count):
    """Names can be read and signs be touched on a tablet, however many there are; and the whole of the map is one tap away."""
    with_more(folder, count)
    desk = Desk(PROGRAM, folder)
    desk.browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
    share(desk, "kort")
    for width, height in TABLETS:
        desk.size(width, height)
        desk.browser.refresh()
        the_map(desk)
        time.sleep(0.3)
        seen = desk.script(ON_THE_MAP)
        where = f"{count + 14} people at {width} px: {seen}"
        assert seen["names"] >= 14 and seen["words"] >= 11.9 and seen["signs"] >= 44 and seen["buttons"] >= 43.9 and seen["over"] <= 0, where
        picture(desk, f"kort-{count + 14}-{width}")
        print(where)
        if not desk.browser.find_element(By.ID, "hele").is_displayed():
            continue
        # Nobody's place has become another by it: a drag to the edge moves the map along, and is where the finger is.
        frame = desk.script("const {left, right, top, bottom} = document.querySelector('.canvas').getBoundingClientRect(); return [left, right, top, Math.min(bottom, innerHeight)]")
        desk.script("document.querySelector('.canvas').scrollLeft = 0")
        x, y = desk.script(
            "const [l, r, t, b] = arguments; const at = [...document.querySelectorAll('.person')].map(p => { const m = p.getScreenCTM(); return [m.e, m.f] })"
            ".filter(([x, y]) => x > l + 60 && x < r - 60 && y > t + 60 && y < b - 60); return at[0]",
            *frame,
        )
        touch = lambda kind, *at: desk.browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": at[0], "y": at[1]}] if at else []})
        touch("touchStart", x, y)
        for step in range(1, 9):
            touch("touchMove", x + (frame[1] - 10 - x) * step / 8, y)
        wait(desk.browser, "the map to come along", lambda b: b.execute_script("const c = document.querySelector('.canvas'); return c.scrollLeft >= c.scrollWidth - c.clientWidth - 1"))
        # Back from the edge, where a place can be.
        inside = frame[1] - 150
        touch("touchMove", inside, y)
        time.sleep(0.2)
        touch("touchEnd")
        wait(desk.browser, "it to settle", lambda b: b.execute_script("return document.getElementById('kort').dataset.settling === undefined"))
        there = desk.script("return [...document.querySelectorAll('.person')].map(p => { const m = p.getScreenCTM(); return Math.hypot(m.e - arguments[0], m.f - arguments[1]) }).sort((a, b) => a - b)[0]", inside, y)
        assert there < 60, there
        desk.click(By.ID, "fortryd")
        wait(desk.browser, "it to settle", lambda b: b.execute_script("return document.getElementById('kort').dataset.settling === undefined"))
        desk.click(By.ID, "hele")
        whole = desk.script("const c = document.querySelector('.canvas'); return [c.scrollWidth - c.clientWidth, c.scrollHeight - c.clientHeight]")
        assert max(whole) <= 1, whole
        desk.click(By.ID, "hele")
        assert desk.script(ON_THE_MAP)["names"] >= 14
    leave(desk)
    desk.close()


def ticks_stay(folder):
    """Who is ticked stays so when a line is corrected, and when somebody else writes meanwhile."""
    desk = Desk(PROGRAM, folder)
    desk.size(1024, 768)
    share(desk, "referat/3")
    path = folder / "sager/2026-014/moede-3.yaml"
    read = f"{HOME}/referat/3/laes"
    ticked = lambda b: b.execute_script("return [...document.querySelectorAll('.tick input:checked')].map(i => i.labels[0].querySelector('strong').textContent)")
    desk.go(read)
    for name in ("Lone Lindholm", "Inger Lindholm"):
        desk.script("[...document.querySelectorAll('.tick')].find(l => l.textContent.includes(arguments[0])).click()", name)
    wait(desk.browser, "two", lambda b: ticked(b) == ["Lone Lindholm", "Inger Lindholm"])
    time.sleep(0.5)
    desk.click(By.PARTIAL_LINK_TEXT, "Sara vil selv")
    wait(desk.browser, "the line", lambda b: desk.focused("value").startswith("Sara vil selv"))
    desk.keys(Keys.END, " Det glæder hun sig til.")
    desk.click(By.CSS_SELECTOR, "button[name=laes]")
    wait(desk.browser, "the page to read", lambda b: desk.path() == read)
    assert ticked(desk.browser) == ["Lone Lindholm", "Inger Lindholm"]
    save(path, "emne: Bageriet", "emne: Bageren")
    desk.click(By.CSS_SELECTOR, "button[value=ja]")
    wait(desk.browser, "that it is told", lambda b: "rettet et andet sted" in b.find_element(By.CSS_SELECTOR, ".told").text)
    assert ticked(desk.browser) == ["Lone Lindholm", "Inger Lindholm"]
    picture(desk, "laes-rettet-imens")
    # What somebody else has written is marked at once.
    wait(desk.browser, "what was there before", lambda b: "Det stod der før" in b.find_element(By.TAG_NAME, "main").text)
    picture(desk, "laes-hvad-vi-har-rettet")
    assert ticked(desk.browser) == ["Lone Lindholm", "Inger Lindholm"]
    desk.click(By.CSS_SELECTOR, "button[value=ja]")
    wait(desk.browser, "the yes", lambda b: "må sendes til: [mor, mormor]" in path.read_text(encoding="utf-8") or re.search(r"må sendes til:\s+- mor\s+- mormor", path.read_text(encoding="utf-8")))
    leave(desk)
    desk.close()


def noted_without_a_name(folder):
    """Somebody is there whom the wall does not name: by a number that is not seen, whatever is written meanwhile."""
    desk = Desk(PROGRAM, folder)
    desk.size(1024, 768)
    desk.go(HOME)
    number = re.search(r"Ida Lindholm er (\d+)", desk.text("main")).group(1)
    share(desk, "referat/3")
    path = folder / "sager/2026-014/moede-3.yaml"
    desk.click(By.CSS_SELECTOR, ".unnamed summary")
    desk.focus("document.getElementById('unavngiven')")
    assert desk.focused("type") == "password"
    # What is typed elsewhere is saved meanwhile, and the number stays.
    desk.keys(number)
    desk.focus("[...document.querySelectorAll('.alone .points textarea')].at(-1)")
    desk.keys("Skrevet imens.")
    wait(desk.browser, "it to be saved", lambda _: "Skrevet imens." in path.read_text(encoding="utf-8"))
    wait(desk.browser, "rest", lambda b: b.execute_script("return document.querySelector('form[aria-busy]') === null"))
    assert desk.script("return document.getElementById('unavngiven').value") == number
    desk.focus("document.getElementById('unavngiven')")
    desk.keys(Keys.ENTER)
    wait(desk.browser, "somebody without a name", lambda b: f"En, der ikke nævnes her (nr. {number})" in b.find_element(By.ID, "til-stede").text)
    assert re.search(r"deltog: \[.*\bida\b.*\]", path.read_text(encoding="utf-8")), path.read_text(encoding="utf-8")
    source = desk.script("return document.getElementById('til-stede').outerHTML")
    assert "Ida" not in source and 'value="ida"' not in source, source
    picture(desk, "referat-uden-navn")
    for width, height in (*TABLETS, (320, 700)):
        desk.size(width, height)
        desk.script("document.querySelector('.unnamed')?.setAttribute('open', '')")
        desk.browser.execute_script(AXE)
        wrong = desk.browser.execute_async_script(
            "const done = arguments[0]; axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag22aa']}}).then(r => done(r.violations.map(v => v.id + ' ' + v.nodes[0].html)))"
        )
        assert not wrong, wrong
    leave(desk)
    desk.close()


def while_the_folder_is_gone(folder):
    """A page that is asked for while the folder is gone is the desk's own, and comes back to the same address."""
    desk = Desk(PROGRAM, folder)
    desk.size(1024, 768)
    case, away = folder / "sager/2026-014", folder / "borte"

    def goes(path, label, words):
        case.rename(away)
        desk.go(path)
        wait(desk.browser, "that it is said", lambda b: "Intet er tabt" in b.find_element(By.TAG_NAME, "main").text)
        picture(desk, f"borte-{label}")
        # Still away: the same is said again.
        desk.click(By.LINK_TEXT, "Prøv igen")
        wait(desk.browser, "that it is said again", lambda b: "Intet er tabt" in b.find_element(By.TAG_NAME, "main").text)
        assert desk.path() == path, desk.path()
        away.rename(case)
        desk.click(By.LINK_TEXT, "Prøv igen")
        wait(desk.browser, "the page", lambda b: words in b.find_element(By.TAG_NAME, "body").text)
        assert desk.path() == path, desk.path()

    goes("/forloeb/2026-014/netvaerk", "netvaerk", "Lone Lindholm")
    share(desk, "referat/3")
    goes(f"{HOME}/referat/3/laes?rettet=ja", "laes", "Bageriet")
    goes(f"{HOME}/referat/3", "referat", "Hvem var her?")
    leave(desk)
    share(desk, "kort")
    goes(f"{HOME}/kort", "kort", "Hvem er vigtige for dig?")
    leave(desk)
    desk.close()


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
    def example(name):
        folder = Path(room) / name
        copytree(ROOT / "data", folder)
        return folder

    on_a_tablet(example("lille"), 0)
    on_a_tablet(example("mange"), 46)
    ticks_stay(example("kryds"))
    noted_without_a_name(example("uden-navn"))
    while_the_folder_is_gone(example("borte"))
print("the pages hold on a tablet and in a room where things happen")
