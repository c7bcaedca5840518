//! What the sources of the window say: which messages, and which words that are in no message.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{
    Attribute, Expr, ExprCall, ExprLit, ExprMethodCall, ImplItemFn, ItemFn, ItemImpl, ItemMod, Lit, LitStr, Macro,
    Meta,
    visit::{self, Visit},
};

/// A message that is said.
pub(super) struct Use {
    pub(super) key: String,
    pub(super) arguments: BTreeSet<String>,
    pub(super) place: String,
}

/// What all sources say.
#[derive(Default)]
pub(super) struct Uses {
    /// By `say!` and `key!`.
    pub(super) said: Vec<Use>,
    /// Every literal: tables of our own macros hold keys too.
    pub(super) literals: BTreeSet<String>,
    /// Words that are no message: the file, and what stands there.
    pub(super) words: Vec<(String, String)>,
    file: String,
}

/// Functions and methods whose texts are names for the program, not words for people.
const NAMES_FOR_THE_PROGRAM: &[&str] = &[
    "Dialog::new",
    "Id::new",
    "Id::unique",
    "VirtualTable::new",
    "debug_struct",
    "empty_state",
    "expect",
    "field",
    "find",
    "get",
    "id_salt",
    "indeterminate",
    "join",
    "ends_with",
    "entry",
    "push_id",
    "request_discard",
    "split",
    "split_once",
    "starts_with",
    "strftime",
    "strip_prefix",
    "strip_suffix",
    "tab_strip",
    "trailing",
    "trim_start_matches",
    "trim_end_matches",
    "with",
];

/// Macros whose texts nobody sees in the window.
const QUIET: &[&str] = &[
    "concat",
    "include_bytes",
    "include_str",
    "stringify",
    "assert",
    "debug_assert",
    "matches",
];

pub(super) fn uses() -> Uses {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut uses = Uses::default();
    for folder in ["gui/src", "ui_kit/src"] {
        for file in files(&crates.join(folder)) {
            let name = file.strip_prefix(&crates).expect("below the crates");
            uses.file = name.to_string_lossy().replace('\\', "/");
            if uses.file.contains("/tests") || uses.file.ends_with("/testing.rs") {
                continue;
            }
            let text = fs::read_to_string(&file).expect("a source");
            let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{name:?}: {error}"));
            uses.visit_file(&parsed);
        }
    }
    uses
}

pub(in super::super) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

impl Uses {
    fn literal(&mut self, text: &str) {
        self.literals.insert(text.to_owned());
        if is_words(text) {
            self.words.push((self.file.clone(), text.to_owned()));
        }
    }

    fn name(&mut self, text: &str) {
        self.literals.insert(text.to_owned());
    }

    /// What stands between the brackets of a macro: nested macros, and texts.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                TokenTree::Ident(name) => {
                    let [Some(TokenTree::Punct(sign)), Some(TokenTree::Group(group))] =
                        [tokens.get(at), tokens.get(at + 1)]
                    else {
                        let Some(TokenTree::Group(group)) = tokens.get(at) else {
                            continue;
                        };
                        // A call: `get("key")`.
                        let is_call = group.delimiter() == Delimiter::Parenthesis;
                        let is_quiet = is_call && NAMES_FOR_THE_PROGRAM.iter().any(|known| *name == *known);
                        if is_quiet {
                            at += 1;
                            self.quietly(group.stream());
                        }
                        continue;
                    };
                    if sign.as_char() == '!' {
                        at += 2;
                        self.invoked(&name.to_string(), group.stream());
                    }
                }
                TokenTree::Punct(sign) if sign.as_char() == '#' => {
                    // An attribute or the text of a doc comment.
                    if matches!(tokens.get(at), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket)
                    {
                        at += 1;
                    }
                }
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    // `"text" =>` is a pattern.
                    let pattern = matches!(tokens.get(at), Some(TokenTree::Punct(sign)) if sign.as_char() == '=');
                    if let Lit::Str(text) = Lit::new(literal.clone()) {
                        if pattern {
                            self.name(&text.value());
                        } else {
                            self.literal(&text.value());
                        }
                    }
                }
                TokenTree::Punct(_) => {}
            }
        }
    }

    fn quietly(&mut self, tokens: TokenStream) {
        let before = self.words.len();
        self.tokens(tokens);
        self.words.truncate(before);
    }

    fn invoked(&mut self, name: &str, tokens: TokenStream) {
        match name {
            "say" | "key" => self.said(tokens),
            quiet if QUIET.contains(&quiet) => self.quietly(tokens),
            _ => self.tokens(tokens),
        }
    }

    /// `"key", name = value, …`
    fn said(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let Some(TokenTree::Literal(literal)) = tokens.first() else {
            // A key that a macro has made.
            self.quietly(tokens.into_iter().collect());
            return;
        };
        let Lit::Str(key) = Lit::new(literal.clone()) else {
            return;
        };
        let mut arguments = BTreeSet::new();
        for at in 1..tokens.len() {
            let is_sign = |at: usize, sign: char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == sign);
            if let TokenTree::Ident(name) = &tokens[at]
                && is_sign(at - 1, ',')
                && is_sign(at + 1, '=')
                && !is_sign(at + 2, '=')
            {
                arguments.insert(name.to_string());
            }
        }
        self.name(&key.value());
        self.said.push(Use {
            key: key.value(),
            arguments,
            place: self.file.clone(),
        });
        self.tokens(tokens.into_iter().skip(1).collect());
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => {
            let said = list.tokens.to_string();
            said == "test" || said.starts_with("all (test") || said.starts_with("all(test")
        }
        _ => false,
    })
}

