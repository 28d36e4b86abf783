# Standard input: a page of HTML. Standard output: its PDF, with tags, by WeasyPrint. What the page
# does not hold itself is neither fetched nor read.
import inspect
import sys

import pydyf
import weasyprint
from weasyprint.pdf.stream import Stream


def held_by_the_page(url, *words, **options):
    if url.lower().startswith("data:"):
        return weasyprint.default_url_fetcher(url, *words, **options)
    raise ValueError("nothing is fetched")


def with_alternative_texts(document, pdf):
    figures = [
        part for part in pdf.objects if isinstance(part, pydyf.Dictionary) and part.get("S") == "/Figure"
    ]
    texts = [
        picture.get("alt") or ""
        for figure in document._html.etree_element.iter("figure")
        for picture in figure.iter("img")
    ]
    if len(figures) != len(texts):
        sys.exit("this version of WeasyPrint does not tell which picture has which alternative text")
    for figure, text in zip(figures, texts):
        figure["Alt"] = pydyf.String(text)


page = weasyprint.HTML(
    string=sys.stdin.buffer.read().decode("utf-8"), base_url=None, url_fetcher=held_by_the_page
)
if "variant" in inspect.signature(page.write_pdf).parameters:
    # Up to 58 it has no alternative texts: `figure` becomes a figure, and gets that of its picture.
    tag_of = Stream.get_marked_content_tag
    Stream.get_marked_content_tag = lambda self, tag: "Figure" if tag == "figure" else tag_of(self, tag)
    pdf = page.write_pdf(variant="pdf/ua-1", finisher=with_alternative_texts)
else:
    pdf = page.write_pdf(pdf_variant="pdf/ua-1")
sys.stdout.buffer.write(pdf)
