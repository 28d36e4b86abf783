#!/usr/bin/env python3
"""Documents as their readers get them: what is in a DOCX, an ODT, an HTML and a PDF file.

    tests/documents/check.py [--program FILE]

One living document is exported in each form. Its records and its words are hostile; its charts have
alternative texts. Each form is unpacked and looked into.
"""

import argparse
import html.parser
import http.server
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import stores  # noqa: E402

NEEDED = {
    "pandoc": "pandoc", "rsvg-convert": "librsvg2-bin", "weasyprint": "weasyprint",
    "fc-list": "fontconfig", "pdftotext": "poppler-utils",
}
FORMS = ("docx", "odt", "html", "pdf")
SECRET = "the-words-of-a-file-that-nobody-named"
FUNDING = "Paid by <b>A</b> & *B* {.big}"
DISCLAIMER = "Not the view of $\\input{SECRET}$ A"
CHART = "Where it <ran> & \"why\""
ALLOWED_TAGS = set(
    "html head meta title style body h1 h2 h3 h4 h5 h6 p a span strong em del code pre br hr ul ol li table "
    "colgroup col thead tbody tr th td figure img blockquote sup section".split()
)

# What a person might put into a field or into the words of a document. Each stays the text it is.
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "[click](javascript:alert(3))",
    "![remote](URL/remote.png)",
    "![file](SECRET)",
    "\\input{SECRET} @include{SECRET} {{< include SECRET >}}",
    "`x`{=html} [y]{.cls onclick=alert(4)} $x^2$ H~2~O",
    "text[^1] ^[inline] @cite [@cite]",
    "URL/bare.png www.example.org",
    "a | b ||| **c** _d_ # e",
    "=HYPERLINK(\"URL/cell\") &lt;b&gt; &#60;",
)
PROSE = """---
title: <script>yaml()</script>
header-includes: <script>yaml()</script>
---

<!-- mieux document: from=2018 to=2020 -->

# The year

<script>alert("prose")</script>

<iframe src="URL/frame.html"></iframe> <img src="URL/img.png"> [script](javascript:alert(5)) [file](file://SECRET)

![remote](URL/shown.png) ![file](SECRET) ![above](../mieux.yaml) ![data](data:text/html;base64,PHNjcmlwdD4=)

`code`{=html} $\\input{SECRET}$ \\include{SECRET}

```{=html}
<script>alert("raw")</script>
```

[^note]: A note <script>alert("note")</script>

Words with a note[^note], <!-- mieux n: figure activities --><!-- /mieux --> in all. <!-- a secret comment -->

<!-- mieux list: list actions columns=id,title -->
<!-- /mieux -->

<!-- mieux chart: chart actions by=region title="TITLE" -->
<!-- /mieux -->

<!-- write: a secret wish -->
"""


class Listener(http.server.ThreadingHTTPServer):
    """Notes who asks for something: nobody shall."""

    def __init__(self):
        self.asked = []
        super().__init__(("127.0.0.1", 0), Answer)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_error(404)

    def log_message(self, *_):
        pass


