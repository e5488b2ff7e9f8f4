//! What stands on a screen, at every size and in every theme.

use std::collections::BTreeSet;

use cas_kiosk::look::{Look, Spacing, TextSize, Theme};
use cas_kiosk::page::shown::Shown;
use cas_kiosk::page::{
    Block, BlockKind, Control, Field, Letters, Page, Role, STOP_GRAPHEMES_MAX, Standing, Stop, Turn,
};
use cas_kiosk::surface::Surface as _;
use cas_kiosk::surface::tui::Tui;
use cas_kiosk::surface::tui::large::Lettering;
use cas_kiosk::surface::tui::layout::{BODY_ROWS_MIN, COLUMN_MAX, HEIGHT_MIN, Plan, WIDTH_MIN};
use cas_kiosk::surface::tui::theme::{Colours, Palette};
use cas_kiosk::terminal::CONSOLE_PALETTE;
use cas_kiosk::text::{Language, Text};
use cas_kiosk::voice::{Aloud, Voice};
use expect_test::expect;
use proptest::prelude::*;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier, Style};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::visitor::{language, shipped};

const SIZES: [(u16, u16); 5] = [(40, 11), (60, 16), (80, 24), (132, 43), (240, 67)];
const THEMES: [Option<Theme>; 4] = [
    None,
    Some(Theme::WhiteOnBlack),
    Some(Theme::BlackOnWhite),
    Some(Theme::YellowOnBlack),
];

fn pl(words: &str) -> Text {
    Text::new(Language::new("pl").unwrap(), words)
}

fn page(heading: &str, step: Option<&str>, stops: Vec<Stop<u8>>) -> Shown<u8> {
    Shown {
        page: Page {
            heading: pl(heading),
            step: step.map(pl),
            stops,
            focus: 0,
            default: None,
            place: None,
            number: None,
            keys: Vec::new(),
            any_key: None,
            attempt: 0,
            status: None,
            is_kept: false,
            contact: contact("12 616 54 27 · 112"),
            hint: pl("Strzałki: w górę i w dół. Enter: wybierz. Esc: wróć. F1: pomoc."),
        },
        look: Look {
            size: TextSize::Large,
            theme: Theme::WhiteOnBlack,
            spacing: Spacing::Normal,
        },
        voice: Voice {
            is_on: false,
            rate: 1,
            volume: 1,
            aloud: Aloud::Unasked,
        },
        names_private: true,
        phrases: shipped().locales.phrases(language("pl")),
    }
}

fn contact(numbers: &str) -> Block {
    Block {
        preface: None,
        kind: BlockKind::Takeaway,
        label: Some(pl("Pomoc przez telefon")),
        text: pl(numbers),
    }
}

fn control(role: Role<u8>, label: &str, detail: Option<&str>) -> Stop<u8> {
    Stop::Control(Control {
        role,
        standing: Standing::Usual,
        number: None,
        digit: None,
        preface: None,
        label: pl(label),
        on_signs: None,
        detail: detail.map(pl),
        more: None,
        message: 0,
    })
}

fn entry(label: &str) -> Stop<u8> {
    control(Role::Entry, label, None)
}

fn action(label: &str) -> Stop<u8> {
    control(Role::Action, label, None)
}

fn block(text: &str) -> Stop<u8> {
    Stop::Passage(vec![Block {
        preface: None,
        kind: BlockKind::Text,
        label: None,
        text: pl(text),
    }])
}

fn fact(label: &str, text: &str) -> Stop<u8> {
    Stop::Passage(vec![Block {
        preface: None,
        kind: BlockKind::Text,
        label: Some(pl(label)),
        text: pl(text),
    }])
}

fn problem(text: &str) -> Stop<u8> {
    Stop::Passage(vec![Block {
        preface: None,
        kind: BlockKind::Problem,
        label: None,
        text: pl(text),
    }])
}

fn check(label: &str, chosen: bool) -> Stop<u8> {
    let state = pl(if chosen { "wybrano" } else { "nie wybrano" });
    control(Role::Check { chosen, state }, label, None)
}

fn field(value: &str, cursor: usize) -> Stop<u8> {
    control(
        Role::Field(Field {
            value: value.into(),
            cursor,
        }),
        "Numer telefonu",
        None,
    )
}

fn letters(row: &str, at: usize) -> Stop<u8> {
    let letters = row
        .chars()
        .map(|letter| (pl(&letter.to_string()), 0))
        .collect();
    control(
        Role::Letters(Letters {
            letters,
            spans: Vec::new(),
            at,
        }),
        "Wiersz liter",
        None,
    )
}

fn menu() -> Shown<u8> {
    let entries = [
        "Centra Aktywności Seniorów",
        "Pomoc i usługi",
        "Pomoc i ustawienia",
        "Język: polski",
    ];
    let mut stops: Vec<_> = entries.map(entry).into();
    stops.push(action("Zakończ"));
    page("Co chcesz zrobić?", None, stops)
}

fn long_text() -> Shown<u8> {
    let mut stops = vec![
        block(
            "Złota Rączka to drobne naprawy w domu: cieknący kran, gniazdko, zamek, uszczelka, karnisz. Fachowiec przychodzi do mieszkania.",
        ),
        fact(
            "Dla kogo",
            "dla osób, które skończyły 60 lat i mieszkają w Krakowie same albo z drugą osobą starszą.",
        ),
        fact(
            "Ile to kosztuje?",
            "Praca jest bezpłatna. Za części płaci osoba, która o naprawę prosi; fachowiec mówi przedtem, ile to będzie.",
        ),
        fact(
            "Jak długo się czeka",
            "tego nie wiemy. Proszę zapytać pod numerem 12 616 54 27.",
        ),
        block("Zgłoszenie można wysłać stąd albo zadzwonić. Jedno i drugie znaczy to samo."),
    ];
    stops.extend([
        action("Sprawdź, czy to dla mnie"),
        action("Wróć"),
        entry("Pomoc"),
        action("Zakończ"),
    ]);
    page("Złota Rączka", None, stops)
}

fn question() -> Shown<u8> {
    let stops = vec![
        problem("To za mało cyfr. Proszę wpisać cały numer, na przykład 12 616 54 27."),
        block("Potrzebujemy go, żeby umówić wizytę fachowca."),
        field("12 425 36 38 wew. 153", 21),
        action("Dalej"),
        action("Wróć"),
        entry("Pomoc"),
        action("Zakończ"),
    ];
    page("Pod jaki numer mamy zadzwonić?", Some("Krok 2 z 5"), stops)
}

fn check_list() -> Shown<u8> {
    let stops = vec![
        block("Można wybrać kilka."),
        check("Kran, spłuczka, syfon", true),
        check("Gniazdko, włącznik, żarówka", false),
        check("Zamek, klamka, zawias", false),
        check("Coś innego, co opiszę własnymi słowami", true),
        action("Dalej"),
        action("Wróć"),
        entry("Pomoc"),
        action("Zakończ"),
    ];
    page("Co się zepsuło?", Some("Krok 4 z 5"), stops)
}

