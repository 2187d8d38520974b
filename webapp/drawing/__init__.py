"""The drawings: figures and translated words in, SVG text out, for the page and the PDF alike."""
