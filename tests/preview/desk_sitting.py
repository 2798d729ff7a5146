"""The pages that a borger sees, in a real browser: axe-core with contrast AAA in three languages, a map drawn by touch and by keys
alone, a drag among sixty people frame by frame, a referat by Enter, the button that is held to leave, and what is said while the folder is gone.

    python tests/preview/desk_sitting.py target/debug/dialogdok "$(.ci/axe/fetch)" [FOLDER FOR PICTURES]
"""

import re
import signal
import sys
import tempfile
import time
from pathlib import Path
from shutil import copytree

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from desk_room import Desk
from following import ROOT, again, save, wait

PROGRAM = Path(sys.argv[1]).resolve()
AXE = Path(sys.argv[2]).read_text(encoding="utf-8")
PICTURES = Path(sys.argv[3]).resolve() if len(sys.argv) > 3 else None
HOME = "/forloeb/2026-014/sammen"
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SHOWN = {
    "kort": ["", "/ark"],
    "trivsel/nu": ["", "/3", "/3?sidst=ja", "/10"],
    "trivsel/3": ["/10"],
    "samtykke": ["", "/tilbage"],
    "referat/3": ["", "?raad=ja", "/laes", "/laes?rettet=ja"],
    "status": ["", "/3", "/10", "/11"],
}
SIZES = ((1920, 1080), (1024, 768), (320, 700))


def share(desk, page):
    desk.go(HOME)
    # Where the borger may have the screen alone, a code is proposed to leave by.
    desk.code = desk.script(
        f"const button = document.querySelector('button[value=\"{page}\"]'); const code = button.form.kode?.value ?? null; button.click(); return code"
    )
    wait(desk.browser, page, lambda b: desk.path() == f"{HOME}/{page}")


def leave(desk, by_key=False):
    """Holds the button down, as the tovholder does."""
    desk.go("/sammen/luk")
    if desk.code:
        desk.focus("document.getElementById('kode')")
        desk.keys("x", Keys.ENTER)
        wait(desk.browser, "that it is the wrong one", lambda b: b.find_elements(By.CSS_SELECTOR, ".told p"))
        desk.focus("document.getElementById('kode')")
        desk.keys(desk.code, Keys.ENTER)
        wait(desk.browser, "the desk", lambda b: desk.path() == HOME)
        return
    # A tap is not enough.
    desk.click(By.CSS_SELECTOR, "button.holding")
    time.sleep(0.2)
    assert desk.path() == "/sammen/luk", desk.path()
    kind = "KeyboardEvent('keydown', {key: ' ', bubbles: true})" if by_key else "PointerEvent('pointerdown', {bubbles: true})"
    desk.script(f"document.querySelector('button.holding').dispatchEvent(new {kind})")
    wait(desk.browser, "the desk", lambda b: desk.path() == HOME)


def judge(desk, where, wrong):
    for width, height in SIZES:
        desk.size(width, height)
        time.sleep(0.1)
        desk.browser.execute_script(AXE)
        violations, passes = desk.browser.execute_async_script(
            "const [rules, done] = arguments; axe.run(document, {runOnly: {type: 'tag', values: rules}})"
            ".then(r => done([r.violations, r.passes.length]), e => done([[{id: '' + e, impact: '', help: '', nodes: []}], 99]))",
            RULES,
        )
        assert passes > 5, where
        for one in violations:
            wrong += [f"{where} ({width} px): {one['id']}: {one['help']}: {node['html'][:160]}" for node in one["nodes"][:4]] or [f"{where}: {one['id']}"]
        over = desk.browser.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wrong.append(f"{where} runs {over} px over the edge of {width}")
        # Nothing smaller than a fingertip.
        small = desk.browser.execute_script(
            "return [...document.querySelectorAll('button, .button, .plain, main input:not([type=hidden]), select, summary')]"
            ".filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43 && !e.closest('.tick')).map(e => e.outerHTML.slice(0, 90))"
        )
        wrong += [f"{where} ({width} px): smaller than a fingertip: {one}" for one in small]
        if PICTURES and width > 400:
            PICTURES.mkdir(parents=True, exist_ok=True)
            desk.browser.save_screenshot(str(PICTURES / f"{re.sub('[^a-z0-9]+', '-', where)}-{width}.png"))
    desk.size(1920, 1080)


def every_page(folder, lang):
    case = folder / "sager/2026-014/sag.yaml"
    case.write_text(f"sprog: {lang}\n" + case.read_text(encoding="utf-8"), encoding="utf-8")
    desk = Desk(PROGRAM, folder)
    wrong, count = [], 0
    for page, parts in SHOWN.items():
        share(desk, page)
        for part in parts:
            desk.go(f"{HOME}/{page}{part}")
            if page == "kort" and not part:
                wait(desk.browser, "the map", lambda b: b.find_elements(By.CSS_SELECTOR, ".person .name"))
            assert desk.attribute(By.TAG_NAME, "html", "lang") == lang
            judge(desk, f"{lang} {page}{part}", wrong)
            count += 1
        desk.go("/sammen/luk")
        judge(desk, f"{lang} luk", wrong)
        leave(desk, by_key=page == "samtykke")
    desk.close()
    assert not wrong, "\n".join(wrong)
    print(f"axe with contrast AAA finds nothing on {count} pages in {lang}")


