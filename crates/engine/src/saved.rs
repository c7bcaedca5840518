//! The sites that the person has saved, what was connected to lately, and the master password: what the faces ask of
//! them, one thing after the other.

use std::{collections::VecDeque, sync::Arc};

use portolan_remote::{Act, Detail, ErrorKind, RemoteError, SiteId};
use portolan_sites::{
    Edited, RecentFile, SavedSites, Secret, SecretError, SecretRef, Site, SitesEdit, SitesError, SitesFile,
};

use crate::{
    Answer, EditSites, News, NoticeKind, Question, RequestId, SecretsRequest, SecretsView, SiteBook,
    engine::Engine,
    event::Event,
    moving::Export,
    pool::Stage,
    prompts::Cause,
    publish::Part,
    remembering::step_of,
    secret_thread::{KEYRING, SecretThread, UNLOCK},
};

/// Saved sites and the secrets that belong to them.
pub(crate) struct Saved {
    file: SitesFile,
    recent_file: RecentFile,
    sites: Arc<SavedSites>,
    recent: Arc<[Site]>,
    pub(crate) thread: SecretThread,
    view: SecretsView,
    /// What is to be done, the first of it being done now.
    edits: VecDeque<(EditSites, Option<RequestId>)>,
    busy: bool,
    /// What waits for the master password.
    parked: Vec<Parked>,
    /// The person does not want to be asked for it again in this run.
    refused: bool,
}

/// What waits for the master password.
enum Parked {
    /// A site that wants to log in.
    Site(SiteId),
    /// A password that is to be kept.
    Keep(SecretRef, Secret),
    /// The first of the edits.
    Edit,
    /// Sites that are to be written for others with their passwords.
    Export(Export),
}

/// What became of edits.
pub(crate) enum EditEnd {
    Done(Box<Edited>),
    /// A secret could not be kept, and nothing was changed.
    Secret(SecretError),
    Sites(SitesError),
}

impl Saved {
    pub(crate) fn load(file: SitesFile, recent_file: RecentFile, thread: SecretThread) -> (Self, Option<News>) {
        let (sites, problem) = match file.load() {
            Ok(sites) => (sites, None),
            Err(error) => (SavedSites::default(), Some(News::from(error))),
        };
        let saved = Self {
            recent: recent_file.load().into(),
            file,
            recent_file,
            sites: Arc::new(sites),
            thread,
            view: SecretsView::default(),
            edits: VecDeque::new(),
            busy: false,
            parked: Vec::new(),
            refused: false,
        };
        (saved, problem)
    }

    pub(crate) fn view(&self) -> Arc<SiteBook> {
        Arc::new(SiteBook {
            saved: self.sites.clone(),
            recent: self.recent.clone(),
            secrets: self.view,
        })
    }

    pub(crate) fn problems(&self) -> Vec<News> {
        self.sites.problems.iter().cloned().map(News::Sites).collect()
    }
}

/// Secrets that go with edits: those that were typed, and those of sites whose user or host changed.
fn keep_all(source: &dyn crate::SecretSource, edits: &EditSites) -> Result<(), SecretError> {
    for (reference, secret) in &edits.secrets {
        match secret {
            Some(secret) => source.save(reference, secret)?,
            None => source.delete(reference)?,
        }
    }
    let typed = |name: &SecretRef| edits.secrets.iter().any(|(reference, _)| reference == name);
    for edit in &edits.edits {
        let SitesEdit::Save { site, base } = edit else { continue };
        // One that came with the site: of another program, or of a file of an earlier version.
        if let (Some(account), Some(reference)) = (&site.account, SecretRef::of_account(site))
            && !typed(&reference)
        {
            source.save(&reference, account)?;
        }
        let Some(base) = base else { continue };
        for of in [SecretRef::of_site, SecretRef::of_account] {
            if let (Some(old), Some(new)) = (of(base), of(site))
                && old != new
                && !typed(&new)
                && let Some(secret) = source.load(&old)?
            {
                source.save(&new, &secret)?;
            }
        }
    }
    Ok(())
}

impl Engine {
    /// Changes saved sites.
    pub(crate) fn edit_sites(&mut self, edits: EditSites, by: Option<RequestId>) {
        self.ends.begin(by);
        self.saved.edits.push_back((edits, by));
        self.next_edit();
    }

