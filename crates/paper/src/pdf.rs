//! A document for a printer.

use std::collections::BTreeMap;

use cas_words::text::Language;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr};

use crate::sheet::{Layout, Run, Sheet, Square, modules_mm};
use crate::typeface::{ASCENT, CAPITAL, DESCENT, MM_PER_PT, Weight};

/// The title of every document. It is told to the queue and to the display of a printer, where others read it.
const TITLE: &str = "cas-kiosk";
/// How letters are numbered in a document: as in the file of the typeface.
const ENCODING: Name = Name(b"Identity-H");
const ORDERING: SystemInfo<'static> = SystemInfo {
    registry: Str(b"Adobe"),
    ordering: Str(b"Identity"),
    supplement: 0,
};
/// A document measures in thousandths of the size of letters.
const PER_EM: f32 = 1000.0;

/// The letters of one weight that a document has.
struct Embedded {
    weight: Weight,
    /// The name of the typeface on a page.
    name: &'static [u8],
    id: Ref,
    /// The glyphs that are used, with the character that each of them is for.
    glyphs: BTreeMap<u16, char>,
}

/// Gives out the numbers of the parts of a document.
struct Numbers(Ref);

impl Numbers {
    fn next(&mut self) -> Ref {
        self.0.bump()
    }
}

/// Returns a layout as a document (PDF 1.7). It has the letters in it, tells what they mean, and in which language.
#[must_use]
pub fn pdf(layout: &Layout) -> Vec<u8> {
    let mut numbers = Numbers(Ref::new(1));
    let mut pdf = Pdf::new();
    let (catalogue, tree, information) = (numbers.next(), numbers.next(), numbers.next());
    write_catalogue(&mut pdf, catalogue, tree, layout.language);
    pdf.document_info(information).title(TextStr(TITLE));
    let typefaces = typefaces(layout, &mut numbers);
    let ids: Vec<(Ref, Ref)> = layout
        .sheets
        .iter()
        .map(|_| (numbers.next(), numbers.next()))
        .collect();
    let count = i32::try_from(ids.len()).unwrap_or(i32::MAX);
    pdf.pages(tree)
        .kids(ids.iter().map(|(page, _)| *page))
        .count(count);
    for (sheet, (page, content)) in layout.sheets.iter().zip(&ids) {
        let mut written = pdf.page(*page);
        written.parent(tree).contents(*content);
        written.media_box(Rect::new(
            0.0,
            0.0,
            points(sheet.width_mm),
            points(sheet.height_mm),
        ));
        let mut resources = written.resources();
        let mut fonts = resources.fonts();
        for typeface in &typefaces {
            fonts.pair(Name(typeface.name), typeface.id);
        }
        fonts.finish();
        resources.finish();
        written.finish();
        pdf.stream(*content, &drawn(sheet));
    }
    for typeface in &typefaces {
        embed(&mut pdf, typeface, &mut numbers);
    }
    pdf.finish()
}

fn write_catalogue(pdf: &mut Pdf, id: Ref, tree: Ref, language: Language) {
    let mut catalogue = pdf.catalog(id);
    catalogue.pages(tree).lang(TextStr(language.tag()));
    catalogue.viewer_preferences().display_doc_title(true);
}

/// Returns the typefaces that a layout uses.
fn typefaces(layout: &Layout, numbers: &mut Numbers) -> Vec<Embedded> {
    let mut found = Vec::new();
    for weight in [Weight::Regular, Weight::Bold] {
        let runs = layout.sheets.iter().flat_map(|sheet| &sheet.runs);
        let characters = runs
            .filter(|run| run.weight == weight)
            .flat_map(|run| run.words.chars());
        let mut glyphs = BTreeMap::new();
        for character in characters {
            glyphs
                .entry(weight.typeface().glyph(character).0)
                .or_insert(character);
        }
        if !glyphs.is_empty() {
            let (name, id) = (name_of(weight), numbers.next());
            found.push(Embedded {
                weight,
                name,
                id,
                glyphs,
            });
        }
    }
    found
}