# ---- the map

NAMES = ["Ane", "Bo", "Carl", "Dea", "Eli", "Fie", "Gry", "Hans", "Ib", "Jan", "Kaj", "Liv", "Mie", "Nis", "Oda"]


def person(name):
    """A person on the map, as an expression of the page's script."""
    return f"[...document.querySelectorAll('.person')].find(g => g.getAttribute('aria-label').startsWith('{name}'))"


def middle(desk, name):
    """Where a sign's middle is on the screen."""
    return desk.script(f"const m = {person(name)}.getScreenCTM(); return [m.e, m.f]")


def settled(desk):
    """Waits until everybody and every name stands where they are to; in milliseconds, how long the last took."""
    wait(desk.browser, "the others to settle", lambda b: b.execute_script("return document.getElementById('kort').dataset.settling === undefined"))
    return int(desk.script("return document.getElementById('kort').dataset.settled"))


def save_map(desk):
    desk.click(By.ID, "gem")
    wait(desk.browser, "it to be saved", lambda b: not b.find_element(By.ID, "gem").is_enabled())


def touch(desk, kind, x, y):
    points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
    desk.browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def drag(desk, start, end):
    touch(desk, "touchStart", *start)
    for step in range(1, 7):
        touch(desk, "touchMove", *(a + (b - a) * step / 6 for a, b in zip(start, end)))
    touch(desk, "touchEnd", *end)


def tap(desk, at):
    touch(desk, "touchStart", *at)
    touch(desk, "touchEnd", *at)


def add(desk, name):
    desk.focus("document.getElementById('navn')")
    desk.keys(name, Keys.ENTER)
    settled(desk)


def empty_network(folder):
    """The example with nobody but the team, who must be there."""
    path = folder / "sager/2026-014/sag.yaml"
    text = path.read_text(encoding="utf-8")
    head, rest = text.split("netværk:\n", 1)
    people, tail = rest.split("streger:\n", 1)
    team = "".join(p for p in re.split(r"(?=^  - id: )", people, flags=re.M) if re.match(r"  - id: (pia|jens|mette|ole)\n", p))
    tail = tail[tail.index("samtykke:") :]
    tail = tail.replace("må ses af: [pia, jens, mette, mor]", "må ses af: [pia, jens, mette]")
    path.write_text(head + "netværk:\n" + team + tail, encoding="utf-8")
    for meeting in folder.glob("sager/2026-014/moede-*.yaml"):
        meeting.unlink()
    return path


def goals():
    """Where the fifteen are to be, as steps of the keys from where they are put: the same for both ways."""
    return {name: (1 + (number * 7) % 9 - 4, (number * 5) % 9 - 4) for number, name in enumerate(NAMES)}


def draw(folder, by_keys):
    path = empty_network(folder)
    desk = Desk(PROGRAM, folder)
    desk.size(1920, 1080)
    share(desk, "kort")
    wait(desk.browser, "the map", lambda b: b.find_elements(By.CSS_SELECTOR, ".person .name"))
    scale = desk.browser.execute_script("return document.querySelector('.map svg').getScreenCTM().a")
    for name, (right, down) in goals().items():
        add(desk, name)
        if not right and not down:
            continue
        if by_keys:
            desk.focus(person(name))
            desk.keys(*[Keys.ARROW_RIGHT if right > 0 else Keys.ARROW_LEFT] * abs(right), *[Keys.ARROW_DOWN if down > 0 else Keys.ARROW_UP] * abs(down))
        else:
            x, y = middle(desk, name)
            drag(desk, (x, y), (x + right * 3 * scale, y + down * 3 * scale))
        settled(desk)
    for one, other in zip(NAMES[::2], NAMES[1::2]):
        for name in (one, other):
            if by_keys:
                desk.focus(person(name))
                desk.keys(Keys.ENTER)
            else:
                tap(desk, middle(desk, name))
        settled(desk)
    # A line too much is taken back.
    desk.click(By.ID, "fortryd")
    settled(desk)
    save_map(desk)
    if PICTURES:
        desk.browser.save_screenshot(str(PICTURES / f"kort-{'taster' if by_keys else 'fingre'}.png"))
    text = path.read_text(encoding="utf-8")
    leave(desk)
    desk.close()
    return text


def numbers(text):
    return [float(n) for n in re.findall(r"(?:vinkel|2026-11-22): ([\d.]+)", text)]


