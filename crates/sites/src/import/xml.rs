//! XML as a small tree, within bounds.

use std::borrow::Cow;

use quick_xml::{Reader, events::Event};

use super::ImportError;

/// How deep elements may stand in one another.
const DEEPEST: usize = 64;

/// The most elements of a file.
const MOST: usize = 1 << 20;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// The text directly in it, in one piece.
    pub(super) text: String,
    pub(super) children: Vec<Element>,
}

impl Element {
    /// The first child of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of the first child of this name; an empty one is none.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        let text = self.child(name)?.text.as_str();
        (!text.is_empty()).then_some(text)
    }

    /// The number in the first child of this name.
    pub(super) fn number_of(&self, name: &str) -> Option<i64> {
        self.text_of(name)?.trim().parse().ok()
    }

    /// An attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
    }
}

/// The root element.
pub(super) fn read(bytes: &[u8]) -> Result<Element, ImportError> {
    let broken = |why: &str| ImportError::Broken(why.to_owned());
    // Other encodings than UTF-8 are not written by those whose files these are; marks of UTF-16 are understood.
    let text = super::ini::text(bytes);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = true;
    let mut open: Vec<Element> = vec![Element::default()];
    let mut count = 0;
    loop {
        let event = reader
            .read_event()
            .map_err(|error| ImportError::Broken(format!("it is no XML: {error}")))?;
        match event {
            Event::Start(start) => {
                count += 1;
                if open.len() >= DEEPEST || count > MOST {
                    return Err(broken("it is deeper or longer than any such file"));
                }
                open.push(element(&start));
            }
            Event::Empty(start) => {
                count += 1;
                if count > MOST {
                    return Err(broken("it is longer than any such file"));
                }
                if let Some(above) = open.last_mut() {
                    above.children.push(element(&start));
                }
            }
            Event::End(_) => {
                let Some(done) = open.pop().filter(|_| !open.is_empty()) else {
                    return Err(broken("an element ends that has not begun"));
                };
                if let Some(above) = open.last_mut() {
                    above.children.push(done);
                }
            }
            Event::Text(text) => {
                if let Some(above) = open.last_mut() {
                    above.text.push_str(&text.decode().unwrap_or_default());
                }
            }
            Event::CData(text) => {
                if let Some(above) = open.last_mut() {
                    above.text.push_str(&text.decode().unwrap_or_default());
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(above) = open.last_mut() {
                    above.text.push_str(&resolved(&reference));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if open.len() != 1 {
        return Err(broken("it ends in the middle of an element"));
    }
    let mut root = open.pop().unwrap_or_default();
    if root.children.len() != 1 {
        return Err(broken("it has no root element"));
    }
    Ok(root.children.swap_remove(0))
}

/// `&lt;`, `&#8230;` and their like; others are left out. No entity of the file's own is ever expanded.
fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(char)) = reference.resolve_char_ref() {
        return char.to_string();
    }
    let name = reference.decode().unwrap_or_default();
    quick_xml::escape::resolve_predefined_entity(&name)
        .unwrap_or_default()
        .to_owned()
}

fn element(start: &quick_xml::events::BytesStart<'_>) -> Element {
    let plain = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let attributes = start.attributes().flatten().map(|attribute| {
        let value = plain(&attribute.value);
        let value = quick_xml::escape::unescape(&value).map_or_else(|_| value.clone(), Cow::into_owned);
        (plain(attribute.key.as_ref()), value)
    });
    Element {
        name: plain(start.name().as_ref()),
        attributes: attributes.take(64).collect(),
        ..Element::default()
    }
}
