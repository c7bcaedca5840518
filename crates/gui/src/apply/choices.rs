//! What follows from the settings.

use portolan_engine::{NoticeKind, Proxies, Request};
use portolan_remote::{Direction, TypeChoice};
use portolan_sites::Site;
use portolan_ui_kit::say;

use super::{Apply, theme_preference};
use crate::chosen::Chosen;

/// A site made of an address alone has what was chosen for all of them.
pub(crate) fn typed(site: Site, chosen: &Chosen) -> Site {
    if site.saved {
        return site;
    }
    Site {
        mode: chosen.shared.mode,
        atomic: chosen.shared.temporary_names,
        ..site
    }
}

impl Apply<'_> {
    /// As what files are moved from now on, where nobody says it for a transfer.
    pub(super) fn set_file_type(&mut self, file_type: TypeChoice) {
        let mut chosen = self.prefs.chosen.clone();
        chosen.shared.transfers.file_type = file_type;
        self.choose(chosen);
    }

    /// Takes what was chosen; the engine hears of what concerns it.
    pub(super) fn choose(&mut self, chosen: Chosen) {
        let before = std::mem::replace(&mut self.prefs.chosen, chosen);
        let (before, now) = (&before, &self.prefs.chosen);
        if now.theme != before.theme {
            self.ctx.set_theme(theme_preference(now.theme));
        }
        let (shared, was) = (&now.shared, &before.shared);
        if shared.sessions != was.sessions {
            self.outbox.push(Request::SetSessions(shared.sessions));
        }
        for (direction, limit, was) in [
            (Direction::Upload, shared.upload_limit, was.upload_limit),
            (Direction::Download, shared.download_limit, was.download_limit),
        ] {
            if limit != was {
                self.outbox.push(Request::SetSpeedLimit {
                    direction,
                    bytes_per_second: limit,
                });
            }
        }
        if shared.transfers != was.transfers {
            self.outbox
                .push(Request::SetTransfers(Box::new(shared.transfers.clone())));
        }
        if shared.keep_times != was.keep_times {
            self.outbox.push(Request::SetKeepTimes(shared.keep_times));
        }
        if shared.keep_permissions != was.keep_permissions {
            self.outbox.push(Request::SetKeepPermissions(shared.keep_permissions));
        }
        if shared.proxy != was.proxy || shared.no_proxy != was.no_proxy {
            match Proxies::of_process(shared) {
                Ok(proxies) => self.outbox.push(Request::SetProxies(Box::new(proxies))),
                Err(error) => self.view.tell(
                    NoticeKind::Warning,
                    say!("app-this-proxy-is-not-used"),
                    error.to_string(),
                ),
            }
        }
    }
}