impl<'ast> Visit<'ast> for Uses {
    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        // What Debug prints nobody sees in the window.
        let debug = item
            .trait_
            .as_ref()
            .is_some_and(|(path, _)| path.segments.last().is_some_and(|last| last.ident == "Debug"));
        if !is_test(&item.attrs) && !debug {
            visit::visit_item_impl(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        if !is_test(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        if !is_test(&item.attrs) {
            visit::visit_impl_item_fn(self, item);
        }
    }

    /// In a pattern a text is compared and not said.
    fn visit_pat(&mut self, pattern: &'ast syn::Pat) {
        let before = self.words.len();
        visit::visit_pat(self, pattern);
        self.words.truncate(before);
    }

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        let path = match &*call.func {
            Expr::Path(path) => path.path.segments.iter().map(|part| part.ident.to_string()).collect(),
            _ => Vec::new(),
        };
        let last_two = path[path.len().saturating_sub(2)..].join("::");
        let quiet = NAMES_FOR_THE_PROGRAM
            .iter()
            .any(|known| *known == last_two || path.last().is_some_and(|last| last == known));
        self.visit_expr(&call.func);
        self.arguments(call.args.iter(), quiet);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        self.visit_expr(&call.receiver);
        let quiet = NAMES_FOR_THE_PROGRAM.contains(&call.method.to_string().as_str());
        self.arguments(call.args.iter(), quiet);
    }

    fn visit_macro(&mut self, invoked: &'ast Macro) {
        let name = invoked.path.segments.last().map(|part| part.ident.to_string());
        self.invoked(&name.unwrap_or_default(), invoked.tokens.clone());
    }

    fn visit_lit_str(&mut self, text: &'ast LitStr) {
        self.literal(&text.value());
    }
}

impl Uses {
    fn arguments<'ast>(&mut self, arguments: impl Iterator<Item = &'ast Expr>, quiet: bool) {
        for argument in arguments {
            match argument {
                Expr::Lit(ExprLit {
                    lit: Lit::Str(text), ..
                }) if quiet => self.name(&text.value()),
                other => self.visit_expr(other),
            }
        }
    }
}

/// A text for people: not a placeholder, a sign, a path or a name in files.
fn is_words(text: &str) -> bool {
    let mut bare = String::new();
    let mut depth = 0_u32;
    for letter in text.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(letter),
            _ => {}
        }
    }
    // Commands of FTP, encodings, addresses and paths are the same in every language.
    let code = |word: &str| {
        let inside = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        !word.chars().any(char::is_lowercase) && word.is_ascii()
            || word.contains(['/', '=', ':', '@', '%'])
            || inside.contains(|sign: char| sign == '.' || sign.is_ascii_digit())
    };
    let letters = |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).count() >= 2;
    let name = |word: &str| {
        word.chars()
            .all(|letter| letter.is_ascii_lowercase() || "_-.#*%+".contains(letter))
    };
    let words: Vec<&str> = bare
        .split_whitespace()
        .filter(letters)
        .filter(|word| !code(word))
        .collect();
    words.len() > 1 || words.iter().any(|word| !name(word))
}