fn picker() -> Shown<u8> {
    let stops = vec![
        control(
            Role::Field(Field {
                value: "Ґалаґан-Łęcki O’Neil".into(),
                cursor: 20,
            }),
            "Imię i nazwisko",
            Some("Na przykład: Anna Nowak"),
        ),
        letters("AĄBCĆDEĘF", 2),
        letters("GHIJKLŁMN", 0),
        letters("ŃOÓPQRSŚT", 8),
        letters("UVWXYZŹŻ-", 0),
        action("Dalej"),
        action("Wróć"),
    ];
    page("Jak się Pan lub Pani nazywa?", Some("Krok 1 z 5"), stops)
}

fn long_list() -> Shown<u8> {
    let mut stops: Vec<_> = (1..=58)
        .map(|number| {
            control(
                Role::Entry,
                &format!("CAS {number} Centrum Aktywności Seniorów"),
                Some(&format!("ul. Przykładowa {number}, 31-{number:03} Kraków")),
            )
        })
        .collect();
    stops.push(action("Wróć"));
    page("Wszystkie centra od A do Z", None, stops)
}

fn pages() -> Vec<Shown<u8>> {
    vec![
        menu(),
        long_text(),
        question(),
        check_list(),
        picker(),
        long_list(),
    ]
}

fn show(page: &Shown<u8>, width: u16, height: u16, theme: Option<Theme>) -> Tui<TestBackend> {
    let terminal = TestBackend::new(width, height);
    let mut tui = Tui::new(terminal, theme.map(|_| Palette::Sixteen));
    let mut page = page.clone();
    page.look.theme = theme.unwrap_or(page.look.theme);
    tui.show(&page, &[]).unwrap();
    tui
}

fn colours(theme: Option<Theme>) -> Colours {
    let palette = theme.map(|_| Palette::Sixteen);
    Colours::new(palette, theme.unwrap_or(Theme::WhiteOnBlack))
}

/// What can be seen on a terminal.
struct Seen {
    cells: Buffer,
    cursor: Position,
    cursor_visible: bool,
    /// All that can be read, without white space.
    words: String,
}

fn see(tui: &mut Tui<TestBackend>) -> Seen {
    let backend = tui.terminal_mut();
    let cells = backend.buffer().clone();
    let symbols = cells.content.iter().map(Cell::symbol);
    let words = symbols.filter(|symbol| *symbol != " ").collect();
    Seen {
        words,
        cells,
        cursor: backend.cursor_position(),
        cursor_visible: backend.cursor_visible(),
    }
}

fn frame(page: &Shown<u8>, width: u16, height: u16) -> Seen {
    see(&mut show(page, width, height, None))
}

fn focused(mut page: Shown<u8>, focus: usize) -> Shown<u8> {
    page.page.focus = focus;
    page
}

impl Seen {
    fn row(&self, y: u16) -> String {
        let row = (0..self.cells.area.width).map(|x| self.cells[(x, y)].symbol());
        row.collect::<String>().trim_end().to_owned()
    }

    fn rows(&self) -> Vec<String> {
        (0..self.cells.area.height).map(|y| self.row(y)).collect()
    }

    fn is_reversed(&self, x: u16, y: u16) -> bool {
        self.cells[(x, y)].modifier.contains(Modifier::REVERSED)
    }

    /// True if a row is reversed from edge to edge, as the band of the heading is.
    fn is_band(&self, y: u16) -> bool {
        (0..self.cells.area.width).all(|x| self.is_reversed(x, y))
    }

    /// The reversed cells below the band, as (column, row).
    fn reversed(&self) -> Vec<(u16, u16)> {
        let area = self.cells.area;
        area.positions()
            .map(|at| (at.x, at.y))
            .filter(|(x, y)| self.is_reversed(*x, *y) && !self.is_band(*y))
            .collect()
    }

    fn cell_at_cursor(&self) -> &Cell {
        &self.cells[self.cursor]
    }

    /// Whether the words can be read, whatever rows they are broken into.
    fn says(&self, words: &str) -> bool {
        self.words.contains(&squeezed(words))
    }

    /// The rows, with a bar before those that are reversed somewhere, and the cursor.
    fn picture(&self) -> String {
        let rows = self.rows().into_iter().enumerate().map(|(y, row)| {
            let y = u16::try_from(y).unwrap();
            let bar = (0..self.cells.area.width).any(|x| self.is_reversed(x, y));
            format!("{}{row}\n", if bar { "█" } else { "│" })
        });
        format!(
            "{}cursor {},{}\n",
            rows.collect::<String>(),
            self.cursor.x,
            self.cursor.y
        )
    }
}

fn squeezed(words: &str) -> String {
    words
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect()
}

/// All that a stop says on a screen.
fn words_of(stop: &Stop<u8>) -> Vec<String> {
    match stop {
        Stop::Passage(blocks) => {
            let texts = blocks
                .iter()
                .flat_map(|block| block.label.iter().chain([&block.text]));
            texts.map(|text| text.words.clone()).collect()
        }
        Stop::Control(Control {
            role: Role::Letters(row),
            ..
        }) => {
            vec![
                row.letters
                    .iter()
                    .map(|(letter, _)| letter.words.clone())
                    .collect(),
            ]
        }
        Stop::Control(control) => {
            let mut words = vec![control.name()];
            words.extend(control.detail.iter().map(|detail| detail.words.clone()));
            if let Role::Field(field) = &control.role {
                words.push(field.value.clone());
            }
            words
        }
    }
}

/// Where to put the focus so that every part is seen: the parts of the long list have at least two
/// stops at 40x11, four at 60x16 and seven on larger screens.
fn foci(page: &Shown<u8>, width: u16) -> impl Iterator<Item = usize> + use<> {
    let last = page.page.stops.len() - 1;
    let step = match width {
        _ if last < 12 => 1,
        40 => 2,
        60 => 4,
        _ => 7,
    };
    (0..last).step_by(step).chain([last])
}

/// Runs `check` on every page at every size, with the focus on every part.
fn on_every_frame(check: impl Fn(&Shown<u8>, &Seen)) {
    for (width, height) in SIZES {
        for page in pages() {
            let mut tui = show(&page, width, height, None);
            for focus in foci(&page, width) {
                let page = focused(page.clone(), focus);
                tui.show(&page, &[]).unwrap();
                check(&page, &see(&mut tui));
            }
        }
    }
}

#[test]
fn the_cursor_is_visible_and_on_the_focused_stop_in_every_frame() {
    on_every_frame(|page, seen| {
        assert!(seen.cursor_visible);
        // The bar is over a control and beside a text.
        let is_text = matches!(page.page.stops[page.page.focus], Stop::Passage(_));
        let (x, y) = (seen.cursor.x, seen.cursor.y);
        let bar = if is_text {
            x.saturating_sub(2)..x
        } else {
            x..x + 1
        };
        let is_marked = bar.clone().filter(|x| seen.is_reversed(*x, y)).count() == 1;
        assert!(is_marked, "{}", seen.picture());
        let first = words_of(&page.page.stops[page.page.focus])[0]
            .graphemes(true)
            .next()
            .unwrap()
            .to_owned();
        let has_a_place_of_its_own =
            |control: &Control<u8>| matches!(control.role, Role::Field(_) | Role::Letters(_));
        match &page.page.stops[page.page.focus] {
            Stop::Control(control) if has_a_place_of_its_own(control) => {}
            // A control begins with its mark, so that its first letter is whole.
            Stop::Control(_) => {
                let mark = seen.cell_at_cursor();
                assert_eq!(mark.symbol(), " ", "{}", seen.picture());
                assert!(mark.modifier.contains(Modifier::REVERSED));
            }
            stop if stop.is_problem() => assert_eq!(seen.cell_at_cursor().symbol(), "!"),
            Stop::Passage(_) => {
                assert_eq!(seen.cell_at_cursor().symbol(), first, "{}", seen.picture());
            }
        }
    });
}

