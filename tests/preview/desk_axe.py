"""Every page of the desk by axe-core: what it is to those who listen, enlarge or use no mouse (WCAG 2.2 A and AA, best practice).

    python tests/preview/desk_axe.py target/debug/dialogdok "$(.ci/axe/fetch)" [FOLDER FOR PICTURES]
"""

import re
import sys
import tempfile
from pathlib import Path
from shutil import copytree

from selenium.webdriver.common.by import By

from desk_room import Desk
from following import ROOT

PROGRAM = Path(sys.argv[1]).resolve()
AXE = Path(sys.argv[2]).read_text(encoding="utf-8")
PICTURES = Path(sys.argv[3]).resolve() if len(sys.argv) > 3 else None

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Files and not pages.
FILES = re.compile(r"^/fil/|/papir/|/fil$|/samlet/|^/ledelse/(kladde|udgivet)")
# One case stands for the others, and three people for all.
OTHERS = re.compile(r"^/forloeb/2(?!026-014)")


def pages(desk):
    """Walks from page to page by their links."""
    waiting, seen, people = ["/"], set(), 0
    while waiting:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        desk.go(path)
        yield path
        for href in desk.script("return [...document.querySelectorAll('a[href]')].map(a => a.href)"):
            href = href.removeprefix(desk.root).split("#")[0]
            if not href.startswith("/") or FILES.search(href) or OTHERS.search(href) or href in seen or href in waiting:
                continue
            if re.search(r"/netvaerk/[0-9a-f]{12}", href):
                people += 1
                if people > 3:
                    continue
            waiting.append(href)


def judge(desk, where):
    """What axe finds on the page as it is."""
    desk.browser.execute_script(AXE)
    found = desk.browser.execute_async_script(
        "const [rules, done] = arguments; axe.run(document, {runOnly: {type: 'tag', values: rules}})"
        ".then(r => done([r.violations, r.passes.length, r.incomplete]), e => done(['' + e, 0, []]))",
        RULES,
    )
    violations, passes, incomplete = found
    assert passes > 5, (where, found)
    lines = [
        f"{where}: {one['id']} ({one['impact']}): {one['help']}: {node['html'][:160]}"
        for one in violations
        for node in one["nodes"][:5]
    ]
    return lines, passes, [one["id"] for one in incomplete]


def by_size(desk, where, wrong):
    """Both as wide as a screen and as narrow as a telephone."""
    passes, unsure = 0, []
    for width, height in ((1280, 900), (320, 700)):
        desk.size(width, height)
        lines, passed, incomplete = judge(desk, f"{where} ({width} px)")
        wrong += lines
        passes, unsure = max(passes, passed), sorted(set(unsure + incomplete))
    print(f"{where:60} {passes:3} rules hold{'; to be looked at: ' + ', '.join(unsure) if unsure else ''}")
    desk.size(1280, 900)


def the_example(folder, wrong):
    desk = Desk(PROGRAM, folder, PICTURES)
    count = 0
    for number, path in enumerate(pages(desk)):
        by_size(desk, path, wrong)
        if PICTURES:
            desk.picture(f"axe-{number:02}")
        count += 1
    # What is only there after something was done: papers made and sent, a mistake, a protected number.
    desk.go("/forloeb/2026-014/papirer")
    desk.press("Lav alt, der er brug for nu")
    by_size(desk, "papers that are made", wrong)
    desk.click(By.XPATH, "//label[contains(., 'Invitation til Bent Mikkelsen')]/input")
    desk.press("Skriv op som sendt")
    by_size(desk, "papers that are sent", wrong)
    desk.click(By.CSS_SELECTOR, ".papers a[href*='/sendt/']")
    by_size(desk, "a frozen paper beside that of now", wrong)
    desk.picture("sendt-og-nu")
    desk.go("/ledelse")
    desk.press("Udgiv")
    by_size(desk, "a report that is refused", wrong)
    desk.go("/forloeb/2026-014/moede/4")
    desk.set("Svar senest", "snart", kind="text")
    desk.press("Gem")
    by_size(desk, "a form with a mistake", wrong)
    desk.forget()
    desk.close()
    return count


def an_empty_folder(folder, wrong):
    desk = Desk(PROGRAM, folder)
    for path in ("/afsender", "/forloeb", "/forloeb/nyt"):
        desk.go(path)
        by_size(desk, f"{path}, in an empty folder", wrong)
    desk.close()


wrong = []
with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
    example = Path(folder) / "eksempel"
    copytree(ROOT / "data", example)
    count = the_example(example, wrong)
    empty = Path(folder) / "tom"
    empty.mkdir()
    an_empty_folder(empty, wrong)
print("\n".join(wrong) if wrong else f"axe finds nothing on {count} pages and what becomes of them")
sys.exit(bool(wrong))
