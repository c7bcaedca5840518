//! A client and a server with a link between them, in virtual time: nothing sleeps, and round trips can be counted.

mod manners;
mod server;

use std::{
    collections::{BTreeMap, HashMap},
    time::Duration,
};

use portolan_ftp_proto::{
    CloseReason, Config, ControlConnection, DataEvent, DataHow, DataPlan, DataPurpose, Failure, Input, Operation,
    OperationId, OperationOutcome, Output, TlsInfo,
};
use portolan_trace::DataId;

pub use self::{
    manners::{Manners, MidTransfer},
    server::{Effect, Node, Server},
};

/// Most events of one run: more means that two sides keep each other busy for ever.
const MOST_EVENTS: usize = 100_000;

/// Something that happens at a moment.
#[derive(Debug)]
enum Event {
    ToServer(Vec<u8>),
    ToClient(Vec<u8>),
    Secured,
    /// The client's connect stands, seen from here or there.
    Opened(DataId),
    Stands(u16),
    DataToClient(u16, Vec<u8>),
    DataToServer(u16, Vec<u8>),
    Reset(u16),
    Acknowledged(u16),
}

/// One end of a data connection here.
#[derive(Debug)]
struct Lane {
    port: u16,
    plan: DataPlan,
    opened: bool,
    copying: bool,
    /// What has arrived with the server's end, and waits for the copy to start.
    arrived: Option<Vec<u8>>,
}

/// How an operation ended, and when.
#[derive(Debug)]
pub struct Ending {
    /// When, in virtual time.
    pub at: Duration,
    /// How.
    pub result: Result<OperationOutcome, Failure>,
}

/// The pair.
#[derive(Debug)]
pub struct Sim {
    /// The client.
    pub client: ControlConnection,
    /// The server.
    pub server: Server,
    /// Virtual time.
    pub now: Duration,
    /// Every write of the client, with its moment.
    pub writes: Vec<(Duration, String)>,
    /// How operations ended.
    pub endings: BTreeMap<OperationId, Ending>,
    /// Why the connection ended.
    pub closed: Option<CloseReason>,
    /// What downloads brought.
    pub received: HashMap<OperationId, Vec<u8>>,
    /// What uploads bring.
    bodies: HashMap<OperationId, Vec<u8>>,
    /// Ports to which connections are dropped by a firewall.
    pub firewall: bool,
    one_way: Duration,
    agenda: BTreeMap<(Duration, u64), Event>,
    next_event: u64,
    next_local_port: u16,
    lanes: HashMap<DataId, Lane>,
}

impl Sim {
    /// A fresh connection with this time for a round trip.
    pub fn new(config: Config, server: Server, round_trip: Duration) -> Self {
        let mut sim = Self {
            client: ControlConnection::new(config, Duration::ZERO),
            server,
            now: Duration::ZERO,
            writes: Vec::new(),
            endings: BTreeMap::new(),
            closed: None,
            received: HashMap::new(),
            bodies: HashMap::new(),
            firewall: false,
            one_way: round_trip / 2,
            agenda: BTreeMap::new(),
            next_event: 0,
            next_local_port: 40_000,
            lanes: HashMap::new(),
        };
        let effects = sim.server.greet();
        sim.effects(effects);
        sim
    }

    /// The same, logged in; `None` if that failed.
    pub fn logged_in(config: Config, server: Server, round_trip: Duration) -> Option<Self> {
        let mut sim = Self::new(config, server, round_trip);
        let id = sim.submit(Operation::Login);
        sim.run();
        sim.succeeded(id).then_some(sim)
    }

    /// Asks for something.
    pub fn submit(&mut self, operation: Operation) -> OperationId {
        let id = self.client.submit(self.now, operation);
        self.drain();
        id
    }

    /// Asks for an upload of these bytes.
    pub fn upload(&mut self, operation: Operation, body: &[u8]) -> OperationId {
        // The number is known only afterwards, and nothing is copied before the next event.
        let id = self.client.submit(self.now, operation);
        self.bodies.insert(id, body.to_vec());
        self.drain();
        id
    }

