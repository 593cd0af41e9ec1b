//! `desk serve`: the whole thing on one machine, to see it and to test it. Never part of hosting.
//!
//! Two servers on this machine alone: the app from its hosted folder, with the headers a host would send; and the drop
//! boxes, with a page that shows side by side what each partner can read. Reading needs the partners' private keys,
//! which no host has.

mod drop_box;
mod page;
pub(crate) mod site;

use std::error::Error;
use std::path::{Path, PathBuf};

use candour::app::staff::invented::{PASSPHRASE, STAFF};
use candour::centre::PartnerCode;
use candour::share::keys::PrivateKey;
use tokio::net::TcpListener;

use crate::{Outcome, documents, received, say};

/// Serves the app, three drop boxes and what each partner can read, on this machine alone.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder that `desk finish` made.
    #[arg(long, default_value = "dist/demo")]
    site: PathBuf,
    /// The centre file that the folder was made from.
    #[arg(long, default_value = "centres/demo.json")]
    centre: PathBuf,
    /// A folder with the partners' private keys: centre.key, uob.key, jabbs.key.
    #[arg(long, default_value = "centres/demo-keys")]
    keys: PathBuf,
    /// Where the drop boxes keep what they are given.
    #[arg(long, default_value = ".demo")]
    store: PathBuf,
    /// The app's port; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The drop boxes' port; the centre file names 8081.
    #[arg(long, default_value_t = 8081)]
    boxes_port: u16,
    /// How many invented women the demo's tablet is to be filled with, if another number than its own.
    #[arg(long)]
    cases: Option<u64>,
}

pub(crate) fn run(options: &Options) -> Outcome {
    tokio::runtime::Runtime::new()?.block_on(serve(options))
}

async fn serve(options: &Options) -> Outcome {
    let centre = documents::centre(&options.centre)?;
    let readers = readers(&options.keys)?;
    let app = listen(options.port).await?;
    let boxes = listen(options.boxes_port).await?;
    let (app_port, boxes_port) = (app.local_addr()?.port(), boxes.local_addr()?.port());
    let site = site::router(&options.site)?;
    let desk = page::router(centre.name().to_owned(), options.store.clone(), readers)
        .merge(drop_box::router(&options.store, app_port)?);
    say(&format!("The app:       http://localhost:{app_port}/"));
    say(&format!("The partners:  http://localhost:{boxes_port}/  (what each can read, side by side)"));
    let asked = options.cases.map(|cases| format!("#cases={cases}")).unwrap_or_default();
    let [(_, manager), (_, caseworker)] = STAFF;
    say(&format!(
        "For staff:     http://localhost:{app_port}/staff/{asked}  (press “Fill the demo tablet” on its first page,"
    ));
    say(&format!("               then sign in as {caseworker} or {manager}; the passphrase of both: {PASSPHRASE})"));
    say(&format!("What arrives is kept in {}. Stop with Ctrl-C.", options.store.display()));
    tokio::select! {
        ended = async { axum::serve(app, site).await } => ended?,
        ended = async { axum::serve(boxes, desk).await } => ended?,
        stopped = tokio::signal::ctrl_c() => stopped?,
    }
    Ok(())
}

/// A port of this machine alone; 0 takes a free one.
pub(crate) async fn listen(port: u16) -> Result<TcpListener, Box<dyn Error>> {
    Ok(TcpListener::bind(("127.0.0.1", port)).await.map_err(|e| format!("port {port}: {e}"))?)
}

/// Each partner with its private key.
fn readers(keys: &Path) -> Result<Vec<(PartnerCode, PrivateKey)>, Box<dyn Error>> {
    let read = |partner: PartnerCode| Ok((partner, received::key(&keys.join(format!("{}.key", partner.as_str())))?));
    PartnerCode::ALL.into_iter().map(read).collect()
}
