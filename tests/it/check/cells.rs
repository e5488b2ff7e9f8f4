//! Faults in the cells of a spreadsheet, as a person and as a machine are told of them.

use cas_kiosk::fault::{Faults, SheetCell, Source};
use cas_kiosk::told;
use cas_kiosk::told::english;
use expect_test::{Expect, expect};

fn cell(sheet: &str, row: usize, column: usize, heading: &str, text: &str) -> SheetCell {
    let known = |words: &str| Some(words.to_owned()).filter(|it| !it.is_empty());
    SheetCell {
        sheet: known(sheet),
        row,
        column,
        heading: known(heading),
        text: text.to_owned(),
    }
}

fn check(cell: SheetCell, told: Expect, json: Expect) {
    let mut faults = Faults::new();
    let place = Source::new("zajęcia.ods", "").cell(cell);
    faults.add(
        place,
        told!("no-such-weekday", part = "Po"),
        told!("write-day"),
    );
    told.assert_eq(&faults.to_string());
    json.assert_eq(&faults.to_json_lines(english()));
}

#[test]
fn a_cell_is_named_as_the_spreadsheet_names_it() {
    check(
        cell("Zajęcia", 7, 2, "Dzień", "Poniedzialek"),
        expect![[r#"
            error: there is no weekday `Po`
            --> zajęcia.ods, sheet "Zajęcia", cell B7, column "Dzień"
             = note: the cell has: Poniedzialek
             = help: write it as 2026-12-24"#]],
        expect![[
            r#"{"file":"zajęcia.ods","line":null,"column":null,"cell":"B7","sheet":"Zajęcia","heading":"Dzień","message":"there is no weekday `Po`","advice":"write it as 2026-12-24","id":"no-such-weekday"}"#
        ]],
    );
    check(
        cell("", 1, 28, "", "pierwsza\nlinia \u{202e}"),
        expect![[r#"
            error: there is no weekday `Po`
            --> zajęcia.ods, cell AB1
             = note: the cell has: pierwsza\u{a}linia \u{202e}
             = help: write it as 2026-12-24"#]],
        expect![[
            r#"{"file":"zajęcia.ods","line":null,"column":null,"cell":"AB1","message":"there is no weekday `Po`","advice":"write it as 2026-12-24","id":"no-such-weekday"}"#
        ]],
    );
    check(
        cell("\u{1b}[2J", 3, 1, "", ""),
        expect![[r#"
            error: there is no weekday `Po`
            --> zajęcia.ods, sheet "\u{1b}[2J", cell A3
             = note: the cell is empty
             = help: write it as 2026-12-24"#]],
        expect![[
            r#"{"file":"zajęcia.ods","line":null,"column":null,"cell":"A3","sheet":"\\u{1b}[2J","message":"there is no weekday `Po`","advice":"write it as 2026-12-24","id":"no-such-weekday"}"#
        ]],
    );
}

#[test]
fn columns_have_letters_as_in_a_spreadsheet() {
    for (column, name) in [
        (1, "A9"),
        (26, "Z9"),
        (27, "AA9"),
        (52, "AZ9"),
        (53, "BA9"),
        (702, "ZZ9"),
        (703, "AAA9"),
    ] {
        assert_eq!(cell("", 9, column, "", "").name(), name);
    }
}

#[test]
fn faults_in_cells_stand_in_the_order_of_file_sheet_row_and_column() {
    let mut faults = Faults::new();
    let ods = Source::new("b.ods", "");
    for place in [
        ods.cell(cell("2", 1, 1, "", "")),
        ods.cell(cell("1", 10, 1, "", "")),
        ods.cell(cell("1", 9, 3, "", "")),
        ods.cell(cell("1", 9, 2, "", "")),
        ods.whole(),
        Source::new("a.toml", "a = 1\n").at(0..1),
    ] {
        faults.add(place, told!("type-text"), told!("remove-it"));
    }
    let order: Vec<String> = faults.iter().map(|it| it.place.to_string()).collect();
    assert_eq!(
        order,
        [
            "a.toml:1:1",
            "b.ods",
            "b.ods, sheet \"1\", cell B9",
            "b.ods, sheet \"1\", cell C9",
            "b.ods, sheet \"1\", cell A10",
            "b.ods, sheet \"2\", cell A1",
        ]
    );
}

#[test]
fn a_cell_of_megabytes_is_not_shown_whole() {
    let mut faults = Faults::new();
    let text = "ą".repeat(1_000_000);
    let place = Source::new("b.ods", "").cell(cell("", 1, 1, "", &text));
    faults.add(place, told!("type-text"), told!("remove-it"));
    assert!(faults.to_string().len() < 5000);
}
