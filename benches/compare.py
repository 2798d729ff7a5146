"""The same letter by three programs, on one machine in one run: ratios, versions, and how time and memory grow.

    pip install weasyprint pyyaml pypdf
    cargo install typst-cli --locked --version 0.15.1        # any typst 0.15 in the path will do
    cargo bench --profile dev --bench throughput --no-run    # builds what is measured
    python benches/compare.py [LETTERS]

Without typst in the path its row is left out. The letter is the invitation to a new participant of the example case
2026-031, with other names in each. All three are asked for tagged PDF/UA-1; typst and dialogdok for PDF/A-2a as well, which
WeasyPrint cannot make at the same time.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LETTERS = int(sys.argv[1]) if len(sys.argv) > 1 else 100
BENCH = ["cargo", "bench", "--quiet", "--profile", "dev", "--bench", "throughput", "--"]


def bench(*words):
    """Runs the benchmark of letters, and gives its last line as words."""
    out = subprocess.run([*BENCH, *map(str, words)], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return out.strip().rpartition("\n")[2].split()


def median(times):
    return sorted(times)[len(times) // 2]


def timed(do, items):
    """Milliseconds of each, the median of them."""
    times = []
    for item in items:
        begun = time.perf_counter()
        do(item)
        times.append((time.perf_counter() - begun) * 1000)
    return median(times)


# ---- the letter as HTML: the same words, the same places


def html(view, texts):
    i, common, m = texts["invitation"], texts["common"], view["meeting"]
    helper, citizen = view["coordinator"], view["citizen"]
    known = dict(borger=citizen["called"], borgers=citizen["genitive"], tovholder=helper["name"], telefon=helper["phone"])

    def say(text, **more):
        for key, value in {**known, **more}.items():
            text = text.replace("{" + key + "}", value or "")
        return escape(text)

    def lines(items):
        return "<br>".join(escape(item) for item in items if item)

    hours = say(common["from_to"], fra=m["from"], til=m["to"])
    where = ", ".join([m["place"], *m["address"]])
    facts = [
        (i["facts"]["when"], f"<b>{escape(m['weekday_date'].capitalize())} {hours}</b>"),
        (i["facts"]["where"], escape(where)),
        (i["facts"]["theme"], escape(m["theme"] or "")),
        (i["facts"]["answer"], say(i["facts"]["answer_by"], dato=view["answer_by"])),
    ]
    team = f" {common['and']} ".join(filter(None, [view["facilitator"], *view["reflectors"]]))
    form = say(i["form"]["text"], mødeleder=view["facilitator"], holdet=team)
    frames = say(i["frames"]["text"], varighed=common["durations"].get(str(m["minutes_long"]), ""))
    sender = view["sender"]
    foot = " · ".join([sender["name"], sender["department"], ", ".join(sender["address"]), sender["phone"]])
    people = "".join(f"<li>{escape(p['name'])}, {escape(p['relation'])}</li>" for p in view["participants"] or [])
    rows = "".join(f"<tr><th scope='row'>{escape(term)}</th><td>{value}</td></tr>" for term, value in facts)
    return f"""<!doctype html><html lang="da"><head><meta charset="utf-8"><title>{escape(i['title']['new'])}</title><style>
      @font-face {{ font-family: S; src: url(file://{ROOT}/typst-templates/fonts/SourceSans3-Regular.ttf) }}
      @font-face {{ font-family: S; font-weight: 600; src: url(file://{ROOT}/typst-templates/fonts/SourceSans3-Semibold.ttf) }}
      @page {{ size: A4; margin: 24mm 18mm 19mm 20mm; @bottom-left {{ content: "{foot}"; font: 8.5pt S }}
        @bottom-right {{ content: "Side " counter(page) " af " counter(pages); font: 8.5pt S }} }}
      body {{ font: 10pt/1.22 S; margin: 0 }} h1 {{ font-size: 20pt; margin: 0 0 2mm }} ul {{ margin: 0 0 2mm; list-style: none; padding: 0 }} h2 {{ font-size: 10.5pt; margin: 4mm 0 1mm }}
      b, h1, h2 {{ font-weight: 600; color: {sender['colour']} }} p {{ margin: 0 0 2mm }} th {{ text-align: left; font-weight: 400 }}
      .window {{ position: absolute; top: 21mm; left: 0 }} .side {{ position: absolute; top: 21mm; right: 0; text-align: right; font-size: 9pt }}
      .body {{ margin-top: 52mm; width: 136mm }} table {{ border-left: 2pt solid {sender['colour']}; padding-left: 5mm }}
      </style></head><body><header><img src="file://{ROOT}/data/logo.svg" alt="{escape(sender['name'])}" height="45"> <b>{escape(sender['name'])}</b></header>
      <div class="window">{lines([view['recipient']['name'], *view['recipient']['address']])}</div>
      <div class="side">{lines([view['date'], common['reference'], view['reference'], helper['name'], helper['phone']])}</div>
      <div class="body"><h1>{say(i['heading']['new'])}</h1><p>{say(i['greeting'], navn=view['recipient']['name'])}</p>
      <p>{say(i['opening']['new'])}</p><h2>{escape(i['why'])}</h2><p>{escape(view['why'])}</p><table>{rows}</table>
      <h2>{escape(i['what'])}</h2><p><b>{i['frames']['heading']}.</b> {frames}</p><p><b>{i['form']['heading']}.</b> {form}</p>
      <p><b>{i['purpose']['heading']}.</b> {say(i['purpose']['text'])}</p><h2>{escape(i['who'])}</h2><ul>{people}</ul>
      <p>{say(i['first_talk'])}</p><p>{escape(i['closing'])}<br><b>{escape(helper['name'])}</b><br>{say(i['signature_role'])}</p>
      <p style="font-size: 8.5pt">{say(i['small_print'])}</p></div></body></html>"""


def weasyprint_letters(folder):
    """In a process of its own: the milliseconds of a letter, and the most memory."""
    import weasyprint
    import yaml
    from weasyprint.text.fonts import FontConfiguration

    texts = yaml.safe_load((ROOT / "typst-templates/texts/da.yaml").read_text(encoding="utf-8"))
    fonts = FontConfiguration()

    def one(path):
        page = html(json.loads(path.read_text(encoding="utf-8")), texts)
        pdf = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1", font_config=fonts)
        path.with_suffix(".weasyprint.pdf").write_bytes(pdf)

    letters = sorted(folder.glob("*.json"))
    one(letters[0])
    taken = timed(one, letters)
    return taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def typst_letters(folder, typst):
    most = []

    def one(path):
        shutil.copy(path, folder / "data.json")
        run = subprocess.Popen(
            [typst, "compile", "--root", folder, "--ignore-system-fonts", "--font-path", folder / "fonts", "--pdf-standard", "ua-1,a-2a",
             folder / "letter.typ", path.with_suffix(".typst.pdf")]
        )
        _, status, usage = os.wait4(run.pid, 0)
        assert status == 0, "typst has refused the letter"
        most.append(usage.ru_maxrss // 1024)

    letters = sorted((folder / "letters").glob("*.json"))
    one(letters[0])
    return timed(one, letters[:20]), max(most)


def versions(typst):
    yield "dialogdok", subprocess.run(["cargo", "pkgid"], cwd=ROOT, capture_output=True, text=True).stdout.strip().rsplit("#", 1)[-1].rsplit("@", 1)[-1]
    if typst:
        yield "typst", subprocess.run([typst, "--version"], capture_output=True, text=True).stdout.split()[1]
    for name in ("weasyprint", "pydyf"):
        try:
            yield name, version(name)
        except PackageNotFoundError:
            pass


with tempfile.TemporaryDirectory() as folder:
    folder = Path(folder)
    shutil.copytree(ROOT / "typst-templates", folder, dirs_exist_ok=True)
    (folder / "letters").mkdir()
    bench("skriv", folder / "letters", LETTERS)
    (folder / "pages.json").write_text("1")
    (folder / "letter.typ").write_text('#import "invitation.typ": paper\n#paper(json("data.json"))\n')
    (folder / "pictures").mkdir()
    shutil.copy(ROOT / "data/logo.svg", folder / "pictures/0")
    typst = shutil.which("typst")

    _, _, _, ours, peak = bench(LETTERS * 10, 1)
    rows = [("dialogdok, one thread of a batch", float(ours), int(peak))]
    if typst:
        rows.append(("typst on the command line, a process for each", *typst_letters(folder, typst)))
    with ProcessPoolExecutor(1) as pool:
        rows.append(("WeasyPrint, one Python process", *pool.submit(weasyprint_letters, folder / "letters").result()))

    print(", ".join(f"{name} {number}" for name, number in versions(typst)))
    print(f"\n| the same letter, {LETTERS} of them | ms each | times dialogdok | peak MB |\n|---|---:|---:|---:|")
    for name, taken, memory in rows:
        print(f"| {name} | {taken:.1f} | {taken / float(ours):.0f} | {memory} |")

print("\n| letters | seconds | ms each | peak MB |\n|---:|---:|---:|---:|")
for letters in (10, 100, 1_000, 10_000):
    _, _, _, each, peak = bench(letters, 1)
    print(f"| {letters} | {letters * float(each) / 1000:.2f} | {each} | {peak} |")