def sixty_people(folder):
    path = folder / "sager/2026-014/sag.yaml"
    fields = ["familie", "slægt", "fritid", "arbejde/skole", "professionel"]
    people = "".join(f"  - id: p{n}\n    navn: Person Nummer {n}\n    relation: ven\n    felt: {fields[n % 5]}\n    afstand: {1 + n % 4}.{n % 10}\n" for n in range(46))
    text = path.read_text(encoding="utf-8").replace("streger:\n", people + "streger:\n" + "".join(f"  - [p{n}, p{n + 1}]\n" for n in range(45)), 1)
    path.write_text(text, encoding="utf-8")
    desk = Desk(PROGRAM, folder)
    desk.size(1920, 1080)
    share(desk, "kort")
    wait(desk.browser, "the map", lambda b: len(b.find_elements(By.CSS_SELECTOR, ".person .name")) > 59)
    somebody = "Person Nummer 7"
    x, y = middle(desk, somebody)
    times = []
    for go in range(3):
        # Frames are counted while the program's own handlers are called as a finger would call them, one move a frame.
        frames = desk.browser.execute_async_script(
            """
            const [x, y, done] = arguments;
            const svg = document.querySelector(".map svg");
            const send = (type, x, y) => svg.dispatchEvent(new PointerEvent(type, {clientX: x, clientY: y, pointerId: 1, isPrimary: true, button: 0, bubbles: true}));
            svg.setPointerCapture = () => {};
            send("pointerdown", x, y);
            const took = [];
            let last;
            const step = (now) => {
              if (last !== undefined) took.push(now - last);
              last = now;
              if (took.length === 90) { send("pointerup", x + 60, y + 40); return done(took); }
              const begun = performance.now();
              send("pointermove", x + took.length * 60 / 90, y + took.length * 40 / 90);
              requestAnimationFrame(step);
            };
            requestAnimationFrame(step);
            """,
            x, y,
        )
        times.append(settled(desk))
        x, y = middle(desk, somebody)
    frames.sort()
    print(f"60 people: a frame of a drag takes {frames[len(frames) // 2]:.1f} ms in the middle and {frames[-5]:.1f} ms at the slow end; dropped to settled {min(times)} to {max(times)} ms")
    save_map(desk)
    leave(desk)
    desk.close()


# ---- the referat

LAST_POINT = "[...document.querySelectorAll('.alone .points textarea')].at(-1)"
LAST_SUBJECT = "[...document.querySelectorAll('.topic input[type=text]')].at(-1)"
# The answers of the program take a while on a network drive: long enough that somebody is sure to be in the middle of something.
SLOW = "const real = window.fetch; window.fetch = async (...all) => { const answer = await real(...all); await new Promise(d => setTimeout(d, 700)); return answer }"


def holds(path, words):
    return lambda _: words in path.read_text(encoding="utf-8")


def by_enter(folder):
    desk = Desk(PROGRAM, folder)
    desk.size(1920, 1080)
    share(desk, "referat/3")
    desk.focus(LAST_POINT)
    desk.keys("Sara ringer selv til Gitte.", Keys.ENTER, "Vi holder fri i julen.")
    path = folder / "sager/2026-014/moede-3.yaml"
    # It is saved when the writer rests, and the caret stays, whether or not the answer to that has come.
    wait(desk.browser, "it to be saved", holds(path, "Vi holder fri i julen."))
    assert desk.focused("value") == "Vi holder fri i julen."
    # A new subject that is typed on while it is being saved is one subject, and a space at the end of what was saved stays.
    desk.focus(LAST_SUBJECT)
    for letters in ("Jul", "en ", "hjem", "me", " hos", " mor"):
        desk.keys(letters)
        time.sleep(0.9)
    wait(desk.browser, "the subject to be saved", holds(path, "Julen hjemme hos mor"))
    assert path.read_text(encoding="utf-8").count("emne: Jul") == 1, path.read_text(encoding="utf-8")
    desk.click(By.CSS_SELECTOR, "button[name=laes]")
    wait(desk.browser, "the page to read", lambda b: desk.path().endswith("/laes"))
    desk.click(By.PARTIAL_LINK_TEXT, "Sara ringer selv")
    wait(desk.browser, "the line", lambda b: desk.focused("value") == "Sara ringer selv til Gitte.")
    leave(desk)
    desk.close()


def pressed(desk, selector, until):
    """Presses with the mouse, and lifts the finger when the page that came meanwhile would have taken this one's place."""
    again(lambda: ActionChains(desk.browser).move_to_element(desk.browser.find_element(By.CSS_SELECTOR, selector)).click_and_hold().perform())
    wait(desk.browser, "the answer to have come", until)
    time.sleep(1)
    ActionChains(desk.browser).release().perform()


