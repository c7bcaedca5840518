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
}

impl Messages {
    pub(super) fn of(language: Language) -> Self {
        let mut messages = Self {
            language,
            by_key: BTreeMap::new(),
        };
        for (_, area, text) in FILES.iter().filter(|(tag, ..)| *tag == language.tag()) {
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

    /// What `english` has and this one has not.
    pub(super) fn missing(&self, english: &Self) -> Vec<String> {
        let keys = english.keys().filter(|key| !self.by_key.contains_key(*key));
        keys.cloned().collect()
    }

    /// What this one has beyond or otherwise than `english`.
    pub(super) fn differences(&self, english: &Self) -> Vec<String> {
        let tag = self.language.tag();
        let mut wrong = Vec::new();
        for (key, message) in &english.by_key {
            let area = message.area;
            match self.by_key.get(key) {
                Some(own) if own.area != area => wrong.push(format!("{tag}: `{key}` belongs into {area}.ftl")),
                Some(own) if own.arguments != message.arguments => wrong.push(format!(
                    "{tag}/{area}.ftl: `{key}` has {:?} instead of {:?}",
                    own.arguments, message.arguments
                )),
                _ => {}
            }
        }
        let beyond = self.by_key.iter().filter(|(key, _)| !english.by_key.contains_key(*key));
        wrong.extend(beyond.map(|(key, message)| format!("{tag}/{}.ftl: nobody says `{key}`", message.area)));
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
