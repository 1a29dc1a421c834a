//! Rows of the register as an answered case leaves them: links to goals, and changes.

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::NaiveDate;
use delta::cases::rows::quarter_of;
use entity::ids::{CaseId, UnitId};
use entity::{case, change, strategy_link};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use crate::app::TestApp;

/// Writes rows that only pages read.
pub struct Register<'a> {
    app: &'a TestApp,
    cases: AtomicU32,
}

impl<'a> Register<'a> {
    /// What every change says, in Swedish.
    pub const SUMMARY: &'static str = "Vi ringer kvällen innan vi kommer.";

    pub fn new(app: &'a TestApp) -> Self {
        Self { app, cases: AtomicU32::new(1) }
    }

    /// Cases that came in on a day and speak of goals.
    pub async fn link(&self, goals: &[&str], on: &str, cases: u32) {
        for _ in 0..cases {
            let on = date(on);
            let case = self.case(on).await;
            let link = |goal: &&str| strategy_link::ActiveModel {
                case_id: Set(case),
                goal_id: Set((*goal).to_owned()),
                channel: Set("feedback".to_owned()),
                quarter: Set(quarter_of(on)),
                linked_on: Set(on),
            };
            let tx = self.app.state.db.begin_write().await.expect("a transaction");
            strategy_link::Entity::insert_many(goals.iter().map(link))
                .exec_without_returning(&tx)
                .await
                .expect("links");
            tx.commit().await.expect("links");
        }
    }

    /// An answer of a day that promises a change.
    pub async fn plan_change(&self, goal: &str, on: &str, due: &str) {
        let on = date(on);
        let change = change::ActiveModel {
            id: Set(self.app.state.random.uuid()),
            case_id: Set(self.case(on).await),
            goal_id: Set(goal.to_owned()),
            unit_id: Set(self.unit()),
            status: Set("planned".to_owned()),
            due_month: Set(due.to_owned()),
            summary: Set(Self::SUMMARY.to_owned()),
            language: Set("sv".to_owned()),
            decided_on: Set(on),
            made_on: Set(None),
        };
        let tx = self.app.state.db.begin_write().await.expect("a transaction");
        change::Entity::insert(change).exec_without_returning(&tx).await.expect("a change");
        tx.commit().await.expect("a change");
    }

    async fn case(&self, on: NaiveDate) -> CaseId {
        let id = CaseId(self.app.state.random.uuid());
        let case = case::ActiveModel {
            id: Set(id),
            number: Set(format!("2026-{:06}", self.cases.fetch_add(1, Ordering::Relaxed))),
            channel: Set("feedback".to_owned()),
            state: Set("received".to_owned()),
            unit_id: Set(self.unit()),
            assignee_id: Set(None),
            returns_to: Set(None),
            accept_by: Set(None),
            times_returned: Set(0),
            waits_until: Set(None),
            is_locked: Set(false),
            service_id: Set(None),
            municipality_id: Set(None),
            language: Set("sv".to_owned()),
            origin: Set("web".to_owned()),
            received_on: Set(on),
            due_on: Set(on),
            closed_on: Set(None),
            is_outside_strategy: Set(false),
            version: Set(1),
        };
        let tx = self.app.state.db.begin_write().await.expect("a transaction");
        case::Entity::insert(case).exec_without_returning(&tx).await.expect("a case");
        tx.commit().await.expect("a case");
        id
    }

    fn unit(&self) -> UnitId {
        UnitId::from(self.app.state.county.general_desk.as_str())
    }
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}