    fn next_edit(&mut self) {
        if self.saved.busy {
            return;
        }
        let Some((edits, _)) = self.saved.edits.front() else {
            return;
        };
        self.saved.busy = true;
        let (edits, file, out) = (edits.clone(), self.saved.file.clone(), self.out.clone());
        let thread = self.saved.thread.clone();
        self.chores.spawn(async move {
            let with_secrets = edits.touches_secrets();
            let (kept, edits) = if with_secrets {
                let own = edits.clone();
                (thread.ask(KEYRING, move |source| keep_all(source, &own)).await, edits)
            } else {
                (Ok(()), edits)
            };
            let end = match kept {
                Err(error) => EditEnd::Secret(error),
                Ok(()) => tokio::task::spawn_blocking(move || match file.edit(&edits.edits) {
                    Ok(edited) => EditEnd::Done(Box::new(edited)),
                    Err(error) => EditEnd::Sites(error),
                })
                .await
                .unwrap_or_else(|panicked| EditEnd::Secret(SecretError::Failed(panicked.to_string()))),
            };
            // The engine is gone: then nobody waits for it.
            drop(out.send(Event::SitesEdited(end)).await);
        });
    }

    /// The first of the edits has ended.
    pub(crate) fn sites_edited(&mut self, end: EditEnd) {
        self.saved.busy = false;
        self.look_at_secrets();
        let result = match end {
            EditEnd::Secret(SecretError::Locked | SecretError::NoMaster) if self.may_ask_master() => {
                self.saved.busy = true;
                self.saved.parked.push(Parked::Edit);
                self.ask_master(false);
                return;
            }
            EditEnd::Secret(error) => Err(secret_error(&error)),
            EditEnd::Sites(SitesError::File(error)) => {
                Err(
                    RemoteError::local(Act::Remember, error.path.display().to_string(), error.error)
                        .detailed(step_of(error.doing)),
                )
            }
            EditEnd::Sites(SitesError::Edit(error)) => {
                Err(RemoteError::new(ErrorKind::Misuse, Act::Remember).detailed(Detail::of(&error)))
            }
            EditEnd::Done(edited) => {
                self.took_edits(*edited);
                Ok(crate::Finish::Done)
            }
        };
        if let Some((_, by)) = self.saved.edits.pop_front() {
            self.end(by, result.map_err(Arc::new));
        }
        self.next_edit();
    }

    fn took_edits(&mut self, edited: Edited) {
        for both in &edited.overruled {
            let (site, keys) = (both.site.clone(), both.keys.clone());
            self.tell(NoticeKind::Info, News::Overruled { site, keys });
        }
        let references = |sites: &SavedSites| -> std::collections::BTreeSet<SecretRef> {
            let sites = sites.sites.iter();
            sites.flat_map(|site| SecretRef::all_of_site(site)).collect()
        };
        let (before, now) = (references(&self.saved.sites), references(&edited.sites));
        self.took_sites(edited.sites);
        let thread = self.saved.thread.clone();
        let gone: Vec<SecretRef> = before.difference(&now).cloned().collect();
        if !gone.is_empty() {
            let forget = thread.ask(KEYRING, move |source| {
                gone.iter().try_for_each(|reference| source.delete(reference))
            });
            let out = self.out.clone();
            self.chores.spawn(async move {
                if let Err(error) = forget.await {
                    let told = News::PasswordNotForgotten(error);
                    // The engine is gone: then nobody reads notices either.
                    drop(out.send(Event::Tell(NoticeKind::Warning, told)).await);
                }
            });
        }
    }

    fn took_sites(&mut self, mut sites: SavedSites) {
        sites.revision = self.saved.sites.revision + 1;
        for problem in &sites.problems {
            if !self.saved.sites.problems.contains(problem) {
                self.notices.add(NoticeKind::Warning, News::Sites(problem.clone()));
                self.show.mark(Part::Notices);
            }
        }
        self.saved.sites = Arc::new(sites);
        self.show.mark(Part::Book);
    }

    /// Reads the saved sites again: another window may have changed them.
    pub(crate) fn read_sites(&mut self, by: Option<RequestId>) {
        self.ends.begin(by);
        let (file, out) = (self.saved.file.clone(), self.out.clone());
        self.chores.spawn_blocking(move || {
            let result = file.load();
            // The engine is gone: then nobody waits for it.
            drop(out.blocking_send(Event::SitesRead { by, result }));
        });
    }

    pub(crate) fn sites_read(
        &mut self,
        by: Option<RequestId>,
        result: Result<SavedSites, portolan_settings::FileError>,
    ) {
        let result = match result {
            Ok(sites) => {
                let now = &self.saved.sites;
                if (&sites.sites, &sites.folders, &sites.problems) != (&now.sites, &now.folders, &now.problems) {
                    self.took_sites(sites);
                }
                Ok(crate::Finish::Done)
            }
            Err(error) => Err(Arc::new(
                RemoteError::local(Act::Remember, error.path.display().to_string(), error.error)
                    .detailed(step_of(error.doing)),
            )),
        };
        self.end(by, result);
    }

