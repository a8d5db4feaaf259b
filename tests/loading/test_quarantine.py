"""`standout quarantine`: rows are taken out, mended and loaded again, and then they are gone."""

GOOD = "".join(f"B{number};100,50;50,00;running\n" for number in range(20))
CASES = f"case_id;principal;outstanding;state\n{GOOD}A2;x;0,00;closed\nA3;y;z;closed\n"
DAY = ("--as-of", "2026-10-31")


def test_what_lies_in_quarantine_is_shown_by_file_and_reason(write, run):
    run("load", write("cases.csv", CASES), *DAY)
    done = run("quarantine")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("cases.csv: 2 rows\n  2 × principal = 'x': this is no number.")
    assert done.stdout.endswith("mend them there, and load the files again.\n")


def test_repeated_ragged_and_rejected_rows_are_shown_by_cause_with_their_count(write, run):
    first = write("cases.csv", f"{CASES}B0;100,50;50,00;running\nB1;100,50;50,00;running\nB9;1\n")
    paid = write("paid.csv", "case_id,paid_on,amount\nX1,2026-01-05,1\nX2,2026-01-05,1\n")
    run("load", first, paid, *DAY)
    shown = run("quarantine").stdout
    assert "  2 × case_id (Case) = 'B0': B0 is already in row 2 of cases.csv" in shown
    assert "  1 × the row has 2 cells, the header 4. Mend the row" in shown
    assert "  2 × case_id (Case) = 'X1': the case X1 is neither in the store" in shown


def test_an_empty_quarantine_says_so(write, run):
    run("load", write("cases.csv", "case_id,principal,outstanding,state\nA1,1,1,running\n"), *DAY)
    assert run("quarantine").stdout == "None: every row that was read could be stored.\n"


def test_a_mended_row_is_stored_and_leaves_quarantine(write, run, ask, tmp_path):
    run("load", write("cases.csv", CASES), *DAY)
    out = tmp_path / "mend"
    assert run("quarantine", "--out", out).exit_code == 0
    (made,) = out.iterdir()
    assert made.name == "cases.mend.csv"
    mended = made.read_text(encoding="utf-8-sig").replace("A2;x;", "A2;20,00;")
    other_name = out / "mended by hand.csv"
    other_name.write_text(mended, encoding="utf-8-sig")
    done = run("load", other_name, *DAY)
    assert done.exit_code == 0, done.output
    assert "not used" not in done.stdout
    assert ask("select principal from cases where case_id = 'A2'")[0][0] == 20
    left = ask("select distinct source_file, row_number from quarantine")
    assert left == [("mended by hand.csv", 3)]


def test_a_file_that_is_being_mended_is_not_written_over(write, run, tmp_path):
    run("load", write("cases.csv", CASES), *DAY)
    assert run("quarantine", "--out", tmp_path / "mend").exit_code == 0
    done = run("quarantine", "--out", tmp_path / "mend")
    assert done.exit_code == 1
    assert "a file of that name is there" in done.stderr
