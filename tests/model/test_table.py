"""Tables: what is in them is found, what was done to them is told, and what is wrong is named by line or column."""

import json
import struct
import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.checks import Invalid
from model.data.build import build
from model.data.choice import Data
from model.data.columns import MOST_ROWS, Report, read
from model.data.dataset import Dataset
from model.data.examples import LONGEST_NAME, Content, description_length, names_of, pack, place_of, short, unpack
from model.data.rows import TableInvalid, find_encoding
from model.data.table import HEAD, Plan, Preview, inspect, plan_for
from model.work import finished
from tests.model.test_idx import mutated


def look(text: str | bytes, encoding: str = "utf-8") -> Preview:
    return finished(inspect(text if isinstance(text, bytes) else text.encode(encoding)))


def take(text: str | bytes, **changes: Any) -> tuple[Content, int, Report]:
    preview = look(text)
    plan = plan_for(preview)
    return finished(read(preview, Plan(**{**vars(plan), **changes})))


FLOWERS = "length,width,kind\n" + "\n".join(f"{k},{k / 2},{'abc'[k % 3]}" for k in range(12))


def test_numbers_and_classes() -> None:
    content, classes, report = take(FLOWERS)
    assert classes == 3
    np.testing.assert_array_equal(content.points, [[k, k / 2] for k in range(12)])
    np.testing.assert_array_equal(content.targets, [k % 3 for k in range(12)])
    assert content.names.inputs == ("length", "width")
    assert content.names.classes == ("a", "b", "c")
    assert content.names.target == "kind"
    assert report == Report(12, 0, (), (), False)


def test_texts_become_an_input_for_each_category() -> None:
    rows = [("red", 1), ("blue", 2), ("", 3)] * 4
    content, classes, report = take("\n".join(["colour,size", *(f"{c},{s}.5" for c, s in rows)]), classes=False)
    assert classes == 0
    assert content.names.inputs == ("colour = blue", "colour = red")
    np.testing.assert_array_equal(content.points[:3], [[0, 1], [1, 0], [0, 0]])
    assert report.categories == (("colour", ("blue", "red")),)
    assert report.missing == (("colour", 4),)


def test_what_is_missing_counts_as_the_mean_or_is_left_out() -> None:
    text = "x,y\n" + "\n".join(["1,a", "NaN,b", "3,a", "inf,b", "?,a", "1e30,b", "9,", "word,a", *["1,b", "3,a"] * 15])
    content, _, report = take(text)
    assert report.rows == 37  # a row without its target is no example
    assert report.dropped == 1
    assert report.missing == (("x", 5), ("y", 1))
    np.testing.assert_array_equal(content.points[:7, 0], [1, 2, 3, 2, 2, 2, 2])  # the mean of 1 and 3
    content, _, report = take(text, drop_missing=True)
    assert report.rows == 32
    assert set(content.points[:, 0]) == {1, 3}


def test_classes_that_are_numbers_stand_in_their_order() -> None:
    content, classes, _ = take("x,y\n" + "\n".join(f"{k},{(10, 9, 1)[k % 3]}" for k in range(12)), classes=True)
    assert classes == 3
    assert content.names.classes == ("1", "9", "10")
    np.testing.assert_array_equal(content.targets[:3], [2, 1, 0])


def test_classes_that_are_counted_stand_in_their_order() -> None:
    """As in "class 2", "class 10"; numbers alone come first, and texts without any are sorted as ever."""
    names = ["b10", "b2", "b", "10반", "2반", "7", "b2 c11", "b2 c3", "a"]
    content, classes, _ = take("x,y\n" + "\n".join(f"{k},{name}" for k, name in enumerate(names)))
    assert classes == len(names)
    assert content.names.classes == ("7", "2반", "10반", "a", "b", "b2", "b2 c3", "b2 c11", "b10")
    assert [content.names.classes[k] for k in content.targets.tolist()] == names
    assert sorted(["k010", "k9", "k" + "1" * 5_000, "k0", "k008"], key=place_of)[:4] == ["k0", "k008", "k9", "k010"]