fn name_of(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => b"R",
        Weight::Bold => b"B",
    }
}

/// Writes a typeface, how wide its letters are, and what they mean.
fn embed(pdf: &mut Pdf, embedded: &Embedded, numbers: &mut Numbers) {
    let typeface = embedded.weight.typeface();
    let (letters, description, file, meaning) = (
        numbers.next(),
        numbers.next(),
        numbers.next(),
        numbers.next(),
    );
    let name = Name(typeface.name.as_bytes());
    let mut font = pdf.type0_font(embedded.id);
    font.base_font(name).encoding_predefined(ENCODING);
    font.descendant_font(letters).to_unicode(meaning);
    font.finish();
    let mut font = pdf.cid_font(letters);
    font.subtype(CidFontType::Type2)
        .base_font(name)
        .system_info(ORDERING);
    font.font_descriptor(description).default_width(0.0);
    font.cid_to_gid_map_predefined(Name(b"Identity"));
    let mut widths = font.widths();
    for glyph in embedded.glyphs.keys() {
        let advance = typeface.advance(ab_glyph::GlyphId(*glyph)) * PER_EM;
        widths.consecutive(*glyph, [advance]);
    }
    widths.finish();
    font.finish();
    let heavy = match embedded.weight {
        Weight::Regular => 80.0,
        Weight::Bold => 140.0,
    };
    pdf.font_descriptor(description)
        .name(name)
        .flags(FontFlags::SYMBOLIC)
        .bbox(Rect::new(
            -600.0,
            -DESCENT * PER_EM,
            1_070.0,
            ASCENT * PER_EM,
        ))
        .italic_angle(0.0)
        .ascent(ASCENT * PER_EM)
        .descent(-DESCENT * PER_EM)
        .cap_height(CAPITAL * PER_EM)
        .stem_v(heavy)
        .font_file2(file);
    let length = i32::try_from(typeface.file.len()).unwrap_or(i32::MAX);
    pdf.stream(file, typeface.file)
        .pair(Name(b"Length1"), length);
    let mut characters = UnicodeCmap::new(Name(b"Characters"), ORDERING);
    for (glyph, character) in &embedded.glyphs {
        characters.pair(*glyph, *character);
    }
    pdf.cmap(meaning, &characters.finish());
}

/// Returns what is drawn on a sheet.
fn drawn(sheet: &Sheet) -> Vec<u8> {
    let mut content = Content::new();
    for run in &sheet.runs {
        draw_run(&mut content, run, sheet.height_mm);
    }
    for square in &sheet.squares {
        draw_square(&mut content, square, sheet.height_mm);
    }
    content.finish().to_vec()
}

fn draw_run(content: &mut Content, run: &Run, height_mm: f32) {
    let glyphs = run
        .words
        .chars()
        .map(|it| run.weight.typeface().glyph(it).0);
    let glyphs: Vec<u8> = glyphs.flat_map(u16::to_be_bytes).collect();
    content
        .begin_text()
        .set_font(Name(name_of(run.weight)), run.size_pt);
    content.next_line(points(run.left_mm), points(height_mm - run.baseline_mm));
    content.show(Str(&glyphs)).end_text();
}

/// Draws the dark modules. Those that are beside each other in a row are one rectangle, so that no seam is seen.
fn draw_square(content: &mut Content, square: &Square, height_mm: f32) {
    let (size, module_mm) = (square.modules.size(), square.module_mm);
    for y in 0..size {
        let top_mm = square.top_mm + modules_mm(y, module_mm);
        let bottom = points(height_mm - top_mm - module_mm);
        let mut x = 0;
        while x < size {
            let length = (x..size)
                .take_while(|it| square.modules.is_dark(*it, y))
                .count();
            if length > 0 {
                let left = points(square.left_mm + modules_mm(x, module_mm));
                let width = points(modules_mm(length, module_mm));
                content.rect(left, bottom, width, points(module_mm));
            }
            x += length.max(1);
        }
    }
    content.fill_nonzero();
}

/// A length in points.
fn points(length_mm: f32) -> f32 {
    length_mm / MM_PER_PT
}
