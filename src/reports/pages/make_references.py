#!/usr/bin/env python3
"""Makes files/reference.docx and files/reference.odt, whose styles documents get, of pandoc's own.

Run it after a change here, and look at documents made with them as pages. Same pandoc, same bytes.
"""

import io
import re
import subprocess
import zipfile
from pathlib import Path

FILES = Path(__file__).resolve().parent / "files"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FOOTER = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="right"/></w:pPr>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
</w:p></w:ftr>"""
# A4, 2.5 cm at each side.
SECTION = f"""<w:sectPr><w:footerReference xmlns:r="{RELATION}" r:id="rIdFooter" w:type="default"/>
<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1417" w:bottom="1361" w:left="1417"
 w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>"""
FONT = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/>'
OFFICE_TITLE = """<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading"
 style:next-style-name="Text_20_body" style:class="chapter"><style:paragraph-properties fo:margin-bottom="0.5cm"
 fo:text-align="start"/><style:text-properties fo:font-size="19pt" fo:font-weight="bold" fo:color="#1f3864"/>
</style:style>"""
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BBBBBB"/>' for side in ("top", "bottom", "insideH")
)


def default_of(name):
    data = subprocess.run(["pandoc", "--print-default-data-file", name], capture_output=True, check=True).stdout
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def write(name, files):
    # The type of an ODT file comes first, uncompressed.
    with zipfile.ZipFile(FILES / name, "w") as archive:
        for path in sorted(files, key=lambda path: (path != "mimetype", path)):
            info = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, files[path])


def replaced(text, old, new, most=0):
    result, count = re.subn(old, lambda match: match.expand(new) if "\\" in new else new, text, count=most, flags=re.S)
    assert count, old
    return result


def style(text, name, change):
    pattern = rf'<w:style [^>]*w:styleId="{name}".*?</w:style>'
    found = re.search(pattern, text, re.S)
    assert found, name
    return text[: found.start()] + change(found.group(0)) + text[found.end() :]


def sized(half_points, *, space_before=None, space_after=None, left=False):
    """A paragraph style with letters of this size."""

    def change(text):
        text = re.sub(r'<w:sz(?:Cs)? w:val="\d+" ?/>', "", text)
        size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        if "</w:rPr>" in text:
            text = text.replace("</w:rPr>", size + "</w:rPr>")
        else:
            text = text.replace("</w:style>", f"<w:rPr>{size}</w:rPr></w:style>")
        if space_before is not None:
            text = replaced(
                text, r"<w:spacing [^>]*/>", f'<w:spacing w:before="{space_before}" w:after="{space_after}"/>'
            )
        return re.sub(r'<w:jc w:val="center" ?/>', '<w:jc w:val="left"/>', text) if left else text

    return change


def table_style(text):
    text = replaced(text, r"<w:tblInd [^>]*/>", rf"\g<0><w:tblBorders>{BORDERS}</w:tblBorders>", 1)
    text = replaced(text, r'<w:(top|bottom) w:w="0"', r'<w:\1 w:w="40"')
    text = replaced(text, r'<w:tblStylePr w:type="firstRow">', r'\g<0><w:rPr><w:b/><w:bCs/></w:rPr>')
    return replaced(
        text,
        r'<w:bottom w:val="single" ?/>',
        '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F3864"/>',
    )


def docx():
    files = default_of("reference.docx")
    styles = files["word/styles.xml"].decode()
    styles = replaced(styles, r"<w:rFonts [^>]*Theme[^>]*/>", FONT)
    styles = re.sub(r'<w:color w:val="(345A8A|4F81BD|17365D)"[^>]*/>', '<w:color w:val="1F3864"/>', styles)
    styles = replaced(styles, r'(<w:rPrDefault>.*?)<w:sz w:val="24" ?/>\s*<w:szCs w:val="24" ?/>', r'\1<w:sz w:val="20"/><w:szCs w:val="20"/>', 1)
    styles = style(styles, "Title", sized(38, space_before=0, space_after=240, left=True))
    for number, size in enumerate((30, 25, 22, 20, 20, 20), 1):
        styles = style(styles, f"Heading{number}", sized(size, space_before=320, space_after=100))
    styles = style(styles, "BodyText", lambda text: replaced(text, r"<w:spacing [^>]*/>", '<w:spacing w:before="80" w:after="120" w:line="269" w:lineRule="auto"/>'))
    styles = style(styles, "Compact", sized(18, space_before=0, space_after=0))
    styles = style(styles, "VerbatimChar", sized(17))
    styles = style(styles, "Table", table_style)
    styles = replaced(
        styles,
        r"</w:styles>",
        '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>'
        '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="TableSmall"><w:name w:val="Table Small"/>'
        '<w:qFormat/><w:rPr><w:sz w:val="14"/><w:szCs w:val="14"/></w:rPr></w:style></w:styles>',
    )
    files["word/styles.xml"] = styles.encode()
    files["word/footer1.xml"] = FOOTER.encode()
    document = files["word/document.xml"].decode()
    files["word/document.xml"] = replaced(document, r"<w:sectPr ?/>", SECTION).encode()
    relations = files["word/_rels/document.xml.rels"].decode()
    files["word/_rels/document.xml.rels"] = replaced(
        relations, "</Relationships>", f'<Relationship Type="{RELATION}/footer" Id="rIdFooter" Target="footer1.xml"/></Relationships>'
    ).encode()
    types = files["[Content_Types].xml"].decode()
    files["[Content_Types].xml"] = replaced(
        types, "</Types>", f'<Override PartName="/word/footer1.xml" ContentType="{FOOTER_TYPE}"/></Types>'
    ).encode()
    write("reference.docx", files)


def office_style(text, name, changes):
    """A paragraph style of ODT with other properties of its letters."""
    found = re.search(rf'<style:style\s+style:name="{name}".*?</style:style>', text, re.S)
    assert found, name
    changed = found.group(0)
    if "<style:text-properties" not in changed:
        changed = changed.replace("</style:style>", "<style:text-properties /></style:style>")
    for property, value in changes.items():
        alone = re.compile(rf'{property}="[^"]*"')
        if alone.search(changed):
            changed = alone.sub(f'{property}="{value}"', changed)
        else:
            changed = changed.replace("<style:text-properties", f'<style:text-properties {property}="{value}"')
    return text[: found.start()] + changed + text[found.end() :]


def odt():
    files = default_of("reference.odt")
    styles = files["styles.xml"].decode()
    styles = replaced(styles, r'fo:page-width="8.5in"\s+fo:page-height="11in"', 'fo:page-width="21cm" fo:page-height="29.7cm"')
    for side, width in (("top", "2.2"), ("bottom", "2"), ("left", "2.5"), ("right", "2.5")):
        styles = replaced(styles, f'fo:margin-{side}="1in"', f'fo:margin-{side}="{width}cm"')
    styles = replaced(styles, r'(style:name="Times New Roman"\s+svg:font-family=)"[^"]*"', r'\1"Arial"')
    styles = replaced(styles, r'(<style:default-style style:family="paragraph">.*?)fo:font-size="12pt"', r'\1fo:font-size="10pt"', 1)
    assert 'style:name="Title"' not in styles
    styles = replaced(styles, "</office:styles>", OFFICE_TITLE + "</office:styles>")
    styles = office_style(styles, "Table_20_Contents", {"fo:font-size": "9pt"})
    for number, size in enumerate(("15pt", "12.5pt", "11pt", "10pt", "10pt", "10pt"), 1):
        styles = office_style(styles, f"Heading_20_{number}", {"fo:font-size": size, "fo:font-style": "normal", "fo:color": "#1f3864"})
    files["styles.xml"] = styles.encode()
    write("reference.odt", files)


if __name__ == "__main__":
    FILES.mkdir(exist_ok=True)
    docx()
    odt()
