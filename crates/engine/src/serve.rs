//! Requests of the faces and news of the tasks, each to its owner.

use std::sync::Arc;

use portolan_queue::{Change, Scope};
use portolan_remote::{Act, Detail, Direction, Entry, ErrorKind, ItemId, RemoteError, SiteId, Verification};
use portolan_sites::SecretRef;

use crate::{
    Answer, Enqueue, Finish, JobOptions, Place, PromptId, Request, RequestId, clock,
    engine::Engine,
    event::Event,
    moving::Export,
    naming::Naming,
    operate::{Order, Prepared, RemoteOp},
    outcome::Tally,
    prompts::Cause,
    publish::Part,
};

impl Engine {
    #[expect(clippy::too_many_lines, reason = "a table: one row for each request")]
    pub(crate) fn request(&mut self, request: Request, by: Option<RequestId>) {
        let Some(request) = self.wait_for_queue(request, by) else {
            return;
        };
        // One part is the request itself; what it sets going adds more.
        self.ends.begin(by);
        match request {
            Request::Tracked(number, request) => self.request(*request, Some(number)),
            Request::Connect { site, secret } => self.connect(*site, secret),
            Request::Disconnect(site) => self.disconnect(site),
            Request::SetMode(site, mode) => self.set_mode(site, mode),
            Request::SetEncoding(site, encoding) => self.set_encoding(site, encoding, by),
            Request::Show { pane, place, refresh } => self.show_place(pane, place, refresh),
            Request::LoadMore(pane) => self.load_more(pane),
            Request::StopReading(pane) => self.stop_reading(pane),
            Request::ForgetPane(pane) => {
                self.forget_listing(pane);
                self.browse.forget(pane);
                self.watch_what_is_shown();
                self.show.mark(Part::Panes);
            }
            Request::MakeFolder(Place::Remote(site, path)) => self.op(site, RemoteOp::MakeFolder(path), by),
            Request::MakeFolder(Place::Local(path)) => self.make_local_folder(path, by),
            Request::Rename { from, to } => self.rename(from, to, by),
            Request::Delete(places) => self.delete(places, by),
            Request::PutIntoBin(places) => self.put_into_bin(places, by),
            Request::MakeFile(place) => self.make_file(place, by),
            Request::RenameMany(pairs) => self.rename_many(&pairs, by),
            Request::Duplicate(places) => self.copy(places, None, by),
            Request::CopyInto { sources, target } => self.copy(sources, Some(target), by),
            Request::SetPermissions(places, wish) => self.set_permissions(places, wish, by),
            Request::Measure(places) => self.measure(places, by),
            Request::Look(place, most) => self.look(place, most),
            Request::EndLook => self.end_look(),
            Request::WatchMotion => self.watch_motion(),
            Request::Hash(place, algorithm) => self.hash(place, algorithm),
            Request::Edit {
                place,
                purpose,
                program,
            } => self.edit(place, purpose, program, by),
            Request::OpenEdit { edit, program, sure } => self.open_edit(edit, program, sure),
            Request::DoNotRun(edit) => self.do_not_run(edit),
            Request::AnswerEdit(edit, answer) => self.answer_edit(edit, answer),
            Request::RetryEdit(edit) => self.retry_edit(edit),
            Request::CompareEdit(edit) => self.compare_edit(edit),
            Request::CloseEdit { edit, discard } => self.close_edit(edit, discard, by),
            Request::Hunt(hunt) => self.hunt(*hunt, by),
            Request::StopHunt(hunt) => self.stop_hunt(hunt),
            Request::ForgetHunt(hunt) => self.forget_hunt(hunt),
            Request::Undo => self.undo(by),
            Request::StopErrand(errand) => self.stop_errand(errand),
            Request::FindPlaces => self.find_places(),
            Request::Desktop(what) => self.on_desktop(what, by),
            Request::Enqueue(Enqueue {
                direction,
                site,
                sources,
                target,
                rename,
                policy,
                origin,
                options,
            }) => {
                let order = Order {
                    source: None,
                    rename: rename.filter(|_| sources.len() == 1),
                    sources: self.with_entries(sources),
                    atomic: self.pool.get(site).is_none_or(|state| state.site.atomic),
                    verify: self.verification(site, &options),
                    types: self.config.transfers.types(options.file_type),
                    naming: self.naming(site),
                    source_naming: Naming::default(),
                    keep_times: self.config.keep_times,
                    keep_permissions: options.keep_permissions.unwrap_or(self.config.keep_permissions),
                    direction,
                    site,
                    target,
                    policy,
                    origin,
                    options,
                };
                self.order(order, by);
            }
            Request::RemoveItems(items) => self.remove_items(items),
            Request::RemoveJob(job) => {
                let items = self.queue.items_of(job);
                self.remove_items(items);
            }
            Request::RetryItems(items) => {
                for item in &items {
                    self.wait_no_more(*item);
                }
                let what = Scope::Items(items.clone());
                self.change(Change::Retry { items });
                self.connect_for(&what);
            }
            Request::RetryAllFailed => {
                self.change(Change::RetryAllFailed);
                self.connect_for(&Scope::All);
            }
            Request::ClearFailed => {
                let queue = self.queue.snapshot();
                let failed = (0..queue.failed_len()).filter_map(|at| queue.failed_row(at));
                self.remove_items(failed.map(|row| row.item).collect());
            }
            Request::ClearDone => self.clear_done(),
            Request::ForgetDone(items) => self.forget_done(items),
            Request::OlderDone => self.older_done(),
            Request::HoldItems(items, held) => self.hold(Scope::Items(items), held),
            Request::PauseAll(held) => {
                self.hold(Scope::All, held);
                // The person looks at it now, and must not doubt that it took effect.
                self.show.hurry(Part::Queue);
                self.show.hurry(Part::Transfers);
            }
            Request::Hold { what, held, running } => self.hold_and(what, held, running),
            Request::SetPriority { what, priority } => drop(self.change(Change::SetPriority { what, priority })),
            Request::Reorder { items, to } => drop(self.change(Change::Reorder { items, to })),
            Request::StartAt { job, at } => self.start_at(job, at),
            Request::SetSiteSessions(site, sessions) => self.set_site_sessions(site, sessions),
            Request::SetAtOnce(at_once) => {
                self.at_once = at_once;
                self.show.mark(Part::Transfers);
            }
            Request::SetOnFinish(plan) => self.set_on_finish(plan),
            Request::SetOnFinishOnce(plan) => self.set_on_finish_once(plan),
            Request::AllowCommand(command) => self.allow_command(&command),
            Request::StopCountdown => self.stop_countdown(),
            Request::ExportQueue(path) => self.export_queue(path, by),
            Request::ImportQueue(path) => self.import_queue(path, by),
            Request::TakeQueues(queues) => self.take_queues(queues, by),
            Request::ExportFailures(path) => self.export_failures(path, by),
            Request::TryNow => self.doubt_connections(clock::now()),
            Request::SetSpeedSchedule(schedule) => self.set_speed_schedule(schedule),
            Request::SetConflictDefaults(defaults) => {
                self.if_exists = defaults;
                self.show.mark(Part::Transfers);
            }
            Request::SetSessions(sessions) => {
                self.sessions_allowed = sessions.clamp(1, 32);
                self.sessions_set = true;
                self.show.mark(Part::Transfers);
            }
            Request::SetSpeedLimit {
                direction,
                bytes_per_second,
            } => {
                self.set_speed_limit(direction, bytes_per_second);
            }
            Request::SetTransfers(transfers) => self.set_transfers(*transfers),
            Request::SetKeepTimes(keep) => self.config.keep_times = keep,
            Request::SetKeepPermissions(keep) => self.config.keep_permissions = keep,
            Request::SetProxies(proxies) => self.config.proxies = *proxies,
            Request::Ask(site, ask) => self.op(site, RemoteOp::Ask(Arc::new(ask)), by),
            Request::Raw(site, line) => self.op(site, RemoteOp::Raw(line.into()), by),
            Request::Answer(prompt, answer) => self.answer(prompt, answer),
            Request::ForgetServer(server) => self.forget_server(&server, by),
            Request::SetServerRow { server, row, value } => self.set_server_row(&server, row, value, by),
            Request::Trust { server, sha256 } => self.trust_certificate(&server, sha256, by),
            Request::Revoke(what) => self.revoke(&what, by),
            Request::KeepProxyPassword(proxy, secret) => self.keep_secret(SecretRef::of_proxy(&proxy), secret),
            Request::EditSites(edits) => self.edit_sites(edits, by),
            Request::ReadSites => self.read_sites(by),
            Request::ReadForeign {
                path,
                source,
                sealed_under,
            } => self.read_foreign(path, source, sealed_under, by),
            Request::ReadFilters(path) => self.read_filters(path, by),
            Request::TakeSettings(settings) => self.take_settings(*settings, by),
            Request::FindForeign => self.find_foreign(by),
            Request::ExportSites { to, sites, form } => self.export_sites(Export { to, sites, form, by }),
            Request::Check(wish) => self.check_connection(*wish),
            Request::AnswerCheck(secret) => self.answer_check(secret),
            Request::StopCheck => self.stop_check(),
            Request::ForgetCheck => self.forget_check(),
            Request::ClearRecent => self.clear_recent(),
            Request::Secrets(request) => self.secrets_request(request, by),
            Request::Dismiss(notice) => {
                self.notices.dismiss(notice);
                self.show.mark(Part::Notices);
            }
            Request::ClearLog => {
                self.trace.clear();
                self.show.mark(Part::Trace);
            }
        }
        self.end(by, Ok(Finish::Done));
    }

