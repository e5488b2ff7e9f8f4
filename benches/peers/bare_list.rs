//! A bare ratatui list of the lines of a file: what a program costs that does nothing but show them.
#![allow(clippy::disallowed_methods, reason = "a bench stands at the rim")]

use std::io;

use crossterm::event::{Event, KeyCode, read};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{List, ListState};

fn main() -> io::Result<()> {
    let file = std::env::args().nth(1).ok_or(io::ErrorKind::NotFound)?;
    let text = std::fs::read_to_string(file)?;
    let mut state = ListState::default().with_selected(Some(0));
    let mut terminal = ratatui::try_init()?;
    loop {
        terminal.draw(|frame| {
            let list = List::new(text.lines())
                .highlight_style(Style::new().add_modifier(Modifier::REVERSED));
            frame.render_stateful_widget(list, frame.area(), &mut state);
        })?;
        if let Event::Key(key) = read()? {
            match key.code {
                KeyCode::Up => state.select_previous(),
                KeyCode::Down => state.select_next(),
                KeyCode::Esc => break,
                _ => {}
            }
        }
    }
    ratatui::try_restore()
}
