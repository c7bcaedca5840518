//! Whose turn it is: which operation may begin, and which commands may be written.

use portolan_remote::{DataMode, Detail, ErrorKind, RemotePath, TransferType};
use portolan_trace::TraceKind;

use super::{Dispatcher, Life, Running};
use crate::{
    Config, Failure, Operation, OperationId, Output, Via,
    command::{SYNCH, check_argument},
    operations::{Active, Marks, ftp_proxy},
};

impl Dispatcher {
    /// After every mutation: removes what is over, starts what may start, writes what may be written.
    pub(super) fn settle(&mut self) {
        loop {
            if let Some(failure) = self.running.iter_mut().find_map(|running| running.marks.fatal.take()) {
                self.close(failure);
            }
            if self.life == Life::Closed {
                return;
            }
            self.reap();
            if !self.start_next() {
                break;
            }
        }
        if self.st.quit_answered {
            return self.leave();
        }
        if self.st.start_tls {
            self.st.start_tls = false;
            self.life = Life::Securing;
            self.st.outputs.push_back(Output::StartTls);
            return;
        }
        self.write();
    }

    fn reap(&mut self) {
        for running in &self.running {
            if running.marks.finished {
                self.st.pipeline.forget(running.marks.id);
            }
        }
        self.running.retain(|running| !running.marks.finished);
    }

    /// Starts the next operation if it is its turn, or if it may look ahead.
    fn start_next(&mut self) -> bool {
        let Some((_, next)) = self.waiting.front() else {
            return false;
        };
        let busy: Vec<&Running> = self.running.iter().filter(|running| !running.marks.yielded).collect();
        if text(next) && self.running.iter().any(|running| !running.active.in_text()) {
            // The type holds for the whole session, and what is before it may still ask for a size, which is that of TYPE I.
            return false;
        }
        let mut riding = None;
        match busy[..] {
            [] => {}
            [before] if self.may_ride(before, next) => riding = Some(before.active.stores()),
            _ => return false,
        }
        let Some((id, operation)) = self.waiting.pop_front() else {
            return false;
        };
        let mut marks = Marks::new(id);
        marks.riding = riding.is_some();
        marks.rides_with_store = riding == Some(true);
        if matches!(operation, Operation::Quit) {
            self.life = Life::Leaving;
        }
        let operation = match operation {
            Operation::Doubled(operation) => {
                marks.doubled = true;
                *operation
            }
            operation => operation,
        };
        marks.by_name = by_name(&operation);
        self.begin(marks, Active::new(operation));
        true
    }

    /// May the EPSV of `next` go in the same write as the transfer command of `before`?
    fn may_ride(&self, before: &Running, next: &Operation) -> bool {
        let moves_data = matches!(
            next,
            Operation::Retrieve { .. } | Operation::Store { .. } | Operation::List { .. } | Operation::ListLinks { .. }
        );
        let learned = &self.st.config.learned;
        let allowed = if before.active.stores() {
            learned.look_ahead_store.unwrap_or(self.st.family.look_ahead_store)
        } else {
            learned
                .look_ahead_retrieve
                .unwrap_or(self.st.family.look_ahead_retrieve)
        };
        let passive = self.st.data.proven.is_some_and(DataMode::passive);
        moves_data
            && allowed
            && passive
            && !self.st.wants_pret()
            && self.st.pipeline.has_unsent_transfer(before.marks.id)
    }

    fn write(&mut self) {
        let turn = self
            .running
            .iter()
            .filter(|running| !running.marks.yielded)
            .map(|running| running.marks.id)
            .min()
            .unwrap_or(OperationId(u32::MAX));
        let mut bytes = Vec::new();
        for sent in self.st.pipeline.flush(self.st.now, turn) {
            if sent.urgent && self.st.family.urgent {
                match self.st.config.via {
                    // A proxy that passes bytes on does not pass on which of them are urgent.
                    Via::Tunnel(_) => bytes.extend_from_slice(&SYNCH),
                    Via::Direct | Via::Ftp { .. } => self.st.outputs.push_back(Output::WriteUrgent(SYNCH.to_vec())),
                }
            }
            let line = self.st.log.command(&sent.line);
            self.st.trace(TraceKind::CommandSent { id: sent.id, line });
            bytes.extend_from_slice(&sent.line);
        }
        if !bytes.is_empty() {
            self.st.outputs.push_back(Output::Write(bytes));
        }
        self.st.outputs.extend(self.st.after_write.drain(..));
    }
}

/// Does it move a file in TYPE A?
fn text(operation: &Operation) -> bool {
    match operation {
        Operation::Retrieve { kind, .. } | Operation::Store { kind, .. } => *kind == TransferType::Ascii,
        Operation::Doubled(operation) => text(operation),
        _ => false,
    }
}

/// Refuses at once what can never be sent.
pub(super) fn unsendable(operation: &Operation, config: &Config) -> Option<Failure> {
    let mut arguments: Vec<&[u8]> = Vec::new();
    match operation {
        Operation::Login => {
            arguments.push(&config.login.user);
            arguments.extend(ftp_proxy::typed(config));
            let server = &config.server;
            let words = config.host.iter().chain(&server.language).chain(&server.post_login);
            arguments.extend(words.map(String::as_bytes));
            for secret in [&config.login.password, &config.login.account].into_iter().flatten() {
                arguments.push(secret.expose());
            }
        }
        Operation::List { path }
        | Operation::ListLinks { path }
        | Operation::Stat { path }
        | Operation::Retrieve { path, .. }
        | Operation::MakeDir { path }
        | Operation::Delete { path }
        | Operation::RenameTorn { path }
        | Operation::RemoveDir { path }
        | Operation::SetModified { path, .. }
        | Operation::SetMode { path, .. }
        | Operation::Checksum { path, .. }
        | Operation::Space { path } => arguments.push(path.as_bytes()),
        Operation::Store { path, temporary, .. } => {
            arguments.push(path.as_bytes());
            arguments.extend(temporary.iter().map(RemotePath::as_bytes));
        }
        Operation::MeasureClock { files } => arguments.extend(files.iter().map(|(path, _)| path.as_bytes())),
        Operation::Rename { from, to } => arguments.extend([from.as_bytes(), to.as_bytes()]),
        Operation::Raw { line } => arguments.push(line),
        Operation::Doubled(operation) => return unsendable(operation, config),
        Operation::Quit => {}
    }
    arguments
        .into_iter()
        .find_map(|argument| check_argument(argument).err())
        .map(|_line_end| Failure::new(ErrorKind::Misuse, Detail::LineEndInside))
}

/// Does it succeed only if the server finds what its path names? What makes something succeeds under any name.
fn by_name(operation: &Operation) -> bool {
    matches!(
        operation,
        Operation::List { .. }
            | Operation::ListLinks { .. }
            | Operation::Stat { .. }
            | Operation::Retrieve { .. }
            | Operation::Delete { .. }
            | Operation::RemoveDir { .. }
            | Operation::SetMode { .. }
            | Operation::Checksum { .. }
    )
}