    /// Things to move, with what the panes know of them.
    fn with_entries(&self, sources: Vec<Place>) -> Vec<(Place, Option<Entry>)> {
        let with_entry = |source: Place| {
            let known = self.known_entry(&source);
            (source, known)
        };
        sources.into_iter().map(with_entry).collect()
    }

    /// How what goes to or comes from this site is checked: as was chosen for it, as the site says, or the settings.
    fn verification(&self, site: SiteId, options: &JobOptions) -> Verification {
        let of_site = self.pool.get(site).and_then(|state| state.site.verify);
        options.verify.or(of_site).unwrap_or(self.config.transfers.verify)
    }

    /// Makes jobs ready with a session of the site that knows the sources; from one server to another, that is the one that
    /// gives.
    fn order(&mut self, mut order: Order, by: Option<RequestId>) {
        let target = match &order.target {
            Place::Remote(_, target) => Some(target.clone()),
            Place::Local(_) => None,
        };
        let source = order.sources.iter().find_map(|(source, _)| match source {
            Place::Remote(site, _) => Some(*site),
            Place::Local(_) => None,
        });
        let (Some(target), Some(source)) = (target, source) else {
            let site = order.site;
            self.op(site, RemoteOp::Prepare(Arc::new(order)), by);
            return;
        };
        // Where a log-on ends is known of a site that is connected.
        let home = self
            .pool
            .get(order.site)
            .and_then(|state| state.facts.as_ref())
            .map(|facts| &facts.home);
        let resolved = home.map_or(target.clone(), |home| target.resolve(home));
        if !resolved.absolute() {
            let error = RemoteError::new(ErrorKind::ConnectionLost, Act::Upload)
                .at(target.to_string_lossy())
                .detailed(Detail::TargetSiteGone);
            self.ends.begin(by);
            self.end(by, Err(Arc::new(error)));
            return;
        }
        order.target = Place::Remote(order.site, resolved);
        (order.source, order.direction) = (Some(source), Direction::Upload);
        order.source_naming = self.naming(source);
        self.op(source, RemoteOp::Prepare(Arc::new(order)), by);
    }

