//! The messages of one language, read once when it is first spoken.

use std::collections::HashMap;

use fluent_bundle::{
    FluentArgs, FluentMessage, FluentResource, FluentValue, concurrent::FluentBundle, memoizer::MemoizerKind,
};
use fluent_syntax::ast::Entry;

use super::{Language, number};

/// Every file: the tag of its language, its area, its text.
#[rustfmt::skip] // the path is the build script's
pub const FILES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

pub(super) struct Catalog {
    /// Messages that need no argument, said already: a frame asks for hundreds.
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

impl Catalog {
    pub(super) fn of(language: Language) -> Self {
        let locales = language.tag().parse().into_iter().collect();
        let mut bundle = FluentBundle::new_concurrent(locales);
        // The marks that hold pieces of other directions apart would be drawn as boxes: the text engine knows none.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(format));
        let mut names = Vec::new();
        for (_, _, text) in FILES.iter().filter(|(tag, ..)| *tag == language.tag()) {
            // A test holds that every file can be read whole; what could be read is the best there is otherwise.
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(read, _)| read);
            names.extend(resource.entries().filter_map(name_of));
            bundle.add_resource_overriding(resource);
        }
        let mut plain = HashMap::new();
        for name in names {
            let Some(message) = bundle.get_message(&name) else {
                continue;
            };
            let mut keep = |key: String, pattern| {
                let mut missing = Vec::new();
                let said = bundle.format_pattern(pattern, None, &mut missing);
                if missing.is_empty() {
                    plain.insert(key, said.into_owned());
                }
            };
            for attribute in message.attributes() {
                keep(format!("{name}.{}", attribute.id()), attribute.value());
            }
            if let Some(pattern) = message.value() {
                keep(name, pattern);
            }
        }
        Self { plain, bundle }
    }

    pub(super) fn plain(&self, key: &str) -> Option<&str> {
        self.plain.get(key).map(String::as_str)
    }

    pub(super) fn with(&self, key: &str, arguments: &[(&'static str, FluentValue<'_>)]) -> Option<String> {
        let (name, attribute) = key.split_once('.').map_or((key, None), |(name, of)| (name, Some(of)));
        let message: FluentMessage<'_> = self.bundle.get_message(name)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let arguments: FluentArgs<'_> = arguments.iter().cloned().collect();
        // An argument that is missing shows as its name; a test holds that code and files agree.
        let mut problems = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&arguments), &mut problems);
        Some(said.into_owned())
    }
}

fn name_of(entry: &Entry<&str>) -> Option<String> {
    match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    }
}

fn format<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(number::written(&number.as_string())),
        _ => None,
    }
}