#[test]
fn the_focused_stop_is_on_the_screen_with_all_its_words() {
    on_every_frame(|page, seen| {
        for words in words_of(&page.page.stops[page.page.focus]) {
            assert!(seen.says(&words), "{words}\n{}", seen.picture());
        }
    });
}

#[test]
fn heading_step_and_contact_are_on_every_frame_and_the_contact_ends_on_the_last_row() {
    on_every_frame(|page, seen| {
        assert!(seen.says(&page.page.heading.words));
        assert!(
            page.page
                .step
                .as_ref()
                .is_none_or(|step| seen.says(&step.words))
        );
        assert!(seen.says(&page.page.contact.in_one_line()));
        let last = seen.row(seen.cells.area.height - 1);
        assert!(
            page.page.contact.in_one_line().ends_with(last.trim()) && !last.is_empty(),
            "{}",
            seen.picture()
        );
    });
}

#[test]
fn the_hint_is_on_every_frame_of_pages_whose_stops_are_short() {
    on_every_frame(|page, seen| assert!(seen.says(&page.page.hint.words), "{}", seen.picture()));
}

#[test]
fn the_column_is_at_most_sixty_wide_and_centred() {
    on_every_frame(|_, seen| {
        let width = seen.cells.area.width;
        let column = (width - if width == WIDTH_MIN { 1 } else { 2 }).min(COLUMN_MAX);
        let left = (width - column).div_ceil(2);
        let positions = seen.cells.area.positions();
        for at in positions.filter(|at| !seen.is_band(at.y)) {
            let is_outside = at.x < left || at.x >= left + column;
            // The bar has a margin.
            let is_beside = at.x + 1 == left || at.x + 2 == left || at.x == left + column;
            let is_blank =
                seen.cells[at].symbol() == " " && (is_beside || seen.cells[at] == Cell::default());
            assert!(!is_outside || is_blank, "{}", seen.picture());
        }
    });
}

#[test]
fn a_page_looks_the_same_whatever_was_shown_before_it() {
    for (width, height) in SIZES {
        for theme in THEMES {
            let mut tui = show(&menu(), width, height, theme);
            for mut page in pages() {
                page.look.theme = theme.unwrap_or(page.look.theme);
                let last = page.page.stops.len() - 1;
                for focus in [0, last / 2, last] {
                    let page = focused(page.clone(), focus);
                    tui.show(&page, &[]).unwrap();
                    let (seen, anew) = (see(&mut tui), see(&mut show(&page, width, height, theme)));
                    assert_eq!((seen.cells, seen.cursor), (anew.cells, anew.cursor));
                }
            }
        }
    }
}

#[test]
fn moving_the_focus_within_a_part_changes_no_symbol() {
    for (width, height) in SIZES {
        for page in pages() {
            let plan = Plan::new(Lettering::Native, &page, width, height);
            let mut parts: Vec<usize> = foci(&page, width).map(|it| plan.part_of(it)).collect();
            let mut pictures: Vec<Vec<String>> = foci(&page, width)
                .map(|focus| frame(&focused(page.clone(), focus), width, height).rows())
                .collect();
            // As many pictures as parts, though the focus was on every stop.
            pictures.dedup();
            parts.dedup();
            assert_eq!(pictures.len(), parts.len(), "{pictures:?}");
        }
    }
}

#[test]
fn a_bar_as_wide_as_the_focused_control_with_a_margin_on_each_side_is_reversed() {
    let words = "CAS 2 Centrum Aktywności Seniorów";
    for (width, left) in [(80, 9), (40, 0)] {
        let seen = frame(&focused(long_list(), 1), width, 24);
        let y = (0..24).find(|y| seen.row(*y).trim() == words).unwrap();
        let rights = [y, y + 1].map(|y| seen.row(y).chars().count());
        let right = rights[0].max(rights[1]);
        let columns = left..u16::try_from(right).unwrap() + 1;
        let rows = (y..y + 2).flat_map(|y| columns.clone().map(move |x| (x, y)));
        let of_rows = seen
            .reversed()
            .into_iter()
            .filter(|at| (y..y + 2).contains(&at.1));
        assert_eq!(of_rows.collect::<Vec<_>>(), rows.collect::<Vec<_>>());
    }
}

#[test]
fn a_text_with_the_focus_has_a_bar_beside_it_and_is_not_reversed() {
    for (width, left) in [(80, 8), (40, 0)] {
        let seen = frame(&long_text(), width, 24);
        let y = seen.cursor.y;
        let rows = seen.reversed().into_iter().take_while(|at| at.0 == left);
        let rows: Vec<u16> = rows.map(|at| at.1).collect();
        assert!(rows.len() > 1 && rows[0] == y, "{}", seen.picture());
        assert!(!seen.is_reversed(left + 1, y));
    }
}

#[test]
fn controls_have_a_mark_and_an_indent_that_no_text_has() {
    let mut page = page(
        "Lista",
        None,
        vec![block("Tekst"), entry("Wpis"), action("Wróć")],
    );
    if let Stop::Control(control) = &mut page.page.stops[1] {
        control.number = Some(138);
    }
    let seen = frame(&page, 80, 24);
    let at = |words: &str| {
        (0..24)
            .find(|y| seen.row(*y).trim().ends_with(words))
            .unwrap()
    };
    let [text, entry, action] = ["Tekst", "Wpis", "Wróć"].map(at);
    assert_eq!(seen.row(entry).trim(), "138 Wpis");
    assert_eq!(seen.row(action).find("Wróć"), Some(14));
    let marked = |y| (10..70).filter(|x| seen.is_reversed(*x, y)).count();
    assert_eq!([text, entry, action].map(marked), [0, 3, 1]);
}

#[test]
fn what_has_to_be_known_first_stands_above_the_label_and_is_set_in_less() {
    let mut stop = action("Wypełniam");
    if let Stop::Control(control) = &mut stop {
        control.preface = Some(pl("Ma Pan lub Pani ponad 60 lat."));
    }
    for (width, left) in [(80, 10), (40, 1)] {
        let seen = frame(
            &page("Tak", None, vec![stop.clone(), action("Kończę")]),
            width,
            24,
        );
        let row = |words: &str| (0..24).find(|y| seen.row(*y).contains(words)).unwrap();
        let (preface, label) = (row("Ma Pan lub Pani"), row("Wypełniam"));
        assert_eq!(label, preface + 1, "{}", seen.picture());
        let indent = |y: u16| {
            let blank = seen.row(y).chars().take_while(|it| *it == ' ').count();
            u16::try_from(blank).unwrap() - left
        };
        assert_eq!(
            (indent(preface), indent(label)),
            (1, 2),
            "{}",
            seen.picture()
        );
        assert!(seen.is_reversed(left, preface) && seen.is_reversed(left, label));
    }
}

#[test]
fn the_bar_on_a_line_to_write_on_is_as_long_as_the_line() {
    let seen = frame(&focused(question(), 2), 80, 24);
    let row = seen.cursor.y;
    let columns: Vec<u16> = seen
        .reversed()
        .iter()
        .filter(|at| at.1 == row)
        .map(|at| at.0)
        .collect();
    assert_eq!(columns, (9..71).collect::<Vec<_>>());
}