    /// A site was connected to.
    pub(crate) fn note_recent(&mut self, site: &Site) {
        if self.saved.recent.first().is_some_and(|newest| newest.id == site.id) {
            return;
        }
        let (file, site) = (self.saved.recent_file.clone(), site.clone());
        self.change_recent(move || file.note(&site));
    }

    pub(crate) fn clear_recent(&mut self) {
        let file = self.saved.recent_file.clone();
        self.change_recent(move || file.clear());
    }

    fn change_recent(
        &mut self,
        change: impl FnOnce() -> Result<Vec<Site>, portolan_settings::FileError> + Send + 'static,
    ) {
        let out = self.out.clone();
        self.chores.spawn_blocking(move || {
            let event = match change() {
                Ok(sites) => Event::Recent(sites),
                Err(error) => Event::Tell(NoticeKind::Warning, News::from(error)),
            };
            // The engine is gone: then nobody reads it.
            drop(out.blocking_send(event));
        });
    }

    pub(crate) fn took_recent(&mut self, sites: Vec<Site>) {
        self.saved.recent = sites.into();
        self.show.mark(Part::Book);
    }

    /// What can be shown of the place of passwords may have changed.
    pub(crate) fn look_at_secrets(&mut self) {
        let view = self.config.secrets.view();
        if view != self.saved.view {
            self.saved.view = view;
            self.show.mark(Part::Book);
        }
    }

    /// Keeps a password; where that needs the master password, it is asked for.
    pub(crate) fn keep_secret(&mut self, reference: SecretRef, secret: Secret) {
        let (to_keep, name) = (secret.clone(), reference.clone());
        let kept = self
            .saved
            .thread
            .ask(KEYRING, move |source| source.save(&name, &to_keep));
        let out = self.out.clone();
        self.chores.spawn(async move {
            let event = Event::SecretKept {
                result: kept.await,
                reference,
                secret,
            };
            // The engine is gone: then nobody waits for it.
            drop(out.send(event).await);
        });
    }

    pub(crate) fn secret_kept(&mut self, result: Result<(), SecretError>, reference: SecretRef, secret: Secret) {
        self.look_at_secrets();
        match result {
            Ok(()) => {}
            Err(SecretError::Locked | SecretError::NoMaster) if self.may_ask_master() => {
                self.saved.parked.push(Parked::Keep(reference, secret));
                self.ask_master(false);
            }
            Err(error) => self.tell(NoticeKind::Warning, News::PasswordNotKept(error)),
        }
    }

    fn may_ask_master(&self) -> bool {
        !self.config.non_interactive && !self.saved.refused
    }

    /// The password of a site is under the master password. Returns whether that is asked for now.
    pub(crate) fn wait_for_master(&mut self, id: SiteId) -> bool {
        let may = self.may_ask_master();
        if may {
            self.saved.parked.push(Parked::Site(id));
            self.ask_master(false);
        }
        may
    }

    /// The passwords of an export are under the master password.
    pub(crate) fn export_waits(&mut self, export: Export) {
        if self.may_ask_master() {
            self.saved.parked.push(Parked::Export(export));
            self.ask_master(false);
        } else {
            self.end(export.by, Err(Arc::new(secret_error(&SecretError::Locked))));
        }
    }

    fn ask_master(&mut self, wrong: bool) {
        self.look_at_secrets();
        let new = self.config.secrets.view().open.is_none();
        let site = self.saved.parked.iter().find_map(|parked| match parked {
            Parked::Site(id) => Some(*id),
            _ => None,
        });
        if self.prompts.is_open(Cause::Vault) && !wrong {
            return;
        }
        let question = Question::MasterPassword { new, wrong };
        self.prompts.ask_master(site.unwrap_or(SiteId(0)), question);
        self.show.mark(Part::Prompts);
    }

    /// The master password was typed, or the person does not want to.
    pub(crate) fn answer_master(&mut self, answer: Answer) {
        match answer {
            Answer::MasterPassword(master) => {
                self.prompts.withdraw(Cause::Vault);
                self.unlock(master, None);
            }
            Answer::Refuse => {
                self.prompts.withdraw(Cause::Vault);
                self.saved.refused = true;
                self.without_master();
            }
            // Not an answer to this question: it stays open.
            _ => {}
        }
    }