def in_the_middle(folder):
    """The page renews itself while somebody presses, types, makes an empty row or goes on: nothing of it is lost."""
    desk = Desk(PROGRAM, folder)
    desk.size(1920, 1080)
    share(desk, "referat/3")
    path = folder / "sager/2026-014/moede-3.yaml"
    busy = lambda b: b.execute_script("return document.querySelector('form[aria-busy]') !== null")
    desk.script(SLOW)
    # Typed on while it is being saved, an empty row between two, and then a link before it is saved.
    desk.focus(LAST_POINT)
    desk.keys("Først det ene.", Keys.ENTER, "Så det andet.")
    wait(desk.browser, "the save", busy)
    desk.keys(" Og")
    wait(desk.browser, "the answer", lambda b: not busy(b))
    desk.keys(" lidt")
    wait(desk.browser, "it to be saved", holds(path, "Så det andet. Og lidt"))
    wait(desk.browser, "rest", lambda b: not busy(b))
    first = "[...document.querySelectorAll('.alone .points textarea')].find(t => t.value.startsWith('Først'))"
    desk.focus(first)
    desk.script(f"{first}.setSelectionRange(99, 99)")
    desk.keys(Keys.ENTER)
    wait(desk.browser, "the save", busy)
    wait(desk.browser, "rest", lambda b: not busy(b))
    desk.keys("Midt imellem.")
    wait(desk.browser, "it to be saved", lambda b: re.search(r"Først det ene\.\W+Midt imellem\.\W+Så det", path.read_text(encoding="utf-8")))
    # A tick by the keyboard keeps the place.
    wait(desk.browser, "rest", lambda b: not busy(b))
    desk.focus("document.querySelector('#til-stede input[type=checkbox]')")
    was = desk.focused("checked")
    desk.keys(Keys.SPACE)
    wait(desk.browser, "the save", busy)
    wait(desk.browser, "rest", lambda b: not busy(b))
    assert desk.focused("type") == "checkbox" and desk.focused("checked") != was
    # A press that begins on the one page and ends when the other has come.
    desk.focus(LAST_SUBJECT)
    desk.keys("Foråret")
    wait(desk.browser, "the save", busy)
    pressed(desk, "button[name=laes]", lambda b: holds(path, "Foråret")(b))
    wait(desk.browser, "the page to read", lambda b: desk.path().endswith("/laes"))
    assert path.read_text(encoding="utf-8").count("emne: Foråret") == 1
    # A link that is tapped while something is typed and not saved takes it along.
    desk.click(By.CSS_SELECTOR, "footer a.plain")
    wait(desk.browser, "the page to write", lambda b: b.find_elements(By.CSS_SELECTOR, "form.writing"))
    desk.script(SLOW)
    desk.focus(LAST_SUBJECT)
    desk.keys("Sommeren")
    desk.script("document.querySelector('.leave').click()")
    wait(desk.browser, "the way out", lambda b: desk.path() == "/sammen/luk")
    assert path.read_text(encoding="utf-8").count("emne: Sommeren") == 1
    leave(desk)
    desk.close()


def value(desk, place):
    return desk.script(f"return document.getElementById('{place}').value")


