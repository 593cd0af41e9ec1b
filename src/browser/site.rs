//! Where this site stands, for links from the staff's page to hers.

use web_sys::Url;

/// The address of her page; `None` where the browser does not tell.
#[must_use]
pub fn her_page() -> Option<String> {
    let here = web_sys::window()?.location().href().ok()?;
    // The staff's page stands in a folder of the site's root.
    let hers = Url::new_with_base("../", &here).ok()?;
    Some(hers.href())
}