def test_what_occurs_only_in_rows_that_are_left_out_is_no_class_and_no_category() -> None:
    rows = [
        *[("1", "red", "yes"), ("2", "blue", "no")] * 10,
        ("", "green", "maybe"),
        ("3", "pink", ""),
        ("", "red", "no"),
    ]
    text = "x,colour,target\n" + "\n".join(",".join(row) for row in rows)
    content, classes, report = take(text, drop_missing=True)
    assert (classes, content.names.classes) == (2, ("no", "yes"))
    assert content.names.inputs == ("x", "colour = blue", "colour = red")
    assert report.categories == (("colour", ("blue", "red")),)
    np.testing.assert_array_equal(content.points[:2], [[1, 0, 1], [2, 1, 0]])
    np.testing.assert_array_equal(content.targets, [1, 0] * 10)
    content, classes, _ = take(text)
    assert (classes, content.names.classes) == (3, ("maybe", "no", "yes"))
    assert content.names.inputs == ("x", "colour = blue", "colour = green", "colour = red"), "pink has no target"


def test_a_second_class_in_rows_that_are_left_out_is_none() -> None:
    text = "x,y\n" + "\n".join([f"{k},yes" for k in range(20)] + [",no"] * 5)
    with pytest.raises(TableInvalid) as caught:
        take(text, drop_missing=True)
    assert (caught.value.code, caught.value.values) == ("one_class", {"column": "y"})


LONG = "Iris species described in the field guide by Fisher 1936 as variant "


def test_classes_that_begin_alike_are_classes_of_their_own() -> None:
    text = "x,target\n" + "\n".join(f"{k},{LONG}{'AB'[k % 2]}" for k in range(12))
    content, classes, _ = take(text)
    assert classes == 2
    np.testing.assert_array_equal(content.targets, [0, 1] * 6)
    assert content.names.classes == (
        "Iris species described in the…de by Fisher 1936 as variant A",
        "Iris species described in the…de by Fisher 1936 as variant B",
    )


def test_categories_that_begin_alike_are_inputs_of_their_own() -> None:
    """Here their ends are alike, too."""
    text = f"{LONG},x,y\n" + "\n".join(f"{LONG}{'AB'[k % 2]}{LONG},{k},{k}" for k in range(12))
    content, _, report = take(text, classes=False)
    np.testing.assert_array_equal(content.points[:2], [[1, 0, 0], [0, 1, 1]])
    [(_, categories)] = report.categories
    for names in (content.names.inputs, categories):
        assert len(set(names)) == len(names)
        assert all(len(name) <= LONGEST_NAME for name in names)
    pack(content, 0)


def test_no_two_names_are_alike() -> None:
    assert names_of(["a", "b  c", "a", "a (2)", "a"]) == ("a", "b c", "a (2)", "a (2) (2)", "a (3)")
    end = "x" * 100
    names = names_of([f"{k}{end}{k}{end}" for k in range(3)] + [f"{end}{k}{end}" for k in range(12)] + [end[:59] + "…"])
    assert len(set(names)) == 16
    assert all(len(name) <= LONGEST_NAME for name in names)
    assert names[0] == short(f"0{end}")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949"])
def test_encodings_are_recognised(encoding: str) -> None:
    text = "키,무게,종류\r\n" + "\r\n".join(f"{k},{2 * k},{['사과', '배', '감'][k % 3]}" for k in range(30))
    preview = look(text, encoding)
    assert [column.name for column in preview.columns] == ["키", "무게", "종류"]
    content, _, _ = finished(read(preview, plan_for(preview)))
    assert content.names.classes == ("감", "배", "사과")


def test_text_whose_very_first_byte_is_no_utf_8_is_told_from_it() -> None:
    content = "이름,키\n가,1\n".encode("cp949")
    assert content[0] == 0xC0, "which no letter of UTF-8 begins with"
    assert finished(find_encoding(content)) == "cp949"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_recognised(delimiter: str) -> None:
    assert look(FLOWERS.replace(",", delimiter)).delimiter == delimiter


def test_a_decimal_comma_is_understood_where_it_is_no_delimiter() -> None:
    content, _, _ = take("x;y\n" + "\n".join(f"{k},5;{'ab'[k % 2]}" for k in range(12)))
    np.testing.assert_array_equal(content.points[:, 0], np.arange(12) + 0.5)


