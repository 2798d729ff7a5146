"""»vis« in a real browser: save, and the change is seen; break the file, and the message is seen; mend it, and it is gone.

    python tests/preview/browser.py target/debug/dialogdok
"""

import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from following import TODAY, again, attribute, choose, following, keys, port_of, save, text, wait

PROGRAM = Path(sys.argv[1]).resolve()


def squeezed(words):
    return "".join(words.split())


def save_break_mend(browser, folder):
    meeting = folder / "sager/2026-022/moede-2.yaml"
    theme = next(line for line in meeting.read_text(encoding="utf-8").splitlines() if line.startswith("tema:"))
    choose(browser, "Invitation til Preben Lauritsen")
    again(lambda: browser.execute_script("document.querySelector('a[aria-current]').focus()"))
    browser.execute_script("window.scrollTo(0, 150); window.same = true")

    save(meeting, theme, "tema: Det nye hus ved åen")
    wait(browser, "the new theme", lambda b: squeezed("Det nye hus ved åen") in squeezed(text(b, "sider")))
    assert "Lavet om kl." in text(browser, "tid")
    # The page was not loaded anew: focus and scrolling are where they were.
    assert browser.execute_script("return window.same && window.scrollY === 150")
    assert browser.execute_script("return document.activeElement.getAttribute('aria-current')") == "page"
    advice = text(browser, "beskeder")
    assert "fejl" not in advice, advice

    save(meeting, "tema: Det nye hus ved åen", "temaa: Det nye hus ved åen")
    wait(browser, "the message", lambda b: "Mente du »tema«?" in text(b, "beskeder"))
    # The same words as in the terminal, above the last good page.
    told = subprocess.run(
        [PROGRAM, "tjek", "sager/2026-022", "--dato", TODAY], cwd=folder, stderr=subprocess.PIPE, text=True, check=False
    ).stderr
    lines = [line.strip() for line in told.splitlines() if "temaa" in line or "Mente du" in line]
    assert len(lines) >= 3, told
    for line in lines:
        assert line in text(browser, "beskeder"), line
    assert squeezed("Det nye hus ved åen") in squeezed(text(browser, "sider"))
    assert attribute(browser, By.ID, "sider", "class") == "behind"
    # It can still be chosen, and so can the others.
    assert again(lambda: browser.find_element(By.CSS_SELECTOR, "a[aria-current]").text) == "Invitation til Preben Lauritsen"

    save(meeting, "temaa: Det nye hus ved åen", "tema: Et helt andet sted")
    wait(browser, "the mended page", lambda b: squeezed("Et helt andet sted") in squeezed(text(b, "sider")))
    # The advice that was there before is there still, and nothing else.
    assert text(browser, "beskeder") == advice
    assert attribute(browser, By.ID, "sider", "class") == ""


def another_case_and_the_sender(browser, folder):
    choose(browser, "Netværkskort")
    case = folder / "sager/2026-022/sag.yaml"
    person = next(line for line in case.read_text(encoding="utf-8").splitlines() if line.startswith("    navn: "))
    save(case, person, "    navn: Ny Bekendt Fra Kurset")
    wait(browser, "the new name on the map", lambda b: squeezed("Ny Bekendt Fra Kurset") in squeezed(text(b, "sider")))
    choose(browser, "Netværksoverblik")
    save(folder / "kommune.yaml", "navn: Solbjerg Kommune", "navn: Solbakke Kommune")
    wait(browser, "the new sender", lambda b: squeezed("Solbakke Kommune") in squeezed(text(b, "sider")))


def gone_and_back(browser, folder):
    choose(browser, "Netværkskort")
    case, away = folder / "sager/2026-022", folder / "away"
    advice = text(browser, "beskeder")
    case.rename(away)
    wait(browser, "that the case cannot be read", lambda b: "2026-022" in text(b, "beskeder"))
    away.rename(case)
    wait(browser, "the case again", lambda b: text(b, "beskeder") == advice)
    save(case / "sag.yaml", "navn: Ny Bekendt Fra Kurset", "navn: Gammel Bekendt Fra Koret")
    wait(browser, "what was saved after that", lambda b: squeezed("Gammel Bekendt Fra Koret") in squeezed(text(b, "sider")))


def by_keyboard(browser, address):
    browser.get(address)
    keys(browser, Keys.TAB)
    # What is off the screen comes onto it when it has the focus.
    skip = wait(browser, "a first stop", lambda b: b.execute_script("const one = document.activeElement; return [one.textContent, one.getBoundingClientRect().x]"))
    assert skip[0] == "Spring til siden" and skip[1] >= 0, "the first stop is the way past the list"
    keys(browser, Keys.ENTER)
    wait(browser, "the page to have the focus", lambda b: b.execute_script("return document.activeElement.id") == "side")
    again(lambda: browser.execute_script("[...document.querySelectorAll('nav a')].at(-1).focus()"))
    keys(browser, Keys.ENTER)
    wait(browser, "the last document", lambda b: b.find_elements(By.CSS_SELECTOR, "nav a")[-1].get_attribute("aria-current"))
    # A picture for those who see, the same as text for those who listen, in the document's language.
    page = "section[aria-label='Side 1']"
    assert browser.find_elements(By.CSS_SELECTOR, f"{page} div[aria-hidden=true] svg")
    assert attribute(browser, By.CSS_SELECTOR, f"{page} p.read[lang]", "textContent").strip()
    assert attribute(browser, By.TAG_NAME, "html", "lang") == "da"
    assert len(browser.find_elements(By.TAG_NAME, "h1")) == 1


def for_nobody_else(browser, address):
    origin = address[: address.index("/", len("http://"))]
    for path in ("/", "/00000000000000000000000000000000/", "/__events", "/__events/", "/../kommune.yaml"):
        try:
            answer = urllib.request.urlopen(origin + path, timeout=5).status
        except urllib.error.HTTPError as error:
            answer = error.code
        assert answer == 404, (path, answer)
    # Nothing is loaded from elsewhere.
    loaded = browser.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert all(name.startswith((origin, "data:")) for name in loaded), loaded
    # It listens on this machine alone: hexadecimal, 127.0.0.1.
    port = f":{port_of(address):04X}"
    listening = [line.split()[1] for name in ("tcp", "tcp6") for line in open(f"/proc/net/{name}") if line.split()[3] == "0A"]
    mine = [place for place in listening if place.endswith(port)]
    assert mine == ["0100007F" + port], mine


with following(PROGRAM, "sager/2026-022", "sager/2026-014") as (browser, address, folder):
    save_break_mend(browser, folder)
    another_case_and_the_sender(browser, folder)
    gone_and_back(browser, folder)
    by_keyboard(browser, address)
    for_nobody_else(browser, address)
print("the preview follows, tells and mends")
