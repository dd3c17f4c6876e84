"""Which writer writes which format."""

from app.core.transcript.writing import Format, Job, Writer


def writer(kind: Format, job: Job) -> Writer:
    """Return the writer of a format; each is imported when it is asked for."""
    if kind is Format.JSON:
        from app.core.transcript.json_file import JsonFile

        return JsonFile(job)
    if kind is Format.JSONL:
        from app.core.transcript.jsonl_file import JsonlFile

        return JsonlFile(job)
    if kind is Format.CSV:
        from app.core.transcript.csv_file import CsvFile

        return CsvFile(job)
    if kind is Format.DOCX:
        from app.core.transcript.docx_file import DocxFile

        return DocxFile(job)
    if kind is Format.HTML:
        from app.core.transcript.html_file import HtmlFile

        return HtmlFile(job)
    if kind is Format.MARKDOWN:
        from app.core.transcript.markdown_file import MarkdownFile

        return MarkdownFile(job)
    raise ValueError(kind)
