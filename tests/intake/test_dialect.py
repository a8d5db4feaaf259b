"""Encoding, marks and header are found: shown in the layout, and the cells are right."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import FileUnreadable, HeaderMissing, HeaderUnusable
from dashboard.intake.files.reader import Export, open_export
from dashboard.intake.mapping import Dialect, Mapping
from tests.intake.reading import cells_of, numbers_of, unreadable_of


def opened(tmp_path: Path, content: bytes | str, told: Dialect | None = None) -> Export:
    path = tmp_path / "saker.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_export(path, Mapping(told or Dialect()))


NORDIC = "Saksnr;Skyldner;Beløp\n1;Bjørn Åsheim, Nærøy;100,50\n2;ØSTLI & SØNN AS;1 200,00\n"
SWEDISH = "Ärende;Gäldenär;Belopp\n1;Åke Öberg, Malmö;100,50\n2;KÄLLÖ ÅKERI AB;200,00\n"
GERMAN = "Fall;Schuldner;Betrag\n1;Jürgen Groß, Köln;100,50\n2;MÜLLER & SÖHNE;200,00\n"
FINNISH = "Asia;Velallinen;Määrä\n1;Väinö Hämäläinen;100,50\n2;PÄIJÄNNE OY;200,00\n"


@pytest.mark.parametrize("text", [NORDIC, SWEDISH, GERMAN, FINNISH])
@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
        *("cp1252", "latin-1", "iso8859-15", "cp850", "mac_roman"),
    ],
)
def test_an_encoding_is_known_by_its_letters(tmp_path: Path, text: str, encoding: str):
    export = opened(tmp_path, text.encode(encoding))
    rows = [tuple(line.split(";")) for line in text.splitlines()]
    assert [export.headers, *cells_of(export)] == rows


@pytest.mark.parametrize(
    ("text", "encoding", "known_as"),
    [
        ("id;sum\n1;5 € – «Øst»\n", "cp1252", "cp1252"),
        ("id;sum\nÅse;5 €\nLøv;9 €\n", "iso8859-15", "iso8859-15"),
        ("id;navn\n1;Åsa Öström\n2;Käthe Grün\n", "cp437", "cp850"),
        ("id;sum\nÅse;1\u00a0200,50\n", "cp1252", "cp1252"),
        ("id;sum\nÅse;1\u00a0200,50\n", "cp850", "cp850"),
        ("id;navn\n1;Ola\n", "ascii", "utf-8"),
    ],
)
def test_what_is_read_alike_has_one_name(tmp_path: Path, text, encoding, known_as):
    export = opened(tmp_path, text.encode(encoding))
    assert export.source.layout.encoding == known_as
    assert cells_of(export)[0] == tuple(text.split("\n")[1].split(";"))


def test_a_letter_far_down_settles_the_encoding(tmp_path: Path):
    rows = "".join(f"{number};Oslo\n" for number in range(200_000))
    export = opened(tmp_path, f"id;by\n{rows}".encode() + "200000;Tromsø\n".encode("cp1252"))
    assert export.source.layout.encoding == "cp1252"
    assert cells_of(export)[-1] == ("200000", "Tromsø")


def test_a_few_bad_bytes_do_not_spoil_a_utf8_file(tmp_path: Path):
    good = "".join(f"{number};Tromsø\n" for number in range(50)).encode()
    export = opened(tmp_path, b"id;by\n" + good + b"50;Troms\xf8\n")
    assert len(cells_of(export)) == 50
    assert [(row.row_number, row.cells) for row in unreadable_of(export)] == [
        (52, ("50", "Troms\ufffd"))
    ]


@pytest.mark.parametrize("mark", list(";,\t|^~:"))
def test_any_usual_delimiter_is_found(tmp_path: Path, mark: str):
    export = opened(
        tmp_path, f"id{mark}navn{mark}by\n1{mark}Ola{mark}Oslo\n2{mark}Kari{mark}Bergen\n"
    )
    assert export.source.layout.delimiter == mark
    assert cells_of(export) == [("1", "Ola", "Oslo"), ("2", "Kari", "Bergen")]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("id;beløp;rente\n1;100,50;2,50\n2;1,25;3,10\n", ";"),
        ('id,beløp\n1,100.50\n2,"1,000.50"\n', ","),
        ("id;navn\n1;Hansen, Ole\n2;Olsen, Kari\n", ";"),
        ("id,tid,navn\n1,2026-01-31 12:30:00,a\n2,2026-01-31 12:31:00,b\n", ","),
        ("id\tbeløp\n1\t1;2,5\n2\t3,4\n", "\t"),
        ("id|navn|note\n1|Ola|a;b;c;d\n2|Kari|e,f,g\n", "|"),
        ("Beløp, NOK;Rente, NOK;Sum, NOK\n100,50;2,50;103,00\n", ";"),
        ("Uttrekk: 31.01.2026, kl 12\nid,navn,by\n1,Ola,Oslo\n2,Kari,Bergen\n", ","),
    ],
)
def test_the_delimiter_is_what_cuts_all_rows_alike(tmp_path: Path, text: str, delimiter: str):
    assert opened(tmp_path, text).source.layout.delimiter == delimiter


def test_excel_may_say_the_delimiter_itself(tmp_path: Path):
    export = opened(tmp_path, "sep=,\nid,a;b\n1,x\n2,y;z\n")
    assert export.source.layout.delimiter == ","
    assert export.source.layout.header_row == 2
    assert cells_of(export) == [("1", "x"), ("2", "y;z")]


def test_a_told_delimiter_is_not_looked_for(tmp_path: Path):
    assert opened(tmp_path, "a;b#c\n1;2#3\n", Dialect(delimiter="#")).headers == ("a;b", "c")


def test_apostrophes_may_be_the_quotes(tmp_path: Path):
    export = opened(tmp_path, "'id','navn'\n'1','Hansen, Ole'\n'2','O''Brien'\n")
    assert export.source.layout.quote == "'"
    assert cells_of(export) == [("1", "Hansen, Ole"), ("2", "O'Brien")]


def test_an_apostrophe_in_a_number_is_no_quote(tmp_path: Path):
    export = opened(tmp_path, "id;sum\n1;1'234.50\n2;'t Hooft\n")
    assert cells_of(export) == [("1", "1'234.50"), ("2", "'t Hooft")]


def test_quotes_may_have_a_backslash_before_them(tmp_path: Path):
    export = opened(
        tmp_path, 'id,navn,by\n1,"Kafé \\"Sol\\", AS",Oslo\n2,"b",Moss\n3,"c \\"d\\"",By\n'
    )
    assert cells_of(export)[0] == ("1", 'Kafé "Sol", AS', "Oslo")


def test_a_backslash_before_a_quote_may_itself_be_escaped(tmp_path: Path):
    text = 'id,navn,sti\n1,"\\"Sol\\", AS","C:\\\\"\n2,"a \\"b\\", c","\\N"\n'
    assert cells_of(opened(tmp_path, text)) == [
        ("1", '"Sol", AS', "C:\\"),
        ("2", 'a "b", c', "\\N"),
    ]


@pytest.mark.parametrize("line", ['\\"', "\\ ", '\\"\\ ', '"\\"', '\\"a', '"a\\"b', "\\"])
def test_a_backslash_loses_no_line(tmp_path: Path, line: str):
    export = opened(tmp_path, f"a;b\n1;2\n{line}\n3;4\n", Dialect(header_row=1))
    assert cells_of(export) == [("1", "2"), ("3", "4")]
    assert [(row.row_number, row.cells[0]) for row in unreadable_of(export)] == [
        (3, "\\" if line == '"\\"' else line.strip() if "a" in line else line)
    ]


def test_one_backslash_before_a_quote_escapes_nothing(tmp_path: Path):
    text = 'id,navn,by\n1,"Kafé \\"Sol, AS",Oslo\n2,"b",Moss\n'
    export = opened(tmp_path, text)
    assert cells_of(export) == [("2", "b", "Moss")]
    assert [row.row_number for row in unreadable_of(export)] == [2]


@pytest.mark.parametrize("text", ['="00471";="1";100,00', '"=""00471""";"=""1""";"100,00"'])
def test_a_formula_of_a_text_is_that_text(tmp_path: Path, text: str):
    export = opened(tmp_path, f'="Saksnr";Navn;Beløp\n{text}\n=1+1;="a"&"b";=""\n')
    assert export.headers == ("Saksnr", "Navn", "Beløp")
    assert cells_of(export) == [("00471", "1", "100,00"), ("=1+1", '="a"&"b"', None)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16-le", "utf-16-be"])
def test_padding_of_a_text_is_not_seen(tmp_path: Path, encoding: str):
    text = "id;navn;by\n1;Bjørn\0;Oslo\0\0\0\n2;Kari;Tromsø\n"
    export = opened(tmp_path, text.encode(encoding) + bytes(512))
    assert cells_of(export) == [("1", "Bjørn", "Oslo"), ("2", "Kari", "Tromsø")]
    assert unreadable_of(export) == []


@pytest.mark.parametrize("content", [bytes(512), b"a\0\0\0;\0\0\0" * 9, b"id;by\n1;\x01\0\n"])
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, content: bytes):
    with pytest.raises(FileUnreadable, match="the content is not text"):
        opened(tmp_path, content)