def two_writers(folder):
    """Somebody else writes in the same places meanwhile: nothing typed is lost, nobody is overwritten, and nothing has to be loaded anew."""
    desk = Desk(PROGRAM, folder)
    desk.size(1280, 900)
    share(desk, "referat/3")
    path = folder / "sager/2026-014/moede-3.yaml"
    text = lambda: path.read_text(encoding="utf-8")
    desk.focus("document.getElementById('referat-temaer-0-emne')")
    desk.keys(Keys.END, " vores")
    save(path, "emne: Bageriet", "emne: Bageriet deres")
    wait(desk.browser, "both", lambda b: "Bageriet deres" in b.find_element(By.CSS_SELECTOR, ".apart").text)
    assert desk.focused("id") == "referat-temaer-0-emne" and desk.focused("value") == "Bageriet vores"
    assert "To har skrevet det samme sted" in desk.text("main")
    # It is where the eyes are; one writes on in it, and elsewhere all goes on being saved.
    assert desk.script("const {top, bottom} = document.querySelector('.apart').getBoundingClientRect(); return top > 0 && bottom < innerHeight")
    desk.keys(" i byen")
    desk.focus(LAST_POINT)
    desk.keys("Det her bliver gemt.")
    wait(desk.browser, "the rest to be saved", holds(path, "Det her bliver gemt."))
    assert "deres" in text() and "vores" not in text(), text()
    wait(desk.browser, "rest", lambda b: b.execute_script("return document.querySelector('form[aria-busy]') === null"))
    # Who goes on is led to it, from the other end of the page.
    desk.script("window.scrollTo(0, 99999)")
    desk.click(By.CSS_SELECTOR, "button[name=laes]")
    wait(desk.browser, "the choice", lambda b: b.execute_script("return document.activeElement.name === 'jeres'"))
    assert desk.script("const {top, bottom} = document.querySelector('.apart').getBoundingClientRect(); return top > 0 && bottom < innerHeight")
    desk.keys(Keys.ENTER)
    wait(desk.browser, "ours to hold", holds(path, "emne: Bageriet vores i byen"))
    wait(desk.browser, "nothing more to choose", lambda b: not b.find_elements(By.CSS_SELECTOR, ".apart"))
    assert desk.focused("id") == "referat-temaer-0-emne"
    # A line of somebody else's comes above ours while we write: the caret stays in ours, also when one writes on.
    desk.focus(LAST_POINT)
    desk.keys(Keys.END, Keys.ENTER, "Vores linje")
    save(path, "  aftaler:\n", "  aftaler:\n    - Deres linje kom først.\n")
    wait(desk.browser, "their line", lambda b: b.execute_script("return [...document.querySelectorAll('.alone .points textarea')].some(t => t.value === 'Deres linje kom først.')"))
    desk.keys(" går videre.")
    wait(desk.browser, "our line", holds(path, "Vores linje går videre."))
    assert "- Deres linje kom først.\n" in text(), text()
    # The answer comes late, and theirs with it, while one writes on.
    desk.script(SLOW)
    desk.keys(Keys.ENTER, "Endnu en")
    save(path, "    - Deres linje kom først.\n", "    - Deres linje kom først.\n    - Og deres næste.\n")
    wait(desk.browser, "the save", lambda b: b.execute_script("return document.querySelector('form[aria-busy]') !== null"))
    desk.keys(" linje")
    wait(desk.browser, "our line", holds(path, "Endnu en linje"))
    wait(desk.browser, "rest", lambda b: b.execute_script("return document.querySelector('form[aria-busy]') === null"))
    assert "- Og deres næste.\n" in text() and desk.focused("value") == "Endnu en linje", text()
    # The folder is gone while one writes: that is said, and it is saved when it is there again.
    away = folder / "borte"
    (folder / "sager/2026-014").rename(away)
    desk.keys(" uden mappe")
    wait(desk.browser, "that it is said", lambda b: "ikke gemt endnu" in b.find_element(By.CSS_SELECTOR, ".told").text)
    assert desk.script("const {top, bottom} = document.querySelector('.told').getBoundingClientRect(); return top >= 0 && bottom < innerHeight")
    away.rename(folder / "sager/2026-014")
    wait(desk.browser, "it to be saved", holds(path, "Endnu en linje uden mappe"))
    leave(desk)
    # A map: of whom two have placed both are said; all else is saved.
    share(desk, "kort")
    wait(desk.browser, "the map", lambda b: b.find_elements(By.CSS_SELECTOR, ".person .name"))
    case = folder / "sager/2026-014/sag.yaml"
    desk.focus("document.getElementById('navn')")
    desk.keys("Kurt 010190-1234", Keys.ENTER)
    wait(desk.browser, "that it is no name", lambda b: "Skriv kun navnet" in b.find_element(By.ID, "navn-galt").text)
    assert value(desk, "navn") == "Kurt 010190-1234"
    desk.script("document.getElementById('navn').value = ''")
    before = re.search(r"navn: Lone Lindholm.*?afstand: (\S+)\n", case.read_text(encoding="utf-8"), re.S).group(0)
    for name in ("Lone", "Henrik"):
        desk.focus(person(name))
        desk.keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
        settled(desk)
    save(case, before, re.sub(r"afstand: \S+\n$", "afstand: 4.9\n", before))
    desk.click(By.ID, "gem")
    wait(desk.browser, "both places", lambda b: "Lone Lindholm" in b.find_element(By.ID, "valg").text)
    assert case.read_text(encoding="utf-8").count("2026-11-22:") == 1, "the other one is saved"
    if PICTURES:
        desk.browser.save_screenshot(str(PICTURES / "kort-to.png"))
    desk.click(By.CSS_SELECTOR, "#valg button")
    wait(desk.browser, "ours to hold", lambda _: case.read_text(encoding="utf-8").count("2026-11-22:") == 2)
    wait(desk.browser, "it to be told", lambda b: not b.find_element(By.ID, "gem").is_enabled())
    leave(desk)
    desk.close()