#[test]
fn only_the_chosen_letter_of_a_row_is_reversed_and_the_cursor_is_on_it() {
    let seen = frame(&focused(picker(), 1), 40, 11);
    let (x, y) = (seen.cursor.x, seen.cursor.y);
    assert_eq!(seen.cell_at_cursor().symbol(), "B");
    assert_eq!(
        seen.reversed(),
        [(x - 1, y), (x, y), (x + 1, y), (x + 2, y)]
    );
}

#[test]
fn a_row_without_the_focus_marks_no_letter() {
    let seen = frame(&focused(picker(), 5), 80, 24);
    // Only the mark of each control is reversed, and the bar.
    let left = seen.cursor.x;
    let mut marked = seen.reversed().into_iter();
    assert!(marked.all(|(x, y)| x == left || y == seen.cursor.y));
}

#[test]
fn letters_that_do_not_fit_on_a_row_go_on_in_the_next() {
    let alphabet = "AĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻ";
    let last = alphabet.chars().count() - 1;
    let page = page(
        "Litery",
        None,
        vec![letters(alphabet, last), action("Wróć")],
    );
    let seen = frame(&page, 40, 11);
    assert!(seen.says(alphabet), "{}", seen.picture());
    assert_eq!(seen.cell_at_cursor().symbol(), "Ż");
    let row = seen.cursor.y;
    assert_eq!(seen.reversed().iter().filter(|at| at.1 == row).count(), 4);
}

/// The row of letters with the cursor on the second one, and how many cells are reversed.
fn row_of(words: [&str; 3]) -> (String, usize) {
    let letters = words.map(|letter| (pl(letter), 0)).into();
    let row = Role::Letters(Letters {
        letters,
        spans: Vec::new(),
        at: 1,
    });
    let page = page("Litery", None, vec![control(row, "Wiersz", None)]);
    let seen = frame(&page, 40, 11);
    (seen.row(seen.cursor.y), seen.reversed().len())
}

#[test]
fn letters_of_different_widths_stand_in_cells_of_one_width() {
    assert_eq!(row_of(["A", "Щ", "日"]), ("  A   Щ   日".to_owned(), 4));
}

#[test]
fn words_stand_in_cells_of_their_own_width() {
    let row = row_of(["odstęp", "usuń", "gotowe"]);
    assert_eq!(row, ("  odstęp  usuń  gotowe".to_owned(), 6));
}

#[test]
fn the_cursor_of_a_field_is_at_its_insertion_point() {
    let value = "Ґалаґан-Łęcki O’Neil 日本 e\u{301}";
    for (index, letter) in value.graphemes(true).enumerate() {
        let page = page("Imię", None, vec![field(value, index), action("Dalej")]);
        let seen = frame(&page, 40, 11);
        assert_eq!(seen.cell_at_cursor().symbol(), letter, "{}", seen.picture());
    }
}

/// A question with a line of this value.
fn writing(value: &str, cursor: usize) -> Shown<u8> {
    let heading = "Własnymi słowami";
    page(heading, None, vec![field(value, cursor), action("Dalej")])
}

/// The rows of the line to write on: where each begins and ends, and what is written there.
fn written(seen: &Seen) -> Vec<(u16, u16, String)> {
    let is_line = |x: u16, y: u16| seen.cells[(x, y)].modifier.contains(Modifier::UNDERLINED);
    let rows = (0..seen.cells.area.height).filter_map(|y| {
        let line: Vec<u16> = (0..seen.cells.area.width)
            .filter(|x| is_line(*x, y))
            .collect();
        // A blank mark has a line too.
        let (first, last) = (*line.first()?, *line.last()?);
        if first == last {
            return None;
        }
        let letters = line.iter().map(|x| seen.cells[(*x, y)].symbol());
        Some((first, last, letters.collect::<String>().trim().to_owned()))
    });
    rows.collect()
}

#[test]
fn a_long_value_is_shown_around_its_insertion_point_wherever_that_is() {
    let numbers: Vec<String> = (0..200).map(|number| format!("ł{number:03}")).collect();
    let value = numbers.join(" ");
    for (width, height) in [(40, 11), (80, 24)] {
        let mut read: Vec<String> = Vec::new();
        for cursor in 0..=value.chars().count() {
            let seen = frame(&writing(&value, cursor), width, height);
            let expected = value.chars().nth(cursor).unwrap_or(' ');
            assert_eq!(seen.cell_at_cursor().symbol(), expected.to_string());
            let both = Modifier::UNDERLINED | Modifier::REVERSED;
            assert!(seen.cell_at_cursor().modifier.contains(both));
            let rows = written(&seen);
            assert_eq!(rows.len(), 3, "{}", seen.picture());
            for (_, _, words) in rows {
                if !read.contains(&words) {
                    read.push(words);
                }
            }
        }
        assert_eq!(read.join(" "), value, "all of it is shown along the way");
    }
}

#[test]
fn a_value_that_goes_on_says_so_beside_the_line_and_not_on_it() {
    let value = "słowo ".repeat(40);
    let value = value.trim_end();
    let end = value.chars().count();
    for (cursor, above, below) in [(0, false, true), (100, true, true), (end, true, false)] {
        let seen = frame(&writing(value, cursor), 40, 11);
        let rows = written(&seen);
        assert!(rows.iter().all(|(_, _, words)| !words.contains('…')));
        let picture = seen.picture();
        let dots: Vec<(u16, u16)> = seen
            .cells
            .area
            .positions()
            .filter(|at| seen.cells[*at].symbol() == "…")
            .map(|at| (at.x, at.y))
            .collect();
        let (first, last, _) = rows[0].clone();
        let top = dots.iter().filter(|(x, _)| *x < first).count();
        let bottom = dots.iter().filter(|(x, _)| *x > last).count();
        assert_eq!((top > 0, bottom > 0), (above, below), "{picture}");
        assert_eq!(dots.len(), top + bottom, "{picture}");
        if above && below {
            assert_eq!(
                dots[1].1 - dots[0].1,
                2,
                "in the first and the last row: {picture}"
            );
        }
    }
}

#[test]
fn a_value_as_high_as_its_place_is_shown_whole_and_says_nothing_of_more() {
    // Six letters and a space: five words in a row of 40, of which one column is for the cursor.
    let words = |count: usize| vec!["słówko"; count].join(" ");
    let seen = frame(&writing(&words(15), 0), 40, 11);
    assert!(
        seen.says(&words(15)) && !seen.says("…"),
        "{}",
        seen.picture()
    );
    let seen = frame(&writing(&words(16), 0), 40, 11);
    assert!(
        !seen.says(&words(16)) && seen.says("…"),
        "{}",
        seen.picture()
    );
    assert_eq!(written(&seen).len(), 3);
}

#[test]
fn an_empty_field_is_a_line_across_the_column() {
    let page = page("Imię", None, vec![field("", 0), action("Dalej")]);
    let seen = frame(&page, 80, 24);
    assert_eq!(seen.cursor, Position::new(10, 3));
    for x in 10..70 {
        assert!(seen.cells[(x, 3)].modifier.contains(Modifier::UNDERLINED));
        assert!(!seen.cells[(x, 2)].modifier.contains(Modifier::UNDERLINED));
    }
}

