"""Makes the PDF files of this folder from text.txt, each as another kind of program writes Arabic.

    pip install weasyprint fpdf2 uharfbuzz reportlab arabic-reshaper python-bidi
    python3 make.py

The sentences are our own. The files hold subsets of Noto Naskh Arabic and Noto Sans Arabic (SIL Open Font License 1.1) and of DejaVu
Sans (Bitstream Vera licence), which Debian has as fonts-noto-core and fonts-dejavu-core; both licences allow that.
"""

from pathlib import Path

import weasyprint
from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display
from fpdf import FPDF
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

HERE = Path(__file__).parent
FONTS = Path("/usr/share/fonts/truetype")
PARAGRAPHS = (HERE / "text.txt").read_text(encoding="utf-8").strip().split("\n\n")


def typeset(name, style, change=lambda html: html):
    """Letters and ligatures as a browser or a word processor sets them."""
    body = change("".join(f"<p>{p}</p>" for p in PARAGRAPHS))
    page = f'<html dir="rtl" lang="ar"><style>@page {{ size: A4; margin: 2cm }} {style}</style><body>{body}</body></html>'
    weasyprint.HTML(string=page).write_pdf(HERE / name)


def shaped():
    """Letters shaped by HarfBuzz, line by line."""
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("naskh", fname=FONTS / "noto/NotoNaskhArabic-Regular.ttf")
    pdf.add_font("latin", fname=FONTS / "dejavu/DejaVuSans.ttf")
    pdf.set_font("naskh", size=13)
    pdf.set_fallback_fonts(["latin"])
    pdf.set_text_shaping(True, direction="rtl", script="arab")
    for paragraph in PARAGRAPHS:
        pdf.multi_cell(0, 9, paragraph, align="R", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(5)
    pdf.output(HERE / "shaped.pdf")


def drawn(name, shape, width):
    """Letters in the order in which they are seen, as programs write that know nothing of Arabic."""
    pdfmetrics.registerFont(TTFont("sans", FONTS / "dejavu/DejaVuSans.ttf"))
    page = canvas.Canvas(str(HERE / name))
    page.setFont("sans", 12)
    y = 780
    for paragraph in PARAGRAPHS:
        line = []
        for word in [*paragraph.split(" "), None]:
            full = word and pdfmetrics.stringWidth(shape(" ".join([*line, word])), "sans", 12) > width
            if line and (word is None or full):
                page.drawRightString(540, y, get_display(shape(" ".join(line)), base_dir="R"))
                y -= 19
                line = []
            line.append(word)
        y -= 12
    page.save()


naskh = 'body { font: 13pt "Noto Naskh Arabic" }'
sans = 'body { font: 11pt "Noto Sans Arabic"; text-align: justify }'
typeset("letters.pdf", naskh)
typeset("ligatures.pdf", sans, lambda html: html.replace("دولار", "<b>دولار</b>"))
typeset("columns.pdf", f"{naskh} body {{ font-size: 11pt; column-count: 2; text-align: justify }}")
shaped()
drawn("forms.pdf", ArabicReshaper(configuration={"delete_harakat": False}).reshape, 460)
drawn("bare.pdf", lambda line: line, 330)
