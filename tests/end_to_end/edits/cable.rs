//! A cable in front of a plain FTP server, on another address of loopback: it can be pulled, it can break in the middle of an
//! upload, and it can lose the word of a rename that came through. It counts what is stored.

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::Duration,
};

use crate::{
    relay::{Lines, Pair, accept, listen, passive_port, spawn},
    servers::Server,
};

/// Where the cable ends that the client sees; the server is on 127.0.0.1.
pub(super) const NEAR: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 9);

/// A data connection waits so long for its client.
const PATIENCE: Duration = Duration::from_secs(30);

/// The cable, as long as the test runs.
pub(super) struct Cable {
    port: u16,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    pulled: bool,
    /// The next upload breaks after so many bytes, and its session with it.
    breaks_at: Option<u64>,
    /// The reply to the next rename does not come, nor anything after it.
    loses_word: bool,
    /// Paths of STOR, in their order.
    stored: Vec<String>,
    /// How often one of these befell a connection.
    harm: u64,
    pairs: Vec<Weak<Pair>>,
}

impl Cable {
    /// Listens at the same port as the server, on the other address.
    pub(super) fn start(server: &Server) -> Arc<Self> {
        let cable = Arc::new(Self {
            port: server.port,
            state: Mutex::default(),
        });
        let accepting = cable.clone();
        listen(NEAR, server.port, move |client| {
            let cable = accepting.clone();
            spawn(move || cable.control(client));
        });
        cable
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nothing goes through until it is put back, and everything that was open is lost.
    pub(super) fn pull(&self) {
        let mut state = self.state();
        state.pulled = true;
        for pair in state.pairs.drain(..).filter_map(|pair| pair.upgrade()) {
            pair.sever();
        }
    }

    pub(super) fn put_back(&self) {
        self.state().pulled = false;
    }

    pub(super) fn break_next_upload(&self, after: u64) {
        self.state().breaks_at = Some(after);
    }

    pub(super) fn lose_word_of_next_rename(&self) {
        self.state().loses_word = true;
    }

    /// How often a connection came to harm by [`Self::break_next_upload`] and [`Self::lose_word_of_next_rename`].
    pub(super) fn harm(&self) -> u64 {
        self.state().harm
    }

    /// How many files were stored whose path holds one of these words.
    pub(super) fn stored(&self, words: &[&str]) -> usize {
        let state = self.state();
        let is = |path: &&String| words.iter().any(|word| path.contains(word));
        state.stored.iter().filter(is).count()
    }

    /// Joins both ends, unless the cable is pulled.
    fn join(&self, client: TcpStream, port: u16) -> Option<Arc<Pair>> {
        let pair = Arc::new(Pair::join(client, port)?);
        let mut state = self.state();
        if state.pulled {
            pair.reset();
            return None;
        }
        state.pairs.retain(|pair| pair.strong_count() > 0);
        state.pairs.push(Arc::downgrade(&pair));
        Some(pair)
    }

    fn control(self: Arc<Self>, client: TcpStream) {
        let Some(pair) = self.join(client, self.port) else {
            return;
        };
        let (mut commands, mut replies) = (Lines::default(), Lines::default());
        let renaming = Mutex::new(false);
        pair.carry(
            |bytes: &[u8]| {
                for line in commands.take(bytes) {
                    if let Some(path) = line.strip_prefix("STOR ") {
                        self.state().stored.push(path.to_owned());
                    }
                    if line.starts_with("RNTO ") {
                        *renaming.lock().unwrap_or_else(PoisonError::into_inner) = true;
                    }
                }
                bytes.len()
            },
            |bytes: &[u8]| {
                for line in replies.take(bytes) {
                    let renamed = line.starts_with("250") && *renaming.lock().unwrap_or_else(PoisonError::into_inner);
                    if renamed && std::mem::take(&mut self.state().loses_word) {
                        self.state().harm += 1;
                        pair.sever();
                        return 0;
                    }
                    self.reply(&pair, &line);
                }
                bytes.len()
            },
        );
        if pair.severed() {
            pair.reset();
        }
    }

    /// A reply goes to the client: the port of a 229 must be open by then.
    fn reply(self: &Arc<Self>, control: &Arc<Pair>, line: &str) {
        let Some(port) = passive_port(line) else { return };
        // A port that is still open here belongs to a client that never came: the next one finds nobody, and asks again.
        let Ok(listener) = TcpListener::bind((NEAR, port)) else {
            return;
        };
        let (cable, control) = (self.clone(), control.clone());
        spawn(move || cable.data(&listener, port, &control));
    }

    fn data(&self, listener: &TcpListener, port: u16, control: &Pair) {
        let Some(client) = accept(listener, PATIENCE, || !control.severed()) else {
            return;
        };
        let Some(pair) = self.join(client, port) else { return };
        let mut sent = 0;
        pair.carry(
            |bytes: &[u8]| {
                sent += bytes.len() as u64;
                let mut state = self.state();
                if state.breaks_at.take_if(|at| sent >= *at).is_some() {
                    state.harm += 1;
                    control.sever();
                    pair.sever();
                }
                bytes.len()
            },
            |bytes: &[u8]| bytes.len(),
        );
        if pair.severed() {
            pair.reset();
        }
    }
}
