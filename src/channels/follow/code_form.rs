//! Where a receipt code is typed in.

use askama::Template;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;

use super::show::shown_again;
use super::visit::CaseVisit;
use crate::actions::open_receipt::{Opened, open_receipt};
use crate::addresses::Address;
use crate::app::AppState;
use crate::channels::fields::Fields;
use crate::frame::support_visit::SupportVisit;
use crate::frame::{FieldError, Shell, initiative_visit, page};
use crate::my_case::Tried;
use crate::platform::error::Error;
use crate::platform::texts::Value;
use crate::platform::web::client::ClientAddress;
use crate::receipts::{ReceiptCode, ReceiptFault};

/// Most characters of what was typed that the form shows again.
const SHOWN_AGAIN_CHARS: usize = 60;

/// The form; also what is shown where a visit to a case has ended.
#[derive(Template)]
#[template(path = "channels/follow/code.html")]
pub struct CodePage {
    shell: Shell,
    notice: String,
    errors: Vec<FieldError>,
    code: String,
    action: String,
    /// What could not be sent because the visit had ended: carried along until the case is open again.
    tried: Tried,
}

impl CodePage {
    fn new(shell: Shell) -> Self {
        let action = shell.to(Address::Follow);
        Self { notice: String::new(), errors: Vec::new(), code: String::new(), action, tried: Tried::default(), shell }
    }

    /// The form in the place of a case whose visit has ended.
    pub fn after_visit(shell: Shell, tried: Tried) -> Response {
        let notice = shell.t(if tried.typed().is_empty() { "follow-ended" } else { "follow-ended-unsent" });
        page(&Self { notice, tried, ..Self::new(shell) })
    }

    fn refused(self, status: StatusCode, text: String) -> Response {
        let errors = vec![FieldError { field: "code", text }];
        (status, page(&Self { errors, shell: self.shell.clone().with_faults(), ..self })).into_response()
    }

    fn error(&self) -> &str {
        self.errors.first().map(|error| error.text.as_str()).unwrap_or_default()
    }
}

/// The form.
pub async fn show(shell: Shell) -> Response {
    page(&CodePage::new(shell))
}

/// Opens the case of a code. The code comes in the body, and no answer or log repeats it in an address.
pub async fn open(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    jar: CookieJar,
    request: Request,
) -> Result<Response, Error> {
    let caller = ClientAddress::of(&headers, request.extensions(), &app.config.trusted_proxies);
    let fields = Fields::from_request(request, &app).await?;
    let typed = fields.get("code");
    let tried = Tried::of(|name| fields.get(name));
    let code = typed.chars().take(SHOWN_AGAIN_CHARS).collect();
    let form = CodePage { code, tried: tried.clone(), ..CodePage::new(shell.clone()) };
    if let Err(stale) = shell.check(fields.get("form_token")) {
        return Ok(form.refused(stale.status(), shell.t("feedback-stale")));
    }
    let now = app.clock.now();
    app.limits.receipt_codes.check(caller, now).map_err(|minutes| Error::TooMany { minutes })?;
    let fault = match ReceiptCode::parse(typed) {
        Ok(code) => match open_receipt(&app, &code).await? {
            Some(Opened::Initiative(id)) => {
                let jar = jar.add(initiative_visit::cookie(&app, id));
                return Ok((jar, Redirect::to(&shell.to(Address::MyInitiative))).into_response());
            }
            Some(Opened::Support(support)) => {
                let jar = jar.add(SupportVisit { support, code: String::new() }.cookie(&app));
                return Ok((jar, Redirect::to(&shell.to(Address::MySupport))).into_response());
            }
            Some(Opened::Case(case)) => {
                let visit = CaseVisit { case, code };
                if !tried.typed().is_empty() {
                    return shown_again(&app, shell, jar, &visit, tried, StatusCode::OK).await;
                }
                return Ok((jar.add(visit.cookie(&app)), Redirect::to(&shell.to(Address::MyCase))).into_response());
            }
            None => shell.t_with("follow-code-unknown", &[("phone", shell.phone.as_str().into())]),
        },
        Err(ReceiptFault::WrongLength { given: 0 }) => {
            return Ok(form.refused(StatusCode::UNPROCESSABLE_ENTITY, shell.t("follow-code-empty")));
        }
        Err(ReceiptFault::WrongLength { given }) => {
            let given = Value::from(i64::try_from(given).unwrap_or(i64::MAX));
            shell.t_with("follow-code-length", &[("given", given)])
        }
        Err(ReceiptFault::UnknownSymbol | ReceiptFault::WrongCheckSymbol) => shell.t("follow-code-typo"),
    };
    app.limits.receipt_codes.strike(caller, now);
    Ok(form.refused(StatusCode::UNPROCESSABLE_ENTITY, fault))
}