def test_files_put_together_hide_no_mark_between_them(tmp_path: Path):
    export = opened(tmp_path, '\ufeffid;by\n1;Oslo\n\ufeff"2";"Moss"\n\ufeff3;By\n')
    assert cells_of(export) == [("1", "Oslo"), ("2", "Moss"), ("3", "By")]


def test_a_path_may_end_in_a_backslash(tmp_path: Path):
    export = opened(tmp_path, 'id,sti\n1,"C:\\mappe\\"\n2,"D:\\"\n')
    assert cells_of(export) == [("1", "C:\\mappe\\"), ("2", "D:\\")]


def test_a_file_may_be_told_to_have_no_quotes(tmp_path: Path):
    export = opened(tmp_path, 'id;navn\n1;"Sol" AS\n2;19" skjerm\n', Dialect(quote=""))
    assert cells_of(export) == [("1", '"Sol" AS'), ("2", '19" skjerm')]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(tmp_path: Path, end: str):
    export = opened(tmp_path, end.join(["id;navn", "1;Ola", "2;Kari"]))
    assert cells_of(export) == [("1", "Ola"), ("2", "Kari")]
    assert numbers_of(export) == [2, 3]


def test_what_stands_above_the_header_is_kept_as_preamble(tmp_path: Path):
    text = "Rapport: Åpne saker\nEksportdato: 31.01.2026\n\nSaksnr;Navn;Beløp\nA1;Ola;100,50\n"
    export = opened(tmp_path, text)
    layout = export.source.layout
    assert (layout.header_row, export.headers) == (4, ("Saksnr", "Navn", "Beløp"))
    assert layout.preamble == ("Rapport: Åpne saker", "Eksportdato: 31.01.2026")
    assert (cells_of(export), numbers_of(export)) == ([("A1", "Ola", "100,50")], [5])