    fn unlock(&mut self, master: Secret, by: Option<RequestId>) {
        let unlocked = self.saved.thread.ask(UNLOCK, move |source| source.unlock(&master));
        self.secrets_chore(by, unlocked);
    }

    fn secrets_chore(
        &mut self,
        by: Option<RequestId>,
        ask: impl Future<Output = Result<(), SecretError>> + Send + 'static,
    ) {
        self.ends.begin(by);
        let out = self.out.clone();
        self.chores.spawn(async move {
            let result = ask.await;
            // The engine is gone: then nobody waits for it.
            drop(out.send(Event::SecretsChanged { by, result }).await);
        });
    }

    /// The file of passwords was opened, changed or reset, or could not be.
    pub(crate) fn secrets_changed(&mut self, by: Option<RequestId>, result: Result<(), SecretError>) {
        self.look_at_secrets();
        match (&result, by) {
            (Ok(()), _) | (Err(_), Some(_)) => {}
            (Err(SecretError::WrongMaster), None) => {
                self.ask_master(true);
                return;
            }
            (Err(error), None) => {
                self.tell(NoticeKind::Failure, News::PasswordsUnusable(error.clone()));
                self.without_master();
                return;
            }
        }
        let opened = result.is_ok() && self.config.secrets.view().open == Some(true);
        self.end(
            by,
            result
                .map(|()| crate::Finish::Done)
                .map_err(|error| Arc::new(secret_error(&error))),
        );
        if opened {
            self.with_master();
        }
    }

    /// What waited goes on.
    fn with_master(&mut self) {
        self.prompts.withdraw(Cause::Vault);
        self.show.mark(Part::Prompts);
        for parked in std::mem::take(&mut self.saved.parked) {
            match parked {
                Parked::Site(id) if self.asks(id) => self.begin(id),
                Parked::Site(_) => {}
                Parked::Keep(reference, secret) => self.keep_secret(reference, secret),
                Parked::Export(export) => self.start_export(export),
                Parked::Edit => {
                    self.saved.busy = false;
                    self.next_edit();
                }
            }
        }
    }

    /// What waited goes on without, as far as it can.
    fn without_master(&mut self) {
        for parked in std::mem::take(&mut self.saved.parked) {
            match parked {
                Parked::Site(id) => self.without_secret(id),
                Parked::Keep(..) => self.tell(NoticeKind::Info, News::PasswordNeedsMaster),
                Parked::Export(export) => self.end(export.by, Err(Arc::new(secret_error(&SecretError::Locked)))),
                Parked::Edit => {
                    self.saved.busy = false;
                    if let Some((_, by)) = self.saved.edits.pop_front() {
                        self.end(by, Err(Arc::new(secret_error(&SecretError::Locked))));
                    }
                    self.next_edit();
                }
            }
        }
    }

    /// Things that a person does to the file of passwords.
    pub(crate) fn secrets_request(&mut self, request: SecretsRequest, by: Option<RequestId>) {
        let thread = self.saved.thread.clone();
        match request {
            SecretsRequest::Unlock(master) => {
                self.saved.refused = false;
                self.unlock(master, by);
            }
            SecretsRequest::Lock => {
                self.config.secrets.lock();
                self.look_at_secrets();
            }
            SecretsRequest::ChangeMaster(master) => {
                let changed = thread.ask(UNLOCK, move |source| source.change_master(&master));
                self.secrets_chore(by, changed);
            }
            SecretsRequest::Reset => {
                let reset = thread.ask(KEYRING, |source| source.reset().map(drop));
                self.saved.refused = false;
                self.secrets_chore(by, reset);
            }
            SecretsRequest::Look => {
                // A question that changes nothing tells whether a keyring runs.
                let nobody = SecretRef::new("", &portolan_remote::HostPort::new("portolan.invalid", 1));
                let looked = thread.ask(KEYRING, move |source| {
                    drop(source.load(&nobody));
                    Ok(())
                });
                self.secrets_chore(by, looked);
            }
        }
    }

    /// A password that is asked for, since nobody keeps it.
    fn without_secret(&mut self, id: SiteId) {
        if self.asks(id) {
            self.ask_password(id, None);
        }
    }

    /// Does this site still wait for an answer of the person?
    fn asks(&self, id: SiteId) -> bool {
        self.pool
            .get(id)
            .is_some_and(|state| matches!(state.stage, Stage::Asking))
    }
}

fn secret_error(error: &SecretError) -> RemoteError {
    RemoteError::new(ErrorKind::SecretStore, Act::Remember).detailed(Detail::from(error))
}
