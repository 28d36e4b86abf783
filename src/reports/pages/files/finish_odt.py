# Standard input: an ODT file by pandoc. Standard output: the same, its pictures with alternative
# texts, which pandoc leaves out (the arguments, in their order), its tables at the left and with a
# line below each row.
import io
import re
import sys
import zipfile
from xml.sax.saxutils import escape

FRAME = re.compile(r"(<draw:frame\b[^>]*><draw:image\b[^>]*/>)(</draw:frame>)")


def finished(content, alternatives):
    if len(FRAME.findall(content)) != len(alternatives):
        sys.exit("this version of pandoc does not tell which picture has which alternative text")
    texts = iter(alternatives)
    content = FRAME.sub(lambda frame: f"{frame[1]}<svg:title>{escape(next(texts))}</svg:title>{frame[2]}", content)
    content = content.replace('table:align="center"', 'table:align="left"')
    return re.sub(
        r'(<style:table-cell-properties )fo:border="none"',
        r'\1fo:border-bottom="0.5pt solid #bbbbbb" fo:padding="0.06cm"',
        content,
    )


result = io.BytesIO()
with zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())) as source, zipfile.ZipFile(result, "w") as target:
    for entry in source.infolist():
        data = source.read(entry)
        if entry.filename == "content.xml":
            data = finished(data.decode("utf-8"), sys.argv[1:]).encode("utf-8")
        target.writestr(entry, data)
sys.stdout.buffer.write(result.getvalue())
