//! The messages of a language as the files have them.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use portolan_ui_kit::language::{FILES, Language};

struct Message {
    area: &'static str,
    arguments: BTreeSet<String>,
}

/// By key; an attribute is `key.attribute`.
pub(super) struct Messages {
    language: Language,
    by_key: BTreeMap<String, Message>,
    areas: BTreeSet<&'static str>,
}

impl Messages {
    pub(super) fn of(language: Language) -> Self {
        let mut messages = Self {
            language,
            by_key: BTreeMap::new(),
            areas: BTreeSet::new(),
        };
        for (_, area, text) in FILES.iter().filter(|(tag, ..)| *tag == language.tag()) {
            messages.areas.insert(area);
            let parsed = parser::parse(*text).unwrap_or_else(|(_, errors)| panic!("{area}.ftl: {errors:?}"));
            for entry in &parsed.body {
                let Entry::Message(message) = entry else { continue };
                let name = message.id.name;
                for attribute in &message.attributes {
                    messages.add(area, format!("{name}.{}", attribute.id.name), &attribute.value);
                }
                if let Some(pattern) = &message.value {
                    messages.add(area, name.to_owned(), pattern);
                }
            }
        }
        messages
    }

    fn add(&mut self, area: &'static str, key: String, pattern: &Pattern<&str>) {
        let mut arguments = BTreeSet::new();
        arguments_of(pattern, &mut arguments);
        let message = Message { area, arguments };
        let tag = self.language.tag();
        assert!(!self.by_key.contains_key(&key), "{tag}: `{key}` is there twice");
        self.by_key.insert(key, message);
    }

    pub(super) fn arguments(&self, key: &str) -> Option<&BTreeSet<String>> {
        self.by_key.get(key).map(|message| &message.arguments)
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &String> {
        self.by_key.keys()
    }

    pub(super) fn areas(&self) -> BTreeSet<&'static str> {
        self.areas.clone()
    }

    /// What an area lacks, has beyond or has otherwise than `english`.
    pub(super) fn differences(&self, english: &Self, area: &str) -> Vec<String> {
        let tag = self.language.tag();
        let mut wrong = Vec::new();
        for (key, message) in english.by_key.iter().filter(|(_, message)| message.area == area) {
            match self.by_key.get(key) {
                None => wrong.push(format!("{tag}/{area}.ftl lacks `{key}`")),
                Some(own) if own.area != area => wrong.push(format!("{tag}: `{key}` belongs into {area}.ftl")),
                Some(own) if own.arguments != message.arguments => wrong.push(format!(
                    "{tag}/{area}.ftl: `{key}` has {:?} instead of {:?}",
                    own.arguments, message.arguments
                )),
                Some(_) => {}
            }
        }
        let own = self.by_key.iter().filter(|(_, message)| message.area == area);
        wrong.extend(
            own.filter(|(key, _)| !english.by_key.contains_key(*key))
                .map(|(key, _)| format!("{tag}/{area}.ftl: nobody says `{key}`")),
        );
        wrong
    }
}

fn arguments_of(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_of(expression, found);
        }
    }
}

fn expression_of(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Select { selector, variants } => {
            inline_of(selector, found);
            for variant in variants {
                arguments_of(&variant.value, found);
            }
        }
        Expression::Inline(inline) => inline_of(inline, found),
    }
}

fn inline_of(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => drop(found.insert(id.name.to_owned())),
        InlineExpression::Placeable { expression } => expression_of(expression, found),
        _ => {}
    }
}
