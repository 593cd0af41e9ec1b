//! The drop boxes on disk: what any store at the other end does, and no more.
//!
//! `PUT /{partner}/{id}` creates, once: 201, and 409 ever after, whatever is sent. What was answered with 201 is on disk.
//! `GET /{partner}/` lists as nginx's `autoindex_format json` does; `GET /{partner}/{id}` gives an envelope back.

use std::error::Error;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use candour::centre::PartnerCode;
use candour::share::envelope::DropId;
use serde_json::{Value, json};
use tower_http::cors::CorsLayer;

/// The largest envelope taken: several times a padded record of the fullest answers.
const LARGEST: usize = 512 * 1024;

/// Serves the drop boxes to the app at this port.
pub(super) fn router(store: &FilePath, app_port: u16) -> Result<Router, Box<dyn Error>> {
    let boxes = Arc::new(store.to_owned());
    for partner in PartnerCode::ALL {
        fs::create_dir_all(store.join(partner.as_str()))?;
    }
    let cors = CorsLayer::new()
        .allow_origin(format!("http://localhost:{app_port}").parse::<HeaderValue>()?)
        .allow_methods([Method::GET, Method::PUT])
        .allow_headers([header::CONTENT_TYPE])
        .max_age(Duration::from_secs(600));
    Ok(Router::new()
        .route("/{partner}/", get(list))
        .route("/{partner}/{id}", get(give).put(take))
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(cors)
        .with_state(boxes))
}

type Boxes = State<Arc<PathBuf>>;

async fn take(
    State(boxes): Boxes,
    Path((partner, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let Some(place) = place(&boxes, &partner, &id) else { return StatusCode::NOT_FOUND };
    if headers.get(header::CONTENT_TYPE).is_none_or(|kind| kind != "application/json") {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE;
    }
    match create(&place, &body) {
        Ok(()) => StatusCode::CREATED,
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => StatusCode::CONFLICT,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Whole and on disk before it has its name; the link fails when the name is taken, even by a simultaneous request.
fn create(place: &FilePath, body: &[u8]) -> io::Result<()> {
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(io::Error::other)?;
    let draft = place.with_file_name(format!(".{:016x}", u64::from_le_bytes(random)));
    let mut file = fs::File::create_new(&draft)?;
    let done = file.write_all(body).and_then(|()| file.sync_all()).and_then(|()| fs::hard_link(&draft, place));
    fs::remove_file(&draft)?;
    done
}

async fn give(State(boxes): Boxes, Path((partner, id)): Path<(String, String)>) -> Response {
    match place(&boxes, &partner, &id).map(fs::read) {
        Some(Ok(bytes)) => ([(header::CONTENT_TYPE, "application/json")], bytes).into_response(),
        Some(Err(_)) | None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn list(State(boxes): Boxes, Path(partner): Path<String>) -> Response {
    let Some(partner) = PartnerCode::parse(&partner) else { return StatusCode::NOT_FOUND.into_response() };
    match entries(&boxes.join(partner.as_str())) {
        Ok(entries) => Json(entries).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn entries(folder: &FilePath) -> io::Result<Vec<Value>> {
    let mut names = vec![];
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if DropId::parse(&name).is_some() {
            names.push((name, entry.metadata()?.len()));
        }
    }
    names.sort();
    Ok(names.into_iter().map(|(name, size)| json!({ "name": name, "type": "file", "size": size })).collect())
}

/// The file of an envelope: only a partner's code and an id make a path.
fn place(boxes: &FilePath, partner: &str, id: &str) -> Option<PathBuf> {
    let (partner, id) = (PartnerCode::parse(partner)?, DropId::parse(id)?);
    Some(boxes.join(partner.as_str()).join(id.to_string()))
}
