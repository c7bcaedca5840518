//! What faces should see of the model.

use portolan_remote::{Direction, FileName};

use super::Model;
use crate::{Item, ItemState, JobState, Priority, Row};

impl Model {
    pub(in crate::tests) fn held(&self, item: &Item) -> bool {
        let job = &self.job(item.job).job;
        self.held
            || job.route().sites().any(|site| self.held_sites.contains(&site))
            || job.state == JobState::Held
            || item.state == ItemState::Held
    }

    pub(in crate::tests) fn priority_of(&self, item: &Item) -> Priority {
        let header = self.job(item.job);
        let site = self.site_priorities.get(&header.job.site).copied();
        item.priority
            .or(header.priority)
            .or(site)
            .or(self.priority)
            .unwrap_or_default()
    }

    pub(in crate::tests) fn target_folder(&self, item: &Item) -> Vec<FileName> {
        let folder = &item.folder.0;
        let renamed = |at: usize| self.renames.get(&(item.job, folder[..=at].to_vec()));
        (0..folder.len())
            .map(|at| renamed(at).unwrap_or(&folder[at]).clone())
            .collect()
    }

    /// The row as a table shows it.
    pub(in crate::tests) fn row(&self, item: &Item) -> Row {
        let job = &self.job(item.job).job;
        let text = |names: &[FileName]| names.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
        let mut path = item.folder.0.clone();
        path.push(item.name.clone());
        let root = match job.direction {
            Direction::Upload => job.remote_root.to_string(),
            Direction::Download => job.local_root.display().to_string(),
        };
        let mut destination = vec![FileName::parse(b"root").expect("a legal name")];
        destination.extend(self.target_folder(item));
        Row {
            item: item.id,
            job: item.job,
            site: job.site,
            source: job.source.as_ref().map(|source| source.site),
            direction: job.direction,
            kind: item.kind,
            name: text(&path).into(),
            destination: text(&destination).replacen("root", &root, 1).into(),
            size: item.size,
            state: match &item.state {
                ItemState::Waiting if self.held(item) => ItemState::Held,
                state => state.clone(),
            },
            attempts: item.attempts,
            priority: self.priority_of(item),
        }
    }
}
