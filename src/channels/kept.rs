//! A form somebody writes step by step: found by the id it carries, kept at every sending.

use std::future::Future;

use axum::http::HeaderMap;
use axum_extra::extract::cookie::Cookie;

use super::caller::Caller;
use super::fields::Fields;
use crate::app::App;
use crate::feedback::draft::DraftId;
use crate::frame::cookies::ServiceCookie;
use crate::platform::error::Error;

/// Longer answers to a single question are cut: nothing that long is well formed.
pub const FIELD_MAX_CHARS: usize = 2_000;

/// What is written in such a form.
pub trait Written: Default + Send {
    /// The cookie that finds the form again.
    const COOKIE: ServiceCookie;

    /// What was typed so far, if anything is kept.
    fn find(app: &App, id: &DraftId) -> impl Future<Output = Result<Option<Self>, Error>> + Send;

    /// Was the form sent to the end?
    fn is_sent(app: &App, id: &DraftId) -> impl Future<Output = Result<bool, Error>> + Send;

    /// Changes what is kept, and returns it; nothing when the form was sent meanwhile.
    fn save(
        app: &App,
        id: &DraftId,
        change: impl FnOnce(&mut Self) + Send,
    ) -> impl Future<Output = Result<Option<Self>, Error>> + Send;
}

/// A form under its id.
pub struct Kept<W> {
    /// The id that the next page carries.
    pub id: DraftId,
    /// Everything typed so far.
    pub draft: W,
    /// Nothing is kept under the id yet.
    is_new: bool,
}

impl<W: Written> Kept<W> {
    /// The form that the visitor's cookie knows, or a new one. Opening a page keeps nothing.
    pub async fn of_visitor(app: &App, headers: &HeaderMap) -> Result<Self, Error> {
        if let Some(id) = Self::id_in_cookie(app, headers)
            && let Some(draft) = W::find(app, &id).await?
        {
            return Ok(Self { id, draft, is_new: false });
        }
        Ok(Self::new(app))
    }

    /// The form that was sent: its own id counts before the cookie's, so that it survives a lost cookie.
    /// A form that was sent to the end is a new one.
    pub async fn of_form(app: &App, headers: &HeaderMap, fields: &Fields) -> Result<Self, Error> {
        let Some(id) = Self::id_of(app, headers, fields) else {
            return Ok(Self::new(app));
        };
        if let Some(draft) = W::find(app, &id).await? {
            return Ok(Self { id, draft, is_new: false });
        }
        if W::is_sent(app, &id).await? {
            return Ok(Self::new(app));
        }
        Ok(Self { id, draft: W::default(), is_new: true })
    }

    fn new(app: &App) -> Self {
        Self { id: DraftId::draw(&app.random), draft: W::default(), is_new: true }
    }

    /// Changes the form as it is kept, not as it was when this request began: another request may have kept more in
    /// between. Whoever begins one form after the other is asked to wait; nothing is kept of the new one then.
    pub async fn change(
        &mut self,
        app: &App,
        caller: Caller,
        change: impl Fn(&mut W) + Send + Sync,
    ) -> Result<(), Error> {
        if self.is_new {
            let now = app.clock.now();
            app.limits.drafts.check(caller, now).map_err(|minutes| Error::TooMany { minutes })?;
            app.limits.drafts.strike(caller, now);
        }
        match W::save(app, &self.id, &change).await? {
            Some(kept) => (self.draft, self.is_new) = (kept, false),
            // The form was sent meanwhile and stays as it was sent.
            None => change(&mut self.draft),
        }
        Ok(())
    }

    /// The cookie that finds the form again.
    pub fn cookie(&self, app: &App) -> Cookie<'static> {
        W::COOKIE.with(&app.config, self.id.as_str().to_owned())
    }

    /// The id that came with a form, or else with its cookie.
    pub fn id_of(app: &App, headers: &HeaderMap, fields: &Fields) -> Option<DraftId> {
        DraftId::parse(fields.get("draft")).or_else(|| Self::id_in_cookie(app, headers))
    }

    fn id_in_cookie(app: &App, headers: &HeaderMap) -> Option<DraftId> {
        W::COOKIE.value(&app.config, headers).as_deref().and_then(DraftId::parse)
    }
}