@pytest.mark.parametrize("delimiter", [";", "|"])
@pytest.mark.parametrize("line", ["{k},5;{k},25;0,5", "{k},5;{k}", "{k},5;yes", "{k},234,567.5;{k}"])
def test_commas_within_numbers_divide_nothing_without_a_header_either(line: str, delimiter: str) -> None:
    text = "\n".join(line.format(k=k) for k in range(1, 13)).replace(";", delimiter)
    assert look(text).delimiter == delimiter


def test_a_comma_divides_where_other_signs_stand_within_cells() -> None:
    for cell in ("a;b", "3;4", "x|y"):
        assert look("\n".join(f"{k},{k + 1},{cell}" for k in range(12))).delimiter == ","


def column_of(cells: list[str], delimiter: str = "\t") -> list[float]:
    """How a column of these cells is read beside another."""
    rows = cells * (20 // len(cells) + 1)
    text = f"price{delimiter}t\n" + "\n".join(f"{cell}{delimiter}{k % 2}" for k, cell in enumerate(rows))
    return take(text)[0].points[: len(cells), 0].tolist()


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["999", "1,250", "12,500", "3,000"], [999, 1_250, 12_500, 3_000]),  # as spreadsheets of Korea copy them
        (["-1,250", "+3,000", "0", "7"], [-1_250, 3_000, 0, 7]),
        (["1,250,000", "2,500"], [1_250_000, 2_500]),
        (["1,250,000", "2500"], [1_250_000, 2_500]),
        (["1,250.5", "2,500", "2500"], [1_250.5, 2_500, 2_500]),
        (["0.5", "2,500", "2500.0"], [0.5, 2_500, 2_500]),
        (["8,900", "12,500"], [8_900, 12_500]),
        (["1,250", "3,5"], [1.25, 3.5]),
        (["1,250", "0,125"], [1.25, 0.125]),
        (["21,125", "1021"], [21.125, 1_021]),  # who groups thousands does so everywhere
        (["1,250", "1000"], [1.25, 1_000]),
        (["1,250", "-2000"], [1.25, -2_000]),
        (["1,25", "3"], [1.25, 3]),
        (["1234,500", "2,500"], [1_234.5, 2.5]),
    ],
)
def test_whether_a_comma_groups_thousands_is_found_for_a_column(cells: list[str], numbers: list[float]) -> None:
    assert column_of(cells) == numbers
    assert column_of(cells, "|") == numbers


def test_beside_semicolons_a_comma_is_a_decimal_point_where_nothing_speaks_against_it() -> None:
    assert column_of(["8,900", "12,500"], ";") == [8.9, 12.5]
    assert column_of(["8,900", "12,500", "1,250,000"], ";") == [8_900, 12_500, 1_250_000]
    assert column_of(["8,900", "12,500", "950"], ";") == [8_900, 12_500, 950]


def test_quoted_thousands_are_numbers_beside_commas_too() -> None:
    assert column_of(['"1,234"', "56", '"7,654,321.5"'], ",") == [1_234, 56, 7_654_321.5]
    assert column_of(['"1,234"', "5678"], ",") == [1_234, 5_678]
    content, _, report = take("x,t\n" + "\n".join(['"1,234",a', "2,b"] * 10 + ['"3,5",a']), drop_missing=True)
    assert set(content.points[:, 0]) == {1_234, 2}
    assert report.missing == (("x", 1),)


def test_a_first_line_of_grouped_numbers_holds_no_names() -> None:
    preview = look("\n".join(f"{k},250\t{k},500" for k in range(1, 20)))
    assert (preview.delimiter, preview.header, preview.rows) == ("\t", False, 19)
    content, _, _ = finished(read(preview, plan_for(preview)))
    np.testing.assert_array_equal(content.points[:, 0], 1_000 * np.arange(1, 20) + 250)


