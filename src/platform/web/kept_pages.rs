//! Public pages that are computed from the register: made once and sent to everybody, until something is written.
//!
//! What always holds: a page is kept only for visitors without a cookie, since reading settings change it; it is made
//! anew after any commit of this process that may show on one, on a new day, and once its second is over, since other
//! processes commit too.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::NaiveDate;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::kernel::clock::Clock;
use crate::platform::database::Database;
use crate::platform::error::Error;

/// How long a page is kept at most: what other processes commit is seen after this.
const KEPT_FOR: Duration = Duration::from_secs(1);

/// The most pages kept; each has some 10 kB. More come only from addresses that are not ours.
const PAGES_MAX: usize = 500;

/// The pages kept by this process. Cheap to clone.
#[derive(Clone)]
pub struct KeptPages {
    db: Database,
    clock: Clock,
    pages: Arc<Mutex<HashMap<String, Kept>>>,
}

/// A page, and what was written when it was made.
#[derive(Clone)]
struct Kept {
    page: Arc<MadePage>,
    made_from: Origin,
    made_at: Instant,
}

/// What a page was made from.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Origin {
    commits: u64,
    today: NaiveDate,
}

/// A page that can be sent again and again.
struct MadePage {
    headers: HeaderMap,
    tag: String,
    bytes: Bytes,
    gzip: OnceLock<Bytes>,
}

impl KeptPages {
    /// Keeps pages that are computed from this database.
    #[must_use]
    pub fn new(db: Database, clock: Clock) -> Self {
        Self { db, clock, pages: Arc::default() }
    }

    fn now(&self) -> Origin {
        Origin { commits: self.db.commits(), today: self.clock.today() }
    }

    fn find(&self, path: &str) -> Option<Arc<MadePage>> {
        let pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = pages.get(path)?;
        let is_fresh = kept.made_from == self.now() && kept.made_at.elapsed() < KEPT_FOR;
        is_fresh.then(|| Arc::clone(&kept.page))
    }

    fn keep(&self, path: String, page: &Arc<MadePage>, made_from: Origin) {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if pages.len() >= PAGES_MAX {
            pages.clear();
        }
        pages.insert(path, Kept { page: Arc::clone(page), made_from, made_at: Instant::now() });
    }
}

/// Sends a page that is kept, or makes it; tags it, and answers "not modified" to who has it already. A browser asks
/// every time, so that what was written shows at once, unless the page itself says for how long it may be kept.
pub async fn serve(State(kept): State<KeptPages>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET {
        return next.run(request).await;
    }
    let asked = Asked::of(&request);
    let is_for_all = !request.headers().contains_key(COOKIE) && request.uri().query().is_none();
    let path = is_for_all.then(|| request.uri().path().to_owned());
    if let Some(page) = path.as_deref().and_then(|path| kept.find(path)) {
        return page.answer(&asked, true);
    }
    // What is committed from here on may not be in the page.
    let made_from = kept.now();
    let response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return response;
    }
    let Ok(page) = MadePage::read(response).await else {
        return Error::internal(anyhow::anyhow!("a page broke off")).into_response();
    };
    let page = Arc::new(page);
    let is_kept = path.is_some();
    if let Some(path) = path {
        kept.keep(path, &page, made_from);
    }
    page.answer(&asked, is_kept)
}

/// What of a request decides how the page is sent.
struct Asked {
    known_tags: Vec<String>,
    takes_gzip: bool,
}

impl Asked {
    fn of(request: &Request) -> Self {
        let words = |name: HeaderName| -> Vec<String> {
            let values = request.headers().get_all(name).iter().filter_map(|value| value.to_str().ok());
            values.flat_map(|value| value.split(',')).map(|word| word.trim().to_owned()).collect()
        };
        let takes_gzip = words(ACCEPT_ENCODING).iter().any(|coding| coding == "gzip" || coding.starts_with("gzip;q=1"));
        Self { known_tags: words(IF_NONE_MATCH), takes_gzip }
    }
}

impl MadePage {
    async fn read(response: Response) -> Result<Self, axum::Error> {
        let (head, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await?;
        // Weak, as compression changes the bytes that travel.
        let tag = format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(Sha256::digest(&bytes)));
        let mut headers = head.headers;
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(ETAG, tag);
        }
        headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("public, no-cache"));
        headers.append(VARY, HeaderValue::from_static("Cookie"));
        headers.remove(CONTENT_LENGTH);
        Ok(Self { headers, tag, bytes, gzip: OnceLock::new() })
    }

    /// The page as this visitor takes it. A page that is kept is compressed once; others are compressed on their way.
    fn answer(&self, asked: &Asked, is_kept: bool) -> Response {
        let mut headers = self.headers.clone();
        if asked.known_tags.contains(&self.tag) {
            headers.remove(CONTENT_TYPE);
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        if !(is_kept && asked.takes_gzip) {
            return (headers, Body::from(self.bytes.clone())).into_response();
        }
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        headers.append(VARY, HeaderValue::from_static("Accept-Encoding"));
        (headers, Body::from(self.gzip.get_or_init(|| gzip(&self.bytes)).clone())).into_response()
    }
}

#[expect(clippy::expect_used, reason = "writing into memory does not fail")]
fn gzip(bytes: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::default());
    encoder.write_all(bytes).expect("bytes in memory");
    encoder.finish().expect("bytes in memory").into()
}
