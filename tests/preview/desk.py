"""The desk in a real browser: by keyboard from a new forløb to a letter, the paper that changes while one types, 320 px.

    python tests/preview/desk.py target/debug/dialogdok [FOLDER FOR PICTURES]
"""

import sys
import tempfile
from pathlib import Path
from shutil import copytree

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from desk_room import FIELD, TYPED, Desk
from following import ROOT, wait

PROGRAM = Path(sys.argv[1]).resolve()
PICTURES = Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None


def from_an_empty_folder(folder):
    desk = Desk(PROGRAM, folder, PICTURES)
    assert desk.path() == "/afsender", desk.path()
    for label, text in {
        "Navn": "Solbjerg Kommune", "Afdeling": "Center for Socialpsykiatri",
        "Adresse": "Rådhuspladsen 1\n8355 Solbjerg", "Telefon": "89 40 00 00",
    }.items():
        desk.write(label, text)
    desk.picture("afsender-ny")
    desk.submit()
    assert desk.path() == "/", desk.path()
    desk.go("/forloeb/nyt")
    desk.picture("nyt-forloeb")
    desk.write("Navn", "Sara Lindholm")
    desk.write("Samtykke", "2026-11-20")
    desk.write("Dit navn, hvis du er tovholder", "Pia Holm")
    desk.click(By.CSS_SELECTOR, "input[type=radio][value='4']")
    desk.submit()
    assert desk.path().endswith("/netvaerk/ny"), desk.path()
    for label, text in {"Navn": "Lone Lindholm", "Relation": "mor", "Felt": "familie", "Afstand": "1", "Adresse": "Engvej 3\n8355 Solbjerg"}.items():
        desk.write(label, text)
    desk.submit()
    case = desk.path().split("/netvaerk")[0]
    desk.go(f"{case}/moede/nyt")
    desk.write("Tidspunkt", "2026-12-10T14:00")
    desk.write("Sted: navn", "Hjemme hos Sara")
    desk.submit()
    assert desk.path() == f"{case}/moede/1", desk.path()
    desk.tab_to("return [...document.querySelectorAll('label')].find(l => l.textContent.includes('Lone Lindholm'))?.querySelector('input')")
    desk.keys(Keys.SPACE)
    desk.tab_to("return document.querySelector('.invite summary')")
    desk.keys(Keys.ENTER)
    desk.write("Hvorfor", "Du kender min hverdag.")
    read = lambda b: b.execute_script("return document.getElementById('sider').textContent")
    wait(desk.browser, "the letter", lambda b: "Du kender min hverdag." in read(b).replace("\n", " ") or "Lone" in read(b))
    desk.submit()
    text = next(folder.glob("sager/*/moede-1.yaml")).read_text(encoding="utf-8")
    assert "- person: mor\n    hvorfor: Du kender min hverdag." in text, text
    desk.picture("foerste-moede")
    desk.close()


def the_example(folder):
    desk = Desk(PROGRAM, folder, PICTURES)
    desk.picture("hvad-nu")
    for name, path in {
        "forloeb": "/forloeb", "overblik": "/forloeb/2026-014", "borger": "/forloeb/2026-014/side/borger",
        "netvaerk": "/forloeb/2026-014/netvaerk", "samtykke": "/forloeb/2026-014/side/samtykke",
        "moede": "/forloeb/2026-014/moede/4", "referat": "/forloeb/2026-014/moede/3/referat",
        "netvaerksteam": "/forloeb/2026-014/side/netvaerksteam", "overlevering": "/forloeb/2026-014/overlevering",
        "udgangspunkt": "/forloeb/2026-014/side/udgangspunkt", "trivsel": "/forloeb/2026-014/side/trivsel",
        "mere": "/forloeb/2026-014/side/mere", "papirer": "/forloeb/2026-014/papirer", "afsender": "/afsender", "afslutning": "/forloeb/2026-014/side/afslutning",
    }.items():
        desk.go(path)
        desk.picture(name)
    desk.go("/forloeb/2026-014/netvaerk")
    desk.click(By.LINK_TEXT, "Ida Lindholm")
    desk.picture("person")
    person = desk.path()
    desk.go(f"{person}/slet")
    desk.picture("slet")
    desk.go(person)
    desk.set("Relation", "")
    desk.submit()
    assert desk.browser.find_elements(By.CSS_SELECTOR, ".told a[href^='#f']"), "no way from the top to the field"
    desk.picture("fejl")
    desk.go("/forloeb/2026-014/moede/4")
    times = []
    for number in range(10):
        word = f"Tema{number}"
        desk.script(f"{FIELD} window.begun = performance.now(); field.value = arguments[1]; {TYPED}", "Tema", word)
        wait(desk.browser, "the new page", lambda b: b.execute_script("return document.getElementById('sider').textContent.includes(arguments[0])", word))
        times.append(desk.browser.execute_script("return performance.now() - window.begun"))
    print(f"from a key to the new letter: {sorted(times)[len(times) // 2]:.0f} ms in the middle of ten, the slowest {max(times):.0f} ms")
    assert "Tema" not in "".join(p.read_text(encoding="utf-8") for p in folder.glob("sager/2026-014/moede-4.yaml")).replace("tema", "")
    loaded = desk.browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert all(name.startswith((desk.root, "blob:" + desk.root)) for name in loaded), loaded
    desk.forget()
    desk.close()


def sixty_people(folder):
    """A large network, with long names, on every page of the case."""
    path = folder / "sager/2026-014/sag.yaml"
    fields = ["familie", "slægt", "fritid", "arbejde/skole", "professionel"]
    people = "".join(
        f"  - id: p{n}\n    navn: Anne-Marie Bartholomæussen-Frederiksborg {n}\n    relation: bekendt fra foreningen\n"
        f"    felt: {fields[n % 5]}\n    afstand: {1 + n % 5}\n" for n in range(45)
    )
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("streger:\n", people + "streger:\n", 1), encoding="utf-8")
    desk = Desk(PROGRAM, folder, PICTURES)
    case = "/forloeb/2026-014"
    for name, page in {
        "overblik": "", "borger": "/side/borger", "netvaerk": "/netvaerk", "samtykke": "/side/samtykke", "netvaerksteam": "/side/netvaerksteam",
        "moede": "/moede/4", "referat": "/moede/3/referat", "papirer": "/papirer",
    }.items():
        desk.go(case + page)
        desk.picture(f"tres-{name}")
    desk.go(f"{case}/netvaerk")
    desk.click(By.PARTIAL_LINK_TEXT, "Frederiksborg 7")
    desk.picture("tres-person")
    desk.close()


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
    empty = Path(folder) / "tom"
    empty.mkdir()
    from_an_empty_folder(empty)
    example = Path(folder) / "eksempel"
    copytree(ROOT / "data", example)
    the_example(example)
    many = Path(folder) / "tres"
    copytree(ROOT / "data", many)
    sixty_people(many)
print("the desk holds")