    /// A part of a request has ended. A failure that nobody waits for becomes a notice.
    pub(crate) fn end(&mut self, by: Option<RequestId>, result: Result<Finish, Arc<RemoteError>>) {
        let failure = result.as_ref().err().cloned();
        if self.ends.end(by, result) {
            self.show.mark(Part::Finished);
        } else if let Some(error) = failure.filter(|error| error.kind != ErrorKind::Cancelled) {
            self.tell_failure(error);
        }
    }

    pub(crate) fn event(&mut self, event: Event) {
        match event {
            Event::SecretLoaded {
                site,
                generation,
                secret,
                at_proxy,
                account,
            } => self.secrets_loaded(site, generation, secret, at_proxy, account),
            Event::Session {
                site,
                generation,
                session,
                result,
            } => self.session_event(site, generation, session, result),
            Event::Check(number, news) => self.check_news(number, news),
            Event::LogOnAsks(asks) => self.log_on_asks(asks),
            Event::Gone { site } => {
                if let Some(state) = self.pool.get_mut(site) {
                    state.leaving = state.leaving.saturating_sub(1);
                }
            }
            Event::Batch { pane, wish, entries } => {
                if self.browse.batch(pane, wish, entries) {
                    self.show.mark(Part::Panes);
                }
            }
            Event::LocalListed {
                pane,
                wish,
                free,
                result,
            } => {
                let result = result.map(|()| None).map_err(Arc::new);
                self.browse.ended(pane, wish, result, free, clock::now());
                self.show.mark(Part::Panes);
            }
            Event::FolderChanged { folder, hold } => self.folder_changed(&folder, &hold),
            Event::OpEnded { site, on, end } => self.op_ended(site, on, end),
            Event::LocalDone {
                folders,
                undo: (words, step),
                by,
                result,
            } => {
                if result.is_ok() {
                    self.can_undo(words, vec![step]);
                }
                self.end(by, result.map(|()| Finish::Done).map_err(Arc::new));
                self.read_again(&folders);
            }
            Event::ErrandEnded { id, result } => self.errand_ended(id, result.map_err(Arc::new)),
            Event::Places(places) => self.found_places(places),
            Event::Item(attempt, news) => self.item_news(attempt, news),
            Event::PartKept { item, part } => drop(self.change(Change::SetPart { item, part })),
            Event::Saved { by, result } => self.end(by, result.map(|()| Finish::Done).map_err(Arc::new)),
            Event::SitesEdited(end) => self.sites_edited(end),
            Event::SitesRead { by, result } => self.sites_read(by, result),
            Event::Moved { by, result } => self.moved(by, result),
            Event::ExportWaits(export) => self.export_waits(export),
            Event::Recent(sites) => self.took_recent(sites),
            Event::SecretKept {
                result,
                reference,
                secret,
            } => self.secret_kept(result, reference, secret),
            Event::SecretsChanged { by, result } => self.secrets_changed(by, result),
            Event::QueueOpened(opened) => self.queue_opened(*opened),
            Event::CarriedOver(read, by) => self.carried_over(read, by),
            Event::Awake(lock) => self.awake(lock),
            Event::HuntedHere(hunt) => self.hunted_here(hunt),
            Event::Edit(news) => self.edit_news(news),
            Event::TellFailure(error) => self.tell_failure(error),
            Event::OlderDone(page) => self.took_older(page),
            Event::Free(free) => self.free_here(free),
            Event::Woke => self.woke(),
            Event::Watching(watch) => self.surroundings.watching(watch),
            Event::Tell(kind, text) => self.tell(kind, text),
        }
    }

