//! Spreadsheets of many programs: which cells they have, and why some are not read.

use std::fmt::Write as _;

use cas_table::{
    Book, CELL_BYTES_MAX, CELLS_MAX, COLUMNS_MAX, FILE_BYTES_MAX, Fault, PARTS_MAX, ROWS_MAX,
    UNPACKED_BYTES_MAX, Value, letters, read, text,
};
use expect_test::{Expect, expect};

use crate::workbook::{Page, Put, ods, packed, sheet, workbook, workbook_with, xlsx};

fn check(bytes: &[u8], expected: Expect) {
    let told = match read(bytes) {
        Ok(book) => told(&book),
        Err(fault) => fault.to_string(),
    };
    expected.assert_eq(&told);
}

/// Writes down every cell with its address.
fn told(book: &Book) -> String {
    let mut told = String::new();
    for sheet in &book.sheets {
        let _ = writeln!(told, "[{}]", sheet.name);
        for cell in sheet.rows.iter().flat_map(|row| &row.cells) {
            let value = match &cell.value {
                Value::Words(words) => format!("„{words}”"),
                Value::Number(number) => number.to_string(),
                Value::Day(day) => day.to_string(),
                Value::Time(time) => time.to_string(),
                Value::Moment(moment) => moment.to_string(),
                Value::Truth(truth) => truth.to_string(),
                Value::Broken => "broken".to_owned(),
            };
            let _ = writeln!(told, "{} {value}", cell.at);
        }
    }
    told
}

