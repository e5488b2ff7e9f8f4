//! Spreadsheets and calendars as people may hand them in: good ones that are spoiled, and anything else.
//!
//! Whatever a file is, the import ends, what it tells can be printed by a terminal, and a trial writes
//! nothing into the content.

use std::ffi::OsString;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use cas_office::cli::{Cli, Command};
use cas_office::import::{self, Imported};
use chrono::DateTime;
use clap::Parser as _;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::content::LOCALES;
use super::patch::Script;
use super::witness::check_lines;

/// A plan with a row of each kind: days in words, hours in one cell, a day of the calendar.
const PLAN_CSV: &str = "CAS;Dzień;Od;Do;Zajęcia;Zapisy;Uwagi\n\
    CAS Ćma;pon.;10:00;11:30;Joga;tak;co drugi tydzień od 7.12.2026\n\
    CAS Ćma;wt. i czw.;10–12;;Język angielski;nie;\n\
    CAS Ćma;5.12.2026;10.00;14.00;Wycieczka;;stan na 28.11.2026\n";
/// The sheet of a workbook: strings, a number, a day and a time, a formula, and far cells.
const PLAN_SHEET: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>Dzień</t></is></c><c r="B1" t="inlineStr"><is><t>Od</t></is></c><c r="C1" t="inlineStr"><is><t>Do</t></is></c><c r="D1" t="inlineStr"><is><t>Zajęcia</t></is></c><c r="E1" t="inlineStr"><is><t>CAS</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>pon.</t></is></c><c r="B2" s="2"><v>0.4166</v></c><c r="C2"><v>0.5</v></c><c r="D2" t="inlineStr"><is><t>Joga</t></is></c><c r="E2" t="inlineStr"><is><t>CAS Ćma</t></is></c></row>
<row r="3"><c r="A3" s="1"><v>46000</v></c><c r="B3"><f>1+1</f><v>0.4</v></c><c r="C3" t="e"><v>#REF!</v></c><c r="D3" t="inlineStr"><is><t>Chór</t></is></c></row>
</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>"#;
/// The same in the format of `LibreOffice`, with repeated rows and cells.
const PLAN_ODS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:spreadsheet><table:table table:name="Plan">
<table:table-row><table:table-cell office:value-type="string"><text:p>Dzień</text:p></table:table-cell><table:table-cell><text:p>Od</text:p></table:table-cell><table:table-cell><text:p>Do</text:p></table:table-cell><table:table-cell><text:p>Zajęcia</text:p></table:table-cell><table:table-cell><text:p>CAS</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="3"><table:table-cell><text:p>środa</text:p></table:table-cell><table:table-cell office:value-type="time" office:time-value="PT10H30M00S"><text:p>10:30</text:p></table:table-cell><table:table-cell><text:p>12.00</text:p></table:table-cell><table:table-cell><text:p>Joga<text:s text:c="2"/></text:p></table:table-cell><table:table-cell table:number-columns-repeated="5"><text:p>CAS Ćma</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"#;
/// A calendar with a series, its exceptions, a moved meeting, a day without hours and a date by itself.
const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nX-WR-TIMEZONE:Europe/Warsaw\r\n\
    BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261120T080000Z\r\nDTSTART;TZID=Europe/Warsaw:20261201T100000\r\n\
    DTEND;TZID=Europe/Warsaw:20261201T113000\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20270131T090000Z\r\n\
    EXDATE;TZID=Europe/Warsaw:20261215T100000\r\nRDATE;VALUE=DATE:20261216\r\nSUMMARY:Joga\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID;TZID=Europe/Warsaw:20261203T100000\r\nSEQUENCE:2\r\n\
    DTSTART:20261203T120000Z\r\nDURATION:PT1H30M\r\nSUMMARY:Joga\\, gdzie indziej\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20261224\r\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=4\r\n\
    SUMMARY:NIECZYNNE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// The parts of a workbook that are always the same.