#[test]
fn a_check_says_its_state_in_words() {
    let seen = frame(&check_list(), 80, 24);
    assert!(seen.says("Kran, spłuczka, syfon – wybrano"));
    assert!(seen.says("• Kran, spłuczka, syfon – wybrano"));
    // Only what is chosen is marked.
    assert!(seen.says("Zamek, klamka, zawias"));
    assert!(!seen.says("nie wybrano"), "{}", seen.picture());
}

#[test]
fn a_label_has_a_row_of_its_own_where_there_is_room_and_a_question_needs_no_colon() {
    let seen = frame(&long_text(), 132, 43);
    let y = (0..43)
        .find(|y| seen.row(*y).trim() == "Dla kogo:")
        .unwrap();
    assert!(seen.row(y + 1).trim().starts_with("dla osób"));
    let seen = frame(&focused(long_text(), 1), 40, 11);
    assert!(seen.says("Dla kogo: dla osób"), "{}", seen.picture());
    let seen = frame(&focused(long_text(), 2), 40, 11);
    assert!(seen.says("Ile to kosztuje? Praca"), "{}", seen.picture());
}

#[test]
fn headings_and_problems_are_bold_and_nothing_else_is() {
    let seen = frame(&question(), 80, 24);
    let bold = (0..24).filter(|y| seen.cells[(12, *y)].modifier.contains(Modifier::BOLD));
    let bold: Vec<String> = bold.map(|y| seen.row(y).trim().to_owned()).collect();
    // Where bold cannot be seen, the heading has its band and a problem its mark.
    let heading = "Pod jaki numer mamy zadzwonić?                    Krok 2 z 5";
    let problem = [
        "! To za mało cyfr. Proszę wpisać cały numer, na przykład",
        "12 616 54 27.",
    ];
    assert_eq!(bold, [heading, problem[0], problem[1]]);
    assert!(seen.is_band(0));
}

#[test]
fn nothing_is_dim_or_blinks_and_colours_are_those_of_the_theme() {
    for theme in THEMES {
        let style = colours(theme).style();
        let (fg, bg) = (
            style.fg.unwrap_or(Color::Reset),
            style.bg.unwrap_or(Color::Reset),
        );
        for (width, height) in SIZES {
            for page in pages() {
                let seen = see(&mut show(&page, width, height, theme));
                for cell in &seen.cells.content {
                    assert_eq!((cell.fg, cell.bg), (fg, bg));
                    let plain = Modifier::BOLD | Modifier::REVERSED | Modifier::UNDERLINED;
                    assert!(plain.contains(cell.modifier));
                }
            }
        }
    }
}

#[test]
fn a_theme_changes_no_symbol() {
    let [plain, themed] =
        [None, Some(Theme::BlackOnWhite)].map(|theme| see(&mut show(&question(), 80, 24, theme)));
    assert_eq!(plain.rows(), themed.rows());
}

#[test]
fn without_a_theme_the_terminal_keeps_its_colours() {
    assert_eq!(colours(None).style(), Style::new());
}

/// The colours of terminals of Debian 13 as they are installed, as they told them: black, white and
/// bright yellow (0, 7 and 11).
const PALETTES: [(&str, [u32; 3]); 6] = [
    ("kitty 0.41.1", [0x00_0000, 0xDD_DDDD, 0xFF_FD00]),
    ("foot 1.21.0", [0x24_2424, 0xE6_E6E6, 0xE9_E836]),
    ("libvte 0.80.1", [0x00_0000, 0xC0_C0C0, 0xFF_FF3F]),
    ("konsole 25.04.2", [0x00_0000, 0xB2_B2B2, 0xFF_FF54]),
    ("xterm 398", [0x00_0000, 0xE5_E5E5, 0xFF_FF00]),
    ("alacritty 0.15.1", [0x18_1818, 0xD8_D8D8, 0xFE_CA88]),
];
/// What every pair of colours has at least (WCAG 2.2, 1.4.6).
const CONTRAST_MIN: f64 = 7.0;

#[test]
fn every_theme_has_a_contrast_of_seven_to_one_in_every_terminal() {
    for theme in THEMES.into_iter().flatten() {
        for palette in [Palette::Cube, Palette::Sixteen] {
            let style = Colours::new(Some(palette), theme).style();
            for (terminal, [black, white, yellow]) in PALETTES {
                let rgb = |colour| match colour {
                    Some(Color::Black) => black,
                    Some(Color::Gray) => white,
                    Some(Color::LightYellow) => yellow,
                    Some(Color::Indexed(number)) => of_cube(number),
                    other => panic!("{other:?} is not in the table"),
                };
                let contrast = contrast(rgb(style.fg), rgb(style.bg));
                assert!(
                    contrast >= CONTRAST_MIN,
                    "{theme:?}, {terminal}: {contrast}"
                );
            }
        }
    }
}

/// A colour of the cube of 6x6x6 that begins with the number 16.
fn of_cube(number: u8) -> u32 {
    if let Some(step) = number.checked_sub(232) {
        return 0x01_01_01 * (8 + 10 * u32::from(step));
    }
    let levels: [u32; 6] = [0x00, 0x5F, 0x87, 0xAF, 0xD7, 0xFF];
    let at = usize::from(number.checked_sub(16).unwrap());
    let [red, green, blue] = [at / 36, at / 6 % 6, at % 6].map(|level| levels[level]);
    red << 16 | green << 8 | blue
}

#[test]
fn black_letters_are_never_bold() {
    for theme in [None, Some(Theme::WhiteOnBlack), Some(Theme::BlackOnWhite)] {
        let seen = see(&mut show(&question(), 80, 24, theme));
        let cells = seen.cells.content.iter();
        let is_bold = cells
            .clone()
            .any(|cell| cell.modifier.contains(Modifier::BOLD));
        assert_eq!(is_bold, theme != Some(Theme::BlackOnWhite), "{theme:?}");
    }
}

/// The colour that a console has been given, by its number.
fn of_console(number: u8) -> u32 {
    let mut colours = CONSOLE_PALETTE.split("\x1b]P").skip(1);
    let digit = format!("{number:x}");
    let colour = colours.find_map(|colour| colour.strip_prefix(&digit));
    u32::from_str_radix(colour.unwrap(), 16).unwrap()
}

/// Letters there become bright if they are bold, also those of what is highlighted.
#[test]
fn every_letter_has_a_contrast_of_seven_to_one_where_there_are_quiet_colours() {
    for theme in THEMES.into_iter().flatten() {
        let mut grounds = BTreeSet::new();
        for (width, height) in SIZES {
            for mut page in pages() {
                page.look.theme = theme;
                let mut tui = Tui::new(TestBackend::new(width, height), Some(Palette::Cube));
                tui.show(&page, &[]).unwrap();
                let seen = see(&mut tui);
                let written = seen.cells.content.iter().filter(|it| it.symbol() != " ");
                grounds.extend(written.map(|cell| {
                    [cell.fg, cell.bg].map(|colour| match colour {
                        Color::Indexed(number) => number,
                        other => panic!("{other:?} is not one of 256"),
                    })
                }));
            }
        }
        assert!(grounds.len() > 1, "{theme:?}: only one ground was seen");
        for [letters, ground] in grounds {
            let contrast = contrast(of_cube(letters), of_cube(ground));
            assert!(
                contrast >= CONTRAST_MIN,
                "{theme:?}, {letters} on {ground}: {contrast}"
            );
        }
    }
}

