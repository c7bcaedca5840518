//! Why something waits for a session, where their number is why.

use std::{fmt, sync::Arc};

/// How many sessions a server takes, and who has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionLimit {
    /// So many at a time; `None` = it takes more, and still counts some that are over.
    pub sessions: Option<usize>,
    /// Nobody named that number: it was found when one more was refused, in these words, and one more is tried later.
    pub found: Option<Arc<str>>,
    /// The names of other sites of the same user that have some of them.
    pub others: Vec<String>,
}

impl SessionLimit {
    /// So many, as the server or the person says.
    pub fn named(sessions: usize) -> Self {
        Self {
            sessions: Some(sessions),
            ..Self::default()
        }
    }
}

/// For a terminal and for logs; a window has words of its own.
impl fmt::Display for SessionLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(sessions) = self.sessions else {
            return f.write_str("waiting: the server still counts sessions that are over");
        };
        let noun = if sessions == 1 { "session" } else { "sessions" };
        match &self.found {
            Some(why) => write!(
                f,
                "waiting: the server takes {sessions} {noun} now ({why}); one more is tried later"
            ),
            None => write!(f, "waiting: the server allows {sessions} {noun}"),
        }?;
        match self.others.as_slice() {
            [] => Ok(()),
            names => write!(f, ", and {} has some of them", names.join(", ")),
        }
    }
}