const WORKBOOK: [(&str, &str); 5] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/styles.xml",
        r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Plan" sheetId="1" r:id="r1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];
/// How the headings are read, which the good files have not.
const MAPPING: (&str, &str) = (
    "content/import.toml",
    include_str!("../../content/import.toml"),
);
const PATHS: &str = "\n[paths]\ncontent = \"content\"\nlocales = \"locales\"\n";
/// 28 November 2026, 09:00 UTC.
const NOW_SECONDS: i64 = 1_795_856_400;

static DESK: OnceLock<Desk> = OnceLock::new();

/// A kiosk's files on a disk, and what they were.
struct Desk {
    folder: TempDir,
    content: Vec<(PathBuf, Vec<u8>)>,
}

impl Desk {
    fn new(good: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in good.iter().chain(&LOCALES).chain([&MAPPING]) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let config = folder.path().join("kiosk.toml");
        let text = fs::read_to_string(&config).unwrap() + PATHS;
        fs::write(config, text).unwrap();
        let content = content(folder.path());
        Self { folder, content }
    }

    /// Imports a file without writing, and checks what is told.
    fn imports(&self, file: &[u8]) -> Imported {
        // Tests try several at a time.
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("CAS Ćma plan");
        fs::write(&path, file).unwrap();
        let config = self.folder.path().join("kiosk.toml");
        let words = [
            "cas-office",
            "import",
            "--dry-run",
            "--language",
            "pl",
            "--as-of",
            "2026-11-28",
        ];
        let words = words.map(OsString::from).into_iter();
        let words = words.chain(["--config".into(), config.into(), path.into()]);
        let Command::Import(args) = Cli::try_parse_from(words).unwrap().command else {
            panic!("this imports");
        };
        let now = DateTime::from_timestamp(NOW_SECONDS, 0).unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let imported = import::run(&args, now, &mut out, &mut err).unwrap();
        let told = String::from_utf8([out, err].concat()).unwrap();
        assert!(!told.is_empty(), "nothing is told");
        check_lines(&told);
        assert_eq!(content(self.folder.path()), self.content, "a trial writes");
        imported
    }
}

/// Returns the files right in the folder of the content.
fn content(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = fs::read_dir(root.join("content")).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let files = paths.filter(|path| path.is_file()).map(|path| {
        let bytes = fs::read(&path).unwrap();
        (path, bytes)
    });
    let mut files: Vec<_> = files.collect();
    files.sort();
    files
}

/// Tries a table in the kiosk of the `good` files; `bytes` say of what kind it is, and how it is spoiled.
///
/// # Panics
/// If anything does not hold.
pub fn table(good: &[(&str, &str)], bytes: &[u8]) -> Imported {
    let mut script = Script(bytes);
    let file = match script.next() % 4 {
        0 => script.0.to_vec(),
        1 => script.patched(PLAN_CSV.as_bytes()),
        2 => {
            let sheet = script.patched(PLAN_SHEET.as_bytes());
            packed(&WORKBOOK, ("xl/worksheets/sheet1.xml", &sheet))
        }
        _ => {
            let sheet = script.patched(PLAN_ODS.as_bytes());
            let kind = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
            packed(&[kind], ("content.xml", &sheet))
        }
    };
    DESK.get_or_init(|| Desk::new(good)).imports(&file)
}

/// Tries a calendar in the same kiosk; `bytes` say how it is spoiled.
///
/// # Panics
/// If anything does not hold.
pub fn calendar(good: &[(&str, &str)], bytes: &[u8]) -> Imported {
    let file = Script(bytes).patched(CALENDAR.as_bytes());
    DESK.get_or_init(|| Desk::new(good)).imports(&file)
}

/// Returns a file of parts that are stored as they are.
fn packed(parts: &[(&str, &str)], last: (&str, &[u8])) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = parts.iter().map(|(name, text)| (*name, text.as_bytes()));
    for (name, bytes) in parts.chain([last]) {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
