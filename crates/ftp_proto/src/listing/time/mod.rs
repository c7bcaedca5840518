//! Dates and times of listings.

mod civil;
mod month_names;
mod months;
mod numeric;
mod phrase;

pub(super) use self::{
    civil::{Clock, Stamp, Time, days_from_civil},
    months::{Languages, languages},
    numeric::{Evidence, NumericDate, Order, clock_time, full_year, named_date, nanos},
    phrase::{After, Phrase, phrase, phrase_in},
};