def two_answers(folder):
    """Somebody else answers the same meanwhile: the borger's number and words stand beside theirs, also after F5, and one press keeps either."""
    desk = Desk(PROGRAM, folder)
    desk.size(1280, 900)
    share(desk, "trivsel/3")
    path = folder / "sager/2026-014/moede-3.yaml"
    for number, (button, kept) in enumerate((("jeres", "Mine helt egne ord"), ("deres", "fysisk velbefindende: 6")), 1):
        desk.go(f"{HOME}/trivsel/3/{number}")
        desk.script("document.querySelector('input[name=tal][value=\"9\"]').click(); document.querySelector('details').open = true")
        desk.focus("document.getElementById('ord')")
        desk.script("document.getElementById('ord').value = ''")
        desk.keys("Mine helt egne ord")
        save(path, ["psykisk velbefindende: 5", "fysisk velbefindende: 5"][number - 1], ["psykisk velbefindende: 3", "fysisk velbefindende: 6"][number - 1])
        desk.script("[...document.querySelectorAll('.question .choices button')][0].click()")
        wait(desk.browser, "both", lambda b: b.find_elements(By.CSS_SELECTOR, ".apart"))
        desk.browser.refresh()
        wait(desk.browser, "both again", lambda b: b.find_elements(By.CSS_SELECTOR, ".apart"))
        assert value(desk, "ord") == "Mine helt egne ord" and desk.script("return document.querySelector('input[name=tal]:checked').value") == "9"
        desk.click(By.CSS_SELECTOR, f"button[name={button}]")
        wait(desk.browser, "the next question", lambda b: desk.path() == f"{HOME}/trivsel/3/{number + 1}")
        assert kept in path.read_text(encoding="utf-8"), path.read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8").count("Mine helt egne ord") == 1
    leave(desk)
    desk.close()


def two_ticks(folder):
    """Taps that come faster than the answers: each counts, once, and has its day."""
    desk = Desk(PROGRAM, folder)
    desk.size(1920, 1080)
    share(desk, "samtykke")
    path = folder / "sager/2026-014/sag.yaml"
    desk.script(SLOW)
    desk.script(
        "const off = [...document.querySelectorAll('button.toggle[aria-pressed=false]')];"
        " for (const button of [off[0], off[0], off[1], off[2]]) button.click()"
    )
    wait(desk.browser, "three to be saved", lambda b: path.read_text(encoding="utf-8").count("svar: ja") == 3)
    wait(desk.browser, "three days", lambda b: desk.text("main").count("Ja, den 22. november 2026") == 3)
    assert "svar: nej" not in path.read_text(encoding="utf-8")
    leave(desk)
    desk.close()


def opened_anew(folder):
    """The program ends with a map that is not saved and a referat that is half written, and is opened again: both go on."""
    desk = Desk(PROGRAM, folder)
    desk.size(1920, 1080)
    share(desk, "kort")
    wait(desk.browser, "the map", lambda b: b.find_elements(By.CSS_SELECTOR, ".person .name"))
    path = folder / "sager/2026-014/sag.yaml"
    days = path.read_text(encoding="utf-8").count("2026-11-22:")
    add(desk, "Vera")
    desk.focus(person("Lone"))
    desk.keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    settled(desk)
    desk.anew()
    desk.click(By.ID, "gem")
    # Whom nobody has moved: that they stand right is said first.
    wait(desk.browser, "the question", lambda b: "Ingen har flyttet Vera" in b.find_element(By.ID, "valg").text)
    desk.click(By.CSS_SELECTOR, "#valg button")
    wait(desk.browser, "that it is said", lambda b: "Intet er tabt" in b.find_element(By.CSS_SELECTOR, ".status").text)
    assert "Vera" not in path.read_text(encoding="utf-8")
    desk.let_in()
    wait(desk.browser, "it to be saved", holds(path, "navn: Vera"))
    wait(desk.browser, "it to be told", lambda b: not b.find_element(By.ID, "gem").is_enabled())
    assert path.read_text(encoding="utf-8").count("2026-11-22:") == days + 2, "two have been put somewhere, and nobody else"
    leave(desk)
    share(desk, "referat/3")
    path = folder / "sager/2026-014/moede-3.yaml"
    desk.anew()
    desk.focus(LAST_POINT)
    desk.keys("Det her bliver.")
    wait(desk.browser, "that it is said", lambda b: "Intet er tabt" in b.find_element(By.CSS_SELECTOR, ".told").text)
    desk.keys(" Det her også.")
    desk.let_in()
    wait(desk.browser, "it to be saved", holds(path, "Det her bliver. Det her også."))
    assert desk.focused("value") == "Det her bliver. Det her også."
    leave(desk)
    desk.close()


# ---- what cannot be saved for a while, and what is not answered yet

ASKS = "return !window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"


def status(browser):
    return browser.find_element(By.CSS_SELECTOR, ".status").text


def stands_at(desk, name, place):
    return all(abs(a - b) < 6 for a, b in zip(middle(desk, name), place, strict=True))


def ties(browser):
    return len(browser.find_elements(By.CSS_SELECTOR, ".map .tie"))