class Tags(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


def texts(folder, url):
    """The hostile texts, with what they point to."""
    return [text.replace("URL", url).replace("SECRET", str(folder / "secret.txt")) for text in HOSTILE]


def prepare(folder, program, url):
    store = folder / "store"
    stores.copy_store("small-office", store)
    (folder / "secret.txt").write_text(SECRET)
    programme = (store / "mieux.yaml").read_text()
    funding = f"acknowledgement: {yaml(FUNDING)}\ndisclaimer: {yaml(DISCLAIMER)}"
    (store / "mieux.yaml").write_text(re.sub("(?m)^acknowledgement: .*", lambda _: funding, programme))
    action = store / "actions/benin.yaml"
    title = " ".join(texts(folder, url))
    action.write_text(re.sub("(?m)^title: .*", lambda _: f"title: {yaml(title)}", action.read_text(), count=1))
    (store / "reports").mkdir()
    prose = PROSE.replace("URL", url).replace("SECRET", str(folder / "secret.txt"))
    (store / "reports/year.md").write_text(prose.replace("TITLE", CHART.replace('"', '\\"')))
    mieux(program, store, "report", "build", "year")
    return store


def yaml(text):
    return "'" + text.replace("'", "''") + "'"


def mieux(program, store, *words):
    done = subprocess.run(
        [program, *words], cwd=store, env=environment(program, store), capture_output=True, text=True
    )
    if done.returncode != 0:
        sys.exit(f"mieux {' '.join(words)} ends with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stderr


def environment(program, store):
    return stores.environment(program, store) | {"TMPDIR": str(store.parent / "temporary")}


def plain(text):
    """Blanks aside: lines are broken elsewhere in each form."""
    return re.sub(r"\s+", "", text)


def words_of(form, path):
    """What a reader sees."""
    if form == "pdf":
        # Into a file: the layout of a table would put words of other cells between.
        return subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    if form == "html":
        text = re.sub("(?s)<style>.*?</style>", "", path.read_text())
        return "".join(ElementTree.fromstring(f"<x>{as_xml(text)}</x>").itertext())
    with zipfile.ZipFile(path) as archive:
        names = ["word/document.xml", "word/footnotes.xml"] if form == "docx" else ["content.xml"]
        return "".join("".join(ElementTree.fromstring(archive.read(name)).itertext()) for name in names)


def as_xml(text):
    body = text[text.index("<body>") : text.index("</body>") + len("</body>")]
    return re.sub(r"<(br|hr|img|col)\b([^>]*?)/?>", r"<\1\2/>", body)


def check_words(form, path, folder, url):
    """The texts of records are there as they were typed, and the words of files and comments are not."""
    seen = plain(words_of(form, path))
    for text in (*texts(folder, url), FUNDING, DISCLAIMER):
        # A title in a table is one line; a long word may be broken by a soft hyphen in none of them.
        if plain(text) not in seen:
            yield f"not there as it was typed: {text}"
    for text in ("alert(\"prose\")", "alert(\"raw\")", "alert(\"note\")"):
        if plain(text) not in seen.replace("“", '"').replace("”", '"'):
            yield f"words of the document are not there: {text}"
    for text in (SECRET, "a secret comment", "a secret wish", "mieux.store/1"):
        if plain(text) in seen:
            yield f"is there: {text}"


def check_html(path, url):
    text = path.read_text()
    tags = Tags(text).found
    for tag, attributes in tags:
        if tag not in ALLOWED_TAGS:
            yield f"has the element <{tag}>"
        for name, value in attributes.items():
            if name.startswith("on") or (name == "src" and not value.startswith("data:image/")):
                yield f"<{tag}> has {name}={value[:60]}"
            if name == "href" and not re.match("https?://|mailto:|#", value):
                yield f"a link leads to {value}"
    if ("html", {"lang": "en"}) not in tags or "<title>" not in text:
        yield "says no language or no title"
    if not any(tag == "img" and attributes.get("alt") == CHART for tag, attributes in tags):
        yield "the chart has no alternative text"
    if "Content-Security-Policy" not in text:
        yield "lets a browser fetch"


def check_docx(path, url):
    with zipfile.ZipFile(path) as archive:
        document = archive.read("word/document.xml").decode()
        names = archive.namelist()
        relations = "".join(archive.read(name).decode() for name in names if name.endswith(".rels"))
    for target in re.findall(r'Target="([^"]*)"[^>]*TargetMode="External"', relations):
        if not re.match("https?://|mailto:", target):
            yield f"a link leads to {target}"
    if "onclick" in relations or "javascript:" in relations:
        yield "has a script"
    if [Path(name).suffix for name in names if "media/" in name] != [".png"]:
        yield f"has not one picture: {names}"
    described = [part.get("descr") for part in ElementTree.fromstring(document).iter() if part.tag.endswith("docPr")]
    if described != [CHART]:
        yield f"the chart has the alternative text {described}"
    if not any("footer" in name for name in names) or 'instrText xml:space="preserve"> PAGE ' not in footer_of(path):
        yield "has no page numbers"
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', document)]
    if not widths or sum(widths[:2]) > 9100:
        yield f"its table is wider than the page: {widths}"


def footer_of(path):
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if "word/footer" in name)


def check_odt(path, url):
    with zipfile.ZipFile(path) as archive:
        content = ElementTree.fromstring(archive.read("content.xml"))
        pictures = [name for name in archive.namelist() if name.startswith("Pictures/")]
        styles = archive.read("styles.xml").decode()
    for part in content.iter():
        for name, value in part.attrib.items():
            if name.endswith("}href") and not re.match("https?://|mailto:|#|Pictures/", value):
                yield f"refers to {value}"
    if len(pictures) != 1:
        yield f"has not one picture: {pictures}"
    spoken = ["".join(part.itertext()) for part in content.iter() if part.tag.endswith(("}title", "}desc"))]
    if CHART not in spoken:
        yield f"the chart has the alternative text {spoken}"
    if "text:page-number" not in styles:
        yield "has no page numbers"


def check_pdf(path, url):
    data = path.read_bytes()
    told = [bytes.fromhex(text.decode()).decode("utf-16") if text else plain_text.decode("latin-1")
            for text, plain_text in re.findall(rb"/Alt (?:<([0-9a-f]+)>|\((.*?)\)(?= ?/|\n|>))", data)]
    if CHART not in told:
        yield f"the chart has the alternative text {told}"
    for target in re.findall(rb"/URI \((.*?)\)", data):
        if not re.match(rb"https?:|mailto:", target):
            yield f"a link leads to {target}"
    if b"/JavaScript" in data or b"/EmbeddedFile" in data:
        yield "has a script or a file in it"
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    if "LiberationSans" not in fonts.replace("-", ""):
        yield f"has other fonts:\n{fonts}"
    if not re.search(r"\b1\s*/\s*\d", subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout):
        yield "has no page numbers"


CHECKS = {"html": check_html, "docx": check_docx, "odt": check_odt, "pdf": check_pdf}


def check_form(form, store, program, listener):
    said = mieux(program, store, "report", "export", "year", "--format", form, "--output", "out")
    if "4 pictures left out" not in said:
        yield f"does not say which pictures are left out:\n{said}"
    path = store / f"out/year.{form}"
    yield from check_words(form, path, store.parent, listener.url)
    yield from CHECKS[form](path, listener.url)
    if listener.asked:
        yield f"fetched {listener.asked}"
    left = sorted(path.name for path in (store.parent / "temporary").iterdir())
    if left:
        yield f"left {left} behind"


def check_templates(store, program):
    """Pages and styles of the store."""
    (store / "templates/page.html").write_text("<title>{{title}}</title><p id=own>{{acknowledgement}}</p>{{body}}")
    mieux(program, store, "report", "export", "year", "--format", "html", "--output", "own")
    page = (store / "own/year.html").read_text()
    if page.count("Paid by &lt;b&gt;") != 1 or "<p id=own>Paid by" not in page:
        yield "the page does not say once, at its place, who pays"
    shutil.copy(store / "out/year.docx", store / "templates/reference.docx")
    mieux(program, store, "report", "export", "year", "--format", "docx", "--output", "own")
    (store / "templates/reference.docx").write_text("no archive")
    done = subprocess.run(
        [program, "report", "export", "year", "--format", "docx", "--output", "third"],
        cwd=store, env=environment(program, store), capture_output=True, text=True,
    )
    if done.returncode != 4 or "templates/reference.docx: pandoc failed" not in done.stderr:
        yield f"a reference that is none: {done.returncode}\n{done.stderr}"
    if (store / "third").exists():
        yield "wrote something all the same"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=Path, default=stores.DEFAULT_PROGRAM)
    program = parser.parse_args().program.resolve()
    stores.require_program(program)
    missing = [package for name, package in NEEDED.items() if not shutil.which(name)]
    if missing:
        sys.exit(f"missing: apt-get install {' '.join(missing)}")
    failed = 0
    with tempfile.TemporaryDirectory(prefix="documents-") as name:
        (Path(name) / "temporary").mkdir()
        listener = Listener()
        store = prepare(Path(name), program, listener.url)
        checks = {form: check_form(form, store, program, listener) for form in FORMS}
        checks["templates"] = check_templates(store, program)
        for what, problems in checks.items():
            problems = list(problems)
            failed += bool(problems)
            for problem in problems:
                print(f"{what}: {problem}")
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