def test_a_minus_sign_as_books_print_it_is_one() -> None:
    content, classes, _ = take("x;y\n−1,5;−2\n2,5;−1,250,000\n−0;3\n1e−3;4\n", classes=False)
    np.testing.assert_array_equal(content.points, [[-1.5], [2.5], [0], [0.001]])
    np.testing.assert_array_equal(content.targets, [-2, -1_250_000, 3, 4])
    assert classes == 0


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "\u2009"])
def test_blanks_group_thousands_too(blank: str) -> None:
    cells = [f"1{blank}250", f"-12{blank}500,5", "999", f"1{blank}250{blank}000", f"+3{blank}000.25"]
    assert column_of(cells) == [1_250, -12_500.5, 999, 1_250_000, 3_000.25]
    telephone = "\n".join(f"010{blank}{k}34,{k % 2}" for k in range(1, 13))
    assert not look(f"x,t\n{telephone}").columns[0].number, "no number begins with 0 and goes on with a group"


def test_a_percentage_is_its_hundredth() -> None:
    assert column_of(["10%", "2,5 %", "−50％", "0.1", "1,250%"]) == pytest.approx([0.1, 0.025, -0.5, 0.1, 0.0125])
    assert column_of(["10%", "1,250%", "12,500%"]) == pytest.approx([0.1, 12.5, 125])


def test_a_percentage_above_other_cells_is_a_name() -> None:
    rows = "\n".join(f"{k},{2 * k},{k % 2}" for k in range(12))
    assert [column.name for column in look(f"25%,75%,t\n{rows}").columns] == ["25%", "75%", "t"]
    assert not look("\n".join(f"{k}%,{2 * k}%,{k % 2}" for k in range(12))).header


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_tables_of_korean_words_are_read_without_a_mark_too(encoding: str) -> None:
    """Hardly any of their letters has a zero for one of its bytes, but 가, whose other byte is one."""
    rows = [
        f"가나다라마바사아자차카타파하{'가나다라'[k % 4] * 9}\t{['가', '나머지의 모든 것'][k % 2]}" for k in range(30)
    ]
    preview = look("\n".join(["이름\t종류", *rows]), encoding)
    assert preview.encoding == encoding
    content, _, _ = finished(read(preview, plan_for(preview)))
    assert content.names.classes == ("가", "나머지의 모든 것")


def test_what_fits_neither_way_of_a_column_is_missing() -> None:
    cells = ["999", "1,250", "12,500", "30"] * 10
    content, _, report = take("x\ty\n" + "\n".join(f"{cell}\t{k % 2}" for k, cell in enumerate([*cells, "see, there"])))
    assert content.points[1, 0] == 1_250
    assert report.missing == (("x", 1),)


def test_what_is_no_number_among_numbers_is_counted_before_it_is_read() -> None:
    """As many as are missing once the column is read; where it names classes, it is one."""
    cells = [str(k) for k in range(36)] + ["oops", "?", "1e30", ""]
    text = "x,y\n" + "\n".join(f"{cell},{'ab'[k % 2]}" for k, cell in enumerate(cells))
    column = look(text).columns[0]
    assert (column.number, column.missing, column.strange) == (True, 2, 2)
    assert take(text)[2].missing == (("x", 4),)
    kinds = look(text).columns[1]
    assert (kinds.number, kinds.missing, kinds.strange) == (False, 0, 0)


@pytest.mark.parametrize("name", ["", "Id", "index", "Unnamed: 0", "번호", "No."])
@pytest.mark.parametrize("first", [0, 1])
def test_a_first_column_that_only_counts_the_rows_goes_in_where_it_is_ticked_only(name: str, first: int) -> None:
    """Rows stand class by class in many a table: a network that is given their numbers needs nothing else."""
    rows = "\n".join(f"{k + first},{k % 7},{k / 2},{'ab'[k // 20]}" for k in range(40))
    preview = look(f"{name},length,width,kind\n{rows}")
    assert preview.columns[0].counts
    assert plan_for(preview).inputs == (1, 2)
    assert take(f"{name},length,width,kind\n{rows}", inputs=(0, 1))[0].points[3, 0] == 3 + first


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("hour,length,kind", "{k},{m},{kind}"),  # its name says that it is a quantity
        ("length,Id,kind", "{m},{k},{kind}"),  # it does not stand where rows are counted
        ("Id,length,kind", "{m},{k},{kind}"),  # it counts nothing
        ("Id,kind", "{k},{kind}"),  # there is nothing else
    ],
)
def test_any_other_column_of_numbers_goes_in(head: str, rows: str) -> None:
    lines = (rows.format(k=k, m=k % 7, kind="ab"[k % 2]) for k in range(40))
    preview = look("\n".join([head, *lines]))
    assert plan_for(preview).inputs == tuple(range(len(preview.columns) - 1))


