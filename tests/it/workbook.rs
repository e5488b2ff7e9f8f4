//! Spreadsheets as tests need them, made in memory.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What a test writes into a cell.
#[derive(Clone, Copy, Debug)]
pub enum Put<'p> {
    /// Words.
    Words(&'p str),
    /// A number without a format.
    Number(f64),
    /// A number that is shown as a day.
    Day(f64),
    /// A number that is shown as a time of day.
    Time(f64),
    /// A formula with the number that it had.
    Formula(&'p str, f64),
}

impl<'p> From<&'p str> for Put<'p> {
    fn from(words: &'p str) -> Self {
        Self::Words(words)
    }
}

/// A sheet of a workbook: its cells by their addresses.
#[derive(Clone, Debug, Default)]
pub struct Page<'p> {
    /// Its name.
    pub name: &'p str,
    /// True if it is not shown.
    pub is_hidden: bool,
    /// Its cells.
    pub cells: Vec<(String, Put<'p>)>,
}

const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>"#;
const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;

/// Returns a file of packed parts.
pub fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Returns a workbook with one sheet of rows that begins at `A1`.
pub fn xlsx(rows: &[Vec<Put<'_>>]) -> Vec<u8> {
    workbook(&[sheet("Arkusz1", rows)], false)
}

/// Returns a sheet of rows that begins at `A1`. Empty words are no cell.
pub fn sheet<'p>(name: &'p str, rows: &[Vec<Put<'p>>]) -> Page<'p> {
    let mut cells = Vec::new();
    for (row, puts) in (1..).zip(rows) {
        for (column, put) in (1..).zip(puts) {
            if !matches!(put, Put::Words("")) {
                cells.push((format!("{}{row}", cas_table::letters(column)), *put));
            }
        }
    }
    Page {
        name,
        is_hidden: false,
        cells,
    }
}

/// Returns a workbook.
pub fn workbook(sheets: &[Page<'_>], is_1904: bool) -> Vec<u8> {
    workbook_of(sheets, is_1904, &[])
}

/// Returns a workbook of one sheet whose part has these bytes.
pub fn workbook_with(part: &[u8]) -> Vec<u8> {
    workbook_of(&[sheet("Plan", &[])], false, part)
}

fn workbook_of(sheets: &[Page<'_>], is_1904: bool, part: &[u8]) -> Vec<u8> {
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), TYPES.to_owned()),
        (
            "_rels/.rels".to_owned(),
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_owned(),
        ),
        ("xl/styles.xml".to_owned(), STYLES.to_owned()),
        (
            "docProps/core.xml".to_owned(),
            r#"<cp:coreProperties xmlns:cp="c" xmlns:dcterms="d" xmlns:xsi="x"><dcterms:modified xsi:type="dcterms:W3CDTF">2026-11-20T08:00:00Z</dcterms:modified></cp:coreProperties>"#.to_owned(),
        ),
    ];
    let (mut names, mut links) = (String::new(), String::new());
    for (number, sheet) in (1..).zip(sheets) {
        let state = if sheet.is_hidden { "hidden" } else { "visible" };
        let name = sheet.name;
        let _ = write!(
            names,
            r#"<sheet name="{name}" sheetId="{number}" state="{state}" r:id="r{number}"/>"#
        );
        let _ = write!(
            links,
            r#"<Relationship Id="r{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        );
        parts.push((
            format!("xl/worksheets/sheet{number}.xml"),
            xml_of(&sheet.cells),
        ));
    }
    let epoch = if is_1904 {
        r#"<workbookPr date1904="1"/>"#
    } else {
        ""
    };
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{epoch}<sheets>{names}</sheets></workbook>"#),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>"#),
    ));
    let bytes_of = |name: &str, text: &'_ str| -> Vec<u8> {
        let is_other = name.contains("worksheets/") && !part.is_empty();
        if is_other { part } else { text.as_bytes() }.to_vec()
    };
    let parts: Vec<(&str, Vec<u8>)> = parts
        .iter()
        .map(|(name, text)| (name.as_str(), bytes_of(name, text)))
        .collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, it)| (*name, &**it)).collect();
    packed(&parts)
}

fn xml_of(cells: &[(String, Put<'_>)]) -> String {
    let mut rows = String::new();
    for (at, put) in cells {
        let row: String = at.chars().filter(char::is_ascii_digit).collect();
        let cell = match put {
            Put::Words(words) => {
                let words = words.replace('&', "&amp;").replace('<', "&lt;");
                format!(
                    r#"<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>"#
                )
            }
            Put::Number(number) => format!(r#"<c r="{at}"><v>{number}</v></c>"#),
            Put::Day(number) => format!(r#"<c r="{at}" s="1"><v>{number}</v></c>"#),
            Put::Time(number) => format!(r#"<c r="{at}" s="2"><v>{number}</v></c>"#),
            Put::Formula(formula, number) => {
                format!(r#"<c r="{at}"><f>{formula}</f><v>{number}</v></c>"#)
            }
        };
        let _ = write!(rows, r#"<row r="{row}">{cell}</row>"#);
    }
    format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    )
}

/// Returns a spreadsheet of `LibreOffice` with these rows, and with these automatic styles.
pub fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    let meta = "<office:document-meta><office:meta><dc:date>2026-11-19T10:00:00</dc:date></office:meta></office:document-meta>";
    packed(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
        ("meta.xml", meta.as_bytes()),
    ])
}