@pytest.mark.parametrize(
    "above",
    [
        "Åpne saker;;\n;;\n",
        "Kunde;Firma AS;\nPeriode;2026;\n",
        "Kunde;Firma AS\nEksport;31.01.2026\nAntall;2\n",
        "Sum;;200,50\n",
        "\n\n\n",
        ";;\n",
    ],
)
def test_the_header_is_found_below_anything(tmp_path: Path, above: str):
    export = opened(tmp_path, above + "Saksnr;Navn;Beløp\nA1;Ola;100,50\nA2;Kari;100,00\n")
    assert export.headers == ("Saksnr", "Navn", "Beløp")
    assert cells_of(export) == [("A1", "Ola", "100,50"), ("A2", "Kari", "100,00")]


def test_the_header_of_a_table_of_words_is_its_first_row(tmp_path: Path):
    assert opened(tmp_path, "x,y,\nA1,b,note\nA2,c,\n").headers == ("x", "y", "column 3")


def test_a_file_without_header_is_refused(tmp_path: Path):
    text = "A1;Ola;100,50;31.01.2026\nA2;Kari;200,00;28.02.2026\n"
    with pytest.raises(HeaderMissing, match=r"row 1 reads: A1 \| Ola .* header_row under"):
        opened(tmp_path, text)


def test_the_header_row_may_be_told(tmp_path: Path):
    text = "Saksnr;2024;2025\nnr;kr;kr2\nA1;1;2\n"
    export = opened(tmp_path, text, Dialect(header_row=2))
    assert export.headers == ("nr", "kr", "kr2")
    assert numbers_of(export) == [3]
    with pytest.raises(FileUnreadable, match="row 9, which header_row tells"):
        opened(tmp_path, text, Dialect(header_row=9))


def test_a_repeated_name_is_refused_with_its_row(tmp_path: Path):
    with pytest.raises(
        HeaderUnusable, match="row 3 names these columns more than once: Navn, navn"
    ):
        opened(tmp_path, "Liste\n\nid;Navn;navn\n1;a;b\n")


cell = st.text(
    st.characters(codec="cp1252", exclude_characters="\r\n", exclude_categories=["Cc", "Zs"]),
    min_size=1,
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(cell, cell, cell), min_size=1, max_size=8),
    st.sampled_from(";,\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_table_comes_back_from_any_dialect(
    tmp_path_factory: pytest.TempPathFactory, rows, delimiter: str, encoding: str, end: str
):
    quoted = ['"' + '";"'.join(one.replace('"', '""') for one in row) + '"' for row in rows]
    lines = [line.replace('";"', f'"{delimiter}"') for line in quoted]
    path = tmp_path_factory.mktemp("drawn") / "a.csv"
    path.write_bytes(end.join([delimiter.join("abc"), *lines]).encode(encoding))
    told = Dialect(delimiter=delimiter, encoding=encoding, header_row=1)
    safe = [row for row in rows if not any('";"' in one for one in row)]
    if len(safe) == len(rows):
        assert cells_of(open_export(path, Mapping(told))) == rows