#[test]
fn every_theme_has_a_contrast_of_seven_to_one_on_a_console() {
    for theme in THEMES.into_iter().flatten() {
        let style = Colours::new(Some(Palette::Eight), theme).style();
        let number = |colour| match colour {
            Some(Color::Black) => 0,
            Some(Color::Gray) => 7,
            Some(Color::Yellow) => 3,
            other => panic!("{other:?} is not one of eight"),
        };
        let (letters, background) = (number(style.fg), number(style.bg));
        for (letters, background) in [(letters, background), (background, letters)] {
            for letters in [letters, letters + 8] {
                let contrast = contrast(of_console(letters), of_console(background));
                assert!(contrast >= CONTRAST_MIN, "{theme:?}: {contrast}");
            }
        }
    }
}

/// Where rows are scarce, the bar of the focus stands directly below the band of the heading, and a console
/// has no colours but those that it is given.
#[test]
fn on_a_console_the_band_of_the_heading_is_not_the_bar_of_the_focus() {
    for theme in THEMES.into_iter().flatten() {
        let mut page = menu();
        page.look.theme = theme;
        let mut tui = Tui::new(TestBackend::new(40, 11), Some(Palette::Eight));
        tui.show(&page, &[]).unwrap();
        let seen = see(&mut tui);
        let (band, bar) = (&seen.cells[(5, 0)], seen.cell_at_cursor());
        assert!(!band.modifier.contains(Modifier::REVERSED));
        assert!(bar.modifier.contains(Modifier::REVERSED));
        let number = |colour| match colour {
            Color::Black => 0,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Cyan => 6,
            Color::Gray => 7,
            other => panic!("{other:?} is not one of eight"),
        };
        let ground = of_console(number(band.bg));
        assert_ne!(ground, of_console(number(bar.fg)), "the ground of the bar");
        assert_ne!(ground, of_console(number(bar.bg)), "the ground of the page");
        // Bold letters are bright.
        for letters in [number(band.fg), number(band.fg) + 8] {
            let contrast = contrast(of_console(letters), ground);
            assert!(contrast >= CONTRAST_MIN, "{theme:?}: {contrast}");
        }
    }
}