#[test]
fn a_workbook_tells_words_numbers_days_and_times() {
    let shown = sheet(
        "Plan",
        &[
            vec![
                Put::Words(" Dzień\u{a0}"),
                Put::Words("Od"),
                Put::Words("  "),
            ],
            vec![
                Put::Day(46361.0),
                Put::Time(0.416_666_666_7),
                Put::Number(0.416_666_666_7),
                Put::Day(46361.5),
                Put::Formula("1+1", 2.0),
            ],
        ],
    );
    let hidden = Page {
        is_hidden: true,
        ..sheet("Stare", &[vec!["stare".into()]])
    };
    check(
        &workbook(&[shown, hidden], false),
        expect![[r#"
        [Plan]
        A1 „Dzień”
        B1 „Od”
        A2 2026-12-05
        B2 10:00:00
        C2 0.4166666667
        D2 2026-12-05 12:00:00
        E2 2
    "#]],
    );
}

#[test]
fn days_of_old_macintoshes_are_not_four_years_late() {
    let rows = sheet("Plan", &[vec![Put::Day(44895.0), Put::Day(44898.0)]]);
    check(
        &workbook(&[rows], true),
        expect![[r#"
        [Plan]
        A1 2026-12-01
        B1 2026-12-04
    "#]],
    );
}

#[test]
fn a_workbook_and_a_spreadsheet_tell_when_they_were_saved() {
    let saved = |bytes: &[u8]| read(bytes).unwrap().saved.unwrap().to_string();
    assert_eq!(saved(&xlsx(&[vec!["a".into()]])), "2026-11-20");
    let table = "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>";
    assert_eq!(saved(&ods("", table)), "2026-11-19");
}

#[test]
fn a_spreadsheet_of_libreoffice_repeats_cells_and_hides_tables() {
    let styles = r#"<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>"#;
    let tables = r#"<table:table table:name="Plan">
<table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>Joga &amp; <text:span>ruch</text:span><text:s/>&#322;</text:p><text:p>dwa</text:p><office:annotation><text:p>uwaga</text:p></office:annotation></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
<table:table-row><table:table-cell office:value-type="date" office:date-value="2026-12-05"><text:p>5.12</text:p></table:table-cell><table:table-cell office:value-type="time" office:time-value="PT10H30M00S"><text:p>10:30</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="28.0"><text:p>28</text:p></table:table-cell></table:table-row>
</table:table><table:table table:name="Stare" table:style-name="ta2"><table:table-row><table:table-cell><text:p>stare</text:p></table:table-cell></table:table-row></table:table>"#;
    let near = tables.replace("1048000", "7");
    check(
        &ods(styles, &near),
        expect![[r#"
        [Plan]
        B1 „Joga & ruch ł
        dwa”
        C1 „Joga & ruch ł
        dwa”
        B2 „Joga & ruch ł
        dwa”
        C2 „Joga & ruch ł
        dwa”
        A10 2026-12-05
        B10 10:30:00
        C10 28
    "#]],
    );
    check(
        &ods(styles, tables),
        expect!["A1048003 is too far from the table"],
    );
}

#[test]
fn lines_have_any_separator_and_any_letters() {
    check(
        b"sep=;\r\nNazwa;Ulica\r\n\r\n\"CAS \"\"Ruch\"\"; klub\nna rogu\";D\xb3uga 5\r\nb;c\r\n",
        expect![[r#"
            []
            A1 „Nazwa”
            B1 „Ulica”
            A3 „CAS "Ruch"; klub
            na rogu”
            B3 „Długa 5”
            A4 „b”
            B4 „c”
        "#]],
    );
    check(
        "\u{feff}Nazwa,Ulica\nŻabia,\"Długa, 5\"\n".as_bytes(),
        expect![[r#"
            []
            A1 „Nazwa”
            B1 „Ulica”
            A2 „Żabia”
            B2 „Długa, 5”
        "#]],
    );
    let wide: Vec<u8> = "\u{feff}Nazwa\tUlica\nŻabia\tDługa"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    check(
        &wide,
        expect![[r#"
        []
        A1 „Nazwa”
        B1 „Ulica”
        A2 „Żabia”
        B2 „Długa”
    "#]],
    );
    assert_eq!(
        text::of(b"Za\xbf\xf3\xb3\xe6 g\xea\x9cl\xb9 ja\x9f\xf1"),
        "Zażółć gęślą jaźń"
    );
}

#[test]
fn what_is_no_table_is_told_in_one_line() {
    let compound = |more: &[u8]| [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", more].concat();
    let hidden: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let encrypted = packed(&[
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
        ("content.xml", b"\x01\x02"),
    ]);
    for (bytes, expected) in [
        (b"".to_vec(), Fault::Empty),
        (b" ; ;\n".to_vec(), Fault::Empty),
        (b"\n<!DOCTYPE html><title>Zaloguj".to_vec(), Fault::WebPage),
        (compound(&hidden), Fault::Locked),
        (compound(b"Workbook"), Fault::OldWorkbook),
        (encrypted, Fault::Locked),
        (b"PK\x03\x04 damaged".to_vec(), Fault::Unreadable),
        (packed(&[("word/document.xml", b"<w/>")]), Fault::Unreadable),
        (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), Fault::Unreadable),
    ] {
        assert_eq!(read(&bytes), Err(expected));
    }
}

#[test]
fn a_file_has_limits() {
    let line = |bytes: usize| "a".repeat(bytes);
    assert!(read(line(CELL_BYTES_MAX).as_bytes()).is_ok());
    assert!(matches!(
        read(line(CELL_BYTES_MAX + 1).as_bytes()),
        Err(Fault::LongCell(_))
    ));
    let spaces = |bytes: usize| [b"a;".to_vec(), vec![b' '; bytes - 2]].concat();
    assert!(read(&spaces(FILE_BYTES_MAX)).is_ok());
    assert_eq!(read(&spaces(FILE_BYTES_MAX + 1)), Err(Fault::TooLarge));
    let cell_at = |at: String| {
        let cells = vec![(at, Put::Number(1.0))];
        read(&workbook(
            &[Page {
                cells,
                ..Page::default()
            }],
            false,
        ))
    };
    let cell = |column: u32, row: u32| cell_at(format!("{}{row}", letters(column)));
    assert!(cell(COLUMNS_MAX, ROWS_MAX).is_ok());
    assert_eq!(letters(COLUMNS_MAX), "IV");
    for (column, row) in [(COLUMNS_MAX + 1, 1), (1, ROWS_MAX + 1), (16_384, 1_048_576)] {
        let at = format!("{}{row}", letters(column));
        assert_eq!(
            cell(column, row).unwrap_err().to_string(),
            format!("{at} is too far from the table")
        );
    }
    // No number of a library can hold these.
    for at in ["AAAAAAAA1", "A11111111111"] {
        assert_eq!(cell_at(at.to_owned()), Err(Fault::Unreadable));
    }
    let full = |cells: usize| {
        let columns = COLUMNS_MAX as usize;
        let mut lines: Vec<String> = (0..cells / columns)
            .map(|_| vec!["1"; columns].join(";"))
            .collect();
        lines.push(vec!["1"; cells % columns].join(";"));
        read(lines.join("\n").as_bytes())
    };
    assert!(full(CELLS_MAX).is_ok());
    assert_eq!(full(CELLS_MAX + 1), Err(Fault::TooManyCells));
}

#[test]
fn what_is_packed_has_limits() {
    // The bytes of the parts without what is unpacked.
    let ods_of = |bytes: usize| {
        let zeros = vec![b' '; bytes];
        packed(&[("content.xml", b"<a/>"), ("Pictures/a", &zeros)])
    };
    let most = usize::try_from(UNPACKED_BYTES_MAX).unwrap();
    assert_eq!(read(&ods_of(most - 4)), Err(Fault::Empty));
    assert_eq!(read(&ods_of(most - 3)), Err(Fault::TooLargeUnpacked));
    let names: Vec<String> = (0..=PARTS_MAX).map(|it| it.to_string()).collect();
    let parts = |count: usize| {
        let parts: Vec<(&str, &[u8])> = names[..count]
            .iter()
            .map(|it| (it.as_str(), b"".as_slice()))
            .collect();
        read(&packed(&parts))
    };
    assert_eq!(parts(PARTS_MAX), Err(Fault::Unreadable));
    assert_eq!(parts(PARTS_MAX + 1), Err(Fault::TooLargeUnpacked));
    // A million of one cell is as good as any file that has too many.
    let repeated = r#"<table:table><table:table-row table:number-rows-repeated="4000000000"><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>"#;
    assert!(matches!(read(&ods("", repeated)), Err(Fault::FarCell(_))));
}

/// A fuzzer found the first: the library reads until it comes to what is no text.
#[test]
fn a_name_of_a_cell_that_no_number_can_hold_is_refused_wherever_it_stands() {
    let part = |root: &str, row: &str, cell: &str| {
        format!(
            "<{root}><sheetData><row r=\"{row}\"><c r=\"{cell}\"><v>1</v></c></row></sheetData></{root}>"
        )
    };
    let good = part("worksheet", "1", "A1");
    check(
        &workbook_with(good.as_bytes()),
        expect![[r#"
            [Plan]
            A1 1
        "#]],
    );
    let letters = "I".repeat(70);
    for far in [
        part("worksheet", &letters, "A1"),
        part("other", &letters, "A1"),
        part("x:worksheet", "1", &format!("{letters}1")),
        good.replace("<v>", "<f t=\"shared\" ref=\"A1:A99999999999\"/><v>"),
    ] {
        let broken = [far.as_bytes(), b"<a \xff=\"\"/>"].concat();
        let wide: Vec<u8> = far.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [b"\xff\xfe".as_slice(), &wide].concat();
        for part in [far.as_bytes(), &broken, &wide, &marked] {
            assert_eq!(read(&workbook_with(part)), Err(Fault::Unreadable), "{far}");
        }
    }
    // What is no cell may have such names: the margins of a chart, a circle in a picture.
    let margin = "<margins r=\"0.70000000000000007\"/></worksheet>";
    let margins = good.replace("</worksheet>", margin);
    assert!(read(&workbook_with(margins.as_bytes())).is_ok());
}