    /// Loses interest.
    pub fn abandon(&mut self, id: OperationId) {
        self.client.abandon(self.now, id);
        self.drain();
    }

    /// Did it end well?
    pub fn succeeded(&self, id: OperationId) -> bool {
        self.endings.get(&id).is_some_and(|ending| ending.result.is_ok())
    }

    /// How many round trips lie between two moments, to the nearest whole.
    pub fn round_trips(&self, from: Duration, to: Duration) -> u32 {
        (to.saturating_sub(from).as_secs_f64() / (2.0 * self.one_way.as_secs_f64())).round() as u32
    }

    /// The commands written, without those before `from`, one line for each write.
    pub fn written_since(&self, from: Duration) -> Vec<&str> {
        let writes = self.writes.iter().filter(|(at, _)| *at >= from);
        writes.map(|(_, line)| line.as_str()).collect()
    }

    /// Lets everything happen that is under way, and time limits that pass while something is unanswered. Returns how
    /// many events that took.
    pub fn run(&mut self) -> usize {
        self.run_while(|_| true)
    }

    /// The same, until a condition no longer holds.
    pub fn run_while(&mut self, goes_on: impl Fn(&Self) -> bool) -> usize {
        for count in 0..MOST_EVENTS {
            if self.closed.is_some() || !goes_on(self) {
                return count;
            }
            let Some(((at, _), event)) = self.agenda.pop_first() else {
                match self.client.poll_timeout() {
                    Some(at) => self.tick(at),
                    None => return count,
                }
                continue;
            };
            match self.client.poll_timeout() {
                Some(limit) if limit < at => {
                    self.put(at, event);
                    self.tick(limit);
                }
                _ => {
                    self.now = at;
                    self.happen(event);
                }
            }
            self.drain();
        }
        MOST_EVENTS
    }

    fn tick(&mut self, at: Duration) {
        self.now = self.now.max(at);
        self.client.handle(self.now, Input::Time);
        self.drain();
    }

    fn put(&mut self, at: Duration, event: Event) {
        self.next_event += 1;
        self.agenda.insert((at, self.next_event), event);
    }

