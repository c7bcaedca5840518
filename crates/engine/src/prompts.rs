//! Open questions as state: one for each cause, however many wait for the answer.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
};

use portolan_remote::{CertificateInfo, Direction, FileName, Fingerprint, HostPort, ItemId, JobId, SiteId};

use crate::{FileFacts, Prompt, PromptId, Question};

/// Why something is asked: what an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cause {
    /// Something about the connection of a site.
    Connection(SiteId),
    /// Existing targets of a job.
    Exists(JobId),
    /// The master password.
    Vault,
}

/// A target that exists, and nobody has said what to do.
#[derive(Clone, Debug)]
pub(crate) struct Conflict {
    pub(crate) item: ItemId,
    pub(crate) job: JobId,
    pub(crate) site: SiteId,
    /// From one server to another: the site that gives it.
    pub(crate) from: Option<SiteId>,
    pub(crate) direction: Direction,
    pub(crate) name: Arc<str>,
    pub(crate) source: FileFacts,
    pub(crate) target: FileFacts,
    pub(crate) free_name: FileName,
}

#[derive(Debug, Default)]
pub(crate) struct Prompts {
    open: BTreeMap<PromptId, (Cause, SiteId, Option<Question>)>,
    conflicts: BTreeMap<JobId, VecDeque<Conflict>>,
    last: u64,
}

impl Prompts {
    /// Asks about the connection of a site; a question that is open already gives way.
    pub(crate) fn ask(&mut self, site: SiteId, question: Question) {
        self.withdraw(Cause::Connection(site));
        self.open(Cause::Connection(site), site, Some(question));
    }

    /// The log-on of this site that was held for an answer is over; the question stays as it is.
    pub(crate) fn no_longer_held(&mut self, site: SiteId) {
        for (cause, _, question) in self.open.values_mut() {
            if let (Cause::Connection(of), Some(Question::Password { held_until, .. })) = (*cause, question)
                && of == site
            {
                *held_until = None;
            }
        }
    }

    /// Asks for the master password; there is one such question at most.
    pub(crate) fn ask_master(&mut self, site: SiteId, question: Question) {
        self.withdraw(Cause::Vault);
        self.open(Cause::Vault, site, Some(question));
    }

    /// Is something asked for this cause?
    pub(crate) fn is_open(&self, cause: Cause) -> bool {
        self.open.values().any(|(other, ..)| *other == cause)
    }

    pub(crate) fn certificate(
        &mut self,
        site: SiteId,
        server: HostPort,
        certificate: Arc<CertificateInfo>,
        before: Option<Fingerprint>,
    ) {
        self.ask(
            site,
            Question::Certificate {
                server,
                certificate,
                before,
            },
        );
    }

    /// Adds a conflict: the first of a job opens a question, the others wait behind it.
    pub(crate) fn conflict(&mut self, conflict: Conflict) {
        let (job, site) = (conflict.job, conflict.site);
        let waiting = self.conflicts.entry(job).or_default();
        waiting.push_back(conflict);
        if waiting.len() == 1 {
            self.open(Cause::Exists(job), site, None);
        }
    }

    fn open(&mut self, cause: Cause, site: SiteId, question: Option<Question>) {
        self.last += 1;
        self.open.insert(PromptId(self.last), (cause, site, question));
    }

    /// What a prompt is about.
    pub(crate) fn cause(&self, id: PromptId) -> Option<(Cause, Option<&Question>)> {
        self.open
            .get(&id)
            .map(|(cause, _, question)| (*cause, question.as_ref()))
    }

    /// Takes a question back, with the conflicts behind it.
    pub(crate) fn withdraw(&mut self, cause: Cause) -> VecDeque<Conflict> {
        self.open.retain(|_, (other, ..)| *other != cause);
        match cause {
            Cause::Exists(job) => self.conflicts.remove(&job).unwrap_or_default(),
            Cause::Connection(_) | Cause::Vault => VecDeque::new(),
        }
    }

    /// Takes the question about a connection back; was there one?
    pub(crate) fn withdraw_connection(&mut self, site: SiteId) -> bool {
        let before = self.open.len();
        self.withdraw(Cause::Connection(site));
        self.open.len() != before
    }

