//! What can stand in a message: numbers and texts.

use std::{borrow::Cow, sync::Arc};

pub use fluent_bundle::FluentValue as Value;

/// What can be an argument of a message.
pub trait Argument {
    /// As Fluent has it.
    fn value(&self) -> Value<'_>;
}

impl<T: Argument + ?Sized> Argument for &T {
    fn value(&self) -> Value<'_> {
        (**self).value()
    }
}

impl<T: Argument + ?Sized> Argument for Arc<T> {
    fn value(&self) -> Value<'_> {
        (**self).value()
    }
}

impl Argument for str {
    fn value(&self) -> Value<'_> {
        Value::from(self)
    }
}

impl Argument for String {
    fn value(&self) -> Value<'_> {
        Value::from(self.as_str())
    }
}

impl Argument for Cow<'_, str> {
    fn value(&self) -> Value<'_> {
        Value::from(&**self)
    }
}

impl Argument for char {
    fn value(&self) -> Value<'_> {
        Value::from(self.to_string())
    }
}

macro_rules! numbers {
    ($($kind:ty),+) => {
        $(impl Argument for $kind {
            fn value(&self) -> Value<'_> {
                Value::from(*self)
            }
        })+
    };
}

numbers!(u8, u16, u32, u64, usize, i32, i64, f32, f64);