def test_where_the_first_line_holds_no_names_no_column_counts_the_rows() -> None:
    assert plan_for(look("\n".join(f"{k},{k % 7},{'ab'[k % 2]}" for k in range(40)))).inputs == (0, 1)


def test_an_underscore_is_in_no_number() -> None:
    assert not look("x,t\n" + "\n".join(f"2021_{k:02},{k % 2}" for k in range(1, 13))).columns[0].number
    content, _, report = take("x,t\n" + "\n".join([f"{k},{k % 2}" for k in range(20)] + ["2021_01,1"]))
    assert report.missing == (("x", 1),)
    assert content.points.max() == 19


def test_a_table_without_names_is_one_too() -> None:
    preview = look("\n".join(f"{k},{k % 2}" for k in range(20)))
    assert not preview.header
    assert finished(read(preview, plan_for(preview)))[2].rows == 20


def test_a_first_line_that_says_the_same_twice_holds_no_names() -> None:
    assert look("a,b\n1,2\n3,4\n").header
    assert not look("a,a\n1,2\n3,4\n").header


def test_of_a_long_table_only_the_beginning_is_judged_but_all_lines_are_counted() -> None:
    for end in ("\n", ""):
        preview = look("a,b\n" + "1,2\n" * 1_498 + "1,2" + end)
        assert (preview.rows, preview.seen) == (1_500, HEAD)


def test_whether_the_first_line_holds_names_is_for_the_person_to_say() -> None:
    years = "2019, 2020 ,\n" + "\n".join(f"{k},{k % 7},{k / 2}" for k in range(12))
    assert not look(years).header
    content, _, report = take(years, header=True, classes=False)
    assert content.names.inputs == ("2019", "2020")
    assert content.names.target == "3", "it has no name: it is counted"
    assert report.rows == 12
    content, _, report = take(FLOWERS, header=False)
    assert content.names.inputs == ("1", "2")
    assert content.names.target == "3"
    assert content.names.classes == ("a", "b", "c", "kind"), "the first line is an example"
    assert report.missing == (("1", 1), ("2", 1))


@pytest.mark.parametrize("called", ["", "note"])
def test_a_column_that_holds_nothing_is_not_what_is_to_be_found_out(called: str) -> None:
    """A delimiter at the end of each line, the first one too, is as some spreadsheets write."""
    content, classes, report = take(f"a,b,{called}\n1,2,\n3,4,\n5,2,\n7,4,\n")
    assert content.names.target == "b"
    np.testing.assert_array_equal(content.points, [[1], [3], [5], [7]])
    assert classes == 2
    assert report.rows == 4


def test_quoted_cells_may_hold_anything() -> None:
    text = "x,y\n" + "\n".join(f'{k},"a, ""b""\nc{k % 2}"' for k in range(12))
    assert take(text)[0].names.classes == ('a, "b" c0', 'a, "b" c1')