    /// The first conflict of a job is answered; the next one gets a question of its own.
    pub(crate) fn answered_one(&mut self, job: JobId) -> Option<Conflict> {
        let mut waiting = self.withdraw(Cause::Exists(job));
        let answered = waiting.pop_front();
        if let Some(next) = waiting.front() {
            let site = next.site;
            self.conflicts.insert(job, waiting);
            self.open(Cause::Exists(job), site, None);
        }
        answered
    }

    /// An item is gone: so is its conflict.
    pub(crate) fn forget_items(&mut self, gone: impl Fn(ItemId) -> bool) {
        let jobs: Vec<JobId> = self.conflicts.keys().copied().collect();
        for job in jobs {
            let first = |prompts: &Self| {
                prompts
                    .conflicts
                    .get(&job)
                    .and_then(|waiting| waiting.front())
                    .map(|first| first.item)
            };
            let before = first(self);
            if let Some(waiting) = self.conflicts.get_mut(&job) {
                waiting.retain(|conflict| !gone(conflict.item));
            }
            let after = first(self);
            if before != after {
                let waiting = self.withdraw(Cause::Exists(job));
                if let Some(next) = waiting.front() {
                    let site = next.site;
                    self.conflicts.insert(job, waiting);
                    self.open(Cause::Exists(job), site, None);
                }
            }
        }
    }

    /// Which way the job goes whose conflicts wait.
    pub(crate) fn direction_of(&self, job: JobId) -> Option<Direction> {
        Some(self.conflicts.get(&job)?.front()?.direction)
    }

    /// Jobs with a conflict.
    pub(crate) fn jobs_in_conflict(&self) -> Vec<JobId> {
        self.conflicts.keys().copied().collect()
    }

    /// Everything that is asked, oldest first.
    pub(crate) fn all(&self) -> Arc<[Prompt]> {
        self.open
            .iter()
            .filter_map(|(id, (cause, site, question))| {
                let question = match (question, cause) {
                    (Some(question), _) => question.clone(),
                    (None, Cause::Exists(job)) => exists(self.conflicts.get(job)?)?,
                    (None, Cause::Connection(_) | Cause::Vault) => return None,
                };
                Some(Prompt {
                    id: *id,
                    site: *site,
                    question,
                })
            })
            .collect()
    }
}

fn exists(waiting: &VecDeque<Conflict>) -> Option<Question> {
    let first = waiting.front()?;
    Some(Question::Exists {
        item: first.item,
        direction: first.direction,
        from: first.from,
        name: first.name.clone(),
        source: first.source.clone(),
        target: first.target.clone(),
        free_name: first.free_name.to_string_lossy().into(),
        more: waiting.len() as u64 - 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conflict(item: u64) -> Conflict {
        let facts = FileFacts {
            folder: "/".into(),
            size: None,
            modified: None,
        };
        Conflict {
            item: ItemId(item),
            job: JobId(1),
            site: SiteId(1),
            from: None,
            direction: Direction::Upload,
            name: "x".into(),
            source: facts.clone(),
            target: facts,
            free_name: FileName::parse(b"x (2)").unwrap(),
        }
    }

    fn shown(prompts: &Prompts) -> Vec<(PromptId, ItemId, u64)> {
        prompts
            .all()
            .iter()
            .map(|prompt| match prompt.question {
                Question::Exists { item, more, .. } => (prompt.id, item, more),
                _ => panic!("another question"),
            })
            .collect()
    }

    #[test]
    fn a_thousand_conflicts_are_one_question() {
        let mut prompts = Prompts::default();
        for item in 1..=1000 {
            prompts.conflict(conflict(item));
        }
        assert_eq!(shown(&prompts), [(PromptId(1), ItemId(1), 999)]);
        assert_eq!(
            prompts.answered_one(JobId(1)).map(|conflict| conflict.item),
            Some(ItemId(1))
        );
        assert_eq!(shown(&prompts), [(PromptId(2), ItemId(2), 998)]);
        prompts.forget_items(|item| item == ItemId(2));
        assert_eq!(shown(&prompts), [(PromptId(3), ItemId(3), 997)]);
        prompts.forget_items(|item| item == ItemId(1000));
        assert_eq!(shown(&prompts), [(PromptId(3), ItemId(3), 996)]);
        assert_eq!(prompts.withdraw(Cause::Exists(JobId(1))).len(), 997);
        assert!(shown(&prompts).is_empty());
    }
}