def a_map_without_its_folder(folder):
    """The folder is gone while a map is drawn: all of it stays on the screen, waits in its order, and is saved when the folder is there again."""
    desk = Desk(PROGRAM, folder)
    desk.size(1920, 1080)
    share(desk, "kort")
    wait(desk.browser, "the map", lambda b: b.find_elements(By.CSS_SELECTOR, ".person .name"))
    case, away = folder / "sager/2026-014", folder / "borte"
    path = case / "sag.yaml"
    x, y = middle(desk, "Henrik")
    there = (x + 40, y + 40)
    drawn = ties(desk.browser)
    case.rename(away)
    drag(desk, (x, y), there)
    wait(desk.browser, "that it is said", lambda b: "ikke gemt endnu" in status(b))
    assert stands_at(desk, "Henrik", there), middle(desk, "Henrik")
    desk.focus("document.getElementById('navn')")
    desk.keys("Vera", Keys.ENTER)
    wait(desk.browser, "the name", lambda b: b.find_elements(By.CSS_SELECTOR, ".person[aria-label^=Vera] .name"))
    for one, other in (("Vera", "Henrik"), ("Vera", "Lone")):
        for name in (one, other):
            tap(desk, middle(desk, name))
    wait(desk.browser, "both lines", lambda b: ties(b) == drawn + 2)
    # The last of what waits is taken back first.
    desk.click(By.ID, "fortryd")
    wait(desk.browser, "the line to be gone", lambda b: ties(b) == drawn + 1)
    assert stands_at(desk, "Henrik", there) and desk.script(f"return {person('Vera')} !== undefined")
    desk.click(By.ID, "gem")
    wait(desk.browser, "the question", lambda b: "Ingen har flyttet Vera" in b.find_element(By.ID, "valg").text)
    desk.click(By.CSS_SELECTOR, "#valg button")
    wait(desk.browser, "that it waits", lambda b: "ikke gemt endnu" in status(b))
    assert "Gemt" not in status(desk.browser) and desk.browser.execute_script(ASKS)
    if PICTURES:
        desk.browser.save_screenshot(str(PICTURES / "kort-venter.png"))
    away.rename(case)
    wait(desk.browser, "it to be saved", holds(path, "navn: Vera"))
    wait(desk.browser, "it to be told", lambda b: status(b) == "Gemt som i dag.")
    text = path.read_text(encoding="utf-8")
    assert text.count("2026-11-22:") == 2 and re.search(r"- \[vera, far\]|- \[far, vera\]", text), text
    assert stands_at(desk, "Henrik", there) and ties(desk.browser) == drawn + 1 and not desk.browser.execute_script(ASKS)
    # The program is silent for a while.
    x, y = middle(desk, "Henrik")
    desk.run.send_signal(signal.SIGSTOP)
    drag(desk, (x, y), (x + 40, y))
    wait(desk.browser, "that it is said", lambda b: "ingen forbindelse" in status(b))
    assert stands_at(desk, "Henrik", (x + 40, y)) and desk.browser.execute_script(ASKS)
    desk.run.send_signal(signal.SIGCONT)
    wait(desk.browser, "that all has come along", lambda b: "alt kommet med" in status(b))
    assert stands_at(desk, "Henrik", (x + 40, y))
    save_map(desk)
    leave(desk)
    desk.close()


def ticks_without_their_folder(folder):
    """A yes and a no that cannot be saved stand as they were said, and are saved when the folder is there again."""
    desk = Desk(PROGRAM, folder)
    desk.size(1920, 1080)
    share(desk, "samtykke")
    case, away = folder / "sager/2026-014", folder / "borte"
    path = case / "sag.yaml"
    off = desk.script("return [...document.querySelectorAll('button.toggle[aria-pressed=false]')].slice(0, 2).map(b => b.id)")
    pressed = lambda one: desk.script("return document.getElementById(arguments[0]).ariaPressed", one) == "true"
    case.rename(away)
    desk.click(By.ID, off[0])
    wait(desk.browser, "that it is said", lambda b: "ikke gemt endnu" in b.find_element(By.CSS_SELECTOR, ".told").text)
    assert pressed(off[0])
    desk.click(By.ID, off[1])
    wait(desk.browser, "both to stand", lambda b: pressed(off[1]) and len(b.find_elements(By.CSS_SELECTOR, ".unsaved")) == 2)
    # Said otherwise before it is saved.
    desk.click(By.ID, off[1])
    wait(desk.browser, "the no", lambda b: not pressed(off[1]))
    assert desk.browser.execute_script(ASKS)
    if PICTURES:
        desk.browser.save_screenshot(str(PICTURES / "samtykke-venter.png"))
    away.rename(case)
    wait(desk.browser, "it to be saved", lambda b: path.read_text(encoding="utf-8").count("svar: ja") == 2 and "svar: nej" in path.read_text(encoding="utf-8"))
    wait(desk.browser, "both as they were said", lambda b: pressed(off[0]) and not pressed(off[1]) and not b.find_elements(By.CSS_SELECTOR, ".unsaved"))
    assert not desk.browser.execute_script(ASKS)
    leave(desk)
    desk.close()