    fn after(&mut self, trips: u32, event: Event) {
        self.put(self.now + self.one_way * trips, event);
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::ToServer(bytes) => {
                let effects = self.server.segment(&bytes);
                self.effects(effects);
            }
            Event::ToClient(bytes) => self.client.handle(self.now, Input::Bytes(&bytes)),
            Event::Secured => self.client.handle(
                self.now,
                Input::TlsReady(TlsInfo {
                    version: "TLS 1.2".into(),
                    suite: "simulated".into(),
                    resumed: false,
                }),
            ),
            Event::Opened(id) => self.opened(id),
            Event::Stands(port) => {
                let effects = self.server.data_stands(port);
                self.effects(effects);
            }
            Event::DataToClient(port, bytes) => self.data_arrived(port, bytes),
            Event::DataToServer(port, bytes) => {
                let effects = self.server.data(port, &bytes, true);
                self.effects(effects);
            }
            Event::Reset(port) => {
                let effects = self.server.data_reset(port);
                self.effects(effects);
            }
            Event::Acknowledged(port) => {
                let effects = self.server.data_acknowledged(port);
                self.effects(effects);
            }
        }
    }

    fn effects(&mut self, effects: Vec<Effect>) {
        // Replies of one moment travel in one segment.
        let mut text = String::new();
        for effect in effects {
            match effect {
                Effect::Reply(reply) => {
                    text.push_str(&reply);
                    text.push_str("\r\n");
                }
                Effect::SendAndEnd(port, bytes) => {
                    self.after(1, Event::DataToClient(port, bytes));
                    self.after(2, Event::Acknowledged(port));
                }
                Effect::End(port) => self.after(2, Event::Acknowledged(port)),
                Effect::Connect(port) => {
                    let lane = self.lanes.iter().find(|(_, lane)| lane.port == port).map(|(id, _)| *id);
                    if let Some(id) = lane.filter(|_| !self.firewall) {
                        self.after(2, Event::Stands(port));
                        self.after(3, Event::Opened(id));
                    }
                }
            }
        }
        if !text.is_empty() {
            self.after(1, Event::ToClient(text.into_bytes()));
        }
    }

    fn drain(&mut self) {
        while let Some(output) = self.client.poll_output() {
            match output {
                Output::Write(bytes) => {
                    let line = String::from_utf8_lossy(&bytes).trim_end().replace("\r\n", " | ");
                    self.writes.push((self.now, line));
                    self.after(1, Event::ToServer(bytes));
                }
                // Urgent data stays in its place (`SO_OOBINLINE`).
                Output::WriteUrgent(bytes) => self.after(1, Event::ToServer(bytes)),
                // Nobody is there; what is asked stays open.
                Output::Ask(_) => {}
                Output::StartTls => self.after(2, Event::Secured),
                Output::OpenData(plan) => self.open(plan),
                Output::CopyMayStart(id) => {
                    if let Some(lane) = self.lanes.get_mut(&id) {
                        lane.copying = true;
                    }
                    self.copy(id);
                }
                Output::CloseData { id, reset } => {
                    if let Some(lane) = self.lanes.remove(&id).filter(|_| reset) {
                        self.after(1, Event::Reset(lane.port));
                    }
                }
                Output::Done(id, result) => {
                    let at = self.now;
                    self.endings.insert(id, Ending { at, result });
                }
                Output::Closed(reason) => self.closed = Some(reason),
            }
        }
        while self.client.poll_trace().is_some() {}
    }

    fn open(&mut self, plan: DataPlan) {
        let id = plan.id;
        let mut lane = Lane {
            port: 0,
            plan,
            opened: false,
            copying: false,
            arrived: None,
        };
        match &lane.plan.how {
            DataHow::Connect(address) => {
                lane.port = address.port();
                if !self.firewall {
                    self.after(2, Event::Opened(id));
                    self.after(3, Event::Stands(address.port()));
                }
                self.lanes.insert(id, lane);
            }
            DataHow::Listen { local, .. } => {
                self.next_local_port += 1;
                lane.port = self.next_local_port;
                let bound = (*local, lane.port).into();
                self.lanes.insert(id, lane);
                self.client
                    .handle(self.now, Input::Data(id, DataEvent::Listening(bound)));
            }
        }
    }

    fn opened(&mut self, id: DataId) {
        if let Some(lane) = self.lanes.get_mut(&id) {
            lane.opened = true;
            self.client.handle(self.now, Input::Data(id, DataEvent::Opened));
            self.copy(id);
        }
    }

    fn data_arrived(&mut self, port: u16, bytes: Vec<u8>) {
        let lane = self.lanes.iter_mut().find(|(_, lane)| lane.port == port);
        if let Some((&id, lane)) = lane {
            lane.arrived = Some(bytes);
            self.copy(id);
        }
    }

    /// Moves what can be moved.
    fn copy(&mut self, id: DataId) {
        let Some(lane) = self.lanes.get_mut(&id).filter(|lane| lane.copying && lane.opened) else {
            return;
        };
        let operation = lane.plan.operation;
        let bytes = match lane.plan.purpose {
            DataPurpose::Store { offset } => {
                let body = self.bodies.get(&operation).map_or(&[][..], Vec::as_slice);
                let bytes = body.get(offset as usize..).unwrap_or_default().to_vec();
                let (port, length) = (lane.port, bytes.len());
                self.after(1, Event::DataToServer(port, bytes));
                length
            }
            DataPurpose::Retrieve { .. } | DataPurpose::LastByte | DataPurpose::Listing(_) => {
                let Some(bytes) = lane.arrived.take() else { return };
                let length = bytes.len();
                self.received.entry(operation).or_default().extend(bytes);
                length
            }
        };
        self.lanes.remove(&id);
        let closed = DataEvent::Closed {
            bytes: bytes as u64,
            clean: true,
        };
        self.client.handle(self.now, Input::Data(id, closed));
    }
}
