"""From a save to the new page in the browser, in milliseconds: a letter and a map.

    python benches/preview.py target/debug/dialogdok
"""

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests/preview"))
from following import choose, following, save, wait  # noqa: E402

TIMES = 20
WATCH = """
window.seen = 0;
new MutationObserver(() => requestAnimationFrame(() => { window.seen = Date.now(); }))
  .observe(document.getElementById("sider"), { childList: true });
"""


def measure(browser, label, file, old, words):
    choose(browser, label)
    browser.execute_script(WATCH)
    taken = []
    for n in range(TIMES + 2):
        new = f"{words} {n}"
        browser.execute_script("window.seen = 0")
        begun = time.time()
        save(file, old, new)
        wait(browser, new, lambda b: b.execute_script("return window.seen"))
        taken.append(browser.execute_script("return window.seen") - begun * 1000)
        old = new
    taken = sorted(taken[2:])
    print(f"{label:<32} median {statistics.median(taken):5.0f} ms   slowest of {TIMES} {taken[-1]:5.0f} ms")


with following(sys.argv[1], "sager/2026-022") as (browser, _, folder):
    case = folder / "sager/2026-022"
    theme = next(line for line in (case / "moede-2.yaml").read_text(encoding="utf-8").splitlines() if line.startswith("tema:"))
    measure(browser, "Invitation til Preben Lauritsen", case / "moede-2.yaml", theme, "tema: Et nyt sted")
    measure(browser, "Netværkskort", case / "sag.yaml", "navn: Preben Lauritsen", "navn: Preben Lauritsen")
