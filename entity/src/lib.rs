//! The shape of the tables: one file a table, typed ids, codes as text, no behaviour.

pub mod access_record;
pub mod answer;
pub mod attachment;
pub mod case;
pub mod case_event;
pub mod change;
pub mod contact;
pub mod county_revision;
pub mod draft;
pub mod feedback;
pub mod grant;
pub mod idempotency_key;
pub mod ids;
pub mod kept_form;
pub mod key_in_use;
pub mod message;
pub mod outbox;
pub mod queue_count;
pub mod receipt;
pub mod routing_decision;
pub mod session;
pub mod staff;
pub mod staff_draft;
pub mod strategy_link;
pub mod unit;
pub mod wait;