    pub(crate) fn prepared(&mut self, prepared: Prepared, by: Option<RequestId>) {
        let mut first = None;
        for (job, items) in prepared.jobs {
            let (direction, route) = (job.direction, job.route());
            if let Some(number) = self
                .change(Change::AddJob { job, items })
                .and_then(|applied| applied.job)
            {
                self.obey_options(number, &prepared.options);
                self.tallies.insert(number, Tally::new(direction, route));
                first.get_or_insert(number);
            }
        }
        let mut problems = prepared.problems.into_iter().map(Arc::new);
        let result = match first {
            Some(job) => Ok(Finish::Job(job)),
            None => problems.next().map_or(Ok(Finish::Done), Err),
        };
        self.end_when_safe(by, result);
        for problem in problems {
            self.tell_failure(problem);
        }
    }

    pub(crate) fn known_entry(&self, place: &Place) -> Option<Entry> {
        let (site, path) = place.remote()?;
        self.browse.known(site, path)
    }

    /// Takes items out, and stops those that run.
    fn remove_items(&mut self, items: Vec<ItemId>) {
        for item in &items {
            self.stop_item(*item);
            self.drop_leftovers(*item);
            self.running.forget_wait(*item);
        }
        let gone: std::collections::BTreeSet<ItemId> = items.iter().copied().collect();
        self.prompts.forget_items(|item| gone.contains(&item));
        self.show.mark(Part::Prompts);
        self.change(Change::Remove { items });
    }

    fn answer(&mut self, prompt: PromptId, answer: Answer) {
        self.show.mark(Part::Prompts);
        let Some((cause, question)) = self.prompts.cause(prompt) else {
            return;
        };
        let question = question.cloned();
        match (cause, answer) {
            (Cause::Connection(site), answer) => {
                if let Some(question) = question {
                    self.answer_connection(site, &question, answer);
                }
            }
            (Cause::Exists(job), Answer::Exists { policy, reach }) => self.answer_exists(job, policy, reach),
            (Cause::Exists(_), Answer::Refuse) => {
                // Everything is held; what asked asks again when it is let go.
                for job in self.prompts.jobs_in_conflict() {
                    for conflict in self.prompts.withdraw(Cause::Exists(job)) {
                        self.wait_no_more(conflict.item);
                    }
                }
                self.hold(Scope::All, true);
            }
            (Cause::Vault, answer) => self.answer_master(answer),
            // Not an answer to this question: it stays open.
            (Cause::Exists(_), _) => {}
        }
    }
}