@pytest.mark.parametrize(
    ("content", "code", "values"),
    [
        (b"", "empty", {}),
        (b" \r\n\n,,\n", "empty", {}),
        (b"\0\n\0\n", "empty", {}),
        (b"\xef\xbb\xbf", "empty", {}),
        (bytes(range(200)), "binary", {}),
        (b"PK\3\4\x14\0\6\0", "binary", {}),
        (b"a,b\n1,\xff\xff\n", "encoding", {"line": 2}),
        (b"a,b\n1,2\n1,2,3\n", "ragged", {"line": 3, "found": 3, "wanted": 2}),
        (b"a,b\n1,2\n\n1\n", "ragged", {"line": 4, "found": 1, "wanted": 2}),
        (b"a\n1\n2\n", "one_column", {}),
        (b"a," * 9_999 + b"b\n", "columns", {"found": 10_000, "most": 1_000}),
        (b"a,b\n" + b"1," + b"2" * 2**21, "line_too_long", {"line": 2, "most": 2**20}),
        (b'a,b\n1,"' + b"2\n" * 2**17, "cell_too_long", {"line": 65539}),
        (b"a,b\n1,c\n", "few_rows", {"found": 1, "wanted": 2}),
        (b"a,b\n" + b"1,c\n" * 20, "one_class", {"column": "b"}),
    ],
)
def test_what_is_wrong_is_named(content: bytes, code: str, values: dict[str, object]) -> None:
    with pytest.raises(TableInvalid) as caught:
        take(content)
    assert (caught.value.code, caught.value.values) == (code, values)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"inputs": ()}, "no_inputs"),
        ({"target": 2, "inputs": (0,), "classes": False}, "no_numbers"),
        ({"target": 0, "inputs": (1,), "classes": True}, "classes"),
        ({"target": 1, "inputs": (2,), "classes": False}, "categories"),
    ],
)
def test_a_plan_that_does_not_work_is_named(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(TableInvalid) as caught:
        take("x,y,name\n" + "\n".join(f"{k},{k},n{k}" for k in range(80)), **changes)
    assert caught.value.code == code


def test_more_rows_than_a_million_are_passed_over() -> None:
    text = b"x,y\n" + b"1,0\n2,1\n" * (MOST_ROWS // 2) + b"3,1\n" * 5
    content, _, report = take(text)
    assert len(content.points) == report.rows == MOST_ROWS
    assert report.cut


def test_reading_never_keeps_others_waiting() -> None:
    """Some pieces take longer; half of them must be far below a slice, whatever else the machine is busy with."""
    text = "a,b,c,kind\n" + "\n".join(f"{k / 7:.3f},{k % 11},{k},{'xyz'[k % 3]}" for k in range(60_000))
    preview = look(text)
    work = read(preview, plan_for(preview))
    took: list[float] = []
    begun = time.thread_time()
    for done, total in work:
        took.append(time.thread_time() - begun)
        assert done <= total
        begun = time.thread_time()
    assert len(took) >= 100
    assert np.median(took) < 0.01


def test_examples_go_into_bytes_and_back() -> None:
    content, classes, _ = take(FLOWERS)
    examples, blobs = pack(content, classes)
    assert (examples.rows, examples.inputs, examples.classes) == (12, 2, 3)
    back = unpack(blobs[examples.values], examples)
    np.testing.assert_array_equal(back.points, content.points)
    np.testing.assert_array_equal(back.targets, content.targets)
    assert back.names == content.names


def test_targets_of_a_regression_are_brought_to_small_numbers() -> None:
    text = "x,price\n" + "\n".join(f"{k},{200_000 + 1_000 * k}" for k in range(40))
    content, classes, _ = take(text)
    examples, blobs = pack(content, classes)
    dataset = finished(build(Data("table", samples=40, test_share=0.5, features=(), examples=examples), 0, blobs))
    assert dataset.train.t.mean() == pytest.approx(0)
    assert dataset.train.t.std() == pytest.approx(1)
    middle, scale = dataset.target
    np.testing.assert_allclose(dataset.test.t * scale + middle, 200_000 + 1_000 * dataset.test.points)


def table_of(content: Content, **changes: Any) -> Dataset:
    examples, blobs = pack(content, 0)
    made = Data("table", samples=examples.rows, test_share=0.5, features=(), examples=examples, **changes)
    return finished(build(made, 0, blobs))


@pytest.mark.parametrize("value", [0.1, 1 / 3, -2.7e14, 5e-324, 0.0, 1e-200])
def test_what_never_varies_is_left_as_it_is(value: float) -> None:
    """The standard deviation of 0.1 a hundred times is not 0 but 1.7e-16."""
    whole = np.column_stack((np.full(100, value), np.arange(100.0)))
    dataset = table_of(Content(whole, np.full(100, value)))
    assert (dataset.mean[0], dataset.scale[0]) == (value, 1)
    assert dataset.target == (value, 1)
    for part in (dataset.train, dataset.test):
        assert not part.x[:, 0].any()
        assert not part.t.any()
    assert dataset.train.x[:, 1].std() == pytest.approx(1)


def test_what_varies_elsewhere_only_stays_as_small_as_it_was() -> None:
    first = table_of(Content(np.arange(100.0)[:, None], np.zeros(100)))
    row = int(first.test.points[0, 0])
    values, targets = np.full(100, 0.1), np.full(100, 0.1)
    values[row] = targets[row] = 0.2
    dataset = table_of(Content(values[:, None], targets))
    assert sorted({float(v) for v in dataset.test.x.ravel()}) == sorted({float(v) for v in dataset.test.t.ravel()})
    assert dataset.test.x.max() == pytest.approx(0.1)


def test_rounding_is_no_variation_but_a_millisecond_of_a_date_is() -> None:
    rng = np.random.default_rng(0)
    rounded = np.where(rng.random(100) < 0.5, 0.3, 0.1 + 0.2) * 7e5
    dates = 1.7e12 + rng.integers(0, 10, 100)  # milliseconds since 1970
    assert len(set(rounded)) == 2
    dataset = table_of(Content(np.column_stack((rounded, dates)), rounded))
    assert dataset.scale[0] == dataset.target[1] == 1
    assert dataset.train.x[:, 1].std() == pytest.approx(1, rel=1e-2)


@pytest.mark.parametrize("size", [1e-320, 1e-170, 1e15])
def test_inputs_of_any_size_stay_numbers(size: float) -> None:
    column = size * np.linspace(-1, 1, 100)
    dataset = table_of(Content(column[:, None], column))
    assert np.isfinite(dataset.train.x).all()
    assert np.isfinite(dataset.train.t).all()


EXAMPLES, BLOBS = pack(take(FLOWERS)[0], 3)


@settings(max_examples=300)
@given(mutated(BLOBS[EXAMPLES.values]))
def test_mutated_examples_are_taken_or_refused(whole: bytes) -> None:
    try:
        found = unpack(whole, EXAMPLES)
    except Invalid:
        return
    assert found.points.shape == (12, 2)
    assert ((found.targets >= 0) & (found.targets < 3)).all()


@pytest.mark.parametrize("changes", [
    {"held": 12}, {"held": -1}, {"held": 1.5}, {"inputs": ["one"]}, {"inputs": ["one", 2]}, {"target": 3},
    {"classes": ["a", "b", "c" * (LONGEST_NAME + 1)]}, {"pictures": True}, {"pictures": 0}, {"more": 1},
])  # fmt: skip
def test_examples_that_are_described_otherwise_are_refused(changes: dict[str, Any]) -> None:
    whole = BLOBS[EXAMPLES.values]
    begin = description_length(whole)
    head = whole.index(b"\n") + 1
    text = json.dumps({**json.loads(whole[head + 4 : begin]), **changes}).encode()
    with pytest.raises(Invalid):
        unpack(whole[:head] + struct.pack("<I", len(text)) + text + whole[begin:], EXAMPLES)


@pytest.mark.parametrize("number", [np.nan, np.inf, 2e15])
def test_numbers_that_are_none_or_too_large_are_no_examples(number: float) -> None:
    numbers, others = np.array([[1.0], [number]]), np.array([[1.0], [2.0]])
    for points, targets in ((numbers, others), (others, numbers)):
        examples, blobs = pack(Content(points, targets), 0)
        with pytest.raises(Invalid):
            unpack(blobs[examples.values], examples)


@settings(max_examples=1_000)
@given(
    st.sampled_from(["utf-8", "utf-16", "cp949"]).flatmap(
        lambda encoding: mutated(FLOWERS.replace("kind", "종류").encode(encoding))
    )
)
def test_a_mutated_table_is_read_or_refused(content: bytes) -> None:
    try:
        found, classes, report = take(content)
    except TableInvalid:
        return
    assert np.isfinite(found.points).all()
    assert len(found.points) == len(found.targets) == report.rows
    pack(found, classes)