/// How much lighter one colour is than the other (WCAG 2.2).
fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance (WCAG 2.2).
fn luminance(colour: u32) -> f64 {
    let [_, red, green, blue] = colour.to_be_bytes().map(|byte| {
        let part = f64::from(byte) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[test]
fn on_a_console_a_line_to_write_on_is_seen_and_not_read_out() {
    for (focus, every) in [(2, 1), (3, 3)] {
        let terminal = TestBackend::new(40, 14);
        let mut tui = Tui::new(terminal, None).without_underlines();
        tui.show(&focused(question(), focus), &[]).unwrap();
        let seen = see(&mut tui);
        let has = |modifier| move |cell: &&Cell| cell.modifier.contains(modifier);
        let underlined = seen.cells.content.iter().filter(has(Modifier::UNDERLINED));
        assert_eq!(underlined.count(), 0);
        let rows = seen.rows();
        let row = rows.iter().position(|row| row.trim_end().ends_with("153"));
        let row = row.unwrap_or_else(|| panic!("{rows:#?}"));
        assert!(!rows.concat().contains('_'), "{rows:#?}");
        let line = &seen.cells.content[row * 40..][..40];
        let written = line.iter().rposition(|cell| cell.symbol() != " ");
        let blank = &line[written.unwrap() + 1..];
        let marks = blank.iter().filter(has(Modifier::REVERSED)).count();
        let expected = blank.len() / every;
        assert!(marks.abs_diff(expected) <= 1, "{marks} of {}", blank.len());
    }
}

#[test]
fn a_screen_one_column_or_one_row_too_small_says_so_and_nothing_else() {
    for (width, height) in [
        (WIDTH_MIN - 1, HEIGHT_MIN),
        (WIDTH_MIN, HEIGHT_MIN - 1),
        (5, 20),
        (200, 2),
    ] {
        let page = menu();
        let seen = frame(&page, width, height);
        assert_eq!(
            squeezed(&seen.rows().concat()),
            squeezed(&page.phrases.too_small.words)
        );
        assert!(seen.cursor_visible);
        assert_eq!(seen.cursor, Position::ORIGIN);
    }
}

#[test]
fn no_screen_is_so_small_that_drawing_fails() {
    for (width, height) in [(1, 1), (2, 1), (1, 30)] {
        frame(&menu(), width, height);
    }
    let page = menu();
    let plan = Plan::new(Lettering::Native, &page, 0, 0);
    assert_eq!((plan.parts(), plan.draw(0, 0).rows.len()), (1, 0));
}

#[test]
fn a_screen_that_was_too_small_works_again_when_it_is_enlarged() {
    let mut tui = show(&menu(), 39, 11, None);
    tui.terminal_mut().resize(40, 11);
    tui.show(&menu(), &[]).unwrap();
    assert_eq!(see(&mut tui).picture(), frame(&menu(), 40, 11).picture());
}

#[test]
fn the_smallest_screen_has_five_rows_for_stops() {
    let entries = (1..=40)
        .map(|number| entry(&format!("Wpis {number}")))
        .collect();
    let seen = frame(
        &page("Lista", Some("Krok 1 z 2"), entries),
        WIDTH_MIN,
        HEIGHT_MIN,
    );
    let shown = seen
        .rows()
        .iter()
        .filter(|row| row.starts_with("   Wpis"))
        .count();
    assert!(shown >= BODY_ROWS_MIN);
    assert!(seen.says("Strzałki"));
}

#[test]
fn a_long_contact_stays_whole_and_the_hint_gives_way() {
    let entries = (1..=40)
        .map(|number| entry(&format!("Wpis {number}")))
        .collect();
    let mut page = page("Lista", None, entries);
    page.page.contact = contact(
        "Rozmowa z człowiekiem: Miejski Ośrodek Pomocy Społecznej, 12 616 54 27, od 7:30 do 15:30, \
         a wieczorem i w dni wolne Centrum Informacji, 12 616 78 14.",
    );
    let seen = frame(&page, WIDTH_MIN, HEIGHT_MIN);
    assert!(
        seen.says(&page.page.contact.in_one_line()) && !seen.says(&page.page.hint.words),
        "{}",
        seen.picture()
    );
}

#[test]
fn step_and_part_are_beside_the_heading_when_they_fit_and_only_then() {
    let seen = frame(&check_list(), 40, 11);
    assert_eq!(seen.row(0), " Co się zepsuło?        Krok 4 z 5 · 1/2");
    let seen = frame(&question(), 40, 11);
    assert_eq!(seen.row(0), " Pod jaki numer mamy zadzwonić?");
    assert!(seen.row(1).starts_with(" Krok 2 z 5 · Część 1 z "));
    let mut page = question();
    page.page.step = Some(pl("Krok 2 z 5 w zgłoszeniu do Złotej Rączki"));
    let seen = frame(&page, 40, 11);
    assert_eq!(seen.row(1), " Krok 2 z 5 w zgłoszeniu do Złotej");
    assert!(seen.row(2).starts_with(" Rączki · Część 1 z "));
}

#[test]
fn the_second_row_of_a_label_is_set_in() {
    let label = "Gniazdko, włącznik, żarówka, lampa";
    let page = page("Co się zepsuło?", None, vec![check(label, true)]);
    let seen = frame(&page, 40, 11);
    assert_eq!(seen.row(2), format!("   • {label}"));
    assert_eq!(seen.row(3), "   – wybrano");
}

#[test]
fn turning_goes_through_every_part_and_back() {
    for (width, height) in SIZES {
        for page in pages() {
            let last = page.page.stops.len() - 1;
            let plan = Plan::new(Lettering::Native, &page, width, height);
            let turn = |focus, way| plan.turned(focus, way);
            let walk = |from, way| {
                let next = move |at: &usize| Some(turn(*at, way)).filter(|next| next != at);
                std::iter::successors(Some(from), next).collect::<Vec<usize>>()
            };
            let there = walk(0, Turn::After);
            assert_eq!(there.last(), Some(&last));
            assert_eq!(turn(last, Turn::After), last);
            assert_eq!(walk(last, Turn::Before).last(), Some(&0));
            let seen = there
                .iter()
                .map(|focus| frame(&focused(page.clone(), *focus), width, height));
            let seen: Vec<Seen> = seen.collect();
            for words in page.page.stops.iter().flat_map(words_of) {
                assert!(seen.iter().any(|frame| frame.says(&words)), "{words}");
            }
        }
    }
}

#[test]
fn turning_leads_to_the_first_stop_of_the_part() {
    let page = long_list();
    let plan = Plan::new(Lettering::Native, &page, 40, 11);
    let at = |focus, turn| plan.turned(focus, turn);
    assert_eq!(at(1, Turn::After), 3);
    assert_eq!(at(3, Turn::Before), 0);
    assert_eq!(at(8, Turn::Before), 3);
    assert_eq!(at(1, Turn::Before), 0);
    assert_eq!(at(57, Turn::After), 58);
}

#[test]
fn a_problem_stands_in_one_part_with_what_puts_it_right() {
    let problem_text = "Bez zgody nie wolno nam wysłać zgłoszenia. Proszę wybrać poniżej.";
    let consent = "Zgadzam się na użycie tych danych";
    for before in 0..12 {
        let mut stops: Vec<Stop<u8>> = (0..before).map(|_| action("Poprawiam")).collect();
        stops.extend([
            problem(problem_text),
            check(consent, false),
            action("Wysyłam"),
        ]);
        let page = focused(page("Odpowiedzi", None, stops), before);
        for (width, height) in [(40, 11), (60, 16), (80, 24)] {
            let seen = frame(&page, width, height);
            assert!(seen.says(problem_text), "{}", seen.picture());
            assert!(seen.says(consent), "{}", seen.picture());
        }
    }
}

#[test]
fn the_surface_turns_by_the_size_it_has_drawn() {
    let mut tui = show(&long_list(), 40, 11, None);
    assert_eq!(tui.turn(&long_list(), Turn::After), 3);
    tui.terminal_mut().resize(80, 24);
    tui.show(&long_list(), &[]).unwrap();
    assert_eq!(tui.turn(&long_list(), Turn::After), 9);
}

#[test]
fn a_text_higher_than_the_body_goes_on_above_the_stop_after_it() {
    let words: Vec<String> = (0..40).map(|number| format!("słowo-{number}")).collect();
    let text = words.join(" ");
    let page = page("Tekst", None, vec![block(&text), action("Wróć")]);
    let frames = [0, 1].map(|focus| frame(&focused(page.clone(), focus), 40, 11));
    for word in &words {
        assert!(frames.iter().any(|seen| seen.says(word)), "{word}");
    }
    assert!(frames[1].says("słowo-39Wróć"), "{}", frames[1].picture());
}

#[test]
fn control_characters_never_reach_a_cell() {
    let evil = "a\u{1b}[31mb\u{7}c\u{202e}d\u{200b}e";
    let mut page = page(
        evil,
        Some(evil),
        vec![
            block(evil),
            field(evil, 2),
            letters(evil, 1),
            check(evil, true),
        ],
    );
    page.page.contact = contact(evil);
    page.page.hint = pl(evil);
    for focus in 0..page.page.stops.len() {
        let seen = frame(&focused(page.clone(), focus), 80, 24);
        let symbols: String = seen.rows().concat();
        assert!(!symbols.chars().any(cas_kiosk::text::is_unwanted));
        assert!(seen.says("a[31mbcde"));
    }
}

#[test]
fn a_page_without_stops_and_a_focus_beyond_the_last_are_drawn_all_the_same() {
    assert!(frame(&page("Pusto", None, Vec::new()), 40, 11).says("Pusto"));
    let seen = frame(&focused(menu(), 99), 40, 11);
    assert_eq!(seen.row(seen.cursor.y), "   Zakończ");
    let page = page("Pusto", None, Vec::new());
    let plan = Plan::new(Lettering::Native, &page, 40, 11);
    assert_eq!(plan.turned(0, Turn::After), 0);
}

proptest! {
    /// What a page guarantees is enough for the smallest screen, with words as long as people write.
    #[test]
    fn a_stop_of_the_greatest_length_fits_whole_on_the_smallest_screen(
        words in prop::collection::vec("[a-ząęłóż]{1,14}", 1..60),
        label_words in 0_usize..8,
        as_control in any::<bool>(),
    ) {
        let label_words = label_words.min(words.len() - 1);
        let mut label = words[..label_words].join(" ");
        let mut text = words[label_words..].join(" ");
        // The label of a fact is followed by a colon and a space.
        let room = STOP_GRAPHEMES_MAX - 2;
        label = label.chars().take(room).collect();
        text = text.chars().take(room - label.chars().count()).collect();
        let stop = match (as_control, label.trim().is_empty()) {
            (true, false) => control(Role::Entry, &label, Some(&text)),
            (false, false) => fact(&label, &text),
            (_, true) => block(&text),
        };
        let page = page("Nagłówek", Some("Krok 2 z 5"), vec![entry("Przed"), stop, entry("Po")]);
        let seen = frame(&focused(page, 1), WIDTH_MIN, HEIGHT_MIN);
        prop_assert!(seen.says(&label) && seen.says(&text), "{}", seen.picture());
    }
}

#[test]
fn a_menu_on_the_smallest_screen() {
    expect![[r#"
        █ Co chcesz zrobić?
        │
        █   Centra Aktywności Seniorów
        █   Pomoc i usługi
        █   Pomoc i ustawienia
        █   Język: polski
        █   Zakończ
        │
        │ Strzałki: w górę i w dół. Enter:
        │ wybierz. Esc: wróć. F1: pomoc.
        │ Pomoc przez telefon: 12 616 54 27 · 112
        cursor 1,3
    "#]]
    .assert_eq(&frame(&focused(menu(), 1), 40, 11).picture());
}

#[test]
fn a_menu_on_an_ordinary_screen() {
    expect![[r#"
        █          Co chcesz zrobić?
        │
        █            Centra Aktywności Seniorów
        │
        █            Pomoc i usługi
        │
        █            Pomoc i ustawienia
        │
        █            Język: polski
        │
        █            Zakończ
        │
        │
        │
        │
        │
        │
        │
        │
        │
        │          ────────────────────────────────────────────────────────────
        │          Strzałki: w górę i w dół. Enter: wybierz. Esc: wróć. F1:
        │          pomoc.
        │          Pomoc przez telefon: 12 616 54 27 · 112
        cursor 10,4
    "#]]
    .assert_eq(&frame(&focused(menu(), 1), 80, 24).picture());
}

#[test]
fn start_and_home_are_whole_on_an_ordinary_screen() {
    let setup = shipped();
    for (width, height) in [(80, 24), (80, 22)] {
        let mut visitor = crate::visitor::Visitor::arrives();
        let parts = |shown: &Shown<_>| Plan::new(Lettering::Native, shown, width, height).parts();
        assert_eq!(parts(visitor.shown()), 1);
        visitor.speech_is(cas_kiosk::surface::speech::Event::Ready);
        assert_eq!(parts(visitor.shown()), 1);
        for language in setup.config.languages.iter() {
            let mut visitor = crate::visitor::Visitor::arrives();
            visitor.chooses(&setup.locales.say(language, "language-name", &[]).words);
            assert_eq!(parts(visitor.shown()), 1);
        }
    }
}

/// Neither a colour nor bold can be relied on: both vanish somewhere.
#[test]
fn without_colours_and_bold_each_kind_of_row_is_told_apart() {
    let takeaway = Stop::Passage(vec![Block {
        preface: None,
        kind: BlockKind::Takeaway,
        label: Some(pl("Telefon")),
        text: pl("12 200 29 26"),
    }]);
    let stops = vec![
        entry("Wpis"),
        problem("Coś nie tak"),
        block("Tekst"),
        fact("Adres", "ulica"),
        takeaway,
        check("Kran", true),
        field("Anna", 4),
        action("Wróć"),
    ];
    let page = page("Lista", Some("Krok 1 z 2"), stops);
    for palette in [None, Some(Palette::Sixteen), Some(Palette::Eight)] {
        let mut tui = Tui::new(TestBackend::new(60, 40), palette);
        tui.show(&page, &[]).unwrap();
        let seen = see(&mut tui);
        let sign_of = |words: &str| {
            let y = (0..40).find(|y| seen.row(*y).contains(words)).unwrap();
            let cells = (0..60).map(|x| &seen.cells[(x, y)]);
            let marks = cells.filter(|cell| cell.modifier.contains(Modifier::REVERSED));
            let marks: String = marks.map(Cell::symbol).collect();
            let has_line = (0..60).all(|x| {
                let modifier = seen.cells[(x, y)].modifier;
                x == 0 || x == 59 || modifier.contains(Modifier::UNDERLINED)
            });
            (marks, has_line)
        };
        let none = |words: &str| assert_eq!(sign_of(words), (String::new(), false), "{words}");
        if palette == Some(Palette::Eight) {
            none("Lista");
            assert_eq!(
                seen.cells[(0, 0)].bg,
                Color::Blue,
                "the grey of the console"
            );
        } else {
            assert!(seen.is_band(0) && sign_of("Lista").0.contains("Krok 1 z 2"));
        }
        assert_eq!(sign_of("Wpis").0.trim(), "Wpis", "the focus is over it");
        assert_eq!(sign_of("Coś nie tak").0, "!");
        for words in ["Tekst", "Adres:", "ulica", "Telefon:", "12 200 29 26"] {
            none(words);
        }
        assert_eq!(sign_of("• Kran – wybrano"), (" ".to_owned(), false));
        assert_eq!(sign_of("Anna"), (String::new(), true));
        assert_eq!(sign_of("Wróć"), (" ".to_owned(), false));
        let rule = (0..40)
            .position(|y| seen.row(y).trim().starts_with('─'))
            .unwrap();
        let hint = (0..40)
            .position(|y| seen.row(y).contains("Strzałki"))
            .unwrap();
        assert!(rule < hint, "the foot is behind a rule");
    }
}

#[test]
fn a_label_stands_in_one_part_with_its_value() {
    let facts = ["Telefon", "Czynne", "Adres"].map(|label| match fact(label, "12 200 29 26") {
        Stop::Passage(blocks) => blocks,
        Stop::Control(_) => Vec::new(),
    });
    let text = "Coś mogło się tu zmienić. Najpierw proszę zadzwonić. ".repeat(4);
    let mut rows = vec![block(&text), Stop::Passage(facts.concat())];
    rows.push(action("Wróć"));
    for before in 1..12 {
        let mut stops: Vec<_> = (0..before)
            .map(|it| block(&format!("Tekst {it}")))
            .collect();
        stops.extend(rows.clone());
        let page = page("Centrum", None, stops);
        let plan = Plan::new(Lettering::Native, &page, 40, 20);
        for part in 0..plan.parts() {
            let layout = plan.draw(part, 0);
            let last = layout.rows[layout.body].last().unwrap().line.to_string();
            assert!(
                !["Telefon:", "Czynne:", "Adres:"].contains(&last.trim()),
                "{last}"
            );
        }
    }
}

/// The rows of each part between heading and foot, on a screen of 40 columns and so many rows.
fn parts_of(text: &[&str], height: u16) -> Vec<Vec<String>> {
    let blocks = text.iter().map(|words| Block {
        preface: None,
        kind: if words.starts_with("Dane") {
            BlockKind::Aside
        } else {
            BlockKind::Text
        },
        label: None,
        text: pl(words),
    });
    let text = Stop::Passage(blocks.collect());
    let stops = vec![action("Proszę o pomoc"), action("Dzwonię"), text];
    let page = page("Złota Rączka", None, stops);
    let plan = Plan::new(Lettering::Native, &page, 40, height);
    let rows = |part| {
        let layout = plan.draw(part, 0);
        let body = layout.rows[layout.body].iter();
        body.map(|row| row.line.to_string()).collect()
    };
    (0..plan.parts()).map(rows).collect()
}

#[test]
fn a_text_goes_on_in_the_next_part_after_a_sentence() {
    let text = "To jest fachowiec, który przychodzi do domu. \
        Robi małe, proste i niedrogie naprawy, które mogą poczekać. \
        Pierwszeństwo mają osoby, które mieszkają same, także z niepełnosprawnością. \
        Praca jest bezpłatna, a za materiały trzeba zapłacić.";
    expect![[r#"
        [
            [
                "  Proszę o pomoc",
                "  Dzwonię",
                "To jest fachowiec, który przychodzi do",
                "domu. Robi małe, proste i niedrogie",
                "naprawy, które mogą poczekać.",
            ],
            [
                "Pierwszeństwo mają osoby, które",
                "mieszkają same, także z",
                "niepełnosprawnością. Praca jest",
                "bezpłatna, a za materiały trzeba",
                "zapłacić.",
            ],
        ]
    "#]]
    .assert_debug_eq(&parts_of(&[text], HEIGHT_MIN));
}

#[test]
fn no_part_begins_with_one_row_of_a_paragraph_or_with_a_date_alone() {
    let three = "Małe, proste i niedrogie, które mogą poczekać. Tylko w mieszkaniu, \
        w którym Pan albo Pani mieszka.";
    for height in HEIGHT_MIN..20 {
        let text = [
            three,
            "Dane z 2021 roku.",
            three,
            "Dane z 2018 roku.",
            three,
        ];
        for part in parts_of(&text, height).iter().skip(1) {
            let [first, second] = [&part[0], &part[1]];
            assert!(!first.starts_with("Dane"), "{height}: {part:?}");
            let is_last_row = first.ends_with("mieszka.");
            assert!(!is_last_row, "{height}: {part:?}");
            assert!(!second.starts_with("Małe"), "{height}: {part:?}");
        }
    }
}
