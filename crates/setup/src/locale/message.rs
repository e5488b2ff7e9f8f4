//! The messages of a language's files, from their syntax trees: the place of each message and the
//! variables that it needs.

use std::collections::{BTreeMap, BTreeSet};

use fluent::FluentResource;
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};

use crate::fault::{Faults, Place, Source};
use crate::told;

/// A message of a file.
pub(super) struct FluentMessage {
    pub(super) id: String,
    pub(super) place: Place,
    /// The variables that it needs, including those of the messages that it refers to.
    pub(super) variables: BTreeSet<String>,
    /// The keys of its variants.
    pub(super) keys: BTreeSet<String>,
}

/// The patterns of messages by their ids.
type Patterns<'a> = BTreeMap<&'a str, &'a Pattern<&'a str>>;

/// Returns the messages of a language. A message that exists twice is a fault; the first one
/// counts, as in Fluent.
pub(super) fn messages_of<'a>(
    files: impl Iterator<Item = (&'a Source, &'a FluentResource)>,
    faults: &mut Faults,
) -> Vec<FluentMessage> {
    let mut taken = BTreeSet::new();
    let mut places = Vec::new();
    let mut patterns = Patterns::new();
    for (file, resource) in files {
        for entry in resource.entries() {
            let (id, value, is_term) = match entry {
                Entry::Message(message) => (message.id.name, message.value.as_ref(), false),
                Entry::Term(term) => (term.id.name, None, true),
                _ => continue,
            };
            // The id is a slice of the text, so its address gives its place.
            let start = id.as_ptr().addr() - resource.source().as_ptr().addr();
            let place = file.at(start..start + id.len());
            if !taken.insert((is_term, id)) {
                faults.add(place, told!("message-twice", id), told!("remove-or-rename"));
            } else if !is_term {
                places.push((id, place));
                patterns.extend(value.map(|value| (id, value)));
            }
        }
    }
    let messages = places.into_iter().map(|(id, place)| {
        let mut walk = Walk::new(&patterns);
        walk.message(id);
        let owned = |names: BTreeSet<&str>| names.into_iter().map(str::to_owned).collect();
        FluentMessage {
            id: id.to_owned(),
            place,
            variables: owned(walk.variables),
            keys: owned(walk.keys),
        }
    });
    messages.collect()
}

/// A walk through the pattern of a message and of those that it names.
struct Walk<'p, 'a> {
    patterns: &'p Patterns<'a>,
    /// The messages that were visited. They may refer to each other in a circle.
    walked: BTreeSet<&'a str>,
    variables: BTreeSet<&'a str>,
    keys: BTreeSet<&'a str>,
}

impl<'p, 'a> Walk<'p, 'a> {
    fn new(patterns: &'p Patterns<'a>) -> Self {
        Self {
            patterns,
            walked: BTreeSet::new(),
            variables: BTreeSet::new(),
            keys: BTreeSet::new(),
        }
    }

    fn message(&mut self, id: &'a str) {
        if let Some(pattern) = self.patterns.get(id)
            && self.walked.insert(id)
        {
            self.pattern(pattern);
        }
    }

    fn pattern(&mut self, pattern: &'a Pattern<&'a str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &'a Expression<&'a str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.keys.insert(match variant.key {
                        VariantKey::Identifier { name } => name,
                        VariantKey::NumberLiteral { value } => value,
                    });
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &'a InlineExpression<&'a str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name);
            }
            InlineExpression::MessageReference { id, .. } => self.message(id.name),
            InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.inline(argument);
                }
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            // A term gets only named arguments, and those are always literals.
            InlineExpression::TermReference { .. }
            | InlineExpression::StringLiteral { .. }
            | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}