def every_way_from_a_question(folder):
    """What is chosen and written comes along by every button of a question, and an answer can be taken back and fetched again."""
    desk = Desk(PROGRAM, folder)
    desk.size(1280, 900)
    share(desk, "trivsel/nu")
    path = folder / "sager/2026-014/sag.yaml"
    at = lambda number: f"{HOME}/trivsel/nu/{number}"
    chosen = lambda b: b.execute_script("return document.querySelector('input[name=tal]:checked')?.value ?? null")
    goes = lambda value, number: (desk.click(By.CSS_SELECTOR, f"button[value={value}]"), wait(desk.browser, "the question", lambda b: desk.path() == at(number)))
    desk.go(at(3))
    desk.script("document.querySelector('input[name=tal][value=\"7\"]').click(); document.querySelector('details').open = true")
    desk.focus("document.getElementById('ord')")
    desk.keys("Halvt skrevet")
    assert desk.browser.execute_script(ASKS)
    desk.click(By.ID, "sidst")
    wait(desk.browser, "the last answer", lambda b: "Jeg har vasket op" in desk.text("main"))
    assert chosen(desk.browser) == "7" and value(desk, "ord") == "Halvt skrevet"
    assert "Halvt skrevet" not in path.read_text(encoding="utf-8") and desk.browser.execute_script(ASKS)
    goes("tilbage", 2)
    assert "Halvt skrevet" in path.read_text(encoding="utf-8")
    desk.script("[...document.querySelectorAll('.question .choices button')][0].click()")
    wait(desk.browser, "the question", lambda b: desk.path() == at(3) and chosen(b) == "7")
    desk.script("document.querySelector('input[name=tal][value=\"8\"]').click()")
    desk.click(By.CSS_SELECTOR, ".leave")
    wait(desk.browser, "the way out", lambda b: desk.path() == "/sammen/luk")
    desk.click(By.LINK_TEXT, "Bliv her")
    wait(desk.browser, "the question", lambda b: desk.path() == at(3) and chosen(b) == "8")
    # Un-chosen, the words stay.
    desk.script("document.querySelector('input[name=tal][value=\"\"]').click()")
    desk.script("[...document.querySelectorAll('.question .choices button')][0].click()")
    wait(desk.browser, "the next", lambda b: desk.path() == at(4))
    assert re.search(r"hverdagsaktiviteter: *\n? *\{?ord: Halvt skrevet", path.read_text(encoding="utf-8")), path.read_text(encoding="utf-8")
    goes("tilbage", 3)
    desk.click(By.CSS_SELECTOR, "button[name=ikke-nu]")
    wait(desk.browser, "the next", lambda b: desk.path() == at(4))
    assert "Halvt skrevet" not in path.read_text(encoding="utf-8")
    goes("fortryd", 3)
    assert "Halvt skrevet" in path.read_text(encoding="utf-8") and value(desk, "ord") == "Halvt skrevet"
    # Without the folder it stays, and is answered when the folder is there again.
    away = folder / "borte"
    desk.script("document.querySelector('input[name=tal][value=\"9\"]').click()")
    (folder / "sager/2026-014").rename(away)
    desk.script("[...document.querySelectorAll('.question .choices button')][0].click()")
    wait(desk.browser, "that it is said", lambda b: "ikke gemt endnu" in b.find_element(By.CSS_SELECTOR, ".told").text)
    assert chosen(desk.browser) == "9" and value(desk, "ord") == "Halvt skrevet" and desk.browser.execute_script(ASKS)
    away.rename(folder / "sager/2026-014")
    wait(desk.browser, "the next", lambda b: desk.path() == at(4))
    assert "tal: 9" in path.read_text(encoding="utf-8")
    leave(desk)
    desk.close()


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
    def example(name):
        folder = Path(room) / name
        copytree(ROOT / "data", folder)
        return folder

    for lang in ("da", "nb", "en"):
        every_page(example(lang), lang)
    by_touch, by_keys = draw(example("fingre"), False), draw(example("taster"), True)
    # A finger stands on a pixel, so the last digit may differ; every word is the same.
    words = lambda text: re.sub(r"(vinkel|2026-11-22): [\d.]+", r"\1: N", text)
    assert words(by_touch) == words(by_keys), (by_touch, by_keys)
    apart = max(abs(a - b) for a, b in zip(numbers(by_touch), numbers(by_keys), strict=True))
    assert apart < 0.7, apart
    print(f"a map of {len(NAMES)} drawn by touch and by keys alone: the same file, numbers at most {apart:.1f} apart")
    by_enter(example("referat"))
    in_the_middle(example("midt"))
    two_writers(example("to"))
    two_answers(example("svar"))
    two_ticks(example("samtykke"))
    opened_anew(example("paany"))
    a_map_without_its_folder(example("kort-borte"))
    ticks_without_their_folder(example("samtykke-borte"))
    every_way_from_a_question(example("spoergsmaal"))
    sixty_people(example("tres"))
print("the pages for sitting together hold")
